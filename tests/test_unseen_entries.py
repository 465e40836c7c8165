"""Every entry of the lexicons fires in a row of a case table or in the grid, or is named as one that none has seen.

`ONRECORD_REWRITE_UNSEEN=1 pytest tests/test_unseen_entries.py` writes the list anew; it may only grow for a reason.
"""

from __future__ import annotations

import os
from pathlib import Path

import onrecord
from onrecord.codebook.loader import load
from onrecord.evaluation.once import fired
from onrecord.export.json import as_dict
from test_cases import rows
from test_grid import sentences

UNSEEN = Path(__file__).parent / "cases" / "unseen.txt"
LEXICONS = ("contributions", "operators", "events", "cues", "measures")


def lexicon_entries() -> set[str]:
    names = {f"{lexicon}.yaml": lexicon for lexicon in LEXICONS}
    return {f"{names[row.file]}:{row.id}" for row in load().rows if row.file in names}


def test_entries_that_no_row_sees_are_listed() -> None:
    seen: set[str] = set()
    for row in rows():
        seen |= fired(as_dict(onrecord.read(row["text"], published=row.get("published"))))
    for sentence in sentences():
        seen |= fired(as_dict(onrecord.read(sentence)))
    unseen = sorted(lexicon_entries() - seen)
    if os.environ.get("ONRECORD_REWRITE_UNSEEN"):
        UNSEEN.write_text("".join(f"{entry}\n" for entry in unseen), "utf-8")
    assert UNSEEN.read_text("utf-8").split() == unseen
