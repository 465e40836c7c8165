"""Positions: who offers, gives, prepares, refuses what (codebook §3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.codebook.actor_entries import PERSONS, NounKind
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.lexicon import OTHERS, Contribution, Lexicon
from onrecord.coding.identity import record_id
from onrecord.coding.parties import Parties, who
from onrecord.coding.stance import BARE, Reduced, reduce_stack
from onrecord.model.document import Document, Issue, Span
from onrecord.model.frame import Frame, Frames, Report, Role
from onrecord.model.mention import Referent
from onrecord.model.records import Amount, Because, Position

# A prior until weights are learned: how often a record of each way to a frame is right, roughly.
_PRIOR = {"parse": 0.65, "repair": 0.6, "shallow": 0.4}
_PLACE = frozenset(("in", "at", "across", "over", "inside", "within", "throughout", "near", "around", "into"))
_AWAY = frozenset(("from", "out"))
_MASSES = frozenset((NounKind.PEOPLE,))
_PEOPLE = PERSONS | {NounKind.FORCE, NounKind.GROUP}
# What an own-deed stance becomes where the deed is another's ("the US rejected France's offer").
_TURNED = {
    "ruled_out": "opposed",
    "declined": "opposed",
    "ended": "opposed",
    "committed": "urging",
    "open": "tolerating",
}


@dataclass(slots=True)
class Coded:
    """Positions, each telling by itself (`told`) and merged, and what could not be read."""

    positions: list[Position] = field(default_factory=list)
    told: list[Position] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


class PositionCoder:
    """Codes the frames of one document."""

    def __init__(self, frames: Frames, parties: Parties, document: Document, lexicon: Lexicon, book: ActorBook) -> None:
        self._frames = frames
        self._document = document
        self._lexicon = lexicon
        self._book = book
        self._parties = parties

    def code(self) -> Coded:
        """All positions, what is told twice merged into one."""
        coded = Coded()
        for frame in self._frames.frames:
            coded.told.extend(self._positions(frame, coded.issues))
        coded.positions = merge(coded.told)
        return coded

    def _positions(self, frame: Frame, issues: list[Issue]) -> Iterator[Position]:
        reduced = reduce_stack(frame.operators, self._lexicon.compositions)
        if reduced.undefined is not None:
            issues.append(Issue("undefined-composition", f"No stance for {reduced.undefined}", frame.evidence))
            return
        stance = reduced.stance
        if stance == BARE:
            stance = "delivering"
        assert stance is not None
        report = self._parties.report(frame)
        contribution = self._lexicon.of(frame.entry)
        agents = self._parties.referents(frame, "agent")
        doers = self._parties.referents(frame, "doer")
        if contribution.requires == "people" and not agents:
            agents = self._parties.referents(frame, "holder")
        elif not agents and not any(r.name == "agent" for r in frame.roles):
            speaker = self._parties.speaks(frame)
            agents = self._parties.owners(frame, "prep:of") or ([speaker] if speaker else [])
        asked = any(o.kind == "must" for o in frame.operators) and stance in OTHERS
        if asked:
            speaker = self._parties.speaker(report)
            agents, doers = ([speaker] if speaker else []), agents
        if contribution.requires == "people" and not self._concerns_people(frame):
            return
        if contribution.requires == "party" and any(
            r.name == "object" and self._parties.party(r) is None for r in frame.roles
        ):
            return
        for agent in agents:
            for actor, organ in who(agent):
                others = [d for d in doers if (d.acts_for or d.id) != actor]
                turned = _TURNED.get(stance) if others and stance not in OTHERS and not asked else stance
                if turned is None:
                    continue
                position = self._position(frame, reduced, turned, actor, organ, agent, others, contribution, report)
                if not self._own_war(position, contribution):
                    yield position

    def _own_war(self, position: Position, contribution: Contribution) -> bool:
        """Whether a deed of force is a party's own war on its own ground (codebook §3): an event, no contribution."""
        if contribution.abroad is None or position.stance != "delivering" or position.beneficiary is not None:
            return False
        actor = self._book.entries.get(position.actor)
        target = self._book.entries.get(position.target or "")
        places = {position.area, target.country if target is not None else None} - {None}
        if actor is None or actor.kind not in ("state", "igo", "coalition"):
            return True
        if contribution.abroad == "said" and not places:
            return True
        return bool(places) and places <= {position.actor}

    def _position(
        self, frame: Frame, reduced: Reduced, stance: str, actor: str, organ: str | None, agent: Referent,
        doers: list[Referent], contribution: Contribution, report: Report | None,
    ) -> Position:  # fmt: skip
        doer = (doers[0].acts_for or doers[0].id) if doers and stance in OTHERS else None
        if doer is None and stance in OTHERS:
            doer = next(
                (p for r in frame.roles if r.name == "doer" and (p := self._people(r, _PEOPLE)) is not None), None
            )
        roles = self._around(frame, contribution, actor)
        if stance != "opposed":
            contribution = self._becomes(frame, contribution, actor, roles.get("beneficiary"))
        invited = roles.pop("object", None)
        if invited is not None and stance in OTHERS:
            doer = invited
        elif invited is not None:
            roles.setdefault("beneficiary", invited)
        source, said_by_actor = self._parties.source(report, actor, tuple(o.span for o in frame.operators))
        deniers = [d.acts_for or d.id for d in self._parties.referents(frame, "denier")]
        denied = reduced.denied or actor in deniers
        charged = any(o.kind == "allege" for o in frame.operators)
        condition = frame.role("condition")
        when, words = self._parties.when(frame.trigger, *(o.span for o in reversed(frame.operators)))
        position = Position(
            id="",
            actor=actor,
            organ=organ,
            contribution=contribution.id,
            stance=stance,
            evidence=(frame.evidence,),
            beneficiary=roles.get("beneficiary"),
            target=roles.get("target"),
            doer=doer,
            area=roles.get("area"),
            area_text=roles.get("area_text"),
            amounts=tuple(
                Amount(q.low, q.high, q.unit, q.currency, q.per or q.period, q.approx, q.basis)
                for q in frame.quantities
                if contribution.object != "target" or not frame.trigger.covers(q.span)  # "hit 150 targets" gives none
            ),
            condition=condition.span.of(self._document.text) if condition else None,
            source=source,
            factuality="denied" if denied else "asserted" if said_by_actor and not charged else "reported",
            denied_by=actor if denied else None,
            holds=not frame.past,
            date=when,
            date_text=words,
            confidence=_PRIOR[frame.way.partition(":")[0]],
            because=(
                Because("way", frame.way),
                Because("contribution", frame.entry, frame.trigger),
                *(Because("operator", o.entry, o.span, o.kind) for o in frame.operators),
                *reduced.because,
                *([Because("aspect", frame.aspect)] if frame.aspect == "progressive" else []),
                Because("actor", agent.because, None, agent.name),
            ),
        )
        return replace(position, id=self._identify(position))

    def _becomes(self, frame: Frame, contribution: Contribution, actor: str, beneficiary: str | None) -> Contribution:
        """What a contribution is between these two: troops for the United Nations keep the peace."""
        gaining = [r for r in frame.roles if self._slot(frame, r, contribution) == "beneficiary"]
        people = "people" if any(self._parties.is_people(r, _MASSES) for r in gaining) else None
        entry = self._book.entries.get(beneficiary or "")
        keys = (actor, beneficiary, entry.kind if entry is not None else people)
        other = next((o for k in keys if k is not None and (o := contribution.becomes.get(k)) is not None), None)
        return contribution if other is None else self._lexicon.contributions[other]

    def _concerns_people(self, frame: Frame) -> bool:
        """Whether the object of the deed, where there is one, is people."""
        objects = [r for r in frame.roles if r.name in ("object", "prep:of") and r.mention is not None]
        if any(self._parties.is_people(role, _PEOPLE) for role in objects):
            return True
        return not objects or any(r.name == "holder" for r in frame.roles)

    def _around(self, frame: Frame, contribution: Contribution, actor: str) -> dict[str, str]:
        """Beneficiary, target and area from objects and prepositional phrases."""
        out: dict[str, str] = {}
        # Where they go before where they come from.
        for role in sorted(frame.roles, key=lambda r: r.preposition in _AWAY):
            slot = self._slot(frame, role, contribution)
            if slot is None:
                continue
            if slot == "area" and role.span.meets(frame.trigger):
                continue  # "kronor in emergency aid": the deed itself
            if slot == "area":
                self._area(role, out)
                continue
            party = self._parties.party(role) or self._parties.owner(role) or self._people(role, PERSONS)
            if party is not None and party != actor:
                out.setdefault(slot, party)
        return out

    def _slot(self, frame: Frame, role: Role, contribution: Contribution) -> str | None:
        if role.name == "recipient":
            return "area" if contribution.destined and self._is_place(role) else "beneficiary"
        if role.name == "object":
            return {"target": "target", "beneficiary": "beneficiary", "doer": "object"}.get(contribution.object)
        preposition = role.preposition
        if preposition is None:
            return None
        if preposition in contribution.against and not (preposition == "on" and contribution.object == "none"):
            return "target"
        if preposition in _PLACE:
            return None if contribution.convened else "area"
        if preposition in _AWAY and contribution.destined and self._is_place(role):
            return "area"
        if preposition in contribution.toward:
            return "beneficiary"
        if preposition in ("to", "for"):
            return "area" if contribution.destined and preposition == "to" and self._is_place(role) else "beneficiary"
        agreed = any(o.kind == "commit" for o in frame.operators) and contribution.object != "target"
        if preposition == "with" and agreed:
            return "beneficiary"
        return None

    def _is_place(self, role: Role) -> bool:
        mention = self._parties.mention(role)
        return mention is not None and mention.ner in ("GPE", "LOC")

    def _people(self, role: Role, kinds: frozenset[NounKind]) -> str | None:
        """People who are no party, as they are called: "relief workers"."""
        mention = self._parties.mention(role)
        if mention is None or mention.kind != "description" or not self._parties.is_people(role, kinds):
            return None
        return self._parties.called(mention)

    def _area(self, role: Role, out: dict[str, str]) -> None:
        """The state a place lies in, with the words for a part of it; a place of no one state by its words."""
        found = self._parties.place(role)
        if found is None:
            return
        words = found.area_text or found.name
        if found.country is None:
            out.setdefault("area", words)
            return
        out.setdefault("area", found.country)
        if found.kind != "state" or found.area_text:
            out.setdefault("area_text", words)

    def _identify(self, position: Position) -> str:
        return record_id(
            self._document.id, "position", position.actor, position.contribution, position.stance, position.doer,
            position.target, position.beneficiary, position.area, position.amounts, position.evidence[0],
        )  # fmt: skip


_MERGED = ("beneficiary", "target", "doer", "area")


def merge(positions: list[Position]) -> list[Position]:
    """One record for what is told twice: same actor, contribution and stance, and no field that differs."""
    kept: list[Position] = []
    for position in positions:
        for number, other in enumerate(kept):
            if _same(position, other):
                kept[number] = _joined(other, position)
                break
        else:
            kept.append(position)
    return kept


def _same(a: Position, b: Position) -> bool:
    if (a.actor, a.contribution, a.stance, a.holds, a.factuality) != (
        b.actor,
        b.contribution,
        b.stance,
        b.holds,
        b.factuality,
    ):
        return False
    if a.amounts and b.amounts and _bounds(a) != _bounds(b):
        return False
    return all(getattr(a, f) == getattr(b, f) or None in (getattr(a, f), getattr(b, f)) for f in _MERGED)


def _bounds(position: Position) -> set[tuple[float | None, float | None]]:
    return {(a.low, a.high) for a in position.amounts}


def _joined(a: Position, b: Position) -> Position:
    """The fuller of the two with the other's fields and evidence."""
    fuller, other = (a, b) if _fields(a) >= _fields(b) else (b, a)
    spans: tuple[Span, ...] = tuple(dict.fromkeys((*fuller.evidence, *other.evidence)))
    fields = {
        f: getattr(fuller, f) or getattr(other, f)
        for f in (*_MERGED, "area_text", "condition", "source", "organ", "date", "date_text")
    }
    return replace(fuller, evidence=spans, amounts=fuller.amounts or other.amounts, **fields)


def _fields(position: Position) -> int:
    return sum(getattr(position, f) is not None for f in _MERGED) + len(position.amounts)
