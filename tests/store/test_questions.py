"""Questions put to a store: filters, clocks, and what stands beside an empty answer."""

from datetime import date

import pytest
from sqlalchemy import update
from tests.store.arrivals import item, keep

from onrecord.inquiry import standings
from onrecord.inquiry.question import Question
from onrecord.model.document import Span
from onrecord.model.records import Position
from onrecord.store import tables


def tell(store, book, day, number, **fields):
    """Keep one article of a day with one position of NOR on arms."""
    position = Position(
        **{"id": f"p{number}", "actor": "NOR", "contribution": "arms", "stance": "offered", "evidence": (Span(0, 6),)}
        | fields
    )
    words = f"Article {number} of {day}: " + " ".join(f"word{number}x{i}" for i in range(12))
    keep(store, book, item(words, published=day, outlet=f"Outlet {number}"), (position,))


@pytest.fixture
def told(store, book):
    tell(store, book, "2031-03-01", 1)
    tell(store, book, "2031-03-03", 2)
    tell(store, book, "2031-03-05", 3, contribution="training", stance="delivering")
    tell(store, book, "2031-03-06", 4, contribution="training", stance="ended", date="2031-04-01")
    tell(store, book, "2031-03-07", 5, contribution="loans", stance="ruled_out", actor="SWE")
    return store


def cells(store, book, **question):
    with store.reading() as connection:
        found = standings.cells_of(connection, Question(**question), book)
    return [(c.key.actor, c.key.contribution, c.holds.record.stance) for c in found]


OFFERED, TRAINS, REFUSES = (
    ("NOR", "arms", "offered"),
    ("NOR", "training", "delivering"),
    ("SWE", "loans", "ruled_out"),
)
QUESTIONS = [
    ({}, [OFFERED, TRAINS, REFUSES], "on the last day read"),
    ({"on": date(2031, 4, 2)}, [OFFERED, ("NOR", "training", "ended"), REFUSES], "the end has come"),
    ({"on": date(2031, 3, 2)}, [OFFERED], "only the first was told"),
    ({"known_on": date(2031, 3, 5)}, [OFFERED, TRAINS], "only three were known"),
    ({"actor": "SWE"}, [REFUSES], "of one actor"),
    ({"contribution": "military"}, [OFFERED, TRAINS], "a branch with its leaves"),
    ({"contribution": "arms"}, [OFFERED], "a leaf"),
    ({"min_sources": 2}, [OFFERED], "two outlets say so"),
    ({"min_confidence": 0.9}, [], "none is so sure"),
]


@pytest.mark.parametrize(("question", "expected", "_why"), QUESTIONS)
def test_cells_are_those_that_were_asked_for(told, book, question, expected, _why):
    assert cells(told, book, **question) == expected


@pytest.mark.parametrize(("since", "count"), [(None, 1), (date(2031, 3, 20), 1), (date(2031, 4, 2), 0)])
def test_a_change_announced_before_the_day_asked_is_found_on_its_own_day(told, book, since, count):
    with told.reading() as connection:
        question = Question(on=date(2031, 5, 1))
        assert len(standings.changes(connection, question, book, since).sheets[0].rows) == count


EMPTY = [
    ("NOR", "Comment was refused: “The ministry declined”. Read: 1 document on 1 day"),
    ("DNK", "Nothing was said. Read: 1 document on 1 day"),
]


@pytest.mark.parametrize(("actor", "note"), EMPTY)
def test_an_empty_answer_says_why(store, book, actor, note):
    keep(store, book, item(published="2031-03-20"))
    # The ministry of the article is Norway's.
    ours = update(tables.statements).where(tables.statements.c.said.is_(None)).values(source_id="NOR")
    store.write(lambda connection: connection.execute(ours))
    with store.reading() as connection:
        answer = standings.ledger(connection, Question(actor=actor, contribution="loans"), book)
    assert answer.note.startswith(note)


def test_nothing_read_is_said(store, book):
    with store.reading() as connection:
        assert standings.ledger(connection, Question(), book).note == "Nothing was read."
