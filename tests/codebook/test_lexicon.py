"""Operators, stances and contributions: what rows become, which mistakes are refused, no line that never fires."""

from __future__ import annotations

from collections import defaultdict

import pytest

from onrecord.codebook.constructions import Construction, Index, compile_row
from onrecord.codebook.cues import cues_from_rows
from onrecord.codebook.lexicon import OTHERS, OWN, Lexicon, lexicon_from_rows
from onrecord.codebook.loader import Codebook, load
from onrecord.codebook.rows import Row
from onrecord.errors import CodebookError

TYPES = ("AID",)
STOP = Row("stances.yaml", 1, "stop", {"plain": {"delivering": "ended"}, "negated": {"delivering": "delivering"}})
HALT = Row("operators.yaml", 4, "halt", {"kind": "stop", "verbs": ["halt {theme}"]})
MILITARY = Row("contributions.yaml", 1, "military", {"nouns": ["use of force"]})
NAVAL = Row("contributions.yaml", 5, "naval", {"parent": "military", "object": "target", "things": ["frigate"]})


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load()


def test_rows_become_entries():
    lexicon = lexicon_from_rows((STOP, HALT, MILITARY, NAVAL), TYPES)
    assert lexicon.kinds == {"operators:halt": "stop"}
    assert lexicon.compositions["stop"].plain == {"delivering": "ended"}
    assert lexicon.branch("naval") == lexicon.branch("military") == "military"
    assert [c.entry for c in lexicon.deeds.get("frigate")] == ["contributions:naval"]
    assert lexicon.contributions["naval"].against == {"against", "on"}
    assert lexicon.contributions["naval"].in_passing
    assert not lexicon.contributions["military"].in_passing, "a branch is no deed in passing"


def test_operators_of_anothers_deed_are_marked():
    urge = Row("operators.yaml", 9, "press", {"kind": "stop", "about": "other", "verbs": ["press for {theme}"]})
    assert lexicon_from_rows((STOP, HALT, urge), TYPES).others == {"operators:press"}


def test_the_longest_construction_is_tried_first():
    index = Index(compile_row(Row("o.yaml", 1, "x", {"verbs": ["take {theme}", "take {theme} off table"]})))
    assert [c.fixed for c in index.get("take")] == [3, 1]
    assert index.get("unheard-of") == []


MISTAKES = [
    ("an operator of no kind", Row("operators.yaml", 4, "halt", {"verbs": ["halt"]}), "`kind` is missing"),
    ("an unknown kind", Row("operators.yaml", 4, "halt", {"kind": "end", "verbs": ["halt"]}), "unknown kind `end`"),
    ("an unknown field", Row("operators.yaml", 4, "halt", {"kind": "stop", "verb": "halt"}), "unknown field `verb`"),
    ("no words", Row("operators.yaml", 4, "halt", {"kind": "stop"}), "no words"),
    ("an unknown slot", Row("operators.yaml", 4, "halt", {"kind": "stop", "verbs": ["halt {it}"]}), "unknown slot"),
    ("an unknown stance", Row("stances.yaml", 4, "stop", {"plain": {"bare": "halted"}}), "unknown stance `halted`"),
    ("an unknown branch", Row("contributions.yaml", 4, "x", {"parent": "sea", "nouns": ["x"]}), "unknown parent `sea`"),
    ("an unknown object", Row("contributions.yaml", 4, "x", {"object": "foe", "nouns": ["x"]}), "unknown object `foe`"),
]


@pytest.mark.parametrize(("row", "problem"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_names_file_line_and_entry(row, problem):
    rows = {(r.file, r.id): r for r in (STOP, HALT, MILITARY, row)}
    with pytest.raises(CodebookError) as caught:
        lexicon_from_rows(rows.values(), TYPES)
    assert caught.value.message.startswith(f"{row.file}, line 4, entry `{row.id}`: {problem}")


# Each is a slip of the pen that would change what is read.
SILENT = [
    ("about", Row("operators.yaml", 4, "halt", {"kind": "stop", "about": "others", "verbs": ["halt"]})),
    ("requires", Row("contributions.yaml", 4, "x", {"requires": "peoples", "nouns": ["x"]})),
    ("in_passing", Row("contributions.yaml", 4, "x", {"parent": "military", "in_passing": "no", "nouns": ["x"]})),
    ("plain", Row("stances.yaml", 4, "stop", {"plain": ["bare"]})),
]


@pytest.mark.parametrize("row", [s[1] for s in SILENT], ids=[s[0] for s in SILENT])
def test_a_value_outside_its_closed_set_is_refused(row):
    rows = {(r.file, r.id): r for r in (STOP, HALT, MILITARY, row)}
    with pytest.raises(CodebookError):
        lexicon_from_rows(rows.values(), TYPES)


def test_the_two_families_of_stances_share_nothing():
    assert not set(OWN) & set(OTHERS)


def test_every_contribution_hangs_on_a_branch(book):
    lexicon: Lexicon = book.lexicon
    for entry in lexicon.contributions.values():
        assert entry.parent is None or lexicon.contributions[entry.parent].parent is None, entry.id


# In operators and contributions the first line that matches decides, so that the same line in a second entry is dead.
# A report tries one cue after the other: there a line is dead only where an earlier entry takes all it could take.
# What stands here is known and waits for a decision of the codebook; a new one fails, and so does one that is gone.
KNOWN = {
    "operators.yaml": {
        "rebuff {theme}",
        "dismiss {theme}",
        "commit {theme}",
        "accept {theme}",
        "put up {theme}",
        "insist on {theme}",
        "offer {theme}",
        "extend {theme}",
        "open {theme}",
        "seek {theme}",
    },
    "contributions.yaml": {"contribution", "aid"},
    "cues.yaml": {
        "suggest",
        "estimate",
        "reckon",
        "advise",
        "caution",
        "instruct",
        "speak of {content}",
        "talk of {content}",
        "complain of {content}",
        "complain about {content}",
        "fault {theme} for {content}",
    },
}
_LISTS = ("anonymity", "speech", "tellers")


def written_twice(book: Codebook, file: str) -> dict[str, list[str]]:
    """Line of notation → the entries that hold it, for those that more than one entry holds."""
    entries: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for row in book.rows:
        if row.file == file and row.id not in _LISTS:
            for construction in compile_row(row):
                held = entries[(construction.pos, construction.anchor, construction.items)]
                if row.id not in held:
                    held.append(row.id)
    return {_line(anchor, items): held for (_, anchor, items), held in entries.items() if len(held) > 1}


def _line(anchor: str, items: tuple[str, ...]) -> str:
    before = [i[1:] for i in reversed(items) if i.startswith("^")]
    return " ".join((*before, anchor, *(i for i in items if not i.startswith("^"))))


def dead(book: Codebook, file: str, held: list[str]) -> bool:
    """Whether an earlier entry takes everything that a later one could take."""
    if file != "cues.yaml":
        return True
    cues = [cues_from_rows([r for r in book.rows if r.file == file]).entries[h] for h in held]
    return any(
        first.needs in (None, later.needs) and later.needs != "negation" and first.manner in (later.manner, "object")
        for number, later in enumerate(cues)
        for first in cues[:number]
    )


@pytest.mark.parametrize("file", KNOWN)
def test_no_line_stands_in_the_shadow_of_another_entry(book, file):
    found = {line for line, held in written_twice(book, file).items() if dead(book, file, held)}
    assert found == KNOWN[file]


def test_two_entries_with_one_line_are_found():
    rows = (Row("o.yaml", 1, "a", {"verbs": ["halt {theme}"]}), Row("o.yaml", 2, "b", {"verbs": ["stop|halt {theme}"]}))
    lines = [c for r in rows for c in compile_row(r)]
    assert [c for c in lines if c.anchor == "halt"] == [
        Construction("halt", "verb", ("{theme}",), "o:a", "verbs"),
        Construction("halt", "verb", ("{theme}",), "o:b", "verbs"),
    ]
