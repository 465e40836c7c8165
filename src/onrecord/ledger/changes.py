"""Changes: the same actor, later, different. A narrower later word answers a wider earlier one, never the reverse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.codebook.standing import StandingBook
from onrecord.ledger.cells import by_key, same_or_narrower
from onrecord.ledger.standing import turns
from onrecord.model.ledger import Change, Filed, Key
from onrecord.model.records import Position


@dataclass(frozen=True, slots=True)
class _Step:
    """A stance that came to stand in a cell on a day."""

    key: Key
    filed: Filed[Position]
    day: date


def changes(
    positions: Iterable[Filed[Position]],
    book: StandingBook,
    on: date = date.max,
    known_on: date = date.max,
    start: date | None = None,
) -> list[Change]:
    """Every change up to a day, in order of days.

    Args:
        on, known_on: the two clocks, as for `standing`. start: only changes on this day or after.
    """
    cells = by_key(positions, book)
    steps = [
        _Step(key, filed, day) for key, series in cells.items() for day, filed in turns(series, book, on, known_on)
    ]
    by_subject: dict[tuple[str, str, str], list[_Step]] = {}
    for step in sorted(steps, key=lambda s: (s.day, s.filed.told.known, s.filed.record.id)):
        by_subject.setdefault((step.key.actor, step.key.family, step.key.contribution), []).append(step)
    found = [change for group in by_subject.values() for change in _within(group)]
    return sorted((c for c in found if start is None or c.day >= start), key=lambda c: (c.day, c.after.record.id))


def _within(steps: list[_Step]) -> Iterable[Change]:
    """Each step against the latest step before it that it answers."""
    for i, step in enumerate(steps):
        earlier = (s for s in reversed(steps[:i]) if s.day < step.day or s.key == step.key)
        before = next((s for s in earlier if same_or_narrower(step.key, s.key)), None)
        if before is not None and before.filed.record.stance != step.filed.record.stance:
            yield Change(step.key, before.filed, step.filed, step.day)
