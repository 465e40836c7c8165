"""Words made fit to be shown, and the sentence they stand in."""

import pytest

from onrecord.export.quoting import around, quoted, sentence_around, stretch, visible
from onrecord.model.document import Block, BlockKind, Document, Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n  words", "two words"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("turned \u202eround", "turned �round"),
        ("“kept” – é", "“kept” – é"),
    ],
)
def test_nothing_that_acts_on_the_screen_is_let_through(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("so", "“so”"), ("“so”", "“so”"), ('"so"', '"so"'), ("", "“”")])
def test_quotation_marks_are_not_doubled(text, shown):
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One is here. Two is there. Three goes.", "Two", "Two is there."),
        ("“One is here.” Two is there.", "One", "“One is here.”"),
        ("Gen. Berg went to the U.S. Senate. He left.", "Senate", "Gen. Berg went to the U.S. Senate."),
        ("It cost 3.5 million. Really?", "cost", "It cost 3.5 million."),
        ("One ends. Two starts.", "ends. Two", "One ends. Two starts."),
        ("no stop at all", "stop", "no stop at all"),
    ],
)
def test_the_sentence_around_words(text, words, sentence):
    document = Document("d", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    start = text.index(words)
    assert sentence_around(document, Span(start, start + len(words))).of(text) == sentence


def test_a_sentence_never_leaves_its_block():
    text = "Headline without stop\nThe body begins."
    document = Document("d", text, (Block(BlockKind.HEADLINE, Span(0, 21)), Block(BlockKind.PARAGRAPH, Span(22, 38))))
    assert sentence_around(document, Span(0, 8)).of(text) == "Headline without stop"
    assert sentence_around(document, Span(26, 30)).of(text) == "The body begins."


def test_before_and_after_keep_their_space_towards_the_words():
    text = "He has\n not gone."
    document = Document("d", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    assert around(document, Span(8, 11)) == ("He has ", "not", " gone.")
    assert around(document, Span(0, 2)) == ("", "He", " has not gone.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("they shelled it", "shelled"),
        ("  they \n shelled it", "shelled"),
        ("“they shelled it”", "shelled"),
        ("shelled it", "shelled"),
        ("they were  shelled", "were  shelled"),
    ],
)
def test_words_are_found_again_in_what_is_shown(text, words):
    start, end = stretch(Span(0, len(text)), Span(text.index(words), text.index(words) + len(words)), text)
    assert quoted(text)[start:end] == visible(words)
