"""Small readings for the store, with every kind of record; no language pipeline is loaded."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from sqlalchemy import select

from onrecord.codebook.standing import StandingBook
from onrecord.inquiry.filing import intake_of
from onrecord.ledger.copies import are_copies
from onrecord.model.document import Block, BlockKind, Document, Issue, Item, Source, Span
from onrecord.model.records import (
    Actor,
    Amount,
    Because,
    Bounds,
    Estimate,
    Event,
    EventPlace,
    Excluded,
    Gathering,
    Place,
    Position,
    Reading,
    Statement,
    Versions,
)
from onrecord.store import Store
from onrecord.store.intake import add
from onrecord.store.tables import metadata

TODAY = date(2031, 4, 1)
TEXT = (
    "Norway has offered 40 trucks to Moldova, Kari Moe said. She met envoys of five states in Oslo on Monday, where 12 "
    "people were hurt in a protest against the offer. The ministry declined to comment on the cost of the convoy."
)
VERSIONS = Versions("0.1.0", "c0debeef", "en_core_web_sm 3.8.0")


def item(text: str = TEXT, **given: Any) -> Item:
    return Item(text.encode(), "talks.txt", "text/plain", **given)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def reading(arrived: Item, positions: tuple[Position, ...] | None = None) -> Reading:
    """What stands in TEXT, or only the given positions."""
    text = arrived.data.decode()
    sha = hashlib.sha256(arrived.data).hexdigest()
    document = Document(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
        title="Trucks for Moldova",
        outlet=arrived.outlet,
        published=arrived.published,
        date_basis="given" if arrived.published else "none",
        url=arrived.url,
        language="en",
        source=Source(arrived.origin, sha, arrived.part, arrived.given_id, arrived.retrieved),
    )
    if positions is not None:
        return Reading(document, VERSIONS, positions=positions)
    return Reading(document, VERSIONS, *_records(document.id))


def _records(document: str) -> tuple[Any, ...]:
    because = (
        Because("operator", "operators:offer", span("offered"), "offer (bare) → offered"),
        Because("way", "parse"),
    )
    oslo = EventPlace("Oslo", "Oslo", 3143244, "NOR", 59.9, 10.7)
    offer = span("Norway has offered 40 trucks to Moldova")
    statements = (
        Statement(f"s1{document}", "Kari Moe", "named", "said", (offer,), "indirect", (span(TEXT[:54]),), "Kari Moe"),
        Statement(f"s2{document}", "ministry", "institution", "declined", (), "none", (span("The ministry declined"),)),
    )
    positions = (
        Position(
            *(f"p1{document}", "NOR", "logistics", "offered", (offer,)),
            beneficiary="MDA",
            amounts=(Amount(40.0, 40.0, "trucks"), Amount(None, 3e6, None, "NOK", "year", True, "new")),
            source="Kari Moe",
            date="2031-03",
            date_text="in March",
            because=because,
        ),
    )
    estimates = (
        Estimate(f"e1{document}", "people", "injured", 12, 12, (span("12 people were hurt"),), source="Kari Moe"),
    )
    events = (
        Event(
            *(f"v1{document}", "CONSULT", ("Kari Moe",), ("envoys",), "happened", span("met")),
            evidence=(span("She met envoys of five states in Oslo on Monday"),),
            place=oslo,
            injured=Bounds(12, None),
            contexts=("diplomatic",),
        ),
    )
    gatherings = (
        Gathering(
            *(f"g1{document}", "envoys of five states", (span("met envoys of five states in Oslo"),), oslo),
            hosts=("NOR",),
            participant_count=5,
            excluded=(Excluded("RUS", ("MDA",)),),
        ),
    )
    actors = (Actor("NOR", "state", "Norway", "NOR"), Actor("Kari Moe", "person", "Kari Moe", "NOR", role="minister"))
    places = (Place("Oslo", "NOR", 3143244, 59.9, 10.7, (span("Oslo"),)),)
    return statements, positions, estimates, events, gatherings, actors, places, (Issue("unread", "Not read.", offer),)


def keep(store: Store, book: StandingBook, arrived: Item, positions: tuple[Position, ...] | None = None) -> bool:
    """Add one reading of an item, as `ingest` does."""
    intake = intake_of(arrived, reading(arrived, positions), book, TODAY)
    return store.write(lambda connection: add(connection, intake, are_copies))


def contents(store: Store) -> dict[str, list[str]]:
    """Every row of every table in a fixed order, without what differs from run to run."""
    found = {}
    with store.reading() as connection:
        for table in metadata.sorted_tables:
            counter = "number" if table.name == "documents" else "read_on"
            columns = [c for c in table.columns if c.name not in (counter, "read_on")]
            found[table.name] = sorted(repr(tuple(row)) for row in connection.execute(select(*columns)))
    return found
