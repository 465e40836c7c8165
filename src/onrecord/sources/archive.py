"""What was fetched, kept as it came: a WARC to which each answer is added whole."""

from __future__ import annotations

import gzip
import hashlib
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from onrecord.errors import InputError, OnRecordError
from onrecord.sources.asked import LIMIT
from onrecord.sources.files import opened
from onrecord.sources.warc import answer_in, body_of, records


class Archive:
    """A `.warc` or `.warc.gz` to which answers are added; one that is there already grows.

    Each record goes out in one unbuffered write: what is in the file is whole, whenever the program is stopped.

    Raises:
        OnRecordError: the file cannot be written, or its name is that of another kind.
    """

    def __init__(self, path: Path, software: str) -> None:
        if not path.name.lower().endswith((".warc", ".warc.gz")):
            raise OnRecordError(f"{path}: an archive ends in .warc or .warc.gz.", "Call it pages.warc.gz.")
        self._path = path
        self._packed = path.name.lower().endswith(".gz")
        try:
            new = not path.exists() or path.stat().st_size == 0
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            raise OnRecordError(f"{path}: cannot be written ({error.strerror}).", "Give another place.") from error
        self._software = software
        self._new = new

    def keep(self, url: str, retrieved: str, head: bytes, body: bytes) -> None:
        """Add an answer.

        Args:
            url: where it came from, after redirects.
            retrieved: when, ISO 8601 in UTC.
            head: status line and headers, without the empty line.
            body: the bytes after it, as they came.
        """
        if self._new:
            info = f"software: {self._software}\r\nformat: WARC File Format 1.1\r\n".encode()
            self._write("warcinfo", None, retrieved, "application/warc-fields", info)
            self._new = False
        self._write("response", url, retrieved, "application/http; msgtype=response", head + b"\r\n\r\n" + body)

    def _write(self, kind: str, url: str | None, when: str, media_type: str, block: bytes) -> None:
        # The same answer at the same moment is the same record: nothing in the file is drawn by lot.
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {url} {when} {hashlib.sha256(block).hexdigest()}")
        fields = {
            "WARC-Type": kind,
            "WARC-Record-ID": f"<urn:uuid:{name}>",
            "WARC-Date": when,
            "WARC-Target-URI": url,
            "WARC-Block-Digest": f"sha256:{hashlib.sha256(block).hexdigest()}",
            "Content-Type": media_type,
            "Content-Length": str(len(block)),
        }
        head = "".join(f"{field}: {value}\r\n" for field, value in fields.items() if value is not None)
        record = b"WARC/1.1\r\n" + head.encode("utf-8") + b"\r\n" + block + b"\r\n\r\n"
        data = gzip.compress(record, mtime=0) if self._packed else record
        try:
            if self._file.write(data) != len(data):
                raise OSError(28, "the disk is full")
        except OSError as error:
            raise OnRecordError(f"{self._path}: cannot be written ({error.strerror}).", "Make room.") from error

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def hashes(path: Path, limit: int = LIMIT) -> Iterator[tuple[str, str | None, str | None]]:
    """The SHA-256 of each answer's own bytes, its address and when it was fetched; broken records are passed over.

    Raises:
        InputError: the file cannot be opened, or breaks off.
    """
    with opened(path, unpack=False) as stream:
        for record in records(stream, f"{path}, ", limit):
            if isinstance(record, InputError) or record.block is None:
                continue
            try:
                data = body_of(answer_in(record, str(path)), str(path), limit)
            except InputError:
                continue
            yield hashlib.sha256(data).hexdigest(), record.url, record.headers.get("warc-date")
