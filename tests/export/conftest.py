"""One reading made by hand, so that what is shown can be told without any reader."""

import pytest

from onrecord.model.document import Block, BlockKind, Document, Issue, Span
from onrecord.model.records import (
    Actor,
    Amount,
    Because,
    Bounds,
    Event,
    EventPlace,
    Excluded,
    Gathering,
    Place,
    Position,
    Reading,
    Statement,
    Versions,
)

HEADLINE = "Denmark leaves escorts open <again>"
PARAGRAPH = (
    "Denmark has not ruled out naval escorts in the Skagerrak, Karla Winther said. “We owe the crews,” "
    "Winther told reporters, “a safe way home.” Gen. Berg was silent."
)
SECOND = (
    "A senior official, who spoke on condition of anonymity because talks go on, said Norway had offered up to 10 "
    "boats if Iceland agrees, Reuters reported. The council declined to comment."
)
THIRD = (
    "On Monday a Norwegian frigate shelled two trawlers off Bergen, killing at least 3 sailors. Iceland denied arming "
    "smugglers. Norway will chair harbour talks in Bergen on tolls, from which Iceland struck off Denmark."
)
COMMENT = "Send them all!"
TEXT = "\n".join((HEADLINE, PARAGRAPH, SECOND, THIRD, COMMENT))


def words(text: str, after: str = "") -> Span:
    """The span of `text` in TEXT, the first one behind `after`."""
    start = TEXT.index(text, TEXT.index(after))
    return Span(start, start + len(text))


DENMARK_OPEN = Position(
    id="p-aa11",
    actor="DNK",
    contribution="naval",
    stance="open",
    area_text="the Skagerrak",
    source="Karla Winther",
    evidence=(words("Denmark has not ruled out naval escorts in the Skagerrak"), words("Denmark leaves escorts open")),
    because=(
        Because("way", "parse"),
        Because("operator", "operators:negation", words("not")),
        Because("operator", "operators:rule_out", words("ruled out"), "an attitude"),
        Because("composition", "stances:negation/rule_out", None, "not (rule out) is open"),
    ),
)
NORWAY_OFFERED = Position(
    id="p-bb22",
    actor="NOR",
    contribution="naval",
    stance="offered",
    beneficiary="ISL",
    amounts=(Amount(None, 10, "boats"),),
    condition="if Iceland agrees",
    source="senior official",
    factuality="reported",
    holds=False,
    evidence=(words("Norway had offered up to 10 boats if Iceland agrees"),),
)
DENMARK_DELIVERING = Position(
    id="p-cc33", actor="DNK", contribution="logistics", stance="delivering", evidence=(words("a safe way home"),)
)
WINTHER = Statement(
    id="s-aa11",
    source="Karla Winther",
    source_id="Karla Winther",
    source_kind="named",
    cue="told",
    content=(words("We owe the crews,"), words("a safe way home.")),
    quote="direct",
    audience="reporters",
    evidence=(words("“We owe the crews,” Winther told reporters, “a safe way home.”"),),
)
OFFICIAL = Statement(
    id="s-bb22",
    source="senior official",
    source_kind="unnamed",
    cue="said",
    content=(words("Norway had offered up to 10 boats if Iceland agrees"),),
    quote="indirect",
    via="Reuters",
    anonymity="because talks go on",
    evidence=(words(SECOND[: SECOND.index(", Reuters")]),),
)
COUNCIL = Statement(
    id="s-cc33",
    source="council",
    source_kind="institution",
    cue="declined to comment",
    content=(),
    quote="none",
    evidence=(words("The council declined to comment"),),
)
SHELLED = Event(
    id="e-aa11",
    type="ASSAULT",
    mode="heavy-weapons",
    actors=("NOR",),
    recipients=("two trawlers",),
    factuality="happened",
    trigger=words("shelled"),
    evidence=(words("a Norwegian frigate shelled two trawlers off Bergen, killing at least 3 sailors"),),
    organ="navy",
    date_text="Monday",
    date="2023-11-13",
    place=EventPlace("Bergen", "Bergen", country="NOR"),
    killed=Bounds(3, None),
)
DENIED = Event(
    id="e-bb22",
    type="AID",
    actors=("ISL",),
    recipients=(),
    factuality="denied",
    trigger=words("arming"),
    evidence=(words("Iceland denied arming smugglers"),),
)
TALKS = Gathering(
    id="g-aa11",
    name="harbour talks",
    evidence=(words("Norway will chair harbour talks in Bergen on tolls, from which Iceland struck off Denmark"),),
    place=EventPlace("Bergen"),
    hosts=("NOR",),
    participants=("NOR", "ISL"),
    participant_count=5,
    excluded=(Excluded("DNK", ("ISL",)),),
    agenda="tolls",
    outcome="planned",
)


@pytest.fixture
def reading() -> Reading:
    """Three actors; positions, events, a gathering, statements; a comment that is not coded; issues of two codes."""
    kinds = (BlockKind.HEADLINE, *3 * (BlockKind.PARAGRAPH,), BlockKind.COMMENT)
    spans = (words(HEADLINE), words(PARAGRAPH), words(SECOND), words(THIRD), words(COMMENT))
    document = Document(
        id="d-1",
        text=TEXT,
        blocks=tuple(Block(kind, span) for kind, span in zip(kinds, spans, strict=True)),
        title=HEADLINE,
        byline="By Ragna Holt",
        outlet="The Northern Ledger",
        agency="Reuters",
        published="2023-11-16",
        date_basis="page",
        url="pages/escorts.html",
        language="en",
    )
    return Reading(
        document,
        Versions("0.1.0", "c0debeef", "en_core_web_sm 3.8.0"),
        statements=(WINTHER, OFFICIAL, COUNCIL),
        positions=(NORWAY_OFFERED, DENMARK_OPEN, DENMARK_DELIVERING),
        events=(DENIED, SHELLED),
        gatherings=(TALKS,),
        actors=(
            Actor("DNK", "state", "Denmark", mentions=(words("Denmark"),)),
            Actor("NOR", "state", "Norway", mentions=(words("Norway"),)),
            Actor("ISL", "state", "Iceland", mentions=(words("Iceland"),)),
        ),
        places=(Place("Skagerrak", mentions=(words("Skagerrak"),)),),
        issues=(
            Issue("unread", "`contributions:naval` without a frame", words("escorts")),
            Issue("unread", "`contributions:naval` without a frame", words("boats")),
            Issue("no-date", "A relative date has nothing to count from."),
        ),
    )
