"""Where on the page the article stands: the smallest element that holds nearly all of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.page.sentence import STOPS, ends_with
from onrecord.page.vote import Vote
from onrecord.page.walk import Outline, Run

TAKEN = 0.6
_HOLDS = 0.75
_LEAVES_OUT = frozenset({"furniture", "comments", "byline", "date", "alternative", "credit", "caption"})
_ARTICLE = frozenset({"article"})
_ENDS = STOPS + ":;”\"'’)"
_PROSE = 60
_LONG_PROSE = 200
_ENOUGH = 250


@dataclass(frozen=True, slots=True)
class Region:
    """The article's element, and what is known of every run.

    Attributes:
        node: the element, a place in `Outline.nodes`.
        taken: for each run, how much of it the second vote took, from 0 to 1.
        marks: for each run, the roles of the elements around it, but for elements that hold the article itself.
        elsewhere: the places of runs that stand in other articles.
    """

    node: int
    taken: tuple[float, ...]
    marks: tuple[frozenset[str], ...]
    elsewhere: frozenset[int] = frozenset()


def is_prose(run: Run) -> bool:
    """Whether a run reads like a sentence of running text: long, not a link, ended like a sentence."""
    text = run.text
    if len(text) < _PROSE or run.linked >= 0.5 * len(text):
        return False
    return len(text) >= _LONG_PROSE or ends_with(text, _ENDS)


def region_of(outline: Outline, vote: Vote, headline: int | None) -> Region:
    """The region of the article in a page; `headline` is the place of its headline among the runs."""
    taken = tuple(0.0 if run.alternative else vote.share(run.text) for run in outline.runs)
    weights = [
        len(r.text) if s >= TAKEN and r.linked < 0.5 * len(r.text) else 0
        for r, s in zip(outline.runs, taken, strict=True)
    ]
    for leaves_out in (_LEAVES_OUT, _LEAVES_OUT - {"alternative"}):
        if sum(weights) < _PROSE:
            weights = _unvoted(outline, leaves_out)
    others: frozenset[int] = frozenset()
    if headline is not None:
        weights = _below(weights, headline)
        others = _other_articles(outline, weights, outline.runs[headline].node)
        weights = [0 if place in others else w for place, w in enumerate(weights)]
    held = _held(outline, weights)
    return Region(_descend(outline, held), taken, _marks(outline, held), others)


def _unvoted(outline: Outline, leaves_out: frozenset[str]) -> list[int]:
    """Weights where the second vote is silent: whatever reads like prose and stands in no element left out."""
    marks = _marks(outline, [0] * len(outline.nodes))
    return [
        len(run.text) if not run.alternative and is_prose(run) and not mark & leaves_out else 0
        for run, mark in zip(outline.runs, marks, strict=True)
    ]


def _below(weights: list[int], headline: int) -> list[int]:
    """Without what stands above the headline, unless that is most of what there is."""
    below = sum(weights[headline:])
    return [0] * headline + weights[headline:] if 2 * below >= sum(weights) else weights


def _other_articles(outline: Outline, weights: list[int], headline: int) -> frozenset[int]:
    """The runs in other `article` elements than the headline's, if the headline's has text enough of its own."""
    own = outline.nearest(headline, _ARTICLE)
    if own is None:
        return frozenset()
    if sum(w for r, w in zip(outline.runs, weights, strict=True) if outline.inside(r.node, own)) < _ENOUGH:
        return frozenset()
    inner = [(place, outline.nearest(r.node, _ARTICLE)) for place, r in enumerate(outline.runs)]
    return frozenset(
        place for place, a in inner if a is not None and not outline.inside(a, own) and not outline.inside(own, a)
    )


def _held(outline: Outline, weights: list[int]) -> list[int]:
    """For each element, the weight of the runs in it."""
    held = [0] * len(outline.nodes)
    for run, weight in zip(outline.runs, weights, strict=True):
        held[run.node] += weight
    for node in range(len(held) - 1, 0, -1):
        held[outline.nodes[node].parent] += held[node]
    return held


def _descend(outline: Outline, held: list[int]) -> int:
    node, total = 0, held[0] if held else 0
    while total:
        child = node + 1
        while child < outline.nodes[node].end and held[child] < _HOLDS * total:
            child = outline.nodes[child].end
        if child >= outline.nodes[node].end:
            break
        node = child
    return node


def _marks(outline: Outline, held: list[int]) -> tuple[frozenset[str], ...]:
    """The roles around each run. An element that holds most of the article is not what its class name says."""
    total = held[0] if held else 0
    roles: list[frozenset[str]] = []
    for node, entry in enumerate(outline.nodes):
        own = entry.roles if not total or held[node] < 0.5 * total else entry.roles - _LEAVES_OUT
        above = roles[entry.parent] if entry.parent >= 0 else frozenset()
        if {"caption", "credit"} <= own:
            # "credit-caption": a box around both; the credit inside has a mark of its own.
            own -= {"credit"}
        if "quote" in own:
            # A message set into the page is a quotation, whatever its class and its box say about networks.
            own, above = own - _LEAVES_OUT, above - {"furniture"}
        roles.append(own | above if own else above)
    return tuple(roles[run.node] if roles else frozenset() for run in outline.runs)
