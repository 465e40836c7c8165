"""Reading the kept bytes again: what differs is shown, a document is replaced whole or left as it is."""

from dataclasses import replace

import pytest
from tests.store.arrivals import TEXT, VERSIONS, contents, item, keep, reading

from onrecord.errors import NoArticle
from onrecord.inquiry.recode import recode
from onrecord.model.records import Versions
from onrecord.store import intake as room
from onrecord.store import keeping

NEWER = Versions("0.2.0", "c0debeef", "en_core_web_sm 3.8.0")
GIVEN = {"published": "2031-03-20", "outlet": "Harbour Gazette"}


def read_newer(arrived):
    """As before, but the offer is a promise now, and no estimate is found."""
    before = reading(arrived)
    promises = tuple(replace(p, stance="committed") for p in before.positions)
    return replace(before, versions=NEWER, positions=promises, estimates=())


def test_records_gained_and_lost_are_told_and_kept(store, book):
    keep(store, book, item(**GIVEN))
    keep(store, book, item(outlet="Herald"))
    (told,) = recode(store, read_newer, NEWER, book)
    sentence = "Norway has offered 40 trucks to Moldova"
    assert told.gained == (f"Norway has committed to: logistics — {sentence}",)
    assert told.lost[0] == f"Norway has offered: logistics — {sentence}"
    assert len(told.lost) == 2
    with store.reading() as connection:
        kept = keeping.reading_of(connection, told.document)
        counts = keeping.counts(connection)
    assert (kept.versions, kept.positions[0].stance, kept.estimates) == (NEWER, "committed", ())
    assert (counts["documents"], counts["appearances"], counts["originals"]) == (1, 2, 1)


def test_what_was_read_with_the_same_version_is_passed_over(store, book):
    keep(store, book, item(**GIVEN))
    assert list(recode(store, read_newer, VERSIONS, book)) == []
    assert len(list(recode(store, read_newer, NEWER, book))) == 1
    assert list(recode(store, read_newer, NEWER, book)) == []


def test_a_dry_run_changes_nothing(store, book):
    keep(store, book, item(**GIVEN))
    before = contents(store)
    (told,) = recode(store, read_newer, NEWER, book, dry=True)
    assert told.gained
    assert contents(store) == before


def test_after_reading_again_the_same_arrival_is_still_known(store, book):
    keep(store, book, item(**GIVEN))
    list(recode(store, read_newer, NEWER, book))
    assert keep(store, book, item(**GIVEN)) is False


def test_what_can_no_longer_be_read_is_left_as_it_is_and_named(store, book):
    keep(store, book, item(**GIVEN))
    keep(store, book, item(f"{TEXT} More.", **GIVEN))
    before = contents(store)

    def read(arrived):
        raise NoArticle(f"{arrived.place}: no article was found.", "Save the page again.")

    told = list(recode(store, read, NEWER, book))
    assert [type(one.error) for one in told] == [NoArticle, NoArticle]
    assert contents(store) == before


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_document_is_replaced_whole_or_not_at_all(store, book, monkeypatch, fails_at):
    keep(store, book, item(**GIVEN))
    keep(store, book, item(outlet="Herald"))
    before, calls = contents(store), iter(range(1, 9))

    def fail(connection, intake, key, kept=room._add_appearance):
        if next(calls) == fails_at:
            raise ZeroDivisionError
        kept(connection, intake, key)

    monkeypatch.setattr("onrecord.store.intake._add_appearance", fail)
    with pytest.raises(ZeroDivisionError):
        list(recode(store, read_newer, NEWER, book))
    assert contents(store) == before
