"""The lines of a PDF's pages with their heights. Run as a process: the PDF on standard input, JSON on standard output.

`{"pages": [[[height, words], …], …]}`, or `{"failed": "locked" | "damaged" | "long"}`.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

MOST_PAGES = 500
MEMORY = 1536 * 1024 * 1024
CPU_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page from top to bottom, each with its height in points over the foot of the page."""

    lines: tuple[tuple[float, str], ...]

    def gaps(self) -> list[float]:
        """The distances from line to line."""
        return [above[0] - below[0] for above, below in pairwise(self.lines)]


def main() -> None:
    """Take the PDF on standard input apart."""
    _limit()
    logging.disable(logging.CRITICAL)
    json.dump(_told(sys.stdin.buffer.read()), sys.stdout)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows; the caller's time limit holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def _told(data: bytes) -> dict[str, Any]:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"failed": "locked"}
        if len(reader.pages) > MOST_PAGES:
            return {"failed": "long"}
        return {"pages": [_lines(page) for page in reader.pages]}
    # Damaged PDFs make pypdf raise whatever its deepest part has; this process has nothing else to lose.
    except Exception:  # noqa: BLE001
        return {"failed": "damaged"}


def _lines(page: Any) -> list[tuple[float, str]]:
    pieces: list[tuple[float, str]] = []

    def note(text: str, outer: list[float], inner: list[float], _font: object, _size: float) -> None:
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        pieces.append((height, text))

    page.extract_text(visitor_text=note)
    lines: list[tuple[float, str]] = []
    open_line = False
    for height, text in pieces:
        for place, part in enumerate(text.split("\n")):
            if place:
                open_line = False
            if not part.strip():
                continue
            if open_line:
                lines[-1] = (lines[-1][0], lines[-1][1] + part)
            else:
                lines.append((round(height, 2), part.lstrip()))
                open_line = True
    return [(height, words.rstrip()) for height, words in lines]


if __name__ == "__main__":
    main()
