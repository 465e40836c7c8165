"""Noun phrases → mentions: heads, modifiers, links by id, and what is no mention at all."""

from __future__ import annotations

import pytest

from onrecord.frames.mentions import MentionIndex
from onrecord.model.document import Span
from onrecord.model.frame import Report


@pytest.fixture(scope="module")
def read(parse, reader):
    def mentions(text, *reports):
        parsed = parse(text)
        return MentionIndex(parsed, reader.codebook.grammar).mentions(parsed, reports)

    return mentions


def one(mentions, text):
    """The only mention with these words."""
    (found,) = [m for m in mentions if m.text == text]
    return found


PHRASES = [
    ("Prime Minister Lena Berg spoke.", "Prime Minister Lena Berg", "Berg", ("Prime", "Minister", "Lena"), "name"),
    ("A senior Iraqi official spoke.", "A senior Iraqi official", "official", ("senior", "Iraqi"), "description"),
    ("The soldiers left.", "The soldiers", "soldiers", (), "description"),
    ("They left.", "They", "They", (), "pronoun"),
    ("Norway sent anti-tank weapons.", "anti-tank weapons", "weapons", ("anti-tank",), "description"),
]


@pytest.mark.parametrize(("text", "words", "head", "modifiers", "kind"), PHRASES, ids=[p[1] for p in PHRASES])
def test_a_phrase_has_a_head_and_modifiers(read, text, words, head, modifiers, kind):
    mention = one(read(text), words)
    assert (mention.head, mention.modifiers, mention.kind) == (head, modifiers, kind)


def test_coordinated_adjectives_of_nation_are_a_mention_each(read):
    officials = [m for m in read("U.S. and Saudi officials objected.") if m.head == "officials"]
    assert [m.modifiers for m in officials] == [("U.S.",), ("Saudi",)]
    assert len({m.id for m in officials}) == 2
    assert all(m.subject for m in officials)


def test_a_possessor_is_a_link(read):
    mentions = read("France's president met the envoy.")
    assert one(mentions, "France's president").possessor == one(mentions, "France").id
    assert one(mentions, "the envoy").possessor is None


def test_a_pronoun_owns_as_a_name_does(read):
    mentions = read("His country refused.")
    assert one(mentions, "His country").possessor == one(mentions, "His").id


def test_a_phrase_behind_a_preposition_is_a_link(read):
    mentions = read("The ambassador to the United Nations spoke.")
    assert one(mentions, "The ambassador").of == (one(mentions, "the United Nations").id,)


def test_joined_phrases_behind_a_preposition_are_a_link_each(read):
    mentions = read("Ships of Norway and Sweden sailed.")
    assert one(mentions, "Ships").of == (one(mentions, "Norway").id, one(mentions, "Sweden").id)


def test_an_apposition_links_both_ways(read):
    mentions = read("Nadia Khoury, a lawyer, left.")
    name, description = one(mentions, "Nadia Khoury"), one(mentions, "a lawyer")
    assert name.appositive == (description.id,)
    assert description.appositive == (name.id,)


PLACES = [
    ("Talks in Oslo failed.", "Oslo", True),
    ("Oslo has ruled out airstrikes.", "Oslo", False),
    ("Tanks were sent by Norway.", "Norway", False),
    ("Norway sent tanks to Mali.", "Mali", True),
    ("The president of Chad spoke.", "Chad", False),
]


@pytest.mark.parametrize(("text", "words", "place"), PLACES, ids=[p[0] for p in PLACES])
def test_the_role_decides_whether_a_name_is_a_place(read, text, words, place):
    assert one(read(text), words).as_place is place


def test_the_name_inside_the_name_of_a_water_is_no_mention(read):
    assert "Guinea" not in [m.text for m in read("Tankers crossed the Gulf of Guinea.")]


def test_days_and_bare_numbers_are_no_mentions(read):
    assert [m.text for m in read("They left on Monday.")] == ["They"]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("The envoy left.", "The envoy", "sing"),
        ("The envoys left.", "The envoys", "plur"),
        ("He left.", "He", "sing"),
        ("We left.", "We", "plur"),
    ],
)
def test_number_is_that_of_the_head(read, text, words, number):
    assert one(read(text), words).number == number


def test_ids_rise_in_reading_order_and_spans_cut_out_the_words(read):
    text = "France's president met the envoy of Chad in Oslo, and she praised his two daughters."
    mentions = read(text)
    assert [m.id for m in mentions] == list(range(len(mentions)))
    assert [m.span.end for m in mentions] == sorted(m.span.end for m in mentions)
    assert all(m.span.of(text) == m.text for m in mentions)


def test_mentions_inside_a_quotation_know_its_speaker(read):
    text = "“We will stay,” the envoy said of the town."
    report = Report(0, Span(26, 30), "cues:say", (1,), Span(16, 25), (Span(1, 14),), "direct", 0)
    mentions = read(text, report)
    assert one(mentions, "the envoy").id == 1
    assert one(mentions, "We").quoted_by == 1
    assert one(mentions, "the town").quoted_by is None


def test_the_speaker_of_an_indirect_report_owns_no_words_of_it(read):
    text = "The envoy said we would stay."
    report = Report(0, Span(10, 14), "cues:say", (0,), Span(0, 9), (Span(15, 28),), "indirect", 0)
    assert one(read(text, report), "we").quoted_by is None
