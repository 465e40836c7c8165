"""The article cut where the words of records start and end, so that each piece can be lit by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Protocol

from onrecord.model.document import CODED, Block, BlockKind, Document, Span
from onrecord.model.records import Because


class Marker(Protocol):
    """What has words in the article: a card, a finding."""

    @property
    def id(self) -> str:
        """Unique in the page."""

    @property
    def kind(self) -> str:
        """Decides how its words are marked."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its words."""

    @property
    def because(self) -> tuple[Because, ...]:
        """The steps whose words can be lit too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article that no span of any record cuts.

    Attributes:
        span: code points of the document's text.
        text: its words.
        cards: ids of the cards whose words these are, in the order of the cards.
        kinds: the kinds of these cards, each once.
        opens: whether a card's words start here: a stop for the keyboard.
    """

    span: Span
    text: str
    cards: tuple[str, ...]
    kinds: tuple[str, ...]
    opens: bool


Shown = tuple[str, tuple[Piece, ...]]
"""A block as it is shown: its kind and its pieces."""


def runs(
    document: Document, cards: Sequence[Marker], stops: Collection[str]
) -> Iterator[tuple[bool, tuple[Shown, ...]]]:
    """Blocks in reading order, in runs of those that are coded and of those that are not.

    Args:
        document: whose text is shown whole.
        cards: whose words are marked.
        stops: the kinds whose words are stops for the keyboard.
    """
    for coded, run in groupby(_blocks(document, cards, stops), key=lambda block: block[0] in CODED):
        yield coded, tuple(run)


def _blocks(document: Document, cards: Sequence[Marker], stops: Collection[str]) -> Iterator[Shown]:
    """Each block's kind and pieces in reading order; words that no block holds come as `unplaced`."""
    at = 0
    end = Block(BlockKind.FURNITURE, Span(len(document.text), len(document.text)))
    for block in (*sorted(document.blocks, key=lambda block: block.span), end):
        between = Span(at, block.span.start)
        if between.of(document.text).strip():
            yield "unplaced", _pieces(between, document.text, cards, stops)
        if block is not end:
            yield block.kind.value, _pieces(block.span, document.text, cards, stops)
        at = max(at, block.span.end)


def _pieces(frame: Span, text: str, cards: Sequence[Marker], stops: Collection[str]) -> tuple[Piece, ...]:
    """`frame` cut wherever words of a card or of one of its steps start or end."""
    here = [(card, span) for card in cards for span in card.spans if span.meets(frame)]
    steps = [s.span for card in cards for s in card.because if s.span is not None and s.span.meets(frame)]
    cuts = {frame.start, frame.end} | set(_edges([span for _, span in here], frame)) | set(_edges(steps, frame))
    ordered = sorted(cuts)
    return tuple(_piece(Span(start, end), text, here, stops) for start, end in pairwise(ordered) if start < end)


def _edges(spans: Iterable[Span], frame: Span) -> Iterator[int]:
    for span in spans:
        yield from (edge for edge in (span.start, span.end) if frame.start < edge < frame.end)


def _piece(span: Span, text: str, here: list[tuple[Marker, Span]], stops: Collection[str]) -> Piece:
    covering = [(card, one) for card, one in here if one.covers(span)]
    return Piece(
        span=span,
        text=span.of(text),
        cards=tuple(dict.fromkeys(card.id for card, _ in covering)),
        kinds=tuple(dict.fromkeys(card.kind for card, _ in covering)),
        opens=any(one.start == span.start and card.kind in stops for card, one in covering),
    )
