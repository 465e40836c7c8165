"""`onrecord explain`: the way from words to one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.failures import complaining
from onrecord.cli.options import Codebook, Model, Outlet, Published

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.model.records import Reading, Record


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The article, as you gave it to `read`; - for stdin.")],
    record_id: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A record's id, as report and JSON print it, or its start."),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    model: Model = None,
    codebook: Codebook = None,
) -> None:
    """Show how the words of an article became one record.

    Each step names the codebook entry or rule that fired and marks its words in their sentence.
    Without ID, lists the records of the article with their ids.

    \b
    Examples:
      onrecord explain page.html
      onrecord explain page.html 4be1
    """
    from rich.console import Console

    from onrecord.reader import Reader
    from onrecord.sources import one_item

    with complaining(file):
        item = one_item(file, published=published, outlet=outlet)
        reading = Reader(model=model, codebook=codebook).read(item)
    Console().print(_listing(reading) if record_id is None else _explanation(reading, record_id, file))


def _records(reading: Reading) -> tuple[Record, ...]:
    return (*reading.positions, *reading.statements, *reading.estimates)


def _listing(reading: Reading) -> RenderableType:
    from rich.text import Text

    from onrecord.export.explain import headline

    lines = [Text(f"{record.id}  {headline(reading, record)}") for record in _records(reading)]
    return Text("\n").join(lines) if lines else Text("No record was found in this article.")


def _explanation(reading: Reading, record_id: str, file: str) -> RenderableType:
    from onrecord.export.explain import explain as way

    records = _records(reading)
    matching = [r for r in records if r.id == record_id] or [r for r in records if r.id.startswith(record_id)]
    if len(matching) != 1:
        found = f"{len(matching)} records begin" if matching else "no record begins"
        raise typer.BadParameter(
            f"{found} with {record_id!r}. `onrecord explain {file}` lists them with their ids.", param_hint="ID"
        )
    return way(reading, matching[0])
