"""A file or standard input → bytes, or the one item that it is."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import InputError, TooLarge
from onrecord.model.document import Item
from onrecord.sources.asked import LIMIT, megabytes
from onrecord.sources.inflate import inflated
from onrecord.sources.meter import Meter

STDIN = "-"
# Little, so that the meter is near what was handed on.
_READ_AT_ONCE = 16 * 1024
_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}


def open_input(path: str | Path, published: str | None = None, outlet: str | None = None, limit: int = LIMIT) -> Item:
    """The item at `path`, or on standard input where the path is `-`: one page or text.

    Args:
        path: a file, or `-`. The extension gives the media type; other extensions are sniffed when the page is read.
            Of `page.html.gz`, the page in it.
        published: date of publication, ISO 8601, as the user gives it.
        outlet: name of the outlet, as the user gives it.
        limit: most bytes that are read; no more is ever held in memory.

    Raises:
        TooLarge: more than `limit` bytes.
        Damaged: a compressed file that breaks off.
        InputError: no such file, a directory, no permission.
    """
    if str(path) == STDIN:
        return Item(bounded(sys.stdin.buffer, STDIN, limit), STDIN, None, published, outlet)
    place = Path(path)
    data = read_bounded(place, limit)
    name = place.with_suffix("") if place.suffix.lower() == ".gz" else place
    return Item(data, str(place), _MEDIA_TYPES.get(name.suffix.lower()), published, outlet)


def read_bounded(place: Path, limit: int) -> bytes:
    """The bytes of a file, unpacked where its name ends in `.gz`; never more than `limit` of them."""
    with opened(place) as stream:
        return bounded(stream, str(place), limit)


class _Metered(io.FileIO):
    """A file that tells how much of it was read."""

    def __init__(self, place: Path, meter: Meter) -> None:
        super().__init__(place, "rb")
        self._meter = meter

    def readinto(self, buffer: object) -> int:
        size = super().readinto(buffer) or 0  # type: ignore[arg-type]
        self._meter.seen(size)
        return size


@contextmanager
def opened(place: Path, *, unpack: bool = True, meter: Meter | None = None) -> Iterator[BinaryIO]:
    """A file to read from, unpacked as it is read where its name ends in `.gz`; `meter` is told of each read.

    Raises:
        InputError: no such file, a directory, no permission, a disk that fails while it is read.
        Damaged, Bomb: compressed data that break off, or grow out of all proportion, when that point is reached.
    """
    try:
        with cast(BinaryIO, io.BufferedReader(_Metered(place, meter or Meter()), _READ_AT_ONCE)) as stream:
            packed = unpack and place.suffix.lower() == ".gz"
            yield inflated(stream, str(place)) if packed else stream
    except IsADirectoryError as error:
        raise InputError(f"{place}: this is a folder.", "Give the files in it, one by one or by a pattern.") from error
    except FileNotFoundError as error:
        raise InputError(
            f"{place}: there is no such file.", "Check the path; text on standard input is `-`."
        ) from error
    except PermissionError as error:
        raise InputError(f"{place}: the file may not be read.", "Change its permissions.") from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{str(place)!r}: {cause}.", "Check the path and the disk.") from error


def bounded(stream: BinaryIO, origin: str, limit: int) -> bytes:
    """All that `stream` holds.

    Raises:
        TooLarge: more than `limit` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(
            f"{origin}: more than {megabytes(limit)}.", "Save one article; a page of this size is something else."
        )
    return data
