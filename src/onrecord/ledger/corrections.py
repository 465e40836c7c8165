"""Corrections: which records a note takes back, and what takes their place. The words of notes are the codebook's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.codebook.standing import StandingBook
from onrecord.ledger.cells import key_of, same_or_narrower
from onrecord.model.document import Document, Span
from onrecord.model.ledger import Correction, Filed, Told
from onrecord.model.records import Estimate, Position, Reading


def wrong_stretches(document: Document, book: StandingBook) -> tuple[Span, ...] | None:
    """In the document's notes of correction, the stretches that tell what was wrong.

    None where no block is such a note; an empty tuple where a note says only what is right.
    """
    notes = [n for block in document.coded_blocks() if (n := _note(block.span, document.text, book)) is not None]
    return tuple(span for span in notes if span.start < span.end) if notes else None


def _note(block: Span, text: str, book: StandingBook) -> Span | None:
    """From the word that opens the note to the word that turns to what is right; empty where nothing wrong is told."""
    words = block.of(text).lower()
    opened = min((at for note in book.notes if (at := words.find(note)) >= 0), default=None)
    if opened is None:
        return None
    said = min((at for wrong in book.wrongs if (at := words.find(wrong, opened)) >= 0), default=None)
    if said is None:
        return Span(block.start + opened, block.start + opened)
    turned = min((at for right in book.rights if (at := words.find(right, said)) >= 0), default=len(words))
    return Span(block.start + opened, block.start + turned)


def retracted(reading: Reading, book: StandingBook) -> tuple[bool, frozenset[str]]:
    """Whether the document corrects another, and the ids of the positions and estimates it tells to take back."""
    wrong = wrong_stretches(reading.document, book)
    if wrong is None:
        return False, frozenset()
    records: tuple[Position | Estimate, ...] = (*reading.positions, *reading.estimates)
    return True, frozenset(
        r.id for r in records if any(w.meets(s) and s.end <= w.end + 1 for w in wrong for s in r.evidence[:1])
    )


def settled(positions: Iterable[Filed[Position]], book: StandingBook) -> list[Filed[Position]]:
    """The same positions; those that a correction took back are linked to it."""
    several = list(positions)
    notes: dict[str, list[Filed[Position]]] = {}
    for filed in several:
        if filed.told.note:
            notes.setdefault(filed.told.document, []).append(filed)
    return [replace(filed, correction=_correction(filed, notes, book) or filed.correction) for filed in several]


def _correction(
    filed: Filed[Position], notes: Mapping[str, list[Filed[Position]]], book: StandingBook
) -> Correction | None:
    for document, inside in sorted(notes.items()):
        told = inside[0].told
        if document == filed.told.document or told.known < filed.told.known:
            continue
        taken = next((r for r in inside if r.retracts and _same_claim(filed, r, book) and _kin(filed.told, told)), None)
        right = next((r for r in inside if not r.retracts and _same_cell(filed, r, book)), None)
        if taken is not None or (_one_story(filed.told, told) and right is not None and _differs(filed, right)):
            return Correction(document, told.known, right.record.id if right is not None else None)
    return None


def _kin(one: Told, note: Told) -> bool:
    """Whether a note can speak of a document: the same outlet's, or the same text."""
    return _one_story(one, note) or (one.outlet is not None and one.outlet == note.outlet)


def _one_story(one: Told, note: Told) -> bool:
    if one.url is not None and one.url == note.url:
        return True
    return one.story is not None and one.story == note.story


def _same_cell(one: Filed[Position], other: Filed[Position], book: StandingBook) -> bool:
    a, b = key_of(one.record, book), key_of(other.record, book)
    return same_or_narrower(a, b) or same_or_narrower(b, a)


def _same_claim(one: Filed[Position], retraction: Filed[Position], book: StandingBook) -> bool:
    """Whether a retraction speaks of this record: the same cell, and the same amounts or, without any, stance."""
    if not _same_cell(one, retraction, book):
        return False
    amounts = _bounds(retraction.record)
    if amounts:
        return amounts == _bounds(one.record)
    return one.record.stance == retraction.record.stance


def _differs(one: Filed[Position], right: Filed[Position]) -> bool:
    """Whether the corrected version of one text tells another stance, or the same with other amounts."""
    before, after = one.record, right.record
    return before.stance != after.stance or _bounds(before) != _bounds(after)


def _bounds(position: Position) -> set[tuple[float | None, float | None]]:
    return {(a.low, a.high) for a in position.amounts}
