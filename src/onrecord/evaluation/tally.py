"""Counts of what was right, per article, that add up; and the figures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.evaluation.align import Alignment, predicted_records
from onrecord.evaluation.compare import Record, pieces, text_of, tightness, words
from onrecord.evaluation.gold import Gold
from onrecord.evaluation.match import KINDS, Match

METADATA = ("title", "agency", "published")
NOT_CODED = ("comment", "furniture")


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` out of `n`."""

    hits: int = 0
    n: int = 0

    @property
    def value(self) -> float | None:
        """The share in [0, 1]; None where nothing was counted."""
        return self.hits / self.n if self.n else None

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.n + other.n)


def add_shares(shares: Iterable[Mapping[str, Share]]) -> dict[str, Share]:
    """Shares of the same name added up, in order of first appearance."""
    total: dict[str, Share] = {}
    for mapping in shares:
        for name, share in mapping.items():
            total[name] = total.get(name, Share()) + share
    return total


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of one kind, over some articles.

    Attributes:
        gold: required gold records.
        predicted: predicted records, without those that met an optional gold record.
        found, full, whole: required gold records found, with the deciding fields right, with every scored field right.
        tight: sum over the found of how closely the evidence (a statement's content) fits the gold's words.
    """

    gold: int = 0
    predicted: int = 0
    found: int = 0
    full: int = 0
    whole: int = 0
    tight: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.found + other.found,
            self.full + other.full,
            self.whole + other.whole,
            self.tight + other.tight,
        )

    def precision(self, level: str = "found") -> float:
        """The share of the predicted records that are right at this level (`found`, `full`, `whole`); 0 for none."""
        return getattr(self, level) / self.predicted if self.predicted else 0.0

    def recall(self, level: str = "found") -> float:
        """The share of the gold records that are right at this level; 0 for none."""
        return getattr(self, level) / self.gold if self.gold else 0.0

    def f1(self, level: str = "found") -> float:
        """The harmonic mean of precision and recall at this level; 0 where both are."""
        p, r = self.precision(level), self.recall(level)
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def tightness(self) -> float:
        """The mean tightness of the found records; 0 for none."""
        return self.tight / self.found if self.found else 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything counted of one kind, over some articles.

    Attributes:
        counts: the records.
        fields: each scored field, over the found records.
        extras: each field beyond the scored, over the found records whose gold has the key.
        given: each of these fields, over the found records whose gold has a value there: where a field is mostly null,
            leaving it out is mostly right.
        stances: (gold's stance, predicted stance) → number of found positions.
    """

    counts: Counts = field(default_factory=Counts)
    fields: Mapping[str, Share] = field(default_factory=dict)
    extras: Mapping[str, Share] = field(default_factory=dict)
    given: Mapping[str, Share] = field(default_factory=dict)
    stances: Mapping[tuple[str, str], int] = field(default_factory=dict)


def tally(alignment: Alignment) -> Tally:
    """What one article's alignment of one kind comes to."""
    required = alignment.required()
    optional_met = len(alignment.pairs) - len(required)
    words_field = "content" if alignment.kind == "statements" else "evidence"
    gold, predicted = alignment.gold, alignment.predicted
    counts = Counts(
        gold=sum(not record.get("optional") for record in gold),
        predicted=len(predicted) - optional_met,
        found=len(required),
        full=sum(pair.match.full for pair in required),
        whole=sum(pair.match.whole for pair in required),
        tight=sum(tightness(text_of(gold[p.gold], words_field), predicted[p.predicted], words_field) for p in required),
    )
    stances = Counter(
        (str(gold[p.gold].get("stance")), str(predicted[p.predicted].get("stance")))
        for p in required
        if alignment.kind == "positions"
    )
    return Tally(
        counts,
        add_shares(_as_shares(pair.match.fields) for pair in required),
        add_shares(_as_shares(pair.match.extras) for pair in required),
        add_shares(_as_shares(_given(gold[pair.gold], pair.match)) for pair in required),
        stances,
    )


def _given(gold: Record, match: Match) -> dict[str, bool]:
    """The fields, scored or not, for which the gold has a value."""
    return {name: right for name, right in {**match.fields, **match.extras}.items() if gold.get(name)}


def _as_shares(fields: Mapping[str, bool]) -> dict[str, Share]:
    return {name: Share(int(right), 1) for name, right in fields.items()}


def add_tallies(tallies: Iterable[Tally]) -> Tally:
    """Tallies of one kind added up."""
    tallies = list(tallies)
    stances: Counter[tuple[str, str]] = Counter()
    for one in tallies:
        stances.update(one.stances)
    return Tally(
        sum((one.counts for one in tallies), Counts()),
        add_shares(one.fields for one in tallies),
        add_shares(one.extras for one in tallies),
        add_shares(one.given for one in tallies),
        stances,
    )


EVIDENCE, NOISE, META = "evidence in text", "noise kept out", "metadata right"


def document_shares(gold: Gold, reading: Record) -> dict[str, Share]:
    """Of one article: records whose every evidence span stands in the text, noise kept out of the coded blocks,
    metadata as printed."""
    document = reading.get("document") or reading
    text = document.get("text") or ""
    coded = _folded(_coded_text(document, text))
    spans = [pieces(record) for kind in KINDS for record in predicted_records(reading, kind)]
    flat = _folded(text)
    proven = sum(bool(one) and all(words(piece) and _folded(piece) in flat for piece in one) for one in spans)
    kept_out = sum(bool(coded) and _folded(noise) not in coded for noise in gold.not_coded)
    asked = [f for f in METADATA if gold.document.get(f) is not None or document.get(f) is not None]
    right = sum(_folded(gold.document.get(f)) == _folded(document.get(f)) for f in asked)
    return {
        EVIDENCE: Share(proven, len(spans)),
        NOISE: Share(kept_out, len(gold.not_coded)),
        META: Share(right, len(asked)),
    }


def _coded_text(document: Record, text: str) -> str:
    blocks = [b for b in document.get("blocks") or [] if b["kind"] not in NOT_CODED]
    return " ".join(text[b["start"] : b["end"]] for b in blocks)


def _folded(value: Any) -> str:
    return " ".join(words(str(value or "")))
