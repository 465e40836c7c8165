"""What an article tells twice is one estimate: headline and body, a repeated figure, "the 21 girls" named again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.document import BlockKind, Document, Span
from onrecord.model.frame import Count
from onrecord.model.records import Estimate

_FILLED = ("scope", "source", "date_text", "per")
# Up to here a number is too common for another phrase with it to be about the same thing.
_COMMON = 10


def told_once(made: Sequence[tuple[Count, Estimate]], document: Document) -> tuple[Estimate, ...]:
    """One estimate for what is told twice, with all its evidence, and each share linked to its whole."""
    headlines = [b.span for b in document.blocks if b.kind is BlockKind.HEADLINE]
    kept: list[tuple[Count, Estimate]] = []
    place: dict[int, int] = {}
    for count, estimate in made:
        same = next((n for n, (c, e) in enumerate(kept) if _same(c, e, count, estimate)), None)
        if same is None:
            same = len(kept)
            kept.append((count, estimate))
        else:
            kept[same] = _joined(*kept[same], count, estimate, headlines)
        place[count.id] = same
    estimates = [e for _, e in kept]
    for count, _ in made:
        number = place[count.id]
        whole = place.get(count.part_of) if count.part_of is not None else None
        if whole is not None and whole != number:
            estimates[number] = replace(estimates[number], part_of=estimates[whole].id)
    return tuple(estimates)


def _same(count: Count, estimate: Estimate, other: Count, second: Estimate) -> bool:
    """Whether the second telling is about the same number of the same."""
    for field in ("low", "high", "unit", "currency"):
        if getattr(estimate, field) != getattr(second, field):
            return False
    if estimate.per and second.per and estimate.per != second.per:
        return False
    if estimate.scope and second.scope and estimate.scope != second.scope and not other.definite:
        return False
    alike = _alike(estimate.subject, second.subject) or bool({count.noun, other.noun} & {None, "people", "person"})
    large = max(estimate.low or 0, estimate.high or 0) > _COMMON
    if estimate.measure == second.measure:
        return alike if large or other.definite else estimate.subject == second.subject and estimate.measure != "other"
    return (other.definite or "other" in (estimate.measure, second.measure)) and large and alike


def _alike(one: str, other: str) -> bool:
    a, b = (s.lower().replace("_", " ").split() for s in (one, other))
    return bool(set(a) & set(b)) or a[-1].endswith(b[-1]) or b[-1].endswith(a[-1])


def _joined(
    count: Count, estimate: Estimate, other: Count, second: Estimate, headlines: Sequence[Span]
) -> tuple[Count, Estimate]:
    """The fuller telling with the other's evidence; the body before its headline."""
    first_full, second_full = _fullness(estimate, headlines), _fullness(second, headlines)
    if second_full > first_full:
        count, estimate, second = other, second, estimate
    fields = {f: getattr(estimate, f) or getattr(second, f) for f in _FILLED}
    spans = tuple(dict.fromkeys((*estimate.evidence, *second.evidence)))
    return count, replace(estimate, evidence=spans, approx=estimate.approx and second.approx, **fields)


def _fullness(estimate: Estimate, headlines: Sequence[Span]) -> tuple[bool, bool, int]:
    in_body = not any(h.covers(estimate.evidence[0]) for h in headlines)
    return estimate.measure != "other", in_body, sum(getattr(estimate, f) is not None for f in _FILLED)
