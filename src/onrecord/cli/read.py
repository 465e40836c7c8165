"""`onrecord read`: inputs → report, JSON or HTML."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.failures import cannot_write, complain
from onrecord.cli.options import Codebook, Model, Outlet, Published
from onrecord.errors import InputError, OnRecordError

if TYPE_CHECKING:
    from onrecord.model.records import Reading


class Format(StrEnum):
    """What a reading is printed as."""

    REPORT = "report"
    JSON = "json"
    HTML = "html"


ENDINGS = {Format.REPORT: ".txt", Format.JSON: ".json", Format.HTML: ".html"}


def read(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="HTML or text files; - reads standard input.")],
    published: Published = None,
    outlet: Outlet = None,
    model: Model = None,
    codebook: Codebook = None,
    chosen_format: Annotated[
        Format | None, typer.Option("--format", help="Default: by the ending of -o, else report.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE|DIR", help="Where to write; into a folder, one file an input."),
    ] = None,
) -> None:
    """Read articles and show who said, offered and refused what.

    Several inputs as JSON are printed as one line each. An input that cannot be read is named on
    stderr, the others go on, and the exit code is 1.

    \b
    Examples:
      onrecord read page.html
      onrecord read page.html --published 2014-09-15 --outlet "Harbour Gazette"
      onrecord read - < pasted.txt
      onrecord read *.html --format json -o readings.jsonl
      onrecord read page.html -o page.record.html
    """
    chosen = chosen_format or _format_of(output)
    _check_output(inputs, chosen, output)
    failures: list[str] = []
    try:
        readings = _readings(inputs, published, outlet, model, codebook, failures)
        _write(readings, chosen, output, many=len(inputs) > 1)
    except OnRecordError as error:
        complain(error)
        raise typer.Exit(1) from None
    if failures:
        raise typer.Exit(1)


def _format_of(output: Path | None) -> Format:
    endings = {".json": Format.JSON, ".jsonl": Format.JSON, ".html": Format.HTML, ".htm": Format.HTML}
    return endings.get(output.suffix.lower(), Format.REPORT) if output else Format.REPORT


def _check_output(inputs: list[str], chosen: Format, output: Path | None) -> None:
    if output is not None and output.is_file() and any(output.samefile(i) for i in inputs if Path(i).is_file()):
        raise typer.BadParameter("that is one of the inputs, it would be overwritten.", param_hint="-o")
    if chosen is Format.HTML and len(inputs) > 1 and not (output and output.is_dir()):
        raise typer.BadParameter(
            "several inputs as HTML are several files: name a folder that exists.", param_hint="-o"
        )


def _readings(
    inputs: list[str],
    published: str | None,
    outlet: str | None,
    model: str | None,
    codebook: Path | None,
    failures: list[str],
) -> Iterator[tuple[str, Reading]]:
    """Each input with its reading; what cannot be read is said at once and noted in `failures`."""
    from onrecord.reader import Reader
    from onrecord.sources import Asked, arrivals

    reader = Reader(model=model, codebook=codebook)
    for arrival in arrivals(inputs, Asked(published, outlet)):
        if isinstance(arrival, InputError):
            complain(arrival)
            failures.append(arrival.message)
            continue
        try:
            reading = reader.read(arrival)
        except InputError as error:
            complain(error, arrival.place)
            failures.append(arrival.place)
        else:
            yield arrival.origin, reading


def _write(readings: Iterator[tuple[str, Reading]], chosen: Format, output: Path | None, *, many: bool) -> None:
    if output is not None and output.is_dir():
        taken: set[str] = set()
        for name, reading in readings:
            _save(output / _file_name(name, ENDINGS[chosen], taken), _text(reading, chosen))
    elif output is not None:
        _save(output, "\n".join(_text(reading, chosen, one_line=many) for _, reading in readings))
    elif chosen is Format.REPORT:
        _print_reports(reading for _, reading in readings)
    else:
        for _, reading in readings:
            # As bytes: JSON and HTML are UTF-8 whatever the console speaks.
            typer.echo(f"{_text(reading, chosen, one_line=many)}\n".encode(), nl=False)


def _file_name(name: str, ending: str, taken: set[str]) -> str:
    """`page.html` → `page.json`; a name that is taken gets a number."""
    stem = "standard-input" if name == "-" else Path(name).stem
    number, wanted = 1, f"{stem}{ending}"
    while wanted in taken:
        number += 1
        wanted = f"{stem}-{number}{ending}"
    taken.add(wanted)
    return wanted


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text.rstrip("\n") + "\n", "utf-8", newline="\n")
    except OSError as error:
        raise cannot_write(path, error) from error


def _text(reading: Reading, chosen: Format, *, one_line: bool = False) -> str:
    if chosen is Format.JSON:
        from onrecord.export.json import dumps

        return dumps(reading, indent=None if one_line else 2)
    if chosen is Format.HTML:
        from onrecord.export.html import page

        return page(reading)
    return _report_text(reading)


def _report_text(reading: Reading) -> str:
    """The report as plain text, 100 columns wide."""
    from io import StringIO

    from rich.console import Console

    from onrecord.export.terminal import report

    file = StringIO()
    Console(file=file, width=100, color_system=None, legacy_windows=False).print(report(reading))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def _print_reports(readings: Iterator[Reading]) -> None:
    from rich.console import Console

    from onrecord.export.terminal import report

    console = Console(file=sys.stdout)
    for number, reading in enumerate(readings):
        if number:
            console.rule()
        console.print(report(reading))
