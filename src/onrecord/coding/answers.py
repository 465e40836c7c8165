"""Denials and refusals answer somebody: whoever brought the charge or made the proposal just before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.codebook.types import EventType
from onrecord.model.document import Span
from onrecord.model.records import Event

# How far back, in code points, what is answered may stand: two or three sentences.
_REACH = 450


def with_answered(
    events: Sequence[Event], answering: Mapping[Span, str], types: Mapping[str, EventType]
) -> list[Event]:
    """Events in which a denial or refusal without recipient has the one it answers.

    Args:
        events: in any order.
        answering: triggers of answers → `charge` (a denial) or `proposal` (a refusal of "the proposal").
        types: event types with their traits.
    """
    return [
        replace(e, recipients=_answered(e, answering[e.trigger], events, types))
        if not e.recipients and e.trigger in answering
        else e
        for e in events
    ]


def _answered(answer: Event, kind: str, events: Sequence[Event], types: Mapping[str, EventType]) -> tuple[str, ...]:
    """Who accused the one who denies, or who last asked or offered before somebody else refused."""
    before = [e for e in events if 0 < answer.trigger.start - e.trigger.start <= _REACH]
    for event in sorted(before, key=lambda e: -e.trigger.start):
        others = tuple(a for a in event.actors if a not in answer.actors)
        calls = _charges(event, answer, types) if kind == "charge" else _proposes(event, types)
        if others and calls:
            return others
    return ()


def _charges(event: Event, answer: Event, types: Mapping[str, EventType]) -> bool:
    return types[event.type].has("charge") and not set(event.recipients).isdisjoint(answer.actors)


def _proposes(event: Event, types: Mapping[str, EventType]) -> bool:
    kind = types[event.type]
    return (kind.has("agreed") or kind.has("aimed")) and not kind.has("declined")
