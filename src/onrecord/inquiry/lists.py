"""Answers that list records: estimates, events, gatherings, sources, documents found by words, one record."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from onrecord.codebook.standing import StandingBook
from onrecord.export.sheet import Sheet
from onrecord.export.wording import interval, plain
from onrecord.inquiry import records
from onrecord.inquiry.question import Answer, Question, answered, iso, wanted_of
from onrecord.inquiry.standings import cells_of
from onrecord.ledger.voices import voices
from onrecord.model.ledger import Filed
from onrecord.model.records import Statement
from onrecord.store import Connection, keeping
from onrecord.store.lookup import Wanted


def estimates(connection: Connection, question: Question, book: StandingBook, measure: str | None = None) -> Answer:
    """How many, how much; of one measure where it is given."""
    found = records.estimates(connection, _of_kind(connection, question, book, measure))
    columns = (
        "measure",
        "subject",
        "figure",
        "low",
        "high",
        "unit",
        "scope",
        "date",
        "source",
        "sentence",
        "published",
    )
    rows = tuple(
        (
            plain(f.record.measure),
            f.record.subject,
            interval(f.record.low, f.record.high, f.record.approx, f.record.currency),
            f.record.low,
            f.record.high,
            f.record.unit or f.record.currency,
            f.record.scope,
            f.record.date,
            f.record.source,
            f.quotes[0],
            iso(f.told.published),
            f.told.outlet,
            f.record.id,
        )
        for f in found
        if not f.retracts
    )
    return answered("Estimates", [Sheet("estimates", (*columns, "outlet", "id"), rows)], connection, question, found)


def events(connection: Connection, question: Question, book: StandingBook, kind: str | None = None) -> Answer:
    """Who did what to whom, with what is only said to have been."""
    found = records.events(connection, _of_kind(connection, question, book, kind and kind.upper()))
    columns = ("type", "mode", "who", "whom", "factuality", "date", "place", "sentence", "published", "outlet", "id")
    rows = tuple(
        (
            f.record.type,
            f.record.mode and plain(f.record.mode),
            f.record.actors,
            f.record.recipients,
            f.record.factuality,
            f.record.date,
            f.record.place.text if f.record.place is not None else None,
            f.quotes[0],
            iso(f.told.published),
            f.told.outlet,
            f.record.id,
        )
        for f in found
    )
    return answered("Events", [Sheet("events", columns, rows)], connection, question, found)


def gatherings(connection: Connection, question: Question, book: StandingBook) -> Answer:
    """Conferences, summits and talks."""
    found = records.gatherings(connection, wanted_of(connection, question, book))
    columns = (
        "name",
        "date",
        "place",
        "hosts",
        "participants",
        "number",
        "excluded",
        "agenda",
        "sentence",
        "outlet",
        "id",
    )
    rows = tuple(
        (
            f.record.name,
            f.record.date,
            f.record.place.text if f.record.place is not None else None,
            f.record.hosts,
            f.record.participants,
            f.record.participant_count,
            tuple(excluded.actor for excluded in f.record.excluded),
            f.record.agenda,
            f.quotes[0],
            f.told.outlet,
            f.record.id,
        )
        for f in found
    )
    return answered("Gatherings", [Sheet("gatherings", columns, rows)], connection, question, found)


def sources(connection: Connection, question: Question, book: StandingBook) -> Answer:
    """Who speaks how often, how much of it unnamed, and which positions rest on unnamed officials alone."""
    said = [f for f in records.statements(connection, wanted_of(connection, question, book)) if f.record.content]
    by_source: dict[str, list[Filed[Statement]]] = {}
    for filed in said:
        by_source.setdefault(filed.record.source_id or filed.record.source, []).append(filed)
    speakers = sorted(by_source.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = tuple(
        (
            name,
            Counter(f.record.source_kind for f in several).most_common(1)[0][0],
            len(several),
            len({f.told.document for f in several}),
            len({f.told.outlet for f in several if f.told.outlet}),
            several[0].quotes[0],
            several[0].record.id,
        )
        for name, several in speakers
    )
    unnamed = sum(f.record.source_kind == "unnamed" for f in said)
    share = round(100 * unnamed / len(said), 1) if said else None
    sheets = (
        Sheet("who speaks", ("source", "kind", "statements", "documents", "outlets", "first sentence", "id"), rows),
        Sheet("unnamed", ("statements", "unnamed", "share in %"), ((len(said), unnamed, share),)),
        _resting_on_unnamed(connection, question, book),
    )
    return answered("Sources", sheets, connection, question, said)


def _resting_on_unnamed(connection: Connection, question: Question, book: StandingBook) -> Sheet:
    """Cells whose every voice is an unnamed official."""
    cells = [
        cell
        for cell in cells_of(connection, question, book)
        if all(j.filed.source_kind == "unnamed" for j in cell.series if j.verdict in ("holds", "confirms"))
    ]
    columns = ("actor", "stance", "contribution", "voices", "sentence", "id")
    rows = tuple(
        (
            c.key.actor,
            plain(c.holds.record.stance),
            plain(c.key.contribution),
            len(voices([c.holds])),
            c.holds.quotes[0],
            c.holds.record.id,
        )
        for c in cells
        if c.holds is not None
    )
    return Sheet("rests on unnamed officials", columns, rows)


def search(connection: Connection, query: str, limit: int) -> Answer:
    """Documents in which the words stand."""
    hits = keeping.search(connection, query, limit)
    rows = tuple((h.title, h.outlet, h.published and h.published[:10], h.words, h.document) for h in hits)
    sheet = Sheet("documents", ("title", "outlet", "published", "words", "document"), rows)
    return answered("Search", [sheet], connection, Question(), hits)


def _of_kind(connection: Connection, question: Question, book: StandingBook, kind: str | None) -> Wanted:
    kinds = (kind.replace(" ", "_") if kind == kind.lower() else kind,) if kind else ()
    return replace(wanted_of(connection, question, book), kinds=kinds)
