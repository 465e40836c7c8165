"""Which run of a page is its headline: the heading that says what the page's metadata say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from onrecord.page.walk import Outline, Run

_WORD = re.compile(r"\w+")
_LIKE = 0.6
_RANK = {"h1": 0.3, "h2": 0.1, "h3": 0.05}
_ELSEWHERE = frozenset({"furniture", "comments", "alternative"})
_NEAR = 3
_LONGEST = 400
_FEWEST_WORDS = 4


def headline_of(outline: Outline, titles: Iterable[str], body: int) -> int | None:
    """The place of the headline among the runs.

    Args:
        outline: the page.
        titles: what the metadata call the page; may carry the name of the site as well.
        body: the place of the first run of the article's body, as far as is known.
    """
    wanted = [set(_words(t)) for t in titles if t]
    best, place = 0.0, None
    for i, run in enumerate(outline.runs):
        rank = _rank(outline, run)
        if rank is None:
            continue
        likeness = max((_likeness(set(_words(run.text)), w) for w in wanted), default=0.0)
        if likeness >= _LIKE and likeness + rank > best:
            best, place = likeness + rank, i
    return place if place is not None else _first_heading(outline, body)


def _rank(outline: Outline, run: Run) -> float | None:
    """How much the markup speaks for a headline; None where it does not."""
    if run.alternative or len(run.text) > _LONGEST:
        return None
    near = [outline.nodes[node] for node in islice(outline.ancestors(run.node), _NEAR)]
    rank = next(
        (_RANK[n.tag] for n in near if n.tag in _RANK), 0.05 if any("headline" in n.roles for n in near) else None
    )
    if rank is None:
        return None
    return rank - 0.2 if any(n.roles & _ELSEWHERE for n in near) else rank


def _likeness(words: set[str], title: set[str]) -> float:
    """Words shared, against the shorter of the two where that is a title of its own, else against both."""
    common = len(words & title)
    if not common:
        return 0.0
    return common / len(words) if len(words) > 2 and common * 2 > len(title) else 2 * common / (len(words) + len(title))


def _first_heading(outline: Outline, body: int) -> int | None:
    """The first top heading above the body: rather one that is no link, and one that is longer than a site's name."""
    places = [i for i, r in enumerate(outline.runs[:body]) if outline.nodes[r.node].tag == "h1" and not r.alternative]
    plain = [i for i in places if outline.runs[i].linked < len(outline.runs[i].text)]
    long = [i for i in plain or places if outline.runs[i].text.count(" ") >= _FEWEST_WORDS - 1]
    return next(iter(long or plain), None)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
