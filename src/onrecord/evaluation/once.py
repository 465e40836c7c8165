"""Entries and repairs that fire only once: the trace of a rule written for one known sentence.

What fires is read from the `because` of every record and from the reading's list `fired`, if it has one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.evaluation.compare import Record
from onrecord.evaluation.match import KINDS
from onrecord.evaluation.texts import Text

ReadText = Callable[[str, str | None], Mapping[str, Any]]
"""Reads a plain text, given its publication date or None, into what `--format json` prints."""


@dataclass(frozen=True, slots=True)
class Once:
    """What fires in exactly one article and nowhere in the other texts.

    Attributes:
        entries: entry → the article it fires in.
        firing: how many entries fire in the articles at all. anywhere: in the articles and the texts that were read.
        articles, texts: how many were read.
        unread: texts that could not be read, each with the reason.
    """

    entries: Mapping[str, str]
    firing: int
    articles: int
    texts: int
    unread: tuple[str, ...]
    anywhere: int = 0

    @property
    def share(self) -> float:
        """The share of the entries firing anywhere that fire once; 0 where none fires."""
        most = max(self.firing, self.anywhere)
        return len(self.entries) / most if most else 0.0


def fired(reading: Record) -> frozenset[str]:
    """The entries and repairs that fired in a reading; ways without a repair, and positions, are no entries."""
    items = [
        item
        for kind in KINDS
        for record in reading.get(kind) or []
        for item in record.get("because") or []
        if item.get("step") not in ("way", "position") or str(item.get("entry")).startswith("repair:")
    ]
    return frozenset({str(item["entry"]) for item in items} | {str(entry) for entry in reading.get("fired") or []})


def once(articles: Iterable[tuple[Path, Record]], texts: Iterable[Text], read_text: ReadText) -> Once:
    """Find what fires in exactly one of the articles and in none of the texts.

    A text that cannot be read is counted and named; reading stops early when nothing is left to look for.
    """
    where: dict[str, str] = {}
    count: Counter[str] = Counter()
    number = 0
    for path, reading in articles:
        number += 1
        entries = fired(reading)
        count.update(entries)
        where.update(dict.fromkeys(entries, path.name))
    left = {entry for entry in count if count[entry] == 1}
    anywhere = set(count)
    read, unread = 0, []
    for text in texts if left else ():
        try:
            entries = fired(read_text(text.text, text.published))
            left -= entries
            anywhere |= entries
            read += 1
        except InputError as error:
            unread.append(f"{text.where}: {error.message}")
        if not left:
            break
    return Once({entry: where[entry] for entry in sorted(left)}, len(count), number, read, tuple(unread), len(anywhere))
