"""Pledges: what was offered, committed, prepared and delivered of one item, and the gap. Money told again counts once.

A *tranche* is money or goods announced once. What is told of it later moves it on:

1. The same amount of the same item is the same tranche, told again or a step further. One that is called new, told
   more than a week after, is another tranche.
2. A smaller amount a step further is drawn from the oldest tranche that has so much left ("80 of the 200 arrived").
3. What is called a total, or what remains, is no tranche: a total counts only for what exceeds the tranches.
4. Whatever is left is a new tranche.

Amounts with a period ("a year") are kept apart from amounts without. What is denied, corrected, or was over when told
does not count, except deliveries, which stay delivered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.codebook.standing import STEPS, StandingBook
from onrecord.ledger.standing import since
from onrecord.ledger.voices import voices
from onrecord.model.ledger import Filed
from onrecord.model.records import Amount, Position

ANNOUNCEMENT = timedelta(days=7)
"""So long one announcement is in the news."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is pledged, by whom, for whom; `unit` is a currency or what is counted."""

    actor: str
    contribution: str
    beneficiary: str | None
    unit: str
    money: bool
    period: str | None = None


@dataclass(slots=True)
class Tranche:
    """Money or goods announced once.

    Attributes:
        low, high: bounds of the amount; either may be None.
        steps: step → how much of it got so far. days: step → when it got there. parts: step and amount → when
            a part of it got there.
        told: every record of it, in order.
    """

    low: float | None
    high: float | None
    first: date
    basis: str | None
    steps: dict[str, float] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    parts: dict[tuple[str, float], date] = field(default_factory=dict)
    told: list[Filed[Position]] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The amount as a number: the lower bound, which is sure, else the upper."""
        return self.low if self.low is not None else self.high or 0.0

    def at_least(self, step: str) -> float:
        """How much of it got to `step` or beyond."""
        return max((self.steps.get(s, 0.0) for s in STEPS[STEPS.index(step) :]), default=0.0)


@dataclass(frozen=True, slots=True)
class Pledge:
    """One line of a pledge tracker.

    Attributes:
        offered … delivered: sums over the tranches of what got to this step or beyond.
        gap: pledged and not delivered.
        totals: totals that were told, which are compared and not added.
        voices: who tells of it. again: how many tellings brought nothing new.
    """

    item: Item
    tranches: tuple[Tranche, ...]
    offered: float
    committed: float
    prepared: float
    delivered: float
    totals: tuple[float, ...]
    first: date
    last: date
    voices: tuple[str, ...]
    again: int

    @property
    def gap(self) -> float:
        """What was pledged and not delivered."""
        return self.offered - self.delivered


def pledges(positions: Iterable[Filed[Position]], book: StandingBook, known_on: date = date.max) -> list[Pledge]:
    """Every line, by actor, contribution and beneficiary; records without an amount make none."""
    tellings: dict[Item, list[tuple[date, Amount, Filed[Position]]]] = {}
    for filed in positions:
        day = since(filed, book)
        if day is None or not _counts(filed, book, known_on):
            continue
        for amount in filed.record.amounts:
            item = _item(filed.record, amount)
            if item is not None:
                tellings.setdefault(item, []).append((day, amount, filed))
    merged = _with_beneficiary(tellings)
    return [_pledge(item, several, book) for item, several in sorted(merged.items(), key=lambda i: _order(i[0]))]


def _counts(filed: Filed[Position], book: StandingBook, known_on: date) -> bool:
    """Whether a record speaks of a pledge on this day."""
    position, correction = filed.record, filed.correction
    step = book.steps.get(position.stance)
    return (
        step is not None
        and filed.told.known <= known_on
        and position.factuality != "denied"
        and not filed.retracts
        and (correction is None or correction.known > known_on)
        and (position.holds or step == STEPS[-1])
    )


def _item(position: Position, amount: Amount) -> Item | None:
    if amount.low is None and amount.high is None:
        return None
    unit = amount.currency or amount.unit
    if unit is None:
        return None
    money = amount.currency is not None
    return Item(position.actor, position.contribution, position.beneficiary, unit, money, amount.period)


def _with_beneficiary(
    tellings: Mapping[Item, list[tuple[date, Amount, Filed[Position]]]],
) -> dict[Item, list[tuple[date, Amount, Filed[Position]]]]:
    """Tellings that leave the beneficiary unsaid join those of the only beneficiary who was told the same amount."""
    merged = {item: list(several) for item, several in tellings.items()}
    for item in [item for item in tellings if item.beneficiary is None]:
        others = [o for o in tellings if o.beneficiary is not None and _but_beneficiary(o) == _but_beneficiary(item)]
        for telling in tellings[item]:
            same = [o for o in others if any(_same(telling[1], amount) for _, amount, _ in tellings[o])]
            if len(same) == 1:
                merged[same[0]].append(telling)
                merged[item].remove(telling)
    return {item: several for item, several in merged.items() if several}


def _but_beneficiary(item: Item) -> tuple[str, str, str, str | None]:
    return (item.actor, item.contribution, item.unit, item.period)


def _same(one: Amount, other: Amount) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def _pledge(item: Item, several: list[tuple[date, Amount, Filed[Position]]], book: StandingBook) -> Pledge:
    tranches: list[Tranche] = []
    totals: list[float] = []
    again = 0
    ordered = sorted(several, key=lambda t: (t[0], t[2].told.known, t[2].record.id))
    for day, amount, filed in ordered:
        size = amount.low if amount.low is not None else amount.high or 0.0
        step = book.steps[filed.record.stance]
        if amount.basis in ("total", "remaining"):
            if amount.basis == "total":
                totals.append(size)
            again += 1
            continue
        tranche = _told_before(tranches, day, amount)
        retold = _part_before(tranches, size, step, day, amount.basis) if tranche is None else None
        tranche = tranche or retold or _drawn_from(tranches, size, step)
        if tranche is None:
            tranche = Tranche(amount.low, amount.high, day, amount.basis)
            tranches.append(tranche)
        before = dict(tranche.steps)
        if retold is None:
            _move(tranche, step, size, day)
        again += tranche.steps == before
        tranche.told.append(filed)
    at = {step: sum(t.at_least(step) for t in tranches) for step in STEPS}
    at[STEPS[0]] = max(at[STEPS[0]], *totals) if totals else at[STEPS[0]]
    return Pledge(
        item,
        tuple(tranches),
        offered=at["offered"],
        committed=at["committed"],
        prepared=at["prepared"],
        delivered=at["delivered"],
        totals=tuple(totals),
        first=ordered[0][0],
        last=ordered[-1][0],
        voices=voices(filed for _, _, filed in ordered),
        again=again,
    )


def _told_before(tranches: list[Tranche], day: date, amount: Amount) -> Tranche | None:
    """The tranche of which this amount is told again."""
    same = [t for t in tranches if (t.low, t.high) == (amount.low, amount.high)]
    if amount.basis == "new":
        same = [t for t in same if day - t.first <= ANNOUNCEMENT]
    return same[-1] if same else None


def _drawn_from(tranches: list[Tranche], size: float, step: str) -> Tranche | None:
    """The oldest tranche of which so much has not yet got to `step`, though all of it was announced before."""
    place = STEPS.index(step)
    for tranche in tranches:
        announced = max((tranche.steps.get(s, 0.0) for s in STEPS[:place]), default=0.0)
        if size < tranche.size and tranche.at_least(step) + size <= announced:
            return tranche
    return None


def _part_before(tranches: list[Tranche], size: float, step: str, day: date, basis: str | None) -> Tranche | None:
    """The tranche of which the same part is told again at the same step."""
    for tranche in tranches:
        drawn = tranche.parts.get((step, size))
        if drawn is not None and (basis != "new" or day - drawn <= ANNOUNCEMENT):
            return tranche
    return None


def _move(tranche: Tranche, step: str, size: float, day: date) -> None:
    """Note how much of a tranche got to a step: the same told again adds nothing."""
    whole = size >= tranche.size
    if not whole:
        tranche.parts[step, size] = day
    tranche.steps[step] = tranche.size if whole else tranche.steps.get(step, 0.0) + size
    tranche.days.setdefault(step, day)


def _order(item: Item) -> tuple[str, ...]:
    return (item.actor, item.contribution, item.beneficiary or "", item.unit, item.period or "")


@dataclass(frozen=True, slots=True)
class Rates:
    """Dated exchange rates that the user gave: (day, currency) → units of `currency` for one of its own.

    Attributes:
        currency: what is converted to. table: currency → its days in order, each with the rate from then on.
    """

    currency: str
    table: Mapping[str, tuple[tuple[date, float], ...]]

    def convert(self, amount: float, currency: str, day: date) -> float | None:
        """The amount at the last rate up to `day`; None where there is none, never a later or a guessed one."""
        if currency == self.currency:
            return amount
        rates = [rate for start, rate in self.table.get(currency, ()) if start <= day]
        return amount * rates[-1] if rates else None
