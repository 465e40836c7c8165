"""Counts → estimates: what is one record, what is a share of what, what a position keeps."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.model.records import Estimate


def estimates(text: str) -> tuple[Estimate, ...]:
    return onrecord.read(text).estimates


def test_headline_and_body_are_one_estimate_with_two_spans():
    text = "Ferry sinks off Zanzibar, 42 drown\n\nPolice said on Monday that 42 passengers had drowned off Zanzibar."
    (one,) = estimates(text)
    assert (one.measure, one.low, one.source) == ("killed", 42, "Police")
    assert [s.of(text) for s in one.evidence] == ["42 passengers had drowned", "sinks off Zanzibar, 42 drown"]


def test_the_same_number_of_something_else_is_another_estimate():
    got = estimates("The army lost 30 tanks. The village lost 30 houses.")
    assert sorted((e.subject, e.low) for e in got) == [("houses", 30), ("tanks", 30)]


SHARES = [
    "Some 800 villagers were displaced, including 300 children.",
    "Police arrested 800 miners. Of the 800 miners, 300 were released.",
    "The guards freed 300 of the 800 inmates.",
    "The militia has 800 fighters, 300 of whom are foreigners.",
]


@pytest.mark.parametrize("text", SHARES)
def test_a_share_names_its_whole(text):
    by_low = {e.low: e for e in estimates(text)}
    assert by_low[300].part_of == by_low[800].id
    assert by_low[800].part_of is None


def test_an_amount_of_a_position_is_no_estimate():
    reading = onrecord.read("Norway will send 300 troops to Chad, where 4,000 people died.")
    assert [a.low for p in reading.positions for a in p.amounts] == [300]
    assert [e.low for e in reading.estimates] == [4000]


def test_an_estimate_says_which_entries_decided():
    text = "Nine sailors were killed off Aden."
    (one,) = estimates(text)
    assert [(b.step, b.entry, b.note) for b in one.because] == [
        ("number", "numbers:count", ""),
        ("measure", "measures:killed", "said"),
        ("actor", "subject:noun", "sailors"),
    ]
    assert [b.span.of(text) for b in one.because if b.span is not None] == ["Nine sailors", "killed"]


def test_ids_are_stable_and_differ():
    text = "Nine sailors and 12 divers were killed."
    first, again = estimates(text), estimates(text)
    assert [e.id for e in first] == [e.id for e in again]
    assert len({e.id for e in first}) == 2
