"""A file of lines `key<TAB>value`, sorted by their bytes: looked up where it lies, not loaded."""

from __future__ import annotations

import mmap
from bisect import bisect_right
from pathlib import Path

_STEP = 4096


class SortedLines:
    """Finds lines by their key in some microseconds; memory is that of an index with one key for each 4 KB.

    Args:
        data: UTF-8 lines, sorted by their bytes; lines that begin with `#` are comments.
    """

    def __init__(self, data: bytes | mmap.mmap = b"") -> None:
        self._data = data
        self._keys: list[bytes] = []
        self._starts: list[int] = []
        start = 0
        while start < len(data):
            self._keys.append(data[start : data.find(b"\n", start)].partition(b"\t")[0])
            self._starts.append(start)
            following = data.find(b"\n", start + _STEP)
            start = following + 1 if following >= 0 else len(data)
        self._starts.append(len(data))

    @classmethod
    def open(cls, path: Path) -> SortedLines:
        """The lines of a file, mapped into memory.

        Raises:
            OSError: the file is not there or cannot be read.
            ValueError: the file is empty.
        """
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def find(self, key: str) -> str | None:
        """What stands behind the key, or None."""
        wanted = key.encode()
        block = bisect_right(self._keys, wanted) - 1
        if block < 0:
            return None
        start, end = self._starts[block], self._starts[block + 1]
        if self._keys[block] != wanted:
            start = self._data.find(b"\n" + wanted + b"\t", start, end) + 1
            if start == 0:
                return None
        value = start + len(wanted) + 1
        return self._data[value : self._data.find(b"\n", value)].decode()
