"""Tree → outline: the page's elements in order, and the runs of text that stand in them.

A run is what a reader sees as one paragraph, heading, list item or cell. White space is collapsed to single spaces,
soft hyphens and zero-width characters are dropped: a name broken for typesetting is whole again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from onrecord.codebook.furniture import Furniture

_SENTENCES = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "td"))
_PICTURES = frozenset({"img", "amp-img"})
_NEVER_WORDS = frozenset({"credit", "alternative"})
_NAMED = ("class", "id", "role", "itemprop", "data-component", "data-testid", "data-type", "data-module")
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"))
_SPACE = re.compile(r"[^\S\n]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Node:
    """One block element or marked element of the page; `parent` and `end` are places in `Outline.nodes`.

    The node's descendants are the nodes after it and before `end`.
    """

    tag: str
    parent: int
    roles: frozenset[str]
    end: int = 0
    time: str | None = None


@dataclass(slots=True)
class Run:
    """One stretch of text as the page shows it.

    Attributes:
        text: the characters, white space collapsed; line breaks only where the page has `<br>`.
        node: the element it stands in, a place in `Outline.nodes`.
        linked: how many of its characters are links.
        alternative: whether this is a picture's alternative text.
    """

    text: str
    node: int
    linked: int = 0
    alternative: bool = False


@dataclass(slots=True)
class Outline:
    """A page's elements and runs, both in reading order."""

    nodes: list[Node] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def ancestors(self, node: int) -> Iterator[int]:
        """The node itself, its parent, and so on up to the page."""
        while node >= 0:
            yield node
            node = self.nodes[node].parent

    def inside(self, node: int, container: int) -> bool:
        """Whether `node` is `container` or lies in it."""
        return container <= node < self.nodes[container].end

    def nearest(self, node: int, tags: frozenset[str], top: int = -1) -> int | None:
        """The innermost element around `node`, below `top`, that has one of the tags."""
        for ancestor in self.ancestors(node):
            if ancestor == top:
                return None
            if self.nodes[ancestor].tag in tags:
                return ancestor
        return None


class _Writer:
    """Collects characters until a block ends, then makes a run of them."""

    def __init__(self, furniture: Furniture) -> None:
        self.furniture = furniture
        self.outline = Outline()
        self.blocks = furniture.words("block-elements")
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0
        self.pictures: list[str] = []
        self.path: list[int] = []
        self.opened: list[html.HtmlElement] = []

    def enter(self, element: html.HtmlElement, tag: str) -> None:
        if tag == "br":
            self.parts.append("\n")
            return
        if tag in _PICTURES:
            self.picture(element.get("alt") or "")
            return
        roles = self.roles(element, tag)
        if tag == "time":
            self.note_time(element.get("datetime"))
        if tag in self.blocks or roles:
            self.open(element, tag, roles)
        if tag == "a":
            self.links += 1
        self.write(element.text)

    def leave(self, element: html.HtmlElement, tag: str) -> None:
        if tag == "a":
            self.links -= 1
        if self.opened and self.opened[-1] is element:
            self.close()

    def roles(self, element: html.HtmlElement, tag: str) -> frozenset[str]:
        """What the names of an element say of it: its tag, its class, and what else carries words."""
        roles = self.furniture.marks(" ".join([tag, *(v for a in _NAMED if (v := element.get(a)))]))
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            roles |= {"alternative"}
        return roles

    def write(self, text: str | None) -> None:
        if text:
            self.parts.append(text.replace("\n", " "))
            if self.links > 0:
                self.linked += len(_SPACE.sub(" ", text.strip()))

    def picture(self, alternative: str) -> None:
        """Alternative text waits until the paragraph around the picture ends."""
        text = clean(alternative).replace("\n", " ")
        if sum(map(str.isalpha, text)) > 1:
            self.pictures.append(text)

    def note_time(self, moment: str | None) -> None:
        """The first machine-readable time inside an element is the element's."""
        if moment and self.path and self.outline.nodes[self.path[-1]].time is None:
            self.outline.nodes[self.path[-1]].time = moment.strip()

    def open(self, element: html.HtmlElement, tag: str, roles: frozenset[str]) -> None:
        if self._stands_apart(tag, roles):
            self.flush()
        parent = self.path[-1] if self.path else -1
        self.path.append(len(self.outline.nodes))
        self.opened.append(element)
        self.outline.nodes.append(Node(tag, parent, roles))

    def close(self) -> None:
        node = self.outline.nodes[self.path[-1]]
        parent = self.path[-2] if len(self.path) > 1 else -1
        if self._stands_apart(node.tag, node.roles, parent):
            self.flush()
        node.end = len(self.outline.nodes)
        self.path.pop()
        self.opened.pop()

    def flush(self) -> None:
        """End the run that is being written."""
        node = self.path[-1] if self.path else 0
        if self.parts:
            text = clean("".join(self.parts))
            if text:
                self.outline.runs.append(Run(text, node, min(self.linked, len(text))))
            self.parts.clear()
        self.linked = 0
        self.outline.runs.extend(Run(picture, node, 0, True) for picture in self.pictures)
        self.pictures.clear()

    def _stands_apart(self, tag: str, roles: frozenset[str], parent: int | None = None) -> bool:
        """Whether the element is cut out of the text around it: blocks are, and inline ones that are no words of it."""
        if tag in self.blocks:
            return True
        if tag == "a" or not roles:
            return False
        if roles & _NEVER_WORDS:
            return True
        around = (self.path[-1] if self.path else -1) if parent is None else parent
        return around < 0 or self.outline.nodes[around].tag not in _SENTENCES


def clean(text: str) -> str:
    """Collapsed white space, no soft hyphens or zero-width characters; line breaks stay."""
    text = _SPACE.sub(" ", text.translate(_DROPPED))
    return "\n".join(line for line in (part.strip() for part in text.split("\n")) if line)


def outline_of(tree: html.HtmlElement, furniture: Furniture) -> Outline:
    """The elements and runs of text of a page, in reading order."""
    writer = _Writer(furniture)
    unseen = furniture.words("unseen-elements")
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if event == "end":
            writer.leave(element, tag)
            writer.write(element.tail)
        elif tag in unseen:
            walk.skip_subtree()
        else:
            writer.enter(element, tag)
    writer.flush()
    return writer.outline
