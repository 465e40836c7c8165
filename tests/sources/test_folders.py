"""Folders and patterns: known files in the order of their paths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.sources import Arrival, one_item

Told = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.html", "a.txt", "sub/c.txt", "sub/rows.jsonl", "page_files/style.css", ".hidden/d.txt", "logo.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "row"}' if name.endswith("jsonl") else name, "utf-8")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path


def test_a_folder_is_read_in_order_and_known_files_only(told: Told, folder: Path):
    assert told(folder) == ["a.txt", "b.html", "sub/c.txt", "row"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "sub/c.txt"]),
        ("[ab].*", ["a.txt", "b.html"]),
        ("*.nothing", ["input"]),
    ],
)
def test_a_pattern_finds_files(told: Told, folder: Path, pattern: str, expected: list[str]):
    assert [t for t in told(f"{folder}/{pattern}") if "loop" not in t] == expected


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(told: Told, tmp_path: Path):
    (tmp_path / "a[1].txt").write_text("words", "utf-8")
    assert told(tmp_path / "a[1].txt") == ["words"]


def test_a_folder_with_nothing_in_it_says_what_is_read(read: Callable[..., list[Arrival]], tmp_path: Path):
    (error,) = read(tmp_path)
    assert isinstance(error, InputError)
    assert "of a kind that is read" in error.message
    assert ".jsonl" in error.remedy


def test_one_bad_input_does_not_stop_the_others(told: Told, folder: Path):
    assert told(folder / "absent", folder / "a.txt") == ["input", "a.txt"]


def test_the_only_document_of_a_file(folder: Path):
    assert one_item(folder / "a.txt").data == b"a.txt"
    (folder / "two.jsonl").write_text('{"text": "row"}\n{"text": "row"}\n', "utf-8")
    for name, says in (("two.jsonl", "several"), ("absent", "no such file")):
        with pytest.raises(InputError, match=says):
            one_item(folder / name)
    (folder / "none.jsonl").write_text("\n", "utf-8")
    with pytest.raises(InputError, match="no document"):
        one_item(folder / "none.jsonl")
