"""Reading → plain dict → JSON text. Field names are the codebook's; the same reading gives the same bytes.

Every span is `{"start", "end", "text"}`: code points `[start, end)` of `document.text`, and the words there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from onrecord.model.document import Block, Document, Issue, Source, Span
from onrecord.model.records import Actor, Because, Estimate, Event, Gathering, Place, Position, Reading, Statement


def as_dict(reading: Reading) -> dict[str, Any]:
    """The reading as JSON's own types, in a fixed order of keys; all record kinds are present."""
    text = reading.document.text
    return {
        "document": _document(reading.document),
        "actors": [_actor(actor, text) for actor in reading.actors],
        "places": [_place(place, text) for place in reading.places],
        "statements": [_statement(statement, text) for statement in reading.statements],
        "positions": [_position(position, text) for position in reading.positions],
        "estimates": [_estimate(estimate, text) for estimate in reading.estimates],
        "events": [_event(event, text) for event in reading.events],
        "gatherings": [_gathering(gathering, text) for gathering in reading.gatherings],
        "issues": [_issue(issue, text) for issue in reading.issues],
        "versions": asdict(reading.versions),
    }


def dumps(reading: Reading, indent: int | None = 2) -> str:
    """The reading as JSON text without a final line end; `indent=None` gives one line, for JSON Lines."""
    return json.dumps(as_dict(reading), ensure_ascii=False, indent=indent, allow_nan=False)


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _spans(spans: Iterable[Span], text: str) -> list[dict[str, Any]]:
    return [_span(span, text) for span in spans]


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "published": document.published,
        "date_basis": document.date_basis,
        "byline": document.byline,
        "outlet": document.outlet,
        "agency": document.agency,
        "url": document.url,
        "language": document.language,
        "source": None if document.source is None else _source(document.source),
        "blocks": [_block(block) for block in document.blocks],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "input": source.input,
        "part": source.part,
        "id": source.id,
        "retrieved": source.retrieved,
        "sha256": source.sha256,
    }


def _block(block: Block) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": block.kind.value, "start": block.span.start, "end": block.span.end}
    return plain if block.published is None else {**plain, "published": block.published}


def _actor(actor: Actor, text: str) -> dict[str, Any]:
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "country": actor.country,
        "organ": actor.organ,
        "role": actor.role,
        "mentions": _spans(actor.mentions, text),
    }


def _place(place: Place, text: str) -> dict[str, Any]:
    return {
        "name": place.name,
        "geonameid": place.geonameid,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "mentions": _spans(place.mentions, text),
    }


def _statement(statement: Statement, text: str) -> dict[str, Any]:
    return {
        "id": statement.id,
        "source": statement.source,
        "source_id": statement.source_id,
        "source_kind": statement.source_kind,
        "via": statement.via,
        "cue": statement.cue,
        # "Declined to comment" says nothing: the codebook's `content` is then null, not an empty list.
        "content": _spans(statement.content, text) or None,
        "quote": statement.quote,
        "audience": statement.audience,
        "anonymity": statement.anonymity,
        "evidence": _spans(statement.evidence, text),
        "confidence": statement.confidence,
        "because": [_because(step, text) for step in statement.because],
    }


def _position(position: Position, text: str) -> dict[str, Any]:
    return {
        "id": position.id,
        "actor": position.actor,
        "organ": position.organ,
        "contribution": position.contribution,
        "stance": position.stance,
        "beneficiary": position.beneficiary,
        "target": position.target,
        "doer": position.doer,
        "area": position.area,
        "area_text": position.area_text,
        "amounts": [asdict(amount) for amount in position.amounts],
        "condition": position.condition,
        "source": position.source,
        "factuality": position.factuality,
        "denied_by": position.denied_by,
        "holds": position.holds,
        "date": position.date,
        "date_text": position.date_text,
        "evidence": _spans(position.evidence, text),
        "confidence": position.confidence,
        "because": [_because(step, text) for step in position.because],
    }


def _event(event: Event, text: str) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": list(event.actors),
        "organ": event.organ,
        "recipients": list(event.recipients),
        "factuality": event.factuality,
        "date": event.date,
        "date_text": event.date_text,
        "place": None if event.place is None else asdict(event.place),
        "killed": None if event.killed is None else asdict(event.killed),
        "injured": None if event.injured is None else asdict(event.injured),
        "captured": None if event.captured is None else asdict(event.captured),
        "trigger": _span(event.trigger, text),
        "evidence": _spans(event.evidence, text),
        "confidence": event.confidence,
        "because": [_because(step, text) for step in event.because],
    }


def _gathering(gathering: Gathering, text: str) -> dict[str, Any]:
    return {
        "id": gathering.id,
        "name": gathering.name,
        "place": None if gathering.place is None else asdict(gathering.place),
        "date": gathering.date,
        "date_text": gathering.date_text,
        "duration": gathering.duration,
        "hosts": list(gathering.hosts),
        "participants": list(gathering.participants),
        "participant_count": gathering.participant_count,
        "excluded": [{"actor": e.actor, "by": list(e.by)} for e in gathering.excluded],
        "agenda": gathering.agenda,
        "outcome": gathering.outcome,
        "evidence": _spans(gathering.evidence, text),
        "confidence": gathering.confidence,
        "because": [_because(step, text) for step in gathering.because],
    }


def _estimate(estimate: Estimate, text: str) -> dict[str, Any]:
    return {
        "id": estimate.id,
        "subject": estimate.subject,
        "measure": estimate.measure,
        "low": estimate.low,
        "high": estimate.high,
        "approx": estimate.approx,
        "unit": estimate.unit,
        "currency": estimate.currency,
        "per": estimate.per,
        "scope": estimate.scope,
        "part_of": estimate.part_of,
        "source": estimate.source,
        "date": estimate.date,
        "date_text": estimate.date_text,
        "evidence": _spans(estimate.evidence, text),
        "confidence": estimate.confidence,
        "because": [_because(step, text) for step in estimate.because],
    }


def _because(step: Because, text: str) -> dict[str, Any]:
    span = None if step.span is None else _span(step.span, text)
    return {"step": step.step, "entry": step.entry, "span": span, "note": step.note}


def _issue(issue: Issue, text: str) -> dict[str, Any]:
    span = None if issue.span is None else _span(issue.span, text)
    return {"code": issue.code, "message": issue.message, "span": span}
