"""What a time expression says before it is known from which day it counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year, month or day; the year may be missing, or be counted from the year of writing (`shift`: last is -1).

    `pick` is the shift of a month itself: "last June".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    pick: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 1: `pick` of "last Friday", `week` of "Friday last week"."""

    day: int
    pick: int | None = None
    week: int | None = None
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units before or behind the day of writing, or (`from_text`) a day named before.

    `exact` where the unit itself is meant ("last week"), not a point that many units away ("a week ago").
    """

    unit: str
    count: int | None
    exact: bool = False
    from_text: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A season (`of` 0, `number` is EDTF's) or the nth of so many parts of a year; `number` 0: counted by `pick`."""

    of: int
    number: int
    year: int | None = None
    shift: int | None = None
    pick: int | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century by the digits its years share."""

    digits: str


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that ends (`sign` -1) or begins (1) on the day of writing; `length` as in `Length`."""

    unit: str
    count: int | None
    sign: int
    length: str


@dataclass(frozen=True, slots=True)
class Named:
    """A day with a name, by its rule in the codebook."""

    rule: str
    year: int | None = None
    shift: int | None = None
    pick: int | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A day that an event bears as its name, ISO 8601; None for one that could be read in two ways."""

    day: str | None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, ISO 8601 with X for a count that is no number."""

    iso: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """What happens again and again, as TIMEX3 writes it."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """The present, past or future at large."""

    reference: str


@dataclass(frozen=True, slots=True)
class Eve:
    """The day before another."""

    of: Phrase | None


@dataclass(frozen=True, slots=True)
class Range:
    """From one to another, both included; None is an open end."""

    first: Phrase | None
    last: Phrase | None
    tense: str | None = None


Meaning = Calendar | Weekday | Counted | Part | Era | Window | Named | Fixed | Length | Recurring | Vague | Eve | Range
Dated = (Calendar, Weekday, Counted, Part, Era, Named, Fixed)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A meaning with the tokens that bear it, `[first, last)`.

    Attributes:
        part: part of the day in TIMEX3's code, or an hour `15:00`.
        mod: TIMEX3's modifier.
        about: the date is approximate.
    """

    meaning: Meaning
    first: int
    last: int
    part: str | None = None
    mod: str | None = None
    about: bool = False
