"""`onrecord show`, `cite`, `forget`, `backup`: single records and the store as a whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.asking import DEFAULT, StoreAt
from onrecord.cli.failures import complaining

Id = Annotated[str, typer.Argument(metavar="ID", help="A record's or document's id, or its start.")]


def show(record: Id, store: StoreAt = DEFAULT) -> None:
    """Show a record with all its fields, its sentence and how it came to be.

    Of a document, show the report that `read` prints.

    \b
    Example:
      onrecord show 4be1
    """
    from rich.console import Console

    from onrecord.export.explain import explain
    from onrecord.export.terminal import report
    from onrecord.store import open_store
    from onrecord.store.keeping import document_with, reading_of

    with complaining(), open_store(store) as opened, opened.reading() as connection:
        document, found = document_with(connection, record)
        reading = reading_of(connection, document)
        one = reading.record(found)
        Console(file=sys.stdout).print(report(reading) if one is None else explain(reading, one))


def forget(
    document: Annotated[str, typer.Argument(metavar="DOC", help="A document's id, or its start.")],
    store: StoreAt = DEFAULT,
) -> None:
    """Take an article out of the store, with all that only it proves.

    \b
    Example:
      onrecord forget 9c1f0a2b
    """
    from onrecord.store import keeping as room
    from onrecord.store import open_store

    with complaining(), open_store(store) as opened:
        with opened.reading() as connection:
            found, _ = room.document_with(connection, document)
        opened.write(lambda connection: room.forget(connection, found))
        typer.echo(f"Forgot {found}.")


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    store: StoreAt = DEFAULT,
) -> None:
    """Copy the store as it is now, while others may write in it.

    \b
    Example:
      onrecord backup onrecord-2031-04-01.db
    """
    from onrecord.store import keeping as room
    from onrecord.store import open_store

    with complaining(), open_store(store) as opened:
        room.backup(opened, target)
        typer.echo(f"Copied to {target}.")
