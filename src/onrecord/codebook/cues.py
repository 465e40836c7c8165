"""Reporting cues, typed: the constructions that attribute content, and how their content stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.constructions import Construction, Index, compile_row
from onrecord.codebook.rows import Row

MANNERS = ("clause", "infinitive", "object", "phrase", "silence")
_NEEDS = ("clause", "quote", "negation")
_LISTS = ("anonymity", "speech", "tellers")


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of `cues.yaml`.

    Attributes:
        id: name of the entry.
        manner: how the content stands; the head of the data file explains each.
        needs: `clause` or `quote` where only such a content makes a report, `negation` where only a negated cue does.
        tells: whether the object of its verbs is the audience.
        mental: whether it names an inner state.
        denial: whether the source denies the content.
        claim: whether the word leaves it open whether the content is so.
    """

    id: str
    manner: str
    needs: str | None = None
    tells: bool = False
    mental: bool = False
    denial: bool = False
    claim: bool = False


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cues by lemma, and the closed lists that go with them.

    Attributes:
        entries: entry id → cue.
        index: constructions by lemma.
        anonymity: phrases that say why a source has no name, in lower case.
        speech: nouns of somebody's words ("his remarks", "her address").
        tellers: nouns of things that tell ("figures", "footage").
        verbs: lemmas of verbs that report a clause or a quotation (`accord` too), inner states left out.
        claims: entries (`cues:allege`) that leave it open whether the content is so.
    """

    entries: Mapping[str, Cue]
    index: Index
    anonymity: tuple[str, ...]
    speech: frozenset[str]
    tellers: frozenset[str]
    verbs: frozenset[str]
    claims: frozenset[str]

    def of(self, entry: str) -> Cue:
        """The cue of a construction's entry (`cues:say`)."""
        return self.entries[entry.partition(":")[2]]


_FLAGS = ("mental", "denial", "claim")
_WORDS = ("verbs", "nouns", "adjectives", "prepositions", "words")


def cues_from_rows(rows: Iterable[Row]) -> CueBook:
    """The cue book of `cues.yaml`.

    Raises:
        CodebookError: naming file and line of a mistake.
    """
    entries: dict[str, Cue] = {}
    constructions: list[Construction] = []
    lists: dict[str, tuple[str, ...]] = dict.fromkeys(_LISTS, ())
    verbs: set[str] = set()
    for row in rows:
        if row.id in _LISTS:
            row.only("words")
            lists[row.id] = row.words("words")
            continue
        cue = entries[row.id] = _cue(row)
        made = compile_row(row)
        constructions.extend(made)
        if cue.manner in ("clause", "infinitive", "phrase") and not cue.mental and cue.needs is None:
            verbs.update(c.anchor for c in made if c.pos == "verb")
    return CueBook(
        entries,
        Index(tuple(constructions)),
        lists["anonymity"],
        frozenset(lists["speech"]),
        frozenset(lists["tellers"]),
        frozenset(verbs),
        frozenset(f"cues:{name}" for name, cue in entries.items() if cue.claim),
    )


def _cue(row: Row) -> Cue:
    row.only("manner", "needs", "audience", *_FLAGS, *_WORDS)
    manner, needs, audience = row.need("manner"), row.text("needs"), row.text("audience")
    if manner not in MANNERS:
        raise row.fail(f"unknown manner `{manner}`", f"One of: {', '.join(MANNERS)}.")
    if needs is not None and needs not in _NEEDS:
        raise row.fail(f"unknown need `{needs}`", f"One of: {', '.join(_NEEDS)}.")
    if audience not in (None, "object"):
        raise row.fail(f"unknown audience `{audience}`", "`object`, or leave it out.")
    return Cue(row.id, manner, needs, audience == "object", *(_flag(row, flag) for flag in _FLAGS))


def _flag(row: Row, key: str) -> bool:
    value = row.fields.get(key, False)
    if not isinstance(value, bool):
        raise row.fail(f"`{key}` must be true or false, not {value!r}")
    return value
