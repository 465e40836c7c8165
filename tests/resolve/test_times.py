"""Time expressions: the case table, and what holds of every text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import onrecord
from onrecord.codebook.loader import load
from onrecord.model.document import Block, BlockKind, Document, Item, Span
from onrecord.resolve.times import resolve_times

ROWS = YAML(typ="safe").load((Path(__file__).parent.parent / "cases" / "times.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def reader() -> onrecord.Reader:
    return onrecord.Reader()


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_times(row: dict[str, Any], reader: onrecord.Reader) -> None:
    text = row["text"]
    found = reader.times(Item(text.encode(), "-", "text/plain", row.get("published")))
    assert [[t.span.of(text), t.edtf] for t in found] == row["times"]


def test_an_entry_of_a_liveblog_counts_from_its_own_day() -> None:
    text = "The port reopened today. The port closed today."
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 24), published="2023-12-05T10:00:00+00:00"),
        Block(BlockKind.PARAGRAPH, Span(25, len(text))),
    )
    document = Document("x", text, blocks, published="2023-12-06")
    found = resolve_times(document, load(None).times).found
    assert [t.edtf for t in found] == ["2023-12-05", "2023-12-06"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("France said on Monday it will send 40 trainers to Mali on Friday.", "2014-09-19"),
        ("A bomb exploded in Kano on Sunday.", "2014-09-14"),
        ("France said on Monday that Mali had recalled its ambassador.", None),
        ("The rebels, who reopened the road on Sunday, have shelled Homs.", None),
    ],
)
def test_a_record_has_the_time_of_its_own_clause(text: str, date: str | None, reader: onrecord.Reader) -> None:
    reading = reader.read(Item(text.encode(), "-", "text/plain", "2014-09-17"))
    last = [*reading.positions, *reading.events][-1]
    assert last.date == date


SMALL = "the of in on to from and between until since - – / , . ' s 17 31 99 2014 1066 50 three few weeks year"
NAMES = "May March Friday last next this early mid century ago later every summer quarter 1990s Easter 2014-02-30"
PHRASES = ("the eve of", "3 p.m.", "29 February")
WORDS = st.lists(st.sampled_from([*SMALL.split(), *NAMES.split(), *PHRASES]), max_size=14)
DAYS = st.sampled_from([None, "2014-09-17", "0001-01-01", "9999-12-31"])


@settings(max_examples=150, deadline=None)
@given(WORDS | st.text(max_size=60).map(lambda t: [t]), DAYS)
def test_no_text_fails_and_every_time_is_of_the_text(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    document = Document("x", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), published=published)
    found = resolve_times(document, load(None).times).found
    assert all(0 <= t.span.start < t.span.end <= len(text) for t in found)
    assert [t.span.start for t in found] == sorted(t.span.start for t in found)
    assert all(any(c.isdigit() or c == "X" for c in t.edtf) for t in found if t.edtf is not None)
