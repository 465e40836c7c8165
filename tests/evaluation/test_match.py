"""What a match asks for, kind by kind, and which fields it finds wrong."""

from typing import Any

import pytest

from onrecord.evaluation.match import KINDS, MATCHERS

from .records import BUILD

# kind, what the prediction has otherwise than the gold, full?, wrong fields
FOUND = [
    ("statements", {}, True, ()),
    ("statements", {"content": [{"text": "the border"}, {"text": "stays open"}]}, True, ()),
    ("statements", {"source": "Otto Lind"}, False, ("source",)),
    ("statements", {"quote": "direct", "audience": "reporters"}, True, ("quote", "audience")),
    ("positions", {}, True, ()),
    ("positions", {"stance": "declined"}, False, ("stance",)),
    ("positions", {"beneficiary": "SUD", "area": "SUD"}, True, ("roles", "area")),
    ("positions", {"amounts": [{"low": 1, "high": 1}]}, True, ("amounts",)),
    ("positions", {"factuality": None, "holds": None}, True, ()),  # what is not said is asserted and holds
    ("positions", {"holds": False, "condition": "if asked"}, True, ("condition", "holds")),
    ("estimates", {}, True, ()),
    ("estimates", {"low": None}, False, ("bounds",)),
    ("estimates", {"measure": "injured", "approx": False}, False, ("measure", "approx")),
    ("events", {}, True, ()),
    ("events", {"place": {"name": "Vale"}}, True, ()),
    ("events", {"recipients": ["NOR"], "mode": None}, False, ("recipients", "mode")),
    ("events", {"factuality": "alleged", "place": None}, True, ("factuality", "place")),
    ("gatherings", {}, True, ()),
    ("gatherings", {"evidence": "elsewhere"}, True, ()),  # the name is enough
    ("gatherings", {"name": "summit"}, True, ()),  # so is the evidence
    ("gatherings", {"place": None}, False, ()),  # the place decides
    ("gatherings", {"hosts": [], "excluded": [{"actor": "SUD"}]}, False, ("hosts", "excluded")),
]


@pytest.mark.parametrize(("kind", "altered", "full", "wrong"), FOUND)
def test_found(kind: str, altered: dict[str, Any], full: bool, wrong: tuple[str, ...]) -> None:
    match = MATCHERS[kind](BUILD[kind](), BUILD[kind](**altered))
    assert match is not None
    assert (match.full, match.wrong) == (full, wrong)
    assert match.whole is (full and not wrong)


@pytest.mark.parametrize(
    ("kind", "altered"),
    [
        ("statements", {"content": "border"}),
        ("positions", {"actor": "SUD"}),
        ("positions", {"contribution": "arms"}),
        ("positions", {"evidence": "Anna Berg said the border stays open"}),
        ("estimates", {"low": 4, "high": 5}),
        ("estimates", {"evidence": "the raid on Port Vale"}),
        ("events", {"type": "COERCE"}),
        ("gatherings", {"name": "summit", "evidence": "elsewhere"}),
        ("gatherings", {"evidence": None}),
    ],
)
def test_not_found(kind: str, altered: dict[str, Any]) -> None:
    assert MATCHERS[kind](BUILD[kind](), BUILD[kind](**altered)) is None


@pytest.mark.parametrize(
    ("kind", "gold", "predicted", "extras"),
    [
        ("statements", {"source_id": "NOR"}, {"source_id": "NOR"}, {"cue": True, "source_id": True}),
        ("statements", {"via": None}, {"via": "Reuters"}, {"cue": True, "via": False}),
        ("positions", {}, {"organ": "military"}, {}),  # the gold does not have the key
        ("positions", {"organ": "head"}, {"organ": "military"}, {"organ": False}),
        (
            "positions",
            {"date": None, "area_text": "the north"},
            {"area_text": "north"},
            {"date": True, "area_text": True},
        ),
        ("events", {"killed": {"low": 2, "high": 2}}, {"killed": {"low": 2, "high": 3}}, {"killed": False}),
        (
            "events",
            {"killed": None, "contexts": ["a", "b"]},
            {"contexts": ["b", "a"]},
            {"killed": True, "contexts": True},
        ),
        ("gatherings", {"participant_count": 17}, {"participant_count": "17"}, {"participant_count": True}),
    ],
)
def test_fields_beside_the_score(
    kind: str, gold: dict[str, Any], predicted: dict[str, Any], extras: dict[str, bool]
) -> None:
    match = MATCHERS[kind](BUILD[kind](**gold), BUILD[kind](**predicted))
    assert match is not None
    assert match.extras == extras


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ({"currency": "GBP"}, {"currency": "GBP"}, True),
        ({"currency": "GBP"}, {"currency": None}, False),
        ({"currency": None}, {}, True),
        ({"currency": "GBP"}, {"currency": "GBP", "low": 4}, False),  # the currency of another amount
    ],
)
def test_the_keys_of_an_amount_belong_to_its_bounds(
    gold: dict[str, Any], predicted: dict[str, Any], right: bool
) -> None:
    base = {"low": 3, "high": 3}
    build = BUILD["positions"]
    match = MATCHERS["positions"](build(amounts=[base | gold]), build(amounts=[base | predicted]))
    assert match is not None
    assert match.extras == {"amounts.currency": right}


@pytest.mark.parametrize(
    ("toward", "roles", "right"),
    [
        ("SUD", {"target": "SUD"}, True),  # whichever role it is
        ("SUD", {}, False),
        (None, {}, True),
        (None, {"doer": "SUD"}, False),
    ],
)
def test_a_gold_may_leave_open_which_role(toward: str | None, roles: dict[str, str], right: bool) -> None:
    match = MATCHERS["positions"](BUILD["positions"](toward=toward), BUILD["positions"](**roles))
    assert match is not None
    assert match.fields["roles"] is right


def test_every_kind_has_a_builder_here() -> None:
    assert tuple(BUILD) == KINDS
