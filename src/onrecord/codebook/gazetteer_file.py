"""The compiled file of the gazetteer: shipped in a wheel; in a source checkout compiled once into the user's cache."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from onrecord.codebook import gazetteer_build
from onrecord.codebook.gazetteer_build import compiled
from onrecord.codebook.sorted_lines import SortedLines

COMPILED_GAZETTEER = "gazetteer.compiled.tsv"


def open_gazetteer(data: Path, cache: Path) -> SortedLines:
    """The compiled lines, from the data folder of a wheel or else from the cache, compiled now if they are not there.

    Args:
        data: the codebook's data folder.
        cache: the folder where a source checkout keeps what it compiled.

    Raises:
        CodebookError: neither is there, and what it is compiled from is not installed.
    """
    shipped = data / COMPILED_GAZETTEER
    if shipped.is_file():
        return SortedLines.open(shipped)
    kept = cache / f"gazetteer-{_edition()}.tsv"
    if kept.is_file():
        return SortedLines.open(kept)
    try:
        write_gazetteer(kept)
    except OSError:
        return SortedLines("".join(compiled()).encode())  # a cache that cannot be written costs time, not the reading
    return SortedLines.open(kept)


def write_gazetteer(target: Path) -> None:
    """Compile the gazetteer into a file, whole or not at all.

    Raises:
        CodebookError: a package that it is compiled from is not installed, or in another version.
        OSError: the file cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(f".{os.getpid()}")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(compiled())
    partial.replace(target)


def _edition() -> str:
    """What the file is made from and how: the code that compiles it, which names the versions of its sources."""
    return sha256(Path(gazetteer_build.__file__).read_bytes()).hexdigest()[:16]
