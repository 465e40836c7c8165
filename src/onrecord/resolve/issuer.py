"""Who issues a page that is itself a statement: a release or a speech, whose first person is the issuer."""

from __future__ import annotations

import re

from onrecord.codebook.actors import ActorBook
from onrecord.model.document import Document
from onrecord.model.frame import Frames

_WINDOW = 6


def issuer_of(document: Document, frames: Frames, book: ActorBook) -> str | None:
    """Actor id of the issuer, or None for a page that reports.

    A page is its issuer's own where the first person stands outside quotations and the outlet, the byline or the title
    names a body of the codebook.
    """
    speaking = book.words["speaker"] | book.words["speakers"]
    own = [m for m in frames.mentions if m.kind == "pronoun" and m.quoted_by is None and m.text.casefold() in speaking]
    if not own:
        return None
    for text in (document.outlet, document.byline, document.title):
        found = _named(text or "", book)
        if found is not None:
            return found
    return None


def _named(text: str, book: ActorBook) -> str | None:
    """The first state or organisation named in a line, by name or by a title that is one body's alone."""
    words = [w.strip(",.;:()") for w in re.split(r"[\s/|–—]+", text) if w]
    for start in range(len(words)):
        for end in range(min(len(words), start + _WINDOW), start, -1):
            phrase = " ".join(words[start:end])
            hit = book.find(phrase)
            if hit is not None and hit.entry.kind in ("state", "igo"):
                return hit.entry.id
            office = book.titles.get(phrase.casefold())
            if office is not None and office.default is not None:
                return office.default
    return None
