"""What a change of the codebook does to articles: the records that it adds and those that it takes away."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.evaluation.compare import Record
from onrecord.evaluation.match import KINDS
from onrecord.evaluation.runs import label

# Fields that say how a record was made, not what it tells.
_MAKING = ("id", "because", "confidence")


@dataclass(frozen=True, slots=True)
class Change:
    """A record that only one of two readings of an article has.

    Attributes:
        kind: record kind. added: whether it is the later reading's.
        words: the record in one line, with the words that prove it.
        because: the codebook entries that made it.
    """

    kind: str
    added: bool
    words: str
    because: tuple[str, ...]


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """The records by which two readings of one article (as `--format json` prints them) differ, in reading order."""
    found: list[tuple[int, bool, Change]] = []
    for kind in KINDS:
        old, new = (_told(reading, kind) for reading in (before, after))
        for added, some, others in ((False, old, new), (True, new, old)):
            found += [(_start(r), added, _change(kind, added, r)) for key, r in some.items() if key not in others]
    return tuple(change for _, _, change in sorted(found, key=lambda f: f[:2]))


def unused_entries(entries: Sequence[str], fired: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Those of the entries (`contributions:arms`) that took part in none of the readings."""
    used = {entry for one in fired for entry in one}
    return tuple(entry for entry in entries if entry not in used)


def summary(found: Sequence[Change]) -> str:
    """ "adds 14 records, removes 2", or that nothing changes."""
    added = sum(change.added for change in found)
    removed = len(found) - added
    if not found:
        return "changes nothing"
    return f"adds {added} record{'' if added == 1 else 's'}, removes {removed}"


def _told(reading: Record, kind: str) -> dict[str, Record]:
    records = reading.get(kind) or ()
    return {json.dumps(_plain(record), sort_keys=True, ensure_ascii=False): record for record in records}


def _plain(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in _MAKING}


def _start(record: Record) -> int:
    evidence = record.get("evidence") or [{}]
    return int(evidence[0].get("start", 0))


def _change(kind: str, added: bool, record: Record) -> Change:
    return Change(kind, added, label(kind, record), tuple(_entries(record)))


def _entries(record: Record) -> Iterator[str]:
    for step in record.get("because") or ():
        if step.get("step") != "way" and ":" in str(step.get("entry")):
            yield str(step["entry"])
