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
        return [span for group in groups for span in _joined(text, group, None)]
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


def _joined(text: str, group: list[Span], width: int | None) -> list[Span]:
    """Lines of a group joined where one goes on, or where the next one's first word had no room left on it.

    Args:
        width: the margin at which the text was broken; None where it was not.
    """
    out = [group[0]]
    for line, before in zip(group[1:], group, strict=False):
        full = width is not None and before.end - before.start + 1 + _first_word(text, line) > 0.9 * width
        if full or _goes_on(text, before, line):
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out


def _first_word(text: str, line: Span) -> int:
    return len(line.of(text).split(None, 1)[0])


def _goes_on(text: str, before: Span, line: Span) -> bool:
    """Whether a line of prose with no stop is followed by one that begins in lower case."""
    prose = before.end - before.start >= _NARROWEST
    return prose and text[line.start].islower() and not ends_with(before.of(text), _ENDS)
