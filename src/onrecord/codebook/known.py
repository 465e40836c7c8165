"""What a codebook knows of a word: every entry whose lines hold it, with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.codebook.layers import chain
from onrecord.codebook.loader import load
from onrecord.codebook.rows import Row, read_folder

# What of an entry says how its words are meant; the rest is shown by the line itself.
_TELLING = ("kind", "parent", "object", "manner", "of", "country", "type", "organ", "event", "about", "needs", "role")
_SEPARATORS = re.compile(r"[\s{}|^=/]+")


@dataclass(frozen=True, slots=True)
class Known:
    """One line of the codebook that holds the word.

    Attributes:
        row: the entry.
        field: its field, `verbs`; `id` where the entry itself is called so.
        line: the line as written.
        meaning: how the entry says it is meant ("kind: rule_out").
        folder: the folder the entry comes from, None for conflict's.
    """

    row: Row
    field: str
    line: str
    meaning: str
    folder: Path | None = None


def known(codebook: str | Path | None, words: str) -> tuple[Known, ...]:
    """All lines that hold these words beside each other, whatever their case, in order of file and line.

    Raises:
        CodebookError: as `load`.
    """
    wanted = words.casefold().split()
    homes = {(row.file, row.id, row.line): folder for folder in chain(codebook) for row in read_folder(folder)}
    found = _found(load(codebook).rows, wanted)
    told = (replace(one, folder=homes.get((one.row.file, one.row.id, one.row.line))) for one in found)
    return tuple(sorted(told, key=lambda one: (one.row.file, one.folder is None, one.row.line)))


def _found(rows: Iterable[Row], wanted: list[str]) -> Iterator[Known]:
    for row in rows:
        meaning = ", ".join(f"{key}: {row.fields[key]}" for key in _TELLING if row.fields.get(key))
        if _holds(row.id, wanted):
            yield Known(row, "id", row.id, meaning)
        for field, value in row.fields.items():
            if field not in _TELLING:
                yield from (Known(row, field, line, meaning) for line in _lines(value) if _holds(line, wanted))


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("|") if "{" not in value else [value]
    elif isinstance(value, list):
        yield from (v for v in value if isinstance(v, str))
    elif isinstance(value, Mapping):
        yield from (f"{key}: {inner}" for key, inner in value.items())


def _holds(line: str, wanted: list[str]) -> bool:
    parts = [p.casefold().rstrip(":") for p in _SEPARATORS.split(line) if p]
    return any(parts[n : n + len(wanted)] == wanted for n in range(len(parts) - len(wanted) + 1))
