"""What the commands that ask a store share: options, opening it, printing the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.failures import cannot_write, complaining

if TYPE_CHECKING:
    from onrecord.codebook.standing import StandingBook
    from onrecord.inquiry.question import Answer, Question
    from onrecord.store import Connection

    Ask = Callable[[Connection, Question, StandingBook], Answer]

DEFAULT = "onrecord.db"


class Format(StrEnum):
    """What an answer is printed as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    XLSX = "xlsx"


def _day(value: str | date) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day. Write it as 2014-09-15.") from None


StoreAt = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="ONRECORD_STORE",
        metavar="FILE|URL",
        show_envvar=False,
        help="The store: a file, or postgresql+psycopg://… for a team; also ONRECORD_STORE.",
    ),
]
Actor = Annotated[str | None, typer.Option(metavar="ID|NAME", help="Only this actor: NOR or Norway.")]
Contribution = Annotated[str | None, typer.Option(metavar="NAME", help="A leaf, or a branch with its leaves.")]
Beneficiary = Annotated[str | None, typer.Option(metavar="ID|NAME", help="Who gains.")]
Target = Annotated[str | None, typer.Option(metavar="ID|NAME", help="Against whom.")]
Doer = Annotated[str | None, typer.Option(metavar="ID|NAME", help="Of stances on another's deed, whose.")]
Area = Annotated[str | None, typer.Option(metavar="ID|NAME", help="Where.")]
On = Annotated[
    date | None,
    typer.Option(
        metavar="DATE", parser=_day, help="What held on this day; without it, on the last day read.", show_default=False
    ),
]
KnownOn = Annotated[
    date | None, typer.Option(metavar="DATE", parser=_day, help="Only what could be known on this day.")
]
Since = Annotated[date | None, typer.Option(metavar="DATE", parser=_day, help="Only on this day and later.")]
MinSources = Annotated[int, typer.Option(min=1, metavar="N", help="Least number of different voices.")]
MinConfidence = Annotated[float | None, typer.Option(min=0, max=1, metavar="P", help="Least confidence, 0 to 1.")]
AsFormat = Annotated[
    Format | None, typer.Option("--format", help="Default: by the ending of -o, else table.", show_default=False)
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write.")]


def answer(store: str, question: Question, chosen: Format | None, output: Path | None, ask: Ask) -> None:
    """Open the store, ask, print; a StoreError is one line on stderr and exit code 1."""
    from onrecord.codebook.loader import load_standing
    from onrecord.store import open_store

    by_ending = {f".{known.value}": known for known in Format}
    chosen = chosen or (by_ending.get(output.suffix.lower(), Format.TABLE) if output else Format.TABLE)
    if chosen is Format.XLSX and output is None:
        raise typer.BadParameter("a workbook is a file: name it.", param_hint="-o")
    with complaining():
        with open_store(store) as opened, opened.reading() as connection:
            found = ask(connection, question, load_standing())
        _show(found, chosen, output)


def _show(found: Answer, chosen: Format, output: Path | None) -> None:
    from onrecord.export import sheet

    if chosen is Format.XLSX:
        data = sheet.as_xlsx(found.sheets, found.note)
    elif chosen is Format.JSON:
        data = sheet.as_json(found.sheets, found.coverage_dict()).encode()
    elif chosen is Format.CSV:
        data = sheet.as_csv(found.sheets).encode()
    elif chosen is Format.HTML:
        data = sheet.as_html(found.sheets, found.note, found.title).encode()
    elif output is None:
        typer.echo(sheet.as_table(found.sheets, found.note, terminal=sys.stdout.isatty()))
        return
    else:
        data = sheet.as_table(found.sheets, found.note, width=160).encode()
    if output is None:
        typer.echo(data + b"\n", nl=False)
        return
    try:
        output.write_bytes(data if chosen is Format.XLSX else data + b"\n")
    except OSError as error:
        raise cannot_write(output, error) from error
