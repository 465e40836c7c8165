"""Times read → predictions for test sets of time expressions with TimeML values.

A prediction is `{"id", "timexes": [{"start", "end", "type", "value"}]}`, offsets in code points of the row's own text.
An interval is written as its two ends, as TimeML annotates them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.model.time import Time


def timexes(times: Sequence[Time]) -> list[dict[str, Any]]:
    """The expressions in reading order, intervals as their ends."""
    return [
        {"start": end.span.start, "end": end.span.end, "type": end.kind.upper(), "value": end.value}
        for time in times
        for end in (time.ends or (time,))
    ]
