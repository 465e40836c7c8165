"""Addresses, from a real server that misbehaves on purpose: each failure is of its own kind, and none takes long."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from bad_server import PROSE, BadServer, answer, silent, to
from pdf_maker import pdf

from onrecord.errors import InputError
from onrecord.model.document import Item
from onrecord.sources import Arrival, Asked, arrivals
from onrecord.sources.archive import Archive, hashes
from onrecord.sources.fetch import Fetcher, Manners

LIMIT = 1_000_000
QUICK = Manners(user_agent="onrecord-test/1 (desk@zenda.example)", silence=0.4, seconds=1.0, redirects=3, pause=0)
Fetch = Callable[..., list[Arrival]]


@pytest.fixture
def server() -> Iterator[BadServer]:
    server = BadServer()
    yield server
    server.stop()


@pytest.fixture
def fetch(server: BadServer) -> Fetch:
    """What comes from paths of the server."""

    def come(*paths: str, manners: Manners = QUICK, archive: Archive | None = None, **asked: object) -> list[Arrival]:
        urls = [path if "://" in path else server.url + path for path in paths]
        return list(arrivals(urls, Asked(limit=LIMIT, **asked), Fetcher(manners, archive)))

    return come


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/page", PROSE.format("Page")),
        ("/moved", PROSE.format("Page")),
        ("/packed", PROSE.format("Packed")),
        ("/plain", "Zenda has offered Strelsau two field hospitals."),
        ("/chunked", "<p>words"),
        ("/latin", "<p>caf\ufffd</p>"),
    ],
)
def test_pages(fetch: Fetch, path: str, expected: str):
    (item,) = fetch(path)
    assert isinstance(item, Item)
    assert item.data.decode("utf-8", "replace") == expected


def test_an_item_tells_where_and_when_it_was_fetched(fetch: Fetch, server: BadServer):
    (item,) = fetch("/moved", published="2014-03-04", outlet="Zenda Post")
    assert isinstance(item, Item)
    assert (item.origin, item.url) == (f"{server.url}/moved", f"{server.url}/page")
    assert (item.published, item.outlet, item.charset) == ("2014-03-04", "Zenda Post", "utf-8")
    assert item.retrieved is not None
    assert item.retrieved.endswith("Z")


def test_a_pdf_behind_an_address_is_its_text(fetch: Fetch, server: BadServer):
    server.paths["/release"] = answer(pdf([(0, "Words of a PDF.")]), "application/octet-stream")
    (item,) = fetch("/release")
    assert isinstance(item, Item)
    assert (item.data, item.url) == (b"Words of a PDF.", f"{server.url}/release")


@pytest.mark.parametrize(
    ("path", "code", "told"),
    [
        ("/loop", "endless-redirects", "more than 3 times"),
        ("/away", "fetch", "'mailto:desk@zenda.example'"),
        ("/to-file", "fetch", "no web address"),
        ("/nowhere", "bad-status", "302 Found"),
        ("/absent", "bad-status", "404 Not Found"),
        ("/many", "bad-status", "429 Too Many Requests"),
        ("/fails", "bad-status", "500 Internal Server Error"),
        ("/no-content", "bad-status", "204"),
        ("/image", "not-text", "image/png"),
        ("/silent", "timed-out", "silent for 0.4 seconds"),
        ("/slow-head", "timed-out", "took too long"),
        ("/slow-body", "timed-out", "took too long"),
        ("/cut", "damaged", "breaks off"),
        ("/cut-chunk", "damaged", "breaks off"),
        ("/bad-chunk", "damaged", "breaks off"),
        ("/cut-gzip", "not-text", "breaks off"),
        ("/reset", "damaged", "breaks off"),
        ("/nothing", "unreachable", "hung up"),
        ("/garbage", "bad-status", "does not speak HTTP"),
        ("/many-heads", "bad-status", "does not speak HTTP"),
        ("/ten-gigabytes", "too-large", "more than 0.953674 MB"),
        ("/endless", "too-large", "more than"),
        ("/bomb", "bomb", "unpacks to more than"),
        ("/unknown-packing", "not-text", "zstd"),
        ("http://127.0.0.1:1/page", "unreachable", "no connection"),
        ("http://no-such-host.invalid/page", "unreachable", "no such host"),
        ("http://[bad/page", "fetch", "no address"),
        ("http:///page", "fetch", "no address"),
        ("http://a b/page", "fetch", "no address"),
    ],
)
def test_each_failure_is_one_line_of_its_own_kind_and_the_others_go_on(
    fetch: Fetch, server: BadServer, path: str, code: str, told: str
):
    began = monotonic()
    error, page = fetch(path, "/page")
    assert isinstance(error, InputError)
    assert isinstance(page, Item)
    assert error.code == code
    assert told in error.message
    assert path in error.message
    assert error.remedy
    assert "\n" not in str(error)
    assert monotonic() - began < 4


@pytest.mark.parametrize("path", ["/ten-gigabytes", "/endless", "/bomb"])
def test_a_body_without_end_is_never_held(fetch: Fetch, path: str):
    fetch("/page")
    tracemalloc.start()
    fetch(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * LIMIT


def test_a_secure_address_without_a_secure_server_is_said(fetch: Fetch, server: BadServer):
    (error,) = fetch(server.url.replace("http:", "https:") + "/page")
    assert isinstance(error, InputError)
    assert error.code == "unreachable"
    assert "no secure connection" in error.message


# Manners


def test_we_say_who_asks(fetch: Fetch, server: BadServer):
    fetch("/page")
    assert {agent for _, agent, _ in server.asked} == {"onrecord-test/1 (desk@zenda.example)"}
    assert Manners().user_agent.startswith("onrecord/")


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (answer("User-agent: *\nDisallow: /private", "text/plain"), "robots-forbid"),
        (answer("User-agent: onrecord-test\nDisallow: /", "text/plain"), "robots-forbid"),
        (answer("User-agent: other\nDisallow: /", "text/plain"), None),
        (answer("User-agent: *\nDisallow: /\nAllow: /private/page", "text/plain"), None),
        (answer("none", status="404 Not Found"), None),
        (answer("", status="503 Service Unavailable"), "robots-forbid"),
        (to("/robots.txt"), None),
        (answer("\ufeffUser-agent: *\nDisallow: /private\n" + "# long\n" * 200_000, "text/plain"), "robots-forbid"),
        (silent, "timed-out"),
    ],
)
def test_robots_txt_is_asked_once_and_obeyed(fetch: Fetch, server: BadServer, robots, code: str | None):
    server.paths |= {"/robots.txt": robots, "/private/page": answer()}
    first, second = fetch("/private/page", "/private/page")
    assert [getattr(arrival, "code", None) for arrival in (first, second)] == [code, code]
    assert server.paths_asked().count("/robots.txt") <= QUICK.redirects + 1
    if code:
        assert f"{server.url}/private/page" in first.message
        assert "/private/page" not in server.paths_asked()


def test_robots_txt_holds_where_a_redirect_leads_too(fetch: Fetch, server: BadServer):
    server.paths |= {"/robots.txt": answer("User-agent: *\nDisallow: /private"), "/private/page": answer()}
    (error,) = fetch("/to-private")
    assert error.code == "robots-forbid"
    assert "/private/page" not in server.paths_asked()


@pytest.mark.parametrize(("robots", "least"), [("", 0.2), ("User-agent: *\nCrawl-delay: 0.4", 0.4)])
def test_between_two_requests_to_a_host_is_a_pause(fetch: Fetch, server: BadServer, robots: str, least: float):
    server.paths["/robots.txt"] = answer(robots, "text/plain")
    fetch("/page", "/plain", manners=Manners(pause=0.2))
    pages = [moment for path, _, moment in server.asked if path != "/robots.txt"]
    assert pages[1] - pages[0] >= least - 0.05


def test_what_was_fetched_is_kept_as_it_came(fetch: Fetch, read, tmp_path: Path):
    path = tmp_path / "pages.warc.gz"
    with Archive(path, "onrecord 0") as archive:
        fetched = fetch("/page", "/absent", "/packed", "/chunked", archive=archive)
    again = read(path)
    pages = [item for item in fetched if isinstance(item, Item)]
    assert [item.data for item in again] == [item.data for item in pages]
    assert [(item.url, item.retrieved, item.charset) for item in again] == [
        (item.url, item.retrieved, item.charset) for item in pages
    ]
    assert len(list(hashes(path))) == 3


def test_the_proxy_of_the_environment_is_used(fetch: Fetch, server: BadServer, monkeypatch: pytest.MonkeyPatch):
    server.paths["http://zenda.example/page"] = answer("<p>by proxy", "text/html")
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    by_proxy, direct = fetch("http://zenda.example/page", "/page")
    assert isinstance(by_proxy, Item)
    assert isinstance(direct, Item)
    assert by_proxy.data == b"<p>by proxy"


def test_a_proxy_that_is_not_there_is_said(fetch: Fetch, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    (error,) = fetch("http://zenda.example/page")
    assert isinstance(error, InputError)
    assert error.code == "unreachable"
