"""Names of places in a text: what the gazetteer holds, where the words around it say that a place is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.codebook.actor_entries import NameHit, Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.gazetteer import ARTICLES, FILE, Gazetteer, PlaceEntry, lies_in, place_key
from onrecord.codebook.names import fold, is_acronym
from onrecord.model.document import Document, Span
from onrecord.model.frame import NamedEntity

Words = Mapping[str, frozenset[str]]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’`ʼ][^\W_]+)*")
_GAP = re.compile(r"(?:['’]s)?\s+|-|–")
_STOP = re.compile(r"\.\s+|\.")
_LONGEST = 6
_CITY = 100_000
_CONNECTOR = 4  # letters of the longest small word inside a name ("Republic of the Congo")
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_DOUBTFUL = frozenset(("", "PERSON", "ORG", "NORP", "PRODUCT"))
_BODIES = frozenset(("ORG", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"))


@dataclass(slots=True)
class Token:
    """A word of the text without a genitive's mark, with its offsets and those of the block it stands in."""

    start: int
    end: int
    text: str
    lower: str
    block: int


@dataclass(slots=True)
class Match:
    """A name found in the gazetteer or among the states, before and after it is judged.

    Attributes:
        first, last: its tokens, the last one excluded.
        key: folded name. text: its words.
        places: what bears the name; of a state or its people the state.
        hit: the state that it names, by name, adjective or capital.
        entity: the entity it stands in, and whether it is the whole of it.
        kinds: kinds that a word beside it demands ("province").
        proof: 2 where a place is meant, 1 where it may be, 0 where not.
        qualifier: the match that stands behind a comma and says where this one lies.
    """

    first: int
    last: int
    span: Span
    text: str
    key: str
    places: tuple[PlaceEntry, ...]
    hit: NameHit | None = None
    entity: NamedEntity | None = None
    whole: bool = False
    kinds: frozenset[str] = frozenset()
    proof: int = 0
    use: str = "place"
    area: Span | None = None
    qualifier: Match | None = None
    qualifies: bool = False
    after: str = ""


@dataclass(slots=True)
class Finder:
    """The names of places of one document; `matches()` gives them in reading order."""

    document: Document
    gazetteer: Gazetteer
    book: ActorBook
    words: Words
    entities: Sequence[NamedEntity]
    tokens: list[Token] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _known: dict[str, tuple[PlaceEntry, ...]] = field(default_factory=dict)
    _common: frozenset[str] = frozenset()

    def matches(self) -> list[Match]:
        """Every match that is a place, a people, or part of another name."""
        self._read_tokens()
        self._common = frozenset[str]().union(*self.words.values())
        self._starts = [e.span.start for e in self.entities]
        found = list(self._scan())
        persons = self._persons()
        for before, match in zip([None, *found], found, strict=False):
            self._look_around(match, before)
        for match in found:
            match.proof = match.proof or self._judge(match, persons)
        _spread(found, self.words, self.document.text)
        return [m for m in found if m.proof == 2]

    def _read_tokens(self) -> None:
        text = self.document.text
        for number, block in enumerate(self.document.coded_blocks()):
            for found in _TOKEN.finditer(text, block.span.start, block.span.end):
                word, end = found[0], found.end()
                if word[-2:] in ("'s", "’s", "'S", "’S"):
                    word, end = word[:-2], end - 2
                self.tokens.append(Token(found.start(), end, word, word.lower(), number))

    def _scan(self) -> Iterator[Match]:
        done = 0
        for i, token in enumerate(self.tokens):
            if i >= done and (token.text != token.lower or token.text in ARTICLES) and self._may_begin(i):
                match = self._longest(i)
                if match is not None:
                    yield match
                    done = match.last

    def _longest(self, i: int) -> Match | None:
        first = self.tokens[i]
        for size in range(self._reach(i), 0, -1):
            last = self.tokens[i + size - 1]
            if not self._may_end(last, size):
                continue
            span = Span(first.start, last.end)
            match = self._lookup(i, i + size, span)
            if match is not None:
                return match
        return None

    def _may_begin(self, i: int) -> bool:
        """Whether the word is capitalised and no article, or an Arabic article: "al-Hol"."""
        token = self.tokens[i]
        if token.text in ARTICLES:
            return self.document.text[token.end : token.end + 1] == "-"
        return token.lower != "the"

    def _may_end(self, token: Token, size: int) -> bool:
        if _capital(token):
            return True
        return size > 1 and (token.lower in self.words["features"] or token.lower in self.words["province_words"])

    def _reach(self, i: int) -> int:
        """How many tokens from here on may be one name."""
        size = 1
        while size < _LONGEST and i + size < len(self.tokens):
            before, token = self.tokens[i + size - 1], self.tokens[i + size]
            gap = self.document.text[before.end : token.start]
            dotted = before.lower in self.words["abbreviations"] and _STOP.fullmatch(gap)
            if token.block != before.block or not (dotted or _GAP.fullmatch(gap)):
                break
            small = token.text.islower() and len(token.text) > _CONNECTOR
            if small and not self._may_end(token, 2):
                break
            size += 1
        return size

    def _lookup(self, first: int, last: int, span: Span) -> Match | None:
        text = span.of(self.document.text)
        words = [t.lower for t in self.tokens[first:last]]
        if all(w in self._common for w in words) or self.document.text[span.end : span.end + 1] == "$":
            return None
        short = self.gazetteer.short.get(fold(text)) if last - first == 1 else None
        if short is not None and self.document.text[max(0, span.start - 3) : span.start].rstrip().endswith((",", "(")):
            return Match(first, last, span, text, place_key(text), (short,), proof=2)
        hit = self._state(text, last - first, self.tokens[first].lower)
        if hit is not None and hit.use in (Use.NAME, Use.DEMONYM):
            state = self.gazetteer.states.get(hit.entry.id)
            others = self._find(text) if hit.use is Use.NAME else ()
            others = tuple(o for o in others if o.kind != "state")
            if any(o.own and o.country == hit.entry.id and o.origin.startswith(FILE) for o in others):
                return Match(first, last, span, text, place_key(text), others, hit)
            if state is not None:
                return Match(first, last, span, text, place_key(text), (state, *others), hit)
        places = self._find(text)
        return Match(first, last, span, text, place_key(text), places, hit) if places else None

    def _state(self, text: str, size: int, first: str) -> NameHit | None:
        if size > self.book.lengths.get(first, 0):
            return None
        hit = self.book.find(text)
        return hit if hit is not None and hit.entry.kind == "state" else None

    def _find(self, text: str) -> tuple[PlaceEntry, ...]:
        known = self._known.get(text)
        if known is None:
            folded = fold(text)
            found = self.gazetteer.find(text)
            if is_acronym(folded) and folded not in self.gazetteer.acronyms and len(folded) < 4:
                found = ()
            known = self._known[text] = found
        return known

    def _persons(self) -> frozenset[str]:
        """Every word of the persons named in full."""
        names = (fold(e.span.of(self.document.text)).split() for e in self.entities if e.label == "PERSON")
        return frozenset(w for name in names if len(name) > 1 and name[0].lower() not in self._common for w in name)

    def _look_around(self, match: Match, before: Match | None) -> None:
        match.entity = self._entity(match.span)
        if match.entity is not None:
            match.whole = _is_whole(match, match.entity, self.document.text)
        following = self.tokens[match.last] if match.last < len(self.tokens) else None
        close = following is not None and self.document.text[match.span.end : following.start].isspace()
        match.after = following.lower if following is not None and close else ""
        previous = self._previous(match.first)
        for name, kinds in _KINDS.items():
            of = previous == "of" and match.first > 1 and self.tokens[match.first - 2].lower in self.words[name]
            if of or match.after in self.words[name] or previous in self.words[name]:
                match.kinds = kinds
        if previous in self.words["directions"]:
            match.area = Span(self.tokens[match.first - 1].start, match.span.end)
        gap = self.document.text[before.span.end : match.span.start] if before is not None else ""
        if before is not None and re.fullmatch(r",\s+|\s*\(", gap):
            before.qualifier, match.qualifies = match, True

    def _entity(self, span: Span) -> NamedEntity | None:
        i = bisect_right(self._starts, span.start) - 1
        for n in (i, i + 1):
            if 0 <= n < len(self.entities) and self.entities[n].span.meets(span):
                return self.entities[n]
        return None

    def _previous(self, first: int) -> str:
        """The word directly before, if only a space or hyphen parts them."""
        if first == 0:
            return ""
        before, token = self.tokens[first - 1], self.tokens[first]
        gap = self.document.text[before.end : token.start]
        return before.lower if before.block == token.block and _GAP.fullmatch(gap) else ""

    def _role(self, match: Match) -> str:
        """`within` or `way` for what the preposition before says, an article and a direction passed over."""
        i = match.first
        while i and self._previous(i) in self.words["directions"] | self.words["town_words"] | {"the"}:
            i -= 1
        word = self._previous(i)
        return next((name for name in ("within", "way") if word in self.words[name]), "")

    def _judge(self, match: Match, persons: frozenset[str]) -> int:
        label = match.entity.label if match.entity is not None else ""
        use = match.hit.use if match.hit is not None else None
        if use is Use.DEMONYM:
            match.use = "demonym"
            return 0 if label == "PERSON" and not match.whole else 2
        if label in _PLACES or (label == "NORP" and use is Use.NAME):
            return 2 if match.whole or self._fits(match) else 0
        if label in _BODIES and not match.whole:
            return self._as_part(match)
        if use is Use.NAME:
            return 2 if label != "PERSON" or match.whole else 0
        if label not in _DOUBTFUL or (label == "PERSON" and not match.whole):
            return 0
        return self._doubtful(match, persons)

    def _doubtful(self, match: Match, persons: frozenset[str]) -> int:
        """The proof for a name that the recogniser does not take for a place, or takes for a body or person."""
        role = self._role(match)
        if match.kinds or (match.text.isupper() and fold(match.text) in self.gazetteer.acronyms):
            return 2
        if fold(match.text) in persons or not self._alone(match):
            return 0
        if role == "within" or match.after in self.words["features"]:
            return 2
        person = match.entity is not None and match.entity.label == "PERSON"
        return 2 if role == "way" and not person and _is_known(match) else 1

    def _fits(self, match: Match) -> bool:
        """Whether what the entity holds beside the name only says which part, or which thing at the place."""
        assert match.entity is not None
        text, inside = self.document.text, match.entity.span
        if text[match.span.end : inside.end].lstrip()[:1] == "," or text[inside.start : match.span.start].endswith(
            ", "
        ):
            return True
        rest = [
            t.lower
            for t in self.tokens[max(0, match.first - _LONGEST) : match.last + _LONGEST]
            if match.entity.span.covers(Span(t.start, t.end)) and not match.span.covers(Span(t.start, t.end))
        ]
        own = self.words["directions"] | self.words["features"] | {"the", "of", "and"}
        own |= self.words["province_words"] | self.words["district_words"] | self.words["town_words"]
        return all(word in own for word in rest)

    def _as_part(self, match: Match) -> int:
        """A name inside that of a body counts where everybody knows the place ("University of California")."""
        match.use = "part"
        return 2 if match.hit is not None or _is_known(match) else 0

    def _alone(self, match: Match) -> bool:
        """Whether no capitalised word stands directly beside it, which would make it part of a longer name."""
        for i, step in ((match.first - 1, -1), (match.last, 1)):
            if 0 <= i < len(self.tokens):
                token = self.tokens[i]
                between = (token.end, match.span.start) if step < 0 else (match.span.end, token.start)
                close = _GAP.fullmatch(self.document.text[between[0] : between[1]])
                known = token.lower in self.words["directions"] or token.lower in self.words["within"]
                if close and token.text[0].isupper() and not known:
                    return False
        return True


def _capital(token: Token) -> bool:
    return token.text != token.lower or token.text.isdecimal()


_KINDS = {
    "province_words": frozenset(("province", "region", "state")),
    "district_words": frozenset(("district",)),
    "town_words": frozenset(("town",)),
}


def _is_whole(match: Match, entity: NamedEntity, text: str) -> bool:
    """Whether the entity is the name and no more, articles and a genitive aside."""
    words = entity.span.of(text)
    bare = re.sub(r"^[Tt]he\s+|['’]s?$", "", words)
    return place_key(bare) == match.key or match.span.covers(entity.span)


def _is_known(match: Match) -> bool:
    """Whether a place of this name is known far from it: a province or a city, by its usual name."""
    return any(p.own and (p.kind in ("province", "region") or p.population >= _CITY) for p in match.places)


def _spread(found: list[Match], words: Words, text: str) -> None:
    """What may be a place is one where the text has it as one elsewhere, locates it, or joins it to one."""
    sure = {m.key for m in found if m.proof == 2 and m.use == "place"}
    for match in found:
        over = match.qualifier
        located = over is not None and over.proof == 2 and any(lies_in(p, a) for p in match.places for a in over.places)
        if match.proof == 1 and (match.key in sure or located):
            match.proof = 2
    pairs = [p for p in pairwise(found) if _joined(*p, words, text)]
    for before, after in (*pairs, *reversed(pairs)):
        if {before.proof, after.proof} == {1, 2} and before.use == after.use == "place":
            before.proof = after.proof = 2


def _joined(before: Match, after: Match, words: Words, text: str) -> bool:
    between = text[before.span.end : after.span.start].casefold().replace(",", " ").split()
    return all(word in words["and"] for word in between) and text[before.span.end : after.span.start].strip() != ""
