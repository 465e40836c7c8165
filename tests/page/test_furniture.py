"""The codebook's furniture: typed at load, mistakes named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.furniture import Furniture, furniture_from_rows
from onrecord.codebook.rows import Row, read_folder
from onrecord.errors import CodebookError


def row(**fields: object) -> Row:
    return Row("furniture.yaml", 7, "entry", fields)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "chair"}, "no kind of furniture"),
        ({"role": "furniture"}, "`kind` is missing"),
        ({"kind": "line", "role": "sofa", "whole": ["x"]}, "no role of a line"),
        ({"kind": "line", "role": "furniture"}, "needs `whole`"),
        ({"kind": "line", "role": "furniture", "forms": ["("]}, "no regular expression"),
        ({"kind": "line", "role": "furniture", "forms": "x"}, "list of texts"),
        ({"kind": "line", "role": "furniture", "whole": ["x"], "at_most": "few"}, "number of words"),
        ({"kind": "line", "role": "furniture", "whole": ["x"], "colour": "red"}, "unknown field `colour`"),
        ({"kind": "mark", "role": "sofa", "words": ["x"]}, "no role of a mark"),
        ({"kind": "agency", "codes": ["X"]}, "`name` is missing"),
        ({"kind": "language", "names": ["english"]}, "a code, a space"),
    ],
)
def test_mistakes_name_their_line(fields: dict[str, object], says: str) -> None:
    with pytest.raises(CodebookError, match=r"furniture\.yaml, line 7, entry `entry`") as caught:
        furniture_from_rows([row(**fields)])
    assert says in str(caught.value)


def test_a_users_entry_needs_no_code(tmp_path: Path) -> None:
    entry = (
        "tips:\n  kind: line\n  role: furniture\n  starts: [send us your tips]\nbox:\n  kind: mark\n  role: furniture\n"
    )
    (tmp_path / "furniture.yaml").write_text(entry + "  words: [tip box]\n")
    theirs = furniture_from_rows(read_folder(tmp_path))
    assert theirs.line("Send us your tips, dear reader")
    assert theirs.marks("sidebar TipBox--large") == {"furniture"}


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        ("most-read-list", {"furniture"}),
        ("ArticleBody-share__x1", {"furniture"}),
        ("wp-caption-text", {"caption"}),
        ("comment-list", {"comments"}),
        ("comment_list_item caption", {"comments", "caption"}),
        ("readership", set()),
        ("article-body", set()),
        ("nav", {"furniture"}),
    ],
)
def test_marks_are_matched_word_by_word(furniture: Furniture, names: str, roles: set[str]) -> None:
    assert furniture.marks(names) == roles


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("By Jo Marsh, Associated Press", "Associated Press"),
        ("Australian Associated Press", "Australian Associated Press"),
        ("AFP", "Agence France-Presse"),
        ("AP/Zenda Post", "Associated Press"),
        ("MAPS of SPAIN", None),
        ("ap", None),
    ],
)
def test_agencies_by_name_and_code(furniture: Furniture, text: str, agency: str | None) -> None:
    assert furniture.agency_in(text) == agency
