"""CSV, TSV and Parquet with named columns: a row is an item."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import BrokenRecord, Damaged, InputError, MissingColumn, MissingExtra, TooLarge
from onrecord.model.document import Item
from onrecord.sources.asked import FIELDS, Asked, megabytes
from onrecord.sources.files import opened
from onrecord.sources.rows import item_of_row

_ROWS_AT_ONCE = 16
_SEPARATORS = ",;\t"
_NAME = "Name the columns as the fields are called, or say which is which: --column text=BODY."


def csv_items(path: Path, asked: Asked) -> Iterator[Item | InputError]:
    """Each row of a `.csv` or `.tsv` (or these with `.gz`) as an item; the first row names the columns.

    Raises:
        MissingColumn: no column of text.
        InputError: the file cannot be opened, or breaks off.
    """
    with opened(path, meter=asked.meter) as stream:
        csv.field_size_limit(asked.limit)
        lines = _Lines(stream, str(path), asked.limit)
        header = lines.first()
        separator = max(_SEPARATORS, key=header.count)
        names = next(csv.reader([header], delimiter=separator), [])
        _require_text(names, str(path), asked)
        yield from _rows(path, csv.reader(lines, delimiter=separator), lines, names, asked)


def _rows(
    path: Path, reader: Iterator[list[str]], lines: _Lines, names: Sequence[str], asked: Asked
) -> Iterator[Item | InputError]:
    while True:
        part = f"line {lines.number + 1}"
        try:
            cells = next(reader)
            if len(cells) > len(names):
                raise BrokenRecord(
                    f"{path}, {part}: {len(cells)} cells under {len(names)} names.", "Put cells with commas in quotes."
                )
            if any(cells):
                yield item_of_row(dict(zip(names, cells, strict=False)), str(path), part, asked)
        except StopIteration:
            return
        except csv.Error as error:
            yield BrokenRecord(f"{path}, {part}: {error}.", "Look for a quotation mark that is not closed.")
        except (BrokenRecord, TooLarge) as error:
            yield error
            if lines.broken:
                return


class _Lines:
    """The decoded lines of a file, counted; none longer than the limit."""

    def __init__(self, stream: BinaryIO, origin: str, limit: int) -> None:
        self.number = 0
        self.broken = False
        self._stream = stream
        self._origin = origin
        self._limit = limit

    def first(self) -> str:
        return next(self, "").removeprefix("\ufeff")

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > self._limit:
            self.broken = True
            raise TooLarge(
                f"{self._origin}, line {self.number}: more than {megabytes(self._limit)} in one line.",
                "Is this a table? What follows was not read.",
            )
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            return line.decode("cp1252", "replace")


def parquet_items(path: Path, asked: Asked) -> Iterator[Item | InputError]:
    """Each row of a `.parquet` as an item, a few rows in memory at a time.

    Raises:
        MissingExtra: pyarrow is not installed.
        MissingColumn: no column of text.
        Damaged: the file is no sound Parquet.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise MissingExtra(
            f"{path}: Parquet needs pyarrow, which is not installed.",
            "Install the extra: pip install 'onrecord[parquet]'.",
        ) from error
    number = 0
    with opened(path, unpack=False, meter=asked.meter) as stream:
        try:
            table = ParquetFile(stream, pre_buffer=False)
            names = table.schema_arrow.names
            _require_text(names, str(path), asked)
            wanted = [name for name in map(asked.column, FIELDS) if name in names]
            for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    try:
                        yield item_of_row(row, str(path), f"row {number}", asked)
                    except InputError as error:
                        yield error
        except (ArrowException, OSError) as error:
            after = f" after row {number}" if number else ""
            raise Damaged(f"{path}: this is no sound Parquet{after}.", "Write the file again.") from error


def _require_text(names: Sequence[str], origin: str, asked: Asked) -> None:
    wanted = [asked.column(name) for name in ("text", "html")]
    if not any(name in names for name in wanted):
        has = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
        raise MissingColumn(f"{origin}: no column `{wanted[0]}` or `{wanted[1]}`; it has: {has or 'nothing'}.", _NAME)
    unknown = [name for name in asked.columns.values() if name not in names]
    if unknown:
        raise MissingColumn(f"{origin}: no column `{unknown[0]}`; it has: {', '.join(names[:12])}.", _NAME)
