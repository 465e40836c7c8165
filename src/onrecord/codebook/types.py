"""Types of events, typed: what the program has to know of each, whatever a codebook calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.rows import Row

FILE = "types.yaml"
_OF = ("words", "deeds")
TRAITS = (
    *("performed", "spoken", "operating", "aimed", "agreed", "declined", "asked", "charge", "calling", "inward"),
    *("harming", "attempted", "disputed", "subsiding", "deadly", "addressed", "called_on"),
)


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event; the head of `types.yaml` explains each trait.

    Attributes:
        id: name in the codebook. verbal: whether it is an act of speech; else a deed.
        traits: what else holds of it (`TRAITS`).
        taking: modes by which people are taken.
        promised_as: id of the type of a contribution of this type that is only promised, or None for the same.
    """

    id: str
    verbal: bool
    traits: frozenset[str] = frozenset()
    taking: frozenset[str] = frozenset()
    promised_as: str | None = None

    @property
    def material(self) -> bool:
        """Whether it is a deed."""
        return not self.verbal

    def has(self, trait: str) -> bool:
        """Whether a trait holds of it."""
        return trait in self.traits


def types_from_rows(rows: Iterable[Row]) -> Mapping[str, EventType]:
    """The types of `types.yaml` by id.

    Raises:
        CodebookError: naming file and line of a mistake.
    """
    rows = tuple(rows)
    return {row.id: _type(row, {r.id for r in rows}) for row in rows}


def _type(row: Row, known: set[str]) -> EventType:
    row.only("of", "traits", "taking", "promised_as")
    for trait in row.words("traits"):
        if trait not in TRAITS:
            raise row.fail(f"unknown trait `{trait}`", f"Traits: {', '.join(TRAITS)}.")
    promised = row.text("promised_as")
    if promised is not None and promised not in known:
        raise row.fail(f"unknown type `{promised}`", f"Types: {', '.join(sorted(known))}.")
    row.need("of")
    verbal = row.one_of("of", _OF) == "words"
    return EventType(row.id, verbal, frozenset(row.words("traits")), frozenset(row.words("taking")), promised)
