"""Parsed → Frames: the one place where reports and deeds of a document come together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.codebook.cues import CueBook
from onrecord.codebook.events import EventBook
from onrecord.codebook.gatherings import GatheringBook
from onrecord.codebook.lexicon import Lexicon
from onrecord.codebook.numbers import NumberWords
from onrecord.frames.counts import CountReader
from onrecord.frames.deeds import DeedReader
from onrecord.frames.matching import Roles
from onrecord.frames.mentions import MentionIndex
from onrecord.frames.outline import clauses
from onrecord.frames.reports import read_reports
from onrecord.language.tree import Parsed
from onrecord.model.document import BlockKind, Span
from onrecord.model.frame import Frame, Frames, NamedEntity, Report


def build(
    parsed: Parsed,
    cues: CueBook,
    lexicon: Lexicon,
    events: EventBook,
    gatherings: GatheringBook,
    numbers: NumberWords,
    grammar: Mapping[str, frozenset[str]],
) -> Frames:
    """All reports, deeds and mentions of a parsed document.

    Args:
        parsed: trees and quotations.
        cues: reporting cues of the codebook.
        lexicon: operators and deeds; what a deed's label means is the coders' business.
        events: event predicates under the same operators.
        gatherings: what is done with gatherings, under the same operators.
        numbers: words of the number grammar.
        grammar: closed lists of words (`grammar.yaml`).
    """
    index, roles = MentionIndex(parsed, grammar, events.deeds.nouns()), Roles()
    reports = read_reports(parsed, index, cues, roles)
    reader = DeedReader(lexicon, numbers, grammar, index, roles)
    happenings = DeedReader(events, numbers, grammar, index, roles, events=True)
    convened = DeedReader(gatherings, numbers, grammar, index, roles, events=True)
    for sentence in parsed.sentences:
        headline = parsed.blocks[sentence.block].kind is BlockKind.HEADLINE
        reader.read(sentence, headline)
        happenings.read(sentence, headline)
        convened.read(sentence, headline)
    frames: list[tuple[Frame, ...]] = []
    for found in (reader.frames, happenings.frames, convened.frames):
        first = sum(map(len, frames))
        frames.append(tuple(replace(_placed(f, reports), id=n) for n, f in enumerate(found, first)))
    deeds, told, met = frames
    mentions = index.mentions(parsed, reports)
    issues = (*parsed.issues, *reader.issues)
    counts = CountReader(numbers, grammar, index, roles).read(parsed.sentences, reports)
    return Frames(deeds, reports, mentions, told, met, issues, tuple(_entities(parsed)), counts, clauses(parsed))


def _entities(parsed: Parsed) -> Iterator[NamedEntity]:
    for sentence in parsed.sentences:
        start, label, end = 0, "", 0
        for token in sentence.tokens:
            if label and (token.ent_first or token.ent != label):
                yield NamedEntity(Span(start, end), label)
                label = ""
            if token.ent and not label:
                start, label = token.start, token.ent
            end = token.end
        if label:
            yield NamedEntity(Span(start, end), label)


def _placed(frame: Frame, reports: tuple[Report, ...]) -> Frame:
    """The frame with the innermost report whose content holds its trigger and operators.

    An operator that is itself the cue ("called for action") leaves the frame with that report; one that stands outside
    ("an embargo, which Britain opposes") makes it the outlet's own.
    """
    holding = [r for r in reports if any(s.covers(frame.trigger) for s in r.content)]
    while holding:
        inner = min(holding, key=lambda r: sum(s.end - s.start for s in r.content))
        if all(_belongs(o.span, inner) for o in frame.operators):
            return replace(frame, report=inner.id)
        holding.remove(inner)
    return frame


def _belongs(operator: Span, report: Report) -> bool:
    """Whether an operator stands in the content or is the cue of a report."""
    return any(s.meets(operator) for s in report.content) or (report.cue is not None and report.cue.meets(operator))
