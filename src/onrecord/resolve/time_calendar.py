"""Dates of the calendar: years, months, days, weekdays, numeric dates, hours."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from onrecord.resolve.time_meanings import Calendar, Era, Fixed, Phrase, Range, Weekday
from onrecord.resolve.time_tokens import Cursor

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)")
_YEARS = re.compile(r"(\d{4})[-–/](\d{4}|\d\d)")
_DAYS = re.compile(r"(\d{1,2})[-–](\d{1,2})")
_DECADE = re.compile(r"(\d{4}|\d\d)s")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?")
_CURRENCY = frozenset("$£€¥₹#№%")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_OLDEST = 1000


def valid(month: int, day: int, year: int | None = None) -> bool:
    """Whether there is such a day; 29 February where the year is unknown."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def calendar(c: Cursor, i: int) -> Phrase | None:
    """The date of the calendar that begins at token `i`."""
    return (
        _weekday_and_date(c, i)
        or _month_first(c, i)
        or _day_first(c, i)
        or _numeric(c, i)
        or _decade(c, i)
        or _month_alone(c, i)
        or year_alone(c, i)
    )


def _weekday_and_date(c: Cursor, i: int) -> Phrase | None:
    if c.count(i, "weekdays") is None:
        return None
    at = c.skip(_behind(c, i), ",")
    at = at + 1 if c.low(at) == "the" and c.day_number(at + 1) else at
    found = _month_first(c, at) or _day_first(c, at)
    if found is None or not isinstance(found.meaning, Calendar):
        return None
    return replace(found, first=i)


def _month(c: Cursor, i: int) -> int | None:
    """The month a capitalised word names."""
    return c.count(i, "months") if c.capital(i) else None


def _behind(c: Cursor, i: int) -> int:
    """The place behind a month or weekday and the full stop of its abbreviation."""
    return c.skip(i + 1, ".") if c.listed(i, "abbreviations") else i + 1


def year_after(c: Cursor, i: int) -> tuple[int | None, int | None, int]:
    """A year behind a month or day ("2014", ", 2014", "of 2014", "last year"): year, shift, the place behind it."""
    for at in (i, c.skip(i, ",", "."), c.skip(c.skip(i, ","), "of")):
        year = c.digits(at)
        if year is not None and _OLDEST <= year <= _LAST_YEAR and len(c.low(at)) == 4 and not _is_counted(c, at + 1):
            return year, None, at + 1
    at = c.skip(c.skip(i, ","), "of")
    shift, unit = c.count(at, "shifts"), c.unit(at + 1)
    if shift is not None and unit == (1, "year"):
        return None, shift, at + 2
    return None, None, i


def _month_first(c: Cursor, i: int) -> Phrase | None:
    """"Sept. 15, 2014", "October 17-20", "June 3"."""  # fmt: skip
    month = _month(c, i)
    if month is None:
        return None
    at = c.skip(_behind(c, i), "the")
    days = _DAYS.fullmatch(c.low(at))
    if days and valid(month, int(days[1])) and valid(month, int(days[2])) and int(days[1]) < int(days[2]):
        year, shift, end = year_after(c, at + 1)
        return _days(month, days, year, shift, i, end)
    day = c.day_number(at)
    if day is None or not valid(month, day) or _is_counted(c, at + 1) or c.low(at + 1) in _CURRENCY:
        return None
    year, shift, end = year_after(c, at + 1)
    if year is not None and not valid(month, day, year):
        return None
    return Phrase(Calendar(year, month, day, shift), i, end)


def _days(month: int, days: re.Match[str], year: int | None, shift: int | None, first: int, end: int) -> Phrase:
    start, last = (Phrase(Calendar(year, month, int(day), shift), first, end) for day in days.groups())
    return Phrase(Range(start, last), first, end)


def _day_first(c: Cursor, i: int) -> Phrase | None:
    """"15 September 2014", "15th of September", "17-20 October"."""  # fmt: skip
    days = _DAYS.fullmatch(c.low(i))
    day = c.day_number(i)
    at = i + 2 if c.low(i + 1) == "of" else i + 1
    month = _month(c, at)
    if month is None or (day is None and days is None) or c.low(i - 1) in _CURRENCY:
        return None
    if days is None and c.digits(i) is not None and at == i + 2:
        return None  # "5 of May"
    year, shift, end = year_after(c, _behind(c, at))
    if days:
        good = valid(month, int(days[1])) and valid(month, int(days[2])) and int(days[1]) < int(days[2])
        return _days(month, days, year, shift, i, end) if good else None
    if day is None or not valid(month, day, year):
        return None
    return Phrase(Calendar(year, month, day, shift), i, end)


def _numeric(c: Cursor, i: int) -> Phrase | None:
    """"2014-09-15", "15/09/2014", "2011-14", "2014-09"; in doubt about day and month, no date."""  # fmt: skip
    word = c.low(i)
    if iso := _ISO.fullmatch(word):
        year, month, day = map(int, iso.groups())
        return Phrase(Calendar(year, month, day), i, i + 1) if valid(month, day, year) else None
    if slashed := _SLASHED.fullmatch(word):
        return _slashed(slashed, i)
    if (years := _YEARS.fullmatch(word)) and c.low(i - 1) not in _CURRENCY and not _is_counted(c, i + 1):
        return _years(years, i)
    return None


def _slashed(match: re.Match[str], i: int) -> Phrase | None:
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2 and match[2] == ".":
        return None
    year = year if len(match[4]) == 4 else year + (2000 if year < 50 else 1900)
    readings = {(m, d) for m, d in ((one, other), (other, one)) if valid(m, d, year)}
    if not readings or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if len(readings) > 1:
        return Phrase(Fixed(None), i, i + 1)
    ((month, day),) = readings
    return Phrase(Calendar(year, month, day), i, i + 1)


def _years(match: re.Match[str], i: int) -> Phrase | None:
    first, tail = int(match[1]), int(match[2])
    last = tail if len(match[2]) == 4 else first - first % 100 + tail
    if not (_FIRST_YEAR <= first <= _LAST_YEAR):
        return None
    if last > first and last <= _LAST_YEAR:
        return Phrase(Range(Phrase(Calendar(first), i, i + 1), Phrase(Calendar(last), i, i + 1)), i, i + 1)
    if "-" in match[0] and 1 <= tail <= 12 and len(match[2]) == 2:
        return Phrase(Calendar(first, tail), i, i + 1)
    return None


def _decade(c: Cursor, i: int) -> Phrase | None:
    """"the 1990s", "the '90s", "the nineties"."""  # fmt: skip
    match = _DECADE.fullmatch(c.low(i))
    if match and match[1][-1] == "0":
        if len(match[1]) == 4:
            return Phrase(Era(match[1][:3]), i, i + 1)
        before = i - 1 if c.low(i - 1) == "'" else i
        if before < i or c.low(i - 1) in ("the", "early", "late", "mid", "-"):
            return Phrase(Era(("20" if match[1] < "30" else "19") + match[1][0]), before, i + 1)
    tens = c.count(i, "decades")
    if tens is not None and c.low(i - 1) in ("the", "early", "late", "mid", "-") and tens > 2:
        return Phrase(Era(f"19{tens}"), i, i + 1)
    return None


def _month_alone(c: Cursor, i: int) -> Phrase | None:
    """"August 2013", "in August", "August last year"."""  # fmt: skip
    month = _month(c, i)
    if month is None:
        return None
    at = _behind(c, i)
    year, shift, end = year_after(c, at)
    if year is not None or shift is not None:
        return Phrase(Calendar(year, month, None, shift), i, end)
    if c.capital(i - 1) and c.low(i - 1) not in c.words.lists["before_dates"] and i > 0:
        return None  # "Theresa May"
    if not _is_bare_month(c, i, at):
        return None
    return Phrase(Calendar(None, month), i, at)


def _is_bare_month(c: Cursor, i: int, after: int) -> bool:
    before = c.low(i - 1)
    if c.listed(i, "guarded"):
        names = c.capital(after) and not c.listed(after, "functions")
        attributive = before == "the" and c.low(after).isalpha() and not c.listed(after, "functions")
        return c.listed(i - 1, "months_strict") or c.possessive(i + 1) or (attributive and not names)
    if c.capital(after) and not c.listed(i - 1, "before_dates"):
        return c.count(after, "months") is not None
    return True


def year_alone(c: Cursor, i: int) -> Phrase | None:
    """A number that can only be a year where it stands."""
    year = c.digits(i)
    if year is None or len(c.low(i)) != 4 or not _is_year(c, i, year):
        return None
    return Phrase(Calendar(year), i, i + 1)


def bare_year(c: Cursor, i: int) -> Phrase | None:
    """A year behind "around", where nothing follows that it could count."""
    year, after = c.digits(i), c.low(i + 1)
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR or (after.isalpha() and not c.listed(i + 1, "functions")):
        return None
    return Phrase(Calendar(year), i, i + 1)


def _is_counted(c: Cursor, i: int) -> bool:
    """Whether what stands here is counted by the number before."""
    return c.listed(i, "counted") or c.low(i) == "%"


def _is_year(c: Cursor, i: int, year: int) -> bool:
    before, after = c.low(i - 1), c.low(i + 1)
    if before in _CURRENCY or _is_counted(c, i + 1) or c.listed(i - 1, "not_years"):
        return False
    if c.touches(i) and before in ("-", "–", "'", ".", ",", "/", "+", ":"):
        return before in ("-", "–", "/") and _FIRST_YEAR <= year <= _LAST_YEAR and c.listed(i - 2, "before_years")
    leads = c.listed(i - 1, "before_dates")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _OLDEST <= year < _FIRST_YEAR and c.listed(i - 1, "before_old_years") and not after.isalpha()
    if leads or before in ("the", "a", "an", "(", "[", "") or c.listed(i - 1, "definite") or c.low(i - 2) == "'":
        return True
    if c.capital(i - 1):
        return False  # "Vision 2030", "Windows 2000"
    return not after.isalpha() or c.listed(i + 1, "functions") or not after.endswith("s")


def clock(c: Cursor, i: int) -> tuple[str, int] | None:
    """An hour ("15:00 GMT", "3 p.m.", "noon") as `15:00`, and the place behind it."""
    match = _CLOCK.fullmatch(c.low(i))
    if match is None:
        return None
    at, half = i + 1, match[3]
    if half is None and c.low(at).rstrip(".") in c.words.counts["meridiem"]:
        half = c.low(at).rstrip(".")
        at += 1
    hour, minute = int(match[1]), int(match[2] or 0)
    zone = c.phrase(at, "zones")
    known = half is not None or (zone is not None and bool(match[2])) or (zone is not None and "o" in zone[0][:1])
    if minute > 59 or (half is not None and not 1 <= hour <= 12) or hour > 24:
        return None
    if not known and not (match[2] and ":" in match[0] and c.low(i - 1) in ("at", "by", "until", "from", "around")):
        return None
    if half is not None:
        hour = hour % 12 + c.words.counts["meridiem"][half]
    return f"{hour:02}:{minute:02}", zone[1] if zone else at


def weekday(c: Cursor, i: int) -> Phrase | None:
    """"Friday", "Friday last week", "Monday of this week"."""  # fmt: skip
    day = c.count(i, "weekdays") if c.capital(i) else None
    if day is None or c.listed(i, "plural_weekdays"):
        return None
    at = _behind(c, i)
    if c.listed(i, "guarded") and at == i + 1 and not c.listed(i - 1, "before_dates"):
        return None
    of = c.skip(at, "of")
    shift = c.count(of, "shifts")
    if shift is not None and c.unit(of + 1) == (1, "week"):
        return Phrase(Weekday(day, week=shift), i, of + 2)
    return Phrase(Weekday(day, possessive=c.possessive(at)), i, at)
