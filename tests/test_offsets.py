"""Whatever is read: nothing crashes, every span cuts out its words, the same input gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import InputError
from onrecord.export.json import dumps
from onrecord.model.document import CODED, Item
from onrecord.model.records import Reading

MARKS = [*"“”„«»‘’\"'`—–‑-,.?!:;()…", "🙂", "👩\u200d🚒", "0", "3,000", "\n", "\n\n"]
# Combining, without width, of direction, soft; and halves of pairs that are no text at all.
UNSEEN = [*"\u0301\u0308\u200b\ufeff\u200e\u200f\u202e\u00ad\u00a0", "\ud800", "\udfff"]
NAMES = ["France", "Kerry", "Iran", "the U.S.", "Islamic State", "Capt. Holm", "officials", "he", "they", "we"]
CUES = [
    "said",
    "told reporters",
    "according to",
    "denied",
    "has ruled out",
    "offered to send",
    "will not",
    "if",
    "until",
]
DEEDS = [
    "airstrikes",
    "10 troops",
    "$5 million in aid",
    "talks",
    "sanctions on",
    "a co-chair",
    "rebel-held",
    "ceasefire",
]
WORDS = MARKS + NAMES + CUES + DEEDS + ["the", "to", "and", "or", "that", "which", "of", "only"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(WORDS + UNSEEN), min_size=3, max_size=40).map("".join)
ANYTHING = st.text(max_size=400)


@lru_cache(maxsize=1)
def reader() -> onrecord.Reader:
    return onrecord.Reader()


def read(text: str) -> Reading | None:
    """The reading, or None where the input is refused by one of our own errors."""
    try:
        return reader().read(Item(text.encode("utf-8", "surrogatepass"), "text", "text/plain"))
    except InputError:
        return None


def spans_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every span of a reading as written out, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for inner in value.values():
            yield from spans_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_of(inner)


def check(reading: Reading) -> None:
    written = json.loads(dumps(reading))
    for span in spans_of(written):
        assert written["document"]["text"][span["start"] : span["end"]] == span["text"]
    document = reading.document
    coded = [b.span for b in document.blocks if b.kind in CODED]
    for record in (*reading.statements, *reading.positions, *reading.estimates):
        spans = [*record.evidence, *getattr(record, "content", ())]
        assert record.evidence
        for span in spans:
            assert 0 <= span.start < span.end <= len(document.text)
            assert span.of(document.text).strip()
            assert any(block.meets(span) for block in coded)
        for span in getattr(record, "content", ()):
            assert any(block.covers(span) for block in coded)
        for step in record.because:
            assert step.span is None or step.span.of(document.text)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(SENTENCES)
def test_sentences_of_news_words(text: str) -> None:
    reading = read(text)
    if reading is not None:
        check(reading)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANYTHING)
def test_any_text(text: str) -> None:
    reading = read(text)
    if reading is not None:
        check(reading)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(GLUED)
def test_words_run_together_with_marks_that_nobody_sees(text: str) -> None:
    reading = read(text)
    if reading is not None:
        check(reading)


def test_the_words_of_these_tests_do_make_records() -> None:
    reading = read("“ France will not send 10 troops , ” officials told reporters .")
    assert reading is not None
    assert reading.statements
    assert reading.positions


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(SENTENCES)
def test_the_same_input_gives_the_same_bytes(text: str) -> None:
    first, second = read(text), read(text)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert dumps(first) == dumps(second)


@pytest.mark.parametrize(
    "text",
    [
        "The rebel-held-by-force co-chair-elect of the U.S.-led-and-fed group said anti-tank-and-air talks failed.",
        "“ until airstrikes",
        "“One “two “three said. ” He said “ no.",
        "Officials said officials said officials said officials said that they said so.",
    ],
)
def test_knots_are_read_to_the_end(text: str) -> None:
    reading = read(text)
    assert reading is not None
    check(reading)
