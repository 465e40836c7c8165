"""Inputs into a store: each document in one transaction; what is kept already is passed over before it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from onrecord.codebook.standing import StandingBook
from onrecord.errors import InputError
from onrecord.inquiry.filing import intake_of
from onrecord.ledger.copies import are_copies
from onrecord.model.document import Item
from onrecord.model.records import Reading
from onrecord.store.database import Store
from onrecord.store.intake import add, key_of, known

Readings = Iterator[tuple[Item, Reading | InputError]]


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far.

    Attributes:
        kept: documents added now. there: passed over, they were kept already. records: read out of those kept now.
        failed: place and error of each that could not be read.
    """

    kept: int = 0
    there: int = 0
    records: int = 0
    failed: list[InputError] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """How many inputs came."""
        return self.kept + self.there + len(self.failed)


def ingest(
    store: Store,
    arrivals: Iterable[Item | InputError],
    read_all: Callable[[Iterator[Item]], Readings],
    book: StandingBook,
    today: date,
    told: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Read what is new and keep it.

    Args:
        read_all: reads items, in order. today: the day of reading, from which an undated document could be known.
        told: called after each input.

    Raises:
        StoreError: the store refuses; what was kept before is whole.
    """
    tally = Tally()

    def fail(error: InputError) -> None:
        tally.failed.append(error)
        told(tally)

    def fresh() -> Iterator[Item]:
        for arrival in arrivals:
            if isinstance(arrival, InputError):
                fail(arrival)
                continue
            with store.reading() as connection:
                there = known(connection, key_of(arrival))
            if there:
                tally.there += 1
                told(tally)
            else:
                yield arrival

    for item, reading in read_all(fresh()):
        if isinstance(reading, InputError):
            fail(reading)
            continue
        intake = intake_of(item, reading, book, today)
        if store.write(lambda connection, intake=intake: add(connection, intake, are_copies)):  # type: ignore[misc]
            tally.kept += 1
            tally.records += _records(reading)
        else:
            tally.there += 1
        told(tally)
    return tally


def _records(reading: Reading) -> int:
    kinds = (reading.statements, reading.positions, reading.estimates, reading.events, reading.gatherings)
    return sum(map(len, kinds))
