"""WARC and WACZ: the pages of a web archive, each an item with its address and the time it was fetched."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from onrecord.errors import Bomb, BrokenRecord, Damaged, InputError, NotText, TooLarge
from onrecord.model.document import Item
from onrecord.sources import pdf
from onrecord.sources.asked import Asked, megabytes
from onrecord.sources.files import opened
from onrecord.sources.http_message import Answer, TooMuch, Unpackable, answer_of, unpacked
from onrecord.sources.inflate import BOMB_REMEDY, HARMLESS, MOST_TIMES
from onrecord.sources.warc_stream import GZIP, Broken, CutOff, Exploding, GzipStream, PlainStream, WarcStream

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
PDF_TYPE = "application/pdf"
_HEAD_LIMIT = 64 * 1024
# HTTP heads and chunk marks beside the page itself.
_BESIDE = 1024 * 1024
_PIECE = 1024 * 1024
_LONGEST_LENGTH = 15
_OTHERS = "The other records were read."


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a WARC: header names in lower case; `block` is None where it is beyond the limit or not wanted."""

    number: int
    headers: dict[str, str]
    block: bytes | None

    @property
    def kind(self) -> str:
        """`response`, `resource`, `request` …"""
        return self.headers.get("warc-type", "").lower()

    @property
    def url(self) -> str | None:
        """The address whose answer it is."""
        return self.headers.get("warc-target-uri", "").strip("<>") or None


def items(path: Path, asked: Asked) -> Iterator[Item | InputError]:
    """Each page of a `.warc` or `.warc.gz` in order; answers that are no page (images, errors) are passed over.

    Raises:
        InputError: the file cannot be opened, holds no page, or breaks off.
    """
    with opened(path, unpack=False, meter=asked.meter) as stream:
        yield from _some(_pages(stream, str(path), "", asked), str(path))


def wacz_items(path: Path, asked: Asked) -> Iterator[Item | InputError]:
    """Each page of the WARC files in a `.wacz`.

    Raises:
        InputError: as `items`.
        Damaged: no sound ZIP archive.
    """
    with opened(path, unpack=False, meter=asked.meter) as stream:
        yield from _some(_pages_of_zip(stream, path, asked), str(path))


def _pages_of_zip(stream: BinaryIO, path: Path, asked: Asked) -> Iterator[Item | InputError]:
    try:
        with zipfile.ZipFile(stream) as archive:
            for entry in archive.infolist():
                if not entry.filename.lower().endswith((".warc", ".warc.gz")):
                    continue
                if entry.file_size > max(HARMLESS, MOST_TIMES * entry.compress_size):
                    yield Bomb(
                        f"{path}, {entry.filename}: it unpacks to more than {MOST_TIMES} times its size.", BOMB_REMEDY
                    )
                    continue
                with archive.open(entry) as member:
                    yield from _pages(cast(BinaryIO, member), str(path), f"{entry.filename}, ", asked)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Damaged(f"{path}: this is no sound WACZ ({error}).", "Get the file again.") from error


def _some(pages: Iterator[Item | InputError], origin: str) -> Iterator[Item | InputError]:
    found = False
    for page in pages:
        found = True
        yield page
    if not found:
        raise InputError(f"{origin}: no page is in this archive.", "Read are answers with HTML, plain text or PDF.")


def _pages(stream: BinaryIO, origin: str, before: str, asked: Asked) -> Iterator[Item | InputError]:
    for record in records(stream, f"{origin}, {before}", asked.limit):
        if isinstance(record, InputError):
            yield record
            continue
        try:
            page = _page(record, origin, f"{before}record {record.number}", asked)
        except InputError as error:
            yield error
        else:
            if page is not None:
                yield page


def records(stream: BinaryIO, place: str, limit: int) -> Iterator[Record | InputError]:
    """The records of a WARC in order, with their blocks where they hold pages; a broken one is its error.

    Args:
        stream: the file, plain or gzipped.
        place: put before the record's number in messages: `pages.warc, `.
        limit: most bytes of a page.

    Raises:
        Damaged: the file breaks off.
    """
    head = stream.read(2)
    warc: WarcStream = (GzipStream if head == GZIP else PlainStream)(cast(BinaryIO, _Again(head, stream)))
    number = 0
    while True:
        number += 1
        where = f"{place}record {number}"
        try:
            record = _record(warc, number, where, limit)
        except CutOff as error:
            raise Damaged(f"{where}: the file breaks off here.", "Get it again; what came before was read.") from error
        except Exploding:
            yield Bomb(f"{where}: it unpacks to more than {MOST_TIMES} times its size.", _OTHERS)
        except Broken as error:
            yield BrokenRecord(f"{where}: this is no sound WARC record{_why(error)}.", _OTHERS)
        except InputError as error:
            yield error
            continue
        else:
            if record is None:
                return
            yield record
            continue
        if not _in_step(warc):
            return


def _in_step(warc: WarcStream) -> bool:
    try:
        return warc.resync()
    except CutOff:
        return False


def _why(error: Exception) -> str:
    return f" ({error})" if str(error) else ""


class _Again:
    """A stream whose first bytes were looked at."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int) -> bytes:
        head, self._head = self._head[:size], self._head[size:]
        return head + self._stream.read(size - len(head)) if len(head) < size else head

    def readline(self, limit: int) -> bytes:
        head, self._head = self._head, b""
        return head + self._stream.readline(limit - len(head)) if not head.endswith(b"\n") else head


def _record(warc: WarcStream, number: int, where: str, limit: int) -> Record | None:
    while (line := warc.line(_HEAD_LIMIT)) in (b"\r\n", b"\n"):
        pass
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise Broken("it does not begin with WARC/")
    headers = _headers(warc)
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or len(length) > _LONGEST_LENGTH:
        raise Broken("it has no length")
    size = int(length)
    record = Record(number, headers, None)
    if record.kind not in ("response", "resource", "conversion"):
        _skip(warc, size)
        return record
    if size > limit + _BESIDE:
        _skip(warc, size)
        raise TooLarge(f"{where}: more than {megabytes(limit)}.", _OTHERS)
    block = warc.read(size)
    sound = len(block) == size and _digest_holds(block, headers.get("warc-block-digest", ""))
    if not sound and warc.rewind(block):
        raise Broken("its length is wrong")
    if len(block) < size:
        raise CutOff
    if not sound:
        raise BrokenRecord(f"{where}: its bytes are not those of its digest.", _OTHERS)
    return Record(number, headers, block)


def _headers(warc: WarcStream) -> dict[str, str]:
    headers: dict[str, str] = {}
    name, size = "", 0
    while line := warc.line(_HEAD_LIMIT):
        size += len(line)
        if size > _HEAD_LIMIT:
            raise Broken("its head does not end")
        if not line.endswith(b"\n"):
            raise CutOff
        if not line.strip():
            return headers
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[0] in " \t" and name:
            headers[name] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        if not colon:
            raise Broken("its head is broken")
        name = name.strip().lower()
        headers[name] = value.strip()
    raise CutOff


def _skip(warc: WarcStream, size: int) -> None:
    while size > 0:
        piece = warc.read(min(size, _PIECE))
        if not piece:
            raise CutOff
        size -= len(piece)


def _digest_holds(block: bytes, digest: str) -> bool:
    """Whether a digest as archives write it, `sha1:` in base 32 or 16, is of these bytes; of other kinds it holds."""
    name, _, value = digest.partition(":")
    if name.lower() not in ("sha1", "sha256"):
        return True
    made = hashlib.new(name.lower(), block)
    return value.upper().rstrip("=") in (
        base64.b32encode(made.digest()).decode().rstrip("="),
        made.hexdigest().upper(),
    )


def _page(record: Record, origin: str, part: str, asked: Asked) -> Item | None:
    """The page that a record holds, or None where it holds something else."""
    place = f"{origin}, {part}" + (f" ({record.url})" if record.url else "")
    if record.block is None or (urlsplit(record.url or "").path == "/robots.txt"):
        return None
    answer = answer_in(record, place)
    media_type = answer.media_type
    if not 200 <= answer.status < 300 or media_type not in (*PAGE_TYPES, PDF_TYPE):
        return None
    data = body_of(answer, place, asked.limit)
    if media_type == PDF_TYPE:
        page = pdf.item_of_bytes(data, place, asked)
        data, media_type, sha256 = page.data, page.media_type, page.sha256
    else:
        sha256 = None
    return Item(
        data,
        origin,
        "text/plain" if media_type == "text/plain" else "text/html",
        asked.published,
        asked.outlet,
        url=record.url,
        charset="utf-8" if sha256 else answer.charset,
        part=part,
        given_id=record.headers.get("warc-record-id", "").strip("<>") or None,
        retrieved=record.headers.get("warc-date"),
        sha256=sha256,
    )


def answer_in(record: Record, place: str) -> Answer:
    """The answer that a record holds; a resource is its own.

    Raises:
        BrokenRecord: it is none.
    """
    assert record.block is not None
    if record.kind != "response":
        return Answer(200, {"content-type": record.headers.get("content-type", "")}, record.block)
    try:
        return answer_of(record.block)
    except ValueError as error:
        raise BrokenRecord(f"{place}: it holds no HTTP answer.", _OTHERS) from error


def body_of(answer: Answer, place: str, limit: int) -> bytes:
    """The page's own bytes.

    Raises:
        TooLarge: more than `limit`.
        NotText: they cannot be unpacked.
    """
    try:
        data = unpacked(answer, limit)
    except TooMuch as error:
        raise Bomb(f"{place}: it unpacks to more than {megabytes(limit)}.", "No article is so long.") from error
    except Unpackable as error:
        raise NotText(f"{place}: {error}.", "Save the page in a browser.") from error
    if len(data) > limit:
        raise TooLarge(f"{place}: more than {megabytes(limit)}.", "No article is so long.")
    return data
