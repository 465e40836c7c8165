"""Words that govern what the lexicons are about and that none of them has."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.errors import EmptyInput
from onrecord.evaluation.report import render_unknown
from onrecord.evaluation.texts import Text
from onrecord.evaluation.unknown import unknown
from onrecord.frames.governors import Governor
from onrecord.model.document import Item


@pytest.fixture(scope="module")
def reader() -> onrecord.Reader:
    return onrecord.Reader()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ida Holm warbled that the bridge was open.", [("warble", "verb", "clause")]),
        ("Rumours that the bridge was open spread fast.", [("rumour", "noun", "clause")]),
        ("The council embroidered the sanctions.", [("embroider", "verb", "sanction")]),
        ("The council ate bread.", []),
        ("Ida Holm hoped to sing.", []),  # a clause without a subject of its own is no report
    ],
)
def test_what_governs(text: str, found: list[tuple[str, str, str]], reader: onrecord.Reader) -> None:
    got = reader.governors(Item(text.encode(), "-", "text/plain"))
    assert [(g.lemma, g.pos, g.over) for g in got] == found


def test_occurrences_are_counted_and_what_cannot_be_read_is_named() -> None:
    def read(text: str) -> list[Governor]:
        if not text:
            raise EmptyInput("nothing in it")
        return [Governor(word, "verb", "clause") for word in text.split()]

    texts = [Text("a", "a", "say warble warble", None), Text("b", "b", "", None), Text("c", "c", "croon", None)]
    found = unknown(texts, read, {"say"})
    assert (found.known, found.all, found.texts, found.share) == (1, 4, 2, 0.25)
    assert render_unknown(found).splitlines() == [
        "1 of 4 verbs and nouns over a reported clause or a word of deed are known (25.0 %) in 2 texts.",
        "     2  warble (verb)  over clause",
        "     1  croon (verb)  over clause",
        "1 text could not be read:",
        "  b: nothing in it",
    ]
