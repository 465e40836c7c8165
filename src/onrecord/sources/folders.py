"""A folder or a pattern → the files in it, in the order of their paths."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from onrecord.errors import InputError


def files_in(folder: Path, endings: Collection[str]) -> Iterator[Path]:
    """The files under `folder` whose endings are known, depth first, sorted; hidden ones are passed over.

    Raises:
        InputError: none, or a folder that may not be read.
    """
    found = False
    for path in _walk(folder):
        if path.name.lower().removesuffix(".gz").endswith(tuple(endings)):
            found = True
            yield path
    if not found:
        raise InputError(
            f"{folder}: no file in this folder is of a kind that is read.", f"Read are {_listed(endings)}."
        )


def _walk(folder: Path) -> Iterator[Path]:
    """Links to folders are not followed: they may lead back."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise InputError(
            f"{folder}: the folder cannot be read ({error.strerror}).", "Check its permissions."
        ) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def is_pattern(name: str) -> bool:
    """Whether `name` is no path that exists but holds `*`, `?` or `[…]`."""
    return glob.has_magic(name) and not os.path.lexists(name)


def matching(pattern: str) -> list[str]:
    """The paths that match, sorted; `**` goes into folders.

    Raises:
        InputError: none does.
    """
    place = Path(pattern)
    start = Path(place.anchor)
    # pathlib follows no link to a folder under `**`: it may lead back.
    found = (path.relative_to(start) if place.anchor else path for path in start.glob(str(place.relative_to(start))))
    shown = (path for path in found if not any(part.startswith(".") and part != ".." for part in path.parts))
    paths = sorted(str(start / path) for path in shown)
    if not paths:
        raise InputError(f"{pattern}: no file matches this pattern.", "Check the path; `**` goes into folders.")
    return paths


def _listed(endings: Collection[str]) -> str:
    return ", ".join(sorted(endings))
