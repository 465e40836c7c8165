"""A mention's own words: which names, titles and nouns stand in it, and which of them are a person's name.

Nothing here looks at other mentions; a phrase is read the same wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.codebook.actor_entries import NameHit, NounEntry, NounKind, OfficeEntry, OfficeKind, Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.names import fold, folded_words, visible, without_possessive
from onrecord.model.mention import Mention, MentionKind
from onrecord.resolve.naming import EDGES

# How far a title can reach beyond the mention: behind the head of a description ("chairman of the joint chiefs of
# staff"), before a name whose titles were left out of it ("Secretary of State" + "John Kerry").
_TITLE_WORDS = 7
_TITLE_CHARACTERS = 64
_PIECES = re.compile(r"[\w.'’]+")
_CUT = re.compile(r"[^\w\s'’.&/-]|\.\s")
_EDGE = re.compile(f"[{re.escape(EDGES)}]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words of one mention say by themselves.

    Attributes:
        words: up to and with the head, without article; a genitive keeps its mark.
        hit: the actor that the whole phrase names, or None.
        owners: actors named by words that are neither the head nor a person's name ("Iraqi" of "Iraqi army").
        offices: titles found, in order. marked: one of them is past, pretended or to come ("former").
        entitled: a title is the head of the phrase ("the French president"), not a word before it.
        role: the words of titles with what stands before them ("British Prime Minister"), or None.
        name: the words of a person's name behind the titles; empty for a phrase that names no person.
        proper: the name of an unknown body behind a common noun ("media outlet Harbour Voice"), else empty.
        noun: what the head word stands for; before a `proper` name, what it says of it.
        bodies: nouns of institutions before the head ("foreign ministry").
        loose: capitalised words that are none of these ("Trump" of "Trump administration").
        definite: True behind a definite article or demonstrative, False behind an indefinite one, else None.
    """

    words: tuple[str, ...]
    hit: NameHit | None = None
    owners: tuple[NameHit, ...] = ()
    offices: tuple[OfficeEntry, ...] = ()
    marked: bool = False
    entitled: bool = False
    role: str | None = None
    name: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()
    noun: NounEntry | None = None
    bodies: tuple[NounEntry, ...] = ()
    loose: tuple[str, ...] = ()
    definite: bool | None = None

    @property
    def organ(self) -> str | None:
        """The organ: of an institution named before the head, else of the title, else of the noun."""
        for body in reversed(self.bodies):
            if body.organ is not None:
                return body.organ
        office = self.office
        if office is not None and office.organ is not None:
            return office.organ
        return self.noun.organ if self.noun else None

    @property
    def office(self) -> OfficeEntry | None:
        """The title that counts: the last that says something of an office; else the last rank."""
        rank = None
        for office in reversed(self.offices):
            if office.kind in (OfficeKind.OFFICE, OfficeKind.OWN):
                return office
            rank = rank or (office if office.kind is OfficeKind.RANK else None)
        return rank


# Any phrase that names no actor and gives no hint of one.
NOBODY = Phrase(())


def read_phrase(mention: Mention, text: str, book: ActorBook) -> Phrase:
    """Read the words of a name or description.

    Args:
        mention: not a pronoun.
        text: the document's text, for titles that go on outside the mention.
        book: the actor knowledge.
    """
    if mention.kind == "description" and _names_nobody(mention, book):
        return NOBODY
    before = _titles_before(mention, text, book) if mention.kind == "name" else ()
    after = _title_behind(mention, text, book)
    return _read(
        book,
        mention.text,
        mention.head,
        mention.head_lemma,
        mention.modifiers,
        mention.kind,
        mention.ner,
        before,
        after,
    )


@lru_cache(maxsize=2048)
def _read(
    book: ActorBook,
    text: str,
    head: str,
    lemma: str,
    modifiers: tuple[str, ...],
    kind: MentionKind,
    ner: str | None,
    before: tuple[str, ...],
    after: tuple[str, ...],
) -> Phrase:
    """The phrase of these words with this head; the news names the same phrases over and over."""
    definite, words = _words_of(text, head, modifiers, kind, book)
    ship = next((w for w in words[:-1] if w in book.ships), None) if kind == "name" else None
    if ship is not None:
        return Phrase(tuple(words[words.index(ship) :]), book.ships[ship], definite=definite)
    whole = book.find_folded(" ".join([fold(without_possessive(w)) for w in words]), definite is True)
    if whole is not None and kind == "name":
        return Phrase(tuple(words), whole, definite=definite)
    scan = _Scan(book, [*before, *words, *after], len(before) + len(words), kind == "name")
    scan.run()
    covered, noun = (0, None) if ner == "PERSON" else scan.head_noun(lemma)
    if kind == "name" and noun is None:
        return _read_name(ner == "PERSON", scan, definite)
    return Phrase(
        words=tuple(words),
        hit=whole,
        owners=tuple(hit for _, hit in scan.names),
        offices=tuple(office for _, office in scan.titles),
        marked=any(office.kind is OfficeKind.MARK for _, office in scan.titles),
        entitled=scan.title_end >= scan.own,
        role=" ".join(scan.words[: scan.title_end]) or None,
        noun=noun,
        bodies=tuple(body for _, body in scan.nouns if body.kind is NounKind.BODY),
        loose=tuple(word for at, word in scan.loose if at < scan.own - max(covered, 1)),
        definite=definite,
    )


def _read_name(labelled: bool, scan: _Scan, definite: bool | None) -> Phrase:
    """A name that is no entry: a person behind titles, a title alone, or the name of something unknown.

    Args:
        labelled: the name was recognised as a person's.
        scan: its words.
        definite: as in `Phrase`.
    """
    own, words = scan.own, scan.words[: scan.own]
    entitled = scan.title_end >= own
    start = scan.name_start()
    genus = next((noun for end, noun in reversed(scan.nouns) if end >= start and end < own), None)
    titled = any(end <= start and office.kind is not OfficeKind.MARK for end, office in scan.titles)
    is_person = labelled or (titled and not entitled and genus is None)
    name = words[start:] if is_person and all(map(scan.is_name_word, words[start:])) else []
    front = start if name else own
    last = next((hit for end, hit in scan.names if end == own), None)
    proper = [word for _, word in scan.loose] if genus is not None and not name else []
    if genus is not None and genus.kind is NounKind.BODY and genus.organ is not None and scan.names:
        proper = []  # "the Nigerien Ministry of Interior" is Niger's
    if proper and proper[0] == words[0] and any(w in scan.book.words["joints"] for w in words):
        proper = words  # "Forces for Defence of Democracy"
    return Phrase(
        words=tuple(words),
        hit=None if name or scan.loose else last,
        owners=tuple(hit for end, hit in scan.names if end <= front),
        offices=tuple(office for end, office in scan.titles if end <= front or not name),
        marked=any(office.kind is OfficeKind.MARK for _, office in scan.titles),
        entitled=entitled,
        role=" ".join(words[: start if name else scan.title_end]) or None,
        name=(*name[:-1], without_possessive(name[-1])) if name else (),
        proper=tuple(proper),
        noun=genus if proper else None,
        bodies=tuple(body for end, body in scan.nouns if body.kind is NounKind.BODY and end < own),
        loose=tuple(word for _, word in scan.loose),
        definite=definite,
    )


# --- the words


def _words_of(
    text: str, head: str, modifiers: tuple[str, ...], kind: MentionKind, book: ActorBook
) -> tuple[bool | None, list[str]]:
    """Whether the article is definite (None: there is none), and the words through the head."""
    words = visible(text).split()
    if _EDGE.search(text):
        words = [w for w in (w.strip(EDGES) for w in words) if w]
    definite: bool | None = None
    if len(words) > 1 and words[0].lower() in book.words["articles"]:
        definite = words[0].lower() in book.words["definite"]
        del words[0]
    if len(words) > 1 and words[0].lower() in book.words["qualifying"]:
        del words[0]
    if modifiers and not book.words["conjunctions"].isdisjoint(words):
        words = _own_words(words, head, modifiers)
    if kind == "name" or (words and (words[-1] == head or without_possessive(words[-1]) == head)):
        return definite, words or [head]
    places = [i for i, w in enumerate(words) if w == head or without_possessive(w) == head]
    if not places:
        return definite, words if text.endswith(head) else [*modifiers, head]
    # The head of a description stands before what is attached to it, but behind its modifiers.
    return definite, words[: min((i for i in places if i >= len(modifiers)), default=places[0]) + 1]


def _own_words(words: list[str], head: str, modifiers: tuple[str, ...]) -> list[str]:
    """Without what belongs to another mention that shares the head ("Saudi" of "U.S. and Saudi officials")."""
    own = {head, *modifiers}
    kept = [w for w in words if not own.isdisjoint(_PIECES.findall(w)) or w in own]
    return kept or words


def _names_nobody(mention: Mention, book: ActorBook) -> bool:
    """A cheap test that most phrases of a text do not pass: no capital, and a head that is no actor's."""
    if mention.head_lemma in book.heads or mention.head in book.heads or _singular(mention.head) in book.heads:
        return False
    text = mention.text
    if text[:1].isupper():
        first, _, text = text.partition(" ")
        if first.lower() not in book.words["dropped"]:
            return False
    return text == text.lower()


def _title_behind(mention: Mention, text: str, book: ActorBook) -> tuple[str, ...]:
    """The words behind the head, if it may begin a title that goes on ("secretary" + "of state")."""
    if mention.head.lower() not in book.title_heads:
        return ()
    offset = mention.span.start + mention.text.rfind(mention.head) + len(mention.head)
    joint = text[offset : offset + 5].split()
    if not joint or joint[0].lower() not in book.words["joints"]:
        return ()
    following = text[offset : offset + _TITLE_CHARACTERS]
    cut = _CUT.search(following)
    return tuple((following[: cut.start()] if cut else following).split()[:_TITLE_WORDS])


def _titles_before(mention: Mention, text: str, book: ActorBook) -> tuple[str, ...]:
    """The words directly before a name, from the first capital on, if they end in a title."""
    start = mention.span.start
    preceding = text[max(0, start - _TITLE_CHARACTERS) : start].rpartition("\n")[2]
    if preceding[-1:] != " ":
        return ()
    last = folded_words(preceding[preceding.rfind(" ", 0, -1) + 1 : -1])
    if not last or last[-1] not in book.title_ends:
        return ()
    joints, found = book.words["joints"], []
    for token in reversed(preceding.split()[-_TITLE_WORDS:]):
        lower = token.lower()
        if token[-1] in EDGES or token[0] in EDGES or (token[-1] == "." and len(token) > 5 and token.count(".") == 1):
            break
        if not (token[0].isupper() or lower in joints or lower in book.title_ends or lower in book.title_lengths):
            break
        found.append(token)
    while found and found[-1].lower() in joints:
        found.pop()
    return tuple(reversed(found))


def _singular(word: str) -> str:
    """A regular English singular, for look-ups only."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-2] + "an"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


class _Scan:
    """Names, titles and nouns among the words, from left to right, longest match first; each with where it ends."""

    def __init__(self, book: ActorBook, words: list[str], own: int, is_name: bool) -> None:
        self.book, self.words, self.own, self.is_name = book, words, own, is_name
        self.lowers = [folded_words(w) for w in words]
        self.names: list[tuple[int, NameHit]] = []
        self.titles: list[tuple[int, OfficeEntry]] = []
        self.nouns: list[tuple[int, NounEntry]] = []
        self.loose: list[tuple[int, str]] = []
        self.title_end = 0

    def run(self) -> None:
        """Read all words of the mention."""
        i = 0
        while i < self.own:
            title, name = self._title_at(i), self._name_at(i)
            if title is not None and (name is None or title[0] >= name[0]):
                self.titles.append(title)
                self.title_end = i = title[0]
            elif name is not None:
                self.names.append(name)
                i = name[0]
            elif (noun := self._noun_at(i)) is not None:
                self.nouns.append(noun)
                i = noun[0]
            else:
                if self.words[i][:1].isupper():
                    self.loose.append((i, self.words[i]))
                i += 1

    def _title_at(self, i: int) -> tuple[int, OfficeEntry] | None:
        first = self.lowers[i]
        longest = self.book.title_lengths.get(first[0] if first else "", 0)
        if not longest:
            return None
        key, found = "", None
        for j in range(i, min(len(self.words), i + longest)):
            key = f"{key} {' '.join(self.lowers[j])}" if key else " ".join(self.lowers[j])
            entry = self.book.titles.get(key) or self.book.titles.get(_singular(key))
            if entry is not None:
                found = j + 1, entry
        return found

    def _name_at(self, i: int) -> tuple[int, NameHit] | None:
        first = self.lowers[i]
        longest = self.book.name_lengths.get(first[0] if first else "", 0)
        if not longest and self.words[i][-1:] in "s'’":
            bare = folded_words(without_possessive(self.words[i]))
            longest = self.book.name_lengths.get(bare[0] if bare else "", 0)
        for j in range(min(self.own, i + longest), i, -1):
            key = " ".join(fold(w) for w in self.words[i : j - 1])
            last = fold(without_possessive(self.words[j - 1]))
            hit = self.book.find_folded(f"{key} {last}" if key else last)
            if hit is not None:
                return j, hit
        return None

    def _noun_at(self, i: int) -> tuple[int, NounEntry] | None:
        """A common noun before the head; a capitalised one only within a name."""
        first = self.lowers[i]
        longest = self.book.noun_lengths.get(first[0] if first else "", 0)
        for j in range(min(self.own - 1, i + longest), i, -1):
            noun = self.book.nouns.get(" ".join(w for lower in self.lowers[i:j] for w in lower))
            if noun is not None and not (self.is_name and self.words[j - 1][:1].isupper() and noun.organ is None):
                return j, noun
        return None

    def head_noun(self, lemma: str) -> tuple[int, NounEntry | None]:
        """How many words the noun of the head has ("security forces": two), and the noun."""
        head = self.lowers[self.own - 1]
        last = head[-1] if head else ""
        forms = [f for f in dict.fromkeys((last, lemma, _singular(last))) if f in self.book.noun_ends]
        if not forms:
            return 0, None
        for n in range(min(2, self.own - 1), -1, -1):
            before = [w for lower in self.lowers[self.own - 1 - n : self.own - 1] for w in lower]
            before += head[:-1]
            if before and before[0] not in self.book.noun_lengths:
                continue
            for form in forms:
                noun = self.book.nouns.get(" ".join((*before, form)))
                if noun is not None:
                    return n + 1, noun
        return 0, None

    def name_start(self) -> int:
        """The word where a person's name begins: behind titles, and behind a nationality or party at the front."""
        start = max((end for end, _ in self.titles if end < self.own), default=0)
        for end, hit in self.names:
            belongs = hit.use is Use.DEMONYM or (hit.entry.kind == "group" and hit.entry.acts)
            if belongs and end < self.own and end <= start + 1 and (start or self.own - end > 1):
                start = max(start, end)
        return start

    def is_name_word(self, word: str) -> bool:
        """Whether a word can stand in a person's name."""
        small = word[:1].islower()
        return not small or "-" in word or "'" in word or "’" in word or word in self.book.words["particles"]


# --- phrases as they name somebody
