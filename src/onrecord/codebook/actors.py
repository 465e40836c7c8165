"""The actor book: rows of `actors/` → entries, and the look-ups that resolution asks.

A mistake in a row is a `CodebookError` that names file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from onrecord.codebook.actor_entries import (
    ActorEntry,
    HolderEntry,
    NameHit,
    NounEntry,
    NounKind,
    OfficeEntry,
    OfficeKind,
    Use,
)
from onrecord.codebook.holders import holder_of
from onrecord.codebook.names import (
    family_name,
    fold,
    folded_words,
    is_acronym,
    person_key,
    without_article,
    without_possessive,
)
from onrecord.codebook.rows import Row

FOLDER = "actors/"
_STATE_ID = re.compile(r"[A-Z]{3}")
_ACTOR_ID = re.compile(r"[A-Z0-9]+(_[A-Z0-9]+)*")
# Names of an organisation up to this length stand before those of its organs ("UN refugee agency").
_SHORT = 6
_GROUP_TYPES = ("armed", "political", "ethnic", "religious")
_ORGANS = ("government", "head", "military", "legislature", "court", "police", "intelligence", "diplomatic")
_OFFICE_KINDS = {kind.value: kind for kind in OfficeKind}
_NOUN_KINDS = {kind.value: kind for kind in NounKind}
_FIELDS = {
    name: frozenset(fields.split())
    for name, fields in {
        "states.csv": "name aliases demonyms capitals seats ships",
        "igos.csv": "name aliases kind organs",
        "groups.yaml": "name type country aliases described",
        "media.csv": "name aliases country agency",
        "ngos.csv": "name aliases kind country",
        "offices.csv": "kind titles organ default gender unnamed",
        "nouns.csv": "kind organ alone",
        "referring.yaml": "words",
        "holders.csv": "person aliases state organ title from to",
    }.items()
}
# The lists of `referring.yaml`: pronouns; words of phrases; words of names.
_PRONOUNS = ("male", "female", "thing", "several", "speaker", "speakers", "relative", "pair")
_JOINTS = ("articles", "definite", "conjunctions", "joints", "belonging", "where")
_PHRASES = ("dropped", "quantities", "days", "qualifying", "two", "paired", "sides", "counterparts")
_BODIES = ("party_words", "company_words", "media_words", "ngo_words", "unknown_kind", "body_labels")
_PERSONS = ("particles", "suffixes", "family_first", "male_nouns", "female_nouns", "male_names", "female_names")
WORD_LISTS = (*_PRONOUNS, *_JOINTS, *_PHRASES, *_BODIES, *_PERSONS)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ActorBook:
    """All that is known of actors before a text is read (`actors_from_rows`); two books are the same only if they are
    one object, so that what is read with a book can be remembered for it.

    Attributes:
        entries: actor id → entry.
        titles: title (lowercase, folded) → office. nouns: lemma → noun; both may hold several words.
        words: the lists of `referring.yaml` by their names.
        holders: person's folded lowercase name → terms; surnames: family name → terms;
            terms: (body, office id) → terms.
        exact, articled, loose: folded names as written; those that need an article; any case.
        name_lengths, title_lengths, noun_lengths: first word → words of the longest name that begins with it.
        title_ends, noun_ends: last words of titles and nouns; heads: of these and of all names.
        ships: what stands before the names of warships → the state's name.
        title_heads: words of titles that go on behind them ("secretary" of "secretary of state").
    """

    entries: Mapping[str, ActorEntry]
    titles: Mapping[str, OfficeEntry]
    nouns: Mapping[str, NounEntry]
    words: Mapping[str, frozenset[str]]
    holders: Mapping[str, tuple[HolderEntry, ...]]
    surnames: Mapping[str, tuple[HolderEntry, ...]]
    terms: Mapping[tuple[str, str], tuple[HolderEntry, ...]]
    exact: Mapping[str, NameHit]
    articled: Mapping[str, NameHit]
    loose: Mapping[str, NameHit]
    name_lengths: Mapping[str, int]
    title_lengths: Mapping[str, int]
    title_ends: frozenset[str]
    title_heads: frozenset[str]
    noun_lengths: Mapping[str, int]
    noun_ends: frozenset[str]
    ships: Mapping[str, NameHit]
    heads: frozenset[str]

    @property
    def lengths(self) -> Mapping[str, int]:
        """First word of a name → words of the longest name that begins with it: for marking names in a text."""
        return self.name_lengths

    @property
    def firm_words(self) -> frozenset[str]:
        """Last words of names by which anybody knows a firm ("Holdings"), in lower case."""
        return self.words["company_words"]

    @property
    def firm_nouns(self) -> frozenset[str]:
        """Lemmas of nouns of firms ("carmaker")."""
        return _firm_nouns(self)

    def label(self, text: str) -> str | None:
        """The entity label that a name of the book has in running text, or None for a name it does not hold."""
        hit = self.find(text)
        if hit is None:
            return None
        if hit.use is Use.DEMONYM:
            return "NORP"
        return "GPE" if hit.entry.kind == "state" and hit.use is not Use.SEAT else "ORG"

    def find(self, text: str, article: bool = False) -> NameHit | None:
        """The actor that exactly this text names, or None.

        A genitive, a leading "the", dots, hyphens, apostrophes and accents make no difference. Acronyms must be written
        in capitals; other names may be written all in capitals, and in lowercase if they have several words.

        Args:
            text: the name as written.
            article: whether a definite article stood before the text, for names that need one ("the Quad").
        """
        return self.find_folded(fold(without_possessive(text)), article)

    def find_folded(self, key: str, article: bool = False) -> NameHit | None:
        """The same as `find` for a name that is folded already and carries no genitive."""
        bare = without_article(key)
        hit = self.exact.get(bare)
        if hit is None and (article or bare is not key):
            hit = self.articled.get(bare)
        if hit is None and (" " in bare or not bare.islower()):
            hit = self.loose.get(bare.casefold())
        return hit

    def holder(self, terms: Iterable[HolderEntry], day: str | None) -> HolderEntry | None:
        """The one term that covers the day; None without a day, and where several persons are possible."""
        if day is None:
            return None
        held = [t for t in terms if t.held(day)]
        persons = {t.person for t in held}
        return held[0] if len(persons) == 1 else None


@lru_cache(maxsize=8)
def _firm_nouns(book: ActorBook) -> frozenset[str]:
    return frozenset(lemma for lemma, noun in book.nouns.items() if noun.kind is NounKind.FIRM)


@dataclass(slots=True)
class _Names:
    """Names as they are collected; refuses one name for two actors."""

    exact: dict[str, NameHit] = field(default_factory=dict)
    articled: dict[str, NameHit] = field(default_factory=dict)
    loose: dict[str, NameHit] = field(default_factory=dict)

    def add(self, row: Row, names: Iterable[str], hit: NameHit) -> None:
        """Enter names; "the Quad" is found only with its article where the name was given with one."""
        for name in names:
            key = fold(name)
            bare = without_article(key)
            spaced = " " in bare
            table = self.exact if spaced or bare is key else self.articled
            known = table.setdefault(bare, hit)
            if known is hit:
                if table is self.exact and (spaced or not is_acronym(bare)):
                    self.loose.setdefault(bare.casefold(), hit)
            elif known.entry is not hit.entry:
                raise row.fail(
                    f"`{name}` already stands for `{known.entry.id}` ({known.entry.origin})",
                    "A name may stand for one actor only: leave it where it is more usual.",
                )


def _country(row: Row, states: frozenset[str]) -> str | None:
    code = row.text("country")
    if code is not None and code not in states:
        raise row.fail(f"`{code}` is no id of states.csv", "Use the ISO 3166 alpha-3 code.")
    return code


def _entry(row: Row, kind: str, country: str | None, type_: str | None = None) -> ActorEntry:
    if not _ACTOR_ID.fullmatch(row.id):
        raise row.fail("an actor id is written in capitals, digits and `_`")
    return ActorEntry(row.id, kind, row.need("name"), country, type_, f"{row.file}:{row.id}")


def _state(row: Row, names: _Names, states: frozenset[str]) -> ActorEntry:
    if not _STATE_ID.fullmatch(row.id):
        raise row.fail("the id of a state has three capitals", "Use the ISO 3166 alpha-3 code.")
    entry = _entry(row, "state", row.id)
    for use, words in (
        (Use.NAME, (entry.name, *row.words("aliases"))),
        (Use.DEMONYM, row.words("demonyms")),
        (Use.CAPITAL, row.words("capitals")),
    ):
        names.add(row, words, NameHit(entry, use, "government" if use is Use.CAPITAL else None))
    for seat in row.words("seats"):
        name, _, organ = seat.partition("=")
        if organ not in _ORGANS:
            raise row.fail(f"`{seat}` needs an organ", f"Write `name=organ`; organs are {', '.join(_ORGANS)}.")
        names.add(row, (name,), NameHit(entry, Use.SEAT, organ))
    return entry


def _igo(row: Row, names: _Names, states: frozenset[str]) -> ActorEntry:
    if row.need("kind") not in ("igo", "coalition"):
        raise row.fail(f"unknown kind `{row.need('kind')}`", "Kinds are igo and coalition.")
    entry = _entry(row, row.need("kind"), None)
    own = (entry.name, *row.words("aliases"))
    names.add(row, own, NameHit(entry, Use.NAME))
    prefixes = {fold(n) for n in own if len(n) <= _SHORT} | {entry.name}
    for cell in row.words("organs"):
        organ, *others = (part.strip() for part in cell.split("/"))
        full = [f"{prefix} {name}" for name in (organ, *others) for prefix in prefixes if prefix[:2] != fold(name)[:2]]
        names.add(row, (organ, *others, *full), NameHit(entry, Use.ORGAN, organ))
    return entry


def _group(row: Row, names: _Names, states: frozenset[str]) -> ActorEntry:
    if row.need("type") not in _GROUP_TYPES:
        raise row.fail(f"unknown type `{row.need('type')}`", f"Types are {', '.join(_GROUP_TYPES)}.")
    entry = _entry(row, "group", _country(row, states), row.need("type"))
    names.add(row, (entry.name, *row.words("aliases")), NameHit(entry, Use.NAME))
    names.add(row, row.words("described"), NameHit(entry, Use.DESCRIBED))
    return entry


def _medium(row: Row, names: _Names, states: frozenset[str]) -> ActorEntry:
    entry = _entry(row, "media", _country(row, states), "agency" if row.text("agency") == "yes" else None)
    names.add(row, (entry.name, *row.words("aliases")), NameHit(entry, Use.NAME))
    return entry


def _ngo(row: Row, names: _Names, states: frozenset[str]) -> ActorEntry:
    if row.need("kind") not in ("ngo", "company"):
        raise row.fail(f"unknown kind `{row.need('kind')}`", "Kinds are ngo and company.")
    entry = _entry(row, row.need("kind"), _country(row, states))
    names.add(row, (entry.name, *row.words("aliases")), NameHit(entry, Use.NAME))
    return entry


_Reader = Callable[[Row, _Names, frozenset[str]], ActorEntry]
_ACTOR_FILES: dict[str, _Reader] = {
    "states.csv": _state,
    "igos.csv": _igo,
    "groups.yaml": _group,
    "media.csv": _medium,
    "ngos.csv": _ngo,
}


def _titles(rows: Iterable[Row], entries: Mapping[str, ActorEntry]) -> dict[str, OfficeEntry]:
    titles: dict[str, OfficeEntry] = {}
    for row in rows:
        kind = _OFFICE_KINDS.get(row.need("kind"))
        if kind is None:
            raise row.fail(f"unknown kind `{row.need('kind')}`", f"Kinds are {', '.join(_OFFICE_KINDS)}.")
        default = row.text("default")
        if default is not None and default not in entries:
            raise row.fail(f"`{default}` is no actor id")
        entry = OfficeEntry(
            row.id,
            kind,
            row.text("organ"),
            default,
            row.text("gender"),
            row.text("unnamed") == "yes",
        )
        for title in row.words("titles"):
            known = titles.setdefault(" ".join(folded_words(title)), entry)
            if known.id != entry.id:
                raise row.fail(f"the title `{title}` stands already under `{known.id}`")
    return titles


def _nouns(rows: Iterable[Row]) -> dict[str, NounEntry]:
    nouns = {}
    for row in rows:
        kind = _NOUN_KINDS.get(row.need("kind"))
        if kind is None:
            raise row.fail(f"unknown kind `{row.need('kind')}`", f"Kinds are {', '.join(_NOUN_KINDS)}.")
        lemma = " ".join(folded_words(row.id))
        nouns[lemma] = NounEntry(
            lemma, kind, row.text("organ"), row.text("alone") is not None, row.text("alone") == "other"
        )
    return nouns


def _words(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    lists = {name: frozenset[str]() for name in WORD_LISTS}
    for row in rows:
        if row.id not in lists:
            raise row.fail("unknown list", f"Known lists: {', '.join(WORD_LISTS)}.")
        lists[row.id] = frozenset(row.words("words"))
    return lists


def _sorted_out(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each file of actors; refuses other files and fields that nobody reads."""
    files: dict[str, list[Row]] = {name: [] for name in _FIELDS}
    for row in rows:
        if row.file.startswith(FOLDER):
            known = _FIELDS.get(row.file[len(FOLDER) :])
            if known is None:
                raise row.fail("no such file of actors", f"Known files: {', '.join(_FIELDS)}.")
            if not row.fields.keys() <= known:
                row.only(*sorted(known))
            files[row.file[len(FOLDER) :]].append(row)
    return files


def actors_from_rows(rows: Iterable[Row]) -> ActorBook:
    """The actor book of the rows whose file lies in `actors/`; other rows are passed over.

    Raises:
        CodebookError: naming file and line of the first mistake: an unknown kind, type, organ, field, country or title,
            a bad date, one name for two actors.
    """
    files = _sorted_out(rows)
    states = frozenset(row.id for row in files["states.csv"])
    names = _Names()
    entries: dict[str, ActorEntry] = {}
    for name, read in _ACTOR_FILES.items():
        for row in files[name]:
            if row.id in entries:
                raise row.fail(f"the id stands already in {entries[row.id].origin.partition(':')[0]}")
            entries[row.id] = read(row, names, states)
    titles, lists = _titles(files["offices.csv"], entries), _words(files["referring.yaml"])
    holders: dict[str, list[HolderEntry]] = {}
    surnames: dict[str, list[HolderEntry]] = {}
    terms: dict[tuple[str, str], list[HolderEntry]] = {}
    for row in files["holders.csv"]:
        holder = holder_of(row, entries, titles)
        terms.setdefault((holder.body, holder.office), []).append(holder)
        family = set()
        for person in (holder.person, *row.words("aliases")):
            words = person_key(person.split(), lists)
            holders.setdefault(" ".join(words), []).append(holder)
            family.add(family_name(words, lists))
        for word in sorted(family):
            surnames.setdefault(word, []).append(holder)
    keys = [key.casefold() for key in (*names.exact, *names.articled)]
    nouns = _nouns(files["nouns.csv"])
    return ActorBook(
        entries,
        titles,
        nouns,
        lists,
        {k: tuple(v) for k, v in holders.items()},
        {k: tuple(v) for k, v in surnames.items()},
        {k: tuple(v) for k, v in terms.items()},
        names.exact,
        names.articled,
        names.loose,
        _lengths(keys),
        _lengths(titles),
        frozenset(title.rpartition(" ")[2] for title in titles),
        frozenset(
            word
            for words in (title.split(" ") for title in titles)
            for word, following in pairwise(words)
            if following in lists["joints"]
        ),
        _lengths(nouns),
        frozenset(noun.rpartition(" ")[2] for noun in nouns),
        _ships(files["states.csv"], entries),
        frozenset(name.rpartition(" ")[2] for name in (*keys, *titles, *nouns)),
    )


def _ships(rows: Iterable[Row], entries: Mapping[str, ActorEntry]) -> dict[str, NameHit]:
    """What stands before the names of warships → whose they are."""
    return {prefix: NameHit(entries[row.id], Use.SEAT, "military") for row in rows for prefix in row.words("ships")}


def _lengths(names: Iterable[str]) -> dict[str, int]:
    """First word → how many words the longest name has that begins with it: bounds the search."""
    lengths: dict[str, int] = {}
    for name in names:
        words = name.split(" ")
        if len(words) > lengths.get(words[0], 0):
            lengths[words[0]] = len(words)
    return lengths
