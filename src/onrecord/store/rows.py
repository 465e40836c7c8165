"""Records ↔ rows. Spans are pairs of code points; steps of `because` are lists of step, entry, span and note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Executable

from onrecord.model import document as model
from onrecord.model.document import Block, BlockKind, Document, Source, Span
from onrecord.model.records import (
    Actor,
    Amount,
    Because,
    Bounds,
    Estimate,
    Event,
    EventPlace,
    Excluded,
    Gathering,
    Place,
    Position,
    Record,
    Statement,
)

Row = dict[str, Any]
_PLAIN = {
    Statement: ("source", "source_id", "source_kind", "via", "cue", "quote", "audience", "anonymity"),
    Position: (
        *("actor", "organ", "contribution", "stance", "beneficiary", "target", "doer", "area", "area_text"),
        *("condition", "source", "factuality", "denied_by", "holds", "date", "date_text"),
    ),
    Estimate: (
        *("subject", "measure", "low", "high", "approx", "unit", "currency", "per", "scope", "part_of"),
        *("source", "date", "date_text"),
    ),
    Event: ("type", "mode", "organ", "factuality", "date", "date_text"),
    Gathering: ("name", "date", "date_text", "duration", "participant_count", "agenda", "outcome"),
}


def rows(connection: Connection, query: Executable) -> list[Row]:
    """What a query finds, a dictionary a row."""
    return [row._asdict() for row in connection.execute(query)]


def spans_row(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def spans_of(row: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in row)


def record_row(record: Record, document: Document) -> Row:
    """The row of a record, without what only its filing knows."""
    row = {name: getattr(record, name) for name in _PLAIN[type(record)]} | {
        "document": document.id,
        "id": record.id,
        "words": record.evidence[0].of(document.text),
        "evidence": spans_row(record.evidence),
        "confidence": record.confidence,
        "because": [_step_row(step) for step in record.because],
    }
    if isinstance(record, Statement):
        said = " … ".join(span.of(document.text) for span in record.content)
        row |= {"content": spans_row(record.content), "said": said or None}
    elif isinstance(record, Event):
        row |= {name: list(getattr(record, name)) for name in ("contexts", "actors", "recipients")}
        row |= {name: _plain(getattr(record, name)) for name in ("place", "killed", "injured", "captured")}
        row["trigger"] = [record.trigger.start, record.trigger.end]
    elif isinstance(record, Gathering):
        row |= {"hosts": list(record.hosts), "participants": list(record.participants), "place": _plain(record.place)}
        row["excluded"] = [asdict(excluded) for excluded in record.excluded]
    return row


def _plain(value: Any) -> dict[str, Any] | None:
    return None if value is None else asdict(value)


def _step_row(step: Because) -> list[Any]:
    return [step.step, step.entry, step.span and [step.span.start, step.span.end], step.note]


def _step_of(row: Sequence[Any]) -> Because:
    step, entry, span, note = row
    return Because(step, entry, span and Span(*span), note)


def _common(row: Mapping[str, Any], kind: type) -> dict[str, Any]:
    return {name: row[name] for name in _PLAIN[kind]} | {
        "id": row["id"],
        "evidence": spans_of(row["evidence"]),
        "confidence": row["confidence"],
        "because": tuple(_step_of(step) for step in row["because"]),
    }


def statement_of(row: Mapping[str, Any]) -> Statement:
    return Statement(**_common(row, Statement), content=spans_of(row["content"]))


def position_of(row: Mapping[str, Any], amounts: Iterable[Amount] = ()) -> Position:
    return Position(**_common(row, Position), amounts=tuple(amounts))


def estimate_of(row: Mapping[str, Any]) -> Estimate:
    return Estimate(**_common(row, Estimate))


def event_of(row: Mapping[str, Any]) -> Event:
    bounds: dict[str, Any] = {
        n: None if row[n] is None else Bounds(**row[n]) for n in ("killed", "injured", "captured")
    }
    lists: dict[str, Any] = {name: tuple(row[name]) for name in ("contexts", "actors", "recipients")}
    return Event(**_common(row, Event), **lists, **bounds, place=_place_of(row["place"]), trigger=Span(*row["trigger"]))


def gathering_of(row: Mapping[str, Any]) -> Gathering:
    return Gathering(
        **_common(row, Gathering),
        place=_place_of(row["place"]),
        hosts=tuple(row["hosts"]),
        participants=tuple(row["participants"]),
        excluded=tuple(Excluded(e["actor"], tuple(e["by"])) for e in row["excluded"]),
    )


def _place_of(row: Mapping[str, Any] | None) -> EventPlace | None:
    return None if row is None else EventPlace(**row)


def amount_rows(position: Position, document: Document) -> list[Row]:
    return [
        asdict(amount) | {"document": document.id, "position": position.id, "number": number}
        for number, amount in enumerate(position.amounts)
    ]


def amount_of(row: Mapping[str, Any]) -> Amount:
    return Amount(**{name: row[name] for name in Amount.__slots__})


def party_rows(event: Event, document: Document) -> list[Row]:
    parties = [("actor", a) for a in event.actors] + [("recipient", r) for r in event.recipients]
    return [
        {"document": document.id, "event": event.id, "role": role, "actor": actor}
        for role, actor in dict.fromkeys(parties)
    ]


def actor_row(actor: Actor, document: Document) -> Row:
    return {
        **{name: getattr(actor, name) for name in ("id", "kind", "name", "country", "organ", "role")},
        "document": document.id,
        "mentions": spans_row(actor.mentions),
    }


def actor_of(row: Mapping[str, Any]) -> Actor:
    plain = {name: row[name] for name in ("id", "kind", "name", "country", "organ", "role")}
    return Actor(**plain, mentions=spans_of(row["mentions"]))


_GIVEN = ("published", "outlet", "date_basis", "title", "url", "charset", "media_type", "language")


def given_row(item: model.Item) -> Row:
    """What came with the bytes of an item."""
    return {name: getattr(item, name) for name in _GIVEN} | {"issues": [issue_row(issue) for issue in item.issues]}


def item_of(row: Mapping[str, Any], data: bytes) -> model.Item:
    """The item of an appearance, as it arrived."""
    given = {**row["given"], "issues": tuple(issue_of(issue) for issue in row["given"]["issues"])}
    names = ("part", "given_id", "retrieved")
    proof = row["proof"] if row["proof"] != row["sha256"] else None
    return model.Item(data, row["input"], **{n: row[n] for n in names}, **given, sha256=proof)


def document_row(document: Document) -> Row:
    """The row of a document, without what only its filing and reading know."""
    names = ("id", "text", "title", "byline", "outlet", "agency", "published", "date_basis", "url", "language")
    return {name: getattr(document, name) for name in names} | {
        "blocks": [[b.kind.value, b.span.start, b.span.end, b.published] for b in document.blocks]
    }


def document_of(row: Mapping[str, Any], source: Source | None) -> Document:
    names = ("id", "text", "title", "byline", "outlet", "agency", "published", "date_basis", "url", "language")
    blocks = tuple(Block(BlockKind(kind), Span(start, end), day) for kind, start, end, day in row["blocks"])
    return Document(**{name: row[name] for name in names}, blocks=blocks, source=source)


def issue_row(issue: model.Issue) -> list[Any]:
    return [issue.code, issue.message, issue.span and [issue.span.start, issue.span.end]]


def issue_of(row: Sequence[Any]) -> model.Issue:
    code, message, span = row
    return model.Issue(code, message, span and Span(*span))


def place_row(place: Place) -> Row:
    return asdict(place) | {"mentions": spans_row(place.mentions)}


def place_of(row: Mapping[str, Any]) -> Place:
    return Place(**{**row, "mentions": spans_of(row["mentions"])})
