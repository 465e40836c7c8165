"""What the error browser does in a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.evaluation.browse import browser
from onrecord.evaluation.score import score

from .records import document, event, gold, position, statement

Act = Callable[[str, str], Any]
SHOWN = (
    "[...document.querySelectorAll('.finding:not([hidden])')]"
    ".map((one) => `${one.dataset.verdict} ${one.dataset.kind}`)"
)
SECTIONS = "[...document.querySelectorAll('section:not([hidden])')].map((one) => one.getAttribute('aria-label'))"


@pytest.fixture
def page(tmp_path: Path) -> str:
    """In `east` a missed, an extra (on the same words) and a partly right record; in `west` all is right."""
    wanted = {"positions": [position()], "statements": [statement()]}
    words = {"start": 8, "end": 36, "text": "has ruled out sending troops"}
    east = {
        "positions": [position(stance="open", actor="SUD", evidence=[words])],
        "statements": [statement(quote="mixed")],
    }
    west = gold(tmp_path, "west", events=[event()])
    return browser(
        score(
            [
                (gold(tmp_path, "east", **wanted), {"document": document(), **east}),
                (west, {"document": document(), "events": [event()]}),
            ]
        )
    )


def test_at_first_only_what_is_wrong_is_shown(page: str, in_browser: Act) -> None:
    shown, sections, told = in_browser(
        page, f"return [{SHOWN}, {SECTIONS}, document.getElementById('shown').textContent];"
    )
    assert shown == ["missed positions", "extra positions", "partly right statements"]
    assert sections == ["east"]
    assert told == "3 of 4 shown"


@pytest.mark.parametrize(
    ("act", "left"),
    [
        ("check('extra')", ["missed positions", "partly right statements"]),
        ("check('positions')", ["partly right statements"]),
        ("check('right'); check('statements')", ["missed positions", "extra positions", "right events"]),
        ("set('wrong', 'statements quote')", ["partly right statements"]),
        ("set('words', 'SUD ')", ["missed positions", "extra positions"]),
        ("set('words', 'nowhere to be found')", []),
    ],
)
def test_filters_leave_what_is_asked_for(page: str, in_browser: Act, act: str, left: list[str]) -> None:
    script = f"""
      const filters = document.getElementById('filters');
      const check = (value) => filters.querySelector(`[value="${{value}}"]`).click();
      const set = (name, value) => {{
        filters.elements[name].value = value;
        filters.dispatchEvent(new Event('input'));
      }};
      {act};
      return [{SHOWN}, document.getElementById('nothing').hidden];
    """
    assert in_browser(page, script) == [left, bool(left)]


def test_a_missed_record_leads_to_the_extra_one_on_its_words(page: str, in_browser: Act) -> None:
    script = """
      document.querySelector('[data-to]').click();
      const lit = [...document.querySelectorAll('.lit')].map((piece) => piece.textContent).join('');
      return [document.querySelector('.held').dataset.verdict, lit];
    """
    assert in_browser(page, script) == ["extra", "has ruled out sending troops"]


def test_words_are_marked_by_what_is_shown_of_them(page: str, in_browser: Act) -> None:
    script = """
      const words = [...document.querySelectorAll('.words')].find((piece) => piece.textContent.startsWith('has ruled'));
      const marks = () => ['missed', 'extra'].filter((mark) => words.classList.contains(mark));
      const before = marks();
      document.querySelector('#filters [value=missed]').click();
      return [before, marks()];
    """
    assert in_browser(page, script) == [["missed", "extra"], ["extra"]]
