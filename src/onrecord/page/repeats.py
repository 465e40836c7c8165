"""What a page prints twice: a caption below its picture and beside it, a pull quote, the headline once more."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model.document import CODED, Block, BlockKind

_WORD = re.compile(r"\w+")
_FEWEST = {BlockKind.CAPTION: 4, BlockKind.QUOTE: 4}
_FEWEST_ELSE = 12


def drop_repeats(text: str, blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks with repetitions made furniture.

    The headline is kept where it stands first; a caption where it stands first, but not where it only repeats the
    headline or a paragraph; a quotation set apart not where a paragraph holds the same words.
    """
    words = [tuple(_WORD.findall(b.span.of(text).lower())) if b.kind in CODED else () for b in blocks]
    body = [w for w, b in zip(words, blocks, strict=True) if b.kind is BlockKind.PARAGRAPH]
    headline = tuple(_WORD.findall((title or "").lower()))
    seen: set[tuple[str, ...]] = set()
    shown = False
    out: list[Block] = []
    for block, said in zip(blocks, words, strict=True):
        drop = False
        if said and said == headline:
            drop, shown = shown or block.kind is not BlockKind.HEADLINE, shown or block.kind is BlockKind.HEADLINE
        elif len(said) >= _FEWEST.get(block.kind, _FEWEST_ELSE):
            drop = said in seen or _stands_in(said, block.kind, body)
            seen.add(said)
        out.append(replace(block, kind=BlockKind.FURNITURE) if drop else block)
    return out


def _stands_in(said: tuple[str, ...], kind: BlockKind, body: list[tuple[str, ...]]) -> bool:
    """Whether a paragraph says what a caption or a quotation set apart says."""
    if kind is BlockKind.CAPTION:
        return said in body
    phrase = f" {' '.join(said)} "
    return kind is BlockKind.QUOTE and any(phrase in f" {' '.join(paragraph)} " for paragraph in body)
