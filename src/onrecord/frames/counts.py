"""Quantities of a sentence → counts: what is counted, and what the sentence says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.codebook.numbers import NumberWords
from onrecord.frames.count_around import (
    anchor_of,
    apposed,
    around_place,
    around_time,
    labels_of,
    owners_of,
    predicates_of,
)
from onrecord.frames.matching import Roles
from onrecord.frames.mentions import MentionIndex, phrase_span
from onrecord.frames.quantities import Measured, measured
from onrecord.language.tree import Sentence, Token
from onrecord.model.document import Span
from onrecord.model.frame import Count, Predicate, Quantity, Report

_PARTS = frozenset(("including", "among", "includes", "include", "comprising"))
# How far what is said of a phrase may stand from it to be part of its evidence, in words.
_REACH = 14
_BESIDE = 7


class CountReader:
    """Reads the counts of a document."""

    def __init__(
        self, numbers: NumberWords, grammar: Mapping[str, frozenset[str]], index: MentionIndex, roles: Roles
    ) -> None:
        self._numbers = numbers
        self._grammar = grammar
        self._index = index
        self._roles = roles

    def read(self, sentences: Iterable[Sentence], reports: tuple[Report, ...]) -> tuple[Count, ...]:
        """All counts in reading order, each with the innermost report that holds it."""
        counts: list[Count] = []
        for sentence in sentences:
            found = measured(sentence, self._numbers)
            first = len(counts)
            for number, one in enumerate(found):
                count = self._count(one, len(counts), sentence)
                whole = self._whole(found, number, counts, first, sentence)
                counts.append(replace(count, part_of=whole, report=_report(count, reports)))
        return tuple(counts)

    def _count(self, found: Measured, number: int, sentence: Sentence) -> Count:
        tokens = sentence.tokens
        anchor = anchor_of(found, tokens)
        predicates, verbs = predicates_of(anchor, found, self._roles)
        place, into = around_place(anchor, found.noun, verbs, self._grammar)
        if place is not None and place.meets(found.quantity.span):
            place, into = None, False
        time = around_time(anchor, found.noun, verbs)
        head = found.noun or apposed(found, tokens) or found.pronoun
        counted = found.noun or found.pronoun
        last = counted.i if counted is not None else found.last
        agents = [a for v in verbs[:1] for a in self._roles.of(v).agents]
        ids = self._index.ids(head) if head is not None else ()
        return Count(
            id=number,
            quantity=self._with_per(found, verbs),
            sentence=sentence.index,
            evidence=_evidence(found, last, predicates, place, sentence),
            noun=head.lemma.lower() if head is not None and head is not found.pronoun else None,
            phrase=_phrase(found, head, sentence),
            mention=ids[0] if ids else None,
            owners=self._index.ids_of(owners_of(found, anchor)),
            labels=labels_of(anchor, found),
            predicates=predicates,
            agents=self._index.ids_of(agents),
            place=place,
            into=into,
            time=None if time is None or time.meets(found.quantity.span) else time,
            compound=found.compound,
            kind=found.kind,
            definite=found.definite,
            digits=found.digits,
            vague=found.vague,
            lead=tokens[found.first - 1].lower if found.first > 0 else "",
            follow=tokens[last + 1].lower if last + 1 < len(tokens) else "",
        )

    def _with_per(self, found: Measured, verbs: list[Token]) -> Quantity:
        """ "made the journey every night": the per-unit may stand at the end of the clause."""
        if found.quantity.per is not None or found.kind == "share":
            return found.quantity
        for verb in verbs[:1]:
            for child in verb.children:
                if child.dep in ("npadvmod", "advmod") and child.i > found.last:
                    low, high = child.edges()
                    words = " ".join(t.lower for t in verb.sentence.tokens[low : high + 1])
                    if words in self._numbers.per:
                        return replace(found.quantity, per=self._numbers.per[words])
        return found.quantity

    def _whole(
        self, inside: tuple[Measured, ...], number: int, counts: list[Count], first: int, sentence: Sentence
    ) -> int | None:
        """The count this one is a share of: "21 of the 270", "including 40", "40 of them", "of the 300, 40 …"."""
        found = inside[number]
        span = found.quantity.span
        if found.whole is not None and number + 1 < len(inside):
            following = inside[number + 1]
            return first + number + 1 if following.noun is found.noun and span.meets(following.quantity.span) else None
        before = [c for c in counts[first:] if c.quantity.unit != "%" or found.pronoun is not None]
        if self._named_as_part(found, sentence) and before:
            return before[-1].id
        if found.pronoun is not None and apposed(found, sentence.tokens) is None:
            near = before or [c for c in counts if c.sentence >= sentence.index - 1]
            return next((c.id for c in reversed(near) if _holds(c, found)), None)
        if number and found.noun is None and self._opened_by(inside[number - 1], found):
            return first + number - 1
        return None

    def _named_as_part(self, found: Measured, sentence: Sentence) -> bool:
        before = [t.lower for t in sentence.tokens[max(0, found.first - 3) : found.first]]
        return any(w in _PARTS for w in before[-2:])

    def _opened_by(self, whole: Measured, found: Measured) -> bool:
        """ "Of the 300 detainees, 40 were released"."""
        if whole.noun is None:
            return False
        tokens = whole.noun.sentence.tokens
        opening = [t.lower for t in tokens[max(0, whole.first - 2) : whole.first]]
        return (
            "of" in opening
            and tokens[whole.noun.i + 1 : whole.noun.i + 2] != []
            and (tokens[whole.noun.i + 1].text == "," and whole.first <= 3)
        )


def _holds(whole: Count, part: Measured) -> bool:
    """Whether the one number can be a share of the other."""
    if whole.kind != "count":
        return False
    most, some = whole.quantity.high or whole.quantity.low or 0, part.quantity.low or part.quantity.high or 0
    return part.kind == "share" or some < most or whole.quantity.high is None


def _phrase(found: Measured, head: Token | None, sentence: Sentence) -> Span | None:
    if found.noun is None:
        return phrase_span(head) if head is not None and head.pos == "NOUN" else None
    start = found.last + 1
    tokens = sentence.tokens
    while start < found.noun.i and (
        tokens[start].tag in ("DT", "PRP$", "PRP", "IN", "CD", "POS")
        or tokens[start].lower in ("more", "other", "such")
    ):
        start += 1
    return Span(tokens[min(start, found.noun.i)].start, found.noun.end)


def _evidence(
    found: Measured, last: int, predicates: tuple[Predicate, ...], place: Span | None, sentence: Sentence
) -> Span:
    """From the first bound word, or a predicate close before it, to the end of what is said of the phrase."""
    tokens = sentence.tokens
    span = sentence.between(found.first, last)
    near = Span(tokens[max(0, found.first - _REACH)].start, tokens[min(len(tokens) - 1, last + _REACH)].end)
    for predicate in predicates:
        if near.covers(predicate.span):
            span = span.union(predicate.span)
    beside = Span(span.start, tokens[min(len(tokens) - 1, last + _BESIDE)].end)
    if place is not None and beside.covers(place):
        span = span.union(place)
    return span


def _report(count: Count, reports: tuple[Report, ...]) -> int | None:
    holding = [r for r in reports if any(s.covers(count.quantity.span) for s in r.content)]
    if not holding:
        return None
    return min(holding, key=lambda r: sum(s.end - s.start for s in r.content)).id
