"""Documents read in several processes: order kept, a bounded window in memory, a lost worker loses its document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from time import monotonic
from typing import Generic

from onrecord.engines.outcome import PATIENCE, Outcome, Recipe, T, lost, too_long
from onrecord.engines.worker import Worker
from onrecord.errors import InputError, OnRecordError
from onrecord.model.document import Item

AHEAD = 16
"""Documents a worker that may be under way or done before their turn."""
AHEAD_BYTES = 64 * 1024 * 1024


@dataclass(slots=True)
class _Slot(Generic[T]):
    """A document on its way; `outcome` is None until it is read."""

    item: Item | None
    outcome: Outcome[T] | None = None

    @property
    def size(self) -> int:
        return len(self.item.data) if self.item else 0


def in_processes(
    arrivals: Iterable[Item | InputError], recipe: Recipe[T], jobs: int, patience: float = PATIENCE
) -> Iterator[Outcome[T]]:
    """What becomes of each arrival, in their order.

    Args:
        arrivals: documents, or why one cannot be had.
        recipe: picklable; makes the function that reads, once in each process.
        jobs: how many processes; they start as there is work for them.
        patience: seconds after which a reading that does not end is stopped.

    Raises:
        OnRecordError: the recipe's own, or a process cannot start.
    """
    crew = _Crew(recipe, jobs, patience)
    source = iter(arrivals)
    window: deque[_Slot[T]] = deque()
    more = True
    try:
        while more or window:
            full = len(window) >= AHEAD * jobs or sum(slot.size for slot in window) >= AHEAD_BYTES
            if more and not full:
                arrival = next(source, None)
                more = arrival is not None
                if arrival is not None:
                    window.append(crew.take(arrival))
            crew.step(wait_for_one=full or not more)
            while window and window[0].outcome is not None:
                yield window.popleft().outcome  # type: ignore[misc]
    finally:
        crew.end()


@dataclass(slots=True)
class _Crew(Generic[T]):
    """The workers, what each reads, and what waits for one."""

    recipe: Recipe[T]
    jobs: int
    patience: float
    idle: list[Worker[T]] = field(default_factory=list)
    busy: dict[Worker[T], _Slot[T] | None] = field(default_factory=dict)
    waiting: deque[_Slot[T]] = field(default_factory=deque)

    def take(self, arrival: Item | InputError) -> _Slot[T]:
        """A slot for an arrival; a document in it waits for a worker."""
        if isinstance(arrival, InputError):
            return _Slot(None, Outcome(error=arrival))
        slot: _Slot[T] = _Slot(arrival)
        self.waiting.append(slot)
        return slot

    def step(self, *, wait_for_one: bool) -> None:
        """Give work to who waits for it, take what is done, stop what does not end."""
        self._give()
        if not self.busy:
            return
        self._take(self._until_next_limit() if wait_for_one else 0)
        for worker in [worker for worker in self.busy if worker.since + self.patience <= monotonic()]:
            self._lost(worker, too_long(self.patience))
        self._give()

    def end(self) -> None:
        """Have all of them go."""
        for worker in (*self.busy, *self.idle):
            worker.end()

    def _give(self) -> None:
        starting = sum(slot is None for slot in self.busy.values())
        while self.waiting and self.idle:
            worker = self.idle.pop()
            slot = self.waiting.popleft()
            self.busy[worker] = slot
            if slot.item is not None:
                worker.send(slot.item)
        for _ in range(min(len(self.waiting) - starting, self.jobs - len(self.busy) - len(self.idle))):
            self.busy[Worker(self.recipe)] = None

    def _take(self, seconds: float) -> None:
        by_pipe = {worker.pipe: worker for worker in self.busy}
        for pipe in wait(list(by_pipe), seconds):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                outcome = worker.receive()
            except EOFError:
                self._lost(worker, "")
                continue
            slot = self.busy.pop(worker)
            self.idle.append(worker)
            if slot is not None:
                slot.item, slot.outcome = None, outcome

    def _lost(self, worker: Worker[T], why: str) -> None:
        slot = self.busy.pop(worker)
        ended = worker.kill()
        worker.end()
        if slot is None or slot.item is None:
            raise OnRecordError(f"A process to read in could not start ({why or ended}).", "Try --jobs 1.")
        slot.outcome = lost(slot.item, why or f"ended its process ({ended})")

    def _until_next_limit(self) -> float:
        return max(0.0, min(worker.since for worker in self.busy) + self.patience - monotonic())
