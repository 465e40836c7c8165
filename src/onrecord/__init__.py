"""onrecord puts the news on record: who said, offered, refused and did what, each with the sentence that proves it.

>>> import onrecord
>>> reading = onrecord.read("Denmark has not ruled out airstrikes in Syria, officials said on Monday.")
>>> [(p.actor, p.stance, p.contribution) for p in reading.positions]
[('DNK', 'open', 'airstrikes')]

The names below are loaded when they are first used, so that `onrecord --help` is there at once.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.errors import OnRecordError
    from onrecord.model.document import Item
    from onrecord.model.records import Estimate, Event, Gathering, Position, Reading, Statement
    from onrecord.reader import Reader

__all__ = [
    "Estimate",
    "Event",
    "Gathering",
    "Item",
    "OnRecordError",
    "Position",
    "Reader",
    "Reading",
    "Statement",
    "read",
]

_HOMES = {
    "Estimate": "onrecord.model.records",
    "Event": "onrecord.model.records",
    "Gathering": "onrecord.model.records",
    "Item": "onrecord.model.document",
    "OnRecordError": "onrecord.errors",
    "Position": "onrecord.model.records",
    "Reader": "onrecord.reader",
    "Reading": "onrecord.model.records",
    "Statement": "onrecord.model.records",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module `onrecord` has no attribute `{name}`")
    return getattr(import_module(_HOMES[name]), name)


@lru_cache(maxsize=1)
def _default_reader() -> Reader:
    from onrecord.reader import Reader

    return Reader()


def read(source: str | PathLike[str], published: str | None = None, outlet: str | None = None) -> Reading:
    """Read one article.

    Args:
        source: a path (`Path`, or a string that names an existing file), or the HTML or plain text itself.
        published: date of publication, ISO 8601; days such as "Monday" are resolved against it.
        outlet: who published it.

    Raises:
        InputError: nothing to read, not text, no article, several articles, not English.
        PipelineError: the language pipeline is missing.
    """
    from onrecord.model.document import Item
    from onrecord.sources import one_item

    if not isinstance(source, str) or (len(source) < 1024 and "\n" not in source and Path(source).is_file()):
        return _default_reader().read(one_item(str(source), published, outlet))
    data = source.encode("utf-8", "surrogatepass")
    return _default_reader().read(Item(data, "text", None, published, outlet))
