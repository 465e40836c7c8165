"""Item → Document."""

from __future__ import annotations

import hashlib
import re

from onrecord.codebook.furniture import Furniture
from onrecord.errors import NoArticle, TooLarge
from onrecord.model.document import CODED, BlockKind, Document, Issue, Item, Source
from onrecord.page.decode import decode
from onrecord.page.draft import Draft
from onrecord.page.html import draft_of_html
from onrecord.page.language import require_english
from onrecord.page.metadata import date_in_url
from onrecord.page.text import draft_of_text

_TAGS = r"!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|title|meta|table|ul|blockquote"
_MARKUP = re.compile(rf"<(?:{_TAGS})\b[^>]*>", re.IGNORECASE)
_SNIFFED = 4096
# Thirty thousand words: no article is so long, and reading takes more than twice as long for twice the text.
MOST_TEXT = 200_000


def read(item: Item, furniture: Furniture) -> Document:
    """The document of a page or text: what is coded, what is furniture, and what it says about itself.

    Args:
        item: bytes as they arrived; a missing media type is sniffed.
        furniture: the codebook's patterns of page furniture.

    Returns:
        A document whose blocks are cut out of its text (code points, half-open), in order, without overlap.

    Raises:
        EmptyInput: nothing but white space.
        NotText: binary data, an image, an archive.
        NoArticle: no running text.
        TooLarge: more than `MOST_TEXT` characters of it.
        ForeignLanguage: a text that is not English.
    """
    decoded = decode(item)
    draft = draft_of(decoded.text, item, furniture)
    coded = "\n".join(b.span.of(draft.text) for b in draft.blocks if b.kind in CODED)
    if not any(b.kind in CODED and b.kind is not BlockKind.HEADLINE for b in draft.blocks):
        if item.language is None:
            require_english(coded or draft.text, furniture, item.place)
        raise NoArticle(f"{item.place}: no article was found.", "Save the page of one article, not a front page.")
    if len(coded) > MOST_TEXT:
        raise TooLarge(
            f"{item.place}: its text has {len(coded):,} characters, more than {MOST_TEXT:,}.",
            "Give one article; write a collection as JSONL, an article a line.",
        )
    language = item.language or require_english(coded, furniture, item.place)
    return _document(draft, item, language, decoded.issues)


def draft_of(text: str, item: Item, furniture: Furniture) -> Draft:
    """The draft of decoded characters, read as HTML or as plain text."""
    if _is_html(text, item):
        return draft_of_html(text, item.url or item.origin, furniture)
    return draft_of_text(text.replace("\r\n", "\n").replace("\r", "\n"), furniture)


def _is_html(text: str, item: Item) -> bool:
    if item.media_type:
        return "html" in item.media_type or "xml" in item.media_type
    return bool(_MARKUP.search(text[:_SNIFFED]))


def _document(draft: Draft, item: Item, language: str | None, issues: tuple[Issue, ...]) -> Document:
    published, basis = _date(draft, item)
    if published is None:
        basis = "none"
        remedy = "Days such as “Monday” stay unresolved; give the date with --published."
        issues += (Issue("no-date", f"No date of publication was found. {remedy}"),)
    return Document(
        id=hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        text=draft.text,
        blocks=draft.blocks,
        title=item.title or draft.title,
        byline=draft.byline,
        outlet=item.outlet or draft.outlet,
        agency=draft.agency,
        published=published,
        date_basis=basis,
        url=item.url or draft.url,
        language=language,
        issues=(*item.issues, *draft.issues, *issues),
        source=Source(
            item.origin,
            item.sha256 or hashlib.sha256(item.data).hexdigest(),
            item.part,
            item.given_id,
            item.retrieved,
        ),
    )


def _date(draft: Draft, item: Item) -> tuple[str | None, str]:
    """Date of publication and its basis: the user's, else the page's, the one told beside it, the address's."""
    if item.published and item.date_basis == "given":
        return item.published, "given"
    if draft.published:
        return draft.published, draft.date_basis
    if item.published:
        return item.published, item.date_basis
    in_url = date_in_url(item.url)
    return (in_url, "url") if in_url else (None, "none")
