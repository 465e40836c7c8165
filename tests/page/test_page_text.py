"""Plain text as people paste it: what is the article, what is not, from the text alone."""

from __future__ import annotations

import pytest
from page_words import Reader, coded, words_of

BODY = (
    "Ruritania has ruled out sending ground troops to the border region, its defence minister said on Tuesday.",
    "The minister, Ana Novak, told parliament that the country would go on training the border guards of Syldavia.",
    "Opposition members called the decision a retreat and asked for a vote before the end of the month.",
)


def article(*before: str, after: tuple[str, ...] = (), title: str = "Ruritania rules out troops for border") -> str:
    return "\n\n".join((title, *before, *BODY, *after))


def test_the_text_is_the_input_with_unified_line_ends(read_text: Reader) -> None:
    document = read_text("Ruritania rules out troops\r\n\r\n" + BODY[0] + "\r" + BODY[1])
    assert document.text == "Ruritania rules out troops\n\n" + BODY[0] + "\n" + BODY[1]


def test_first_line_is_the_headline(read_text: Reader) -> None:
    document = read_text(article())
    assert document.title == "Ruritania rules out troops for border"
    assert words_of(document, "headline") == ["Ruritania rules out troops for border"]
    assert words_of(document, "paragraph") == list(BODY)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Will Ruritania send troops?", "Will Ruritania send troops?"),
        ("Tuesday, March 4, 2014", None),
        (BODY[2], None),
    ],
)
def test_what_is_a_headline(read_text: Reader, first: str, title: str | None) -> None:
    assert read_text("\n\n".join((first, BODY[0], BODY[1]))).title == title


def test_one_sentence_is_a_text(read_text: Reader) -> None:
    document = read_text("Denmark has ruled out airstrikes.")
    assert coded(document) == "Denmark has ruled out airstrikes."
    assert document.title is None


CAPTION = "Soldiers of Ruritania stand at a crossing near the village of Zenda last week"


def test_caption_printed_twice_is_one_caption(read_text: Reader) -> None:
    document = read_text(article(CAPTION + ".", CAPTION))
    assert words_of(document, "caption") == [CAPTION + "."]
    assert CAPTION in words_of(document, "furniture")


def test_caption_that_repeats_the_headline_is_furniture(read_text: Reader) -> None:
    document = read_text(article("Ruritania rules out troops for border"))
    assert words_of(document, "headline") == ["Ruritania rules out troops for border"]
    assert words_of(document, "furniture") == ["Ruritania rules out troops for border"]


@pytest.mark.parametrize(
    "line",
    [
        "FILE - In this Monday, March 3, 2014, file photo, a guard looks over the river at Zenda.",
        "FILE PHOTO: A guard looks over the river at Zenda, Ruritania, March 3, 2014.",
        "An image made available by the army on March 3 shows a tank in the streets of Zenda.",
        "In this photo released by the army, a guard looks over the river at Zenda.",
        "The defence minister arrives for the vote (pictured",
    ],
)
def test_captions_by_their_words(read_text: Reader, line: str) -> None:
    assert words_of(read_text(article(line)), "caption") == [line]


def test_caption_buttons_and_picture_credit_are_furniture(read_text: Reader) -> None:
    document = read_text(article("Enlarge this image toggle caption Jo Marsh/AP Jo Marsh/AP"))
    assert "toggle caption" not in coded(document)
    assert "Jo Marsh" not in coded(document)
    assert document.agency is None


def test_sentences_glued_across_a_lost_line_break_are_cut(read_text: Reader) -> None:
    document = read_text(article(BODY[0] + BODY[2]))
    assert words_of(document, "paragraph")[:2] == [BODY[0], BODY[2]]


@pytest.mark.parametrize(
    "glued", ["He works for Amazon.Com now and lives there.", "The U.S.Army came to see www.ruritania.The gov page."]
)
def test_what_only_looks_glued_stays_whole(read_text: Reader, glued: str) -> None:
    assert glued in words_of(read_text(article(glued)), "paragraph")


@pytest.mark.parametrize("picture", ["zenda map border  river crossing", "map of zenda border villages"])
def test_alternative_text_run_into_a_sentence_is_furniture(read_text: Reader, picture: str) -> None:
    document = read_text(article(picture + BODY[2], "The front asked for talks."))
    assert picture in words_of(document, "furniture")
    assert BODY[2] in words_of(document, "paragraph")


@pytest.mark.parametrize("name", ["The group al-Zenda and the iPhone maker WikiLeaks were named by McDonald."])
def test_names_with_capitals_inside_are_not_cut(read_text: Reader, name: str) -> None:
    assert name in words_of(read_text(article(name)), "paragraph")


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("ZENDA (AP) — ", "Associated Press"),
        ("ZENDA, Ruritania (AP) -- ", "Associated Press"),
        ("ZENDA — ", None),
        ("ZENDA – ", None),
        ("ZENDA/STRELSAU: ", None),
        ("Zenda, March 4 (Reuters) - ", "Reuters"),
        ("Zenda (AFP) – ", "Agence France-Presse"),
        ("(Reuters) - ", "Reuters"),
        ("ZENDA (Post News / Sputnik - 4th March, 2014) ", "Sputnik"),
        ("Zenda, Rur. — ", None),
    ],
)
def test_datelines_are_trimmed_and_name_the_agency(read_text: Reader, dateline: str, agency: str | None) -> None:
    text = "Ruritania rules out troops\n\n" + dateline + "\n\n".join(BODY)
    document = read_text(text)
    assert words_of(document, "paragraph") == list(BODY)
    assert words_of(document, "furniture") == [dateline.strip()]
    assert document.agency == agency


@pytest.mark.parametrize(
    "start", ["NATO — The alliance of Europe — ", "The minister (AP was told) - ", "UPDATE: ", "U.S. — "]
)
def test_what_only_looks_like_a_dateline_stays(read_text: Reader, start: str) -> None:
    assert start + BODY[0] in words_of(read_text("News of the day\n\n" + start + "\n\n".join(BODY)), "paragraph")


def test_every_section_of_a_brief_may_have_a_dateline(read_text: Reader) -> None:
    brief = f"World in brief\n\nTroops ruled out\n\nZENDA – {BODY[0]}\n\nVote wanted\n\nSTRELSAU – {BODY[2]}"
    document = read_text(brief)
    assert words_of(document, "headline") == ["World in brief", "Troops ruled out", "Vote wanted"]
    assert words_of(document, "furniture") == ["ZENDA –", "STRELSAU –"]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jo Marsh", "Jo Marsh"),
        ("By JO MARSH and Lu Petrov", "JO MARSH and Lu Petrov"),
        ("Written by: Jo Marsh, The Zenda Post", "Jo Marsh, The Zenda Post"),
        ("By Our Special Correspondent", "Our Special Correspondent"),
    ],
)
def test_bylines(read_text: Reader, line: str, byline: str) -> None:
    document = read_text(article(line))
    assert document.byline == byline
    assert line in words_of(document, "furniture")


@pytest.mark.parametrize(
    ("line", "agency", "outlet"),
    [
        ("Zenda Post/ Associated Press", "Associated Press", "Zenda Post"),
        ("Agence France-Presse / Zenda Herald", "Agence France-Presse", "Zenda Herald"),
        ("Copyright 2014 The Associated Press. All rights reserved.", "Associated Press", None),
        ("Source: Reuters", "Reuters", None),
        ("Xinhua", "Xinhua News Agency", None),
        ("Source: The Zenda Courier", None, "The Zenda Courier"),
        ("Photo: Jo Marsh / AP", None, None),
        ("(Reporting by Jo Marsh; Editing by Lu Petrov)", None, None),
    ],
)
def test_credits_below_the_story(read_text: Reader, line: str, agency: str | None, outlet: str | None) -> None:
    document = read_text(article(after=(line,)))
    assert (document.agency, document.outlet) == (agency, outlet)
    assert line not in coded(document)


def test_a_story_that_only_mentions_an_agency_credits_none(read_text: Reader) -> None:
    document = read_text(article("The minister told Reuters and the Associated Press that talks would go on in May."))
    assert document.agency is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Tuesday, March 4, 2014", "2014-03-04"),
        ("4 March 2014", "2014-03-04"),
        ("Published: 4 Mar 2014 10:30 GMT", "2014-03-04"),
        ("2014-03-04 10:30", "2014-03-04"),
        ("The Zenda Post, March 4, 2014", "2014-03-04"),
    ],
)
def test_printed_dates(read_text: Reader, line: str, published: str) -> None:
    document = read_text(article(line))
    assert (document.published, document.date_basis) == (published, "page")
    assert line in words_of(document, "furniture")


def test_dates_in_the_story_are_not_its_own(read_text: Reader) -> None:
    document = read_text(
        article("On March 4, 2014, the army of Ruritania crossed the river near the village of Zenda.")
    )
    assert (document.published, document.date_basis) == (None, "none")
    assert [issue.code for issue in document.issues] == ["no-date"]


def test_the_given_date_goes_first(read_text: Reader) -> None:
    document = read_text(article("4 March 2014"), published="2014-03-05")
    assert (document.published, document.date_basis, document.issues) == ("2014-03-05", "given", ())


def test_comments_and_reply_form_below_the_article(read_text: Reader) -> None:
    below = (
        "2 responses to “Ruritania rules out troops for border”",
        "1. They should have sent the whole army and be done with it.",
        "2. zenda_fan Avatar",
        "Easy to say from a sofa in the capital city of another country.",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
    )
    document = read_text(article(after=below))
    assert words_of(document, "comment") == list(below[1:4])
    assert words_of(document, "furniture") == [below[0], *below[4:]]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Syldavia asks for monitors",
        "ALSO SEE: Syldavia asks for monitors",
        "RELATED: Syldavia asks for monitors",
        "Share this: Facebook Twitter Print",
        "Click to share on Twitter",
        "Sign up for our morning newsletter.",
        "Get the day's news delivered straight to your inbox.",
        "This site uses cookies to improve your visit.",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Follow us on Twitter @zendapost",
        "Jo Marsh can be reached at jmarsh@zendapost.example.",
        "Skip to main content",
        "5 min read",
    ],
)
def test_lines_of_furniture(read_text: Reader, line: str) -> None:
    assert line not in coded(read_text(article(BODY[1], line)))


@pytest.mark.parametrize(
    "line",
    [
        "Read more than the headline, the minister told reporters who had asked about the troops.",
        "More from the budget will go to the border guards, the finance minister promised on Friday.",
        "Follow the money, investigators were told by the president of the national bank in Zenda.",
        "Sharing intelligence with Syldavia on the border would go on, a spokesman for the army said.",
        "Comments by the minister were carried on state television late on Monday evening, it said.",
        "Photos of the damage were shown to the council by the ambassador of Syldavia on Monday.",
        "James Orlok was a freelance reporter with the Zenda Post when gunmen seized him in the north.",
    ],
)
def test_sentences_that_begin_like_furniture_are_coded(read_text: Reader, line: str) -> None:
    assert line in words_of(read_text(article(line)), "paragraph")


def test_links_below_a_head_of_related_stories(read_text: Reader) -> None:
    document = read_text(article(after=("Related stories", "Syldavia asks for monitors", "Borduria offers fuel")))
    assert coded(document).endswith(BODY[-1])


def test_lines_broken_at_a_margin_are_joined(read_text: Reader) -> None:
    broken = (
        "Ruritania has ruled out sending ground troops to the\nborder region, its defence minister said on Tuesday,\n"
        "but it would go on training the guards of Syldavia."
    )
    document = read_text("Ruritania rules out troops\n\n" + broken + "\n\n" + broken.replace("Tuesday", "Monday"))
    assert words_of(document, "paragraph")[0] == broken


def test_bullets_are_a_list(read_text: Reader) -> None:
    document = read_text(
        article("• no ground troops before the vote in parliament", "• more fuel for the border guards")
    )
    assert len(words_of(document, "list")) == 2
