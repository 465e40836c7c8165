"""The adapter to benchmarks of main text and dates."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from onrecord.codebook.furniture import Furniture
from onrecord.evaluation.extraction import extraction_lines, pubdate_lines

SENTENCE = "Ruritania has ruled out sending ground troops to the border region, its minister said on Tuesday."
PAGE = (
    '<html><head><title>No troops</title><meta property="article:published_time" content="2014-03-04"></head><body>'
    f"<article><h1>No troops</h1><figure><figcaption>Guards.</figcaption></figure>"
    f"<p>{SENTENCE}</p><h2>What comes next</h2>"
    f"<p>{SENTENCE[:-1]} again.</p></article></body></html>"
)


def test_lines_of_predictions(tmp_path: Path, furniture: Furniture) -> None:
    path = tmp_path / "pages.jsonl.gz"
    pages = [{"id": "a", "url": "https://x.example/a", "html": PAGE}, {"id": "b", "url": None, "html": " "}]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, pages)).encode()))
    bodies = {line["id"]: line["body"] for line in extraction_lines(path, furniture)}
    assert bodies == {"a": f"{SENTENCE}\nWhat comes next\n{SENTENCE[:-1]} again.", "b": ""}
    assert list(pubdate_lines(path, furniture)) == [{"id": "a", "date": "2014-03-04"}, {"id": "b", "date": None}]
