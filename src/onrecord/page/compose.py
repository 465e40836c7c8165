"""Runs and their kinds → the document's text and its blocks."""

from __future__ import annotations

import re

from onrecord.model.document import CODED, Block, BlockKind, Span
from onrecord.page.walk import Outline

_STOP = re.compile(r"[.!?:…”\"’')\]]$")
_BETWEEN = "\n\n"
_CELL = "\t"


def compose(outline: Outline, kinds: list[BlockKind], published: dict[int, str]) -> tuple[str, list[Block]]:
    """The text of a page, one paragraph a run, and a block for each.

    Cells of one table row make one block, and so do neighbouring runs of furniture.

    Args:
        outline: the page.
        kinds: the kind of each run.
        published: for runs in an entry of a liveblog, the entry's time, by the run's place.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    row = -1
    for i, (run, kind) in enumerate(zip(outline.runs, kinds, strict=True)):
        for line in _lines(run.text) if kind in CODED else [run.text.replace("\n", " ")]:
            row_now = outline.nearest(run.node, frozenset({"tr"})) if kind is BlockKind.TABLE else None
            joins = row_now is not None and row_now == row
            gap = "" if not parts else _CELL if joins else _BETWEEN
            start = place + len(gap)
            place = start + len(line)
            parts += [gap, line]
            if joins:
                blocks[-1] = Block(kind, Span(blocks[-1].span.start, place), blocks[-1].published)
            else:
                blocks.append(Block(kind, Span(start, place), published.get(i)))
            row = -1 if row_now is None else row_now
    return "".join(parts), blocks


def _lines(text: str) -> list[str]:
    """The lines of a run that are paragraphs of their own; a line broken inside a sentence is mended."""
    out: list[str] = []
    for line in text.split("\n"):
        if out and not _STOP.search(out[-1]) and line[:1].islower():
            out[-1] += " " + line
        else:
            out.append(line)
    return out
