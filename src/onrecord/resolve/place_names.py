"""Names of the gazetteer and of states as they stand in a text, longest first; what is meant is judged elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from onrecord.codebook.actor_entries import NameHit, Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.gazetteer import ARTICLES, FILE, Gazetteer, PlaceEntry, place_key
from onrecord.codebook.names import fold, is_acronym
from onrecord.model.document import Document, Span
from onrecord.model.frame import NamedEntity

Words = Mapping[str, frozenset[str]]
SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "“")
LONGEST = 6
"""Words of the longest name looked for."""
_CONNECTOR = 4  # letters of the longest small word inside a name ("Republic of the Congo")
_SHORTEST = 4  # letters of the shortest name in capitals that counts where it is no acronym of the gazetteer ("ADEN")
_NO_NAMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"))
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’`ʼ](?![sS]\b)[^\W_]+)*")
_GAP = re.compile(r"(?:['’]s)?\s+|-|–")
_STOP = re.compile(r"\.\s+|\.")


class Token(NamedTuple):
    """A word of the text without a genitive's mark, with its offsets and the number of its coded block."""

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
        qualifier: the match that stands behind a comma and may say where this one lies; `qualifies`: this one does so.
        row: number of the enumeration of three or more in which it stands.
        after: the word directly behind, in lower case. role: `within`, `taken` or `at` where the words around make it
            a place whatever else it may be: "in Kabul", "left Kabul", "Kabul airport".
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
    row: int | None = None
    role: str = ""
    after: str = ""


class Names:
    """The words of a document and the known names among them.

    Args:
        document: its coded blocks are read.
        gazetteer, book: places, and states by name and adjective.
        words: the lists of `geography.yaml`.
    """

    def __init__(self, document: Document, gazetteer: Gazetteer, book: ActorBook, words: Words) -> None:
        self.text = document.text
        self.tokens = list(_tokens(document))
        self.gazetteer = gazetteer
        self.book = book
        self.words = words
        self.common = frozenset[str]().union(*words.values())
        pronouns = (book.words[name] for name in ("male", "female", "thing", "several", "speaker", "speakers"))
        self._small = book.words["articles"].union(words["within"], words["way"], words["and"], *pronouns)
        self._ends = words["features"] | words["province_words"]
        self._looked_up: dict[str, tuple[tuple[PlaceEntry, ...], NameHit | None] | None] = {}

    def scan(self, entities: Sequence[NamedEntity]) -> list[Match]:
        """The known names, in reading order, none within another.

        Passed over are dates, numbers and full names of persons, unless "in" stands before them; a surname and an
        unlabelled word that opens a sentence are looked up only where the name stands elsewhere too.

        Args:
            entities: names as the recogniser labelled them, in reading order.
        """
        found: list[Match] = []
        doubtful: list[int] = []
        ahead, at, done = iter(entities), next(iter(entities), None), 0
        next(ahead, None)
        for i, token in enumerate(self.tokens):
            if i < done or (token.text == token.lower and token.text not in ARTICLES) or not self._may_begin(token):
                continue
            while at is not None and at.span.end <= token.start:
                at = next(ahead, None)
            inside = at is not None and at.span.start <= token.start
            if at is not None and inside and (at.label in _NO_NAMES or self._is_person(i, at)):
                continue
            if self._opens(i) if not inside else self._is_surname(i, at):
                doubtful.append(i)
                continue
            match = self._longest(i)
            if match is not None:
                found.append(match)
                done = match.last
        again = [self._longest(i) for i in doubtful if self._looked_up.get(self.tokens[i].text)]
        return sorted([*found, *(m for m in again if m is not None)], key=lambda m: m.first)

    def _is_person(self, i: int, entity: NamedEntity) -> bool:
        """Whether a token stands in the full name of a person, and not "in" before it or an office in it."""
        words = entity.span.of(self.text).lower().split() if entity.label == "PERSON" else ()
        mayor = any(word in self.book.titles for word in words)
        return len(words) > 1 and not mayor and self.previous(i) not in self.words["within"]

    def _is_surname(self, i: int, entity: NamedEntity | None) -> bool:
        """Whether a token is all that names a person, with no word before it that places stand behind."""
        if entity is None or entity.label != "PERSON" or entity.span.end > self.tokens[i].end + 2:
            return False
        before = self.previous(i)
        return not any(before in self.words[name] for name in ("within", "taken", "way", "town_words"))

    def _opens(self, i: int) -> bool:
        """Whether a capitalised word stands alone at the head of a sentence."""
        token = self.tokens[i]
        before = self.text[max(0, token.start - 3) : token.start].rstrip()
        opens = before[-1:] in SENTENCE_ENDS or i == 0 or self.tokens[i - 1].block != token.block
        return opens and i + 1 < len(self.tokens) and self.tokens[i + 1].text.islower() and self.close(i)

    def close(self, i: int) -> bool:
        """Whether only a space, a hyphen or a genitive's mark parts a token from the one behind it."""
        if not 0 <= i < len(self.tokens) - 1:
            return False
        token, following = self.tokens[i], self.tokens[i + 1]
        return token.block == following.block and bool(_GAP.fullmatch(self.text, token.end, following.start))

    def previous(self, i: int) -> str:
        """The word close before a token, in lower case; empty where there is none."""
        return self.tokens[i - 1].lower if self.close(i - 1) else ""

    def _may_begin(self, token: Token) -> bool:
        """Whether the word is capitalised and no small word, or an Arabic article: "al-Hol"."""
        if token.text in ARTICLES or (token.lower in self._small and not token.text[1:].isupper()):
            return self.text.startswith("-", token.end)
        return True

    def _may_end(self, token: Token) -> bool:
        return _capital(token) or token.lower in self._ends

    def _longest(self, i: int) -> Match | None:
        for size in range(self._reach(i), 0, -1):
            last = self.tokens[i + size - 1]
            if size == 1 or self._may_end(last):
                match = self._match(i, i + size, Span(self.tokens[i].start, last.end))
                if match is not None:
                    return match
        return None

    def _reach(self, i: int) -> int:
        """How many tokens from here on may be one name."""
        size = 1
        for before, token in zip(self.tokens[i : i + LONGEST - 1], self.tokens[i + 1 : i + LONGEST], strict=False):
            if token.block != before.block or (len(token.text) > _CONNECTOR and not self._may_end(token)):
                break
            if not _GAP.fullmatch(self.text, before.end, token.start):
                dotted = before.lower in self.words["abbreviations"]
                if not (dotted and _STOP.fullmatch(self.text, before.end, token.start)):
                    break
            size += 1
        return size

    def _match(self, first: int, last: int, span: Span) -> Match | None:
        text = self.text[span.start : span.end]
        if self.text.startswith("$", span.end):
            return None
        short = self.gazetteer.short.get(fold(text)) if last - first == 1 and len(text) <= LONGEST else None
        if short is not None and self.text[max(0, span.start - 3) : span.start].rstrip().endswith((",", "(")):
            return Match(first, last, span, text, place_key(text), (short,), proof=2)
        if text not in self._looked_up:
            self._looked_up[text] = self._look_up(text, self.tokens[first:last])
        found = self._looked_up[text]
        return Match(first, last, span, text, place_key(text), *found) if found is not None else None

    def _look_up(self, text: str, tokens: Sequence[Token]) -> tuple[tuple[PlaceEntry, ...], NameHit | None] | None:
        """What bears a name, and the state it names or calls by its people or capital; None for what is no place."""
        longest = self.book.lengths.get(tokens[0].lower.replace(".", ""), 0)
        hit = self.book.find(text) if len(tokens) <= longest else None
        if hit is not None and hit.entry.kind != "state":
            return None
        folded = fold(text)
        acronym = is_acronym(folded)
        if hit is not None and (hit.use is Use.DEMONYM or (hit.use is Use.NAME and acronym)):
            return (self.gazetteer.states[hit.entry.id],), hit
        places = self.gazetteer.find(text)
        if hit is not None and hit.use is Use.NAME:
            return self._of_state(hit, places), hit
        if acronym and folded not in self.gazetteer.acronyms and len(folded) < _SHORTEST:
            return None
        if place_key(text) not in self.gazetteer.names and all(t.lower in self.common for t in tokens):
            return None
        return (places, hit) if places else None

    def _of_state(self, hit: NameHit, places: tuple[PlaceEntry, ...]) -> tuple[PlaceEntry, ...]:
        """What a state's name may mean: the state; another place of that name; only a part of it, for "England"."""
        state = self.gazetteer.states[hit.entry.id]
        others = tuple(p for p in places if p.kind != "state")
        parts = [p for p in others if p.country == hit.entry.id and p.origin.startswith(FILE)]
        return others if parts else (state, *others)


def _tokens(document: Document) -> Iterator[Token]:
    text = document.text
    for number, block in enumerate(document.coded_blocks()):
        spans = [found.span() for found in _TOKEN.finditer(text, block.span.start, block.span.end)]
        words = [text[start:end] for start, end in spans]
        starts, ends = zip(*spans, strict=True) if spans else ((), ())
        yield from map(Token, starts, ends, words, map(str.lower, words), repeat(number))


def _capital(token: Token) -> bool:
    return token.text != token.lower or token.text.isdecimal()
