"""Plain text as people paste it → blocks that select stretches of it; not a character is rewritten."""

from __future__ import annotations

import re

from onrecord.codebook.furniture import Furniture
from onrecord.model.document import Block, BlockKind, Span
from onrecord.page.draft import Draft
from onrecord.page.glue import alternative_cut, sentence_cuts
from onrecord.page.lines import paragraphs
from onrecord.page.printed import date_of_line
from onrecord.page.refine import refine
from onrecord.page.sentence import STOPS, ends_with

_WORD = re.compile(r"\w+")
_ENDS = STOPS + ":;,"
_ASKS = "?!"
_BULLET = re.compile(r"(?:[•·▪◦‣*]|[-–—](?=\s)|\(?\d{1,2}[.)])\s+")
_CLOSING = re.compile(r"\(\s*([a-z ]+)[\s_.)]*$", re.I)
_LONGEST_CLOSING = 40
_LONGEST_TITLE = 40
_LONGEST_HEADING = 14
_FEWEST_PROSE = 12


def draft_of_text(text: str, furniture: Furniture) -> Draft:
    """The blocks, headline and printed metadata of a plain text."""
    spans = paragraphs(text)
    title = _title(text, spans, furniture)
    blocks = [b for i, s in enumerate(spans) for b in _blocks_of(text, spans, i, s, i == title, furniture)]
    words = " ".join(spans[title].of(text).split()) if title is not None else None
    found = refine(text, _captions(text, blocks), furniture, words)
    return Draft(
        text,
        tuple(found.blocks),
        title=words,
        byline=found.byline,
        outlet=found.outlet,
        agency=found.agency,
        published=found.published,
        date_basis="page" if found.published else "none",
    )


def _title(text: str, spans: list[Span], furniture: Furniture) -> int | None:
    """The place of the headline: the first line that is no date, credit or button, if it is no running text."""
    for place, span in enumerate(spans[:6]):
        line = span.of(text)
        if date_of_line(line, furniture) or _is_set_apart(line, furniture):
            continue
        words = len(line.split())
        if words > _LONGEST_TITLE or not any(map(str.isalpha, line)):
            return None
        if ends_with(line, _ENDS) and not ends_with(line, _ASKS):
            return None
        return place if len(spans) > place + 1 else None
    return None


def _is_set_apart(line: str, furniture: Furniture) -> bool:
    match = furniture.line(line)
    return match is not None and match.id not in ("related-lead", "caption")


def _blocks_of(
    text: str, spans: list[Span], place: int, span: Span, is_title: bool, furniture: Furniture
) -> list[Block]:
    """One paragraph as blocks: cut where sentences or alternative text ran together."""
    if is_title:
        return [Block(BlockKind.HEADLINE, span)]
    line = span.of(text)
    start, blocks = span.start, []
    alternative = alternative_cut(line, furniture)
    if alternative:
        cut, is_picture = span.start + alternative[0], alternative[1]
        blocks.append(Block(BlockKind.FURNITURE if is_picture else BlockKind.PARAGRAPH, Span(start, cut)))
        start = cut
    for cut in [start + c for c in sentence_cuts(text[start : span.end])]:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, cut)))
        start = cut
    kind = BlockKind.PARAGRAPH if blocks else _kind(text, spans, place, furniture)
    return [*blocks, Block(kind, Span(start, span.end))]


def _kind(text: str, spans: list[Span], place: int, furniture: Furniture) -> BlockKind:
    """Heading, list item or paragraph, by the form of the line and what follows it."""
    line = spans[place].of(text)
    if _BULLET.match(line):
        return BlockKind.LIST
    if _tells_place(line, furniture):
        return BlockKind.CAPTION
    words = len(line.split())
    opens = line[:1].isupper() or line[:1].isdigit()
    ended = ends_with(line, _ENDS) and not ends_with(line, _ASKS)
    below = spans[place + 1].of(text) if place + 1 < len(spans) else ""
    if words <= _LONGEST_HEADING and opens and not ended and _is_prose(below):
        return BlockKind.HEADLINE
    return BlockKind.PARAGRAPH


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _FEWEST_PROSE and ends_with(line, _ENDS)


def _captions(text: str, blocks: list[Block]) -> list[Block]:
    """Captions by what is odd about them among paragraphs: printed twice in a row, or a long line with no end."""
    words = [_WORD.findall(b.span.of(text).lower()) for b in blocks]
    prose = [_is_prose(b.span.of(text)) for b in blocks]
    tidy = sum(prose) >= 3
    first = prose.index(True) if tidy else len(prose)
    last = len(prose) - 1 - prose[::-1].index(True) if tidy else -1
    out = list(blocks)
    for place, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        line = block.span.of(text)
        twice = len(words[place]) >= 5 and words[place] in (
            words[place + 1] if place + 1 < len(words) else None,
            words[place - 1] if place else None,
        )
        endless = tidy and len(words[place]) > _LONGEST_HEADING and not ends_with(line, _ENDS)
        if twice or (endless and first < place < last and not _is_quotation(line)):
            out[place] = Block(BlockKind.CAPTION, block.span)
    return out


def _is_quotation(line: str) -> bool:
    """Whether a paragraph ends without a stop because its quotation goes on, or signs a message."""
    return line[:1] in "“\"‘'" or "@" in line or "#" in line


def _tells_place(line: str, furniture: Furniture) -> bool:
    match = _CLOSING.search(line[-_LONGEST_CLOSING:])
    return match is not None and match[1].strip().lower() in furniture.words("caption-close")
