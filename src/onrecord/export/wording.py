"""Records in plain words for people: stances, amounts, names, where a date came from.

A stance or contribution that is not listed here (another codebook's) is shown by its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.model.document import Document
from onrecord.model.records import Amount, Estimate, Position, Reading, Statement


@dataclass(frozen=True, slots=True)
class StanceWords:
    """How a stance is told: its words before the contribution, its words once over, and the tone that colours it.

    Attributes:
        now: "has not ruled out".
        past: for a position that no longer held when the text was written.
        tone: `gives`, `offers`, `open`, `holds_back`, `refuses` or `on_others`.
    """

    now: str
    past: str
    tone: str


# In the order of the codebook's scale, from giving to refusing, then the family about another's deed.
STANCES = {
    "delivering": StanceWords("is delivering", "delivered", "gives"),
    "committed": StanceWords("has committed to", "had committed to", "gives"),
    "preparing": StanceWords("is preparing", "was preparing", "gives"),
    "offered": StanceWords("has offered", "had offered", "offers"),
    "considering": StanceWords("is considering", "was considering", "open"),
    "open": StanceWords("has not ruled out", "had not ruled out", "open"),
    "undecided": StanceWords("has not decided on", "had not decided on", "open"),
    "declined": StanceWords("holds back for now from", "held back for a time from", "holds_back"),
    "ruled_out": StanceWords("has ruled out", "had ruled out", "refuses"),
    "ended": StanceWords("has ended or will end", "had ended", "refuses"),
    "urging": StanceWords("urges", "urged", "on_others"),
    "opposed": StanceWords("opposes", "opposed", "on_others"),
    "tolerating": StanceWords("does not stand in the way of", "did not stand in the way of", "on_others"),
}

DATE_BASES = {
    "given": "as you gave it",
    "page": "from the page",
    "url": "from the address",
    "text": "from the text",
}


def counted(number: int, noun: str) -> str:
    """ "1 document", "1,204 documents"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def plain(name: str) -> str:
    """A name of the codebook as words: `ground_troops` → "ground troops"."""
    return name.replace("_", " ")


def stance_words(position: Position) -> str:
    """ "has not ruled out"; in the past where the position no longer holds."""
    words = STANCES.get(position.stance)
    if words is None:
        return plain(position.stance)
    return words.now if position.holds else words.past


def tone(stance: str) -> str:
    """The tone that colours a stance; `unknown` for a stance of another codebook."""
    return STANCES[stance].tone if stance in STANCES else "unknown"


def scale(stance: str) -> int:
    """Place on the scale from giving to refusing; unknown stances come last."""
    return list(STANCES).index(stance) if stance in STANCES else len(STANCES)


def names(reading: Reading) -> dict[str, str]:
    """Actor id → name, as far as the reading knows it."""
    return {actor.id: actor.name for actor in reading.actors}


def details(position: Position, known: dict[str, str]) -> tuple[str, ...]:
    """What a position says beyond actor, stance and contribution, a phrase each: "against Islamic State"."""
    phrases = [amount_words(amount) for amount in position.amounts]
    for word, value in (("by", position.doer), ("for", position.beneficiary), ("against", position.target)):
        if value is not None:
            phrases.append(f"{word} {known.get(value, value)}")
    if position.area_text or position.area:
        phrases.append(f"in {position.area_text or known.get(position.area or '', position.area)}")
    if position.condition:
        phrases.append(f"condition: {position.condition}")
    return (*phrases, *when(position.date_text, position.date))


def when(words: str | None, resolved: str | None) -> tuple[str, ...]:
    """The words of a date and the day they stand for, as one phrase: "Monday = 2023-11-13"; nothing for neither."""
    told = " = ".join(dict.fromkeys(part for part in (words, resolved) if part))
    return (told,) if told else ()


def standing(position: Position, known: dict[str, str]) -> tuple[str, ...]:
    """Which part of the actor, who says so, how sure it stands, a phrase each; empty where there is nothing to add."""
    phrases = []
    if position.organ:
        phrases.append(f"organ: {plain(position.organ)}")
    if position.source:
        phrases.append(f"according to {position.source}")
    if position.factuality == "reported":
        phrases.append("said of it by others")
    if position.factuality == "denied":
        by = position.denied_by
        phrases.append(f"denied by {known.get(by, by)}" if by else "denied")
    if not position.holds:
        phrases.append("no longer so when this was written")
    return tuple(phrases)


def amount_words(amount: Amount) -> str:
    """ "up to 10 military aircraft", "about GBP 3,000,000,000 per year"."""
    parts = (
        interval(amount.low, amount.high, amount.approx, amount.currency),
        amount.unit,
        f"per {amount.period}" if amount.period else None,
        f"({amount.basis})" if amount.basis else None,
    )
    return " ".join(part for part in parts if part)


def interval(low: float | None, high: float | None, approx: bool, currency: str | None) -> str:
    """ "about USD 3,000,000 to 5,000,000", "at least 24", "up to 10"."""
    least, most = _number(low), _number(high)
    if least and most:
        number = least if least == most else f"{least} to {most}"
    elif least or most:
        number = f"at least {least}" if least else f"up to {most}"
    else:
        number = "an unsaid number of"
    return " ".join(part for part in ("about" if approx else None, currency, number) if part)


def _number(value: float | None) -> str | None:
    if value is None:
        return None
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def figure(estimate: Estimate) -> str:
    """ "between 20,000 and 31,000 fighters", "at least USD 3,000,000 per day, revenue"."""
    low, high = _number(estimate.low), _number(estimate.high)
    ranged = low is not None and high is not None and low != high
    about = "about " if estimate.approx else ""
    number = (
        " ".join(p for p in (f"{about}between", estimate.currency, low, "and", high) if p)
        if ranged
        else interval(estimate.low, estimate.high, estimate.approx, estimate.currency)
    )
    unit = estimate.unit if estimate.unit == "%" else f" {estimate.unit}" if estimate.unit else ""
    per = f" per {estimate.per}" if estimate.per else ""
    kind = plain(estimate.measure)
    joint = " " if not (estimate.unit or estimate.currency or estimate.measure == "other") else ", "
    return f"{number}{unit}{per}{'' if estimate.measure == 'other' else joint + kind}"


def holding(estimate: Estimate, known: dict[str, str]) -> tuple[str, ...]:
    """Of whom, where, when, of what a share, who says so: a phrase each."""
    phrases = [known.get(estimate.subject, estimate.subject)]
    if estimate.scope:
        phrases.append(f"place: {estimate.scope}")
    phrases += when(estimate.date_text, estimate.date)
    if estimate.part_of:
        phrases.append(f"part of {estimate.part_of}")
    if estimate.source:
        phrases.append(f"says {estimate.source}")
    return tuple(phrases)


def saying(statement: Statement) -> str:
    """How it was said: "told · to Fox News"; "(goes on)" where the text quotes on without a cue."""
    cue = statement.cue or "(goes on)"
    return f"{cue} · to {statement.audience}" if statement.audience else cue


def published_words(document: Document) -> str:
    """ "14 March 2019 (from the page)", or that no date is known."""
    if document.published is None:
        return "no publication date: relative dates stay unresolved"
    try:
        day = date.fromisoformat(document.published[:10])
        shown = f"{day.day} {day:%B} {day.year}"
    except ValueError:
        shown = document.published
    basis = DATE_BASES.get(document.date_basis)
    return f"{shown} ({basis})" if basis else shown


def spelled_out(value: Any) -> str:
    """A value of a record's JSON for people: lists and objects spelled out, what is null or empty left away."""
    if isinstance(value, list):
        return "; ".join(spelled_out(item) for item in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {spelled_out(item)}" for name, item in value.items() if item not in (None, []))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def cell_words(cell: Any) -> str:
    """A cell of a sheet for people: thousands marked, lists joined, what is unknown left empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return _number(cell) or ""
    return cell if isinstance(cell, str) else ", ".join(cell)
