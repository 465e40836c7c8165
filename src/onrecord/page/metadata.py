"""What a page says about itself: title, writer, outlet, date, address."""

from __future__ import annotations

import copy
import logging
import re
from dataclasses import dataclass
from datetime import date

from lxml import etree, html

# The latest date that can be meant. It is no "today": the same page must read the same way next year.
LATEST = "2100-01-01"
_WRITERS = './/meta[@name="author" or @name="byl" or @name="dc.creator" or @property="article:author"]/@content'
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_LOCAL = re.compile(r'"datePublished"\s*:\s*"((?:19|20)\d\d-\d\d-\d\d)T[\d:.]+(?![+-]00:?00)[+-]\d\d:?\d\d"')
_SITE = re.compile(r"\s+[|–—:·•«»-]\s+([^|–—]{2,60})$")
_TITLES = './/meta[@property="og:title" or @name="twitter:title" or @name="headline"]/@content'


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's metadata; what it does not say is None.

    Attributes:
        titles: all the names the page gives itself.
        writers: the writers its meta elements name, be they persons or agencies.
    """

    titles: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None


def metadata_of(tree: html.HtmlElement) -> Metadata:
    """Title, byline, outlet and address from meta elements, JSON-LD and, failing these, the markup."""
    from trafilatura.metadata import extract_metadata

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = extract_metadata(tree, date_config={"extensive_search": False, "max_date": LATEST})
    except (etree.LxmlError, RecursionError, ValueError):
        # Metadata that cannot be read are absent metadata.
        return Metadata()
    element = tree.find(".//title")
    candidates = [found.title, *tree.xpath(_TITLES), element.text_content() if element is not None else None]
    titles = tuple(dict.fromkeys(" ".join(t.split()) for t in candidates if t and t.strip()))
    written = (str(w).strip() for w in tree.xpath(_WRITERS))
    writers = tuple(w for w in written if w and "://" not in w)  # article:author may be an address, which names nobody
    author = found.author if found.author and "://" not in found.author else None
    return Metadata(titles, writers, found.title, author, found.sitename, found.url)


def site_in_title(titles: tuple[str, ...], headline: str) -> str | None:
    """The name of the site where a page's title is its headline, a dash or stroke, and that name."""
    for title in titles:
        match = _SITE.search(title)
        if match and title[: match.start()].split() == headline.split():
            return match[1].strip()
    return None


def date_on_page(tree: html.HtmlElement) -> str | None:
    """The date of publication that meta elements, JSON-LD or a marked date give, ISO 8601, or None.

    The same moment may be told in UTC and in the outlet's own time: its own day is the one a reader sees.
    """
    found = _find(tree, extensive=False)
    if found is None:
        return None
    for script in tree.iter("script"):
        for local in _LOCAL.findall(script.text or ""):
            if later_by_a_day(found, local):
                return str(local)
    return found


def date_beside_text(tree: html.HtmlElement, texts: frozenset[str]) -> str | None:
    """A date printed anywhere on the page but in the article's own `texts`, where dates are of other things."""
    rest = copy.deepcopy(tree)
    for picture in rest.iter("img", "source"):  # "/photos/2008/11/" would be taken for the first of November
        picture.attrib.clear()
    for element in list(rest.iter("p", "li", "blockquote", "td", "figcaption", "div", "span")):
        if " ".join((element.text or "").split()) and " ".join("".join(element.itertext()).split()) in texts:
            element.clear()
    return _find(rest, extensive=True)


def _find(tree: html.HtmlElement, extensive: bool) -> str | None:
    from htmldate import find_date

    try:
        # An empty address, or htmldate would look for one in the page and take the date in it first.
        found = find_date(tree, original_date=True, extensive_search=extensive, url="", max_date=LATEST)
    except (etree.LxmlError, RecursionError, ValueError, OverflowError):
        return None
    return str(found) if found else None


def date_in_url(url: str | None) -> str | None:
    """The full date that an address carries (`/2018/01/05/`, `20180105`), ISO 8601, or None."""
    for year, _, month, day in _URL_DATE.findall(url or ""):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return None


def later_by_a_day(one: str, other: str) -> bool:
    """Whether two ISO dates are a day apart: the same moment, told in two time zones."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) == 1
    except ValueError:
        return False
