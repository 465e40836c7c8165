"""Datelines: the place, day and wire service printed before the first sentence of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.codebook.furniture import Furniture

_LONGEST = 110
_CITY = r"(?P<city>(?:[A-Z][A-Z.’'-]{1,}(?:[ /]+(?=[A-Z]))?){1,5})"
_REGION = r"(?P<region>(?:,\s*[A-Z0-9][\w.’'-]*(?:\s+[A-Z0-9][\w.’'-]*){0,3}){0,3})"
_WIRE = r"(?:\s*[(\[](?P<wire>[A-Z][\w .,/-]{1,40})[)\]])?"
_MIXED_CITY = r"(?P<city>[A-Z][\w.’'-]+(?:[ /][A-Z][\w.’'-]+){0,3})"
_MIXED_DASH = r"\s*(?P<dash>—|–|--|(?<=\s)-)\s*"
_DASH = r"\s*(?P<dash>—|–|--|(?<=\s)-|:)\s*"
_NEXT = r"(?=[\"“”‘'’(\[]?[A-Z0-9$£€])"
_CAPITALS = re.compile(r"\s*" + _CITY + _REGION + _WIRE + _DASH + _NEXT)
_MIXED = re.compile(r"\s*" + _MIXED_CITY + _REGION + _WIRE + _MIXED_DASH + _NEXT)
_WIRE_ONLY = r"\s*[(\[](?P<wire>[A-Z][\w .,/-]{1,40})[)\]](?P<dash>)\s+"
_NO_DASH = re.compile(r"\s*" + _CITY + _REGION + _WIRE_ONLY + _NEXT)
_WIRE_ALONE = re.compile(r"\s*[(\[](?P<wire>[A-Z][\w .,/-]{1,40})[)\]]\s*(?:—|–|--|-|:)\s*" + _NEXT)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: how many code points it takes, its dash and the space after it, and the agency it names."""

    length: int
    agency: str | None


def dateline_of(text: str, furniture: Furniture, opening: bool) -> Dateline | None:
    """The dateline at the start of a paragraph.

    Args:
        text: the paragraph.
        furniture: knows the wire services and the words in capitals that are no places.
        opening: whether the paragraph opens an article or a section; elsewhere only a wire service makes a dateline.
    """
    head = text[: _LONGEST + 40]
    alone = _WIRE_ALONE.match(head)
    if alone:
        agency = furniture.agency_in(alone["wire"])
        return Dateline(alone.end(), agency) if agency else None
    for pattern, mixed in ((_CAPITALS, False), (_NO_DASH, True), (_MIXED, True)):
        match = pattern.match(head)
        if match and match.end() <= _LONGEST:
            found = _accept(match, mixed, furniture, opening)
            if found:
                return found
    return None


def _accept(match: re.Match[str], mixed: bool, furniture: Furniture, opening: bool) -> Dateline | None:
    agency = furniture.agency_in(match["wire"]) if match["wire"] else None
    if agency:
        return Dateline(match.end(), agency)
    place = match["city"].replace(".", "").strip().lower()
    if not opening or place in furniture.words("not-places") or len(place) < 3:
        return None
    if mixed and (match["wire"] or not match["region"] or match["dash"] == "-"):
        return None
    return Dateline(match.end(), None)
