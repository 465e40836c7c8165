"""What tests of pages ask of a document."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model.document import Document

Reader = Callable[..., Document]


def words_of(document: Document, *kinds: str) -> list[str]:
    """The words of the blocks of some kinds, in order."""
    return [b.span.of(document.text) for b in document.blocks if b.kind.value in kinds]


def coded(document: Document) -> str:
    """The words of all coded blocks, one block a line."""
    return "\n".join(b.span.of(document.text) for b in document.coded_blocks())
