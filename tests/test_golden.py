"""Whole articles of our own with the program's reviewed output: for regression only, never a measure of rightness.

`make golden` rewrites the readings; the difference is then reviewed by eye.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.export.json import as_dict
from onrecord.sources.files import open_input

FOLDER = Path(__file__).parent / "golden"
ARTICLES = sorted(p for p in FOLDER.glob("*/page.*"))
LEFT_OUT = ("versions", "because", "confidence")


def without_versions(value: Any) -> Any:
    """The reading without what changes with every entry added elsewhere."""
    if isinstance(value, dict):
        return {k: without_versions(v) for k, v in value.items() if k not in LEFT_OUT}
    return [without_versions(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("article", ARTICLES, ids=[p.parent.name for p in ARTICLES])
def test_the_reading_is_the_reviewed_one(article: Path) -> None:
    reading = as_dict(onrecord.Reader().read(open_input(str(article))))
    del reading["document"]["url"], reading["document"]["source"]
    got = without_versions(reading)
    reviewed = article.parent / "reading.json"
    if os.environ.get("ONRECORD_REWRITE_GOLDEN"):
        reviewed.write_text(json.dumps(got, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert got == json.loads(reviewed.read_text("utf-8"))
