"""The pipeline: where sentences begin, which pipelines are refused, offsets that hold."""

from __future__ import annotations

import pytest
import spacy

from onrecord.errors import PipelineError
from onrecord.language import pipeline

BOUNDS = [
    ("“We will stay.” The minister left.", 2),
    ("“We will stay,” Capt. Dirk Vos said. He left.", 2),
    ("The U.S. has left. Iran stays.", 2),
    ("“Will they stay?” he asked.", 1),
    ("He met Adm. Jo Reed in Oslo, Norway, on Jan. 5.", 1),
]


@pytest.mark.parametrize(("text", "count"), BOUNDS)
def test_sentences_begin_only_after_closing_punctuation(parse, text, count):
    assert len(parse(text).sentences) == count


def test_every_token_cuts_its_word_out_of_the_text(parse):
    parsed = parse("Anti-tank weapons arrived\u00a0late.", "The co-chair said \u201cno\u201d.")
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            assert token.span.of(parsed.document.text) == token.text


def test_words_split_at_a_hyphen_are_one_token(parse):
    tokens = parse("The co-chair sent anti-tank weapons to the rebel-held town.").sentences[0].tokens
    assert {"co-chair", "anti-tank", "rebel-held"} <= {t.text for t in tokens}
    assert [t.i for t in tokens] == list(range(len(tokens)))


def test_every_sentence_is_a_tree(parse):
    parsed = parse("A three-year-old, once-feared, rebel-held and now-forgotten state-of-the-art fort fell.")
    for sentence in parsed.sentences:
        assert {id(t) for t in sentence.root.subtree()} <= {id(t) for t in sentence.tokens}
        assert all(sentence.root in (t, *t.ancestors()) for t in sentence.tokens)


def test_a_headline_in_title_case_is_read_as_the_body_writes_it(reader):
    from onrecord.model.document import Block, BlockKind, Document, Span

    text = "Denmark Rules Out Airstrikes\nThe party rules out many things, among them airstrikes."
    blocks = (Block(BlockKind.HEADLINE, Span(0, 28)), Block(BlockKind.PARAGRAPH, Span(29, len(text))))
    assert pipeline.prepare(Document("d", text, blocks), blocks)[0] == "Denmark rules out airstrikes"


def test_a_missing_pipeline_is_one_clear_error_with_the_install_line():
    with pytest.raises(PipelineError) as caught:
        pipeline.load("no_such_pipeline")
    assert "no_such_pipeline" in caught.value.message
    assert pipeline.INSTALL in caught.value.remedy


def test_a_pipeline_that_lacks_a_part_is_refused_by_name_of_the_part(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="lacks tagger, parser"):
        pipeline.load(str(tmp_path / "blank"))
