"""Which cell a position belongs to, and which cells answer which."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.codebook.standing import StandingBook
from onrecord.model.ledger import Filed, Key
from onrecord.model.records import Position

_FIELDS = ("beneficiary", "target", "doer", "area")


def key_of(position: Position, book: StandingBook) -> Key:
    """The cell of a position."""
    return Key(
        position.actor,
        position.contribution,
        book.family(position.stance),
        position.beneficiary,
        position.target,
        position.doer,
        position.area,
    )


def by_key(positions: Iterable[Filed[Position]], book: StandingBook) -> dict[Key, list[Filed[Position]]]:
    """Positions by their cells, cells in order."""
    cells: dict[Key, list[Filed[Position]]] = {}
    for filed in positions:
        cells.setdefault(key_of(filed.record, book), []).append(filed)
    return dict(sorted(cells.items(), key=lambda item: order(item[0])))


def order(key: Key) -> tuple[str, ...]:
    """Sorts keys, what is unsaid first."""
    return tuple(
        value or "" for value in (key.actor, key.family, key.contribution, *(getattr(key, f) for f in _FIELDS))
    )


def same_or_narrower(narrow: Key, wide: Key) -> bool:
    """Whether `narrow` says all that `wide` says of one actor and contribution, and perhaps more."""
    return narrow.contribution == wide.contribution and _says_all(narrow, wide)


def answers(narrow: Key, wide: Key, book: StandingBook) -> bool:
    """Whether `narrow`, another cell, answers what is asked by `wide`: a leaf answers its branch too."""
    asked = wide.contribution in (narrow.contribution, book.branches.get(narrow.contribution))
    return asked and narrow != wide and _says_all(narrow, wide)


def _says_all(narrow: Key, wide: Key) -> bool:
    same = (narrow.actor, narrow.family) == (wide.actor, wide.family)
    return same and all(getattr(wide, f) in (None, getattr(narrow, f)) for f in _FIELDS)
