"""One document into the store, whole or not at all: `add` is called within one transaction."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, Table, delete, func, insert, select

from onrecord.model.document import Item
from onrecord.model.records import Reading
from onrecord.store import tables
from onrecord.store.rows import (
    Row,
    actor_row,
    amount_rows,
    document_row,
    given_row,
    issue_row,
    party_rows,
    place_row,
    record_row,
)

MOST_TEXTS = 50
"""A shingle is kept for so many documents; a phrase of every page would else make each new one dearer."""


Speaker = tuple[str | None, str | None, str | None]
_NOBODY: Speaker = (None, None, None)


@dataclass(frozen=True, slots=True)
class Intake:
    """A reading on its way into the store, with what the ledger found in it.

    Attributes:
        item: what was read, whose bytes are kept.
        read_on: the day of reading.
        sketch: sampled shingles of the text.
        families: position id → `own` or `others`.
        speakers: id of a position or estimate → actor id and kind of its source, and who relays it.
        note: whether it is a correction. retracted: ids of records told only to take them back.
    """

    item: Item
    reading: Reading
    read_on: date
    sketch: frozenset[int] = frozenset()
    families: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    note: bool = False
    retracted: frozenset[str] = frozenset()


def key_of(item: Item) -> str:
    """What makes two arrivals the same: bytes, address, outlet, date and title as they came."""
    sha = hashlib.sha256(item.data)
    for part in (item.url, item.outlet, item.published, item.title, item.media_type, item.charset):
        sha.update(b"\0" + (part or "").encode("utf-8", "surrogatepass"))
    return sha.hexdigest()[:32]


def known(connection: Connection, key: str) -> bool:
    """Whether an arrival of this key is kept already."""
    found = connection.execute(select(tables.appearances.c.key).where(tables.appearances.c.key == key)).first()
    return found is not None


def add(connection: Connection, intake: Intake, alike: Callable[[int, int, int], bool]) -> bool:
    """Keep a reading; False where this arrival is kept already.

    Args:
        alike: whether two sketches of given sizes that share so many shingles are of one text.
    """
    key = key_of(intake.item)
    if known(connection, key):
        return False
    document = intake.reading.document
    there = select(tables.documents.c.id).where(tables.documents.c.id == document.id)
    if connection.execute(there).first() is None:
        _add_document(connection, intake)
        _add_records(connection, intake)
        _add_sketch(connection, intake, alike)
    _add_appearance(connection, intake, key)
    return True


def replace(
    connection: Connection, document: str, intakes: Sequence[Intake], alike: Callable[[int, int, int], bool]
) -> None:
    """Put new readings of a document's arrivals in the place of the old ones."""
    connection.execute(delete(tables.documents).where(tables.documents.c.id == document))
    for intake in intakes:
        add(connection, intake, alike)


def _add_document(connection: Connection, intake: Intake) -> None:
    reading, document = intake.reading, intake.reading.document
    row = document_row(document) | {
        "known_day": (document.published or "")[:10] or intake.read_on.isoformat(),
        "note": intake.note,
        "shingles": len(intake.sketch),
        "issues": [issue_row(issue) for issue in reading.issues],
        "places": [place_row(place) for place in reading.places],
        "onrecord": reading.versions.onrecord,
        "codebook": reading.versions.codebook,
        "pipeline": reading.versions.pipeline,
    }
    connection.execute(insert(tables.documents), row)


def _add_appearance(connection: Connection, intake: Intake, key: str) -> None:
    item, document = intake.item, intake.reading.document
    sha256 = hashlib.sha256(item.data).hexdigest()
    kept = select(tables.originals.c.sha256).where(tables.originals.c.sha256 == sha256)
    if connection.execute(kept).first() is None:
        row = {"sha256": sha256, "data": zlib.compress(item.data), "size": len(item.data)}
        connection.execute(insert(tables.originals), row)
    row = {
        "key": key,
        "document": document.id,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
        "input": item.origin,
        "part": item.part,
        "given_id": item.given_id,
        "retrieved": item.retrieved,
        "sha256": sha256,
        "proof": item.sha256 or sha256,
        "given": given_row(item),
        "read_on": intake.read_on.isoformat(),
    }
    connection.execute(insert(tables.appearances), row)


def _add_records(connection: Connection, intake: Intake) -> None:
    reading, document = intake.reading, intake.reading.document
    rows = {
        tables.actors: [actor_row(actor, document) for actor in {a.id: a for a in reading.actors}.values()],
        tables.statements: [record_row(s, document) for s in reading.statements],
        tables.positions: [
            record_row(p, document) | _filing(intake, p.id) | {"family": intake.families.get(p.id, "own")}
            for p in reading.positions
        ],
        tables.amounts: [row for p in reading.positions for row in amount_rows(p, document)],
        tables.estimates: [record_row(e, document) | _filing(intake, e.id) for e in reading.estimates],
        tables.events: [record_row(e, document) for e in reading.events],
        tables.event_parties: [row for e in reading.events for row in party_rows(e, document)],
        tables.gatherings: [record_row(g, document) for g in reading.gatherings],
    }
    for table, several in rows.items():
        if several:
            connection.execute(insert(table), [_numbered(table, row, place) for place, row in enumerate(several)])


def _numbered(table: Table, row: Row, place: int) -> Row:
    """The row with its place in the reading where the table keeps it; an amount has its own, in its position."""
    return {"number": place} | row if "number" in table.c else row


def _filing(intake: Intake, record: str) -> Row:
    speaker = dict(zip(("source_id", "source_kind", "via"), intake.speakers.get(record, _NOBODY), strict=True))
    return {**speaker, "retracts": record in intake.retracted}


def _add_sketch(connection: Connection, intake: Intake, alike: Callable[[int, int, int], bool]) -> None:
    document, sketch = intake.reading.document.id, sorted(intake.sketch)
    if not sketch:
        return
    shingles, documents = tables.shingles, tables.documents
    shared = (
        select(shingles.c.document, func.count().label("shared"), documents.c.shingles)
        .join(documents, documents.c.id == shingles.c.document)
        .where(shingles.c.hash.in_(sketch))
        .group_by(shingles.c.document, documents.c.shingles)
    )
    same = [other for other, count, size in connection.execute(shared) if alike(count, len(sketch), size)]
    pairs = [tuple(sorted((document, other))) for other in same]
    if pairs:
        connection.execute(insert(tables.copies), [{"one": one, "other": other} for one, other in pairs])
    spread = select(shingles.c.hash).where(shingles.c.hash.in_(sketch)).group_by(shingles.c.hash)
    everywhere = set(connection.scalars(spread.having(func.count() >= MOST_TEXTS)))
    kept = [{"hash": h, "document": document} for h in sketch if h not in everywhere]
    if kept:
        connection.execute(insert(shingles), kept)
