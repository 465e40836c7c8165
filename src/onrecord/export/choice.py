"""Which records of a reading are wanted: by kind, by confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from onrecord.model.records import Reading, Record

KINDS = ("statements", "positions", "estimates", "events", "gatherings")
_Kind = TypeVar("_Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is kept of each reading.

    Attributes:
        kinds: some of `KINDS`.
        confidence: the least that a record must have, from 0 to 1.
    """

    kinds: frozenset[str] = frozenset(KINDS)
    confidence: float = 0.0

    def of(self, reading: Reading) -> Reading:
        """The same reading with the wanted records only; document, actors, places and issues stay."""
        return replace(
            reading,
            statements=self._wanted("statements", reading.statements),
            positions=self._wanted("positions", reading.positions),
            estimates=self._wanted("estimates", reading.estimates),
            events=self._wanted("events", reading.events),
            gatherings=self._wanted("gatherings", reading.gatherings),
        )

    def _wanted(self, kind: str, records: Iterable[_Kind]) -> tuple[_Kind, ...]:
        if kind not in self.kinds:
            return ()
        return tuple(record for record in records if record.confidence >= self.confidence)
