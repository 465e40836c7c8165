"""Parsed → Frames: the one place where reports and deeds of a document come together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.codebook.cues import CueBook
from onrecord.codebook.lexicon import Lexicon
from onrecord.codebook.numbers import NumberWords
from onrecord.frames.counts import CountReader
from onrecord.frames.deeds import DeedReader
from onrecord.frames.matching import Roles
from onrecord.frames.mentions import MentionIndex
from onrecord.frames.reports import read_reports
from onrecord.language.tree import Parsed
from onrecord.model.document import BlockKind
from onrecord.model.frame import Frame, Frames, Report


def build(
    parsed: Parsed, cues: CueBook, lexicon: Lexicon, numbers: NumberWords, grammar: Mapping[str, frozenset[str]]
) -> Frames:
    """All reports, deeds and mentions of a parsed document.

    Args:
        parsed: trees and quotations.
        cues: reporting cues of the codebook.
        lexicon: operators and deeds; what a deed's label means is the coders' business.
        numbers: words of the number grammar.
        grammar: closed lists of words (`grammar.yaml`).
    """
    index, roles = MentionIndex(parsed, grammar), Roles()
    reports = read_reports(parsed, index, cues, roles)
    reader = DeedReader(lexicon, numbers, grammar, index, roles)
    for sentence in parsed.sentences:
        reader.read(sentence, parsed.blocks[sentence.block].kind is BlockKind.HEADLINE)
    frames = tuple(replace(_placed(f, reports), id=n) for n, f in enumerate(reader.frames))
    mentions = index.mentions(parsed, reports)
    counts = CountReader(numbers, grammar, index, roles).read(parsed.sentences, reports)
    return Frames(frames, reports, mentions, (*parsed.issues, *reader.issues), counts)


def _placed(frame: Frame, reports: tuple[Report, ...]) -> Frame:
    """The frame with the innermost report whose content holds its trigger and operators."""
    holding = [r for r in reports if any(s.covers(frame.trigger) for s in r.content)]
    if not holding:
        return frame
    inner = min(holding, key=lambda r: sum(s.end - s.start for s in r.content))
    return replace(frame, report=inner.id)
