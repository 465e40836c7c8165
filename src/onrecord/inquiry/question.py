"""What is asked of a store: the filters that the commands share, and what stands beside every answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from onrecord.codebook.standing import StandingBook
from onrecord.export.sheet import Sheet
from onrecord.export.wording import counted
from onrecord.inquiry import records
from onrecord.ledger.coverage import state_of
from onrecord.model.ledger import Coverage
from onrecord.store import Connection, lookup
from onrecord.store.lookup import Wanted


@dataclass(frozen=True, slots=True)
class Question:
    """Filters as the user gave them; actors by id or name, contributions as leaf or branch.

    Attributes:
        on: the day on which something held; None for the last day of the store.
        known_on: only what could be known on this day; None for all.
        min_sources: least number of voices. min_confidence: least confidence.
    """

    actor: str | None = None
    contribution: str | None = None
    beneficiary: str | None = None
    target: str | None = None
    doer: str | None = None
    area: str | None = None
    on: date | None = None
    known_on: date | None = None
    min_sources: int = 1
    min_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Sheets, and what was read for them."""

    title: str
    sheets: tuple[Sheet, ...]
    coverage: Coverage
    note: str

    def coverage_dict(self) -> dict[str, Any]:
        """The coverage as JSON's own types."""
        plain = asdict(self.coverage)
        return {
            k: v.isoformat() if isinstance(v, date) else list(v) if isinstance(v, tuple) else v
            for k, v in plain.items()
        }


def wanted_of(connection: Connection, question: Question, book: StandingBook) -> Wanted:
    """The question as the store takes it: names as ids, a branch with its leaves."""

    def ids(name: str | None) -> tuple[str, ...]:
        return tuple(records.actor_ids(connection, name)) if name else ()

    contribution = question.contribution
    leaves = sorted(leaf for leaf, branch in book.branches.items() if branch == contribution)
    return Wanted(
        actors=ids(question.actor),
        contributions=(contribution, *leaves) if contribution else (),
        beneficiary=ids(question.beneficiary),
        target=ids(question.target),
        doer=ids(question.doer),
        area=ids(question.area),
        least=question.min_confidence,
        known_on=question.known_on,
    )


def day_asked(connection: Connection, question: Question) -> date:
    """The day asked for, else the last day of the store."""
    return question.on or question.known_on or lookup.last_day(connection) or date.max


def coverage_of(
    connection: Connection, question: Question, said: Collection[object], actors: tuple[str, ...] = ()
) -> tuple[Coverage, str]:
    """What was read for an answer, and the sentence that tells it; of an empty answer also why it is empty."""
    read = lookup.read(connection, question.known_on)
    refusals = []
    if actors and not said:
        statements = records.statements(connection, Wanted(actors=actors, known_on=question.known_on))
        refusals = [filed for filed in statements if not filed.record.content]
    state, words = state_of(read.documents, said, refusals)
    coverage = Coverage(state, read.documents, read.outlets, read.days, read.first, read.last, words)
    return coverage, coverage_words(coverage)


def answered(
    title: str,
    sheets: Iterable[Sheet],
    connection: Connection,
    question: Question,
    said: Collection[object],
    actors: tuple[str, ...] = (),
) -> Answer:
    """The answer with what was read for it; arguments as for `coverage_of`."""
    coverage, note = coverage_of(connection, question, said, actors)
    return Answer(title, tuple(sheets), coverage, note)


def iso(day: date | None) -> str | None:
    """A day as tables show it, None where none is known."""
    return None if day is None else day.isoformat()


def coverage_words(coverage: Coverage) -> str:
    """ "Read: 12 documents of 5 outlets on 9 days, 2031-03-01 to 2031-04-09." """
    if coverage.documents == 0:
        return "Nothing was read."
    outlets = f" of {counted(len(coverage.outlets), 'outlet')}" if coverage.outlets else ""
    read = f"{counted(coverage.documents, 'document')}{outlets} on {counted(coverage.days, 'day')}"
    told = f"Read: {read}, {coverage.first} to {coverage.last}."
    if coverage.state == "comment refused":
        return f"Comment was refused: “{coverage.refusals[0]}”. {told}"
    return told if coverage.state == "said" else f"Nothing was said. {told}"
