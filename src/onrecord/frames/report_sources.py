"""Who says it, to whom, and under which condition."""

from __future__ import annotations

from onrecord.frames.matching import Roles
from onrecord.frames.mentions import MentionIndex, phrase_span
from onrecord.frames.report_group import MARKS
from onrecord.frames.report_spans import same_teller
from onrecord.frames.roles import Arguments, coordinated
from onrecord.language.tree import Parsed, Sentence, Token
from onrecord.model.document import Span

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))
_PREMODIFIER = frozenset(("compound", "amod", "nmod", "poss", "nummod", "det", "case", "quantmod"))
_PERSONAL = frozenset(("he", "she", "they", "i", "we", "who"))
_NOBODY = frozenset(("there", "that", "this", "which", "what", "nobody", "nothing", "none"))
_COMMA = frozenset((",", "—", "–", "--"))


class Speakers:
    """Finds the sources of cues: by the parse where it gives an agent that can be, else by the order of words."""

    def __init__(self, index: MentionIndex, roles: Roles, speech: frozenset[str]) -> None:
        self._index = index
        self._roles = roles
        self._speech = speech

    def of(self, cue: Token, is_cue: frozenset[str], after_quote: bool) -> tuple[list[Token], bool]:
        """The heads of who says it, and whether the order of words had to tell.

        Args:
            is_cue: lemmas of cues, for participles that go with the cue they hang on.
            after_quote: a quotation ends right before the cue: then its subject may stand behind it.
        """
        agents = self._by_parse(cue, is_cue)
        if after_quote and cue.is_verb() and not _near(cue, agents):
            behind = self._behind(cue)
            if behind is not None:
                return coordinated(behind), True
        if not agents and cue.is_verb() and cue.tag not in ("VB", "VBG", "VBN"):
            ahead = self._ahead(cue)
            return ([ahead], True) if ahead is not None else ([], False)
        return agents, False

    def _by_parse(self, cue: Token, is_cue: frozenset[str]) -> list[Token]:
        subject = cue.child("nsubj", "nsubjpass")
        if subject is not None and not cue.is_verb():
            return coordinated(subject)  # a verb that was tagged as a noun
        agents = self._roles.of(cue).agents
        if not cue.is_verb():
            agents = _from_whom(cue) or agents
        elif _is_bare_passive(cue):
            agents = self._roles.of(cue).preps.get("by", [])
        else:
            agents = _quoted_as(cue, self._roles) or self._same_teller(cue, is_cue) or agents
            if cue.tag == "VBG" and cue.dep == "advcl":
                agents = self._speaker_of_clause(cue, is_cue) or agents
        agents = [self._speaker_of_speech(a) for a in agents]
        return [a for a in agents if a.pos in _NOMINAL and a.lower not in _NOBODY]

    def _speaker_of_clause(self, cue: Token, is_cue: frozenset[str]) -> list[Token]:
        """ "X said A, describing B": a participle that reports, hung inside A, goes with who says A.

        In "A came as X dismissed B, calling it C" it goes with the nearer clause, though it hangs on the first.
        """
        for governor in cue.ancestors():
            if governor.dep == "ccomp" and governor.head.lemma in is_cue and governor.head.i < governor.i:
                return self._roles.of(governor.head).agents
        between = [c for c in cue.head.children if c.dep == "advcl" and c is not cue and cue.head.i < c.i < cue.i]
        nearest = between[-1].child("nsubj") if between else None
        return coordinated(nearest) if nearest is not None and nearest.pos != "PRON" else []

    def _same_teller(self, cue: Token, is_cue: frozenset[str]) -> list[Token]:
        """ "X said he would stay and demanded that …": the second cue, hung below the first one's content."""
        clause = cue.head
        upper = clause.head
        if cue.dep != "conj" or clause.dep != "ccomp" or upper.lemma not in is_cue or not same_teller(cue, upper):
            return []
        return self._roles.of(upper).agents

    def _speaker_of_speech(self, token: Token) -> Token:
        """ "Kim's address warned": the speaker of a speech is who says it."""
        owner = token.child("poss") if token.lemma in self._speech else None
        return owner if owner is not None and owner.pos in ("PROPN", "PRON") else token

    def _behind(self, cue: Token) -> Token | None:
        """The head of the phrase right behind the cue: “…,” said Ortega."""
        tokens = cue.sentence.tokens
        for token in tokens[cue.i + 1 :]:
            if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in _PREMODIFIER:
                return token if self._index.ids(token) else None
            if token.pos in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT", "CCONJ") or token.text in MARKS:
                return None
        return None

    def _ahead(self, cue: Token) -> Token | None:
        """The head of the phrase before the cue: right before it, or before its apposition between commas."""
        tokens = cue.sentence.tokens
        at = cue.i - 1
        while at >= 0 and (tokens[at].dep in ("aux", "neg") or tokens[at].tag in ("RB", "MD")) and at > 0:
            at -= 1
        if at >= 0 and tokens[at].text in _COMMA:
            opened = next((i for i in range(at - 1, 0, -1) if tokens[i].text in _COMMA), None)
            if opened is None or at - opened > 14:
                return None
            at = opened - 1
        if at < 0:
            return None
        token = tokens[at]
        if token.lower in _NOBODY:
            return None
        named = token.text[:1].isupper() and token.pos not in ("VERB", "AUX", "SCONJ", "CCONJ")
        if not named and token.pos not in ("NOUN", "PROPN", "PRON"):
            return None
        return _phrase_head(token)


def _is_bare_passive(cue: Token) -> bool:
    """ "Asked whether …, X said": who asked is not said."""
    bare = not any(c.dep in ("aux", "auxpass") for c in cue.children)
    return cue.tag == "VBN" and bare and cue.dep in ("advcl", "acl", "amod")


def _from_whom(noun: Token) -> list[Token]:
    """ "a warning from NATO", wherever the parse hangs the phrase."""
    tokens = noun.sentence.tokens
    following = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else noun
    if following.lower != "from" or following.dep != "prep":
        return []
    giver = following.child("pobj")
    return coordinated(giver) if giver is not None and giver.ent in ("GPE", "ORG", "PERSON", "NORP") else []


def _phrase_head(token: Token) -> Token:
    """From the last word of "a chief of the agency" to its head."""
    while token.dep == "pobj" and token.head.dep == "prep" and token.head.head.pos in ("NOUN", "PROPN"):
        token = token.head.head
    return token


def _near(cue: Token, agents: list[Token]) -> bool:
    """Whether an agent stands beside the cue, with no closing mark between them."""
    tokens = cue.sentence.tokens
    for agent in agents:
        low, high = sorted((agent.i, cue.i))
        if agent.sentence is cue.sentence and not any(t.text in MARKS for t in tokens[low + 1 : high]):
            return True
    return False


def _quoted_as(token: Token, roles: Roles) -> list[Token]:
    """ "was quoted as saying", "quoted the minister as saying": who is quoted says it."""
    quoted = _quotation(token)
    return roles.of(quoted).themes if quoted is not None else []


def quoting(token: Token, roles: Roles) -> list[Token]:
    """ "was quoted by Interfax as saying", "Interfax quoted him as saying": who relays."""
    quoted = _quotation(token)
    if quoted is None:
        return []
    return roles.of(quoted).preps.get("by") or roles.of(token).preps.get("by") or roles.of(quoted).agents


def _quotation(token: Token) -> Token | None:
    as_saying = token.dep == "pcomp" and token.head.lower == "as" and token.head.head.pos == "VERB"
    return token.head.head if as_saying else None


def audience(cue: Token, found: Arguments, told: bool, content: tuple[Span, ...], sources: list[Token]) -> Span | None:
    """To whom it is said: the dative, the object of a verb of telling, or a phrase with "to"."""
    heads = list(found.datives) or list(found.preps.get("to", ()))
    if not heads and told:
        heads = [t for t in found.themes if t.pos in ("NOUN", "PROPN")]
    for head in heads:
        span = phrase_span(head)
        if head in sources or head.pos not in ("NOUN", "PROPN"):
            continue
        if not any(c.meets(span) for c in content):
            return span
    return None


def anonymity(parsed: Parsed, source: Token, phrases: tuple[str, ...], said: list[Span]) -> Span | None:
    """The reason or condition for a missing name, in the sentence or in one after it that begins with the source."""
    sentence = source.sentence
    text = parsed.document.text
    for number in (sentence.index, sentence.index + 1):
        if number >= len(parsed.sentences):
            continue
        other = parsed.sentences[number]
        again = any(t.lemma == source.lemma for t in other.tokens[:3])
        if number != sentence.index and other.tokens[0].lower not in _PERSONAL and not again:
            continue
        words = other.span.of(text)
        lower = words.lower()
        for phrase in phrases:
            at = lower.find(phrase)
            if at >= 0:
                return _reason(other, words, at, said)
    return None


def _reason(sentence: Sentence, words: str, at: int, said: list[Span]) -> Span:
    """From the phrase to the end of its clause: the end of the sentence, the cue or the content."""
    first = sentence.span.start
    start = first + at
    end = min([first + len(words.rstrip(' .”"')), *(s.start for s in said if s.start > start)])
    while words[end - first - 1] in ' ,“"':
        end -= 1
    return Span(start, end)
