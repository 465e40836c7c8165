"""The entries of a liveblog: each has a time of its own, which its blocks carry."""

from __future__ import annotations

from onrecord.model.document import CODED, BlockKind
from onrecord.page.walk import Outline

_FEWEST = 2


def entry_times(outline: Outline, kinds: list[BlockKind]) -> dict[int, str]:
    """For each run in an entry, by its place, the entry's machine-readable time.

    An entry is the largest element around a time that has siblings of its own kind which hold a time and coded
    text as well; a page with fewer than two is no liveblog.
    """
    coded = [0] * len(outline.nodes)
    for run, kind in zip(outline.runs, kinds, strict=True):
        if kind in CODED and kind is not BlockKind.HEADLINE:
            for node in outline.ancestors(run.node):
                coded[node] += 1
    times: dict[int, str] = {}
    for node, element in enumerate(outline.nodes):
        if element.time:
            for ancestor in outline.ancestors(node):
                times.setdefault(ancestor, element.time)
    entries = _entries(outline, coded, times)
    found: dict[int, str] = {}
    for place, run in enumerate(outline.runs):
        entry = next((a for a in outline.ancestors(run.node) if a in entries), None)
        if entry is not None:
            found[place] = times[entry]
    return found


def _entries(outline: Outline, coded: list[int], times: dict[int, str]) -> frozenset[int]:
    children: dict[tuple[int, str], list[int]] = {}
    for node, entry in enumerate(outline.nodes):
        if node in times and coded[node]:
            children.setdefault((entry.parent, entry.tag), []).append(node)
    groups = [nodes for nodes in children.values() if len(nodes) >= _FEWEST and len({times[n] for n in nodes}) > 1]
    return frozenset(max(groups, key=lambda g: sum(coded[n] for n in g), default=[]))
