"""Quotation: pairs of every kind of mark, nested, open, over paragraphs; nothing fails a document."""

from __future__ import annotations

import pytest

PAIRS = [
    ("“We stay,” he said.", ["We stay,"]),
    ('"We stay," he said. "We fight."', ["We stay,", "We fight."]),
    ("He called it a ‘grave mistake’ again.", ["grave mistake"]),
    ("It's the workers' strike, they said.", []),
    ("«We stay,» he said.", ["We stay,"]),
    ("„We stay,” he said.", ["We stay,"]),
    ("``We stay,'' he said.", ["We stay,"]),
    ("“We stay,” he said, “and we fight.”", ["We stay,", "and we fight."]),
    ("The ’90s were “wild.”", ["wild."]),
    ("He is 6'2\" tall.", []),
    ("The children’s “safe house” burned.", ["safe house"]),
    ("“He told me ‘never’ twice,” she said.", ["He told me ‘never’ twice,"]),
]


@pytest.mark.parametrize(("text", "quoted"), PAIRS)
def test_marks_are_paired(parse, text, quoted):
    parsed = parse(text)
    assert [q.span.of(parsed.document.text) for q in parsed.quotations if not q.nested] == quoted


def test_a_paragraph_left_open_goes_on_in_the_next(parse):
    parsed = parse("“First we wait.", "“Then we go,” Moe said.")
    first, second = parsed.quotations
    assert first.opens_only
    assert second.continues


def test_three_paragraphs_of_one_quotation(parse):
    assert [(q.opens_only, q.continues) for q in parse("“One.", "“Two.", "“Three,” Moe said.").quotations] == [
        (True, False),
        (True, True),
        (False, True),
    ]


def test_a_quotation_left_open_ends_with_its_paragraph_where_nothing_takes_it_up(parse):
    (only,) = parse("“First we wait.", "The hall was empty.").quotations
    assert (only.opens_only, only.continues) == (False, False)


def test_a_quotation_inside_another_is_nested(parse):
    outer, inner = parse("“He told me ‘never’ twice,” she said.").quotations
    assert (outer.nested, inner.nested) == (False, True)
    assert outer.span.covers(inner.span)


@pytest.mark.parametrize("text", ["He said “no.", "”Stray mark and nothing else.", "“ ” “", "'' `` '' said"])
def test_stray_marks_never_fail_a_document(parse, text):
    parsed = parse(text)
    assert all(0 <= q.span.start <= q.span.end <= len(parsed.document.text) for q in parsed.quotations)
