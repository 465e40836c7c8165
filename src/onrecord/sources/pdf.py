"""A PDF of a release → Item: its pages' lines put together into text.

The pages are taken apart in a process of their own, with limits of time and memory: a PDF is a program.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import Damaged, InputError, Locked, NoTextLayer, TooLarge
from onrecord.model.document import Item
from onrecord.sources.asked import Asked
from onrecord.sources.files import read_bounded
from onrecord.sources.pdf_pages import MEMORY, MOST_PAGES, Page

SECONDS = 60.0
_EDGE = 2
_REPEATED = 3
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W\d_]*(?:page|p\.)?[\W\d_]*(?:of|/)?[\W\d_]*", re.I)
_BROKEN_WORD = re.compile(r"(\w+)-\n([a-z]\w*)")


def item(path: Path, asked: Asked) -> Item:
    """The text of a PDF.

    Raises:
        NoTextLayer: pictures of text.
        Locked: a password is wanted.
        Damaged: no sound PDF.
        TooLarge: too many bytes or pages, or too long in the reading.
        InputError: the file cannot be opened.
    """
    return item_of_bytes(read_bounded(path, asked.limit), str(path), asked)


def item_of_bytes(data: bytes, origin: str, asked: Asked, seconds: float = SECONDS) -> Item:
    """Like `item`, of a PDF that was fetched."""
    text = text_of(_pages(data, origin, seconds))
    if not any(map(str.isalpha, text)):
        raise NoTextLayer(f"{origin}: this PDF holds no text, only pictures.", "Run it through text recognition (OCR).")
    return Item(
        text.encode("utf-8", "replace"),
        origin,
        "text/plain",
        asked.published,
        asked.outlet,
        charset="utf-8",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _pages(data: bytes, origin: str, seconds: float) -> list[Page]:
    command = [sys.executable, "-m", "onrecord.sources.pdf_pages"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise TooLarge(f"{origin}: this PDF took longer than {seconds:g} seconds.", "Save its text as .txt.") from error
    except ValueError as error:
        raise Damaged(
            f"{origin}: this PDF cannot be taken apart within {MEMORY // 1024**2} MB.", "Save its text as .txt."
        ) from error
    failed: dict[str, InputError] = {
        "locked": Locked(f"{origin}: this PDF wants a password.", "Save a copy without one."),
        "damaged": Damaged(f"{origin}: this is no sound PDF.", "Get the file again, or save its text as .txt."),
        "long": TooLarge(f"{origin}: more than {MOST_PAGES} pages.", "Give the pages of one release."),
    }
    if told.get("failed") in failed:
        raise failed[told["failed"]]
    return [Page(tuple((float(height), str(words)) for height, words in page)) for page in told["pages"]]


def text_of(pages: Sequence[Page]) -> str:
    """The pages as one text: running heads and page numbers left away, paragraphs parted by a blank line.

    A paragraph is parted from the next by a gap wider than those between its lines; one that goes on over the turn of
    a page is not cut there. A word broken at the end of a line is joined, unless it has its hyphen elsewhere too.
    """
    heads = _running_heads(pages)
    gap = _leading(pages)
    text = ""
    for page in pages:
        before: float | None = None
        for height, line in _without(page, heads):
            wide = before is not None and gap is not None and before - height > 1.35 * gap
            text += ("\n\n" if wide else "\n" if text else "") + line
            before = height
    return _joined(text)


def _leading(pages: Sequence[Page]) -> float | None:
    """The usual distance from line to line."""
    gaps = Counter(round(gap, 1) for page in pages for gap in page.gaps() if gap > 0)
    return gaps.most_common(1)[0][0] if gaps else None


def _running_heads(pages: Sequence[Page]) -> frozenset[str]:
    """Lines that stand, numbers apart, at the edge of several pages."""
    edges = Counter(words for page in pages for words in {_masked(line) for _, line in _edge(page)})
    return frozenset(words for words, times in edges.items() if times >= min(_REPEATED, max(2, len(pages))))


def _edge(page: Page) -> tuple[tuple[float, str], ...]:
    return (*page.lines[:_EDGE], *page.lines[-_EDGE:])


def _masked(line: str) -> str:
    return _NUMBERS.sub("#", line)


def _without(page: Page, heads: frozenset[str]) -> list[tuple[float, str]]:
    edge = set(_edge(page))
    return [
        line
        for line in page.lines
        if not (line in edge and (_masked(line[1]) in heads or _PAGE_NUMBER.fullmatch(line[1])))
    ]


def _joined(text: str) -> str:
    words = set(re.findall(r"\w+(?:-\w+)+", text))

    def put(match: re.Match[str]) -> str:
        whole = f"{match[1]}-{match[2]}"
        return whole if whole in words else f"{match[1]}{match[2]}"

    return _BROKEN_WORD.sub(put, text.replace("\u00ad\n", "").replace("\u00ad", ""))
