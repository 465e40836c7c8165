"""Which tellings are one event: within a sentence, and between headline, caption and body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.document import BlockKind, Document, Span
from onrecord.model.records import Event

# Code points between the words of one event and its participle (a comma and a space), or a verb joined by "and".
_NEXT = 2
_JOINED = 5
_BRIEF = frozenset((BlockKind.HEADLINE, BlockKind.CAPTION))


def merge(events: Sequence[Event], operating: frozenset[str], document: Document) -> list[Event]:
    """One event for all its tellings, in order of where they are told; the fullest telling's evidence stands first.

    `operating` are the types that an operator's word gives by itself and its deed gives more exactly.
    """
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (e.evidence[0].start, -(e.evidence[0].end), e.trigger)):
        number = next((n for n, other in enumerate(kept) if _same(event, other, operating, document)), None)
        if number is None:
            kept.append(event)
        else:
            kept[number] = _joined(kept[number], event)
    return kept


def without_repeats(events: Sequence[Event], operating: frozenset[str]) -> list[Event]:
    """Events without those that only repeat an operator of another: "agreed" beside the ceasefire that is agreed on."""
    specified = [
        (step.span, event)
        for event in events
        for step in event.because
        if step.step == "operator" and step.span is not None and not step.entry.startswith("grammar:")
    ]
    once = [e for e in events if not any(_repeats(e, span, other, operating) for span, other in specified)]
    own = [e for e in once if not _is_twin(e)]
    return [e for e in once if not (_is_twin(e) and any(_is_told_by(e, other) for other in own))]


def _is_twin(event: Event) -> bool:
    return any(step.step == "position" for step in event.because)


def _is_told_by(twin: Event, own: Event) -> bool:
    """Whether an event of another type tells by its own word what a position's twin tells by the same."""
    return twin.type != own.type and twin.trigger.meets(own.trigger) and bool(set(twin.actors) & set(own.actors))


def _repeats(event: Event, span: Span, other: Event, operating: frozenset[str]) -> bool:
    """Whether `other` says under the operator at `span` what the event's own word says by itself."""
    if other is event or not event.trigger.meets(span):
        return False
    by_itself = any(s.step == "event" and s.span == event.trigger for s in event.because)
    return by_itself and event.type != other.type and {event.type, other.type} <= operating


def _same(a: Event, b: Event, operating: frozenset[str], document: Document) -> bool:
    if a.type != b.type or (a.factuality != b.factuality and "denied" in (a.factuality, b.factuality)):
        return False
    if not _fits(a.actors, b.actors):
        return False
    if a.trigger.meets(b.trigger) and a.evidence[0].meets(b.evidence[0]):
        return True
    if a.factuality == b.factuality and (_told_within(a, b) or _told_within(b, a)):
        return True  # "Sunday's attack on the embassy killed two guards"
    if a.factuality == b.factuality and _joined_tolls(a, b):
        return True
    if not same_people(a.recipients, b.recipients):
        return False
    if a.factuality == b.factuality and any(_gap(x, y) <= _NEXT for x in a.evidence for y in b.evidence):
        return True  # "attacked the town, killing 12"
    near = any(x.meets(y) for x in a.evidence for y in b.evidence)
    if near:
        return True
    if a.factuality != b.factuality or (None not in (a.mode, b.mode) and a.mode != b.mode):
        return False
    brief = _brief(a, document) or _brief(b, document)
    named = bool(a.actors or a.recipients) and (a.actors, a.recipients) == (b.actors, b.recipients)
    same_word = a.trigger.of(document.text).lower() == b.trigger.of(document.text).lower()
    passing = _in_passing(a) or _in_passing(b)
    if passing and a.type in operating and a.actors and a.actors == b.actors:
        return True  # "his suggestion", "the olive branch": one act of speech by its several nouns
    if _in_passing(a) and _in_passing(b) and None not in (a.place, b.place) and a.place == b.place:
        return True
    if passing and a.mode is not None and a.mode == b.mode and same_people(a.recipients, b.recipients):
        return True
    return (brief and bool(a.actors) and a.actors == b.actors) or (named and same_word and passing)


def _told_within(a: Event, b: Event) -> bool:
    """Whether the noun of one stands inside the words of the other."""
    return _in_passing(a) and any(span.covers(a.trigger) for span in b.evidence)


def _joined_tolls(a: Event, b: Event) -> bool:
    """ "killed two and wounded dozens": one incident and its people, told by joined verbs."""
    people = (*a.recipients, *b.recipients)
    plain = a.mode == b.mode and bool(people) and all(p[:1].islower() or p[:1].isdigit() for p in people)
    return plain and any(0 <= _gap(x, y) <= _JOINED for x in a.evidence for y in b.evidence)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _in_passing(event: Event) -> bool:
    """Whether a noun tells the event as known, under no verb of its own."""
    return not any(step.step == "operator" for step in event.because)


def same_people(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists of recipients can be the same: one says no more, or people are called alike ("girls")."""
    heads = [{phrase.split()[-1].lower() for phrase in side if phrase[:1].islower()} for side in (one, other)]
    return _fits(one, other) or any(a.endswith(b) or b.endswith(a) for a in heads[0] for b in heads[1])


def _fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one list says no more than the other."""
    return set(one) <= set(other) or set(other) <= set(one)


def _brief(event: Event, document: Document) -> bool:
    """Whether the event is told in a headline or caption only."""
    return all(_kind(span, document) in _BRIEF for span in event.evidence)


def _kind(span: Span, document: Document) -> BlockKind | None:
    return next((b.kind for b in document.blocks if b.span.covers(span)), None)


def _joined(a: Event, b: Event) -> Event:
    """The two as one: the longer lists of parties, the mode that is told, every evidence once."""
    fuller, other = (a, b) if _weight(a) >= _weight(b) else (b, a)
    spans = tuple(dict.fromkeys((*fuller.evidence, *other.evidence)))
    spans = tuple(s for s in spans if not any(o is not s and o != s and o.covers(s) for o in spans))
    return replace(
        fuller,
        mode=fuller.mode or other.mode,
        actors=max(fuller.actors, other.actors, key=len),
        recipients=_recipients(fuller, other),
        contexts=tuple(dict.fromkeys((*fuller.contexts, *other.contexts))),
        place=fuller.place or other.place,
        organ=fuller.organ or other.organ,
        date=fuller.date or other.date,
        date_text=fuller.date_text or other.date_text,
        killed=fuller.killed or other.killed,
        injured=fuller.injured or other.injured,
        captured=fuller.captured or other.captured,
        evidence=spans,
    )


def _recipients(a: Event, b: Event) -> tuple[str, ...]:
    """The longer list; where they differ, that of the event's own predicate before that of a position's twin."""
    if _fits(a.recipients, b.recipients):
        return max(a.recipients, b.recipients, key=len)
    if _told_within(a, b) or _told_within(b, a) or _joined_tolls(a, b):
        return tuple(dict.fromkeys((*a.recipients, *b.recipients)))
    return next((e.recipients for e in (a, b) if any(s.step == "event" for s in e.because)), a.recipients)


def _weight(event: Event) -> int:
    return 2 * len(event.recipients) + 2 * len(event.actors) + (event.mode is not None) + (event.place is not None)
