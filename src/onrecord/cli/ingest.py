"""`onrecord ingest`: inputs into a store."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import DEFAULT, StoreAt
from onrecord.cli.failures import complain
from onrecord.cli.options import Codebook, Model, Outlet, Published
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.engines.pool import Read
    from onrecord.inquiry.ingest import Tally


def ingest(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, patterns; - for stdin.")],
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that read.")] = 1,
    published: Published = None,
    outlet: Outlet = None,
    model: Model = None,
    codebook: Codebook = None,
    store: StoreAt = DEFAULT,
) -> None:
    """Read articles and keep what they put on record.

    Each document is kept whole or not at all; what is kept already is passed
    over, so the same command can be given again after any interruption.

    \b
    Examples:
      onrecord ingest articles/
      onrecord ingest 'wire/**/*.html' page.html --jobs 2
      onrecord ingest articles/ --store postgresql+psycopg://desk@host/press
    """
    from onrecord.codebook.loader import load
    from onrecord.engines.pool import read_all
    from onrecord.inquiry import ingest as room
    from onrecord.sources import Asked, arrivals
    from onrecord.store import open_store

    progress = _Progress()
    try:
        with open_store(store, create=True) as opened:
            tally = room.ingest(
                opened,
                arrivals(inputs, Asked(published, outlet)),
                lambda items: read_all(items, partial(_reader, model, codebook), jobs),
                load(codebook).standing,
                datetime.now(UTC).date(),
                progress,
            )
    except OnRecordError as error:
        progress.end()
        complain(error)
        raise typer.Exit(1) from None
    progress.end()
    for failure in tally.failed:
        complain(failure)
    typer.echo(summary(tally, store))
    if tally.failed:
        raise typer.Exit(1)


def _reader(model: str | None, codebook: Path | None) -> Read:
    """What a process reads with."""
    from onrecord.reader import Reader

    return Reader(model=model, codebook=codebook).read


def summary(tally: Tally, store: str) -> str:
    """ "Kept 60 documents with 812 records in onrecord.db; 3 were there already; 1 could not be read." """
    parts = [f"Kept {_many(tally.kept, 'document')} with {_many(tally.records, 'record')} in {store}"]
    if tally.there:
        parts.append(f"{tally.there:,} {'was' if tally.there == 1 else 'were'} there already")
    if tally.failed:
        parts.append(f"{len(tally.failed):,} could not be read")
    return "; ".join(parts) + "."


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


class _Progress:
    """One line on a terminal that tells how far it is and how fast; elsewhere nothing."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = 0.0
        self._live = sys.stderr.isatty()

    def __call__(self, tally: Tally) -> None:
        now = time.monotonic()
        if self._live and now - self._shown >= 0.2:
            self._shown = now
            rate = tally.kept / max(now - self._began, 0.001)
            told = f"{tally.seen:,} seen · {tally.kept:,} kept · {rate:.1f} a second · {len(tally.failed)} failed"
            typer.echo(f"\r\x1b[K{told}", err=True, nl=False)

    def end(self) -> None:
        if self._live and self._shown:
            typer.echo("\r\x1b[K", err=True, nl=False)
