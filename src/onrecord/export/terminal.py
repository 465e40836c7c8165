"""The report of a reading for the terminal, in Rich.

Every line is running text that wraps at any width; words carry what colours repeat; nothing from the page can act on
the terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.export import event_words, wording
from onrecord.export.event_words import Mark
from onrecord.export.quoting import quoted, quoted_spans, stretch, visible
from onrecord.model.document import CODED, Document, Issue, Span
from onrecord.model.records import Estimate, Event, Gathering, Position, Reading, Statement

TONES = {
    "gives": "bold green",
    "offers": "cyan",
    "open": "yellow",
    "holds_back": "magenta",
    "refuses": "bold red",
    "on_others": "blue",
    "done": "green",
    "to_come": "cyan",
    "unsure": "yellow",
    "denied": "bold red",
    "wanted": "blue",
    "unknown": "bold",
}
HEADING = "bold underline"
QUOTE = "italic"
NOTE = "dim"
MARK = "black on yellow"
EXAMPLES = 4


def report(reading: Reading) -> RenderableType:
    """The whole report: head, each kind of record, what was left out, versions."""
    return Group(
        *_head(reading.document),
        *_positions(reading),
        *_events(reading),
        *_gatherings(reading),
        *_statements(reading),
        *_estimates(reading),
        *_left_out(reading),
        *_foot(reading),
    )


def _line(*parts: str | tuple[str, str], indent: int = 0) -> RenderableType:
    return Padding(Text.assemble(*parts), (0, 0, 0, indent), expand=False)


def _heading(title: str, count: str) -> Iterator[RenderableType]:
    yield Text()
    yield _line((title, HEADING), (f"  {count}", NOTE))


def _head(document: Document) -> Iterator[RenderableType]:
    yield _line((visible(document.title or "(no title)"), "bold"))
    publisher = [visible(part) for part in (document.outlet, document.agency) if part]
    yield _line(" · ".join((*publisher, wording.published_words(document))))
    if document.byline:
        yield _line(visible(document.byline))
    if document.url:
        yield _line((visible(document.url), NOTE))


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


# Positions


def _positions(reading: Reading) -> Iterator[RenderableType]:
    by_actor = list(_by_actor(reading.positions))
    actors = _counted(len(by_actor), "actor", "actors")
    count = f"{len(reading.positions)} by {actors}" if by_actor else "none found"
    yield from _heading("Who stands where", count)
    known = wording.names(reading)
    for actor, positions in by_actor:
        yield Text()
        name = known.get(actor, actor)
        yield _line((visible(name), "bold"), ("" if name == actor else f" ({visible(actor)})", NOTE))
        for position in positions:
            yield from _position(position, reading.document, known)


def _by_actor(positions: Iterable[Position]) -> Iterator[tuple[str, list[Position]]]:
    """Actors in the order the text brings them; the positions of each from giving to refusing."""
    in_text = sorted(positions, key=lambda position: position.evidence[0])
    first = {actor: i for i, actor in reversed(list(enumerate(position.actor for position in in_text)))}
    ordered = sorted(in_text, key=lambda position: (first[position.actor], wording.scale(position.stance)))
    for actor, group in groupby(ordered, key=lambda position: position.actor):
        yield actor, list(group)


def _position(position: Position, document: Document, known: dict[str, str]) -> Iterator[RenderableType]:
    tone = TONES[wording.tone(position.stance)]
    details = "".join(f" · {visible(phrase)}" for phrase in wording.details(position, known))
    yield _line(
        (f"{wording.stance_words(position)}:", tone),
        (f" {wording.plain(position.contribution)}", "bold"),
        details,
        (f"  {position.id}", NOTE),
        indent=2,
    )
    yield from _evidence(position.evidence, document)
    standing = wording.standing(position, known)
    if standing:
        yield _line((visible("; ".join(standing)), NOTE), indent=4)


def _evidence(spans: tuple[Span, ...], document: Document, word: Span | None = None) -> Iterator[RenderableType]:
    """The fullest sentence that proves it, `word` bold in it; told twice, the others are counted."""
    more = len(spans) - 1
    shown = Text(quoted(spans[0].of(document.text)), QUOTE)
    if word is not None and spans[0].covers(word):
        shown.stylize("bold", *stretch(spans[0], word, document.text))
    note = Text(f" (+{_counted(more, 'other place', 'other places')})" if more else "", NOTE)
    yield Padding(Text.assemble(shown, note), (0, 0, 0, 4), expand=False)


# Events and gatherings


def _events(reading: Reading) -> Iterator[RenderableType]:
    count = len(reading.events)
    sure = f": {event_words.tally(reading.events)}" if count else ""
    yield from _heading("Who did what to whom", f"{count}{sure}" if count else "none found")
    known = wording.names(reading)
    for family, events in event_words.by_family(reading.events):
        yield Text()
        yield _line((family, "bold"), (f"  {len(events)}", NOTE))
        for event in events:
            yield from _event(event, reading.document, known)


def _event(event: Event, document: Document, known: dict[str, str]) -> Iterator[RenderableType]:
    details = "".join(f" · {visible(phrase)}" for phrase in event_words.event_details(event, known))
    yield _line(
        f"{visible(event_words.sides(event, known))}: ",
        (event_words.deed(event), "bold"),
        *_mark(event_words.factuality(event)),
        details,
        (f"  {event.id}", NOTE),
        indent=2,
    )
    yield from _evidence(event.evidence, document, event.trigger)


def _mark(mark: Mark | None) -> Iterator[str | tuple[str, str]]:
    if mark is not None:
        yield ", "
        yield (mark.words, TONES[mark.tone])


def _gatherings(reading: Reading) -> Iterator[RenderableType]:
    yield from _heading("Who meets", str(len(reading.gatherings)) if reading.gatherings else "none found")
    known = wording.names(reading)
    for gathering in sorted(reading.gatherings, key=lambda gathering: gathering.evidence[0]):
        yield from _gathering(gathering, reading.document, known)


def _gathering(gathering: Gathering, document: Document, known: dict[str, str]) -> Iterator[RenderableType]:
    about = "".join(f" · {visible(phrase)}" for phrase in event_words.gathering_time(gathering))
    yield _line(
        (visible(gathering.name), "bold"),
        *_mark(event_words.outcome(gathering)),
        about,
        (f"  {gathering.id}", NOTE),
        indent=2,
    )
    yield from _evidence(gathering.evidence, document)
    for phrase in event_words.gathering_details(gathering, known):
        yield _line(visible(phrase), indent=4)


# Statements


def _statements(reading: Reading) -> Iterator[RenderableType]:
    unnamed = sum(statement.source_kind == "unnamed" for statement in reading.statements)
    count = str(len(reading.statements)) if reading.statements else "none found"
    yield from _heading("Who says what", f"{count}, {unnamed} from unnamed sources" if unnamed else count)
    for statement in reading.statements:
        yield from _statement(statement, reading.document.text)


def _statement(statement: Statement, text: str) -> Iterator[RenderableType]:
    mark = (" unnamed ", MARK) if statement.source_kind == "unnamed" else ""
    kind = f" ({statement.source_kind})" if statement.source_kind in ("document", "institution") else ""
    yield _line(
        mark,
        " " if mark else "",
        (visible(statement.source), "bold"),
        (kind, NOTE),
        f" · {visible(wording.saying(statement))}",
        (f"  {statement.id}", NOTE),
        indent=2,
    )
    if statement.content:
        shown = quoted_spans(statement.content, text) if statement.quote == "direct" else _told(statement, text)
        yield _line((shown, QUOTE), indent=4)
    else:
        yield _line((f"said nothing: {quoted(statement.evidence[0].of(text))}", NOTE), indent=4)
    if statement.via:
        yield _line((f"relayed by {visible(statement.via)}: no second witness", NOTE), indent=4)
    if statement.anonymity:
        yield _line((f"why unnamed: {visible(statement.anonymity)}", NOTE), indent=4)


def _told(statement: Statement, text: str) -> str:
    """Content in the outlet's words: without quotation marks of ours, they would claim that it was said so."""
    return "→ " + " … ".join(visible(span.of(text)) for span in statement.content)


# Estimates


def _estimates(reading: Reading) -> Iterator[RenderableType]:
    yield from _heading("How many, how much", str(len(reading.estimates)) if reading.estimates else "none found")
    known = wording.names(reading)
    for estimate in sorted(reading.estimates, key=lambda estimate: estimate.evidence[0]):
        yield from _estimate(estimate, reading.document, known)


def _estimate(estimate: Estimate, document: Document, known: dict[str, str]) -> Iterator[RenderableType]:
    about = " · ".join(visible(phrase) for phrase in wording.holding(estimate, known))
    yield _line((visible(wording.figure(estimate)), "bold"), f" — {about}", (f"  {estimate.id}", NOTE), indent=2)
    yield from _evidence(estimate.evidence, document)


# What was left out


def _left_out(reading: Reading) -> Iterator[RenderableType]:
    blocks = Counter(block.kind.value for block in reading.document.blocks if block.kind not in CODED)
    issues = Counter(issue.code for issue in reading.issues)
    if not blocks and not issues:
        return
    yield from _heading("Left out, and why", _counted(sum(issues.values()), "issue", "issues"))
    for kind, count in sorted(blocks.items()):
        yield _line((_counted(count, "block", "blocks"), "bold"), f" of {kind}: kept, never coded", indent=2)
    for code, count in issues.most_common():
        examples = [issue for issue in reading.issues if issue.code == code]
        yield from _issue(code, count, examples, reading.document.text)


def _issue(code: str, count: int, issues: list[Issue], text: str) -> Iterator[RenderableType]:
    """A code with its count; under it each message, the words it is about, and how many more there are."""
    yield _line((f"{count} × {code}", "bold"), indent=2)
    told: dict[str, list[str]] = {}
    for issue in issues:
        told.setdefault(issue.message, []).extend([quoted(issue.span.of(text))] if issue.span else [])
    for message, words in list(told.items())[:EXAMPLES]:
        about = f": {', '.join(dict.fromkeys(words))}" if words else ""
        yield _line((f"{visible(message)}{about}", NOTE), indent=4)
    if len(told) > EXAMPLES:
        yield _line((f"and {len(told) - EXAMPLES} more: --format html lists all", NOTE), indent=4)


def _foot(reading: Reading) -> Iterator[RenderableType]:
    versions = reading.versions
    yield Text()
    yield _line(
        (f"onrecord {versions.onrecord} · codebook {versions.codebook} · {versions.pipeline}", NOTE),
    )
