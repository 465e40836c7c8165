"""The report that people read in the terminal."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.export.terminal import report
from onrecord.model.document import Issue
from onrecord.model.records import Reading


def shown(reading, width=100, **options):
    file = StringIO()
    console = Console(file=file, width=width, legacy_windows=False, _environ=options.pop("environ", {}), **options)
    console.print(report(reading))
    return file.getvalue()


def lines(text):
    return [line.strip() for line in text.splitlines()]


def test_the_head_tells_title_outlet_and_where_the_date_is_from(reading):
    head = lines(shown(reading))[:4]
    assert head == [
        "Denmark leaves escorts open <again>",
        "The Northern Ledger · Reuters · 16 November 2023 (from the page)",
        "By Ragna Holt",
        "pages/escorts.html",
    ]


def test_positions_are_grouped_by_actor_in_reading_order_and_go_from_giving_to_refusing(reading):
    text = shown(reading)
    order = ["3 by 2 actors", "Denmark (DNK)", "is delivering: logistics", "has not ruled out: naval", "Norway (NOR)"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_position_tells_its_words_its_details_and_how_sure_it_stands(reading):
    text = lines(shown(reading))
    at = text.index("had offered: naval · up to 10 boats · for Iceland · condition: if Iceland agrees  p-bb22")
    assert text[at + 1] == "“Norway had offered up to 10 boats if Iceland agrees”"
    assert text[at + 2] == "according to senior official; said of it by others; no longer so when this was written"


def test_evidence_told_twice_is_quoted_once_and_counted(reading):
    told = "“Denmark has not ruled out naval escorts in the Skagerrak” (+1 other place)"
    assert told in lines(shown(reading))


def test_direct_words_are_quoted_and_reported_ones_are_not(reading):
    text = lines(shown(reading))
    assert "“We owe the crews, … a safe way home.”" in text
    assert "→ Norway had offered up to 10 boats if Iceland agrees" in text


def test_unnamed_sources_are_marked_with_reason_and_relay(reading):
    text = lines(shown(reading))
    at = text.index("unnamed  senior official · said  s-bb22")
    assert text[at + 2] == "relayed by Reuters: no second witness"
    assert text[at + 3] == "why unnamed: because talks go on"
    assert "Who says what  3, 1 from unnamed sources" in text


def test_who_declined_to_comment_is_told_to_have_said_nothing(reading):
    assert "said nothing: “The council declined to comment”" in lines(shown(reading))


def test_what_was_left_out_is_counted_by_code_with_examples(reading):
    text = shown(reading)
    left_out = lines(text[text.index("Left out, and why") :])
    assert left_out[1] == "1 block of comment: kept, never coded"
    assert left_out[2:6] == [
        "2 × unread",
        "`contributions:naval` without a frame: “escorts”, “boats”",
        "1 × no-date",
        "A relative date has nothing to count from.",
    ]


def test_of_many_different_issues_a_few_are_shown(reading):
    issues = tuple(Issue("unread", f"`entry-{number}` without a frame") for number in range(6))
    text = lines(shown(replace(reading, issues=issues)))
    assert "6 × unread" in text
    assert "`entry-3` without a frame" in text
    assert "`entry-4` without a frame" not in text
    assert "and 2 more: --format html lists all" in text


def test_events_stand_under_what_kind_of_deed_they_are_in_the_order_of_the_text(reading):
    text = shown(reading)
    order = [
        "Who did what to whom  2: 1 happened, 1 denied",
        "Force and pressure  1",
        "Norway → two trawlers",
        "Help and easing  1",
        "Iceland: aid, denied  e-bb22",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_an_event_tells_where_when_and_who_came_to_harm_and_quotes_its_words(reading):
    text = lines(shown(reading, 120))
    about = "organ: navy · in Bergen · Monday = 2023-11-13 · at least 3 killed"
    at = text.index(f"Norway → two trawlers: shelling, happened · {about}  e-aa11")
    assert text[at + 1] == "“a Norwegian frigate shelled two trawlers off Bergen, killing at least 3 sailors”"


def test_the_word_that_names_an_event_is_bold_in_its_sentence(reading):
    text = shown(reading, 120, force_terminal=True, color_system="standard")
    assert "frigate \x1b[0m\x1b[1;3mshelled\x1b[0m\x1b[3m two" in text


@pytest.mark.parametrize(
    ("factuality", "shows"),
    [
        ("happened", "\x1b[32mhappened"),
        ("ongoing", "\x1b[32mgoing on"),
        ("scheduled", "\x1b[36mto come"),
        ("possible", "\x1b[33mmay happen"),
        ("alleged", "\x1b[33malleged"),
        ("denied", "\x1b[1;31mdenied"),
        ("demanded", "\x1b[34mdemanded"),
        ("of_another_codebook", "\x1b[1mof another codebook"),
    ],
)
def test_how_sure_an_event_is_is_worded_and_coloured(reading, factuality, shows):
    reading = replace(reading, events=(replace(reading.events[0], factuality=factuality),))
    assert shows in shown(reading, force_terminal=True, color_system="standard")


def test_a_gathering_tells_who_meets_where_and_who_is_left_out(reading):
    text = lines(shown(reading))
    at = text.index("harbour talks, to come · in Bergen  g-aa11")
    assert text[at + 2 : at + 7] == [
        "hosted by Norway",
        "taking part: Norway, Iceland",
        "number of participants: 5",
        "left out: Denmark (at the wish of Iceland)",
        "agenda: tolls",
    ]


def test_an_article_without_records_says_so(reading):
    text = shown(Reading(reading.document, reading.versions))
    assert "Who did what to whom  none found" in text
    assert "Who meets  none found" in text
    assert "Who stands where  none found" in text
    assert "Who says what  none found" in text


@pytest.mark.parametrize("width", [20, 40, 60, 200])
def test_every_width_is_kept_and_no_word_is_lost(reading, width):
    text = shown(reading, width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "".join(text.split()) == "".join(shown(reading, 300).split())


def test_stances_are_coloured_in_a_terminal(reading):
    text = shown(reading, force_terminal=True, color_system="standard")
    assert "\x1b[33mhas not ruled out:\x1b[0m" in text
    assert "\x1b[1;32mis delivering:\x1b[0m" in text


def test_no_color_takes_colours_and_leaves_words(reading):
    text = shown(reading, force_terminal=True, color_system="standard", environ={"NO_COLOR": "1"})
    assert "has not ruled out" in text
    assert not any(f"\x1b[{code}m" in text for code in (*range(30, 48), "1;32", "1;31"))


def test_neither_markup_nor_control_characters_of_the_page_are_acted_upon(reading):
    title = "[red]Hello[/red] \x1b]0;pwned\x07"
    text = shown(replace(reading, document=replace(reading.document, title=title)))
    assert lines(text)[0] == "[red]Hello[/red] �]0;pwned�"
