"""How far a run is, on stderr: a bar where it is a terminal, and in the end what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import typer

from onrecord.errors import InputError
from onrecord.export.wording import counted

if TYPE_CHECKING:
    from onrecord.sources.meter import Meter


@dataclass(slots=True)
class Tally:
    """How many documents were read, and how many failed for which cause."""

    read: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    @property
    def all(self) -> int:
        """Documents, read or not."""
        return self.read + self.failed.total()

    def add(self, error: InputError | None) -> None:
        """Count one more."""
        if error is None:
            self.read += 1
        else:
            self.failed[error.code] += 1

    def __str__(self) -> str:
        """`9,998 documents read, 2 failed: 1 broken-record, 1 too-large`."""
        causes = ", ".join(f"{count:,} {code}" for code, count in sorted(self.failed.items()))
        return f"{counted(self.read, 'document')} read" + (
            f", {self.failed.total():,} failed: {causes}" if causes else ""
        )


class Bar(Protocol):
    """Shown while documents are read."""

    def show(self, tally: Tally) -> None:
        """One more is done."""


class NoBar:
    """Where nobody watches."""

    def show(self, tally: Tally) -> None:
        """Nothing is shown."""


class RichBar:
    """Documents, documents a second, and the time that is left by the bytes that are."""

    def __init__(self, meter: Meter) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        columns = (TextColumn("{task.fields[told]}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
        times = (TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
        self.progress = Progress(*columns, *times, console=Console(stderr=True), transient=True)
        self._meter = meter
        self._task = self.progress.add_task("", total=meter.total or None, told="no document yet")

    def show(self, tally: Tally) -> None:
        """The bar follows the meter; the end of the last file is not the end of the run."""
        elapsed = self.progress.tasks[0].elapsed or 0.0
        rate = f", {tally.all / elapsed:.1f} a second" if elapsed else ""
        failed = f", {tally.failed.total():,} failed" if tally.failed else ""
        self.progress.update(
            self._task, completed=self._meter.done, told=f"{tally.all:,} documents{rate}{failed}", refresh=False
        )


@contextmanager
def bar_for(inputs: Sequence[str], meter: Meter, *, quiet: bool) -> Iterator[Bar]:
    """A bar on stderr where that is a terminal; lines that are printed meanwhile go above it.

    Args:
        inputs: weighed, so that what is left can be told.
        meter: told by the sources how far they are.
        quiet: no bar in any case: the readings themselves go to the terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield NoBar()
        return
    from onrecord.sources import named
    from onrecord.sources.meter import weight

    meter.total = sum(weight(name) for name in named(inputs) if not isinstance(name, InputError))
    bar = RichBar(meter)
    with bar.progress:
        yield bar


def say_tally(tally: Tally) -> None:
    """The summary of a run of several documents of which some failed."""
    if tally.all > 1 and tally.failed:
        typer.echo(f"onrecord: {tally}.", err=True)
