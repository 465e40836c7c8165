"""Rows with headings, told as a table, JSON, CSV, HTML or XLSX. Cells are texts, numbers, lists of texts or None."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export.one_file import one_file
from onrecord.export.quoting import quoted, visible
from onrecord.export.wording import cell_words

Cell = str | int | float | bool | None | Sequence[str]
# A spreadsheet would run a cell that begins like this.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 60
# Marks that a workbook forbids in the name of a sheet.
_NO_TITLE = str.maketrans(dict.fromkeys(":\\/?*[]", " "))
# Columns whose values speak for themselves in running text, and those that get a line of their own.
_PLAIN = frozenset(
    ("actor", "stance", "contribution", "day", "kind", "type", "mode", "name", "title", "measure", "subject")
).union(("figure", "about", "verdict", "published", "outlet", "id", "factuality", "item"))
_LONG = frozenset(("words", "why", "answered by", "agenda"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        columns: headings, lower case. rows: cells in their order.
        picture: whether it only shows again what other sheets hold (a matrix): left out of JSON and CSV.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    picture: bool = False


def as_table(sheets: Iterable[Sheet], note: str, width: int | None = None, terminal: bool = False) -> str:
    """For reading in a terminal: a table where it fits, else a row as running text with its sentences below."""
    file = StringIO()
    console = Console(file=file, width=width, color_system="auto" if terminal else None, legacy_windows=False)
    for sheet in (sheet for sheet in sheets if sheet.rows or not sheet.picture):
        console.print(Text(sheet.title if sheet.rows else f"{sheet.title}: nothing", style="bold"))
        # Columns in which nothing stands are left away.
        used = _used(sheet)
        if sheet.rows and _natural_width(used) <= console.width:
            console.print(_table(used))
        else:
            for row in sheet.rows:
                console.print(_running(sheet, row))
        console.print()
    console.print(note, highlight=False, markup=False)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def _natural_width(sheet: Sheet) -> int:
    """Columns that it takes with no cell broken."""
    cells = zip(sheet.columns, *sheet.rows, strict=True)
    return sum(max(len(cell_words(cell)) for cell in column) + 2 for column in cells)


def _table(sheet: Sheet) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for i, column in enumerate(sheet.columns):
        numeric = all(isinstance(row[i], int | float | None) for row in sheet.rows)
        table.add_column(column, justify="right" if numeric else "left", no_wrap=True)
    for row in sheet.rows:
        table.add_row(*(Text(visible(cell_words(cell))) for cell in row))
    return table


def _running(sheet: Sheet, row: Sequence[Cell]) -> Group:
    """`NOR · has offered · arms · beneficiary UKR · since 2031-03-01`, its sentences on lines of their own."""
    cells = [(column, visible(cell_words(c))) for column, c in zip(sheet.columns, row, strict=True) if cell_words(c)]
    short = [value if column in _PLAIN else f"{column} {value}" for column, value in cells if not _long(column)]
    lines = [_indented(_labelled(column, value), 4) for column, value in cells if _long(column)]
    return Group(_indented(" · ".join(short), 2), *lines)


def _long(column: str) -> bool:
    return column in _LONG or "sentence" in column


def _labelled(column: str, value: str) -> str:
    shown = quoted(value) if "sentence" in column else value
    return shown if column in ("sentence", "words") else f"{column}: {shown}"


def _indented(words: str, indent: int) -> Padding:
    return Padding(Text(words), (0, 0, 0, indent), expand=False)


def as_json(sheets: Iterable[Sheet], coverage: dict[str, Any]) -> str:
    """One object: each sheet by its title as a list of objects, and the coverage."""
    data = {s.title: [dict(zip(s.columns, row, strict=True)) for row in s.rows] for s in sheets if not s.picture}
    return json.dumps({**data, "coverage": coverage}, ensure_ascii=False, indent=2, allow_nan=False)


def as_csv(sheets: Iterable[Sheet]) -> str:
    """One table; of several sheets the first column names the sheet, and what a sheet lacks is empty there."""
    real = [sheet for sheet in sheets if not sheet.picture]
    columns = list(dict.fromkeys(column for sheet in real for column in sheet.columns))
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    many = len(real) > 1
    writer.writerow([*(["sheet"] if many else []), *columns])
    for sheet in real:
        for row in sheet.rows:
            cells = dict(zip(sheet.columns, row, strict=True))
            writer.writerow([*([sheet.title] if many else []), *(_safe(cells.get(column)) for column in columns)])
    return file.getvalue().rstrip("\n")


def _safe(cell: Cell) -> str | int | float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    text = cell_words(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_html(sheets: Iterable[Sheet], note: str, title: str) -> str:
    """One page that loads nothing, with a field that hides rows; columns in which nothing stands are left away."""
    shown = [_used(sheet) for sheet in sheets if sheet.rows]
    return one_file("sheets", ("paper.css", "sheets.css"), sheets=shown, note=note, title=title)


def _used(sheet: Sheet) -> Sheet:
    used = [i for i in range(len(sheet.columns)) if any(cell_words(row[i]) for row in sheet.rows)]
    rows = tuple(tuple(row[i] for i in used) for row in sheet.rows)
    return replace(sheet, columns=tuple(sheet.columns[i] for i in used), rows=rows)


def as_xlsx(sheets: Iterable[Sheet], note: str) -> bytes:
    """A workbook: a sheet each, the first row fixed and with filters, and one that tells what was read."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in (*sheets, Sheet("coverage", ("coverage",), ((note,),))):
        page = book.create_sheet(sheet.title.translate(_NO_TITLE)[:31])
        page.append(list(sheet.columns))
        for row in sheet.rows:
            page.append(
                [c if isinstance(c, int | float) else ILLEGAL_CHARACTERS_RE.sub("", cell_words(c)) for c in row]
            )
        for cells in page.iter_rows(min_row=2):
            for cell in cells:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if cell.data_type == "f":
                    cell.data_type = "s"
        for i, column in enumerate(sheet.columns, 1):
            page.cell(1, i).font = Font(bold=True)
            longest = max((len(cell_words(row[i - 1])) for row in sheet.rows), default=0)
            page.column_dimensions[get_column_letter(i)].width = min(_WIDEST, max(len(column), longest) + 2)
        page.freeze_panes = "A2"
        if sheet.rows:
            page.auto_filter.ref = page.dimensions
    file = BytesIO()
    book.save(file)
    return file.getvalue()
