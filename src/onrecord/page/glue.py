"""Text that lost a line break when it was copied: where to cut it."""

from __future__ import annotations

import re

from onrecord.codebook.furniture import Furniture

# "…Alan Henning.Following successes": a sentence ends and the next begins without a space.
_SENTENCES = re.compile(
    r"(?<=[a-z]{2})(?:[.!?][”\"’')\]]{0,2}|[”\"’')\]][.!?]?)(?=[“\"‘']?(?!(?:Com|Net|Org)\b)(?:[A-Z][a-z]+|A|I)[\s,’'])"
)
# "…ethnic mapThe CIA estimates": a caption or a picture's text runs into a sentence.
_WORDS = re.compile(r"(?<![\w’'-])[a-z]{3,}(?=(?:[A-Z][a-z]+|A|I)\s)")
_OPENER = re.compile(r"[A-Z][a-z]*")
_STOPS = re.compile(r"[.!?;:]\s")
_LONGEST_ALTERNATIVE = 14
_LONGEST_TOKEN = 200
_ADDRESS = re.compile(r"[/@]|www\.")


def sentence_cuts(text: str) -> list[int]:
    """The places, in code points of `text`, where a new sentence begins right behind the last one's full stop."""
    return [m.end() for m in _SENTENCES.finditer(text) if not _ADDRESS.search(_token_around(text, m.start()))]


def alternative_cut(text: str, furniture: Furniture) -> tuple[int, bool] | None:
    """Where the first sentence of a paragraph begins behind words that ran into it.

    Returns:
        The place, and whether what stands before is no sentence of the article but a picture's alternative text:
        it begins in lower case or names a file. None where nothing ran in.
    """
    for match in _WORDS.finditer(text):
        before = text[: match.end()]
        if _STOPS.search(before) or before.count(" ") >= _LONGEST_ALTERNATIVE:
            return None
        opener = _OPENER.match(text, match.end())
        lower = before.lstrip()[:1].islower() and before.strip().count(" ") > 0
        if opener and (opener[0].lower() in furniture.words("sentence-openers") or (lower and len(opener[0]) > 2)):
            return match.end(), lower
    return None


def _token_around(text: str, place: int) -> str:
    before, after = text[max(0, place - _LONGEST_TOKEN) : place], text[place : place + _LONGEST_TOKEN]
    return "".join(before.split()[-1:] + after.split()[:1])
