"""What the error browser tells of each record: its verdict, what is wrong, where its words stand, why it may be."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.evaluation.findings import Finding, findings
from onrecord.evaluation.score import score

from .records import BUILD, TEXT, document, event, gold, position, statement


def spanned(words: str) -> dict[str, Any]:
    """The words as a reading gives them."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def found(folder: Path, wanted: dict[str, Any], reading: dict[str, Any], text: str = TEXT) -> tuple[Finding, ...]:
    evaluation = score([(gold(folder, text=text, **wanted), {"document": document(text), **reading})])
    return findings(evaluation.articles[0], "a0")


@pytest.mark.parametrize("kind", BUILD)
def test_a_record_as_in_the_gold_is_right(tmp_path: Path, kind: str) -> None:
    (one,) = found(tmp_path, {kind: [BUILD[kind]()]}, {kind: [BUILD[kind]()]})
    assert (one.record_kind, one.verdict, one.wrong, one.deciding) == (kind, "right", (), True)


@pytest.mark.parametrize(
    ("kind", "changes", "wrong", "deciding"),
    [
        ("statements", {"source": "Otto Lind"}, ("source",), False),
        ("statements", {"quote": "direct"}, ("quote",), True),
        ("positions", {"stance": "open", "area": "SUD"}, ("stance", "area"), False),
        ("positions", {"target": "SUD"}, ("roles",), True),
        ("estimates", {"high": 50}, ("bounds",), False),
        ("events", {"factuality": "denied"}, ("factuality",), True),
        ("gatherings", {"place": "Nowhere"}, ("place",), False),
    ],
)
def test_of_a_record_partly_right_it_is_told_which_field(
    tmp_path: Path, kind: str, changes: dict[str, Any], wrong: tuple[str, ...], deciding: bool
) -> None:
    (one,) = found(tmp_path, {kind: [BUILD[kind]()]}, {kind: [BUILD[kind](**changes)]})
    assert (one.verdict, one.wrong, one.deciding) == ("partly right", wrong, deciding)
    states = {field.name: field.state for field in one.fields}
    assert {states[name] for name in changes} == {"wrong"}


def test_fields_show_the_gold_beside_what_was_got(tmp_path: Path) -> None:
    wanted = position(amounts=[{"low": 10, "high": 10}], organ="navy", area=None)
    given = position(amounts=[{"low": 10, "high": None}], organ=None, area="SUD", id="x", confidence=0.5)
    (one,) = found(tmp_path, {"positions": [wanted]}, {"positions": [given]})
    told = {field.name: (field.gold, field.got, field.state) for field in one.fields}
    assert told["amounts"] == ("low 10, high 10", "low 10", "wrong")
    assert told["area"] == ("", "SUD", "wrong")
    assert told["organ"] == ("navy", "", "beside")
    assert told["stance"] == ("ruled_out", "ruled_out", "right")
    assert told["actor"] == ("NOR", "NOR", "unjudged")
    assert not {"id", "confidence", "evidence", "target"} & set(told)


def test_what_is_missed_and_what_is_extra_come_first(tmp_path: Path) -> None:
    reading = {"positions": [position()], "events": [event()], "statements": [statement(quote="direct")]}
    wanted = {"positions": [position(), position(actor="SUD")], "statements": [statement()]}
    told = [(one.verdict, one.record_kind) for one in found(tmp_path, wanted, reading)]
    assert told == [
        ("missed", "positions"),
        ("extra", "events"),
        ("partly right", "statements"),
        ("right", "positions"),
    ]


def test_a_record_that_need_not_be_found_is_neither_right_nor_missed(tmp_path: Path) -> None:
    (one,) = found(tmp_path, {"events": [event(optional=True)]}, {"events": [event()]})
    assert one.verdict == "optional"
    assert found(tmp_path, {"events": [event(optional=True)]}, {}) == ()


def test_words_of_both_are_found_in_the_text(tmp_path: Path) -> None:
    given = position(evidence=[spanned("Norland has ruled out sending")])
    (one,) = found(tmp_path, {"positions": [position()]}, {"positions": [given]})
    assert [span.of(TEXT) for span in one.spans] == [
        "Norland has ruled out sending troops",
        "Norland has ruled out sending",
    ]
    assert (one.gold_words, one.got_words) == (
        ("Norland has ruled out sending troops",),
        ("Norland has ruled out sending",),
    )


def test_words_that_stand_there_twice_are_those_of_the_partner(tmp_path: Path) -> None:
    text = "Norland struck back. Later Norland\n struck back again."
    again = {"start": 27, "end": 53, "text": text[27:53]}
    wanted, given = event(evidence="Norland struck back"), event(evidence=[again])
    (one,) = found(tmp_path, {"events": [wanted]}, {"events": [given]}, text)
    assert one.spans[0].of(text) == "Norland\n struck back"


def test_words_that_are_not_in_the_text_light_nothing(tmp_path: Path) -> None:
    (one,) = found(tmp_path, {"events": [event(evidence="no such words")]}, {})
    assert (one.verdict, one.spans) == ("missed", ())


def test_a_missed_record_names_extras_and_issues_on_its_words(tmp_path: Path) -> None:
    reading = {
        "positions": [
            position(contribution="ground_troops", evidence=[spanned("ruled out sending troops")]),
            position(contribution="policing", evidence=[spanned("the border stays open")]),
        ],
        "issues": [
            {"code": "unread", "message": "`troops` without a frame", "span": spanned("troops")},
            {"code": "unread", "message": "`raid` without a frame", "span": spanned("raid")},
            {"code": "no-date", "message": "Nothing to count from.", "span": None},
        ],
    }
    missed, extra, other = found(tmp_path, {"positions": [position()]}, reading)
    assert missed.near == ((extra.id, "NOR ground_troops ruled_out"),)
    assert missed.hints == ("unread: `troops` without a frame",)
    assert other.near == other.hints == ()


def test_the_steps_of_a_prediction_are_kept_with_their_words(tmp_path: Path) -> None:
    steps = [{"step": "operator", "entry": "operators:rule_out", "span": spanned("ruled out"), "note": "an attitude"}]
    (one,) = found(tmp_path, {}, {"positions": [position(because=steps)]})
    (step,) = one.because
    assert (step.step, step.entry, step.note) == ("operator", "operators:rule_out", "an attitude")
    assert step.span is not None
    assert step.span.of(TEXT) == "ruled out"
