"""A reading as rows of a table: one a record, the same columns for every kind."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from onrecord.export.quoting import visible
from onrecord.model.document import Span
from onrecord.model.records import Estimate, Event, EventPlace, Gathering, Position, Reading, Record, Statement

COLUMNS = (
    *("kind", "id", "who", "how", "what", "whom", "low", "high", "unit", "date", "date_text", "place"),
    *("said_by", "factuality", "confidence", "words", "start", "end"),
    *("document", "title", "outlet", "published", "url", "input", "part"),
)
# A spreadsheet would run these as formulas; the quotation mark before them makes them text.
_FORMULA = ("=", "+", "@", "-", "\t", "\r")
_SEPARATOR = "; "
_Cell = str | float | int | None


def header() -> str:
    """The line that names the columns, without a line end."""
    return ",".join(COLUMNS)


def table(reading: Reading) -> str:
    """A line a record, without the header and the final line end; empty where there is no record."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows(reading))
    return out.getvalue().rstrip("\n")


def rows(reading: Reading) -> Iterator[list[str]]:
    """The cells of each record, in the order of `COLUMNS`; unknown is empty, several values are parted by `; `."""
    beside = _document(reading)
    records: tuple[Record, ...] = (
        *reading.statements,
        *reading.positions,
        *reading.estimates,
        *reading.events,
        *reading.gatherings,
    )
    for record in records:
        cells = {**_cells(record), **_proof(record, reading.document.text), **beside}
        yield [_cell(cells.get(column)) for column in COLUMNS]


def _cells(record: Record) -> dict[str, _Cell]:
    match record:
        case Statement():
            return _statement(record)
        case Position():
            return _position(record)
        case Estimate():
            return _estimate(record)
        case Event():
            return _event(record)
        case Gathering():
            return _gathering(record)


def _statement(one: Statement) -> dict[str, _Cell]:
    return {
        "kind": "statement",
        "who": one.source_id or one.source,
        "how": one.quote,
        "what": one.cue,
        "whom": one.audience,
        "said_by": one.source,
    }


def _position(one: Position) -> dict[str, _Cell]:
    amount = one.amounts[0] if len(one.amounts) == 1 else None
    return {
        "kind": "position",
        "who": one.actor,
        "how": one.stance,
        "what": one.contribution,
        "whom": _listed(p for p in (one.beneficiary, one.target, one.doer) if p),
        "low": amount.low if amount else None,
        "high": amount.high if amount else None,
        "unit": (amount.unit or amount.currency) if amount else None,
        "date": one.date,
        "date_text": one.date_text,
        "place": one.area_text or one.area,
        "said_by": one.source,
        "factuality": one.factuality,
    }


def _estimate(one: Estimate) -> dict[str, _Cell]:
    return {
        "kind": "estimate",
        "who": one.subject,
        "what": one.measure,
        "low": one.low,
        "high": one.high,
        "unit": one.unit or one.currency,
        "date": one.date,
        "date_text": one.date_text,
        "place": one.scope,
        "said_by": one.source,
    }


def _event(one: Event) -> dict[str, _Cell]:
    return {
        "kind": "event",
        "who": _listed(one.actors),
        "how": one.mode,
        "what": one.type,
        "whom": _listed(one.recipients),
        "date": one.date,
        "date_text": one.date_text,
        "place": _place(one.place),
        "factuality": one.factuality,
    }


def _gathering(one: Gathering) -> dict[str, _Cell]:
    return {
        "kind": "gathering",
        "who": _listed(one.participants),
        "what": one.name,
        "whom": _listed(one.hosts),
        "low": one.participant_count,
        "high": one.participant_count,
        "date": one.date,
        "date_text": one.date_text,
        "place": _place(one.place),
        "factuality": one.outcome,
    }


def _place(place: EventPlace | None) -> str | None:
    return None if place is None else place.name or place.text


def _proof(record: Record, text: str) -> dict[str, _Cell]:
    fullest: Span = record.evidence[0]
    words = visible(fullest.of(text))
    return {
        "id": record.id,
        "confidence": record.confidence,
        "words": words,
        "start": fullest.start,
        "end": fullest.end,
    }


def _document(reading: Reading) -> dict[str, _Cell]:
    document = reading.document
    return {
        "document": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
        "input": document.source.input if document.source else None,
        "part": document.source.part if document.source else None,
    }


def _listed(values: Iterable[str]) -> str:
    return _SEPARATOR.join(values)


def _cell(value: _Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else repr(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
