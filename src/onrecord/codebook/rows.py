"""Data files → rows: YAML and CSV with the line of every entry, and users' folders laid over ours.

A YAML file is a mapping `entry id → fields`; a CSV file has a head line, its first column (`id`) is the entry id.
Lines that start with `#` are comments in both. A row of a user's folder replaces ours with the same file name and
id as a whole; `remove: true` (YAML) or a row of an `id` alone with `remove` set takes it away.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import CodebookError

COMPILED = "compiled.json"


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as written: its file (path below the data folder), its line, its fields."""

    file: str
    line: int
    id: str
    fields: Mapping[str, Any]

    def fail(self, what: str, remedy: str = "Correct this entry.") -> CodebookError:
        """An error that names this row's file and line."""
        where = f"{self.file}, line {self.line}, entry `{self.id}`"
        return CodebookError(f"{where}: {what}", remedy, file=self.file, line=self.line, entry=self.id, fault=what)

    @property
    def removes(self) -> bool:
        """Whether the row only takes an entry away."""
        return self.fields.get("remove") in (True, "true")

    def text(self, key: str) -> str | None:
        """The field as text, or None where it is absent or empty."""
        value = self.fields.get(key)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise self.fail(f"`{key}` must be text, not {value!r}", "Put it in quotation marks.")
        return value

    def need(self, key: str) -> str:
        """The field as text; a CodebookError where it is absent."""
        value = self.text(key)
        if value is None:
            raise self.fail(f"`{key}` is missing")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts; in CSV, and in YAML written on one line, split at `|`."""
        value = self.fields.get(key)
        if value is None or value == "":
            return ()
        parts = value.split("|") if isinstance(value, str) else value
        if not isinstance(parts, list) or not all(isinstance(p, str) for p in parts):
            raise self.fail(f"`{key}` must be a list of texts", "Quote words that YAML reads as numbers or yes/no.")
        return tuple(p.strip() for p in parts if p.strip())

    def one_of(self, key: str, values: Iterable[str], default: str | None = None) -> str | None:
        """A field that takes one of a few values, or the default where it is left out.

        Raises:
            CodebookError: naming the values.
        """
        value = self.text(key)
        known = tuple(values)
        if value is not None and value not in known:
            raise self.fail(f"unknown {key.replace('_', ' ')} `{value}`", f"One of: {', '.join(known)}.")
        return default if value is None else value

    def only(self, *keys: str) -> None:
        """Refuse fields that nobody reads."""
        unknown = sorted(set(self.fields) - set(keys))
        if unknown:
            raise self.fail(f"unknown field `{unknown[0]}`", f"Known fields: {', '.join(keys)}.")


# Files whose entries the program asks for by name: a user can fill them anew, but neither add nor remove one.
CLOSED = frozenset(("grammar.yaml", "geography.yaml", "times.yaml", "numbers.yaml"))
_MOST_NAMED = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _broken(name: str, line: int, column: int | None, fault: str, remedy: str = "") -> CodebookError:
    """A file that cannot be read as rows."""
    where = f"line {line}" if column is None else f"line {line}, column {column}"
    return CodebookError(f"{name}, {where}: {fault}", remedy, file=name, line=line, column=column, fault=fault)


def _text(path: Path, name: str) -> str:
    """The text of a data file; a byte that is no UTF-8 or no text is named by its line."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _broken(name, line, None, "this is no UTF-8.", "Save the file as UTF-8.") from error
    odd = _CONTROL.search(text)
    if odd is not None:
        line = text[: odd.start()].count("\n") + 1
        raise _broken(name, line, None, f"a character that is no text ({odd[0]!r}).", "Take it out.")
    return text


def _yaml_rows(path: Path, name: str) -> Iterator[Row]:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import MarkedYAMLError

    try:
        tree = YAML(typ="rt").load(_text(path, name))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, None)
        problem = (error.problem or "not YAML").splitlines()[0]
        raise _broken(name, line, column, f"{problem}.", "Correct the YAML there.") from error
    if tree is None:
        return
    if not isinstance(tree, CommentedMap):
        raise _broken(name, 1, None, "the file must map entry ids to fields.")
    for key, value in tree.items():
        line = tree.lc.key(key)[0] + 1
        fields = value if isinstance(value, dict) else {"words": value}
        yield Row(name, line, str(key), json.loads(json.dumps(fields, default=str)))


def _csv_rows(path: Path, name: str) -> Iterator[Row]:
    lines = [(n, text) for n, text in enumerate(_text(path, name).splitlines(), 1) if text and text[0] != "#"]
    if not lines:
        return
    head = next(csv.reader([lines[0][1]]))
    if head[0] != "id":
        raise _broken(name, lines[0][0], None, f"the first column must be `id`, not `{head[0]}`.")
    for number, text in lines[1:]:
        cells = next(csv.reader([text]))
        if len(cells) > len(head):
            told = f"{len(cells)} cells under {len(head)} heads."
            raise _broken(name, number, None, told, "Quote cells that hold a comma.")
        yield Row(name, number, cells[0], {k: v for k, v in zip(head[1:], cells[1:], strict=False) if v != ""})


def rows_of_file(path: Path, name: str) -> Iterator[Row]:
    """The rows of one data file, named `name` in them; YAML or CSV by its suffix.

    Raises:
        CodebookError: naming line, and column where known, of the first mistake.
    """
    seen: dict[str, int] = {}
    for row in (_yaml_rows if path.suffix == ".yaml" else _csv_rows)(path, name):
        if row.id in seen:
            raise row.fail(f"the id stands already in line {seen[row.id]}", "Give every entry an id of its own.")
        seen[row.id] = row.line
        yield row


def read_folder(folder: Path) -> tuple[Row, ...]:
    """All rows of a folder of data files, in order of file name and line.

    Raises:
        CodebookError: naming file and line of the first mistake.
    """
    return tuple(row for path in data_files(folder) for row in rows_of_file(path, path.relative_to(folder).as_posix()))


def data_files(folder: Path) -> list[Path]:
    """The files of a folder that hold rows, in order of their paths."""
    return sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv") and p.is_file())


def digest(folder: Path) -> str:
    """A short hash of the data files' names and bytes: the codebook's version."""
    sha = hashlib.sha256()
    for path in data_files(folder):
        sha.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()[:16]


def dump(rows: tuple[Row, ...], version: str) -> str:
    """Rows as one JSON text for the wheel or the cache."""
    return json.dumps([version, [[r.file, r.line, r.id, dict(r.fields)] for r in rows]], ensure_ascii=False)


def parse(text: str) -> tuple[str, tuple[Row, ...]]:
    """The version and rows that `dump` wrote."""
    version, rows = json.loads(text)
    return version, tuple(Row(*r) for r in rows)


def lay_over(
    ours: tuple[Row, ...],
    theirs: tuple[Row, ...],
    replaced: Collection[str] = (),
    kept: Collection[tuple[str, str]] = (),
) -> tuple[Row, ...]:
    """Our rows with a user's laid over them, entry by entry; new ones follow at the end of their file.

    Args:
        ours, theirs: the rows below and above.
        replaced: files of which no entry of ours is kept, but for those in `kept` (file, id).

    Raises:
        CodebookError: a file or an entry that is not there to be replaced or removed, naming file and line.
    """
    merged = {(r.file, r.id): r for r in ours if r.file not in replaced or (r.file, r.id) in kept}
    files = frozenset(r.file for r in ours)
    for row in theirs:
        key = (row.file, row.id)
        if row.file not in files:
            raise row.fail("no such file in the codebook", f"Known files: {', '.join(sorted(files))}.")
        if key not in merged and (row.removes or row.file in CLOSED):
            known = ", ".join(sorted(r.id for r in ours if r.file == row.file)[:_MOST_NAMED])
            raise row.fail("no such entry in the codebook", f"Known entries: {known}.")
        if row.removes and row.file in CLOSED:
            raise row.fail("the program asks for this list", "Lay an empty one over it instead: `words: []`.")
        if row.removes:
            del merged[key]
        else:
            merged[key] = row
    return tuple(merged.values())
