"""What arrives (`Item`) and what is seen in it (`Document`).

All offsets are Unicode code points into `Document.text`, half-open `[start, end)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a page is; only some kinds are coded (codebook §0)."""

    HEADLINE = "headline"
    CAPTION = "caption"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    COMMENT = "comment"
    FURNITURE = "furniture"


CODED = frozenset(set(BlockKind) - {BlockKind.COMMENT, BlockKind.FURNITURE})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `[start, end)` of the document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def union(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page in reading order; `published` only for an entry of a liveblog."""

    kind: BlockKind
    span: Span
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was not understood or was left out: counted and located, never silent.

    Attributes:
        code: short stable name (`no-date`, `undefined-composition`, `unread` …).
        message: one sentence for people.
        span: where in the document's text, or None.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One input as it arrived.

    Attributes:
        data: the bytes of the page or text; for a row or an entry, those of its text.
        origin: path, URL or `-`: what the user named.
        media_type: `text/html`, `text/plain` or None where it must be sniffed.
        published: date of publication, ISO 8601, or None.
        outlet: who published it, or None.
        date_basis: `given` where `published` is the user's and wins over the page; `page` where a feed or a mail says
            it, and it counts only where the page itself says none.
        title: title given beside the text, or None.
        url: its address where that is not the origin, or None.
        charset: encoding named outside of the bytes (HTTP, mail), or None.
        part: which part of `origin` it is (`line 3`, `record 12`), or None for the whole.
        given_id: the id that a row or entry bears, or None.
        retrieved: when it was fetched, ISO 8601 in UTC, or None.
        issues: what was odd about its metadata.
        sha256: hash of the bytes that prove it where these are not `data`, or None.
        language: ISO 639-1 code where it is known and need not be detected, or None.
    """

    data: bytes
    origin: str
    media_type: str | None = None
    published: str | None = None
    outlet: str | None = None
    date_basis: str = "given"
    title: str | None = None
    url: str | None = None
    charset: str | None = None
    part: str | None = None
    given_id: str | None = None
    retrieved: str | None = None
    issues: tuple[Issue, ...] = ()
    sha256: str | None = None
    language: str | None = None

    @property
    def place(self) -> str:
        """Where it stands, for messages: `rows.jsonl, line 3`."""
        return self.origin if self.part is None else f"{self.origin}, {self.part}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from.

    Attributes:
        input: path, URL or `-`, as the user named it.
        part: which part of it, or None for the whole.
        id: the id that a row or entry bears, or None.
        retrieved: when it was fetched, ISO 8601 in UTC, or None.
        sha256: hash of the bytes as they arrived, in hexadecimal.
    """

    input: str
    sha256: str
    part: str | None = None
    id: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A page as the program sees it; the fields are the codebook's §0."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: str | None = None
    date_basis: str = "none"
    url: str | None = None
    language: str | None = None
    issues: tuple[Issue, ...] = ()
    source: Source | None = None

    def coded_blocks(self) -> tuple[Block, ...]:
        """The blocks whose text is read for records."""
        return tuple(b for b in self.blocks if b.kind in CODED)
