"""The cases of `pledges.yaml`, and conversion by the user's rates."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.ledger.told import position

from onrecord.ledger.pledges import Rates, pledges
from onrecord.model.records import Amount

ROWS = YAML(typ="safe").load((Path(__file__).parent / "pledges.yaml").read_text("utf-8"))
_AMOUNT = ("amount", "unit", "basis", "period")


def telling(row, number):
    """A position with one amount, in USD unless the row has a unit."""
    filed = position({k: v for k, v in row.items() if k not in _AMOUNT}, number)
    size, unit = row["amount"], row.get("unit")
    amount = Amount(size, size, unit, None if unit else "USD", row.get("period"), basis=row.get("basis"))
    return replace(filed, record=replace(filed.record, amounts=(amount,)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_pledges_of_a_case(row, book):
    found = pledges([telling(r, n) for n, r in enumerate(row["told"])], book)
    lines = [[p.offered, p.committed, p.prepared, p.delivered, p.gap, len(p.tranches), p.again] for p in found]
    assert lines == row["lines"]


RATES = Rates("USD", {"NOK": ((date(2031, 1, 1), 0.1), (date(2031, 3, 1), 0.09))})


@pytest.mark.parametrize(
    ("currency", "day", "expected"),
    [
        ("NOK", date(2031, 2, 1), 20.0),
        ("NOK", date(2031, 3, 1), 18.0),
        ("NOK", date(2030, 12, 31), None),
        ("EUR", date(2031, 2, 1), None),
        ("USD", date(2031, 2, 1), 200.0),
    ],
)
def test_money_is_converted_by_the_last_rate_up_to_its_day_or_not_at_all(currency, day, expected):
    assert RATES.convert(200.0, currency, day) == (expected if expected is None else pytest.approx(expected))
