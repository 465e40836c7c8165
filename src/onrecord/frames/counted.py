"""What a number counts: the head of the noun phrase behind it, found over the words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.tree import Token

_NOUNS = ("NOUN", "PROPN")
_MODIFIERS = frozenset(("compound", "nmod", "amod", "nummod", "poss", "npadvmod"))
_QUOTES = frozenset(("“", "”", '"', "‘", "'"))
_CONNECTS = frozenset(("of", "the", "a", "an", "about", "some", "around"))


def counted(tokens: Sequence[Token], after: int, money: bool) -> tuple[Token | None, Token | None, bool]:
    """The head of the counted phrase, or a pronoun in its place, and whether "of" stands between."""
    i, of = after, False
    while i < len(tokens):
        token = tokens[i]
        if (token.lower == "of" or (token.lower in ("in", "worth") and money)) and i <= after + of:
            of = True
        elif token.lower in ("them", "whom", "which", "those", "us", "you", "these") and of:
            following = tokens[i + 1] if i + 1 < len(tokens) else None
            return following if following is not None and following.tag == "NNS" else None, token, True
        elif token.pos in _NOUNS or (token.pos == "NUM" and of):
            if token.pos in _NOUNS and not _goes_on(token, tokens):
                return token, None, of
        elif not _passed(tokens, token, i, after, of):
            return None, None, of
        i += 1
    return None, None, of


def _passed(tokens: Sequence[Token], token: Token, i: int, after: int, of: bool) -> bool:
    """Whether a word may stand between a number and the noun that it counts."""
    if token.text in _QUOTES or token.tag in ("POS", "JJ", "JJR", "JJS") or token.lower in ("more", "other"):
        return token.pos != "VERB" and _noun_ahead(tokens, i)
    if token.tag in ("DT", "PRP$", "PDT", "WP$"):
        return of
    if token.pos == "ADV":
        return i + 1 < len(tokens) and tokens[i + 1].pos in ("ADJ", "VERB") and _noun_ahead(tokens, i)
    if token.tag in ("VBN", "VBG"):
        return token.dep == "amod" and token.head.i > token.i
    if token.lower in ("and", "or", ","):
        return token.dep in ("cc", "punct") and token.head.dep in _MODIFIERS and token.head.head.i > i
    return False


def _noun_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun follows before the phrase ends."""
    for token in tokens[i + 1 : i + 6]:
        if token.pos in _NOUNS:
            return True
        if token.pos in ("AUX", "ADP", "PUNCT", "SCONJ", "DET") and token.text not in _QUOTES | {","}:
            return False
    return False


def unit_words(tokens: Sequence[Token], after: int, noun: Token | None) -> str | None:
    if noun is None:
        return None
    kept = [t.text for t in tokens[after : noun.i + 1] if t.lower not in _CONNECTS and t.pos not in ("PUNCT", "NUM")]
    return " ".join(kept) or None


def _goes_on(noun: Token, tokens: Sequence[Token]) -> bool:
    """Whether a noun only modifies one that follows: "Islamic State" of "Islamic State fighters"."""
    following = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
    if following is None:
        return False
    if following.tag == "POS":
        return True
    return noun.dep in _MODIFIERS and noun.i < noun.head.i <= noun.i + 5 and noun.head.pos in _NOUNS


def modified(unit: Token) -> Token | None:
    """The noun behind a unit that modifies it, whatever stands between: "a 1,400-km (870-mile) border"."""
    head = unit.head
    return head if unit.dep in _MODIFIERS and head.i > unit.i and head.pos in _NOUNS else None
