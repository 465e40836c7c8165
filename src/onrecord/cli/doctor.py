"""`onrecord doctor`: what is installed and in use."""

from __future__ import annotations

import platform
from typing import Annotated

import typer

from onrecord.cli.failures import complaining
from onrecord.cli.options import Codebook, Model


def doctor(
    model: Model = None,
    codebook: Codebook = None,
    store: Annotated[str | None, typer.Option(metavar="FILE|URL", help="A store to look over as well.")] = None,
) -> None:
    """Say which pipeline and codebook are in use, and whether a store is sound.

    With version, path and hash; fails where one of them cannot be used, and says how to mend it.

    \b
    Examples:
      onrecord doctor
      onrecord doctor --model en_core_web_md
      onrecord doctor --store onrecord.db
    """
    from onrecord.language.pipeline import describe
    from onrecord.reader import Reader

    with complaining():
        pipeline = describe(model)
        versions = Reader(model=model, codebook=codebook).versions
    _row("onrecord", versions.onrecord)
    _row("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    _row("codebook", f"{versions.codebook}{f' with {codebook} laid over it' if codebook else ''}")
    for name, value in pipeline.items():
        _row("pipeline" if name == "name" else f"  {name}", value)
    if store is not None:
        _look_over(store)
    typer.echo("Ready.")


def _look_over(store: str) -> None:
    """Count what a store holds and name what is not sound in it."""
    from onrecord.store import open_store
    from onrecord.store.keeping import counts, faults

    with complaining(), open_store(store) as opened, opened.reading() as connection:
        held, found = counts(connection), list(faults(connection))
    _row("store", store)
    for name, count in held.items():
        _row(f"  {name}", f"{count:,}")
    for fault in found:
        typer.echo(f"onrecord: {store}: {fault}.", err=True)
    if found:
        raise typer.Exit(1)


def _row(name: str, value: str) -> None:
    typer.echo(f"{name:<14}{value or '(none)'}")
