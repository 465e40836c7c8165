"""Who and what stands around a deed: the roles and quantities of its frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.codebook.numbers import NumberWords
from onrecord.frames.deed import Deed, stands_for_deed
from onrecord.frames.matching import Roles
from onrecord.frames.mentions import MentionIndex, phrase_span
from onrecord.frames.quantities import quantity_before
from onrecord.frames.stack import Step
from onrecord.language.tree import Token
from onrecord.model.frame import Quantity, Role


class DeedRoles:
    """Fills the roles of deeds with the mentions around them.

    Args:
        index, roles: mentions and arguments of the document's tokens.
        numbers, grammar: closed lists of words.
        events: whether the deeds are events, whose promises and demands also concern whom their clause names.
    """

    def __init__(
        self,
        index: MentionIndex,
        roles: Roles,
        numbers: NumberWords,
        grammar: Mapping[str, frozenset[str]],
        events: bool,
    ) -> None:
        self._index = index
        self._roles = roles
        self._numbers = numbers
        self._grammar = grammar
        self._events = events

    def named(self, name: str, tokens: list[Token]) -> Iterator[Role]:
        """One role a mention, what is joined or counted split up."""
        for token in tokens:
            ids = self._index.ids(self._counted(token))
            for mention in ids or (None,):
                yield Role(name, mention, phrase_span(token))

    def _counted(self, token: Token) -> Token:
        """Who is meant where a word only counts them: "students" of "thousands of students"."""
        if token.lemma not in self._grammar["partitives"] and token.pos != "NUM":
            return token
        return next(iter(self._roles.of(token).preps.get("of", ())), token)

    def of(self, deed: Deed, steps: list[Step], predicates: list[Token]) -> Iterator[Role]:
        """Objects and prepositional phrases of the deed and of what carries it."""
        if deed.construction.field in ("verbs", "weak_verbs"):
            for slot in ("theme", "doer", "recipient", "subject"):
                yield from self.named("object", [t for t in deed.found.get(slot, []) if not t.is_verb()])
        yield from self.named("agent", deed.found.get("companion", []))
        if self._events:
            yield from self.named("object", [_whole(w) for w in deed.found["words"][1:] if w.pos in ("NOUN", "PROPN")])
            yield from self._of_clause(deed)
            yield from self._answered(deed)
            yield from self._purpose_of(deed)
            yield from self._where(deed)
        else:
            yield from self._helped(deed)
        for step in steps:
            yield from self.named("recipient", step.fillers.get("recipient", []))
        for held in (*deed.found.get("theme", []), deed.token):
            for clause in held.children:
                if clause.dep == "acl" and clause.tag == "VBN":
                    yield from self.named("holder", self._roles.of(clause).preps.get("by", []))
        seen: set[int] = set()
        for token in (
            *deed.found["words"][:1],
            *([deed.purpose] if deed.purpose is not None else []),
            *predicates[1:],
            *(w for w in deed.found["words"][1:] if w.pos == "NOUN"),
        ):
            if token.pos == "ADP":
                continue
            found = self._roles.of(token)
            for preposition, objects in found.preps.items():
                for obj in objects:
                    if preposition == "at" and obj.lemma in self._grammar["hands"]:
                        yield from self.named("agent", self._roles.of(obj).preps.get("of", []))
                    elif obj.is_verb() and obj.dep == "pcomp" and self._events:
                        yield Role("governed", None, obj.span)
                        yield from (Role("governed", None, phrase_span(t)) for t in self._roles.of(obj).themes)
                    elif obj is deed.purpose:
                        yield Role("governed", None, phrase_span(obj))
                    elif id(obj) not in seen and obj.pos not in ("VERB", "AUX") and obj is not deed.token:
                        seen.add(id(obj))
                        yield from self.named(f"prep:{preposition}", [obj])
            yield from self.named("recipient", found.datives)
        yield from self._shared(deed.token)

    def _shared(self, noun: Token) -> Iterator[Role]:
        """Phrases behind a pair of deeds, hung on the other one: "airstrikes and ground troops in Mali"."""
        if noun.pos not in ("NOUN", "PROPN") or any(c.dep == "prep" for c in noun.children):
            return
        others = [noun.head] if noun.dep == "conj" else [c for c in noun.children if c.dep == "conj"]
        for other in others:
            if other.is_verb():
                continue
            for preposition, objects in self._roles.of(other).preps.items():
                behind = [o for o in objects if o.i > max(noun.i, other.i) and not o.is_verb()]
                yield from self.named(f"prep:{preposition}", behind)

    def _helped(self, deed: Deed) -> Iterator[Role]:
        """Who gains by the purpose: "sent soldiers to support the army"."""
        for predicate in deed.way.predicates[1:3]:
            for clause in predicate.children:
                helps = clause.lemma in self._grammar["helping"] and any(c.lower == "to" for c in clause.children)
                if helps and clause.dep in ("advcl", "xcomp") and clause.i > deed.token.i:
                    yield from self.named("recipient", [t for t in self._roles.of(clause).themes if not t.is_verb()])

    def _answered(self, deed: Deed) -> Iterator[Role]:
        """That a deed answers a charge, and whose where it is said, or the proposal told before."""
        for theme in deed.found.get("theme", []):
            if theme.lemma in self._grammar["charges"]:
                yield Role("charge", None, theme.span)
                yield from self.named("recipient", self._roles.of(theme).preps.get("by", []))
            elif stands_for_deed(theme, self._grammar):
                yield Role("proposal", None, theme.span)

    def _where(self, deed: Deed) -> Iterator[Role]:
        """Where or between whom that is to which the deed is done: "a hotel in Bamako", "talks between the two"."""
        for held in deed.found.get("theme", []):
            for preposition, objects in self._roles.of(held).preps.items():
                if preposition in self._grammar["locating"] or preposition == "between":
                    yield from self.named(f"prep:{preposition}", objects)
                elif preposition == "of":  # "the town of Kidal"
                    yield from self.named("where", [t for t in objects if t.ent in ("GPE", "LOC")])

    def _of_clause(self, deed: Deed) -> Iterator[Role]:
        """Whom a promise, demand or refusal concerns: who is to do what it governs, and to whom."""
        governed = [t for slot in ("deed", "planned", "theme", "clause") for t in deed.found.get(slot, [])]
        if deed.token.pos == "NOUN":  # "its demand that Israel ease …"
            governed += [c for c in deed.token.children if c.dep in ("acl", "ccomp")]
        for clause in governed:
            if not clause.is_verb():
                continue
            inner = self._roles.of(clause)
            yield Role("governed", None, clause.span)
            yield from self.named("concerned", [*inner.agents, *inner.themes])
            for held in (clause, *inner.themes):
                for preposition, objects in self._roles.of(held).preps.items():
                    if preposition in self._grammar["concerning"]:
                        side = "struck" if preposition in ("against", "on", "in") else "concerned"
                        yield from self.named(side, [t for t in objects if not t.is_verb()])

    def _purpose_of(self, deed: Deed) -> Iterator[Role]:
        """Whom a protest is meant for: "marched to demand the president's resignation"."""
        for predicate in deed.way.predicates[:2]:
            for clause in predicate.children:
                if clause.dep in ("advcl", "xcomp", "acl") and clause.is_verb() and clause.i > deed.token.i:
                    inner = self._roles.of(clause)
                    if any(c.dep == "aux" and c.lower == "to" for c in clause.children):
                        yield Role("aim", None, clause.sentence.between(*clause.edges()))
                    yield from self.named("purpose", [*inner.themes, *(t for ts in inner.preps.values() for t in ts)])

    def quantities(self, deed: Deed) -> tuple[Quantity, ...]:
        """The amounts of the deed's noun or of its objects, largest phrase first."""
        if not deed.token.is_verb():
            sums = [t for t in self._roles.of(deed.token).preps.get("of", ()) if t.lemma in self._grammar["money"]]
            nouns = [deed.token, *sums]
        else:
            held = (*deed.found.get("theme", []), *deed.found["words"][1:])
            nouns = [t for t in held if t.pos in ("NOUN", "PROPN")]
        found = [quantity_before(t, self._numbers) for t in nouns]
        return tuple({(q.low, q.high, q.currency): q for q in reversed(found) if q is not None}.values())[::-1]


def _whole(word: Token) -> Token:
    """The head of the phrase that a fixed word is part of: "KOTI" of "the tanker KOTI"."""
    return word.head if word.dep in ("compound", "nmod") and word.head.pos in ("NOUN", "PROPN") else word
