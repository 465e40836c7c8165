"""Events: who did what to whom (codebook §5), from event predicates and from positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.codebook.actor_entries import PERSONS, NounKind
from onrecord.codebook.events import EventBook, EventEntry, Twin
from onrecord.codebook.lexicon import OTHERS, Contribution, Lexicon
from onrecord.coding.answers import with_answered
from onrecord.coding.event_merging import merge, without_repeats
from onrecord.coding.identity import record_id
from onrecord.coding.parties import Parties, place_of, who
from onrecord.coding.stance import BARE, reduce_stack
from onrecord.model.document import Document
from onrecord.model.frame import Frame, Operator, Role
from onrecord.model.records import Because, Event, EventPlace, Position

# A prior until weights are learned.
_PRIOR = {"parse": 0.55, "repair": 0.5, "shallow": 0.35}
_PLACE = frozenset(("in", "at", "near", "across", "outside", "inside", "around", "off", "over", "throughout", "along"))
_AGAINST = frozenset(("against", "on", "upon", "at", "to", "toward", "towards", "for", "into", "over", "about"))
# Of words and meetings only who is addressed is concerned: what stands behind "on" or "over" is their topic.
_ADDRESSED = frozenset(("against", "to", "toward", "towards", "upon"))
# Where something goes: a town or region there is a place, a state may be a party.
_WHITHER = frozenset(("prep:to", "prep:into", "prep:from", "prep:for", "concerned"))
_SIDES = frozenset(("with", "between", "among"))
_NO_VISITORS = frozenset((NounKind.FORCE, NounKind.PEOPLE, NounKind.MEMBER))
# Roles of what stands only in a clause beside the event: parties by name, no people as a class.
_LOOSE = frozenset(("concerned", "struck", "purpose"))
_NAMED = frozenset(("state", "igo", "coalition", "group", "person", "ngo"))
_FUTURE = frozenset(("will", "commit", "plan"))


class EventCoder:
    """Codes the event frames and positions of one document."""

    def __init__(
        self, parties: Parties, document: Document, book: EventBook, lexicon: Lexicon, claims: frozenset[str]
    ) -> None:
        self._parties = parties
        self._document = document
        self._book = book
        self._lexicon = lexicon
        self._claims = claims

    def code(self, frames: Sequence[Frame], positions: Sequence[Position]) -> tuple[Event, ...]:
        """All events, what is told twice merged into one, in reading order."""
        told = [e for frame in frames for e in self._events(frame)]
        twins = [e for group in _together(positions) for e in self._twin(group)]
        answering = {f.trigger: kind for f in frames if (kind := self._answers(f)) is not None}
        operating = frozenset(name for name, kind in self._book.types.items() if kind.has("operating"))
        answered = with_answered([*told, *twins], answering, self._book.types)
        merged = merge(without_repeats(answered, operating), operating, self._document)
        return tuple(replace(e, id=self._identify(e)) for e in merged)

    def _answers(self, frame: Frame) -> str | None:
        """Whether a frame answers a charge or a proposal told before it."""
        entry = self._book.of(frame.entry)
        if not self._has(entry.type, "declined"):
            return None
        if entry.object == "none" or frame.role("charge") is not None:
            return "charge"
        return "proposal" if frame.role("proposal") is not None else None

    # --- from an event predicate

    def _events(self, frame: Frame) -> Iterator[Event]:
        entry = self._book.of(frame.entry)
        weighed = self._weigh(frame.operators)
        if weighed is None:
            return
        stance, alleged, denied, because = weighed
        coded: Twin | None = Twin(entry.type, entry.mode, None)
        if stance not in ("delivering", BARE):
            coded = self._book.twin(_standing(stance, frame.operators), entry.type, entry.mode)
        nobody = stance == "ended" and frame.role("agent") is None
        if nobody and coded is not None and self._has(coded.type, "subsiding"):
            coded = Twin(entry.type, entry.mode, None)  # "the fighting ended": nobody ends it, but there was fighting
        if coded is None or self._only_wished(stance, coded.type, {o.kind for o in frame.operators}):
            return
        if entry.civil and self._parties.are_any(frame, "agent", _NO_VISITORS):
            return
        if denied and self._has(coded.type, "charge"):
            return  # a charge denied is told by the denial
        actors, recipients, organ = self._sides(frame, entry, stance)
        if not actors and (self._has(coded.type, "performed") or entry.judged):
            return
        if (entry.needs == "recipient" and not recipients) or (entry.needs == "actor" and not actors):
            return
        if any(o.kind == "must" for o in frame.operators) and actors and not set(recipients) - set(actors):
            return
        material = self._book.types[coded.type].material
        place = self._place(frame, material)
        when, words = self._parties.when(frame.trigger, *(o.span for o in reversed(frame.operators)))
        if not actors and not recipients and (place is None or not material):
            return
        yield Event(
            id="",
            type=coded.type,
            mode=coded.mode,
            contexts=entry.contexts,
            actors=actors,
            recipients=recipients,
            organ=organ,
            factuality=self._factuality(frame, coded, actors, recipients, alleged, denied),
            trigger=frame.trigger,
            evidence=(frame.evidence,),
            place=place,
            date=when,
            date_text=words,
            confidence=_PRIOR[frame.way.partition(":")[0]],
            because=(
                Because("way", frame.way),
                Because("event", frame.entry, frame.trigger),
                *(Because("operator", o.entry, o.span, o.kind) for o in frame.operators),
                *because,
            ),
        )

    def _weigh(self, operators: Sequence[Operator]) -> tuple[str, bool, bool, tuple[Because, ...]] | None:
        """Stance, alleged, denied and the steps; None where nothing is said to have happened.

        What stands outside a word that takes the deed as known ("condemned the attack") says nothing of the deed.
        """
        inner: list[Operator] = []
        alleged = False
        for number, operator in enumerate(reversed(operators), 1):
            kind = operator.kind.removeprefix("not ")
            if kind == "irreal":
                return None
            if kind in ("given", "allege", "unsaid"):
                alleged = kind != "given"
                if alleged:  # "denied reports that"
                    inner += [o for o in operators[: len(operators) - number] if o.kind == "deny"][-1:]
                break
            inner.append(operator)
        reduced = reduce_stack(inner[::-1], self._lexicon.compositions)
        if reduced.undefined is not None or reduced.stance is None:
            return None
        return reduced.stance, alleged, reduced.denied, reduced.because

    def _sides(
        self, frame: Frame, entry: EventEntry, stance: str
    ) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
        """Actors and recipients, and the organ of the first actor."""
        owners = self._parties.anybody(frame, "owner")
        agents = [*self._parties.anybody(frame, "agent"), *(owners if entry.owner == "actor" else ())]
        if not agents:
            agents = self._parties.owners(frame, "agent")
        doers = self._parties.anybody(frame, "doer")
        asked = stance in OTHERS and any(o.kind == "must" for o in frame.operators)  # by whoever says it
        if asked:
            speaker = self._parties.speaks(frame)
            agents, doers = ([speaker] if speaker else []), agents or doers
        if entry.judged:
            speaker = self._parties.speaks(frame)
            agents = [speaker] if speaker else []
        bodies = [pair for agent in agents for pair in who(agent)]
        actors = [body for body, _ in bodies]
        concerned = [*doers, *(owners if entry.owner == "recipient" else ())]
        recipients = [body for party in concerned for body, _ in who(party)]
        if stance not in OTHERS:
            for role in frame.roles:
                side = self._side(role, entry, frame)
                if side == "actor" and stance not in ("delivering", BARE):
                    side = "recipient"
                if side is not None:
                    (actors if side == "actor" else recipients).extend(self._filler(role, entry, actors))
        if not self._has(entry.type, "inward"):
            recipients = [r for r in recipients if r not in actors]
        return _unique(actors), _unique(recipients), bodies[0][1] if bodies else None

    def _side(self, role: Role, entry: EventEntry, frame: Frame) -> str | None:
        if role.name == "object" and frame.trigger.covers(role.span) and not self._has(entry.type, "harming"):
            return None  # the thing given, not who gets it: "sent engineers"
        if role.name == "object" or (role.name == "prep:of" and frame.aspect == ""):
            return None if entry.object == "none" else entry.object
        if role.name == "undergoer":
            return "recipient"
        if role.name in ("recipient", "concerned"):
            return "recipient" if entry.object != "none" else None
        if role.name == "struck":  # a promise to strike is none to the one struck
            return "recipient" if self._has(entry.type, "aimed") else None
        if role.name == "purpose":
            return "recipient" if self._has(entry.type, "calling") else None
        if role.preposition in _SIDES:
            if entry.mode == "third-party":
                return "recipient"
            return "actor" if entry.symmetric or role.preposition == "between" else "recipient"
        concerning = _ADDRESSED if self._has(entry.type, "addressed") else _AGAINST
        return "recipient" if role.preposition in concerning else None

    def _filler(self, role: Role, entry: EventEntry, actors: list[str]) -> list[str]:
        """Ids for the filler of a role: the party, whose it is ("Seoul's offer"), or people as they are called."""
        towns = role.name in _WHITHER and self._parties.is_part_of_state(role)
        if towns and not self._has(entry.type, "called_on"):
            return []
        referent = self._parties.referent(role)
        if referent is not None and referent.source_kind != "document":
            inward = self._has(entry.type, "inward") and role.name in ("object", "prep:against", "prep:of", "undergoer")
            bodies = [body for body, _ in who(referent) if inward or body not in actors]
            if referent.kind in ("collective", "unnamed"):
                bodies = [self._parties.uncounted(body) for body in bodies]
            return bodies if role.name not in _LOOSE or referent.kind in _NAMED else []
        if role.name in _LOOSE and self._parties.actors.of(role.mention) is not None:
            return []
        if role.name in ("concerned", "struck") and not self._has(entry.type, "spoken"):
            return []
        party = self._parties.party(role) or self._parties.owner(role)
        if party is not None:
            party = party if party in self._parties.book.entries else self._parties.uncounted(party)
            return [party] if party not in actors else []
        addressed = role.name in ("object", "recipient") and self._has(entry.type, "asked")
        material = self._book.types[entry.type].material and role.name in ("object", "prep:of", "undergoer")
        if not addressed and not material:
            return []
        struck = PERSONS | {NounKind.FORCE} if self._has(entry.type, "harming") else PERSONS
        if entry.material or self._parties.is_people(role, struck):
            mention = self._parties.mention(role)
            return [] if mention is None else [self._parties.called(mention)]
        return []

    def _factuality(
        self,
        frame: Frame,
        coded: Twin,
        actors: tuple[str, ...],
        recipients: tuple[str, ...],
        alleged: bool,
        denied: bool,
    ) -> str:
        if denied:
            return "denied"
        if alleged or frame.hearsay or self._claimed(frame, coded, actors, recipients):
            return "alleged"
        if coded.factuality is not None:
            return coded.factuality
        material = self._book.types[coded.type].material
        lasting = material or self._has(coded.type, "asked")
        if lasting and (frame.aspect == "progressive" or any(o.kind == "continue" for o in frame.operators)):
            return "ongoing"
        return "ongoing" if frame.aspect == "present" and material else "happened"

    def _claimed(self, frame: Frame, coded: Twin, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
        """Whether only an adversary tells it, or somebody claims it of another."""
        report = self._parties.report(frame)
        if report is None or not self._has(coded.type, "disputed"):
            return False
        speaker = self._parties.speaker(report)
        side = None if speaker is None else speaker.acts_for or speaker.id
        if side in actors:
            return False
        return report.entry in self._claims or (side is not None and side in recipients and bool(actors))

    def _place(self, frame: Frame, material: bool) -> EventPlace | None:
        for role in frame.roles:
            if role.name == "where" or role.preposition in _PLACE:
                found = self._parties.place(role)
                if found is not None:
                    return place_of(found)
                named = self._parties.place_by_name(role)
                if named is not None:
                    return named
        within = None
        if material:
            within = self._parties.place_within(frame.evidence) or self._parties.place_beside(frame.trigger, _PLACE)
        return None if within is None else place_of(within)

    # --- from a position

    def _twin(self, group: Sequence[Position]) -> Iterator[Event]:
        """The event that goes with the positions of one telling (codebook §5, last paragraph but one)."""
        position = group[0]
        contribution = self._lexicon.contributions[position.contribution]
        if contribution.event is None:
            return
        event_type, _, mode = contribution.event.partition("/")
        steps = [b for b in position.because if b.step == "operator" and b.span is not None]
        if position.stance == "delivering":
            coded: Twin | None = Twin(event_type, mode or None, None)
        else:
            standing = _standing(position.stance, [Operator(b.note, b.entry, b.span) for b in steps if b.span])
            branch = self._lexicon.contributions[self._lexicon.branch(contribution.id)]
            leaves = contribution.destined and standing in ("ended", "ending")
            withdrawn = branch.withdrawn if leaves else None
            coded = self._book.twin(standing, withdrawn or self._book.types[event_type].promised_as or event_type, mode)
        kinds = {b.note for b in steps}
        if coded is None or self._only_wished(position.stance, coded.type, kinds):
            return
        if self._has(coded.type, "agreed") and ("threaten" in kinds or _arms_itself(position, contribution)):
            return
        actors = [p.actor for p in group]
        others = [o for p in group for o in self._concerned(p, coded.type) if o is not None]
        trigger = next((b.span for b in position.because if b.step == "contribution"), None)
        said = next((b.span for b in steps if not b.entry.startswith("grammar:")), None)
        yield Event(
            id="",
            type=coded.type,
            mode=coded.mode,
            actors=_unique(actors),
            recipients=_unique([o for o in others if o not in actors]),
            organ=position.organ,
            factuality=_twin_factuality(position, kinds, coded),
            trigger=(trigger if position.stance == "delivering" or said is None else said) or position.evidence[0],
            evidence=position.evidence,
            place=self._area(position),
            date=position.date,
            date_text=position.date_text,
            confidence=position.confidence,
            because=(*position.because, Because("position", position.id, None, f"{position.stance} → {coded.type}")),
        )

    def _has(self, event_type: str, trait: str) -> bool:
        return self._book.types[event_type].has(trait)

    def _only_wished(self, stance: str, event_type: str, kinds: set[str]) -> bool:
        """A wish or an attempt is no agreement; an attempt to do harm is harm (PLOVER: assassination tried too)."""
        if "try" in kinds and not self._has(event_type, "attempted"):
            return True
        return "want" in kinds and stance in ("offered", "committed", "preparing")

    def _concerned(self, position: Position, event_type: str) -> tuple[str | None, ...]:
        """Whom a position's event concerns: who is asked, struck or helped; a promise is not made to its target."""
        if position.stance in OTHERS:
            return (position.doer,)
        if self._has(event_type, "agreed") or self._has(event_type, "declined"):
            return (position.beneficiary,)
        return (position.target, position.beneficiary)

    def _area(self, position: Position) -> EventPlace | None:
        """The place of a position's area, as its evidence names it."""
        found = self._parties.place_within(position.evidence[0])
        if found is not None and position.area is not None and found.country == position.area:
            return place_of(found)
        return EventPlace(position.area_text, position.area_text) if position.area_text else None

    def _identify(self, event: Event) -> str:
        return record_id(
            self._document.id, "event", event.type, event.mode, event.actors, event.recipients, event.factuality,
            event.evidence[0],
        )  # fmt: skip


def _unique(ids: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _twin_factuality(position: Position, kinds: set[str], coded: Twin) -> str:
    """What a position's event is held to be: a denial and a charge go before what the table of twins says."""
    if position.factuality == "denied":
        return "denied"
    if "allege" in kinds:
        return "alleged"
    if coded.factuality is not None:
        return coded.factuality
    lasting = "continue" in kinds or any(b.step == "aspect" for b in position.because)
    return "ongoing" if lasting and position.stance == "delivering" else "happened"


def _standing(stance: str, operators: Sequence[Operator]) -> str:
    """The row of `twins.yaml`: the stance, `ending` for an end to come, `pressing` for an end asked of another."""
    kinds = {o.kind for o in operators}
    if stance == "ended" and "offer" in kinds:
        return "offered"
    if stance == "ended" and kinds & {*_FUTURE, "threaten"}:
        return "ending"
    return "pressing" if stance == "opposed" and kinds & {"urge", "must"} else stance


def _arms_itself(position: Position, contribution: Contribution) -> bool:
    """Whether somebody only readies force of his own: no agreement with anybody."""
    return position.stance == "preparing" and contribution.abroad is not None and position.beneficiary is None


def _together(positions: Sequence[Position]) -> list[list[Position]]:
    """Positions of several actors that one telling gives ("U.S. and Saudi officials objected")."""
    groups: dict[tuple[object, ...], list[Position]] = {}
    for position in positions:
        key = (position.evidence[0], position.contribution, position.stance, position.doer)
        groups.setdefault(key, []).append(position)
    return list(groups.values())
