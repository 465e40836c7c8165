"""How the records were reached: the share and the precision of each way to a frame.

A predicted record names its way in `because`, as an item `{"step": "way", "entry": …}`: `parse`, `repair:<name>` or
`shallow`. A record that took two (two repairs) counts for both; one that names none counts as `unnamed`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.evaluation.compare import Record
from onrecord.evaluation.score import ArticleScore

UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a frame.

    Attributes:
        name: `parse`, `repair:<name>`, `shallow` or `unnamed`.
        frames: how many frames it gave, as the readings say; 0 where they do not.
        records: predicted records that took it, without those that met an optional gold record.
        full: of these, how many match the gold fully.
        of: all predicted records, for the share.
    """

    name: str
    frames: int
    records: int
    full: int
    of: int

    @property
    def share(self) -> float:
        """The share of the predicted records that took this way."""
        return self.records / self.of if self.of else 0.0

    @property
    def precision(self) -> float | None:
        """The share of its records that match the gold fully; None where it gave none."""
        return self.full / self.records if self.records else None


def ways(articles: Iterable[ArticleScore]) -> tuple[Way, ...]:
    """Every way that was taken, the most used first."""
    frames: Counter[str] = Counter()
    records: Counter[str] = Counter()
    full: Counter[str] = Counter()
    of = 0
    for article in articles:
        frames.update(article.ways)
        for alignment in article.alignments.values():
            optional = {p.predicted for p in alignment.pairs} - {p.predicted for p in alignment.required()}
            right = {p.predicted for p in alignment.required() if p.match.full}
            for number, record in enumerate(alignment.predicted):
                if number in optional:
                    continue
                of += 1
                names = ways_of(record)
                records.update(names)
                full.update(names if number in right else ())
    order = sorted({*frames, *records}, key=lambda name: (-records[name], -frames[name], name))
    return tuple(Way(name, frames[name], records[name], full[name], of) for name in order)


def ways_of(record: Record) -> tuple[str, ...]:
    """The ways a record names, each once."""
    because = (item for item in record.get("because") or [] if isinstance(item, Mapping))
    names = dict.fromkeys(str(item.get("entry")) for item in because if item.get("step") == "way")
    return tuple(names) or (UNNAMED,)
