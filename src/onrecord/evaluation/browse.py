"""The error browser: an evaluation as one HTML file, each article with its gold and predicted records side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from onrecord.evaluation.compare import Record
from onrecord.evaluation.findings import VERDICTS, Finding, findings, text_of_document
from onrecord.evaluation.match import KINDS
from onrecord.evaluation.score import ArticleScore, Evaluation
from onrecord.export.article import Shown, runs
from onrecord.export.one_file import one_file
from onrecord.model.document import Block, BlockKind, Document, Span


@dataclass(frozen=True, slots=True)
class Browsed:
    """One article as the page shows it.

    Attributes:
        name: of the gold file.
        title: of the article, as the reading has it.
        text: the article whole.
        runs: its blocks, cut where words of a finding start or end.
        groups: verdict → findings, verdicts without findings left away.
    """

    name: str
    title: str
    text: str
    runs: tuple[tuple[bool, tuple[Shown, ...]], ...]
    groups: tuple[tuple[str, tuple[Finding, ...]], ...]


def browser(evaluation: Evaluation) -> str:
    """The page; the same evaluation gives the same text."""
    found = [findings(article, f"a{number}") for number, article in enumerate(evaluation.articles)]
    everything = [finding for one in found for finding in one]
    verdicts = Counter((finding.record_kind, finding.verdict) for finding in everything)
    wrong = Counter((finding.record_kind, name) for finding in everything for name in finding.wrong)
    return one_file(
        "browse",
        ("paper.css", "browse.css"),
        articles=tuple(_browsed(article, one) for article, one in zip(evaluation.articles, found, strict=True)),
        rows=tuple((kind, evaluation.tallies[kind].counts, evaluation.figures[kind]) for kind in KINDS),
        kinds=KINDS,
        verdicts=VERDICTS,
        counts=verdicts,
        wrong=sorted(wrong.items(), key=lambda item: (KINDS.index(item[0][0]), -item[1], item[0][1])),
    )


def _browsed(article: ArticleScore, found: tuple[Finding, ...]) -> Browsed:
    document = _document(article.reading)
    return Browsed(
        article.gold.name,
        document.title or article.gold.name,
        document.text,
        tuple(runs(document, found, {finding.kind for finding in found})),
        tuple((verdict, tuple(group)) for verdict, group in groupby(found, key=lambda finding: finding.verdict)),
    )


def _document(reading: Record) -> Document:
    """The document of a reading; a prediction that knows no blocks is one paragraph."""
    told = reading.get("document") or {}
    text = text_of_document(reading)
    blocks = [Block(BlockKind(b["kind"]), Span(b["start"], b["end"])) for b in told.get("blocks") or []]
    return Document(
        "", text, tuple(blocks or [Block(BlockKind.PARAGRAPH, Span(0, len(text)))]), title=told.get("title")
    )
