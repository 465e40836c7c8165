"""JSONL, CSV and Parquet: a row is an item, its fields are what the document is told; a bad row is named alone."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from onrecord.codebook.furniture import Furniture
from onrecord.codebook.loader import load
from onrecord.errors import InputError, MissingExtra
from onrecord.model.document import Item
from onrecord.page import read as read_page
from onrecord.sources import Arrival

ROW = {
    "id": "a-7",
    "text": "Zenda has offered Strelsau two field hospitals.",
    "title": "Hospitals for Strelsau",
    "url": "https://zenda.example/7",
    "published": "2014-03-04",
    "outlet": "Zenda Post",
}
Read = Callable[..., list[Arrival]]
Told = Callable[..., list[str]]


@pytest.fixture(scope="module")
def furniture() -> Furniture:
    return load().furniture


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    """The rows as the kind of file that the name of `path` tells."""
    if path.suffix == ".parquet":
        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    elif path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    else:
        separator = "\t" if path.suffix == ".tsv" else ";" if "semi" in path.name else ","
        lines = [separator.join(f'"{v}"' for v in values) for values in (rows[0], *(row.values() for row in rows))]
        path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.csv", "semi.csv", "rows.tsv", "rows.parquet"])
def test_what_a_row_tells_reaches_the_document_as_given(read: Read, furniture: Furniture, tmp_path: Path, name: str):
    path = write(tmp_path / name, [ROW, {**ROW, "id": "a-8"}])
    first, second = read(path)
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    document = read_page(first, furniture)
    assert (document.text, document.title, document.url) == (ROW["text"], ROW["title"], ROW["url"])
    assert (document.published, document.date_basis, document.outlet) == ("2014-03-04", "given", "Zenda Post")
    assert document.source is not None
    assert (document.source.input, document.source.id) == (str(path), "a-7")
    assert second.given_id == "a-8"
    assert second.part == {".jsonl": "line 2", ".parquet": "row 2"}.get(path.suffix, "line 3")


def test_the_options_win_over_the_row(read: Read, tmp_path: Path):
    (item,) = read(write(tmp_path / "r.jsonl", [ROW]), published="2015-01-02", outlet="Ledger")
    assert isinstance(item, Item)
    assert (item.published, item.outlet) == ("2015-01-02", "Ledger")


def test_an_address_with_its_day_dates_a_row_without_one(read: Read, furniture: Furniture, tmp_path: Path):
    (item,) = read(write(tmp_path / "r.jsonl", [{"text": ROW["text"], "url": "https://z.example/2014/03/05/talks"}]))
    assert isinstance(item, Item)
    document = read_page(item, furniture)
    assert (document.published, document.date_basis) == ("2014-03-05", "url")


def test_html_in_a_row_is_read_as_a_page(read: Read, furniture: Furniture, tmp_path: Path):
    html = f"<html><body><h1>Talks</h1><p>{ROW['text']} The council said so at length on Tuesday.</p></body></html>"
    (item,) = read(write(tmp_path / "r.jsonl", [{"html": html}]))
    assert isinstance(item, Item)
    assert "<" not in read_page(item, furniture).text


def test_columns_of_other_names_are_named_with_an_option(told: Told, tmp_path: Path):
    path = write(tmp_path / "rows.csv", [{"body": "Some words.", "day": "2014-03-04"}])
    assert told(path) == ["missing-column"]
    assert told(path, columns={"text": "body", "published": "day"}) == ["Some words."]
    assert told(path, columns={"text": "body", "outlet": "paper"}) == ["missing-column"]


def test_a_date_that_is_none_is_left_out_and_said(read: Read, furniture: Furniture, tmp_path: Path):
    (item,) = read(write(tmp_path / "r.jsonl", [{**ROW, "published": "last Monday"}]))
    assert isinstance(item, Item)
    document = read_page(item, furniture)
    assert document.published is None
    assert [issue.code for issue in document.issues] == ["bad-date", "no-date"]
    assert "last Monday" in document.issues[0].message


def test_parquet_may_hold_dates(read: Read, tmp_path: Path):
    (item,) = read(write(tmp_path / "r.parquet", [{"text": "Words.", "published": date(2014, 3, 4), "other": 7}]))
    assert isinstance(item, Item)
    assert item.published == "2014-03-04"


GOOD = b'{"text": "One."}'


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        (b"{text: 1}", "broken-record", "no JSON"),
        (b'{"text": "cut', "broken-record", "no JSON"),
        (b"[" * 2900, "broken-record", "nested too deep"),
        (b'{"text": "\xff\xfe"}', "broken-record", "not UTF-8"),
        (b'["text"]', "broken-record", "no object"),
        (b'{"title": "Talks"}', "broken-record", "neither"),
        (b'{"text": "", "html": null}', "broken-record", "neither"),
        (b'{"text": "a", "html": "b"}', "broken-record", "both"),
        (b'{"text": 7}', "broken-record", "`text` is no text"),
        (b'{"text": "' + b"x" * 2000 + b'"}', "too-large", "more than"),
        (b'{"text": "' + b"x" * 9000 + b'"}', "too-large", "in one line"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(read: Read, tmp_path: Path, line: bytes, code: str, says: str):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(GOOD + b"\n\n" + line + b"\n" + GOOD)
    first, error, last = read(path, limit=1000)
    assert isinstance(first, Item)
    assert isinstance(error, InputError)
    assert isinstance(last, Item)
    assert (error.code, last.part) == (code, "line 4")
    assert error.message.startswith(f"{path}, line 3: ")
    assert says in error.message
    assert error.remedy


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'text\n"One, two."\n\nThree.', ["One, two.", "Three."]),
        (b"\xef\xbb\xbftext\r\nOne.\r\n", ["One."]),
        (b"text\nThe caf\xe9.\n", ["The café."]),
        (b'text,id\n"Two\nlines.",4\n', ["Two\nlines."]),
        (b"text,id\nOne.,1\nOne,two,3\nFour.,4\n", ["One.", "broken-record", "Four."]),
        (b"text,id\n,1\nTwo.,2\n", ["broken-record", "Two."]),
        (b"text\n" + b"x" * 2000 + b"\nAfter.\n", ["too-large"]),
        (b'text\nOne.\n"never closed\n' + b"words of a row\n" * 100, ["One.", "broken-record"]),
        (b"", ["missing-column"]),
        (b"\x00\x01\x02", ["missing-column"]),
    ],
)
def test_rows_of_csv(told: Told, tmp_path: Path, content: bytes, expected: list[str]):
    (tmp_path / "rows.csv").write_bytes(content)
    assert told(tmp_path / "rows.csv", limit=1000)[: len(expected)] == expected


def test_a_broken_row_of_csv_is_named_by_its_line(read: Read, tmp_path: Path):
    (tmp_path / "rows.csv").write_bytes(b'text,id\n"Two\nlines.",1\nOne,two,3\n')
    error = read(tmp_path / "rows.csv")[1]
    assert isinstance(error, InputError)
    assert str(error).startswith(f"{tmp_path}/rows.csv, line 4: 3 cells under 2 names.")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 50 + b"PAR1", b"no table"])
def test_what_is_no_parquet(told: Told, tmp_path: Path, content: bytes):
    (tmp_path / "rows.parquet").write_bytes(content)
    assert told(tmp_path / "rows.parquet") == ["damaged"]


def test_a_parquet_that_breaks_in_the_middle_gives_what_came_before(told: Told, tmp_path: Path):
    path = tmp_path / "rows.parquet"
    rows = [{"text": f"Row {n}. " + "words " * 200} for n in range(64)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=16, compression="zstd")
    data = bytearray(path.read_bytes())
    middle = parquet.ParquetFile(path).metadata.row_group(2).column(0).data_page_offset
    data[middle : middle + 60] = b"\xff" * 60
    path.write_bytes(data)
    came = told(path)
    assert came[-1] == "damaged"
    assert len(came) == 33


def test_without_pyarrow_the_extra_is_named(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = write(tmp_path / "rows.parquet", [ROW])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (error,) = read(path)
    assert isinstance(error, MissingExtra)
    assert "onrecord[parquet]" in str(error)


def test_compressed_rows_and_one_that_breaks_off(told: Told, tmp_path: Path):
    path = tmp_path / "rows.jsonl.gz"
    whole = gzip.compress(GOOD + b"\n" + GOOD + b"\n") + gzip.compress(GOOD + b"\n")
    path.write_bytes(whole)
    assert told(path) == ["One."] * 3
    path.write_bytes(whole[:-9])
    assert told(path)[-1] == "damaged"
    path.write_bytes(b"no gzip at all")
    assert told(path) == ["damaged"]


def test_a_gzip_bomb_is_stopped_early(told: Told, tmp_path: Path):
    path = tmp_path / "rows.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=9) as stream:
        stream.write(GOOD + b"\n")
        for _ in range(96):
            stream.write(b"0" * 1024 * 1024)
    assert told(path) == ["One.", "bomb"]
