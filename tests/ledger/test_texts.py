"""Copies of one text, notes of correction, days and coverage."""

import pytest
from tests.ledger.told import position

from onrecord.ledger import copies
from onrecord.ledger.corrections import wrong_stretches
from onrecord.ledger.coverage import state_of
from onrecord.ledger.days import day_of, days_of
from onrecord.model.document import Block, BlockKind, Document, Span

WIRE = (
    "The port of Korvalt was shut for a third day on Tuesday after the harbour guard seized two grain ships. "
    "The Varnese foreign ministry called the seizure piracy and summoned the envoy. Insurers raised their rates. "
    "Fishermen said that patrol boats had turned them back at the mouth of the strait before dawn. "
    "A spokesman for the guard said the ships had ignored orders and would be searched, which could take a week. "
    "Exporters warned that bread prices in the islands would rise before the end of the month unless talks began. "
)
EDITED = WIRE.replace("a third day on Tuesday", "the third day running").replace("raised their rates", "want more")
CUT = WIRE.split(" A spokesman")[0]
UPDATED = "Talks on Korvalt begin today. " + WIRE + "Late on Tuesday both sides agreed to meet in the islands' capital."
OTHER = (
    "Fishermen in the islands want their government to pay for the days on which they could not go out. "
    "Their union counted four hundred boats that stayed in port and put the loss at two million crowns so far. "
    "The minister of fisheries promised an answer by Friday, after the council has met. "
)


def document(text: str) -> Document:
    return Document("d", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))


@pytest.mark.parametrize(
    ("other", "same"),
    [(WIRE, True), (EDITED, True), (CUT, True), (UPDATED, True), (OTHER, False)],
    ids=["same", "edited", "cut", "updated", "another"],
)
def test_copies_are_found_by_what_the_shorter_shares(other, same):
    one, two = copies.sketch(document(WIRE)), copies.sketch(document(other))
    assert copies.are_copies(len(one & two), len(one), len(two)) is same


def test_pairs_of_a_few_documents():
    sketches = {name: copies.sketch(document(text)) for name, text in (("a", WIRE), ("b", OTHER), ("c", CUT))}
    assert copies.pairs(sketches) == [("a", "c")]


NOTES = [
    (
        "An earlier version of this story said Norway had sent 40 trucks; it has offered 14.",
        ["An earlier version of this story said Norway had sent 40 trucks"],
    ),
    (
        "Correction: the article misstated the number of trucks as 40. The correct figure is 14.",
        ["Correction: the article misstated the number of trucks as 40. "],
    ),
    ("Correction: Norway has offered 14 trucks.", []),
    ("Norway has offered 14 trucks, the minister said.", None),
]


@pytest.mark.parametrize(("text", "wrong"), NOTES)
def test_what_a_note_of_correction_takes_back(text, wrong, book):
    found = wrong_stretches(document(text), book)
    assert (None if found is None else [span.of(text) for span in found]) == wrong


EDTF = [
    ("2031-03-05", "2031-03-05", "2031-03-05", True),
    ("2031-02", "2031-02-01", "2031-02-28", False),
    ("2031", "2031-01-01", "2031-12-31", False),
    ("2031-03-05/2031-03-09", "2031-03-05", "2031-03-09", True),
    ("2031-03/..", "2031-03-01", None, True),
    ("../2031-03-05", None, "2031-03-05", True),
]


@pytest.mark.parametrize(("edtf", "first", "last", "exact"), EDTF)
def test_the_days_of_a_date(edtf, first, last, exact):
    days = days_of(edtf)
    assert (days.first, days.last, days.exact) == (day_of(first), day_of(last), exact)


@pytest.mark.parametrize("edtf", [None, "", "XXXX-10-25", "../..", "2031-02-30", "soon"])
def test_no_days_where_no_year_is_named(edtf):
    assert days_of(edtf) is None


REFUSED = position({"stance": "open"})


@pytest.mark.parametrize(
    ("documents", "said", "refusals", "state"),
    [
        (2, ["something"], [REFUSED], ("said", ())),
        (2, [], [REFUSED, REFUSED], ("comment refused", ("…",))),
        (2, [], [], ("nothing said", ())),
        (0, [], [], ("nothing read", ())),
    ],
)
def test_an_empty_cell_says_why_it_is_empty(documents, said, refusals, state):
    assert state_of(documents, said, refusals) == state
