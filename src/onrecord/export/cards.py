"""The cards beside the article in the HTML view: one for each record, actor, place and issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from onrecord.export import event_words, wording
from onrecord.export.json import as_dict
from onrecord.model.document import Span
from onrecord.model.records import (
    Because,
    Estimate,
    Event,
    Gathering,
    Position,
    Reading,
    Record,
    Statement,
)

RECORDS = {
    "position": "Positions",
    "event": "Events",
    "gathering": "Gatherings",
    "statement": "Statements",
    "estimate": "Estimates",
}
CONTEXT = {"actor": "Actors", "place": "Places", "issue": "Left out"}
_Kind = TypeVar("_Kind", bound=Record)
_Fields = tuple[tuple[str, str], ...]
_SHOWN_ELSEWHERE = ("id", "evidence", "content", "because", "trigger")


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of the list beside the article.

    Attributes:
        id: unique in the page; a record's own id.
        kind: a key of `RECORDS` or `CONTEXT`; the filters go by it.
        title: whom or what it is about.
        mark: words behind the title that colours repeat: the stance, how sure an event is, "unnamed".
        tone: the colour of the mark: a tone of `wording` or `event_words`, `unnamed`, or empty.
        rest: what follows the mark: the contribution, the cue.
        before: what stands between title and mark: what an event is.
        notes: further lines.
        spans: the words it lights in the article.
        word: the one word among them that names an event.
        fields: name → value of the record, without what is shown elsewhere.
        because: the steps from words to record.
    """

    id: str
    kind: str
    title: str
    mark: str = ""
    tone: str = ""
    rest: str = ""
    before: str = ""
    notes: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    word: Span | None = None
    fields: _Fields = ()
    because: tuple[Because, ...] = ()

    def quotes(self, text: str) -> Iterator[tuple[str, str, str]]:
        """The words of each span: before the word that names the event, that word, and after it."""
        for span in self.spans:
            at = self.word if self.word is not None and span.covers(self.word) else Span(span.end, span.end)
            yield text[span.start : at.start], at.of(text), text[at.end : span.end]


def cards(reading: Reading) -> Iterator[Card]:
    """Records kind by kind, each kind in the order of the text; then what they stand on, and what was left out."""
    known = wording.names(reading)
    rows = as_dict(reading)
    fields = {row["id"]: tuple(_fields(row)) for kind in RECORDS for row in rows[f"{kind}s"]}
    yield from (_position(record, known, fields[record.id]) for record in _in_text(reading.positions))
    yield from (_event(record, known, fields[record.id]) for record in _in_text(reading.events))
    yield from (_gathering(record, known, fields[record.id]) for record in _in_text(reading.gatherings))
    yield from (_statement(record, fields[record.id]) for record in reading.statements)
    yield from (_estimate(record, known, fields[record.id]) for record in _in_text(reading.estimates))
    yield from _context(reading)


def _in_text(records: Iterable[_Kind]) -> list[_Kind]:
    return sorted(records, key=lambda record: record.evidence[0])


def _position(position: Position, known: dict[str, str], fields: _Fields) -> Card:
    return Card(
        id=position.id,
        kind="position",
        title=known.get(position.actor, position.actor),
        mark=f"{wording.stance_words(position)}:",
        tone=wording.tone(position.stance),
        rest=wording.plain(position.contribution),
        notes=(*wording.details(position, known), *wording.standing(position, known)),
        spans=position.evidence,
        fields=fields,
        because=position.because,
    )


def _event(event: Event, known: dict[str, str], fields: _Fields) -> Card:
    mark = event_words.factuality(event)
    return Card(
        id=event.id,
        kind="event",
        title=f"{event_words.sides(event, known)}:",
        before=event_words.deed(event),
        mark=mark.words,
        tone=mark.tone,
        notes=event_words.event_details(event, known),
        spans=event.evidence,
        word=event.trigger,
        fields=fields,
        because=event.because,
    )


def _gathering(gathering: Gathering, known: dict[str, str], fields: _Fields) -> Card:
    mark = event_words.outcome(gathering)
    return Card(
        id=gathering.id,
        kind="gathering",
        title=gathering.name,
        mark=mark.words if mark else "",
        tone=mark.tone if mark else "",
        notes=(*event_words.gathering_time(gathering), *event_words.gathering_details(gathering, known)),
        spans=gathering.evidence,
        fields=fields,
        because=gathering.because,
    )


def _statement(statement: Statement, fields: _Fields) -> Card:
    unnamed = "unnamed" if statement.source_kind == "unnamed" else ""
    return Card(
        id=statement.id,
        kind="statement",
        title=statement.source,
        mark=unnamed,
        tone=unnamed,
        rest=f"· {wording.saying(statement)}",
        notes=tuple(_sourcing(statement.via, statement.anonymity)),
        spans=statement.content or statement.evidence,
        fields=fields,
        because=statement.because,
    )


def _sourcing(via: str | None, anonymity: str | None) -> Iterator[str]:
    if via:
        yield f"relayed by {via}: no second witness"
    if anonymity:
        yield f"why unnamed: {anonymity}"


def _estimate(estimate: Estimate, known: dict[str, str], fields: _Fields) -> Card:
    about, *notes = wording.holding(estimate, known)
    return Card(
        id=estimate.id,
        kind="estimate",
        title=wording.figure(estimate),
        rest=f"— {about}",
        notes=tuple(notes),
        spans=estimate.evidence,
        fields=fields,
        because=estimate.because,
    )


def _context(reading: Reading) -> Iterator[Card]:
    for number, actor in enumerate(reading.actors):
        about = tuple(part for part in (actor.kind, actor.country, actor.organ, actor.role) if part)
        yield Card(f"actor-{number}", "actor", f"{actor.name} ({actor.id})", notes=about, spans=actor.mentions)
    for number, place in enumerate(reading.places):
        country = (place.country,) if place.country else ()
        yield Card(f"place-{number}", "place", place.name, notes=country, spans=place.mentions)
    for number, issue in enumerate(reading.issues):
        spans = () if issue.span is None else (issue.span,)
        yield Card(f"issue-{number}", "issue", issue.code, notes=(issue.message,), spans=spans)


def _fields(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name not in _SHOWN_ELSEWHERE and value not in (None, [], ""):
            yield name, wording.spelled_out(value)
