"""What a store costs as it grows: one more article, and answers of the same size, in a small store and in a large one.

    python benchmarks/growth.py 1000 100000

Records are generated without parsing, ten positions a document; one document in a hundred is of the actor that is asked
about, up to forty, so that its answers have the same size in both stores. Times are medians of one run, so that only
their ratio is told apart from the machine.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from onrecord.codebook.loader import load
from onrecord.codebook.standing import StandingBook
from onrecord.inquiry import standings, tracker
from onrecord.inquiry.filing import intake_of
from onrecord.inquiry.question import Question
from onrecord.ledger.copies import are_copies
from onrecord.model.document import Block, BlockKind, Document, Item, Span
from onrecord.model.records import Actor, Amount, Position, Reading, Versions
from onrecord.store import Store, open_store
from onrecord.store.intake import Intake, add

PROBE = "PROBE"
START = date(2020, 1, 1)
EVERY_PAGE = "Follow our reporters on the ground and support independent journalism from the region every day."
_POSITIONS = 10
_OF_PROBE = 40
_TOGETHER = 500
_STANCES = ("offered", "committed", "delivering", "declined", "ruled_out", "considering")
_ITEMS = ("arms", "logistics", "medical", "financial_aid", "training", "sanctions")


def article(number: int, actor: str) -> tuple[Item, Reading]:
    """A document of random words with ten positions of one actor; the same number gives the same document."""
    dice = random.Random(number)
    words = " ".join(f"w{dice.randrange(50_000)}" for _ in range(120))
    text = f"{EVERY_PAGE} {words} Number {number}."
    identity = hashlib.sha256(text.encode()).hexdigest()[:16]
    day = (START + timedelta(days=number % 1500)).isoformat()
    document = Document(
        identity, text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), outlet=f"Outlet {number % 97}", published=day
    )
    positions = tuple(
        Position(
            id=hashlib.sha256(f"{identity}{i}".encode()).hexdigest()[:12],
            actor=actor,
            contribution=dice.choice(_ITEMS),
            stance=dice.choice(_STANCES),
            beneficiary=f"B{dice.randrange(20)}",
            evidence=(Span(0, 20 + i),),
            amounts=(Amount(float(dice.randrange(1, 90)), None, None, "USD"),),
        )
        for i in range(_POSITIONS)
    )
    versions = Versions("0", "0", "0")
    actors = (
        Actor(actor, "state", f"State of {actor}"),
        *(Actor(f"Person {dice.random()}", "person", "P") for _ in range(5)),
    )
    item = Item(text.encode(), f"{number}.txt", published=day)
    return item, Reading(document, versions, positions=positions, actors=actors)


def intakes(start: int, end: int, book: StandingBook) -> Iterator[Intake]:
    """The documents of these numbers, on their way into a store."""
    for number in range(start, end):
        probe = number % 25 == 0 and number < 25 * _OF_PROBE
        item, reading = article(number, PROBE if probe else f"A{number % 400}")
        yield intake_of(item, reading, book, START)


def grow(store: Store, start: int, end: int, book: StandingBook) -> None:
    """Fill a store with documents `start` to `end`, many in a transaction: only the measured ones go one by one."""
    for first in range(start, end, _TOGETHER):
        several = list(intakes(first, min(first + _TOGETHER, end), book))
        store.write(lambda connection, several=several: [add(connection, one, are_copies) for one in several])


def seconds(work: Callable[[], object], times: int) -> float:
    """The median time of doing something."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def measure(store: Store, documents: int, book: StandingBook) -> dict[str, float]:
    """Seconds for one more article and for each question about the probe."""
    more = intakes(10_000_000 + documents, 10_000_100 + documents, book)
    question = Question(actor=PROBE, on=date(2024, 6, 1))
    asked = {
        "ledger": standings.ledger,
        "standing": standings.standing_of,
        "changes": standings.changes,
        "pledges": tracker.tracker,
    }
    found = {"one more article": seconds(lambda: _add(store, next(more)), 60)}
    with store.reading() as connection:
        for name, ask in asked.items():
            found[name] = seconds(lambda ask=ask: ask(connection, question, book), 5)
    return found


def _add(store: Store, intake: Intake) -> None:
    store.write(lambda connection: add(connection, intake, are_copies))


def compare(folder: Path, small: int, large: int) -> dict[str, tuple[float, float]]:
    """What is measured → its seconds in a store of `small` and of `large` documents, the one grown into the other."""
    book = load().standing
    with open_store(str(folder / "growth.db"), create=True) as store:
        grow(store, 0, small, book)
        before = measure(store, small, book)
        grow(store, small, large, book)
        after = measure(store, large, book)
    return {name: (before[name], after[name]) for name in before}


def main() -> None:
    small, large = (int(n) for n in sys.argv[1:3]) if len(sys.argv) > 2 else (1_000, 10_000)
    with tempfile.TemporaryDirectory() as folder:
        for name, (before, after) in compare(Path(folder), small, large).items():
            print(f"{name:20} {before * 1000:8.1f} ms {after * 1000:8.1f} ms   x {after / before:.2f}")
    print(f"memory at most {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
