"""What goes into a store comes out of it, on SQLite and on PostgreSQL."""

import json
import zlib
from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import delete, select, text, update
from tests.store.arrivals import TEXT, contents, item, keep, reading

from onrecord.errors import NotProven, StoreError
from onrecord.inquiry.citing import citation
from onrecord.model.document import Issue
from onrecord.store import keeping, lookup, open_store, tables
from onrecord.store.lookup import Wanted
from onrecord.store.metadata_file import datasette_metadata
from onrecord.store.views import VIEWS

GIVEN = {"published": "2031-03-20", "outlet": "Harbour Gazette", "url": "https://gazette.example/trucks"}


def test_a_reading_comes_out_as_it_went_in(store, book):
    arrived = item(**GIVEN, part="line 3", given_id="a-7", retrieved="2031-03-21T08:00:00Z")
    keep(store, book, arrived)
    wanted = reading(arrived)
    with store.reading() as connection:
        assert keeping.reading_of(connection, wanted.document.id) == wanted


def test_the_bytes_are_kept_as_they_came(store, book):
    odd = (Issue("no-date", "Its date is none."),)
    arrived = item(**GIVEN, title="Trucks", charset="utf-8", part="line 3", given_id="a-7", issues=odd, sha256="f" * 64)
    keep(store, book, arrived)
    with store.reading() as connection:
        (kept,) = keeping.originals_of(connection, reading(arrived).document.id)
    assert kept.item == arrived


def test_keeping_again_changes_nothing(store, book):
    assert keep(store, book, item(**GIVEN)) is True
    before = contents(store)
    assert keep(store, book, item(**GIVEN)) is False
    assert contents(store) == before


def test_a_reprint_word_for_word_is_a_second_appearance(store, book):
    keep(store, book, item(**GIVEN))
    keep(store, book, item(outlet="Herald", published="2031-03-21"))
    with store.reading() as connection:
        counts = keeping.counts(connection)
    assert (counts["documents"], counts["appearances"], counts["positions"]) == (1, 2, 1)


def test_a_cut_copy_belongs_to_the_story_of_the_first(store, book):
    keep(store, book, item(**GIVEN))
    keep(store, book, item(TEXT[:170], outlet="Herald", published="2031-03-21"), ())
    keep(
        store,
        book,
        item("Rain is expected over the islands until the end of the week, the service said.", outlet="Sun"),
        (),
    )
    with store.reading() as connection:
        leaders, outlets = lookup.stories(connection, set(lookup.addresses(connection)))
    assert len(set(leaders)) == 2
    (first,) = set(leaders.values())
    assert outlets[first] == "Harbour Gazette"


def test_a_document_is_kept_whole_or_not_at_all(store, book, monkeypatch):
    keep(store, book, item(**GIVEN))
    before = contents(store)
    monkeypatch.setattr("onrecord.store.intake._add_sketch", lambda *_: (_ for _ in ()).throw(ZeroDivisionError))
    with pytest.raises(ZeroDivisionError):
        keep(store, book, item(f"{TEXT} More of it."))
    assert contents(store) == before


FILTERS = [
    (Wanted(), 1),
    (Wanted(actors=("NOR",), contributions=("logistics", "arms")), 1),
    (Wanted(actors=("DNK",)), 0),
    (Wanted(contributions=("arms",)), 0),
    (Wanted(beneficiary=("MDA",)), 1),
    (Wanted(beneficiary=("UKR",)), 0),
    (Wanted(least=0.6), 0),
    (Wanted(known_on=date(2031, 3, 19)), 0),
    (Wanted(known_on=date(2031, 3, 20)), 1),
    (Wanted(touched=date(2031, 3, 20)), 1),
    (Wanted(touched=date(2031, 3, 21)), 0),
]


@pytest.mark.parametrize(("wanted", "count"), FILTERS)
def test_positions_are_found_by_what_is_asked(store, book, wanted, count):
    keep(store, book, item(**GIVEN))
    with store.reading() as connection:
        assert len(lookup.positions(connection, wanted)) == count


def test_records_come_with_where_and_when_they_were_told(store, book):
    keep(store, book, item(**GIVEN))
    with store.reading() as connection:
        (filed,) = lookup.positions(connection, Wanted())
    assert filed.record == reading(item(**GIVEN)).positions[0]
    assert (filed.told.outlet, filed.told.known, filed.source_id) == ("Harbour Gazette", date(2031, 3, 20), "Kari Moe")
    assert filed.quotes == ("Norway has offered 40 trucks to Moldova",)


def test_estimates_events_gatherings_statements_are_found(store, book):
    keep(store, book, item(**GIVEN))
    with store.reading() as connection:
        assert [f.record.measure for f in lookup.estimates(connection, Wanted(kinds=("injured",)))] == ["injured"]
        assert lookup.estimates(connection, Wanted(kinds=("killed",))) == []
        assert [f.record.type for f in lookup.events(connection, Wanted(actors=("envoys",)))] == ["CONSULT"]
        assert lookup.events(connection, Wanted(actors=("DNK",))) == []
        assert [f.record.hosts for f in lookup.gatherings(connection, Wanted(actors=("NOR",)))] == [("NOR",)]
        assert [f.record.source for f in lookup.statements(connection, Wanted(actors=("NOR",)))] == ["Kari Moe"]


@pytest.mark.parametrize("name", ["NOR", "nor", "Norway", "norway"])
def test_actors_are_found_by_id_or_name(store, book, name):
    keep(store, book, item(**GIVEN))
    with store.reading() as connection:
        assert lookup.actor_ids(connection, name) == ["NOR"]


SEARCHES = [
    ("trucks", 1),
    ("truck offered", 1),
    ('"40 trucks"', 1),
    ('"trucks 40"', 0),
    ("tanks", 0),
    ("", 0),
    ("AND (", 0),
]


@pytest.mark.parametrize(("query", "count"), SEARCHES)
def test_documents_are_found_by_their_words(store, book, query, count):
    keep(store, book, item(**GIVEN))
    with store.reading() as connection:
        hits = keeping.search(connection, query)
    assert len(hits) == count
    assert all("⟦" in hit.words for hit in hits)


def test_a_forgotten_document_leaves_nothing(store, book):
    empty = contents(store)
    keep(store, book, item(**GIVEN))
    document = reading(item(**GIVEN)).document.id
    store.write(lambda connection: keeping.forget(connection, document))
    assert contents(store) == empty
    with store.reading() as connection:
        assert keeping.search(connection, "trucks") == []
    with pytest.raises(NotProven):
        store.write(lambda connection: keeping.forget(connection, document))


def test_what_another_document_proves_stays(store, book):
    keep(store, book, item(**GIVEN))
    before = contents(store)
    other = item(f"{TEXT} It was Monday.", outlet="Herald")
    keep(store, book, other)
    store.write(lambda connection: keeping.forget(connection, reading(other).document.id))
    assert contents(store) == before


def test_what_was_read_stands_beside_every_answer(store, book):
    keep(store, book, item(**GIVEN))
    keep(store, book, item(f"{TEXT} It was Monday.", outlet="Herald", published="2031-03-24"))
    with store.reading() as connection:
        found = lookup.read(connection)
        earlier = lookup.read(connection, date(2031, 3, 20))
    assert found == lookup.Read(2, ("Harbour Gazette", "Herald"), 2, date(2031, 3, 20), date(2031, 3, 24))
    assert (earlier.documents, earlier.outlets) == (1, ("Harbour Gazette",))


def test_a_record_is_found_by_the_start_of_its_id(store, book):
    keep(store, book, item(**GIVEN))
    document = reading(item(**GIVEN)).document.id
    with store.reading() as connection:
        assert keeping.document_with(connection, "p1") == (document, f"p1{document}")
        assert keeping.document_with(connection, document[:5]) == (document, document)
        with pytest.raises(NotProven, match="several"):
            keeping.document_with(connection, "s")
        with pytest.raises(NotProven, match="no record"):
            keeping.document_with(connection, "zz")


def test_a_citation_holds_words_place_and_proof(store, book):
    keep(store, book, item(**GIVEN))
    with store.reading() as connection:
        told = citation(connection, "p1", "onrecord.db")
    assert told.startswith("Harbour Gazette, 2031-03-20\n“Trucks for Moldova”\nhttps://gazette.example/trucks\n")
    assert "“Norway has offered 40 trucks to Moldova” (code points 0 to 39 of the text)" in told
    assert f"sha256 {reading(item(**GIVEN)).document.source.sha256}\n" in told
    assert told.endswith("kept in onrecord.db, read from talks.txt")


def test_nothing_is_cited_from_other_bytes_than_those_read(store, book):
    keep(store, book, item(**GIVEN))
    spoilt = zlib.compress(b"other")
    store.write(lambda connection: connection.execute(update(tables.originals).values(data=spoilt)))
    with store.reading() as connection, pytest.raises(NotProven, match="not those that were read"):
        citation(connection, "p1", "onrecord.db")


def spoil_bytes(connection):
    connection.execute(update(tables.originals).values(data=zlib.compress(b"other")))


def spoil_words(connection):
    connection.execute(update(tables.positions).values(words="Sweden"))


def lose_bytes(connection):
    connection.execute(delete(tables.originals))


def lose_appearances(connection):
    connection.execute(delete(tables.appearances))


HARMS = [
    (spoil_bytes, "are not those that were read"),
    (spoil_words, "does not stand where it says"),
    (lose_bytes, "are missing"),
    (lose_appearances, "appeared nowhere"),
]


@pytest.mark.parametrize(("harm", "told"), HARMS)
def test_doctor_finds_what_is_not_sound(store, book, harm, told):
    keep(store, book, item(**GIVEN))
    with store.reading() as connection:
        assert list(keeping.faults(connection)) == []
    store.write(harm)
    with store.reading() as connection:
        assert any(told in fault for fault in keeping.faults(connection))


def test_a_backup_of_sqlite_is_a_store(tmp_path, book):
    with open_store(str(tmp_path / "a.db"), create=True) as store:
        keep(store, book, item(**GIVEN))
        keeping.backup(store, tmp_path / "b.db")
        with open_store(str(tmp_path / "b.db")) as copy:
            assert contents(copy) == contents(store)
        with pytest.raises(StoreError, match="there already"):
            keeping.backup(store, tmp_path / "b.db")


def test_a_backup_of_postgresql_is_an_archive(server, tmp_path, book):
    with open_store(server.database("backed_up"), create=True) as store:
        keep(store, book, item(**GIVEN))
        keeping.backup(store, tmp_path / "b.dump")
    assert (tmp_path / "b.dump").read_bytes().startswith(b"PGDMP")


def test_migrations_make_the_schema_that_the_program_uses(store):
    with store.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    # The index of words is made by hand, differently for each database.
    assert [d for d in differences if "full_text" not in repr(d)] == []


def test_every_view_answers(store, book):
    keep(store, book, item(**GIVEN))
    with store.reading() as connection:
        found = {view: len(connection.execute(text(f"SELECT * FROM {view}")).all()) for view in VIEWS}
    assert found == {
        "who_offers_what": 1,
        "who_asks_what_of_whom": 0,
        "who_says_what": 1,
        "who_refused_to_comment": 1,
        "how_many": 1,
        "what_happened": 1,
        "what_is_only_alleged": 0,
        "who_meets": 1,
        "what_was_promised": 2,
        "what_was_read": 1,
    }


def test_datasette_is_told_what_each_table_is(tmp_path):
    with open_store(str(tmp_path / "press.db"), create=True):
        pass
    told = json.loads((tmp_path / "press.metadata.json").read_text("utf-8"))
    assert told == datasette_metadata("press")
    described = told["databases"]["press"]["tables"]
    assert all(
        table.comment == described[table.name]["description"]
        for table in tables.metadata.sorted_tables
        if table.name != "shingles"
    )


def test_a_phrase_of_every_page_is_kept_for_the_first_of_them_only(store, book, monkeypatch):
    monkeypatch.setattr("onrecord.store.intake.MOST_TEXTS", 3)
    for number in range(6):
        keep(store, book, item(f"{TEXT} It is page {number}."), ())
    with store.reading() as connection:
        kept = connection.execute(select(tables.shingles.c.hash)).all()
        assert max(kept.count(row) for row in kept) == 3
        leaders, _ = lookup.stories(connection, set(lookup.addresses(connection)))
    assert len(set(leaders.values())) == 1
    assert len(leaders) == 6
