"""Who does a deed, and whose deed another's position is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from onrecord.codebook.constructions import Index
from onrecord.frames.deed import SPOKEN_OF, Deed, explicit_agent
from onrecord.frames.matching import Roles
from onrecord.frames.mentions import is_agent_noun
from onrecord.frames.roles import is_passive
from onrecord.frames.stack import Step
from onrecord.language.tree import Sentence, Token

_ADVERSE = frozenset(("against", "on", "with"))


class OperatorBook(Protocol):
    """What a lexicon says of whom its operators speak."""

    @property
    def operators(self) -> Index: ...
    @property
    def kinds(self) -> Mapping[str, str]: ...
    @property
    def others(self) -> frozenset[str]: ...
    @property
    def victims(self) -> frozenset[str]: ...


class DeedAgents:
    """Finds the agents of deeds.

    Args:
        lexicon: which operators speak of another's deed, and which of one that their subject suffers.
        roles: arguments of the document's tokens.
        grammar: closed lists of words.
    """

    def __init__(self, lexicon: OperatorBook, roles: Roles, grammar: Mapping[str, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self._roles = roles
        self._grammar = grammar

    def of(
        self, deed: Deed, steps: list[Step], predicates: list[Token], doer: list[Token] | None
    ) -> tuple[list[Token], list[Token]]:
        """Who takes the position, and whose deed it is where that is somebody else's."""
        if "subject" in deed.found:
            return [], []
        witnesses = [*self._witnesses(steps), *self._onlookers(deed, steps)]
        steps, predicates = _below_witness(steps, predicates)
        other = next((s for s in reversed(steps) if s.entry in self._lexicon.others), None)
        if doer is not None:
            top = other or next((s for s in steps if s.carrier is not None), None)
            carrier = top.carrier if top else predicates[-1]
            return (self._roles.of(carrier).agents if carrier is not None else []), doer
        if other is not None and other.carrier is not None:
            outer = self._roles.of(other.carrier).agents
            inner = other.fillers.get("doer") or self._first_agents(deed, predicates, outer)
            return outer, inner
        inner = self._first_agents(deed, predicates, witnesses)
        if not inner and deed.construction.pos == "adj":
            inner = self._roles.of(deed.token).themes  # "is committed to": passive in form only
        outer = inner
        for step in reversed(steps):
            agents = self._agents_of(step)
            if agents and not any(a is p for a in agents for p in (deed.token, *predicates, *witnesses)):
                outer = agents
                break
        apart = outer and inner and outer[0] is not inner[0]
        if apart and (explicit_agent(deed.token, pronouns=False) or any(s.kind == "rule_out" for s in steps)):
            return outer, inner
        return inner or outer or [c for c in deed.token.children if is_agent_noun(c, self._grammar)], []

    def _agents_of(self, step: Step) -> list[Token]:
        """Whose an operator is; of a participle that governs a clause the subject ("is committed to working with")."""
        if step.carrier is None:
            return []
        around = self._roles.of(step.carrier)
        if around.agents or not around.passive or step.carrier.child("prep", "xcomp") is None:
            return around.agents
        governed = [t for p in ("to", "on") for t in around.preps.get(p, ())] + around.clauses
        return around.themes if any(t.is_verb() for t in governed) else []

    def _witnesses(self, steps: list[Step]) -> list[Token]:
        carriers = (s.carrier for s in steps if s.kind in SPOKEN_OF and s.carrier is not None)
        return [agent for carrier in carriers for agent in self._roles.of(carrier).agents]

    def _onlookers(self, deed: Deed, steps: list[Step]) -> list[Token]:
        """Who only reports or hears of a deed: the subject of a verb over its noun that is no operator of it."""
        governor = deed.token.head
        if deed.token.dep not in ("dobj", "attr") or not governor.is_verb():
            return []
        carried = any(s.carrier is governor or governor in s.words for s in steps)
        return [] if carried or governor in deed.found["words"] else self._roles.of(governor).agents

    def undergoers(self, steps: list[Step]) -> list[Token]:
        """To whom a deed is done by the word that carries it: "the town came under attack"."""
        return [
            agent
            for step in steps
            if step.entry in self._lexicon.victims and step.carrier is not None
            for agent in self._roles.of(step.carrier).agents
        ]

    def deniers(self, steps: list[Step], sentence: Sentence) -> list[Token]:
        """Who denies a deed told as a charge, in the same sentence: "…, a charge Kampala denies"."""
        if not any(s.kind == "allege" for s in steps):
            return []
        denials = (t for t in sentence.tokens if t.is_verb() and not any(t in s.words for s in steps))
        kinds = self._lexicon.kinds
        denied = [t for t in denials if any(kinds[c.entry] == "deny" for c in self._lexicon.operators.get(t.lemma))]
        return [agent for verb in denied for agent in self._roles.of(verb).agents]

    def _first_agents(self, deed: Deed, predicates: list[Token], known: list[Token]) -> list[Token]:
        """The agents nearest to the deed; "its", "their" before the deed only where no subject says who."""
        claimants = self._claimants(deed.token)
        if claimants:
            return claimants
        owner: list[Token] = []
        for predicate in predicates:
            if predicate.pos == "ADP":
                continue
            agents = self._roles.of(predicate).agents
            if predicate is deed.token and agents and (agents[0].tag == "PRP$" or self._is_make(deed, agents[0])):
                owner = agents
                continue
            if predicate is deed.token and agents and self._is_topic(deed, agents[0]):
                continue
            if agents and not any(a is k for a in agents for k in (*known, deed.token, *predicates)):
                return agents
            if agents:
                return []
        return owner

    def _is_make(self, deed: Deed, agent: Token) -> bool:
        """ "12 Phantom jets": a name before a thing may only say what it is."""
        return deed.construction.field == "things" and agent.dep in ("compound", "nmod") and agent.ent == "ORG"

    def _claimants(self, noun: Token) -> list[Token]:
        """Who says or is said to have made an attack: "a bombing claimed by the Taliban"."""
        claims = (c for c in noun.children if c.dep == "acl" and c.lemma in self._grammar["claiming"])
        return [t for c in claims if is_passive(c) for t in self._roles.of(c).agents]

    def _is_topic(self, deed: Deed, agent: Token) -> bool:
        """ "The Cyprus talks", "Yemen's civil war": a place before talks or strife says where, or what about."""
        if agent.head is not deed.token or agent.ent not in ("GPE", "LOC", "NORP"):
            return False
        if deed.token.lemma in self._grammar["strife"]:
            return not any(c.dep == "prep" and c.lower in _ADVERSE for c in deed.token.children)
        noun = agent.dep in ("compound", "nmod") and agent.ent != "NORP" and agent.pos != "ADJ"
        return noun and deed.token.lemma in self._grammar["about_places"]


def _below_witness(steps: list[Step], predicates: list[Token]) -> tuple[list[Step], list[Token]]:
    """What stands below a word that only speaks of a deed ("condemned the attack"): its subject does not do it."""
    for number, step in enumerate(steps):
        if step.kind in SPOKEN_OF and step.carrier is not None:
            cut = next((n for n, p in enumerate(predicates) if p is step.carrier), len(predicates))
            return steps[:number], predicates[:cut]
    return steps, predicates
