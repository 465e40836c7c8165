"""One deed of a sentence and what its tree says of it: asserted or imagined, strong enough, by whom, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.codebook.constructions import Construction
from onrecord.frames.matching import Match
from onrecord.frames.mentions import is_agent_noun, phrase_span
from onrecord.frames.roles import coordinated
from onrecord.frames.stack import Climb, Step
from onrecord.language.tree import Sentence, Token
from onrecord.model.document import Span
from onrecord.model.frame import Operator, Quantity, Role

_GIVERS = frozenset(("NORP", "GPE", "ORG"))
# Roles whose words belong to the evidence, beside those of prepositional phrases.
_TOLD = frozenset(("object", "recipient", "doer", "undergoer", "where", "concerned", "struck", "governed"))
# Kinds of operators that only speak of a deed: their subject tells, hears of or suffers it.
SPOKEN_OF = frozenset(("allege", "unsaid", "given", "irreal"))
_MARKS = frozenset(("if", "unless", "whether", "lest", "before", "until", "till", "once", "provided"))


@dataclass(slots=True)
class Deed:
    """A word of the contribution tree where it stands, with the way up from it.

    Attributes:
        purpose: the noun that says what the thing is for ("kronor in emergency aid"), or None.
    """

    construction: Construction
    token: Token
    found: Match
    way: Climb
    purpose: Token | None = None


def without_carriers(deeds: list[Deed]) -> list[Deed]:
    """ "Contribute 275 engineers": the verb that carries a named deed is no deed of its own.

    Where the verb says more by its own fixed words ("brought the delegations together"), the thing in it is none.
    """
    telling = {id(d.token) for d in deeds if d.construction.field == "verbs" and d.construction.fixed > 1}
    deeds = [d for d in deeds if d.construction.field != "things" or id(_carrier(d)) not in telling]
    carriers = {id(s.carrier) for d in deeds for s in d.way.steps if s.carrier not in (None, d.token)}
    verbs = ("verbs", "weak_verbs")
    kept = [d for d in deeds if id(d.token) not in carriers or d.construction.field not in verbs]
    tokens = {id(d.token) for d in kept}
    return [d for d in kept if not d.construction.field.startswith("weak") or not holds_other(d.token, tokens)]


def _carrier(deed: Deed) -> Token | None:
    return next((s.carrier for s in deed.way.steps if s.carrier is not None), None)


def holds_other(noun: Token, tokens: set[int]) -> bool:
    """ "action to stop the flow of money": a weak word gives way to the deed that explains it."""
    return any(id(t) in tokens for t in noun.subtree() if t is not noun)


def complement_chain(clause: Token) -> list[Token]:
    """The verbs of a relative clause, the innermost complement first, where its gap is."""
    out: list[Token] = []
    for verb in coordinated(clause):
        chain = [verb]
        while (inner := chain[-1].child("xcomp", "ccomp")) is not None:
            chain.append(inner)
        out.extend(reversed(chain))
    return [v for v in out if v.pos in ("VERB", "AUX")]


def told_as_over(predicates: list[Token], adverbs: frozenset[str]) -> bool:
    """Told as over: "had offered", "previously offered"; the pluperfect of a reported clause is only backshift."""
    if any(c.lower in adverbs for p in predicates for c in p.children):
        return True
    return any(c.lower == "had" and c.dep == "aux" and p.dep != "ccomp" for p in predicates[-1:] for c in p.children)


def aspect_of(predicates: list[Token], lasting: frozenset[str]) -> str:
    """`progressive` or `present` where the clause tells the deed as going on, else ""."""
    if any(c.lower in lasting for p in predicates for c in p.children if c.dep in ("amod", "advmod")):
        return "progressive"
    verb = next((p for p in predicates if p.pos in ("VERB", "AUX")), None)
    if verb is None:
        return ""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    if any(h.lemma == "be" for h in helpers) and (verb.tag == "VBG" or any(h.lower == "being" for h in helpers)):
        return "progressive"
    return "present" if verb.tag in ("VBZ", "VBP") and not helpers else ""


def told_in_passing(deed: Deed, grammar: Mapping[str, frozenset[str]], explicit: bool) -> bool:
    """Whether a noun tells its event as known: with an agent, a victim, a place or the article, in no imagined clause.

    Args:
        explicit: whether only an agent of its own will do, as with words of speech ("Seoul's offer").
    """
    noun, steps = deed.token, deed.way.steps
    if any(s.kind not in ("given", "carry", "start", "continue", "allege") for s in steps):
        return False
    if any(c.dep == "det" and c.lower in grammar["unreal_determiners"] for c in noun.children):
        return False
    for governor in noun.ancestors():
        if governor.pos in ("VERB", "AUX"):
            if any(c.tag == "MD" for c in governor.children) or in_condition(deed.way):
                return False
            break
    between = any((c.dep == "prep" and c.lower == "between") or is_agent_noun(c, grammar) for c in noun.children)
    if explicit:
        return between or explicit_agent(noun, pronouns=False)
    return between or explicit_agent(noun) or any(_settles(c, grammar["settling"]) for c in noun.children)


def _settles(child: Token, prepositions: frozenset[str]) -> bool:
    """A child that makes an event noun a certain event: a phrase of place or victim, a date, a town before it."""
    if child.dep == "prep":
        return child.lower in prepositions and any(o.dep == "pobj" for o in child.children)
    return child.i < child.head.i and child.ent in ("DATE", "GPE")


def comma_before(clause: Token) -> bool:
    """Whether a relative clause is set off, so that it may belong to a noun further left."""
    tokens = clause.sentence.tokens
    first = clause.edges()[0]
    return first > 0 and tokens[first - 1].text == ","


def strong_enough(field: str, steps: list[Step]) -> bool:
    """A thing needs a verb of giving, a weak word needs an operator that says more than that it is done."""
    if field == "things":
        given = (s for s in steps if s.kind not in SPOKEN_OF)
        return any(not s.entry.startswith("grammar:") or s.entry == "grammar:measure" for s in given)
    if field.startswith("weak"):
        return any(not s.entry.startswith("grammar:") and s.kind != "carry" for s in steps)
    return True


def apply_negation(way: Climb, first: Step) -> None:
    """A negation found above the first operator acts on it."""
    for step in way.steps[1:]:
        if step.kind == "assert" and step.negated:
            step.negated = False
            first.negated = not first.negated
            first.words.extend(t for t in step.words if t not in first.words)
            return


def explicit_agent(noun: Token, pronouns: bool = True) -> bool:
    for child in noun.children:
        if (child.dep == "poss" and (pronouns or child.tag != "PRP$")) or (
            child.dep in ("prep", "agent") and child.lower == "by"
        ):
            return True
        if child.dep in ("amod", "compound", "nmod") and child.ent in _GIVERS and child.text[:1].isupper():
            return True
    return False


def owns(noun: Token, agents: list[Token]) -> bool:
    """Whether the agent is only the noun's possessor, nothing else saying whom the deed concerns: "their arrest"."""
    if noun.pos not in ("NOUN", "PROPN") or not agents or agents[0].dep != "poss" or agents[0].head is not noun:
        return False
    return not any(c.dep == "prep" and c.lower in ("of", "on", "against", "by") for c in noun.children)


def inside_name(token: Token) -> bool:
    """A word inside a name is no deed ("Joint Strike Fighter", "Security Assistance Group", "3 March")."""
    return token.pos == "PROPN" and token.ent in (
        "ORG",
        "PERSON",
        "GPE",
        "FAC",
        "WORK_OF_ART",
        "EVENT",
        "PRODUCT",
        "LAW",
        "DATE",
    )


def is_whole_name(token: Token, words: list[Token]) -> bool:
    """Whether words of a lexicon are all of a name that ends on the token: "the Paris Agreement"."""
    first, tokens = token.i, token.sentence.tokens
    while first and not tokens[first].ent_first and tokens[first - 1].ent == token.ent:
        first -= 1
    name = [t for t in tokens[first : token.i + 1] if t.pos != "DET"]
    return token.ends_name() and len(name) > 1 and all(any(t is w for w in words) for t in name)


def in_condition(way: Climb) -> bool:
    """Whether the deed stands in an if-clause or an indirect question, so that nobody is said to do it."""
    weighed = any(s.kind == "whether" for s in way.steps)
    for predicate in way.predicates:
        marks = [c.lower for c in predicate.children if c.dep in ("mark", "advmod") and c.lower in _MARKS]
        if marks and not (weighed and marks == ["whether"]):
            return True
        if predicate.dep in ("pcomp", "ccomp", "csubj") and any(
            c.tag in ("WP", "WRB", "WDT") for c in predicate.children
        ):
            return True
    return False


def stands_for_deed(word: Token, grammar: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word points at a deed told before: a pronoun, or "the idea" with nothing beside it that says which."""
    if word.pos == "PRON" or word.lower in grammar["deed_pronouns"]:
        return word.lower in grammar["deed_pronouns"]
    if word.lemma not in grammar["deed_nouns"]:
        return False
    beside = [c for c in word.children if c.pos != "PUNCT"]
    return bool(beside) and all(c.i < word.i and c.lower in grammar["pointers"] for c in beside)


def operator_of(step: Step) -> Operator:
    start, end = min(t.start for t in step.words), max(t.end for t in step.words)
    return Operator(f"not {step.kind}" if step.negated else step.kind, step.entry, Span(start, end))


def evidence_span(
    words: list[Token],
    agents: list[Token],
    predicates: list[Token],
    roles: list[Role],
    quantities: tuple[Quantity, ...],
    sentence: Sentence,
) -> Span:
    spans = [t.span for t in words]
    near = {id(p) for p in predicates}
    heads = {id(p.head) for p in predicates if p.dep in ("relcl", "acl")}
    spans += [
        phrase_span(a)
        for a in agents
        if a.sentence is sentence and (id(a.head) in near or id(a) in heads or a.dep == "poss")
    ]
    spans += [r.span for r in roles if r.name in _TOLD or r.preposition is not None]
    spans += [q.span for q in quantities]
    spans = [s for s in spans if sentence.span.start <= s.start < sentence.span.end]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
