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
    for record in (*reading.positions, *reading.statements):
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
    assert counts == {"position": 3, "statement": 3, "estimate": 0, "actor": 3, "place": 1, "issue": 3}


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
