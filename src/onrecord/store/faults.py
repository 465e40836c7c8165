"""What a database says when something is wrong → our errors, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from onrecord.errors import NotAStore, StoreBusy, StoreError, StoreFull, StoreReadOnly, StoreUnreachable

_FULL = (StoreFull, "the disk is full.", "Make room and run the same command again: what is kept is whole.")
_UNWRITABLE = (StoreReadOnly, "the store cannot be written.", "Change its permissions, or name another with --store.")
_SIGNS: tuple[tuple[str, type[StoreError], str, str], ...] = (
    ("full", *_FULL),
    ("no space left", *_FULL),
    ("disk i/o error", StoreFull, "the disk failed.", "Check the disk and its room, then run the same command again."),
    ("readonly", *_UNWRITABLE),
    ("read-only", *_UNWRITABLE),
    ("unable to open", StoreReadOnly, "the store cannot be opened.", "Check the folder and its permissions."),
    ("not a database", NotAStore, "this is no store.", "Name the store with --store."),
    ("malformed", NotAStore, "the store is damaged.", "Take back the last backup: `onrecord backup` makes them."),
    ("locked", StoreBusy, "another program writes in the store for too long.", "Wait for it, then try again."),
)


def gone(error: DBAPIError) -> bool:
    """Whether the server went away: the same transaction may succeed on a new connection."""
    return bool(error.connection_invalidated) or any(
        sign in str(error.orig).lower()
        for sign in ("connection refused", "could not connect", "connection failed", "server closed", "terminating")
    )


@contextmanager
def told_plainly(place: str) -> Iterator[None]:
    """Raise a database's complaint as a StoreError that names the store."""
    try:
        yield
    except DBAPIError as error:
        raise plain(error, place) from error


def plain(error: DBAPIError, place: str) -> StoreError:
    """The error of ours for one of the database's."""
    if gone(error):
        return StoreUnreachable(f"{place}: the database does not answer.", "Start it, then run the same command again.")
    said = str(error.orig).lower()
    for sign, kind, what, remedy in _SIGNS:
        if sign in said:
            return kind(f"{place}: {what}", remedy)
    first = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    return StoreError(f"{place}: the database refused ({first}).", "Run `onrecord doctor --store` on it.")
