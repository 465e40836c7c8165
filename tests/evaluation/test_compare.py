"""When two values are the same."""

import pytest

from onrecord.evaluation.compare import (
    bounds,
    overlap,
    said,
    same_actor,
    same_actors,
    same_evidence,
    same_number,
    tightness,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Minister’s 1,400 troops", ["the", "minister", "1,400", "troops"]),
        ("up 3.5%", ["up", "3.5", "%"]),
        ("ﬁve", ["five"]),  # a ligature is its letters
        (None, []),
    ],
)
def test_words_are_folded(text: str | None, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "share", "f1"),
    [
        ("a b c d", "a b", 1.0, 2 * 2 / 6),
        ("a a", "a", 1.0, 2 / 3),  # words count as often as they stand there
        ("a", "b", 0.0, 0.0),
        ("", "a", 0.0, 0.0),
    ],
)
def test_overlap(one: str, other: str, share: float, f1: float) -> None:
    assert overlap(one, other) == (share, pytest.approx(f1))


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("USA", "USA", True),
        ("USA", "GBR", False),
        ("KURDISH_FORCES", "KURDISH_PARTIES", False),  # codes are equal or they are not
        ("USA", "United States", False),
        ("ISLAMIC_STATE", "Islamic State", True),
        ("the White House", "White House", True),
        ("John Kerry", "Kerry", True),
        ("John Kerry", "Teresa Kerry", False),
        ("John Kerry", "J. Kerry", True),
        ("senior Iraqi official", "senior Syrian official", False),  # another proper name
        ("senior Iraqi intelligence official", "Iraqi intelligence official", True),
        ("Arab countries", "countries", True),
        (None, "", True),
        (None, "USA", False),
        (["USA"], {"id": "USA"}, True),
        (["USA", "GBR"], "USA", False),
    ],
)
def test_same_actor(gold: object, predicted: object, same: bool) -> None:
    assert same_actor(gold, predicted) is same


@pytest.mark.parametrize(
    ("gold", "predicted", "elsewhere", "same"),
    [
        (["USA", "FRA"], ["FRA", "USA"], [], True),
        (["USA"], ["USA", "FRA"], [], True),  # one more may stand there
        (["USA"], ["USA", "FRA"], ["FRA"], False),  # but not from the other side
        (["USA"], ["USA", "FRA", "GBR"], [], False),
        (["USA", "FRA"], ["USA"], [], False),
        ([], [], [], True),
        ([], ["USA"], [], False),
        (["USA"], None, [], False),
    ],
)
def test_same_actors(gold: list[str], predicted: list[str] | None, elsewhere: list[str], same: bool) -> None:
    assert same_actors(gold, predicted, elsewhere) is same


@pytest.mark.parametrize(
    ("evidence", "same"),
    [
        ("has ruled out sending troops", True),
        ({"text": "has ruled out sending troops"}, True),
        ([{"text": "troops ruled out"}, {"text": "Norland has ruled out sending troops"}], True),  # any span will do
        (["Norland has ruled", "out sending troops"], True),  # or all together
        ("troops", False),  # a single word of six is another size
        ("Anna Berg said the border stays open", False),
        (None, False),
    ],
)
def test_same_evidence(evidence: object, same: bool) -> None:
    assert same_evidence("Norland has ruled out sending troops", {"evidence": evidence}) is same


def test_tightness_is_that_of_the_best_span() -> None:
    record = {"content": [{"text": "the border"}, {"text": "stays open"}]}
    assert tightness("the border stays open", record, "content") == 1.0
    assert tightness("the border", record, "content") == 1.0
    assert tightness("the border stays", record, "content") == pytest.approx(2 * 3 / 7)


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("reporters in Vale", "reporters", True),
        ("reporters in Port Vale", "reporters", False),
        (None, None, True),
        (None, "reporters", False),
        ("reporters", None, False),
    ],
)
def test_secondary_text_may_differ_by_half(gold: str | None, predicted: str | None, same: bool) -> None:
    assert said({"audience": gold}, {"audience": predicted}, "audience") is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(40, 40.0, True), ("1,400", 1400, True), (None, None, True), (None, 0, False), (40, 41, False), ("x", "x", False)],
)
def test_same_number(one: object, other: object, same: bool) -> None:
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([{"low": None, "high": 10}, {"low": 3, "high": 3}], {(None, 10.0), (3.0, 3.0)}),
        ({"low": "1,400", "high": None}, {(1400.0, None)}),
        (None, set()),
    ],
)
def test_bounds(amounts: object, expected: set[tuple[float | None, float | None]]) -> None:
    assert bounds(amounts) == expected
