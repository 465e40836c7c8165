"""The structure of quotation in a document: pairs of marks, paragraphs that go on quoting, marks left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.language.tree import Quotation
from onrecord.model.document import Block, BlockKind, Document, Span

_MARK = re.compile(r"[“”„«»\"]|``|''|(?<!\w)'(?=\w)|(?<=[^\s(])'(?!\w)|‘|’(?!\w)|(?<!\w)’(?=\w)")
_DECADE = re.compile(r"\d0s\b")
_OPENING = frozenset(("“", "„", "«", "``", "‘"))
_CLOSING = frozenset(("”", "»", "’"))
_SINGLE = frozenset(("'", "‘", "’"))
_LEFT = " \t\n\u00a0([{—–-/…“‘«\"'`"
_RIGHT = " \t\n\u00a0)]}—–-/.,;:?!…”’»\"'"


@dataclass(slots=True)
class _Mark:
    """A mark in its paragraph: where, single or double, and which way it can turn by what stands around it."""

    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


def quotations(document: Document, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """All quotations of the coded blocks, in order of where they begin.

    A paragraph that opens a quotation and does not close it goes on in the next one, if that opens again or closes
    without having opened. A mark at the head of a paragraph that finds no partner quotes to its end, any other such
    mark is none. A block quote without marks is a quotation as a whole.
    """
    found: list[Quotation] = []
    carried = False
    for number, block in enumerate(blocks):
        text = block.span.of(document.text)
        pairs = _Pairs(text, carried)
        made = [_placed(q, block.span.start, number) for q in pairs.read()]
        goes_on = pairs.left_open and _takes_up(blocks, number + 1, document.text)
        if pairs.left_open and not goes_on:
            made = [q for q in made if not q.opens_only or not text[: q.outer.start - block.span.start].strip()]
            made = [replace(q, opens_only=False) for q in made]
        carried = goes_on
        if block.kind is BlockKind.QUOTE and not made:
            made = [Quotation(block.span, block.span, number)]
        found.extend(made)
    return tuple(found)


def _placed(quotation: Quotation, base: int, block: int) -> Quotation:
    inner, outer = quotation.span, quotation.outer
    return replace(
        quotation,
        span=Span(base + inner.start, base + inner.end),
        outer=Span(base + outer.start, base + outer.end),
        block=block,
    )


def _takes_up(blocks: tuple[Block, ...], number: int, text: str) -> bool:
    """Whether a paragraph goes on with a quotation left open before it: it opens first, or closes first."""
    if number >= len(blocks):
        return False
    words = blocks[number].span.of(text)
    first = next(_marks(words), None)
    if first is None or first.single:
        return False
    return not words[: first.start].strip() or (first.closes and not first.opens)


def _marks(text: str) -> Iterator[_Mark]:
    for found in _MARK.finditer(text):
        mark, start, end = found.group(), found.start(), found.end()
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        free_left, free_right = before in _LEFT, after in _RIGHT
        opens = not after.isspace() and (free_left or (mark in _OPENING and not free_right))
        closes = not before.isspace() and (free_right or mark in _CLOSING)
        if mark in _OPENING and opens:
            closes = False
        elif mark in _CLOSING and closes:
            opens = False
        if not opens and not closes:
            opens = mark in _OPENING
            closes = not opens
        if mark in _SINGLE and opens and _DECADE.match(text, end):
            continue
        yield _Mark(start, end, mark in _SINGLE, opens, closes)


class _Pairs:
    """The pairs of marks of one paragraph, `left_open` afterwards if the last one lacks its partner."""

    def __init__(self, text: str, carried: bool) -> None:
        self._text = text
        self._marks = list(_marks(text))
        self._carried = carried
        self._open: list[_Mark] = []
        self._made: list[Quotation] = []
        self.left_open = False

    def read(self) -> list[Quotation]:
        continues = self._carried and bool(self._marks)
        if continues and self._text[: self._marks[0].start].strip():
            self._open.append(_Mark(0, 0, False, True, False))
        for number, mark in enumerate(self._marks):
            held = next((m for m in reversed(self._open) if m.single == mark.single), None)
            closes = mark.closes and not (mark.single and self._possessive(number))
            if held is not None and closes and not (mark.opens and self._stands_free(mark)):
                self._close(held, mark)
                continue
            if mark.opens and (not mark.single or self._closed_later(number)):
                self._begin(held, number)
        self._end()
        made = sorted(self._made, key=lambda q: q.outer.start)
        if continues and made:
            made[0] = replace(made[0], continues=True)
        return made

    def _begin(self, held: _Mark | None, number: int) -> None:
        """Open a quotation; one of the same kind still open holds it only if both find their ends."""
        mark = self._marks[number]
        if held is not None:
            following = [m for m in self._marks[number + 1 :] if m.single == mark.single][:2]
            if mark.single and len(following) == 1:
                return
            if mark.single or len(following) < 2 or not all(m.closes and not m.opens for m in following):
                self._close(held, _Mark(mark.start, mark.start, mark.single, False, True))
        self._open.append(mark)

    def _close(self, held: _Mark, mark: _Mark) -> None:
        """End `held` and what is still open inside it."""
        while self._open:
            top = self._open.pop()
            end = mark if top is held else _Mark(mark.start, mark.start, top.single, False, True)
            self._add(top, end.start, end.end)
            if top is held:
                return

    def _add(self, opened: _Mark, end: int, outer: int, opens_only: bool = False) -> None:
        stop = len(self._text[:end].rstrip())
        if stop > opened.end:
            inner, whole = Span(opened.end, stop), Span(opened.start, max(outer, stop))
            nested = any(not m.single or opened.single for m in self._open)
            self._made.append(Quotation(inner, whole, 0, opens_only, nested=nested))

    def _end(self) -> None:
        stop = len(self._text.rstrip())
        while self._open:
            top = self._open.pop()
            if not top.single:
                self._add(top, stop, stop, opens_only=True)
                self.left_open = True

    def _stands_free(self, mark: _Mark) -> bool:
        """Whether a blank stands before a mark: one that can turn both ways then opens, though another is open."""
        return self._text[mark.start - 1 : mark.start].isspace()

    def _closed_later(self, number: int) -> bool:
        """Whether a single mark finds a closing one before the next that opens: else it is an apostrophe.

        One at the head of the paragraph may also be closed by the last mark of all.
        """
        last = self._marks[-1]
        if not self._text[: self._marks[number].start].strip() and last.single and last.closes:
            return True
        for later in self._marks[number + 1 :]:
            if later.single and later.closes:
                return True
            if later.single and later.opens:
                return False
        return False

    def _possessive(self, number: int) -> bool:
        """ "the workers’ demands" within single marks: an s before, a word after, and a better mark to come."""
        mark = self._marks[number]
        plural = (
            self._text[mark.start - 1 : mark.start] == "s" and self._text[mark.end : mark.end + 2].strip().isalpha()
        )
        later = next((m for m in self._marks[number + 1 :] if m.single), None)
        return plural and later is not None and later.closes
