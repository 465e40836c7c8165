"""A record out of kept readings, as one cites it: outlet, date, address, quotation, hash of the bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.errors import NotProven
from onrecord.export import wording
from onrecord.export.choice import KINDS
from onrecord.export.quoting import quoted, visible

_KINDS = {kind: kind.removesuffix("s") for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Citation:
    """One record with the document it stands in.

    Attributes:
        kind: `position`, `statement` …
        record: its fields, as the JSON output has them.
        document: the document's, likewise.
    """

    kind: str
    record: dict[str, Any]
    document: dict[str, Any]

    @property
    def id(self) -> str:
        """The record's id."""
        return str(self.record["id"])

    @property
    def sha256(self) -> str | None:
        """Hash of the bytes that were read, or None in readings that do not tell it."""
        source = self.document.get("source") or {}
        return source.get("sha256")

    def lines(self) -> Iterator[str]:
        """The citation as text, a line each."""
        document, source = self.document, self.document.get("source") or {}
        yield f"{_shown(document['outlet'], 'outlet unknown')}, {_shown(document['published'], 'no date')}"
        if document["title"]:
            yield quoted(document["title"])
        place = document["url"] or ", ".join(part for part in (source.get("input"), source.get("part")) if part)
        yield visible(place or "(no address)") + (
            f" (fetched {source['retrieved']})" if source.get("retrieved") else ""
        )
        yield ""
        yield f"{self.kind} {self.id}: {visible(_about(self.kind, self.record))}"
        for span in self.record["evidence"]:
            yield f"  {quoted(span['text'])} (code points {span['start']} to {span['end']} of the text)"
        yield ""
        yield f"sha256 {self.sha256 or '(not told)'}"


def find(readings: Iterable[str], wanted: str, origin: str) -> Iterator[Citation]:
    """The records whose id is or begins with `wanted`, in readings of a line each.

    Raises:
        NotProven: a line that is no reading.
    """
    for number, line in enumerate(readings, 1):
        # Most lines are of other documents: they are not taken apart.
        if wanted not in line and not line.lstrip().startswith("{"):
            raise _no_reading(origin, number)
        if wanted not in line:
            continue
        try:
            reading = json.loads(line)
            rows = [(kind, row, reading["document"]) for name, kind in _KINDS.items() for row in reading[name]]
            found = [Citation(kind, row, document) for kind, row, document in rows if row["id"].startswith(wanted)]
        except (ValueError, TypeError, KeyError) as error:
            raise _no_reading(origin, number) from error
        yield from found


def _no_reading(origin: str, number: int) -> NotProven:
    return NotProven(
        f"{origin}, line {number}: this is no reading.", "Give what `onrecord read … -o readings.jsonl` wrote."
    )


def _about(kind: str, record: dict[str, Any]) -> str:
    """What the record says, in its own terms."""
    match kind:
        case "position":
            told = (record["actor"], wording.plain(record["stance"]), wording.plain(record["contribution"]))
        case "event":
            told = (", ".join(record["actors"]), record["type"], ", ".join(record["recipients"]))
        case "statement":
            told = (record["source"], record["cue"] or "", "")
        case "estimate":
            amount = wording.interval(record["low"], record["high"], record["approx"], record["currency"])
            told = (amount, wording.plain(record["measure"]), record["subject"])
        case _:
            told = (record["name"], "", "")
    return " ".join(part for part in told if part)


def _shown(value: str | None, otherwise: str) -> str:
    return visible(value) if value else f"({otherwise})"
