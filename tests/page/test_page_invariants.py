"""Whatever comes in: only our own errors, blocks cut out of the text in order, the same bytes the same document."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.codebook.furniture import Furniture
from onrecord.errors import InputError
from onrecord.model.document import Document, Item
from onrecord.page import read

PIECES = st.sampled_from(
    [
        "Ruritania has ruled out sending ground troops to the border, its defence minister said on Tuesday.",
        "ZENDA (AP) — ", "By Jo Marsh", "4 March 2014", "Read more: ", "2 responses to “x”", "Leave a Reply",
        "map of zendaThe ",
        "Enlarge this image toggle caption ", "FILE - In this photo, ", "\n", "\n\n", "“", "”", ".", " ", "\t",
        "\u00ad",
        "Associated Press", "Related stories", "© 2014", "* * *", "Caption", "\r\n",
    ]
)  # fmt: skip
TAGS = st.sampled_from(
    ["p", "div", "article", "nav", "ul", "li", "h1", "h2", "figure", "figcaption", "blockquote", "table", "tr", "td",
     "br", "time datetime='2014-03-04'", "img alt='grey river'", "span class='credit'", "div class='comments'", "aside",
     "a href=x"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=12).map("".join))
MARKUP = st.lists(
    st.one_of(TAGS.map("<{}>".format), TAGS.map(lambda t: f"</{t.split()[0]}>"), PIECES, st.text(max_size=20)),
    max_size=25,
).map("".join)
SLOWLY = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def try_read(data: bytes, media_type: str | None, furniture: Furniture) -> Document | str:
    try:
        return read(Item(data, "x", media_type), furniture)
    except InputError as error:
        return str(error)


def check(data: bytes, media_type: str | None, furniture: Furniture) -> Document | str:
    document = try_read(data, media_type, furniture)
    assert document == try_read(data, media_type, furniture)
    if isinstance(document, Document):
        spans = [b.span for b in document.blocks]
        assert all(0 <= s.start < s.end <= len(document.text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert document.coded_blocks()
    return document


@SLOWLY
@given(text=TEXTS)
def test_any_text(furniture: Furniture, text: str) -> None:
    document = check(text.encode("utf-8", "surrogatepass"), "text/plain", furniture)
    if isinstance(document, Document) and not text.startswith("\ufeff"):
        assert document.text == text.replace("\r\n", "\n").replace("\r", "\n")


@SLOWLY
@given(markup=MARKUP)
def test_any_markup(furniture: Furniture, markup: str) -> None:
    check(f"<html><body>{markup}</body></html>".encode("utf-8", "surrogatepass"), "text/html", furniture)


@SLOWLY
@given(data=st.binary(max_size=200))
def test_any_bytes(furniture: Furniture, data: bytes) -> None:
    check(data, None, furniture)
