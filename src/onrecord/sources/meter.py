"""How far a run has come: bytes of the inputs that are known to be there."""

from __future__ import annotations

from pathlib import Path

# An address or standard input says nothing of its size; a page has about so much.
_UNKNOWN = 50_000


class Meter:
    """Told by those who read; asked by those who show it.

    Attributes:
        total: weight of all inputs, 0 where nobody added it up.
    """

    __slots__ = ("_before", "_here", "_weight", "total")

    def __init__(self, total: int = 0) -> None:
        self.total = total
        self._before = self._here = self._weight = 0

    def begin(self, name: str) -> None:
        """The next input is read; the one before is done."""
        self._before += self._weight
        self._weight, self._here = weight(name), 0

    def seen(self, size: int) -> None:
        """So many more bytes of this input were read, packed as they lie there."""
        self._here += size

    @property
    def done(self) -> int:
        """What was read, in the measure of `total`."""
        return self._before + min(self._here, self._weight)


def weight(name: str) -> int:
    """The size of a file in bytes; of another input, a guess."""
    try:
        return Path(name).stat().st_size or 1
    except (OSError, ValueError):
        return _UNKNOWN
