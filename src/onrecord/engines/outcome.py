"""What an engine is given and what it gives."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from onrecord.errors import InputError, ReadingFailed, WorkerLost
from onrecord.model.document import Item

PATIENCE = 180.0
"""Seconds for a document: many times what the longest article takes."""
T = TypeVar("T")
Read = Callable[[Item], T]
Recipe = Callable[[], Read[T]]
"""Makes the function that reads; called once a process, so it crosses processes, and the function need not."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one arrival.

    Attributes:
        origin: the input that it came from, as the user named it; empty where an input could not be opened.
        place: where it stands in the input, for messages.
        value: what the reading gave, or None.
        error: why there is no value, or None.
    """

    origin: str = ""
    place: str = ""
    value: T | None = None
    error: InputError | None = None


def outcome_of(read: Read[T], item: Item) -> Outcome[T]:
    """Read one document; whatever goes wrong in it ends with it."""
    try:
        return Outcome(item.origin, item.place, read(item))
    except InputError as error:
        return Outcome(item.origin, item.place, error=error)
    except Exception as error:  # noqa: BLE001 - ten thousand documents must not fall for a fault of ours in one
        return Outcome(item.origin, item.place, error=_failed(item.place, error))


def lost(item: Item, why: str) -> Outcome[T]:
    """The outcome of a document whose reading was cut short."""
    remedy = "Read it by itself; if it fails again, please report it."
    return Outcome(item.origin, item.place, error=WorkerLost(f"{item.place}: its reading {why}.", remedy))


def too_long(seconds: float) -> str:
    """Why, where it took too long."""
    return f"took longer than {seconds:g} seconds and was stopped"


def _failed(place: str, error: Exception) -> ReadingFailed:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return ReadingFailed(
        f"{place}: onrecord failed in the reading ({told}; {Path(frame.filename).name}:{frame.lineno}).",
        "Please report this line with the document.",
    )
