"""Markdown, CSV, choices and citations of readings that were made by hand."""

import csv
import io
import json

import pytest

from onrecord.errors import NotProven
from onrecord.export.choice import KINDS, Choice
from onrecord.export.citation import find
from onrecord.export.json import dumps
from onrecord.export.markdown import markdown
from onrecord.export.table import COLUMNS, header, table
from onrecord.model.document import Block, BlockKind, Document, Source, Span
from onrecord.model.records import (
    Actor,
    Amount,
    Estimate,
    Event,
    EventPlace,
    Gathering,
    Position,
    Reading,
    Statement,
    Versions,
)

TEXT = "=Zenda has *offered* 2.5 tons of [flour](x) to Strelsau, the council said. Shells hit the town of Ruritz."
WHOLE = Span(0, len(TEXT))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def reading() -> Reading:
    document = Document(
        "d-1",
        TEXT,
        (Block(BlockKind.PARAGRAPH, WHOLE),),
        title="Flour # for Strelsau",
        outlet="Zenda Post",
        published="2014-03-04",
        date_basis="page",
        url="https://zenda.example/7",
        source=Source("rows.jsonl", "ab" * 32, "line 3", "a-7", "2014-03-05T10:00:00Z"),
    )
    offer = span("=Zenda has *offered* 2.5 tons of [flour](x) to Strelsau")
    return Reading(
        document,
        Versions("0.1.0", "c0debeef", "en_core_web_sm 3.8.0"),
        statements=(Statement("51", "the council", "named", "said", (offer,), "indirect", (WHOLE,), confidence=0.8),),
        positions=(
            Position(
                "41",
                "ZND",
                "food_aid",
                "offered",
                (offer, span("Strelsau")),
                beneficiary="STR",
                amounts=(Amount(2.5, 2.5, "tons"),),
                source="the council",
                confidence=0.6,
            ),
        ),
        estimates=(Estimate("61", "flour", "weight", 2.5, None, (offer,), unit="tons", confidence=0.4),),
        events=(
            Event(
                *("71", "ASSAULT", (), ("STR",), "happened", span("hit"), (span("Shells hit the town of Ruritz"),)),
                place=EventPlace("the town of Ruritz", "Ruritz"),
                confidence=0.9,
            ),
        ),
        gatherings=(Gathering("81", "council", (span("the council"),), participants=("ZND", "STR"), confidence=0.5),),
        actors=(Actor("ZND", "state", "Zenda"), Actor("STR", "state", "Strelsau")),
    )


def rows(reading: Reading) -> dict[str, dict[str, str]]:
    """Kind → cells by column."""
    return {row["kind"]: row for row in csv.DictReader(io.StringIO(f"{header()}\n{table(reading)}\n"))}


def test_each_kind_has_a_row_with_its_proof_and_document(reading: Reading):
    table_rows = rows(reading)
    assert [f"{kind}s" for kind in table_rows] == list(KINDS)
    for row in table_rows.values():
        assert (row["document"], row["outlet"], row["published"]) == ("d-1", "Zenda Post", "2014-03-04")
        assert (row["url"], row["input"], row["part"]) == ("https://zenda.example/7", "rows.jsonl", "line 3")
        assert TEXT[int(row["start"]) : int(row["end"])] == row["words"].removeprefix("'")


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("statement", {"who": "the council", "how": "indirect", "what": "said", "whom": ""}),
        ("position", {"who": "ZND", "how": "offered", "whom": "STR", "low": "2.5", "high": "2.5", "unit": "tons"}),
        ("estimate", {"who": "flour", "what": "weight", "low": "2.5", "high": "", "confidence": "0.4"}),
        ("event", {"who": "", "what": "ASSAULT", "whom": "STR", "place": "Ruritz", "factuality": "happened"}),
        ("gathering", {"who": "ZND; STR", "what": "council", "factuality": ""}),
    ],
)
def test_cells(reading: Reading, kind: str, cells: dict[str, str]):
    row = rows(reading)[kind]
    assert {name: row[name] for name in cells} == cells


def test_no_cell_is_run_as_a_formula(reading: Reading):
    assert rows(reading)["position"]["words"].startswith("'=Zenda")


def test_every_column_is_filled_by_some_kind():
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_markdown_shows_the_words_of_a_page_and_obeys_none(reading: Reading):
    text = markdown(reading)
    assert text.startswith("# Flour \\# for Strelsau\n\nZenda Post · 4 March 2014 (from the page)\n\nhttps://zenda")
    assert "- **Zenda** has offered: food aid · 2.5 tons · for Strelsau" in text
    assert "  > “=Zenda has \\*offered\\* 2.5 tons of \\[flour\\](x) to Strelsau”" in text
    headings = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["Positions", "Events", "Gatherings", "Statements", "Estimates"]


def test_markdown_without_a_record_says_so(reading: Reading):
    assert "No record was found" in markdown(Choice(frozenset()).of(reading))


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (Choice(), ["51", "41", "61", "71", "81"]),
        (Choice(frozenset({"events", "positions"})), ["41", "71"]),
        (Choice(confidence=0.6), ["51", "41", "71"]),
        (Choice(frozenset({"estimates"}), 0.41), []),
    ],
)
def test_a_choice_of_records(reading: Reading, choice: Choice, left: list[str]):
    chosen = choice.of(reading)
    kept = [record.id for kind in KINDS for record in getattr(chosen, kind)]
    assert kept == left
    assert chosen.document is reading.document
    assert chosen.actors == reading.actors


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("41", "position 41: ZND offered food aid"),
        ("51", "statement 51: the council said"),
        ("61", "estimate 61: at least 2.5 weight flour"),
        ("71", "event 71: ASSAULT STR"),
        ("8", "gathering 81: council"),
    ],
)
def test_a_citation_tells_outlet_date_address_words_and_hash(reading: Reading, wanted: str, told: str):
    (citation,) = find([dumps(reading, indent=None)], wanted, "readings.jsonl")
    lines = list(citation.lines())
    assert lines[:3] == [
        "Zenda Post, 2014-03-04",
        "“Flour # for Strelsau”",
        "https://zenda.example/7 (fetched 2014-03-05T10:00:00Z)",
    ]
    assert told in lines
    assert any("“" in line and "code points" in line for line in lines[5:])
    assert lines[-1] == f"sha256 {'ab' * 32}"


@pytest.mark.parametrize("line", ["no JSON", "41", '{"41": 3}', '["41"]', '{"document": {}, "positions": ["41"]}'])
def test_what_is_no_reading_is_said_with_its_line(reading: Reading, line: str):
    with pytest.raises(NotProven, match=r"readings\.jsonl, line 2: this is no reading"):
        list(find([json.dumps({}), line], "41", "readings.jsonl"))
