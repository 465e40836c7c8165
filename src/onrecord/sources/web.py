"""An address → the items behind it: a page, a PDF, or a feed and its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from onrecord.errors import InputError, NotText, WrongKind
from onrecord.model.document import Item
from onrecord.sources import feeds, pdf
from onrecord.sources.asked import Asked
from onrecord.sources.exchange import Fetched
from onrecord.sources.fetch import Fetcher
from onrecord.sources.warc import PAGE_TYPES, PDF_TYPE, body_of

_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_SNIFF = frozenset({None, "application/octet-stream", "application/xml", "text/xml"})
_FEED_NAME = re.compile(r"\.(?:rss|atom|rdf)(?:$|\?)", re.I)
_FEED_LINK = re.compile(rb"<link\b[^>]*type=[\"']application/(?:rss|atom)\+xml[\"'][^>]*>", re.I)
_HREF = re.compile(rb"href=[\"']([^\"']+)", re.I)


def items(url: str, asked: Asked, fetcher: Fetcher) -> Iterator[Item | InputError]:
    """What stands at an address.

    Raises:
        WrongKind: a feed was expected, and it is none.
        InputError: it cannot be fetched, or is no page.
    """
    fetched = fetcher.get(url, asked.limit)
    data = body_of(fetched.answer, url, asked.limit)
    if feeds.is_feed(data):
        yield from feeds.items(data, url, asked, lambda link: page(link, asked, fetcher), fetched.retrieved)
        return
    if asked.follow or fetched.answer.media_type in _FEED_TYPES or _FEED_NAME.search(url):
        raise WrongKind(f"{url}: this is no RSS or Atom feed.", _feed_of(data, fetched.url))
    yield _item(url, fetched, data, asked)


def page(url: str, asked: Asked, fetcher: Fetcher) -> Item:
    """The page or PDF at an address.

    Raises:
        InputError: it cannot be fetched, or is no page.
    """
    fetched = fetcher.get(url, asked.limit)
    return _item(url, fetched, body_of(fetched.answer, url, asked.limit), asked)


def _item(url: str, fetched: Fetched, data: bytes, asked: Asked) -> Item:
    answer = fetched.answer
    if answer.media_type == PDF_TYPE or data.startswith(b"%PDF"):
        return replace(pdf.item_of_bytes(data, url, asked), url=fetched.url, retrieved=fetched.retrieved)
    if answer.media_type not in PAGE_TYPES and answer.media_type not in _SNIFF:
        raise NotText(f"{url}: this is {answer.media_type}, no page.", "Save it, and read it as a file if it is text.")
    return Item(
        data,
        url,
        answer.media_type if answer.media_type in PAGE_TYPES else None,
        asked.published,
        asked.outlet,
        url=fetched.url,
        charset=answer.charset,
        retrieved=fetched.retrieved,
    )


def _feed_of(data: bytes, url: str) -> str:
    """Where the page says that its feed is."""
    link = _FEED_LINK.search(data)
    target = _HREF.search(link[0]) if link else None
    if target is None:
        return "Look for the feed's own address; read the page without --follow."
    return f"Its feed may be {urljoin(url, target[1].decode('utf-8', 'replace'))}."
