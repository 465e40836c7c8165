"""Documents of a store read again from their kept bytes, with a newer version or another codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from onrecord.codebook.standing import StandingBook
from onrecord.errors import InputError
from onrecord.export.explain import headline
from onrecord.inquiry.filing import intake_of
from onrecord.ledger.copies import are_copies
from onrecord.model.document import Item
from onrecord.model.records import Reading, Versions
from onrecord.store import keeping
from onrecord.store.database import Store
from onrecord.store.intake import replace

Read = Callable[[Item], Reading]


@dataclass(frozen=True, slots=True)
class Recoded:
    """What reading a document again came to: records gained and lost, a line each, or why it could not be read."""

    document: str
    title: str | None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    error: InputError | None = None


def recode(store: Store, read: Read, versions: Versions, book: StandingBook, *, dry: bool = False) -> Iterator[Recoded]:
    """Read again what was read with other versions; each document is replaced whole or left as it is.

    Args:
        read: raises an InputError for what it cannot read. versions: those of the reading to come. dry: change nothing.

    Raises:
        StoreError: the store refuses.
    """
    with store.reading() as connection:
        waiting = keeping.read_otherwise(connection, versions)
    for document in waiting:
        with store.reading() as connection:
            before = keeping.reading_of(connection, document)
            originals = keeping.originals_of(connection, document)
        try:
            after = [(original, read(original.item)) for original in originals]
        except InputError as error:
            yield Recoded(document, before.document.title, error=error)
            continue
        if not dry:
            intakes = [intake_of(original.item, reading, book, original.read_on) for original, reading in after]
            store.write(partial(replace, document=document, intakes=intakes, alike=are_copies))
        yield _compared(before, after[0][1])


def _compared(before: Reading, after: Reading) -> Recoded:
    old, new = _told(before), _told(after)
    return Recoded(
        before.document.id,
        before.document.title,
        gained=tuple(line for line in new if line not in old),
        lost=tuple(line for line in old if line not in new),
    )


def _told(reading: Reading) -> list[str]:
    """Each record as one line with its words."""
    text = reading.document.text
    return [f"{headline(reading, r)} — {' '.join(r.evidence[0].of(text).split())}" for r in reading.records]
