"""Descriptions: "the Iraqi army", "a foreign ministry spokesman", "the militants", "nearly 40 countries"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.codebook.actor_entries import NounEntry, NounKind, OfficeEntry, OfficeKind, Use
from onrecord.model.mention import Mention, Referent
from onrecord.resolve.context import BODIES, Context
from onrecord.resolve.discourse import GROUP_REACH, Seen
from onrecord.resolve.offices import counterpart, officer
from onrecord.resolve.phrases import Phrase

_ORGANISATIONS = ("igo", "coalition")
_PERSONAL = (NounKind.PEOPLE, NounKind.CLASS, NounKind.MEMBER)

# An outlet may be named up to so many sentences after it was described.
_OUTLET_NAMED_LATER = 6


def describe(context: Context, mention: Mention, phrase: Phrase) -> Referent | None:
    """Whom a phrase with a common head stands for, or None where it is no actor."""
    if phrase.hit is not None:
        return of_hit(context, mention, phrase)
    apposed = _apposed(context, mention, phrase)
    if apposed is not None:
        return apposed
    noun, office = phrase.noun, phrase.office
    pair = _pair(context, mention, phrase, noun)
    if pair is not None:
        return pair
    if office is not None and phrase.entitled and _is_office(office, noun):
        return officer(context, mention, phrase, office)
    if noun is None:
        return None
    return _BY_KIND[noun.kind](context, mention, phrase, noun)


def of_hit(context: Context, mention: Mention, phrase: Phrase) -> Referent | None:
    """The referent of a phrase that is a name of the codebook: none where it only says where."""
    hit = phrase.hit
    if hit is None or (mention.as_place and hit.entry.kind in ("state", *_ORGANISATIONS, "group")):
        return None
    entry, name = hit.entry, context.phrase_text(mention) if mention.kind == "name" else " ".join(phrase.words)
    if hit.use is not Use.DEMONYM:
        before = [o for o in phrase.owners if o.entry.kind == "state" and o.entry.id != entry.id]
        if hit.use is Use.SEAT and before:
            owner = before[0].entry
            return Referent(owner.id, "state", name, "institution", owner.id, owner.id, hit.organ, because=owner.origin)
        return context.entry_referent(hit, name)
    alone = len(phrase.words) == 1
    if alone and (phrase.definite or (phrase.definite is None and mention.number != "plur")):
        return Referent(entry.id, entry.kind, name, "institution", entry.id, entry.country, because=entry.origin)
    kind = "unnamed" if mention.number == "sing" else "collective"
    return Referent(name, kind, name, "unnamed", None, entry.country, because=entry.origin)


def _is_office(office: OfficeEntry, noun: NounEntry | None) -> bool:
    """Whether the head is the title, not something that belongs to it ("presidential palace", "general staff")."""
    if office.kind is OfficeKind.OWN:
        return noun is None or noun.kind in (NounKind.PEOPLE, NounKind.MEMBER, NounKind.CLASS)
    return noun is None or noun.kind is NounKind.CLASS


def _apposed(context: Context, mention: Mention, phrase: Phrase) -> Referent | None:
    """A description beside a name is what the name is ("Geng Shuang, a foreign ministry spokesman")."""
    for other in mention.appositive:
        its = context.mentions.get(other)
        if its is None or its.kind != "name":
            continue
        referent = context.resolve(other)
        if referent is None or (referent.kind == "person" and mention.number == "plur"):
            continue
        noun = phrase.noun
        like = noun is not None and noun.kind is NounKind.PARTNER and noun.lemma in context.book.words["counterparts"]
        personal = phrase.entitled or like or (noun is not None and noun.kind in _PERSONAL)
        if personal if referent.kind == "person" else phrase.noun is not None and not personal:
            return referent
    return None


# --- institutions and who speaks for them


def _body(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    owner = context.owner(mention, phrase)
    seat = context.seat(mention) if owner is None else None
    owner = owner or seat
    if owner is None and phrase.definite:
        before = context.discourse.headed(mention)
        if before is not None and before.source_kind != "document":
            return replace(before, because="coreference:the")
    if owner is None and noun.alone and phrase.definite is not False:
        owner = context.state_around(mention)
    if owner is None or owner.kind not in BODIES:
        return None
    organ = noun.organ if owner.kind in ("state", "group") or owner.organ is None else owner.organ
    for body in phrase.bodies:
        organ = body.organ or organ
    text = context.phrase_text(mention, where=seat is not None)
    return Referent(owner.id, owner.kind, text, "institution", owner.id, owner.country, organ, because=owner.because)


def _force(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    owner = context.owner(mention, phrase)
    if owner is None and phrase.definite and context.issuer is not None:
        owner = context.state_around(mention)
    if owner is None or owner.kind not in BODIES:
        return None
    text = context.phrase_text(mention)
    return Referent(
        owner.id, owner.kind, text, "institution", owner.id, owner.country, noun.organ, because=owner.because
    )


def _class(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    owner = context.owner(mention, phrase)
    seat = context.seat(mention) if owner is None else None
    owner = owner or seat
    if owner is None and any(b.alone for b in phrase.bodies):
        owner = context.state_around(mention)
    text = context.phrase_text(mention, where=seat is not None)
    organ = (owner.organ if owner else None) or phrase.organ
    body = owner.id if owner is not None and owner.kind in BODIES and not phrase.marked else None
    country = owner.country if owner else None
    because = owner.because if owner else f"nouns:{noun.lemma}"
    return Referent(text, "unnamed", text, "unnamed", body, country, organ, None, (), because)


def _words(context: Context, mention: Mention, phrase: Phrase) -> str:
    """The words of a phrase; a bare noun with where it is ("countries in the region")."""
    return context.phrase_text(mention, where=len(phrase.words) == 1)


def _people(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    country = next((h.entry.country for h in phrase.owners if h.entry.country), None)
    if country is None:
        owner = context.owner(mention, phrase) or context.seat(mention)
        country = owner.country if owner else None
    kind = "collective" if mention.number == "plur" else "unnamed"
    text = _words(context, mention, phrase)
    return Referent(text, kind, text, "unnamed", None, country, because=f"nouns:{noun.lemma}")


# --- groups


def _is_group(one: Seen) -> bool:
    """A group that acts as one; a people or a faith is never "the group"."""
    return one.referent.kind == "group" and one.referent.acts_for is not None


def _is_armed(context: Context) -> Callable[[Seen], bool]:
    """Groups under arms, and those whose kind is not known."""

    def fits(one: Seen) -> bool:
        entry = context.book.entries.get(one.referent.id)
        return _is_group(one) and (entry is None or entry.type == "armed")

    return fits


def _member(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    owner = context.owner(mention, phrase)
    text = context.phrase_text(mention)
    if owner is not None and owner.kind in ("group", *_ORGANISATIONS):
        return Referent(owner.id, owner.kind, text, "unnamed", owner.id, owner.country, because=owner.because)
    if owner is None and phrase.definite and not phrase.owners:
        meant = context.discourse.foremost(mention, _is_armed(context), GROUP_REACH)
        if meant is not None:
            return replace(meant, source_kind="unnamed", because="coreference:members")
    return _people(context, mention, phrase, noun)


def _group(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    hit = next((h for h in phrase.owners if h.entry.kind == "group" and h.entry.acts), None)
    text = context.phrase_text(mention)
    if hit is not None:
        return context.entry_referent(hit, text)
    fits = _is_armed(context) if " " in noun.lemma or phrase.offices else _is_group
    return _anaphoric(context, mention, phrase, fits) or _people(context, mention, phrase, noun)


def _alliance(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    hit = next((h for h in phrase.owners if h.entry.kind in _ORGANISATIONS), None)
    if hit is not None:
        return context.entry_referent(hit, context.phrase_text(mention))
    own = "coalition" if noun.lemma == "coalition" else "igo"
    return (
        _anaphoric(context, mention, phrase, lambda s: s.referent.kind == own)
        or _anaphoric(context, mention, phrase, lambda s: s.referent.kind in _ORGANISATIONS)
        or _people(context, mention, phrase, noun)
    )


def _anaphoric(context: Context, mention: Mention, phrase: Phrase, fits: Callable[[Seen], bool]) -> Referent | None:
    """The body last named that fits, for a definite singular ("the group")."""
    if phrase.definite is not True or mention.number == "plur":
        return None
    last = context.discourse.last(context.discourse.bodies, mention, fits, GROUP_REACH)
    return None if last is None else replace(last, source_kind="institution", because="coreference:the")


# --- countries


def _country(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    if mention.as_place:
        return None
    text = _words(context, mention, phrase)
    if mention.number != "plur":
        if phrase.owners and phrase.owners[0].entry.kind == "state":
            return context.entry_referent(phrase.owners[0], text)
        if mention.possessor is not None:
            owner = context.owner_of_mention(mention.possessor)
            return _state(owner.country, text, "coreference:country") if owner and owner.country else None
        if phrase.definite and len(phrase.words) == 1 and noun.lemma in context.book.words["paired"]:
            state = context.discourse.state_around(mention.id, mention.sentence)
            if state is not None:
                return _state(state, text, "coreference:country")
    return Referent(text, "collective", text, "institution", None, None, because=f"nouns:{noun.lemma}")


def _state(state: str, text: str, because: str) -> Referent:
    return Referent(state, "state", text, "institution", state, state, because=because)


def _pair(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry | None) -> Referent | None:
    """ "The two countries", "both sides": the two states last named; the phrase is the id, the states its members."""
    words = context.book.words
    first = mention.text.split()[:2]
    if mention.number == "sing" or not any(w.casefold() in words["two"] for w in first):
        return None
    if noun is None or noun.lemma not in words["paired"] or phrase.owners:
        return None
    members = context.discourse.pair(mention.sentence, states=noun.lemma not in words["sides"])
    if not members:
        return None
    text = " ".join(mention.text.split()[phrase.definite is not None :])
    return Referent(text, "collective", text, "institution", None, members=members, because="coreference:pair")


def _partner(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    text = context.phrase_text(mention)
    if noun.lemma in context.book.words["counterparts"]:
        return counterpart(context, mention, phrase, text)
    if phrase.owners and phrase.owners[0].entry.kind == "state" and mention.possessor is not None:
        # "Our Turkish allies" are Turkey; "Turkish allies" may be Turkey's.
        return _state(phrase.owners[0].entry.id, text, phrase.owners[0].entry.origin)
    if len(phrase.words) == 1 and mention.number != "plur" and mention.possessor is None:
        return None
    return Referent(text, "collective", text, "unnamed", None, None, because=f"nouns:{noun.lemma}")


# --- documents, outlets, firms


def _document(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    owner = context.owner(mention, phrase)
    text = context.phrase_text(mention)
    because = f"nouns:{noun.lemma}"
    if owner is None:
        before = context.discourse.headed(mention) if phrase.definite and len(phrase.words) == 1 else None
        if before is not None and before.source_kind == "document":
            return before
        return Referent(text, "unnamed", text, "document", None, None, because=because)
    return Referent(owner.id, owner.kind, text, "document", owner.id, owner.country, owner.organ, because=owner.because)


def _outlet(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    hit = next((h for h in phrase.owners if h.entry.kind == "media"), None)
    text = context.phrase_text(mention)
    if hit is not None:
        return context.entry_referent(hit, text)
    last = _anaphoric(context, mention, phrase, lambda s: s.referent.kind == "media") if not phrase.owners else None
    if last is not None:
        return last
    named = _outlet_named_later(context, mention)
    if named is not None:
        return named
    owner = context.owner(mention, phrase)
    country = owner.country if owner else None
    return Referent(text, "media", text, "institution", None, country, because=f"nouns:{noun.lemma}")


def _outlet_named_later(context: Context, mention: Mention) -> Referent | None:
    """ "A Korean newspaper said …" whose name follows a sentence later ("The newspaper Chosun Ilbo")."""
    for other in context.mentions.values():
        if other.id <= mention.id or other.sentence - mention.sentence > _OUTLET_NAMED_LATER:
            continue
        beside = [context.mentions[a].head.lower() for a in other.appositive if a in context.mentions]
        ahead = context.document.text[: other.span.start].split()[-1:]
        words = (w.lower() for w in (*beside, *other.modifiers, *ahead))
        if other.kind == "name" and mention.head.lower() in words:
            referent = context.resolve(other.id)
            if referent is not None and referent.kind in ("media", "company", "group", "person"):
                name = " ".join(w for w in referent.name.split() if w.lower() != mention.head.lower())
                return replace(referent, name=name, kind="media", source_kind="institution")
    return None


def _firm(context: Context, mention: Mention, phrase: Phrase, noun: NounEntry) -> Referent | None:
    if phrase.definite is True and mention.number != "plur":
        meant = context.discourse.foremost(mention, lambda s: s.referent.kind == "company", GROUP_REACH)
        if meant is not None:
            return replace(meant, source_kind="institution", because="coreference:the")
    owner = context.owner(mention, phrase)
    text = context.phrase_text(mention)
    country = owner.country if owner else None
    return Referent(text, "company", text, "institution", None, country, because=f"nouns:{noun.lemma}")


_BY_KIND: dict[NounKind, Callable[[Context, Mention, Phrase, NounEntry], Referent | None]] = {
    NounKind.BODY: _body,
    NounKind.FORCE: _force,
    NounKind.CLASS: _class,
    NounKind.PEOPLE: _people,
    NounKind.MEMBER: _member,
    NounKind.GROUP: _group,
    NounKind.ALLIANCE: _alliance,
    NounKind.COUNTRY: _country,
    NounKind.DOCUMENT: _document,
    NounKind.OUTLET: _outlet,
    NounKind.FIRM: _firm,
    NounKind.PARTNER: _partner,
}
