"""Small questions about a cue and its surroundings, each answered from the tree alone."""

from __future__ import annotations

from onrecord.frames.matching import Match, Roles
from onrecord.frames.report_spans import Region
from onrecord.language.tree import Sentence, Token
from onrecord.model.document import Span
from onrecord.model.frame import Report


def mostly(quotation: Span, content: Span) -> bool:
    """Whether a content takes up more than half of a quotation."""
    shared = min(quotation.end, content.end) - max(quotation.start, content.start)
    return 2 * shared > quotation.end - quotation.start


def parent_of(report: Report, reports: list[Report]) -> int | None:
    if not report.content or report.cue is None:
        return None
    cue = report.cue
    holding = [r for r in reports if r.id != report.id and any(s.covers(cue) for s in r.content)]
    return min(holding, key=lambda r: sum(s.end - s.start for s in r.content)).id if holding else None


def speaker_of_speech(token: Token, speech: frozenset[str]) -> Token:
    """ "Kim's address warned": the speaker of a speech is who says it."""
    owner = token.child("poss") if token.lemma in speech else None
    return owner if owner is not None and owner.pos in ("PROPN", "PRON") else token


def quoted_as(token: Token, roles: Roles) -> list[Token]:
    """ "was quoted as saying": who is quoted says it."""
    if token.dep == "pcomp" and token.head.lower == "as" and token.head.head.pos == "VERB":
        return roles.of(token.head.head).themes
    return []


def cue_span(token: Token, found: Match) -> Span:
    words = [token, *(w for w in found["words"][1:] if w.dep != "dobj")]
    auxiliaries = [
        c for c in token.children if c.dep in ("aux", "neg") and c.i < token.i and c.lower in ("have", "has", "had")
    ]
    words = [*auxiliaries, *words]
    return Span(min(w.start for w in words), max(w.end for w in words))


def is_proposition(clause: Token, manner: str) -> bool:
    """A finite clause; an infinitive only for cues that take one."""
    if clause.dep == "xcomp" and any(c.dep == "aux" and c.lower == "to" for c in clause.children):
        return manner == "infinitive"
    if clause.dep == "xcomp":
        return clause.child("nsubj", "nsubjpass") is not None
    return True


def is_that_clause(clause: Token) -> bool:
    return any(
        c.dep in ("mark", "nsubj", "dobj") and c.lower == "that" and c.i < clause.i for c in clause.children
    ) and (clause.child("nsubj", "nsubjpass") is not None)


def set_off(token: Token, sentence: Sentence) -> bool:
    """A cue with its subject set off by commas at the end or in the middle of what it reports: "…, he said"."""
    group = [token, *(c for c in token.children if c.dep in ("nsubj", "aux", "neg", "npadvmod", "advmod"))]
    low = min(t.edges()[0] if t is not token else t.i for t in group)
    high = max(t.edges()[1] if t is not token else t.i for t in group)
    tokens = sentence.tokens
    if low == 0 or tokens[low - 1].text not in (",", "—", "–", "--"):
        return False
    after = tokens[high + 1].text if high + 1 < len(tokens) else "."
    return (low > 2 and after in (",", ".", ";", "—", "–", "--", "”", ")")) or high >= len(tokens) - 2


def asserts(region: Region, cue: Token, sentence: Sentence) -> bool:
    """Whether the words beside a set-off cue hold a clause, not just a circumstance ("In his book, he …")."""
    return any(
        t.pos in ("VERB", "AUX") and t is not cue and t.child("nsubj", "nsubjpass", "expl") is not None
        for t in sentence.tokens
        for s in region.spans
        if s.start <= t.start < s.end
    )


def is_expletive(token: Token) -> bool:
    return token.lower in ("it", "there", "that", "this", "which", "what") and token.lower != "it"


def reason_words(sentence: Sentence, words: str, at: int, said: list[Span]) -> Span:
    """From the phrase to the end of its clause: the end of the sentence, the cue or the content."""
    first = sentence.span.start
    start = first + at
    end = min([first + len(words.rstrip(' .”"')), *(s.start for s in said if s.start > start)])
    while words[end - first - 1] in ' ,“"':
        end -= 1
    return Span(start, end)
