"""Floors under the figures: when the gate stays shut, and who may lower them."""

from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.gate import Floors, breaches, load_floors, measured, save_floors, update
from onrecord.evaluation.score import score

from .records import document, gold, position

GOLD = {"a.gold.json": "1f", "b.gold.json": "2f"}


def floors(full: float, files: dict[str, str] = GOLD) -> Floors:
    return Floors(files, {"positions": {"full": full}})


@pytest.mark.parametrize(
    ("now", "sentences"),
    [
        (floors(0.5), ()),
        (floors(0.9), ()),
        (floors(0.4951), ()),  # within the tolerance of 0.005
        (floors(0.494), ("positions full: 0.4940, floor 0.5000, tolerance 0.005",)),
        (Floors(GOLD, {}), ("positions full: no longer measured, floor 0.5000, tolerance 0.005",)),
        (floors(0.5, {**GOLD, "b.gold.json": "3f"}), ("b.gold.json: the gold or its article has changed",)),
        (floors(0.5, {"a.gold.json": "1f"}), ("b.gold.json: was not evaluated",)),
        (
            floors(0.5, {**GOLD, "c.gold.json": "4f"}),
            ("c.gold.json: not among the gold that the floors were measured on",),
        ),
    ],
)
def test_why_the_gate_stays_shut(now: Floors, sentences: tuple[str, ...]) -> None:
    assert breaches(floors(0.5), now) == sentences


@pytest.mark.parametrize(
    ("now", "because", "floor"),
    [
        (floors(0.7), None, 0.7),
        (floors(0.498), None, 0.5),  # within the tolerance the old floor stays: no creeping
        (floors(0.7, {**GOLD, "c.gold.json": "4f"}), None, 0.7),  # more gold is welcome
        (floors(0.3), "The gold now asks for the doer.", 0.3),
        (floors(0.7, {"a.gold.json": "1f"}), "b was not ours to keep.", 0.7),
    ],
)
def test_update(now: Floors, because: str | None, floor: float) -> None:
    updated = update(floors(0.5), now, because)
    assert updated.floors == {"positions": {"full": floor}}
    assert updated.gold == now.gold
    assert [lowering.because for lowering in updated.lowered] == ([because] if because else [])


@pytest.mark.parametrize("because", [None, "", "  "])
@pytest.mark.parametrize(
    "now", [floors(0.3), floors(0.9, {"a.gold.json": "1f"}), floors(0.9, {**GOLD, "a.gold.json": "x"})]
)
def test_floors_are_not_lowered_without_a_reason(now: Floors, because: str | None) -> None:
    with pytest.raises(GoldError, match="not lowered without a reason") as error:
        update(floors(0.5), now, because)
    assert "--because" in error.value.remedy


def test_floors_come_back_from_their_file(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    kept = update(floors(0.5), floors(0.3), "The gold now asks for the doer.")
    save_floors(file, kept)
    assert load_floors(file) == kept


def test_what_is_pinned(tmp_path: Path) -> None:
    wanted = gold(tmp_path, "vale", positions=[position(), position(contribution="arms")])
    now = measured(score([(wanted, {"document": document(), "positions": [position()]})]))
    assert now.gold == {"vale.gold.json": wanted.sha256}
    assert now.floors == {
        "positions": {"found": 0.6667, "full": 0.6667, "whole": 0.6667, "tightness": 1.0},
        "document": {"evidence in text": 1.0},  # no noise and no metadata in the gold: nothing to pin
    }


def test_two_gold_files_of_one_name_cannot_be_pinned(tmp_path: Path) -> None:
    golds = [gold(tmp_path / folder, "vale") for folder in ("one", "other")]
    with pytest.raises(GoldError, match="Two gold files are named"):
        measured(score([(one, {}) for one in golds]))


@pytest.mark.parametrize("content", ["{", "[]", '{"gold": {}}', '{"gold": {}, "floors": {"a": {"b": "x"}}}'])
def test_a_file_that_is_no_floors_file(tmp_path: Path, content: str) -> None:
    file = tmp_path / "floors.json"
    file.write_text(content, "utf-8")
    with pytest.raises(GoldError, match=r"floors\.json"):
        load_floors(file)
    with pytest.raises(GoldError, match="no such floors file"):
        load_floors(tmp_path / "gone.json")
