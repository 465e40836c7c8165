"""An HTTP answer as an archive keeps it → status, media type, the page's own bytes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message

_HEAD_LINES = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; header names in lower case, the body as it came over the wire but for chunks."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str | None:
        """`text/html`, or None where the server does not say."""
        return media_type(self.headers.get("content-type"))[0]

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        return media_type(self.headers.get("content-type"))[1]


class Unpackable(Exception):
    """A body in a compression that is not known, or that is broken."""


class TooMuch(Exception):
    """A body that unpacks to more than the limit."""


def media_type(header: str | None) -> tuple[str | None, str | None]:
    """The type and the charset of a Content-Type header."""
    if not header:
        return None, None
    message = Message()
    message["content-type"] = header
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) and charset else None


def answer_of(block: bytes) -> Answer:
    """The answer that a WARC's response record holds.

    Raises:
        ValueError: it is no HTTP answer.
    """
    head, separator, body = block.partition(b"\r\n\r\n")
    if not separator:
        head, _, body = block.partition(b"\n\n")
    first, *lines = head.decode("latin-1").splitlines()[:_HEAD_LINES] or [""]
    version, _, rest = first.partition(" ")
    if not version.startswith("HTTP/"):
        raise ValueError("no HTTP answer")
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    status = int(rest.split(" ", 1)[0])
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    return Answer(status, headers, body)


def _without_chunks(body: bytes) -> bytes:
    """The chunks put together; a body that has none was put together before it was kept."""
    out, at = bytearray(), 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 64)
        try:
            size = int(body[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return body if not out else bytes(out)
        if size == 0:
            break
        out += body[end + 2 : end + 2 + size]
        at = end + 2 + size + 2
    return bytes(out)


def unpacked(answer: Answer, limit: int) -> bytes:
    """The body as the page's author wrote it.

    Raises:
        TooMuch: more than `limit` bytes.
        Unpackable: broken, or compressed in a way other than gzip or deflate.
    """
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return answer.body
    # Some archives keep the header but the body unpacked.
    if encoding in ("gzip", "x-gzip") and not answer.body.startswith(b"\x1f\x8b"):
        return answer.body
    windows = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(encoding)
    if windows is None:
        raise Unpackable(f"its compression, {encoding}, is not known")
    for window in windows:
        inflater = zlib.decompressobj(window)
        try:
            out = inflater.decompress(answer.body, limit + 1)
        except zlib.error:
            continue
        if len(out) > limit:
            raise TooMuch
        if not inflater.eof:
            raise Unpackable("its compressed body breaks off")
        return out
    raise Unpackable("its compressed body is broken")
