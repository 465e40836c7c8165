"""Where readings go: to the console, into a file, or into a folder with a file each; every document whole."""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

import typer

from onrecord.cli.failures import cannot_write
from onrecord.cli.rendering import ENDINGS, Format
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.model.records import Reading

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 100


class Output(Protocol):
    """Takes what was read, a document at a time."""

    def write(self, origin: str, place: str, printed: str | Reading) -> None:
        """One document, whole."""

    def close(self) -> None:
        """No more comes."""


def output_for(chosen: Format, output: Path | None, *, many: bool) -> Output:
    """The output for a format.

    Args:
        chosen: how documents are printed.
        output: a file, a folder that exists, or None for the console.
        many: whether it is known that several documents come; else the first waits for a second or the end.
    """
    if output is not None and output.is_dir():
        return Folder(output, chosen)
    if output is None and chosen is Format.REPORT:
        return Reports()
    return Stream(chosen, output, many=many)


class Reports:
    """Reports on the console, in its width and colours."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(file=sys.stdout)
        self._first = True

    def write(self, origin: str, place: str, printed: str | Reading) -> None:
        from onrecord.export.terminal import report

        assert not isinstance(printed, str)
        if not self._first:
            self._console.rule()
        self._first = False
        self._console.print(report(printed))

    def close(self) -> None:
        """Nothing is held."""


class Folder:
    """A file a document: what is in the folder is whole."""

    def __init__(self, folder: Path, chosen: Format) -> None:
        self._folder = folder
        self._chosen = chosen
        self._taken: Counter[str] = Counter()

    def write(self, origin: str, place: str, printed: str | Reading) -> None:
        assert isinstance(printed, str)
        path = self._folder / self._name(origin, place)
        part = path.with_name(f".{path.name}.part")
        try:
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.write(_alone(printed, self._chosen) + "\n")
            os.replace(part, path)
        except OSError as error:
            raise cannot_write(path, error) from error

    def close(self) -> None:
        """Nothing is held."""

    def _name(self, origin: str, place: str) -> str:
        """`page.html` → `page.json`, line 3 of `rows.jsonl` → `rows-line-3.json`; a name that is taken is numbered."""
        stem = "standard-input" if origin == "-" else Path(origin.rstrip("/")).stem
        words = _UNSAFE.split(f"{stem} {place.removeprefix(origin)}")
        name = "-".join(word for word in words if word).strip("-.")[:_LONGEST] or "document"
        self._taken[name] += 1
        number = self._taken[name]
        return f"{name if number == 1 else f'{name}-{number}'}{ENDINGS[self._chosen]}"


class Stream:
    """All documents one after the other, to the console or a file: each goes out in one piece."""

    def __init__(self, chosen: Format, path: Path | None, *, many: bool) -> None:
        self._chosen = chosen
        self._path = path
        # One reading as JSON is an object for people too; several are a line each. HTML cannot be several.
        self._many = many or chosen not in (Format.JSON, Format.HTML)
        self._held: str | None = None
        self._file: IO[bytes] | None = None
        self._begun = False

    def write(self, origin: str, place: str, printed: str | Reading) -> None:
        assert isinstance(printed, str)
        if self._many:
            self._put(printed)
        elif self._held is None:
            self._held = printed
        elif self._chosen is Format.HTML:
            self._held = None
            raise OnRecordError(
                f"{origin}: several documents as HTML are several files.", "Name a folder that exists: -o FOLDER."
            )
        else:
            self._many = True
            held, self._held = self._held, None
            self._put(held)
            self._put(printed)

    def close(self) -> None:
        """What waited for a second document goes out alone."""
        if self._held is not None:
            held, self._held = self._held, None
            self._put(_alone(held, self._chosen))
        if self._file is not None:
            self._file.close()

    def _put(self, printed: str) -> None:
        if self._begun:
            before = {Format.REPORT: "\n", Format.MD: "\n---\n\n"}.get(self._chosen, "")
        else:
            before = _heading(self._chosen)
        self._begun = True
        text = f"{before}{printed}\n" if printed else before
        # As bytes: the formats are UTF-8 whatever the console speaks.
        self._out()(text.encode("utf-8", "surrogatepass"))

    def _out(self) -> Callable[[bytes], object]:
        if self._path is None:
            return lambda data: typer.echo(data, nl=False)
        return self._write

    def _write(self, data: bytes) -> None:
        assert self._path is not None
        try:
            if self._file is None:
                self._file = self._path.open("wb", buffering=0)
            while data:
                data = data[self._file.write(data) :]
        except OSError as error:
            raise cannot_write(self._path, error) from error


def _heading(chosen: Format) -> str:
    if chosen is not Format.CSV:
        return ""
    from onrecord.export.table import header

    return f"{header()}\n"


def _alone(printed: str, chosen: Format) -> str:
    """What is printed of a document that stands alone: JSON indented, a table with the names of its columns."""
    if chosen is Format.JSON:
        return json.dumps(json.loads(printed), ensure_ascii=False, indent=2)
    return f"{_heading(chosen)}{printed}".rstrip("\n")
