"""`onrecord pledges`: what was promised and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import (
    DEFAULT,
    Actor,
    AsFormat,
    Beneficiary,
    Contribution,
    KnownOn,
    MinConfidence,
    MinSources,
    Output,
    StoreAt,
    answer,
)
from onrecord.cli.failures import complaining

if TYPE_CHECKING:
    from onrecord.ledger.pledges import Rates


def pledges(
    actor: Actor = None,
    beneficiary: Beneficiary = None,
    contribution: Contribution = None,
    known_on: KnownOn = None,
    min_sources: MinSources = 1,
    min_confidence: MinConfidence = None,
    rates: Annotated[
        Path | None,
        typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Dated rates, CSV: date,currency,rate."),
    ] = None,
    currency: Annotated[str, typer.Option(metavar="CODE", help="What the rates convert to.")] = "USD",
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """Show what was offered, committed, prepared and delivered, and the gap.

    One line an actor, item and beneficiary; the same amount told again counts
    once, totals are compared and not added. Each line opens on its sentences.
    Money is converted only by rates that you give; the original stays.

    \b
    Examples:
      onrecord pledges --beneficiary Moldova
      onrecord pledges --rates rates.csv --currency EUR -o tracker.xlsx
    """
    from onrecord.inquiry import tracker
    from onrecord.inquiry.question import Question

    question = Question(
        actor, contribution, beneficiary, known_on=known_on, min_sources=min_sources, min_confidence=min_confidence
    )
    table = _rates(rates, currency)
    answer(store, question, chosen_format, output, lambda c, q, b: tracker.tracker(c, q, b, table))


def _rates(path: Path | None, currency: str) -> Rates | None:
    from onrecord.inquiry.tracker import rates_of

    if path is None:
        return None
    with complaining():
        return rates_of(path, currency)
