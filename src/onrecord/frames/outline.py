"""The clauses of a document: how far each verb reaches, and in which tense it tells."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.language.tree import Parsed, Token
from onrecord.model.document import Span
from onrecord.model.frame import Clause, Tense

_AHEAD = frozenset(("will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "could", "should", "must"))
_PAST = frozenset(("had", "was", "were", "did", "has", "have", "'ve", "’ve"))


def clauses(parsed: Parsed) -> tuple[Clause, ...]:
    """Every clause with a verb, finite or not, in reading order of the verbs."""
    return tuple(c for sentence in parsed.sentences for t in sentence.tokens for c in _clause(t))


def _clause(verb: Token) -> Iterator[Clause]:
    if verb.pos not in ("VERB", "AUX") or verb.dep in ("aux", "auxpass", "amod", "compound"):
        return
    low, high = verb.edges()
    tokens = verb.sentence.tokens
    tense, finite = _tense(verb)
    joined = verb.dep == "conj" and verb.child("nsubj", "nsubjpass") is None
    yield Clause(Span(tokens[low].start, tokens[high].end), verb.sentence.index, tense, finite, joined)


def _tense(verb: Token) -> tuple[Tense | None, bool]:
    """The tense, and whether the clause is finite; a participle or infinitive leaves it to the clause it hangs on."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    words = {h.lower for h in helpers}
    if words & _AHEAD:
        return "future", True
    if "to" in words:
        above = verb.head
        return ("future" if above is not verb and _tense_alone(above) == "present" else "open"), False
    if words & _PAST or verb.tag == "VBD":
        return "past", True
    if helpers or verb.tag in ("VBZ", "VBP"):
        return ("present", True) if helpers or verb.tag != "VBN" else (None, False)
    told = verb.dep == "ROOT" and verb.child("nsubj") is not None
    return ("past" if told and verb.tag == "VBN" else None), verb.dep == "ROOT"


def _tense_alone(verb: Token) -> str | None:
    return "present" if verb.tag in ("VBZ", "VBP") or any(c.tag in ("VBZ", "VBP") for c in verb.children) else None
