"""`onrecord estimates`, `events`, `gatherings`, `sources`, `search`: what the store holds, listed."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.asking import (
    DEFAULT,
    AsFormat,
    KnownOn,
    MinConfidence,
    Output,
    StoreAt,
    answer,
)


def estimates(
    measure: Annotated[str | None, typer.Option(metavar="NAME", help="killed, displaced, troops …")] = None,
    actor: Annotated[str | None, typer.Option(metavar="ID|NAME", help="Only of this subject.")] = None,
    known_on: KnownOn = None,
    min_confidence: MinConfidence = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """List how many and how much, with who says so.

    \b
    Example:
      onrecord estimates --measure displaced --format csv
    """
    from onrecord.inquiry import lists
    from onrecord.inquiry.question import Question

    question = Question(actor, known_on=known_on, min_confidence=min_confidence)
    answer(store, question, chosen_format, output, lambda c, q, b: lists.estimates(c, q, b, measure))


def events(
    actor: Annotated[str | None, typer.Option(metavar="ID|NAME", help="Who did it or to whom it was done.")] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="A type of PLOVER: ASSAULT, AID …")] = None,
    known_on: KnownOn = None,
    min_confidence: MinConfidence = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """List who did what to whom.

    \b
    Example:
      onrecord events --actor Norway --type AID
    """
    from onrecord.inquiry import lists
    from onrecord.inquiry.question import Question

    question = Question(actor, known_on=known_on, min_confidence=min_confidence)
    answer(store, question, chosen_format, output, lambda c, q, b: lists.events(c, q, b, kind))


def gatherings(
    actor: Annotated[str | None, typer.Option(metavar="ID|NAME", help="A host or participant.")] = None,
    known_on: KnownOn = None,
    min_confidence: MinConfidence = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """List conferences, summits and talks.

    \b
    Example:
      onrecord gatherings --actor UN
    """
    from onrecord.inquiry import lists
    from onrecord.inquiry.question import Question

    question = Question(actor, known_on=known_on, min_confidence=min_confidence)
    answer(store, question, chosen_format, output, lists.gatherings)


def sources(
    actor: Annotated[str | None, typer.Option(metavar="ID|NAME", help="Who speaks, or for whom.")] = None,
    known_on: KnownOn = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show who speaks how often, and what rests on unnamed officials.

    \b
    Example:
      onrecord sources --format xlsx -o sources.xlsx
    """
    from onrecord.inquiry import lists
    from onrecord.inquiry.question import Question

    answer(store, Question(actor, known_on=known_on), chosen_format, output, lists.sources)


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, or a "phrase" in quotation marks.')],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Most documents shown.")] = 20,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """Find documents by their words, best first.

    \b
    Examples:
      onrecord search "grain ships"
      onrecord search '"prisoner swap" Korvalt' --limit 5
    """
    from onrecord.inquiry import lists
    from onrecord.inquiry.question import Question

    answer(store, Question(), chosen_format, output, lambda c, _question, _book: lists.search(c, query, limit))
