"""`onrecord ledger`, `standing`, `changes`, `contradictions`: where actors stand."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.asking import (
    DEFAULT,
    Actor,
    Area,
    AsFormat,
    Beneficiary,
    Contribution,
    Doer,
    KnownOn,
    MinConfidence,
    MinSources,
    On,
    Output,
    Since,
    StoreAt,
    Target,
    answer,
)


def ledger(
    actor: Actor = None,
    contribution: Contribution = None,
    beneficiary: Beneficiary = None,
    target: Target = None,
    doer: Doer = None,
    area: Area = None,
    on: On = None,
    known_on: KnownOn = None,
    min_sources: MinSources = 1,
    min_confidence: MinConfidence = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show who stands where: actors and contributions, one row a cell.

    Own deeds and deeds asked of others stand apart. Copies of one text, one
    agency and one person quoted by many count as one source.

    \b
    Examples:
      onrecord ledger
      onrecord ledger --actor Norway --on 2031-03-15
      onrecord ledger --contribution military --min-sources 2 -o ledger.xlsx
    """
    from onrecord.inquiry import standings
    from onrecord.inquiry.question import Question

    question = Question(actor, contribution, beneficiary, target, doer, area, on, known_on, min_sources, min_confidence)
    answer(store, question, chosen_format, output, standings.ledger)


def standing(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="An id or name: NOR or Norway.")],
    contribution: Annotated[str | None, typer.Argument(metavar="[CONTRIBUTION]", help="A leaf or branch.")] = None,
    beneficiary: Beneficiary = None,
    target: Target = None,
    doer: Doer = None,
    area: Area = None,
    on: On = None,
    known_on: KnownOn = None,
    min_confidence: MinConfidence = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show every sentence of an actor's cells, and why this holds now.

    \b
    Examples:
      onrecord standing Norway
      onrecord standing NOR arms --on 2031-03-15 --known-on 2031-03-10
    """
    from onrecord.inquiry import standings
    from onrecord.inquiry.question import Question

    question = Question(
        actor, contribution, beneficiary, target, doer, area, on, known_on, min_confidence=min_confidence
    )
    answer(store, question, chosen_format, output, standings.standing_of)


def changes(
    actor: Actor = None,
    contribution: Contribution = None,
    beneficiary: Beneficiary = None,
    since: Since = None,
    known_on: KnownOn = None,
    min_confidence: MinConfidence = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show where the same actor stands differently later, with both sentences.

    \b
    Examples:
      onrecord changes --since 2031-03-01
      onrecord changes --actor Norway --format csv
    """
    from onrecord.inquiry import standings
    from onrecord.inquiry.question import Question

    question = Question(actor, contribution, beneficiary, known_on=known_on, min_confidence=min_confidence)
    answer(
        store,
        question,
        chosen_format,
        output,
        lambda connection, question, book: standings.changes(connection, question, book, since),
    )


def contradictions(
    actor: Actor = None,
    contribution: Contribution = None,
    on: On = None,
    known_on: KnownOn = None,
    min_confidence: MinConfidence = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show what cannot both be true, said by different sources.

    Stances that stand against each other, disjoint estimates of one thing for
    one time and place, accusations and denials; each with both sentences.

    \b
    Examples:
      onrecord contradictions
      onrecord contradictions --actor Norway --format html -o quarrels.html
    """
    from onrecord.inquiry import standings
    from onrecord.inquiry.question import Question

    question = Question(actor, contribution, on=on, known_on=known_on, min_confidence=min_confidence)
    answer(store, question, chosen_format, output, standings.contradictions)
