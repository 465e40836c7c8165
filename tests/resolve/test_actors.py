"""Who a mention stands for. Each row: a marked sentence (see `marked.py`) and what its mentions must resolve to.

An expectation is `id`, or `id>body` where it matters for whom the actor acts, with `/organ` and `!source_kind` where
they matter; None for a mention that is no actor.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import marked

from onrecord.codebook.actors import ActorBook
from onrecord.model.document import Document, Span
from onrecord.model.mention import Mention, Referent
from onrecord.resolve.actors import resolve_actors


def shown(referent: Referent | None, like: str | None) -> str | None:
    """A referent in the notation of the tables, with as much detail as the expectation has."""
    if referent is None:
        return None
    text = referent.id
    if like is not None:
        if ">" in like:
            text += f">{referent.acts_for}"
        if "/" in like:
            text += f"/{referent.organ}"
        if "!" in like:
            text += f"!{referent.source_kind}"
    return text


def check(book: ActorBook, source: str, expected: list[str | None], published: str | None = None) -> None:
    mentions, document = marked(source, published)
    actors = resolve_actors(mentions, document, book)
    got = [shown(actors.of(m.id), like) for m, like in zip(mentions, expected, strict=True)]
    assert got == expected


STATES = [
    ("{The United States|GPE subj} ruled out troops.", ["USA!institution"]),
    ("{The U.S.|GPE subj} and {the U.K.|GPE subj} agreed.", ["USA", "GBR"]),
    ("{DR Congo|GPE subj} and {South Sudan|GPE subj} signed.", ["COD", "SSD"]),
    ("{Washington|GPE subj} has ruled out airstrikes.", ["USA/government"]),
    ("The talks in {Washington|GPE place} went on.", [None]),
    ("{The Kremlin|ORG subj} denied it.", ["RUS/head"]),
    ("{The White House|ORG subj} objected; {the Pentagon|ORG subj} agreed.", ["USA/head", "USA/military"]),
    ("{The State Department|ORG subj} declined to comment.", ["USA/diplomatic!institution"]),
    ("{Downing Street|FAC subj} said no.", ["GBR/head"]),
    ("{The Hague|GPE subj} offered frigates.", ["NLD/government"]),
    ("{SYRIA|GPE subj} SAYS YES TO TALKS", ["SYR"]),
    ("Nobody told us, said {us|desc}.", [None]),
    ("{The Americans|NORP subj} offered drones, and {Iraqis|NORP} waited.", ["USA!institution", "Iraqis>None!unnamed"]),
    ("{The Soviet Union|GPE subj} and {East Germany|GPE subj} refused.", ["SUN", "DDR"]),
    ("{Georgia’s|GPE} {president|poss=0} spoke.", ["GEO", "president>GEO/head"]),
    ("{Kosovo|GPE subj} asked {Taiwan|GPE} and {the Palestinian Authority|ORG}.", ["XKX", "TWN", "PSE"]),
]

BODIES = [
    ("{The Iraqi army|subj} advanced.", ["IRQ/military!institution"]),
    ("{French forces|subj} landed.", ["FRA/military"]),
    ("{Iraqi security forces|subj} withdrew.", ["IRQ/military"]),
    ("{The Russian foreign ministry|subj} protested.", ["RUS/diplomatic!institution"]),
    ("{The Russian Foreign Ministry|ORG subj} protested.", ["RUS/diplomatic!institution"]),
    ("{The Paris government|subj} agreed.", ["FRA/government"]),
    ("{Syria’s|GPE} {government|poss=0 subj} refused.", ["SYR", "SYR/government"]),
    ("{Turkey|GPE subj} said {its|poss=0} {parliament|poss=1 subj} would vote.", ["TUR", "TUR", "TUR/legislature"]),
    ("{The government|of=1 subj} of {Chad|GPE} agreed.", ["TCD/government", "TCD"]),
    ("{Mali|GPE subj} voted.\n{The army|subj} stayed away.", ["MLI", "MLI/military"]),
    ("{The Iranian parliament|subj} met.\nIn {Geneva|GPE place} nobody came.\n{The parliament|subj} voted.",
     ["IRN/legislature", None, "IRN/legislature"]),
    ("{US-backed rebels|subj} advanced.", ["US-backed rebels>None"]),
    ("{Warplanes|subj} struck at dawn.", [None]),
    ("{Danish warplanes|subj} struck at dawn.", ["DNK/military"]),
    ("{The deal|subj} collapsed and {the long war|subj} went on.", [None, None]),
]  # fmt: skip

ORGANISATIONS = [
    ("{The UN Security Council|ORG subj} met.", ["UN/Security Council!institution"]),
    ("{The U.N. refugee agency|ORG subj} warned.", ["UN/UNHCR"]),
    ("{NATO|ORG subj} and {the European Commission|ORG subj} replied.", ["NATO", "EU/European Commission"]),
    ("{U.N. officials|subj} left.", ["U.N. officials>UN!unnamed"]),
    ("{EU foreign ministers|subj} agreed.", ["EU foreign ministers>EU"]),
    ("{The US-led coalition|subj} struck.\n{The coalition|subj} said so.", ["US_LED_COALITION", "US_LED_COALITION"]),
    ("{The Saudi-led coalition|subj} struck; {the US-led coalition|subj} did not.\n{The coalition|subj} erred.",
     ["SAUDI_LED_COALITION", "US_LED_COALITION", "US_LED_COALITION"]),
    ("{African Union troops|subj} withdrew.", ["AU/military"]),
    ("{The Red Cross|ORG subj} called {Reuters|ORG}.", ["ICRC", "REUTERS!institution"]),
    ("{The Chosun Ilbo|ORG subj} reported it.\n{The newspaper|subj} gave no source.", ["CHOSUN_ILBO", "CHOSUN_ILBO"]),
    ("{The Harbour Relief Foundation|ORG subj} sent tents.", ["HARBOUR_RELIEF_FOUNDATION!institution"]),
]  # fmt: skip

GROUPS = [
    ("{ISIS|ORG subj}, {Daesh|ORG} and {the Islamic State group|subj}.", ["ISLAMIC_STATE"] * 3),
    ("{Al Shabaab|ORG subj} and {al-Shabab|ORG subj}.", ["AL_SHABAAB"] * 2),
    ("{Houthi rebels|subj} shelled {the port|desc}.", ["HOUTHIS", None]),
    ("{Hezbollah fighters|subj} left.", ["HEZBOLLAH>HEZBOLLAH!unnamed"]),
    ("{Lebanese Hezbollah fighters|subj} left.", ["HEZBOLLAH"]),
    ("{Hamas officials|subj} agreed.", ["Hamas officials>HAMAS!unnamed"]),
    ("{Kurdish forces|subj} fought beside {the peshmerga|desc}.", ["KURDISH_FORCES", "PESHMERGA"]),
    ("{Boko Haram|ORG subj} took the town.\n{The militants|subj} left; {the group|subj} denied it.",
     ["BOKO_HARAM", "BOKO_HARAM>BOKO_HARAM!unnamed", "BOKO_HARAM!institution"]),
    ("{Fighters|of=1 desc} from {Islamic State|ORG} left.", ["ISLAMIC_STATE", "ISLAMIC_STATE"]),
    ("{M23|ORG subj} met {Kurds|NORP}.\n{The rebels|subj} left.", ["M23", "KURDS>None!unnamed", "M23"]),
    ("{Militants|subj} attacked.", ["Militants>None!unnamed"]),
    ("{The Dawn Front militia group|subj name} surrendered.", ["DAWN_FRONT"]),
]  # fmt: skip

PERSONS = [
    ("{British Prime Minister David Cameron|PERSON subj} spoke.\n{Cameron|PERSON subj} left.",
     ["David Cameron>GBR/head!named"] * 2),
    ("{Kerry|GPE subj} agreed.\n{U.S. Secretary of State John Kerry|PERSON subj} left.",
     ["John Kerry>USA/diplomatic"] * 2),
    ("{Foreign Minister Laurent Fabius|PERSON subj} of {France|GPE} spoke.", ["Laurent Fabius>FRA", "FRA"]),
    ("{Geng Shuang|PERSON subj app=1}, {a Chinese foreign ministry spokesman|app=0}, replied.",
     ["Geng Shuang>CHN/diplomatic", "Geng Shuang>CHN"]),
    ("{Senator Ana Brook|PERSON subj} objected; so did {U.S. Rep. Tom Hale|PERSON subj}.",
     ["Ana Brook>None", "Tom Hale>None"]),
    ("{Former French President Nicolas Sarkozy|PERSON subj} objected.", ["Nicolas Sarkozy>None/head"]),
    ("{Retired Gen. Paul Stone|PERSON subj} objected.", ["Paul Stone>None"]),
    ("{Hamas spokesman Sami Abu Zuhri|PERSON subj} denied it.", ["Sami Abu Zuhri>HAMAS"]),
    ("{Lina Marsh|PERSON subj app=1}, {a London-based analyst|app=0}, disagreed.", ["Lina Marsh>None", "Lina Marsh"]),
    ("{Staffan de Mistura|PERSON subj app=1}, {the UN envoy|app=0}, left.\n{De Mistura|PERSON subj} returned.",
     ["Staffan de Mistura>UN", "Staffan de Mistura", "Staffan de Mistura"]),
    ("{North Korean leader Kim Jong Un|PERSON subj} spoke.\n{Kim|PERSON subj} smiled.", ["Kim Jong Un>PRK"] * 2),
    ("{Iraqi Prime Minister Haider al-Abadi|PERSON subj} and {al-Abadi|PERSON}, {Abadi|PERSON}.",
     ["Haider al-Abadi>IRQ"] * 3),
    ("{The former governor|subj} spoke.", ["former governor>None"]),
    ("{Nigeria’s|GPE} {army chief|poss=0 app=2}, {Gen. Abel Duro|PERSON app=1}, agreed.",
     ["NGA", "Abel Duro>NGA/military", "Abel Duro>NGA"]),
]  # fmt: skip

DATED = [
    ("2014-09-15", "{Kerry|PERSON subj} agreed.", ["Kerry>USA/diplomatic"]),
    ("2018-09-15", "{Kerry|PERSON subj} agreed.", ["Kerry>None"]),
    (None, "{Kerry|PERSON subj} agreed.", ["Kerry>None"]),
    ("2018-01-03", "{President Trump|PERSON subj} spoke in {Seoul|GPE place}.", ["Trump>USA/head", None]),
    ("2015-06-01", "{The Iraqi prime minister|subj} agreed.", ["Haider al-Abadi>IRQ/head"]),
    (None, "{The Iraqi prime minister|subj} agreed.", ["Iraqi prime minister>IRQ/head"]),
    ("2016-06-01", "{The Trump administration|subj} or {the Obama administration|subj}.",
     ["USA/government", "USA/government"]),
    ("2014-09-15", "{Vladimir Putin|PERSON subj} called {Angela Merkel|PERSON}.",
     ["Vladimir Putin>RUS", "Angela Merkel>DEU"]),
]  # fmt: skip

UNNAMED = [
    ("{British officials|subj} warned.", ["British officials>GBR!unnamed"]),
    ("{Western officials|subj} warned.", ["Western officials>None!unnamed"]),
    ("{A State Department official|subj} warned.", ["State Department official>USA/diplomatic!unnamed"]),
    ("{A senior Iraqi intelligence official|subj}.", ["senior Iraqi intelligence official>IRQ/intelligence!unnamed"]),
    ("{Prosecutors|of=1 desc} in {Taiwan|GPE place} agreed.", ["Prosecutors in Taiwan>TWN/court!unnamed", None]),
    ("{Japan|GPE subj} paid.\n{A foreign ministry spokesman|subj} confirmed it.",
     ["JPN", "foreign ministry spokesman>JPN/diplomatic!unnamed"]),

       ("{A Russian foreign ministry spokesman|subj} spoke.\n"
     "{Foreign ministry spokesman Ilya Orlov|PERSON subj} of {Russia|GPE}.",
     ["Ilya Orlov>RUS/diplomatic", "Ilya Orlov>RUS", "RUS"]),
    ("{Two different men|plur head=men subj} called.", ["two different men>None!unnamed"]),
    ("{Villagers|subj} fled.", ["Villagers>None!unnamed"]),
    ("{U.S. and Saudi officials|mods=U.S. subj} objected.", ["U.S. and Saudi officials>USA"]),
    ("{U.S. and Saudi officials|mods=Saudi subj} objected.", ["U.S. and Saudi officials>SAU"]),
    ("{Iraqi authorities|subj} agreed.", ["IRQ/government!institution"]),
]  # fmt: skip

COLLECTIVES = [
    ("{Several Arab countries|subj} offered jets.", ["Arab countries>None"]),
    ("{Nearly 40 countries|subj} agreed.", ["nearly 40 countries>None"]),
    ("{The international community|subj} must act.", ["international community>None"]),
    ("{Its allies|subj} agreed.", ["allies>None"]),
    ("{The 17 countries|subj} met.", ["17 countries"]),
]

REFERRING = [
    ("{Angela Merkel|PERSON subj} met {Francois Hollande|PERSON}.\n{She|subj} left.",
     ["Angela Merkel", "Francois Hollande", "Angela Merkel"]),
    ("{Angela Merkel|PERSON subj} met {Francois Hollande|PERSON}.\n{He|subj} left.",
     ["Angela Merkel", "Francois Hollande", "Francois Hollande"]),
    ("{Chad|GPE subj} said {it|subj} would pay.", ["TCD", "TCD"]),
    ("{British Prime Minister Edith Vane|PERSON subj} said {her} {country|poss=1} would pay.",
     ["Edith Vane>GBR", "Edith Vane", "GBR"]),
    ("{French President Jean Roc|PERSON subj} met {his} {Iraqi counterpart|poss=1}.",
     ["Jean Roc>FRA", "Jean Roc", "Iraqi counterpart>IRQ/head"]),

       ("{Iraqi President Omar Sabri|PERSON} wrote.\n{French President Jean Roc|PERSON subj} met {his} "
     "{Iraqi counterpart|poss=2}.",
     ["Omar Sabri>IRQ", "Jean Roc>FRA", "Jean Roc", "Omar Sabri>IRQ/head"]),
    ("“{We|by=1} will pay,” said {Danish Foreign Minister Ida Holm|PERSON subj}.", ["DNK", "Ida Holm>DNK"]),
    ("“{I|by=1} will pay,” said {Danish Foreign Minister Ida Holm|PERSON subj}.", ["Ida Holm>DNK", "Ida Holm>DNK"]),
    ("“{Our|by=2} {government|poss=0} will pay,” said {Danish minister Ida Holm|PERSON subj}.",
     ["DNK", "DNK/government", "Ida Holm>DNK"]),
    ("{Australian Prime Minister Rob Lake|PERSON} left.\n{A statement|of=3 subj} from {his} {office|poss=2} followed.",
     ["Rob Lake>AUS", "AUS!document", "Rob Lake", "AUS/government"]),
    ("{Officials|subj} met.\n{They|subj} agreed.", ["Officials", "Officials"]),
    ("{A report|subj} came.", ["report>None!document"]),
    ("{A Defense Department news release|subj} came.\n{The release|subj} said so.", ["USA!document", "USA!document"]),
    ("{Defense Secretary Ann Cole|PERSON subj} landed.\n{The secretary|subj} left.", ["Ann Cole>USA", "Ann Cole"]),
    ("{The Iraqi prime minister|subj} and {Ann Cole|PERSON} met; {the two leaders|subj} agreed in {Rome|GPE place}.",
     ["Iraqi prime minister>IRQ", "Ann Cole>None", "two leaders", None]),
    ("{Ankara|GPE subj} agreed, said {our|by=3} {Turkish allies|poss=1} and {Gen. Joe Pratt|PERSON}.",
     ["TUR", "Joe Pratt", "TUR", "Joe Pratt>None"]),
    ("{Bank|name of=1} of {England|GPE} officials met.", ["GBR/government", "GBR"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"),
    [*STATES, *BODIES, *ORGANISATIONS, *GROUPS, *PERSONS, *UNNAMED, *COLLECTIVES, *REFERRING],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_who_it_is(book: ActorBook, source: str, expected: list[str | None]) -> None:
    check(book, source, expected)


@pytest.mark.parametrize(("published", "source", "expected"), DATED)
def test_offices_depend_on_the_day(
    book: ActorBook, published: str | None, source: str, expected: list[str | None]
) -> None:
    check(book, source, expected, published)


PAIRS = [
    ("{Chad|GPE subj} and {Mali|GPE subj} met.\n{The two countries|subj} agreed.", ("TCD", "MLI")),
    ("Talks between {Iran|GPE} and {Iraq|GPE} failed.\n{Both sides|subj} left.", ("IRN", "IRQ")),
    ("{Seoul|GPE subj} called {Pyongyang|GPE}.\n{The two Koreas nations|head=nations desc} talked.", ("KOR", "PRK")),
]


@pytest.mark.parametrize(("source", "members"), PAIRS)
def test_a_pair_names_its_members(book: ActorBook, source: str, members: tuple[str, str]) -> None:
    mentions, document = marked(source)
    assert resolve_actors(mentions, document, book).referents[mentions[-1].id].members == members


def test_first_person_of_a_release_is_its_issuer(book: ActorBook) -> None:
    mentions, document = marked("{We|subj} will host the conference.")
    assert resolve_actors(mentions, document, book, issuer="EU").referents[0].id == "EU"
    assert resolve_actors(mentions, document, book).of(0) is None


NAMES = [
    ("{David Cameron|PERSON subj} spoke.\n{Cameron|PERSON subj} left.", 1, "David Cameron"),
    ("{The White House|ORG subj} said no.", 0, "White House"),
    ("{China’s government|subj} said no.", 0, "China’s government"),
    ("{Islamic State|ORG} came.\n{The militants|subj} left.", 1, "Islamic State"),
]


@pytest.mark.parametrize(("source", "mention", "name"), NAMES)
def test_the_name_is_the_fullest_of_the_text(book: ActorBook, source: str, mention: int, name: str) -> None:
    mentions, document = marked(source)
    assert resolve_actors(mentions, document, book).referents[mention].name == name


def test_the_table_has_one_entry_an_actor_and_those_acted_for(book: ActorBook) -> None:
    mentions, document = marked(
        "{Danish Foreign Minister Ida Holm|PERSON subj} met {Holm|PERSON} in {Paris|GPE place}."
    )
    table = resolve_actors(mentions, document, book).entries
    assert [(a.id, a.kind, a.country, len(a.mentions)) for a in table] == [
        ("Ida Holm", "person", "DNK", 2),
        ("DNK", "state", "DNK", 0),
    ]


def test_same_input_same_output(book: ActorBook) -> None:
    mentions, document = marked("{The US|GPE subj} and {Iran|GPE} met.\n{The two countries|subj} and {it} agreed.")
    assert resolve_actors(mentions, document, book) == resolve_actors(mentions, document, book)


ODD = (
    "the|Iraqi|prime|minister|U.S.|and|of|former|Kim|’s|—||\u200e|two|he|’|officials|Hezbollah|his|Secretary|State|Gen."
    "|$|國|e\u0301|militants|“|counterpart"
)
WORDS = st.sampled_from(ODD.split("|"))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.lists(WORDS, max_size=5), st.integers(0, 7), st.integers(-1, 7)), min_size=1, max_size=8))
def test_no_mentions_crash_and_links_may_run_in_circles(
    book: ActorBook, phrases: list[tuple[list[str], int, int]]
) -> None:
    """Whatever a parser makes of a text: odd words, links to itself, to nobody, in a ring."""
    text, mentions = "", []
    for number, (words, other, speaker) in enumerate(phrases):
        phrase = " ".join(words)
        span = Span(len(text), len(text) + len(phrase))
        text += phrase + " "
        mentions.append(
            Mention(
                id=number,
                span=span,
                text=phrase,
                head=words[-1] if words else "",
                head_lemma=(words[-1] if words else "").lower(),
                modifiers=tuple(words[:-1]),
                possessor=other if other % 2 else None,
                of=(other,) if other < len(phrases) else (),
                appositive=(other,) if other < len(phrases) else (),
                kind=("name", "description", "pronoun")[other % 3],
                ner=(None, "PERSON", "ORG", "GPE")[other % 4],
                quoted_by=speaker if speaker >= 0 else None,
            )
        )
    document = Document("d", text, ())
    actors = resolve_actors(mentions, document, book)
    assert {a.id for a in actors.entries} >= {r.id for r in actors.referents.values()}
