"""Sentences as small trees of plain tokens: what the rooms above read instead of spaCy's objects.

Offsets are code points of the document's text. Trees are built and repaired in this room only; above it they are
read and never changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model.document import Block, Document, Issue, Span


class Token:
    """One word of a sentence with its place in the tree.

    Attributes:
        i: index within the sentence.
        text, lower, lemma: the word, its lower case, its lemma in lower case.
        pos, tag, dep: universal part of speech, Penn tag, dependency label (CLEAR style).
        head: the governing token; the root is its own head.
        children: governed tokens in order.
        start, end: offsets in the document's text.
        ent: entity label of the pipeline, or "".
        ent_first: whether an entity begins here.
    """

    __slots__ = (
        "children", "dep", "end", "ent", "ent_first", "head", "i", "lemma", "lower", "pos", "sentence", "start",
        "tag", "text",
    )  # fmt: skip

    def __init__(self, i: int, text: str, lemma: str, pos: str, tag: str, dep: str, start: int) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.start = start
        self.end = start + len(text)
        self.ent = ""
        self.ent_first = False
        self.head: Token = self
        self.children: list[Token] = []
        self.sentence: Sentence

    def __repr__(self) -> str:
        return f"<{self.i} {self.text} {self.dep}>"

    @property
    def span(self) -> Span:
        """The word's offsets."""
        return Span(self.start, self.end)

    def subtree(self) -> Iterator[Token]:
        """The token and all it governs, in no particular order."""
        stack = [self]
        while stack:
            token = stack.pop()
            yield token
            stack.extend(token.children)

    def edges(self) -> tuple[int, int]:
        """First and last index of the subtree."""
        low = high = self.i
        for token in self.subtree():
            if token.i < low:
                low = token.i
            elif token.i > high:
                high = token.i
        return low, high

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these labels."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def ancestors(self) -> Iterator[Token]:
        """The governors up to the root, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def ends_name(self) -> bool:
        """Whether no word of the same entity follows."""
        following = self.sentence.tokens[self.i + 1 : self.i + 2]
        return not following or following[0].ent != self.ent or following[0].ent_first

    def is_verb(self) -> bool:
        """Whether the word is a verb or an auxiliary standing as one."""
        return self.pos in ("VERB", "AUX")


def attach(token: Token, head: Token, dep: str) -> None:
    """Hang `token` on `head` with label `dep`, keeping children in order; never below itself, for that were no tree."""
    if any(t is head for t in token.subtree()) and token is not head:
        return
    if token.head is not token:
        token.head.children.remove(token)
    token.head = head
    token.dep = dep
    if head is not token:
        head.children.append(token)
        head.children.sort(key=lambda t: t.i)


@dataclass(slots=True)
class Sentence:
    """Tokens of one sentence; `block` and `index` are positions in the document's coded blocks and in `Parsed`."""

    tokens: list[Token]
    root: Token
    block: int
    index: int
    repairs: list[str] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    def between(self, low: int, high: int) -> Span:
        """Offsets from token `low` to token `high`, both included."""
        return Span(self.tokens[low].start, self.tokens[high].end)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        span: the quoted words without the marks.
        outer: the same with the marks that are there.
        block: index of the coded block.
        opens_only: the paragraph goes on quoting in the next one.
        continues: the quotation began in an earlier paragraph.
        nested: inside another quotation.
    """

    span: Span
    outer: Span
    block: int
    opens_only: bool = False
    continues: bool = False
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's coded blocks as trees, with the structure of quotation."""

    document: Document
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    issues: tuple[Issue, ...] = ()

    def at(self, span: Span) -> Sentence | None:
        """The sentence in which `span` begins."""
        for sentence in self.sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return sentence
        return None
