"""Actors across articles: who was declared to be one, and who may be by name evidence. Nothing is joined silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from onrecord.codebook.names import folded_words
from onrecord.model.decision import Decision
from onrecord.model.ledger import Filed, RecordT
from onrecord.model.records import Actor

_IDS = frozenset(("actor", "beneficiary", "target", "doer", "area", "subject", "denied_by", "source_id"))
_LISTS = frozenset(("actors", "recipients", "hosts", "participants"))


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is whom, by the decisions made so far.

    Attributes:
        into: id → the id that it was merged into, at the end of all chains.
        names: id → what it is called. wikidata: id → `Q…`.
    """

    into: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    wikidata: Mapping[str, str] = field(default_factory=dict)

    def of(self, actor: str) -> str:
        """The id under which an actor is counted."""
        return self.into.get(actor, actor)

    def all_of(self, actors: Iterable[str]) -> tuple[str, ...]:
        """These ids, those that they became, and all that became these."""
        wanted = {self.of(actor) for actor in actors}
        return (*wanted, *(one for one, other in self.into.items() if other in wanted))

    def called(self, name: str) -> str | None:
        """The id that was given this name, in any case."""
        return next((actor for actor, known in self.names.items() if known.lower() == name.lower()), None)

    def seen(self, filed: Filed[RecordT]) -> Filed[RecordT]:
        """A record with the ids under which its actors are counted."""
        if not self.into:
            return filed
        record = replace(filed.record, **self._changed(filed.record))
        return replace(filed, record=record, source_id=filed.source_id and self.of(filed.source_id))

    def _changed(self, record: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in (f.name for f in fields(record)):
            value = getattr(record, name)
            if name in _IDS and value in self.into:
                found[name] = self.into[value]
            elif name in _LISTS and any(actor in self.into for actor in value):
                found[name] = tuple(dict.fromkeys(map(self.of, value)))
        return found


def identities(decisions: Iterable[Decision]) -> Identities:
    """What the decisions come to, in their order; a merge that would make a circle has no effect."""
    into: dict[str, str] = {}
    names: dict[str, str] = {}
    wikidata: dict[str, str] = {}
    for decision in decisions:
        actor = decision.actor
        if decision.verb == "merge" and decision.into is not None and _end(into, decision.into) != actor:
            into[actor] = decision.into
        elif decision.verb == "split":
            into.pop(actor, None)
        if decision.name is not None:
            names[actor] = decision.name
        if decision.wikidata is not None:
            wikidata[actor] = decision.wikidata
    return Identities({actor: _end(into, actor) for actor in into}, names, wikidata)


def _end(into: Mapping[str, str], actor: str) -> str:
    while actor in into:
        actor = into[actor]
    return actor


def may_be_one(actors: Iterable[Actor]) -> list[tuple[Actor, Actor]]:
    """Pairs that name evidence joins: persons or groups of one country of whom one bears the last words of the other.

    Where two of one country would do ("Kerry" of John and Teresa Kerry) neither is named: it would be a guess. Actors
    without a country are never joined to any.
    """
    by_last: dict[tuple[str, str, str], list[Actor]] = {}
    for actor in actors:
        words = folded_words(actor.name)
        if actor.country is not None and words and actor.kind in ("person", "group"):
            by_last.setdefault((actor.kind, actor.country, words[-1]), []).append(actor)
    pairs = []
    for several in by_last.values():
        for short in several:
            longer = [a for a in several if _ends_with(a.name, short.name)]
            if len({a.id for a in longer}) == 1:
                pairs.append((short, longer[0]))
    return pairs


def _ends_with(longer: str, shorter: str) -> bool:
    one, other = folded_words(longer), folded_words(shorter)
    return len(other) < len(one) and one[-len(other) :] == other
