"""What a count measures (codebook §4): by its unit, by what is said of it, by what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.codebook.actor_entries import PERSONS, NounKind, Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.measures import Measure, MeasureBook
from onrecord.model.document import Span
from onrecord.model.frame import Count, Predicate
from onrecord.model.mention import Mention

_ROLES = {"object": "undergoes", "subject": "does", "state": "states", "of": "labels"}
_PEOPLE = PERSONS | {NounKind.FORCE}


@dataclass(frozen=True, slots=True)
class Told:
    """A measure and why: `way` is `unit`, `money`, `said`, `label`, `noun`, `whole` or `none`; `span` the words."""

    measure: str
    way: str
    span: Span | None = None


class Measurer:
    """Decides measures with one codebook; `mentions` by id tell what a counted word names."""

    def __init__(self, book: MeasureBook, actors: ActorBook, mentions: Mapping[int, Mention]) -> None:
        self._book = book
        self._actors = actors
        self._mentions = mentions

    def unnamed(self, count: Count) -> Count:
        """The count with what is said of it where that was taken for its noun: "12 wounded", "42 drown"."""
        noun, mention = count.noun, self._mentions.get(count.mention) if count.mention is not None else None
        if noun is None or mention is None or count.phrase is None:
            return count
        verb = mention.number == "sing" and count.quantity.high != 1
        kinds = ("states", "does", "undergoes") if verb else ("states",)
        if not any(self._book.told(kind, noun) for kind in kinds):
            return count
        said = Predicate(noun, "state", (), count.phrase)
        return replace(count, noun=None, phrase=None, mention=None, predicates=(said, *count.predicates))

    def of(self, count: Count, text: str, whole: Told | None) -> Told:
        """What the count measures.

        Args:
            count: what was counted.
            text: the document's text.
            whole: the measure of the count that this one is a share of, or None.
        """
        if count.kind == "share":
            return Told("share", "unit")
        if count.kind == "unit":
            found = self._book.told("units", count.quantity.unit or "")
            return Told(found[0].id, "unit") if found else Told("other", "unit")
        if count.kind == "money":
            return self._money(count, text)
        counted = self._noun(count, text, whole)
        said = self._said(count, counted)
        if said is not None:
            return said
        if whole is not None and (count.noun is None or self._book.measures[whole.measure].of is not None):
            kind = self._kind_of(whole, *(p.lemma for p in count.predicates if p.role == "state"))
            if kind is not None or self._same_kind(count, whole):
                return Told(kind or whole.measure, "whole")
        if counted is not None:
            return counted
        return self._labelled(count) or Told("other", "noun" if count.noun else "none")

    def _money(self, count: Count, text: str) -> Told:
        words = [*self._words(count, text), *count.labels]
        for predicate in count.predicates:
            words += [predicate.lemma, *predicate.companions]
        found = next((m for word in words for m in self._book.told("money", word)), None)
        return Told(found.id if found is not None else "other", "money")

    def _said(self, count: Count, counted: Told | None) -> Told | None:
        for predicate in count.predicates:
            for measure in self._tells(predicate):
                if self._befalls(measure, count, counted):
                    return Told(self._abroad(measure, count), "said", predicate.span)
        return None

    def _tells(self, predicate: Predicate) -> Iterator[Measure]:
        """The measures a predicate tells: by a phrase first, then by itself."""
        for word in predicate.companions:
            yield from self._book.told("phrases", f"{predicate.lemma} {word}")
        if predicate.role in _ROLES:
            yield from self._book.told(_ROLES[predicate.role], predicate.lemma)
        if predicate.role == "state":
            yield from self._book.told("undergoes", predicate.lemma)
            yield from self._book.told("does", predicate.lemma)

    def _befalls(self, measure: Measure, count: Count, counted: Told | None) -> bool:
        if measure.of is None or count.noun is None or count.noun in self._book.lists["nameless"]:
            return True
        return self.counts_people(count, counted) == (measure.of == "people")

    def counts_people(self, count: Count, counted: Told | None) -> bool:
        """Whether the counted phrase names people."""
        if counted is not None:
            return self._book.measures[counted.measure].counts_people
        noun = self._actors.nouns.get(count.noun or "")
        mention = self._mentions.get(count.mention) if count.mention is not None else None
        hit = self._actors.find(mention.head) if mention is not None and mention.kind == "name" else None
        named = mention is not None and (
            mention.ner in ("NORP", "PERSON") or (hit is not None and hit.use is Use.DEMONYM)
        )
        return named or (noun is not None and noun.kind in _PEOPLE) or count.noun in self._book.lists["people"]

    def _abroad(self, measure: Measure, count: Count) -> str:
        return measure.abroad if measure.abroad is not None and count.into else measure.id

    def _same_kind(self, count: Count, whole: Told) -> bool:
        of = self._book.measures[whole.measure].of
        return of is None or count.noun is None or self.counts_people(count, None) == (of == "people")

    def _noun(self, count: Count, text: str, whole: Told | None) -> Told | None:
        noun = count.compound if count.compound in self._book.lists["joined"] and count.compound != "strong" else None
        noun = noun or count.noun
        if noun is None:
            return None
        if whole is not None:
            kind = self._kind_of(whole, noun)
            if kind is not None:
                return Told(kind, "noun", count.phrase)
        found = self._book.told("nouns", *(w for w in self._words(count, text) if noun == count.noun), noun)
        return Told(found[0].id, "noun", count.phrase) if found else None

    def _kind_of(self, whole: Told, *words: str) -> str | None:
        """The measure of a share that is of another kind: the foreigners among the fighters."""
        found = (m for word in words for m in self._book.told("kinds", word))
        return next((m.id for m in found if m.among == whole.measure), None)

    def _words(self, count: Count, text: str) -> Iterator[str]:
        """The counted noun with its modifiers, the longest first."""
        if count.noun is None:
            return
        words = count.phrase.of(text).lower().split()[:-1] if count.phrase is not None else []
        for start in range(len(words)):
            yield " ".join((*words[start:], count.noun))
        for word in words:
            yield f"{word} {count.noun}"
        yield count.noun
        yield from words

    def _labelled(self, count: Count) -> Told | None:
        """By the noun that has the number as its value: "the toll", "the number of refugees"."""
        if count.noun is not None:
            return None
        tally = any(label in self._book.lists["tallies"] for label in count.labels)
        for kind in ("labels", "states", "nouns") if tally else ("labels",):
            found = next((m for label in count.labels for m in self._book.told(kind, label)), None)
            if found is not None:
                return Told(found.id, "label")
        return None
