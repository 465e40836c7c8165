"""What the codebook knows of actors, entry by entry: typed, frozen, each with the place in the data it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """How a name stands for its actor."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    ORGAN = "organ"
    DESCRIBED = "described"


class OfficeKind(StrEnum):
    """Whether who bears a title acts for a body (the head of `offices.csv` explains each)."""

    OFFICE = "office"
    OWN = "own"
    RANK = "rank"
    MARK = "mark"
    HONORIFIC = "honorific"


class NounKind(StrEnum):
    """What a common noun stands for (the head of `nouns.csv` explains each)."""

    BODY = "body"
    FORCE = "force"
    CLASS = "class"
    PEOPLE = "people"
    MEMBER = "member"
    GROUP = "group"
    ALLIANCE = "alliance"
    COUNTRY = "country"
    DOCUMENT = "document"
    OUTLET = "outlet"
    FIRM = "firm"
    PARTNER = "partner"


PERSONS = frozenset((NounKind.PEOPLE, NounKind.CLASS, NounKind.MEMBER))
"""Kinds of nouns that stand for persons and for no body: "refugees", "officials", "lawmakers"."""


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A state, organisation, coalition, group, medium, company or ngo.

    Attributes:
        id: actor id of the codebook.
        kind: `state`, `igo`, `coalition`, `group`, `media`, `ngo` or `company`.
        name: usual English name.
        country: ISO 3166 alpha-3 of where it belongs; a state's own id.
        type: of a group: `armed`, `political`, `ethnic` or `religious`.
        origin: file and id ("actors/states.csv:USA"), for `because`.
    """

    id: str
    kind: str
    name: str
    country: str | None
    type: str | None
    origin: str

    @property
    def acts(self) -> bool:
        """Whether it acts as one body: a people or a faith does not."""
        return self.type not in ("ethnic", "religious")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: its actor, the organ it names, and how it stands for the actor."""

    entry: ActorEntry
    use: Use
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """A title: see the head of `offices.csv`. `default`: id of the body where none is named."""

    id: str
    kind: OfficeKind
    organ: str | None
    default: str | None
    gender: str | None
    unnamed: bool


@dataclass(frozen=True, slots=True)
class HolderEntry:
    """Who held an office of a body from one day to another; ISO 8601 dates, both inclusive, None: open."""

    person: str
    body: str
    organ: str | None
    office: str
    title: str
    start: str
    end: str | None
    origin: str

    def held(self, day: str) -> bool:
        """Whether the term covers the day (or month, or year) given as ISO 8601 text."""
        n = min(len(day), len(self.start))
        if day[:n] < self.start[:n]:
            return False
        if self.end is None:
            return True
        n = min(len(day), len(self.end))
        return day[:n] <= self.end[:n]


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A common noun that stands for actors.

    Attributes:
        alone: without a name it is the state the text is about ("the army").
        others: it never is the speaker's own ("the regime").
    """

    lemma: str
    kind: NounKind
    organ: str | None
    alone: bool
    others: bool = False
