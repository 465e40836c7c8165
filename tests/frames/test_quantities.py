"""Numbers before a noun → bounds."""

from __future__ import annotations

import pytest

from onrecord.frames.quantities import quantity_before

TABLE = [
    ("They sent up to 10 military aircraft.", "aircraft", (None, 10, False)),
    ("They sent no more than 12 planes.", "planes", (None, 12, False)),
    ("They sent 600 troops.", "troops", (600, 600, False)),
    ("They sent more than 1,500 troops.", "troops", (1500, None, False)),
    ("They sent about 2,600 troops.", "troops", (2600, 2600, True)),
    ("They sent nearly 40 tanks.", "tanks", (None, 40, True)),
    ("They sent between 20 and 30 tanks.", "tanks", (20, 30, False)),
    ("They sent dozens of tanks.", "tanks", (24, None, True)),
    ("They sent twelve doctors.", "doctors", (12, 12, False)),
    ("They sent at least 300 troops.", "troops", (300, None, False)),
    ("They sent over 1.5 million doses.", "doses", (1_500_000, None, False)),
    ("They sent fewer than 50 troops.", "troops", (None, 50, False)),
    ("They sent as many as 60 trucks.", "trucks", (None, 60, False)),
    ("They sent almost 90 trucks.", "trucks", (None, 90, True)),
    ("They sent some 400 troops.", "troops", (400, 400, True)),
    ("They sent 20 to 30 tanks.", "tanks", (20, 30, False)),
    ("They sent between 1,000 and 2,000 troops.", "troops", (1000, 2000, False)),
    ("They sent thirty-five nurses.", "nurses", (35, 35, False)),
    ("They sent a dozen trucks.", "trucks", (12, 12, False)),
    ("They sent two dozen trucks.", "trucks", (24, 24, False)),
    ("They sent scores of trucks.", "trucks", (40, None, True)),
    ("They sent hundreds of troops.", "troops", (200, None, True)),
    ("They sent 20-30 tanks.", "tanks", (20, 30, False)),
    ("They sent tens of thousands of troops.", "troops", (20000, None, True)),
    ("They sent three hundred and fifty trucks.", "trucks", (350, 350, False)),
    ("They sent tanks.", "tanks", None),
    ("In 2014 they sent troops.", "troops", None),
    ("Two planes and troops came.", "troops", None),
]


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    TABLE,
)
def test_bounds(parse, reader, text, noun, expected):
    token = next(t for t in parse(text).sentences[0].tokens if t.text == noun)
    found = quantity_before(token, reader.codebook.numbers)
    assert (None if found is None else (found.low, found.high, found.approx)) == expected


def test_money_keeps_its_currency(parse, reader):
    token = next(t for t in parse("They gave 4 million euros.").sentences[0].tokens if t.text == "euros")
    found = quantity_before(token, reader.codebook.numbers)
    assert found is not None
    assert (found.low, found.currency) == (4_000_000, "EUR")


MONEY = [
    ("They gave $50 million in aid.", "aid", (50_000_000, 50_000_000, "USD")),
    ("They gave up to £3bn in aid.", "aid", (None, 3_000_000_000, "GBP")),
]


@pytest.mark.parametrize(("text", "noun", "expected"), MONEY)
def test_money_counts_what_it_is_given_for(parse, reader, text, noun, expected):
    token = next(t for t in parse(text).sentences[0].tokens if t.text == noun)
    found = quantity_before(token, reader.codebook.numbers)
    assert found is not None
    assert (found.low, found.high, found.currency) == expected
    assert found.unit is None, "a currency is never a unit"


def test_the_unit_is_what_stands_between_number_and_head(parse, reader):
    token = next(t for t in parse("They sent 10 military aircraft.").sentences[0].tokens if t.text == "aircraft")
    found = quantity_before(token, reader.codebook.numbers)
    assert found is not None
    assert found.unit == "military aircraft"


BASIS = [
    ("They sent an additional 200 troops.", "new", None),
    ("They sent 200 troops.", None, None),
    ("They sent more than 200 troops.", None, None),
]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        pytest.param(text, basis, marks=[pytest.mark.xfail(reason=why, strict=True)] if why else [])
        for text, basis, why in BASIS
    ],
)
def test_what_is_added_is_new(parse, reader, text, basis):
    token = next(t for t in parse(text).sentences[0].tokens if t.text == "troops")
    found = quantity_before(token, reader.codebook.numbers)
    assert found is not None
    assert found.basis == basis
