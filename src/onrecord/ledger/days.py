"""EDTF → days: the first and the last day that a date of a record can mean."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[T?~%]?")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both included; None is open. `exact`: written as a day or as an interval with ends."""

    first: date | None
    last: date | None
    exact: bool


def day_of(text: str | None) -> date | None:
    """The day of an ISO 8601 date or moment; None where there is none, or no full day."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def days_of(edtf: str | None) -> Days | None:
    """The days that an EDTF date means; None where it names no year or is no date."""
    if not edtf:
        return None
    if "/" not in edtf:
        found = _days(edtf)
        return found and Days(*found, exact=found[0] == found[1])
    left, _, right = edtf.partition("/")
    first, last = _days(left), _days(right)
    if first is None and last is None:
        return None
    return Days(first and first[0], last and last[1], exact=True)


def _days(text: str) -> tuple[date, date] | None:
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
