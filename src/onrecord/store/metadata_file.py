"""The file that tells Datasette what the tables and columns are: `onrecord.metadata.json` beside `onrecord.db`."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from onrecord.store.tables import metadata
from onrecord.store.views import VIEWS


def datasette_metadata(name: str) -> dict[str, object]:
    """Datasette's metadata for a database of this name."""
    tables = {
        table.name: {
            "description": table.comment,
            "columns": {column.name: column.comment for column in table.columns if column.comment},
        }
        for table in metadata.sorted_tables
    }
    views = {view: {"description": view.replace("_", " ").capitalize() + "?"} for view in VIEWS}
    return {
        "title": "What the news put on record",
        "description": "Each record names its document and the words that prove it.",
        "databases": {name: {"tables": {**tables, **views, "shingles": {"hidden": True}}}},
    }


def write_metadata_file(store: Path) -> None:
    """Write it beside a store; where that may not be, the store is as good without."""
    file = store.with_suffix(".metadata.json")
    with contextlib.suppress(OSError):
        if not file.exists():
            file.write_text(json.dumps(datasette_metadata(store.stem), indent=2, ensure_ascii=False) + "\n", "utf-8")
