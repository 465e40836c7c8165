"""Names of firms before the recogniser's opinion, sums written short, and the sentence that ends on one."""

from __future__ import annotations

import pytest

# Text, and the words of the name that is a body's.
FIRMS = [
    ("The generator Voltan Motors will close.", ["Voltan", "Motors"]),
    ("Analysts praised Marlow Holdings on Monday.", ["Marlow", "Holdings"]),
    ("He works for the company Voltan in Leeds.", ["Voltan"]),
]


@pytest.mark.parametrize(("text", "name"), FIRMS, ids=[f[0] for f in FIRMS])
def test_a_name_that_its_end_or_its_noun_makes_a_firms(parse, text, name):
    tokens = parse(text).sentences[0].tokens
    assert {t.ent for t in tokens if t.text in name} == {"ORG"}


def test_a_name_of_the_codebook_keeps_its_label(parse):
    tokens = parse("The airline Norway Energy knows is closed.", "The company Norway dealt with is closed.")
    assert [t.ent for t in tokens.sentences[1].tokens if t.text == "Norway"] == ["GPE"]


def test_a_name_of_one_word_is_the_same_all_through_the_article(parse):
    parsed = parse("The company Skyvane met in Oslo.", "Skyvane refuses to pay.", "They praised Skyvane again.")
    found = [(t.pos, t.ent) for s in parsed.sentences for t in s.tokens if t.text == "Skyvane"]
    assert found == [("PROPN", "ORG")] * 3


def test_two_capitalised_names_around_an_ampersand_are_one(parse):
    sentence = parse("Cobb & Lytton will close 30 shops.").sentences[0]
    assert "ampersand_in_name" in sentence.repairs
    assert [t.text for t in sentence.tokens if t.dep == "conj"] == []


def test_names_joined_by_a_word_stay_two(parse):
    sentence = parse("Cobb and Lytton will close 30 shops.").sentences[0]
    assert "ampersand_in_name" not in sentence.repairs


SUMS = [
    ("They pledged $3m for it.", "million"),
    ("They will invest €2bn in Spain.", "million"),
    ("They ran 3 m to the door.", "m"),
]


@pytest.mark.parametrize(("text", "lemma"), SUMS, ids=[s[0] for s in SUMS])
def test_a_sum_behind_a_currency_sign_has_the_lemma_of_its_noun(parse, text, lemma):
    lemmas = [t.lemma for t in parse(text).sentences[0].tokens]
    assert lemma in lemmas
    assert ("million" in lemmas) == (lemma == "million")


def test_a_sum_written_short_ends_its_sentence(parse):
    parsed = parse("Italy offered $17.5m. It was little.")
    assert len(parsed.sentences) == 2
