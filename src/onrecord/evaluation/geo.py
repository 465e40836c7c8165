"""Places read → predictions for test sets of toponyms with coordinates.

A prediction is `{"id", "toponyms": [{"start", "end", "lat", "lon", "geonameid"}]}`, offsets in code points of the row's
own text. The sets do not agree on what a toponym is; a `Convention` says which of ours a set counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.resolve.places import Places


@dataclass(frozen=True, slots=True)
class Convention:
    """What a test set counts beside the names of places, of governments and in longer names: adjectives and peoples."""

    demonyms: bool = True


EVERYTHING = Convention()
CONVENTIONS: Mapping[str, Convention] = {"GeoVirus": Convention(demonyms=False)}
"""Sets by the name in their rows' `set` that count less than everything."""


def toponyms(places: Places, convention: Convention = EVERYTHING) -> list[dict[str, Any]]:
    """The toponyms that the convention counts, in reading order."""
    return [
        {
            "start": toponym.span.start,
            "end": toponym.span.end,
            "lat": place.lat,
            "lon": place.lon,
            "geonameid": place.geonameid,
        }
        for toponym, place in places.toponyms
        if convention.demonyms or toponym.use != "demonym"
    ]
