"""Numbers before a noun → bounds."""

from __future__ import annotations

import pytest

from onrecord.frames.quantities import quantity_before

TABLE = [
    ("They sent up to 10 military aircraft.", "aircraft", (None, 10, False)),
    ("They sent 600 troops.", "troops", (600, 600, False)),
    ("They sent more than 1,500 troops.", "troops", (1500, None, False)),
    ("They sent about 2,600 troops.", "troops", (2600, 2600, True)),
    ("They sent nearly 40 tanks.", "tanks", (None, 40, True)),
    ("They sent between 20 and 30 tanks.", "tanks", (20, 30, False)),
    ("They sent dozens of tanks.", "tanks", (24, None, True)),
    ("They sent twelve doctors.", "doctors", (12, 12, False)),
    ("They sent tanks.", "tanks", None),
]


@pytest.mark.parametrize(("text", "noun", "expected"), TABLE)
def test_bounds(parse, reader, text, noun, expected):
    token = next(t for t in parse(text).sentences[0].tokens if t.text == noun)
    found = quantity_before(token, reader.codebook.numbers)
    assert (None if found is None else (found.low, found.high, found.approx)) == expected


def test_money_keeps_its_currency(parse, reader):
    token = next(t for t in parse("They gave 4 million euros.").sentences[0].tokens if t.text == "euros")
    found = quantity_before(token, reader.codebook.numbers)
    assert found is not None
    assert (found.low, found.currency) == (4_000_000, "EUR")
