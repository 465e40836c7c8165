"""Thirty articles coded by hand: the ledger made of the gold, and of the program's own reading."""

import pytest
from tests.timeline.scoring import KINDS, articles, expected, gold, gold_records, made, right

from onrecord.codebook.loader import load

CODED = gold()


@pytest.fixture(scope="module")
def book():
    return load().standing


def test_every_coded_record_stands_in_its_article():
    texts = articles()
    for row in (*CODED["positions"], *CODED["estimates"]):
        assert row["words"] in texts[row["in"]]["text"], row


@pytest.mark.parametrize("kind", KINDS)
def test_from_gold_records_the_ledger_is_right(kind, book):
    positions, estimates = gold_records(CODED)
    wanted, found = expected(CODED), made(positions, estimates, book, CODED["cells"])
    assert set(found[kind]) == set(wanted[kind])
    assert len(found[kind]) == len(wanted[kind])
    count, good, extra = right(wanted, found)[kind]
    assert (good - extra) / count >= 0.98
