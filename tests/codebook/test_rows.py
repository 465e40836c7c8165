"""Data files → rows: every entry knows its line, every mistake is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.rows import Row, digest, dump, lay_over, parse, read_folder
from onrecord.errors import CodebookError


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def row(**fields: object) -> Row:
    return Row("words.yaml", 3, "entry", fields)


def test_yaml_entries_know_their_lines(tmp_path):
    rows = read_folder(write(tmp_path, {"words.yaml": "# a comment\none:\n  verbs: [go]\n\ntwo:\n  verbs: [come]\n"}))
    assert [(r.file, r.line, r.id, r.words("verbs")) for r in rows] == [
        ("words.yaml", 2, "one", ("go",)),
        ("words.yaml", 5, "two", ("come",)),
    ]


def test_csv_entries_know_their_lines_and_leave_out_empty_cells(tmp_path):
    rows = read_folder(write(tmp_path, {"lists/names.csv": "# a comment\nid,name,aliases\nAAA,Aland,\nBBB,,B|Bee\n"}))
    assert [(r.file, r.line, r.id, dict(r.fields)) for r in rows] == [
        ("lists/names.csv", 3, "AAA", {"name": "Aland"}),
        ("lists/names.csv", 4, "BBB", {"aliases": "B|Bee"}),
    ]


def test_an_entry_may_be_a_bare_list(tmp_path):
    (only,) = read_folder(write(tmp_path, {"words.yaml": "titles: [Capt, Col]\n"}))
    assert only.words("words") == ("Capt", "Col")


def test_no_and_on_stay_words(tmp_path):
    (only,) = read_folder(write(tmp_path, {"words.yaml": "NO:\n  verbs: [no, on, NO]\n"}))
    assert (only.id, only.words("verbs")) == ("NO", ("no", "on", "NO"))


def test_files_come_in_the_order_of_their_names_and_others_are_not_read(tmp_path):
    write(tmp_path, {"b.yaml": "x: [b]\n", "a.csv": "id,w\ny,a\n", "README.md": "not data", "c/d.yaml": "z: [d]\n"})
    assert [r.file for r in read_folder(tmp_path)] == ["a.csv", "b.yaml", "c/d.yaml"]


MISTAKES = [
    ("a key twice", "w.yaml", "one:\n  verbs: [a]\none:\n  verbs: [b]\n", "w.yaml, line 3"),
    ("broken YAML", "w.yaml", "one:\n  verbs: [a\ntwo: [b]\n", "w.yaml, line 3"),
    ("a list at the top", "w.yaml", "- one\n", "w.yaml, line 1"),
    ("a first column of another name", "w.csv", "# head below\nname,id\nAland,AAA\n", "w.csv, line 2"),
    ("more cells than heads", "w.csv", "id,name\nAAA,Aland\nBBB,Bee, the land\n", "w.csv, line 3"),
    ("an id twice", "w.csv", "id,name\nAAA,Aland\nAAA,Bee\n", "w.csv, line 3, entry `AAA`"),
]


@pytest.mark.parametrize(("name", "text", "where"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_names_file_and_line(tmp_path, name, text, where):
    with pytest.raises(CodebookError) as caught:
        read_folder(write(tmp_path, {name: text}))
    assert caught.value.message.startswith(where)


UNREADABLE = [
    ("YAML in another encoding", "w.yaml", "one:\n  verbs: [café]\n".encode("latin-1")),
    ("CSV in another encoding", "w.csv", "id,name\nAAA,Åland\n".encode("latin-1")),
    ("a control character in YAML", "w.yaml", b"one:\x00\n"),
]


@pytest.mark.parametrize(("name", "data"), [u[1:] for u in UNREADABLE], ids=[u[0] for u in UNREADABLE])
def test_bytes_that_cannot_be_read_are_a_mistake_of_the_codebook(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CodebookError, match=name):
        read_folder(tmp_path)


def test_text_is_text_or_nothing():
    assert row(kind="stop").text("kind") == "stop"
    assert row(kind="").text("kind") is None
    assert row().text("kind") is None
    with pytest.raises(CodebookError, match=r"words.yaml, line 3, entry `entry`: `kind` must be text, not 7"):
        row(kind=7).text("kind")


def test_what_is_needed_and_missing_is_named():
    with pytest.raises(CodebookError, match=r"line 3, entry `entry`: `kind` is missing"):
        row().need("kind")


@pytest.mark.parametrize(
    ("value", "words"), [(["a", " b "], ("a", "b")), ("a | b|", ("a", "b")), ("", ()), (None, ()), ([], ())]
)
def test_a_list_of_words(value, words):
    assert row(verbs=value).words("verbs") == words


@pytest.mark.parametrize("value", [["a", True], ["a", 1990], {"a": "b"}, 5])
def test_a_list_with_anything_but_words_is_refused(value):
    with pytest.raises(CodebookError, match=r"`verbs` must be a list of texts"):
        row(verbs=value).words("verbs")


def test_fields_that_nobody_reads_are_refused_by_name():
    with pytest.raises(CodebookError, match=r"unknown field `verb`") as caught:
        row(verb=["go"]).only("verbs", "nouns")
    assert "verbs, nouns" in caught.value.remedy


def test_a_folder_laid_over_replaces_removes_and_adds_whole_entries():
    ours = (Row("w.yaml", 1, "a", {"verbs": ["go"], "kind": "x"}), Row("w.yaml", 2, "b", {}), Row("v.yaml", 1, "a", {}))
    theirs = (
        Row("w.yaml", 1, "a", {"verbs": ["come"]}),
        Row("w.yaml", 2, "b", {"remove": True}),
        Row("w.yaml", 3, "c", {}),
    )
    merged = lay_over(ours, theirs)
    assert [(r.file, r.id) for r in merged] == [("w.yaml", "a"), ("v.yaml", "a"), ("w.yaml", "c")]
    assert dict(merged[0].fields) == {"verbs": ["come"]}, "the entry as a whole, not field by field"


def test_compiled_rows_are_the_rows(tmp_path):
    rows = read_folder(write(tmp_path, {"w.yaml": "one:\n  verbs: [café, “no”]\n", "n.csv": "id,name\nAAA,Åland\n"}))
    assert parse(dump(rows, "v1")) == ("v1", rows)


def test_the_version_changes_with_names_and_bytes_of_data_files_only(tmp_path):
    write(tmp_path, {"w.yaml": "one: [a]\n"})
    before = digest(tmp_path)
    write(tmp_path, {"notes.txt": "nothing"})
    assert digest(tmp_path) == before
    write(tmp_path, {"w.yaml": "one: [b]\n"})
    changed = digest(tmp_path)
    (tmp_path / "w.yaml").rename(tmp_path / "v.yaml")
    assert len({before, changed, digest(tmp_path)}) == 3
