"""A page that is itself a statement: whose "we" is it? A page that reports has no issuer."""

from __future__ import annotations

import pytest
from marked import marked

from onrecord.model.document import Document
from onrecord.model.frame import Frames
from onrecord.resolve.issuer import issuer_of


def issuer(book, source, **page):
    mentions, document = marked(source)
    named = Document(document.id, document.text, document.blocks, **page)
    return issuer_of(named, Frames((), (), tuple(mentions)), book)


OURS = "{We|subj} will host the conference in spring."

NAMED = [
    ("the outlet is a state's ministry", {"outlet": "Government of Norway"}, "NOR"),
    ("the outlet is an organisation", {"outlet": "European Union"}, "EU"),
    ("the byline names it", {"byline": "United Nations"}, "UN"),
    ("the title names it", {"title": "NATO – statement on the bridge"}, "NATO"),
    ("its name stands among other words", {"title": "Press release | African Union | Monday"}, "AU"),
    ("the outlet goes before byline and title", {"outlet": "NATO", "byline": "Norway", "title": "Spain"}, "NATO"),
    ("an outlet of no body leaves it to the title", {"outlet": "The Quay Post", "title": "Spain: our plan"}, "ESP"),
]


@pytest.mark.parametrize(("page", "expected"), [n[1:] for n in NAMED], ids=[n[0] for n in NAMED])
def test_the_first_body_named_issues_a_page_in_the_first_person(book, page, expected):
    assert issuer(book, OURS, **page) == expected


@pytest.mark.parametrize("source", ["{I|subj} welcome the ceasefire.", "The plan is {our} plan.", OURS])
def test_any_form_of_the_first_person_counts(book, source):
    assert issuer(book, source, outlet="NATO") == "NATO"


REPORTS = [
    ("the third person only", "{The minister|subj} said {he|subj} would come."),
    ("the first person inside a quotation", "“{We|subj by=1} stay,” said {the minister|subj}."),
    ("no pronoun at all", "{The bridge|subj} was closed."),
]


@pytest.mark.parametrize("source", [r[1] for r in REPORTS], ids=[r[0] for r in REPORTS])
def test_a_page_that_reports_has_no_issuer(book, source):
    assert issuer(book, source, outlet="NATO", title="Norway") is None


@pytest.mark.parametrize("page", [{}, {"outlet": "The Quay Post"}, {"byline": "Inês Prado", "title": "A bridge"}])
def test_nobody_named_is_nobody(book, page):
    assert issuer(book, OURS, **page) is None


def test_an_organisation_of_news_is_no_issuer(book):
    assert issuer(book, OURS, outlet="Reuters") is None
