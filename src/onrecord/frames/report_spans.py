"""Where the content of a report begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.language.tree import Quotation, Sentence, Token
from onrecord.model.document import Span

_EDGES = ' \t\n,;:—–-“”"„«»‘'
_MARKS = ("that",)
_GROUP = frozenset(("nsubj", "nsubjpass", "aux", "auxpass", "neg", "npadvmod", "advmod", "dative", "prt"))


@dataclass(frozen=True, slots=True)
class Region:
    """Raw spans of content, and the quotations around them."""

    spans: tuple[Span, ...]
    quotes: list[Quotation]


def _group(cue: Token, clause: Token | None, sentence: Sentence) -> tuple[int, int]:
    """First and last index of the cue with its subject, auxiliaries, audience and circumstances."""
    inside = set(map(id, clause.subtree())) if clause is not None else set()
    low = high = cue.i
    for child in cue.children:
        if child is clause or child.dep in ("punct", "ccomp", "parataxis"):
            continue
        if child.dep in _GROUP or (child.dep in ("dobj", "prep", "advcl", "attr", "oprd", "nmod") and child.i > cue.i):
            first, last = child.edges()
            if any(id(t) in inside for t in (sentence.tokens[first], sentence.tokens[last])):
                continue
            low, high = min(low, first), max(high, last)
    return low, high


def clause_region(cue: Token, clause: Token | None, sentence: Sentence, quotes: list[Quotation]) -> Region:
    """The content beside a cue: its clause, or all of the sentence outside the cue's group."""
    low, high = _group(cue, clause, sentence)
    last = len(sentence.tokens) - 1
    if clause is None:
        if cue.head is not cue and cue.dep in ("parataxis", "ccomp", "advcl", "dep", "conj"):
            start, end = 0, last
        else:
            start, end = 0, last
        spans = [(start, low - 1), (high + 1, end)]
    else:
        start, end = clause.edges()
        for joined in cue.children:
            if joined.dep == "conj" and joined.i > cue.i and clause.i < cue.i:
                continue
        if start < cue.i:
            start = _start_of_clause(cue, start, sentence)
            spans = [(start, low - 1), (high + 1, end)] if end > high else [(start, min(end, low - 1))]
        else:
            end = _end_of_clause(cue, end, sentence)
            spans = [(max(start, high + 1) if start <= cue.i else start, end)]
    made = [sentence.between(a, b) for a, b in spans if a <= b and _has_words(sentence, a, b)]
    return Region(tuple(_whole_quotes(s, quotes) for s in made), quotes)


def _start_of_clause(cue: Token, start: int, sentence: Sentence) -> int:
    """A cue that closes its sentence reports all that stands before it."""
    return 0 if cue.dep == "ROOT" else start


def _end_of_clause(cue: Token, end: int, sentence: Sentence) -> int:
    return end


def _has_words(sentence: Sentence, low: int, high: int) -> bool:
    return any(t.pos not in ("PUNCT", "SPACE") for t in sentence.tokens[low : high + 1])


def _whole_quotes(span: Span, quotes: list[Quotation]) -> Span:
    """A quotation that begins in the content belongs to it whole, over the ends of sentences."""
    for quotation in quotes:
        if span.start <= quotation.outer.start < span.end < quotation.span.end or (
            quotation.span.start <= span.start
            and span.end < quotation.span.end
            and span.start - quotation.span.start < 3
        ):
            span = Span(span.start, quotation.span.end)
        elif quotation.span.start < span.start < quotation.span.end <= span.end + 2:
            span = Span(quotation.span.start, span.end)
    return span


def around_phrase(token: Token, sources: list[Token], sentence: Sentence, quotes: list[Quotation]) -> Region:
    """The clause that an "according to" phrase hangs on, without the phrase."""
    low = token.i
    high = max(s.edges()[1] for s in sources)
    head = token.head
    while head.pos not in ("VERB", "AUX") and head.head is not head:
        head = head.head
    first, last = 0, len(sentence.tokens) - 1
    if head.dep in ("relcl", "conj", "advcl", "ccomp") and low > head.i and not _sentence_final(sentence, high):
        first, last = head.edges()
        first = max(first, 0)
    elif head.dep in ("relcl",) or (head.dep == "conj" and head.head.dep == "relcl"):
        first, last = head.i, max(head.edges()[1], high)
    spans = [(high + 1, last)] if low <= first + 1 and first == 0 else [(first, low - 1), (high + 1, last)]
    made = [sentence.between(a, b) for a, b in spans if a <= b and _has_words(sentence, a, b)]
    made = [m for m in made if len(m_words(m, sentence)) > 1]
    return Region(tuple(_whole_quotes(s, quotes) for s in made), quotes)


def m_words(span: Span, sentence: Sentence) -> list[Token]:
    """The words of a sentence inside a span, without punctuation."""
    return [t for t in sentence.tokens if span.start <= t.start < span.end and t.pos not in ("PUNCT", "SPACE")]


def _sentence_final(sentence: Sentence, high: int) -> bool:
    return high >= len(sentence.tokens) - 2


def trimmed(region: Region, text: str) -> tuple[Span, ...]:
    """The spans without marks, commas and a leading "that"; empty ones fall away."""
    out = []
    for span in region.spans:
        start, end = span.start, span.end
        while True:
            before = (start, end)
            while start < end and text[start] in _EDGES:
                start += 1
            while end > start and text[end - 1] in _EDGES:
                end -= 1
            if end > start and text[end - 1] == "." and not _abbreviated(text, start, end):
                end -= 1
            for mark in _MARKS:
                if text[start : start + len(mark) + 1].lower() == mark + " ":
                    start += len(mark) + 1
            if before == (start, end):
                break
        if end - start > 1:
            out.append(Span(start, end))
    return tuple(out)


def _abbreviated(text: str, start: int, end: int) -> bool:
    word = text[start:end].split()[-1] if text[start:end].split() else ""
    return word.count(".") > 1
