"""The timeline's gold as the ledger takes it, what the ledger makes of records, and how much of it is right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from onrecord.codebook.standing import StandingBook
from onrecord.ledger import contradictions as against
from onrecord.ledger.changes import changes
from onrecord.ledger.corrections import settled
from onrecord.ledger.pledges import Item, pledges
from onrecord.ledger.standing import standing
from onrecord.model.document import Span
from onrecord.model.ledger import Filed, Key, Told
from onrecord.model.records import Amount, Estimate, Position

HERE = Path(__file__).parent
ARTICLES = HERE.parents[1] / "docs" / "sample" / "varnita.jsonl"
KINDS = ("cells", "changes", "contradictions", "pledges")
_OF_POSITION = ("actor", "contribution", "stance", "beneficiary", "target", "doer", "area", "factuality")
_OF_ESTIMATE = ("subject", "measure", "low", "high", "approx", "scope", "date")
Rows = dict[str, list[tuple[Any, ...]]]


def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load((HERE / "gold.yaml").read_text("utf-8"))
    return loaded


def articles() -> dict[str, dict[str, str]]:
    """Id → article."""
    rows = (json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines())
    return {row["id"]: row for row in rows}


def _told(row: dict[str, Any], coded: dict[str, Any], texts: dict[str, dict[str, str]]) -> Told:
    article = texts[row["in"]]
    first = next((pair[0] for pair in coded["copies"] if row["in"] in pair), row["in"])
    day = date.fromisoformat(article["published"])
    return Told(
        *(row["in"], day, day, article["outlet"], coded["agency"].get(row["in"]), article["title"], article["url"]),
        story=first,
        story_outlet=texts[first]["outlet"],
        note=row["in"] in coded["notes"],
    )


def gold_records(coded: dict[str, Any]) -> tuple[list[Filed[Position]], list[Filed[Estimate]]]:
    """The hand-coded records, filed under their articles."""
    texts = articles()
    positions, estimates = [], []
    for number, row in enumerate(coded["positions"]):
        amount = row.get("amount")
        amounts = (Amount(amount, amount, row.get("unit"), row.get("currency"), basis=row.get("basis")),)
        plain = {name: row[name] for name in _OF_POSITION if name in row}
        position = Position(id=f"p{number:02}", evidence=(Span(0, 1),), amounts=amounts if amount else (), **plain)
        positions.append(_filed(position, row, coded, texts))
    for number, row in enumerate(coded["estimates"]):
        plain = {name: row[name] for name in _OF_ESTIMATE if name in row}
        estimates.append(_filed(Estimate(id=f"e{number:02}", evidence=(Span(0, 1),), **plain), row, coded, texts))
    return positions, estimates


def _filed(record: Any, row: dict[str, Any], coded: dict[str, Any], texts: dict[str, dict[str, str]]) -> Filed[Any]:
    told = _told(row, coded, texts)
    return Filed(
        record, told, (row["words"],), row.get("source_id"), row.get("source_kind"), retracts=row.get("retracts", False)
    )


def expected(coded: dict[str, Any]) -> Rows:
    """What the ledger must make of the gold, as plain rows."""
    return {
        "cells": [(day, *row) for day, rows in coded["cells"].items() for row in rows],
        "changes": [tuple(row) for row in coded["changes"]],
        "contradictions": [tuple(row) for row in coded["contradictions"]],
        "pledges": [tuple(row) for row in coded["pledges"]],
    }


def made(
    positions: Iterable[Filed[Position]],
    estimates: Iterable[Filed[Estimate]],
    book: StandingBook,
    days: Iterable[date],
    article_of: dict[str, str] | None = None,
) -> Rows:
    """What the ledger makes of records, as rows of the same form.

    Args:
        article_of: document → article, where documents are not named by their articles.
    """
    told = settled(positions, book)

    def article(filed: Filed[Any]) -> str:
        return (article_of or {}).get(filed.told.document, filed.told.document)

    found = [*against.of_positions(told, book), *against.of_estimates(estimates)]
    return {
        "cells": [
            (day, *_key(c.key), c.holds.record.stance, c.since, len(c.voices))
            for day in days
            for c in standing(told, book, day)
            if c.holds is not None
        ],
        "changes": [
            (c.key.actor, c.key.contribution, c.before.record.stance, c.after.record.stance, c.day)
            for c in changes(told, book)
        ],
        "contradictions": [
            (c.kind, " ".join(c.about), c.day, *sorted((article(c.one), article(c.other)))) for c in found
        ],
        "pledges": [
            (*_item(p.item), p.offered, p.committed, p.delivered, p.gap, len(p.tranches)) for p in pledges(told, book)
        ],
    }


def _key(key: Key) -> tuple[str | None, ...]:
    return (key.actor, key.contribution, key.beneficiary, key.target, key.doer, key.area)


def _item(item: Item) -> tuple[str | None, ...]:
    return (item.actor, item.contribution, item.beneficiary, item.unit)


def right(wanted: Rows, found: Rows) -> dict[str, tuple[int, int, int]]:
    """Kind → how many were wanted, how many of them found, how many found that were not wanted."""
    return {
        kind: (
            len(wanted[kind]),
            sum(row in found[kind] for row in wanted[kind]),
            sum(row not in wanted[kind] for row in found[kind]),
        )
        for kind in KINDS
    }
