"""Numbers before a noun → bounds."""

from __future__ import annotations

import pytest

from onrecord.frames.quantities import measured, quantity_before

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


# All numbers of a sentence: low, high, approx, unit of measure or of money, what it counts.
GRAMMAR = [
    ("Twenty-one soldiers came.", [(21, 21, False, None, "soldiers")]),
    ("About 300-plus men came.", [(300, None, True, None, "men")]),
    ("A 30,000-strong army came.", [(30000, 30000, False, None, "army")]),
    ("Half a million people came.", [(500000, 500000, False, None, "people")]),
    ("One and a half million people came.", [(1500000, 1500000, False, None, "people")]),
    ("Half a dozen boats came.", [(6, 6, False, None, "boats")]),
    ("Several thousand men came.", [(2000, None, True, None, "men")]),
    ("Hundreds of thousands came.", [(200000, None, True, None, None)]),
    ("They uprooted 1.5 lakh people.", [(150000, 150000, False, None, "people")]),
    ("They lost 200 boats or more.", [(200, None, False, None, "boats")]),
    ("They lost 200 boats or so.", [(200, 200, True, None, "boats")]),
    ("They lost 10 or 12 boats.", [(10, 12, False, None, "boats")]),
    ("They lost 2 to 3 million trees.", [(2e6, 3e6, False, None, "trees")]),
    ("They lost from 10 to 20 boats.", [(10, 20, False, None, "boats")]),
    ("Losses rose from 10 to 20.", [(10, 10, False, None, None), (20, 20, False, None, None)]),
    ("They fined him US$50m.", [(50e6, 50e6, False, "USD", None)]),
    ("They fined him A$3bn.", [(3e9, 3e9, False, "AUD", None)]),
    ("They fined him Rs 2 crore.", [(2e7, 2e7, False, "INR", None)]),
    ("They fined him $2-3bn.", [(2e9, 3e9, False, "USD", None)]),
    ("They fined him 300 Swiss francs.", [(300, 300, False, "CHF", None)]),
    ("They took tens of millions of euros.", [(20e6, None, True, "EUR", None)]),
    ("They took 40 tonnes of rice.", [(40, 40, False, "tonnes", "rice")]),
    ("They cleared 2.5 square miles.", [(2.5, 2.5, False, "square miles", None)]),
    ("They crossed a 1,400-kilometer (870-mile) border.", [(1400, 1400, False, "km", "border")]),
    ("They sent 70 per cent of its boats.", [(70, 70, False, "%", "boats")]),
    ("They sent two-thirds of the boats.", [(66.67, 66.67, False, "%", "boats")]),
    ("They lost nine out of 10 boats.", [(90, 90, False, "%", "boats")]),
    ("All but three of the 40 boats sank.", [(37, 37, False, None, "boats"), (40, 40, False, None, "boats")]),
]


@pytest.mark.parametrize(("text", "expected"), GRAMMAR, ids=[row[0] for row in GRAMMAR])
def test_every_number_of_a_sentence(parse, reader, text, expected):
    found = measured(parse(text).sentences[0], reader.codebook.numbers)
    assert [
        (
            m.quantity.low,
            m.quantity.high,
            m.quantity.approx,
            m.quantity.currency or (m.quantity.unit if m.kind in ("unit", "share") else None),
            m.noun.text if m.noun is not None else None,
        )
        for m in found
    ] == expected


NOTHING = [
    "In 2014 it ended.",
    "It ended on 3 May.",
    "It ended on May 3, 2015.",
    "It began at 5 p.m. sharp.",
    "It ran from 1987-90.",
    "A 32-year-old man spoke.",
    "Ann Lee, 45, spoke.",
    "He was aged 15.",
    "They flew an F-16.",
    "They saw Flight 370.",
    "They cite Resolution 2254.",
    "Task Force 50 sailed.",
    "The 101st marched.",
    "The G20 met.",
    "The vote was 15 to 6.",
    "They won 3-1.",
    "Call +41 22 555 0199.",
    "He lives at 12 Mill Lane.",
    "It began in the 1990s.",
    "Several men came.",
    "It read ²⁵ men.",
    f"It read {'9' * 400} men.",
    "It was his No. 2.",
    "They met the Group of Seven.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_number_that_counts_nothing(parse, reader, text):
    assert measured(parse(text).sentences[0], reader.codebook.numbers) == ()


PER = [
    ("They earn $3 million a day.", "day", None),
    ("They earn $3 million annually.", "year", None),
    ("They move 40 boats each month.", "month", None),
    ("They gave $150 million for roads over three years.", None, "over three years"),
    ("They gave $150 million.", None, None),
]


@pytest.mark.parametrize(("text", "per", "period"), PER)
def test_per_unit_and_period(parse, reader, text, per, period):
    (found,) = measured(parse(text).sentences[0], reader.codebook.numbers)
    assert (found.quantity.per, found.quantity.period) == (per, period)
