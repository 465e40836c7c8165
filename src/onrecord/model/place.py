"""Names of places in a text (`Toponym`) and the place each stands for (`PlaceReferent`): plain data."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Span


@dataclass(frozen=True, slots=True)
class PlaceReferent:
    """The place that a toponym stands for.

    Attributes:
        name: the words that name it in the text, in their first form.
        country: ISO 3166 alpha-3 of the state it lies in, or None.
        kind: as in `places.csv` (`state`, `province`, `town`, `sea` …); None for a place that no gazetteer knows.
        lat, lon: degrees north and east, of an area its middle; None where not known.
        geonameid: its number in GeoNames, or None.
        area_text: the words for a part of it ("northern Iraq"), or None for the whole.
        because: what decided ("places.csv:sahel", "geonames:98182").
    """

    name: str
    country: str | None = None
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    area_text: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place where it stands.

    Attributes:
        span: the name alone, without "northern", "province" or an article.
        text: its words.
        use: `place`; `metonym` for a state or capital that may act ("Washington said"); `demonym` for the adjective
            or people of a state ("Syrian"); `part` within a longer name ("the Geneva Convention").
        area: span of the words for a part of it ("northern Iraq"), or None.
    """

    span: Span
    text: str
    use: str
    area: Span | None = None
