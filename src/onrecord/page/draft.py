"""A page or text as far as its own kind of reader sees it; `read` makes the document of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Block, Issue


@dataclass(frozen=True, slots=True)
class Draft:
    """Text, ordered blocks cut out of it, and the metadata found; absent is None.

    Attributes:
        date_basis: `page`, `url` or `none`: where `published` came from.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: str | None = None
    date_basis: str = "none"
    url: str | None = None
    issues: tuple[Issue, ...] = ()
