"""Bytes → characters: byte order mark, declared charset, UTF-8, then Windows-1252."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import EmptyInput, NotText
from onrecord.model.document import Issue, Item

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image or media file"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"BM", "a bitmap image"),
    (b"\x00\x00\x00", "a media file"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=["']([\w-]+)""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# HTML's rule: pages that declare Latin-1 or ASCII are written in Windows-1252.
_READ_AS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
_REMEDY = "Give a saved HTML page or a text file; export other formats as text first."
_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of an input, and what was odd about their encoding."""

    text: str
    issues: tuple[Issue, ...] = ()


def decode(item: Item) -> Decoded:
    """The characters of `item.data`.

    Raises:
        EmptyInput: nothing but white space.
        NotText: binary data, an image, an archive.
    """
    data = item.data
    if not data.strip():
        raise EmptyInput(f"{item.place}: the input is empty.", "Check that the page was saved with its text.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_checked(data[len(mark) :].decode(encoding, "replace"), item))
    for signature, name in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or b"\0" in data[:64]):
            raise NotText(f"{item.place}: this is {name}, not text.", _REMEDY)
    wide = _wide_encoding(data)
    if wide:
        return Decoded(_checked(data.decode(wide, "replace"), item))
    declared = (item.charset and _READ_AS.get(item.charset.lower(), item.charset.lower())) or _declared(data)
    issues: list[Issue] = []
    for candidate in dict.fromkeys(filter(None, (declared, "utf-8", "cp1252"))):
        text = _try(data, candidate)
        if text is not None:
            return Decoded(_checked(text, item), tuple(issues))
        if candidate == declared:
            issues.append(Issue("encoding", f"The page says it is {declared}, but its bytes are not."))
    issues.append(Issue("encoding", "Some bytes stand for no character and were replaced."))
    return Decoded(_checked(data.decode("utf-8", "replace"), item), tuple(issues))


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, 4096)
    if not match:
        return None
    name = (match[1] or match[2]).decode("ascii").lower()
    return _READ_AS.get(name, name)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in every other byte."""
    head = data[:400]
    if len(head) < 8 or len(data) % 2:
        return None
    if head[1::2].count(0) > 0.8 * len(head[1::2]) and 0 not in head[::2]:
        return "utf-16-le"
    if head[::2].count(0) > 0.8 * len(head[::2]) and 0 not in head[1::2]:
        return "utf-16-be"
    return None


def _checked(text: str, item: Item) -> str:
    if not text.strip():
        raise EmptyInput(f"{item.place}: the input is empty.", "Check that the page was saved with its text.")
    controls = len(_CONTROL.findall(text)) + text.count("�")
    if controls > max(2, _CONTROL_SHARE * len(text)):
        raise NotText(f"{item.place}: this is binary data or text in an unknown encoding.", _REMEDY)
    return text
