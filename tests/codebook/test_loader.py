"""The codebook as a whole: a user's folder laid over ours, read once, from the compiled file where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook import loader
from onrecord.codebook.gazetteer_file import COMPILED_GAZETTEER
from onrecord.codebook.layers import CONFLICT, shipped
from onrecord.codebook.loader import load, load_standing
from onrecord.codebook.rows import COMPILED, dump, read_folder
from onrecord.errors import CodebookError

DATA = Path(loader.__file__).parent / "data"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    """A cache of its own for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "onrecord"


@pytest.fixture(scope="module")
def compiled() -> str:
    """Our data as the build writes it."""
    return dump(read_folder(DATA), "built")


@pytest.fixture
def built(tmp_path, monkeypatch, compiled) -> Path:
    """A package as installed from a wheel: beside nothing else stand the compiled files."""
    data = tmp_path / "package" / "data"
    data.mkdir(parents=True)
    (data / COMPILED).write_text(compiled, "utf-8")
    (data / COMPILED_GAZETTEER).write_text("# no places\n", "utf-8")
    monkeypatch.setattr(loader, "files", lambda _: data.parent)
    return data


def folder(tmp_path: Path, **files: str) -> Path:
    """A user's folder; `operators="…"` is the file operators.yaml."""
    place = tmp_path / "mine"
    place.mkdir(exist_ok=True)
    for name, text in files.items():
        (place / f"{name}.yaml").write_text(text, "utf-8")
    return place


def test_the_compiled_file_is_read_instead_of_the_sources(built, cache):
    book = load()
    assert book.version == "built"
    assert "operators:rule_out" in book.lexicon.kinds
    assert not cache.exists(), "nothing was left to compile"


def test_a_folder_of_ones_own_adds_replaces_and_removes_entries(built, tmp_path):
    mine = folder(
        tmp_path,
        operators="sandbag:\n  kind: rule_out\n  verbs: [sandbag]\nrefuse:\n  kind: stop\n  verbs: [refuse]\n",
        cues="turned_down:\n  remove: true\n",
    )
    ours, book = load(), load(mine)
    assert "sandbag" in book.lexicon.operators
    assert "sandbag" not in ours.lexicon.operators
    assert (ours.lexicon.kinds["operators:refuse"], book.lexicon.kinds["operators:refuse"]) == ("rule_out", "stop")
    assert "turned_down" in ours.cues.entries
    assert "turned_down" not in book.cues.entries


def test_the_version_names_both_and_changes_with_the_folder(built, tmp_path):
    first = load(folder(tmp_path, operators="sandbag:\n  kind: rule_out\n  verbs: [sandbag]\n")).version
    second = load(folder(tmp_path, operators="sandbag:\n  kind: stop\n  verbs: [sandbag]\n")).version
    assert first.startswith("built+")
    assert second.startswith("built+")
    assert first != second


def test_a_folder_is_parsed_once(built, tmp_path, cache, monkeypatch):
    mine = folder(tmp_path, operators="sandbag:\n  kind: rule_out\n  verbs: [sandbag]\n")
    first = load(mine)
    assert [p.stem for p in cache.iterdir()] == [first.version.removeprefix("built+")]
    monkeypatch.setattr(loader, "read_folder", lambda _: pytest.fail("read again"))
    assert load(mine).rows == first.rows


def test_a_cache_that_cannot_be_written_costs_time_only(built, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    mine = folder(tmp_path, operators="sandbag:\n  kind: rule_out\n  verbs: [sandbag]\n")
    assert "sandbag" in load(mine).lexicon.operators


def test_a_damaged_cache_is_made_anew(built, tmp_path, cache):
    mine = folder(tmp_path, operators="sandbag:\n  kind: rule_out\n  verbs: [sandbag]\n")
    load(mine)
    next(cache.iterdir()).write_text("[", "utf-8")
    assert "sandbag" in load(mine).lexicon.operators


MISTAKES = [
    ("an unknown file", {"verbs": "x: [go]\n"}, "verbs.yaml, line 1, entry `x`: no such file in the codebook"),
    (
        "a misspelt field",
        {"operators": "# mine\nx:\n  kind: stop\n  verb: [go]\n"},
        "operators.yaml, line 2, entry `x`",
    ),
    ("an unknown kind", {"operators": "x:\n  kind: halt\n  verbs: [go]\n"}, "operators.yaml, line 1, entry `x`"),
    ("an unknown stance", {"stances": "stop:\n  plain: {bare: over}\n"}, "stances.yaml, line 1, entry `stop`"),
    (
        "an unknown branch",
        {"contributions": "x:\n  parent: y\n  nouns: [z]\n"},
        "contributions.yaml, line 1, entry `x`",
    ),
    ("an unknown manner", {"cues": "x:\n  manner: loud\n  verbs: [go]\n"}, "cues.yaml, line 1, entry `x`"),
    ("words for numbers", {"numbers": "scales:\n  value: {dozen: twelve}\n"}, "numbers.yaml, line 1, entry `scales`"),
    ("a branch with leaves removed", {"contributions": "military:\n  remove: true\n"}, "contributions.yaml, line "),
]


@pytest.mark.parametrize(("files", "where"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_of_the_user_names_file_and_line(built, tmp_path, files, where):
    with pytest.raises(CodebookError) as caught:
        load(folder(tmp_path, **files))
    assert caught.value.message.startswith(where)
    assert caught.value.remedy


# Entries that the program cannot do without: taken away they end it later, far from the folder.
@pytest.mark.parametrize(
    "files", [{"numbers": "numbers:\n  remove: true\n"}, {"grammar": "titles:\n  remove: true\n"}], ids=str
)
def test_an_entry_that_is_needed_cannot_be_removed(built, tmp_path, files):
    with pytest.raises(CodebookError):
        load(folder(tmp_path, **files))


def test_removing_what_is_not_there_is_a_mistake(built, tmp_path):
    with pytest.raises(CodebookError):
        load(folder(tmp_path, operators="rule-out:\n  remove: true\n"))


@pytest.mark.parametrize("codebook", [CONFLICT, *shipped()])
def test_what_the_ledger_asks_is_the_same_when_read_alone(codebook):
    assert load_standing(codebook) == load(codebook).standing


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CodebookError, match="no such folder") as caught:
        load(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in caught.value.message
    assert caught.value.remedy
