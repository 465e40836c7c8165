"""Answers about positions: the ledger, one cell, changes, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.codebook.standing import StandingBook
from onrecord.export.sheet import Cell as Content
from onrecord.export.sheet import Sheet
from onrecord.export.wording import STANCES, amount_words, plain
from onrecord.inquiry import records
from onrecord.inquiry.question import Answer, Question, answered, day_asked, iso, wanted_of
from onrecord.ledger import contradictions as against
from onrecord.ledger.changes import changes as find_changes
from onrecord.ledger.standing import WHY, standing
from onrecord.ledger.voices import voice
from onrecord.model.ledger import Cell, Filed, Key
from onrecord.model.records import Position
from onrecord.store import Connection

_CELL = ("actor", "stance", "contribution", "beneficiary", "target", "doer", "area")
_LEDGER = (*_CELL, "amounts", "since", "confirmed", "sources", "said by", "answered by", "sentence", "outlet", "id")
_FAMILIES = {"own": "own deeds", "others": "asked of others"}


def told(connection: Connection, question: Question, book: StandingBook) -> list[Filed[Position]]:
    """The positions a question is about, corrections seen to."""
    return records.positions(connection, wanted_of(connection, question, book), book)


def cells_of(connection: Connection, question: Question, book: StandingBook) -> list[Cell]:
    """The cells a question is about in which something stands, supported by enough voices."""
    on = day_asked(connection, question)
    cells = standing(told(connection, question, book), book, on, question.known_on)
    return [c for c in cells if c.holds is not None and len(c.voices) >= question.min_sources]


def ledger(connection: Connection, question: Question, book: StandingBook) -> Answer:
    """Who stands where: one row a cell, own deeds and deeds asked of others apart, and the two as matrices."""
    cells = cells_of(connection, question, book)
    sheets = []
    for family, title in _FAMILIES.items():
        of_family = [c for c in cells if c.key.family == family]
        sheets.append(Sheet(title, _LEDGER, tuple(_ledger_row(cell) for cell in of_family)))
        sheets.append(_matrix(title, of_family))
    return _answer("Ledger", sheets, connection, question, cells, book)


def _ledger_row(cell: Cell) -> tuple[Content, ...]:
    holds = cell.holds
    assert holds is not None
    return (
        *_key_row(cell.key, holds.record.stance),
        [amount_words(a) for a in holds.record.amounts],
        iso(cell.since),
        iso(cell.confirmed),
        len(cell.voices),
        _said_by(holds),
        [_key_words(key) for key in cell.answers],
        holds.quotes[0],
        holds.told.outlet,
        holds.record.id,
    )


def _matrix(title: str, cells: Sequence[Cell]) -> Sheet:
    """Actors down, contributions across; in a field the stances of its cells, the finer ones too."""
    contributions = sorted({c.key.contribution for c in cells})
    fields: dict[str, dict[str, list[str]]] = {}
    for cell in cells:
        assert cell.holds is not None
        stances = fields.setdefault(cell.key.actor, {}).setdefault(cell.key.contribution, [])
        stances.append(plain(cell.holds.record.stance))
    rows = tuple(
        (actor, *(list(dict.fromkeys(of.get(c, ()))) or None for c in contributions)) for actor, of in fields.items()
    )
    return Sheet(f"{title}, matrix", ("actor", *map(plain, contributions)), rows, picture=True)


def standing_of(connection: Connection, question: Question, book: StandingBook) -> Answer:
    """The series of each cell of an actor: every sentence, and what became of it."""
    on = day_asked(connection, question)
    cells = standing(told(connection, question, book), book, on, question.known_on)
    sheets = [_series(cell) for cell in cells]
    return _answer("Standing", sheets, connection, question, cells, book)


def _series(cell: Cell) -> Sheet:
    now = f"{plain(cell.holds.record.stance)} since {cell.since}" if cell.holds is not None else "nothing stands"
    columns = ("since", "stance", "verdict", "why", "voice", "amounts", "sentence", "published", "outlet", "link", "id")
    rows = tuple(
        (
            iso(one.since),
            plain(one.filed.record.stance),
            one.verdict,
            WHY[one.verdict],
            voice(one.filed),
            [amount_words(a) for a in one.filed.record.amounts],
            one.filed.quotes[0],
            iso(one.filed.told.published),
            one.filed.told.outlet,
            None if one.filed.correction is None else one.filed.correction.record or one.filed.correction.document,
            one.filed.record.id,
        )
        for one in cell.series
    )
    return Sheet(f"{_key_words(cell.key)}: {now}", columns, rows)


def changes(connection: Connection, question: Question, book: StandingBook, since: date | None = None) -> Answer:
    """The same actor, later, different: both sentences."""
    wanted = replace(wanted_of(connection, question, book), touched=since)
    positions = records.positions(connection, wanted, book)
    found = find_changes(positions, book, day_asked(connection, question), question.known_on or date.max, since)
    columns = ("day", "actor", "contribution", "beneficiary", "target", "area", "before", "after", "sentence before")
    rows = tuple(
        (
            change.day.isoformat(),
            change.key.actor,
            plain(change.key.contribution),
            change.key.beneficiary,
            change.key.target,
            change.key.area,
            plain(change.before.record.stance),
            plain(change.after.record.stance),
            change.before.quotes[0],
            change.after.quotes[0],
            change.before.record.id,
            change.after.record.id,
        )
        for change in found
    )
    sheet = Sheet("changes", (*columns, "sentence after", "id before", "id after"), rows)
    return _answer("Changes", [sheet], connection, question, found, book)


def contradictions(connection: Connection, question: Question, book: StandingBook) -> Answer:
    """What cannot both be true: stances, estimates, accusations and denials, with both sentences."""
    wanted = wanted_of(connection, question, book)
    on, known_on = day_asked(connection, question), question.known_on or date.max
    found = [
        *against.of_positions(records.positions(connection, wanted, book), book, on, known_on),
        *(() if question.contribution else against.of_estimates(records.estimates(connection, wanted))),
        *(() if question.contribution else against.of_events(records.events(connection, wanted))),
    ]
    columns = ("kind", "about", "day", "voice", "sentence", "other voice", "other sentence", "id", "other id")
    rows = tuple(
        (
            c.kind,
            " · ".join(plain(word) for word in c.about),
            c.day.isoformat(),
            voice(c.one),
            c.one.quotes[0],
            voice(c.other),
            c.other.quotes[0],
            c.one.record.id,
            c.other.record.id,
        )
        for c in found
    )
    return _answer("Contradictions", [Sheet("contradictions", columns, rows)], connection, question, found, book)


def _answer(
    title: str,
    sheets: Iterable[Sheet],
    connection: Connection,
    question: Question,
    said: Sequence[object],
    book: StandingBook,
) -> Answer:
    return answered(title, sheets, connection, question, said, wanted_of(connection, question, book).actors)


def _key_row(key: Key, stance: str) -> tuple[Content, ...]:
    words = STANCES[stance].now if stance in STANCES else plain(stance)
    return (key.actor, words, plain(key.contribution), key.beneficiary, key.target, key.doer, key.area)


def _key_words(key: Key) -> str:
    """ "NOR · arms · for UKR · in POL"."""
    parts = (("by", key.doer), ("for", key.beneficiary), ("against", key.target), ("in", key.area))
    return " · ".join((key.actor, plain(key.contribution), *(f"{word} {value}" for word, value in parts if value)))


def _said_by(filed: Filed[Position]) -> str | None:
    """Of hearsay, who says it."""
    if filed.record.factuality != "reported":
        return None
    return filed.record.source or filed.told.outlet or "others"
