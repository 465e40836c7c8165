"""A reading as Markdown: a list of its records, each with the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.export import wording
from onrecord.export.cards import RECORDS, Card, cards
from onrecord.export.quoting import quoted, visible
from onrecord.model.records import Reading

# What Markdown would take for a mark of its own: text of a page is shown as it is, links and tags included.
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")


def markdown(reading: Reading) -> str:
    """The reading as Markdown (CommonMark) without a final line end; the same reading gives the same text."""
    document = reading.document
    publisher = [part for part in (document.outlet, document.agency) if part]
    told = " · ".join((*publisher, wording.published_words(document)))
    lines = [f"# {_plain(document.title or '(no title)')}", "", _plain(told)]
    if document.url:
        lines += ["", _plain(document.url)]
    shown = tuple(cards(reading))
    for kind, label in RECORDS.items():
        of_kind = [card for card in shown if card.kind == kind]
        if of_kind:
            lines += ["", f"## {label}", ""]
            lines += [line for card in of_kind for line in _card(card, document.text)]
    if not any(card.kind in RECORDS for card in shown):
        lines += ["", "No record was found in this article."]
    return "\n".join(lines)


def _card(card: Card, text: str) -> Iterator[str]:
    about = [f"**{_plain(card.title)}**", *(_plain(part) for part in (card.before, card.mark, card.rest) if part)]
    notes = "".join(f" · {_plain(note)}" for note in card.notes)
    yield f"- {' '.join(about)}{notes} (`{card.id}`)"
    for number, span in enumerate(card.spans):
        if number:
            yield "  >"
        yield f"  > {_plain(quoted(span.of(text)))}"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", visible(text))
