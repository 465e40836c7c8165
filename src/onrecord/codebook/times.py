"""The words of the grammar of time expressions, typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.numbers import NumberWords
from onrecord.codebook.rows import Row

UNITS = ("second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "year")

_COUNTED = ("months", "weekdays", "seasons", "ordinals", "halves", "decades", "deictic", "deictic_phrases", "shifts",
            "windows", "text_shifts", "meridiem")  # fmt: skip
_CODED = ("dayparts", "edges", "approximate", "bounds", "ranges_open", "frequencies", "vague")
_NAMED = re.compile(r"\d\d-\d\d|easter[+-]\d+|\d\d/-?\d/[1-7]")
_FIXED = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"\d+(?:[/-]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+|[^\w\s.]")

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases as tuples of words by their first word, longest first."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All tables and lists of `times.yaml` by name.

    Attributes:
        numbers: number words (`numbers.yaml`).
        units: word → how many of which unit (one of `UNITS`).
        counts: tables that map words to numbers: `months`, `weekdays`, `seasons` …
        codes: tables that map words to codes: `dayparts`, `edges`, `vague` …
        lists: closed lists of words.
        named_days, fixed: days by name; `MM-DD`, `easter+N` or `MM/which/weekday`, and ISO dates.
        phrases: every entry of more than one word, by table or list.
    """

    numbers: Mapping[str, int]
    units: Mapping[str, tuple[int, str]]
    counts: Mapping[str, Mapping[str, int]]
    codes: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, frozenset[str]]
    named_days: Mapping[str, str]
    fixed: Mapping[str, str]
    phrases: Mapping[str, Phrases]


def split(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the grammar cuts text: apostrophes and hyphens stand alone, full stops are dropped."""
    return tuple(_WORD.findall(phrase.lower().replace("’", "'")))


def times_from_rows(rows: Iterable[Row], numbers: NumberWords) -> TimeWords:
    """The words of `times.yaml`.

    Raises:
        CodebookError: naming file and line of a table or list that is missing, or holds what nobody can read.
    """
    lists, tables = {}, {}
    for row in rows:
        row.only("words", "value")
        if "value" in row.fields:
            tables[row.id] = (row, _table(row))
        else:
            lists[row.id] = frozenset(w.lower() for w in row.words("words"))
    phrases = {name: _phrases(table) for name, (_, table) in tables.items()}
    phrases |= {name: _phrases(words) for name, words in lists.items()}
    return TimeWords(
        {w: int(n) for w, n in (*numbers.numbers.items(), *numbers.scales.items()) if len(w) > 2},
        {w: _unit(tables["units"][0], v) for w, v in tables["units"][1].items()},
        {name: _numbers(*tables[name]) for name in _COUNTED},
        {name: tables[name][1] for name in _CODED},
        lists,
        _matching(*tables["named_days"], _NAMED),
        _matching(*tables["fixed"], _FIXED),
        phrases,
    )


def _table(row: Row) -> dict[str, str]:
    values = row.fields["value"]
    if not isinstance(values, dict) or not all(isinstance(v, str | int) for v in values.values()):
        raise row.fail("`value` must map words to texts or numbers")
    return {str(k).lower(): str(v) for k, v in values.items()}


def _numbers(row: Row, table: Mapping[str, str]) -> Mapping[str, int]:
    wrong = next((w for w, v in table.items() if not re.fullmatch(r"-?\d+", v)), None)
    if wrong is not None:
        raise row.fail(f"`{wrong}` must be a whole number, not {table[wrong]!r}")
    return {w: int(v) for w, v in table.items()}


def _matching(row: Row, table: Mapping[str, str], form: re.Pattern[str]) -> Mapping[str, str]:
    wrong = next((w for w, v in table.items() if not form.fullmatch(v)), None)
    if wrong is not None:
        raise row.fail(f"`{wrong}` is no day: {table[wrong]!r}", "Write it as the head of this table says.")
    return {" ".join(split(w)): v for w, v in table.items()}


def _unit(row: Row, value: str) -> tuple[int, str]:
    count, _, unit = value.partition(" ")
    if not count.isdecimal() or unit not in UNITS:
        raise row.fail(f"no length: {value!r}", f"Write a number and one of: {', '.join(UNITS)}.")
    return int(count), unit


def _phrases(entries: Iterable[str]) -> Phrases:
    out: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(map(split, entries), key=len, reverse=True):
        if words:
            out.setdefault(words[0], []).append(words)
    return {first: tuple(group) for first, group in out.items()}
