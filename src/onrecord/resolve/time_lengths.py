"""Counted time: lengths, "three days ago", "the past two weeks", and what recurs."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.resolve.time_meanings import Counted, Length, Phrase, Recurring, Window
from onrecord.resolve.time_tokens import Cursor

_LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_SMALL = ("second", "minute", "hour")


@dataclass(frozen=True, slots=True)
class Amount:
    """A count (None: not a number) with the place behind it and TIMEX3's modifier."""

    count: float | None
    end: int
    mod: str | None = None
    single: bool = False


def iso(count: float | None, times: int, unit: str) -> str:
    """A length in ISO 8601: `P4Y`, `PT48H`, `PXM`."""
    if unit in ("quarter", "weekend"):
        times, unit = (times * 3, "month") if unit == "quarter" else (times * 2, "day")
    written = "X" if count is None else f"{count * times:g}"
    return f"P{'T' if unit in _SMALL else ''}{written}{_LETTERS[unit]}"


def amount(c: Cursor, i: int) -> Amount | None:
    """The count that begins at token `i`: "two and a half", "a few", "48", "several", "more than ten", "a"."""
    bound = c.coded_phrase(i, "bounds") or ((m, i + 1) if (m := c.code(i, "approximate")) else None)
    if bound is not None:
        inner = _bare_amount(c, bound[1])
        if inner is not None:
            return Amount(inner.count, inner.end, bound[0])
    return _bare_amount(c, i)


def _bare_amount(c: Cursor, i: int) -> Amount | None:
    at = c.skip(i, "a", "the") if c.listed(i + 1, "vague_numbers") else i
    if c.listed(at, "vague_numbers"):
        return Amount(None, c.skip(at + 1, "of"))
    word = c.low(i)
    if word.replace(",", "").replace(".", "", 1).isdecimal() and word.isascii():
        return Amount(float(word.replace(",", "")), i + 1)
    if word == "half" and c.listed(i + 1, "articles"):
        return Amount(0.5, i + 2)
    total, at = _words(c, i)
    if total is None:
        return Amount(1, i + 1, single=True) if c.listed(i, "articles") else None
    if c.low(at) == "and" and c.low(at + 1) == "a" and c.low(at + 2) == "half":
        return Amount(total + 0.5, at + 3)
    return Amount(total, at, single=word == "one")


def _words(c: Cursor, i: int) -> tuple[int | None, int]:
    """Number words in a row: "twenty - five", "two hundred", "a dozen"."""
    numbers = c.words.numbers
    total, at = None, i
    if c.listed(i, "articles") and numbers.get(c.low(i + 1), 0) >= 12:
        total, at = 1, i + 1
    while (value := numbers.get(c.low(at))) is not None:
        if total is None:
            total = value
        elif value > total and value >= 12:
            total *= value
        elif value < total:
            total += value
        else:
            break
        at += 1
        if c.low(at) == "-" and c.low(at + 1) in numbers:
            at += 1
    return total, at


def counted(c: Cursor, i: int) -> Phrase | None:
    """What a counted unit says: "three days ago", "a week later", "four years", "48-hour"."""
    number = amount(c, i)
    if number is None:
        return None
    at = c.skip(number.end, "-", "–") if c.low(number.end) in ("-", "–") else number.end
    while c.listed(at, "fillers"):
        at += 1
    unit = c.unit(at)
    if unit is None or _is_ordinal_second(c, number, at):
        return None
    at += 1
    if number.count is None or float(number.count).is_integer():
        shifted = _shifted(c, i, at, number, unit)
        if shifted is not None:
            return shifted
    if number.single and not _is_length(c, i, at):
        return None
    return Phrase(Length(iso(number.count, *unit)), i, at, mod=number.mod)


def _is_ordinal_second(c: Cursor, number: Amount, at: int) -> bool:
    """"a second attack": an ordinal, no length."""  # fmt: skip
    return c.low(at) == "second" and (number.single or number.count is None)


def _is_length(c: Cursor, i: int, end: int) -> bool:
    """Whether "a week" is a length here, not the measure of a rate."""
    if c.low(i) == "half" or "-" in (c.low(end), c.low(end - 2)):
        return True
    return c.listed(i - 1, "rate_words") or c.listed(end, "after_lengths")


def _shifted(c: Cursor, i: int, at: int, number: Amount, unit: tuple[int, str]) -> Phrase | None:
    times, name = unit
    count = None if number.count is None else int(number.count) * times
    about = number.mod is not None
    if c.listed(at, "ago"):
        return Phrase(Counted(name, None if count is None else -count), i, at + 1, mod=number.mod, about=about)
    ahead = c.phrase(at, "from_now") or c.phrase(at, "hence")
    if ahead is not None:
        return Phrase(Counted(name, count), i, ahead[1], mod=number.mod, about=about)
    for words, sign in (("later", 1), ("earlier", -1)):
        if c.listed(at, words) and not (c.low(at + 1).isalnum() and c.low(at) in ("before", "on", "prior")):
            if c.low(at) == "on":
                return None
            signed = None if count is None else sign * count
            return Phrase(Counted(name, signed, from_text=True), i, at + 1, mod=number.mod)
    return None


def bare_plural(c: Cursor, i: int) -> Phrase | None:
    """"for years", "days after": a length nobody counted."""  # fmt: skip
    if not c.listed(i, "plural_units"):
        return None
    if c.listed(i + 1, "ago"):
        return Phrase(Counted(c.words.units[c.low(i)][1], None), i, i + 2)
    if c.listed(i - 1, "rate_words") or c.listed(i + 1, "after_lengths"):
        return Phrase(Length(iso(None, *c.words.units[c.low(i)])), i, i + 1)
    return None


def window(c: Cursor, i: int) -> Phrase | None:
    """"the past two weeks", "the next few months", "recent days", "the past year"."""  # fmt: skip
    at = i + 1 if c.listed(i, "definite") else i
    sign = c.count(at, "windows")
    if sign is None:
        return None
    number = amount(c, at + 1)
    end = number.end if number is not None and not number.single else at + 1
    end = c.skip(end, "-")
    while c.listed(end, "fillers"):
        end += 1
    unit = c.unit(end)
    if unit is None:
        return None
    count: float | None = 1
    if number is not None and not number.single:
        count = number.count
    elif c.listed(end, "plural_units"):
        count = None
    elif at == i or c.listed(at, "text_only") or c.low(end + 1) == "of" or _from_text(c, at, unit):
        return None
    whole = None if count is None else int(count * unit[0])
    return Phrase(Window(unit[1], whole, sign, iso(count, *unit)), i, end + 1, mod=number.mod if number else None)


def _from_text(c: Cursor, at: int, unit: tuple[int, str]) -> bool:
    """Whether it is "the next day", which counts from a day named before."""
    return unit[1] in ("day", "weekend") and c.count(at, "text_shifts") is not None


def recurring(c: Cursor, i: int) -> Phrase | None:
    """"every Monday", "each year", "twice a week", "daily", "Mondays"."""  # fmt: skip
    if c.listed(i, "each"):
        return _every(c, i)
    if c.listed(i, "times_a") and c.listed(i + 1, "per") and (unit := c.unit(i + 2)):
        number = amount(c, i - 1) if c.low(i) == "times" else None
        return Phrase(Recurring(iso(1, *unit)), i - 1 if number else i, i + 3)
    if c.listed(i, "plural_weekdays") and c.capital(i):
        return Phrase(Recurring(f"XXXX-WXX-{c.count(i, 'weekdays')}"), i, i + 1)
    code = c.code(i, "frequencies")
    if code is None or (c.capital(i) and i > 0 and (c.capital(i + 1) or c.low(i - 1) in ("the", "'"))):
        return None
    return Phrase(Recurring(code), i, i + 1)


def _every(c: Cursor, i: int) -> Phrase | None:
    at, count = i + 1, 1.0
    if c.listed(at, "every_other") and c.unit(at + 1):
        at, count = at + 1, 2.0
    elif (number := amount(c, at)) is not None and number.count is not None:
        at, count = number.end, number.count
    if unit := c.unit(at):
        return Phrase(Recurring(iso(count, *unit)), i, at + 1)
    if (day := c.count(at, "weekdays")) is not None and c.capital(at):
        return Phrase(Recurring(f"XXXX-WXX-{day}"), i, at + 1)
    if (month := c.count(at, "months")) is not None and c.capital(at):
        return Phrase(Recurring(f"XXXX-{month:02}"), i, at + 1)
    if (part := c.code(at, "dayparts")) is not None:
        return Phrase(Recurring(f"XXXX-XX-XXT{part}"), i, at + 1)
    return None
