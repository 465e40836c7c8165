"""What is wrong with a folder of one's own, and what in it does nothing: every finding with file, line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.codebook.layers import MANIFEST, Manifest, base_of, manifest_of_rows, unread_files
from onrecord.codebook.loader import build, laid, load, replaced_files
from onrecord.codebook.rows import Row, data_files, rows_of_file
from onrecord.codebook.unused import Idle, faulty_lines, idle_entries
from onrecord.errors import CodebookError

MISTAKE = "mistake"
_TERM = re.compile(r"`([^`]+)`")
_ENTRY = re.compile(r"\S")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to know about a folder.

    Attributes:
        file: path below the folder. line, column: where, from 1.
        kind: `mistake`, `shadowed` or `unused`.
        what: what is the matter. remedy: what to do; may be empty.
    """

    file: str
    line: int
    column: int
    kind: str
    what: str
    remedy: str = ""


def check(folder: Path) -> tuple[Finding, ...]:
    """All findings of a folder, in order of file and line.

    Raises:
        CodebookError: no such folder, or a mistake in what it is laid over.
    """
    if not folder.is_dir():
        raise CodebookError(f"{folder}: no such folder.", "Start one with `onrecord codebook new`.")
    found: list[CodebookError] = []
    theirs = _rows(folder, found)
    manifest = _manifest([row for row in theirs if row.file == MANIFEST], found)
    below = load(base_of(folder)).rows if manifest is not None else ()
    kept = [row for row in theirs if row.file != MANIFEST]
    found.extend(error for row in kept for error in faulty_lines(row))
    if manifest is not None:
        kept = _without_mistakes(folder, manifest, below, kept, found)
    idle = () if manifest is None else idle_entries(below, tuple(kept), manifest.replaces)
    lines = _Lines(folder)
    findings = {
        *(lines.mistake(error) for error in found),
        *(lines.idle(one) for one in idle),
        *(
            Finding(path.relative_to(folder).as_posix(), 1, 1, "unused", "this file is not read", _RENAME)
            for path in unread_files(folder)
        ),
    }
    return tuple(sorted(findings))


_RENAME = "Only files that end in .yaml or .csv are read."


def _rows(folder: Path, found: list[CodebookError]) -> list[Row]:
    """The rows of all files up to the first mistake of each."""
    rows: list[Row] = []
    for path in data_files(folder):
        try:
            rows.extend(rows_of_file(path, path.relative_to(folder).as_posix()))
        except CodebookError as error:
            found.append(error)
    return rows


def _manifest(rows: list[Row], found: list[CodebookError]) -> Manifest | None:
    try:
        return manifest_of_rows(rows)
    except CodebookError as error:
        found.append(error)
        return None


def _without_mistakes(
    folder: Path, manifest: Manifest, below: tuple[Row, ...], rows: list[Row], found: list[CodebookError]
) -> list[Row]:
    """The rows that the codebook can be built with: each that is blamed is noted and left out."""
    replaced: tuple[str, ...] = ()
    try:
        replaced = replaced_files(manifest, below, folder)
    except CodebookError as error:
        found.append(error)
    kept = list(rows)
    while True:
        try:
            build("checked", laid(below, tuple(kept), replaced))
        except CodebookError as error:
            found.append(error)
            blamed = [row for row in kept if (row.file, row.id) == (error.file, error.entry)]
            if not blamed:
                return kept
            kept = [row for row in kept if row is not blamed[0]]
        else:
            return kept


class _Lines:
    """Lines and columns of what is named in the files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, list[str]] = {}

    def mistake(self, error: CodebookError) -> Finding:
        """The finding of an error: at its first term that stands in the entry, else where the entry begins."""
        file, line = error.file or MANIFEST, error.line or 1
        column = error.column
        if column is None:
            line, column = self._place(file, line, error.entry, _TERM.findall(error.fault))
        return Finding(file, line, column, MISTAKE, error.fault.rstrip("."), error.remedy)

    def idle(self, one: Idle) -> Finding:
        """The finding of an entry, or a line of one, that does nothing."""
        line, column = self._place(one.row.file, one.row.line, one.row.id, [one.term] if one.term else [])
        return Finding(one.row.file, line, column, one.kind, one.what, one.remedy)

    def _place(self, file: str, line: int, entry: str | None, terms: list[str]) -> tuple[int, int]:
        text = self._text(file)
        ends = line if file.endswith(".csv") else self._end(text, line)
        for term in terms:
            if term == entry:
                continue
            word = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])" if term[:1].isalnum() else re.escape(term))
            for number in range(line, min(ends, len(text)) + 1):
                match = word.search(text[number - 1])
                if match is not None:
                    return number, match.start() + 1
        return line, 1

    def _end(self, text: list[str], line: int) -> int:
        """The last line of the entry that begins in `line`: before the next one that is not indented."""
        following = (n for n in range(line + 1, len(text) + 1) if _ENTRY.match(text[n - 1]))
        return next(following, len(text) + 1) - 1

    def _text(self, file: str) -> list[str]:
        if file not in self._files:
            path = self._folder / file
            self._files[file] = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
        return self._files[file]


def told(findings: tuple[Finding, ...], folder: Path) -> Iterator[str]:
    """A line a finding, as editors jump to: `mine/cues.yaml:3:9: mistake: …`."""
    for one in findings:
        words = ". ".join(part for part in (one.what, one.remedy) if part)
        yield f"{(folder / one.file).as_posix()}:{one.line}:{one.column}: {one.kind}: {words}"
