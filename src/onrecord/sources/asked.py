"""What the user asks of every input: metadata, limits, columns, whether links are followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.sources.meter import Meter

LIMIT = 20 * 1024 * 1024
FIELDS = ("id", "text", "html", "title", "url", "published", "outlet")


@dataclass(frozen=True, slots=True)
class Asked:
    """What holds for all inputs of one run.

    Attributes:
        published: date of publication, ISO 8601; wins over what rows and pages say.
        outlet: name of the outlet; wins likewise.
        limit: most bytes of one document, unpacked.
        follow: whether a feed's entries are read from their pages.
        columns: field (`text`, `published` …) → name of its column or key, where that is another.
        language: ISO 639-1 code of all texts where it is known and need not be detected.
        meter: told how far the reading has come.
    """

    published: str | None = None
    outlet: str | None = None
    limit: int = LIMIT
    follow: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    meter: Meter = field(default_factory=Meter, compare=False)

    def column(self, name: str) -> str:
        """The name under which a table or object holds the field `name`."""
        return self.columns.get(name, name)


def megabytes(size: int) -> str:
    """`20 MB`: a limit as messages tell it."""
    return f"{size / 1024 / 1024:g} MB"
