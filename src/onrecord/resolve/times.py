"""Time expressions of a document → the dates they stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.codebook.times import TimeWords
from onrecord.model.document import CODED, Block, Document, Span
from onrecord.model.frame import Clause
from onrecord.model.time import Time
from onrecord.resolve.time_grammar import phrases, starters
from onrecord.resolve.time_meanings import Phrase, Range, Weekday
from onrecord.resolve.time_tokens import Word, cut
from onrecord.resolve.time_values import Anchor, value_of

_FIRST_YEAR, _LAST_YEAR = 1000, 3000


@dataclass(frozen=True, slots=True)
class Times:
    """The time expressions of a document in reading order, and the clauses they stand in.

    Attributes:
        found: every expression, none inside another. clauses: in order of their first word.
    """

    found: tuple[Time, ...]
    clauses: Clauses
    text: str = ""

    def words(self, time: Time) -> str:
        """The words of a time."""
        return " ".join(time.span.of(self.text).split())

    def of(self, trigger: Span) -> Time | None:
        """The date of what a word tells: the nearest in its own clause, else in the clauses that only carry on from it.

        A time outside the finite clause of the word, as that of the saying around a reported deed, is not its own.
        """
        for clause in self.clauses.over(trigger):
            inside = [t for t in self._within(clause.span) if _is_date(t)]
            own = [t for t in inside if next(self.clauses.over(t.span), None) is clause]
            if own:
                return min(own, key=lambda t: _distance(t.span, trigger))
            if clause.finite and not clause.joined:
                return None
        return None

    def lengths(self, span: Span) -> list[Time]:
        """The durations inside a span."""
        return [t for t in self._within(span) if t.kind == "duration"]

    def within(self, span: Span) -> Time | None:
        """The first date inside a span."""
        return next((t for t in self._within(span) if _is_date(t)), None)

    def _within(self, span: Span) -> list[Time]:
        first = bisect_right(self.found, span.start - 1, key=lambda t: t.span.start)
        last = bisect_right(self.found, span.end - 1, key=lambda t: t.span.start)
        return [t for t in self.found[first:last] if t.span.end <= span.end]


def _is_date(time: Time) -> bool:
    """Whether a time is a date, known or not; "now" and "recently" are none."""
    return time.kind in ("date", "time") and (time.edtf is not None or time.value is None)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


class Clauses:
    """The clauses of a document, asked for the innermost around a word."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = sorted(clauses, key=lambda c: (c.span.start, -c.span.end))
        self._starts = [c.span.start for c in self._clauses]

    def over(self, span: Span) -> Iterator[Clause]:
        """The clauses that hold a span, innermost first, within its sentence."""
        at = bisect_right(self._starts, span.start) - 1
        sentence = None
        holding = []
        while at >= 0:
            clause = self._clauses[at]
            sentence = clause.sentence if sentence is None else sentence
            if clause.sentence != sentence:
                break
            if clause.span.covers(span):
                holding.append(clause)
            at -= 1
        yield from sorted(holding, key=lambda c: c.span.end - c.span.start)

    def tense(self, span: Span) -> str | None:
        """The tense of the finite clause around a span.

        None in an infinitive, which may point either way, and in a participle below a verb in the present.
        """
        own = True
        for clause in self.over(span):
            if clause.tense == "open":
                return None
            if clause.tense == "future":
                return "future"
            if clause.finite:
                return clause.tense if own or clause.tense != "present" else None
            own = False
        return None


def resolve_times(document: Document, words: TimeWords, clauses: Sequence[Clause] = ()) -> Times:
    """The time expressions of the coded blocks and what they come to.

    A relative time counts from the entry of a liveblog or else from the day of publication; where neither is known it
    has no date, and the day of a month without a year keeps its year unknown.

    Args:
        document: for text, blocks and `published`.
        words: the words of the grammar.
        clauses: for the tense that decides between the last and the next Friday.
    """
    held, starting = Clauses(clauses), starters(words)
    out: list[Time] = []
    for block in document.blocks:
        if block.kind in CODED:
            out.extend(_of_block(document, block, words, starting, held))
    return Times(tuple(out), held, document.text)


def _of_block(
    document: Document, block: Block, words: TimeWords, starting: frozenset[str], clauses: Clauses
) -> Iterator[Time]:
    tokens = cut(document.text, block.span.start, block.span.end)
    day = _day(block.published) or _day(document.published)
    text: date | None = None
    for phrase in phrases(tokens, words, starting):
        span = _span(tokens, phrase)
        tense = _tense(phrase, clauses.tense(span))
        found = _time(tokens, phrase, Anchor(day, text, tense))
        text = _day(found.edtf) or text
        yield found


def _tense(phrase: Phrase, tense: str | None) -> str | None:
    """The tense that counts: "Monday's talks" may lie ahead whatever the verb says, where it is in the present."""
    if isinstance(phrase.meaning, Range) and phrase.meaning.tense is not None:
        return phrase.meaning.tense
    present = tense == "present" and isinstance(phrase.meaning, Weekday) and not phrase.meaning.possessive
    return "future" if present else tense


def _time(tokens: list[Word], phrase: Phrase, anchor: Anchor) -> Time:
    span = _span(tokens, phrase)
    if not isinstance(phrase.meaning, Range):
        found = value_of(phrase, anchor)
        return Time(span, found.kind, found.edtf, found.value, phrase.mod)
    first, last = phrase.meaning.first, phrase.meaning.last
    ends = tuple(_time(tokens, end, anchor) for end in (first, last) if end is not None)
    start, end = (_edge(tokens, e, anchor, which) for which, e in enumerate((first, last)))
    edtf = None if start is None or end is None or start == end else f"{start}/{end}"
    only = ends[0] if len(ends) == 1 else None
    return Time(span, "date", edtf, only.value if only else None, phrase.mod, ends)


def _edge(tokens: list[Word], end: Phrase | None, anchor: Anchor, which: int) -> str | None:
    """One end of an interval in EDTF: of an end that is an interval itself its outer end."""
    if end is None:
        return ".."
    found = _time(tokens, end, anchor).edtf
    return None if found is None else found.split("/")[-which]


def _span(tokens: list[Word], phrase: Phrase) -> Span:
    return Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)


def _day(text: str | None) -> date | None:
    """The day of an ISO date or moment; None for what is no full day, or none from which news could count."""
    try:
        day = date.fromisoformat(text[:10]) if text and "/" not in text[:10] else None
    except ValueError:
        return None
    return day if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None
