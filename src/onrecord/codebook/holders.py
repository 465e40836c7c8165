"""Terms of office holders, typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.codebook.actor_entries import ActorEntry, HolderEntry, OfficeEntry
from onrecord.codebook.names import folded_words
from onrecord.codebook.rows import Row

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def holder_of(row: Row, entries: Mapping[str, ActorEntry], titles: Mapping[str, OfficeEntry]) -> HolderEntry:
    """The term of a row of `holders.csv`.

    Raises:
        CodebookError: naming file and line of a mistake.
    """
    body, title = row.need("state"), row.need("title")
    start, end = row.need("from"), row.text("to")
    if body not in entries:
        raise row.fail(f"`{body}` is no actor id")
    office = titles.get(" ".join(folded_words(title)))
    if office is None:
        raise row.fail(f"the title `{title}` is not in offices.csv", "Use a title of offices.csv, or add it there.")
    for day in (start, end):
        if day is not None and not _DATE.fullmatch(day):
            raise row.fail(f"`{day}` is no date", "Write dates as 2014-09-15, 2014-09 or 2014.")
    if end is not None and end < start:
        raise row.fail(f"the term ends ({end}) before it begins ({start})")
    return HolderEntry(
        row.need("person"), body, row.text("organ"), office.id, title, start, end, f"{row.file}:{row.id}"
    )
