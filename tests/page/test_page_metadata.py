"""What a page says about itself: date and its basis, byline, outlet, agency, address."""

from __future__ import annotations

import pytest
from page_words import Reader

TITLE = "Ruritania rules out troops for border"
PARAGRAPHS = (
    "<p>Ruritania has ruled out sending ground troops to the border region, its minister said on Tuesday.</p>"
    "<p>On May 1, 2013, the army had crossed the river near Zenda and stayed there until the summer came.</p>"
)


def page(head: str = "", top: str = "", bottom: str = "") -> str:
    return (
        f"<html><head><title>{TITLE} | Zenda Post</title>{head}</head><body><article><h1>{TITLE}</h1>{top}"
        f"{PARAGRAPHS}{bottom}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "top", "origin", "published", "basis"),
    [
        ('<meta property="article:published_time" content="2014-03-04T08:00:00Z">', "", "x.html", "2014-03-04", "page"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2014-03-04"}</script>',
            "",
            "x",
            "2014-03-04",
            "page",
        ),
        ("", '<time datetime="2014-03-04">4 March</time>', "x.html", "2014-03-04", "page"),
        ("", "<p>Published: 4 March 2014</p>", "x.html", "2014-03-04", "page"),
        ("", "", "https://post.example/2014/03/04/troops.html", "2014-03-04", "url"),
        ("", "", "https://post.example/20140304-troops", "2014-03-04", "url"),
        ("", "", "https://post.example/2014/99/99/troops", None, "none"),
        ("", "", "x.html", None, "none"),
    ],
    ids=["meta", "json-ld", "time", "printed", "url", "url-digits", "no-such-day", "none"],
)
def test_date_and_basis(read_html: Reader, head: str, top: str, origin: str, published: str | None, basis: str) -> None:
    document = read_html(page(head, top), origin)
    assert (document.published, document.date_basis) == (published, basis)


def test_the_day_of_the_outlet_beats_the_same_moment_in_utc(read_html: Reader) -> None:
    head = (
        '<meta property="article:published_time" content="2014-03-05T02:00:00+00:00">'
        '<script type="application/ld+json">{"datePublished":"2014-03-04T21:00:00-05:00"}</script>'
    )
    assert read_html(page(head)).published == "2014-03-04"


@pytest.mark.parametrize(
    ("head", "top", "byline"),
    [
        ('<meta name="author" content="Jo Marsh">', "", "Jo Marsh"),
        ("", '<p class="byline">By Jo Marsh and Lu Petrov</p>', "Jo Marsh and Lu Petrov"),
        ('<meta name="author" content="Web Desk">', "<p>By Jo Marsh, The Zenda Post</p>", "Jo Marsh, The Zenda Post"),
        ("", "", None),
    ],
)
def test_byline(read_html: Reader, head: str, top: str, byline: str | None) -> None:
    assert read_html(page(head, top)).byline == byline


@pytest.mark.parametrize(
    ("head", "bottom", "outlet"),
    [
        ('<meta property="og:site_name" content="The Zenda Post">', "", "The Zenda Post"),
        ("", "", "Zenda Post"),
        ('<meta property="og:site_name" content="My Notes">', "<p>Source: The Courier</p>", "The Courier"),
    ],
)
def test_outlet(read_html: Reader, head: str, bottom: str, outlet: str) -> None:
    assert read_html(page(head, bottom=bottom)).outlet == outlet


@pytest.mark.parametrize(
    ("head", "top", "bottom", "agency"),
    [
        ('<meta name="author" content="Reuters">', "", "", "Reuters"),
        ("", '<p class="byline">Jo Marsh, Associated Press</p>', "", "Associated Press"),
        ("", "", "<p>© 2014 The Associated Press. All rights reserved.</p>", "Associated Press"),
        ("", "<figure><figcaption>Guards at Zenda. (AP Photo/Jo Marsh)</figcaption></figure>", "", None),
        ("", "<p>Jo Marsh/AFP</p>", "", None),
        ("", "", "", None),
    ],
)
def test_agency(read_html: Reader, head: str, top: str, bottom: str, agency: str | None) -> None:
    assert read_html(page(head, top, bottom)).agency == agency


def test_address_is_the_canonical_link_or_where_it_came_from(read_html: Reader) -> None:
    canonical = '<link rel="canonical" href="https://post.example/troops">'
    assert read_html(page(canonical)).url == "https://post.example/troops"
    assert read_html(page(canonical), "https://mirror.example/x").url == "https://mirror.example/x"
    assert read_html(page()).url is None
