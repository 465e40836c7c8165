"""What the ledger asks of stances and contributions, typed: sides, what stands against what, what lasts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.lexicon import STANCES, Lexicon
from onrecord.codebook.rows import Row

_WORDS = ("notes", "wrongs", "rights")
FAMILIES = ("own", "others")
STEPS = ("offered", "committed", "prepared", "delivered")


@dataclass(frozen=True, slots=True)
class StandingBook:
    """The book of `standing.yaml`, with the branches of the contribution tree.

    Attributes:
        families: stance → `own` or `others`.
        opposites: pairs of stances that cannot both be true of one thing at one time; both orders are in it.
        lasting: stances that hold until an opposite ends them.
        on_the_day: stances that begin on their date even where it is still to come.
        steps: stance → `offered`, `committed`, `prepared` or `delivered` of a pledge.
        branches: contribution → the branch it hangs on; a branch is not in it.
        notes, wrongs, rights: words of corrections, in lower case.
    """

    families: Mapping[str, str]
    opposites: frozenset[tuple[str, str]]
    lasting: frozenset[str]
    on_the_day: frozenset[str]
    steps: Mapping[str, str]
    branches: Mapping[str, str]
    notes: tuple[str, ...]
    wrongs: tuple[str, ...]
    rights: tuple[str, ...]

    def family(self, stance: str) -> str:
        """`own` or `others`; a stance of another codebook is its actor's own."""
        return self.families.get(stance, "own")

    def against(self, one: str, other: str) -> bool:
        """Whether two stances on one thing exclude each other."""
        return (one, other) in self.opposites


def standing_from_rows(rows: Iterable[Row], lexicon: Lexicon) -> StandingBook:
    """The book of `standing.yaml`.

    Raises:
        CodebookError: an unknown stance, side, family or step, naming file and line.
    """
    by_id = {row.id: row for row in rows}
    sides = {row.id: row for row in by_id.values() if row.id not in _WORDS}
    for row in sides.values():
        _check(row, sides)
    return StandingBook(
        families={stance: row.need("family") for row in sides.values() for stance in row.words("stances")},
        opposites=frozenset(pair for row in sides.values() for pair in _opposites(row, sides)),
        lasting=frozenset(stance for row in sides.values() for stance in row.words("lasting")),
        on_the_day=frozenset(stance for row in sides.values() for stance in row.words("on_the_day")),
        steps={stance: step for row in sides.values() for stance, step in _steps(row).items()},
        branches={c.id: c.parent for c in lexicon.contributions.values() if c.parent is not None},
        notes=_words(by_id, "notes"),
        wrongs=_words(by_id, "wrongs"),
        rights=_words(by_id, "rights"),
    )


def _check(row: Row, sides: Mapping[str, Row]) -> None:
    row.only("family", "stances", "against", "lasting", "on_the_day", "steps")
    row.need("family")
    row.one_of("family", FAMILIES)
    for key in ("stances", "lasting", "on_the_day"):
        _known(row, row.words(key), STANCES, "stance")
    _known(row, row.words("against"), sides, "side")
    _known(row, _steps(row), STANCES, "stance")
    _known(row, _steps(row).values(), STEPS, "step")


def _known(row: Row, values: Iterable[str], known: Iterable[str], what: str) -> None:
    for value in values:
        if value not in known:
            raise row.fail(f"unknown {what} `{value}`", f"One of: {', '.join(sorted(known))}.")


def _steps(row: Row) -> dict[str, str]:
    steps = row.fields.get("steps") or {}
    if not isinstance(steps, dict):
        raise row.fail("`steps` must map stances to steps", "Write it as {offered: offered}.")
    return steps


def _opposites(row: Row, sides: Mapping[str, Row]) -> Iterable[tuple[str, str]]:
    for side in row.words("against"):
        for one in row.words("stances"):
            for other in sides[side].words("stances"):
                yield one, other
                yield other, one


def _words(by_id: Mapping[str, Row], name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in by_id[name].words("words")) if name in by_id else ()
