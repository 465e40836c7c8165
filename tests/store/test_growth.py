"""A store may grow: one more article, and answers of one size, cost about the same; `make soak` makes it large."""

import os

from benchmarks.growth import compare

SIZES = (1_000, 100_000) if os.environ.get("ONRECORD_SOAK") else (150, 1_500)
MOST = {"one more article": 1.5, "ledger": 3.0, "standing": 3.0, "changes": 3.0, "pledges": 3.0}


def test_what_a_store_costs_does_not_grow_with_it(tmp_path):
    found = compare(tmp_path, *SIZES)
    assert set(found) == set(MOST)
    grown = {name: round(after / before, 2) for name, (before, after) in found.items()}
    # A quick run on a busy machine measures noise: what grows with the store would be ten times as dear here.
    slack = 1.0 if os.environ.get("ONRECORD_SOAK") else 2.0
    assert {name: ratio for name, ratio in grown.items() if ratio > MOST[name] * slack} == {}
