"""Documents read in this process, each within a limit of time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager

from onrecord.engines.outcome import PATIENCE, Outcome, Read, Recipe, T, lost, outcome_of, too_long
from onrecord.errors import InputError
from onrecord.model.document import Item

# Where something on the way swallows the first alarm, others follow.
_AGAIN = 1.0


class _TooLong(BaseException):
    """Not an `Exception`: libraries that catch all of these must let it pass."""


def here(
    arrivals: Iterable[Item | InputError], recipe: Recipe[T], patience: float = PATIENCE
) -> Generator[Outcome[T], None, None]:
    """What becomes of each arrival, in their order; see `run`."""
    read = recipe()
    for arrival in arrivals:
        yield Outcome(error=arrival) if isinstance(arrival, InputError) else _one(read, arrival, patience)


def _one(read: Read[T], item: Item, patience: float) -> Outcome[T]:
    try:
        with _alarm(patience):
            return outcome_of(read, item)
    except _TooLong:
        return lost(item, too_long(patience))


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `_TooLong` in what runs here after so many seconds.

    Without a limit where signals cannot be had: in another thread than the first, or on a system without alarms.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
