"""Reports: the rows of `tests/cases/reports.yaml`, parents and ways, and what no text may break."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import onrecord
from onrecord.errors import InputError
from onrecord.frames.matching import Roles
from onrecord.frames.mentions import MentionIndex
from onrecord.frames.reports import read_reports
from onrecord.language.tree import Parsed
from onrecord.model.frame import Report

ROWS: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent.parent / "cases" / "reports.yaml").read_text("utf-8")
)
FIELDS = {"source", "source_kind", "cue", "content", "quote", "anonymity"}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(r, id=r["id"], marks=[pytest.mark.xfail(reason=r["fails"], strict=True)] if "fails" in r else [])
        for r in ROWS
    ],
)
def test_spans_and_sources(row: dict[str, Any]) -> None:
    reading = onrecord.read(row["text"])
    got = []
    for statement in reading.statements:
        told = {field: getattr(statement, field) for field in FIELDS - {"content"}}
        told["content"] = " … ".join(s.of(reading.document.text) for s in statement.content) or None
        got.append(told)
    assert len(got) == len(row["statements"]), got
    for expected in row["statements"]:
        assert set(expected) <= FIELDS
        assert any(all(one[k] == v for k, v in expected.items()) for one in got), got


@pytest.fixture(scope="module")
def reports(parse, reader):
    def read(*paragraphs: str) -> tuple[Report, ...]:
        return read_parsed(parse(*paragraphs), reader)

    return read


def read_parsed(parsed: Parsed, reader: onrecord.Reader) -> tuple[Report, ...]:
    book = reader.codebook
    return read_reports(parsed, MentionIndex(parsed, book.grammar), book.cues, Roles())


def test_a_report_inside_another_points_at_it(reports):
    outer, inner = reports("Petra Novak said the mayor had told her that the ferry was unsafe.")
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_ids_are_the_order_of_content(reports):
    found = reports(
        "“We stay,” Petra Novak said.", "Denmark said that the ferry would sail. “Nobody believes it,” it said."
    )
    assert [r.id for r in found] == [0, 1, 2]
    assert [r.content[0].start for r in found] == sorted(r.content[0].start for r in found)


WAYS = [
    ("Petra Novak said that the ferry was old.", "parse"),
    ("He said he had secured contracts for the old ferry that would pay out over nine years.", "shallow"),
    ("“The ferry is old.” Petra Novak said.", "quotes"),
]


@pytest.mark.parametrize(("text", "way"), WAYS)
def test_the_way_is_named(reports, text, way):
    assert [r.way for r in reports(text)] == [way]


def test_an_outlet_behind_all_that_another_says_relays_it(reports):
    inner = next(r for r in reports("The ferry would sail, Petra Novak said, Reuters reported.") if r.via is not None)
    assert inner.via_mention is not None
    assert inner.parent is not None


def test_an_outlet_before_what_another_says_is_a_source_of_its_own(reports):
    found = reports("Reuters reported that Petra Novak said the ferry would sail.")
    assert len(found) == 2
    assert all(r.via is None for r in found)


WORDS = ["“", "”", '"', "''", "‘", "’", "said", "Petra", "Novak", "the", "ferry", "was", "old", ",", ".", ":", "that",
         "according", "to", "told", "reporters", "he", "and", "adding", "not", "\n\n", "—", "claims"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_no_order_of_cues_and_marks_breaks_a_report(words):
    text = "The ferry sails. " + " ".join(words)
    try:
        reading = onrecord.read(text)
    except InputError:
        return  # blank lines can leave a headline and nothing else: refused, never broken
    for statement in reading.statements:
        cue = next(b.span for b in statement.because if b.step == "cue")
        for span in statement.content:
            assert 0 <= span.start < span.end <= len(reading.document.text)
            assert cue is None or not span.meets(cue)
