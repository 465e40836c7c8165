"""Which names of places in a text mean a place, by the words around them and the recogniser's opinion."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from onrecord.codebook.actor_entries import Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.gazetteer import AREAS, Gazetteer, lies_in, place_key
from onrecord.codebook.names import fold
from onrecord.model.document import Document, Span
from onrecord.model.frame import NamedEntity
from onrecord.resolve.place_names import LONGEST, SENTENCE_ENDS, Match, Names, Words

_CITY = 100_000
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_SURE = ("within", "taken")
_DOUBTFUL = frozenset(("", "PERSON", "ORG", "NORP", "PRODUCT"))
_BODIES = frozenset(("ORG", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"))


class Finder:
    """The toponyms of one document.

    Args:
        document: its coded blocks are read.
        gazetteer, book: places, and states by name and adjective.
        words: the lists of `geography.yaml`.
        entities: names as the recogniser labelled them, in reading order.
    """

    def __init__(
        self,
        document: Document,
        gazetteer: Gazetteer,
        book: ActorBook,
        words: Words,
        entities: Sequence[NamedEntity],
    ) -> None:
        self._names = Names(document, gazetteer, book, words)
        self._text, self._tokens = document.text, self._names.tokens
        self._gazetteer, self._book, self._words = gazetteer, book, words
        self._entities = entities
        self._starts = [e.span.start for e in entities]

    def matches(self) -> list[Match]:
        """Every name that means a place or its people, or is part of another name, in reading order."""
        found = self._names.scan(self._entities)
        persons = self._persons()
        for before, match in zip([None, *found], found, strict=False):
            self._look_around(match, before)
        for match in found:
            match.proof = match.proof or self._judge(match, persons)
        _spread(found, self._words, self._text)
        found = sorted([m for m in found if m.proof == 2] + self._unknown(found, persons), key=lambda m: m.span)
        _number_rows(found, self._words, self._text)
        return found

    def _persons(self) -> frozenset[str]:
        """Every word of the persons named in full."""
        names = (fold(e.span.of(self._text)).split() for e in self._entities if e.label == "PERSON")
        return frozenset(
            w for name in names if len(name) > 1 and name[0].lower() not in self._names.common for w in name
        )

    def _look_around(self, match: Match, before: Match | None) -> None:
        match.entity = self._entity(match.span)
        if match.entity is not None:
            match.whole = _is_whole(match, match.entity, self._text)
        following = self._tokens[match.last] if match.last < len(self._tokens) else None
        close = following is not None and self._text[match.span.end : following.start].isspace()
        match.after = following.lower if following is not None and close else ""
        previous = self._names.previous(match.first)
        for name, kinds in _KINDS.items():
            of = previous == "of" and match.first > 1 and self._tokens[match.first - 2].lower in self._words[name]
            if of or match.after in self._words[name] or previous in self._words[name]:
                match.kinds = kinds
        match.role = self._fixed_role(match)
        if previous in self._words["directions"]:
            match.area = Span(self._tokens[match.first - 1].start, match.span.end)
        gap = self._text[before.span.end : match.span.start] if before is not None else ""
        if before is not None and re.fullmatch(r",\s+|\s*\(", gap):
            before.qualifier, match.qualifies = match, True

    def _entity(self, span: Span) -> NamedEntity | None:
        i = bisect_right(self._starts, span.start) - 1
        for n in (i, i + 1):
            if 0 <= n < len(self._entities) and self._entities[n].span.meets(span):
                return self._entities[n]
        return None

    def _fixed_role(self, match: Match) -> str:
        if match.kinds or match.after in self._words["things"]:
            return "at"
        role = self._role(match)
        return role if role in ("within", "taken") else ""

    def _role(self, match: Match) -> str:
        """The list that holds the preposition or verb before the name, an article and a direction passed over."""
        i = match.first
        while i and self._names.previous(i) in self._words["directions"] | self._words["town_words"] | {"the"}:
            i -= 1
        word = self._names.previous(i)
        return next((name for name in ("within", "taken", "way") if word in self._words[name]), "")

    def _judge(self, match: Match, persons: frozenset[str]) -> int:
        label = match.entity.label if match.entity is not None else ""
        use = match.hit.use if match.hit is not None else None
        if use is Use.DEMONYM:
            match.use = "demonym"
            return 0 if label == "PERSON" and not match.whole else 2
        if match.after in self._words["namesakes"]:
            return 0
        if label in _PLACES or (label == "NORP" and use is Use.NAME):
            if fold(match.text) in persons and match.hit is None and self._role(match) not in _SURE:
                return 0
            return 2 if match.whole or self._fits(match) else 0
        if label in _BODIES and not match.whole:
            return self._as_part(match)
        if use is Use.NAME:
            return 2 if label != "PERSON" or match.whole else 0
        if label == "PERSON" and not match.whole:
            return 2 if match.after in self._book.titles and self._begins(match) else 0
        return self._doubtful(match, persons) if label in _DOUBTFUL else 0

    def _begins(self, match: Match) -> bool:
        """Whether an office follows the name at the head of an entity: "Mosul Mayor Ali Karim"."""
        return match.entity is not None and match.entity.span.start == match.span.start

    def _doubtful(self, match: Match, persons: frozenset[str]) -> int:
        """The proof for a name that the recogniser does not take for a place, or takes for a body or person."""
        role = self._role(match)
        if match.kinds or (match.text.isupper() and fold(match.text) in self._gazetteer.acronyms):
            return 2
        if fold(match.text) in persons or not self._alone(match):
            return 0
        known = _is_known(match)
        if role in _SURE or (match.after in self._words["features"] and (known or not self._opens(match))):
            return 2
        person = match.entity is not None and match.entity.label == "PERSON"
        return 2 if role == "way" and known and not person else 1

    def _opens(self, match: Match) -> bool:
        """Whether it is the first word of a sentence, which is capitalised whatever it is."""
        before = self._text[max(0, match.span.start - 3) : match.span.start].rstrip()
        return (
            match.first == 0
            or before[-1:] in SENTENCE_ENDS
            or self._tokens[match.first - 1].block != self._tokens[match.first].block
        )

    def _unknown(self, found: Sequence[Match], persons: frozenset[str]) -> list[Match]:
        """Places by the recogniser's word that no gazetteer holds: they are named and have no coordinates."""
        text, taken = self._text, [m.span for m in found]
        at = {token.start: number for number, token in enumerate(self._tokens)}
        unknown = []
        for entity in self._entities:
            if entity.label not in ("GPE", "LOC") or any(entity.span.meets(span) for span in taken):
                continue
            words = entity.span.of(text)
            start = entity.span.start + (4 if words[:4].lower() == "the " else 0)
            span = Span(start, entity.span.end - (2 if words[-2:] in ("'s", "’s") else 0))
            name, first = span.of(text), at.get(start)
            if first is None or not name[:1].isupper() or persons.intersection(fold(name).split()):
                continue
            last = first + sum(token.end <= span.end for token in self._tokens[first : first + LONGEST])
            match = Match(first, last, span, name, place_key(name), (), proof=2)
            self._look_around(match, None)
            if (match.kinds or self._role(match)) and self._book.find(name) is None:
                unknown.append(match)
        return unknown

    def _fits(self, match: Match) -> bool:
        """Whether what the entity holds beside the name only says which part, or which thing at the place."""
        assert match.entity is not None
        text, inside = self._text, match.entity.span
        if text[match.span.end : inside.end].lstrip()[:1] == "," or text[inside.start : match.span.start].endswith(
            ", "
        ):
            return True
        rest = [
            t.lower
            for t in self._tokens[max(0, match.first - LONGEST) : match.last + LONGEST]
            if match.entity.span.covers(Span(t.start, t.end)) and not match.span.covers(Span(t.start, t.end))
        ]
        own = self._words["directions"] | self._words["features"] | {"the", "of", "and"}
        own |= self._words["province_words"] | self._words["district_words"] | self._words["town_words"]
        return all(word in own for word in rest)

    def _as_part(self, match: Match) -> int:
        """A name inside that of a body counts where everybody knows the place ("University of California")."""
        match.use = "part"
        area = match.last - match.first > 1 and any(p.own and p.kind in AREAS for p in match.places)
        return 2 if match.hit is not None or area or _is_known(match) else 0

    def _alone(self, match: Match) -> bool:
        """Whether no capitalised word stands directly beside it, which would make it part of a longer name."""
        passed = self._words["directions"] | self._words["within"]
        beside = ((match.first - 1, match.first - 1), (match.last - 1, match.last))
        return not any(
            self._names.close(joint) and self._tokens[i].text[0].isupper() and self._tokens[i].lower not in passed
            for joint, i in beside
        )


_KINDS = {
    "province_words": frozenset(("province", "region", "state")),
    "district_words": frozenset(("district",)),
    "town_words": frozenset(("town",)),
}


def _is_whole(match: Match, entity: NamedEntity, text: str) -> bool:
    """Whether the entity is the name and no more, articles and a genitive aside."""
    words = entity.span.of(text)
    bare = re.sub(r"^[Tt]he\s+|['’]s?$", "", words)
    return place_key(bare) == match.key or match.span.covers(entity.span)


def _is_known(match: Match) -> bool:
    """Whether a place of this name is known far from it: a province, or a city by a name that is no short alias."""
    return any(
        (p.own and p.kind in ("province", "region")) or (p.population >= _CITY and (p.own or " " in match.key))
        for p in match.places
    )


def _spread(found: list[Match], words: Words, text: str) -> None:
    """What may be a place is one where the text has it as one elsewhere, locates it, or joins it to one."""
    sure = {m.key for m in found if m.proof == 2 and m.use == "place"}
    for match in found:
        over = match.qualifier
        located = over is not None and over.proof == 2 and any(lies_in(p, a) for p in match.places for a in over.places)
        if match.proof == 1 and (match.key in sure or located):
            match.proof = 2
    pairs = [p for p in pairwise(found) if _joined(*p, words, text)]
    for before, after in (*pairs, *reversed(pairs)):
        alike = {p.country for p in before.places} & {p.country for p in after.places}
        if {before.proof, after.proof} == {1, 2} and before.use == after.use == "place" and alike:
            before.proof = after.proof = 2


def _number_rows(found: Sequence[Match], words: Words, text: str) -> None:
    """Number the enumerations: three or more names with nothing but commas and "and" between them."""
    row: list[Match] = []
    for number, match in enumerate([*found, None]):
        if match is not None and row and _joined(row[-1], match, words, text):
            row.append(match)
            continue
        for member in row if len(row) > 2 else ():
            member.row = number
        row = [match] if match is not None else []


def _joined(before: Match, after: Match, words: Words, text: str) -> bool:
    between = text[before.span.end : after.span.start].casefold().replace(",", " ").split()
    return all(word in words["and"] for word in between) and text[before.span.end : after.span.start].strip() != ""
