"""A file or standard input → Item."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError, TooLarge
from onrecord.model.document import Item

LIMIT = 20 * 1024 * 1024
STDIN = "-"
_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}


def open_input(path: str | Path, published: str | None = None, outlet: str | None = None, limit: int = LIMIT) -> Item:
    """The item at `path`, or on standard input where the path is `-`.

    Args:
        path: a file, or `-`. The extension gives the media type; other extensions are sniffed when the page is read.
        published: date of publication, ISO 8601, as the user gives it.
        outlet: name of the outlet, as the user gives it.
        limit: most bytes that are read; no more is ever held in memory.

    Raises:
        TooLarge: more than `limit` bytes.
        InputError: no such file, a directory, no permission.
    """
    if str(path) == STDIN:
        return Item(_bounded(sys.stdin.buffer, STDIN, limit), STDIN, None, published, outlet)
    place = Path(path)
    try:
        with place.open("rb") as stream:
            data = _bounded(stream, str(place), limit)
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
    return Item(data, str(place), _MEDIA_TYPES.get(place.suffix.lower()), published, outlet)


def _bounded(stream: BinaryIO, origin: str, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        size = f"{limit / 1024 / 1024:g} MB"
        raise TooLarge(f"{origin}: more than {size}.", "Save one article; a page of this size is something else.")
    return data
