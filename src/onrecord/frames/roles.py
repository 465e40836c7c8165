"""Who does what to whom around one predicate, whatever the voice: the roles that all constructions share.

Passive equals active, relative pronouns stand for their antecedents, a participle's theme or agent is the noun it
modifies, an infinitive's agent comes from its governor (control), and coordinated predicates share a subject.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.language.tree import Token

_RELATIVE = frozenset(("WDT", "WP", "WP$"))
_CLAUSE_COMPLEMENTS = frozenset(("xcomp", "ccomp"))
_GIVERS = frozenset(("GPE", "ORG", "PERSON", "NORP"))
_PREPOSITION = frozenset(("prep", "agent", "dative"))


@dataclass(slots=True)
class Arguments:
    """The tokens around one predicate by role; `preps` maps a preposition to the heads of its objects.

    `loose` are infinitives that small pipelines hang beside or below where a complement belongs.
    """

    agents: list[Token] = field(default_factory=list)
    themes: list[Token] = field(default_factory=list)
    datives: list[Token] = field(default_factory=list)
    clauses: list[Token] = field(default_factory=list)
    loose: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False


def coordinated(token: Token) -> list[Token]:
    """The token and those coordinated with it."""
    out = [token]
    for child in token.children:
        if child.dep == "conj":
            out.extend(coordinated(child))
    return out


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, reduced participles included ("troops sent to Mali")."""
    if verb.tag == "VBD" and verb.dep == "acl" and any(c.dep == "agent" or c.lower == "by" for c in verb.children):
        return True  # "a worker held by the militants", read as a past tense
    if verb.tag != "VBN":
        return False
    if any(c.dep in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.dep == "conj" and not any(c.dep in ("aux", "nsubj") for c in verb.children):
        return is_passive(verb.head)
    return verb.dep in ("acl", "amod") and not any(c.dep == "aux" for c in verb.children)


def antecedent(token: Token) -> Token:
    """For a relative pronoun the noun its clause modifies, else the token itself."""
    if token.tag in _RELATIVE or (token.lower == "that" and token.pos in ("PRON", "SCONJ", "DET")):
        for governor in token.ancestors():
            if governor.dep == "relcl":
                return governor.head
    return token


def _objects(preposition: Token) -> list[Token]:
    out: list[Token] = []
    for child in preposition.children:
        if child.dep in ("pobj", "pcomp"):
            out.extend(coordinated(child))
        elif child.dep == "prep" and child.i == preposition.i + 1:
            out.extend(_objects(child))
    return out


def _add_prepositions(token: Token, into: dict[str, list[Token]]) -> None:
    for child in token.children:
        if child.dep in _PREPOSITION and child.pos in ("ADP", "SCONJ", "ADV", "PART", "VERB"):
            for preposition in coordinated(child):  # "spoke to the minister and to the envoy"
                into.setdefault(preposition.lower, []).extend(_objects(preposition))


def arguments(predicate: Token) -> Arguments:
    """The roles around a verb, noun or adjective."""
    if predicate.pos in ("VERB", "AUX"):
        return _verb_arguments(predicate)
    return _noun_arguments(predicate)


def _verb_arguments(verb: Token) -> Arguments:
    found = Arguments(passive=is_passive(verb))
    _add_prepositions(verb, found.preps)
    for child in verb.children:
        dep = child.dep
        if dep in ("dobj", "attr", "oprd"):
            found.themes.extend(map(antecedent, coordinated(child)))
        elif dep == "dative" and child.pos not in ("ADP",):
            found.datives.extend(coordinated(child))
        elif dep == "nsubjpass" or (dep == "nsubj" and found.passive):
            found.themes.extend(map(antecedent, coordinated(child)))
        elif dep in _CLAUSE_COMPLEMENTS:
            found.clauses.extend(coordinated(child))
        elif dep == "advcl" and _infinitive(child):
            found.loose.extend(coordinated(child))
    for phrase in (*found.themes, *(t for p in ("on", "upon", "to", "with") for t in found.preps.get(p, ()))):
        found.loose.extend(c for c in phrase.children if c.dep in ("acl", "relcl", "advcl") and _infinitive(c))
    if found.passive and verb.child("dobj") is not None and any(c.dep == "nsubjpass" for c in verb.children):
        # "has not been given access": the subject of a passive with an object is who receives
        found.datives, found.themes = _split_recipient(verb, found)
    if found.passive:
        found.agents = list(found.preps.get("by", ())) or _shared_agent(verb)
        if not found.themes:
            found.themes = _missing_theme(verb)
    else:
        found.agents = subjects(verb)
        if not found.themes and verb.dep == "relcl" and not _has_gap_subject(verb):
            found.themes = [verb.head]
    return found


def _shared_agent(verb: Token) -> list[Token]:
    """ "held by the group and threatened with death": the agent of the passive before it."""
    governor = verb.head
    if verb.dep != "conj" or not governor.is_verb() or not is_passive(governor):
        return []
    return [o for c in governor.children if c.dep == "agent" for o in _objects(c)]


def _split_recipient(verb: Token, found: Arguments) -> tuple[list[Token], list[Token]]:
    receivers = [antecedent(t) for c in verb.children if c.dep == "nsubjpass" for t in coordinated(c)]
    return receivers, [t for t in found.themes if not any(t is r for r in receivers)]


def _missing_theme(verb: Token) -> list[Token]:
    if verb.dep in ("acl", "relcl", "amod"):
        return coordinated(verb.head) if verb.dep == "amod" else [verb.head]
    if verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        return _verb_arguments(verb.head).themes if is_passive(verb.head) else []
    return subjects(verb.head) if verb.dep == "xcomp" else []


def _has_gap_subject(verb: Token) -> bool:
    subject = verb.child("nsubj", "nsubjpass")
    return subject is None or antecedent(subject) is not subject


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The agent of an active predicate, found up the tree where it has no subject of its own."""
    own = verb.child("nsubj", "csubj", "nsubjpass")
    if own is not None:
        return [antecedent(t) for t in coordinated(own)]
    if depth > 8 or verb.head is verb:
        return []
    governor = verb.head
    if verb.dep == "conj" and governor.pos in ("VERB", "AUX", "ADJ", "NOUN"):
        return subjects(governor, depth + 1)
    if verb.dep in ("relcl", "acl") and governor.lower in ("those", "one", "some") and governor.dep == "pobj":
        return _controller(governor.head.head, depth)  # "has been among those calling for"
    if verb.dep in ("relcl", "acl"):
        return [governor] if verb.tag != "TO" and not _infinitive(verb) else _controller(governor, depth)
    if verb.dep in _CLAUSE_COMPLEMENTS or verb.dep in ("advcl", "aux", "auxpass", "advmod", "acomp"):
        return _controllers(verb, governor, depth)
    if verb.dep == "pcomp":
        return _blamed(governor) or _controller(governor.head, depth)
    return []


def _blamed(preposition: Token) -> list[Token]:
    """ "Accused Ankara of moving tanks", "was prevented from voting": the object does it, not the subject."""
    verb = preposition.head
    if preposition.lower not in ("of", "from") or not verb.is_verb():
        return []
    if is_passive(verb):
        return _passive_subjects(verb)
    target = verb.child("dobj")
    return [] if target is None else coordinated(target)


def _passive_subjects(verb: Token) -> list[Token]:
    return [antecedent(t) for s in verb.children if s.dep in ("nsubjpass", "nsubj") for t in coordinated(s)]


def _infinitive(verb: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _controllers(verb: Token, governor: Token, depth: int) -> list[Token]:
    """Object control where the governor has an object and the complement an infinitive; else the governor's agent."""
    if verb.dep in _CLAUSE_COMPLEMENTS and governor.lemma not in SUBJECT_CONTROL:
        target = governor.child("dobj", "dative")
        if target is not None and target.pos != "ADP":
            return coordinated(target)
        if is_passive(governor):
            return _passive_subjects(governor)
    return _controller(governor, depth)


SUBJECT_CONTROL = frozenset(("promise", "vow", "pledge", "threaten", "offer", "take", "make", "give", "spend", "use"))


def _controller(governor: Token, depth: int) -> list[Token]:
    if governor.pos in ("VERB", "AUX"):
        return arguments(governor).agents if is_passive(governor) else subjects(governor, depth + 1)
    if governor.pos == "ADJ":
        if governor.dep in ("amod", "acl", "relcl"):
            return [governor.head]
        return subjects(governor, depth + 1) if governor.child("nsubj") else _controller_up(governor, depth)
    if governor.pos in ("NOUN", "PROPN"):
        return noun_agents(governor, depth)
    return []


def _controller_up(token: Token, depth: int) -> list[Token]:
    return [] if token.head is token or depth > 8 else _controller(token.head, depth + 1)


def noun_agents(noun: Token, depth: int = 0) -> list[Token]:
    """Who does what a noun names: `by`, possessor, an adjective of nation, else the subject of its light verb."""
    for child in noun.children:
        if child.dep in ("prep", "agent") and child.lower == "by":
            return _objects(child)
    own = [c for c in noun.children if c.dep == "poss"]
    if own:
        return coordinated(own[0])
    for child in noun.children:
        if child.dep == "prep" and child.lower == "from":
            givers = [t for t in _objects(child) if any(w.ent in _GIVERS for w in (t, *t.children) if w.i <= t.i)]
            if givers:
                return givers
    nations = [c for c in noun.children if c.dep in ("amod", "compound", "nmod") and c.ent in ("NORP", "GPE", "ORG")]
    if nations:
        return coordinated(nations[0])
    if noun.dep in ("dobj", "attr") and noun.head.pos in ("VERB", "AUX") and depth < 8:
        return arguments(noun.head).agents if is_passive(noun.head) else subjects(noun.head, depth + 1)
    if noun.dep == "conj" and depth < 8:
        return noun_agents(noun.head, depth + 1)
    return []


def _noun_arguments(noun: Token) -> Arguments:
    found = Arguments(agents=noun_agents(noun) if noun.pos in ("NOUN", "PROPN") else _controller(noun, 0))
    _add_prepositions(noun, found.preps)
    found.themes = list(found.preps.get("of", ()))
    found.clauses = [c for c in noun.children if c.dep in ("acl", "xcomp", "ccomp", "relcl")]
    if noun.pos == "ADJ":  # "clear that the deal was dead", hung on the adjective as if it gave a time
        found.clauses += [c for c in noun.children if c.dep == "advcl" and any(m.lower == "that" for m in c.children)]
    return found
