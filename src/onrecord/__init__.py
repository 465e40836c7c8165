"""onrecord puts the news on record: who said, offered, refused and did what, each with the sentence that proves it.

>>> import onrecord
>>> reading = onrecord.read("Denmark has not ruled out airstrikes in Syria, officials said on Monday.")
>>> [(p.actor, p.stance, p.contribution) for p in reading.positions]
[('DNK', 'open', 'airstrikes')]
"""

from __future__ import annotations

from functools import lru_cache
from os import PathLike
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.model.document import Item
from onrecord.model.records import Position, Reading, Statement
from onrecord.reader import Reader
from onrecord.sources.files import open_input

__all__ = ["Item", "OnRecordError", "Position", "Reader", "Reading", "Statement", "read"]


@lru_cache(maxsize=1)
def _default_reader() -> Reader:
    return Reader()


def read(source: str | PathLike[str], published: str | None = None, outlet: str | None = None) -> Reading:
    """Read one article.

    Args:
        source: a path (`Path`, or a string that names an existing file), or the HTML or plain text itself.
        published: date of publication, ISO 8601; days such as "Monday" are resolved against it.
        outlet: who published it.

    Raises:
        InputError: nothing to read, not text, no article, not English.
        PipelineError: the language pipeline is missing.
    """
    if not isinstance(source, str) or (len(source) < 1024 and "\n" not in source and Path(source).is_file()):
        return _default_reader().read(open_input(str(source), published, outlet))
    data = source.encode("utf-8", "surrogatepass")
    return _default_reader().read(Item(data, "text", None, published, outlet))
