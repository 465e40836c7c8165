"""Gatherings: conferences, summits, talks (codebook §6), from what people do with them and from their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.codebook.gatherings import GatheringBook
from onrecord.coding.identity import record_id
from onrecord.coding.parties import Parties, place_of, who
from onrecord.model.document import Document, Span
from onrecord.model.frame import Frame, Role
from onrecord.model.mention import Mention, Referent
from onrecord.model.records import Because, EventPlace, Excluded, Gathering

_PRIOR = 0.5
_TO_COME = frozenset(("will", "plan", "commit", "offer", "prepare"))
_COUNT = re.compile(r"\d[\d,]*$")
# Code points between a noun and what belongs to it, beyond which its name would run too far.
_NEAR = 30


class GatheringCoder:
    """Codes the gatherings of one document."""

    def __init__(self, parties: Parties, document: Document, book: GatheringBook) -> None:
        self._parties = parties
        self._document = document
        self._book = book

    def code(self, frames: Sequence[Frame], mentions: Sequence[Mention]) -> tuple[Gathering, ...]:
        """All gatherings, what is told twice merged into one, in reading order."""
        told = [g for frame in frames for g in self._from_frame(frame)]
        seen = {g.evidence[0] for g in told}
        told += [g for m in mentions if (g := self._named(m)) and not any(s.covers(m.span) for s in seen)]
        merged: list[Gathering] = []
        for gathering in sorted(told, key=lambda g: g.evidence[0]):
            number = next((n for n, other in enumerate(merged) if _same(gathering, other)), None)
            if number is None:
                merged.append(gathering)
            else:
                merged[number] = _joined(merged[number], gathering)
        kept = [g for g in merged if g.hosts or g.participants or g.place or g.excluded]
        return tuple(replace(g, id=self._identify(g)) for g in kept)

    def _from_frame(self, frame: Frame) -> Iterator[Gathering]:
        role = self._book.of(frame.entry).role
        negated = any(o.kind.startswith("not ") for o in frame.operators)
        agents = _ids(self._parties.anybody(frame, "agent"))
        for filler in frame.roles:
            mention = self._parties.mention(filler)
            if filler.name not in ("object", "prep:to", "prep:in") or mention is None or not self._is_one(mention):
                continue
            plain = self._bare(mention)
            kinds = {o.kind for o in frame.operators}
            if role == "excluded" or (negated and role == "participant"):
                plain = replace(plain, excluded=tuple(Excluded(a) for a in agents))
            elif not negated:
                plain = replace(
                    plain,
                    hosts=agents if role == "host" else (),
                    participants=(*plain.participants, *(agents if role == "participant" else ())),
                )
            aim = frame.role("aim")
            yield replace(
                plain,
                agenda=_trimmed(aim.span.of(self._document.text)) if aim is not None else None,
                place=plain.place or self._place(frame.roles),
                outcome="planned" if kinds & _TO_COME else None,
                evidence=(frame.evidence.union(plain.evidence[0]),),
                because=(*plain.because, Because("gathering", frame.entry, frame.trigger)),
            )

    def _named(self, mention: Mention) -> Gathering | None:
        """A gathering told by its name alone: one with a place, a number of parties, or sides."""
        if not self._is_one(mention):
            return None
        bare = self._bare(mention)
        return bare if bare.place or bare.participant_count or len(bare.participants) > 1 else None

    def _is_one(self, mention: Mention) -> bool:
        return mention.head_lemma.lower() in self._book.nouns and mention.kind != "pronoun"

    def _bare(self, mention: Mention) -> Gathering:
        """What the noun phrase itself says: name, place, parties, their number."""
        links = [m for m in (self._parties.numbered(o) for o in mention.of) if m is not None]
        span = mention.span
        parties, place, count = [], None, None
        for link in links:
            span = span.union(link.span) if link.span.start - span.end < _NEAR else span
            named = self._parties.place(Role("place", link.id, link.span)) if link.as_place else None
            if named is not None:
                place = place or place_of(named)
                continue
            number = next((w for w in link.modifiers if _COUNT.match(w)), None)
            count = count or (int(number.replace(",", "")) if number else None)
            referent = self._parties.actors.of(link.id)
            parties += [] if referent is None or number else [body for body, _ in who(referent)]
        place = place or self._before(mention)
        name = span.of(self._document.text)
        when, words = self._parties.when(mention.span)
        lengths = self._parties.times.lengths(span)
        return Gathering(
            id="",
            date=when,
            date_text=words,
            duration=self._parties.times.words(lengths[0]) if lengths else None,
            name=re.sub(r"^(?:the|a|an|this|that|these)\s+", "", " ".join(name.split()), flags=re.IGNORECASE),
            place=place,
            participants=tuple(dict.fromkeys(parties)),
            participant_count=count,
            evidence=(span,),
            confidence=_PRIOR,
            because=(Because("gathering", f"gatherings:{mention.head_lemma.lower()}", mention.span),),
        )

    def _place(self, roles: Iterable[Role]) -> EventPlace | None:
        for role in roles:
            if role.name in ("prep:in", "prep:at"):
                found = self._parties.place(role)
                if found is not None:
                    return place_of(found)
        return None

    def _before(self, mention: Mention) -> EventPlace | None:
        """The town before the noun: "the Paris conference"."""
        found = self._parties.place_within(mention.span)
        return place_of(found) if found is not None and found.kind == "town" else None

    def _identify(self, gathering: Gathering) -> str:
        return record_id(self._document.id, "gathering", gathering.name, gathering.evidence[0])


def _trimmed(clause: str) -> str:
    return " ".join(clause.split()).strip(" .,;:–—")


def _ids(referents: Iterable[Referent]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body for r in referents for body, _ in who(r)))


def _same(a: Gathering, b: Gathering) -> bool:
    """Told twice: overlapping words, or the same kind of meeting with nothing that differs."""
    if any(x.meets(y) for x in a.evidence for y in b.evidence):
        return True
    if a.name.split()[-1:] != b.name.split()[-1:] and _kind(a) != _kind(b):
        return False
    places = (a.place.name if a.place else None, b.place.name if b.place else None)
    if None in places:
        return _kind(a) == _kind(b) and (bool(a.hosts) != bool(b.hosts) or a.hosts == b.hosts)
    return places[0] == places[1] and _kind(a) == _kind(b)


def _kind(gathering: Gathering) -> str:
    return next((b.entry for b in gathering.because if b.step == "gathering"), "")


def _joined(a: Gathering, b: Gathering) -> Gathering:
    fuller, other = (a, b) if _weight(a) >= _weight(b) else (b, a)
    spans: tuple[Span, ...] = tuple(dict.fromkeys((*fuller.evidence, *other.evidence)))
    return replace(
        fuller,
        place=fuller.place or other.place,
        date=fuller.date or other.date,
        date_text=fuller.date_text or other.date_text,
        hosts=fuller.hosts or other.hosts,
        participants=tuple(dict.fromkeys((*fuller.participants, *other.participants))),
        participant_count=fuller.participant_count or other.participant_count,
        excluded=tuple(dict.fromkeys((*fuller.excluded, *other.excluded))),
        agenda=fuller.agenda or other.agenda,
        outcome=fuller.outcome or other.outcome,
        evidence=spans,
    )


def _weight(gathering: Gathering) -> int:
    return 3 * len(gathering.hosts) + len(gathering.participants) + (gathering.place is not None)
