"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer


def _iso(value: str | None) -> str | None:
    """An ISO 8601 date as given; wrong usage otherwise."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date. Write it as 2014-09-15.") from None
    return value


def _codebook(value: str | None) -> str | None:
    """The name of a codebook, or a folder, as given; wrong usage otherwise."""
    from onrecord.codebook.layers import CONFLICT, shipped

    if value is None or Path(value).is_dir() or value in (CONFLICT, *shipped()):
        return value
    names = ", ".join((CONFLICT, *shipped()))
    raise typer.BadParameter(f"{value!r} does not exist. Name a folder of your own, or one of: {names}.")


Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=_iso, help="When it was published (2014-09-15), against which “Monday” is resolved."
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, where the page does not say.")]
Model = Annotated[
    str | None, typer.Option(metavar="NAME|PATH", help="Another spaCy pipeline for English than the default one.")
]
Codebook = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|DIR",
        callback=_codebook,
        help="A codebook by name (climate, company), or your own folder, laid over one.",
    ),
]
