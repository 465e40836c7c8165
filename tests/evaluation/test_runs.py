"""What changed since the last run, case by case."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.runs import Run, cases_of, changes, load_run, save_run
from onrecord.evaluation.score import score

from .records import gold, position, statement

SEA = position(contribution="naval", evidence="Norland has ruled out sending ships")


def run(folder: Path, got: list[Any], name: str = "one") -> Run:
    return cases_of(score([(gold(folder, name, positions=[position()]), {"positions": got})]).articles)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [position()], ["+ now whole, was missed"]),
        ([position()], [], ["- now missed, was whole"]),
        ([position(stance="open")], [position(area="SUD")], ["+ now full, was found"]),
        ([position(area="SUD")], [position(area="SUD", source="Anna Berg")], ["- source now wrong"]),
        ([position(area="SUD")], [position(holds=False)], ["- area now right, holds now wrong"]),
        ([position()], [position(), SEA], ["- new extra"]),
        ([position(), SEA], [position()], ["+ extra gone"]),
        ([SEA], [position(), SEA, SEA], ["+ now whole, was missed", "- new extra"]),  # a second one alike
        ([position(), SEA], [SEA, position()], []),  # order is nothing
    ],
)
def test_changes(tmp_path: Path, before: list[Any], after: list[Any], expected: list[str]) -> None:
    found = changes(run(tmp_path, before), run(tmp_path, after))
    assert [str(change).split(":")[0] for change in found] == expected


def test_a_change_names_article_and_record(tmp_path: Path) -> None:
    (change,) = changes(run(tmp_path, []), run(tmp_path, [position()]))
    assert str(change) == (
        "+ now whole, was missed: [one.gold.json] "
        "position NOR personnel ruled_out “Norland has ruled out sending troops”"
    )


def test_gold_that_was_edited_is_no_change(tmp_path: Path) -> None:
    before = run(tmp_path, [])
    after = cases_of(score([(gold(tmp_path, positions=[position(stance="declined")]), {})]).articles)
    assert changes(before, after) == ()


def test_an_optional_record_is_no_case(tmp_path: Path) -> None:
    wanted = gold(tmp_path, statements=[statement(optional=True)])
    (cases,) = cases_of(score([(wanted, {"statements": [statement()]})]).articles).values()
    assert cases == ()


def test_a_saved_run_comes_back_and_keeps_other_articles(tmp_path: Path) -> None:
    file = tmp_path / "new" / "last.json"
    assert load_run(file) == {}
    one = run(tmp_path, [position(area="SUD"), SEA])
    save_run(file, one)
    assert load_run(file) == one
    other = run(tmp_path, [], "other")
    save_run(file, other)
    assert load_run(file) == {**one, **other}


def test_articles_of_one_run_only_are_not_compared(tmp_path: Path) -> None:
    assert changes(run(tmp_path, [], "one"), run(tmp_path, [position()], "other")) == ()


@pytest.mark.parametrize(
    "content", ["[]", '{"format": 0}', '{"format": 1}', '{"format": 1, "articles": {"a": [{}]}}', "{"]
)
def test_a_file_that_is_no_saved_run(tmp_path: Path, content: str) -> None:
    file = tmp_path / "last.json"
    file.write_text(content, "utf-8")
    with pytest.raises(GoldError, match=r"last\.json"):
        load_run(file)
