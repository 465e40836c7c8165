"""Where the content of a report begins and ends."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.frames.report_group import MARKS, Group
from onrecord.language.tree import Quotation, Token
from onrecord.model.document import Span

_EDGES = ' \t\n\u00a0,;:—–-“”"„«»‘'
_LEAD = "that "
_TITLE_SMALL = 4

IsCue = Callable[[Token], bool]


def clause_before(group: Group, clause: Token | None, is_cue: IsCue) -> list[Span]:
    """Content that follows its cue: up to the end of the window or of its clause, less what is not reported."""
    tokens = group.sentence.tokens
    start = group.high + 1
    end = group.last
    if not group.main() and group.inside is None:
        end = min(end, max(group.cue.edges()[1], clause.edges()[1] if clause is not None else 0))
    end = _cut(group, clause, start, _before_relay(group, end, is_cue), is_cue)
    while end > start and tokens[end].lower in ("and", "but", "or", ",", ";", "—", "–", "--", "-"):
        end -= 1
    span = group.between(start, end)
    return [] if span is None else [whole_quotes(span, group.quotes)]


def _cut(group: Group, clause: Token | None, start: int, end: int, is_cue: IsCue) -> int:
    """The last word that is still reported: before a clause joined to the cue, a participle that reports on, …"""
    tokens = group.sentence.tokens
    body = clause.i if clause is not None else start
    for token in tokens[body + 1 : end + 1]:
        edge = None
        aside = token.dep == "advcl" and token.head is clause and _contrasts(token)
        if aside or (token.dep in ("conj", "advcl") and _governs(token.head, group.cue)):
            edge = _joined(token, group, clause)
        elif _goes_on_telling(token, group, clause, is_cue) or _leads_to_another(token, group, end, is_cue):
            edge = token.i - 1
        if edge is not None and edge >= body and not _inside_quote(tokens[edge], group.quotes):
            return edge
    return end


def _contrasts(token: Token) -> bool:
    """ ", while …" with a subject of its own: the outlet goes on."""
    mark = token.child("mark")
    return mark is not None and mark.lower == "while" and token.child("nsubj", "nsubjpass") is not None


def _before_relay(group: Group, end: int, is_cue: IsCue) -> int:
    """The last word before a cue that closes the sentence and reports this one: "…, Reuters reported"."""
    tokens = group.sentence.tokens
    last = next((t for t in reversed(tokens[group.high + 1 : end + 1]) if t.pos not in ("PUNCT", "SPACE")), None)
    if last is None or not is_cue(last) or last.tag not in ("VBD", "VBZ", "VBP"):
        return end
    subject = last.child("nsubj")
    low = subject.edges()[0] if subject is not None else end
    return low - 1 if group.high + 1 < low < last.i and tokens[low - 1].text == "," else end


def _goes_on_telling(token: Token, group: Group, clause: Token | None, is_cue: IsCue) -> bool:
    """A further cue of the same source: ", adding …", or a second verb hung below the content of the first."""
    if not is_cue(token):
        return False
    if token.tag == "VBG":
        return group.sentence.tokens[token.i - 1].text in (",", "—", "–", "--")
    joined = token.dep == "conj" or (token.dep == "ccomp" and group.sentence.tokens[token.i - 1].dep == "cc")
    return joined and clause is not None and same_teller(token, group.cue)


def _governs(head: Token, cue: Token) -> bool:
    """Whether `head` is the cue or what the cue is joined to."""
    token = cue
    while token is not head:
        if token.dep not in ("conj", "xcomp") or token.head is token:
            return False
        token = token.head
    return True


def _joined(token: Token, group: Group, clause: Token | None) -> int | None:
    """The edge before a clause joined to the cue, or None where it is reported too."""
    tokens = group.sentence.tokens
    edge = token.edges()[0] - 1
    if edge < group.high:
        return None
    while edge > group.high and (tokens[edge].dep in ("cc", "punct") or tokens[edge].text in MARKS):
        edge -= 1
    if token.dep == "advcl":
        comma = any(t.text == "," for t in tokens[edge + 1 : token.i])
        marked = token.child("mark", "advmod")
        return (
            edge if comma and (token.tag == "VBG" or (marked is not None and marked.lower in ("while", "as"))) else None
        )
    if token.child("nsubj", "nsubjpass", "expl") is None:
        return None if clause is None or (tokens[edge + 1].text != "," and token.tag != group.cue.tag) else edge
    if token.child("mark") is not None or any(c.tag == "MD" for c in token.children):
        return None
    quoted = any(q.outer.start >= tokens[edge].end and q.outer.end <= tokens[group.last].end for q in group.quotes)
    return None if quoted else edge


def same_teller(token: Token, cue: Token) -> bool:
    """ "said the vote was over and warned that …": the second verb is the cue's own, hung below its content."""
    return token.child("nsubj", "nsubjpass") is None and token.tag == cue.tag


def _leads_to_another(token: Token, group: Group, end: int, is_cue: IsCue) -> bool:
    """Whether a colon leads to a quotation that has a cue of its own behind it."""
    tokens = group.sentence.tokens
    at = token.i
    if token.text != ":":
        return False
    following = next((q for q in group.quotes if q.outer.start >= tokens[at].end), None)
    if following is None or any(
        t.pos not in ("PUNCT", "SPACE") for t in tokens[at + 1 : end + 1] if t.start < following.outer.start
    ):
        return False
    return any(is_cue(t) for t in tokens[at + 1 : end + 1] if t.start >= following.outer.end)


def _inside_quote(token: Token, quotes: list[Quotation]) -> bool:
    return any(q.span.start < token.start and token.end < q.span.end for q in quotes)


def clause_after(group: Group, text: str, is_cue: IsCue) -> list[Span]:
    """Content that precedes its cue or stands around it: the window without the cue."""
    spans = []
    quote = group.quote_before()
    left = group.between(group.first, group.low - 1)
    if quote is not None and (_sentence_of_its_own(quote, group, text) or _told_already(quote, group, is_cue)):
        left = quote.span
    elif left is not None:
        left = whole_quotes(left, group.quotes)
    if left is not None:
        spans.append(left)
    right = _resumes(group, _before_relay(group, group.last, is_cue))
    if right is not None:
        spans.append(whole_quotes(right, group.quotes))
    return spans


def _told_already(quote: Quotation, group: Group, is_cue: IsCue) -> bool:
    """Whether the words before a quotation have a cue of their own: "she said it mattered because “…,” she said"."""
    tokens = group.sentence.tokens
    return any(
        is_cue(t) and t.tag in ("VBD", "VBZ", "VBP")
        for t in tokens[group.first : group.low]
        if t.end <= quote.outer.start
    )


def _sentence_of_its_own(quote: Quotation, group: Group, text: str) -> bool:
    """Whether what is quoted is a sentence, so that words before it in the sentence are not reported with it."""
    first = group.sentence.tokens[group.first].start
    if quote.outer.start <= first:
        return True
    return text[quote.span.start : quote.span.start + 1].isupper() and not group.finite(
        group.first, max((t.i for t in group.sentence.tokens if t.end <= quote.outer.start), default=group.first)
    )


def _resumes(group: Group, last: int) -> Span | None:
    """What follows a cue that interrupts its content, up to the word `last`."""
    tokens = group.sentence.tokens
    at = group.high + 1
    if at > last or not (tokens[at].text in (",", "—", "–", "--") or tokens[at].text in MARKS):
        return None
    at = next((t.i for t in tokens[at : last + 1] if t.pos not in ("PUNCT", "SPACE") and t.text not in MARKS), 0)
    if not at:
        return None
    first = tokens[at]
    quoted = any(0 <= first.start - q.outer.start < 4 for q in group.quotes)
    if not quoted:
        if first.tag in ("VBG", "WDT", "WP", "WP$") or first.lower in ("who", "which"):
            return None
        top = first
        while top.head is not top and not group.low <= top.head.i <= group.high:
            top = top.head
        if top.head is not top and top.dep not in ("ccomp", "conj", "parataxis", "punct", "cc"):
            return None
    return group.between(at, last)


def quoted_after(group: Group, text: str, is_cue: IsCue) -> list[Span]:
    """Quotation behind a cue without a clause: the quotations up to the next cue, or the words around a fragment."""
    tokens = group.sentence.tokens
    run: list[Quotation] = []
    for quote in group.quotes_after():
        since = run[-1].outer.end if run else tokens[group.high].end
        if any(is_cue(t) for t in tokens if since <= t.start < quote.outer.start and t.i > group.high):
            break
        run.append(quote)
    if not run:
        return []
    if group.adjacent(run[0], text):
        if text[run[0].span.start : run[0].span.start + 1].isupper() or text[run[0].span.end - 1] in ".?!,":
            return [run[0].span] if len(run) == 1 else [Span(run[0].span.start, run[-1].span.end)]
        end = max(t.i for t in tokens if t.start < run[-1].span.end)
        return [Span(run[0].span.start, max(run[-1].span.end, tokens[end].end if end <= group.last else 0))]
    run = [q for q in run if not is_name(q, text)]
    if not run or len(run[0].span.of(text).split()) < 2:
        return []
    lead = text[tokens[group.high].end : run[0].outer.start]
    if tokens[group.high + 1].tag == "TO":
        return []
    if ":" in lead or text[run[0].span.start : run[0].span.start + 1].isupper():
        return [Span(run[0].span.start, run[-1].span.end)]
    return [Span(tokens[group.high + 1].start, run[-1].span.end)]


def is_name(quote: Quotation, text: str) -> bool:
    """Whether the quoted words are a title ("The Art of the Deal"): every longer word is capitalised."""
    words = re.findall(r"[^\W\d_][\w’']*", quote.span.of(text))
    long = [w for w in words if len(w) >= _TITLE_SMALL]
    return 1 < len(words) <= 9 and bool(long) and all(w[0].isupper() for w in long) and words[0][0].isupper()


def whole_quotes(span: Span, quotes: list[Quotation]) -> Span:
    """A quotation that begins in the content belongs to it whole, over the ends of sentences."""
    for quotation in quotes:
        if span.start <= quotation.outer.start < span.end < quotation.span.end or (
            quotation.span.start <= span.start
            and span.end < quotation.span.end
            and span.start - quotation.span.start < 3
        ):
            span = Span(span.start, quotation.span.end)
        elif quotation.span.start < span.start < quotation.span.end <= span.end + 2:
            span = Span(quotation.span.start, span.end)
    return span


def around_phrase(token: Token, sources: list[Token], quotes: list[Quotation]) -> list[Span]:
    """The clause that an "according to" phrase hangs on, without the phrase."""
    sentence = token.sentence
    low = token.i
    high = max(s.edges()[1] for s in sources)
    head = token.head
    while head.pos not in ("VERB", "AUX") and head.head is not head:
        head = head.head
    first, last = 0, len(sentence.tokens) - 1
    if head.dep in ("relcl", "conj", "advcl", "ccomp") and low > head.i and high < last - 1:
        first, last = head.edges()
    elif head.dep == "relcl" or (head.dep == "conj" and head.head.dep == "relcl"):
        first, last = head.i, max(head.edges()[1], high)
    quote = next((q for q in quotes if q.outer.start > sentence.tokens[high].end), None)
    if quote is not None and _words([t for t in sentence.tokens[high + 1 :] if t.start < quote.outer.start]) == 0:
        return [quote.span]
    spans = [(high + 1, last)] if low <= first + 1 and first == 0 else [(first, low - 1), (high + 1, last)]
    made = [sentence.between(a, b) for a, b in spans if a <= b and _words(sentence.tokens[a : b + 1]) > 1]
    return [whole_quotes(s, quotes) for s in made]


def _words(tokens: list[Token]) -> int:
    return sum(t.pos not in ("PUNCT", "SPACE") for t in tokens)


def trimmed(spans: list[Span], text: str) -> tuple[Span, ...]:
    """The spans without marks, commas and a leading "that"; empty ones fall away."""
    return tuple(s for s in (_trim(s, text) for s in spans) if s.end - s.start > 1)


def _trim(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    while True:
        before = (start, end)
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if end > start and text[end - 1] == "." and not _abbreviated(text, start, end):
            end -= 1
        if text[start : start + len(_LEAD)].lower() == _LEAD:
            start += len(_LEAD)
        if before == (start, end):
            return Span(start, end)


def _abbreviated(text: str, start: int, end: int) -> bool:
    word = text[start:end].split()[-1] if text[start:end].split() else ""
    return word.count(".") > 1
