"""Predictions for benchmarks of main text and of publication dates.

Both read JSON lines, plain or gzipped, of `{id, url, html}` and give one line a page, in any language.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.codebook.furniture import Furniture
from onrecord.errors import InputError
from onrecord.evaluation.texts import field_of, read_rows
from onrecord.model.document import CODED, BlockKind, Item
from onrecord.page.decode import decode
from onrecord.page.draft import Draft
from onrecord.page.read import draft_of


def extraction_lines(path: Path, furniture: Furniture) -> Iterator[dict[str, str]]:
    """For each page `{id, body}`: its coded blocks, without headline and captions, joined by newlines."""
    for identifier, draft in _drafts(path, furniture):
        yield {"id": identifier, "body": _body(draft) if draft else ""}


def pubdate_lines(path: Path, furniture: Furniture) -> Iterator[dict[str, str | None]]:
    """For each page `{id, date}`: its date of publication, ISO 8601, or None."""
    for identifier, draft in _drafts(path, furniture):
        yield {"id": identifier, "date": draft.published if draft else None}


def _body(draft: Draft) -> str:
    kept = []
    for block in draft.blocks:
        words = block.span.of(draft.text)
        is_title = block.kind is BlockKind.HEADLINE and words == draft.title
        if block.kind in CODED and block.kind is not BlockKind.CAPTION and not is_title:
            kept.append(words)
    return "\n".join(kept)


def _drafts(path: Path, furniture: Furniture) -> Iterator[tuple[str, Draft | None]]:
    for line, page in read_rows(path):
        identifier, html = field_of(page, "id", path, line), field_of(page, "html", path, line)
        item = Item(html.encode("utf-8", "surrogatepass"), str(page.get("url") or identifier), "text/html")
        try:
            yield identifier, draft_of(decode(item).text, item, furniture)
        except InputError:
            yield identifier, None
