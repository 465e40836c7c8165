"""Event predicates by PLOVER type and mode, and what becomes of an event under a stance: typed entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.constructions import Index, compile_row
from onrecord.codebook.lexicon import STANCES, Lexicon
from onrecord.codebook.rows import Row
from onrecord.codebook.types import EventType

# The entry of constructions that look like events and are none ("requested anonymity").
NO_EVENT = "NONE"
FACTUALITIES = frozenset(("happened", "ongoing", "scheduled", "possible", "alleged", "denied", "demanded"))
# What `twins.yaml` tells apart beyond the stances: that a deed will end, that another is pressed to stop.
STANDINGS = frozenset((*STANCES, "ending", "pressing"))
_FIELDS = (
    *("object", "owner", "symmetric", "material", "needs", "judged", "civil", "contexts"),
    *("verbs", "nouns", "adjectives", "words"),
)
_OBJECTS = ("recipient", "actor", "none")


@dataclass(frozen=True, slots=True)
class EventEntry:
    """The words of one type and mode.

    Attributes:
        id: `TYPE` or `TYPE/mode`, with `.name` where one needs several entries.
        type, mode: its parts; mode None where the words do not tell.
        object: whom a verb's object and a noun's "of" stand for: `recipient`, `actor` or `none`.
        owner: whom the possessor of a noun without "of" stands for ("their arrest"): `actor` or `recipient`.
        symmetric: whether those behind "with" and "between" are actors too.
        contexts: PLOVER contexts that come with the words.
        civil: whether it is none where troops, ships or other forces do it.
        judged: whether the words are a judgement, whose actor is whoever says it ("it is unacceptable that …").
        needs: the side without which the words tell no event ("helped" nobody), or None.
        material: whether what it is done to is told even where it is no party ("seized two ships").
        in_passing: always true: an event is also told in passing ("after the attack").
    """

    id: str
    type: str
    mode: str | None
    object: str
    owner: str
    symmetric: bool
    contexts: tuple[str, ...]
    material: bool = False
    needs: str | None = None
    judged: bool = False
    civil: bool = False
    in_passing: bool = True


@dataclass(frozen=True, slots=True)
class Twin:
    """What a deed under a stance is coded as; `factuality` None leaves it to the clause."""

    type: str
    mode: str | None
    factuality: str | None


@dataclass(frozen=True, slots=True)
class EventBook:
    """Event entries with the operators they stand under: what a lexicon is to contributions.

    Attributes:
        entries, types: by id. deeds: their constructions. twins: stance → type → what it is coded as.
        operators, kinds, others, victims: as in `Lexicon`.
    """

    entries: Mapping[str, EventEntry]
    types: Mapping[str, EventType]
    deeds: Index
    twins: Mapping[str, Mapping[str, Twin]]
    operators: Index
    kinds: Mapping[str, str]
    others: frozenset[str]
    victims: frozenset[str]

    def of(self, entry: str) -> EventEntry:
        """The entry of a construction (`events:ASSAULT/aerial`)."""
        return self.entries[entry.partition(":")[2]]

    def branch(self, entry: str) -> str:
        """The type of an entry's id."""
        return self.entries[entry].type

    def verbal(self, entry: str) -> bool:
        """Whether the entry of a construction is an act of speech."""
        return self.of(entry).type != NO_EVENT and self.types[self.of(entry).type].verbal

    def twin(self, standing: str, event_type: str, mode: str | None) -> Twin | None:
        """What a deed of this type and mode is coded as under a standing, or None for no event."""
        row = self.twins.get(standing, {})
        return row.get(f"{event_type}/{mode}") or row.get(event_type)


def events_from_rows(
    events: Iterable[Row], twins: Iterable[Row], types: Mapping[str, EventType], lexicon: Lexicon
) -> EventBook:
    """The event book of `events.yaml` and `twins.yaml`, over the operators of the lexicon.

    Raises:
        CodebookError: naming file and line of a mistake.
    """
    rows = list(events)
    entries = {row.id: _entry(row, rows, types) for row in rows}
    return EventBook(
        entries,
        types,
        Index(tuple(c for row in rows for c in compile_row(row))),
        {row.id: _twins(row, types) for row in twins},
        lexicon.operators,
        lexicon.kinds,
        lexicon.others,
        lexicon.victims,
    )


def _entry(row: Row, rows: list[Row], types: Mapping[str, EventType]) -> EventEntry:
    row.only(*_FIELDS)
    name, _, rest = row.id.partition("/")
    mode = rest.partition(".")[0]
    event_type = name.partition(".")[0]
    if event_type not in (*types, NO_EVENT):
        raise _unknown_type(row, event_type, types)
    parent = next((r for r in rows if r.id == event_type), row)
    sides = row.one_of("object", _OBJECTS) or "recipient", row.one_of("owner", _OBJECTS) or "actor"
    symmetric = row.fields.get("symmetric", parent.fields.get("symmetric", False)) is True
    needs = row.one_of("needs", ("actor", "recipient"))
    return EventEntry(
        row.id,
        event_type,
        mode or None,
        *sides,
        symmetric,
        row.words("contexts"),
        row.fields.get("material") is True,
        needs,
        row.fields.get("judged") is True,
        row.fields.get("civil") is True,
    )


def _unknown_type(row: Row, name: str, types: Mapping[str, EventType]) -> Exception:
    return row.fail(f"unknown type `{name}`", f"Types: {', '.join(sorted(types))}.")


def _twins(row: Row, types: Mapping[str, EventType]) -> Mapping[str, Twin]:
    if row.id not in STANDINGS:
        raise row.fail(f"unknown stance `{row.id}`", f"One of: {', '.join(sorted(STANDINGS))}.")
    return {inner: _twin(row, inner, str(outer), types) for inner, outer in row.fields.items()}


def _twin(row: Row, inner: str, outer: str, types: Mapping[str, EventType]) -> Twin:
    coded, _, factuality = outer.partition(" ")
    event_type, _, mode = coded.partition("/")
    for name in (inner.partition("/")[0], event_type):
        if name not in types:
            raise _unknown_type(row, name, types)
    if factuality and factuality not in FACTUALITIES:
        raise row.fail(f"unknown factuality `{factuality}`", f"One of: {', '.join(sorted(FACTUALITIES))}.")
    return Twin(event_type, mode or None, factuality or None)
