"""Noun phrases of the parse → mentions, numbered in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.frames.roles import coordinated
from onrecord.language.tree import Parsed, Token
from onrecord.model.document import Span
from onrecord.model.frame import Report
from onrecord.model.mention import Mention, MentionKind, Number

_PREMODIFIER = frozenset(("compound", "amod", "nmod", "nummod", "poss", "det", "quantmod", "advmod", "predet"))
_NATION = frozenset(("NORP", "GPE"))
_LINKS = frozenset(("of", "by", "from", "for", "in", "to", "with", "at"))
_PLACE = frozenset(
    ("in", "at", "near", "across", "inside", "outside", "around", "from", "over", "within", "into", "to")
)
_TOWARD = frozenset(("to", "from", "over", "around"))  # of a place or a party: a name of a place alone is one
_NO_ACTOR = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"))


class MentionIndex:
    """The mentions of a document with the token that heads each.

    Args:
        parsed: the document's trees.
        grammar: closed lists of words.
        events: nouns of events; a noun of people before one is a mention of its own ("a rebel attack").
    """

    def __init__(
        self, parsed: Parsed, grammar: Mapping[str, frozenset[str]], events: frozenset[str] = frozenset()
    ) -> None:
        self._ids: dict[int, tuple[int, ...]] = {}
        self._heads: list[tuple[Token, Token | None]] = []
        for sentence in parsed.sentences:
            for token in sentence.tokens:
                if _in_geography(token, grammar["geographic"]):
                    continue
                if _heads_phrase(token) or (token.head.lemma in events and is_agent_noun(token, grammar)):
                    self._add(token)

    def _add(self, token: Token) -> None:
        nations = _coordinated_nations(token)
        self._ids[id(token)] = tuple(range(len(self._heads), len(self._heads) + max(1, len(nations))))
        self._heads.extend((token, nation) for nation in nations or (None,))

    def ids(self, token: Token) -> tuple[int, ...]:
        """The mentions headed by a token: one, or several for coordinated modifiers, or none."""
        return self._ids.get(id(token), ())

    def ids_of(self, tokens: Iterable[Token]) -> tuple[int, ...]:
        """The mentions headed by these tokens."""
        return tuple(i for t in tokens for i in self.ids(t))

    def mentions(self, parsed: Parsed, reports: tuple[Report, ...]) -> tuple[Mention, ...]:
        """All mentions, those inside quotations with their speaker."""
        made = [self._mention(n, parsed) for n in range(len(self._heads))]
        for report in reports:
            if not report.sources or report.quote == "indirect":
                continue
            for span in report.content:
                for n, mention in enumerate(made):
                    if span.start <= mention.span.start < span.end and mention.quoted_by is None:
                        made[n] = replace(mention, quoted_by=report.sources[0])
        return tuple(made)

    def _mention(self, number: int, parsed: Parsed) -> Mention:
        token, nation = self._heads[number]
        span = phrase_span(token)
        possessor = token.child("poss")
        owners = self.ids(possessor) if possessor is not None else ()
        return Mention(
            id=number,
            span=span,
            text=_clean(span.of(parsed.document.text)),
            head=token.text,
            head_lemma=token.text if token.pos == "PROPN" else token.lemma,
            modifiers=_modifiers(token, nation),
            possessor=owners[0] if owners else None,
            of=self.ids_of(_linked(token)),
            appositive=self.ids_of(_apposed(token)),
            kind=_kind(token),
            number=_number(token),
            ner=token.ent or None,
            sentence=token.sentence.index,
            block=token.sentence.block,
            as_place=_as_place(token),
            subject=token.dep in ("nsubj", "nsubjpass"),
            within=next(iter(self.ids_of(_subject_around(token))), None),
        )


def is_agent_noun(token: Token, grammar: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word before a noun says whose deed it is: "rebel" of "a rebel attack"."""
    return (
        token.dep in ("compound", "amod", "nmod") and token.lemma in grammar["agent_nouns"] and token.i < token.head.i
    )


def _clean(text: str) -> str:
    """The words with single spaces and without marks of writing direction."""
    return " ".join(text.replace("\u200e", " ").replace("\u00ad", "").split())


def _heads_phrase(token: Token) -> bool:
    if token.pos == "PRON":
        return token.tag in ("PRP", "PRP$") or token.lower in ("both", "others", "those", "who")
    if token.pos not in ("NOUN", "PROPN", "ADJ"):
        return token.ent in _NATION and token.dep in ("nsubj", "pobj", "dobj")
    if token.ent in _NO_ACTOR and token.pos != "NOUN":
        return False
    inside = token.dep == "pobj" and token.head.ent == token.ent and not token.ent_first
    if inside and token.ent in ("LOC", "FAC", "ORG"):
        return False  # "Guinea" of "the Gulf of Guinea"
    if token.pos == "ADJ":
        return token.ent in _NATION
    if token.dep in ("compound", "nmod", "amod"):
        if token.ent == "ORG":
            return token.head.pos == "NOUN" and token.head.ent == "" and not _continues_name(token)
        return token.ent in _NATION and token.head.ent != token.ent and not _continues_name(token)
    return True


def _in_geography(token: Token, words: frozenset[str]) -> bool:
    """ "Guinea" of "the Gulf of Guinea": part of a place's name, no party."""
    return token.dep == "pobj" and token.head.lower == "of" and token.head.head.lower in words


def _continues_name(token: Token) -> bool:
    """Whether a modifier is only part of a name: "South" of "South Korean"."""
    following = token.i + 1
    tokens = token.sentence.tokens
    inner = following < len(tokens) and tokens[following].ent == token.ent and not tokens[following].ent_first
    return token.ent != "" and inner


def _coordinated_nations(token: Token) -> list[Token]:
    """ "U.S." and "Saudi" of "U.S. and Saudi officials"."""
    for child in token.children:
        if child.dep in ("amod", "compound", "nmod") and child.i < token.i:
            joined = [child, *(c for c in child.children if c.dep == "conj")]
            if len(joined) > 1 and all(t.text[:1].isupper() for t in joined):
                return joined
    return []


def phrase_span(token: Token) -> Span:
    """From the first modifier to the head."""
    first = token
    for child in token.children:
        if child.i < first.i and child.dep in _PREMODIFIER:
            low = child.edges()[0]
            if low < first.i and not _blocked(token, low):
                first = token.sentence.tokens[low]
    last = token
    while (tail := last.i + 1) < len(token.sentence.tokens):
        following = token.sentence.tokens[tail]
        if token.ent and following.ent == token.ent and not following.ent_first and token.pos == "PROPN":
            last = following
        else:
            break
    return Span(first.start, last.end)


def _blocked(token: Token, low: int) -> bool:
    return any(t.text in ("—", "–", "--", ";", ":", "“", "”") for t in token.sentence.tokens[low : token.i])


def _modifiers(token: Token, nation: Token | None) -> tuple[str, ...]:
    others = set()
    if nation is not None:
        group = _coordinated_nations(token)
        others = {t.i for n in group if n is not nation for t in _with_compounds(n)} | {
            c.i for n in group for c in n.children if c.dep in ("cc", "punct")
        }
    words = []
    for child in token.children:
        if child.i < token.i and child.dep in _PREMODIFIER and child.dep not in ("poss", "det"):
            words += [t for t in sorted(child.subtree(), key=lambda t: t.i) if t.i not in others and t.pos != "PUNCT"]
    return tuple(t.text for t in words)


def _with_compounds(token: Token) -> list[Token]:
    return [token, *(c for c in token.children if c.dep in ("compound", "amod", "nmod"))]


def _linked(token: Token) -> list[Token]:
    return [
        obj
        for prep in token.children
        if prep.dep == "prep" and prep.lower in _LINKS
        for pobj in prep.children
        if pobj.dep == "pobj"
        for obj in (coordinated(pobj) if prep.lower == "of" else (pobj,))
    ]


def _apposed(token: Token) -> list[Token]:
    own = [c for c in token.children if c.dep == "appos"]
    return [*own, token.head] if token.dep == "appos" else own


def _subject_around(token: Token) -> list[Token]:
    """The subject of the clause in which the adverbial clause of a pronoun stands."""
    if token.pos != "PRON" or token.dep not in ("nsubj", "nsubjpass") or token.head.dep != "advcl":
        return []
    around = token.head.head.child("nsubj", "nsubjpass")
    return [] if around is None else coordinated(around)


def _kind(token: Token) -> MentionKind:
    if token.pos == "PRON":
        return "pronoun"
    if token.pos == "ADJ" and token.text.islower():
        return "description"
    return "name" if token.pos in ("PROPN", "ADJ") or (token.ent and token.text[:1].isupper()) else "description"


def _number(token: Token) -> Number | None:
    if token.tag in ("NNS", "NNPS") or token.lower in ("they", "we", "them", "us", "their", "our", "both", "those"):
        return "plur"
    return "sing" if token.tag in ("NN", "NNP") or token.pos == "PRON" else None


def _as_place(token: Token) -> bool:
    """In a role of place: "talks in Washington"; not the agent of a passive, not a party."""
    if token.dep != "pobj" or token.head.lower not in _PLACE:
        return False
    return token.ent in ("GPE", "LOC", "FAC") or (token.ent == "" and token.head.lower not in _TOWARD)
