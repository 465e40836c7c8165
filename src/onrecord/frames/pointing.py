"""Frames that point at deeds: operators over a word that stands for a deed told before ("has rejected the idea")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.codebook.constructions import Construction, Index
from onrecord.frames.deed import Deed, apply_negation, comma_before, complement_chain, in_condition, stands_for_deed
from onrecord.frames.matching import Match, Roles, match
from onrecord.frames.stack import Climb, Climber, Step
from onrecord.language.tree import Sentence, Token
from onrecord.model.frame import Frame

# Where a noun that sums up a deed may stand.
_SUMMING = frozenset(("appos", "dobj", "conj", "attr", "npadvmod", "nsubj", "dep", "ROOT"))
_POINTING = frozenset(("dobj", "pobj", "nsubjpass"))
# Kinds of operators that may judge another's deed, and those by which he has put it forward.
_JUDGING = frozenset(("rule_out", "decline", "oppose", "tolerate", "endorse", "commit"))
_PROPOSED = frozenset(("offer", "commit", "plan", "threaten"))


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a pointing word makes of a deed: the way, who takes the position, whose deed it is, who asked for it."""

    deed: Deed
    way: Climb
    agents: list[Token]
    doers: list[Token] | None = None
    pointing: bool = False
    askers: list[Token] | None = None


Make = Callable[[Pointed, Sentence], Frame]


class Pointing:
    """Finds what points at deeds.

    Args:
        operators, kinds: of the lexicon.
        grammar: closed lists of words.
        roles: arguments of the document's tokens.
        climber: climbs from a word with the operators.
        make: builds the frame of what is found.
    """

    def __init__(
        self,
        operators: Index,
        kinds: Mapping[str, str],
        grammar: Mapping[str, frozenset[str]],
        roles: Roles,
        climber: Climber,
        make: Make,
    ) -> None:
        self._operators = operators
        self._kinds = kinds
        self._grammar = grammar
        self._roles = roles
        self._climber = climber
        self._make = make

    def relative(self, deed: Deed, sentence: Sentence, headline: bool) -> Iterator[Frame]:
        """ "airstrikes, which France has ruled out": an operator in a relative clause on the deed."""
        if deed.token.pos not in ("NOUN", "PROPN"):
            return
        for clause in deed.token.subtree():
            if clause.dep in ("relcl", "acl") and (clause.head is deed.token or comma_before(clause)):
                yield from self._from_clause(deed, clause, clause.head, sentence, headline)

    def summaries(self, sentence: Sentence, deeds: list[Deed], headline: bool) -> Iterator[Frame]:
        """ "— something the United States has ruled out": a summary noun stands for the nearest deed before it."""
        for token in sentence.tokens:
            if token.lemma not in self._grammar["summaries"] or token.dep not in _SUMMING:
                continue
            before = [d for d in deeds if d.token.i < token.i]
            clause = token.child("relcl")
            if before and clause is not None:
                yield from self._from_clause(before[-1], clause, token, sentence, headline)

    def elliptic(self, sentence: Sentence, deeds: list[Deed], previous: list[Deed], headline: bool) -> Iterator[Frame]:
        """ "… to invite Iran, but Saudi officials objected": an operator alone takes the nearest deed before it."""
        for verb in sentence.tokens:
            alone = [c for c in self._operators.get(verb.lemma) if c.field == "alone"] if verb.pos == "VERB" else []
            arguments = self._roles.of(verb) if alone else None
            before = [*previous, *(d for d in deeds if d.token.i < verb.i and verb not in d.way.predicates)]
            if arguments is None or not before or arguments.themes or arguments.clauses or "to" in arguments.preps:
                continue
            matched = next(((c, m) for c in alone if (m := match(c, verb, self._roles)) is not None), None)
            if matched is not None:
                yield from self._over(before[-1], verb, *matched, sentence, headline)

    def anaphoric(self, sentence: Sentence, deeds: list[Deed], previous: list[Deed], headline: bool) -> Iterator[Frame]:
        """ "Sweden has rejected the idea": an operator over a word for the deed told last, here or one sentence ago."""
        for word in sentence.tokens:
            if word.dep not in _POINTING or not stands_for_deed(word, self._grammar):
                continue
            verb = next((a for a in word.ancestors() if a.is_verb()), None)
            before = [*previous, *(d for d in deeds if d.token.i < word.i and verb not in d.way.predicates)]
            if verb is None or not before or any(d.token.i > word.i for d in deeds if verb in d.way.predicates):
                continue
            for construction in self._operators.get(verb.lemma):
                found = match(construction, verb, self._roles) if construction.pos == "verb" else None
                if found is not None and any(word is t for k, ts in found.items() if k != "words" for t in ts):
                    pronoun = word.lower in self._grammar["deed_pronouns"]
                    taken = self._grammar["pointing_pronoun_kinds" if pronoun else "pointing_kinds"]
                    if self._kinds[construction.entry] in taken:
                        found["words"].append(word)
                        yield from self._over(before[-1], verb, construction, found, sentence, headline)
                    break

    def _over(
        self, deed: Deed, verb: Token, construction: Construction, found: Match, sentence: Sentence, headline: bool
    ) -> Iterator[Frame]:
        first = Step(self._kinds[construction.entry], construction.entry, found["words"], carrier=verb)
        above = self._climber.climb(verb, headline)
        way = Climb([first, *above.steps], [verb, *above.predicates[1:]], verb, above.finite, above.condition)
        apply_negation(way, first)
        if above.broken or in_condition(way):
            return
        if construction.field == "alone":
            others = deed.found.get("doer") or deed.found.get("theme") or []
        else:  # what another proposed is his deed; what another asked for or ruled out would be one's own
            proposed = first.kind in _JUDGING and any(s.kind in _PROPOSED for s in deed.way.steps)
            others = self._roles.of(deed.way.top).agents if proposed else []
        asked = any(s.kind == "urge" for s in deed.way.steps)
        askers = self._roles.of(deed.way.top).agents if asked else []
        yield self._make(Pointed(deed, way, self._roles.of(verb).agents, others, True, askers), sentence)

    def _from_clause(
        self, deed: Deed, clause: Token, theme: Token, sentence: Sentence, headline: bool
    ) -> Iterator[Frame]:
        for verb in complement_chain(clause):
            anchored = self._anchored(verb, theme)
            if anchored is None:
                continue
            above = self._climber.climb(verb, headline)
            way = Climb([anchored, *above.steps], [deed.token, *above.predicates], verb, above.finite)
            apply_negation(way, anchored)
            if way.finite or (verb.tag == "VBN" and clause.dep == "acl"):
                yield self._make(Pointed(deed, way, self._roles.of(verb).agents), sentence)
                return

    def _anchored(self, verb: Token, theme: Token) -> Step | None:
        """The operator at `verb` whose theme is the noun that the clause modifies, its place left empty."""
        arguments = self._roles.of(verb)
        if not arguments.themes and not arguments.clauses and verb.pos == "VERB":
            arguments.themes = [theme]
        for construction in self._operators.get(verb.lemma):
            found = match(construction, verb, self._roles)
            if found is not None and any(theme is t for k, ts in found.items() if k != "words" for t in ts):
                kind = self._kinds[construction.entry]
                return Step(kind, construction.entry, found["words"], carrier=verb, construction=construction)
        return None
