"""Where a toponym lies. Each row: a marked sentence (see `marked.py`) and the toponyms it must give, in their order.

An expectation is `words=origin`: the entry of places.csv or the number in GeoNames that the words stand for, `?` where
no place is known; behind it `/use` for another use than that of a place, and `~words` for the words of a part.
"""

from __future__ import annotations

import pytest
from marked import marked

from onrecord.codebook.loader import Codebook, load
from onrecord.model.document import Document
from onrecord.model.frame import NamedEntity
from onrecord.model.mention import Mention
from onrecord.model.place import PlaceReferent, Toponym
from onrecord.resolve.places import Places, resolve_places


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


def resolve(codebook: Codebook, mentions: list[Mention], document: Document) -> Places:
    entities = [NamedEntity(m.span, m.ner) for m in mentions if m.ner]
    return resolve_places(mentions, document, codebook.gazetteer, codebook.actors, codebook.geography, entities)


def shown(toponym: Toponym, place: PlaceReferent, document: Document) -> str:
    origin = place.because.removeprefix("places.csv:").removeprefix("geonames:") or "?"
    use = "" if toponym.use == "place" else f"/{toponym.use}"
    area = f"~{toponym.area.of(document.text)}" if toponym.area else ""
    return f"{toponym.text}={origin}{use}{area}"


def check(codebook: Codebook, source: str, expected: list[str]) -> None:
    mentions, document = marked(source)
    places = resolve(codebook, mentions, document)
    assert [shown(toponym, place, document) for toponym, place in places.toponyms] == expected


# --- which words are a toponym, and what for

NAMES = [
    ("Fighting went on in {Mosul|GPE place}.", ["Mosul=99072"]),
    ("Shells fell near {al-Raqqa|GPE place} and in {the Sahel|LOC place}.", ["al-Raqqa=172955", "Sahel=sahel"]),
    ("They met in the town of {Kobani|ORG}.", ["Kobani=kobani"]),
    ("Guards left {Bagram|ORG} at night.", ["Bagram=bagram"]),
    ("Aid came to {Helmand province|GPE}.", ["Helmand province=1140043"]),
    ("{Kabul|GPE} airport was closed.", ["Kabul airport=kabul_airport"]),
    ("{Lima|GPE} airport was closed.", ["Lima=3936456"]),
    ("They sailed through {the Strait of Hormuz|LOC place}.", ["Strait of Hormuz=strait_of_hormuz"]),
    ("He was seen in {Xanthoville|GPE place}.", ["Xanthoville=?"]),
]
NO_TOPONYMS = [
    "{Paris Hilton|PERSON subj} sang.",
    "{Jordan Vale|PERSON subj} resigned.",
    "But nobody came, and In Time won.",
    "A strain of the {Marburg|GPE} virus was found.",
    "{Hamas|ORG subj} fired rockets.",
    "It costs US$40.",
    "The vote is in {March|DATE}.",
    "She lives in the north.",
]
PARTS = [
    (
        "Fighters hold villages in {northern Iraq|GPE place} and {southern Syria|GPE place}.",
        ["Iraq=IRQ~northern Iraq", "Syria=SYR~southern Syria"],
    ),
    ("Rain fell in {western Anbar|GPE place}.", ["Anbar=anbar~western Anbar"]),
    ("He lives in {Northern Ireland|GPE place} and {North Macedonia|GPE place}.", None),
]
USES = [
    ("{Washington|GPE subj} has ruled out airstrikes.", ["Washington=washington_usa/metonym"]),
    ("The talks in {Washington|GPE place} went on.", ["Washington=washington_usa"]),
    ("Troops left {Kabul|GPE}.", ["Kabul=1138958"]),
    ("{France|GPE subj} sent troops to {Mali|GPE place}.", ["France=FRA/metonym", "Mali=MLI"]),
    ("{Aleppo|GPE subj} was flooded.", ["Aleppo=170063"]),
    ("{Syrian|NORP} soldiers fled.", ["Syrian=SYR/demonym"]),
    ("{The Lansing Tribune|ORG subj} said so.", ["Lansing=4998830/part"]),
    ("{The Bank of England|ORG subj} said no.", ["England=england/part"]),
]


@pytest.mark.parametrize(("source", "expected"), [*NAMES, *USES])
def test_the_words_around_a_name_tell_what_it_is(codebook, source, expected):
    check(codebook, source, expected)


@pytest.mark.parametrize("source", NO_TOPONYMS)
def test_a_name_that_means_no_place_is_none(codebook, source):
    check(codebook, source, [])


@pytest.mark.parametrize(("source", "expected"), PARTS[:2])
def test_a_direction_before_a_name_makes_it_a_part(codebook, source, expected):
    check(codebook, source, expected)


def test_a_direction_that_belongs_to_the_name_makes_none(codebook):
    mentions, document = marked("He lives in {Northern Ireland|GPE place}; she likes {South Sudan|GPE}.")
    assert [t.area for t, _ in resolve(codebook, mentions, document).toponyms] == [None, None]


# --- which of several places

CHOICES = [
    ("the most populous one, unless the text says more", "He flew to {Paris|GPE place}.", ["Paris=2988507"]),
    ("what stands behind the comma", "He flew to {Paris|GPE place}, {Texas|GPE}.", ["Paris=4717560", "Texas=texas"]),
    ("abbreviated, too", "{Belgrade|GPE subj}, Minn., was quiet.", ["Belgrade=5017727", "Minn=minnesota"]),
    (
        "the country in the text",
        "{Lebanese|NORP} troops went to {Tripoli|GPE place}.",
        ["Lebanese=LBN/demonym", "Tripoli=266826"],
    ),
    (
        "another country in the text",
        "{Libyan|NORP} troops went to {Tripoli|GPE place}.",
        ["Libyan=LBY/demonym", "Tripoli=2210247"],
    ),
    (
        "the word beside it",
        "Rivers rose in {Raqqa|GPE place} province.",
        ["Raqqa province=raqqa_governorate"],
    ),
    ("the state, alone", "They met in {Georgia|GPE place}.", ["Georgia=GEO"]),
    (
        "its neighbours",
        "They met in {Atlanta|GPE place}, in {Savannah|GPE place}, and all over {Georgia|GPE place}.",
        ["Atlanta=4180439", "Savannah=4221552", "Georgia=georgia"],
    ),
    (
        "the kind of the others in an enumeration",
        "Votes are counted in {Ohio|GPE place}, {Georgia|GPE}, {Washington|GPE} and {Texas|GPE}.",
        ["Ohio=ohio", "Georgia=georgia", "Washington=washington", "Texas=texas"],
    ),
    (
        "each where it is put",
        "{Tripoli|GPE subj}, {Lebanon|GPE}, is not {Tripoli|GPE}, {Libya|GPE}.",
        ["Tripoli=266826", "Lebanon=LBN", "Tripoli=2210247", "Libya=LBY"],
    ),
    (
        "none where none is known",
        "It happened in {Holliday|GPE place}, {Vermont|GPE}.",
        ["Holliday=?", "Vermont=vermont"],
    ),
    ("a city before its state", "He works in {New York|GPE place}.", ["New York=5128581"]),
]


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in CHOICES], ids=[c[0] for c in CHOICES])
def test_of_several_places_the_text_chooses(codebook, source, expected):
    check(codebook, source, expected)


def test_what_is_told_of_a_name_once_holds_for_the_whole_document(codebook):
    check(
        codebook,
        "Rebels took {Tripoli|GPE} in {Lebanon|GPE place}.\nIn {Tripoli|ORG place} people fled.",
        ["Tripoli=266826", "Lebanon=LBN", "Tripoli=266826"],
    )


# --- what comes out


def test_a_mention_knows_its_place(codebook):
    mentions, document = marked("Jets flew over {northern Iraq|GPE place head=Iraq}, said {a pilot}.")
    places = resolve(codebook, mentions, document)
    assert places.of(mentions[0].id) == PlaceReferent(
        "Iraq", "IRQ", "state", 33.0, 44.0, 99237, "northern Iraq", "places.csv:IRQ"
    )
    assert places.of(mentions[1].id) is places.of(None) is None


def test_an_unknown_place_has_a_name_and_no_more(codebook):
    mentions, document = marked("He was seen in {Xanthoville|GPE place}.")
    assert resolve(codebook, mentions, document).of(mentions[0].id) == PlaceReferent("Xanthoville")


def test_the_table_has_one_entry_a_place_with_all_its_mentions(codebook):
    source = "In {Kyiv|GPE place} and in {Mali|GPE place}.\nNear {Kiev|GPE place}. {Mali|GPE subj} objected."
    mentions, document = marked(source)
    table = resolve(codebook, mentions, document).table()
    assert [(p.name, p.country, p.geonameid) for p in table] == [("Kyiv", "UKR", 703448), ("Mali", "MLI", 2453866)]
    assert [[s.of(document.text) for s in p.mentions] for p in table] == [["Kyiv", "Kiev"], ["Mali"]]


def test_every_entry_of_the_book_that_is_a_state_has_a_place(codebook):
    for entry in codebook.actors.entries.values():
        if entry.kind == "state":
            assert entry.id in codebook.gazetteer.states
