"""A record of a store as a citation: its words, where they stand, and that the kept bytes are those that were read."""

from __future__ import annotations

import hashlib

from onrecord.errors import NotProven
from onrecord.export.citation import find
from onrecord.export.json import dumps
from onrecord.store import Connection
from onrecord.store.keeping import document_with, originals_of, reading_of


def citation(connection: Connection, start: str, place: str) -> str:
    """The citation of the record whose id begins with `start`, and each place where its text was read.

    Raises:
        NotProven: no such record, or its bytes are not those that were read.
    """
    document, record = document_with(connection, start)
    reading = reading_of(connection, document)
    if reading.record(record) is None:
        raise NotProven(f"{record}: this is a document.", "Cite one of its records: `onrecord show` lists them.")
    (cited,) = find([dumps(reading, indent=None)], record, place)
    return "\n".join((*cited.lines(), *(_kept(connection, document, place))))


def _kept(connection: Connection, document: str, place: str) -> list[str]:
    lines = []
    for kept in originals_of(connection, document):
        if hashlib.sha256(kept.item.data).hexdigest() != kept.sha256:
            raise NotProven(f"{kept.item.place}: the kept bytes are not those that were read.", "Take back a backup.")
        lines.append(f"kept in {place}, read from {kept.item.place}")
    return lines
