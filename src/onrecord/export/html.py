"""A reading as one HTML file: the article and its records side by side, each lighting the other.

Nothing is loaded: style and script stand in the file, and its content policy allows these two and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.export import wording
from onrecord.export.json import as_dict
from onrecord.model.document import CODED, Block, BlockKind, Document, Span
from onrecord.model.records import Because, Reading


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article that no span of any record cuts.

    Attributes:
        span: code points of the document's text.
        text: its words.
        cards: ids of the cards whose words these are, in the order of the cards.
        kinds: the kinds of these cards, each once.
        opens: whether a card's words start here: a stop for the keyboard.
    """

    span: Span
    text: str
    cards: tuple[str, ...]
    kinds: tuple[str, ...]
    opens: bool


_RECORDS = frozenset(("position", "statement", "estimate"))
_Shown = tuple[str, tuple[Piece, ...]]
"""A block as it is shown: its kind and its pieces."""


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of the list beside the article.

    Attributes:
        id: unique in the page; a record's own id.
        kind: `position`, `statement`, `estimate`, `actor`, `place` or `issue`; the filters go by it.
        title: whom or what it is about.
        mark: words behind the title that colours repeat: the stance, "unnamed".
        tone: the colour of the mark: a tone of `wording`, `unnamed`, or empty.
        rest: what follows the mark: the contribution, the cue.
        notes: further lines.
        spans: the words it lights in the article.
        fields: name → value of the record, without what is shown elsewhere.
        because: the steps from words to record.
    """

    id: str
    kind: str
    title: str
    mark: str = ""
    tone: str = ""
    rest: str = ""
    notes: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    because: tuple[Because, ...] = ()


def page(reading: Reading) -> str:
    """The reading as an HTML document; the same reading gives the same text."""
    cards = tuple(_cards(reading))
    template = _environment()
    style, script = _source("reading.css"), _source("reading.js")
    return template.get_template("reading.html").render(
        document=reading.document,
        published=wording.published_words(reading.document),
        runs=tuple(_runs(reading.document, cards)),
        cards=cards,
        kinds=Counter(card.kind for card in cards),
        text=reading.document.text,
        versions=reading.versions,
        style=Markup(style),
        script=Markup(script),
        style_hash=_policy_hash(style),
        script_hash=_policy_hash(script),
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["spans"] = lambda spans: " ".join(f"{span.start}-{span.end}" for span in spans)
    environment.filters["plain"] = wording.plain
    return environment


def _source(name: str) -> str:
    return files("onrecord").joinpath("templates", name).read_text("utf-8")


def _policy_hash(source: str) -> str:
    """The `'sha256-…'` by which the page's content policy knows an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


# Cards


def _cards(reading: Reading) -> Iterator[Card]:
    known = wording.names(reading)
    rows = as_dict(reading)
    fields = {row["id"]: row for row in (*rows["positions"], *rows["statements"], *rows["estimates"])}
    for position in sorted(reading.positions, key=lambda position: position.evidence[0]):
        yield Card(
            id=position.id,
            kind="position",
            title=known.get(position.actor, position.actor),
            mark=f"{wording.stance_words(position)}:",
            tone=wording.tone(position.stance),
            rest=wording.plain(position.contribution),
            notes=(*wording.details(position, known), *wording.standing(position, known)),
            spans=position.evidence,
            fields=tuple(_fields(fields[position.id])),
            because=position.because,
        )
    for statement in reading.statements:
        yield Card(
            id=statement.id,
            kind="statement",
            title=statement.source,
            mark="unnamed" if statement.source_kind == "unnamed" else "",
            tone="unnamed" if statement.source_kind == "unnamed" else "",
            rest=f"· {wording.saying(statement)}",
            notes=tuple(_sourcing(statement.via, statement.anonymity)),
            spans=statement.content or statement.evidence,
            fields=tuple(_fields(fields[statement.id])),
            because=statement.because,
        )
    for estimate in sorted(reading.estimates, key=lambda estimate: estimate.evidence[0]):
        about, *notes = wording.holding(estimate, known)
        yield Card(
            id=estimate.id,
            kind="estimate",
            title=wording.figure(estimate),
            rest=f"— {about}",
            notes=tuple(notes),
            spans=estimate.evidence,
            fields=tuple(_fields(fields[estimate.id])),
            because=estimate.because,
        )
    yield from _context(reading)


def _context(reading: Reading) -> Iterator[Card]:
    """Actors, places and issues: what the records stand on, and what was left out."""
    for number, actor in enumerate(reading.actors):
        about = tuple(part for part in (actor.kind, actor.country, actor.organ, actor.role) if part)
        yield Card(f"actor-{number}", "actor", f"{actor.name} ({actor.id})", notes=about, spans=actor.mentions)
    for number, place in enumerate(reading.places):
        yield Card(f"place-{number}", "place", place.name, notes=_some(place.country), spans=place.mentions)
    for number, issue in enumerate(reading.issues):
        spans = () if issue.span is None else (issue.span,)
        yield Card(f"issue-{number}", "issue", issue.code, notes=(issue.message,), spans=spans)


def _some(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def _sourcing(via: str | None, anonymity: str | None) -> Iterator[str]:
    if via:
        yield f"relayed by {via}: no second witness"
    if anonymity:
        yield f"why unnamed: {anonymity}"


def _fields(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name in ("id", "evidence", "content", "because", "amounts") or value is None:
            continue
        yield name, {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


# The article


def _runs(document: Document, cards: tuple[Card, ...]) -> Iterator[tuple[bool, tuple[_Shown, ...]]]:
    """Blocks in reading order, in runs of those that are coded and of those that are not."""
    for coded, run in groupby(_blocks(document, cards), key=lambda block: block[0] in CODED):
        yield coded, tuple(run)


def _blocks(document: Document, cards: tuple[Card, ...]) -> Iterator[_Shown]:
    """Each block's kind and pieces in reading order; words that no block holds come as `unplaced`."""
    at = 0
    end = Block(BlockKind.FURNITURE, Span(len(document.text), len(document.text)))
    for block in (*sorted(document.blocks, key=lambda block: block.span), end):
        between = Span(at, block.span.start)
        if between.of(document.text).strip():
            yield "unplaced", _pieces(between, document.text, cards)
        if block is not end:
            yield block.kind.value, _pieces(block.span, document.text, cards)
        at = max(at, block.span.end)


def _pieces(frame: Span, text: str, cards: tuple[Card, ...]) -> tuple[Piece, ...]:
    """`frame` cut wherever words of a card or of one of its steps start or end."""
    here = [(card, span) for card in cards for span in card.spans if span.meets(frame)]
    steps = [s.span for card in cards for s in card.because if s.span is not None and s.span.meets(frame)]
    cuts = {frame.start, frame.end} | set(_edges([span for _, span in here], frame)) | set(_edges(steps, frame))
    ordered = sorted(cuts)
    return tuple(_piece(Span(start, end), text, here) for start, end in pairwise(ordered) if start < end)


def _edges(spans: Iterable[Span], frame: Span) -> Iterator[int]:
    for span in spans:
        yield from (edge for edge in (span.start, span.end) if frame.start < edge < frame.end)


def _piece(span: Span, text: str, here: list[tuple[Card, Span]]) -> Piece:
    covering = [(card, one) for card, one in here if one.covers(span)]
    return Piece(
        span=span,
        text=span.of(text),
        cards=tuple(dict.fromkeys(card.id for card, _ in covering)),
        kinds=tuple(dict.fromkeys(card.kind for card, _ in covering)),
        opens=any(one.start == span.start and card.kind in _RECORDS for card, one in covering),
    )
