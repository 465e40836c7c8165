"""The HTML page: one file, nothing loaded, the article whole, each record tied to its words."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from onrecord.export.html import page
from onrecord.model.records import Reading


@pytest.fixture
def tree(reading):
    return lxml_html.document_fromstring(page(reading))


def test_the_article_stands_there_code_point_for_code_point(reading, tree):
    for piece in tree.xpath("//article//span[@data-start]"):
        start, end = int(piece.get("data-start")), int(piece.get("data-end"))
        assert piece.text_content() == reading.document.text[start:end]
    whole = "".join(piece.text_content() for piece in tree.xpath("//article//span[@data-start]"))
    assert whole == reading.document.text.replace("\n", "")


def test_each_record_has_a_card_and_its_words_point_back_at_it(reading, tree):
    for record in (*reading.positions, *reading.events, *reading.gatherings, *reading.statements):
        (card,) = tree.xpath(f"//li[@id='{record.id}']")
        spans = getattr(record, "content", None) or record.evidence
        assert card.get("data-spans") == " ".join(f"{span.start}-{span.end}" for span in spans)
        pieces = tree.xpath(f"//article//span[contains(concat(' ', @data-cards, ' '), ' {record.id} ')]")
        words = "".join(piece.text_content() for piece in pieces)
        assert words == "".join(span.of(reading.document.text) for span in sorted(spans))


def test_words_of_two_records_point_at_both(tree):
    (piece,) = tree.xpath("//article//span[text()='a safe way home']")
    assert piece.get("data-cards").split() == ["p-cc33", "s-aa11"]
    assert {"position", "statement"} <= set(piece.get("class").split())


def test_because_is_shown_with_its_words(reading, tree):
    steps = tree.xpath("//li[@id='p-aa11']//ol[@class='because']/li")
    assert [step.xpath("string(code)") for step in steps][1] == "operators:negation"
    assert [step.xpath("string(q)") for step in steps] == ["", "not", "ruled out", ""]
    assert re.fullmatch(r"\d+-\d+", steps[1].get("data-spans"))
    assert steps[1].get("tabindex") == "0"


def test_filters_offer_every_kind_with_its_count(tree):
    counts = {
        box.get("value"): int(box.getparent().xpath("string(span[@class='count'])"))
        for box in tree.xpath("//form[@id='filters']//input")
    }
    records = {"position": 3, "event": 2, "gathering": 1, "statement": 3, "estimate": 0}
    assert counts == {**records, "actor": 3, "place": 1, "issue": 3}


def test_records_are_shown_from_the_start_and_what_they_stand_on_is_not(tree):
    boxes = tree.xpath("//form[@id='filters']//input[@checked]/@value")
    assert boxes == ["position", "event", "gathering", "statement", "estimate"]


def test_each_kind_that_is_there_has_its_heading(tree):
    headings = [heading.text_content() for heading in tree.xpath("//div[contains(@class, 'group')]/h2")]
    assert headings == ["Positions 3", "Events 2", "Gatherings 1", "Statements 3", "Actors 3", "Places 1", "Left out 3"]


def test_an_event_tells_sides_deed_and_how_sure_it_is_with_its_word_in_bold(tree):
    (card,) = tree.xpath("//li[@id='e-aa11']")
    assert card.xpath("string(h3)") == "eventNorway → two trawlers: shelling happened"
    assert card.xpath("h3/span[contains(@class, 'mark')]/@class") == ["mark done"]
    assert card.xpath("p[@class='notes']/span/text()") == [
        "organ: navy",
        "in Bergen",
        "Monday = 2023-11-13",
        "at least 3 killed",
    ]
    (quote,) = card.xpath("blockquote")
    assert quote.xpath("string(b)") == "shelled"
    assert quote.text_content() == "a Norwegian frigate shelled two trawlers off Bergen, killing at least 3 sailors"


def test_a_gathering_tells_who_comes_and_who_is_left_out(tree):
    (card,) = tree.xpath("//li[@id='g-aa11']")
    assert card.xpath("string(h3)") == "gatheringharbour talks to come"
    assert card.xpath("p[@class='notes']/span/text()") == [
        "in Bergen",
        "hosted by Norway",
        "taking part: Norway, Iceland",
        "number of participants: 5",
        "left out: Denmark (at the wish of Iceland)",
        "agenda: tolls",
    ]


def test_fields_of_a_card_are_spelled_out(tree):
    fields = {
        dt.text_content(): dt.getnext().text_content()
        for dt in tree.xpath("//li[@id='g-aa11']//dl[@class='fields']/dt")
    }
    assert fields["excluded"] == "actor DNK, by ISL"
    assert fields["participants"] == "NOR; ISL"
    assert "duration" not in fields


def test_the_order_can_be_that_of_the_text(tree):
    assert tree.xpath("//input[@id='order' and @type='checkbox' and not(@checked)]")
    assert tree.xpath("//ol[@id='in-text' and @hidden]")


def test_everything_can_be_reached_by_keyboard(tree):
    assert all(card.get("tabindex") == "0" for card in tree.xpath("//li[contains(@class, 'card')]"))
    assert tree.xpath("//article//span[@role='button' and @tabindex='0']")


def test_nothing_is_loaded_from_anywhere(reading):
    text = page(reading)
    assert not re.search(r"(?:src|href|action)\s*=|url\(|@import|https?://", text)


def test_the_policy_lets_only_this_style_and_this_script_run(reading, tree):
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        source = re.search(rf"<{tag}>(.*?)</{tag}>", page(reading), re.DOTALL).group(1)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_markup_of_the_page_is_text(reading):
    title = "</title><script>alert(1)</script>"
    text = page(replace(reading, document=replace(reading.document, title=title)))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_light_and_dark_are_both_there(reading):
    assert "prefers-color-scheme: dark" in page(reading)


def test_an_article_without_records_says_so(reading):
    assert "No record was found." in page(Reading(reading.document, reading.versions))


def test_the_same_reading_gives_the_same_bytes(reading):
    assert page(reading) == page(reading)


def test_what_is_not_coded_is_folded_away_and_named(tree):
    (folded,) = tree.xpath("//article/details[@class='not-coded']")
    assert folded.xpath("string(summary)") == "not coded: comment (1)"
    assert folded.xpath("string(div)").strip() == "Send them all!"
