"""The words of the number grammar, typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.rows import Row


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words, scales and vague counts by value; words that bound or blur; currencies by sign or word."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    currencies: Mapping[str, str]
    only_high: tuple[str, ...]
    only_low: tuple[str, ...]
    nearly: tuple[str, ...]
    about: tuple[str, ...]
    new_money: frozenset[str]
    total_money: frozenset[str]


def numbers_from_rows(rows: Iterable[Row]) -> NumberWords:
    """The words of `numbers.yaml`.

    Raises:
        CodebookError: a table that is missing or holds no numbers.
    """
    by_id = {row.id: row for row in rows}

    def table(name: str) -> Mapping[str, float]:
        row = by_id[name]
        values = row.fields.get("value")
        if not isinstance(values, dict) or not all(isinstance(v, int | float) for v in values.values()):
            raise row.fail("`value` must map words to numbers")
        return {str(k): float(v) for k, v in values.items()}

    currencies = by_id["currencies"].fields.get("value")
    if not isinstance(currencies, dict):
        raise by_id["currencies"].fail("`value` must map signs to ISO 4217 codes")
    return NumberWords(
        table("numbers"), table("scales"), table("vague"), {str(k): str(v) for k, v in currencies.items()},
        by_id["only_high"].words("words"), by_id["only_low"].words("words"), by_id["nearly"].words("words"),
        by_id["about"].words("words"), frozenset(by_id["new_money"].words("words")),
        frozenset(by_id["total_money"].words("words")),
    )  # fmt: skip
