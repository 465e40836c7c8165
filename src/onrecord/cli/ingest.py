"""`onrecord ingest`: inputs into a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.arriving import INTERRUPTED, arriving, asked_for
from onrecord.cli.asking import DEFAULT, StoreAt
from onrecord.cli.failures import complain, complaining
from onrecord.cli.interrupts import Interrupts
from onrecord.cli.progress import Bar, Tally, bar_for
from onrecord.errors import InputError
from onrecord.export.wording import counted

if TYPE_CHECKING:
    from onrecord.engines.outcome import Read
    from onrecord.inquiry.ingest import Arrival, Kept
    from onrecord.model.records import Reading


def ingest(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="All that `read` takes: files, folders …")],
    published: options.Published = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    jobs: options.Jobs = 1,
    follow: options.Follow = False,
    column: options.Columns = None,
    archive: options.Archive = None,
    user_agent: options.UserAgent = None,
    model: options.Model = None,
    codebook: options.Codebook = None,
    store: StoreAt = DEFAULT,
) -> None:
    """Read articles and keep what they put on record.

    Each document is kept whole or not at all; what is kept already is passed over, so the same command can be
    given again after any interruption.

    \b
    Examples:
      onrecord ingest articles/
      onrecord ingest 'wire/**/*.html' page.html --jobs 2
      onrecord ingest articles/ --store postgresql+psycopg://desk@host/press
    """
    asked = asked_for(published, outlet, follow, column, language)
    count = _Count()
    try:
        with (
            complaining(),
            arriving(inputs, asked, archive, user_agent) as arrivals,
            bar_for(inputs, asked.meter, quiet=False) as bar,
        ):
            _keep(arrivals, _Recipe(model, codebook), jobs, store, bar, count)
    except KeyboardInterrupt:
        typer.echo(f"onrecord: stopped. {count.told(store)}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    typer.echo(count.told(store))
    if count.failed:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Recipe:
    """What a process reads with."""

    model: str | None
    codebook: str | Path | None

    def __call__(self) -> Read[Reading]:
        from onrecord.reader import Reader

        return Reader(model=self.model, codebook=self.codebook).read


@dataclass(slots=True)
class _Count:
    kept: int = 0
    records: int = 0
    there: int = 0
    failed: int = 0

    def add(self, one: Kept) -> None:
        self.kept += one.new
        self.records += one.records
        self.failed += one.error is not None
        self.there += not one.new and one.error is None

    def told(self, store: str) -> str:
        """ "Kept 60 documents with 812 records in onrecord.db; 3 were there already; 1 could not be read." """
        parts = [f"Kept {counted(self.kept, 'document')} with {counted(self.records, 'record')} in {store}"]
        if self.there:
            parts.append(f"{self.there:,} {'was' if self.there == 1 else 'were'} there already")
        if self.failed:
            parts.append(f"{self.failed:,} could not be read")
        return "; ".join(parts) + "."


def _keep(arrivals: Iterable[Arrival], recipe: _Recipe, jobs: int, store: str, bar: Bar, count: _Count) -> None:
    """Read and keep, document by document; what fails is said where it stands in the order."""
    from onrecord.codebook.loader import load_standing
    from onrecord.engines import run
    from onrecord.inquiry import ingest as room
    from onrecord.store import open_store

    def read_all(items: Iterator[Arrival]) -> Iterator[Reading | InputError | None]:
        with closing(run(items, recipe, jobs)) as outcomes:
            for outcome in outcomes:
                yield outcome.error or outcome.value

    tally, today = Tally(), datetime.now(UTC).date()
    # Opened before the first document is read: what cannot be kept is not worth reading.
    with open_store(store, create=True) as opened, Interrupts() as interrupts:

        def told(one: Kept) -> None:
            with interrupts.held():
                if one.error is not None:
                    complain(one.error, one.place)
                count.add(one)
                tally.add(one.error)
                bar.show(tally)

        room.ingest(opened, arrivals, read_all, load_standing(), today, told)
