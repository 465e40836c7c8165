"""Nouns of convened meetings and the verbs that go with them (codebook §6), typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.constructions import Index, compile_row
from onrecord.codebook.lexicon import Lexicon
from onrecord.codebook.rows import Row

_NOUNS = "nouns"
ROLES = ("host", "participant", "excluded")


@dataclass(frozen=True, slots=True)
class GatheringEntry:
    """Verbs that go with a gathering; `role` is what their agent is in it."""

    id: str
    role: str
    in_passing: bool = False


@dataclass(frozen=True, slots=True)
class GatheringBook:
    """What gatherings are called, and the verbs under the operators of the lexicon.

    Attributes:
        nouns: lemmas of convened meetings.
        entries, deeds, operators, kinds, others, victims: as in `EventBook`.
    """

    nouns: frozenset[str]
    entries: Mapping[str, GatheringEntry]
    deeds: Index
    operators: Index
    kinds: Mapping[str, str]
    others: frozenset[str]
    victims: frozenset[str]

    def of(self, entry: str) -> GatheringEntry:
        """The entry of a construction (`gatherings:hosting`)."""
        return self.entries[entry.partition(":")[2]]

    def branch(self, entry: str) -> str:
        """The role of an entry."""
        return self.entries[entry].role

    def verbal(self, entry: str) -> bool:
        """Whether a construction's entry is an act of speech: a gathering never is."""
        return False


def gatherings_from_rows(rows: Iterable[Row], lexicon: Lexicon) -> GatheringBook:
    """The book of `gatherings.yaml`.

    Raises:
        CodebookError: a missing list, an unknown role.
    """
    by_id = {row.id: row for row in rows}
    verbs = [row for row in by_id.values() if row.id != _NOUNS]
    for row in verbs:
        row.only("role", "verbs")
        if row.need("role") not in ROLES:
            raise row.fail(f"unknown role `{row.need('role')}`", f"One of: {', '.join(ROLES)}.")
    return GatheringBook(
        frozenset(by_id[_NOUNS].words("words")) if _NOUNS in by_id else frozenset(),
        {row.id: GatheringEntry(row.id, row.need("role")) for row in verbs},
        Index(tuple(c for row in verbs for c in compile_row(row))),
        lexicon.operators,
        lexicon.kinds,
        lexicon.others,
        lexicon.victims,
    )
