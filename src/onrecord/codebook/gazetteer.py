"""The gazetteer: what places bear a name, from `places.csv` and from the compiled file of GeoNames' towns and areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from onrecord.codebook.names import fold, is_acronym, without_article
from onrecord.codebook.rows import Row
from onrecord.codebook.sorted_lines import SortedLines

FILE = "places.csv"
RECORD = "="
"""Begins the key of a place's own line in the compiled file; a name's key never does."""
ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "at", "an", "ad", "adh", "az", "ul"))
"""Ways to write the Arabic article, which comes and goes with the writer ("al-Raqqa", "Ar Raqqah", "Raqqa")."""
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_FIELDS = ("name", "aliases", "short", "kind", "country", "lat", "lon", "geonameid")
STATE = "state"
AREAS = frozenset(("province", "district", "region"))
_LANDSCAPE = ("continent", "sea", "river", "lake", "mountain", "island", "desert")
_SITES = ("town", "camp", "base", "crossing", "airport", "site")
KINDS = frozenset((STATE, *AREAS, *_LANDSCAPE, *_SITES))
# Within this distance two areas of one name and country are one, and a place without a known area lies in one.
_SAME_KM = 250.0


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place that bears the name asked for.

    Attributes:
        name: its usual name.
        kind: `state`, `province` (first level below a state), `district` (second), `region` (any other area), `town`,
            `continent`, `sea`, `river`, `lake`, `mountain`, `island`, `desert`, `camp`, `base`, `crossing`, `airport`
            or `site`.
        country: ISO 3166 alpha-3 of the state it lies in; None where it lies in several or in none.
        lat, lon: degrees north and east; of an area its middle.
        population: of a town its own, of a GeoNames area that of its towns; 0 where not known.
        geonameid: its number in GeoNames, or None.
        within: numbers in GeoNames of the areas it lies in.
        own: whether the name asked for is its usual name, or one that `places.csv` gives it, and not another.
        origin: `places.csv:<id>` or `geonames:<number>`.
    """

    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    population: int = 0
    geonameid: int | None = None
    within: tuple[int, ...] = ()
    own: bool = True
    origin: str = ""


def place_key(name: str) -> str:
    """The name without what makes no difference: case, accents, dots, hyphens, apostrophes, a leading "the"."""
    return without_article(fold(name)).casefold()


def lies_in(place: PlaceEntry, area: PlaceEntry) -> bool:
    """Whether a place lies in a state, or in an area that GeoNames has over it."""
    if area.kind == STATE:
        return place.kind != STATE and place.country == area.country
    if area.geonameid is not None and (place.within or area.kind not in AREAS):
        return area.geonameid in place.within
    inner = place.kind not in (STATE, "province") and area.kind in AREAS
    return inner and place.country == area.country and distance(place, area) < _SAME_KM


def distance(a: PlaceEntry, b: PlaceEntry) -> float:
    """Kilometres between two places along the globe."""
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points given in degrees."""
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Gazetteer:
    """Names of places and what bears them.

    Attributes:
        names: folded name → places of `places.csv`. acronyms: the same for names that are found only in capitals.
        short: abbreviation as written, without dots → the part of a state that it stands for behind a comma.
        states: ISO 3166 alpha-3 → the state as a place.
        lines: the compiled file.
    """

    names: Mapping[str, tuple[PlaceEntry, ...]]
    acronyms: Mapping[str, tuple[PlaceEntry, ...]]
    short: Mapping[str, PlaceEntry]
    states: Mapping[str, PlaceEntry]
    lines: SortedLines

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """Every place of this name, those of `places.csv` first; empty where none is known.

        Accents, hyphens, dots, case and a leading "the" make no difference; where nothing bears the name as it is, a
        leading Arabic article or an abbreviated "Saint" makes none either.
        """
        folded = fold(name)
        if is_acronym(folded) and folded in self.acronyms:
            return self.acronyms[folded]
        key = without_article(folded).casefold()
        if key in self.names or self.lines.find(key) is not None:
            return _bearing(self, key)
        first, _, rest = key.partition(" ")
        if rest and first in ARTICLES:
            return _bearing(self, rest)
        return _bearing(self, f"{_WRITTEN_OUT[first]} {rest}") if rest and first in _WRITTEN_OUT else ()

    def record(self, number: int, own: bool = True) -> PlaceEntry | None:
        """The place with this number in GeoNames, or None; `own` is noted in it."""
        line = self.lines.find(f"{RECORD}{number}")
        if line is None:
            return None
        name, kind, country, lat, lon, people, within = line.split("\t")
        areas = tuple(int(area) for area in within.split())
        return PlaceEntry(
            name, kind, country, float(lat), float(lon), int(people), number, areas, own, f"geonames:{number}"
        )


@lru_cache(maxsize=4096)
def _bearing(gazetteer: Gazetteer, key: str) -> tuple[PlaceEntry, ...]:
    """Every place of exactly this folded name."""
    ours = gazetteer.names.get(key, ())
    line = gazetteer.lines.find(key) or ""
    records = (gazetteer.record(int(word.lstrip("~")), word[0] != "~") for word in line.split())
    theirs = [entry for entry in records if entry is not None]
    return _merged(ours, theirs) if ours else tuple(theirs)


def _merged(ours: tuple[PlaceEntry, ...], theirs: list[PlaceEntry]) -> tuple[PlaceEntry, ...]:
    """Our entries, each with the number of the area that GeoNames has for it, then what is only theirs."""
    merged = []
    for entry in ours:
        same = next((t for t in theirs if _same(entry, t)), None)
        if same is not None:
            theirs = [t for t in theirs if t is not same]
            number = entry.geonameid or same.geonameid
            entry = replace(entry, geonameid=number, population=same.population, within=same.within)
        merged.append(entry)
    return (*merged, *theirs)


def _same(ours: PlaceEntry, theirs: PlaceEntry) -> bool:
    if ours.country != theirs.country:
        return False
    if ours.kind == theirs.kind == "province":
        return True
    alike = ours.kind == theirs.kind or (ours.kind in AREAS and theirs.kind in AREAS)
    return alike and distance(ours, theirs) <= _SAME_KM


def gazetteer_from_rows(rows: Iterable[Row], states: Iterable[str], lines: SortedLines) -> Gazetteer:
    """The gazetteer of the rows of `places.csv` over a compiled file.

    Args:
        rows: rows of `places.csv`.
        states: ids of `actors/states.csv`, the only codes a place may have.
        lines: the compiled file.

    Raises:
        CodebookError: naming file and line of an unknown kind or country, or of coordinates that are none.
    """
    codes = frozenset(states)
    names: dict[str, tuple[PlaceEntry, ...]] = {}
    acronyms: dict[str, tuple[PlaceEntry, ...]] = {}
    short: dict[str, PlaceEntry] = {}
    by_code: dict[str, PlaceEntry] = {}
    for row in rows:
        entry = _entry(row, codes)
        if entry.kind == STATE:
            by_code[row.id] = entry
        short.update((fold(word), entry) for word in row.words("short"))
        others = [fold(alias) for alias in row.words("aliases")]
        for acronym in filter(is_acronym, others):
            acronyms[acronym] = (*acronyms.get(acronym, ()), entry)
        for key in {place_key(name): None for name in (entry.name, *others) if not is_acronym(name)}:
            names[key] = (*names.get(key, ()), entry)
    return Gazetteer(names, acronyms, short, by_code, lines)


def _entry(row: Row, states: frozenset[str]) -> PlaceEntry:
    row.only(*_FIELDS)
    kind, country = row.need("kind"), row.text("country")
    if kind not in KINDS:
        raise row.fail(f"unknown kind `{kind}`", f"Kinds are {', '.join(sorted(KINDS))}.")
    if country is not None and country not in states:
        raise row.fail(f"`{country}` is no id of states.csv", "Use the ISO 3166 alpha-3 code.")
    if kind == STATE and country != row.id:
        raise row.fail("a state's id is its country", "Use the ISO 3166 alpha-3 code for both.")
    lat, lon = _degrees(row, "lat", 90), _degrees(row, "lon", 180)
    number = row.text("geonameid")
    if number is not None and not number.isdecimal():
        raise row.fail(f"`{number}` is no number in GeoNames", "Write digits, or leave it empty.")
    name, origin = row.need("name"), f"{FILE}:{row.id}"
    return PlaceEntry(name, kind, country, lat, lon, geonameid=int(number) if number else None, origin=origin)


def _degrees(row: Row, key: str, limit: float) -> float:
    try:
        value = float(row.need(key))
    except ValueError:
        raise row.fail(f"`{key}` must be a number of degrees") from None
    if not -limit <= value <= limit:
        raise row.fail(f"`{key}` lies beyond {limit:g} degrees")
    return value
