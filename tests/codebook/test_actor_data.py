"""The actor knowledge: what names find, what must not be found, and which mistakes are refused with file and line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import onrecord.codebook.rows
from onrecord.codebook.actor_entries import Use
from onrecord.codebook.actors import ActorBook, actors_from_rows
from onrecord.codebook.rows import Row, read_folder
from onrecord.errors import CodebookError

FOLDER = Path(onrecord.codebook.rows.__file__).parent / "data" / "actors"
ROWS = tuple(replace(row, file=f"actors/{row.file}") for row in read_folder(FOLDER))


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return actors_from_rows(ROWS)


FOUND = [
    ("the United States", "USA", Use.NAME),
    ("U.S.", "USA", Use.NAME),
    ("US", "USA", Use.NAME),
    ("American", "USA", Use.DEMONYM),
    ("Côte d’Ivoire", "CIV", Use.NAME),
    ("Cote d'Ivoire", "CIV", Use.NAME),
    ("South Sudanese", "SSD", Use.DEMONYM),
    ("Syria’s", "SYR", Use.NAME),
    ("IRAQ", "IRQ", Use.NAME),
    ("Port‑au‑Prince", "HTI", Use.CAPITAL),
    ("Guinea-Bissau", "GNB", Use.NAME),
    ("Guinea Bissau", "GNB", Use.NAME),
    ("the Hague", "NLD", Use.CAPITAL),
    ("Élysée", "FRA", Use.SEAT),
    ("Elysee", "FRA", Use.SEAT),
    ("IS", "ISLAMIC_STATE", Use.NAME),
    ("Da'esh", "ISLAMIC_STATE", Use.NAME),
    ("Daesh", "ISLAMIC_STATE", Use.NAME),
    ("Al Qaeda", "AL_QAEDA", Use.NAME),
    ("al-Qaida", "AL_QAEDA", Use.NAME),
    ("Doctors Without Borders", "MSF", Use.NAME),
    ("the Fed", "USA", Use.SEAT),
    ("U.N. Security Council", "UN", Use.ORGAN),
    ("the commonwealth of Nations", "COMMONWEALTH", Use.NAME),
    ("Kurdish fighters", "KURDISH_FORCES", Use.DESCRIBED),
    ("Sinn Féin", "SINN_FEIN", Use.NAME),
]


@pytest.mark.parametrize(("text", "actor", "use"), FOUND)
def test_spellings_find_the_actor(book: ActorBook, text: str, actor: str, use: Use) -> None:
    hit = book.find(text)
    assert hit is not None
    assert (hit.entry.id, hit.use) == (actor, use)


@pytest.mark.parametrize(
    "text", ["us", "is", "it", "who", "un", "au", "turkey", "Fed", "US-backed", "New York", "", "the"]
)
def test_common_words_find_nobody(book: ActorBook, text: str) -> None:
    assert book.find(text) is None


ORGANS = [
    ("Kremlin", "head"),
    ("Pentagon", "military"),
    ("Foggy Bottom", "diplomatic"),
    ("Capitol Hill", "legislature"),
    ("Mossad", "intelligence"),
    ("Scotland Yard", "police"),
    ("Bundestag", "legislature"),
    ("UNHCR", "UNHCR"),
    ("European Central Bank", "European Central Bank"),
]


@pytest.mark.parametrize(("text", "organ"), ORGANS)
def test_seats_and_organs(book: ActorBook, text: str, organ: str) -> None:
    hit = book.find(text)
    assert hit is not None
    assert hit.organ == organ


def test_all_states_have_iso_codes_and_the_former_ones_are_there(book: ActorBook) -> None:
    states = {a for a, entry in book.entries.items() if entry.kind == "state"}
    assert all(len(s) == 3 and s.isalpha() and s.isupper() for s in states)
    assert {"XKX", "PSE", "TWN", "HKG", "SUN", "YUG", "DDR", "CSK", "SCG"} <= states
    assert len(states) >= 249 + 6


SMALL = "ATF BES BLM BVT CCK GGY HMD IOT JEY MAF MNP PCZ SGS SJM SPM SXM TCA UMI VAT VGB WLF"


def test_members_of_the_united_nations_can_be_named_by_adjective(book: ActorBook) -> None:
    """Every state with people of its own has a demonym; small territories have none in use, Dominica shares one."""
    hits = (*book.exact.values(), *book.loose.values())
    named = {hit.entry.id for hit in hits if hit.use is Use.DEMONYM}
    without = {a for a, e in book.entries.items() if e.kind == "state"} - named
    assert sorted(without - set(SMALL.split(" "))) == ["DMA"]


def test_the_groups_cover_the_world(book: ActorBook) -> None:
    groups = [e for e in book.entries.values() if e.kind == "group"]
    assert len(groups) >= 250
    assert {e.type for e in groups} == {"armed", "political", "ethnic", "religious"}
    assert len({e.country for e in groups}) >= 80


TERMS = [
    ("john kerry", "2014-09-15", "USA", "diplomatic"),
    ("john kerry", "2019", None, None),
    ("angela merkel", "2015-03", "DEU", "head"),
    ("donald trump", "2020-01-01", "USA", "head"),
    ("donald trump", "2022-01-01", None, None),
    ("antonio guterres", "2012-01-01", "UN", "UNHCR"),
    ("antonio guterres", "2018-01-01", "UN", "head"),
]


@pytest.mark.parametrize(("person", "day", "body", "organ"), TERMS)
def test_holders_by_day(book: ActorBook, person: str, day: str, body: str | None, organ: str | None) -> None:
    term = book.holder(book.holders[person], day)
    assert (term.body if term else None, term.organ if term else None) == (body, organ)


def test_without_a_day_nobody_is_in_office(book: ActorBook) -> None:
    assert book.holder(book.holders["john kerry"], None) is None


def test_one_head_of_government_at_a_time(book: ActorBook) -> None:
    """Two heads of one office on one day would make "the British prime minister" nobody."""
    clashes = []
    for key in ("prime_minister", "president", "foreign_minister", "us_defense_secretary", "secretary_of_state"):
        for (body, office), terms in book.terms.items():
            if office != key:
                continue
            ordered = sorted(terms, key=lambda t: t.start)
            for one, two in pairwise(ordered):
                day = (date.fromisoformat(two.start) + timedelta(days=1)).isoformat()
                if one.person != two.person and one.held(day) and two.held(day):
                    clashes.append((body, one.person, two.person))
    assert clashes == []


MISTAKES = [
    (Row("actors/states.csv", 7, "FR", {"name": "France"}), "line 7, entry `FR`: the id of a state has three capitals"),
    (Row("actors/states.csv", 7, "AAA", {"name": "Aaa", "seats": "Big House"}), "needs an organ"),
    (Row("actors/igos.csv", 3, "XX", {"name": "X", "kind": "club"}), "line 3, entry `XX`: unknown kind `club`"),
    (Row("actors/groups.yaml", 4, "XX", {"name": "X", "type": "tribe"}), "unknown type `tribe`"),
    (
        Row("actors/groups.yaml", 4, "XX", {"name": "X", "type": "armed", "country": "ZZZ"}),
        "`ZZZ` is no id of states.csv",
    ),
    (Row("actors/groups.yaml", 4, "x y", {"name": "X", "type": "armed"}), "an actor id is written in capitals"),
    (Row("actors/groups.yaml", 4, "XX", {"name": "Daesh", "type": "armed"}), "already stands for `ISLAMIC_STATE`"),
    (Row("actors/groups.yaml", 4, "XX", {"name": "X", "type": "armed", "colour": "red"}), "unknown field `colour`"),
    (Row("actors/groups.yaml", 4, "FRA", {"name": "X", "type": "armed"}), "the id stands already in actors/states.csv"),
    (Row("actors/offices.csv", 5, "x", {"kind": "job", "titles": "x"}), "unknown kind `job`"),
    (Row("actors/offices.csv", 5, "x", {"kind": "office", "titles": "boss", "default": "QQ"}), "`QQ` is no actor id"),
    (Row("actors/nouns.csv", 5, "x", {"kind": "thing"}), "unknown kind `thing`"),
    (Row("actors/referring.yaml", 5, "greetings", {"words": "hello"}), "unknown list"),
    (
        Row("actors/holders.csv", 9, "x", {"person": "A", "state": "FRA", "title": "president", "from": "2014-13-01"}),
        "line 9, entry `x`: `2014-13-01` is no date",
    ),
    (
        Row("actors/holders.csv", 9, "x", {"person": "A", "state": "QQQ", "title": "president", "from": "2014"}),
        "`QQQ` is no actor id",
    ),
    (
        Row("actors/holders.csv", 9, "x", {"person": "A", "state": "FRA", "title": "grand vizier", "from": "2014"}),
        "the title `grand vizier` is not in offices.csv",
    ),
    (
        Row(
            "actors/holders.csv",
            9,
            "x",
            {"person": "A", "state": "FRA", "title": "president", "from": "2014", "to": "2013"},
        ),
        "ends (2013) before it begins",
    ),
    (Row("actors/towns.csv", 2, "x", {"name": "X"}), "no such file of actors"),
]


@pytest.mark.parametrize(("row", "message"), MISTAKES, ids=lambda v: v.id if isinstance(v, Row) else v[:40])
def test_a_mistake_is_refused_where_it_stands(row: Row, message: str) -> None:
    with pytest.raises(CodebookError) as error:
        actors_from_rows((*ROWS, row))
    assert message in str(error.value)
    assert f"{row.file}, line {row.line}" in str(error.value)


def test_rows_of_other_files_are_passed_over() -> None:
    assert actors_from_rows([Row("cues.yaml", 1, "say", {"verbs": "say"})]).entries == {}
