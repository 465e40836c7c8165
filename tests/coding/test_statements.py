"""Who says what: the rows of `tests/cases/statements.yaml`, read by the whole program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import onrecord

TABLE = Path(__file__).parent.parent / "cases" / "statements.yaml"
FIELDS = {"source", "source_id", "source_kind", "cue", "quote", "content", "audience", "via", "anonymity"}
ROWS: list[dict[str, Any]] = YAML(typ="safe").load(TABLE.read_text("utf-8"))
ENDS = " ,.;:!?“”\"'‘’"


def parameters() -> list[Any]:
    """The rows as parameters; one with `fails` must fail, and turns red the day it passes."""
    return [
        pytest.param(
            row, id=row["id"], marks=[pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else []
        )
        for row in ROWS
    ]


def told(statement: onrecord.Statement, text: str) -> dict[str, Any]:
    """The fields a row can ask for; content span by span, without the marks at its ends."""
    fields: dict[str, Any] = {name: getattr(statement, name) for name in FIELDS - {"content"}}
    fields["content"] = [span.of(text).strip(ENDS) for span in statement.content]
    return fields


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_asks_only_for_what_a_statement_has(row):
    for expected in row["statements"]:
        assert set(expected) <= FIELDS
        for words in (*expected.get("content", ()), expected.get("cue") or ""):
            assert words in row["text"]
            assert words == words.strip(ENDS)


@pytest.mark.parametrize("row", parameters())
def test_statements(row):
    reading = onrecord.read(row["text"], published=row.get("published"))
    got = [told(s, reading.document.text) for s in reading.statements]
    assert len(got) == len(row["statements"]), got
    left = list(got)
    for expected in row["statements"]:
        match = next((one for one in left if all(one[k] == v for k, v in expected.items())), None)
        assert match is not None, (expected, got)
        left.remove(match)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_content_stands_inside_the_evidence(row):
    for statement in onrecord.read(row["text"], published=row.get("published")).statements:
        assert all(any(whole.covers(part) for whole in statement.evidence) for part in statement.content)
