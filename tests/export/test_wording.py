"""Records in plain words."""

from dataclasses import replace

import pytest

from onrecord.export import wording
from onrecord.model.document import Document, Span
from onrecord.model.records import Amount, Position

POSITION = Position("p", "DNK", "ground_troops", "open", (Span(0, 1),))


@pytest.mark.parametrize(
    ("stance", "holds", "told"),
    [
        ("open", True, "has not ruled out"),
        ("open", False, "had not ruled out"),
        ("ruled_out", True, "has ruled out"),
        ("offered", True, "has offered"),
        ("urging", True, "urges"),
        ("of_another_codebook", True, "of another codebook"),
    ],
)
def test_stances_are_told(stance, holds, told):
    assert wording.stance_words(replace(POSITION, stance=stance, holds=holds)) == told


def test_no_two_stances_are_told_alike():
    for tense in ("now", "past"):
        told = [getattr(words, tense) for words in wording.STANCES.values()]
        assert len(set(told)) == len(told) == 13


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (Amount(None, 10, "military aircraft"), "up to 10 military aircraft"),
        (Amount(200, None, "tons"), "at least 200 tons"),
        (Amount(20000, 31000, "fighters"), "20,000 to 31,000 fighters"),
        (Amount(2600, 2600, "troops", approx=True), "about 2,600 troops"),
        (Amount(3e9, 3e9, currency="GBP", period="year"), "GBP 3,000,000,000 per year"),
        (Amount(2.5, 2.5, "tons", basis="new"), "2.5 tons (new)"),
        (Amount(0, 0, "troops"), "0 troops"),
        (Amount(None, None, "shells"), "an unsaid number of shells"),
    ],
)
def test_amounts_are_told_as_the_interval_they_are(amount, told):
    assert wording.amount_words(amount) == told


def test_details_use_the_names_that_the_reading_knows():
    position = replace(POSITION, doer="CHN", beneficiary="IRQ", target="ISLAMIC_STATE", area="IRQ", condition="if so")
    assert wording.details(position, {"CHN": "China", "IRQ": "Iraq"}) == (
        "by China",
        "for Iraq",
        "against ISLAMIC_STATE",
        "in Iraq",
        "condition: if so",
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ()),
        ({"organ": "head_of_state"}, ("organ: head of state",)),
        ({"source": "Ash Carter"}, ("according to Ash Carter",)),
        ({"factuality": "reported"}, ("said of it by others",)),
        ({"factuality": "denied", "denied_by": "DNK"}, ("denied by Denmark",)),
        ({"factuality": "denied"}, ("denied",)),
        ({"holds": False}, ("no longer so when this was written",)),
    ],
)
def test_how_sure_a_position_stands_is_told(changes, told):
    assert wording.standing(replace(POSITION, **changes), {"DNK": "Denmark"}) == told


@pytest.mark.parametrize(
    ("published", "basis", "told"),
    [
        ("2023-11-16", "page", "16 November 2023 (from the page)"),
        ("2023-11-16T18:40:00+01:00", "given", "16 November 2023 (as you gave it)"),
        ("2023-11", "url", "2023-11 (from the address)"),
        (None, "none", "no publication date: relative dates stay unresolved"),
    ],
)
def test_the_date_comes_with_where_it_is_from(published, basis, told):
    assert wording.published_words(Document("d", "", (), published=published, date_basis=basis)) == told
