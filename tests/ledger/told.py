"""Rows of the ledger's tables → filed records, with fields left out filled plainly."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.model.document import Span
from onrecord.model.ledger import Filed, Told
from onrecord.model.records import Amount, Estimate, Event, Position

_TOLD = ("outlet", "agency", "story", "note", "url")
_FILED = ("source_id", "source_kind", "via", "retracts")
NEVER_PUBLISHED = date(2031, 1, 1)
SPAN = (Span(0, 1),)


def _filed(record: Any, row: dict[str, Any], number: int) -> Filed[Any]:
    published = row.get("published")
    told = {name: row[name] for name in _TOLD if name in row}
    filing = {name: row[name] for name in _FILED if name in row}
    where = Told(row.get("document", f"d{number}"), published or NEVER_PUBLISHED, published, **told)
    return Filed(record, where, ("…",), **filing)


def position(row: dict[str, Any], number: int = 0) -> Filed[Position]:
    """`{published: 2031-03-01, stance: offered}` → a position of NOR on arms; `amounts` are plain numbers."""
    plain = {k: v for k, v in row.items() if k not in (*_TOLD, *_FILED, "published", "amounts", "date", "document")}
    amounts = tuple(Amount(a, a, currency=row.get("currency")) for a in row.get("amounts", ()))
    plain.pop("currency", None)
    stated = row.get("date")
    record = Position(
        **{"id": f"p{number}", "actor": "NOR", "contribution": "arms", "evidence": SPAN}
        | plain
        | {"amounts": amounts, "date": stated if stated is None else str(stated)}
    )
    return _filed(record, row, number)


def estimate(row: dict[str, Any], number: int = 0) -> Filed[Estimate]:
    """`{published: …, low: 12, high: 12}` → an estimate of people killed."""
    plain = {k: v for k, v in row.items() if k not in (*_TOLD, *_FILED, "published", "document")}
    record = Estimate(
        **{"id": f"e{number}", "subject": "people", "measure": "killed", "low": None, "high": None, "evidence": SPAN}
        | plain
    )
    return _filed(record, row, number)


def event(row: dict[str, Any], number: int = 0) -> Filed[Event]:
    """`{published: …, factuality: alleged}` → an assault by NOR."""
    plain = {k: v for k, v in row.items() if k not in (*_TOLD, *_FILED, "published", "document")}
    record = Event(
        **{"id": f"v{number}", "type": "ASSAULT", "actors": ("NOR",), "recipients": (), "trigger": SPAN[0]}
        | {"evidence": SPAN}
        | {k: tuple(v) if isinstance(v, list) else v for k, v in plain.items()}
    )
    return _filed(record, row, number)
