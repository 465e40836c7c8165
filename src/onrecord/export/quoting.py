"""Words of a document made fit to be shown: control characters out, white space joined, the sentence around a span."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model.document import Document, Span

# What a terminal or browser would act on instead of showing: C0, DEL, C1, and the marks that reorder text.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# A sentence may end here: closing mark, quotation marks, space, then something that can open a sentence.
_BOUNDARY = re.compile(r"[.!?…][\"”’')\]]*(\s+)(?=[\"“‘'(\[]*[^\W_a-z])")
# "Mr.", "Gen.", "U.S.": a short capitalised word before the stop. A context too long harms less than one cut short.
_SHORT = re.compile(r"(?:^|[\s(“\"'])(?:[A-Z]\w{0,3}|(?:\w\.)+\w)\.$")


def visible(text: str) -> str:
    """`text` on one line: runs of white space become one space, characters that would act on the screen become �."""
    return _UNSHOWN.sub("�", " ".join(text.split()))


def quoted(text: str) -> str:
    """`text` made visible, in quotation marks unless it brings its own."""
    shown = visible(text)
    return shown if shown.startswith(("“", '"', "‘", "'", "«")) else f"“{shown}”"


def stretch(whole: Span, words: Span, text: str) -> tuple[int, int]:
    """Where `words`, which lie inside `whole`, stand in `quoted(whole)`: code points, half-open."""
    shown = quoted(whole.of(text))
    before, inside = _keep_edge(text[whole.start : words.start], left=False), visible(words.of(text))
    start = len(before.lstrip()) + (shown != visible(whole.of(text)))
    return start, start + len(inside)


def quoted_spans(spans: Iterable[Span], text: str) -> str:
    """The words of spans that belong together (a quotation broken by its cue), joined by an ellipsis."""
    return quoted(" … ".join(visible(span.of(text)) for span in spans))


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence or sentences of the document that hold `span`, never beyond the block it starts in and ends in.

    Found by punctuation alone, for showing; the pipeline's own sentences are not part of a reading.
    """
    frame = _block_around(document, span)
    text = frame.of(document.text)
    starts = [0, *(m.start(1) for m in _BOUNDARY.finditer(text) if not _SHORT.search(text[: m.start() + 1]))]
    start = max(s for s in starts if frame.start + s <= span.start)
    end = min((s for s in starts if frame.start + s >= span.end), default=len(text))
    return _trimmed(Span(frame.start + start, frame.start + end), document.text)


def _block_around(document: Document, span: Span) -> Span:
    blocks = [block.span for block in document.blocks if block.span.meets(span)]
    frame = span
    for block in blocks:
        frame = frame.union(block)
    return frame


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip())))


def around(document: Document, span: Span) -> tuple[str, str, str]:
    """The sentence before the words of `span`, these words, and the sentence after them; all visible."""
    sentence = sentence_around(document, span)
    before, words, after = (
        document.text[sentence.start : span.start],
        span.of(document.text),
        document.text[span.end : sentence.end],
    )
    return _keep_edge(before, left=False), visible(words), _keep_edge(after, left=True)


def _keep_edge(text: str, *, left: bool) -> str:
    """Visible text whose space towards the marked words is kept."""
    shown = visible(text)
    edge = text[:1] if left else text[-1:]
    if not shown or not edge.isspace():
        return shown
    return f" {shown}" if left else f"{shown} "
