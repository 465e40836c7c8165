"""One matcher for every construction: fixed words along the tree, then the slots."""

from __future__ import annotations

from onrecord.codebook.constructions import Construction
from onrecord.frames.roles import Arguments, arguments, coordinated, is_passive
from onrecord.language.tree import Token

_POS = {
    "verb": ("VERB", "AUX"),
    "noun": ("NOUN", "PROPN", "NUM"),
    "adj": ("ADJ", "VERB", "ADV"),
    "adv": ("ADV", "ADJ", "PART", "SCONJ"),
    "prep": ("ADP", "SCONJ", "ADV", "VERB", "ADJ"),
}


class Roles:
    """Arguments of predicates, computed once a token."""

    def __init__(self) -> None:
        self._known: dict[int, Arguments] = {}

    def of(self, token: Token) -> Arguments:
        """The arguments around `token`."""
        found = self._known.get(id(token))
        if found is None:
            found = self._known[id(token)] = arguments(token)
        return found


Match = dict[str, list[Token]]


def match(construction: Construction, anchor: Token, roles: Roles) -> Match | None:
    """Slot → heads of its fillers, and `words` → the fixed words found; None where the construction is not there."""
    if construction.pos != "any" and anchor.pos not in _POS[construction.pos]:
        return None
    if construction.pos == "adj" and anchor.pos == "VERB" and (anchor.tag != "VBN" or anchor.child("dobj")):
        return None
    particle = anchor.child("prt") if construction.pos == "verb" else None
    if particle is not None and particle.lower not in construction.items:
        return None  # "ruled out" is not "ruled"
    found: Match = {"words": [anchor]}
    tail = anchor
    held: list[Token] = []
    for number, item in enumerate(construction.items):
        if item.startswith("{"):
            object_first = construction.items[number + 1 : number + 2] == ("with",)
            if item == "{subject}":
                around = roles.of(anchor)
                others = [t for t in around.themes if not any(t is w for w in found["words"])]
                fillers = [] if around.clauses or others else around.agents
            else:
                fillers = roles.of(anchor).themes if object_first else _fill(item[1:-1], tail, anchor, roles)
            if item == "{deed}" and "doer" in found:
                # "told him to leave" asks him; "told him that he would" does not
                fillers = [f for f in fillers if (not f.is_verb() or _to_do(f)) and f not in found["doer"]]
            if item == "{passive}":
                fillers = [f for f in fillers if f.is_verb() and is_passive(f) and not roles.of(f).agents]
            if tail.pos == "ADP":  # "opened fire on Monday" is at nobody
                fillers = [f for f in fillers if f.ent not in ("DATE", "TIME")]
            if not fillers:
                return None
            found[item[1:-1]] = fillers
            tail, held = anchor, fillers
        else:
            following = _fixed(item, tail, anchor, roles)
            if following is None and construction.pos == "verb":  # "hosted the talks with": hung on the object
                beside = (c for h in held for c in h.children if c.dep == "prep" and not h.is_verb())
                following = next((c for c in beside if c.lower == item), None)
            if following is None:
                return None
            found["words"].append(following)
            tail = following
    return found


def _to_do(clause: Token) -> bool:
    """Whether a clause says what is to be done: an infinitive, or a clause without "that" and tense."""
    return any(c.dep == "aux" and c.lower in ("to", "should") for c in clause.children) or clause.tag in ("VB", "VBG")


def _fixed(word: str, tail: Token, anchor: Token, roles: Roles) -> Token | None:
    if word.startswith("^"):
        return _before(word[1:], tail, anchor)
    for governor in (tail, anchor) if tail is not anchor else (tail,):
        for child in governor.children:
            if child.dep == "advcl" and child.is_verb() and any(c.lower == "to" for c in child.children):
                continue  # "offered money to shelter refugees" offers no shelter
            around: list[Token] = coordinated(child) if child.pos in ("NOUN", "PROPN") else [child]
            for token in (t for near in around for t in (near, *_counted(near))):
                if _is_word(token, word):
                    return token
    if anchor.dep in ("relcl", "acl"):  # "the atrocities it committed": the object stands before its clause
        for theme in roles.of(anchor).themes:
            if theme is anchor.head and _is_word(theme, word):
                return theme
    if anchor.pos == "VERB":  # "began a hunger strike": a word before its noun
        for noun in anchor.children:
            if noun.dep in ("dobj", "nsubjpass"):
                for before in noun.children:
                    if before.i < noun.i and _is_word(before, word):
                        return before
    if anchor.dep == "dobj" and anchor.pos == "NOUN" and tail is anchor:  # "signed a memorandum with Italy on …"
        for beside in anchor.head.children:
            if beside.dep == "prep" and beside.i > anchor.i and beside.lower == word:
                return beside
    if anchor.dep in ("xcomp", "pcomp", "pobj", "acomp", "attr") and anchor.head.lower == word:
        return anchor.head
    return None


def _is_word(token: Token, word: str) -> bool:
    return word in (token.lower, token.lemma)


def _counted(quantifier: Token) -> list[Token]:
    """What a number or pronoun counts or picks from: "thousands of mines", "eight of its plants"."""
    picks = quantifier.pos in ("NUM", "DET", "PRON", "ADJ") and quantifier.dep in ("dobj", "nsubjpass", "pobj")
    if not picks and quantifier.ent not in ("CARDINAL", "QUANTITY"):
        return []
    return [t for of in quantifier.children if of.dep == "prep" and of.lower == "of" for t in _objects_of(of)]


def _before(word: str, tail: Token, anchor: Token) -> Token | None:
    for governor in (tail, anchor) if tail is not anchor else (tail,):
        for child in governor.children:
            if child.i < anchor.i and _is_word(child, word):
                return child
    if anchor.dep == "conj" and _is_word(anchor.head, word):  # "neither confirmed nor denied"
        return anchor.head
    return None


def _fill(slot: str, tail: Token, anchor: Token, roles: Roles) -> list[Token]:
    if tail is not anchor and tail.dep not in ("prt", "advmod", "neg", "aux"):
        if tail.pos in ("ADP", "SCONJ", "PART", "ADV"):
            return roles.of(tail).preps.get("", []) or _objects_of(tail)
        held = _governed(slot, tail, roles)
        if held or tail.pos not in ("ADJ", "NOUN"):
            return held
        around = [c for c in _governed(slot, anchor, roles) if c is not tail]  # "made clear that …"
        return around if tail.pos == "ADJ" else [c for c in around if c.is_verb()]  # "took steps to …"
    return _governed(slot, anchor, roles)


def _objects_of(preposition: Token) -> list[Token]:
    out: list[Token] = []
    for child in preposition.children:
        if child.dep in ("pobj", "pcomp", "ccomp", "prep"):
            out.extend(coordinated(child) if child.dep != "prep" else _objects_of(child))
    return out


def _governed(slot: str, anchor: Token, roles: Roles) -> list[Token]:
    found = roles.of(anchor)
    if slot in ("recipient", "audience"):
        return found.datives or found.preps.get("to", []) or (found.themes if found.clauses else [])
    if slot == "deed":
        return found.clauses or found.loose or found.themes
    if slot == "passive":
        return found.clauses
    if slot == "content":
        return found.clauses or found.loose or found.themes[-1:]
    if slot == "clause":
        return found.clauses or found.loose
    if slot == "planned":
        return [c for c in found.clauses or found.loose if _to_do(c) or any(m.tag == "MD" for m in c.children)]
    if slot == "infinitive":
        return [c for c in found.clauses or found.loose if _to_do(c) and c.child("nsubj", "nsubjpass") is None]
    if slot == "subject":
        return found.agents
    return found.themes or found.clauses
