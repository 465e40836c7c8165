"""Titles without a name: "the president", "a foreign ministry spokesman", "his Iraqi counterpart"."""

from __future__ import annotations

from onrecord.codebook.actor_entries import OfficeEntry, OfficeKind
from onrecord.codebook.names import folded_words
from onrecord.model.mention import Mention, Referent
from onrecord.resolve.context import LEADER, Context, Owner, of_state
from onrecord.resolve.persons import Person
from onrecord.resolve.phrases import Phrase

# A description may be named up to so many sentences later ("a Russian spokesman … . Dmitry Peskov").
_NAMED_LATER = 2


def officer(context: Context, mention: Mention, phrase: Phrase, office: OfficeEntry) -> Referent | None:
    """A title without a name: the person of the text or the holder where one is meant, else the words."""
    before = _named_before(context, mention, phrase, office)
    if before is not None:
        return context.person_referent(before)
    owner = context.owner(mention, phrase)
    seat = context.seat(mention) if owner is None else None
    owner = owner or seat
    if owner is None and office.kind is OfficeKind.OFFICE:
        owner = _around(context, mention, phrase, office)
    text = context.phrase_text(mention, where=seat is not None)
    organ = (owner.organ if owner else None) or phrase.organ
    country = owner.country if owner else None
    acts = owner is not None and office.kind is not OfficeKind.OWN and not phrase.marked
    body = owner.id if owner is not None and acts else None
    because = owner.because if owner else f"offices:{office.id}"
    members = context.bodies_of(mention) if acts and mention.number == "plur" else ()
    plain = Referent(text, "unnamed", text, "unnamed", body, country, organ, phrase.role, members, because)
    if owner is None or phrase.marked or mention.number == "plur":
        return plain
    person = _person_meant(context, mention, phrase, owner, office)
    if person is not None:
        return context.person_referent(person)
    if office.unnamed or office.kind is not OfficeKind.OFFICE or phrase.definite is False:
        return plain
    term = context.persons.term(context.book.terms.get((owner.id, office.id), ())) if context.persons.day else None
    if term is None:
        return plain
    return Referent(
        term.person, "person", text, "named", owner.id, country, term.organ or organ, term.title, (), term.origin
    )


def _named_before(context: Context, mention: Mention, phrase: Phrase, office: OfficeEntry) -> Person | None:
    """Who was last named with this title, for "the minister" alone after "Foreign Minister Ida Holm"."""
    if phrase.definite is not True or phrase.owners or phrase.marked or mention.number == "plur":
        return None
    if mention.possessor is not None or context.belongs_to(mention):
        return None
    words = folded_words(" ".join(phrase.words))

    def titled(person: Person) -> bool:
        texts = (folded_words(role.text)[-len(words) :] for role in person.roles if not role.marked)
        return _bears(person, office) or words in texts

    before = [
        (max(m for m in p.mentions if m < mention.id), p) for p in context.persons.all if p.mentions[0] < mention.id
    ]
    return max((pair for pair in before if titled(pair[1])), key=lambda pair: pair[0], default=(0, None))[1]


def _around(context: Context, mention: Mention, phrase: Phrase, office: OfficeEntry) -> Owner | None:
    """The state the text is about, for a title that only states give."""
    if mention.number == "plur" or not (of_state(office) or phrase.bodies):
        return None
    return context.state_around(mention)


def _person_meant(
    context: Context, mention: Mention, phrase: Phrase, owner: Owner, office: OfficeEntry
) -> Person | None:
    """The person of the text who bears the title: any for "the president", for "a spokesman" one named just after."""

    def near(person: Person) -> bool:
        if not office.unnamed and phrase.definite is not False:
            return True
        gap = context.mentions[min(person.mentions)].sentence - mention.sentence
        return 0 <= gap <= _NAMED_LATER and min(person.mentions) > mention.id

    def known(person: Person) -> bool:
        return phrase.definite is True and any(m < mention.id for m in person.mentions)

    for person in context.persons.all:
        fits = _bears(person, office) and (near(person) or known(person))
        if fits and context.person_referent(person).acts_for == owner.id:
            return person
    return None


def _bears(person: Person, office: OfficeEntry) -> bool:
    """Whether the text gives a person this office, or one at the head of his state for "the leader"."""
    for role in person.roles:
        same = role.office.id == office.id
        if not role.marked and (same or (office.id == LEADER and role.office.organ == "head")):
            return True
    return False


def counterpart(context: Context, mention: Mention, phrase: Phrase, text: str) -> Referent:
    """ "His Iraqi counterpart": who holds in that state the office that the other holds in his."""
    other = context.resolve(mention.possessor)
    hit = next((h for h in phrase.owners if h.entry.kind == "state"), None)
    country = hit.entry.id if hit else None
    organ = other.organ if other else None
    person = _same_office(context, other, country)
    if person is not None:
        return context.person_referent(person)
    return Referent(text, "unnamed", text, "unnamed", country, country, organ, other.role if other else None)


def _same_office(context: Context, other: Referent | None, country: str | None) -> Person | None:
    holder = next((p for p in context.persons.all if other and " ".join(p.name) == other.id), None)
    if holder is None or country is None:
        return None
    for role in holder.roles:
        for person in context.persons.all:
            fits = person is not holder and _bears(person, role.office)
            if fits and context.person_referent(person).acts_for == country:
                return person
    return None
