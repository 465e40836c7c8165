"""Gzip, unpacked as it is read: nothing is held but a buffer, and what breaks off or explodes is said."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

from onrecord.errors import Bomb, Damaged

# Text shrinks to a twentieth at best; a hundred times is a trap, once it is large enough to matter.
MOST_TIMES = 100
HARMLESS = 64 * 1024 * 1024
BOMB_REMEDY = "Do not trust this file; unpack it by hand if you must."
BUFFER = 64 * 1024


def inflated(stream: BinaryIO, origin: str) -> BinaryIO:
    """What the gzip data in `stream` unpack to, member by member.

    Reading raises `Damaged` where the data break off and `Bomb` where they grow out of all proportion.
    """
    return cast(BinaryIO, io.BufferedReader(_Inflating(stream, origin), BUFFER))


class _Inflating(io.RawIOBase):
    def __init__(self, packed: BinaryIO, origin: str) -> None:
        self._packed = packed
        self._unpacked = gzip.GzipFile(fileobj=packed, mode="rb")
        self._origin = origin
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = self._unpacked.read(len(view))
        except EOFError as error:
            raise Damaged(
                f"{self._origin}: the gzip data break off.", "Get the file again; what came before was read."
            ) from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise Damaged(f"{self._origin}: this is no sound gzip data.", "Get the file again.") from error
        self._size += len(data)
        if self._size > max(HARMLESS, MOST_TIMES * self._packed.tell()):
            raise Bomb(f"{self._origin}: it unpacks to more than {MOST_TIMES} times its size.", BOMB_REMEDY)
        view[: len(data)] = data
        return len(data)
