"""Gatherings: who convenes, who comes, who is left out, where, when, how long and what for."""

from __future__ import annotations

from typing import Any

import pytest

import onrecord

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "France and Egypt will host a summit in Paris to discuss the ceasefire in Gaza.",
        {
            "place": "Paris",
            "hosts": ("FRA", "EGY"),
            "agenda": "to discuss the ceasefire in Gaza",
            "outcome": "planned",
        },
    ),
    ("The three-day conference in Oslo ended without a statement.", {"place": "Oslo", "duration": "three-day"}),
    ("Chad and Niger attended the talks in Algiers in May 2009.", {"participants": ("TCD", "NER"), "date": "2009-05"}),
    ("The two met over lunch.", {}),
    ("A meeting of minds is needed.", {}),
]


@pytest.mark.parametrize(("text", "told"), ROWS, ids=[t for t, _ in ROWS])
def test_gatherings(text: str, told: dict[str, Any]) -> None:
    found = onrecord.read(text).gatherings
    assert len(found) == bool(told)
    for gathering in found:
        got = {k: getattr(gathering, k) for k in told} | ({"place": gathering.place.text} if "place" in told else {})
        assert got == told
