"""How a line ends: like a sentence or not."""

from __future__ import annotations

STOPS = ".!?…"
_TAIL = 16


def ends_with(text: str, marks: str = STOPS) -> bool:
    """Whether one of `marks` is among the signs after the last letter or figure of `text`."""
    for sign in reversed(text[-_TAIL:]):
        if sign.isalnum():
            return False
        if sign in marks:
            return True
    return False
