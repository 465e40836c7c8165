"""Who says what: cues, sources and contents of a document (codebook §2)."""

from __future__ import annotations

from dataclasses import replace

from onrecord.codebook.constructions import Construction
from onrecord.codebook.cues import Cue, CueBook
from onrecord.frames.matching import Match, Roles, match
from onrecord.frames.mentions import MentionIndex, phrase_span
from onrecord.frames.report_clauses import (
    clause_behind,
    cue_span,
    essential_end,
    is_finite,
    is_imagined,
    is_negated,
    is_nominal,
    is_proposition,
    is_that_clause,
    quote_ends_before,
    tagged_as_noun,
)
from onrecord.frames.report_group import Group, group_of
from onrecord.frames.report_quotes import Uncued
from onrecord.frames.report_sources import Speakers, anonymity, audience, quoting
from onrecord.frames.report_spans import (
    around_phrase,
    clause_after,
    clause_before,
    is_name,
    quoted_after,
    trimmed,
    whole_quotes,
)
from onrecord.language.tree import Parsed, Quotation, Sentence, Token
from onrecord.model.document import Span
from onrecord.model.frame import Report

_SPEAKERS = frozenset(("i", "we"))
_ANYBODY = frozenset(("you", "'s", "’s", "one"))
_UNSPOKEN = frozenset(("VB", "VBG", "VBN"))
_ASIDE = ("parataxis", "advcl", "ccomp", "conj", "dep", "ROOT", "relcl", "intj", "pcomp")


def read_reports(parsed: Parsed, index: MentionIndex, cues: CueBook, roles: Roles) -> tuple[Report, ...]:
    """All reports of a document, in order of their content, nested ones with their parent.

    Args:
        parsed: trees and quotations.
        index: the mentions, for the ids of sources.
        cues: reporting cues of the codebook.
        roles: arguments of predicates, shared with the other readers of frames.
    """
    found = _CueReader(parsed, index, cues, roles).read()
    found = Uncued(parsed, index, found).read()
    found.sort(key=lambda r: r.content[0].start if r.content else r.cue.start if r.cue else 0)
    numbered = [replace(r, id=n) for n, r in enumerate(found)]
    numbered = [replace(r, parent=_parent(r, numbered)) for r in numbered]
    told = [r for r in numbered if r.parent is None or not _mental(r, cues)]
    return tuple(_relayed(r, numbered) for r in told)


def _mental(report: Report, cues: CueBook) -> bool:
    """An inner state told by another source ("he said he believed …") is part of what that one says."""
    return report.entry.startswith("cues:") and cues.of(report.entry).mental


class _CueReader:
    """The reports of a document that have a cue."""

    def __init__(self, parsed: Parsed, index: MentionIndex, cues: CueBook, roles: Roles) -> None:
        self._parsed = parsed
        self._text = parsed.document.text
        self._index = index
        self._cues = cues
        self._roles = roles
        self._speakers = Speakers(index, roles, cues.speech)
        self._quotes: dict[int, list[Quotation]] = {}
        for quotation in parsed.quotations:
            self._quotes.setdefault(quotation.block, []).append(quotation)
        self._found: list[Report] = []

    def read(self) -> list[Report]:
        known = self._cues.index
        for sentence in self._parsed.sentences:
            for token in sentence.tokens:
                if token.lemma in known or token.lower in known:
                    report = self._cue(token, sentence)
                    if report is not None and not self._repeats(report):
                        self._found.append(report)
        return self._found

    def _cue(self, token: Token, sentence: Sentence) -> Report | None:
        quotes, inside = self._surroundings(token, sentence)
        for construction in self._constructions(token):
            cue = self._cues.of(construction.entry)
            found = match(construction, token, self._roles)
            if found is None and construction.pos == "verb" and not construction.items and tagged_as_noun(token):
                found = {"words": [token]}
            if found is None or (cue.needs == "negation") > is_negated(token):
                continue
            if cue.manner == "phrase":
                return self._phrase(token, found, sentence, construction.entry, quotes)
            report = self._verb(token, found, construction.entry, cue, quotes, inside)
            if report is not None:
                return report
        return None

    def _constructions(self, token: Token) -> list[Construction]:
        known = self._cues.index
        found = [*known.get(token.lemma), *(known.get(token.lower) if token.lower != token.lemma else ())]
        if is_negated(token):
            found.sort(key=lambda c: self._cues.of(c.entry).needs != "negation")
        return found

    def _surroundings(self, token: Token, sentence: Sentence) -> tuple[list[Quotation], Quotation | None]:
        """The quotations that can be content of a cue, and the one in which it stands itself."""
        inside = None
        for quotation in self._quotes.get(sentence.block, ()):
            if quotation.span.start <= token.start < quotation.span.end:
                inside = quotation
        around = [
            q
            for q in self._quotes.get(sentence.block, ())
            if q is not inside and (inside.span.covers(q.outer) if inside is not None else not q.nested)
        ]
        return around, inside

    # --- "according to X"

    def _phrase(
        self, token: Token, found: Match, sentence: Sentence, entry: str, quotes: list[Quotation]
    ) -> Report | None:
        sources = found["source"]
        if sources[0].pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            return None
        content = trimmed(around_phrase(token, sources, quotes), self._text)
        cue = Span(min(t.start for t in found["words"]), max(t.end for t in found["words"]))
        if not content or any(c.meets(cue) for c in content):
            return None
        return self._report(cue, entry, sources, content, token)

    # --- verbs and nouns

    def _verb(
        self, token: Token, found: Match, entry: str, cue: Cue, quotes: list[Quotation], inside: Quotation | None
    ) -> Report | None:
        clause = self._clause(token, found, cue)
        after_quote = quote_ends_before(token, quotes)
        sources, by_order = self._speakers.of(token, self._cues.verbs, after_quote)
        if not sources or sources[0].lower in _ANYBODY or self._turned_down(token) or is_imagined(token):
            return None
        if cue.mental and token.tag in _UNSPOKEN:
            return None
        if inside is not None and (cue.needs is not None or sources[0].lower in _SPEAKERS or token.tag in _UNSPOKEN):
            return None
        words = cue_span(token, found)
        if cue.manner == "silence":
            return self._report(words, entry, sources, (), token, quote="none")
        near = sources[0] if token.is_verb() and sources[0].sentence is token.sentence else None
        group = group_of(token, clause, near, quotes, inside, cue.tells)
        group.high = max(group.high, *(w.i for w in found["words"]))
        spans, way = self._content(group, clause, found, cue)
        content = trimmed(spans, self._text)
        if not content or any(c.meets(words) for c in content):
            return None
        report = self._report(words, entry, sources, content, token, way="shallow" if by_order else way)
        asks = report.anonymity is not None and report.anonymity.meets(words)  # "asked not to be named"
        return None if asks else report

    def _clause(self, token: Token, found: Match, cue: Cue) -> Token | None:
        """The clause of content that the parse gives, of the form that the cue takes."""
        if is_nominal(token):
            return next(
                (c for c in token.children if c.dep in ("acl", "ccomp", "relcl") and is_that_clause(c)),
                clause_behind(token),
            )
        if cue.manner == "object":
            return None
        clauses = (c for c in self._roles.of(token).clauses if is_proposition(c, cue.manner))
        return next((c for c in clauses if cue.needs != "clause" or is_finite(c)), None)

    def _turned_down(self, noun: Token) -> bool:
        """ "rejected the claim that …": whose claim it is, is not said."""
        if noun.dep != "dobj" or noun.pos not in ("NOUN", "PROPN") or noun.child("poss") is not None:
            return False
        return any(self._cues.of(c.entry).denial for c in self._cues.index.get(noun.head.lemma))

    def _content(self, group: Group, clause: Token | None, found: Match, cue: Cue) -> tuple[list[Span], str | None]:
        token = group.cue
        if cue.manner == "object":
            return self._object(group, found, cue), None
        if is_nominal(token):
            return self._noun(group, clause), None
        if clause is not None and (cue.needs != "quote" or (group.quotes and is_finite(clause))):
            if clause.i > token.i:
                return clause_before(group, clause, self._is_cue), None
            if group.interrupts():
                return clause_after(group, self._text, self._is_cue), None
        if cue.needs == "clause":
            return [], None
        before = group.quote_before()
        if before is not None and not is_name(before, self._text):
            return clause_after(group, self._text, self._is_cue), "quotes"
        if group.interrupts() and group.resumes_in_lower_case():
            return clause_after(group, self._text, self._is_cue), "quotes"
        behind = quoted_after(group, self._text, self._is_cue)
        if behind and (cue.needs != "quote" or self._text[behind[0].start : behind[0].start + 1].isupper()):
            return behind, "quotes"
        if cue.needs == "quote":
            return self._colon(group), "quotes"
        if group.introduces():
            return clause_before(group, None, self._is_cue), "shallow"
        return self._by_order(group)

    def _by_order(self, group: Group) -> tuple[list[Span], str | None]:
        """Content that the parse does not give: around a cue set off by commas, or behind its subject and verb."""
        token = group.cue
        aside = token.dep in _ASIDE and (group.interrupts() or (group.low == group.first and group.closed()))
        if aside and (group.sentence_before() or group.finite(group.high + 1, group.last)):
            return clause_after(group, self._text, self._is_cue), None
        if token.tag in ("VBD", "VBZ", "VBP") and group.main() and group.claims():
            return clause_before(group, None, self._is_cue), "shallow"
        return self._colon(group) or self._previous(group), "quotes"

    def _noun(self, group: Group, clause: Token | None) -> list[Span]:
        if clause is None:
            return []
        low, high = clause.edges()
        low = next((t.i for t in clause.children if t.dep == "mark"), low)
        for token in group.sentence.tokens[clause.i + 1 : high + 1]:
            if token.tag == "VBG" and token.dep == "advcl" and group.sentence.tokens[token.i - 1].text == ",":
                high = token.i - 2
                break
        span = group.between(max(low, group.cue.i + 1), high)
        return [] if span is None else [whole_quotes(span, group.quotes)]

    def _object(self, group: Group, found: Match, cue: Cue) -> list[Span]:
        """A noun phrase, a pair of what is described and as what, or an infinitive as content."""
        if "content" not in found:
            return []
        heads = found["content"]
        if any(c.lower == "as" and c.child("pcomp") is not None for c in group.cue.children):
            return []  # "quoted him as saying": the saying reports
        if cue.needs == "clause" and not cue.denial and self._reports_itself(heads[0]):
            return []
        low, high = heads[0].edges()[0], max(h.edges()[1] for h in heads)
        if "theme" in found and found["theme"][0].i < group.cue.i:
            return self._passive_object(group, found, high)
        if "theme" in found:
            low = min(low, found["theme"][0].edges()[0])
        low = max(low, group.cue.i + 1) if heads[0].i > group.cue.i else low
        span = group.between(low, essential_end(group, heads, high))
        if span is None:
            return []
        quoted = any(q.outer.meets(span) for q in group.quotes)
        that = any(is_that_clause(c) for c in heads[0].children if c.dep in ("acl", "ccomp", "relcl"))
        verbal = that or (heads[0].is_verb() and (cue.needs is None or heads[0].tag == "VBG"))
        if (cue.needs == "quote" and not quoted) or (cue.needs == "clause" and not verbal and not quoted):
            return []
        words = len(span.of(self._text).split())
        if words < 2 or not (quoted or verbal or words > 2):
            return []
        return [whole_quotes(span, group.quotes)]

    def _passive_object(self, group: Group, found: Match, high: int) -> list[Span]:
        """ "The army was accused by A of hiding B": the subject, and what follows with its preposition."""
        theme = found["theme"][0]
        rest = min(found["words"][-1].i, found["content"][0].edges()[0])
        if len(found["words"]) == 1:
            rest = found["content"][0].edges()[0]
        spans = [group.sentence.between(*theme.edges()), group.between(max(rest, group.cue.i + 1), high)]
        return [s for s in spans if s is not None]

    def _reports_itself(self, noun: Token) -> bool:
        """ "repeated the warning that …": the noun is the cue."""
        return any(c.pos == "noun" for c in self._cues.index.get(noun.lemma))

    def _colon(self, group: Group) -> list[Span]:
        """ "The minister said:" before a quotation of its own, in this paragraph or the next."""
        sentence = group.sentence
        if not any(t.text == ":" and t.i > group.cue.i for t in sentence.tokens[-2:]):
            return []
        end = sentence.span.end
        for quotation in (*self._quotes.get(sentence.block, ()), *self._quotes.get(sentence.block + 1, ())):
            if quotation.outer.start >= end - 1:
                between = self._text[end : quotation.outer.start]
                return [] if between.strip(' \n\t\u00a0“"') else [quotation.span]
        return []

    def _previous(self, group: Group) -> list[Span]:
        """A sentence of a cue and its subject alone, after a quotation that ends right before it."""
        if group.low > group.first + 1 or not group.closed() or group.inside is not None:
            return []
        start = group.sentence.span.start
        for quotation in reversed(self._quotes.get(group.sentence.block, ())):
            if quotation.outer.end <= start and not quotation.nested:
                between = self._text[quotation.outer.end : start]
                return [] if any(c.isalnum() for c in between) else [quotation.span]
        return []

    def _is_cue(self, token: Token) -> bool:
        return token.lemma in self._cues.verbs and token.is_verb()

    # --- the record

    def _report(
        self, cue: Span, entry: str, sources: list[Token], content: tuple[Span, ...], token: Token,
        quote: str | None = None, way: str | None = None,
    ) -> Report:  # fmt: skip
        sentence = token.sentence
        first, last = phrase_span(sources[0]), phrase_span(sources[-1])
        relays = quoting(token, self._roles)
        reason = anonymity(self._parsed, sources[0], self._cues.anonymity, [cue, *content])
        return Report(
            id=0,
            cue=cue,
            entry=entry,
            sources=self._index.ids_of(sources),
            source=Span(first.start, last.end) if last.end > first.start else first,
            content=content,
            quote=quote or self._quote(content, sentence.block),
            sentence=sentence.index,
            audience=self._audience(token, entry, content, sources),
            via=phrase_span(relays[0]) if relays else None,
            via_mention=next(iter(self._index.ids_of(relays)), None),
            anonymity=reason,
            way=way or (f"repair:{sentence.repairs[0]}" if sentence.repairs else "parse"),
            document=sources[0].lemma in self._cues.tellers,
        )

    def _audience(self, token: Token, entry: str, content: tuple[Span, ...], sources: list[Token]) -> Span | None:
        if self._cues.of(entry).manner == "phrase":
            return None
        told = any(self._cues.of(c.entry).tells for c in self._cues.index.get(token.lemma))
        return audience(token, self._roles.of(token), told, content, sources)

    def _quote(self, content: tuple[Span, ...], block: int) -> str:
        """Direct where all of the content is quoted and begins as a sentence does; mixed where some of it is."""
        quotes = [q for b in (block, block + 1) for q in self._quotes.get(b, [])]
        if all(any(q.outer.covers(s) for q in quotes) for s in content):
            return "mixed" if self._text[content[0].start].islower() else "direct"
        return "mixed" if any(q.span.meets(s) for q in quotes for s in content) else "indirect"

    def _repeats(self, report: Report) -> bool:
        return any(r.content and r.content == report.content for r in self._found[-6:])


def _parent(report: Report, reports: list[Report]) -> int | None:
    """The smallest report whose content holds the cue of this one; it is always the larger of the two."""
    if not report.content or report.cue is None:
        return None
    cue, size = report.cue, _size(report)
    holding = [r for r in reports if r.id != report.id and _size(r) > size and any(s.covers(cue) for s in r.content)]
    return min(holding, key=_size).id if holding else None


def _size(report: Report) -> int:
    return sum(s.end - s.start for s in report.content)


def _relayed(report: Report, reports: list[Report]) -> Report:
    """ "…, Reuters reported" behind all that another says: who relays; whether it is an outlet, resolution tells."""
    if report.via is not None or report.parent is None or report.cue is None:
        return report
    outer = reports[report.parent]
    if outer.cue is None or outer.source is None or outer.cue.start < report.content[-1].end:
        return report
    if outer.cue.start < report.cue.end or outer.sentence != report.sentence or not outer.sources:
        return report
    return replace(report, via=outer.source, via_mention=outer.sources[0])
