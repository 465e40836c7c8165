"""The last run, case by case, and what changed since: a change is judged by its cases, not by the mean.

A case is one required gold record with its status, or one predicted record that met no gold record. The saved run
keeps every article it ever saw, so that two gold folders evaluated in turn do not overwrite each other.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import GoldError
from onrecord.evaluation.align import Alignment
from onrecord.evaluation.compare import Record, pieces
from onrecord.evaluation.gold import parse_json
from onrecord.evaluation.match import Match
from onrecord.evaluation.score import ArticleScore

STATUSES = ("missed", "found", "full", "whole")
EXTRA = "extra"
FORMAT = 1

_LABEL: Mapping[str, tuple[str, ...]] = {
    "statements": ("source", "quote"),
    "positions": ("actor", "contribution", "stance", "beneficiary", "target", "doer", "area"),
    "estimates": ("subject", "measure", "low", "high"),
    "events": ("type", "actors", "recipients", "factuality"),
    "gatherings": ("name", "hosts", "place"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One record of the gold, or one that is not in it.

    Attributes:
        kind: record kind.
        key: stays the same from run to run as long as the record does.
        status: `missed`, `found`, `full`, `whole`, or `extra`.
        wrong: the scored fields that are not right, for a found record.
        label: the record in one line.
    """

    kind: str
    key: str
    status: str
    wrong: tuple[str, ...]
    label: str


Run = Mapping[str, tuple[Case, ...]]
"""Article (path of its gold file) → its cases."""


def cases_of(articles: Iterable[ArticleScore]) -> dict[str, tuple[Case, ...]]:
    """The run as it stands now."""
    return {
        article.gold.path.resolve().as_posix(): tuple(
            case for alignment in article.alignments.values() for case in _cases(alignment)
        )
        for article in articles
    }


def _cases(alignment: Alignment) -> Iterator[Case]:
    kind, missed = alignment.kind, set(alignment.missed())
    matches = {pair.gold: pair.match for pair in alignment.required()}
    for number, (key, record) in enumerate(_keyed(kind, kind, alignment.gold)):
        if number in missed:
            yield Case(kind, key, "missed", (), label(kind, record))
        elif number in matches:
            match = matches[number]
            yield Case(kind, key, _status(match), match.wrong, label(kind, record))
    extras = [alignment.predicted[number] for number in alignment.extra()]
    for key, record in _keyed(f"{EXTRA} {kind}", kind, extras):
        yield Case(kind, key, EXTRA, (), label(kind, record))


def _status(match: Match) -> str:
    return "whole" if match.whole else "full" if match.full else "found"


def _keyed(prefix: str, kind: str, records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Each record with a key made of its telling fields and words; equal records are told apart by their order."""
    seen: Counter[str] = Counter()
    for record in records:
        named = [[record.get(field) for field in _LABEL[kind]], pieces(record, words_field(kind))]
        digest = hashlib.sha256(json.dumps(named, ensure_ascii=False).encode()).hexdigest()[:12]
        seen[digest] += 1
        yield f"{prefix}:{digest}#{seen[digest]}", record


def label(kind: str, record: Record, width: int = 90) -> str:
    """A record in one line: its telling fields, then the beginning of its words (of a statement: its content)."""
    text = " … ".join(" ".join(piece.split()) for piece in pieces(record, words_field(kind)))
    return f"{telling(kind, record)} “{text if len(text) <= width else text[: width - 1] + '…'}”"


def telling(kind: str, record: Record) -> str:
    """The fields that tell a record from others of its kind, in one line."""
    return " ".join(_plain(record[field]) for field in _LABEL[kind] if record.get(field) not in (None, [], ""))


def words_field(kind: str) -> str:
    """The field that holds a record's words: of a statement its content."""
    return "content" if kind == "statements" else "evidence"


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_plain(x) for x in value) + "]"
    return str(value.get("name", value)) if isinstance(value, Mapping) else str(value)


@dataclass(frozen=True, slots=True)
class Change:
    """A case that is not as it was.

    Attributes:
        article: path of its gold file.
        case: the case as it is now, or as it was if it is gone.
        what: what happened to it, in a few words.
        better: whether that is for the better: a higher status, fewer wrong fields, an extra gone.
    """

    article: str
    case: Case
    what: str
    better: bool

    def __str__(self) -> str:
        sign, kind = "+" if self.better else "-", self.case.kind.removesuffix("s")
        return f"{sign} {self.what}: [{Path(self.article).name}] {kind} {self.case.label}"


def changes(before: Run, after: Run) -> tuple[Change, ...]:
    """What changed in the articles that both runs hold, the better first.

    A gold record that only one of the runs knows is no change.
    """
    found: list[Change] = []
    for article in (name for name in after if name in before):
        old = {case.key: case for case in before[article]}
        new = {case.key: case for case in after[article]}
        extras = [Change(article, new[k], "new extra", False) for k in new if k not in old and new[k].status == EXTRA]
        gone = [Change(article, old[k], "extra gone", True) for k in old if k not in new and old[k].status == EXTRA]
        turned = [_turned(article, old[k], new[k]) for k in new if k in old and _worth(old[k]) != _worth(new[k])]
        found += turned + extras + gone
    return tuple(sorted(found, key=lambda change: not change.better))


def _worth(case: Case) -> tuple[int, tuple[str, ...]]:
    return (STATUSES.index(case.status) if case.status in STATUSES else -1, case.wrong)


def _turned(article: str, old: Case, new: Case) -> Change:
    if old.status != new.status:
        better = STATUSES.index(new.status) > STATUSES.index(old.status)
        return Change(article, new, f"now {new.status}, was {old.status}", better)
    right, wrong = set(old.wrong) - set(new.wrong), set(new.wrong) - set(old.wrong)
    told = [(right, "right"), (wrong, "wrong")]
    what = ", ".join(f"{'/'.join(sorted(fields))} now {how}" for fields, how in told if fields)
    return Change(article, new, what, len(right) > len(wrong))


def load_run(path: Path) -> dict[str, tuple[Case, ...]]:
    """The saved run; empty where there is none yet.

    Raises:
        GoldError: where the file is no saved run.
    """
    if not path.exists():
        return {}
    data = parse_json(path.read_bytes(), str(path))
    remedy = "Delete it; the next run writes it anew."
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise GoldError(f"{path}: not a saved run of this version.", remedy)
    try:
        return {
            article: tuple(Case(**{**case, "wrong": tuple(case["wrong"])}) for case in cases)
            for article, cases in data["articles"].items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: a saved run with a broken case ({error}).", remedy) from error


def save_run(path: Path, run: Run) -> None:
    """Write `run` over the articles it holds; other articles of the saved run stay."""
    merged = {**load_run(path), **run}
    data = {"format": FORMAT, "articles": {a: [asdict(case) for case in merged[a]] for a in sorted(merged)}}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
