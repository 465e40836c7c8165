"""Reckoning with days: months on, weekdays before and after, feasts that move."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_EASTER = re.compile(r"easter([+-]\d+)")
_NTH = re.compile(r"(\d\d)/(-?\d)/([1-7])")


@dataclass(frozen=True, slots=True)
class Day:
    """A day to count from."""

    day: date

    def plus(self, days: int) -> date | None:
        """The day so many days on; None beyond the calendar's ends."""
        try:
            return self.day + timedelta(days=days)
        except OverflowError:
            return None

    def choose(self, days: Sequence[date], pick: int | None, tense: str | None) -> date | None:
        """Which of a feast's days is meant: by "last" and "next", else the tense, else the nearest."""
        before = [d for d in days if d < self.day]
        after = [d for d in days if d > self.day]
        if self.day in days and not pick:
            return self.day
        if pick == -1 or (pick is None and tense == "past"):
            return max(before, default=None)
        if pick == 1 or (pick is None and tense == "future"):
            return min(after, default=None)
        return min(days, key=lambda d: abs((d - self.day).days), default=None)


def month_on(day: date, months: int) -> str:
    """The month so many months after a day's month, ISO 8601."""
    year, month = months_on(day, months)
    return f"{year:04}-{month:02}"


def months_on(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months after a day's month."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return max(years, 0), month + 1


def near(day: date, month: int, number: int | None, tense: str | None) -> int:
    """The year of a month, or of a day in it: the last in the past tense, the next in the future, else the nearest."""
    place = _in_year(day.year, month, number)
    if tense == "past":
        return day.year if place <= day else day.year - 1
    if tense == "future":
        return day.year if place >= day else day.year + 1
    years = (day.year - 1, day.year, day.year + 1)
    return min(years, key=lambda y: abs((_in_year(y, month, number) - day).days))


def _in_year(year: int, month: int, number: int | None) -> date:
    last = monthrange(year, month)[1]
    return date(year, month, min(number or last // 2, last))


def shifted_weekday(day: date, weekday: int, pick: int | None, tense: str | None) -> date | None:
    """The weekday (Monday is 1) meant from a day: today's own name is today; "last" and "next" are never today."""
    back = (day.isoweekday() - weekday) % 7
    ahead = (weekday - day.isoweekday()) % 7
    if pick == -1:
        return Day(day).plus(days=-(back or 7))
    if pick == 1 or (pick == 0 and tense != "past") or (pick is None and tense == "future"):
        return Day(day).plus(days=(ahead or 7) if pick == 1 else ahead)
    return Day(day).plus(days=-back)


def easter_or_weekday(rule: str, year: int) -> date | None:
    """The day of a rule of `times.yaml` in a year: `MM-DD`, `easter+N`, `MM/which/weekday` (-1 is the last)."""
    if match := _EASTER.fullmatch(rule):
        return _easter(year) + timedelta(days=int(match[1]))
    if match := _NTH.fullmatch(rule):
        return _nth(year, int(match[1]), int(match[2]), int(match[3]))
    month, day = int(rule[:2]), int(rule[3:])
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def _nth(year: int, month: int, which: int, weekday: int) -> date | None:
    last = monthrange(year, month)[1]
    days = [date(year, month, d) for d in range(1, last + 1) if date(year, month, d).isoweekday() == weekday]
    at = which - 1 if which > 0 else which
    return days[at] if -len(days) <= at < len(days) else None


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
