"""Events and gatherings in plain words."""

from dataclasses import replace
from pathlib import Path

import pytest

import onrecord.codebook
from onrecord.codebook.rows import read_folder
from onrecord.export import event_words
from onrecord.model.document import Span
from onrecord.model.records import Bounds, Event, EventPlace, Gathering

EVENT = Event("e", "AID", ("NOR",), ("ISL",), "happened", Span(0, 1), (Span(0, 1),))
TALKS = Gathering("g", "round of talks", (Span(0, 1),))
KNOWN = {"NOR": "Norway", "ISL": "Iceland"}
CODEBOOK = Path(onrecord.codebook.__file__).parent / "data"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Norway → Iceland: aid (happened)"),
        ({"recipients": ()}, "Norway: aid (happened)"),
        ({"actors": ()}, "nobody named → Iceland: aid (happened)"),
        ({"actors": ("NOR", "FRO")}, "Norway, FRO → Iceland: aid (happened)"),
        ({"type": "ASSAULT", "mode": "aerial", "factuality": "alleged"}, "Norway → Iceland: air attack (alleged)"),
        ({"type": "ASSAULT", "mode": "gold_rush"}, "Norway → Iceland: attack: gold rush (happened)"),
        ({"type": "BARTER"}, "Norway → Iceland: barter (happened)"),
        ({"type": "AGREE"}, "Norway → Iceland: agreement or promise (happened)"),
        ({"type": "AGREE", "factuality": "scheduled"}, "Norway → Iceland: meeting or visit (to come)"),
        ({"type": "CONCEDE", "factuality": "scheduled"}, "Norway → Iceland: concession (to come)"),
    ],
)
def test_an_event_is_told_in_one_line(changes, told):
    assert event_words.event_words(replace(EVENT, **changes), KNOWN) == told


# `TYPE/mode.name` are words of a type and mode whose object plays another role.
KINDS = {row.id.partition(".")[0] for row in read_folder(CODEBOOK) if row.file == "events.yaml"} - {"NONE"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_type_and_mode_of_the_codebook_has_words_and_a_family(kind):
    assert kind in event_words.DEEDS
    assert any(kind.partition("/")[0] in types for types in event_words.FAMILIES.values())


def test_no_two_kinds_of_event_are_told_alike():
    assert len(set(event_words.DEEDS.values())) == len(event_words.DEEDS)


def test_families_come_deeds_first_and_events_in_the_order_of_the_text():
    kinds = [("REJECT", 1), ("AGREE", 2), ("BARTER", 3), ("ASSAULT", 9), ("COERCE", 4)]
    events = [replace(EVENT, type=kind, evidence=(Span(at, at + 1),)) for kind, at in kinds]
    assert [(name, [event.type for event in group]) for name, group in event_words.by_family(events)] == [
        ("Force and pressure", ["COERCE", "ASSAULT"]),
        ("Demands, blame and refusal", ["REJECT"]),
        ("Talks, promises and support", ["AGREE"]),
        ("Other events", ["BARTER"]),
    ]


def test_the_sure_ones_are_counted_first():
    events = [replace(EVENT, factuality=word) for word in ("rumoured", "denied", "happened", "happened")]
    assert event_words.tally(events) == "2 happened, 1 denied, 1 rumoured"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ()),
        ({"organ": "Security Council"}, ("organ: Security Council",)),
        ({"place": EventPlace("northern Iraq", "Iraq")}, ("in northern Iraq",)),
        ({"date_text": "Monday"}, ("Monday",)),
        ({"killed": Bounds(4, 6), "injured": Bounds(None, 10)}, ("4 to 6 killed", "up to 10 injured")),
        ({"captured": Bounds(None, None)}, ("some captured",)),
        ({"contexts": ("cyber", "human_rights")}, ("about cyber", "about human rights")),
    ],
)
def test_what_is_said_beyond_sides_and_deed_is_a_phrase_each(changes, told):
    assert event_words.event_details(replace(EVENT, **changes), KNOWN) == told


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (None, None),
        ("planned", "to come"),
        ("agreement", "ended in agreement"),
        ("none", "ended without result"),
        ("walk_out", "walk out"),
    ],
)
def test_what_became_of_a_gathering_is_told(outcome, told):
    mark = event_words.outcome(replace(TALKS, outcome=outcome))
    assert (mark and mark.words) == told


def test_a_place_that_the_name_says_is_not_told_twice():
    in_bergen = replace(TALKS, place=EventPlace("Bergen"))
    assert event_words.gathering_words(in_bergen, KNOWN) == "round of talks in Bergen"
    assert event_words.gathering_words(replace(in_bergen, name="Bergen talks"), KNOWN) == "Bergen talks"
    assert event_words.gathering_time(replace(in_bergen, duration="two days")) == ("in Bergen", "for two days")
