"""Changes and contradictions: the cases of `comparing.yaml`, estimates and events."""

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.ledger.told import estimate, event, position

from onrecord.ledger import contradictions
from onrecord.ledger.changes import changes

ROWS = YAML(typ="safe").load((Path(__file__).parent / "comparing.yaml").read_text("utf-8"))
MONDAY, TUESDAY = date(2031, 3, 3), date(2031, 3, 4)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_changes_and_contradictions_of_a_case(row, book):
    told = [position(r, n) for n, r in enumerate(row["told"])]
    found = [[c.before.record.stance, c.after.record.stance, c.day] for c in changes(told, book)]
    against = [[c.one.record.stance, c.other.record.stance, c.day] for c in contradictions.of_positions(told, book)]
    assert (found, against) == (row["changes"], row["contradictions"])


def test_changes_since_a_day(book):
    row = next(r for r in ROWS if r["id"] == "two-changes")
    told = [position(r, n) for n, r in enumerate(row["told"])]
    assert [c.day for c in changes(told, book, start=date(2031, 3, 6))] == [date(2031, 3, 9)]


FIGURES = [
    # one, other, whether they contradict, why
    ({"low": 12, "high": 12}, {"low": 30, "high": 30}, True, "disjoint"),
    ({"low": 12, "high": 20}, {"low": 15, "high": 30}, False, "the intervals meet"),
    ({"low": 12, "high": None}, {"low": 30, "high": 30}, False, "at least 12 may be 30"),
    ({"low": 2600, "high": 2600, "approx": True}, {"low": 2650, "high": 2650}, False, "about 2,600 may be 2,650"),
    ({"low": 2600, "high": 2600}, {"low": 2650, "high": 2650}, True, "both are exact"),
    ({"low": 12, "high": 12, "scope": "Oslo"}, {"low": 30, "high": 30}, False, "of another place"),
    ({"low": 12, "high": 12, "subject": "soldiers"}, {"low": 30, "high": 30}, False, "of others"),
    ({"low": 12, "high": 12, "part_of": "e9"}, {"low": 30, "high": 30}, False, "a share"),
    ({"low": 12, "high": 12, "date": "2031-02-01"}, {"low": 30, "high": 30}, False, "as of another day"),
    ({"low": 12, "high": 12, "outlet": "Herald"}, {"low": 30, "high": 30}, False, "one voice"),
    ({"low": 12, "high": 12, "published": TUESDAY}, {"low": 30, "high": 30}, False, "a toll rises"),
]


@pytest.mark.parametrize(("one", "other", "expected", "_why"), FIGURES)
def test_disjoint_estimates_of_one_thing_contradict(one, other, expected, _why):
    told = [{"outlet": "Gazette", "published": MONDAY} | one, {"outlet": "Herald", "published": MONDAY} | other]
    found = contradictions.of_estimates([estimate(r, n) for n, r in enumerate(told)])
    assert bool(found) is expected


ACCUSED = {"published": MONDAY, "outlet": "Gazette", "factuality": "alleged", "recipients": ["DNK"]}
DENIALS = [
    ({}, True, "accusation and denial"),
    ({"recipients": []}, True, "the denial does not say whom"),
    ({"recipients": ["SWE"]}, False, "another victim"),
    ({"type": "COERCE"}, False, "another deed"),
    ({"published": date(2031, 5, 4)}, False, "two months later"),
    ({"actors": ["RUS"]}, False, "another accused"),
    ({"outlet": "Gazette"}, False, "one voice"),
]


@pytest.mark.parametrize(("denial", "expected", "_why"), DENIALS)
def test_accusation_and_denial_are_paired(denial, expected, _why):
    no = {"published": TUESDAY, "outlet": "Herald", "factuality": "denied", "recipients": ["DNK"]} | denial
    found = contradictions.of_events([event(ACCUSED, 1), event(no, 2)])
    assert [(c.one.record.factuality, c.other.record.factuality) for c in found] == [("alleged", "denied")] * expected
