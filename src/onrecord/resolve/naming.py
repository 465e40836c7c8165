"""How records call an actor: his words without what only dresses them, and ids for bodies that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.codebook.actors import ActorBook
from onrecord.codebook.names import fold, visible, without_possessive

EDGES = ',;:()[]"“”«»'
"""Marks that may stand at the ends of a phrase and are no part of it."""


@lru_cache(maxsize=4096)
def naming(text: str, book: ActorBook) -> str:
    """A phrase as it names an actor: no article, no vague quantity ("several"), no genitive; a number is kept.

    "Several Arab countries" → "Arab countries"; "Nearly 40 countries" → "nearly 40 countries".
    """
    words = without_possessive(" ".join(visible(text).split()).strip(EDGES)).split(" ")
    while len(words) > 1 and without_possessive(words[0]).lower() in book.words["days"] and words[0][-1] in "s'’":
        words.pop(0)
    articles, dropped, quantities = book.words["articles"], book.words["dropped"], book.words["quantities"]
    counted = any(w[:1].isdigit() or w.lower() in quantities for w in words[:4])
    left_out = articles if counted else dropped
    while len(words) > 1 and words[0].lower() in left_out:
        words.pop(0)
    if words[0].lower() in quantities or words[0].lower() in dropped:
        words[0] = words[0].lower()
    return " ".join(words)


def identifier(words: Sequence[str]) -> str:
    """The id of a body that the codebook does not know: its name in upper snake case."""
    return "_".join(re.findall(r"\w+", fold(" ".join(words)))).upper()
