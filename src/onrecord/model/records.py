"""The records of the codebook, and the reading that holds them. Field names are the codebook's."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.document import Document, Issue, Span


@dataclass(frozen=True, slots=True)
class Because:
    """One step on the way from words to record: the entry that fired and the words it fired on.

    Attributes:
        step: `cue`, `contribution`, `operator`, `actor`, `composition`, `way`, `repair` …
        entry: id of the codebook entry or rule (`cues:say`, `operators:rule_out`, `stances:negation/rule_out`).
        span: the words, or None for a rule without words of its own.
        note: one short phrase for people, possibly empty.
    """

    step: str
    entry: str
    span: Span | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of a position: bounds of the interval the words state; either may be None."""

    low: float | None
    high: float | None
    unit: str | None = None
    currency: str | None = None
    period: str | None = None
    approx: bool = False
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says it: codebook §2."""

    id: str
    source: str
    source_kind: str
    cue: str | None
    content: tuple[Span, ...]
    quote: str
    evidence: tuple[Span, ...]
    source_id: str | None = None
    via: str | None = None
    audience: str | None = None
    anonymity: str | None = None
    confidence: float = 0.5
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Who offers, gives, prepares, refuses what: codebook §3."""

    id: str
    actor: str
    contribution: str
    stance: str
    evidence: tuple[Span, ...]
    organ: str | None = None
    beneficiary: str | None = None
    target: str | None = None
    doer: str | None = None
    area: str | None = None
    area_text: str | None = None
    amounts: tuple[Amount, ...] = ()
    condition: str | None = None
    source: str | None = None
    factuality: str = "asserted"
    denied_by: str | None = None
    holds: bool = True
    date: str | None = None
    date_text: str | None = None
    confidence: float = 0.5
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many, how much: codebook §4. `low` and `high` are the interval that the words state; either may be None."""

    id: str
    subject: str
    measure: str
    low: float | None
    high: float | None
    evidence: tuple[Span, ...]
    approx: bool = False
    unit: str | None = None
    currency: str | None = None
    per: str | None = None
    scope: str | None = None
    part_of: str | None = None
    source: str | None = None
    date: str | None = None
    date_text: str | None = None
    confidence: float = 0.5
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """What is known of one actor id: codebook §1. `mentions` are spans of the text."""

    id: str
    kind: str
    name: str
    country: str | None = None
    organ: str | None = None
    role: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym of the coded blocks; coordinates and ids are None until a gazetteer names them."""

    name: str
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event was: the words, and what the gazetteer knows of them."""

    text: str
    name: str | None = None
    geonameid: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The interval that words state for a number of people; either end may be None."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: codebook §5. `type` and `mode` are PLOVER's, `trigger` is the word that names the event."""

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    factuality: str
    trigger: Span
    evidence: tuple[Span, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    organ: str | None = None
    date: str | None = None
    date_text: str | None = None
    place: EventPlace | None = None
    killed: Bounds | None = None
    injured: Bounds | None = None
    captured: Bounds | None = None
    confidence: float = 0.5
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Excluded:
    """Who is left out of a gathering; `by` are those who objected, as far as the text says."""

    actor: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathering:
    """A conference, summit or round of talks: codebook §6."""

    id: str
    name: str
    evidence: tuple[Span, ...]
    place: EventPlace | None = None
    date: str | None = None
    date_text: str | None = None
    duration: str | None = None
    hosts: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    participant_count: int | None = None
    excluded: tuple[Excluded, ...] = ()
    agenda: str | None = None
    outcome: str | None = None
    confidence: float = 0.5
    because: tuple[Because, ...] = ()


Record = Statement | Position | Estimate | Event | Gathering


@dataclass(frozen=True, slots=True)
class Versions:
    """The three versions a reading depends on: same three, same bytes, same records."""

    onrecord: str
    codebook: str
    pipeline: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read out of one document.

    `ways` counts the ways to frames and reports; `fired` names every entry and repair that took part, even where no
    record came of it.
    """

    document: Document
    versions: Versions
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    events: tuple[Event, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    issues: tuple[Issue, ...] = ()
    ways: dict[str, int] = field(default_factory=dict)
    fired: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The records of all kinds, kind after kind."""
        return (*self.positions, *self.statements, *self.estimates, *self.events, *self.gatherings)

    def record(self, record_id: str) -> Record | None:
        """The record with this id, or None."""
        return next((r for r in self.records if r.id == record_id), None)
