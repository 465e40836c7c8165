"""The byline as a page prints it, in an element that its class calls one."""

from __future__ import annotations

import re

from onrecord.codebook.furniture import Furniture
from onrecord.page.region import Region
from onrecord.page.walk import Outline

_BYLINE = frozenset({"byline"})
_NAME = r"(?:[A-Z][\w.’'-]+|and|de|al|el|von|van|bin|&)"
_NAMES = re.compile(rf"{_NAME}(?:,?\s+{_NAME})*")
_NEAR = 12
_MOST_WORDS = 12


def printed_byline(outline: Outline, region: Region, headline: int | None, furniture: Furniture) -> str | None:
    """The names in the first element marked as a byline near the headline, without "By", or None."""
    start = headline if headline is not None else 0
    end = next((i for i, r in enumerate(outline.runs) if i >= start and r.node >= region.node), len(outline.runs))
    for place in range(max(0, start - _NEAR // 2), min(end + _NEAR, len(outline.runs))):
        marks = region.marks[place]
        if "byline" not in marks or "comments" in marks or outline.runs[place].alternative:
            continue
        text = " ".join(outline.runs[place].text.split())
        match = furniture.line(text, _BYLINE)
        if match and match.who:
            return match.who
        if _NAMES.fullmatch(text) and 2 <= len(text.split()) <= _MOST_WORDS and not furniture.line(text):
            return text
    return None
