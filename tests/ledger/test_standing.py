"""The cases of `standing.yaml`, and what a cell of several keys answers."""

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.ledger.told import position

from onrecord.ledger.corrections import settled
from onrecord.ledger.standing import WHY, standing
from onrecord.model.ledger import Key

ROWS = YAML(typ="safe").load((Path(__file__).parent / "standing.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_standing_of_a_case(row, book):
    assert set(row) <= {"id", "why", "told", "on", "known_on", "holds", "since", "verdicts"}
    told = settled([position(r, n) for n, r in enumerate(row["told"])], book)
    (cell,) = standing(told, book, row["on"], row.get("known_on"))
    assert (cell.holds and cell.holds.record.stance) == row["holds"]
    assert [judged.verdict for judged in cell.series] == row["verdicts"]
    assert row.get("since", cell.since) == cell.since


def test_every_verdict_of_the_program_is_tried_by_a_case():
    assert {verdict for row in ROWS for verdict in row["verdicts"]} == set(WHY)


def test_a_correction_links_the_old_record_to_the_new(book):
    row = next(r for r in ROWS if r["id"] == "retracted")
    old, _, new = settled([position(r, n) for n, r in enumerate(row["told"])], book)
    assert (old.correction.document, old.correction.record) == (new.told.document, new.record.id)


NARROWER = [
    # wider, narrower, whether the second answers the first
    (Key("NOR", "arms"), Key("NOR", "arms", beneficiary="UKR"), True),
    (Key("NOR", "arms"), Key("NOR", "arms", area="UKR", target="RUS"), True),
    (Key("NOR", "military"), Key("NOR", "arms", beneficiary="UKR"), True),
    (Key("NOR", "arms", beneficiary="UKR"), Key("NOR", "arms"), False),
    (Key("NOR", "arms", beneficiary="UKR"), Key("NOR", "arms", beneficiary="MDA"), False),
    (Key("NOR", "arms"), Key("NOR", "military", beneficiary="UKR"), False),
    (Key("NOR", "arms"), Key("NOR", "training", beneficiary="UKR"), False),
    (Key("NOR", "arms"), Key("DNK", "arms", beneficiary="UKR"), False),
    (Key("NOR", "arms", "others"), Key("NOR", "arms", beneficiary="UKR"), False),
]


@pytest.mark.parametrize(("wide", "narrow", "expected"), NARROWER)
def test_the_finer_answer_stands_beside_the_vaguer(wide, narrow, expected, book):
    stance = {"own": "offered", "others": "urging"}
    told = [
        position(
            {"published": date(2031, 3, n + 1), "stance": stance[key.family], "actor": key.actor}
            | {"contribution": key.contribution, "beneficiary": key.beneficiary, "target": key.target}
            | {"area": key.area},
            n,
        )
        for n, key in enumerate((wide, narrow))
    ]
    cells = {cell.key: cell for cell in standing(told, book, date(2031, 4, 1))}
    assert (cells[wide].answers == (narrow,)) is expected
    assert cells[wide].holds is not None


def test_supporting_voices_are_counted_once(book):
    told = [
        {"published": date(2031, 3, 1), "stance": "offered", "outlet": "Gazette", "agency": "Reuters"},
        {"published": date(2031, 3, 1), "stance": "offered", "outlet": "Herald", "agency": "Reuters"},
        {"published": date(2031, 3, 2), "stance": "offered", "outlet": "Post"},
        {"published": date(2031, 3, 2), "stance": "offered", "outlet": "Post"},
        {"published": date(2031, 3, 3), "stance": "offered", "source_id": "Kari Moe", "source_kind": "named"},
        {"published": date(2031, 3, 3), "stance": "offered", "outlet": "Sun", "source_id": "Kari Moe"}
        | {"source_kind": "named"},
    ]
    (cell,) = standing([position(r, n) for n, r in enumerate(told)], book, date(2031, 4, 1))
    assert cell.voices == ("Reuters", "Post", "Kari Moe")


def test_who_only_relays_is_no_second_voice(book):
    relayed = {"published": date(2031, 3, 2), "stance": "offered", "via": "Reuters", "source_kind": "unnamed"}
    told = [{"published": date(2031, 3, 1), "stance": "offered", "agency": "Reuters"}, relayed | {"outlet": "Post"}]
    (cell,) = standing([position(r, n) for n, r in enumerate(told)], book, date(2031, 4, 1))
    assert cell.voices == ("Reuters",)
