"""What went wrong, as one line on stderr: which input, why, what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from onrecord.errors import OnRecordError


def complain(error: OnRecordError, where: str = "") -> None:
    """One line on stderr; `where` (a file, `-`) goes first unless the message names it already."""
    told = " ".join(str(error).split())
    place = "" if not where or where in told else f"{'standard input' if where == '-' else where}: "
    # Not typer.echo: it would write past the progress bar, which stands in for sys.stderr while it is shown.
    print(f"onrecord: {place}{told}", file=sys.stderr, flush=True)


@contextmanager
def complaining(where: str = "") -> Iterator[None]:
    """What goes wrong under it is told in one line, and the command ends with exit code 1."""
    try:
        yield
    except OnRecordError as error:
        complain(error, where)
        raise typer.Exit(1) from None


def cannot_write(path: object, error: OSError) -> OnRecordError:
    """The error for output that has nowhere to go."""
    return OnRecordError(f"{path}: cannot be written ({error.strerror}).", "Give -o a place you may write to.")
