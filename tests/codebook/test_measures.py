"""What rows of measures become, which mistakes are refused, and what the built-in measures must hold."""

from __future__ import annotations

import pytest

from onrecord.codebook.loader import load
from onrecord.codebook.measures import Measure, measures_from_rows
from onrecord.codebook.rows import Row
from onrecord.errors import CodebookError

DROWNED = Row("measures.yaml", 3, "drowned", {"of": "people", "undergoes": ["drown"], "phrases": ["go under"]})
SWIMMERS = Row("measures.yaml", 9, "swimmers", {"nouns": ["swimmer", "open-water swimmer"]})

CODEBOOK = (
    "fighters foreign_fighters troops killed injured missing displaced hostages detained released refugees civilians "
    "revenue cost aid countries length duration area share population aircraft vehicles ships weapons strikes "
    "destroyed quantity other"
)


def test_rows_become_measures_found_by_word():
    book = measures_from_rows((DROWNED, SWIMMERS))
    assert book.told("undergoes", "drown") == (Measure("drowned", "people"),)
    assert book.told("phrases", "go under") == (Measure("drowned", "people"),)
    assert book.told("nouns", "swimmer") == (Measure("swimmers"),)
    assert book.told("nouns", "drown") == ()


def test_the_first_known_word_decides():
    book = measures_from_rows((DROWNED, SWIMMERS))
    assert [m.id for m in book.told("nouns", "tired swimmer", "swimmer")] == ["swimmers"]


MISTAKES = [
    ("an unknown field", {"verbs": ["drown"]}, "unknown field `verbs`"),
    ("counted of neither", {"of": "animals"}, "`of` is `animals`"),
    ("a share of nothing known", {"among": "fish", "kinds": ["cod"]}, "unknown measure `fish`"),
    ("a share without its kinds", {"among": "drowned"}, "`among` and `kinds` go together"),
    ("kinds without a whole", {"kinds": ["cod"]}, "`among` and `kinds` go together"),
    ("another measure abroad", {"abroad": "sea"}, "unknown measure `sea`"),
    ("a phrase of one word", {"phrases": ["sink"]}, "phrase `sink`"),
    ("a phrase of three words", {"phrases": ["sink without trace"]}, "phrase `sink without trace`"),
]


@pytest.mark.parametrize(("fields", "what"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_names_file_and_line(fields, what):
    with pytest.raises(CodebookError) as caught:
        measures_from_rows((DROWNED, Row("measures.yaml", 12, "x", fields)))
    assert caught.value.message == f"measures.yaml, line 12, entry `x`: {what}"
    assert caught.value.remedy


def test_every_measure_of_the_codebook_is_there():
    assert sorted(load().measures.measures) == sorted([*CODEBOOK.split()])


def test_every_unit_of_the_number_grammar_measures_something():
    book = load()
    units = set(book.numbers.units.values()) - {"times"}
    assert {u for u in units if not book.measures.told("units", u)} == set()
