"""Decisions about actors in a store: what is asked afterwards counts them, the records keep their ids."""

import pytest
from sqlalchemy import select
from tests.store.arrivals import item, keep

from onrecord.errors import InputError
from onrecord.inquiry import actors, standings
from onrecord.inquiry.question import Question
from onrecord.model.decision import Decision
from onrecord.store import tables
from onrecord.store.decisions import decide, decisions

NOW = "2031-04-01T08:00:00+00:00"


def make(store, *several):
    made = [Decision(NOW, "desk", *one) for one in several]
    store.write(lambda connection: decide(connection, made))
    return made


def asked(store, book, **question):
    with store.reading() as connection:
        return standings.ledger(connection, Question(**question), book).sheets[0].rows


@pytest.mark.parametrize("name", ["NOR", "NORGE"])
def test_after_a_merge_either_id_finds_the_records_of_both(store, book, name):
    keep(store, book, item(published="2031-03-20"))
    make(store, ("merge", "NOR", "NORGE"))
    assert [row[0] for row in asked(store, book, actor=name)] == ["NORGE"]
    with store.reading() as connection:
        assert list(connection.scalars(select(tables.positions.c.actor))) == ["NOR"]


def test_a_split_undoes_a_merge_and_both_stay_written_down(store, book):
    keep(store, book, item(published="2031-03-20"))
    made = make(store, ("merge", "NOR", "NORGE"), ("split", "NOR"))
    assert [row[0] for row in asked(store, book, actor="NOR")] == ["NOR"]
    with store.reading() as connection:
        assert decisions(connection) == made


def test_an_actor_is_found_by_the_name_it_was_given(store, book):
    keep(store, book, item(published="2031-03-20"))
    make(store, ("rename", "MDA", None, "The Republic"))
    assert len(asked(store, book, beneficiary="the republic")) == 1


def test_a_reference_file_names_links_and_merges(store, book, tmp_path):
    file = tmp_path / "reference.csv"
    file.write_text("id,names,wikidata,same\nNOR,Kingdom of Norway|Norge,Q20,NORGE|NO\nMDA,,Q217,\n", "utf-8")
    keep(store, book, item(published="2031-03-20"))
    store.write(lambda connection: decide(connection, actors.reference(file, NOW, "desk")))
    with store.reading() as connection:
        listed, history = actors.listed(connection).sheets
    assert ("NOR", "state", "Kingdom of Norway", "NOR", 1, None, "Q20", None) in listed.rows
    assert [row[2:5] for row in history.rows] == [
        ("link", "NOR", None),
        ("merge", "NORGE", "NOR"),
        ("merge", "NO", "NOR"),
        ("link", "MDA", None),
    ]


def test_a_line_without_an_id_is_named(tmp_path):
    file = tmp_path / "reference.csv"
    file.write_text("id,names\nNOR,Norway\n,Nobody\n", "utf-8")
    with pytest.raises(InputError, match="line 3: there is no id"):
        list(actors.reference(file, NOW, "desk"))
