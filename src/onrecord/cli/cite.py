"""`onrecord cite`: where a record stands, as one cites it, and whether the bytes that prove it are kept."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from onrecord.cli.asking import DEFAULT, StoreAt
from onrecord.cli.failures import complaining
from onrecord.errors import NotProven

if TYPE_CHECKING:
    from onrecord.export.citation import Citation


def cite(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="A record's id, as `read` prints it, or its start.")],
    readings: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="READINGS", help="What `read` wrote as .json or .jsonl (also .gz); without it, the store is asked."
        ),
    ] = None,
    archive: Annotated[
        Path | None,
        typer.Option(metavar="FILE.warc.gz", help="What `read --archive` kept: look there for the very bytes."),
    ] = None,
    store: StoreAt = DEFAULT,
) -> None:
    """Print outlet, date, address, quotation and hash of a record.

    Out of a store, the bytes that are kept there are hashed again. With --archive, says under which address and
    when the bytes with this hash were fetched; where they are not there, the record is not proven and the exit
    code is 1.

    \b
    Examples:
      onrecord cite 4be1
      onrecord cite 4be1 readings.jsonl
      onrecord cite 4be1 readings.jsonl --archive pages.warc.gz
    """
    from onrecord.export.citation import find

    with complaining():
        if not readings:
            typer.echo(_from_store(store, record_id))
            return
        found = [one for path in readings for one in find(_lines(path), record_id, str(path))]
        chosen = _same(found, record_id, readings)
        for number, one in enumerate(chosen):
            typer.echo(("\n" if number else "") + "\n".join(one.lines()))
            if archive is not None:
                typer.echo(_kept(one, archive))


def _from_store(store: str, wanted: str) -> str:
    from onrecord.inquiry.citing import citation
    from onrecord.store import open_store

    with open_store(store) as opened, opened.reading() as connection:
        return citation(connection, wanted, opened.place)


def _same(found: list[Citation], wanted: str, readings: list[Path]) -> list[Citation]:
    """The record that is meant, as often as readings hold it: the same words may have been read at two addresses."""
    exact = [one for one in found if one.id == wanted] or found
    ids = sorted({one.id for one in exact})
    if not ids:
        names = ", ".join(map(str, readings))
        raise NotProven(f"{names}: no record has an id that begins with {wanted!r}.", "Take the id from the readings.")
    if len(ids) > 1:
        raise typer.BadParameter(f"{len(ids)} records begin with {wanted!r}: {', '.join(ids[:8])}.", param_hint="ID")
    return exact


def _lines(path: Path) -> Iterator[str]:
    """Readings, a line each; of a file with one reading, spread over lines, that one."""
    with _opened(path) as file:
        first = file.readline()
        if first.rstrip() == "{":
            yield " ".join((first, *file))
            return
        if first:
            yield first
        yield from (line for line in file if line.strip())


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield file
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise NotProven(f"{path}: the readings cannot be read ({why}).", "Check the path.") from error


def _kept(citation: Citation, archive: Path) -> str:
    from onrecord.sources.archive import hashes

    for sha256, url, moment in hashes(archive):
        if sha256 == citation.sha256:
            return f"kept in {archive}, fetched {moment or 'at an untold time'} from {url or 'an untold address'}"
    raise NotProven(
        f"{archive}: the bytes of {citation.id} are not in this archive.", "Give the archive of the run that read it."
    )
