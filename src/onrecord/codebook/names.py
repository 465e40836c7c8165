"""Spellings of names made comparable: what makes no difference between two ways to write one name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

# Left out: dots ("U.S."), hash marks, apostrophes ("Da'esh"), commas, soft hyphens and other invisible marks.
# Become spaces: dashes, odd spaces.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_GONE = "#.,'`´‘’ʼʻʿʾ\"“”" + INVISIBLE
_VISIBLE = {ord(c): None for c in INVISIBLE}
_SPACE = "-‐‑‒–—−/\u00a0\u2009\u202f\t\n"
_TABLE = {ord(c): None for c in _GONE} | {ord(c): " " for c in _SPACE} | {ord("&"): " and "}
# Letters that no decomposition takes apart.
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_GENITIVE_ENDS = frozenset("s'’")
LONGEST_ACRONYM = 5


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The name without what makes no difference; case is kept, a leading article too."""
    if text.isascii():
        if text.replace(" ", "").isalnum():
            return text if "  " not in text else " ".join(text.split())
    else:
        text = unicodedata.normalize("NFKD", text.translate(_PLAIN))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.translate(_TABLE).split())


@lru_cache(maxsize=8192)
def folded_words(text: str) -> tuple[str, ...]:
    """The folded name in lowercase, word by word: "Jong-un" is two words."""
    return tuple(fold(text).casefold().split())


def visible(text: str) -> str:
    """The text without soft hyphens, marks of direction and other characters that nobody sees."""
    return text if text.isascii() else text.translate(_VISIBLE)


def without_possessive(text: str) -> str:
    """The phrase without the mark of a genitive at its end."""
    if text[-1:] not in _GENITIVE_ENDS:
        return text
    if text.endswith(_POSSESSIVE[:2]):
        return text[:-2]
    return text[:-1] if text.endswith(_POSSESSIVE[2:]) else text


def without_article(key: str) -> str:
    """A folded name without a leading "the"."""
    return key[4:] if key[:4] in ("the ", "The ", "THE ") else key


def is_acronym(key: str) -> bool:
    """Short and all capitals: such a name is found only as it is written ("US", "IS", "WHO")."""
    return len(key) <= LONGEST_ACRONYM and key.isupper() and " " not in key


def person_key(name: Iterable[str], lists: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The words of a person's name that tell him from others, folded, in lowercase, without particles ("al-", "bin").

    A capitalised first word is a given name, whatever it looks like ("Al Gore", "Ben Wallace").
    """
    key: list[str] = []
    particles = lists["particles"]
    for i, part in enumerate(name):
        words = (part.lower(),) if part.isascii() and part.isalpha() else folded_words(part)
        if words and words[0] in particles and (i > 0 or len(words) > 1 or part[0].islower()):
            words = words[1:]
        key += words
    return tuple(key) or tuple(w for part in name for w in folded_words(part))


def family_name(words: tuple[str, ...], lists: Mapping[str, frozenset[str]]) -> str:
    """The family name among the folded lowercase words of a full name: the last, or the first where it goes first."""
    core = [w for w in words if w not in lists["suffixes"]] or list(words)
    if len(core) > 1 and core[0] in lists["family_first"] and core[0] not in lists["male_names"]:
        return core[0]
    return core[-1]
