"""Articles read and scored: `evaluate` is the way in.

Figures are micro averages over all records of the articles. The interval beside a figure is the 2.5 and 97.5
percentile of the same figure over articles drawn with replacement, seeded: the same articles give the same interval.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.evaluation.align import Alignment, align
from onrecord.evaluation.compare import Record
from onrecord.evaluation.gold import Gold, find_gold, read_gold
from onrecord.evaluation.match import KINDS
from onrecord.evaluation.tally import Counts, Share, Tally, add_shares, add_tallies, document_shares, tally

ReadArticle = Callable[[Path, str | None], Mapping[str, Any]]
"""Reads the article at a path, given its publication date or None, into what `--format json` prints."""

SEED = 1
REPLICATES = 1000
MEASURES: Mapping[str, Callable[[Counts], float]] = {
    "found": lambda counts: counts.f1("found"),
    "full": lambda counts: counts.f1("full"),
    "whole": lambda counts: counts.f1("whole"),
    "tightness": lambda counts: counts.tightness,
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in [0, 1] with its 95 % bootstrap interval; the interval is None where no draw holds a record."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One article, read and paired with its gold.

    Attributes:
        gold: the gold.
        reading: what was read, as `--format json` prints it.
        alignments: record kind → alignment.
        document: named shares of the article as a whole.
        ways: way to a frame → number of frames, as the reading says; empty where it does not.
    """

    gold: Gold
    reading: Record
    alignments: Mapping[str, Alignment]
    document: Mapping[str, Share]
    ways: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What some articles came to.

    Attributes:
        articles: each article's alignment.
        tallies: record kind → all counts.
        figures: record kind → `found`, `full`, `whole` (F1) and `tightness`.
        document: evidence in text, noise kept out, metadata right.
    """

    articles: tuple[ArticleScore, ...]
    tallies: Mapping[str, Tally]
    figures: Mapping[str, Mapping[str, Figure]]
    document: Mapping[str, Share]


def evaluate(paths: Iterable[Path], read: ReadArticle) -> Evaluation:
    """Read the article of every gold file in `paths` and score it.

    Raises:
        GoldError: for a gold file that does not follow its format.
        OnRecordError: whatever `read` raises; an article that cannot be read is never left out of the score.
    """
    golds = [read_gold(path) for path in find_gold(paths)]
    return score([(gold, read(gold.article, gold.published)) for gold in golds])


def score(pairs: Iterable[tuple[Gold, Record]]) -> Evaluation:
    """Score readings against their gold."""
    articles = tuple(_score_article(gold, reading) for gold, reading in pairs)
    by_kind = {kind: [tally(article.alignments[kind]) for article in articles] for kind in KINDS}
    return Evaluation(
        articles,
        {kind: add_tallies(tallies) for kind, tallies in by_kind.items()},
        {kind: _figures([one.counts for one in tallies]) for kind, tallies in by_kind.items()},
        add_shares(article.document for article in articles),
    )


def _score_article(gold: Gold, reading: Record) -> ArticleScore:
    ways = reading.get("ways") or {}
    coded = {key: value for key, value in reading.items() if key not in KINDS or key in gold.coded}
    return ArticleScore(gold, reading, align(gold, coded), document_shares(gold, reading), ways)


def _figures(articles: Sequence[Counts]) -> dict[str, Figure]:
    total = sum(articles, Counts())
    draws = [counts for counts in bootstrap(articles) if counts.gold or counts.predicted]
    return {
        name: Figure(measure(total), *interval([measure(counts) for counts in draws]))
        for name, measure in MEASURES.items()
    }


def bootstrap(articles: Sequence[Counts], replicates: int = REPLICATES, seed: int = SEED) -> list[Counts]:
    """The counts of `replicates` draws of as many articles, with replacement; the same seed gives the same draws."""
    if not articles:
        return []
    chance = random.Random(seed)
    return [sum(chance.choices(articles, k=len(articles)), Counts()) for _ in range(replicates)]


def interval(values: Iterable[float], share: float = 0.95) -> tuple[float | None, float | None]:
    """The bounds between which the middle `share` of the values lies; (None, None) for no values."""
    ordered = sorted(values)
    if not ordered:
        return None, None
    cut = int(len(ordered) * (1 - share) / 2)
    return ordered[cut], ordered[-1 - cut]
