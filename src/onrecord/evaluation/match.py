"""Whether a predicted record is the gold's, kind by kind, and which of its fields are right.

A matcher takes a gold and a predicted record and returns a `Match`, or None where the two are not about the same thing
in the same place. `full` asks for the deciding fields of the kind, `whole` for every scored field; `extras` are fields
that are looked at but decide nothing, and only where the gold has the key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.evaluation import extras
from onrecord.evaluation.compare import (
    Record,
    bounds,
    number,
    overlap,
    said,
    same_actor,
    same_actors,
    same_evidence,
    same_number,
    text_of,
    tightness,
)

SAME_CONTENT = 0.6
SAME_NAME = 0.34
ROLES = ("beneficiary", "target", "doer")
# The fields of a record that are scored together under one name.
SCORED_TOGETHER: Mapping[str, tuple[str, ...]] = {"roles": ROLES, "bounds": ("low", "high")}
# A gathering's place decides whether it is full, but is no field of its own.
NO_FIELD = "place"


@dataclass(frozen=True, slots=True)
class Match:
    """A gold and a predicted record that are about the same thing.

    Attributes:
        full: the deciding fields are right.
        fields: each scored field, right or not.
        extras: each field beyond the scored ones for which the gold has the key, right or not.
    """

    full: bool
    fields: Mapping[str, bool]
    extras: Mapping[str, bool]

    @property
    def whole(self) -> bool:
        """Every scored field is right."""
        return self.full and all(self.fields.values())

    @property
    def rank(self) -> int:
        """Higher is the better match: full ones first, then by the number of right fields."""
        return 11 * self.full + sum(self.fields.values())

    @property
    def wrong(self) -> tuple[str, ...]:
        """The scored fields that are not right."""
        return tuple(name for name, right in self.fields.items() if not right)

    @property
    def blamed(self) -> tuple[str, ...]:
        """What keeps the record from being whole: the wrong fields, or else the one that is no field of its own."""
        return self.wrong or (() if self.whole else (NO_FIELD,))


def match_statement(gold: Record, predicted: Record) -> Match | None:
    """The same content; full with the right source."""
    if tightness(text_of(gold, "content"), predicted, "content") < SAME_CONTENT:
        return None
    source = same_actor(gold["source"], predicted.get("source"))
    fields = {
        "source": source,
        "quote": gold["quote"] == predicted.get("quote"),
        "source_kind": gold["source_kind"] == predicted.get("source_kind"),
        "audience": said(gold, predicted, "audience"),
        "anonymity": said(gold, predicted, "anonymity"),
    }
    return Match(source, fields, extras.compare("statements", gold, predicted))


def match_position(gold: Record, predicted: Record) -> Match | None:
    """The same evidence, actor and contribution; full with the right stance."""
    if (
        not same_evidence(text_of(gold), predicted)
        or not same_actor(gold["actor"], predicted.get("actor"))
        or gold["contribution"] != predicted.get("contribution")
    ):
        return None
    stance = gold["stance"] == predicted.get("stance")
    fields = {
        "stance": stance,
        "roles": _same_roles(gold, predicted),
        "area": same_actor(gold["area"], predicted.get("area")),
        "amounts": bounds(gold["amounts"]) == bounds(predicted.get("amounts")),
        "source": same_actor(gold["source"], predicted.get("source")),
        "condition": bool(gold.get("condition")) == bool(predicted.get("condition")),
        "factuality": gold["factuality"] == (predicted.get("factuality") or "asserted"),
        "holds": bool(gold["holds"]) == (predicted.get("holds") is not False),
    }
    return Match(stance, fields, extras.compare("positions", gold, predicted))


def _same_roles(gold: Record, predicted: Record) -> bool:
    """Each role; a gold that says only `toward` whom is content with any role."""
    if "toward" not in gold:
        return all(same_actor(gold.get(role), predicted.get(role)) for role in ROLES)
    got = [predicted.get(role) for role in ROLES if predicted.get(role)]
    return any(same_actor(gold["toward"], x) for x in got) if gold["toward"] else not got


def match_estimate(gold: Record, predicted: Record) -> Match | None:
    """The same evidence and at least one bound; full with both bounds and the measure."""
    if not same_evidence(text_of(gold), predicted):
        return None
    both = same_number(gold["low"], predicted.get("low")) and same_number(gold["high"], predicted.get("high"))
    shared = {number(gold["low"]), number(gold["high"])} & {number(predicted.get(b)) for b in ("low", "high")}
    if not both and not shared - {None}:
        return None
    measure = gold["measure"] == predicted.get("measure")
    scope = same_actor(gold.get("scope"), predicted.get("scope")) or said(gold, predicted, "scope")
    fields = {
        "bounds": both,
        "measure": measure,
        "approx": bool(gold["approx"]) == bool(predicted.get("approx")),
        "subject": same_actor(gold["subject"], predicted.get("subject")),
        "scope": not gold.get("scope") or scope,
        "source": same_actor(gold["source"], predicted.get("source")),
    }
    return Match(both and measure, fields, extras.compare("estimates", gold, predicted))


def match_event(gold: Record, predicted: Record) -> Match | None:
    """The same evidence and type; full with the right actors and recipients.

    Mode and place are asked for only where the gold has one.
    """
    if not same_evidence(text_of(gold), predicted) or gold["type"] != predicted.get("type"):
        return None
    actors = same_actors(gold["actors"], predicted.get("actors"), gold["recipients"])
    recipients = same_actors(gold["recipients"], predicted.get("recipients"), gold["actors"])
    place = _place_name(predicted)
    fields = {
        "actors": actors,
        "recipients": recipients,
        "factuality": gold["factuality"] == predicted.get("factuality"),
        "mode": not gold.get("mode") or gold["mode"] == predicted.get("mode"),
        "place": not gold.get("place") or (bool(place) and overlap(str(gold["place"]), str(place))[0] > 0.5),
    }
    return Match(actors and recipients, fields, extras.compare("events", gold, predicted))


def match_gathering(gold: Record, predicted: Record) -> Match | None:
    """The same name or evidence; full with the right hosts and place."""
    if not text_of(predicted):
        return None
    if overlap(gold["name"], predicted.get("name"))[1] < SAME_NAME and not same_evidence(text_of(gold), predicted):
        return None
    hosts = same_actors(gold["hosts"], predicted.get("hosts"))
    place = not gold.get("place") or overlap(gold["place"], _place_name(predicted))[0] > 0
    excluded = [x.get("actor") if isinstance(x, Mapping) else x for x in predicted.get("excluded") or []]
    fields = {
        "hosts": hosts,
        "participants": same_actors(gold["participants"], predicted.get("participants")),
        "excluded": same_actors([x["actor"] for x in gold.get("excluded", [])], excluded),
    }
    return Match(hosts and place, fields, extras.compare("gatherings", gold, predicted))


def _place_name(record: Record) -> Any:
    place = record.get("place")
    return place.get("name") if isinstance(place, Mapping) else place


MATCHERS: Mapping[str, Callable[[Record, Record], Match | None]] = {
    "statements": match_statement,
    "positions": match_position,
    "estimates": match_estimate,
    "events": match_event,
    "gatherings": match_gathering,
}
KINDS = tuple(MATCHERS)
