"""Meanings → dates: what a phrase comes to from the day it counts from, in EDTF and in the notation of TIMEX3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from onrecord.model.time import TimeKind
from onrecord.resolve.time_days import Day, easter_or_weekday, month_on, months_on, near, shifted_weekday
from onrecord.resolve.time_meanings import (
    Calendar,
    Counted,
    Era,
    Eve,
    Fixed,
    Length,
    Meaning,
    Named,
    Part,
    Phrase,
    Recurring,
    Vague,
    Weekday,
    Window,
)

# EDTF has no week, quarter or half: they are written as the interval of their days or months.
_MONTHS_OF = {2: 6, 4: 3}
_LETTER = {2: "H", 4: "Q"}
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """From what a relative time counts.

    Attributes:
        day: of publication, or of the liveblog's entry; None where nothing tells it.
        text: the day last named in the text.
        tense: of the clause: `past`, `future`, `present` or None.
    """

    day: date | None
    text: date | None = None
    tense: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """EDTF and TIMEX3 value of one time; both None where it cannot be known."""

    kind: TimeKind
    edtf: str | None
    value: str | None


_UNKNOWN = Value("date", None, None)


def value_of(phrase: Phrase, anchor: Anchor) -> Value:
    """What a phrase that is no range comes to."""
    found = _value(phrase.meaning, anchor)
    if phrase.part is not None:
        day = found.value if found.value and len(found.value) == 10 else None
        found = Value("time", found.edtf, f"{day}T{phrase.part}" if day else None)
    if phrase.about and found.edtf is not None and "/" not in found.edtf:
        found = Value(found.kind, f"{found.edtf}~", found.value)
    return found


def _value(meaning: Meaning, anchor: Anchor) -> Value:
    match meaning:
        case Calendar():
            return _calendar(meaning, anchor)
        case Weekday():
            return _day(_weekday(meaning, anchor))
        case Counted():
            return _counted(meaning, anchor)
        case Part():
            return _part(meaning, anchor)
        case Era():
            return Value("date", meaning.digits.ljust(4, "X"), meaning.digits)
        case Window():
            return _window(meaning, anchor)
        case Named():
            return _named(meaning, anchor)
        case Fixed():
            return Value("date", meaning.day, meaning.day)
        case Length():
            return Value("duration", None, meaning.iso)
        case Recurring():
            return Value("set", None, meaning.value)
        case Vague():
            return Value("date", None, meaning.reference)
        case Eve():
            return _eve(meaning, anchor)
    return _UNKNOWN


def _same(text: str) -> Value:
    return Value("date", text, text)


def _day(day: date | None) -> Value:
    return _UNKNOWN if day is None else _same(day.isoformat())


def _calendar(meaning: Calendar, anchor: Anchor) -> Value:
    tail = "".join(f"-{n:02}" for n in (meaning.month, meaning.day) if n)
    year = meaning.year
    if year is None and meaning.shift is not None and anchor.day is not None:
        year = anchor.day.year + meaning.shift
    if year is None and meaning.month and anchor.day is not None:
        year = _year(meaning, anchor.day, anchor.tense)
    return _same(f"{year:04}{tail}") if year is not None else _same(f"XXXX{tail}") if tail else _UNKNOWN


def _year(meaning: Calendar, day: date, tense: str | None) -> int:
    """The year of a month or day without one: by "last", "next", else by the tense, else the nearest."""
    assert meaning.month is not None
    here, there = (day.month, day.day), (meaning.month, meaning.day or (1 if meaning.month != day.month else day.day))
    if meaning.pick is not None:
        before = meaning.month < day.month
        return day.year + {-1: 0 if before else -1, 0: 0, 1: 1 if meaning.month <= day.month else 0}[meaning.pick]
    if there == here or (meaning.day is None and meaning.month == day.month):
        return day.year
    return near(day, meaning.month, meaning.day, tense)


def _weekday(meaning: Weekday, anchor: Anchor) -> date | None:
    if anchor.day is None:
        return None
    if meaning.week is not None:
        monday = anchor.day - timedelta(days=anchor.day.weekday())
        return monday + timedelta(weeks=meaning.week, days=meaning.day - 1)
    return shifted_weekday(anchor.day, meaning.day, meaning.pick, anchor.tense)


def _counted(meaning: Counted, anchor: Anchor) -> Value:
    start = anchor.text if meaning.from_text else anchor.day
    unit, count = meaning.unit, meaning.count
    if count is None:
        return Value("date", None, "PAST_REF" if not meaning.from_text and meaning.unit != "day" else None)
    if start is None:
        return _UNKNOWN
    if unit in ("second", "minute", "hour", "night"):
        return _same(start.isoformat())
    if unit == "day":
        return _day(Day(start).plus(days=count))
    if unit == "week":
        return _week(Day(start).plus(days=7 * count))
    if unit == "weekend":
        saturday = start + timedelta(days=5 - start.weekday())
        return _interval(Day(saturday).plus(days=7 * count), 1)
    if unit == "month":
        return _same(month_on(start, count))
    if unit == "quarter":
        year, month = months_on(start, 3 * count)
        return _parted(year, 4, (month - 1) // 3 + 1)
    if unit in ("decade", "century"):
        digits = f"{start.year + count * (10 if unit == 'decade' else 100):04}"[: 3 if unit == "decade" else 2]
        return Value("date", digits.ljust(4, "X"), digits)
    year = start.year + count
    return _same(f"{year:04}") if MINYEAR <= year <= MAXYEAR else _UNKNOWN


def _week(day: date | None) -> Value:
    if day is None:
        return _UNKNOWN
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Value("date", f"{monday}/{monday + timedelta(days=6)}", f"{year:04}-W{week:02}")


def _interval(first: date | None, days: int) -> Value:
    if first is None:
        return _UNKNOWN
    year, week, _ = first.isocalendar()
    return Value("date", f"{first}/{first + timedelta(days=days)}", f"{year:04}-W{week:02}-WE")


def _part(meaning: Part, anchor: Anchor) -> Value:
    year = meaning.year
    if year is None and meaning.shift is not None and anchor.day is not None:
        year = anchor.day.year + meaning.shift
    if year is None and anchor.day is not None:
        year = _year_of_part(meaning, anchor.day, anchor.tense)
    if meaning.of == 0:
        head = "XXXX" if year is None else f"{year:04}"
        return Value("date", f"{head}-{meaning.number}", f"{head}-{_SEASONS[meaning.number]}")
    return _UNKNOWN if year is None else _parted(year, meaning.of, meaning.number)


def _year_of_part(meaning: Part, day: date, tense: str | None) -> int:
    """The year of a season without one; a winter bears the year in which it begins."""
    middle = {21: 4, 22: 7, 23: 10, 24: 13}.get(meaning.number, day.month)
    now = day.month + (12 if middle == 13 and day.month <= 2 else 0)
    year = day.year - (1 if now > 12 else 0)
    if meaning.pick is not None and meaning.pick:
        return year + (meaning.pick if (now - middle) * meaning.pick >= -1 else 0)
    if tense == "past" and middle > now + 1:
        return year - 1
    return year + 1 if tense == "future" and middle < now - 1 else year


def _parted(year: int, parts: int, number: int) -> Value:
    size = _MONTHS_OF.get(parts)
    if size is None:
        return Value("date", f"{year:04}", f"{year:04}")
    first = (number - 1) * size + 1
    return Value("date", f"{year:04}-{first:02}/{year:04}-{first + size - 1:02}", f"{year:04}-{_LETTER[parts]}{number}")


def _window(meaning: Window, anchor: Anchor) -> Value:
    day, count = anchor.day, meaning.count
    if day is None or count is None or meaning.unit in ("second", "minute", "hour"):
        return Value("duration", None, meaning.length)
    count *= meaning.sign
    other: str | None
    if meaning.unit in ("day", "week", "weekend"):
        far = Day(day).plus(days=count * (1 if meaning.unit == "day" else 7))
        here, other = day.isoformat(), None if far is None else far.isoformat()
    elif meaning.unit in ("month", "quarter"):
        here, other = day.isoformat()[:7], month_on(day, count * (3 if meaning.unit == "quarter" else 1))
    else:
        here, other = f"{day.year:04}", f"{day.year + count:04}" if MINYEAR <= day.year + count <= MAXYEAR else None
    ends = None if other is None else "/".join(sorted((here, other)))
    return Value("duration", ends, meaning.length)


def _named(meaning: Named, anchor: Anchor) -> Value:
    year = meaning.year
    if year is None and anchor.day is not None:
        year = anchor.day.year + (meaning.shift or 0)
        if meaning.shift is None:
            days = [d for y in (year - 1, year, year + 1) if (d := easter_or_weekday(meaning.rule, y)) is not None]
            return _day(Day(anchor.day).choose(days, meaning.pick, anchor.tense))
    if year is None:
        return _same(f"XXXX-{meaning.rule}") if len(meaning.rule) == 5 and meaning.rule[2] == "-" else _UNKNOWN
    return _day(easter_or_weekday(meaning.rule, year))


def _eve(meaning: Eve, anchor: Anchor) -> Value:
    if meaning.of is None:
        return _UNKNOWN
    inner = value_of(meaning.of, anchor).edtf
    if inner is None or len(inner) != 10 or not inner[:4].isdecimal():
        return _UNKNOWN
    return _day(Day(date.fromisoformat(inner)).plus(days=-1))
