"""Reporting cues: what an entry says of its content, the closed lists beside them, the mistakes that are refused."""

from __future__ import annotations

import pytest

from onrecord.codebook.cues import MANNERS, CueBook, cues_from_rows
from onrecord.codebook.loader import load
from onrecord.codebook.rows import Row
from onrecord.errors import CodebookError


def cue(**fields: object) -> Row:
    return Row("cues.yaml", 12, "utter", {"verbs": ["utter"], "manner": "clause", **fields})


@pytest.fixture(scope="module")
def book() -> CueBook:
    return load().cues


def test_an_entry_and_its_flags():
    made = cues_from_rows([cue(needs="quote", audience="object", mental=True, denial=True)])
    entry = made.of("cues:utter")
    assert (entry.manner, entry.needs, entry.tells, entry.mental, entry.denial) == ("clause", "quote", True, True, True)
    assert [c.entry for c in made.index.get("utter")] == ["cues:utter"]


def test_flags_are_off_where_nothing_is_said():
    entry = cues_from_rows([cue()]).of("cues:utter")
    assert (entry.needs, entry.tells, entry.mental, entry.denial) == (None, False, False, False)


@pytest.mark.parametrize(
    ("fields", "reports"),
    [
        ({}, True),
        ({"manner": "infinitive"}, True),
        ({"manner": "silence"}, False),
        ({"manner": "object"}, False),
        ({"mental": True}, False),
        ({"needs": "quote"}, False),
    ],
)
def test_verbs_that_report_by_themselves_are_gathered(fields, reports):
    assert ("utter" in cues_from_rows([cue(**fields)]).verbs) is reports


def test_closed_lists_are_no_cues():
    made = cues_from_rows([cue(), Row("cues.yaml", 40, "speech", {"words": ["sermon"]})])
    assert made.speech == {"sermon"}
    assert made.tellers == frozenset()
    assert "sermon" not in made.index


MISTAKES = [
    ({"manner": "loud"}, "unknown manner `loud`"),
    ({"manner": None}, "`manner` is missing"),
    ({"needs": "silence"}, "unknown need `silence`"),
    ({"audience": "subject"}, "unknown audience `subject`"),
    ({"mental": "yes"}, "`mental` must be true or false, not 'yes'"),
    ({"kind": "loud"}, "unknown field `kind`"),
    ({"verbs": ["utter {noise}"]}, "unknown slot `{noise}`"),
    ({"verbs": []}, "no words"),
]


@pytest.mark.parametrize(("fields", "problem"), MISTAKES, ids=[m[1] for m in MISTAKES])
def test_a_mistake_names_file_line_and_entry(fields, problem):
    with pytest.raises(CodebookError) as caught:
        cues_from_rows([cue(**fields)])
    assert caught.value.message.startswith(f"cues.yaml, line 12, entry `utter`: {problem}")


# One word of each kind of report that the codebook's §2 names.
KINDS = [
    ("say", "cues:say", "clause"),
    ("tell", "cues:tell", "clause"),
    ("deny", "cues:deny", "clause"),
    ("according", "cues:according", "phrase"),
    ("accuse", "cues:accuse", "object"),
    ("decline", "cues:silence", "silence"),
]


@pytest.mark.parametrize(("lemma", "entry", "manner"), KINDS)
def test_the_kinds_of_report_are_there(book, lemma, entry, manner):
    assert entry in {c.entry for c in book.index.get(lemma)}
    assert book.of(entry).manner == manner


def test_every_manner_is_used_and_every_phrase_of_anonymity_is_in_lower_case(book):
    assert {c.manner for c in book.entries.values()} == set(MANNERS)
    assert all(phrase == phrase.lower() for phrase in book.anonymity)
