"""Entries that fire in one article only."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import EmptyInput
from onrecord.evaluation.once import Once, fired, once
from onrecord.evaluation.texts import Text

from .records import position


def reading(*entries: str, **fields: Any) -> dict[str, Any]:
    return {"positions": [position(because=[{"step": "operator", "entry": e} for e in entries])], **fields}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (reading("operators:vow", "operators:vow"), {"operators:vow"}),
        (reading("operators:vow", fired=["repair:range"]), {"operators:vow", "repair:range"}),
        ({"statements": [{"because": [{"step": "way", "entry": "parse"}]}]}, set()),  # a way is no entry
        ({"statements": [{"because": [{"step": "way", "entry": "repair:range"}]}]}, {"repair:range"}),
        ({}, set()),
    ],
)
def test_what_fired(given: dict[str, Any], expected: set[str]) -> None:
    assert fired(given) == expected


ARTICLES = [(Path("a.txt"), reading("vow", "pledge", "balk")), (Path("b.txt"), reading("pledge", "mull"))]


def text(words: str) -> Text:
    return Text(f"texts, {words}", words, words, None)


def read_text(words: str, published: str | None) -> dict[str, Any]:
    """Every word fires an entry of its name."""
    if not words:
        raise EmptyInput("nothing in it")
    return reading(*words.split())


@pytest.mark.parametrize(
    ("texts", "entries", "read"),
    [
        ([], {"balk": "a.txt", "mull": "b.txt", "vow": "a.txt"}, 0),
        (["vow pledge", "other"], {"balk": "a.txt", "mull": "b.txt"}, 2),
        (["vow balk", "mull", "other"], {}, 2),  # nothing left to look for: the last is not read
    ],
)
def test_once(texts: list[str], entries: dict[str, str], read: int) -> None:
    found = once(ARTICLES, map(text, texts), read_text)
    anywhere = 4 + ("other" in texts[:read])
    assert found == Once(entries, firing=4, articles=2, texts=read, unread=(), anywhere=anywhere)
    assert found.share == len(entries) / anywhere


def test_a_text_that_cannot_be_read_is_named() -> None:
    found = once(ARTICLES, [text(""), text("vow")], read_text)
    assert found.unread == ("texts, : nothing in it",)
    assert found.texts == 1
    assert "vow" not in found.entries
