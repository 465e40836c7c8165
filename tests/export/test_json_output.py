"""What `--format json` prints: the codebook's names, spans with their words, every kind, the same bytes each time."""

import json
from dataclasses import fields, replace

import pytest

from onrecord.export.json import as_dict, dumps
from onrecord.model.document import Block, BlockKind, Document, Span
from onrecord.model.records import Actor, Amount, Because, Place, Position, Reading, Statement

TOP = (
    *("document", "actors", "places", "statements", "positions", "estimates", "events", "gatherings"),
    *("issues", "versions"),
)


def test_top_level_has_every_kind_also_those_without_records(reading):
    plain = as_dict(Reading(reading.document, reading.versions))
    assert tuple(plain) == TOP
    assert plain["estimates"] == plain["events"] == plain["gatherings"] == []


def test_a_reading_without_records_has_the_same_keys(reading):
    empty = Reading(reading.document, reading.versions)
    assert tuple(as_dict(empty)) == TOP
    assert as_dict(empty)["positions"] == []


@pytest.mark.parametrize(
    ("kind", "model"), [("statements", Statement), ("positions", Position), ("actors", Actor), ("places", Place)]
)
def test_every_field_of_a_record_is_printed(reading, kind, model):
    assert set(as_dict(reading)[kind][0]) == {field.name for field in fields(model)}


def test_every_field_of_amount_step_and_document_is_printed(reading):
    plain = as_dict(reading)
    position = plain["positions"][0]
    assert set(position["amounts"][0]) == {field.name for field in fields(Amount)}
    assert set(plain["positions"][1]["because"][0]) == {field.name for field in fields(Because)}
    assert set(plain["document"]) == {field.name for field in fields(Document)} - {"issues"}


def _spans(value):
    if isinstance(value, dict):
        if set(value) == {"start", "end", "text"}:
            yield value
        for item in value.values():
            yield from _spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from _spans(item)


def test_every_span_cuts_its_words_out_of_the_document(reading):
    plain = json.loads(dumps(reading))
    spans = list(_spans(plain))
    assert len(spans) > 15
    for span in spans:
        assert plain["document"]["text"][span["start"] : span["end"]] == span["text"]


def test_evidence_and_content_are_lists_of_spans(reading):
    plain = as_dict(reading)
    assert [s["text"] for s in plain["statements"][0]["content"]] == ["We owe the crews,", "a safe way home."]
    assert [s["text"] for s in plain["positions"][1]["evidence"]][1] == "Denmark leaves escorts open"


def test_who_declined_to_comment_said_nothing(reading):
    assert as_dict(reading)["statements"][2]["content"] is None


def test_only_an_entry_of_a_liveblog_carries_its_own_date(reading):
    entry = Block(BlockKind.PARAGRAPH, Span(0, 7), "2023-11-16T09:30")
    plain = as_dict(replace(reading, document=replace(reading.document, blocks=(entry, reading.document.blocks[1]))))
    assert plain["document"]["blocks"][0] == {
        "kind": "paragraph",
        "start": 0,
        "end": 7,
        "published": "2023-11-16T09:30",
    }
    assert set(plain["document"]["blocks"][1]) == {"kind", "start", "end"}


def test_the_same_reading_gives_the_same_bytes_and_keeps_letters_as_they_are(reading):
    assert dumps(reading) == dumps(reading)
    assert "“We owe the crews,”" in dumps(reading)


def test_without_indent_a_reading_is_one_line(reading):
    line = dumps(reading, indent=None)
    assert "\n" not in line
    assert json.loads(line) == json.loads(dumps(reading))
