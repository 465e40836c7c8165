"""What `read` and `ingest` share: inputs as documents on their way in, and the exit code of a run that was stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.sources import Arrival, Asked

INTERRUPTED = 130


def asked_for(
    published: str | None, outlet: str | None, follow: bool, columns: Sequence[str] | None, language: str | None
) -> Asked:
    """What the options say of all inputs; `columns` as `text=BODY`."""
    from onrecord.sources import Asked

    named = dict(one.split("=", 1) for one in columns or ())
    return Asked(published, outlet, follow=follow, columns=named, language=language)


@contextmanager
def arriving(
    inputs: Sequence[str], asked: Asked, archive: Path | None, user_agent: str | None
) -> Iterator[Iterable[Arrival]]:
    """The documents of all inputs; what is fetched on the way is kept in the archive.

    Raises:
        OnRecordError: the archive cannot be written.
    """
    from onrecord.sources import Fetcher, Manners, arrivals
    from onrecord.sources.archive import Archive

    manners = Manners(user_agent=user_agent) if user_agent else Manners()
    with Archive(archive, manners.user_agent) if archive else nullcontext() as kept:
        yield arrivals(inputs, asked, Fetcher(manners, kept))
