"""Lines of a pasted text → the stretches that are paragraphs, with offsets into the text."""

from __future__ import annotations

from onrecord.model.document import Span
from onrecord.page.sentence import STOPS, ends_with

_ENDS = STOPS + ":"
_WIDEST = 140
_NARROWEST = 40
_BROKEN_SHARE = 0.5


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text` in order: lines, or groups of lines where the text was broken at a fixed width."""
    groups = _groups(text)
    width = max((line.end - line.start for group in groups for line in group), default=0)
    if not _is_broken(text, groups, width):
        return [line for group in groups for line in group]
    return [span for group in groups for span in _joined(text, group, width)]


def _groups(text: str) -> list[list[Span]]:
    """Lines without the white space at their ends, in groups parted by blank lines."""
    groups: list[list[Span]] = [[]]
    place = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = place + line.index(words[0])
            groups[-1].append(Span(start, start + len(words)))
        elif groups[-1]:
            groups.append([])
        place += len(line) + 1
    return [g for g in groups if g]


def _is_broken(text: str, groups: list[list[Span]], width: int) -> bool:
    """Whether lines end at a margin and not at the end of a paragraph."""
    inner = [line for group in groups for line in group[:-1]]
    if not inner or not _NARROWEST <= width <= _WIDEST:
        return False
    open_ended = sum(not ends_with(line.of(text), _ENDS) and line.end - line.start > 0.6 * width for line in inner)
    return open_ended >= _BROKEN_SHARE * len(inner)


def _joined(text: str, group: list[Span], width: int) -> list[Span]:
    """Lines of a group joined where the next line's first word had no room left on the line before."""
    out = [group[0]]
    for line, before in zip(group[1:], group, strict=False):
        first_word = line.of(text).split(None, 1)[0]
        if before.end - before.start + 1 + len(first_word) > 0.9 * width:
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out
