"""A record as a citation: its words, where they stand, and that the kept bytes are those that were read."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection

from onrecord.errors import NotProven
from onrecord.export.quoting import quoted, visible
from onrecord.model.document import Span
from onrecord.store.keeping import document_with, originals_of, reading_of


def citation(connection: Connection, start: str) -> str:
    """The citation of a record, or of a document, by the beginning of its id.

    Raises:
        NotProven: no such record, or its bytes are not those that were read.
    """
    document, record = document_with(connection, start)
    reading = reading_of(connection, document)
    found = reading.record(record)
    spans = found.evidence if found is not None else ()
    lines = [_words(span, reading.document.text) for span in spans]
    seen = reading.document
    about = (
        seen.title and quoted(seen.title),
        seen.outlet,
        seen.agency,
        seen.published and seen.published[:10],
        seen.url,
    )
    lines.append(", ".join(visible(part) for part in about if part) or "(no title)")
    for item, sha256 in originals_of(connection, document):
        if hashlib.sha256(item.data).hexdigest() != sha256:
            raise NotProven(f"{item.place}: the kept bytes are not those that were read.", "Take back a backup.")
        lines.append(f"{visible(item.place)}, sha256 {sha256}")
    kind = f"record {record} of " if found is not None else ""
    return "\n".join((*lines, f"{kind}document {document}"))


def _words(span: Span, text: str) -> str:
    return f"{quoted(span.of(text))} [{span.start}, {span.end})"
