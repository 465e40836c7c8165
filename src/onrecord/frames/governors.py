"""Words that govern what the lexicons are about: a reported clause, or a word of deed."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from onrecord.frames.roles import coordinated
from onrecord.language.tree import Parsed, Token


@dataclass(frozen=True, slots=True)
class Governor:
    """One occurrence of a verb or noun over a clause or a word of deed.

    Attributes:
        lemma: in lower case. pos: `verb` or `noun`. over: `clause` or the lemma of the deed.
    """

    lemma: str
    pos: str
    over: str


def governors(parsed: Parsed, deeds: Container[str]) -> Iterator[Governor]:
    """Every verb and noun over a clause with a subject of its own, or over a word of `deeds`, in reading order.

    Args:
        parsed: the document's trees.
        deeds: lemmas of contributions and events.
    """
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.lemma.isalpha() and (token.pos == "VERB" or (token.pos == "NOUN" and not token.ent)):
                over = _over(token, deeds)
                if over is not None:
                    yield Governor(token.lemma.lower(), token.pos.lower(), over)


def _over(token: Token, deeds: Container[str]) -> str | None:
    clauses = ("ccomp",) if token.pos == "VERB" else ("acl", "ccomp")
    for child in token.children:
        reported = child.dep in clauses and child.child("nsubj", "nsubjpass") is not None
        if reported and (token.pos == "VERB" or any(c.dep == "mark" for c in child.children)):
            return "clause"
    if token.pos != "VERB":
        return None
    objects = (o for c in token.children if c.dep == "dobj" for o in coordinated(c))
    return next((o.lemma for o in objects if o.lemma in deeds), None)
