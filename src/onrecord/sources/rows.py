"""A row of a table or an object of JSONL → Item: the same fields, whatever the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from onrecord.errors import BrokenRecord, TooLarge
from onrecord.model.document import Issue, Item
from onrecord.sources.asked import Asked, megabytes

_REMEDY = "A row has `text` or `html`, and may have id, title, url, published, outlet."


def item_of_row(row: Mapping[str, object], origin: str, part: str, asked: Asked) -> Item:
    """The item of one row; empty cells count as absent.

    Raises:
        BrokenRecord: neither text nor HTML, both, or one that is no text.
        TooLarge: its text is beyond the limit.
    """
    place = f"{origin}, {part}"
    text, html = (_body(row.get(asked.column(name)), name, place) for name in ("text", "html"))
    if (text is None) == (html is None):
        told = "neither `text` nor `html`" if text is None else "both `text` and `html`"
        raise BrokenRecord(f"{place}: it has {told}.", _REMEDY)
    data = (text if text is not None else html or "").encode("utf-8", "surrogatepass")
    if len(data) > asked.limit:
        raise TooLarge(f"{place}: more than {megabytes(asked.limit)}.", "A row holds one article.")
    beside = {name: _plain(row.get(asked.column(name))) for name in ("id", "title", "url", "outlet")}
    published, issues = published_of(row.get(asked.column("published")))
    return Item(
        data,
        origin,
        "text/html" if text is None else "text/plain",
        asked.published or published,
        asked.outlet or beside["outlet"],
        title=beside["title"],
        url=beside["url"],
        charset="utf-8",
        part=part,
        given_id=beside["id"],
        issues=issues,
    )


def published_of(value: object) -> tuple[str | None, tuple[Issue, ...]]:
    """A date of publication in ISO 8601; what is no such date is an issue and no date."""
    if isinstance(value, date):
        return value.isoformat(), ()
    told = _plain(value)
    if told is None:
        return None, ()
    try:
        datetime.fromisoformat(told)
    except ValueError:
        shown = told if len(told) <= 40 else f"{told[:40]}…"
        return None, (
            Issue("bad-date", f"The date given, “{shown}”, is not in ISO 8601 (2014-09-15) and was left out."),
        )
    return told, ()


def _body(value: object, name: str, place: str) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BrokenRecord(f"{place}: `{name}` is no text.", _REMEDY)
    return value


def _plain(value: object) -> str | None:
    """A cell as text, or None where it is empty or of a kind that has no plain text."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
