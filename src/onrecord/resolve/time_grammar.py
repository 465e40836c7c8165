"""The grammar of time expressions: tokens of a block → phrases that are not yet counted from any day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.codebook.times import TimeWords
from onrecord.resolve.time_calendar import calendar, year_after
from onrecord.resolve.time_meanings import (
    Calendar,
    Counted,
    Dated,
    Fixed,
    Phrase,
    Range,
    Weekday,
)
from onrecord.resolve.time_points import DASHES, dated, point
from onrecord.resolve.time_tokens import Cursor, Word

_TABLES = ("months", "weekdays", "seasons", "ordinals", "decades", "deictic", "shifts", "windows", "text_shifts")
_LISTS = ("guarded", "since", "until", "vague_numbers", "articles", "definite", "each", "times_a", "plural_units",
          "overnight", "eve", "comparatives", "names")  # fmt: skip
_CODES = ("dayparts", "edges", "approximate", "bounds", "ranges_open", "frequencies", "vague")


def starters(words: TimeWords) -> frozenset[str]:
    """Every word that can begin an expression, numbers in digits apart."""
    out = set(words.numbers)
    for name in (*_TABLES, *_LISTS, *_CODES, "deictic_phrases", "named_days", "fixed"):
        out.update(words.phrases[name])
    return frozenset(out)


def phrases(tokens: list[Word], words: TimeWords, starting: frozenset[str]) -> Iterator[Phrase]:
    """The time expressions of a block in reading order, none inside another."""
    c, i = Cursor(tokens, words), 0
    while i < len(tokens):
        lower = tokens[i].lower
        if lower in starting or lower[0].isdecimal() or (lower == "'" and i + 1 < len(tokens)):
            name = c.phrase(i, "names")
            if name is not None and c.phrase(i, "fixed") is None:
                i = name[1]
                continue
            found = expression(c, i)
            if found is not None:
                yield found
                i = found.last
                continue
        i += 1


def expression(c: Cursor, i: int) -> Phrase | None:
    """The longest expression that begins at token `i`: a range, a date with an open end, or one time."""
    return _closed(c, i) or _open(c, i) or _joined(c, i)


def _closed(c: Cursor, i: int) -> Phrase | None:
    """"from A to B", "between A and B"."""  # fmt: skip
    join = c.code(i, "ranges_open")
    if join is None:
        return None
    at = c.skip(i + 1, "the")
    first = _end_of_range(c, at)
    if first is None:
        return None
    behind = c.skip(first.last, ",")
    good = c.low(behind) == join or (join == "to" and c.listed(behind, "joins") and c.low(behind) != "and")
    last = _last_of(c, behind, first) if good else None
    return None if last is None else _range(first, last, i)


def _end_of_range(c: Cursor, i: int) -> Phrase | None:
    found = point(c, i)
    if found is not None and isinstance(found.meaning, Dated) and found.part is None:
        return found
    day = c.day_number(i)  # "from 3 to 5 May"
    if day is not None and c.listed(i + 1, "joins"):
        last = calendar(c, i + 2)
        if last is not None and isinstance(last.meaning, Calendar) and last.meaning.day and last.meaning.month:
            return Phrase(replace(last.meaning, day=day), i, i + 1)
    return None


def _last_of(c: Cursor, join: int, first: Phrase) -> Phrase | None:
    at = c.skip(join + 1, "the")
    last = point(c, at)
    if last is not None and isinstance(last.meaning, Dated) and last.part is None:
        return last if _same_sort(first, last) else None
    meaning, day = first.meaning, c.day_number(at)
    if isinstance(meaning, Calendar) and meaning.day and day and day > meaning.day and not c.listed(at + 1, "counted"):
        year, shift, end = year_after(c, at + 1)
        return Phrase(replace(meaning, day=day, year=year or meaning.year, shift=shift), at, end)
    return None


def _same_sort(first: Phrase, last: Phrase) -> bool:
    one, other = first.meaning, last.meaning
    if isinstance(one, Calendar) and isinstance(other, Calendar):
        return bool(one.month) or not other.month or bool(one.year)
    return not (isinstance(one, Fixed) or isinstance(other, Fixed))


def _range(first: Phrase, last: Phrase, start: int) -> Phrase:
    """A range; an end takes over the year that only the other names."""
    one, other = first.meaning, last.meaning
    if isinstance(one, Calendar) and isinstance(other, Calendar) and one.month and other.month:
        if one.year is None and one.shift is None and (other.year is not None or other.shift is not None):
            year = other.year
            if year is not None and (one.month, one.day or 0) > (other.month, other.day or 32):
                year -= 1
            first = replace(first, meaning=replace(one, year=year, shift=other.shift))
        elif one.year is not None and other.year is None and other.shift is None:
            later = (other.month, other.day or 32) >= (one.month, one.day or 0)
            last = replace(last, meaning=replace(other, year=one.year if later else one.year + 1))
    return Phrase(Range(first, last), start, last.last)


def _open(c: Cursor, i: int) -> Phrase | None:
    """"since 2014", "until March", "by Friday"."""  # fmt: skip
    for words, is_first in (("since", True), ("until", False)):
        lead = c.phrase(i, words)
        if lead is None:
            continue
        at = c.skip(lead[1], "the") if point(c, lead[1]) is None else lead[1]
        found = dated(c, at)
        if found is None or (isinstance(found.meaning, Fixed) and found.meaning.day is None):
            continue
        if isinstance(found.meaning, Counted) and not found.meaning.exact and found.meaning.from_text:
            continue
        past, future = c.phrase(i, "since_past"), c.phrase(i, "until_future")
        if past is None and future is None and _names_a_thing(c, found.last):
            return None  # "after Monday's attack"
        tense = "past" if past else "future" if future else None
        meaning = Range(found, None, tense) if is_first else Range(None, found, tense)
        return Phrase(meaning, i, found.last)
    return None


def _names_a_thing(c: Cursor, i: int) -> bool:
    return c.possessive(i) or (c.low(i).isalpha() and not c.listed(i, "functions"))


def _joined(c: Cursor, i: int) -> Phrase | None:
    """One time, or two joined without a word in front: "October 17 to 20", "May-July", "Monday to Friday"."""
    first = point(c, i) or (_end_of_range(c, i) if c.low(i)[:1].isdecimal() else None)
    if first is None or not isinstance(first.meaning, Dated) or first.part is not None:
        return first
    join = c.low(first.last)
    if c.listed(first.last, "onward"):
        return Phrase(Range(first, None), first.first, first.last + 1)
    if join in (*DASHES, "and") or c.listed(first.last, "joins"):
        last = _last_of(c, first.last, first)
        adjacent = join in DASHES or join != "and" or _follows(first, last)
        if last is not None and adjacent and _ranging(first, last, join):
            return _range(first, last, first.first)
    return first if point(c, i) is not None else None


def _ranging(first: Phrase, last: Phrase, join: str) -> bool:
    one, other = first.meaning, last.meaning
    if isinstance(one, Calendar) and isinstance(other, Calendar):
        return bool(one.month) == bool(other.month) and bool(one.day) == bool(other.day)
    return isinstance(one, Weekday) and isinstance(other, Weekday) and join not in ("-", "–", "—")


def _follows(first: Phrase, last: Phrase | None) -> bool:
    """Whether the second day is the one after the first: "October 17 and 18"."""
    one, other = first.meaning, None if last is None else last.meaning
    if not isinstance(one, Calendar) or not isinstance(other, Calendar) or not one.day or not other.day:
        return False
    return one.month == other.month and other.day == one.day + 1 and one.year is None
