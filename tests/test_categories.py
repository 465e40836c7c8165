"""docs/categories.md: every category of the codebook with words and an example, made from the data and the case tables.

`ONRECORD_REWRITE_DOCS=1 pytest tests/test_categories.py` writes it anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.codebook.loader import load
from onrecord.codebook.rows import Row
from test_cases import rows
from test_grid import DEEDS

PAGE = Path(__file__).parent.parent / "docs" / "categories.md"
_WORDS = ("nouns", "things", "verbs", "weak_nouns", "weak_verbs", "undergoes", "labels")
_HEAD = """# The categories of the codebook

Made from the data files: every contribution, type of event and measure with some of its words, and an example where a
case table has one. The files themselves are in `codebook/data`; how to lay your own over them stands in
[Your own codebook](own-codebook.md).
"""


def some_words(row: Row) -> str:
    words = [w for key in _WORDS for w in row.words(key)]
    return ", ".join(f"`{w}`" for w in words[:4])


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def table(head: str, lines: Iterable[tuple[str, ...]]) -> str:
    columns = head.count("|") + 1
    return "\n".join((f"| {head} |", f"|{' --- |' * columns}", *(f"| {' | '.join(map(cell, one))} |" for one in lines)))


def examples(kind: str, key: str) -> dict[str, str]:
    """Category → the first text of the case tables in which it is read."""
    found: dict[str, str] = {}
    for row in rows():
        for record in row.get(kind) or []:
            if "fails" not in row:
                found.setdefault(str(record[key]), row["text"])
    return found


def of_file(name: str) -> Iterator[Row]:
    return (row for row in load().rows if row.file == name and row.id != "NONE")


def contributions() -> Iterator[tuple[str, ...]]:
    told = examples("positions", "contribution")
    for row in of_file("contributions.yaml"):
        grid = f"Norway has offered to {DEEDS[row.id][0]}." if row.id in DEEDS else ""
        yield f"`{row.id}`", row.text("parent") or "", some_words(row), told.get(row.id, grid)


def events() -> Iterator[tuple[str, ...]]:
    told: dict[str, str] = {}
    for row in rows():
        for event in row.get("events") or []:
            told.setdefault("/".join(filter(None, (event["type"], event.get("mode")))), row["text"])
    for row in of_file("events.yaml"):
        yield f"`{row.id}`", some_words(row), told.get(row.id.partition(".")[0], "")


def measures() -> Iterator[tuple[str, ...]]:
    told = examples("estimates", "measure")
    known: Any = load().measures.measures
    for row in of_file("measures.yaml"):
        if row.id in known:
            yield f"`{row.id}`", some_words(row), told.get(row.id, "")


def test_every_category_is_documented() -> None:
    page = "\n".join(
        (
            _HEAD,
            f"## Contributions\n\n{table('contribution | branch | words | example', contributions())}\n",
            f"## Events\n\n{table('type and mode | words | example', events())}\n",
            f"## Measures\n\n{table('measure | words | example', measures())}\n",
        )
    )
    if os.environ.get("ONRECORD_REWRITE_DOCS"):
        PAGE.write_text(page, "utf-8")
    assert PAGE.read_text("utf-8") == page
