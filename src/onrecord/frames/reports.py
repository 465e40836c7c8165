"""Who says what: cues, sources and contents of a document (codebook §2)."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.codebook.cues import CueBook
from onrecord.frames.matching import Match, Roles, match
from onrecord.frames.mentions import MentionIndex, phrase_span
from onrecord.frames.report_rules import (
    asserts,
    cue_span,
    is_expletive,
    is_proposition,
    is_that_clause,
    mostly,
    parent_of,
    quoted_as,
    reason_words,
    set_off,
    speaker_of_speech,
)
from onrecord.frames.report_spans import Region, around_phrase, clause_region, trimmed
from onrecord.frames.roles import coordinated
from onrecord.language.tree import Parsed, Quotation, Sentence, Token
from onrecord.model.document import Span
from onrecord.model.frame import Report

_POST = re.compile(r"\s[—–-]{1,2}\s*([^()@\n]{2,60}?)\s\(@\w+\)\s+\w+\.? \d{1,2}, \d{4}\s*$")
_COUNTER = re.compile(r"\d+/\d*\s+")
_PERSONAL = frozenset(("he", "she", "they", "i", "we", "who"))
_SPEAKERS = frozenset(("i", "we", "you"))
_AUDIENCES = frozenset(("to",))


def read_reports(parsed: Parsed, index: MentionIndex, cues: CueBook, roles: Roles) -> tuple[Report, ...]:
    """All reports of a document, in order of their content, nested ones with their parent."""
    return _ReportReader(parsed, index, cues, roles).read()


class _ReportReader:
    def __init__(self, parsed: Parsed, index: MentionIndex, cues: CueBook, roles: Roles) -> None:
        self._parsed = parsed
        self._text = parsed.document.text
        self._index = index
        self._cues = cues
        self._roles = roles
        self._quotes: dict[int, list[Quotation]] = {}
        for quotation in parsed.quotations:
            if quotation.nested:
                continue
            self._quotes.setdefault(quotation.block, []).append(quotation)
        self._found: list[Report] = []

    def read(self) -> tuple[Report, ...]:
        for sentence in self._parsed.sentences:
            self._sentence(sentence)
        self._bare_quotations()
        self._posts()
        found = sorted(self._found, key=lambda r: r.content[0].start if r.content else r.cue.start if r.cue else 0)
        numbered = [replace(r, id=n) for n, r in enumerate(found)]
        return tuple(replace(r, parent=parent_of(r, numbered)) for r in numbered)

    # --- cues of one sentence

    def _sentence(self, sentence: Sentence) -> None:
        for token in sentence.tokens:
            if token.lemma not in self._cues.index and token.lower not in self._cues.index:
                continue
            report = self._cue(token, sentence)
            if report is not None and not self._repeats(report):
                self._found.append(report)

    def _cue(self, token: Token, sentence: Sentence) -> Report | None:
        words = self._text[token.start : token.start + 60].lower()
        if any(words.startswith(phrase) for phrase in self._cues.anonymity):
            return None  # "asked not to be named" is why a source has no name, not what it says
        for construction in (*self._cues.index.get(token.lemma), *self._other_form(token)):
            cue = self._cues.of(construction.entry)
            found = match(construction, token, self._roles)
            if found is None:
                continue
            if cue.manner == "phrase":
                return self._phrase(token, found, sentence, construction.entry)
            report = self._verb(token, found, sentence, construction.entry, cue.manner, cue.needs)
            if report is not None:
                return report
        return None

    def _other_form(self, token: Token) -> list:  # type: ignore[type-arg]
        return self._cues.index.get(token.lower) if token.lower != token.lemma else []

    # --- "according to X"

    def _phrase(self, token: Token, found: Match, sentence: Sentence, entry: str) -> Report | None:
        sources = found["source"]
        if not sources or sources[0].pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            return None
        region = around_phrase(token, sources, sentence, self._quotes.get(sentence.block, []))
        content = trimmed(region, self._text)
        if not content:
            return None
        cue = Span(found["words"][0].start, max(t.end for t in found["words"]))
        return self._report(cue, entry, sources, content, sentence, token)

    # --- verbs and nouns

    def _verb(
        self, token: Token, found: Match, sentence: Sentence, entry: str, manner: str, needs: str | None
    ) -> Report | None:
        quotes = self._quotes.get(sentence.block, [])
        inside = next((q for q in quotes if q.span.start <= token.start < q.span.end), None)
        sources = self._sources(token, sentence)
        if not sources or (inside is not None and (needs is not None or sources[0].lower in _SPEAKERS)):
            return None
        if manner == "silence":
            return self._report(cue_span(token, found), entry, sources, (), sentence, token, "none")
        region = self._region(token, found, sentence, manner, needs, quotes, inside)
        if region is None:
            return None
        content = trimmed(region, self._text)
        if not content:
            return None
        return self._report(cue_span(token, found), entry, sources, content, sentence, token)

    def _region(
        self, token: Token, found: Match, sentence: Sentence, manner: str, needs: str | None,
        quotes: list[Quotation], inside: Quotation | None,
    ) -> Region | None:  # fmt: skip
        if "content" in found and manner == "object":
            return self._object(token, found, sentence, quotes)
        clauses = [c for c in self._roles.of(token).clauses if is_proposition(c, manner)]
        if token.pos in ("NOUN", "PROPN"):
            clauses = [c for c in token.children if c.dep in ("acl", "ccomp", "relcl") and is_that_clause(c)]
            return clause_region(token, clauses[0], sentence, quotes) if clauses else None
        if clauses and (needs != "quote" or any(q.span.meets(sentence.span) for q in quotes)):
            return clause_region(token, clauses[0], sentence, quotes)
        if inside is not None or needs == "clause":
            return None
        beside = [q for q in quotes if sentence.span.meets(q.span) and not q.span.covers(token.span)]
        if beside:
            return self._quoted(token, sentence, beside)
        if token.dep in ("parataxis", "ccomp", "advcl", "conj", "ROOT", "dep") and set_off(token, sentence):
            region = clause_region(token, None, sentence, quotes)
            if asserts(region, token, sentence):
                return region
        return self._colon(token, sentence)

    def _object(self, token: Token, found: Match, sentence: Sentence, quotes: list[Quotation]) -> Region | None:
        first = found["content"][0]
        low, high = first.edges()
        for other in found["content"][1:]:
            high = max(high, other.edges()[1])
        if "theme" in found:
            low = min(low, found["theme"][0].edges()[0])
        span = sentence.between(low, high)
        if len(span.of(self._text).split()) < 2:
            return None
        if not any(q.span.meets(span) for q in quotes) and first.pos not in ("VERB", "AUX") and high - low < 2:
            return None
        return Region((span,), quotes)

    def _quoted(self, token: Token, sentence: Sentence, beside: list[Quotation]) -> Region | None:
        """Quotations beside a cue that governs no clause: all of the sentence's that stand outside its group."""
        after = [q for q in beside if q.outer.start >= token.end]
        before = [q for q in beside if q.outer.end <= token.start]
        chosen = before or after
        spans = tuple(q.span for q in chosen)
        long = [s for s in spans if len(s.of(self._text).split()) > 1]
        if not long:
            return None
        if after and not before:
            return Region((Span(long[0].start, long[-1].end),), beside)
        return Region(tuple(long), beside)

    def _colon(self, token: Token, sentence: Sentence) -> Region | None:
        """ "The minister said:" before a quotation of its own, in this paragraph or the next."""
        if sentence.tokens[-1].text != ":" and not any(t.text == ":" and t.i > token.i for t in sentence.tokens[-2:]):
            return None
        following = [
            q
            for q in self._parsed.quotations
            if q.outer.start >= sentence.span.end - 1 and q.block - sentence.block <= 1
        ]
        if not following or self._text[sentence.span.end : following[0].outer.start].strip(' \n\t“"'):
            return None
        return Region((following[0].span,), following)

    # --- who

    def _sources(self, token: Token, sentence: Sentence) -> list[Token]:
        if token.pos in ("NOUN", "PROPN"):
            agents = self._roles.of(token).agents
        else:
            agents = self._roles.of(token).agents or quoted_as(token, self._roles)
            if token.tag == "VBG" and token.dep == "advcl":
                agents = self._speaker_of_clause(token) or agents
            if not agents and self._inverted(token):
                agents = [t for t in token.children if t.dep in ("dobj", "attr", "nsubj") and t.i > token.i][:1]
                agents = [c for a in agents for c in coordinated(a)]
        agents = [speaker_of_speech(a, self._cues.speech) for a in agents]
        return [a for a in agents if a.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET") and not is_expletive(a)]

    def _speaker_of_clause(self, token: Token) -> list[Token]:
        """ "X said A, describing B": a participle that reports, hung inside A, goes with who says A."""
        for governor in token.ancestors():
            if governor.dep == "ccomp" and governor.head.lemma in self._cues.index and governor.head.i < governor.i:
                return self._roles.of(governor.head).agents
        return []

    def _inverted(self, token: Token) -> bool:
        before = token.sentence.tokens[token.i - 1] if token.i else None
        return before is not None and before.text in (",", "”", '"', "?", "!", "''", "’", "'")

    # --- the record

    def _report(
        self, cue: Span, entry: str, sources: list[Token], content: tuple[Span, ...], sentence: Sentence, token: Token,
        quote: str | None = None,
    ) -> Report:  # fmt: skip
        first, last = phrase_span(sources[0]), phrase_span(sources[-1])
        return Report(
            id=0,
            cue=cue,
            entry=entry,
            sources=self._index.ids_of(sources),
            source=Span(first.start, last.end) if last.end > first.start else first,
            content=content,
            quote=quote or self._quote(content, sentence.block),
            sentence=sentence.index,
            audience=self._audience(token, content),
            anonymity=self._anonymity(sentence, [cue, *content]),
            way=f"repair:{sentence.repairs[0]}" if sentence.repairs else "parse",
        )

    def _quote(self, content: tuple[Span, ...], block: int) -> str:
        quotes = [q for b in (block, block + 1) for q in self._quotes.get(b, [])]
        if all(any(Span(q.outer.start, q.outer.end).covers(s) for q in quotes) for s in content):
            return "direct"
        return "mixed" if any(q.span.meets(s) for q in quotes for s in content) else "indirect"

    def _audience(self, token: Token, content: tuple[Span, ...]) -> Span | None:
        if token.pos not in ("VERB", "AUX") or token.lemma == "accord":
            return None
        found = self._roles.of(token)
        heads = list(found.datives) or [t for p in _AUDIENCES for t in found.preps.get(p, ())]
        if not heads and token.lemma in ("tell", "inform", "assure", "remind", "warn", "brief", "ask", "update"):
            heads = [t for t in found.themes if t.pos in ("NOUN", "PROPN")]
        for head in heads:
            span = phrase_span(head)
            if head.pos in ("NOUN", "PROPN") and not any(c.meets(span) for c in content):
                return span
        return None

    def _anonymity(self, sentence: Sentence, said: list[Span]) -> Span | None:
        for number in (sentence.index, sentence.index + 1):
            if number >= len(self._parsed.sentences):
                continue
            other = self._parsed.sentences[number]
            if number != sentence.index and other.tokens[0].lower not in _PERSONAL:
                continue
            words = other.span.of(self._text)
            lower = words.lower()
            for phrase in self._cues.anonymity:
                at = lower.find(phrase)
                if at >= 0:
                    return reason_words(other, words, at, said)
        return None

    def _repeats(self, report: Report) -> bool:
        return any(r.content and r.content == report.content for r in self._found[-6:])

    # --- quotations without a cue

    def _bare_quotations(self) -> None:
        """Sentences quoted after a closed cue, and paragraphs that go on quoting, belong to who spoke before."""
        covered = [s for r in self._found for s in r.content]
        for quotation in self._parsed.quotations:
            if quotation.nested:
                continue
            words = quotation.span.of(self._text).split()
            if len(words) < 4 or any(mostly(quotation.span, s) for s in covered):
                continue
            speaker = self._speaker_before(quotation)
            if speaker is None:
                continue
            self._found.append(
                replace(
                    speaker, content=(quotation.span,), quote="direct", cue=None,
                    audience=None, entry="quotation:continued", way="quotes",
                )
            )  # fmt: skip
            covered.append(quotation.span)

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
            content = trimmed(Region((Span(start, block.span.start + signed.start()),), []), self._text)
            if content and sentences:
                self._found = [r for r in self._found if self._block(r) != number]
                sources = self._index.ids_of(heads[-1:])
                at = sentences[0].index
                self._found.append(
                    Report(0, None, "quotation:post", sources, name, content, "direct", at, way="quotes")
                )

    def _speaker_before(self, quotation: Quotation) -> Report | None:
        """The report whose speaker goes on: in the same paragraph, or in the one before where quotation goes on."""
        block = quotation.block
        here = [r for r in self._found if r.quote in ("direct", "mixed") and self._block(r) == block]
        before = [r for r in here if r.content[-1].end <= quotation.span.start]
        if before:
            return before[-1]
        own = self._parsed.blocks[block].span.of(self._text).strip()
        if not own or own[0] not in "“\"«'‘":
            return None
        earlier = [
            r
            for r in self._found
            if self._block(r) == block - 1
            and r.quote != "none"
            and not any(q.span.covers(r.cue) for q in self._quotes.get(block - 1, []) if r.cue is not None)
        ]
        return max(earlier, key=lambda r: r.content[-1].end) if earlier else None

    def _block(self, report: Report) -> int:
        if report.content:
            at = report.content[-1].start
            return next((n for n, b in enumerate(self._parsed.blocks) if b.span.start <= at < b.span.end), -1)
        return self._parsed.sentences[report.sentence].block
