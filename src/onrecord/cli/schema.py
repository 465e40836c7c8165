"""`onrecord schema`: the JSON Schema of a reading."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of what `read --format json` prints.

    \b
    Example:
      onrecord schema > reading.schema.json
    """
    from onrecord.export.schema import dumps

    typer.echo(f"{dumps()}\n".encode(), nl=False)
