"""`explain`: the way from words to record."""

from io import StringIO

import pytest
from rich.console import Console

from onrecord.export.explain import explain, headline


def explained(reading, record_id):
    file = StringIO()
    Console(file=file, width=160).print(explain(reading, reading.record(record_id)))
    return [line.strip() for line in file.getvalue().splitlines()]


def test_each_step_names_its_entry_and_marks_its_words_in_their_sentence(reading):
    text = explained(reading, "p-aa11")
    at = text.index("From words to record")
    assert text[at + 1 : at + 7] == [
        "1. way  parse",
        "2. operator  operators:negation",
        "Denmark has ⟦not⟧ ruled out naval escorts in the Skagerrak, Karla Winther said.",
        "3. operator  operators:rule_out  an attitude",
        "Denmark has not ⟦ruled out⟧ naval escorts in the Skagerrak, Karla Winther said.",
        "4. composition  stances:negation/rule_out  not (rule out) is open",
    ]


def test_the_words_that_prove_it_stand_before_the_steps(reading):
    text = explained(reading, "p-aa11")
    at = text.index("The words")
    assert text[at + 1] == "⟦Denmark has not ruled out naval escorts in the Skagerrak⟧, Karla Winther said."
    assert text[at + 2] == "⟦Denmark leaves escorts open⟧ <again>"


def test_every_filled_field_is_listed(reading):
    text = explained(reading, "p-bb22")
    listed = text[text.index("The record") + 1 :]
    assert "amounts: high 10, unit boats, approx no" in listed
    assert "holds: no" in listed
    assert not any(line.startswith("target") for line in listed)


def test_a_record_without_steps_says_so(reading):
    assert "No step was noted." in explained(reading, "s-aa11")


@pytest.mark.parametrize(
    ("record_id", "line"),
    [
        ("p-aa11", "Denmark has not ruled out: naval"),
        ("s-aa11", "Karla Winther · told · to reporters: “We owe the crews, … a safe way home.”"),
        ("s-cc33", "council · declined to comment"),
        ("e-aa11", "Norway → two trawlers: shelling (happened)"),
        ("g-aa11", "harbour talks in Bergen, hosted by Norway"),
    ],
)
def test_one_line_tells_a_record(reading, record_id, line):
    assert headline(reading, reading.record(record_id)) == line
