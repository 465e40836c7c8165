"""What stands beside every answer: what was read, and of an empty cell, why it is empty."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.model.ledger import Coverage, Filed, Told
from onrecord.model.records import Statement


def cover(documents: Iterable[Told], said: Collection[object], refusals: Iterable[Filed[Statement]]) -> Coverage:
    """The coverage of an answer.

    Args:
        documents: every document read for the question. said: what was found.
        refusals: statements without content by the actor or those who speak for it.
    """
    read = list(documents)
    days = sorted({told.known for told in read})
    words = tuple(dict.fromkeys(filed.quotes[0] for filed in refusals if filed.quotes))
    return Coverage(
        state="said" if said else "comment refused" if words else "nothing said" if read else "nothing read",
        documents=len(read),
        outlets=tuple(sorted({told.outlet for told in read if told.outlet})),
        days=len(days),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        refusals=words,
    )
