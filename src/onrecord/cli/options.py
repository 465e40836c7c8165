"""Arguments and options that several commands share, and those of `read` that need more than a type."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from onrecord.export.choice import KINDS

FIELDS = ("id", "text", "html", "title", "url", "published", "outlet")


def _iso(value: str | None) -> str | None:
    """An ISO 8601 date as given; wrong usage otherwise."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date. Write it as 2014-09-15.") from None
    return value


def _english(value: str | None) -> str | None:
    if value not in (None, "en"):
        raise typer.BadParameter(f"{value!r} is not coded; only English is: en.")
    return value


def _kinds(value: list[str] | None) -> list[str] | None:
    """Kinds of records, each named once, in any of several lists."""
    asked = [kind.strip() for one in value or () for kind in one.split(",") if kind.strip()]
    unknown = [kind for kind in asked if kind not in KINDS]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(KINDS)}.")
    return asked or None


def _columns(value: list[str] | None) -> list[str] | None:
    for one in value or ():
        field, equals, column = one.partition("=")
        if field not in FIELDS or not equals or not column:
            raise typer.BadParameter(f"{one!r} is not FIELD=NAME with a FIELD of {', '.join(FIELDS)}.")
    return value


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
    Path | None,
    typer.Option(
        metavar="DIR", exists=True, file_okay=False, help="Your own codebook folder, laid over ours entry by entry."
    ),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="en", callback=_english, help="The inputs are in this language: it is not detected."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND,…", callback=_kinds, help=f"Only these records: {', '.join(KINDS)}."),
]
MinConfidence = Annotated[
    float, typer.Option(min=0.0, max=1.0, metavar="0…1", help="Only records of at least this confidence.")
]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes read.")]
Follow = Annotated[bool, typer.Option("--follow", help="Of a feed, read the pages that its entries link to.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="FIELD=NAME", callback=_columns, help="How a table or JSONL calls a field: text=BODY."
    ),
]
Archive = Annotated[
    Path | None, typer.Option(metavar="FILE.warc.gz", help="Keep what is fetched there, as it came, for `cite`.")
]
UserAgent = Annotated[
    str | None, typer.Option(metavar="NAME", help="How to call ourselves when we fetch; add where you can be reached.")
]
