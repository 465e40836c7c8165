"""Pronouns: "he", "its", "they", "we", "both", each with the one it points to, or nothing."""

from __future__ import annotations

from onrecord.model.mention import Mention, Referent
from onrecord.resolve.context import BODIES, Context
from onrecord.resolve.discourse import PRONOUN_REACH, Seen

# "it" and "they" point less far than "he", for they have more that they could mean.
_THING_REACH = 1
_SEVERAL_REACH = 2


def refer(context: Context, mention: Mention) -> Referent | None:
    """Whom a pronoun stands for, or None where nobody fits."""
    word = mention.text.casefold()
    lists = context.book.words
    if word in lists["speaker"]:
        return _speaker(context, mention)
    if word in lists["speakers"]:
        return _speakers(context, mention)
    clustered = _clustered(context, mention, word)
    if clustered is not None:
        return clustered
    if word in lists["male"]:
        return _person(context, mention, "m")
    if word in lists["female"]:
        return _person(context, mention, "f")
    if word in lists["thing"]:
        return _thing(context, mention)
    if word in lists["several"]:
        return _several(context, mention)
    if word in lists["pair"]:
        members = context.discourse.pair(mention.sentence)
        return _pair(mention, members) if members else None
    return None


def _speaker(context: Context, mention: Mention) -> Referent | None:
    """The first person: who speaks; on a page of an issuer's own, the issuer."""
    if mention.quoted_by is not None:
        return context.resolve(mention.quoted_by)
    return _body(context, context.issuer) if context.issuer else None


def _speakers(context: Context, mention: Mention) -> Referent | None:
    """The first person plural: the body for which the speaker acts, else the speaker."""
    speaker = _speaker(context, mention)
    if speaker is None or speaker.acts_for in (None, speaker.id):
        return speaker
    return _body(context, speaker.acts_for) or speaker


def _body(context: Context, body: str | None) -> Referent | None:
    entry = context.book.entries.get(body or "")
    if entry is None:
        return None
    return Referent(
        entry.id, entry.kind, entry.name, "institution", entry.id, entry.country, because="coreference:speaker"
    )


def _clustered(context: Context, mention: Mention, word: str) -> Referent | None:
    """Who stands for another mention that the text's form joins with this one."""
    if mention.cluster is None:
        return None
    personal = word in context.book.words["male"] or word in context.book.words["female"]
    for other in context.mentions.values():
        if other.cluster == mention.cluster and other.id != mention.id and other.kind != "pronoun":
            referent = context.resolve(other.id)
            if referent is not None and (referent.kind in ("person", "unnamed")) >= personal:
                return referent
    return None


def _person(context: Context, mention: Mention, gender: str) -> Referent | None:
    speaker = context.resolve(mention.quoted_by) if mention.quoted_by is not None else None

    def fits(one: Seen) -> bool:
        single = one.referent.kind == "person" or (one.referent.kind == "unnamed" and not one.plural)
        return single and one.gender in (None, gender) and (speaker is None or one.referent.id != speaker.id)

    return context.discourse.nearest(context.discourse.people, mention, fits, PRONOUN_REACH)


def _thing(context: Context, mention: Mention) -> Referent | None:
    """ "It" and "its": the subject of the clause around, a body in the same sentence, the subject of the one before."""
    around = context.mentions.get(-1 if mention.within is None else mention.within)
    if around is not None and around.kind == "description" and around.number == "sing":
        referent = context.resolve(around.id)
        phrase = context.phrases.get(around.id)
        if referent is None and phrase is not None and phrase.noun is None and phrase.office is None:
            return None  # a thing: "the school had been full when it was hit"
        if referent is not None and referent.kind in BODIES:
            return referent

    def fits(one: Seen) -> bool:
        return not one.plural and (one.sentence == mention.sentence or one.subject)

    return context.discourse.nearest(context.discourse.bodies, mention, fits, _THING_REACH)


def _several(context: Context, mention: Mention) -> Referent | None:
    """ "They": people or members of a group; failing these, a group or organisation named in the singular."""
    discourse = context.discourse
    seen = sorted((*discourse.people, *discourse.bodies), key=lambda one: one.order)
    plural = discourse.nearest(seen, mention, lambda one: one.plural, _SEVERAL_REACH)
    if plural is not None:
        return plural
    return discourse.nearest(
        discourse.bodies, mention, lambda one: one.referent.kind in ("group", "igo", "coalition"), _THING_REACH
    )


def _pair(mention: Mention, members: tuple[str, ...]) -> Referent:
    return Referent(
        mention.text, "collective", mention.text, "institution", members=members, because="coreference:pair"
    )
