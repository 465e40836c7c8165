"""Times as the text names them: the words, and what they mean where it can be known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Span

TimeKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression.

    Attributes:
        span: the words, code points of the document's text, half-open.
        kind: `date`; `time` (a part of a day or an hour); `duration`; `set` (what recurs).
        edtf: the date or interval in EDTF with the granularity of the words; a time gives its day. None where the
            words name no date (a length, what recurs) or nothing tells from which day they count.
        value: the same in the notation of TIMEX3: ISO 8601 with weeks (`2014-W38`), lengths (`P4Y`, `PXM`), parts of
            a day (`2014-09-15TNI`), `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`; None where not even that is known.
        mod: `START`, `MID`, `END`, `APPROX`, `MORE_THAN` … where the words say so.
        ends: of an interval written out, its ends with words of their own, in reading order.
    """

    span: Span
    kind: TimeKind
    edtf: str | None
    value: str | None = None
    mod: str | None = None
    ends: tuple[Time, ...] = ()
