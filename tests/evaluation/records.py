"""Records, readings and gold files for the tests of this room: each builder gives a right record, to be altered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.evaluation.gold import Gold, read_gold

TEXT = (
    "Norland has ruled out sending troops. Anna Berg said the border stays open. "
    "About 40 people were killed in the raid on Port Vale."
)


def statement(**fields: Any) -> dict[str, Any]:
    given = {"source": "Anna Berg", "source_kind": "named", "cue": "said", "quote": "indirect"}
    return {**given, "content": "the border stays open", "audience": None, "anonymity": None, **fields}


def position(**fields: Any) -> dict[str, Any]:
    given = {"actor": "NOR", "contribution": "personnel", "stance": "ruled_out", "area": None, "amounts": []}
    roles = {"beneficiary": None, "target": None, "doer": None}
    rest = {"condition": None, "source": None, "factuality": "asserted", "holds": True}
    return {**given, **roles, **rest, "evidence": "Norland has ruled out sending troops", **fields}


def estimate(**fields: Any) -> dict[str, Any]:
    given = {"subject": "people", "measure": "killed", "low": 40, "high": 40, "approx": True, "source": None}
    return {**given, "scope": None, "evidence": "About 40 people were killed", **fields}


def event(**fields: Any) -> dict[str, Any]:
    given = {"type": "ASSAULT", "mode": "raid", "actors": ["NOR"], "recipients": ["SUD"], "factuality": "happened"}
    return {**given, "place": "Port Vale", "evidence": "killed in the raid on Port Vale", **fields}


def gathering(**fields: Any) -> dict[str, Any]:
    given = {"name": "Port Vale talks", "hosts": ["NOR"], "participants": ["NOR", "SUD"], "excluded": []}
    return {**given, "place": "Port Vale", "evidence": "talks in Port Vale", **fields}


BUILD = {
    "statements": statement,
    "positions": position,
    "estimates": estimate,
    "events": event,
    "gatherings": gathering,
}


def document(text: str = TEXT, **fields: Any) -> dict[str, Any]:
    """A reading's document: one paragraph, no metadata."""
    return {"text": text, "blocks": [{"kind": "paragraph", "start": 0, "end": len(text)}], **fields}


def write_gold(folder: Path, name: str = "one", text: str = TEXT, **content: Any) -> Path:
    """Write an article and its gold, every kind coded; return the gold file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, "utf-8")
    gold = {"document": {"file": f"{name}.txt"}, "not_coded": [], **{kind: [] for kind in BUILD}, **content}
    path = folder / f"{name}.gold.json"
    path.write_text(json.dumps(gold), "utf-8")
    return path


def gold(folder: Path, name: str = "one", **content: Any) -> Gold:
    return read_gold(write_gold(folder, name, **content))
