"""Who a story is credited to: its wire service, and the outlet a reprint names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.codebook.furniture import Furniture
from onrecord.page.sentence import ends_with

_CODE_AT_END = re.compile(r"[(\[–—-]\s*([A-Za-z][\w/ .-]{1,30}?)\s*[)\]]?\s*$")
_SEPARATOR = re.compile(r"\s*[/|]\s*")
_LABEL = re.compile(r"^\W*\w+(?:\s\w+)?\s*:\s*")
_LONGEST_CODE = 60
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line of credit names; absent is None."""

    agency: str | None
    outlet: str | None


def credit_of_line(line: str, furniture: Furniture) -> Credit | None:
    """The credit of a short line that is nothing else ("Harbour Post / Associated Press"), or None.

    A line of credit names a wire service, is no sentence, and leaves little but names.
    """
    if len(line.split()) > _MOST_WORDS or (ends_with(line) and ":" not in line):
        return None
    agency = furniture.agency_in(line)
    pictures = furniture.words("picture-words")
    if agency is None or any(w in pictures for w in re.findall(r"\w+", line.lower())):
        return None
    rest = _LABEL.sub("", furniture.without_agency(line))
    words = re.findall(r"\w[\w’'-]*", rest)
    if not all(w[:1].isupper() or len(w) < 4 for w in words):
        return None
    return Credit(agency, outlet_beside(line, furniture))


def outlet_beside(line: str, furniture: Furniture) -> str | None:
    """The part of a credit, set off by a stroke, that names no wire service."""
    parts = [p.strip(" .,–—-") for p in _SEPARATOR.split(line)]
    if len(parts) != 2:
        return None
    others = [p for p in parts if p and furniture.agency_in(p) is None]
    return others[0] if len(others) == 1 else None


def source_of_line(line: str) -> str | None:
    """What stands behind the label of a credit ("Source: The Courier"), or None."""
    label = _LABEL.match(line)
    name = line[label.end() :].strip(" .") if label else ""
    return name if name and len(name.split()) <= 6 and name[:1].isupper() else None


def agency_at_end(paragraph: str, furniture: Furniture) -> str | None:
    """The wire service whose name or code closes a paragraph ("… on Friday. (AFP)"), or None."""
    match = _CODE_AT_END.search(paragraph[-_LONGEST_CODE:])
    return furniture.agency_in(match[1]) if match and furniture.without_agency(match[1]).strip() == "" else None
