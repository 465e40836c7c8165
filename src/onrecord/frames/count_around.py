"""Around a counted phrase: the predicates it stands in, labels it gives a value to, owners, place and time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.frames.matching import Roles
from onrecord.frames.mentions import phrase_span
from onrecord.frames.quantities import Measured
from onrecord.frames.roles import antecedent, coordinated, is_passive
from onrecord.language.tree import Token
from onrecord.model.document import Span
from onrecord.model.frame import Predicate

_IN = frozenset(("in", "at", "across", "inside", "within", "throughout", "near", "around", "on", "into", "to", "from",
                 "over", "along", "outside", "off"))  # fmt: skip
_GEO = frozenset(("GPE", "LOC", "FAC"))
_NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "SYM", "PRON")
_DEPTH = 6
_STATES = ("JJ", "VBN", "VBD", "NN", "NNP")


def anchor_of(found: Measured, tokens: list[Token]) -> Token:
    """The word of the counted phrase whose governor stands outside it."""
    last = max(t.i for t in (found.noun, found.pronoun, tokens[found.last]) if t is not None)
    inside = tokens[found.first : last + 1]
    outer = [t for t in inside if t.head is t or not found.first <= t.head.i <= last]
    if found.noun is not None and found.noun in outer:
        return found.noun
    governed = [t for t in outer if t.pos in ("NUM", "NOUN", "PROPN", "ADJ", "SYM", "PRON")]
    return (governed or outer or inside)[-1]


def apposed(found: Measured, tokens: list[Token]) -> Token | None:
    """The noun that "350,000 of them" stands beside: "the refugees, 350,000 of them"."""
    if found.pronoun is None:
        return None
    anchor = anchor_of(found, tokens)
    return anchor.head if anchor.dep == "appos" and anchor.head.pos == "NOUN" else None


def predicates_of(anchor: Token, found: Measured, roles: Roles) -> tuple[tuple[Predicate, ...], list[Token]]:
    """What is said of the phrase, nearest first, and the verbs among it."""
    said: list[Predicate] = []
    verbs: list[Token] = []
    noun = found.noun
    for token in {id(t): t for t in (noun, anchor) if t is not None}.values():
        _modifiers(token, found, said, verbs)
    node = anchor
    for _ in range(_DEPTH):
        while _beside(node):
            node = node.head
        governor = node.head
        if governor is node:
            break
        if node.dep in ("pobj", "pcomp"):
            above = governor.head
            if above.is_verb():
                _verb(above, "value" if governor.lower != "by" or not is_passive(above) else "subject", said, verbs)
                break
            if above.pos == "NUM" and governor.lower == "of":
                break  # "three of the 40 hostages": what befell the three did not befall the forty
            if governor.lower not in ("of", "for", "by", "to", "in", "among", "with", "including", "from"):
                break
            said.append(_predicate(above, "of"))
            node = above
            continue
        if governor.is_verb():
            _verb(governor, _role(node, governor, found), said, verbs)
            break
        if node.dep in ("nsubj", "dobj", "attr", "nsubjpass") and governor.pos in ("NOUN", "ADJ", "PROPN"):
            said.append(_predicate(governor, "state"))
            break
        node = governor
    return tuple({(p.lemma, p.role, p.span): p for p in said}.values()), verbs


def _beside(node: Token) -> bool:
    """Whether the word shares its place in the clause with its governor: coordination, apposition, "from 45 to 61"."""
    if node.head is node or node.head.pos not in _NOMINAL:
        return False
    return node.dep in ("conj", "appos") or (node.dep in ("quantmod", "nummod", "compound") and node.head.pos == "NUM")


def _modifiers(token: Token, found: Measured, said: list[Predicate], verbs: list[Token]) -> None:
    """Participles and adjectives of the phrase: "12 wounded people", "340 persons taken into custody", "12 dead"."""
    following = token.sentence.tokens[found.last + 1 : found.last + 2]
    if found.noun is None and found.pronoun is None and following and following[0].tag in _STATES:
        said.append(_predicate(following[0], "state"))
    for child in token.children:
        if child.dep in ("amod", "compound", "acomp", "oprd") or (child.dep == "acl" and not child.children):
            if child.i > found.last or child.dep == "acl":
                said.append(_predicate(child, "state"))
        elif child.dep in ("acl", "relcl") and child.is_verb():
            subject = child.child("nsubj")
            own = subject is None or subject.tag in ("WP", "WDT")
            role = "object" if is_passive(child) or child.tag == "VBN" or not own else "subject"
            _verb(child, role, said, verbs)


def _role(node: Token, verb: Token, found: Measured) -> str:
    if node.dep in ("nsubjpass", "dobj", "dative", "oprd"):
        return "object"
    if node.dep == "nsubj":
        bare = found.noun is None and verb.i <= node.i + 2 and verb.child("dobj", "aux", "attr", "prep") is None
        return "object" if is_passive(verb) or (bare and verb.tag in ("VBN", "VBD")) else "subject"
    if node.dep in ("attr", "npadvmod", "advmod", "acomp"):
        return "value"
    return "object" if node.dep == "ccomp" else "value"


def _verb(verb: Token, role: str, said: list[Predicate], verbs: list[Token], depth: int = 0) -> None:
    """A verb and what completes it: "were reported killed", "are believed to have died", "remain captive"."""
    verbs.append(verb)
    said.append(_predicate(verb, role))
    if depth > _DEPTH:
        return
    for child in verb.children:
        if child.dep in ("acomp", "oprd", "attr") and role in ("object", "subject"):
            said.append(_predicate(child, "state"))
        elif child.dep in ("advcl", "ccomp") and child.tag == "VBG" and role == "object" and child.i <= verb.i + 5:
            said.append(_predicate(child, "subject"))  # "sent thousands fleeing"
        elif child.dep == "xcomp" and role in ("object", "subject"):
            inner = "object" if is_passive(child) or child.tag == "VBN" else "subject"
            aux = any(c.dep == "aux" and c.lower == "have" for c in child.children)
            passive = any(c.dep == "auxpass" for c in child.children)
            _verb(child, "subject" if aux and not passive else inner, said, verbs, depth + 1)
        elif child.dep == "conj" and child.is_verb() and child.child("nsubj", "nsubjpass") is None:
            shared = "object" if role == "object" and child.tag == "VBN" else role
            if child.child("dobj") is None or role == "subject":
                _verb(child, shared, said, verbs, _DEPTH + 1)


def _predicate(token: Token, role: str) -> Predicate:
    return Predicate(token.lemma, role, tuple(_companions(token)), token.span)


def _companions(token: Token) -> Iterator[str]:
    for child in token.children:
        if child.dep in ("dobj", "prt", "acomp", "oprd", "attr", "amod", "compound", "advmod"):
            yield child.lemma
            yield from (c.lemma for c in child.children if c.dep in ("amod", "compound"))
        if child.dep in ("prep", "advmod", "prt"):
            yield child.lower
            yield from _objects(child)


def _objects(preposition: Token) -> Iterator[str]:
    for child in preposition.children:
        if child.dep in ("pobj", "pcomp"):
            yield from (t.lemma for t in coordinated(child))
            following = child.sentence.tokens[child.i + 1 : child.i + 2]
            yield from (t.lemma for t in following if t.tag == "JJ")  # "the number of rebel dead"
        elif child.dep == "prep":
            yield from _objects(child)


def labels_of(anchor: Token, found: Measured) -> tuple[str, ...]:
    """Nouns whose value the number is: "the toll rose to 300", "put its losses at eight", "a force of 400"."""
    out: list[Token] = []
    node = anchor
    while _beside(node):
        node = node.head
        if node.pos in ("NOUN", "PROPN") and found.noun is None and found.pronoun is None:
            out.append(node)
    if node.dep == "pobj" and node.head.lower in ("of", "for", "in", "to", "at", "by", "from", "with", "worth"):
        above = node.head.head
        if above.pos in ("NOUN", "PROPN"):
            out.append(above)
            node = above
        elif above.is_verb():
            node = node.head
    verb = node.head
    if verb.is_verb() and node is not verb:
        valued = found.kind != "count" or found.noun is None
        for deps in (("dobj",), ("nsubj", "nsubjpass")):
            out += [antecedent(c) for c in verb.children if c.dep in deps and c is not node and valued]
    if node.pos in ("NOUN", "PROPN") and node.dep in ("dobj", "nsubj", "compound", "nmod") and found.noun is None:
        out.append(node)
    return tuple(dict.fromkeys(w for t in out if t.pos != "PRON" for w in _named(t)))


def _named(noun: Token) -> Iterator[str]:
    yield noun.lemma
    for child in noun.children:
        if child.dep in ("compound", "amod", "nmod"):
            yield f"{child.lemma} {noun.lemma}"
        if child.dep == "prep" and child.lower == "of":
            yield from _objects(child)


def owners_of(found: Measured, anchor: Token) -> list[Token]:
    """Names before the head, its possessors, and what it is of: whose soldiers, fighters, losses."""
    out: list[Token] = []
    for noun in (found.noun, *_label_heads(anchor)):
        if noun is None:
            continue
        if noun is not found.noun and noun.ent in ("ORG", "NORP", "GPE"):
            out.append(noun)
        out += [c for c in noun.children if c.dep == "poss" or (c.dep in ("compound", "amod", "nmod") and c.ent)]
        for child in noun.children:
            if child.dep == "prep" and child.lower in ("of", "from"):
                out += [t for t in child.children if t.dep == "pobj"]
    return out


def _label_heads(anchor: Token) -> Iterator[Token]:
    """The noun that has the number as its value."""
    node = anchor.head if anchor.dep == "appos" else anchor
    if node is not anchor:
        yield node
    if node.dep == "pobj":
        above = node.head.head
        if above.pos in ("NOUN", "PROPN"):
            yield above
        if above.is_verb():
            yield from (c for c in above.children if c.dep in ("nsubj", "dobj", "nsubjpass") and c.pos == "NOUN")


def around_place(
    anchor: Token, noun: Token | None, verbs: list[Token], grammar: Mapping[str, frozenset[str]]
) -> tuple[Span | None, bool]:
    """Where: the nearest prepositional phrase with a place, and whether they went there."""
    subjects = [c for v in verbs[:1] for c in v.children if c.dep == "nsubj"]
    for token in (noun, anchor, *verbs, *subjects):
        for child in token.children if token is not None else ():
            found = _place_of(child, grammar)
            if found is not None:
                return _joined(_named_place(found)), found.head.lower in grammar["arriving"]
    return None, False


def _place_of(preposition: Token, grammar: Mapping[str, frozenset[str]], depth: int = 0) -> Token | None:
    """The place in a prepositional phrase, or in one inside it: "in a battle near Muttur"."""
    if preposition.dep not in ("prep", "advmod") or preposition.lower not in _IN:
        return None
    for child in preposition.children:
        if child.dep == "prep" and depth == 0 and (found := _place_of(child, grammar, 1)) is not None:
            return found
        if child.dep == "pobj":
            if child.ent in _GEO or child.lemma in grammar["place_nouns"]:
                return child
            inner = (_place_of(c, grammar, 1) for c in child.children) if depth == 0 else ()
            return next((p for p in inner if p is not None), None)
    return None


def _named_place(place: Token) -> Token:
    """ "Dadaab" of "the camps at Dadaab"."""
    if place.ent in _GEO:
        return place
    for child in place.children:
        inner = child.child("pobj") if child.dep == "prep" and child.lower in ("at", "in", "near") else None
        if inner is not None and inner.ent in _GEO:
            return inner
    return place


def _joined(place: Token) -> Span:
    """The place with those coordinated with it and its own "of": "the Gulf of Aden and the Red Sea"."""
    span = phrase_span(place)
    for other in coordinated(place):
        span = span.union(phrase_span(other))
    for child in place.children:
        inner = child.child("pobj") if child.dep == "prep" and child.lower == "of" else None
        if inner is not None:
            span = span.union(phrase_span(inner))
    return span


def around_time(anchor: Token, noun: Token | None, verbs: list[Token]) -> Span | None:
    """When: the nearest words of a date beside the phrase or its verb."""
    for token in (noun, anchor, *verbs):
        for child in token.children if token is not None else ():
            if child.dep in ("npadvmod", "advmod") and child.ent == "DATE":
                return phrase_span(child)
            inner = child.child("pobj") if child.dep == "prep" else None
            if inner is not None and inner.ent == "DATE":
                start = child.start if child.lower in ("since", "before", "after", "until", "by") else None
                span = phrase_span(inner)
                return Span(start, span.end) if start is not None else span
    return None
