"""What the HTML view does in a browser."""

from onrecord.export.html import page

LIT = "[...document.querySelectorAll('.lit')].map((piece) => piece.textContent).join('')"
SHOWN = "[...document.querySelectorAll('.card:not([hidden])')].map((card) => card.id)"


def test_at_first_the_records_are_shown_kind_by_kind(reading, in_browser):
    assert in_browser(page(reading), f"return {SHOWN}") == [
        *("p-aa11", "p-cc33", "p-bb22", "e-aa11", "e-bb22", "g-aa11"),
        *("s-aa11", "s-bb22", "s-cc33"),
    ]


def test_a_card_lights_its_words_and_words_their_card(reading, in_browser):
    script = f"""
      document.getElementById('e-bb22').click();
      const words = {LIT};
      [...document.querySelectorAll('.words')].find((piece) => piece.textContent.startsWith('Norway will')).click();
      return [words, document.querySelector('.card.held').id];
    """
    assert in_browser(page(reading), script) == ["Iceland denied arming smugglers", "g-aa11"]


def test_words_of_two_records_go_from_one_to_the_other(reading, in_browser):
    script = """
      const words = [...document.querySelectorAll('.words')].find((piece) => piece.textContent === 'a safe way home');
      return [0, 1, 2].map(() => { words.click(); return document.querySelector('.card.held').id; });
    """
    assert in_browser(page(reading), script) == ["p-cc33", "s-aa11", "p-cc33"]


def test_a_kind_that_is_filtered_away_takes_its_heading_and_its_marks_along(reading, in_browser):
    script = f"""
      for (const kind of ['position', 'statement', 'gathering'])
        document.querySelector(`#filters [value=${{kind}}]`).click();
      const headings = [...document.querySelectorAll('.group:not([hidden]) h2')].map((one) => one.textContent);
      const marked = [...document.querySelectorAll('.words:not(.off)')].map((one) => one.textContent).join('');
      return [{SHOWN}, headings, marked];
    """
    marked = (
        "a Norwegian frigate shelled two trawlers off Bergen, killing at least 3 sailorsIceland denied arming smugglers"
    )
    assert in_browser(page(reading), script) == [["e-aa11", "e-bb22"], ["Events 2"], marked]


def test_the_records_can_stand_in_the_order_of_the_text_and_back(reading, in_browser):
    script = f"""
      const before = {SHOWN};
      document.getElementById('order').click();
      const after = {SHOWN};
      document.getElementById('order').click();
      return [after, JSON.stringify(before) === JSON.stringify({SHOWN})];
    """
    after, same = in_browser(page(reading), script)
    assert after[:4] == ["p-aa11", "s-aa11", "p-cc33", "p-bb22"]
    assert after[-3:] == ["e-aa11", "e-bb22", "g-aa11"]
    assert same


def test_keys_step_through_what_is_shown_and_open_the_steps(reading, in_browser):
    script = """
      const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      press('j'); press('j'); press('k');
      press('Enter');
      const held = document.querySelector('.card.held');
      const open = held.querySelector('details').open;
      press('Escape');
      return [held.id, open, document.querySelectorAll('.lit').length];
    """
    assert in_browser(page(reading), script) == ["p-aa11", True, 0]
