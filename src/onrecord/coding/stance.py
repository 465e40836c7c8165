"""The algebra of stances: a stack of operators over a deed, reduced by the codebook's table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.codebook.lexicon import Composition
from onrecord.model.frame import Operator
from onrecord.model.records import Because

BARE = "bare"


@dataclass(frozen=True, slots=True)
class Reduced:
    """What a stack comes to: the stance, the steps that led there, and the first composition that is undefined."""

    stance: str | None
    because: tuple[Because, ...]
    undefined: str | None = None
    denied: bool = False


def reduce_stack(operators: Sequence[Operator], table: Mapping[str, Composition], start: str = BARE) -> Reduced:
    """The stance of a deed under `operators` (outermost first), innermost acting first.

    Source: codebook §3, "Composition is the rule".
    """
    stance, denied = start, False
    because: list[Because] = []
    for operator in reversed(operators):
        negated = operator.kind.startswith("not ")
        kind = operator.kind.removeprefix("not ")
        row = table[kind]
        outer = (row.negated if negated else row.plain).get(stance)
        if outer is None:
            return Reduced(None, tuple(because), f"{operator.kind} ({stance})")
        denied = denied or (kind == "deny" and not negated)
        because.append(
            Because("composition", f"stances:{operator.kind}", operator.span, f"{operator.kind} ({stance}) → {outer}")
        )
        stance = outer
    return Reduced(stance, tuple(because), None, denied)
