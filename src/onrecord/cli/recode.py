"""`onrecord recode`: the store's documents read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.asking import DEFAULT, StoreAt
from onrecord.cli.failures import complain, complaining

if TYPE_CHECKING:
    from onrecord.inquiry.recode import Recoded


def recode(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show the differences.")] = False,
    model: options.Model = None,
    codebook: options.Codebook = None,
    store: StoreAt = DEFAULT,
) -> None:
    """Read the kept articles again with this version, and show what differs.

    What was read with the same version, codebook and pipeline is passed over. Each document is replaced whole or
    left as it is.

    \b
    Examples:
      onrecord recode --dry-run
      onrecord recode --codebook mine/
    """
    from onrecord.inquiry.recode import recode as read_again
    from onrecord.reader import Reader
    from onrecord.store import open_store

    failed = read = 0
    with complaining(), open_store(store) as opened:
        reader = Reader(model=model, codebook=codebook)
        for one in read_again(opened, reader.read, reader.versions, reader.codebook.standing, dry=dry_run):
            read += 1
            failed += one.error is not None
            _tell(one)
    typer.echo(f"{read - failed:,} read again{', nothing changed' if dry_run else ''}.")
    if failed:
        raise typer.Exit(1)


def _tell(one: Recoded) -> None:
    if one.error is not None:
        complain(one.error, one.document)
        return
    if one.gained or one.lost:
        typer.echo(f"{one.document}  {one.title or '(no title)'}")
    for mark, lines in (("-", one.lost), ("+", one.gained)):
        for line in lines:
            typer.echo(f"  {mark} {line}")
