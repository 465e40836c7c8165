"""RSS and Atom: an entry is a document, by its own text or by its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bad_server import PROSE, BadServer, answer

from onrecord.errors import InputError
from onrecord.model.document import Item
from onrecord.sources import Arrival, Asked, arrivals
from onrecord.sources.fetch import Fetcher, Manners

Fetch = Callable[..., list[Arrival]]
QUICK = Manners(silence=0.4, seconds=1.0, redirects=3, pause=0)
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Zenda Post</title>
<item><title>Hospitals</title><link>/page</link><guid>a-1</guid><pubDate>Tue, 04 Mar 2014 09:30:00 +0100</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Two field&nbsp;hospitals were offered.</p>]]></content:encoded>
</item>
<item><title>Troops</title><link>/absent</link><source url="x">Strelsau Courier</source>
<description>Troops were ruled out&mdash;for now.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Zenda Post</title>
<entry><title>Hospitals</title><link rel="edit" href="/no"/><link href="/page"/><id>a-1</id>
<published>2014-03-04T09:30:00+01:00</published><updated>2014-03-09T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two hospitals.</p></div></content></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Zenda Post</title></channel>
<item><title>Hospitals</title><link>/page</link><dc:date>2014-03-04</dc:date><description>Words.</description></item>
</rdf:RDF>"""
BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + RSS.partition("?>")[2]


@pytest.fixture
def server() -> Iterator[BadServer]:
    server = BadServer()
    server.paths |= {
        "/rss": answer(RSS, "application/rss+xml"),
        "/atom": answer(ATOM, "text/xml"),
        "/wrong-type": answer(RSS, "text/html"),
        "/no-feed": answer("<html><body>words</body></html>", "application/rss+xml"),
    }
    yield server
    server.stop()


@pytest.fixture
def fetch(server: BadServer) -> Fetch:
    def come(path: str, **asked: object) -> list[Arrival]:
        return list(arrivals([server.url + path], Asked(**asked), Fetcher(QUICK)))

    return come


@pytest.fixture
def saved(tmp_path: Path, read: Fetch) -> Fetch:
    def come(feed: str | bytes, name: str = "feed.xml", **asked: object) -> list[Arrival]:
        (tmp_path / name).write_bytes(feed.encode() if isinstance(feed, str) else feed)
        return read(tmp_path / name, **asked)

    return come


def words(arrivals: list[Arrival]) -> list[str]:
    """Each item as its words, each error as its code."""
    return [a.code if isinstance(a, InputError) else a.data.decode() for a in arrivals]


def test_an_entry_tells_what_the_feed_says_of_it(fetch: Fetch, server: BadServer):
    first, second = fetch("/rss")
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (first.title, first.given_id, first.part) == ("Hospitals", "a-1", "entry 1")
    assert (first.published, first.date_basis) == ("2014-03-04T09:30:00+01:00", "page")
    assert (first.outlet, second.outlet) == ("Zenda Post", "Strelsau Courier")
    assert first.url == f"{server.url}/page"
    assert (first.media_type, second.media_type) == ("text/html", "text/plain")
    assert words([first, second]) == ["<p>Two field&#160;hospitals were offered.</p>", "Troops were ruled out—for now."]


@pytest.mark.parametrize("path", ["/rss", "/wrong-type"])
def test_a_feed_is_known_by_its_root_not_by_its_media_type(fetch: Fetch, path: str):
    assert len(fetch(path)) == 2


def test_atom_and_rss_1_say_the_same_in_other_words(fetch: Fetch, saved: Fetch, server: BadServer):
    (atom,) = fetch("/atom")
    (rdf,) = saved(RDF)
    assert isinstance(atom, Item)
    assert isinstance(rdf, Item)
    assert (atom.url, atom.published, atom.given_id) == (f"{server.url}/page", "2014-03-04T09:30:00+01:00", "a-1")
    assert "<p>Two hospitals.</p>" in atom.data.decode()
    assert (rdf.published, rdf.outlet, rdf.data) == ("2014-03-04", "Zenda Post", b"Words.")


def test_followed_entries_are_their_pages(fetch: Fetch, server: BadServer):
    page, gone = fetch("/rss", follow=True)
    assert isinstance(page, Item)
    assert (page.data.decode(), page.url) == (PROSE.format("Page"), f"{server.url}/page")
    assert (page.origin, page.part, page.given_id) == (f"{server.url}/rss", "entry 1", "a-1")
    assert (page.published, page.date_basis) == ("2014-03-04T09:30:00+01:00", "page")
    assert isinstance(gone, InputError)
    assert gone.code == "bad-status"
    assert gone.message.startswith(f"{server.url}/rss, entry 2: {server.url}/absent: ")


def test_what_the_user_gives_wins(saved: Fetch):
    (item, _) = saved(RSS, published="2015-01-01", outlet="Other")
    assert isinstance(item, Item)
    assert (item.published, item.date_basis, item.outlet) == ("2015-01-01", "given", "Other")


@pytest.mark.parametrize(
    ("feed", "name", "expected"),
    [
        ("<html><body>words</body></html>", "feed.rss", ["wrong-kind"]),
        ("", "feed.atom", ["wrong-kind"]),
        (BOMB, "feed.xml", ["bomb"]),
        (RSS.replace("&mdash;", "&a;"), "feed.xml", ["<p>", "Troops"]),
        ("<rss><channel><title>x</title></channel></rss>", "feed.xml", ["input"]),
        ("<rss><channel><item><title>x</title></item></channel></rss>", "feed.xml", ["broken-record"]),
        (RSS[: RSS.index("</item>\n</channel>")], "feed.xml", ["<p>", "Troops", "damaged"]),
        (RSS[: RSS.index("<item>") + 8], "feed.xml", ["broken-record", "damaged"]),
        ("<rss" + "<a>" * 5000, "feed.xml", ["damaged"]),
        (b"<rss \xff\xfe", "feed.xml", ["damaged"]),
    ],
)
def test_what_is_wrong_with_a_feed(saved: Fetch, feed: str, name: str, expected: list[str]):
    told = words(saved(feed, name))
    assert [t[: len(e)] for t, e in zip(told, expected, strict=True)] == expected


def test_a_feed_without_an_ending_is_known_too(saved: Fetch):
    assert len(saved(RSS.partition("?>")[2].lstrip(), "feed")) == 2


@pytest.mark.parametrize(("path", "asked"), [("/no-feed", {}), ("/page", {"follow": True})])
def test_a_page_where_a_feed_was_expected(fetch: Fetch, path: str, asked: dict[str, bool]):
    (error,) = fetch(path, **asked)
    assert isinstance(error, InputError)
    assert error.code == "wrong-kind"


def test_where_the_page_names_its_feed_the_remedy_does(fetch: Fetch, server: BadServer):
    server.paths["/front"] = answer('<html><link rel="alternate" type="application/rss+xml" href="/rss"></html>')
    (error,) = fetch("/front", follow=True)
    assert isinstance(error, InputError)
    assert error.remedy == f"Its feed may be {server.url}/rss."


def test_a_date_that_is_none_is_an_issue_and_no_date(saved: Fetch):
    (item,) = saved(RDF.replace("2014-03-04", "the fourth"))
    assert isinstance(item, Item)
    assert item.published is None
    assert [issue.code for issue in item.issues] == ["bad-date"]
