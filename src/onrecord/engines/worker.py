"""One process that reads, seen from both sides of its pipe.

A worker is sent a document only when it waits for one: neither side can then block the other by writing.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any, Generic

from onrecord.engines.outcome import Outcome, Recipe, T, outcome_of
from onrecord.errors import OnRecordError
from onrecord.model.document import Item

_READY = "ready"
# One process a core: threads of linear algebra in each would only stand in each other's way.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_GOODBYE = 2.0


class Worker(Generic[T]):
    """A process that makes its reader from `recipe` and reads what it is sent.

    Attributes:
        since: when what it does now began (`time.monotonic`).
        ready: whether it waits for a document.
    """

    def __init__(self, recipe: Recipe[T]) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, recipe), daemon=True)
        self.since = monotonic()
        self.ready = False
        with _without_interrupts():
            self._process.start()
        theirs.close()

    def send(self, item: Item) -> None:
        """Give it a document; whether it lives to read it shows in `receive`."""
        self.ready = False
        self.since = monotonic()
        with suppress(OSError):
            self.pipe.send(item)

    def receive(self) -> Outcome[T] | None:
        """What it has to say: an outcome, or None where it is only now ready for its first document.

        Raises:
            EOFError: it has died.
            OnRecordError: it could not make its reader.
        """
        try:
            told = self.pipe.recv()
        except OSError as error:
            raise EOFError from error
        if isinstance(told, OnRecordError):
            raise told
        self.ready = True
        return None if told == _READY else told

    def end(self) -> None:
        """Have it go, at once where it is at work."""
        waits = self.ready
        self.pipe.close()
        if waits:
            self._process.join(_GOODBYE)
        self.kill()

    def kill(self) -> str:
        """End it at once; how it ended, in words."""
        alive = self._process.is_alive()
        if alive:
            self._process.kill()
        self._process.join()
        code = self._process.exitcode or 0
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C goes to every process of the terminal: those that start here shall leave it to this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection[Any, Any], recipe: Recipe[T]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    # The other side may have gone: then nobody is left to read for.
    with suppress(EOFError, OSError):
        try:
            read = recipe()
        except OnRecordError as error:
            pipe.send(error)
            return
        pipe.send(_READY)
        while True:
            pipe.send(outcome_of(read, pipe.recv()))
