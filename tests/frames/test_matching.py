"""The notation: compiled as written, matched along the tree."""

from __future__ import annotations

import pytest

from onrecord.codebook.constructions import compile_row
from onrecord.codebook.rows import Row
from onrecord.errors import CodebookError
from onrecord.frames.matching import Roles, match


def constructions(**fields):
    return compile_row(Row("operators.yaml", 7, "test", fields))


def matches(parse, line, text, pos="verbs"):
    for construction in constructions(**{pos: [line]}):
        for token in parse(text).sentences[0].tokens:
            if token.lemma == construction.anchor and (found := match(construction, token, Roles())) is not None:
                return {k: [t.text for t in v] for k, v in found.items() if k != "words"}
    return None


TABLE = [
    ("rule out {theme}", "Oslo has ruled out airstrikes.", {"theme": ["airstrikes"]}),
    ("rule out {theme}", "Airstrikes were ruled out by Oslo.", {"theme": ["Airstrikes"]}),
    ("rule out {theme}", "Oslo ruled the country.", None),
    ("refuse {deed}", "Oslo refused to go.", {"deed": ["go"]}),
    ("stand in the way of {theme}", "Oslo will not stand in the way of a deal.", {"theme": ["deal"]}),
    ("call on|upon {doer} {deed}", "Oslo called on Kabul to leave.", {"doer": ["Kabul"], "deed": ["leave"]}),
    ("supply {recipient} with {theme}", "Oslo supplied Kabul with arms.", {"recipient": ["Kabul"], "theme": ["arms"]}),
    ("call on|upon {doer} {deed}", "Oslo called upon Kabul to leave.", {"doer": ["Kabul"], "deed": ["leave"]}),
    ("rule out {theme}", "Oslo has ruled out airstrikes and patrols.", {"theme": ["airstrikes", "patrols"]}),
    ("say no to {theme}", "Oslo said no to a deal.", {"theme": ["deal"]}),
    ("say no to {theme}", "Oslo said yes to a deal.", None),
    ("intervene", "Oslo intervened.", {}),
    ("go on {subject}", "The raids went on.", {"subject": ["raids"]}),
]


@pytest.mark.parametrize(("line", "text", "expected"), TABLE)
def test_slots_are_filled(parse, line, text, expected):
    assert matches(parse, line, text) == expected


@pytest.mark.parametrize(
    ("line", "text", "there"),
    [
        ("combat troop", "Oslo sent combat troops.", True),
        ("combat troop", "Oslo sent troops.", False),
        ("boot on ground", "Oslo wants no boots on the ground.", True),
        ("boot on ground", "Oslo bought boots.", False),
    ],
)
def test_words_of_a_noun_must_all_be_there(parse, line, text, there):
    assert (matches(parse, line, text, "nouns") is not None) is there


def test_a_construction_wants_its_part_of_speech(parse):
    assert matches(parse, "offer", "Oslo made an offer.", "nouns") == {}
    assert matches(parse, "offer", "Oslo made an offer.", "verbs") is None


def test_articles_and_possessives_are_left_out_of_the_comparison():
    one, other = constructions(verbs=["stand in the way of {theme}", "stand in way of {theme}"])
    assert (one.anchor, one.items) == (other.anchor, other.items)


def test_a_noun_is_filed_under_its_head_and_its_modifiers_stand_before_it():
    (construction,) = constructions(nouns=["special operations force"])
    assert construction.anchor == "force"
    assert construction.items == ("^operations", "^special")


def test_alternatives_give_a_construction_each():
    assert [c.anchor for c in constructions(verbs=["call|press for {theme}"])] == ["call", "press"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"verbs": ["{theme} falls"]}, "must begin with a word"),
        ({"verbs": ["take {thing}"]}, "unknown slot"),
        ({}, "no words"),
    ],
)
def test_a_mistake_names_file_line_and_entry(fields, problem):
    with pytest.raises(CodebookError, match=problem) as caught:
        constructions(**fields)
    assert "operators.yaml, line 7, entry `test`" in caught.value.message
