"""Answers about pledges: the sheet of a pledge tracker, which opens down to its sentences."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from onrecord.codebook.standing import STEPS, StandingBook
from onrecord.errors import InputError
from onrecord.export.sheet import Cell, Sheet
from onrecord.export.wording import amount_words, plain
from onrecord.inquiry.question import Answer, Question, answered, iso, wanted_of
from onrecord.inquiry.standings import told
from onrecord.ledger.pledges import Pledge, Rates, pledges
from onrecord.ledger.voices import voice
from onrecord.store import Connection

_COLUMNS = ("actor", "item", "beneficiary", "unit", "period", *STEPS, "gap", "tranches", "told again", "first", "last")


def tracker(connection: Connection, question: Question, book: StandingBook, rates: Rates | None = None) -> Answer:
    """Per actor, item and beneficiary what got how far, and below it every sentence.

    Args:
        rates: converts money, beside the original.
    """
    found = [
        p
        for p in pledges(told(connection, question, book), book, question.known_on or date.max)
        if len(p.voices) >= question.min_sources
    ]
    money = (f"offered in {rates.currency}", f"delivered in {rates.currency}") if rates else ()
    lines = tuple(_line(number, p, rates) for number, p in enumerate(found, 1))
    sheets = (
        Sheet("pledges", ("line", *_COLUMNS, "sources", *money), lines),
        Sheet("sentences", _SENTENCES, tuple(row for n, p in enumerate(found, 1) for row in _sentences(n, p))),
    )
    return answered("Pledges", sheets, connection, question, found, wanted_of(connection, question, book).actors)


def _line(number: int, pledge: Pledge, rates: Rates | None) -> tuple[Cell, ...]:
    item = pledge.item
    steps = (pledge.offered, pledge.committed, pledge.prepared, pledge.delivered)
    row = (
        *(number, item.actor, plain(item.contribution), item.beneficiary, item.unit, item.period, *steps, pledge.gap),
        *(len(pledge.tranches), pledge.again, pledge.first.isoformat(), pledge.last.isoformat(), len(pledge.voices)),
    )
    return row if rates is None else (*row, *_converted(pledge, rates))


def _converted(pledge: Pledge, rates: Rates) -> tuple[float | None, float | None]:
    """Offered and delivered, each tranche at the rate of its day; None where one of them has no rate."""
    if not pledge.item.money:
        return None, None
    unit = pledge.item.unit
    offered = [rates.convert(t.at_least(STEPS[0]), unit, t.first) for t in pledge.tranches]
    delivered = [rates.convert(t.at_least(STEPS[-1]), unit, t.days.get(STEPS[-1], t.first)) for t in pledge.tranches]
    return _sum(offered), _sum(delivered)


def _sum(amounts: list[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return round(sum(known), 2) if len(known) == len(amounts) else None


_SENTENCES = ("line", "tranche", "published", "stance", "amounts", "voice", "sentence", "outlet", "id")


def _sentences(number: int, pledge: Pledge) -> list[tuple[Cell, ...]]:
    return [
        (
            number,
            place,
            iso(filed.told.published),
            plain(filed.record.stance),
            [amount_words(amount) for amount in filed.record.amounts],
            voice(filed),
            filed.quotes[0],
            filed.told.outlet,
            filed.record.id,
        )
        for place, tranche in enumerate(pledge.tranches, 1)
        for filed in tranche.told
    ]


def rates_of(path: Path, currency: str) -> Rates:
    """The rates of a CSV file with the columns `date`, `currency`, `rate`: units of `currency` for one of its own.

    Raises:
        InputError: the file cannot be read, or a line is not of this form; naming the line.
    """
    table: dict[str, list[tuple[date, float]]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: the rates cannot be read.", "Give a CSV file with date, currency and rate."
        ) from error
    for number, row in enumerate(rows, 2):
        try:
            day, rate = date.fromisoformat(row["date"].strip()), float(row["rate"])
            table.setdefault(row["currency"].strip().upper(), []).append((day, rate))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                f"{path}, line {number}: this is no dated rate.", "Write date,currency,rate as 2031-03-01,NOK,0.094."
            ) from error
    return Rates(currency.upper(), {name: tuple(sorted(rows)) for name, rows in table.items()})
