"""Sentences parsed as the reader parses them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import onrecord
from onrecord.language import pipeline
from onrecord.language.tree import Parsed
from onrecord.model.document import Block, BlockKind, Document, Span


@pytest.fixture(scope="session")
def reader() -> onrecord.Reader:
    return onrecord.Reader()


@pytest.fixture(scope="session")
def parse(reader: onrecord.Reader) -> Callable[..., Parsed]:
    def parsed(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Parsed:
        text, blocks = "", []
        for paragraph in paragraphs:
            start = len(text)
            text += paragraph + "\n\n"
            blocks.append(Block(kind, Span(start, start + len(paragraph))))
        document = Document("d", text, tuple(blocks))
        docs = pipeline.annotate(document, reader.pipeline)
        return pipeline.build(document, docs, reader.codebook.actors, reader.codebook.grammar)

    return parsed
