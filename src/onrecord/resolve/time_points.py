"""The grammar of single times: a day, month, year, season or length, with its part of the day, its edge or doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.resolve.time_calendar import bare_year, calendar, clock, weekday, year_after
from onrecord.resolve.time_lengths import amount, bare_plural, counted, recurring, window
from onrecord.resolve.time_meanings import (
    Calendar,
    Counted,
    Dated,
    Era,
    Eve,
    Fixed,
    Named,
    Part,
    Phrase,
    Vague,
    Weekday,
)
from onrecord.resolve.time_tokens import Cursor

DASHES = ("-", "–", "—")


def point(c: Cursor, i: int) -> Phrase | None:
    """One time: with its part of the day before or behind it, its edge ("early 2015") or its doubt ("around 2011")."""
    found = _hour_of(c, i) or _edge(c, i) or _about(c, i) or _first_of(c, i, _RULES)
    return found if found is None or found.part is not None else _with_part(c, found)


def dated(c: Cursor, i: int) -> Phrase | None:
    """One time that has a date, not a length."""
    found = point(c, i)
    return found if found is not None and isinstance(found.meaning, Dated) else None


def _first_of(c: Cursor, i: int, rules: tuple[Callable[[Cursor, int], Phrase | None], ...]) -> Phrase | None:
    for rule in rules:
        found = rule(c, i)
        if found is not None:
            return found
    return None


def _with_part(c: Cursor, found: Phrase) -> Phrase:
    """"Friday night", "today at noon", "Monday, 3 p.m."."""  # fmt: skip
    meaning = found.meaning
    daily = isinstance(meaning, Weekday | Named) or (isinstance(meaning, Calendar) and meaning.day)
    if not daily and not (isinstance(meaning, Counted) and meaning.unit == "day" and (meaning.exact or meaning.count)):
        return found
    at = found.last
    edge = at + 1 if c.code(at, "edges") else at
    part = c.code(edge, "dayparts")
    if part is not None:
        return replace(found, last=edge + 1, part=part)
    at = c.skip(at, "at", ",")
    hour = clock(c, at)
    if hour is not None:
        return replace(found, last=hour[1], part=hour[0])
    if at > found.last and (part := c.code(at, "dayparts")) is not None and c.low(at - 1) == "at":
        return replace(found, last=at + 1, part=part)
    return found


def _hour_of(c: Cursor, i: int) -> Phrase | None:
    """"3 p.m. on Friday", "the night of June 3", "noon today"."""  # fmt: skip
    hour = clock(c, i)
    part, at = hour if hour is not None else (c.code(i, "dayparts"), i + 1)
    if part is None:
        return None
    link = c.skip(c.skip(at, ","), "on", "of")
    found = _first_of(c, link, _DAYS)
    if found is None:
        return Phrase(Counted("day", None), i, at, part=part) if hour is not None else None
    if isinstance(found.meaning, Calendar) and not found.meaning.day:
        return None
    return replace(found, first=i, part=part)


def _edge(c: Cursor, i: int) -> Phrase | None:
    """"early 2015", "the end of June", "mid-July", "earlier this month", "later in the year"."""  # fmt: skip
    if c.listed(i, "comparatives"):
        at = c.skip(i + 1, "in")
        inner = _own_period(c, at) if at > i + 1 else None
        inner = inner or _first_of(c, at, (_deictic, _shifted_unit, calendar, weekday))
        return None if inner is None else replace(inner, first=i)
    at = c.skip(i, "the")
    mod = c.code(at, "edges")
    if mod is None:
        return None
    at = c.skip(at + 1, *DASHES)
    at = c.skip(at, "of", "in")
    inner = _own_period(c, at) if c.low(at - 1) == "of" else None
    inner = inner or _first_of(c, at, _PERIODS) or _first_of(c, c.skip(at, "the"), _PERIODS)
    if inner is None and c.low(at) == "on":
        inner = weekday(c, at + 1)
    return None if inner is None else replace(_with_part(c, inner), first=i, mod=mod)


def _own_period(c: Cursor, i: int) -> Phrase | None:
    """"(the end of) the year": the one of writing."""  # fmt: skip
    unit = c.unit(i + 1)
    if c.low(i) == "the" and unit is not None and unit[1] in ("day", "week", "month", "year") and not _plural(c, i + 1):
        if c.low(i + 2) in ("of", "-") or unit[0] > 1:
            return None
        return Phrase(Counted(unit[1], 0, exact=True), i, i + 2)
    return None


def _plural(c: Cursor, i: int) -> bool:
    return c.listed(i, "plural_units")


def _about(c: Cursor, i: int) -> Phrase | None:
    """"around 2011", "circa May 2013"."""  # fmt: skip
    if not c.listed(i, "calendar_edges"):
        return None
    inner = _first_of(c, i + 1, (calendar, _named, bare_year))
    if inner is None or isinstance(inner.meaning, Era):
        return None
    return replace(inner, first=i, about=True, mod="APPROX")


def _vague(c: Cursor, i: int) -> Phrase | None:
    found = c.coded_phrase(i, "vague")
    if found is None or (found[0] == "PAST_REF" and amount(c, found[1]) is not None):
        return None
    if c.low(i) == "the" and (c.low(i - 1) != "in" or c.unit(found[1]) is not None):
        return None
    return Phrase(Vague(found[0]), i, found[1])


def _eve(c: Cursor, i: int) -> Phrase | None:
    found = c.phrase(i, "eve")
    if found is None:
        return None
    of = dated(c, c.skip(found[1], "the"))
    return Phrase(Eve(of), i, of.last if of is not None else found[1])


def _named(c: Cursor, i: int) -> Phrase | None:
    fixed = c.phrase(i, "fixed")
    if fixed is not None:
        return Phrase(Fixed(c.words.fixed[fixed[0]]), i, fixed[1])
    shift = c.count(i, "shifts")
    at = i if shift is None else i + 1
    found = c.phrase(at, "named_days")
    if found is None or not c.capital(at):
        return None
    year, by, end = year_after(c, found[1])
    return Phrase(Named(c.words.named_days[found[0]], year, by, shift), i, end)


def _deictic(c: Cursor, i: int) -> Phrase | None:
    """"today", "tonight", "the day before yesterday", "last night", "this morning", "overnight"."""  # fmt: skip
    found = c.phrase(i, "deictic_phrases")
    if found is not None:
        return Phrase(Counted("day", c.words.counts["deictic_phrases"][found[0]], exact=True), i, found[1])
    days = c.count(i, "deictic")
    if days is not None:
        part = "NI" if c.listed(i, "deictic_nights") else None
        return Phrase(Counted("day", days, exact=True), i, i + 1, part=part)
    if c.listed(i, "overnight"):
        day = c.skip(i + 1, "on")
        inner = weekday(c, day)
        return (
            Phrase(Counted("night", 0, exact=True), i, i + 1, part="NI")
            if inner is None
            else replace(inner, first=i, part="NI")
        )
    shift, part = c.count(i, "shifts"), c.code(i + 1, "dayparts")
    if shift is not None and shift <= 0 and part is not None and c.low(i) in ("this", "last"):
        return Phrase(Counted("day", shift, exact=True), i, i + 2, part=part)
    return None


def _shifted_unit(c: Cursor, i: int) -> Phrase | None:
    """"last year", "this fiscal year", "next weekend", "the following day", "that month"."""  # fmt: skip
    in_text = c.count(i + 1, "text_shifts") if c.low(i) == "the" else c.count(i, "text_shifts")
    if in_text is not None and (c.low(i) == "the" or c.listed(i, "text_only")):
        at = i + 2 if c.low(i) == "the" else i + 1
        unit = c.unit(at)
        if unit is not None and unit[0] == 1 and not _plural(c, at):
            return Phrase(Counted(unit[1], in_text, exact=True, from_text=True), i, at + 1)
        if (part := c.code(at, "dayparts")) is not None:
            return Phrase(Counted("day", in_text, exact=True, from_text=True), i, at + 1, part=part)
    at = i if c.low(i) != "the" else i + 1
    shift = c.count(at, "shifts")
    if shift is None:
        return None
    end = at + 2 if c.listed(at + 1, "fiscal") else at + 1
    unit = c.unit(end)
    if unit is None or _plural(c, end) or (at > i and c.low(at) != "current"):
        return None
    mod = "APPROX" if end > at + 1 else None
    name = {10: "decade", 100: "century"}.get(unit[0], unit[1])
    if unit[0] > 1 and name == unit[1]:
        return None
    return Phrase(Counted(name, shift, exact=True), i, end + 1, mod=mod)


def _shifted_name(c: Cursor, i: int) -> Phrase | None:
    """"last Friday", "next May", "this past Monday"."""  # fmt: skip
    shift = c.count(i, "shifts")
    if shift is None:
        return None
    at = i + 1
    if shift == 0 and c.count(at, "shifts") is not None:
        shift, at = c.count(at, "shifts"), at + 1
    day = weekday(c, at)
    if day is not None and isinstance(day.meaning, Weekday) and day.meaning.week is None:
        return replace(day, meaning=replace(day.meaning, pick=shift), first=i)
    month = c.count(at, "months") if c.capital(at) else None
    if month is not None and c.digits(at + 1) is None:
        return Phrase(Calendar(None, month, pick=shift), i, at + 1)
    return None


def _part(c: Cursor, i: int) -> Phrase | None:
    """ "the summer of 2014", "last winter", "the third quarter", "the first half of 2015", "the 20th century"."""
    at = c.skip(i, "the")
    shift = c.count(at, "shifts")
    season = c.count(at, "seasons") or (c.count(at + 1, "seasons") if shift is not None else None)
    if season is not None:
        return _season(c, i, at, season, shift)
    number = c.ordinal(at)
    if number is None:
        return None
    behind = c.skip(at + 1, "-")
    if c.listed(behind, "centuries") and number > 0:
        return Phrase(Era(f"{number - 1:02}"), at, behind + 1)
    parts = c.count(behind, "halves")
    if parts is None or number > parts or number == 0:
        return None
    year, by, end = year_after(c, c.skip(behind + 1, "in"))
    if year is None and by is None and (parts == 2 or c.low(behind + 1) == "of"):
        inner = _own_period(c, behind + 2)
        if inner is None or not isinstance(inner.meaning, Counted) or inner.meaning.unit != "year":
            return None
        by, end = 0, inner.last
    return Phrase(Part(parts, number if number > 0 else parts, year, by), i, end)


def _season(c: Cursor, i: int, at: int, season: int, shift: int | None) -> Phrase | None:
    end = at + 1 if c.count(at, "seasons") is not None else at + 2
    if shift is not None and end == at + 2:
        return Phrase(Part(0, season, pick=shift), i, end)
    year, by, behind = year_after(c, end)
    if year is not None or by is not None:
        return Phrase(Part(0, season, year, by), i, behind)
    settled = c.listed(i - 1, "months_strict") and c.low(end) != "of"
    return Phrase(Part(0, season), i, end) if settled and not c.capital(end - 1) else None


_DAYS = (_named, _deictic, _shifted_name, calendar, weekday)
_PERIODS = (_deictic, _part, _shifted_name, _shifted_unit, calendar, weekday)
_RULES = (
    _eve, _named, _deictic, _vague, _part, window, _shifted_name, _shifted_unit, calendar, weekday, counted, recurring,
    bare_plural,
)  # fmt: skip
