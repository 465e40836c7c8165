"""Gold and predicted records of one article, paired one to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.evaluation.compare import Record, amount_list, same_evidence, same_number, text_of
from onrecord.evaluation.gold import Gold
from onrecord.evaluation.match import KINDS, MATCHERS, Match


@dataclass(frozen=True, slots=True)
class Pair:
    """The gold record number `gold` and the predicted record number `predicted`, and what is right of it."""

    gold: int
    predicted: int
    match: Match


@dataclass(frozen=True, slots=True)
class Alignment:
    """All records of one kind in one article.

    Attributes:
        kind: one of `KINDS`.
        gold: the gold's records, optional ones included.
        predicted: the predicted records that are to be judged.
        pairs: what belongs together; a record stands in at most one pair.
    """

    kind: str
    gold: tuple[Record, ...]
    predicted: tuple[Record, ...]
    pairs: tuple[Pair, ...]

    def required(self) -> tuple[Pair, ...]:
        """The pairs whose gold record is not optional: the found ones."""
        return tuple(pair for pair in self.pairs if not self.gold[pair.gold].get("optional"))

    def missed(self) -> tuple[int, ...]:
        """The numbers of required gold records without a partner."""
        met = {pair.gold for pair in self.pairs}
        return tuple(i for i, r in enumerate(self.gold) if i not in met and not r.get("optional"))

    def extra(self) -> tuple[int, ...]:
        """The numbers of predicted records without a partner."""
        met = {pair.predicted for pair in self.pairs}
        return tuple(j for j in range(len(self.predicted)) if j not in met)


def align(gold: Gold, reading: Record) -> dict[str, Alignment]:
    """The alignment of each record kind of one article."""
    return {kind: _align_kind(kind, gold.records, predicted_records(reading, kind)) for kind in KINDS}


def predicted_records(reading: Record, kind: str) -> tuple[Record, ...]:
    """The reading's records of a kind; a statement without content (coverage only) is not judged.

    A gold estimate names the whole it is a share of by its words: so does the predicted one here, for its id.
    """
    records = tuple(r for r in reading.get(kind) or [] if isinstance(r, Mapping))
    if kind == "estimates":
        wholes = {r["id"]: text_of(r) for r in records if "id" in r}
        return tuple({**r, "part_of": wholes.get(r.get("part_of"), r.get("part_of"))} for r in records)
    if kind != "statements":
        return records
    return tuple(r for r in records if text_of(r, "content").strip())


def _align_kind(kind: str, records: Mapping[str, tuple[Record, ...]], predicted: tuple[Record, ...]) -> Alignment:
    gold = records[kind]
    pairs = _best_first(kind, gold, predicted)
    if kind != "estimates":
        return Alignment(kind, gold, predicted, pairs)
    kept = _without_amounts(records["positions"], predicted, {pair.predicted for pair in pairs})
    place = {old: new for new, old in enumerate(kept)}
    moved = tuple(Pair(pair.gold, place[pair.predicted], pair.match) for pair in pairs)
    return Alignment(kind, gold, tuple(predicted[j] for j in kept), moved)


def _best_first(kind: str, gold: tuple[Record, ...], predicted: tuple[Record, ...]) -> tuple[Pair, ...]:
    """Greedy: the best matches first, required gold before optional, then in order of the text."""
    matcher = MATCHERS[kind]
    candidates: list[tuple[int, bool, int, int, Match]] = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(predicted):
            match = matcher(wanted, got)
            if match is not None:
                candidates.append((-match.rank, bool(wanted.get("optional")), i, j, match))
    candidates.sort(key=lambda c: c[:4])
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    chosen: list[Pair] = []
    for *_, i, j, match in candidates:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            chosen.append(Pair(i, j, match))
    return tuple(chosen)


def _without_amounts(positions: Iterable[Record], estimates: tuple[Record, ...], paired: set[int]) -> list[int]:
    """The numbers of the estimates to judge: a number that the gold keeps as a position's amount is no wrong one."""
    amounts = [(a, text_of(p)) for p in positions for a in amount_list(p.get("amounts"))]
    return [j for j, e in enumerate(estimates) if j in paired or not any(_is_amount(e, a, t) for a, t in amounts)]


def _is_amount(estimate: Record, amount: Mapping[str, Any], evidence: str) -> bool:
    same = all(same_number(amount.get(bound), estimate.get(bound)) for bound in ("low", "high"))
    return same and same_evidence(evidence, estimate)
