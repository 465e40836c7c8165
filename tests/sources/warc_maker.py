"""WARC records of our own making."""

from __future__ import annotations

import gzip

PROSE = "<html><body><h1>{0}</h1><p>Zenda has offered Strelsau two field hospitals, the council said.</p></body></html>"


def http(body: bytes | str, head: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """An HTTP answer."""
    data = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + data


def page(title: str) -> bytes:
    """An answer with a page."""
    return http(PROSE.format(title))


def record(block: bytes, url: str = "https://zenda.example/a", kind: str = "response", **fields: object) -> bytes:
    """A record; `fields` are laid over its head: `length="7"`, `warc_block_digest="sha1:…"`."""
    head = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2014-03-04T10:00:00Z",
        "WARC-Record-ID": "<urn:uuid:12345678-1234-1234-1234-123456789012>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    head = {name: named.pop(name.lower().replace("content-", ""), value) for name, value in head.items()} | named
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Records as a gzipped WARC has them: a member each."""
    return b"".join(gzip.compress(one) for one in records)
