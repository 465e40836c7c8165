"""The schema. Every table and column says what it is: Datasette, and `docs/store.md`, show these words.

Days are ISO 8601 text, dates of records EDTF; spans are pairs of code points `[start, end)` of `documents.text`.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()


def _text(name: str, comment: str, nullable: bool = True) -> Column[str]:
    return Column(name, Text, nullable=nullable, comment=comment)


def _record_columns() -> tuple[Column[object] | ForeignKeyConstraint, ...]:
    """What every record has."""
    return (
        Column(
            "document",
            Text,
            ForeignKey("documents.id", ondelete="CASCADE"),
            primary_key=True,
            comment="id of the document that proves it",
        ),
        Column("id", Text, primary_key=True, comment="a stable hash"),
        Column("number", Integer, nullable=False, comment="its place among its kind in the reading, from 0"),
        Column("words", Text, nullable=False, comment="the words that prove it, the fullest evidence"),
        Column("evidence", JSON, nullable=False, comment="spans of the text that prove it, fullest first"),
        Column("confidence", Float, nullable=False, comment="from 0 to 1, a prior"),
        Column("because", JSON, nullable=False, comment="the way from words to record"),
    )


def _attributed() -> tuple[Column[object], ...]:
    """Who says a record, where its text says so."""
    return (
        Column("source", Text, comment="who says so, in the text's words"),
        Column("source_id", Text, comment="the actor id of who says so"),
        Column("source_kind", Text, comment="named, unnamed, institution or document"),
        Column("via", Text, comment="the outlet that this one relays"),
        Column("retracts", Boolean, nullable=False, comment="told only to take it back, in a note of correction"),
    )


originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True, comment="hash of the bytes"),
    Column("data", LargeBinary, nullable=False, comment="the bytes as they came, compressed with zlib"),
    Column("size", Integer, nullable=False, comment="number of bytes before compression"),
    comment="What arrived, byte for byte",
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True, comment="for the index of words only; says nothing"),
    Column("id", Text, unique=True, nullable=False, comment="hash of the text"),
    _text("title", "as printed"),
    _text("byline", "as printed"),
    _text("outlet", "who published it"),
    _text("agency", "the wire that it credits"),
    _text("published", "date of publication, ISO 8601"),
    _text("date_basis", "where that comes from: given, page, url, text or none", nullable=False),
    _text("known_day", "the day from which it could be known: publication, else reading", nullable=False),
    _text("url", "where it came from"),
    _text("language", "ISO 639-1, detected"),
    Column("note", Boolean, nullable=False, comment="whether it says that it corrects an earlier version"),
    Column("shingles", Integer, nullable=False, comment="size of its sketch, by which copies are found"),
    _text("onrecord", "version of the program that read it", nullable=False),
    _text("codebook", "hash of the codebook it was read with", nullable=False),
    _text("pipeline", "the spaCy pipeline it was read with", nullable=False),
    # The long columns are last: SQLite reads a row from its beginning.
    _text("text", "the document as the program sees it; all spans point into it", nullable=False),
    Column("blocks", JSON, nullable=False, comment="kind, start, end and, in liveblogs, date of each stretch"),
    Column("issues", JSON, nullable=False, comment="what was not understood or left out"),
    Column("places", JSON, nullable=False, comment="the toponyms of the text"),
    comment="Each text once; where it appeared is in appearances",
)

appearances = Table(
    "appearances",
    metadata,
    Column("key", Text, primary_key=True, comment="hash of bytes, address, outlet and date as given"),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    _text("outlet", "who published it there"),
    _text("published", "when it was published there"),
    _text("url", "the address"),
    _text("input", "file, address or folder that the user named", nullable=False),
    _text("part", "which part of it: line, row or record"),
    _text("given_id", "the id that a row or entry bears"),
    _text("retrieved", "when it was fetched, UTC"),
    _text("sha256", "hash of its bytes, in originals", nullable=False),
    Column("given", JSON, nullable=False, comment="what came with the bytes and is needed to read them again"),
    _text("proof", "hash of the file it was taken from, as a citation gives it", nullable=False),
    _text("read_on", "the day on which it was read", nullable=False),
    comment="Where each text arrived from: a reprint word for word is a second appearance of one document",
)

actors = Table(
    "actors",
    metadata,
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True, comment="codebook §1: ISO code, short name, or the fullest form of a name"),
    Column("number", Integer, nullable=False, comment="its place in the reading, from 0"),
    _text("kind", "state, igo, group, person …", nullable=False),
    _text("name", "as the text names it", nullable=False),
    _text("country", "ISO 3166 alpha-3"),
    _text("organ", "the part of the state"),
    _text("role", "the office"),
    Column("mentions", JSON, nullable=False, comment="spans"),
    Index("actors_by_id", "id"),
    Index("actors_by_name", "name"),
    comment="Who takes part in each document",
)

actor_decisions = Table(
    "actor_decisions",
    metadata,
    Column("number", Integer, primary_key=True, comment="in the order in which they were made"),
    _text("made_at", "when, UTC", nullable=False),
    _text("made_by", "who", nullable=False),
    _text("verb", "merge, split, rename or link", nullable=False),
    _text("actor", "the id that it is about", nullable=False),
    _text("into", "of a merge, the id that it becomes"),
    _text("name", "of a rename or link, what it is called"),
    _text("wikidata", "of a link, its number in Wikidata"),
    comment="What people decided about actors; nothing is overwritten, the records keep their own ids",
)

statements = Table(
    "statements",
    metadata,
    *_record_columns(),
    _text("source", "who says it, in the text's words", nullable=False),
    _text("source_id", "the actor id of who says it"),
    _text("source_kind", "named, unnamed, institution or document", nullable=False),
    _text("via", "who relays it"),
    _text("cue", "the word that reports"),
    Column("content", JSON, nullable=False, comment="spans of what is said; empty: refused to say anything"),
    _text("said", "the words of the content"),
    _text("quote", "direct, indirect, mixed or none", nullable=False),
    _text("audience", "to whom"),
    _text("anonymity", "why unnamed"),
    Index("statements_by_source", "source_id"),
    comment="Who says what",
)

positions = Table(
    "positions",
    metadata,
    *_record_columns(),
    *_attributed(),
    _text("actor", "who would give, do or refuse it", nullable=False),
    _text("organ", "the part of the state"),
    _text("contribution", "leaf or branch of the codebook's tree", nullable=False),
    _text("stance", "from delivering to ended; urging, opposed, tolerating on another's deed", nullable=False),
    _text("family", "own or others: whose deed it is about", nullable=False),
    _text("beneficiary", "who gains"),
    _text("target", "against whom"),
    _text("doer", "who would do it, for stances on another's deed"),
    _text("area", "where, a country's code or the phrase of a region"),
    _text("area_text", "the words for a part of a country"),
    _text("condition", "only if …"),
    _text("factuality", "asserted, reported or denied", nullable=False),
    _text("denied_by", "who denies it"),
    Column("holds", Boolean, nullable=False, comment="false where it was over when the text was written"),
    _text("date", "EDTF"),
    _text("date_text", "the words of the date"),
    Index("positions_by_cell", "actor", "contribution"),
    Index("positions_by_contribution", "contribution"),
    Index("positions_by_date", "date"),
    comment="Who offers, gives, prepares, refuses what",
)

amounts = Table(
    "amounts",
    metadata,
    Column("document", Text, primary_key=True),
    Column("position", Text, primary_key=True, comment="id of the position"),
    Column("number", Integer, primary_key=True, comment="its place among the position's amounts, from 0"),
    Column("low", Float, comment="lower end of what the words state"),
    Column("high", Float, comment="upper end"),
    _text("unit", "what is counted"),
    _text("currency", "ISO 4217"),
    _text("period", "a year, a month"),
    Column("approx", Boolean, nullable=False),
    _text("basis", "new, total or remaining"),
    ForeignKeyConstraint(["document", "position"], ["positions.document", "positions.id"], ondelete="CASCADE"),
    comment="How much is offered or given",
)

estimates = Table(
    "estimates",
    metadata,
    *_record_columns(),
    *_attributed(),
    _text("subject", "what is counted", nullable=False),
    _text("measure", "killed, displaced, troops …", nullable=False),
    Column("low", Float, comment="lower end of what the words state"),
    Column("high", Float, comment="upper end"),
    Column("approx", Boolean, nullable=False),
    _text("unit", "tons, km, %"),
    _text("currency", "ISO 4217"),
    _text("per", "day of “a day”"),
    _text("scope", "the words for the place it holds for"),
    _text("part_of", "id of the estimate it is a share of"),
    _text("date", "as of when, EDTF"),
    _text("date_text", "the words of the date"),
    Index("estimates_by_thing", "subject", "measure"),
    comment="How many, how much",
)

events = Table(
    "events",
    metadata,
    *_record_columns(),
    _text("type", "PLOVER's type", nullable=False),
    _text("mode", "PLOVER's mode"),
    Column("contexts", JSON, nullable=False, comment="PLOVER's contexts"),
    Column("actors", JSON, nullable=False, comment="ids of who did it"),
    _text("organ", "the part of the first actor"),
    Column("recipients", JSON, nullable=False, comment="ids of whom it was done to"),
    _text("factuality", "happened, ongoing, scheduled, possible, alleged, denied, demanded", nullable=False),
    _text("date", "EDTF"),
    _text("date_text", "the words of the date"),
    Column("place", JSON, comment="text, name, geonameid, country, lat, lon"),
    Column("killed", JSON, comment="low and high"),
    Column("injured", JSON, comment="low and high"),
    Column("captured", JSON, comment="low and high"),
    Column("trigger", JSON, nullable=False, comment="span of the word that names it"),
    Index("events_by_type", "type"),
    comment="Who did what to whom",
)

event_parties = Table(
    "event_parties",
    metadata,
    Column("document", Text, primary_key=True),
    Column("event", Text, primary_key=True, comment="id of the event"),
    Column("role", Text, primary_key=True, comment="actor or recipient"),
    Column("actor", Text, primary_key=True),
    ForeignKeyConstraint(["document", "event"], ["events.document", "events.id"], ondelete="CASCADE"),
    Index("event_parties_by_actor", "actor"),
    comment="Each party of each event",
)

gatherings = Table(
    "gatherings",
    metadata,
    *_record_columns(),
    _text("name", "as the text calls it", nullable=False),
    Column("place", JSON, comment="text, name, geonameid, country, lat, lon"),
    _text("date", "EDTF"),
    _text("date_text", "the words of the date"),
    _text("duration", "how long"),
    Column("hosts", JSON, nullable=False),
    Column("participants", JSON, nullable=False),
    Column("participant_count", Integer),
    Column("excluded", JSON, nullable=False, comment="who is left out, and who objected"),
    _text("agenda", "what it is for"),
    _text("outcome", "planned, statement, agreement, none"),
    comment="Who meets",
)

shingles = Table(
    "shingles",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False, comment="a sampled shingle of five words"),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Index("shingles_by_document", "document"),
    comment="By which copies of one text are found; a shingle of many texts is kept for the first of them only",
)

copies = Table(
    "copies",
    metadata,
    Column("one", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("other", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
    comment="Pairs of documents that are one text, edited or cut; one < other",
)

Index("documents_by_known_day", documents.c.known_day, documents.c.outlet)
Index("documents_by_url", documents.c.url)
