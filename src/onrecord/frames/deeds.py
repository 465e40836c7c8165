"""Deeds of the lexicon with what acts on them: one frame a deed, agent and amount of operators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from onrecord.codebook.constructions import Construction, Index
from onrecord.codebook.events import NO_EVENT
from onrecord.codebook.lexicon import NO_CONTRIBUTION
from onrecord.codebook.numbers import NumberWords
from onrecord.frames.deed import (
    Deed,
    aspect_of,
    evidence_span,
    explicit_agent,
    in_condition,
    inside_name,
    is_whole_name,
    operator_of,
    owns,
    strong_enough,
    told_as_over,
    told_in_passing,
    without_carriers,
)
from onrecord.frames.deed_agents import DeedAgents, OperatorBook
from onrecord.frames.deed_roles import DeedRoles
from onrecord.frames.matching import Match, Roles, match
from onrecord.frames.mentions import MentionIndex
from onrecord.frames.pointing import Pointed, Pointing
from onrecord.frames.shallow import shallow_climb
from onrecord.frames.stack import Climb, Climber, Step
from onrecord.language.tree import Sentence, Token
from onrecord.model.document import Issue, Span
from onrecord.model.frame import Frame, Role


class DeedEntry(Protocol):
    """What a lexicon says of a deed: its name, and whether a noun with an agent of its own tells it."""

    @property
    def id(self) -> str: ...
    @property
    def in_passing(self) -> bool: ...


class DeedBook(OperatorBook, Protocol):
    """A lexicon of deeds under operators: contributions, or events."""

    @property
    def deeds(self) -> Index: ...
    def of(self, entry: str) -> DeedEntry: ...
    def branch(self, entry: str) -> str: ...
    def verbal(self, entry: str) -> bool: ...


class DeedReader:
    """Reads the deeds of a document's sentences into frames.

    Args:
        lexicon: the deeds and operators.
        numbers, grammar: closed lists of words.
        index, roles: mentions and arguments of the document's tokens.
        events: whether the deeds are events, which are also told in passing and stand beside the verb that carries
            them ("demanded the release" is a demand and a release).
    """

    def __init__(
        self,
        lexicon: DeedBook,
        numbers: NumberWords,
        grammar: Mapping[str, frozenset[str]],
        index: MentionIndex,
        roles: Roles,
        events: bool = False,
    ) -> None:
        self._lexicon = lexicon
        self._events = events
        self._grammar = grammar
        self._roles = roles
        self._around = DeedRoles(index, roles, numbers, grammar, events)
        self._agents = DeedAgents(lexicon, roles, grammar)
        self._climber = Climber(lexicon.operators, lexicon.kinds, grammar, roles)
        self._pointing = Pointing(lexicon.operators, lexicon.kinds, grammar, roles, self._climber, self._pointed)
        self._previous: list[Deed] = []
        self._thing: Construction | None = None
        self.frames: list[Frame] = []
        self.issues: list[Issue] = []

    def read(self, sentence: Sentence, headline: bool) -> None:
        """Add the frames of one sentence."""
        if any(t.text == "?" for t in sentence.tokens[-2:]):
            return
        deeds = list(self._deeds(sentence, headline))
        if self._events:
            self.frames.extend(frame for deed in deeds for frame in self._frames(deed, sentence))
            self.frames.extend(self._demands(sentence))
            return
        deeds = without_carriers(deeds)
        for deed in deeds:
            made = [*self._frames(deed, sentence), *self._pointing.relative(deed, sentence, headline)]
            if not made and not deed.way.broken and deed.construction.field in ("nouns", "verbs"):
                made = list(self._shallow(deed, sentence))
                if not made:
                    self.issues.append(Issue("unread", f"`{deed.construction.entry}` without a frame", deed.token.span))
            self.frames.extend(made)
        self.frames.extend(self._pointing.summaries(sentence, deeds, headline))
        self.frames.extend(self._pointing.elliptic(sentence, deeds, self._previous, headline))
        self.frames.extend(self._pointing.anaphoric(sentence, deeds, self._previous, headline))
        self._previous = deeds
        if not any(d.construction.field == "things" for d in deeds):
            self._thing = None

    def _deeds(self, sentence: Sentence, headline: bool) -> Iterator[Deed]:
        matched: list[tuple[Construction, Token, Match]] = []
        for token in sentence.tokens:
            if token.lemma not in self._lexicon.deeds:
                continue
            inside = inside_name(token)
            for construction in self._lexicon.deeds.get(token.lemma):
                found = match(construction, token, self._roles)
                if found is not None and not (inside and not is_whole_name(token, found["words"])):
                    matched.append((construction, token, found))
                    break
        taken: set[int] = set()
        chosen = []
        for construction, token, found in sorted(matched, key=lambda m: (-m[0].fixed, not _is_none(m[0]), m[1].i)):
            if not any(t.i in taken for t in found["words"]):
                taken.update(t.i for t in found["words"])
                if not _is_none(construction):
                    chosen.append((construction, token, found))
        ways = {id(t): self._climber.climb(t, headline) for _, t, _ in chosen}
        chosen.sort(key=lambda m: m[1].i)
        purposes = {id(t): self._purpose(c, t, ways[id(t)], chosen) for c, t, _ in chosen}
        served = {id(p[1]) for p in purposes.values() if p is not None}
        chosen_tokens = {id(t) for _, t, _ in chosen}
        for token in sentence.tokens:
            if id(token) not in chosen_tokens and self._is_elliptic(token):
                named = next((c for c, t, _ in reversed(chosen) if t.i < token.i and c.field == "things"), self._thing)
                if named is not None:
                    yield Deed(named, token, {"words": [token]}, self._climber.climb(token, headline))
        for construction, token, found in chosen:
            if construction.field == "things":
                self._thing = construction
            purpose = purposes[id(token)]
            if purpose is not None:
                yield Deed(purpose[0], token, found, ways[id(token)], purpose[1])
            elif id(token) not in served:
                yield Deed(construction, token, found, ways[id(token)])

    def _is_elliptic(self, token: Token) -> bool:
        """A number or "more" as an object by itself: "is to supply five more" of what was told before."""
        if self._events or token.dep not in ("dobj", "nsubjpass") or not token.head.is_verb():
            return False
        alone = token.pos == "NUM" or token.lower in self._grammar["elliptic"]
        beside = any(c.dep in ("prep", "relcl", "acl") or c.lower in self._grammar["definite"] for c in token.children)
        return alone and not beside and token.ent not in ("DATE", "TIME", "MONEY", "PERCENT")

    def _purpose(
        self, construction: Construction, token: Token, way: Climb, chosen: list[tuple[Construction, Token, Match]]
    ) -> tuple[Construction, Token, Match] | None:
        """Purpose comes before form: "a battalion for the peacekeeping mission", "$50 million in food aid"."""
        if construction.field != "things":
            return None
        for other in chosen:
            noun = other[1]
            if noun is token or other[0].entry == construction.entry or noun.dep not in ("pobj", "conj"):
                continue
            money = self._grammar["money"]
            if noun.lemma in money or (other[0].field == "things" and token.lemma not in money):
                continue
            preposition = noun.head if noun.dep == "pobj" else noun.head.head
            serves = ("for", "in", "of", "to") if self._alike(construction, other[0]) else ("for", "in", "of")
            if preposition.lower in serves and preposition.head in (token, *way.predicates):
                return other
        return None

    def _alike(self, one: Construction, other: Construction) -> bool:
        """Whether two deeds hang on one branch, so that "engineers to the peacekeeping mission" is one deed."""
        branch, of = self._lexicon.branch, self._lexicon.of
        return branch(of(one.entry).id) == branch(of(other.entry).id)

    # --- from a deed to its frames

    def _frames(self, deed: Deed, sentence: Sentence) -> Iterator[Frame]:
        way = deed.way
        if way.broken or in_condition(way):
            return
        if not strong_enough(deed.construction.field, way.steps):
            return
        cut = self._own_noun(way)
        inner = way.steps if cut is None else way.steps[: cut + 1]
        if way.finite or cut is not None or self._nominal(deed):
            yield self._frame(deed, inner, way, sentence)
        if cut is not None and len(way.steps) > cut + 1 and way.finite:
            carrier = way.steps[cut].carrier
            assert carrier is not None
            outer = [s for s in way.steps[cut + 1 :] if s.kind != "carry"]
            if any(s.kind != "assert" for s in outer):
                yield self._frame(deed, outer, way, sentence, doer=self._roles.of(carrier).agents)

    def _demands(self, sentence: Sentence) -> Iterator[Frame]:
        """ "The regime must comply": said by somebody, it is asked of the subject, whatever the deed."""
        for modal in sentence.tokens:
            constructions = self._lexicon.deeds.get(modal.lower) if modal.tag == "MD" else []
            subjects = self._roles.of(modal.head).agents if constructions and modal.head.is_verb() else []
            if not subjects or any(c.dep == "neg" for c in modal.head.children):
                continue
            step = Step("must", f"grammar:{modal.lower}", [modal])
            deed = Deed(constructions[0], modal, {"words": [modal]}, Climb([step], [modal.head], modal.head, True))
            yield self._frame(deed, [step], deed.way, sentence, agents=[], doers=subjects)

    def _shallow(self, deed: Deed, sentence: Sentence) -> Iterator[Frame]:
        """The third way: only for a noun of deed that neither the parse nor a repair could place."""
        if deed.construction.field != "nouns" or in_condition(deed.way):
            return
        found = shallow_climb(sentence, deed.token, self._lexicon.operators, self._lexicon.kinds)
        if found is not None:
            way, agents = found
            yield replace(self._frame(deed, way.steps, way, sentence, agents=agents), way="shallow")

    def _own_noun(self, way: Climb) -> int | None:
        """The index of a noun operator that has an agent of its own: "France's attempt to invite Iran"."""
        for number, step in enumerate(way.steps):
            alone = not way.finite
            if step.carrier is not None and step.carrier.pos == "NOUN" and explicit_agent(step.carrier, pronouns=alone):
                return number
        return None

    def _nominal(self, deed: Deed) -> bool:
        """A noun of deed with an agent of its own, told in passing: "French airstrikes"."""
        if self._events:
            verbal = self._lexicon.verbal(deed.construction.entry)
            return deed.construction.field == "nouns" and told_in_passing(deed, self._grammar, explicit=verbal)
        entry = self._lexicon.of(deed.construction.entry)
        return (
            entry.in_passing
            and deed.construction.field == "nouns"
            and explicit_agent(deed.token)
            and not deed.way.steps
        )

    def _frame(
        self, deed: Deed, steps: list[Step], way: Climb, sentence: Sentence,
        doer: list[Token] | None = None, agents: list[Token] | None = None, doers: list[Token] | None = None,
        pointing: bool = False,
    ) -> Frame:  # fmt: skip
        predicates = way.predicates
        inner: list[Token] = doers or []
        if agents is None:
            agents, inner = self._agents.of(deed, steps, predicates, doer)
            inner = [t for t in inner if not any(t is w for w in deed.found["words"])]  # the Paris of "Paris accord"
        owner = "owner" if self._events and owns(deed.token, agents) else "agent"
        roles = [
            *self._around.named(owner, agents),
            *self._around.named("doer", inner),
            *self._around.of(deed, steps, [*predicates, *deed.way.predicates[1:]] if pointing else predicates),
            *self._around.named("undergoer", self._agents.undergoers(steps)),
            *self._around.named("denier", self._agents.deniers(steps, sentence)),
        ]
        if way.condition is not None:
            span = sentence.between(*way.condition.edges())
            roles.append(Role("condition", None, span))
        quantities = () if pointing else self._around.quantities(deed)
        words = [t for s in steps if s.kind not in ("only_if", "not_until") for t in s.words]
        words += [p for p in predicates if p.pos != "ADP"]
        if pointing:
            evidence = evidence_span(words, agents, predicates, [], (), sentence)
        else:
            evidence = evidence_span([*words, *deed.found["words"]], agents, predicates, roles, quantities, sentence)
        return Frame(
            id=len(self.frames),
            entry=deed.construction.entry,
            trigger=Span(min(t.start for t in deed.found["words"]), max(t.end for t in deed.found["words"])),
            sentence=sentence.index,
            roles=tuple(roles),
            operators=tuple(operator_of(s) for s in reversed(steps)),
            evidence=evidence,
            way=f"repair:{sentence.repairs[0]}" if sentence.repairs else "parse",
            quantities=quantities,
            past=told_as_over(predicates, self._grammar["over"]),
            aspect=aspect_of(predicates, self._grammar["lasting"]),
            hearsay=any(c.lower in self._grammar["hearsay"] for p in predicates for c in p.children),
        )

    def _pointed(self, found: Pointed, sentence: Sentence) -> Frame:
        way = found.way
        frame = self._frame(
            found.deed, way.steps, way, sentence, agents=found.agents, doers=found.doers, pointing=found.pointing
        )
        return replace(frame, roles=(*frame.roles, *self._around.named("recipient", found.askers or [])))


def _is_none(construction: Construction) -> bool:
    """Whether it is a look-alike that the lexicon lists as no deed."""
    return construction.entry.partition(":")[2] in (NO_EVENT, NO_CONTRIBUTION)
