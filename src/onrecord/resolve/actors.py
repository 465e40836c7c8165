"""Mentions → actors (codebook §1), from plain data and the actor book alone.

The way: read each phrase by itself, gather the persons of the whole text with what it says of their offices, then go
through the mentions in reading order and give each the one it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.codebook.actor_entries import NounKind, Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.names import folded_words, person_key
from onrecord.model.document import Document, Span
from onrecord.model.mention import Mention, Referent
from onrecord.model.records import Actor
from onrecord.resolve.context import BODIES, Context, choose_owner
from onrecord.resolve.descriptions import describe, of_hit
from onrecord.resolve.discourse import Discourse
from onrecord.resolve.naming import identifier, naming
from onrecord.resolve.persons import Person, Persons, Role
from onrecord.resolve.phrases import NOBODY, Phrase, read_phrase
from onrecord.resolve.pronouns import refer

# Labels under which a name of several words is no person's, though its first word may be a given name.
_NO_PERSON = frozenset(("GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"))

_UNLABELLED = "NONE"

# What a noun before an unknown name says of it ("media outlet …").
_KINDS = {NounKind.OUTLET: "media", NounKind.FIRM: "company", NounKind.GROUP: "group"}


@dataclass(frozen=True, slots=True)
class Actors:
    """Who the mentions of a document stand for.

    Attributes:
        referents: by mention id; a mention that stands for no actor is absent.
        entries: one an actor id, in order of first mention.
    """

    referents: Mapping[int, Referent]
    entries: tuple[Actor, ...]

    def of(self, mention: int | None) -> Referent | None:
        """Whom the mention with this id stands for, or None."""
        return None if mention is None else self.referents.get(mention)

    def with_others(self, ids: Iterable[str], book: ActorBook) -> tuple[Actor, ...]:
        """The `actors` of the reading: the entries, and one entry for each id that records use and it lacks.

        People told without their number ("rebels" of "43 rebels") keep what is known of them.
        """
        known = {entry.id for entry in self.entries}
        others = [one for one in dict.fromkeys(ids) if one not in known]
        return (*self.entries, *(self._other(one, book) for one in others))

    def _other(self, actor: str, book: ActorBook) -> Actor:
        if actor in book.entries:
            return _row(actor, None, (), book)
        counted = next((e for e in self.entries if e.id.endswith(f" {actor}")), None)
        return Actor(actor, "collective", actor) if counted is None else replace(counted, id=actor, name=actor)


def resolve_actors(
    mentions: Sequence[Mention], document: Document, book: ActorBook, issuer: str | None = None
) -> Actors:
    """Whom each mention stands for.

    Args:
        mentions: in reading order.
        document: for `published`, which decides who holds an office, and for the text.
        book: the actor knowledge of the codebook.
        issuer: actor id of who issues a release or speech; its first person is the issuer.
    """
    resolution = _Resolution(mentions, document, book, issuer)
    referents = resolution.run()
    return Actors(referents, _table(mentions, referents, book))


class _Resolution:
    """One document on its way from mentions to referents."""

    def __init__(self, mentions: Sequence[Mention], document: Document, book: ActorBook, issuer: str | None) -> None:
        self.mentions = {m.id: m for m in mentions}
        phrases = {m.id: read_phrase(m, document.text, book) for m in mentions if m.kind != "pronoun"}
        day = document.published[:10] if document.published else None
        self.context = Context(
            book, document, issuer, self.mentions, phrases, Persons(book, day), Discourse(), self.resolve
        )
        _name_ships(phrases, book)
        self.referents: dict[int, Referent | None] = {}
        self._open: set[int] = set()

    def run(self) -> dict[int, Referent]:
        """All referents, in reading order."""
        context = self.context
        _note_states(context)
        _gather_persons(context)
        _gather_roles(context)
        for mention in self.mentions.values():
            self._pass(mention)
        return {i: r for i, r in ((i, self.referents.get(i)) for i in self.mentions) if r is not None}

    def _pass(self, mention: Mention) -> None:
        """Resolve a mention and keep in mind what it names."""
        context, phrase = self.context, self.context.phrases.get(mention.id)
        if phrase is NOBODY:
            return
        referent = self.resolve(mention.id)
        if referent is not None:
            context.discourse.note(mention, referent, context.gender(mention, phrase))
        hits = () if phrase is None else phrase.owners if phrase.hit is None else (phrase.hit,)
        states = [h.entry.id for h in hits if h.entry.kind == "state"]
        if referent is not None and mention.kind != "pronoun" and referent.acts_for not in states:
            entry = context.book.entries.get(referent.acts_for or "")
            states += [entry.id] if entry is not None and entry.kind == "state" else []
        if referent is not None and referent.kind == "group" and referent.acts_for is not None:
            context.discourse.party(mention.sentence, referent.id, is_state=False)
        for state in states:
            context.discourse.party(mention.sentence, state)

    def resolve(self, mention: int | None) -> Referent | None:
        """The referent of a mention, found now if it was not yet; None also for one that is just being asked for."""
        if mention is None or mention not in self.mentions or mention in self._open:
            return None
        if mention not in self.referents:
            self._open.add(mention)
            self.referents[mention] = self._find(self.mentions[mention])
            self._open.discard(mention)
        return self.referents[mention]

    def _find(self, mention: Mention) -> Referent | None:
        if mention.kind == "pronoun":
            return refer(self.context, mention)
        phrase = self.context.phrases[mention.id]
        if phrase is NOBODY:
            return None
        person = self.context.persons.of_mention.get(mention.id)
        if person is not None:
            return self.context.person_referent(person)
        if mention.kind == "description":
            return describe(self.context, mention, phrase)
        return _named(self.context, mention, phrase)


def _named(context: Context, mention: Mention, phrase: Phrase) -> Referent | None:
    """A name that is no person's: of the codebook, a description in capitals, or a body nobody knows."""
    if phrase.hit is not None:
        return of_hit(context, mention, phrase)
    longer = context.book.find(context.phrase_text(mention)) if mention.of else None
    if longer is not None:
        return of_hit(context, mention, replace(phrase, hit=longer))
    if phrase.proper:
        return _unknown(context, phrase.proper, phrase)
    if phrase.noun is not None and phrase.noun.kind in _KINDS and phrase.loose and mention.number != "plur":
        return _unknown(context, _capitals(phrase, context.book), phrase)
    if phrase.entitled or (phrase.noun is not None and (phrase.owners or not phrase.loose)):
        return None if _is_stray(mention, phrase) else describe(context, mention, phrase)
    if phrase.noun is not None and any(context.owner_by_name(w, mention.id) for w in phrase.loose):
        return describe(context, mention, phrase)
    named = (mention.ner or _UNLABELLED) in context.book.words["body_labels"] and any(
        w[:1].isupper() for w in phrase.words
    )
    small = context.book.words["particles"] | context.book.words["joints"]
    lower = max((i for i, w in enumerate(phrase.words) if w.islower() and w not in small), default=-1)
    return _unknown(context, phrase.words[lower + 1 :] or phrase.words, phrase) if named else None


def _capitals(phrase: Phrase, book: ActorBook) -> tuple[str, ...]:
    """The capitalised words of a phrase without a nationality before them ("the Syrian Rising Dawn group")."""
    words = [w for w in phrase.words if w[:1].isupper()]
    while len(words) > 1 and (hit := book.find(words[0])) is not None and hit.use is Use.DEMONYM:
        del words[0]
    return tuple(words)


def _is_stray(mention: Mention, phrase: Phrase) -> bool:
    """A capitalised noun alone: no description but part of a name that was cut ("State" of "Secretary of State")."""
    if len(phrase.words) > 1 or phrase.noun is None or mention.number == "plur":
        return False
    return phrase.noun.kind is not NounKind.BODY


def _unknown(context: Context, words: tuple[str, ...], phrase: Phrase) -> Referent:
    """A body that only the text knows; one whose name does not tell what it is, is what the codebook says."""
    country = next((h.entry.country for h in phrase.owners if h.entry.country), None)
    kind = _KINDS.get(phrase.noun.kind) if phrase.noun is not None else None
    kind = kind or _unknown_kind(phrase, context.book) or next(iter(context.book.words["unknown_kind"]))
    words = context.fuller(words)
    name = naming(" ".join(words), context.book)
    return Referent(
        identifier(words),
        kind,
        name,
        "institution",
        None,
        country,
        because="name",
    )


def _unknown_kind(phrase: Phrase, book: ActorBook) -> str | None:
    """What a body is by the words of its name."""
    words = {w for word in phrase.words for w in folded_words(word)}
    for kind in ("media", "company", "party", "ngo"):
        if words & book.words[f"{kind}_words"]:
            return "group" if kind == "party" else kind
    return None


# --- before the first referent: ships, states and persons of the whole text


def _name_ships(phrases: dict[int, Phrase], book: ActorBook) -> None:
    """A warship named without its prefix is its state's as well ("HMS Dauntless … Dauntless")."""
    ships = {p.words[1:]: p.hit for p in phrases.values() if p.words[:1] and p.words[0] in book.ships and p.hit}
    for number, phrase in phrases.items():
        if ships and phrase.hit is None and phrase.words in ships:
            phrases[number] = Phrase(phrase.words, ships[phrase.words], definite=phrase.definite)


def _note_states(context: Context) -> None:
    for mention in context.mentions.values():
        phrase = context.phrases.get(mention.id)
        if phrase is None:
            continue
        hits = phrase.owners if phrase.hit is None else (phrase.hit,)
        for hit in hits:
            if hit.entry.kind == "state":
                context.discourse.state(mention.id, mention.sentence, hit.entry.id, mention.subject)


def _gather_persons(context: Context) -> None:
    """Full names first, that single names find them wherever they stand."""
    persons, book = context.persons, context.book
    short: list[tuple[Mention, Phrase, tuple[str, ...]]] = []
    for mention in context.mentions.values():
        phrase = context.phrases.get(mention.id)
        if phrase is None or mention.kind != "name":
            continue
        name = _person_name(mention, phrase, book)
        letters = person_key(name or phrase.words, book.words)
        if len(name) > 1 and len(letters) > 1:
            person = persons.add_full(mention.id, name)
            person.gender = person.gender or _gender(phrase, name, book)
        elif letters and (name or len(phrase.words) == 1):
            short.append((mention, phrase, name or phrase.words))
    certain = {
        m.id: (bool(p.name) or (m.ner == "PERSON" and p.hit is None and m.head[:1].isupper()))
        and not _is_rather_a_body(context, p, name)
        for m, p, name in short
    }
    sure = {folded_words(name[-1]) for mention, _, name in short if certain[mention.id]}
    for mention, phrase, name in short:
        known = persons.known(name[-1]) or folded_words(name[-1]) in sure
        if certain[mention.id] or (known and _may_be_person(mention, phrase)):
            person = persons.add_short(mention.id, name, _gender(phrase, (), book))
            person.gender = person.gender or _gender(phrase, (), book)


def _is_rather_a_body(context: Context, phrase: Phrase, name: tuple[str, ...]) -> bool:
    """Whether a name of one word, without title or fuller form, is a body's in the texts that the codebook is for."""
    words = folded_words(name[-1])
    if "PERSON" not in context.book.words["body_labels"] or phrase.offices or _gender(phrase, (), context.book):
        return False
    return len(name) == 1 and not context.persons.known(name[-1]) and not (words and words[-1] in context.book.surnames)


def _person_name(mention: Mention, phrase: Phrase, book: ActorBook) -> tuple[str, ...]:
    """The words of a person's name, also where the label fails but the name is known or its first name is one."""
    if phrase.name:
        return phrase.name
    words = phrase.loose
    if phrase.hit is not None or phrase.noun is not None or phrase.offices or len(words) < 2:
        return ()
    if phrase.words[-len(words) :] != words:
        return ()
    if " ".join(person_key(words, book.words)) in book.holders:
        return words
    given = folded_words(words[0])
    first = bool(given) and (given[0] in book.words["male_names"] or given[0] in book.words["female_names"])
    told = mention.ner not in _NO_PERSON or (mention.ner == "ORG" and _unknown_kind(phrase, book) is None)
    return words if first and told else ()


def _may_be_person(mention: Mention, phrase: Phrase) -> bool:
    """Whether a single word can be the family name of somebody in the text, whatever it is labelled."""
    if phrase.noun is not None or not mention.head[:1].isupper():
        return False
    return phrase.hit is None or (mention.ner == "PERSON" and phrase.hit.use is not Use.DEMONYM)


def _gender(phrase: Phrase, name: tuple[str, ...], book: ActorBook) -> str | None:
    said = next((o.gender for o in phrase.offices if o.gender), None)
    if said is not None or not name:
        return said
    given = folded_words(name[0])
    if given and given[0] in book.words["female_names"]:
        return "f"
    return "m" if given and given[0] in book.words["male_names"] else None


def _gather_roles(context: Context) -> None:
    """What phrases say of persons: titles before the name, appositions on either side."""
    for mention in context.mentions.values():
        phrase = context.phrases.get(mention.id)
        if phrase is None:
            continue
        person = context.persons.of_mention.get(mention.id)
        if person is not None:
            _add_role(context, person, mention, phrase)
        for other in mention.appositive:
            if person is not None and context.persons.of_mention.get(other) not in (None, person):
                continue  # two persons side by side, as in a headline's list
            if person is not None and other in context.phrases:
                _add_role(context, person, context.mentions[other], context.phrases[other])
            its = context.persons.of_mention.get(other)
            if person is None and its is not None:
                _add_role(context, its, mention, phrase)


def _add_role(context: Context, person: Person, mention: Mention, phrase: Phrase) -> None:
    hit = choose_owner(phrase.owners, phrase.office)
    country = next((h.entry.country for h in phrase.owners if h.entry.country), None)
    person.country = person.country or country
    office = phrase.office
    elsewhere = mention.id not in context.persons.of_mention
    if office is None or (elsewhere and (phrase.name or mention.number == "plur")):
        return
    body, organ = (hit.entry.id, office.organ or hit.organ) if hit else (office.default, office.organ)
    if hit is not None and hit.entry.kind not in BODIES:
        body = None
    for institution in phrase.bodies:
        organ = institution.organ or organ
    possessor = () if mention.possessor is None else (mention.possessor,)
    whose = () if body else (*possessor, *context.belongs_to(mention))
    alone = any(b.alone for b in phrase.bodies)
    role = Role(office, body, organ, phrase.marked, phrase.role or "", whose, alone)
    if role in person.roles:
        return
    if elsewhere:
        person.roles.append(role)
        return
    person.roles.insert(person.titles, role)
    person.titles += 1


# --- the table of actors


def _table(mentions: Sequence[Mention], referents: Mapping[int, Referent], book: ActorBook) -> tuple[Actor, ...]:
    """One entry an id in order of first mention; bodies that are only acted for come with no mention."""
    spans: dict[str, list[Span]] = {}
    first: dict[str, Referent] = {}
    for mention in mentions:
        referent = referents.get(mention.id)
        if referent is None:
            continue
        first.setdefault(referent.id, referent)
        spans.setdefault(referent.id, []).append(mention.span)
        for body in (referent.acts_for, *referent.members):
            if body is not None:
                spans.setdefault(body, [])
    return tuple(_row(actor, first.get(actor), tuple(found), book) for actor, found in spans.items())


def _row(actor: str, referent: Referent | None, spans: tuple[Span, ...], book: ActorBook) -> Actor:
    entry = book.entries.get(actor)
    if entry is not None:
        return Actor(entry.id, entry.kind, entry.name, entry.country, mentions=spans)
    if referent is None:
        return Actor(actor, "group", actor, mentions=spans)
    return Actor(actor, referent.kind, referent.name, referent.country, referent.organ, referent.role, spans)
