"""The words of the number grammar, typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.rows import Row

BOUNDS = ("only_high", "only_low", "nearly", "about", "passed")
AFTER = ("after_low", "after_high", "after_about")
_TABLES = ("numbers", "scales", "vague", "denominators")
_NAMES = ("currencies", "money", "nations", "units", "per")
_LISTS = (
    *(
        "several",
        "change",
        "new_money",
        "total_money",
        "remaining",
        "percent",
        "periods",
    ),
    *("clock", "months", "year_before", "labels", "addresses", "ages", "people_of"),
)

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words of numbers by value, words that bound or blur them, money, units, and what is no number of the world.

    Attributes:
        numbers, scales, vague, denominators: word → number.
        currencies: sign, code or abbreviation before a number, case kept → ISO 4217.
        money: currency word behind a number → ISO 4217. nations: the same with whose money it is.
        units: word or words → the unit as a record has it. per: "a day" → `day`.
        before: last word → phrases that end on it, the longest first, each with what it does to a number (`BOUNDS`).
        after: first word → phrases that begin with it, the longest first, each with what it does (`AFTER`).
        lists: name of a list in the data file → its words.
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    denominators: Mapping[str, float]
    currencies: Mapping[str, str]
    money: Mapping[str, str]
    nations: Mapping[str, str]
    units: Mapping[str, str]
    per: Mapping[str, str]
    before: Mapping[str, tuple[tuple[Phrase, str], ...]]
    after: Mapping[str, tuple[tuple[Phrase, str], ...]]
    lists: Mapping[str, frozenset[str]]


def numbers_from_rows(rows: Iterable[Row]) -> NumberWords:
    """The words of `numbers.yaml`.

    Raises:
        CodebookError: an entry that nobody reads, or a table that maps words to anything but what it is for.
    """
    by_id = {row.id: row for row in rows}
    for row in by_id.values():
        row.only("value" if row.id in (*_TABLES, *_NAMES) else "words")
        if row.id not in (*_TABLES, *_NAMES, *_LISTS, *BOUNDS, *AFTER):
            raise row.fail("no list of the number grammar", f"One of: {', '.join(sorted((*_LISTS, *BOUNDS, *AFTER)))}.")
    numbers, scales, vague, denominators = (_values(by_id[name]) for name in _TABLES)
    currencies, money, nations, units, per = (_named(by_id[name]) for name in _NAMES)
    before, after = _phrases(by_id, BOUNDS, -1), _phrases(by_id, AFTER, 0)
    lists = {name: frozenset(by_id[name].words("words")) for name in _LISTS}
    return NumberWords(
        numbers, scales, vague, denominators, currencies, money, nations, units, per, before, after, lists
    )


def _values(row: Row) -> Mapping[str, float]:
    table = row.fields.get("value")
    if not isinstance(table, dict) or not all(isinstance(v, int | float) for v in table.values()):
        raise row.fail("`value` must map words to numbers")
    return {str(k): float(v) for k, v in table.items()}


def _named(row: Row) -> Mapping[str, str]:
    table = row.fields.get("value")
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise row.fail("`value` must map words to names", "Quote what YAML reads as numbers or yes/no.")
    return {str(k): str(v) for k, v in table.items()}


def _phrases(
    rows: Mapping[str, Row], names: tuple[str, ...], anchor: int
) -> Mapping[str, tuple[tuple[Phrase, str], ...]]:
    """Phrases by their first or last word, the longest first."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for name in names:
        for words in rows[name].words("words"):
            phrase = tuple(words.split())
            found.setdefault(phrase[anchor], []).append((phrase, name))
    return {word: tuple(sorted(group, key=lambda p: -len(p[0]))) for word, group in found.items()}
