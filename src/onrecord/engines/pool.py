"""Reading in several processes: in the order of the items; one that hangs or kills its process loses itself only."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from onrecord.errors import InputError, OnRecordError, WorkerLost
from onrecord.model.document import Item
from onrecord.model.records import Reading

Read = Callable[[Item], Reading]
Outcome = Reading | InputError
PATIENCE = 120.0
"""Seconds that one document may take."""
_AHEAD = 4


@dataclass(slots=True)
class _Job:
    item: Item
    outcome: Outcome | None = None


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    channel: Connection
    job: _Job | None = None
    since: float = field(default=0.0)


def read_all(
    items: Iterable[Item], make: Callable[[], Read], jobs: int, patience: float = PATIENCE
) -> Iterator[tuple[Item, Outcome]]:
    """Each item with its reading or why it has none, in order.

    Args:
        make: builds what reads; called once in each process.
        jobs: number of processes; 1 reads in this one, where nothing is lost but by its own end.

    Raises:
        OnRecordError: `make` failed.
    """
    if jobs <= 1:
        read = make()
        for item in items:
            yield item, _outcome(read, item)
        return
    yield from _Pool(make, jobs, patience).run(iter(items))


def _outcome(read: Read, item: Item) -> Outcome:
    try:
        return read(item)
    except InputError as error:
        return error


class _Pool:
    def __init__(self, make: Callable[[], Read], jobs: int, patience: float) -> None:
        self._make = make
        self._jobs = jobs
        self._patience = patience
        # Forking a process with threads may leave it with their locks; a fresh one costs its start only.
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []

    def run(self, items: Iterator[Item]) -> Iterator[tuple[Item, Outcome]]:
        waiting: deque[_Job] = deque()
        try:
            self._workers = [self._start() for _ in range(self._jobs)]
            more = True
            while more or waiting:
                more = more and self._hand_out(items, waiting)
                while waiting and waiting[0].outcome is not None:
                    done = waiting.popleft()
                    assert done.outcome is not None
                    yield done.item, done.outcome
                if any(worker.job is not None for worker in self._workers):
                    self._collect()
        finally:
            for worker in self._workers:
                self._end(worker)

    def _hand_out(self, items: Iterator[Item], waiting: deque[_Job]) -> bool:
        """Give every idle worker an item, never more than a few ahead of the slowest; False when none is left."""
        for worker in self._workers:
            if worker.job is None and len(waiting) < self._jobs * _AHEAD:
                item = next(items, None)
                if item is None:
                    return False
                job = _Job(item)
                waiting.append(job)
                worker.job, worker.since = job, time.monotonic()
                with suppress(OSError):  # a worker that died meanwhile is seen when it is waited for
                    worker.channel.send(item)
        return True

    def _collect(self) -> None:
        busy = {worker.channel: worker for worker in self._workers if worker.job is not None}
        first = min(worker.since for worker in busy.values())
        ready = wait(list(busy), timeout=max(0.05, first + self._patience - time.monotonic()))
        for channel in ready:
            worker = busy[channel]  # type: ignore[index]
            try:
                answer = worker.channel.recv()
            except (EOFError, OSError):
                self._lose(worker, "the process that read it died")
                continue
            if isinstance(answer, OnRecordError) and not isinstance(answer, InputError):
                raise answer
            assert worker.job is not None
            worker.job.outcome, worker.job = answer, None
        for worker in busy.values():
            if worker.job is not None and time.monotonic() - worker.since > self._patience:
                self._lose(worker, f"it took longer than {self._patience:g} seconds")

    def _lose(self, worker: _Worker, why: str) -> None:
        assert worker.job is not None
        worker.job.outcome = WorkerLost(f"{worker.job.item.place}: {why}.", "Read it alone to see why.")
        self._end(worker)
        self._workers[self._workers.index(worker)] = self._start()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._make), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _end(self, worker: _Worker) -> None:
        worker.channel.close()
        worker.process.kill()
        worker.process.join()


def _work(channel: Connection, make: Callable[[], Read]) -> None:
    """The life of a process: items in, readings out, until the channel closes."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        try:
            read = make()
        except OnRecordError as error:
            channel.recv()
            channel.send(error)
            return
        while True:
            channel.send(_outcome(read, channel.recv()))
