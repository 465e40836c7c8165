"""The text of `onrecord explain`: the way from words to record, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.export.event_words import event_words, gathering_words
from onrecord.export.json import as_dict
from onrecord.export.quoting import around, quoted_spans, visible
from onrecord.export.wording import figure, holding, names, plain, saying, spelled_out, stance_words
from onrecord.model.document import Document, Span
from onrecord.model.records import Because, Estimate, Event, Gathering, Position, Reading, Record, Statement

# Marks around the words of a step: they stay where colours do not.
OPEN, CLOSE = "⟦", "⟧"
_LISTS: dict[type, str] = {
    Statement: "statements",
    Position: "positions",
    Estimate: "estimates",
    Event: "events",
    Gathering: "gatherings",
}
NOT_FIELDS = ("id", "evidence", "content", "because")


def explain(reading: Reading, record: Record) -> RenderableType:
    """One record of the reading: what it says, its words in their sentences, every step, every field that is filled."""
    return Group(
        Text.assemble((headline(reading, record), "bold"), (f"  {record.id}", "dim")),
        *_words(reading.document, record),
        *_steps(reading.document, record),
        *_fields(reading, record),
    )


def headline(reading: Reading, record: Record) -> str:
    """One line for a record: who, in which stance, what; who says it, how, what; how many of what, where, by whom."""
    if isinstance(record, Position):
        known = names(reading)
        actor = known.get(record.actor, record.actor)
        return visible(f"{actor} {stance_words(record)}: {plain(record.contribution)}")
    if isinstance(record, Event):
        return visible(event_words(record, names(reading)))
    if isinstance(record, Gathering):
        return visible(gathering_words(record, names(reading)))
    if isinstance(record, Estimate):
        return visible(f"{figure(record)} — {' · '.join(holding(record, names(reading)))}")
    content = f": {quoted_spans(record.content, reading.document.text)}" if record.content else ""
    return visible(f"{record.source} · {saying(record)}{content}")


def _heading(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style="bold underline")


def _marked(document: Document, span: Span) -> Text:
    before, words, after = around(document, span)
    return Text.assemble(before, OPEN, (words, "bold"), CLOSE, after)


def _words(document: Document, record: Record) -> Iterator[RenderableType]:
    yield from _heading("The words")
    for span in record.evidence:
        yield Padding(_marked(document, span), (0, 0, 0, 2), expand=False)


def _steps(document: Document, record: Record) -> Iterator[RenderableType]:
    yield from _heading("From words to record")
    if not record.because:
        yield Padding("No step was noted.", (0, 0, 0, 2), expand=False)
    for number, step in enumerate(record.because, 1):
        yield Padding(_step(number, step), (0, 0, 0, 2), expand=False)
        if step.span is not None:
            yield Padding(_marked(document, step.span), (0, 0, 0, 5), expand=False)


def _step(number: int, step: Because) -> Text:
    note = f"  {visible(step.note)}" if step.note else ""
    return Text.assemble(f"{number}. ", (plain(step.step), "bold"), f"  {step.entry}", (note, "dim"))


def _fields(reading: Reading, record: Record) -> Iterator[RenderableType]:
    yield from _heading("The record")
    kind = _LISTS[type(record)]
    fields = next(row for row in as_dict(reading)[kind] if row["id"] == record.id)
    for name, value in fields.items():
        if name not in NOT_FIELDS and value not in (None, [], ""):
            yield Padding(Text.assemble((f"{name}: ", "dim"), visible(spelled_out(value))), (0, 0, 0, 2), expand=False)
