"""The bytes of a WARC file, plain or gzipped, with a way back into step after a break.

Nothing is held but a buffer. A gzipped WARC is one gzip member a record: after a break the next member is looked for.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO, Protocol

from onrecord.sources.inflate import HARMLESS, MOST_TIMES

GZIP = b"\x1f\x8b"
_MEMBER = b"\x1f\x8b\x08"
_START = b"WARC/"
_PIECE = 64 * 1024


class Broken(Exception):
    """The data at this place make no sense; `resync` looks for where they do again."""


class Exploding(Exception):
    """The data at this place unpack out of all proportion; `resync` leaves them."""


class CutOff(Exception):
    """The file ends within compressed data or within a record."""


class WarcStream(Protocol):
    """What a WARC is read from."""

    def line(self, limit: int) -> bytes:
        """Up to and with the next line end; at most `limit` bytes; empty at the end."""

    def read(self, size: int) -> bytes:
        """`size` bytes, fewer at the end only."""

    def resync(self) -> bool:
        """Go to where the next record seems to begin; False where the file ends first."""

    def rewind(self, block: bytes) -> bool:
        """Go back to the record that begins within `block`, which was read last; False where none does."""


class PlainStream:
    """A WARC that is not compressed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""

    def line(self, limit: int) -> bytes:
        end = self._held.find(b"\n", 0, limit) + 1
        if end or len(self._held) >= limit:
            return self._take(end or limit)
        return self._take(limit) + self._stream.readline(limit - len(self._held))

    def read(self, size: int) -> bytes:
        held = self._take(size)
        return held + self._stream.read(size - len(held))

    def resync(self) -> bool:
        """The next line that begins as a record does; one may stand within a page, and fails again."""
        while line := self.line(_PIECE):
            if line.startswith(_START):
                self._held = line + self._held
                return True
        return False

    def rewind(self, block: bytes) -> bool:
        place = block.find(b"\n" + _START)
        if place >= 0:
            self._held = block[place + 1 :] + self._held
        return place >= 0

    def _take(self, size: int) -> bytes:
        taken, self._held = self._held[:size], self._held[size:]
        return taken


class GzipStream:
    """A WARC whose records are gzip members, one each or many in one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = b""
        self._inflater: zlib._Decompress | None = None
        self._out = bytearray()
        self._member_in = 0
        self._member_out = 0
        self._in_step = False

    def line(self, limit: int) -> bytes:
        while (end := self._out.find(b"\n", 0, limit)) < 0 and len(self._out) < limit and self._fill():
            pass
        return self._take(end + 1 if end >= 0 else limit)

    def read(self, size: int) -> bytes:
        while len(self._out) < size:
            before = len(self._out)
            if not self._fill():
                break
            # A record that reaches into the next member, which begins with a record of its own, has a wrong length.
            if self._member_out == len(self._out) - before and self._out[before:].startswith(_START):
                del self._out[:before]
                self._in_step = True
                raise Broken("its length is wrong")
        return self._take(size)

    def rewind(self, block: bytes) -> bool:
        return False

    def resync(self) -> bool:
        if self._in_step:
            self._in_step = False
            return True
        self._out.clear()
        if self._inflater is not None:
            self._inflater = None
            self._packed = self._packed[1:]
        while True:
            place = self._packed.find(_MEMBER)
            if place >= 0:
                self._packed = self._packed[place:]
                return True
            self._packed = self._packed[-2:]
            if not self._more():
                return False

    def _take(self, size: int) -> bytes:
        taken = bytes(self._out[:size])
        del self._out[:size]
        return taken

    def _more(self) -> bool:
        piece = self._stream.read(_PIECE)
        self._packed += piece
        return bool(piece)

    def _fill(self) -> bool:
        """Unpack one more piece; False at the end of the file."""
        if not self._packed and not self._more():
            if self._inflater is not None:
                self._inflater = None
                raise CutOff
            return False
        if self._inflater is None:
            self._inflater = zlib.decompressobj(31)
            self._member_in = self._member_out = 0
        try:
            out = self._inflater.decompress(self._packed, _PIECE)
        except zlib.error as error:
            raise Broken from error
        left = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
        self._member_in += len(self._packed) - len(left)
        self._member_out += len(out)
        self._packed = left
        if self._inflater.eof:
            self._inflater = None
        if self._member_out > max(HARMLESS, MOST_TIMES * self._member_in):
            raise Exploding
        self._out += out
        return True
