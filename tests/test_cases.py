"""The case tables: one row, one construction, read by the whole program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import onrecord
from onrecord.coding.stance import reduce_stack
from onrecord.model.document import Span
from onrecord.model.frame import Operator

TABLES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
KEYS = {"id", "why", "text", "fails", "published", "positions", "statements", "estimates", "events", "times"}
POSITION = {"actor", "contribution", "stance", "evidence", "beneficiary", "target", "doer", "area", "amounts",
            "condition", "source", "factuality", "holds"}  # fmt: skip

ESTIMATE = {"measure", "low", "high", "approx", "subject", "unit", "currency", "per", "scope", "source"}

EVENT = {
    "type",
    "mode",
    "actors",
    "recipients",
    "factuality",
    "place",
    "trigger",
    "date",
    "killed",
    "injured",
    "captured",
}


def rows() -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for table in TABLES:
        out.extend(YAML(typ="safe").load(table.read_text("utf-8")) or [])
    return out


def parameters(kind: str) -> list[Any]:
    return [
        pytest.param(
            row, id=row["id"], marks=[pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else []
        )
        for row in rows()
        if kind in row
    ]


def test_rows_are_well_formed_and_a_text_stands_in_one_row_only() -> None:
    texts: dict[str, str] = {}
    for row in rows():
        assert set(row) <= KEYS, row["id"]
        assert row["why"], row["id"]
        assert texts.setdefault(row["text"], row["id"]) == row["id"]
        for position in row.get("positions", []):
            assert set(position) <= POSITION, row["id"]
            assert position["evidence"] in row["text"], row["id"]
        for estimate in row.get("estimates", []):
            assert {"measure", "low", "high"} <= set(estimate) <= ESTIMATE, row["id"]
        for event in row.get("events", []):
            assert {"type", "actors"} <= set(event) <= EVENT, row["id"]
    assert len({row["id"] for row in rows()}) == len(rows())


@pytest.mark.parametrize("row", parameters("positions"))
def test_positions(row: dict[str, Any]) -> None:
    reading = onrecord.read(row["text"], published=row.get("published"))
    text = reading.document.text
    got = [_told(p, text) for p in reading.positions]
    assert len(got) == len(row["positions"]), got
    for expected in row["positions"]:
        assert any(all(one.get(k) == v for k, v in expected.items() if k != "evidence") for one in got), got
        assert any(expected["evidence"] in one["evidence"] for one in got), got


def _told(position: onrecord.Position, text: str) -> dict[str, Any]:
    told: dict[str, Any] = {k: getattr(position, k) for k in POSITION - {"evidence", "amounts"}}
    told["amounts"] = [[a.low, a.high] for a in position.amounts]
    told["evidence"] = " … ".join(span.of(text) for span in position.evidence)
    return told


@pytest.mark.parametrize("row", parameters("estimates"))
def test_estimates(row: dict[str, Any]) -> None:
    reading = onrecord.read(row["text"], published=row.get("published"))
    got = [{k: getattr(e, k) for k in ESTIMATE} for e in reading.estimates]
    assert len(got) == len(row["estimates"]), got
    for expected in row["estimates"]:
        assert {"approx": False, **expected}.items() <= max(
            got, key=lambda one: sum(one[k] == v for k, v in expected.items())
        ).items(), got


@pytest.mark.parametrize("row", parameters("events"))
def test_events(row: dict[str, Any]) -> None:
    reading = onrecord.read(row["text"], published=row.get("published"))
    text = reading.document.text
    got = [_happened(e, text) for e in reading.events]
    assert len(got) == len(row["events"]), got
    for expected in row["events"]:
        expected = {"recipients": [], "factuality": "happened", **expected}
        assert any(all(one[k] == v for k, v in expected.items()) for one in got), got


def _happened(event: onrecord.Event, text: str) -> dict[str, Any]:
    told: dict[str, Any] = {k: getattr(event, k) for k in ("type", "mode", "factuality", "date")}
    told |= {k: list(getattr(event, k)) for k in ("actors", "recipients")}
    told |= {k: _range(getattr(event, k)) for k in ("killed", "injured", "captured")}
    return told | {"place": event.place.text if event.place else None, "trigger": event.trigger.of(text)}


def _range(toll: Any) -> list[float | None] | None:
    return None if toll is None else [toll.low, toll.high]


# The algebra itself, apart from any sentence: operators from the outermost, and what they come to.
ALGEBRA = [
    ("assert rule_out", "ruled_out"),
    ("assert 'not rule_out'", "open"),
    ("assert rule_out stop", "delivering"),
    ("assert continue offer", "delivering"),
    ("assert 'not oppose'", "tolerating"),
    ("assert 'not plan'", "declined"),
    ("assert 'not plan' stop", "delivering"),
    ("'not will'", "ruled_out"),
    ("'not will' rule_out", "open"),
    ("'not will' stop", "delivering"),
    ("will", "committed"),
    ("may", "considering"),
    ("only_if will", "committed"),
    ("not_until will", "declined"),
    ("not_until assert rule_out", "declined"),
    ("will start", "committed"),
    ("assert start", "delivering"),
    ("will continue", "delivering"),
    ("assert urge", "urging"),
    ("assert urge stop", "opposed"),
    ("assert oppose stop", "urging"),
    ("assert stop oppose", "tolerating"),
    ("assert threaten stop", "ended"),
]


@pytest.mark.parametrize(("stack", "stance"), ALGEBRA)
def test_operators_compose(stack: str, stance: str) -> None:
    import shlex

    kinds = shlex.split(stack)
    table = onrecord.Reader().codebook.lexicon.compositions
    reduced = reduce_stack([Operator(k, f"test:{k}", Span(0, 1)) for k in kinds], table)
    assert reduced.stance == stance
    assert len(reduced.because) == len(kinds)


def test_an_undefined_composition_gives_no_stance_and_says_which() -> None:
    table = onrecord.Reader().codebook.lexicon.compositions
    reduced = reduce_stack([Operator("irreal", "test:fear", Span(0, 1))], table)
    assert reduced.stance is None
    assert reduced.undefined == "irreal (bare)"
