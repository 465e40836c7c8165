"""What each run of a page is: part of the article, a caption, a comment, or furniture."""

from __future__ import annotations

from onrecord.codebook.furniture import Furniture
from onrecord.model.document import CODED, BlockKind
from onrecord.page.region import TAKEN, Region, is_prose
from onrecord.page.sentence import STOPS, ends_with
from onrecord.page.walk import Outline, Run

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "dl"})
_ITEMS = frozenset({"li", "dd", "dt"})
_CELLS = frozenset({"td", "th"})
_TEXT = frozenset({"p", "blockquote", "pre", "li", "dd", "td", "th"})
_QUOTES = frozenset({"blockquote"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_FIGURES = frozenset({"figure", "amp-carousel"})
_AWAY = frozenset({"furniture", "byline", "date", "alternative", "credit"})
_ENDS = STOPS + "”\"’')]"
_LINKED = 0.8


class Judge:
    """Judges the runs of one page; `kinds()` gives the kind of each run in order."""

    def __init__(self, outline: Outline, region: Region, furniture: Furniture, headline: int | None) -> None:
        self.outline = outline
        self.region = region
        self.furniture = furniture
        self.headline = headline
        self.link_lists = self._link_lists()

    def kinds(self) -> list[BlockKind]:
        """The kind of each run."""
        runs = self.outline.runs
        kinds = [self._kind(i, run) for i, run in enumerate(runs)]
        self._drop_lone_headings(kinds)
        return kinds

    def _kind(self, place: int, run: Run) -> BlockKind:
        if place == self.headline:
            return BlockKind.HEADLINE
        marks = self.region.marks[place]
        if "comments" in marks:
            return BlockKind.FURNITURE if "furniture" in marks or run.alternative else BlockKind.COMMENT
        if run.alternative or marks & _AWAY or place in self.link_lists:
            return BlockKind.FURNITURE
        inside = self.outline.inside(run.node, self.region.node)
        if self._is_caption(run, marks):
            return BlockKind.CAPTION if inside or self._leads(place) else BlockKind.FURNITURE
        if not (self._belongs(place, run) if inside else self._joins(place, run)):
            return BlockKind.FURNITURE
        return self._shape(run, marks)

    def _shape(self, run: Run, marks: frozenset[str]) -> BlockKind:
        tag = self.outline.nodes[run.node].tag
        if tag in _HEADINGS:
            return BlockKind.HEADLINE
        if self.outline.nearest(run.node, _QUOTES) is not None or "quote" in marks:
            return BlockKind.QUOTE
        if self.outline.nearest(run.node, _ITEMS, self.region.node) is not None:
            return BlockKind.LIST
        if tag in _CELLS:
            return BlockKind.TABLE
        return BlockKind.PARAGRAPH

    def _is_caption(self, run: Run, marks: frozenset[str]) -> bool:
        if "caption" in marks or self.outline.nearest(run.node, _CAPTIONS) is not None:
            return True
        return self.outline.nearest(run.node, _FIGURES) is not None and not is_prose(run)

    def _leads(self, place: int) -> bool:
        """Whether a run stands between the headline and the region: the lead picture, the standfirst."""
        return self.headline is not None and self.headline < place and self._before_region(place)

    def _before_region(self, place: int) -> bool:
        return self.outline.runs[place].node < self.region.node

    def _belongs(self, place: int, run: Run) -> bool:
        """Whether an unmarked run inside the region is part of the article."""
        if self._is_link(run):
            return False
        if self.region.taken[place] >= TAKEN or is_prose(run):
            return True
        tag = self.outline.nodes[run.node].tag
        return tag in _TEXT or tag in _HEADINGS or (ends_with(run.text, _ENDS) and run.text.count(" ") > 3)

    def _joins(self, place: int, run: Run) -> bool:
        """Whether an unmarked run outside the region is part of the article all the same."""
        if place in self.region.elsewhere or (self.headline is not None and place < self.headline):
            return False
        if "standfirst" in self.region.marks[place]:
            return self._leads(place)
        return self.region.taken[place] >= TAKEN and is_prose(run)

    def _is_link(self, run: Run) -> bool:
        return run.linked >= _LINKED * len(run.text) and not ends_with(run.text)

    def _link_lists(self) -> frozenset[int]:
        """The runs that stand in a list whose items are all links."""
        items: dict[int, list[int]] = {}
        for place, run in enumerate(self.outline.runs):
            inside = self.outline.nearest(run.node, _LISTS, self.region.node) if run.node > self.region.node else None
            if inside is not None and not run.alternative:
                items.setdefault(inside, []).append(place)
        found: set[int] = set()
        for places in items.values():
            runs = [self.outline.runs[p] for p in places]
            if sum(r.linked for r in runs) >= 0.7 * sum(len(r.text) for r in runs):
                found.update(places)
        return frozenset(found)

    def _drop_lone_headings(self, kinds: list[BlockKind]) -> None:
        """A heading with nothing of the article below it is the head of something else."""
        body = False
        for place in range(len(kinds) - 1, -1, -1):
            if kinds[place] is BlockKind.HEADLINE and place != self.headline:
                if not body:
                    kinds[place] = BlockKind.FURNITURE
            elif kinds[place] in CODED:
                body = True
