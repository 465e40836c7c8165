"""From a deed up the tree: the operators that act on it, innermost first, and the predicates on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.codebook.constructions import Construction, Index
from onrecord.frames.matching import Roles, match
from onrecord.language.tree import Token

_MODALS = {
    **dict.fromkeys(("will", "'ll", "’ll", "shall", "would", "'d", "’d", "wo"), "will"),
    **dict.fromkeys(("may", "might", "could"), "may"),
    **dict.fromkeys(("can", "ca"), "can"),
    **dict.fromkeys(("must", "should", "ought"), "must"),
}
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "neither", "nor", "hardly", "no"))
_IRREAL_MARKS = frozenset(("if", "unless", "whether", "lest"))
_CONDITION_MARKS = frozenset(
    ("if", "unless", "until", "till", "once", "provided", "providing", "before", "when", "assuming")
)
_HELD_BACK = frozenset(("until", "before", "unless", "without"))
_PROVIDED = frozenset(("provided", "providing", "assuming"))
_OF_PLANS = frozenset(("commit", "offer", "plan"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_MAX_STEPS = 12


@dataclass(slots=True)
class Step:
    """One operator on the way, with the token that carries it; `negated` where a negation acts on it."""

    kind: str
    entry: str
    words: list[Token]
    negated: bool = False
    carrier: Token | None = None
    construction: Construction | None = None
    fillers: dict[str, list[Token]] = field(default_factory=dict)


@dataclass(slots=True)
class Climb:
    """The whole way from a deed to the predicate that is asserted.

    Attributes:
        steps: innermost first. predicates: the tokens passed, the deed first.
        top: the last of them. finite: whether something on the way is asserted.
        condition: the head of a conditional clause on the way. broken: the deed is only imagined or asked.
    """

    steps: list[Step]
    predicates: list[Token]
    top: Token
    finite: bool = False
    condition: Token | None = None
    none_of: Token | None = None
    until: Token | None = None
    broken: str = ""


class Climber:
    """Climbs from deeds with the operators of a lexicon."""

    def __init__(
        self, operators: Index, kinds: Mapping[str, str], grammar: Mapping[str, frozenset[str]], roles: Roles
    ) -> None:
        self._operators = operators
        self._kinds = kinds
        self._containers = grammar["containers"]
        self._copulas = grammar["copulas"]
        self._roles = roles

    def climb(self, deed: Token, headline: bool) -> Climb:
        """The operators over `deed`."""
        way = Climb([], [deed], deed)
        current = deed
        for _ in range(_MAX_STEPS):
            self._local(current, way, headline)
            if way.broken:
                break
            governor = self._up(current, way)
            if governor is None:
                break
            current = governor
            way.predicates.append(current)
        way.top = current
        _settle_condition(way)
        return way

    # --- what stands at one predicate itself

    def _local(self, token: Token, way: Climb, headline: bool) -> None:
        if token.pos in ("VERB", "AUX") or (token.pos == "ADJ" and token.child("cop", "nsubj")):
            self._verb_words(token, way, headline)
        else:
            self._noun_words(token, way)

    def _verb_words(self, verb: Token, way: Climb, headline: bool) -> None:
        auxiliaries = _auxiliaries(verb)
        modal = next((a for a in auxiliaries if a.lower in _MODALS and a.tag == "MD"), None)
        if verb.dep in ("xcomp", "acomp") and verb.pos == "ADJ":
            modal = modal or next((a for a in verb.head.children if a.tag == "MD"), None)
        to = any(a.lower == "to" for a in auxiliaries)
        negations = [c for c in verb.children if c.dep in ("neg", "cc", "preconj", "advmod") and c.lower in _NEGATIONS]
        if not negations and any(
            c.lower in ("no", "neither") and c.dep == "det"
            for s in verb.children
            if s.dep in ("nsubj", "nsubjpass", "dobj")
            for c in s.children
        ):
            negations = [c for s in verb.children for c in s.children if c.lower in ("no", "neither")]
        if verb.dep == "conj" and not negations:  # "will neither shut the base nor expel its envoy"
            negations = [c for c in verb.head.children if c.dep == "cc" and c.lower == "nor" and c.i < verb.i]
        for adverb in verb.children:
            if adverb.dep in ("advmod", "npadvmod", "mark", "prep"):
                self._adverb(adverb, way)
        if modal is not None:
            way.steps.append(Step(_MODALS[modal.lower], f"grammar:{modal.lower}", [modal]))
            way.finite = True
        elif _future(verb, auxiliaries):
            way.steps.append(Step("will", "grammar:be_going_to", auxiliaries))
            way.finite = True
        elif to and verb.dep == "ROOT" and headline:
            way.steps.append(Step("will", "grammar:headline_infinitive", [verb]))
            way.finite = True
        elif not to and (_is_finite(verb, auxiliaries) or _participle(verb) or (headline and verb.dep == "ROOT")):
            way.steps.append(Step("assert", "grammar:finite", [verb]))
            way.finite = True
        if way.none_of is not None and way.finite:
            negations, way.none_of = [*negations, way.none_of], None
        if negations:
            self._negate(way, negations, verb)
        self._conditions(verb, way)

    def _adverb(self, adverb: Token, way: Climb) -> None:
        tokens = adverb.sentence.tokens
        first = tokens[adverb.edges()[0]]
        for construction in self._operators.get(first.lemma):
            if construction.pos != "adv":
                continue
            following = tokens[first.i + 1 :][: len(construction.items)]
            if [t.lower for t in following] == list(construction.items):
                way.steps.append(Step(self._kinds[construction.entry], construction.entry, [first, *following]))
                return

    def _negate(self, way: Climb, words: list[Token], carrier: Token) -> None:
        """Negation acts on the outermost operator here that is not the bare assertion."""
        for step in reversed(way.steps):
            if step.kind != "assert" and (step.carrier is carrier or carrier in step.words or step is way.steps[-1]):
                step.negated = not step.negated
                step.words.extend(words)
                return
        if way.steps and way.steps[-1].kind == "assert":
            below = [s for s in way.steps[:-1] if s.carrier is carrier]
            step = below[-1] if below else way.steps[-1]
            step.negated = not step.negated
            step.words.extend(words)
        else:
            way.steps.append(Step("assert", "grammar:infinitive", list(words), negated=True))

    def _conditions(self, verb: Token, way: Climb) -> None:
        for child in verb.children:
            if child.dep not in ("advcl", "prep"):
                continue
            marks = [m for m in child.children if m.dep in ("mark", "advmod") and m.lower in _CONDITION_MARKS]
            if child.lower in _PROVIDED or (child.dep == "prep" and child.lower in _HELD_BACK):
                marks = [child]
            if not marks or way.condition is not None:
                continue
            word = marks[0].lower
            if word in ("until", "till", "unless", "before") and not _holds_back(word, verb, marks[0]):
                way.until = way.until or child
                continue
            if word in ("when", "without") and not _holds_back(word, verb, marks[0]):
                continue
            way.condition = child
            only = word in ("before", "until") or _only(marks[0])
            if only and not any(s.negated for s in way.steps):
                kind = "not_until" if word in ("before", "until") else "only_if"
                way.steps.append(Step(kind, f"grammar:{word}", [marks[0]]))
            elif word in ("until", "before", "till"):
                for step in reversed(way.steps):
                    if step.negated:
                        step.negated = False
                        break
                way.steps.append(Step("not_until", "grammar:not_until", [marks[0]]))

    def _noun_words(self, noun: Token, way: Climb) -> None:
        for child in noun.children:
            if child.dep == "det" and child.lower in ("no", "neither"):
                way.none_of = child
            elif (child.dep in ("amod", "compound") and child.lemma in self._operators) or child.dep == "amod":
                for construction in self._operators.get(child.lemma) or self._operators.get(child.lower):
                    if construction.pos == "adj" and not construction.items:
                        way.steps.append(
                            Step(self._kinds[construction.entry], construction.entry, [child], carrier=noun)
                        )
                        break

    # --- what governs it

    def _up(self, token: Token, way: Climb) -> Token | None:
        current = token
        while current.dep == "conj" and current.head is not current:
            if current.pos in ("VERB", "AUX") and _own_clause(current):
                return None
            if current.pos in ("NOUN", "PROPN") and _joined_by_not(current):
                way.none_of = current
            current = current.head
        if current.head is current:
            return None
        governor = current.head
        if current.dep == "ccomp" and current.i < governor.i and current.child("nsubj", "nsubjpass") is not None:
            return None  # only verbs of reporting follow the clause they govern
        step = self._operator(governor, token, current)
        if step is not None and step.kind in _OF_PLANS and current.dep == "ccomp" and _told(way):
            return None  # "announced that it had sent troops" tells what is done
        if step is not None:
            if any(c.lower == "whether" for c in current.children):
                step.kind = "whether"  # "has not decided whether to send"
            way.steps.append(step)
            return step.carrier
        if current.dep == "prep" or governor.pos == "ADP":
            return self._through_preposition(token, governor, way)
        if current.dep == "advcl" and _irreal_clause(current):
            way.broken = "imagined"
        if current.dep in ("compound", "nmod") and governor.pos in ("NOUN", "PROPN"):
            return governor if governor.lemma in self._containers else None
        if current.dep in ("acomp", "attr", "oprd") and (governor.pos == "AUX" or governor.lemma in self._copulas):
            return governor
        return None

    def _through_preposition(self, token: Token, preposition: Token, way: Climb) -> Token | None:
        governor = preposition.head
        if governor is preposition:
            return None
        outer: tuple[Token, ...] = ()
        if governor.dep == "pobj":
            outer = (governor.head.head,)
        elif governor.dep in ("dobj", "attr", "advmod", "acomp", "prt", "npadvmod"):
            outer = (governor.head,)
        for anchor in (governor, *outer):
            step = self._operator(anchor, token, preposition)
            if step is not None:
                way.steps.append(step)
                return step.carrier
        for construction in self._operators.get(preposition.lemma):
            if construction.pos == "prep":
                way.steps.append(
                    Step(self._kinds[construction.entry], construction.entry, [preposition], carrier=preposition)
                )
                return (
                    governor if governor.pos in ("VERB", "AUX") and construction.entry.endswith("not_ready") else None
                )
        if governor.pos == "ADP":
            return self._through_preposition(token, governor, way)
        if preposition.lower in ("of", "in") and _measures(governor):
            way.steps.append(Step("carry", "grammar:measure", [governor], carrier=governor))
            return governor
        return None

    def _operator(self, governor: Token, token: Token, via: Token) -> Step | None:
        """The operator construction at `governor` one of whose slots holds the token, else None."""
        for anchor in (governor, *_inner_anchors(governor, via)):
            named = [*self._operators.get(anchor.lemma)]
            if anchor.tag == "VBN" and anchor.lower != anchor.lemma:  # "is opposed to": an adjective by its form
                named += self._operators.get(anchor.lower)
            for construction in named:
                if construction.pos == "adv":
                    continue
                found = match(construction, anchor, self._roles)
                if found is None:
                    continue
                if not _holds(found, token, via):
                    if any(token is t or via is t for t in found.get("recipient", ())):
                        return None
                    continue
                return Step(
                    self._kinds[construction.entry], construction.entry, found["words"], carrier=anchor,
                    construction=construction, fillers={k: v for k, v in found.items() if k != "words"},
                )  # fmt: skip
        return None


def _inner_anchors(governor: Token, via: Token) -> list[Token]:
    """Nouns and adjectives inside the governor's predicate that carry the operator ("reserve the right to")."""
    return [c for c in governor.children if c is not via and c.dep in ("acomp", "attr", "dobj", "oprd") and c.i < via.i]


def _holds(found: dict[str, list[Token]], token: Token, via: Token) -> bool:
    for slot, fillers in found.items():
        if slot in ("words", "doer", "any", "recipient", "audience"):
            continue
        for filler in fillers:
            if filler is token or filler is via or (filler.pos == "ADP" and token in filler.children):
                return True
    return False


def _settle_condition(way: Climb) -> None:
    """ "refuses to lend money until …": a time clause is a condition where something on the way is refused."""
    refused = any(s.negated or s.kind in ("rule_out", "decline", "delay") for s in way.steps)
    if way.until is not None and way.condition is None and refused:
        way.condition = way.until
        way.steps.append(Step("not_until", "grammar:until", [way.until]))


def _told(way: Climb) -> bool:
    """Whether what was passed last is a clause told as a fact."""
    return bool(way.steps) and way.steps[-1].kind == "assert" and not way.steps[-1].negated


def _measures(noun: Token) -> bool:
    """A noun that only counts another: "$50 million in aid", "dozens of tanks", "tons of food"."""
    return noun.ent in ("MONEY", "CARDINAL", "QUANTITY") or any(c.dep == "nummod" for c in noun.children)


def _joined_by_not(noun: Token) -> bool:
    """ "its airspace, but not its bases"."""
    if any(c.dep == "neg" for c in noun.children):
        return True
    first = noun.edges()[0]
    return first > 0 and noun.sentence.tokens[first - 1].lower == "not"


def _auxiliaries(verb: Token) -> list[Token]:
    own = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    shares = not own and verb.dep == "conj" and verb.head.pos in ("VERB", "AUX") and verb.tag in ("VB", "VBN", "VBG")
    if shares and not any(c.dep in ("nsubj", "nsubjpass") for c in verb.children):
        return _auxiliaries(verb.head)
    return own


def _is_finite(verb: Token, auxiliaries: list[Token]) -> bool:
    if verb.tag in _FINITE:
        return True
    return any(
        a.tag in _FINITE or a.lower in ("'s", "’s", "'ve", "’ve", "’re", "'re", "'d", "’d", "'m", "’m")
        for a in auxiliaries
    )


def _participle(verb: Token) -> bool:
    """A participle that modifies asserts as a finite verb does: "those calling for", "troops sent to"."""
    return verb.dep in ("acl", "advcl") and verb.tag in ("VBG", "VBN") and verb.child("mark") is None


def _future(verb: Token, auxiliaries: list[Token]) -> bool:
    """ "is going to send", "is to send": the small pipeline makes `going` or `is` the head."""
    head = verb.head
    if verb.dep != "xcomp" or not any(a.lower == "to" for a in auxiliaries):
        return False
    subject = head.child("nsubj")
    who = subject is not None and (subject.pos in ("PROPN", "PRON") or subject.ent != "" or subject.tag == "NNS")
    return head.lower == "going" or (head.lemma == "be" and head.lower != "been" and who)


def _own_clause(verb: Token) -> bool:
    return verb.child("nsubj", "nsubjpass") is not None


def _irreal_clause(verb: Token) -> bool:
    return any(c.dep in ("mark", "advmod") and c.lower in _IRREAL_MARKS for c in verb.children)


def _holds_back(word: str, verb: Token, mark: Token) -> bool:
    """Whether a time clause is a condition: "not until", "only when", "must … before any talks can"."""
    if _only(mark) or (word in ("until", "till") and any(c.dep == "neg" for c in verb.children)):
        return True
    return word in ("before", "without") and (
        any(c.dep == "neg" for c in verb.children)
        or any(c.tag == "MD" and c.lower in ("must", "should") for c in verb.children)
    )


def _only(mark: Token) -> bool:
    return mark.i > 0 and mark.sentence.tokens[mark.i - 1].lower in ("only", "not")
