"""The structure of quotation in a document: pairs of marks, paragraphs that go on quoting, marks left open."""

from __future__ import annotations

import re

from onrecord.language.tree import Quotation
from onrecord.model.document import Block, BlockKind, Document, Span

_OPENING = "“«„"
_CLOSING = "”»"
_MARK = re.compile(r"[“”„«»\"]|``|''|(?<![\w])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")


def quotations(document: Document, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """All quotations of the coded blocks, in order.

    A paragraph that opens a quotation and does not close it goes on in the next one if that opens again; a mark that
    finds no partner quotes to the end of its paragraph. Single marks quote only where the block has no double ones.
    """
    found: list[Quotation] = []
    carried = False
    for number, block in enumerate(blocks):
        text = block.span.of(document.text)
        marks = _marks(text)
        made, left_open = _pairs(text, marks, block.span.start, number, carried)
        found.extend(made)
        carried = left_open
        if block.kind is BlockKind.QUOTE and not made:
            found.append(Quotation(block.span, block.span, number))
    return tuple(found)


def _marks(text: str) -> list[tuple[int, int, str]]:
    marks = [(m.start(), m.end(), m.group()) for m in _MARK.finditer(text)]
    double = [m for m in marks if m[2] not in ("'", "‘", "’")]
    if double:
        return double
    opening = [m for m in marks if m[2] in ("‘", "'")]
    return marks if opening else []


def _opens(mark: str, text: str, start: int, end: int, depth: int) -> bool:
    if mark in _OPENING or mark in ("``", "‘"):
        return True
    if mark in _CLOSING or mark in ("''", "’"):
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isspace() or before in "([—–-":
        return not after.isspace()
    return depth == 0 and not after.isspace() and after.isalnum() and not before.isalnum()


def _pairs(
    text: str, marks: list[tuple[int, int, str]], base: int, block: int, carried: bool
) -> tuple[list[Quotation], bool]:
    """The quotations of one block, and whether it leaves one open for the next."""
    out: list[Quotation] = []
    opened: tuple[int, int] | None = None
    continues = carried and bool(marks) and not text[: marks[0][0]].strip()
    for start, end, mark in marks:
        if _opens(mark, text, start, end, 1 if opened else 0):
            if opened is None:
                opened = (start, end)
        elif opened is not None:
            out.append(_made(base, opened[1], start, opened[0], end, block, continues and not out))
            opened = None
    if opened is not None:
        stop = len(text.rstrip())
        if stop > opened[1]:
            out.append(_made(base, opened[1], stop, opened[0], stop, block, continues and not out, True))
        return out, True
    return out, False


def _made(
    base: int, start: int, end: int, left: int, right: int, block: int, continues: bool, opens_only: bool = False
) -> Quotation:
    return Quotation(Span(base + start, base + end), Span(base + left, base + right), block, opens_only, continues)
