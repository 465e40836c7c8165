"""Reporting cues, typed: the constructions that attribute content, and how their content stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.constructions import Construction, Index, compile_row
from onrecord.codebook.rows import Row

MANNERS = ("clause", "infinitive", "object", "phrase", "silence")
_NEEDS = ("clause", "quote")


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of `cues.yaml`.

    Attributes:
        id: name of the entry.
        manner: how the content stands; the head of the data file explains each.
        needs: `clause` or `quote` where only such a content makes a report, else None.
    """

    id: str
    manner: str
    needs: str | None


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cues, indexed by lemma; `anonymity` holds phrases that say why a source has no name, `speech` nouns of
    somebody's words (his remarks, her address)."""

    entries: Mapping[str, Cue]
    index: Index
    anonymity: tuple[str, ...]
    speech: frozenset[str]

    def of(self, entry: str) -> Cue:
        """The cue of a construction's entry (`cues:say`)."""
        return self.entries[entry.partition(":")[2]]


def cues_from_rows(rows: Iterable[Row]) -> CueBook:
    """The cue book of `cues.yaml`.

    Raises:
        CodebookError: naming file and line of a mistake.
    """
    entries: dict[str, Cue] = {}
    constructions: list[Construction] = []
    anonymity: tuple[str, ...] = ()
    speech: frozenset[str] = frozenset()
    for row in rows:
        if row.id == "anonymity":
            anonymity = row.words("words")
            continue
        if row.id == "speech":
            speech = frozenset(row.words("words"))
            continue
        row.only("manner", "needs", "verbs", "nouns", "adjectives", "prepositions", "words")
        manner, needs = row.need("manner"), row.text("needs")
        if manner not in MANNERS:
            raise row.fail(f"unknown manner `{manner}`", f"One of: {', '.join(MANNERS)}.")
        if needs is not None and needs not in _NEEDS:
            raise row.fail(f"unknown need `{needs}`", f"One of: {', '.join(_NEEDS)}.")
        entries[row.id] = Cue(row.id, manner, needs)
        constructions.extend(compile_row(row))
    return CueBook(entries, Index(tuple(constructions)), anonymity, speech)
