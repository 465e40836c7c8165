"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FULL_TEXT = {
    "sqlite": (
        "CREATE VIRTUAL TABLE full_text USING fts5(title, text, content='documents', "
        "content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE TRIGGER full_text_added AFTER INSERT ON documents BEGIN INSERT INTO full_text(rowid, "
        "title, text) VALUES (new.number, new.title, new.text); END",
        "CREATE TRIGGER full_text_gone AFTER DELETE ON documents BEGIN INSERT INTO full_text(full_text, "
        "rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END",
    ),
    "postgresql": (
        "CREATE INDEX full_text ON documents USING gin (to_tsvector('english', coalesce(title, '') || ' ' || text))",
    ),
}


def upgrade() -> None:
    _actor_decisions()
    _documents()
    _originals()
    _actors()
    _appearances()
    _copies()
    _estimates()
    _events()
    _gatherings()
    _positions()
    _shingles()
    _statements()
    _amounts()
    _event_parties()
    for statement in FULL_TEXT[op.get_context().dialect.name]:
        op.execute(statement)


def _actor_decisions() -> None:
    op.create_table(
        "actor_decisions",
        sa.Column("number", sa.Integer(), nullable=False, comment="in the order in which they were made"),
        sa.Column("made_at", sa.Text(), nullable=False, comment="when, UTC"),
        sa.Column("made_by", sa.Text(), nullable=False, comment="who"),
        sa.Column("verb", sa.Text(), nullable=False, comment="merge, split, rename or link"),
        sa.Column("actor", sa.Text(), nullable=False, comment="the id that it is about"),
        sa.Column("into", sa.Text(), nullable=True, comment="of a merge, the id that it becomes"),
        sa.Column("name", sa.Text(), nullable=True, comment="of a rename or link, what it is called"),
        sa.Column("wikidata", sa.Text(), nullable=True, comment="of a link, its number in Wikidata"),
        sa.PrimaryKeyConstraint("number"),
        comment="What people decided about actors; nothing is overwritten, the records keep their own ids",
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), nullable=False, comment="for the index of words only; says nothing"),
        sa.Column("id", sa.Text(), nullable=False, comment="hash of the text"),
        sa.Column("title", sa.Text(), nullable=True, comment="as printed"),
        sa.Column("byline", sa.Text(), nullable=True, comment="as printed"),
        sa.Column("outlet", sa.Text(), nullable=True, comment="who published it"),
        sa.Column("agency", sa.Text(), nullable=True, comment="the wire that it credits"),
        sa.Column("published", sa.Text(), nullable=True, comment="date of publication, ISO 8601"),
        sa.Column(
            "date_basis", sa.Text(), nullable=False, comment="where that comes from: given, page, url, text or none"
        ),
        sa.Column(
            "known_day",
            sa.Text(),
            nullable=False,
            comment="the day from which it could be known: publication, else reading",
        ),
        sa.Column("url", sa.Text(), nullable=True, comment="where it came from"),
        sa.Column("language", sa.Text(), nullable=True, comment="ISO 639-1, detected"),
        sa.Column("note", sa.Boolean(), nullable=False, comment="whether it says that it corrects an earlier version"),
        sa.Column("shingles", sa.Integer(), nullable=False, comment="size of its sketch, by which copies are found"),
        sa.Column("onrecord", sa.Text(), nullable=False, comment="version of the program that read it"),
        sa.Column("codebook", sa.Text(), nullable=False, comment="hash of the codebook it was read with"),
        sa.Column("pipeline", sa.Text(), nullable=False, comment="the spaCy pipeline it was read with"),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="the document as the program sees it; all spans point into it"
        ),
        sa.Column(
            "blocks", sa.JSON(), nullable=False, comment="kind, start, end and, in liveblogs, date of each stretch"
        ),
        sa.Column("issues", sa.JSON(), nullable=False, comment="what was not understood or left out"),
        sa.Column("places", sa.JSON(), nullable=False, comment="the toponyms of the text"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
        comment="Each text once; where it appeared is in appearances",
    )
    op.create_index("documents_by_known_day", "documents", ["known_day", "outlet"], unique=False)
    op.create_index("documents_by_url", "documents", ["url"], unique=False)


def _originals() -> None:
    op.create_table(
        "originals",
        sa.Column("sha256", sa.Text(), nullable=False, comment="hash of the bytes"),
        sa.Column("data", sa.LargeBinary(), nullable=False, comment="the bytes as they came, compressed with zlib"),
        sa.Column("size", sa.Integer(), nullable=False, comment="number of bytes before compression"),
        sa.PrimaryKeyConstraint("sha256"),
        comment="What arrived, byte for byte",
    )


def _actors() -> None:
    op.create_table(
        "actors",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column(
            "id", sa.Text(), nullable=False, comment="codebook §1: ISO code, short name, or the fullest form of a name"
        ),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place in the reading, from 0"),
        sa.Column("kind", sa.Text(), nullable=False, comment="state, igo, group, person …"),
        sa.Column("name", sa.Text(), nullable=False, comment="as the text names it"),
        sa.Column("country", sa.Text(), nullable=True, comment="ISO 3166 alpha-3"),
        sa.Column("organ", sa.Text(), nullable=True, comment="the part of the state"),
        sa.Column("role", sa.Text(), nullable=True, comment="the office"),
        sa.Column("mentions", sa.JSON(), nullable=False, comment="spans"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "id"),
        comment="Who takes part in each document",
    )
    op.create_index("actors_by_id", "actors", ["id"], unique=False)
    op.create_index("actors_by_name", "actors", ["name"], unique=False)


def _appearances() -> None:
    op.create_table(
        "appearances",
        sa.Column("key", sa.Text(), nullable=False, comment="hash of bytes, address, outlet and date as given"),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True, comment="who published it there"),
        sa.Column("published", sa.Text(), nullable=True, comment="when it was published there"),
        sa.Column("url", sa.Text(), nullable=True, comment="the address"),
        sa.Column("input", sa.Text(), nullable=False, comment="file, address or folder that the user named"),
        sa.Column("part", sa.Text(), nullable=True, comment="which part of it: line, row or record"),
        sa.Column("given_id", sa.Text(), nullable=True, comment="the id that a row or entry bears"),
        sa.Column("retrieved", sa.Text(), nullable=True, comment="when it was fetched, UTC"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="hash of its bytes, in originals"),
        sa.Column(
            "given", sa.JSON(), nullable=False, comment="what came with the bytes and is needed to read them again"
        ),
        sa.Column(
            "proof", sa.Text(), nullable=False, comment="hash of the file it was taken from, as a citation gives it"
        ),
        sa.Column("read_on", sa.Text(), nullable=False, comment="the day on which it was read"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
        comment="Where each text arrived from: a reprint word for word is a second appearance of one document",
    )
    op.create_index(op.f("ix_appearances_document"), "appearances", ["document"], unique=False)


def _copies() -> None:
    op.create_table(
        "copies",
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["documents.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other"),
        comment="Pairs of documents that are one text, edited or cut; one < other",
    )
    op.create_index(op.f("ix_copies_other"), "copies", ["other"], unique=False)


def _estimates() -> None:
    op.create_table(
        "estimates",
        sa.Column("document", sa.Text(), nullable=False, comment="id of the document that proves it"),
        sa.Column("id", sa.Text(), nullable=False, comment="a stable hash"),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place among its kind in the reading, from 0"),
        sa.Column("words", sa.Text(), nullable=False, comment="the words that prove it, the fullest evidence"),
        sa.Column("evidence", sa.JSON(), nullable=False, comment="spans of the text that prove it, fullest first"),
        sa.Column("confidence", sa.Float(), nullable=False, comment="from 0 to 1, a prior"),
        sa.Column("because", sa.JSON(), nullable=False, comment="the way from words to record"),
        sa.Column("source", sa.Text(), nullable=True, comment="who says so, in the text's words"),
        sa.Column("source_id", sa.Text(), nullable=True, comment="the actor id of who says so"),
        sa.Column("source_kind", sa.Text(), nullable=True, comment="named, unnamed, institution or document"),
        sa.Column("via", sa.Text(), nullable=True, comment="the outlet that this one relays"),
        sa.Column(
            "retracts", sa.Boolean(), nullable=False, comment="told only to take it back, in a note of correction"
        ),
        sa.Column("subject", sa.Text(), nullable=False, comment="what is counted"),
        sa.Column("measure", sa.Text(), nullable=False, comment="killed, displaced, troops …"),
        sa.Column("low", sa.Float(), nullable=True, comment="lower end of what the words state"),
        sa.Column("high", sa.Float(), nullable=True, comment="upper end"),
        sa.Column("approx", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True, comment="tons, km, %"),
        sa.Column("currency", sa.Text(), nullable=True, comment="ISO 4217"),
        sa.Column("per", sa.Text(), nullable=True, comment="day of “a day”"),
        sa.Column("scope", sa.Text(), nullable=True, comment="the words for the place it holds for"),
        sa.Column("part_of", sa.Text(), nullable=True, comment="id of the estimate it is a share of"),
        sa.Column("date", sa.Text(), nullable=True, comment="as of when, EDTF"),
        sa.Column("date_text", sa.Text(), nullable=True, comment="the words of the date"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "id"),
        comment="How many, how much",
    )
    op.create_index("estimates_by_thing", "estimates", ["subject", "measure"], unique=False)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("document", sa.Text(), nullable=False, comment="id of the document that proves it"),
        sa.Column("id", sa.Text(), nullable=False, comment="a stable hash"),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place among its kind in the reading, from 0"),
        sa.Column("words", sa.Text(), nullable=False, comment="the words that prove it, the fullest evidence"),
        sa.Column("evidence", sa.JSON(), nullable=False, comment="spans of the text that prove it, fullest first"),
        sa.Column("confidence", sa.Float(), nullable=False, comment="from 0 to 1, a prior"),
        sa.Column("because", sa.JSON(), nullable=False, comment="the way from words to record"),
        sa.Column("type", sa.Text(), nullable=False, comment="PLOVER's type"),
        sa.Column("mode", sa.Text(), nullable=True, comment="PLOVER's mode"),
        sa.Column("contexts", sa.JSON(), nullable=False, comment="PLOVER's contexts"),
        sa.Column("actors", sa.JSON(), nullable=False, comment="ids of who did it"),
        sa.Column("organ", sa.Text(), nullable=True, comment="the part of the first actor"),
        sa.Column("recipients", sa.JSON(), nullable=False, comment="ids of whom it was done to"),
        sa.Column(
            "factuality",
            sa.Text(),
            nullable=False,
            comment="happened, ongoing, scheduled, possible, alleged, denied, demanded",
        ),
        sa.Column("date", sa.Text(), nullable=True, comment="EDTF"),
        sa.Column("date_text", sa.Text(), nullable=True, comment="the words of the date"),
        sa.Column("place", sa.JSON(), nullable=True, comment="text, name, geonameid, country, lat, lon"),
        sa.Column("killed", sa.JSON(), nullable=True, comment="low and high"),
        sa.Column("injured", sa.JSON(), nullable=True, comment="low and high"),
        sa.Column("captured", sa.JSON(), nullable=True, comment="low and high"),
        sa.Column("trigger", sa.JSON(), nullable=False, comment="span of the word that names it"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "id"),
        comment="Who did what to whom",
    )
    op.create_index("events_by_type", "events", ["type"], unique=False)


def _gatherings() -> None:
    op.create_table(
        "gatherings",
        sa.Column("document", sa.Text(), nullable=False, comment="id of the document that proves it"),
        sa.Column("id", sa.Text(), nullable=False, comment="a stable hash"),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place among its kind in the reading, from 0"),
        sa.Column("words", sa.Text(), nullable=False, comment="the words that prove it, the fullest evidence"),
        sa.Column("evidence", sa.JSON(), nullable=False, comment="spans of the text that prove it, fullest first"),
        sa.Column("confidence", sa.Float(), nullable=False, comment="from 0 to 1, a prior"),
        sa.Column("because", sa.JSON(), nullable=False, comment="the way from words to record"),
        sa.Column("name", sa.Text(), nullable=False, comment="as the text calls it"),
        sa.Column("place", sa.JSON(), nullable=True, comment="text, name, geonameid, country, lat, lon"),
        sa.Column("date", sa.Text(), nullable=True, comment="EDTF"),
        sa.Column("date_text", sa.Text(), nullable=True, comment="the words of the date"),
        sa.Column("duration", sa.Text(), nullable=True, comment="how long"),
        sa.Column("hosts", sa.JSON(), nullable=False),
        sa.Column("participants", sa.JSON(), nullable=False),
        sa.Column("participant_count", sa.Integer(), nullable=True),
        sa.Column("excluded", sa.JSON(), nullable=False, comment="who is left out, and who objected"),
        sa.Column("agenda", sa.Text(), nullable=True, comment="what it is for"),
        sa.Column("outcome", sa.Text(), nullable=True, comment="planned, statement, agreement, none"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "id"),
        comment="Who meets",
    )


def _positions() -> None:
    op.create_table(
        "positions",
        sa.Column("document", sa.Text(), nullable=False, comment="id of the document that proves it"),
        sa.Column("id", sa.Text(), nullable=False, comment="a stable hash"),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place among its kind in the reading, from 0"),
        sa.Column("words", sa.Text(), nullable=False, comment="the words that prove it, the fullest evidence"),
        sa.Column("evidence", sa.JSON(), nullable=False, comment="spans of the text that prove it, fullest first"),
        sa.Column("confidence", sa.Float(), nullable=False, comment="from 0 to 1, a prior"),
        sa.Column("because", sa.JSON(), nullable=False, comment="the way from words to record"),
        sa.Column("source", sa.Text(), nullable=True, comment="who says so, in the text's words"),
        sa.Column("source_id", sa.Text(), nullable=True, comment="the actor id of who says so"),
        sa.Column("source_kind", sa.Text(), nullable=True, comment="named, unnamed, institution or document"),
        sa.Column("via", sa.Text(), nullable=True, comment="the outlet that this one relays"),
        sa.Column(
            "retracts", sa.Boolean(), nullable=False, comment="told only to take it back, in a note of correction"
        ),
        sa.Column("actor", sa.Text(), nullable=False, comment="who would give, do or refuse it"),
        sa.Column("organ", sa.Text(), nullable=True, comment="the part of the state"),
        sa.Column("contribution", sa.Text(), nullable=False, comment="leaf or branch of the codebook's tree"),
        sa.Column(
            "stance",
            sa.Text(),
            nullable=False,
            comment="from delivering to ended; urging, opposed, tolerating on another's deed",
        ),
        sa.Column("family", sa.Text(), nullable=False, comment="own or others: whose deed it is about"),
        sa.Column("beneficiary", sa.Text(), nullable=True, comment="who gains"),
        sa.Column("target", sa.Text(), nullable=True, comment="against whom"),
        sa.Column("doer", sa.Text(), nullable=True, comment="who would do it, for stances on another's deed"),
        sa.Column("area", sa.Text(), nullable=True, comment="where, a country's code or the phrase of a region"),
        sa.Column("area_text", sa.Text(), nullable=True, comment="the words for a part of a country"),
        sa.Column("condition", sa.Text(), nullable=True, comment="only if …"),
        sa.Column("factuality", sa.Text(), nullable=False, comment="asserted, reported or denied"),
        sa.Column("denied_by", sa.Text(), nullable=True, comment="who denies it"),
        sa.Column("holds", sa.Boolean(), nullable=False, comment="false where it was over when the text was written"),
        sa.Column("date", sa.Text(), nullable=True, comment="EDTF"),
        sa.Column("date_text", sa.Text(), nullable=True, comment="the words of the date"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "id"),
        comment="Who offers, gives, prepares, refuses what",
    )
    op.create_index("positions_by_cell", "positions", ["actor", "contribution"], unique=False)
    op.create_index("positions_by_contribution", "positions", ["contribution"], unique=False)
    op.create_index("positions_by_date", "positions", ["date"], unique=False)


def _shingles() -> None:
    op.create_table(
        "shingles",
        sa.Column(
            "hash", sa.BigInteger(), autoincrement=False, nullable=False, comment="a sampled shingle of five words"
        ),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", "document"),
        comment="By which copies of one text are found; a shingle of many texts is kept for the first of them only",
    )
    op.create_index("shingles_by_document", "shingles", ["document"], unique=False)


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("document", sa.Text(), nullable=False, comment="id of the document that proves it"),
        sa.Column("id", sa.Text(), nullable=False, comment="a stable hash"),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place among its kind in the reading, from 0"),
        sa.Column("words", sa.Text(), nullable=False, comment="the words that prove it, the fullest evidence"),
        sa.Column("evidence", sa.JSON(), nullable=False, comment="spans of the text that prove it, fullest first"),
        sa.Column("confidence", sa.Float(), nullable=False, comment="from 0 to 1, a prior"),
        sa.Column("because", sa.JSON(), nullable=False, comment="the way from words to record"),
        sa.Column("source", sa.Text(), nullable=False, comment="who says it, in the text's words"),
        sa.Column("source_id", sa.Text(), nullable=True, comment="the actor id of who says it"),
        sa.Column("source_kind", sa.Text(), nullable=False, comment="named, unnamed, institution or document"),
        sa.Column("via", sa.Text(), nullable=True, comment="who relays it"),
        sa.Column("cue", sa.Text(), nullable=True, comment="the word that reports"),
        sa.Column(
            "content", sa.JSON(), nullable=False, comment="spans of what is said; empty: refused to say anything"
        ),
        sa.Column("said", sa.Text(), nullable=True, comment="the words of the content"),
        sa.Column("quote", sa.Text(), nullable=False, comment="direct, indirect, mixed or none"),
        sa.Column("audience", sa.Text(), nullable=True, comment="to whom"),
        sa.Column("anonymity", sa.Text(), nullable=True, comment="why unnamed"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "id"),
        comment="Who says what",
    )
    op.create_index("statements_by_source", "statements", ["source_id"], unique=False)


def _amounts() -> None:
    op.create_table(
        "amounts",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False, comment="id of the position"),
        sa.Column("number", sa.Integer(), nullable=False, comment="its place among the position's amounts, from 0"),
        sa.Column("low", sa.Float(), nullable=True, comment="lower end of what the words state"),
        sa.Column("high", sa.Float(), nullable=True, comment="upper end"),
        sa.Column("unit", sa.Text(), nullable=True, comment="what is counted"),
        sa.Column("currency", sa.Text(), nullable=True, comment="ISO 4217"),
        sa.Column("period", sa.Text(), nullable=True, comment="a year, a month"),
        sa.Column("approx", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=True, comment="new, total or remaining"),
        sa.ForeignKeyConstraint(["document", "position"], ["positions.document", "positions.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "position", "number"),
        comment="How much is offered or given",
    )


def _event_parties() -> None:
    op.create_table(
        "event_parties",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False, comment="id of the event"),
        sa.Column("role", sa.Text(), nullable=False, comment="actor or recipient"),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document", "event"], ["events.document", "events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "event", "role", "actor"),
        comment="Each party of each event",
    )
    op.create_index("event_parties_by_actor", "event_parties", ["actor"], unique=False)
