"""Readings → predictions for a test set of attributions (source, cue, content) on plain texts.

A prediction is `{"id", "attributions": [{"source": [[start, end]], "content": [[start, end], …], "source_text"}]}`,
offsets in code points of the row's own text. The set's makers cut content otherwise than our codebook does; a
`Convention` says how, and is applied to the text alone, after reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.errors import GoldError
from onrecord.evaluation.compare import Record

Offsets = tuple[int, int]

_OPENING, _CLOSING = "\"'“‘«`", "\"'”’»"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Convention:
    """How a test set cuts content where it differs from our codebook.

    Attributes:
        marks: the quotation marks belong to the content.
        leading: words that belong to it where they stand directly before.
        joined: a quotation that goes on behind its own cue, in the same paragraph, is one attribution with two spans.
    """

    marks: bool = False
    leading: tuple[str, ...] = ()
    joined: bool = False


CODEBOOK = Convention()
POLNEAR = Convention(marks=True, leading=("that",), joined=True)
"""The convention of PolNeAR, a public corpus of attributions in political news."""


def attributions(reading: Record, text: str, convention: Convention = POLNEAR) -> list[dict[str, Any]]:
    """The attributions of a reading of `text`, in the order of their content.

    Raises:
        GoldError: where the reading's text is not `text`, code point for code point.
    """
    _same_text(reading, text)
    statements = [s for s in reading.get("statements") or [] if s.get("content")]
    statements.sort(key=lambda s: _offsets(s, "content")[0])
    groups: list[list[Record]] = []
    for statement in statements:
        if convention.joined and groups and _goes_on(groups[-1], statement, text):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return [_attribution(group, text, convention) for group in groups]


def _same_text(reading: Record, text: str) -> None:
    got = str((reading.get("document") or {}).get("text", text))
    if got != text:
        at = next((i for i, (a, b) in enumerate(zip(got, text, strict=False)) if a != b), min(len(got), len(text)))
        raise GoldError(
            f"The reading's text differs from the row's at code point {at}.", "Give the text as plain text."
        )


def _offsets(record: Record, field: str) -> list[Offsets]:
    return sorted((int(s["start"]), int(s["end"])) for s in record.get(field) or [])


def _goes_on(group: list[Record], statement: Record, text: str) -> bool:
    """Whether a quotation without a cue of its own follows one by the same source in the same paragraph."""
    last = group[-1]
    between = text[_offsets(last, "content")[-1][1] : _offsets(statement, "content")[0][0]]
    return (
        not statement.get("cue")
        and statement.get("quote") == "direct"
        and statement.get("source") == last.get("source")
        and "\n" not in between
    )


def _attribution(group: list[Record], text: str, convention: Convention) -> dict[str, Any]:
    content = [widen(span, text, convention) for statement in group for span in _offsets(statement, "content")]
    source = str(group[0].get("source") or "")
    where = source_span(group[0], text)
    return {"source": [list(where)] if where else [], "content": [list(s) for s in content], "source_text": source}


def widen(span: Offsets, text: str, convention: Convention) -> Offsets:
    """A content span as the convention cuts it: with the quotation marks around it and the words that lead it in."""
    start, end = span
    if convention.marks:
        start, end = _to_marks(start, end, text)
    for word in convention.leading:
        before = re.search(rf"\b{re.escape(word)}\s+$", text[max(0, start - len(word) - 5) : start], re.IGNORECASE)
        if before:
            return start - len(before.group()), end
    return start, end


def _to_marks(start: int, end: int, text: str) -> Offsets:
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    closing = re.match(rf"[.,!?;]?[{_CLOSING}]+", text[end : end + 4])
    return start, end + (closing.end() if closing else 0)


def source_span(statement: Record, text: str) -> Offsets | None:
    """The words of the text that name the source, or None.

    They are the statement's `source_span`, if it has one; otherwise the resolved name, or the longest end of it, that
    stands in the evidence outside the content, or else in the content's paragraph, nearest to the content.
    """
    given = statement.get("source_span")
    if isinstance(given, Mapping):
        return int(given["start"]), int(given["end"])
    content = _offsets(statement, "content")
    evidence = _offsets(statement, "evidence")
    for windows in (evidence, [_paragraph(text, content[0][0])]):
        for name in _endings(str(statement.get("source") or "")):
            places = [p for p in _places(name, text, windows) if not any(s < p[1] and p[0] < e for s, e in content)]
            if places:
                return min(places, key=lambda place: _distance(place, content))
    return None


def _endings(name: str) -> Iterator[str]:
    """The name, then the name without its first word, and so on: a surname stands for the person."""
    for word in _WORD.finditer(name):
        yield name[word.start() :]


def _places(name: str, text: str, windows: Iterable[Offsets]) -> Iterator[Offsets]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for start, end in windows:
        for match in pattern.finditer(text, start, end):
            yield match.span()


def _paragraph(text: str, at: int) -> Offsets:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _distance(place: Offsets, content: list[Offsets]) -> int:
    return min(min(abs(place[1] - start), abs(place[0] - end)) for start, end in content)
