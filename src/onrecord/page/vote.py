"""A second vote on what is the article and what is not: trafilatura's reading of the same tree."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from lxml import etree, html

_WORD = re.compile(r"\w+")
_GRAM = 4


@dataclass(frozen=True, slots=True)
class Vote:
    """The word sequences of a text that somebody else took for the article."""

    grams: frozenset[int] = frozenset()
    lines: frozenset[int] = frozenset()

    def share(self, text: str) -> float:
        """How much of `text` was taken, from 0 to 1."""
        words = _words(text)
        if len(words) < _GRAM:
            return float(bool(words) and hash(words) in self.lines)
        grams = _grams(words)
        return sum(g in self.grams for g in grams) / len(grams)


def vote_of(text: str) -> Vote:
    """The vote for every line of `text`."""
    lines = [_words(line) for line in text.split("\n")]
    return Vote(frozenset(g for line in lines for g in _grams(line)), frozenset(hash(line) for line in lines if line))


def trafilatura_vote(tree: html.HtmlElement) -> Vote:
    """What trafilatura takes for the main text of `tree`; an empty vote where it takes nothing."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(tree, include_comments=False, favor_precision=True)
    except (etree.LxmlError, RecursionError):
        # A second opinion that cannot be had is no opinion: the walker's own judgement stands.
        return Vote()
    return vote_of(found.text or "") if found is not None and not isinstance(found, dict) else Vote()


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _grams(words: tuple[str, ...]) -> list[int]:
    if len(words) < _GRAM:
        return []
    return [hash(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)]
