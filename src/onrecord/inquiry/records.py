"""Records of a store as a question wants them: under the ids that people decided on, corrections seen to."""

from __future__ import annotations

from dataclasses import replace

from onrecord.codebook.standing import StandingBook
from onrecord.ledger.actors import Identities, identities
from onrecord.ledger.corrections import settled
from onrecord.model.ledger import Filed
from onrecord.model.records import Estimate, Event, Gathering, Position, Statement
from onrecord.store import Connection, lookup
from onrecord.store.decisions import decisions
from onrecord.store.lookup import Wanted


def positions(connection: Connection, wanted: Wanted, book: StandingBook) -> list[Filed[Position]]:
    """The positions asked for."""
    who = known(connection)
    return settled((who.seen(f) for f in lookup.positions(connection, _all(wanted, who))), book)


def estimates(connection: Connection, wanted: Wanted) -> list[Filed[Estimate]]:
    """The estimates asked for."""
    who = known(connection)
    return [who.seen(f) for f in lookup.estimates(connection, _all(wanted, who))]


def events(connection: Connection, wanted: Wanted) -> list[Filed[Event]]:
    """The events asked for."""
    who = known(connection)
    return [who.seen(f) for f in lookup.events(connection, _all(wanted, who))]


def gatherings(connection: Connection, wanted: Wanted) -> list[Filed[Gathering]]:
    """The gatherings asked for."""
    who = known(connection)
    return [who.seen(f) for f in lookup.gatherings(connection, _all(wanted, who))]


def statements(connection: Connection, wanted: Wanted) -> list[Filed[Statement]]:
    """The statements asked for."""
    who = known(connection)
    return [who.seen(f) for f in lookup.statements(connection, _all(wanted, who))]


def actor_ids(connection: Connection, name: str) -> list[str]:
    """Ids of the actors of this id or name, also a name that was given by a decision."""
    called = known(connection).called(name)
    return [called] if called is not None else lookup.actor_ids(connection, name)


def known(connection: Connection) -> Identities:
    """Who is whom."""
    return identities(decisions(connection))


def _all(wanted: Wanted, who: Identities) -> Wanted:
    if not who.into:
        return wanted
    return replace(
        wanted,
        actors=who.all_of(wanted.actors),
        beneficiary=who.all_of(wanted.beneficiary),
        target=who.all_of(wanted.target),
        doer=who.all_of(wanted.doer),
        area=who.all_of(wanted.area),
    )
