"""The persons of a document: full names gathered, family names spread over the text, offices collected.

A person is one however often and briefly he is named; what the text says of his office goes before what the codebook
knows of its holders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from onrecord.codebook.actor_entries import HolderEntry, OfficeEntry, OfficeKind
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.names import family_name, folded_words, person_key
from onrecord.model.mention import Referent


@dataclass(frozen=True, slots=True)
class Role:
    """What one phrase says of a person's office.

    Attributes:
        office: the title. marked: past, pretended or to come.
        body: id of whom the office belongs to, None where the phrase does not say.
        organ: of the body, as the phrase or the title gives it.
        text: the words.
        whose: mentions whose body it is, where only the text around tells ("the group's leader").
        of_state: whether it names a part of the state that the text is about ("the Interior Ministry spokesman").
    """

    office: OfficeEntry
    body: str | None
    organ: str | None
    marked: bool
    text: str
    whose: tuple[int, ...] = ()
    of_state: bool = False


BodyOf = Callable[[Role, int], str | None]


@dataclass(slots=True)
class Person:
    """One person of the document; grows while the names are gathered.

    Attributes:
        titles: how many of the roles, the first ones, are titles before the name itself: surer than what stands beside.
    """

    name: tuple[str, ...]
    key: tuple[str, ...]
    family: str
    mentions: list[int] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    country: str | None = None
    gender: str | None = None
    titles: int = 0

    def is_also(self, key: tuple[str, ...]) -> bool:
        """Whether another full name can be the same person's: same family name, no given name against it."""
        if set(key) <= set(self.key) or set(self.key) <= set(key):
            return True
        mine, other = self.key[0], key[0]
        return mine[0] == other[0] and (len(mine) == 1 or len(other) == 1)


@dataclass(slots=True)
class Persons:
    """The persons of one document.

    Attributes:
        day: publication date, ISO 8601, or None: then nobody is known by an office the text does not give.
    """

    book: ActorBook
    day: str | None
    all: list[Person] = field(default_factory=list)
    of_mention: dict[int, Person] = field(default_factory=dict)
    _by_family: dict[str, list[Person]] = field(default_factory=dict)
    _by_word: dict[str, list[Person]] = field(default_factory=dict)

    def add_full(self, mention: int, name: tuple[str, ...]) -> Person:
        """Enter a name of several words; the fullest form becomes the person's name."""
        key = self._key(name)
        family = family_name(key, self.book.words)
        person = next((p for p in self._by_family.get(family, ()) if p.is_also(key)), None)
        if person is None and key[0] in self.book.words["particles"] - self.book.words["male_names"]:
            # "De Mistura" at the head of a sentence is the family name with its particle.
            person = self._nearest(self._by_family.get(family, ()), mention, None)
            key = key if person is None else person.key
        if person is None:
            person = Person(name, key, family)
            self._enter(person)
        elif len(key) > len(person.key):
            person.name, person.key = name, key
        self._mention(person, mention)
        return person

    def add_short(self, mention: int, name: tuple[str, ...], gender: str | None) -> Person:
        """Enter a single name: the person last named so, else the first named so later, else somebody new."""
        key = self._key(name)
        word = key[-1]
        person = self._nearest(self._by_family.get(word, ()), mention, gender)
        person = person or self._nearest(self._by_word.get(word, ()), mention, gender)
        if person is None:
            person = Person(name, key, word)
            self._enter(person)
        self._mention(person, mention)
        return person

    def named(self, word: str, before: int) -> Person | None:
        """The person with this family name last mentioned before a mention, else the first after it."""
        words = folded_words(word)
        return self._nearest(self._by_family.get(words[-1], ()), before, None) if words else None

    def known(self, word: str) -> bool:
        """Whether a person of several names with this family name stands in the text."""
        words = folded_words(word)
        return bool(words) and any(len(p.key) > 1 for p in self._by_family.get(words[-1], ()))

    def holder(self, person: Person, office: str | None = None) -> HolderEntry | None:
        """The term in office of this person on the day of publication.

        Without a day a term is taken only where the text itself names the office and all such terms are of one body.
        """
        if len(person.key) > 1:
            terms = self.book.holders.get(" ".join(person.key), ())
        else:
            terms = self.book.surnames.get(person.family, ())
        return self.term(terms, office)

    def term(self, terms: Iterable[HolderEntry], office: str | None = None) -> HolderEntry | None:
        """The one term among these that is meant, or None."""
        if office is not None:
            terms = [t for t in terms if t.office == office]
        term = self.book.holder(terms, self.day)
        if term is None and office is not None:
            bodies = {t.body: t for t in terms}
            return next(iter(bodies.values())) if len(bodies) == 1 else None
        return term

    def referent(self, person: Person, body_of: BodyOf) -> Referent:
        """Whom the person stands for, with what is known of his office.

        Args:
            person: one of `all`.
            body_of: finds the body of a role that does not name it, from a mention of the person.
        """
        name = " ".join(person.name)
        acting = self._acting(person, body_of)
        if acting is not None:
            role, body, because = acting
            entry = self.book.entries.get(body)
            country = entry.country if entry else None
            return Referent(name, "person", name, "named", body, country, role.organ, role.text, (), because)
        if person.roles:
            role = person.roles[0]
            entry = self.book.entries.get(role.body or self._only_body(person) or "")
            country = (entry.country if entry else None) or person.country
            return Referent(name, "person", name, "named", None, country, role.organ, role.text, (), "text")
        return self._unintroduced(person, name)

    def _acting(self, person: Person, body_of: BodyOf) -> tuple[Role, str, str] | None:
        """The role in which the person acts for a body; a rank counts only where no title stands against it."""
        said = [r for r in person.roles if r.office.kind is not OfficeKind.RANK] or person.roles
        for role in said:
            if role.marked or role.office.kind is OfficeKind.OWN:
                continue
            if role.body is not None:
                return role, role.body, "text"
            term = self.holder(person) or (None if role.whose else self.holder(person, role.office.id))
            if term is not None:
                return role, term.body, term.origin
            only = self._only_body(person)
            if only is not None and role.office.kind is OfficeKind.OFFICE and not role.whose:
                return role, only, "holders"
            around = body_of(role, person.mentions[0])
            if around is not None:
                return role, around, "context"
        return None

    def _unintroduced(self, person: Person, name: str) -> Referent:
        term = self.holder(person)
        if term is not None:
            entry = self.book.entries[term.body]
            return Referent(
                name, "person", name, "named", term.body, entry.country, term.organ, term.title, (), term.origin
            )
        only = self.book.entries.get(self._only_body(person) or "")
        country = only.country if only else person.country
        return Referent(name, "person", name, "named", None, country, because="name")

    def _only_body(self, person: Person) -> str | None:
        """The one body of which a person, known by his full name, ever held an office."""
        terms = self.book.holders.get(" ".join(person.key), ()) if len(person.key) > 1 else ()
        bodies = {t.body for t in terms}
        return bodies.pop() if len(bodies) == 1 else None

    def _key(self, name: tuple[str, ...]) -> tuple[str, ...]:
        return person_key(name, self.book.words)

    def _enter(self, person: Person) -> None:
        self.all.append(person)
        self._by_family.setdefault(person.family, []).append(person)
        for word in person.key:
            self._by_word.setdefault(word, []).append(person)

    def _mention(self, person: Person, mention: int) -> None:
        person.mentions.append(mention)
        self.of_mention[mention] = person

    @staticmethod
    def _nearest(persons: Iterable[Person], mention: int, gender: str | None) -> Person | None:
        fit = [p for p in persons if gender is None or p.gender in (None, gender)]
        before = [(max(m for m in p.mentions if m < mention), p) for p in fit if min(p.mentions) < mention]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        return min(fit, key=lambda p: min(p.mentions), default=None)
