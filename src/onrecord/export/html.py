"""A reading as one HTML file: the article and its records side by side, each lighting the other."""

from __future__ import annotations

from onrecord.export import wording
from onrecord.export.article import runs
from onrecord.export.cards import CONTEXT, RECORDS, cards
from onrecord.export.one_file import one_file
from onrecord.model.records import Reading


def page(reading: Reading) -> str:
    """The reading as an HTML document; the same reading gives the same text."""
    shown = tuple(cards(reading))
    kinds = {**RECORDS, **CONTEXT}
    return one_file(
        "reading",
        ("paper.css", "reading.css"),
        document=reading.document,
        published=wording.published_words(reading.document),
        runs=tuple(runs(reading.document, shown, RECORDS)),
        groups=tuple((kind, label, tuple(c for c in shown if c.kind == kind)) for kind, label in kinds.items()),
        records=tuple(RECORDS),
        text=reading.document.text,
        versions=reading.versions,
    )
