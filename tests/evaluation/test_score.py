"""Scores of whole articles: what counts as missed, wrong, found."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.evaluation.score import Evaluation, bootstrap, evaluate, interval, score
from onrecord.evaluation.tally import Counts, Share

from .records import BUILD, TEXT, document, estimate, event, gold, position, statement, write_gold


def one_article(folder: Path, wanted: dict[str, Any], got: dict[str, Any]) -> Evaluation:
    return score([(gold(folder, **wanted), {"document": document(), **got})])


def counts(evaluation: Evaluation, kind: str) -> tuple[int, int, int, int, int]:
    c = evaluation.tallies[kind].counts
    return (c.gold, c.predicted, c.found, c.full, c.whole)


LAND, SEA = position(), position(contribution="naval", evidence="Norland has ruled out sending ships")

# wanted, got → gold, predicted, found, full, whole
POSITIONS = [
    ([LAND, SEA], [LAND, SEA], (2, 2, 2, 2, 2)),
    ([LAND, SEA], [SEA, LAND], (2, 2, 2, 2, 2)),
    ([LAND, SEA], [LAND], (2, 1, 1, 1, 1)),
    ([LAND], [LAND, SEA], (1, 2, 1, 1, 1)),
    ([LAND], [LAND, LAND], (1, 2, 1, 1, 1)),  # the second has no partner left
    ([LAND], [LAND | {"stance": "declined"}], (1, 1, 1, 0, 0)),
    ([LAND], [LAND | {"area": "SUD"}], (1, 1, 1, 1, 0)),
    ([LAND | {"stance": "declined"}, LAND], [LAND], (2, 1, 1, 1, 1)),  # the full match is taken, not the first
    ([LAND | {"optional": True}], [], (0, 0, 0, 0, 0)),  # optional: not missed
    ([LAND | {"optional": True}], [LAND], (0, 0, 0, 0, 0)),  # and not wrong
    ([LAND | {"optional": True}, LAND], [LAND], (1, 1, 1, 1, 1)),  # required gold is served first
    ([], [], (0, 0, 0, 0, 0)),
]


@pytest.mark.parametrize(("wanted", "got", "expected"), POSITIONS)
def test_positions_are_paired_one_to_one(
    tmp_path: Path, wanted: list[Any], got: list[Any], expected: tuple[int, ...]
) -> None:
    assert counts(one_article(tmp_path, {"positions": wanted}, {"positions": got}), "positions") == expected


def test_a_statement_without_content_is_coverage_and_no_wrong_statement(tmp_path: Path) -> None:
    got = [statement(), statement(content=None, quote="none", source="Otto Lind")]
    evaluation = one_article(tmp_path, {"statements": [statement()]}, {"statements": got})
    assert counts(evaluation, "statements") == (1, 1, 1, 1, 1)


def test_a_number_inside_a_position_is_no_wrong_estimate(tmp_path: Path) -> None:
    troops = position(amounts=[{"low": 600, "high": 600}], evidence="Norland has ruled out sending 600 troops")
    got = [
        estimate(low=600, high=600, measure="troops", evidence="sending 600 troops"),
        estimate(low=700, high=700, measure="troops", evidence="sending 600 troops"),
        estimate(),
    ]
    evaluation = one_article(tmp_path, {"positions": [troops], "estimates": [estimate()]}, {"estimates": got})
    assert counts(evaluation, "estimates") == (1, 2, 1, 1, 1)


def test_figures_of_a_kind() -> None:
    some = Counts(gold=4, predicted=5, found=3, full=2, whole=1, tight=2.4)
    assert [some.precision(), some.recall(), some.tightness] == pytest.approx([0.6, 0.75, 0.8])
    assert [some.f1(level) for level in ("found", "full", "whole")] == pytest.approx([6 / 9, 4 / 9, 2 / 9])
    assert (Counts().precision(), Counts().recall(), Counts().f1(), Counts().tightness) == (0, 0, 0, 0)


def test_fields_and_stances_are_counted_over_the_found(tmp_path: Path) -> None:
    wanted = [LAND | {"organ": "head"}, SEA]
    got = [LAND | {"stance": "declined", "organ": "head"}, SEA | {"area": "SUD"}]
    tally = one_article(tmp_path, {"positions": wanted}, {"positions": got}).tallies["positions"]
    assert tally.fields["stance"] == Share(1, 2)
    assert tally.fields["area"] == Share(1, 2)
    assert tally.extras == {"organ": Share(1, 1)}
    assert tally.stances == {("ruled_out", "declined"): 1, ("ruled_out", "ruled_out"): 1}


@pytest.mark.parametrize(
    ("evidence", "proven"),
    [
        (["Norland has ruled out", "sending troops"], 1),
        (["Norland has ruled out", "sending ships"], 0),  # every span must stand in the text
        ("", 0),
        ([], 0),
        (None, 0),
    ],
)
def test_evidence_in_text(tmp_path: Path, evidence: object, proven: int) -> None:
    evaluation = one_article(tmp_path, {}, {"positions": [position(evidence=evidence)]})
    assert evaluation.document["evidence in text"] == Share(proven, 1)


@pytest.mark.parametrize(
    ("kinds", "kept_out"),
    [(("paragraph", "comment"), 1), (("paragraph", "furniture"), 1), (("paragraph", "caption"), 0), ((), 0)],
)
def test_noise_is_kept_out_of_the_coded_blocks(tmp_path: Path, kinds: tuple[str, ...], kept_out: int) -> None:
    text, noise = "Troops stay. ", "Leave a reply"
    spans = [(0, len(text)), (len(text), len(text + noise))]
    blocks = [{"kind": kind, "start": s, "end": e} for kind, (s, e) in zip(kinds, spans, strict=False)]
    wanted = gold(tmp_path, text=text + noise, not_coded=[noise])
    evaluation = score([(wanted, {"document": {"text": text + noise, "blocks": blocks}})])
    assert evaluation.document["noise kept out"] == Share(kept_out, 1)


@pytest.mark.parametrize(
    ("wanted", "got", "expected"),
    [
        ({"title": "Talks fail"}, {"title": "Talks Fail"}, Share(1, 1)),
        ({"title": "Talks fail", "agency": None}, {"agency": "Reuters"}, Share(0, 2)),  # an agency made up is wrong
        ({"published": None}, {}, Share(0, 0)),
    ],
)
def test_metadata(tmp_path: Path, wanted: dict[str, Any], got: dict[str, Any], expected: Share) -> None:
    evaluation = score([(gold(tmp_path, document=wanted), {"document": document(**got)})])
    assert evaluation.document["metadata right"] == expected


def test_articles_are_read_with_the_date_of_their_gold(tmp_path: Path) -> None:
    write_gold(tmp_path, "dated", document={"published": "2011-05-02"})
    write_gold(tmp_path, "undated")
    asked: list[tuple[str, str | None]] = []

    def read(path: Path, published: str | None) -> dict[str, Any]:
        asked.append((path.name, published))
        return {"document": document(TEXT)}

    assert len(evaluate([tmp_path], read).articles) == 2
    assert asked == [("dated.txt", "2011-05-02"), ("undated.txt", None)]


def some_articles(folder: Path) -> Evaluation:
    pairs = [
        (gold(folder, f"a{i}", positions=[LAND, SEA][: 1 + i % 2], events=[event()]), {"positions": [LAND] * (i % 3)})
        for i in range(9)
    ]
    return score(pairs)


def test_the_same_articles_give_the_same_interval(tmp_path: Path) -> None:
    one, other = some_articles(tmp_path / "one"), some_articles(tmp_path / "other")
    assert one.figures == other.figures
    found = one.figures["positions"]["found"]
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high


def test_another_seed_draws_otherwise() -> None:
    articles = [Counts(gold=i, predicted=i) for i in range(1, 9)]
    assert bootstrap(articles, 20, seed=1) == bootstrap(articles, 20, seed=1)
    assert bootstrap(articles, 20, seed=1) != bootstrap(articles, 20, seed=2)


@pytest.mark.parametrize(
    ("values", "expected"),
    [(range(1000), (25, 974)), ([0.5], (0.5, 0.5)), ([], (None, None))],
)
def test_interval_is_the_middle_of_the_values(values: list[float], expected: tuple[float | None, float | None]) -> None:
    assert interval(values) == expected


def test_a_kind_that_nobody_has_has_no_interval(tmp_path: Path) -> None:
    figure = some_articles(tmp_path).figures["gatherings"]["full"]
    assert (figure.value, figure.low, figure.high) == (0.0, None, None)


@pytest.mark.parametrize("kind", BUILD)
def test_gold_read_as_a_prediction_is_wholly_right(tmp_path: Path, kind: str) -> None:
    evaluation = one_article(tmp_path, {kind: [BUILD[kind]()]}, {kind: [BUILD[kind]()]})
    assert {name: figure.value for name, figure in evaluation.figures[kind].items()} == {
        "found": 1.0,
        "full": 1.0,
        "whole": 1.0,
        "tightness": 1.0,
    }
