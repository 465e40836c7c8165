"""What the rules of resolution share: the document's mentions as read, what is known so far, and whose a thing is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onrecord.codebook.actor_entries import NameHit, NounKind, OfficeEntry, OfficeKind, Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.names import folded_words
from onrecord.model.document import Document
from onrecord.model.mention import Mention, Referent
from onrecord.resolve.discourse import GROUP_REACH, Discourse
from onrecord.resolve.naming import naming
from onrecord.resolve.persons import Person, Persons, Role
from onrecord.resolve.phrases import Phrase

# Kinds of actors that have officials, forces and documents of their own.
BODIES = ("state", "igo", "coalition", "group", "ngo", "company", "media")
# "The French leader" is whoever heads the state, whatever his title.
LEADER = "leader"
_GAP = 6


@dataclass(frozen=True, slots=True)
class Owner:
    """To whom something belongs: an actor id with what is known of it."""

    id: str
    kind: str
    country: str | None
    organ: str | None
    because: str


def owner_of_hit(hit: NameHit) -> Owner:
    """The owner that a name in the phrase gives."""
    return Owner(hit.entry.id, hit.entry.kind, hit.entry.country, hit.organ, hit.entry.origin)


def choose_owner(hits: tuple[NameHit, ...], office: OfficeEntry | None) -> NameHit | None:
    """Of several names in one phrase, the one it belongs to.

    An armed group goes before a state ("Lebanese Hezbollah fighters"), a party only where no state stands or the title
    is not one of the state ("Conservative Prime Minister" of a state; "Israeli Likud spokesman"); else the first.
    """
    acting = [h for h in hits if h.entry.acts]
    groups = [h for h in acting if h.entry.kind == "group"]
    others = [h for h in acting if h.entry.kind != "group"]
    if groups and others:
        of_state = groups[0].entry.type == "political" and office is not None and office.organ is not None
        return others[0] if of_state else groups[0]
    return next(iter(acting), None)


def of_state(office: OfficeEntry) -> bool:
    """Whether a title alone is one of the state that the text is about: "minister" is, "chairman" is not."""
    return office.organ is not None and office.id != LEADER


@dataclass(slots=True)
class Context:
    """State of the resolution of one document.

    Attributes:
        phrases: mention id → its own words read; pronouns have none.
        resolve: mention id → referent; safe to ask for any mention at any time.
    """

    book: ActorBook
    document: Document
    issuer: str | None
    mentions: Mapping[int, Mention]
    phrases: Mapping[int, Phrase]
    persons: Persons
    discourse: Discourse
    resolve: Callable[[int | None], Referent | None]
    _persons: dict[int, Referent] = field(default_factory=dict)
    _firms: dict[tuple[str, ...], tuple[str, ...]] | None = None

    def fuller(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The name of a firm with what it is, where the text has that somewhere ("Marlow" of "Marlow Foods")."""
        if self._firms is None:
            firms = self.book.firm_words
            names = (p.words for p in self.phrases.values() if p.hit is None and len(p.words) > 1)
            self._firms = {n[:-1]: n for n in names if n[-1][:1].isupper() and n[-1].lower() in firms}
        return self._firms.get(words, words)

    def entry_referent(self, hit: NameHit, name: str) -> Referent:
        """The referent of a name of the codebook."""
        entry = hit.entry
        source_kind, acts_for = ("institution", entry.id) if entry.acts else ("unnamed", None)
        return Referent(
            entry.id, entry.kind, name, source_kind, acts_for, entry.country, hit.organ, because=entry.origin
        )

    def person_referent(self, person: Person) -> Referent:
        """The referent of a person of the text: the same for all his mentions."""
        key = id(person)
        if key not in self._persons:
            self._persons[key] = self.persons.referent(person, self._body_of)
        return self._persons[key]

    def _body_of(self, role: Role, mention: int) -> str | None:
        for other in role.whose:
            body = self.owner_of_mention(other)
            if body is not None:
                return body.id
        titled = role.office.kind is OfficeKind.OFFICE and of_state(role.office)
        if role.whose or not (titled or role.of_state):
            return None
        around = self.state_around(self.mentions[mention])
        return None if around is None else around.id

    def owner(self, mention: Mention, phrase: Phrase) -> Owner | None:
        """Whose army, spokesman or statement a phrase names: by its own words, a genitive, "of …", a person's name."""
        hit = choose_owner(phrase.owners, phrase.office)
        if hit is not None:
            return owner_of_hit(hit)
        if mention.possessor is not None:
            return self.owner_of_mention(mention.possessor)
        for word in phrase.loose:
            owner = self.owner_by_name(word, mention.id)
            if owner is not None:
                return owner
        alliance = next((a for w in phrase.words[:-1] if (a := self._alliance(w, mention)) is not None), None)
        if alliance is not None:
            return alliance
        for other in self.belongs_to(mention):
            owner = self.owner_of_mention(other)
            if owner is not None:
                return owner
        office = phrase.office
        if office is not None and office.default is not None:
            entry = self.book.entries[office.default]
            return Owner(entry.id, entry.kind, entry.country, office.organ, entry.origin)
        return None

    def _alliance(self, word: str, mention: Mention) -> Owner | None:
        """The alliance last named, for its common noun in capitals: "Coalition foreign ministers"."""
        noun = self.book.nouns.get(word.lower())
        if not word[:1].isupper() or noun is None or noun.kind is not NounKind.ALLIANCE:
            return None
        kinds = ("igo", "coalition")
        last = self.discourse.last(self.discourse.bodies, mention, lambda s: s.referent.kind in kinds, GROUP_REACH)
        return None if last is None else Owner(last.id, last.kind, last.country, last.organ, "coreference:the")

    def bodies_of(self, mention: Mention) -> tuple[str, ...]:
        """Whose several people are: "the ministers of Britain, Greece and Turkey"; () for fewer than two."""
        owners = (self.owner_of_mention(o) for o in self.belongs_to(mention))
        ids = tuple(dict.fromkeys(o.id for o in owners if o is not None and o.kind in BODIES))
        return ids if len(ids) > 1 else ()

    def seat(self, mention: Mention) -> Owner | None:
        """The state in which a phrase says somebody is ("officials in Baghdad"): its capital or itself."""
        for other in mention.of:
            if self._says_where(mention, other):
                return self._owner_by_hit(other)
        return None

    def state_around(self, mention: Mention) -> Owner | None:
        """The state that the text is about where a mention stands; no subject speaks of its own government so."""
        issuer = self.book.entries.get(self.issuer or "")
        if issuer is not None and issuer.kind == "state":
            return Owner(issuer.id, "state", issuer.id, None, "issuer")
        phrase = self.phrases.get(mention.id)
        noun = phrase.noun if phrase is not None else None
        others = noun is not None and noun.others
        apart = others or (noun is not None and noun.organ == "government" and not mention.subject)
        speaker = self.resolve(mention.quoted_by) if others else None
        state = self.discourse.state_around(
            mention.id, mention.sentence, apart, speaker.acts_for if speaker is not None else None
        )
        return None if state is None else Owner(state, "state", state, None, "context")

    def owner_of_mention(self, mention: int) -> Owner | None:
        """The body that a mention stands for or acts for; a place counts as the state it names."""
        referent = self.resolve(mention)
        if referent is None:
            return self._owner_by_hit(mention)
        if referent.kind in BODIES:
            return Owner(referent.id, referent.kind, referent.country, referent.organ, referent.because)
        entry = self.book.entries.get(referent.acts_for or referent.country or "")
        return None if entry is None else Owner(entry.id, entry.kind, entry.country, referent.organ, referent.because)

    def owner_by_name(self, word: str, before: int) -> Owner | None:
        """The state of a person whose family name stands before a noun ("the Trump administration")."""
        person = self.persons.named(word, before)
        if person is not None:
            referent = self.person_referent(person)
            entry = self.book.entries.get(referent.acts_for or referent.country or "")
            because = referent.because
        else:
            terms = self.book.surnames.get("".join(folded_words(word)[-1:]), ())
            term = self.book.holder(terms, self.persons.day)
            bodies = {term.body} if term else {t.body for t in terms}
            entry = self.book.entries[bodies.pop()] if len(bodies) == 1 else None
            because = "holders"
        return None if entry is None else Owner(entry.id, entry.kind, entry.country, None, because)

    def phrase_text(self, mention: Mention, where: bool = False) -> str:
        """The words of a phrase with what is attached to it, as they name somebody.

        Args:
            mention: a name or description.
            where: also what says where ("officials in Baghdad"), not only whose ("statement from his office").
        """
        end = mention.span.end
        for other in mention.of:
            span = self.mentions[other].span
            if span.start >= end and span.start - end <= _GAP and (where or not self._says_where(mention, other)):
                end = span.end
        head = mention.span.start + mention.text.rfind(mention.head) + len(mention.head)
        if not where and end == mention.span.end and mention.of and self._says_where(mention, mention.of[0]):
            end = min(end, max(head, mention.span.start + 1))
        return naming(self.document.text[mention.span.start : end], self.book)

    def gender(self, mention: Mention, phrase: Phrase | None) -> str | None:
        """f or m where a title, a noun or a given name tells."""
        if phrase is None:
            return None
        person = self.persons.of_mention.get(mention.id)
        if person is not None and person.gender is not None:
            return person.gender
        lemma = mention.head_lemma.casefold()
        if lemma in self.book.words["female_nouns"]:
            return "f"
        return "m" if lemma in self.book.words["male_nouns"] else None

    def belongs_to(self, mention: Mention) -> tuple[int, ...]:
        """The mentions attached to a phrase that say whose it is; to a name only "of …"."""
        if mention.kind == "name":
            return tuple(o for o in mention.of if self._preposition(mention, o) in self.book.words["belonging"])
        return tuple(o for o in mention.of if not self._says_where(mention, o))

    def _says_where(self, mention: Mention, other: int) -> bool:
        """Whether the preposition between the two is one of place; "an official at the ministry" is the ministry's."""
        phrase = self.phrases.get(other)
        if phrase is not None and phrase.noun is not None and phrase.noun.kind is NounKind.BODY:
            return False
        return self._preposition(mention, other) in self.book.words["where"]

    def _preposition(self, mention: Mention, other: int) -> str:
        """The word before a mention that is attached to another, articles aside."""
        between = self.document.text[mention.span.start : self.mentions[other].span.start].split()
        articles = self.book.words["articles"]
        return next((w for w in (w.casefold() for w in reversed(between[-2:])) if w not in articles), "")

    def _owner_by_hit(self, mention: int) -> Owner | None:
        phrase = self.phrases.get(mention)
        if phrase is None or phrase.hit is None or phrase.hit.use is Use.DESCRIBED:
            return None
        return owner_of_hit(phrase.hit)
