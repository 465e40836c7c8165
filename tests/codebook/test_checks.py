"""`check`: every mistake of a folder at once, with file, line and column, and what in it does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.checks import check, told
from onrecord.codebook.known import known
from onrecord.codebook.layers import chain, shipped
from onrecord.codebook.loader import load
from onrecord.codebook.starter import start
from onrecord.errors import CodebookError


def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    """A folder of one's own with these files."""
    place = tmp_path / "mine"
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, "utf-8")
    return place


OPERATOR = "sandbag:\n  kind: rule_out\n  verbs:\n    - sandbag {theme}\n"
FINDINGS = [
    ("a slot", {"operators.yaml": OPERATOR.replace("{theme}", "{them}")}, "operators.yaml:4:15: mistake: unknown slot"),
    ("a field", {"operators.yaml": OPERATOR.replace("verbs", "verb")}, "operators.yaml:3:3: mistake: unknown field"),
    ("a value", {"operators.yaml": OPERATOR.replace("rule_out", "halt")}, "operators.yaml:2:9: mistake: unknown kind"),
    ("a cell", {"actors/nouns.csv": "id,kind\nwarlord,king\n"}, "actors/nouns.csv:2:9: mistake: unknown kind `king`"),
    ("what is not there", {"cues.yaml": "x:\n  verbs: [x]\n"}, "cues.yaml:1:1: mistake: `manner` is missing"),
    ("broken YAML", {"cues.yaml": "x:\n  verbs: [x\n"}, "cues.yaml:3:1: mistake: "),
    ("a file nobody knows", {"verbs.yaml": "x: [y]\n"}, "verbs.yaml:1:1: mistake: no such file in the codebook"),
    ("a file that is not read", {"cues.yml": "x: y\n"}, "cues.yml:1:1: unused: this file is not read"),
    ("the manifest", {"codebook.yaml": "ower: climate\n"}, "codebook.yaml:1:1: mistake: unknown field `ower`"),
    ("a closed file", {"codebook.yaml": "replaces: [times.yaml]\n"}, "mistake: `times.yaml` cannot be replaced"),
    ("an entry hidden", {"operators.yaml": OPERATOR.replace("sandbag:", "offer:")}, "1:1: shadowed: `offer` hides"),
    ("a line hidden", {"operators.yaml": OPERATOR.replace("sandbag {", "spurn {")}, "4:7: shadowed: `spurn {theme}`"),
    (
        "capitals",
        {"operators.yaml": OPERATOR.replace("sandbag {", "Sandbag {")},
        "4:7: unused: `Sandbag {theme}` never",
    ),
    ("a measure of no words", {"measures.yaml": "turbines:\n  of: things\n"}, "1:1: unused: measure `turbines`"),
    ("a word told twice", {"measures.yaml": "x:\n  nouns: [militant]\n"}, "2:11: shadowed: `militant` among the nouns"),
    ("a kind of no words", {"stances.yaml": "x:\n  plain: {bare: open}\n"}, "1:1: unused: no operator is of the kind"),
]


@pytest.mark.parametrize(("files", "line"), [f[1:] for f in FINDINGS], ids=[f[0] for f in FINDINGS])
def test_a_finding_names_file_line_and_column(tmp_path, files, line):
    place = folder(tmp_path, files)
    lines = list(told(check(place), place))
    assert len(lines) == 1, lines
    assert line in lines[0]


def test_all_mistakes_are_named_at_once(tmp_path):
    bad = OPERATOR.replace("{theme}", "{them}\n    - bag {those}")
    place = folder(tmp_path, {"operators.yaml": bad, "cues.yaml": "x:\n  manner: loud\n  verbs: [x]\n"})
    assert [(f.file, f.line) for f in check(place)] == [
        ("cues.yaml", 2),
        ("operators.yaml", 4),
        ("operators.yaml", 5),
    ]


def test_a_sound_folder_has_no_findings(tmp_path):
    assert check(folder(tmp_path, {"operators.yaml": OPERATOR})) == ()


def test_what_says_the_same_as_ours_does_nothing(tmp_path):
    same = "turned_down:\n  remove: true\n"
    assert check(folder(tmp_path, {"cues.yaml": same})) == ()
    row = next(r for r in load().rows if (r.file, r.id) == ("measures.yaml", "share"))
    copied = f'share:\n  units: ["{row.words("units")[0]}"]\n'
    (finding,) = check(folder(tmp_path / "copy", {"measures.yaml": copied}))
    assert (finding.kind, finding.what) == ("unused", "`share` says what the codebook below says already")


@pytest.mark.parametrize("over", ["conflict", *shipped()])
def test_the_starter_is_sound_over_every_codebook(tmp_path, over):
    start(tmp_path / "mine", over)
    assert [f for f in check(tmp_path / "mine") if f.kind == "mistake"] == []


def test_the_starter_never_writes_over_something(tmp_path):
    with pytest.raises(CodebookError, match="something is there already"):
        start(folder(tmp_path, {"notes.txt": "mine"}))


def test_a_folder_is_laid_over_another(tmp_path):
    folder(tmp_path, {"operators.yaml": OPERATOR})
    other = tmp_path / "other"
    other.mkdir()
    (other / "codebook.yaml").write_text("over: ../mine\n", "utf-8")
    assert [f.name for f in chain(other)] == ["mine", "other"]
    assert "sandbag" in load(other).lexicon.operators


def test_folders_in_a_ring_are_refused(tmp_path):
    mine = folder(tmp_path, {"codebook.yaml": "over: ../mine\n"})
    with pytest.raises(CodebookError, match="laid over itself"):
        load(mine)


def test_a_replaced_file_keeps_nothing_of_what_is_below(tmp_path):
    files = {
        "codebook.yaml": "replaces: [contributions.yaml]\n",
        "contributions.yaml": "water:\n  nouns: [desalination]\n",
    }
    assert set(load(folder(tmp_path, files)).lexicon.contributions) == {"water"}


def test_what_is_known_of_a_word_is_shown_with_its_place(tmp_path):
    place = folder(tmp_path, {"operators.yaml": OPERATOR})
    (own,) = [k for k in known(place, "sandbag") if k.field == "verbs"]
    assert (own.folder, own.row.line, own.line, own.meaning) == (place, 1, "sandbag {theme}", "kind: rule_out")
    assert {k.row.id for k in known(None, "rule out") if k.row.file == "operators.yaml"} == {"rule_out"}
    assert known(None, "sandbag") == ()
