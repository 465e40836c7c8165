"""An input as the user names it → its items: which kind of source it is, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.errors import InputError, WrongKind
from onrecord.model.document import Item
from onrecord.sources import feeds, folders, jsonl, mail, pdf, tables, warc, web
from onrecord.sources.asked import Asked
from onrecord.sources.fetch import Fetcher, is_url
from onrecord.sources.files import STDIN, open_input

Arrival = Item | InputError
"""What an input brings: a document, or why one cannot be had."""
_Opener = Callable[[Path, Asked], Iterable[Arrival]]


def arrivals(inputs: Iterable[str], asked: Asked, fetcher: Fetcher | None = None) -> Iterator[Arrival]:
    """The items of all inputs in order, each read when it is asked for; what cannot be read is its error.

    Args:
        inputs: files, folders, patterns, addresses, `-`.
        asked: what holds for all of them.
        fetcher: fetches addresses; None for one with the usual manners.
    """
    fetcher = fetcher or Fetcher()
    for name in named(inputs):
        if isinstance(name, InputError):
            yield name
            continue
        asked.meter.begin(name)
        try:
            for arrival in _opened(name, asked, fetcher):
                yield replace(arrival, language=asked.language) if isinstance(arrival, Item) else arrival
        except InputError as error:
            yield error


def named(inputs: Iterable[str]) -> Iterator[str | InputError]:
    """The inputs one by one: of a folder or a pattern, the files that it holds."""
    for name in inputs:
        try:
            if name != STDIN and not is_url(name) and folders.is_pattern(name):
                yield from named(folders.matching(name))
            elif name != STDIN and Path(name).is_dir():
                yield from map(str, folders.files_in(Path(name), ENDINGS))
            else:
                yield name
        except InputError as error:
            yield error


def one_item(path: str | Path, published: str | None = None, outlet: str | None = None) -> Item:
    """The only document of an input.

    Raises:
        WrongKind: the input holds several.
        InputError: it cannot be read.
    """
    found = arrivals([str(path)], Asked(published, outlet))
    first = next(found, None)
    if first is None:
        raise InputError(f"{path}: there is no document in it.", "Check the file.")
    if isinstance(first, InputError):
        raise first
    if next(found, None) is not None:
        raise WrongKind(f"{path}: it holds several documents.", "Read it with `onrecord read`.")
    return first


def _opened(name: str, asked: Asked, fetcher: Fetcher) -> Iterable[Arrival]:
    path = Path(name)
    if name == STDIN:
        return [_page(name, asked)]
    if is_url(name):
        return web.items(name, asked, fetcher)
    if path.name.lower().endswith(FEEDS) or _magic(path) in _FEED_MAGIC:
        return feeds.items_of_file(path, asked, lambda url: web.page(url, asked, fetcher))
    return _opener(path)(path, asked)


def _opener(path: Path) -> _Opener:
    """By the ending; a file of another ending is a PDF if it begins like one, else a page or text."""
    name = path.name.lower()
    for ending, opener in OPENERS.items():
        if name.endswith(ending):
            return opener
    return _OF_MAGIC.get(_magic(path), _page_of_file)


def _magic(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(4)
    except (OSError, ValueError):
        return b""


def _page(name: str | Path, asked: Asked) -> Item:
    return open_input(name, asked.published, asked.outlet, asked.limit)


def _page_of_file(path: Path, asked: Asked) -> Iterable[Arrival]:
    return [_page(path, asked)]


def _mail(path: Path, asked: Asked) -> Iterable[Arrival]:
    return [mail.item(path, asked)]


def _pdf(path: Path, asked: Asked) -> Iterable[Arrival]:
    return [pdf.item(path, asked)]


OPENERS: dict[str, _Opener] = {
    **dict.fromkeys((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"), jsonl.items),
    **dict.fromkeys((".csv", ".csv.gz", ".tsv", ".tsv.gz"), tables.csv_items),
    ".parquet": tables.parquet_items,
    **dict.fromkeys((".warc", ".warc.gz"), warc.items),
    ".wacz": warc.wacz_items,
    ".eml": _mail,
    ".pdf": _pdf,
}
_OF_MAGIC: dict[bytes, _Opener] = {b"%PDF": _pdf, b"PAR1": tables.parquet_items, b"WARC": warc.items}
_FEED_MAGIC = (b"<rss", b"<fee", b"<rdf")
FEEDS = (".rss", ".atom", ".rdf", ".xml")
_PAGES = (".html", ".htm", ".xhtml", ".txt", ".text", ".md")
ENDINGS = (*_PAGES, *OPENERS, *FEEDS)
"""What is read in a folder."""
