"""Questions about one cue, answered from its tree: what its content looks like, how the cue itself stands."""

from __future__ import annotations

from onrecord.frames.matching import Match
from onrecord.frames.report_group import Group
from onrecord.language.tree import Quotation, Token
from onrecord.model.document import Span

_REACH = 8
"""How many words behind a noun its clause may begin."""
_HAVE = frozenset(("have", "has", "had"))
_CONDITIONS = frozenset(("if", "unless"))


def essential_end(group: Group, heads: list[Token], high: int) -> int:
    """The last word of an object without what is only added: ", which …", a dash, a day after the quoted words."""
    tokens = group.sentence.tokens
    inside = [q for q in group.quotes if q.span.start >= tokens[group.cue.i].end]
    for token in tokens[heads[0].i + 1 : high + 1]:
        if any(q.span.start < token.start < q.span.end for q in inside):
            continue
        if token.tag in ("WDT", "WP") and tokens[token.i - 1].text == ",":
            return token.i - 2
        if token.text in ("—", "–", "--") or (token.text == "-" and tokens[token.i - 1].end < token.start):
            return token.i - 1
        if token.ent == "DATE" and token.ent_first and any(0 <= token.start - q.outer.end < 2 for q in inside):
            return token.i - 1
    return high


def is_nominal(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and not tagged_as_noun(token)


def tagged_as_noun(token: Token) -> bool:
    """Whether a cue tagged as a noun has a subject, hence is a verb: "…, the agency estimates"."""
    return token.pos in ("NOUN", "PROPN") and token.child("nsubj", "nsubjpass") is not None


def clause_behind(noun: Token) -> Token | None:
    """The clause of "a warning from NATO that …" where the parse hangs it elsewhere."""
    for token in noun.sentence.tokens[noun.i + 1 : noun.i + _REACH]:
        if token.lower == "that" and token.dep == "mark":
            return token.head if token.head.child("nsubj", "nsubjpass") is not None else None
        if token.pos not in ("ADP", "DET", "PROPN", "NOUN", "ADJ", "NUM"):
            return None
    return None


def is_negated(token: Token) -> bool:
    heads = [token]
    while heads[-1].dep == "xcomp" and heads[-1].head.is_verb():
        heads.append(heads[-1].head)
    return any(c.dep == "neg" or c.lower in ("never", "nor", "unable") for h in heads for c in h.children)


def is_proposition(clause: Token, manner: str) -> bool:
    """A finite clause; an infinitive only for cues that take one."""
    if clause.dep == "xcomp" and any(c.dep == "aux" and c.lower == "to" for c in clause.children):
        return manner == "infinitive"
    if clause.dep == "xcomp":
        gerund = clause.tag == "VBG" or any(c.dep == "aux" and c.tag == "VBG" for c in clause.children)
        return gerund or clause.child("nsubj", "nsubjpass") is not None
    return True


def is_finite(clause: Token) -> bool:
    return clause.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.tag in ("MD", "VBD", "VBZ", "VBP") for c in clause.children
    )


def is_that_clause(clause: Token) -> bool:
    return any(
        c.dep in ("mark", "nsubj", "dobj") and c.lower == "that" and c.i < clause.i for c in clause.children
    ) and (clause.child("nsubj", "nsubjpass") is not None)


def cue_span(token: Token, found: Match) -> Span:
    """The reporting words: the cue with "has" before it and its fixed words where they stand beside it."""
    low = high = token.i
    tokens = token.sentence.tokens
    fixed = {w.i for w in found["words"]}
    while high + 1 in fixed:
        high += 1
    while low - 1 in fixed:
        low -= 1
    if token.dep == "pcomp" and low and tokens[low - 1] is token.head and token.head.head.is_verb():
        quoted = token.head.head  # "was quoted as saying"
        if quoted.i == token.head.i - 1:
            low = min([quoted.i, *(c.i for c in quoted.children if c.dep in ("aux", "auxpass"))])
    perfect = [c.i for c in token.children if c.dep in ("aux", "neg") and c.i < token.i and c.lower in _HAVE]
    return token.sentence.between(min([low, *perfect]), high)


def is_imagined(token: Token) -> bool:
    """Whether the cue stands in a condition: what nobody has said yet is no statement."""
    return token.dep == "advcl" and any(c.dep == "mark" and c.lower in _CONDITIONS for c in token.children)


def quote_ends_before(token: Token, quotes: list[Quotation]) -> bool:
    """Whether a quotation closes right before the cue or before one or two words in front of it."""
    if not quotes:
        return False
    tokens = token.sentence.tokens
    border = tokens[max(0, token.i - 2)].start
    return any(border - 2 <= q.outer.end <= token.start + 1 for q in quotes)
