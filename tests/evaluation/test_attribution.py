"""Readings as predictions for a set of attributions, cut as its makers cut."""

from typing import Any

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.attribution import CODEBOOK, POLNEAR, attributions, widen

TEXT = (
    "Anna Berg, the harbour minister, said that the port would reopen.\n"
    "“We are ready,” Berg told reporters. “Nobody will wait.”\n"
    "“The cranes work,” said Otto Lind. “Come and see.”"
)


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def statement(*content: str, source: str = "Anna Berg", evidence: str | None = None, **fields: Any) -> dict[str, Any]:
    proof = [span(evidence)] if evidence else []
    given = {"source": source, "cue": "said", "quote": "direct", "content": [span(c) for c in content]}
    return {**given, "evidence": proof, **fields}


def read(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"document": {"text": TEXT}, "statements": list(statements)}


def words(spans: list[list[int]]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("he said that the port is open", "the port is open", "that the port is open"),
        ("he said That\nthe port is open", "the port is open", "That\nthe port is open"),
        ("he said whatthat the port is open", "the port is open", "the port is open"),
        ("he said: “The port is open.”", "The port is open", "“The port is open.”"),
        ("he called it 'a port' again", "a port", "'a port'"),
        ("he said ''the port is open,'' she", "the port is open", "''the port is open,''"),
        ("he said that “the port” is open", "the port", "that “the port”"),
        ("the port is open. He left", "the port is open", "the port is open"),
    ],
)
def test_widened_content(text: str, content: str, expected: str) -> None:
    start = text.index(content)
    plain = (start, start + len(content))
    wide = widen(plain, text, POLNEAR)
    assert text[slice(*wide)] == expected
    assert widen(plain, text, CODEBOOK) == plain


def test_a_quotation_that_goes_on_behind_its_cue_is_one_attribution() -> None:
    reading = read(
        statement("We are ready", evidence="“We are ready,” Berg told reporters"),
        statement("Nobody will wait.", cue=None),
        statement("The cranes work", source="Otto Lind"),
        statement("Come and see.", source="Otto Lind", cue=None),
    )
    joined = [words(a["content"]) for a in attributions(reading, TEXT, POLNEAR)]
    assert joined == [["“We are ready,”", "“Nobody will wait.”"], ["“The cranes work,”", "“Come and see.”"]]
    assert len(attributions(reading, TEXT, CODEBOOK)) == 4


@pytest.mark.parametrize(
    "second",
    [
        statement("The cranes work", cue=None),  # another paragraph
        statement("Nobody will wait.", cue="told"),  # a cue of its own
        statement("Nobody will wait.", cue=None, source="Otto Lind"),
        statement("Nobody will wait.", cue=None, quote="indirect"),
    ],
)
def test_what_is_not_joined(second: dict[str, Any]) -> None:
    assert len(attributions(read(statement("We are ready"), second), TEXT, POLNEAR)) == 2


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (statement("We are ready", source_span=span("Anna Berg")), ["Anna Berg"]),  # the reading says where
        (statement("the port would reopen", evidence="Anna Berg, the harbour minister, said that"), ["Anna Berg"]),
        (statement("We are ready", evidence="“We are ready,” Berg told reporters"), ["Berg"]),  # the surname
        (statement("Nobody will wait.", cue=None), ["Berg"]),  # no evidence outside: the paragraph
        (statement("Come and see.", source="Mara Holt"), []),  # not there at all
        (statement("Come and see.", source=""), []),
    ],
)
def test_the_source_as_it_stands_in_the_text(given: dict[str, Any], expected: list[str]) -> None:
    (one,) = attributions(read(given), TEXT)
    assert words(one["source"]) == expected
    assert one["source_text"] == given["source"]


def test_coverage_without_content_is_no_attribution() -> None:
    assert attributions(read(statement(quote="none")), TEXT) == []


def test_offsets_must_be_those_of_the_row() -> None:
    with pytest.raises(GoldError, match="differs from the row's at code point 9"):
        attributions({"document": {"text": "Anna Berg"}}, TEXT)
