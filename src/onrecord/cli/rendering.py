"""A document → what is printed of it: the recipe that an engine takes to its processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.export.choice import Choice

if TYPE_CHECKING:
    from onrecord.model.document import Item
    from onrecord.model.records import Reading


class Format(StrEnum):
    """What a reading is printed as."""

    REPORT = "report"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    MD = "md"
    CSV = "csv"


ENDINGS = {
    Format.REPORT: ".txt",
    Format.JSON: ".json",
    Format.JSONL: ".jsonl",
    Format.HTML: ".html",
    Format.MD: ".md",
    Format.CSV: ".csv",
}
_FORMATS = {ending: name for name, ending in ENDINGS.items()} | {".htm": Format.HTML, ".markdown": Format.MD}


def format_of(output: Path | None) -> Format:
    """The format that the name of the output asks for."""
    return _FORMATS.get(output.suffix.lower(), Format.REPORT) if output else Format.REPORT


@dataclass(frozen=True, slots=True)
class Rendering:
    """Reads with one codebook and pipeline, keeps the wanted records, and writes them in one format.

    Attributes:
        format: how; None leaves the reading as it is, for a terminal whose width and colours are known only there.
        choice: which records.
        model: name or path of a spaCy pipeline, or None.
        codebook: the user's folder, or None.
    """

    format: Format | None
    choice: Choice
    model: str | None = None
    codebook: Path | None = None

    def __call__(self) -> Callable[[Item], str | Reading]:
        from onrecord.reader import Reader

        reader = Reader(model=self.model, codebook=self.codebook)

        def printed(item: Item) -> str | Reading:
            reading = self.choice.of(reader.read(item))
            return reading if self.format is None else text_of(reading, self.format)

        return printed


def text_of(reading: Reading, chosen: Format) -> str:
    """A reading in a format, without a final line end; JSON on one line."""
    match chosen:
        case Format.JSON | Format.JSONL:
            from onrecord.export.json import dumps

            return dumps(reading, indent=None)
        case Format.HTML:
            from onrecord.export.html import page

            return page(reading)
        case Format.MD:
            from onrecord.export.markdown import markdown

            return markdown(reading)
        case Format.CSV:
            from onrecord.export.table import table

            return table(reading)
        case Format.REPORT:
            return _report(reading)


def _report(reading: Reading) -> str:
    """The report as plain text, 100 columns wide."""
    from io import StringIO

    from rich.console import Console

    from onrecord.export.terminal import report

    file = StringIO()
    Console(file=file, width=100, color_system=None, legacy_windows=False).print(report(reading))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())
