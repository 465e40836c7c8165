"""Whatever is read: nothing crashes, every span cuts out its words, the same input gives the same bytes."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import InputError
from onrecord.export.json import dumps
from onrecord.model.document import CODED, Item
from onrecord.model.records import Reading

MARKS = [*"“”\"'’—–-,.?!:;()", "\u200e", "\u00ad", "🙂"]
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


def check(reading: Reading) -> None:
    document = reading.document
    coded = [b.span for b in document.blocks if b.kind in CODED]
    for record in (*reading.statements, *reading.positions):
        spans = [*record.evidence, *getattr(record, "content", ())]
        assert record.evidence
        for span in spans:
            assert 0 <= span.start < span.end <= len(document.text)
            assert span.of(document.text).strip()
            assert any(block.meets(span) for block in coded)
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
