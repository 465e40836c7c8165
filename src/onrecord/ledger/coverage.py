"""Of an empty answer, why it is empty."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.model.ledger import Filed, State
from onrecord.model.records import Statement


def state_of(
    documents: int, said: Collection[object], refusals: Iterable[Filed[Statement]]
) -> tuple[State, tuple[str, ...]]:
    """Whether something was said; of an empty answer why it is empty, and the words that refused comment.

    Args:
        documents: how many were read for the question. said: what was found.
        refusals: statements without content by the actor or those who speak for it.
    """
    words = tuple(dict.fromkeys(filed.quotes[0] for filed in refusals if filed.quotes))
    if said:
        return "said", ()
    if words:
        return "comment refused", words
    return ("nothing said", ()) if documents else ("nothing read", ())
