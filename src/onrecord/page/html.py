"""A saved web page → text, blocks and metadata."""

from __future__ import annotations

import re

from lxml import html

from onrecord.codebook.furniture import Furniture
from onrecord.model.document import CODED, Issue
from onrecord.page.byline import printed_byline
from onrecord.page.compose import compose
from onrecord.page.draft import Draft
from onrecord.page.headline import headline_of
from onrecord.page.judge import Judge
from onrecord.page.liveblog import entry_times
from onrecord.page.markup import tree_of
from onrecord.page.metadata import (
    Metadata,
    date_beside_text,
    date_in_url,
    date_on_page,
    later_by_a_day,
    metadata_of,
    site_in_title,
)
from onrecord.page.refine import refine
from onrecord.page.region import TAKEN, is_prose, region_of
from onrecord.page.vote import Vote, trafilatura_vote
from onrecord.page.walk import Outline, outline_of

_ADDRESS = re.compile(r"https?://", re.I)


def draft_of_html(markup: str, origin: str, furniture: Furniture) -> Draft:
    """The text, blocks and metadata of an HTML page.

    Args:
        markup: the page's characters.
        origin: its path or address; an address is the document's and may hold its date.
        furniture: the patterns.
    """
    tree, flattened = tree_of(markup)
    metadata = metadata_of(tree)
    outline = outline_of(tree, furniture)
    vote = trafilatura_vote(tree)
    headline = _headline(outline, metadata, vote)
    region = region_of(outline, vote, headline)
    kinds = Judge(outline, region, furniture, headline).kinds()
    text, blocks = compose(outline, kinds, entry_times(outline, kinds))
    title = outline.runs[headline].text.replace("\n", " ") if headline is not None else metadata.title
    found = refine(text, blocks, furniture, title)
    url = origin if _ADDRESS.match(origin) else metadata.url
    coded = frozenset(r.text.replace("\n", " ") for r, k in zip(outline.runs, kinds, strict=True) if k in CODED)
    published, basis = _date(tree, url, coded, found.published)
    byline = found.byline or printed_byline(outline, region, headline, furniture) or metadata.byline
    outlet = found.outlet or metadata.outlet or site_in_title(metadata.titles, title or "")
    issues = (Issue("deep-markup", "The page nests too deeply; its containers were dropped."),) if flattened else ()
    return Draft(
        text,
        tuple(found.blocks),
        title=title,
        byline=byline,
        outlet=outlet,
        agency=found.agency or _agency((byline, *metadata.writers, outlet), furniture),
        published=published,
        date_basis=basis,
        url=url,
        issues=issues,
    )


def _headline(outline: Outline, metadata: Metadata, vote: Vote) -> int | None:
    """The headline's place among the runs."""
    body = (i for i, run in enumerate(outline.runs) if is_prose(run) and vote.share(run.text) >= TAKEN)
    return headline_of(outline, metadata.titles, next(body, len(outline.runs)))


def _agency(credits: tuple[str | None, ...], furniture: Furniture) -> str | None:
    """The wire service that is named as writer or publisher."""
    agencies = (furniture.agency_in(credit) for credit in credits if credit)
    return next((agency for agency in agencies if agency), None)


def _date(
    tree: html.HtmlElement, url: str | None, coded: frozenset[str], printed: str | None
) -> tuple[str | None, str]:
    """The date of publication and its basis.

    An address tells the day where the outlet is; metadata may tell the same moment in another time zone.
    """
    on_page, in_url = date_on_page(tree), date_in_url(url)
    if on_page and in_url and later_by_a_day(on_page, in_url):
        return in_url, "url"
    if on_page or printed:
        return on_page or printed, "page"
    if in_url:
        return in_url, "url"
    beside = date_beside_text(tree, coded)
    return (beside, "page") if beside else (None, "none")
