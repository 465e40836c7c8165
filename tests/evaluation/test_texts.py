"""Texts out of files."""

import gzip
from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.texts import read_texts

LINES = b'{"id": "x", "text": "One.", "published": "2011-05-02"}\n\n{"text": "Two."}\n'


@pytest.mark.parametrize(("name", "data"), [("set.jsonl", LINES), ("set.jsonl.gz", gzip.compress(LINES))])
def test_json_lines(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    rows = [(t.id, t.text, t.published) for t in read_texts([tmp_path / name])]
    assert rows == [("x", "One.", "2011-05-02"), ("3", "Two.", None)]


def test_files_and_folders_of_text(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(name, "utf-8")
    assert [t.id for t in read_texts([tmp_path, tmp_path / "b.txt"])] == ["a.txt", "b.txt", "b.txt"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("set.jsonl", b'{"text": "One."}\n{', r"set\.jsonl, line 2, column 2: not JSON"),
        ("set.jsonl", b"[]", "line 1: not an object"),
        ("set.jsonl", b'{"id": "x"}', "line 1: `text` is missing"),
        ("set.jsonl.gz", b"plain", "not a gzip file"),
        ("set.jsonl.gz", gzip.compress(LINES)[:-9], "not a gzip file"),
        ("set.txt", b"\xff", "not UTF-8"),
        ("gone.txt", None, "no such file"),
        ("gone.jsonl", None, "no such file"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(GoldError, match=message):
        list(read_texts([tmp_path / name]))
