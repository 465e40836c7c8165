"""How many were killed, hurt or taken in an event: the estimates told beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.codebook.measures import Measure
from onrecord.codebook.types import EventType
from onrecord.model.document import Span
from onrecord.model.records import Bounds, Estimate, Event

_STOP = re.compile(r"[.!?][”\"’']?\s")


def with_tolls(
    events: Sequence[Event],
    estimates: Sequence[Estimate],
    text: str,
    measures: Mapping[str, Measure],
    types: Mapping[str, EventType],
) -> tuple[Event, ...]:
    """The events, each with the numbers of killed, injured and captured that its own sentence tells.

    Of two numbers for one event ("17 soldiers and 43 rebels") the sum is what the event cost. A number goes to the
    nearest event that can have cost it.
    """
    told = list(events)
    for estimate in estimates:
        field = measures[estimate.measure].toll
        near = [(n, gap) for n, e in enumerate(told) if field and (gap := _distance(e, estimate, text)) is not None]
        near = [(n, gap) for n, gap in near if field and _can_cost(told[n], field, types[told[n].type])]
        if field is None or not near:
            continue
        number = min(near, key=lambda pair: pair[1])[0]
        told[number] = _costing(told[number], field, estimate)
    return tuple(told)


def _costing(event: Event, field: str, estimate: Estimate) -> Event:
    if field == "killed":
        return replace(event, killed=_sum(event.killed, estimate))
    if field == "injured":
        return replace(event, injured=_sum(event.injured, estimate))
    return replace(event, captured=_sum(event.captured, estimate))


def _can_cost(event: Event, field: str, kind: EventType) -> bool:
    if event.factuality not in ("happened", "ongoing", "alleged", "denied"):
        return False
    taking = event.mode in kind.taking
    return taking if field == "captured" else kind.has("deadly") and not taking


def _distance(event: Event, estimate: Estimate, text: str) -> int | None:
    """Code points between the two where they stand in one sentence, else None."""
    gaps = [gap for one in event.evidence for other in estimate.evidence if (gap := _gap(one, other, text)) is not None]
    return min(gaps, default=None)


def _gap(one: Span, other: Span, text: str) -> int | None:
    first, last = sorted((one, other))
    between = text[first.end : last.start]
    return None if _STOP.search(between) or "\n" in between else max(0, len(between))


def _sum(before: Bounds | None, estimate: Estimate) -> Bounds:
    if before is None:
        return Bounds(estimate.low, estimate.high)
    return Bounds(_add(before.low, estimate.low), _add(before.high, estimate.high))


def _add(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
