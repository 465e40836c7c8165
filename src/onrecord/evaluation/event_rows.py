"""Readings → predictions for a test set of PLOVER events in single sentences.

A prediction is `{"id", "events": [{"type", "actors": [[ids]], "recipients": [[ids]]}]}`. The set's makers give the
country for any body in it, and `IGO` or `NGO` for organisations; so each actor is the list of all ids it may go by.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.codebook.actor_entries import ActorEntry
from onrecord.evaluation.compare import Record

_Known = tuple[str, str | None]
"""Kind and country of an actor."""
_CLASSES: Mapping[str, tuple[str, ...]] = {"igo": ("IGO",), "coalition": ("IGO",), "ngo": ("NGO", "IGO")}


def events(reading: Record, known: Mapping[str, ActorEntry]) -> list[dict[str, Any]]:
    """The events of a reading, each actor with every id it may go by.

    The country of the event's place stands for an actor of which no country is known, and for an absent recipient.
    Where a protest tells neither, it is meant for the protesters' own government, as the set's makers code it.

    Args:
        reading: a reading as a mapping.
        known: actor id → what the codebook knows; what it does not know is looked for in the reading's actors.
    """
    actors = {str(actor["id"]): (actor["kind"], actor["country"]) for actor in reading.get("actors") or []}
    actors |= {id_: (entry.kind, entry.country) for id_, entry in known.items()}
    return [_event(event, actors) for event in reading.get("events") or []]


def _event(event: Record, actors: Mapping[str, _Known]) -> dict[str, Any]:
    place = (event.get("place") or {}).get("country")
    sides = {side: [_ids(actor, actors, place) for actor in event[side]] for side in ("actors", "recipients")}
    unsaid = [[place]] if place else []
    if not unsaid and event["type"] == "PROTEST":
        unsaid = [ids[1:2] for ids in sides["actors"] if ids[1:2]]
    return {"type": event["type"], "actors": sides["actors"], "recipients": sides["recipients"] or unsaid}


def _ids(actor: str, actors: Mapping[str, _Known], place: str | None) -> list[str]:
    kind, country = actors.get(actor, ("", None))
    ids = (actor, country or place, *_CLASSES.get(kind, ()))
    return list(dict.fromkeys(one for one in ids if one))
