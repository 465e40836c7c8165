"""What people decide about actors across articles; decisions are added, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verb = Literal["merge", "split", "rename", "link"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        made_at: ISO 8601 in UTC. made_by: who.
        actor: the id that it is about. into: of a merge, the id that it becomes.
        name: of a rename or link, what it is called. wikidata: of a link, `Q…`.
    """

    made_at: str
    made_by: str
    verb: Verb
    actor: str
    into: str | None = None
    name: str | None = None
    wikidata: str | None = None
