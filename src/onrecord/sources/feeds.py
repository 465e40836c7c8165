"""RSS and Atom: an entry is an item, by its own text or by the page it links to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime
from html.entities import name2codepoint
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from onrecord.errors import Bomb, BrokenRecord, Damaged, InputError, WrongKind
from onrecord.model.document import Issue, Item
from onrecord.sources.asked import Asked
from onrecord.sources.files import read_bounded
from onrecord.sources.rows import published_of

Follow = Callable[[str], Item]
"""Fetches the page of an entry."""
_ROOT = re.compile(rb"<(?:[\w-]+:)?(rss|feed|RDF)\b")
_BEFORE_ROOT = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>", re.S | re.I)
_SNIFFED = 64 * 1024
_ENTITY = re.compile(rb"<!ENTITY\b", re.I)
_REFERENCE = re.compile(rb"&([A-Za-z]\w*);")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_END = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|RDF)\s*>")


def is_feed(data: bytes) -> bool:
    """Whether the root element is that of RSS or Atom, whatever the name or media type says."""
    return _ROOT.match(data, _root_at(data)) is not None


def _root_at(data: bytes) -> int:
    at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while at < _SNIFFED and (passed := _BEFORE_ROOT.match(data[:_SNIFFED], at)):
        at = passed.end()
    return at


def items_of_file(path: Path, asked: Asked, follow: Follow) -> Iterator[Item | InputError]:
    """Each entry of a saved feed.

    Raises:
        WrongKind: it is no feed.
        InputError: as `items`.
    """
    data = read_bounded(path, asked.limit)
    if not is_feed(data):
        raise WrongKind(f"{path}: this is no RSS or Atom feed.", "Name a saved page .html.")
    yield from items(data, str(path), asked, follow)


def items(
    data: bytes, origin: str, asked: Asked, follow: Follow, retrieved: str | None = None
) -> Iterator[Item | InputError]:
    """Each entry of a feed in its order; one that cannot be had is its error.

    Args:
        data: the feed.
        origin: the file or address, as the user named it.
        asked: where `asked.follow`, entries are read from the pages they link to.
        follow: fetches such a page.
        retrieved: when the feed was fetched.

    Raises:
        Bomb: the feed defines entities.
        Damaged: it is not well formed, or breaks off; what came before the break was read.
        InputError: there is no entry in it.
    """
    if _ENTITY.search(data):
        raise Bomb(f"{origin}: this feed defines entities of its own.", "No feed needs any; do not trust it.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(_REFERENCE.sub(_numbered, data), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise _malformed(origin)
    sha256 = hashlib.sha256(data).hexdigest()
    outlet = _channel(root)
    number = 0
    for element in root.iter("{*}item", "{*}entry"):
        number += 1
        part = f"entry {number}"
        try:
            item = _item(element, origin, part, asked, follow)
            if not asked.follow:
                item = replace(item, sha256=sha256, retrieved=retrieved)
            yield replace(item, outlet=item.outlet or outlet)
        except InputError as error:
            yield error
    # The parser mends what it can, and does not tell a missing end from a missing mark.
    if number and not _END.search(data):
        raise Damaged(f"{origin}: the feed breaks off after entry {number}.", "Get it again.")
    if not number and any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
        raise _malformed(origin)
    if not number:
        raise InputError(f"{origin}: there is no entry in this feed.", "Try again later.")


def _malformed(origin: str) -> Damaged:
    return Damaged(f"{origin}: this feed is not well formed.", "Get it again; if it stays so, tell the outlet.")


def _numbered(match: re.Match[bytes]) -> bytes:
    """HTML's names of characters, which feeds use though XML knows them not, as numbers."""
    name = match[1]
    code = None if name in _OF_XML else name2codepoint.get(name.decode("ascii"))
    return match[0] if code is None else f"&#{code};".encode()


def _channel(root: etree._Element) -> str | None:
    """The feed's own title: how the outlet calls itself."""
    for element in root.iter("{*}title"):
        parent = element.getparent()
        if parent is not None and etree.QName(parent).localname in ("channel", "feed"):
            return _words(element)
    return None


def _item(element: etree._Element, origin: str, part: str, asked: Asked, follow: Follow) -> Item:
    place = f"{origin}, {part}"
    link = _link(element, origin)
    published, issues = _published(element)
    beside = Item(
        b"",
        origin,
        published=asked.published or published,
        outlet=asked.outlet or _source(element),
        date_basis="given" if asked.published else "page",
        title=_text(element, "title"),
        url=link,
        part=part,
        given_id=_text(element, "guid", "id"),
        issues=issues,
    )
    if asked.follow:
        return _page(beside, place, follow)
    text, media_type = _body(element)
    if not text:
        raise BrokenRecord(f"{place}: the entry has no text.", "Read the pages that entries link to: --follow.")
    return replace(beside, data=text.encode("utf-8", "replace"), media_type=media_type, charset="utf-8")


def _page(beside: Item, place: str, follow: Follow) -> Item:
    """The page of an entry: what the page says of itself counts before what the feed says."""
    if beside.url is None:
        raise BrokenRecord(f"{place}: the entry links to no page.", "Read the entries themselves: without --follow.")
    try:
        page = follow(beside.url)
    except InputError as error:
        raise type(error)(f"{place}: {error.message}", error.remedy) from error
    return replace(
        page,
        origin=beside.origin,
        part=beside.part,
        given_id=beside.given_id,
        published=beside.published,
        date_basis=beside.date_basis,
        issues=(*page.issues, *beside.issues),
    )


def _body(element: etree._Element) -> tuple[str, str]:
    """The longest text that the entry has, and its media type."""
    found = [(_markup(child), child) for name in _TEXTS for child in element.findall(f"{{*}}{name}")]
    text, child = max(found, key=lambda one: len(one[0]), default=("", None))
    told = "" if child is None else child.get("type", "")
    plain = told in ("text", "text/plain") or not re.search(r"<\w", text)
    return text.strip(), "text/plain" if plain else "text/html"


def _markup(element: etree._Element) -> str:
    """The text of an element; of XHTML in it, the markup."""
    if len(element):
        return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    return element.text or ""


def _link(element: etree._Element, origin: str) -> str | None:
    """The address of the page: RSS has it as text, Atom as the link that is an `alternate`."""
    for link in element.findall("{*}link"):
        if (target := (link.text or "").strip() or link.get("href")) and link.get("rel", "alternate") == "alternate":
            return urljoin(origin, target)
    for guid in element.findall("{*}guid"):
        if guid.get("isPermaLink", "true") == "true" and (guid.text or "").strip().startswith("http"):
            return (guid.text or "").strip()
    return None


def _published(element: etree._Element) -> tuple[str | None, tuple[Issue, ...]]:
    told = _text(element, *_DATES)
    if told is None:
        return None, ()
    try:
        return parsedate_to_datetime(told).isoformat(), ()
    except ValueError:
        return published_of(told)


def _source(element: etree._Element) -> str | None:
    """Whose article it is, where the feed gathers those of others."""
    for source in element.findall("{*}source"):
        return _text(source, "title") or _words(source)
    return None


def _text(element: etree._Element, *names: str) -> str | None:
    for name in names:
        for child in element.findall(f"{{*}}{name}"):
            if words := _words(child):
                return words
    return None


def _words(element: etree._Element) -> str | None:
    return " ".join("".join(map(str, element.itertext())).split()) or None
