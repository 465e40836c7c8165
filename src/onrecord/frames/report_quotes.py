"""Content without a cue: quotations that go on, quotations led in by a colon, printed messages."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.frames.mentions import MentionIndex, phrase_span
from onrecord.frames.report_spans import is_name, trimmed
from onrecord.language.tree import Parsed, Quotation, Token
from onrecord.model.document import Span
from onrecord.model.frame import Report

_POST = re.compile(r"\s[—–-]{1,2}\s*([^()@\n]{2,60}?)\s\(@\w+\)\s+\w+\.? \d{1,2}, \d{4}\s*$")
_COUNTER = re.compile(r"\d+/\d*\s+")
_OPENING = "“\"«'‘`"
_SENTENCE = 4
"""Words from which a quotation without a cue is taken for somebody's sentence, not for a name or a term."""


class Uncued:
    """Adds to the reports with a cue those that quotation alone tells."""

    def __init__(self, parsed: Parsed, index: MentionIndex, found: list[Report]) -> None:
        self._parsed = parsed
        self._text = parsed.document.text
        self._index = index
        self._found = found
        self._quotes: dict[int, list[Quotation]] = {}
        for quotation in parsed.quotations:
            if not quotation.nested:
                self._quotes.setdefault(quotation.block, []).append(quotation)

    def read(self) -> list[Report]:
        """All reports, those with a cue and those without."""
        covered = [s for r in self._found for s in r.content]
        for quotations in list(self._quotes.values()):
            for quotation in quotations:
                if any(_mostly(quotation.span, s) for s in covered):
                    continue
                report = self._bare(quotation)
                if report is not None:
                    self._found.append(report)
                    covered.append(quotation.span)
        self._posts()
        return self._found

    def _bare(self, quotation: Quotation) -> Report | None:
        """A quotation without a cue: led in by a colon, or by whoever spoke before."""
        led = self._led_in(quotation)
        if led is not None:
            return led
        words = quotation.span.of(self._text).split()
        if len(words) < _SENTENCE or is_name(quotation, self._text):
            return None
        speaker = self._speaker_after(quotation) or self._speaker_before(quotation)
        if speaker is None:
            return None
        return replace(
            speaker, content=trimmed([quotation.span], self._text) or (quotation.span,), quote="direct", cue=None,
            audience=None, via=None, via_mention=None, entry="quotation:continued", way="quotes",
        )  # fmt: skip

    def _led_in(self, quotation: Quotation) -> Report | None:
        """ "Lee gave it a try on Tuesday: “…”": a sentence about somebody, a colon, a quoted sentence."""
        lead = self._text[max(0, quotation.outer.start - 3) : quotation.outer.start].rstrip()
        if not lead.endswith(":") or not self._text[quotation.span.start : quotation.span.start + 1].isupper():
            return None
        at = quotation.outer.start - (3 - len(lead)) - 1
        sentence = next((s for s in self._parsed.sentences if s.span.start <= at < s.span.end), None)
        if sentence is None:
            return None
        before = [t for t in sentence.tokens if t.end <= quotation.outer.start]
        speaker = self._person(before)
        if speaker is None or len(quotation.span.of(self._text).split()) < _SENTENCE:
            return None
        return Report(
            0, None, "quotation:colon", self._index.ids(speaker), phrase_span(speaker),
            trimmed([quotation.span], self._text) or (quotation.span,), "direct", sentence.index, way="quotes",
        )  # fmt: skip

    def _person(self, before: list[Token]) -> Token | None:
        """Whom a lead-in is about: the subject of its main verb where it can speak, else the last person named."""
        subject = next(
            (t for t in before if t.dep in ("nsubj", "nsubjpass") and t.head.dep in ("ROOT", "ccomp", "dep")), None
        )
        told = subject is not None and (subject.ent in ("PERSON", "ORG") or subject.lower in ("he", "she", "they"))
        if subject is not None and told and self._index.ids(subject):
            return subject
        named = [t for t in before if t.ent == "PERSON" and self._index.ids(t)]
        return named[-1] if named else None

    def _speaker_before(self, quotation: Quotation) -> Report | None:
        """The report whose speaker goes on: in the same paragraph, or in the one before where quotation goes on."""
        block = quotation.block
        here = [r for r in self._found if r.quote in ("direct", "mixed") and self._block(r) == block]
        before = [r for r in here if r.content[-1].end <= quotation.span.start and r.parent is None]
        if before:
            return max(before, key=lambda r: r.content[-1].end)
        own = self._parsed.blocks[block].span.of(self._text).strip()
        if not own or own[0] not in _OPENING:
            return None
        earlier = [
            r
            for r in self._found
            if self._block(r) == block - 1
            and r.quote != "none"
            and not any(q.span.covers(r.cue) for q in self._quotes.get(block - 1, []) if r.cue is not None)
        ]
        return max(earlier, key=lambda r: r.content[-1].end) if earlier else None

    def _speaker_after(self, quotation: Quotation) -> Report | None:
        """A paragraph left open belongs to whoever the paragraph in which the quotation ends names."""
        block = quotation.block
        while quotation.opens_only:
            block += 1
            following = next((q for q in self._quotes.get(block, ()) if q.continues), None)
            if following is None:
                return None
            quotation = following
            for report in self._found:
                if report.cue is not None and report.content and report.content[0].meets(quotation.span):
                    return report if not quotation.span.covers(report.cue) else None
        return None

    def _posts(self) -> None:
        """A post printed in the article: "… — Name (@handle) October 13, 2016" closes its paragraph."""
        for number, block in enumerate(self._parsed.blocks):
            signed = _POST.search(block.span.of(self._text))
            if signed is None:
                continue
            name = Span(block.span.start + signed.start(1), block.span.start + signed.end(1))
            sentences = [s for s in self._parsed.sentences if s.block == number]
            heads = [t for s in sentences for t in s.tokens if name.covers(t.span) and self._index.ids(t)]
            lead = _COUNTER.match(block.span.of(self._text))
            start = block.span.start + (lead.end() if lead else 0)
            content = trimmed([Span(start, block.span.start + signed.start())], self._text)
            if content and sentences:
                self._found = [r for r in self._found if self._block(r) != number]
                sources = self._index.ids_of(heads[-1:])
                at = sentences[0].index
                self._found.append(
                    Report(0, None, "quotation:post", sources, name, content, "direct", at, way="quotes")
                )

    def _block(self, report: Report) -> int:
        if report.content:
            at = report.content[-1].start
            return next((n for n, b in enumerate(self._parsed.blocks) if b.span.start <= at < b.span.end), -1)
        return self._parsed.sentences[report.sentence].block


def _mostly(quotation: Span, content: Span) -> bool:
    """Whether a content takes up more than half of a quotation."""
    shared = min(quotation.end, content.end) - max(quotation.start, content.start)
    return 2 * shared > quotation.end - quotation.start
