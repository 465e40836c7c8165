"""A user's folder with a mistake: one error that names file, line and remedy; never a traceback, never silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.codebook.loader import load
from onrecord.errors import CodebookError

BAD = [
    ("cues.yaml", b"say:\n  manner: clause\n  verbs: [d\xe9clarer]\n", "cues.yaml, line 3: this is no UTF-8"),
    ("cues.yaml", b"say:\n  manner: clause\n  verbs: [sa\x00y]\n", "cues.yaml, line 3: a character that is no text"),
    ("cues.yaml", b"say:\n\tmanner: clause\n", "cues.yaml, line 2, column 1"),
    ("cues.yaml", b"- say\n", "cues.yaml, line 1: the file must map entry ids to fields"),
    ("stances.yml.yaml", b"a: b\n", "line 1, entry `a`: no such file in the codebook"),
    ("operators.yaml", b"urg:\n  remove: true\n", "entry `urg`: no such entry"),
    ("operators.yaml", b"urge:\n  kind: urg\n  verbs:\n    - urge {theme}\n", "unknown kind `urg`"),
    ("operators.yaml", b"urge:\n  kind: urge\n  about: him\n  verbs:\n    - urge {theme}\n", "unknown about `him`"),
    ("operators.yaml", b"urge:\n  kind: urge\n  verbs:\n    - urge {them}\n", "unknown slot `{them}`"),
    ("operators.yaml", b"urge:\n  kind: urge\n", "entry `urge`: no words"),
    ("contributions.yaml", b"arms:\n  parent: [military]\n  nouns: [gun]\n", "`parent` must be text"),
    ("contributions.yaml", b"arms:\n  parent: militry\n  nouns: [gun]\n", "unknown parent `militry`"),
    ("contributions.yaml", b"arms:\n  requires: gold\n  nouns: [gun]\n", "unknown requires `gold`"),
    ("contributions.yaml", b"arms:\n  in_passing: no\n  nouns: [gun]\n", "unknown in passing `no`"),
    ("contributions.yaml", b"arms:\n  abroad: maybe\n  nouns: [gun]\n", "unknown abroad `maybe`"),
    ("events.yaml", b"ATTACK:\n  nouns: [raid]\n", "unknown type `ATTACK`"),
    ("events.yaml", b"ASSAULT:\n  noun: [raid]\n", "unknown field `noun`"),
    ("events.yaml", b"ASSAULT:\n  needs: reason\n  nouns: [raid]\n", "unknown needs `reason`"),
    ("twins.yaml", b"commited:\n  AID: AGREE\n", "unknown stance `commited`"),
    ("twins.yaml", b"committed:\n  AID: AGRE\n", "unknown type `AGRE`"),
    ("types.yaml", b"AID:\n  of: gifts\n", "unknown of `gifts`"),
    ("types.yaml", b"AID:\n  of: deeds\n  traits: [kind]\n", "unknown trait `kind`"),
    ("types.yaml", b"AID:\n  of: deeds\n  promised_as: GIFT\n", "unknown type `GIFT`"),
    ("contributions.yaml", b"arms:\n  event: GIFT\n  nouns: [gun]\n", "unknown type `GIFT`"),
    ("measures.yaml", b"killed:\n  toll: dead\n", "unknown toll `dead`"),
    ("measures.yaml", b"killed:\n  verb: [kill]\n", "unknown field `verb`"),
    ("gatherings.yaml", b"hosting:\n  role: king\n  verbs:\n    - host {theme}\n", "unknown role `king`"),
    ("grammar.yaml", b"mony:\n  words: [cash]\n", "entry `mony`: no such entry"),
    ("grammar.yaml", b"money:\n  remove: true\n", "the program asks for this list"),
    ("times.yaml", b"months:\n  value: {januar: eins}\n", "`januar` must be a whole number"),
    ("geography.yaml", b"villages:\n  words: [village]\n", "entry `villages`: no such entry"),
    ("actors/states.csv", b"id,name\nXX,Ruritania\n", "the id of a state has three capitals"),
    ("actors/nouns.csv", b"id,kind,organ,alone\nwarlord,king,,\n", "unknown kind `king`"),
    ("actors/groups.yaml", b"FOO: {name: Foo, type: martian}\n", "unknown type `martian`"),
    ("actors/igos.csv", b"id,name,seat\nFOO,Foo,Oslo\n", "unknown field `seat`"),
]


@pytest.mark.parametrize(("file", "content", "told"), BAD, ids=[f"{f}: {t}" for f, _, t in BAD])
def test_a_mistake_is_named(tmp_path: Path, file: str, content: bytes, told: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    with pytest.raises(CodebookError) as caught:
        load(tmp_path)
    message = str(caught.value)
    assert told in message
    assert file in message
    assert "line" in message


def test_a_date_without_quotation_marks_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "times.yaml").write_text("fixed:\n  value:\n    the landing: 1944-06-06\n", "utf-8")
    assert load(tmp_path).times.fixed == {"the landing": "1944-06-06"}


def test_an_empty_file_and_a_folder_of_that_name_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "cues.yaml").write_text("", "utf-8")
    (tmp_path / "operators.yaml").mkdir()
    assert load(tmp_path).cues.index.get("say")


def test_a_cache_that_was_cut_off_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "grammar.yaml").write_text("money:\n  words: [doubloon]\n", "utf-8")
    load(folder)
    for cached in (tmp_path / "cache" / "onrecord").glob("*.json"):
        cached.write_text('["', "utf-8")
    assert load(folder).grammar["money"] == {"doubloon"}
