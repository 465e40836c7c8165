"""Gold files, and what is said about a wrong one."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.gold import find_gold, parse_json, read_gold
from onrecord.evaluation.score import score

from .records import TEXT, position, statement, write_gold


def test_a_gold_file_is_read_with_its_article(tmp_path: Path) -> None:
    path = write_gold(tmp_path, "vale", statements=[statement()], document={"published": "2011-05-02"})
    gold = read_gold(path)  # `document.file` is not given: the article of the same name is taken
    assert (gold.name, gold.published, gold.article.read_text("utf-8")) == ("vale", "2011-05-02", TEXT)
    assert {kind: len(records) for kind, records in gold.records.items()} == {
        "statements": 1,
        "positions": 0,
        "estimates": 0,
        "events": 0,
        "gatherings": 0,
    }


def test_a_kind_whose_list_is_left_out_was_not_coded(tmp_path: Path) -> None:
    left_out = tmp_path / "vale.gold.json"
    left_out.write_text('{"document": {"file": "vale.txt"}, "statements": []}', "utf-8")
    (tmp_path / "vale.txt").write_text(TEXT, "utf-8")
    gold = read_gold(left_out)
    assert gold.coded == {"statements"}
    scored = score([(gold, {"document": {"text": TEXT}, "statements": [statement()], "positions": [position()]})])
    assert scored.tallies["statements"].counts.predicted == 1
    assert scored.tallies["positions"].counts.predicted == 0


def test_the_hash_changes_with_the_gold_and_with_the_article(tmp_path: Path) -> None:
    hashes = [
        read_gold(write_gold(tmp_path, **content)).sha256
        for content in ({}, {"statements": [statement()]}, {"text": TEXT + " More."})
    ]
    assert len(set(hashes)) == 3


def test_gold_is_found_in_folders_each_file_once(tmp_path: Path) -> None:
    first, second = write_gold(tmp_path / "b", "x"), write_gold(tmp_path / "a" / "deep", "y")
    assert find_gold([tmp_path, first]) == (second, first)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"statments": []}, "unknown kind `statments`"),
        ({"positions": [position(), {"actor": "NOR"}]}, "positions, record 2: `contribution` is missing"),
        ({"positions": {}}, "`positions` is no list"),
        ({"positions": ["NOR"]}, "positions, record 1 is no object"),
        ({"document": None}, "there is no `document`"),
        ({"document": {"file": "gone.html"}}, "its article is missing (gone.html)"),
    ],
)
def test_a_wrong_gold_file_is_named_with_a_remedy(tmp_path: Path, content: dict[str, Any], message: str) -> None:
    path = write_gold(tmp_path, **content)
    with pytest.raises(GoldError) as error:
        read_gold(path)
    assert error.value.message.startswith(str(path))
    assert message in error.value.message
    assert error.value.remedy


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{\n "a": 1,\n oops\n}', "gold, line 13, column 2: not JSON"),
        (b'{\n"\xff"}', "gold, line 12: not UTF-8"),
    ],
)
def test_bad_json_is_named_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        parse_json(data, "gold", line=11)


@pytest.mark.parametrize(
    ("name", "message"), [("nowhere", "no such file"), ("one.txt", "no gold file"), ("", "no gold")]
)
def test_a_path_without_gold(tmp_path: Path, name: str, message: str) -> None:
    if name == "one.txt":
        (tmp_path / name).touch()
    with pytest.raises(GoldError, match=message):
        find_gold([tmp_path / name])
