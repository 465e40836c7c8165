"""What the ledger is made of: records with where and when they were told, cells, changes, contradictions.

Days are `datetime.date`; a day that is not known is None. Two clocks: `since` is when something held, `known` when it
could be known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from onrecord.model.records import Estimate, Event, Gathering, Position, Statement

RecordT = TypeVar("RecordT", Statement, Position, Estimate, Event, Gathering)


@dataclass(frozen=True, slots=True)
class Told:
    """Where and when a record was told.

    Attributes:
        document: id of the document.
        known: the day from which it could be known: publication, else reading.
        published: day of publication, or None.
        story: id of the first document with the same text; the document's own where there is no copy.
        story_outlet: outlet of that first document.
        note: whether the document says that it corrects an earlier version.
    """

    document: str
    known: date
    published: date | None = None
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    url: str | None = None
    story: str | None = None
    story_outlet: str | None = None
    note: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What ended a record that was wrong: the document that says so, when, and the right record where there is one."""

    document: str
    known: date
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Filed(Generic[RecordT]):
    """A record as the ledger keeps it.

    Attributes:
        record: as it was read.
        told: where and when.
        quotes: the words that prove it, fullest first.
        source_id: actor id of who says so, where the text attributes it to one.
        source_kind: `named`, `institution`, `document`, `unnamed`; None where the outlet tells it.
        via: the outlet that this one relays ("…, Reuters reported").
        retracts: whether the text tells it only to take it back ("an earlier version said …").
        correction: what ended it, if it was wrong.
    """

    record: RecordT
    told: Told
    quotes: tuple[str, ...] = ()
    source_id: str | None = None
    source_kind: str | None = None
    via: str | None = None
    retracts: bool = False
    correction: Correction | None = None


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a cell is about; None is unsaid, not everywhere. `family` keeps own deeds and others' apart."""

    actor: str
    contribution: str
    family: str = "own"
    beneficiary: str | None = None
    target: str | None = None
    doer: str | None = None
    area: str | None = None


Verdict = Literal[
    "holds", "confirms", "beside", "replaced", "hearsay", "denied", "over", "undated", "to come", "not known yet",
    "corrected", "retraction",
]  # fmt: skip
"""What became of one record of a cell on the day asked; `standing.WHY` says each in words."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A record of a cell, the day it holds from, and what became of it."""

    filed: Filed[Position]
    since: date | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an actor stands on one thing on one day.

    Attributes:
        holds: the record that stands, or None.
        since: the day its stance began; None where nothing stands.
        confirmed: the last day it was told anew.
        voices: who supports it, one name a voice.
        series: every record of the cell in the order of its days, with its verdict.
        answers: keys of narrower cells in which something stands.
    """

    key: Key
    holds: Filed[Position] | None
    since: date | None
    confirmed: date | None
    voices: tuple[str, ...]
    series: tuple[Judged, ...]
    answers: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The same actor, later, different: both records, and the day of the second."""

    key: Key
    before: Filed[Position]
    after: Filed[Position]
    day: date


@dataclass(frozen=True, slots=True)
class Contradiction(Generic[RecordT]):
    """Two records that cannot both be true, from different voices.

    Attributes:
        kind: `stance`, `estimate` or `denial`.
        about: what it is about, in the codebook's words.
        day: the day on which both are said to hold.
    """

    kind: Literal["stance", "estimate", "denial"]
    about: tuple[str, ...]
    one: Filed[RecordT]
    other: Filed[RecordT]
    day: date


State = Literal["said", "nothing read", "nothing said", "comment refused"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read, which stands beside every answer.

    Attributes:
        state: `said`; for an empty cell `nothing read`, `nothing said` or `comment refused`.
        first, last: days of the documents read.
        refusals: words with which comment was refused.
    """

    state: State
    documents: int
    outlets: tuple[str, ...]
    days: int
    first: date | None
    last: date | None
    refusals: tuple[str, ...] = ()
