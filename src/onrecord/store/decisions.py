"""Decisions about actors, and the actors that a store knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import Connection, func, insert, select

from onrecord.model.decision import Decision
from onrecord.model.records import Actor
from onrecord.store import tables
from onrecord.store.rows import rows


def decisions(connection: Connection) -> list[Decision]:
    """All decisions, in the order in which they were made."""
    t = tables.actor_decisions
    return [
        Decision(**{name: row[name] for name in Decision.__slots__})
        for row in rows(connection, select(t).order_by(t.c.number))
    ]


def decide(connection: Connection, made: Iterable[Decision]) -> None:
    """Add decisions."""
    for decision in made:
        connection.execute(insert(tables.actor_decisions), asdict(decision))


def known_actors(connection: Connection) -> list[tuple[Actor, int]]:
    """Every actor as most documents know it, with the number of its documents, the most frequent first."""
    a = tables.actors
    columns = (a.c.id, a.c.kind, a.c.name, a.c.country)
    query = (
        select(*columns, func.count().label("times")).group_by(*columns).order_by(func.count().desc(), a.c.id, a.c.name)
    )
    found: dict[str, tuple[Actor, int]] = {}
    for row in rows(connection, query):
        actor, times = found.get(row["id"], (Actor(row["id"], row["kind"], row["name"], row["country"]), 0))
        found[row["id"]] = (actor, times + row["times"])
    return sorted(found.values(), key=lambda known: (-known[1], known[0].id))
