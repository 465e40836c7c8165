"""The error browser: one file, nothing loaded, every record with its verdict beside the article."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from onrecord.evaluation.browse import browser
from onrecord.evaluation.score import Evaluation, score

from .records import TEXT, document, event, gold, position, statement


def evaluation(folder: Path, title: str = "East & west") -> Evaluation:
    """Two articles: in the first a missed, an extra, a partly right and a right record; in the second all is right."""
    steps = [{"step": "cue", "entry": "cues:say", "span": None, "note": ""}]
    wanted = {"positions": [position()], "events": [event(mode=None)], "statements": [statement()]}
    east = {"events": [event(mode=None), event(type="AID")], "statements": [statement(quote="direct", because=steps)]}
    west = {"statements": [statement()]}
    return score(
        [
            (gold(folder, "east", **wanted), {"document": document(title=title), **east}),
            (gold(folder, "west", statements=[statement()]), {"document": document(), **west}),
        ]
    )


@pytest.fixture
def tree(tmp_path: Path) -> Any:
    return lxml_html.document_fromstring(browser(evaluation(tmp_path)))


def test_counts_stand_at_the_top_by_kind_and_verdict(tree: Any) -> None:
    rows = {row.xpath("string(th)"): row.xpath("td/text()") for row in tree.xpath("//table[@class='counts']/tr")}
    # gold, got, missed, extra, partly right, right, optional; F1 found, full, whole
    assert rows["statements"] == ["2", "2", "0", "0", "1", "1", "0", "1.00", "1.00", "0.50"]
    assert rows["positions"] == ["1", "0", "1", "0", "0", "0", "0", "0.00", "0.00", "0.00"]
    assert rows["events"] == ["1", "2", "0", "1", "0", "1", "0", "0.67", "0.67", "0.67"]
    assert rows["gatherings"] == ["0", "0", "0", "0", "0", "0", "0", "–", "–", "–"]


def test_each_article_has_its_text_and_its_findings_grouped_by_verdict(tree: Any) -> None:
    east, west = tree.xpath("//section[@class='article']")
    assert (east.xpath("string(h2)"), west.xpath("string(h2)")) == ("East & west east", "west west")
    assert [group.text_content() for group in east.xpath(".//h4")] == [
        "missed 1",
        "extra 1",
        "partly right 1",
        "right 1",
    ]
    assert [group.text_content() for group in west.xpath(".//h4")] == ["right 1"]
    assert "".join(east.xpath(".//article//span[@data-start]/text()")) == TEXT


def test_a_finding_says_what_is_wrong_with_gold_beside_got(tree: Any) -> None:
    (partly,) = tree.xpath("//li[@data-verdict='partly right']")
    assert (partly.get("data-kind"), partly.get("data-wrong")) == ("statements", "quote")
    assert partly.xpath("string(p[@class='notes'])") == "wrong: quote · the deciding fields are right"
    (row,) = partly.xpath("table//tr[@class='wrong']")
    assert row.xpath("*/text()") == ["quote", "indirect", "direct"]
    assert partly.xpath(".//ol[@class='because']/li/code/text()") == ["cues:say"]


def test_words_in_the_article_point_at_their_findings(tree: Any) -> None:
    (missed,) = tree.xpath("//li[@data-verdict='missed']")
    start, end = map(int, missed.get("data-spans").split("-"))
    assert TEXT[start:end] == "Norland has ruled out sending troops"
    (piece,) = tree.xpath(f"//section[1]//article//span[@data-start='{start}']")
    assert piece.get("data-cards").split() == [missed.get("id")]
    assert "missed" in piece.get("class").split()


def test_no_two_findings_share_an_id(tree: Any) -> None:
    ids = tree.xpath("//li[contains(@class, 'finding')]/@id")
    assert len(set(ids)) == len(ids) == 5


def test_filters_offer_verdicts_kinds_and_wrong_fields(tree: Any) -> None:
    assert tree.xpath("//input[@name='verdict']/@value") == ["missed", "extra", "partly right", "right", "optional"]
    assert tree.xpath("//input[@name='verdict' and @checked]/@value") == ["missed", "extra", "partly right"]
    assert len(tree.xpath("//input[@name='kind' and @checked]")) == 5
    assert [o.text for o in tree.xpath("//select[@name='wrong']/option")] == ["any", "statements: quote (1)"]


def test_nothing_is_loaded_and_markup_of_the_article_is_text(tmp_path: Path) -> None:
    text = browser(evaluation(tmp_path, title="</h2><script>alert(1)</script>"))
    assert not re.search(r"(?:src|href|action)\s*=|url\(|@import|https?://", text)
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text


def test_a_prediction_that_brings_no_text_still_has_its_findings(tmp_path: Path) -> None:
    page = browser(score([(gold(tmp_path, positions=[position()]), {"positions": [position()]})]))
    (one,) = lxml_html.document_fromstring(page).xpath("//li[@data-verdict='right']")
    assert one.get("data-spans") == ""


def test_the_same_evaluation_gives_the_same_bytes(tmp_path: Path) -> None:
    assert browser(evaluation(tmp_path)) == browser(evaluation(tmp_path))
