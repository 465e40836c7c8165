"""Inputs into a store: each document in one transaction; what is kept already is passed over before it is read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.codebook.standing import StandingBook
from onrecord.errors import InputError
from onrecord.inquiry.filing import intake_of
from onrecord.ledger.copies import are_copies
from onrecord.model.document import Item
from onrecord.model.records import Reading
from onrecord.store.database import Store
from onrecord.store.intake import add, key_of, known

Arrival = Item | InputError
ReadAll = Callable[[Iterator[Arrival]], Iterable[Reading | InputError | None]]
"""Reads documents: for each arrival, in order, its reading or why there is none."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one arrival.

    Attributes:
        new: whether it was kept now; else it was there already, or `error` says why it is not.
        records: how many were read out of what was kept now.
    """

    place: str
    new: bool = False
    records: int = 0
    error: InputError | None = None


def ingest(
    store: Store,
    arrivals: Iterable[Arrival],
    read_all: ReadAll,
    book: StandingBook,
    today: date,
    told: Callable[[Kept], None],
) -> None:
    """Read what is new and keep it.

    Args:
        today: the day of reading, from which an undated document could be known.
        told: called with what became of each arrival, as it is known.

    Raises:
        StoreError: the store refuses; what was kept before is whole.
    """
    waiting: deque[Arrival] = deque()

    def fresh() -> Iterator[Arrival]:
        for arrival in arrivals:
            if isinstance(arrival, Item) and _known(store, arrival):
                told(Kept(arrival.place))
            else:
                waiting.append(arrival)
                yield arrival

    for reading in read_all(fresh()):
        arrival = waiting.popleft()
        if isinstance(arrival, Item) and isinstance(reading, Reading):
            told(_keep(store, arrival, reading, book, today))
        else:
            failed = reading if isinstance(reading, InputError) else arrival
            assert isinstance(failed, InputError)
            told(Kept(arrival.place if isinstance(arrival, Item) else "", error=failed))


def _known(store: Store, item: Item) -> bool:
    with store.reading() as connection:
        return known(connection, key_of(item))


def _keep(store: Store, item: Item, reading: Reading, book: StandingBook, today: date) -> Kept:
    intake = intake_of(item, reading, book, today)
    new = store.write(lambda connection: add(connection, intake, are_copies))
    return Kept(item.place, new, len(reading.records) if new else 0)
