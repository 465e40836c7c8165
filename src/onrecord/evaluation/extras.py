"""Fields beyond the scored ones: they decide nothing, but their accuracy is printed where the gold has the key.

Each field has one comparison, chosen from a short list of named ones; a new field is a line in `EXTRAS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.evaluation.compare import Record, amount_list, number, said, same_actor, same_actors, same_number

Comparison = Callable[[Record, Record, str], bool]


def equal(gold: Record, predicted: Record, field: str) -> bool:
    """The same value; absent, empty and null are one."""
    return (gold.get(field) or None) == (predicted.get(field) or None)


def actor(gold: Record, predicted: Record, field: str) -> bool:
    """The same actor."""
    return same_actor(gold.get(field), predicted.get(field))


def count(gold: Record, predicted: Record, field: str) -> bool:
    """The same number."""
    return same_number(gold.get(field), predicted.get(field))


def interval(gold: Record, predicted: Record, field: str) -> bool:
    """The same `{low, high}`."""
    g, p = gold.get(field), predicted.get(field)
    if not isinstance(g, Mapping) or not isinstance(p, Mapping):
        return not g and not p
    return all(same_number(g.get(bound), p.get(bound)) for bound in ("low", "high"))


def listed(gold: Record, predicted: Record, field: str) -> bool:
    """The same members in any order."""
    return sorted(map(str, gold.get(field) or [])) == sorted(map(str, predicted.get(field) or []))


def _excluders(gold: list[Record], predicted: Record) -> bool:
    """Everyone in the gold who was objected to by somebody is so by the same in the prediction."""
    got = [x for x in predicted.get("excluded") or [] if isinstance(x, Mapping)]
    return all(
        any(same_actor(x["actor"], y.get("actor")) and same_actors(x["by"], y.get("by")) for y in got) for x in gold
    )


def _of_amounts(gold: Record, predicted: Record, key: str) -> bool:
    """Every gold amount that has the key finds an amount with its bounds and the same value under that key."""
    got = [
        (number(a.get("low")), number(a.get("high")), _folded(a.get(key)))
        for a in amount_list(predicted.get("amounts"))
    ]
    wanted = [a for a in amount_list(gold.get("amounts")) if key in a]
    return all((number(a.get("low")), number(a.get("high")), _folded(a[key])) in got for a in wanted)


def _folded(value: object) -> str:
    return str(value or "").casefold()


AMOUNT_KEYS = ("unit", "currency", "period", "approx", "basis")

EXTRAS: Mapping[str, Mapping[str, Comparison]] = {
    "statements": {"source_id": actor, "cue": said, "via": said},
    "positions": {"organ": equal, "area_text": said, "denied_by": actor, "date": equal, "date_text": said},
    "estimates": {"unit": said, "currency": equal, "per": equal, "part_of": said, "date": equal, "date_text": said},
    "events": {
        "organ": equal,
        "contexts": listed,
        "date": equal,
        "date_text": said,
        "trigger": said,
        "killed": interval,
        "injured": interval,
        "captured": interval,
    },
    "gatherings": {
        "date": equal,
        "date_text": said,
        "duration": said,
        "participant_count": count,
        "agenda": said,
        "outcome": said,
    },
}


def compare(kind: str, gold: Record, predicted: Record) -> dict[str, bool]:
    """Each field of the kind for which the gold has the key, right or not; an amount's keys as `amounts.<key>`."""
    found = {field: same(gold, predicted, field) for field, same in EXTRAS[kind].items() if field in gold}
    for key in AMOUNT_KEYS if kind == "positions" else ():
        if any(key in amount for amount in amount_list(gold.get("amounts"))):
            found[f"amounts.{key}"] = _of_amounts(gold, predicted, key)
    opposed = [x for x in gold.get("excluded") or [] if x.get("by")]
    if opposed:
        found["excluded.by"] = _excluders(opposed, predicted)
    return found
