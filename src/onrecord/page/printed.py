"""Dates of publication printed in a line of their own, above or below an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.codebook.furniture import Furniture

_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_NUMERIC = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b(?:[:.]\d\d)?")
# "— Name (@name) date" signs a message and dates that, not the page.
_SIGNED = re.compile(r"\s*[—–-]|.*@")
_MOST_OTHER_WORDS = 7
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line: ISO 8601, and the words of the line that stand before it."""

    iso: str
    before: str


def date_of_line(line: str, furniture: Furniture) -> PrintedDate | None:
    """The full date that a short line prints, or None where it prints none or is a sentence."""
    if len(line) > _LONGEST:
        return None
    plain = _CLOCK.sub(" ", line)
    tokens = list(_TOKEN.finditer(plain))
    if len(tokens) > _MOST_OTHER_WORDS + 6 or _SIGNED.match(line):
        return None
    found = _numeric(plain) or _worded(plain, tokens, furniture)
    if found is None:
        return None
    companions = {*furniture.words("date-companions"), *furniture.words("weekdays")}
    before = plain[: found[1]]
    other = [t[0] for t in _TOKEN.finditer(before) if t[0].lower() not in companions]
    after = [t[0] for t in _TOKEN.finditer(plain[found[2] :]) if t[0].lower() not in companions and not t[0].isdigit()]
    if len(other) + len(after) > _MOST_OTHER_WORDS or not all(w[:1].isupper() for w in other + after):
        return None
    name = before.strip(" ,|–—-:\t") if other else ""
    return PrintedDate(found[0], name)


def _numeric(line: str) -> tuple[str, int, int] | None:
    match = _NUMERIC.search(line)
    iso = _iso(int(match[1]), int(match[2]), int(match[3])) if match else None
    return (iso, match.start(), match.end()) if match and iso else None


def _worded(line: str, tokens: list[re.Match[str]], furniture: Furniture) -> tuple[str, int, int] | None:
    """`August 8, 2006`, `8 August 2006`, `8th of Aug. 2006`."""
    months = furniture.words("months")
    for place, token in enumerate(tokens):
        month = _month(token[0].lower(), months)
        if month is None:
            continue
        around = [(i, t) for i, t in enumerate(tokens) if abs(i - place) <= 3 and t[0].isdigit()]
        days = [(i, int(t[0])) for i, t in around if len(t[0]) <= 2]
        years = [(i, int(t[0])) for i, t in around if len(t[0]) == 4]
        for d, day in days:
            for y, year in years:
                iso = _iso(year, month, day)
                if iso and abs(d - place) <= 2:
                    first, last = min(d, y, place), max(d, y, place)
                    return iso, tokens[first].start(), tokens[last].end()
    return None


def _month(word: str, months: Mapping[str, int]) -> int | None:
    """The month of a full name or of an abbreviation of at least three letters."""
    if word in months:
        return months[word]
    return next((number for name, number in months.items() if len(word) >= 3 and name.startswith(word)), None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
