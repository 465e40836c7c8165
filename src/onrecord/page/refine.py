"""What the words of a page's blocks say about them: captions, credits, bylines, datelines, comments, repetitions.

Works on text and blocks alone, so that a saved page and a pasted text are refined alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from onrecord.codebook.furniture import LINE_ROLES, Furniture, LineMatch
from onrecord.model.document import CODED, Block, BlockKind, Span
from onrecord.page.credits import agency_at_end, credit_of_line, outlet_beside, source_of_line
from onrecord.page.dateline import dateline_of
from onrecord.page.printed import date_of_line
from onrecord.page.repeats import drop_repeats
from onrecord.page.sentence import STOPS, ends_with

_ENDS = STOPS + ":"
_WORD = re.compile(r"\w[\w’'.-]*")
_SPEAKER = re.compile(r"[A-Z][A-Z .’'-]{1,30}:\s")
_TOGGLE = frozenset({"toggle"})
_ROLES_OF_LINES = LINE_ROLES - _TOGGLE
_AWAY = frozenset({"furniture", "section", "reply"})
_PROSE_WORDS = 12
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST})


class Zone(Enum):
    """Where a block stands: above the running text, in it, its last paragraph, or below."""

    ABOVE = "above"
    INSIDE = "inside"
    LAST = "last"
    BELOW = "below"


@dataclass(slots=True)
class Refined:
    """Blocks with what was learned on the way; what was not found is None."""

    blocks: list[Block]
    byline: str | None = None
    agency: str | None = None
    outlet: str | None = None
    published: str | None = None


def refine(text: str, blocks: list[Block], furniture: Furniture, title: str | None) -> Refined:
    """The blocks of `text`, refined: same words, ordered, not overlapping; kinds corrected and blocks cut.

    Args:
        text: the document's text.
        blocks: ordered blocks, cut out of `text`.
        furniture: the patterns.
        title: the headline's words; a headline is never taken for furniture.
    """
    refiner = _Refiner(text, furniture, title)
    found = Refined(refiner.cut_toggles(blocks))
    refiner.part_comments(found)
    refiner.name_lines(found)
    refiner.trim_datelines(found)
    found.blocks = drop_repeats(text, found.blocks, title)
    return found


class _Refiner:
    def __init__(self, text: str, furniture: Furniture, title: str | None) -> None:
        self.text = text
        self.furniture = furniture
        self.title = title.split() if title else None

    def words(self, block: Block) -> str:
        return " ".join(block.span.of(self.text).split())

    def is_title(self, block: Block) -> bool:
        return block.kind is BlockKind.HEADLINE and self.words(block).split() == self.title

    def is_prose(self, block: Block) -> bool:
        words = self.words(block)
        return block.kind in _BODY and words.count(" ") >= _PROSE_WORDS and ends_with(words, _ENDS)

    def cut_toggles(self, blocks: list[Block]) -> list[Block]:
        """Button words at the start of a block become furniture; what follows them is the picture's."""
        out: list[Block] = []
        for block in blocks:
            end = self._toggle_end(block) if block.kind in CODED else block.span.start
            if end == block.span.start:
                out.append(block)
                continue
            out.append(replace(block, kind=BlockKind.FURNITURE, span=_trimmed(self.text, block.span.start, end)))
            rest = _trimmed(self.text, end, block.span.end)
            if rest.start < rest.end:
                out.append(replace(block, kind=BlockKind.CAPTION, span=rest))
        return out

    def _toggle_end(self, block: Block) -> int:
        place = block.span.start
        while place < block.span.end:
            match = self.furniture.line(self.text[place : block.span.end], _TOGGLE)
            if match is None or match.end == 0:
                break
            place += match.end
        return place

    def part_comments(self, found: Refined) -> None:
        """What stands below the head of the readers' comments is theirs, if most of the article stands above."""
        prose = [self.is_prose(b) for b in found.blocks]
        for place, block in enumerate(found.blocks):
            if block.kind not in CODED or self.is_title(block):
                continue
            match = self.furniture.line(self.words(block), frozenset({"comments"}))
            if match is None:
                continue
            if sum(prose[:place]) > sum(prose[place:]):
                found.blocks[place:] = [self._comment(b) for b in found.blocks[place:]]
                return
            found.blocks[place] = replace(block, kind=BlockKind.FURNITURE)

    def _comment(self, block: Block) -> Block:
        if block.kind not in CODED:
            return block
        words = self.words(block)
        form = self.furniture.line(words, frozenset({"comments", "reply", "furniture"})) or self._only_sharing(words)
        return replace(block, kind=BlockKind.FURNITURE if form else BlockKind.COMMENT)

    def name_lines(self, found: Refined) -> None:
        """Furniture, captions, bylines, dates and credits, each by the words of its line."""
        body = [i for i, b in enumerate(found.blocks) if self.is_prose(b)]
        first, last = (body[0], body[-1]) if body else (len(found.blocks), -1)
        below_head = False
        for place, block in enumerate(found.blocks):
            if block.kind not in CODED or self.is_title(block):
                continue
            words = self.words(block)
            zone = _zone(place, first, last, block)
            if zone is Zone.BELOW and self._closes(words, found.blocks[place - 1] if place else block, found):
                kind = BlockKind.FURNITURE
            else:
                kind, below_head = self._kind(words, block, zone, below_head, found)
            if kind is not block.kind:
                found.blocks[place] = replace(block, kind=kind)
        if body and found.agency is None:
            found.agency = agency_at_end(self.words(found.blocks[last]), self.furniture)

    def _kind(self, words: str, block: Block, zone: Zone, below_head: bool, found: Refined) -> tuple[BlockKind, bool]:
        """The kind of a block, and whether the lines below it belong to a list of links."""
        roles = _ROLES_OF_LINES if zone in (Zone.LAST, Zone.BELOW) else _ROLES_OF_LINES - {"closing"}
        match = self.furniture.line(words, roles)
        if match is None:
            outside = zone in (Zone.ABOVE, Zone.BELOW)
            if self._only_sharing(words) or (outside and self._is_of_the_page(words, zone, found)):
                return BlockKind.FURNITURE, below_head
            if below_head and not ends_with(words, _ENDS) and block.kind is not BlockKind.HEADLINE:
                return BlockKind.FURNITURE, True
            return block.kind, False
        if match.role == "caption":
            return (BlockKind.CAPTION if block.kind is not BlockKind.HEADLINE else block.kind), False
        if match.role == "byline":
            return self._byline(match, block, zone, found), False
        if match.role == "credit":
            self._credit(words, found)
        if match.role == "date":
            printed = date_of_line(words, self.furniture)
            found.published = found.published or (printed.iso if printed else None)
        return BlockKind.FURNITURE, match.role == "section" or (below_head and match.role in _AWAY)

    def _closes(self, words: str, above: Block, found: Refined) -> bool:
        """Whether a line below the running text credits the story; below a caption it would credit the picture."""
        credit = credit_of_line(words, self.furniture) if above.kind is not BlockKind.CAPTION else None
        if credit is None:
            return False
        found.agency = found.agency or credit.agency
        found.outlet = found.outlet or credit.outlet
        return True

    def _byline(self, match: LineMatch, block: Block, zone: Zone, found: Refined) -> BlockKind:
        if zone not in (Zone.ABOVE, Zone.BELOW):
            return block.kind
        if match.who and found.byline is None:
            found.byline = match.who
            found.agency = found.agency or self.furniture.agency_in(match.who)
        return BlockKind.FURNITURE

    def _is_of_the_page(self, words: str, zone: Zone, found: Refined) -> bool:
        """Whether a line above or below the running text is a credit or a date."""
        credit = credit_of_line(words, self.furniture)
        if credit:
            found.agency = found.agency or credit.agency
            return True
        printed = date_of_line(words, self.furniture)
        if printed is None or (zone is Zone.BELOW and printed.before):
            return False
        found.published = found.published or printed.iso
        if printed.before and found.outlet is None:
            byline = self.furniture.line(printed.before, frozenset({"byline"}))
            if byline and byline.who:
                found.byline = found.byline or byline.who
            elif not byline:
                found.outlet = printed.before
        return True

    def _credit(self, words: str, found: Refined) -> None:
        agency = self.furniture.agency_in(words)
        if agency:
            found.agency = found.agency or agency
            found.outlet = found.outlet or outlet_beside(words, self.furniture)
        else:
            found.outlet = found.outlet or source_of_line(words)

    def _only_sharing(self, words: str) -> bool:
        """Whether a line holds nothing but the names of networks and what one does there."""
        known = self.furniture.words("share-words")
        tokens = [w.lower().strip(".") for w in _WORD.findall(words)]
        return (
            0 < len(tokens) <= 25 and all(t in known or t.isdigit() for t in tokens) and any(t in known for t in tokens)
        )

    def trim_datelines(self, found: Refined) -> None:
        """The dateline becomes a block of its own; the paragraph's begins behind it."""
        transcript = sum(bool(_SPEAKER.match(self.words(b))) for b in found.blocks if b.kind in _BODY) > 1
        opening, out = True, []
        for block in found.blocks:
            if block.kind not in _BODY:
                opening = opening or block.kind is BlockKind.HEADLINE
                out.append(block)
                continue
            dateline = dateline_of(block.span.of(self.text), self.furniture, opening and not transcript)
            opening = False if self.is_prose(block) or dateline else opening
            if dateline is None:
                out.append(block)
                continue
            found.agency = found.agency or dateline.agency
            start = block.span.start + dateline.length
            out.append(replace(block, kind=BlockKind.FURNITURE, span=_trimmed(self.text, block.span.start, start)))
            out.append(replace(block, span=Span(start, block.span.end)))
        found.blocks = out


def _zone(place: int, first: int, last: int, block: Block) -> Zone:
    if block.kind is BlockKind.TABLE:
        return Zone.INSIDE
    if place < first:
        return Zone.ABOVE
    if place > last:
        return Zone.BELOW
    return Zone.LAST if place == last else Zone.INSIDE


def _trimmed(text: str, start: int, end: int) -> Span:
    """`[start, end)` without the white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
