"""Decisions about actors, and what names alone may join."""

from datetime import date

import pytest
from tests.ledger.told import event, position

from onrecord.ledger.actors import identities, may_be_one
from onrecord.model.decision import Decision
from onrecord.model.records import Actor


def decided(*several):
    """`("merge", "Moe", "Kari Moe")` → identities after these decisions."""
    return identities(Decision("2031-04-01T08:00:00+00:00", "desk", *one) for one in several)


MERGES = [
    ([("merge", "Moe", "Kari Moe")], {"Moe": "Kari Moe"}),
    ([("merge", "K. Moe", "Moe"), ("merge", "Moe", "Kari Moe")], {"K. Moe": "Kari Moe", "Moe": "Kari Moe"}),
    ([("merge", "Moe", "Kari Moe"), ("split", "Moe")], {}),
    ([("merge", "Moe", "Kari Moe"), ("split", "Moe"), ("merge", "Moe", "Ole Moe")], {"Moe": "Ole Moe"}),
    ([("merge", "a", "b"), ("merge", "b", "a")], {"a": "b"}),
    ([("merge", "a", "b"), ("merge", "b", "c"), ("merge", "c", "a")], {"a": "c", "b": "c"}),
    ([("split", "a")], {}),
]


@pytest.mark.parametrize(("several", "into"), MERGES)
def test_what_merges_and_splits_come_to(several, into):
    assert decided(*several).into == into


def test_all_ids_of_one_actor_are_asked_for():
    who = decided(("merge", "Moe", "Kari Moe"), ("merge", "K. Moe", "Kari Moe"))
    for name in ("Moe", "K. Moe", "Kari Moe"):
        assert sorted(who.all_of([name])) == ["K. Moe", "Kari Moe", "Moe"]
    assert who.all_of(["Ole Lund"]) == ("Ole Lund",)


def test_the_last_name_given_is_the_name():
    who = decided(("rename", "LEGION", None, "Dniester Legion"), ("rename", "LEGION", None, "The Legion"))
    assert (who.names, who.called("the legion"), who.called("Dniester Legion")) == (
        {"LEGION": "The Legion"},
        "LEGION",
        None,
    )


def test_records_are_seen_under_the_id_that_counts():
    who = decided(("merge", "LEGION", "DNIESTER_LEGION"))
    told = {"published": date(2031, 3, 1), "stance": "ended", "actor": "LEGION", "beneficiary": "LEGION"}
    seen = who.seen(position(told | {"source_id": "LEGION"}))
    assert (seen.record.actor, seen.record.beneficiary, seen.source_id) == ("DNIESTER_LEGION",) * 3
    strike = who.seen(event({"published": date(2031, 3, 1), "factuality": "happened", "recipients": ["LEGION", "MDA"]}))
    assert strike.record.recipients == ("DNIESTER_LEGION", "MDA")


def person(name, country="NOR", kind="person"):
    return Actor(name, kind, name, country)


NAMES = [
    ([person("Moe"), person("Kari Moe")], [("Moe", "Kari Moe")], "one bears the last word of the other"),
    ([person("Moe"), person("Kari Moe"), person("Ole Moe")], [], "two would do"),
    ([person("Moe"), person("Kari Moe", "DNK")], [], "of another country"),
    ([person("Moe", None), person("Kari Moe", None)], [], "no country is known"),
    ([person("Kari Moe"), person("Ole Moe")], [], "two men"),
    ([person("Moe"), person("Kari Moe", kind="group")], [], "a man and a group"),
    ([person("Van der Lund"), person("Jan van der Lund")], [("Van der Lund", "Jan van der Lund")], "several words"),
]


@pytest.mark.parametrize(("actors", "pairs", "_why"), NAMES)
def test_names_join_within_a_country_and_only_where_one_would_do(actors, pairs, _why):
    assert [(a.id, b.id) for a, b in may_be_one(actors)] == pairs
