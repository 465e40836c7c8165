"""Quality pinned like a dependency: floors under the figures, with the hashes of the gold they were measured on.

A floors file is JSON: `gold` (file name → SHA-256 of gold and article), `tolerance` (how far a figure may lie under
its floor), `floors` (record kind or `document` → measure → figure in [0, 1]) and `lowered` (every lowering with its
reason).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from onrecord.errors import GoldError
from onrecord.evaluation.gold import parse_json
from onrecord.evaluation.score import Evaluation

TOLERANCE = 0.005
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Lowering:
    """Floors that were lowered or measured on other gold, and the sentence that says why."""

    because: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Floors:
    """The content of a floors file."""

    gold: Mapping[str, str] = field(default_factory=dict)
    floors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    tolerance: float = TOLERANCE
    lowered: tuple[Lowering, ...] = ()


def measured(evaluation: Evaluation) -> Floors:
    """The figures of an evaluation as floors; kinds without gold records have none.

    Raises:
        GoldError: where two gold files have one name, so that their hashes could not be told apart.
    """
    names = [article.gold.path.name for article in evaluation.articles]
    double = next((name for name in names if names.count(name) > 1), None)
    if double:
        raise GoldError(f"Two gold files are named {double}.", "Rename one of them, or gate one folder.")
    floors = {
        kind: {name: round(figure.value, DIGITS) for name, figure in figures.items()}
        for kind, figures in evaluation.figures.items()
        if evaluation.tallies[kind].counts.gold
    }
    shares = {name: round(s.value, DIGITS) for name, s in evaluation.document.items() if s.value is not None}
    return Floors({a.gold.path.name: a.gold.sha256 for a in evaluation.articles}, {**floors, "document": shares})


def load_floors(path: Path) -> Floors:
    """The floors in a file.

    Raises:
        GoldError: where the file is missing or no floors file.
    """
    if not path.is_file():
        raise GoldError(f"{path}: no such floors file.", "Write it with --update-floors.")
    data = parse_json(path.read_bytes(), str(path))
    try:
        return Floors(
            {str(name): str(sha) for name, sha in data["gold"].items()},
            {kind: {name: float(v) for name, v in figures.items()} for kind, figures in data["floors"].items()},
            float(data["tolerance"]),
            tuple(Lowering(str(x["because"]), tuple(x["what"])) for x in data["lowered"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path}: not a floors file ({error}).", "Restore it from version control.") from error


def save_floors(path: Path, floors: Floors) -> None:
    """Write a floors file."""
    path.write_text(json.dumps(asdict(floors), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def breaches(floors: Floors, now: Floors) -> tuple[str, ...]:
    """Why the gate stays shut, a sentence each; empty where it opens."""
    return (*_changed_gold(floors, now), *_added_gold(floors, now), *_sunk(floors, now))


def _changed_gold(floors: Floors, now: Floors) -> list[str]:
    return [
        f"{name}: {'the gold or its article has changed' if name in now.gold else 'was not evaluated'}"
        for name, sha in floors.gold.items()
        if now.gold.get(name) != sha
    ]


def _added_gold(floors: Floors, now: Floors) -> list[str]:
    return [
        f"{name}: not among the gold that the floors were measured on" for name in now.gold if name not in floors.gold
    ]


def _sunk(floors: Floors, now: Floors) -> list[str]:
    return [
        f"{kind} {name}: {_shown(now, kind, name)}, floor {floor:.4f}, tolerance {floors.tolerance}"
        for kind, figures in floors.floors.items()
        for name, floor in figures.items()
        if now.floors.get(kind, {}).get(name, -1.0) < floor - floors.tolerance
    ]


def _shown(now: Floors, kind: str, name: str) -> str:
    value = now.floors.get(kind, {}).get(name)
    return "no longer measured" if value is None else f"{value:.4f}"


def update(floors: Floors, now: Floors, because: str | None) -> Floors:
    """The new floors.

    Without a reason floors only rise: a figure within the tolerance keeps its old floor. With one they become the
    figures as they are, and the reason is kept.

    Raises:
        GoldError: where a figure sank, or gold was changed or taken away, and no reason is given.
    """
    worse = (*_changed_gold(floors, now), *_sunk(floors, now))
    if worse and not (because and because.strip()):
        raise GoldError(
            "The floors are not lowered without a reason: " + "; ".join(worse) + ".",
            'Say why in a sentence: --because "…".',
        )
    if worse and because:
        lowering = Lowering(because.strip(), worse)
        return Floors(now.gold, now.floors, floors.tolerance, (*floors.lowered, lowering))
    risen = {
        kind: {name: max(value, floors.floors.get(kind, {}).get(name, value)) for name, value in figures.items()}
        for kind, figures in now.floors.items()
    }
    return Floors(now.gold, risen, floors.tolerance, floors.lowered)
