"""The words of a cue: its verb with subject, auxiliaries, audience and circumstances, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.language.tree import Quotation, Sentence, Token
from onrecord.model.document import Span

_LEFT = frozenset(("aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "mark", "prt", "intj"))
_OBJECT = frozenset(("dobj", "oprd", "attr"))
_RIGHT = frozenset(
    (*("prt", "dative", "npadvmod", "advmod", "prep", "nsubj", "nsubjpass", "agent", "neg", "advcl", "nmod"), *_OBJECT)
)
_MAIN = frozenset(("ROOT", "conj", "xcomp", "ccomp", "parataxis", "dep"))
_BREAKS = frozenset((",", "—", "–", "--", "-", ";", ":", "(", ")", "...", "…"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CLAUSE = 4
MARKS = frozenset(('"', "“", "”", "''", "``", "'", "‘", "’", "«", "»", "„"))


@dataclass(slots=True)
class Group:
    """A cue in its surroundings; numbers are indices of the sentence's tokens.

    Attributes:
        cue: its verb, noun or preposition.
        low, high: first and last word of the cue with its subject and circumstances.
        first, last: the window in which its content can stand: the sentence, or the quotation the cue stands in.
        quotes: quotations of the window that can be content.
        inside: the quotation in which the cue itself stands.
    """

    cue: Token
    low: int
    high: int
    first: int
    last: int
    quotes: list[Quotation]
    inside: Quotation | None

    @property
    def sentence(self) -> Sentence:
        """The sentence of the cue."""
        return self.cue.sentence

    def set_off(self) -> bool:
        """Whether a comma, dash or closing mark stands before the cue and its subject."""
        before = self.low - 1
        return before >= self.first and _is_break(self.sentence.tokens[before])

    def closed(self) -> bool:
        """Whether the cue and its circumstances end the window or stand before a comma or dash."""
        tokens = self.sentence.tokens
        after = self.high + 1
        return after > self.last or _is_break(tokens[after]) or tokens[after].text in (".", "?", "!")

    def interrupts(self) -> bool:
        """Whether the cue stands in or behind its content: set off on both sides, and no "that" follows."""
        tokens = self.sentence.tokens
        before = self.low - 1
        if not self.set_off() or tokens[before].text in (":", ";", "("):
            return False
        return self.closed() and not self.introduces()

    def introduces(self) -> bool:
        """Whether "that" follows the cue, at most behind a comma."""
        return any(_complementizer(t) for t in self.sentence.tokens[self.high + 1 : min(self.last + 1, self.high + 3)])

    def resumes_in_lower_case(self) -> bool:
        """Whether a sentence begins before the cue and goes on behind it, inside or outside marks."""
        tokens = self.sentence.tokens
        before = any(t.pos not in ("PUNCT", "SPACE", "CCONJ", "ADV") for t in tokens[self.first : self.low])
        after = next((t for t in tokens[self.high + 1 : self.last + 1] if t.text[0].isalnum()), None)
        return before and after is not None and after.text[0].islower()

    def sentence_before(self) -> bool:
        """Whether what stands before the cue can be a sentence: a finite verb, or at least no mere circumstance."""
        if self.finite(self.first, self.low - 1):
            return True
        before = [t for t in self.sentence.tokens[self.first : self.low] if t.pos not in ("PUNCT", "SPACE")]
        return (
            len(before) > _CLAUSE
            and before[0].pos in ("DET", "NOUN", "PROPN", "PRON", "NUM")
            and bool([t for t in before if t.pos in ("VERB", "AUX") or t.dep in ("ROOT", "dep", "ccomp")])
        )

    def claims(self) -> bool:
        """Whether a finite clause without a comma before its verb follows the cue."""
        tokens = self.sentence.tokens
        at = self.high + 1
        if at > self.last or tokens[at].tag in ("TO", "IN", "CC", ",", ":") or tokens[at].pos == "PUNCT":
            return False
        end = next((t.i for t in tokens[at : self.last + 1] if t.text in (",", ";", ":")), self.last + 1)
        return any(
            t.tag in _FINITE and not (t.dep == "conj" and t.head is self.cue) and not _subordinate(t, self.cue)
            for t in tokens[at:end]
        )

    def quote_before(self) -> Quotation | None:
        """The quotation that ends right before the cue."""
        tokens = self.sentence.tokens
        at = self.low
        while at - 1 >= 0 and tokens[at - 1].pos in ("PUNCT", "SPACE") and tokens[at - 1].text not in (":", "("):
            at -= 1
        if at == self.low:
            return None
        border = tokens[at].start
        return next((q for q in self.quotes if border <= q.outer.end <= tokens[self.low].start + 1), None)

    def quotes_after(self) -> list[Quotation]:
        """The quotations of the window that begin after the cue, in order."""
        start = self.sentence.tokens[self.high].end
        end = self.sentence.tokens[self.last].end
        return [q for q in self.quotes if start <= q.outer.start < end]

    def adjacent(self, quotation: Quotation, text: str) -> bool:
        """Whether only marks and blanks stand between the cue and a quotation after it."""
        between = text[self.sentence.tokens[self.high].end : quotation.outer.start]
        return not any(c.isalnum() for c in between)

    def main(self) -> bool:
        """Whether the cue stands in the main clause or in what that reports, so that its content may end the window."""
        token = self.cue
        while token.head is not token:
            if token.dep not in _MAIN:
                return False
            token = token.head
        return True

    def between(self, low: int, high: int) -> Span | None:
        """Offsets of the words from `low` to `high` inside the window, or None where there are none."""
        low, high = max(low, self.first), min(high, self.last)
        tokens = self.sentence.tokens
        if not any(t.pos not in ("PUNCT", "SPACE") for t in tokens[low : high + 1]):
            return None
        return self.sentence.between(low, high)

    def finite(self, low: int, high: int) -> bool:
        """Whether a finite verb stands between two words that is in no relative or adverbial clause of its own."""
        return any(t.tag in _FINITE and not _subordinate(t, self.cue) for t in self.sentence.tokens[low : high + 1])


def _is_break(token: Token) -> bool:
    return token.text in _BREAKS or token.text in MARKS


def _subordinate(token: Token, below: Token) -> bool:
    while token is not below and token.head is not token:
        if token.dep in ("relcl", "acl", "advcl", "csubj"):
            return True
        token = token.head
    return False


def group_of(
    cue: Token,
    clause: Token | None,
    subject: Token | None,
    quotes: list[Quotation],
    inside: Quotation | None,
    tells: bool,
) -> Group:
    """The group of a cue.

    Args:
        clause: the clause of content that the parse gives, or None.
        subject: the head of who says it, where it is near the cue.
        quotes: quotations that can be content.
        inside: the quotation in which the cue stands.
        tells: whether the object of the cue is its audience, not its content.
    """
    tokens = cue.sentence.tokens
    first, last = _window(cue, inside)
    low = _left(cue, clause, subject, first)
    high = _right(cue, clause, quotes, last, tells)
    if subject is not None and subject.i > cue.i:
        high = max(high, min(last, _inverted_end(subject, clause, quotes)))
    while high > cue.i and (tokens[high].pos == "PUNCT" or tokens[high].text in MARKS):
        high -= 1
    return Group(cue, low, high, first, last, quotes, inside)


def _window(cue: Token, inside: Quotation | None) -> tuple[int, int]:
    tokens = cue.sentence.tokens
    if inside is None:
        return 0, len(tokens) - 1
    held = [t.i for t in tokens if inside.span.start <= t.start < inside.span.end]
    return held[0], held[-1]


def _left(cue: Token, clause: Token | None, subject: Token | None, first: int) -> int:
    tokens = cue.sentence.tokens
    low = cue.i
    top = cue
    while top.head.i < top.i:
        if top.dep == "xcomp" and top.head.is_verb():
            top = top.head
        elif top.dep == "pcomp" and top.head.head.is_verb() and top.head.i == top.i - 1:
            top = top.head.head  # "was quoted as saying"
        else:
            break
        low = min(low, top.i)
    for child in (*cue.children, *(top.children if top is not cue else ())):
        if child is clause or child.dep not in _LEFT or child.i > cue.i:
            continue
        edge = child.edges()[0]
        if clause is not None and edge <= clause.i < child.i:
            continue
        low = min(low, edge)
    if subject is not None and subject.i < low:
        low = min(low, subject.edges()[0])
    for at in range(cue.i - 1, low, -1):
        if tokens[at].text in MARKS or tokens[at].text in (":", ";"):
            return at + 1
    return max(low, first)


def _right(cue: Token, clause: Token | None, quotes: list[Quotation], last: int, tells: bool) -> int:
    tokens = cue.sentence.tokens
    high = cue.i
    stop = next((t.i for t in tokens[cue.i + 1 : last + 1] if t.dep == "mark" and _complementizer(t)), last + 1)
    if clause is not None and clause.i > cue.i:
        stop = min(
            stop, next((t.i for t in tokens[cue.i + 1 : clause.i] if _complementizer(t)), _clause_start(clause, cue))
        )
    opening = next((t.i for t in tokens[cue.i + 1 : stop] if any(q.outer.start == t.start for q in quotes)), stop)
    stop = min(stop, opening)
    for child in cue.children:
        if child.i < cue.i or child is clause or child.dep not in _RIGHT:
            continue
        if child.dep in _OBJECT and not tells:
            continue
        start, end = child.edges()
        if start >= stop or (start > high + 1 and child.dep not in ("advcl", "prep", "npadvmod")):
            continue
        if start > high + 1 and any(t.text not in (",",) for t in tokens[high + 1 : start]):
            continue
        if child.dep == "advcl" and tokens[start - 1].text == ",":
            continue
        high = max(high, min(end, stop - 1))
    return min(high, last)


def _complementizer(token: Token) -> bool:
    return (
        token.lower == "that"
        and token.dep in ("mark", "nsubj", "dobj", "det")
        and token.pos in ("SCONJ", "PRON", "ADP")
    )


def _clause_start(clause: Token, cue: Token) -> int:
    edges = [t.i for t in clause.subtree() if t.i > cue.i]
    return min(edges) if edges else clause.i


def _inverted_end(subject: Token, clause: Token | None, quotes: list[Quotation]) -> int:
    """The last word of a subject after its verb with its appositions and relative clauses."""
    tokens = subject.sentence.tokens
    end = subject.edges()[1]
    if clause is not None and subject.i < clause.i <= end:
        end = clause.i - 1
    for at in range(subject.i + 1, end + 1):
        if any(q.outer.start == tokens[at].start for q in quotes):
            return at - 1
    return end
