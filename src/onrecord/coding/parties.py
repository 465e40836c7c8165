"""Who fills the roles of a frame, as ids: what every coder asks of referents."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from onrecord.codebook.actor_entries import ActorEntry, NounKind
from onrecord.codebook.actors import ActorBook
from onrecord.model.document import Span
from onrecord.model.frame import Frame, Frames, Report, Role
from onrecord.model.mention import Mention, Referent
from onrecord.model.place import PlaceReferent
from onrecord.model.records import EventPlace
from onrecord.resolve.actors import Actors
from onrecord.resolve.naming import naming
from onrecord.resolve.places import Places
from onrecord.resolve.times import Times

# Prepositions behind which a name is a place, whatever else it looks like.
_BESIDE = frozenset(("near", "outside", "off"))


class Parties:
    """The mentions, reports and referents of one document, asked by role."""

    def __init__(
        self,
        frames: Frames,
        actors: Actors,
        places: Places,
        times: Times,
        book: ActorBook,
        issuer: str | None = None,
    ) -> None:
        self.actors = actors
        self._issuer = book.entries.get(issuer or "")
        self._places = places
        self.times = times
        self.book = book
        self._mentions = {m.id: m for m in frames.mentions}
        self._reports = {r.id: r for r in frames.reports}

    def report(self, frame: Frame) -> Report | None:
        """The report whose content holds the frame."""
        return self._reports.get(frame.report) if frame.report is not None else None

    def mention(self, role: Role) -> Mention | None:
        """The noun phrase that fills a role."""
        return self._mentions.get(role.mention) if role.mention is not None else None

    def numbered(self, number: int) -> Mention | None:
        """The mention with this number."""
        return self._mentions.get(number)

    def referents(self, frame: Frame, name: str) -> list[Referent]:
        """Everybody in a role; documents ("a statement") are nobody."""
        found = [self.referent(r) for r in frame.roles if r.name == name]
        return [r for r in found if r is not None and r.source_kind != "document"]

    def referent(self, role: Role) -> Referent | None:
        """Who fills a role; an adjective of nation is its state ("French airstrikes"); people as a class are nobody."""
        mention = self.mention(role)
        if mention is None:
            return None
        referent = self.actors.of(mention.id)
        if mention.kind == "name" and mention.text[:4].lower() != "the " and mention.ner in ("NORP", "GPE"):
            hit = self.book.find(mention.text)
            if hit is not None and (referent is None or referent.kind in ("collective", "unnamed")):
                return _body(hit.entry, because=hit.entry.origin)
        if referent is not None and referent.because == "name" and self._places.of(mention.id) is not None:
            return None
        noun = self.book.nouns.get(mention.head_lemma)
        if noun is not None and noun.kind is NounKind.PEOPLE and (referent is None or referent.acts_for is None):
            return None
        return referent

    def anybody(self, frame: Frame, name: str) -> list[Referent]:
        """Everybody in a role, people as a class included ("demonstrators")."""
        found = [self.referent(r) or self.actors.of(r.mention) for r in frame.roles if r.name == name]
        return [r for r in found if r is not None and r.source_kind != "document"]

    def place(self, role: Role) -> PlaceReferent | None:
        """The place in a role, also behind "the town of"."""
        mention = self.mention(role)
        if mention is None:
            return None
        return next((p for n in (mention.id, *mention.of) if (p := self._places.of(n)) is not None), None)

    def is_part_of_state(self, role: Role) -> bool:
        """Whether a place that stands for no state fills the role: a town that is no capital, "eastern Chad"."""
        mention, found = self.mention(role), self.place(role)
        if found is None or mention is None or (found.kind == "state" and found.area_text is None):
            return False
        return found.area_text is not None or self.book.find(mention.text) is None

    def place_by_name(self, role: Role) -> EventPlace | None:
        """A place that no gazetteer knows, by its name alone: "near Fasht Al Dibal"."""
        mention = self.mention(role)
        sure = role.preposition in _BESIDE
        if mention is None or mention.kind != "name" or not (sure or mention.ner in ("GPE", "LOC", "FAC")):
            return None
        referent = self.actors.of(mention.id)
        if referent is not None and referent.because != "name":
            return None
        return EventPlace(_bare(mention.text))

    def place_within(self, span: Span) -> PlaceReferent | None:
        """The first place named inside a span."""
        return self._places.within(span)

    def when(self, *spans: Span) -> tuple[str | None, str | None]:
        """Date and words for when: of the first of these words in whose clause a time stands; (None, None) if none."""
        for span in spans:
            found = self.times.of(span)
            if found is not None:
                return found.edtf, self.times.words(found)
        return None, None

    def place_beside(self, trigger: Span, prepositions: frozenset[str]) -> PlaceReferent | None:
        """The place that the clause of a word names behind one of these prepositions, wherever the parse hung it."""
        for clause in self.times.clauses.over(trigger):
            for toponym, place in self._places.inside(clause.span):
                ahead = self.times.text[: toponym.span.start].split()[-1:]
                own = next(self.times.clauses.over(toponym.span), None) is clause
                if own and ahead and ahead[0].lower() in prepositions:
                    return place
            if clause.finite:
                return None
        return None

    def party(self, role: Role) -> str | None:
        """The id on whose behalf the filler of a role acts, a place name read as its state or group."""
        return self._party(role.mention)

    def _party(self, number: int | None) -> str | None:
        referent = self.actors.of(number)
        if referent is not None and referent.source_kind == "document" and referent.acts_for is None:
            return None
        if referent is not None and (referent.because != "name" or self._places.of(number) is None):
            return referent.acts_for or referent.id
        mention = self._mentions.get(number) if number is not None else None
        if mention is None or mention.kind != "name":
            return None
        hit = self.book.find(_bare(mention.text)) or self.book.find(mention.head)
        return hit.entry.id if hit is not None and hit.entry.kind in ("state", "group", "igo") else None

    def owner(self, role: Role) -> str | None:
        """Whose the filler of a role is: "Seoul's offer", "Russian claims", "the demands of the rebels"."""
        mention = self.mention(role)
        if mention is None:
            return None
        attached = (o for o in mention.of if not self._mentions[o].as_place)
        for other in (mention.possessor, *attached):
            party = self._party(other)
            if party is not None:
                return party
        for word in mention.modifiers:
            hit = self.book.find(word) if word[:1].isupper() else None
            if hit is not None and hit.entry.kind in ("state", "igo", "group"):
                return hit.entry.id
        return None

    def owners(self, frame: Frame, name: str) -> list[Referent]:
        """The bodies whose unnamed men or things fill a role: "the UNITA wing", "Rwandan gunships"."""
        found = [self.book.entries.get(self.owner(r) or "") for r in frame.roles if r.name == name]
        return [_body(e) for e in found if e is not None]

    def speaks(self, frame: Frame) -> Referent | None:
        """Who says what a frame tells: the source of its report, or the issuer of a page that is a statement."""
        report = self.report(frame)
        if report is not None or self._issuer is None:
            return self.speaker(report)
        return _body(self._issuer)

    def speaker(self, report: Report | None) -> Referent | None:
        """The first source of a report that acts for somebody."""
        if report is None:
            return None
        for mention in report.sources:
            for referent in (self.actors.of(m) for m in (mention, *self._mentions[mention].of)):
                if referent is not None and referent.acts_for is not None:
                    return referent
        return None

    def source(self, report: Report | None, actor: str, acts: tuple[Span, ...] = ()) -> tuple[str | None, bool]:
        """The source's name, and whether the actor itself (or nobody else) is the one who says it.

        A body's own act told by the outlet ("China promised") has no source, though its word is a cue; a person's has.

        Args:
            acts: spans of the operators of the position.
        """
        if report is None or not report.sources:
            return None, True
        referents = [r for r in map(self.actors.of, report.sources) if r is not None]
        if not referents:
            return None, True
        own = any(actor in (r.acts_for, r.id) for r in referents)
        act = report.cue is not None and any(report.cue.meets(span) for span in acts)
        if own and act and all(r.kind != "person" and r.source_kind == "institution" for r in referents):
            return None, True
        return " and ".join(r.name for r in referents), own

    def are_any(self, frame: Frame, name: str, kinds: frozenset[NounKind]) -> bool:
        """Whether a noun of one of these kinds fills a role: troops and ships, people as a class."""
        mentions = [m for r in frame.roles if r.name == name and (m := self.mention(r)) is not None]
        nouns = [self.book.nouns.get(m.head_lemma) for m in mentions]
        return any(n is not None and n.kind in kinds for n in nouns)

    def called(self, mention: Mention) -> str:
        """What is no actor as the text calls it: its name, or its noun with the word before."""
        if mention.kind == "name":
            name = [w for w in (*mention.modifiers, mention.head) if w[:1].isupper() and "-" not in w]
        else:  # "the Lighthouse Winmore ship"
            run = takewhile(lambda w: w[:1].isupper() and "-" not in w, reversed(mention.modifiers))
            name = [*run][::-1]
            name = [] if len(name) < 2 or self.book.find(name[0]) is not None else name
        telling = [w for w in mention.modifiers if not self._counts(w)]
        return naming(" ".join(name or (*telling[-1:], mention.head)), self.book)

    def uncounted(self, name: str) -> str:
        """The name of several people without their number: "rebels" of "at least 43 rebels"."""
        words = name.split()
        kept = [*dropwhile(self._counts, words)]
        return " ".join(kept) or name

    def _counts(self, word: str) -> bool:
        lists, folded = self.book.words, word.casefold()
        return folded in lists["quantities"] or folded in lists["dropped"] or word[:1].isdecimal()

    def is_people(self, role: Role, kinds: frozenset[NounKind]) -> bool:
        """Whether people fill the role: a person, a nation's people, a pronoun, a noun of one of these kinds."""
        mention = self.mention(role)
        if mention is None:
            return False
        noun = self.book.nouns.get(mention.head_lemma)
        someone = mention.kind == "pronoun" and mention.text.casefold() not in self.book.words["thing"]
        named = mention.ner in ("PERSON", "NORP", "CARDINAL") or someone
        return named or (noun is not None and noun.kind in kinds)


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he ", "", name)


def _body(entry: ActorEntry, because: str = "") -> Referent:
    return Referent(entry.id, entry.kind, entry.name, "institution", entry.id, entry.country, because=because)


def who(referent: Referent) -> list[tuple[str, str | None]]:
    """The ids on whose behalf a referent acts, with the organ."""
    if referent.members:
        return [(member, None) for member in referent.members]
    return [(referent.acts_for or referent.id, referent.organ)]


def place_of(found: PlaceReferent) -> EventPlace:
    """A place as records carry it."""
    text = found.area_text or found.name
    return EventPlace(text, found.name, found.geonameid, found.country, found.lat, found.lon)
