"""A reading → what the store keeps of it: who says each record, whose deed it is about, what it takes back."""

from __future__ import annotations

from datetime import date

from onrecord.codebook.standing import StandingBook
from onrecord.ledger.copies import sketch
from onrecord.ledger.corrections import retracted
from onrecord.model.document import Item
from onrecord.model.records import Estimate, Position, Reading
from onrecord.store.intake import Intake, Speaker


def intake_of(item: Item, reading: Reading, book: StandingBook, read_on: date) -> Intake:
    """The intake of one reading."""
    note, taken_back = retracted(reading, book)
    attributed: tuple[Position | Estimate, ...] = (*reading.positions, *reading.estimates)
    speakers = {record.id: _speaker(record, reading) for record in attributed if record.source is not None}
    return Intake(
        item,
        reading,
        read_on,
        sketch=sketch(reading.document),
        families={p.id: book.family(p.stance) for p in reading.positions},
        speakers=speakers,
        note=note,
        retracted=taken_back,
    )


def _speaker(record: Position | Estimate, reading: Reading) -> Speaker:
    """Who says a record and who relays it: of the statement with its source, best where their words meet."""
    same = [s for s in reading.statements if s.source == record.source]
    meeting = [s for s in same if any(a.meets(b) for a in s.evidence for b in record.evidence)]
    statement = next(iter(meeting or same), None)
    if statement is None:
        return (None, None, None)
    return (statement.source_id, statement.source_kind, statement.via)
