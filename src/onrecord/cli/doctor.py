"""`onrecord doctor`: what is installed and in use."""

from __future__ import annotations

import platform

import typer

from onrecord.cli.failures import complain
from onrecord.cli.options import Codebook, Model
from onrecord.errors import OnRecordError


def doctor(model: Model = None, codebook: Codebook = None) -> None:
    """Say which pipeline and codebook are in use.

    With version, path and hash; fails where one of them cannot be used, and says how to mend it.

    \b
    Examples:
      onrecord doctor
      onrecord doctor --model en_core_web_md
    """
    from onrecord.language.pipeline import describe
    from onrecord.reader import Reader

    try:
        pipeline = describe(model)
        versions = Reader(model=model, codebook=codebook).versions
    except OnRecordError as error:
        complain(error)
        raise typer.Exit(1) from None
    _row("onrecord", versions.onrecord)
    _row("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    _row("codebook", f"{versions.codebook}{f' with {codebook} laid over it' if codebook else ''}")
    for name, value in pipeline.items():
        _row("pipeline" if name == "name" else f"  {name}", value)
    typer.echo("Ready.")


def _row(name: str, value: str) -> None:
    typer.echo(f"{name:<14}{value or '(none)'}")
