"""Records out of the store as the ledger takes them: with where and when they were told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from onrecord.model.ledger import Filed, Told
from onrecord.model.records import Actor, Amount, Estimate, Event, Gathering, Position, Statement
from onrecord.store import tables
from onrecord.store.rows import (
    Row,
    actor_of,
    amount_of,
    estimate_of,
    event_of,
    gathering_of,
    position_of,
    rows,
    statement_of,
)

_T = TypeVar("_T")
_AT_ONCE = 500
_TOLD = ("id", "known_day", "published", "outlet", "agency", "title", "url", "note")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are asked for; what is None or empty asks for all.

    Attributes:
        actors, contributions, beneficiary, target, doer, area: any of these.
        least: least confidence. known_on: told by documents known on this day.
        touched: of positions, the actors' contributions of which something became known, or has a date, on this day
            or after.
        kinds: of events their types, of estimates their measures.
    """

    actors: tuple[str, ...] = ()
    contributions: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    doer: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    least: float | None = None
    known_on: date | None = None
    touched: date | None = None
    kinds: tuple[str, ...] = ()


def positions(connection: Connection, wanted: Wanted) -> list[Filed[Position]]:
    """The positions asked for, with their amounts."""
    p = tables.positions
    conditions = [getattr(p.c, f).in_(ids) for f in _FIELDS if (ids := getattr(wanted, f))]
    if wanted.actors:
        conditions.append(p.c.actor.in_(wanted.actors))
    if wanted.contributions:
        conditions.append(p.c.contribution.in_(wanted.contributions))
    if wanted.touched is not None:
        conditions.append(_touched(wanted.touched))
    found = _rows(connection, p, conditions, wanted)
    amounts = _amounts(connection, found)
    return _filed(connection, found, lambda row: position_of(row, amounts.get((row["document"], row["id"]), ())))


_FIELDS = ("beneficiary", "target", "doer", "area")


def _touched(day: date) -> ColumnElement[bool]:
    p, d = tables.positions, tables.documents
    lately = (
        select(p.c.actor, p.c.contribution)
        .join(d, d.c.id == p.c.document)
        .where(or_(d.c.known_day >= day.isoformat(), p.c.date >= day.isoformat()))
        .distinct()
        .subquery()
    )
    same = and_(lately.c.actor == p.c.actor, lately.c.contribution == p.c.contribution)
    return select(lately.c.actor).where(same).correlate(p).exists()


def estimates(connection: Connection, wanted: Wanted) -> list[Filed[Estimate]]:
    """The estimates asked for; `actors` are subjects, `kinds` measures."""
    e = tables.estimates
    conditions = [e.c.subject.in_(wanted.actors)] if wanted.actors else []
    if wanted.kinds:
        conditions.append(e.c.measure.in_(wanted.kinds))
    return _filed(connection, _rows(connection, e, conditions, wanted), estimate_of)


def events(connection: Connection, wanted: Wanted) -> list[Filed[Event]]:
    """The events asked for; `actors` are doers or recipients, `kinds` types."""
    e, parties = tables.events, tables.event_parties
    conditions: list[ColumnElement[bool]] = [e.c.type.in_(wanted.kinds)] if wanted.kinds else []
    if wanted.actors:
        here = and_(parties.c.document == e.c.document, parties.c.event == e.c.id)
        conditions.append(select(parties.c.event).where(here, parties.c.actor.in_(wanted.actors)).exists())
    return _filed(connection, _rows(connection, e, conditions, wanted), event_of)


def gatherings(connection: Connection, wanted: Wanted) -> list[Filed[Gathering]]:
    """All gatherings, or those with one of the actors as host or participant."""
    found = _filed(connection, _rows(connection, tables.gatherings, [], wanted), gathering_of)
    who = set(wanted.actors)
    return [f for f in found if not who or who & {*f.record.hosts, *f.record.participants}]


def statements(connection: Connection, wanted: Wanted) -> list[Filed[Statement]]:
    """The statements of the actors and of those who speak for them, or all."""
    s, a = tables.statements, tables.actors
    conditions: list[ColumnElement[bool]] = []
    if wanted.actors:
        speakers = select(a.c.id).where(a.c.document == s.c.document, a.c.country.in_(wanted.actors))
        conditions.append(or_(s.c.source_id.in_(wanted.actors), s.c.source_id.in_(speakers)))
    return _filed(connection, _rows(connection, s, conditions, wanted), statement_of)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: how many documents, of which outlets, on how many days, from when to when."""

    documents: int
    outlets: tuple[str, ...]
    days: int
    first: date | None
    last: date | None


def read(connection: Connection, known_on: date | None = None) -> Read:
    """What was read, or was known on a day; answered from an index, however long the texts are."""
    d = tables.documents
    limit = [d.c.known_day <= known_on.isoformat()] if known_on is not None else []
    days = d.c.known_day
    totals = select(func.count(), func.count(days.distinct()), func.min(days), func.max(days)).where(*limit)
    count, different, first, last = connection.execute(totals).one()
    outlets = connection.scalars(select(d.c.outlet).where(*limit, d.c.outlet.is_not(None)).distinct())
    ends = (first and date.fromisoformat(first), last and date.fromisoformat(last))
    return Read(count, tuple(sorted(outlets)), different, *ends)


def addresses(connection: Connection) -> dict[str, str | None]:
    """Document → its address."""
    d = tables.documents
    return {row["id"]: row["url"] for row in rows(connection, select(d.c.id, d.c.url))}


def last_day(connection: Connection) -> date | None:
    """The latest day on which a document became known."""
    found = connection.scalar(select(func.max(tables.documents.c.known_day)))
    return date.fromisoformat(found) if found else None


def actor_ids(connection: Connection, name: str) -> list[str]:
    """Ids of the actors with this id or name, the most frequent first; what nobody bears stands for itself."""
    a = tables.actors
    # Looking at every row is left for a name that no index knows.
    for same in (
        a.c.id == name,
        a.c.name == name,
        or_(func.lower(a.c.id) == name.lower(), func.lower(a.c.name) == name.lower()),
    ):
        query = select(a.c.id).where(same).group_by(a.c.id).order_by(func.count().desc(), a.c.id)
        found = list(connection.scalars(query))
        if found:
            return found
    return [name]


def actors(connection: Connection, ids: Iterable[str]) -> dict[str, Actor]:
    """Id → what the most documents say of it."""
    a = tables.actors
    found: dict[str, Actor] = {}
    for several in _chunks(sorted(set(ids))):
        query = (
            select(a.c.id, a.c.kind, a.c.name, a.c.country, a.c.organ, a.c.role, func.count().label("times"))
            .where(a.c.id.in_(several))
            .group_by(a.c.id, a.c.kind, a.c.name, a.c.country, a.c.organ, a.c.role)
            .order_by(func.count().desc(), a.c.name)
        )
        for row in rows(connection, query):
            found.setdefault(row["id"], actor_of({**row, "mentions": []}))
    return found


def _told_columns() -> list[Any]:
    return [tables.documents.c[name].label(f"told_{name}") for name in _TOLD]


def _rows(connection: Connection, table: Table, conditions: Sequence[ColumnElement[bool]], wanted: Wanted) -> list[Row]:
    d = tables.documents
    query: Select[Any] = select(table, *_told_columns()).join(d, d.c.id == table.c.document).where(*conditions)
    if wanted.least is not None:
        query = query.where(table.c.confidence >= wanted.least)
    if wanted.known_on is not None:
        query = query.where(d.c.known_day <= wanted.known_on.isoformat())
    return rows(connection, query.order_by(d.c.known_day, table.c.document, table.c.id))


def _filed(connection: Connection, found: list[Row], record_of: Callable[[Row], Any]) -> list[Filed[Any]]:
    leaders, outlets = stories(connection, {row["document"] for row in found})
    return [
        Filed(
            record_of(row),
            _told(row, leaders, outlets),
            (row["words"],),
            row.get("source_id"),
            row.get("source_kind"),
            row.get("via"),
            bool(row.get("retracts")),
        )
        for row in found
    ]


def _told(row: Mapping[str, Any], leaders: Mapping[str, str], outlets: Mapping[str, str | None]) -> Told:
    document = row["told_id"]
    leader = leaders.get(document, document)
    published = row["told_published"]
    return Told(
        document,
        date.fromisoformat(row["told_known_day"]),
        date.fromisoformat(published[:10]) if published else None,
        row["told_outlet"],
        row["told_agency"],
        row["told_title"],
        row["told_url"],
        leader,
        outlets.get(leader),
        row["told_note"],
    )


def _amounts(connection: Connection, positions: list[Row]) -> dict[tuple[str, str], list[Amount]]:
    a = tables.amounts
    found: dict[tuple[str, str], list[Amount]] = {}
    for several in _chunks(sorted({row["document"] for row in positions})):
        query = select(a).where(a.c.document.in_(several)).order_by(a.c.document, a.c.position, a.c.number)
        for row in rows(connection, query):
            found.setdefault((row["document"], row["position"]), []).append(amount_of(row))
    return found


def stories(connection: Connection, ids: set[str]) -> tuple[dict[str, str], dict[str, str | None]]:
    """Document → first document of its story, and the outlets of these; copies of copies are followed."""
    c, d = tables.copies, tables.documents
    reached, frontier, pairs = set(ids), set(ids), set()
    while frontier:
        found: set[tuple[str, str]] = set()
        for several in _chunks(sorted(frontier)):
            query = select(c.c.one, c.c.other).where(or_(c.c.one.in_(several), c.c.other.in_(several)))
            found |= {(one, other) for one, other in connection.execute(query)}
        pairs |= found
        frontier = {document for pair in found for document in pair} - reached
        reached |= frontier
    order: dict[str, str] = {}
    outlets: dict[str, str | None] = {}
    for several in _chunks(sorted({document for pair in pairs for document in pair})):
        query = select(d.c.id, d.c.published, d.c.known_day, d.c.outlet).where(d.c.id.in_(several))
        for row in rows(connection, query):
            order[row["id"]], outlets[row["id"]] = row["published"] or row["known_day"], row["outlet"]
    return _leaders(pairs, order), outlets


def _leaders(pairs: Iterable[tuple[str, str]], order: Mapping[str, str]) -> dict[str, str]:
    """Each document that has copies → the first of them, through copies of copies."""
    near: dict[str, set[str]] = {}
    for one, other in pairs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    leaders: dict[str, str] = {}
    for start in sorted(near, key=lambda document: (order[document], document)):
        waiting = [start]
        while waiting:
            document = waiting.pop()
            if document not in leaders:
                leaders[document] = start
                waiting.extend(near[document])
    return leaders


def _chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
