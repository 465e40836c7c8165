"""What a change of the codebook does: records added, records taken away."""

from __future__ import annotations

from onrecord.evaluation.trial import changes, summary, unused_entries


def position(stance: str, start: int, **more: object) -> dict[str, object]:
    evidence = [{"start": start, "end": start + 5, "text": "words"}]
    because = [{"step": "contribution", "entry": "contributions:arms"}, {"step": "way", "entry": "parse"}]
    return {"id": "x", "actor": "DNK", "stance": stance, "evidence": evidence, "because": because, **more}


def test_what_only_one_reading_has_is_a_change_in_the_order_of_the_text():
    before = {"positions": [position("offered", 0), position("open", 30)]}
    after = {"positions": [position("offered", 0), position("ended", 30), position("urging", 9)]}
    found = changes(before, after)
    assert [(c.added, c.words.split()[1]) for c in found] == [(True, "urging"), (False, "open"), (True, "ended")]
    assert found[0].because == ("contributions:arms",)
    assert summary(found) == "adds 2 records, removes 1"


def test_how_a_record_was_made_is_no_change():
    one, other = position("open", 3), position("open", 3, id="y", confidence=0.9, because=[])
    assert changes({"positions": [one]}, {"positions": [other]}) == ()
    assert summary(()) == "changes nothing"


def test_entries_that_took_part_in_nothing_are_told():
    assert unused_entries(["cues:grouse", "cues:say"], [["cues:say"], []]) == ("cues:grouse",)
