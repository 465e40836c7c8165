"""Readings → predictions for a test set of entities: persons, organisations, locations, nationalities.

A prediction is `{"id", "entities": [{"start", "end", "type"}], "relations": []}`, offsets in code points of the row's
own text. Entities are what the reading knows of actors and places, mention by mention. Annotators of entities also mark
generic places ("the town") and people ("a resident"), which need not be actors of a reading: their words are found in
the text by the codebook's nouns, titles and `entities.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.codebook.actor_entries import PERSONS, NounKind, Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.loader import Codebook
from onrecord.evaluation.compare import Record

WORDS = "entities.yaml"
PERSON, ORGANISATION, LOCATION, NATIONALITY = "Person", "Organisation", "Location", "Nationality"

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# What stands between a generic noun and its name: "the town of Port Vale", "Norland's capital".
_JOINT = re.compile(r"(?:'s|’s)?\s+(?:of\s+)?(?:the\s+)?")
_BODIES = frozenset((NounKind.BODY, NounKind.FORCE, NounKind.GROUP, NounKind.ALLIANCE, NounKind.FIRM, NounKind.OUTLET))
_PERSON_PRONOUNS = frozenset(("male", "female", "speaker"))
_OTHER_PRONOUNS = frozenset(("relative", "pair"))
_BODY_PRONOUNS = frozenset(("thing", "several", "speakers"))
# Records that show a body at work, and the field that names it.
_WORK = (("statements", "source_id"), ("positions", "actor"), ("events", "actors"), ("events", "recipients"))


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Code points `[start, end)` of the text, and what they name."""

    start: int
    end: int
    type: str

    def meets(self, other: Entity) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class EntityFinder:
    """Finds the entities of readings with what the codebook knows of words.

    Args:
        book: the actor knowledge.
        words: the lists of `entities.yaml`.
    """

    def __init__(self, book: ActorBook, words: Mapping[str, frozenset[str]]) -> None:
        self._book, self._words = book, words
        self._pronouns: dict[str, str | None] = {}
        for names, type_ in ((_OTHER_PRONOUNS, None), (_BODY_PRONOUNS, ORGANISATION), (_PERSON_PRONOUNS, PERSON)):
            self._pronouns |= {word: type_ for name in names for word in book.words[name]}
        self._pronouns |= dict.fromkeys(words["owners"])
        self._first = (book.words["speaker"] | book.words["speakers"]) - words["owners"]

    @classmethod
    def of(cls, codebook: Codebook) -> EntityFinder:
        """The finder of a codebook."""
        lists = {row.id: frozenset(row.words("words")) for row in codebook.rows if row.file == WORDS}
        return cls(codebook.actors, lists)

    def entities(self, reading: Record, text: str) -> list[dict[str, Any]]:
        """The entities of a reading of `text`, in reading order."""
        named = _apart([*_places(reading), *self._actors(reading)])
        generic = [e for e in self._generic(text) if not any(e.meets(n) for n in named)]
        found = _joined(sorted([*named, *generic]), text)
        return [{"start": e.start, "end": e.end, "type": e.type} for e in found]

    def prediction(self, reading: Record, text: str) -> dict[str, Any]:
        """The fields of a prediction; relations are not read."""
        return {"entities": self.entities(reading, text), "relations": []}

    def _actors(self, reading: Record) -> Iterator[Entity]:
        working = set(_working(reading))
        for actor in reading.get("actors") or []:
            for mention in actor["mentions"]:
                type_ = self._type(actor, mention["text"])
                if type_ == LOCATION and (actor["id"], mention["start"]) in working:
                    type_ = ORGANISATION
                if type_ is not None:
                    yield Entity(mention["start"], mention["end"], type_)

    def _type(self, actor: Record, phrase: str) -> str | None:
        """What an actor's mention names, by its words first: "Iraqi" of Iraq is a nationality."""
        if phrase.lower() in self._pronouns:
            return self._pronouns[phrase.lower()]
        parts = _WORD.findall(phrase) or [""]
        noun = self._noun(parts[-1].lower())
        if parts[0].lower() in self._words["near"]:
            return LOCATION
        if actor["kind"] == "person":
            return ORGANISATION if noun == ORGANISATION else PERSON
        hit = self._book.find(phrase)
        if hit is not None and hit.use in (Use.NAME, Use.CAPITAL) and actor["kind"] == "state":
            return LOCATION
        if hit is not None and hit.use is not Use.DEMONYM:
            return ORGANISATION
        if self._is_people(phrase):
            return _people(phrase)
        if actor["kind"] in ("collective", "unnamed") or noun == LOCATION:
            return noun
        return None if self._is(parts[-1].lower(), "materiel") else ORGANISATION

    def _is(self, word: str, name: str) -> bool:
        return any(lemma in self._words[name] for lemma in singulars(word))

    def _is_people(self, word: str) -> bool:
        hit = self._book.find(word)
        return (hit is not None and hit.use is Use.DEMONYM) or (
            word[:1].isupper() and self._is(word.lower(), "peoples")
        )

    def _noun(self, word: str) -> str | None:
        """What a common noun names: a plural of persons is a body of people."""
        for name, type_ in (("materiel", None), ("places", LOCATION), ("bodies", ORGANISATION)):
            if self._is(word, name):
                return type_
        for lemma in singulars(word):
            noun = self._book.nouns.get(lemma)
            if noun is not None and noun.kind in _BODIES:
                return ORGANISATION
            if (noun is not None and noun.kind in PERSONS) or lemma in self._book.titles:
                return PERSON if lemma == word else ORGANISATION
        return None

    def _generic(self, text: str) -> Iterator[Entity]:
        """Entities by single words; a singular noun needs something that leads it in."""
        words = list(_WORD.finditer(text))
        for number, found in enumerate(words):
            word, low = found.group(), found.group().lower()
            if low in self._pronouns:
                first = low in self._first and (len(word) == 1 or word != low.upper())  # "US" is no "us"
                type_ = self._pronouns[low] if first else None
            elif self._is_people(word):
                type_ = _people(word)
            else:
                before = [w.group() for w in words[max(0, number - 3) : number]]
                type_ = self._noun(low) if low.endswith("s") or self._leads_in(before) else None
            if type_ is not None:
                yield Entity(found.start(), found.end(), type_)

    def _leads_in(self, before: list[str]) -> bool:
        """Whether an article, possessor or nationality stands before a noun: then it may be one of its kind."""
        settled = self._book.words["articles"] | self._words["owners"]
        return any(w.lower() in settled for w in before) or any(map(self._is_people, before[-1:]))


def _people(word: str) -> str:
    """ "Iraqis" are people, "Iraqi" is a nationality."""
    return ORGANISATION if word.endswith("s") else NATIONALITY


def singulars(word: str) -> Iterator[str]:
    """The word and what it may be the plural of."""
    yield word
    if word.endswith("men"):
        yield word[:-2] + "an"
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


def _working(reading: Record) -> Iterator[tuple[str, int]]:
    """Actor id and start of the mentions by which records name whom they are about: there a state is no place."""
    mentions = {a["id"]: [(m["start"], m["end"]) for m in a["mentions"]] for a in reading.get("actors") or []}
    for kind, field in _WORK:
        for record in reading.get(kind) or []:
            value = record.get(field)
            for actor in value if isinstance(value, list) else [value]:
                for span in record.get("evidence") or []:
                    inside = [s for s, e in mentions.get(actor, ()) if span["start"] <= s and e <= span["end"]]
                    yield from ((actor, start) for start in inside[:1])


def _places(reading: Record) -> Iterator[Entity]:
    for place in reading.get("places") or []:
        for mention in place["mentions"]:
            yield Entity(mention["start"], mention["end"], LOCATION)


def _apart(entities: Iterable[Entity]) -> list[Entity]:
    """Of entities that meet, the longest; of two for the same words, the first."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: e.start - e.end):
        if not any(entity.meets(k) for k in kept):
            kept.append(entity)
    return kept


def _joined(entities: Iterable[Entity], text: str) -> list[Entity]:
    """Neighbours that make one phrase joined: "the town of Port Vale", and "Iraqi" with the city, the leaders."""
    joined: list[Entity] = []
    for entity in entities:
        last = joined[-1] if joined else None
        same = last is not None and last.type in (entity.type, NATIONALITY)
        if last is not None and same and _JOINT.fullmatch(text, last.end, entity.start):
            joined[-1] = Entity(last.start, entity.end, entity.type)
        else:
            joined.append(entity)
    return joined
