"""Events and gatherings in plain words for people: what was done, by whom to whom, how sure it is, who came together.

A type, mode, factuality or outcome that is not listed here (another codebook's) is shown by its own name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.export.wording import interval, plain, when
from onrecord.model.records import Bounds, Event, EventPlace, Excluded, Gathering

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Mark:
    """A word for how sure something is, and the tone that colours it.

    Attributes:
        words: "going on".
        tone: `done`, `to_come`, `unsure`, `denied`, `wanted` or `unknown`.
    """

    words: str
    tone: str


FACTUALITIES = {
    "happened": Mark("happened", "done"),
    "ongoing": Mark("going on", "done"),
    "scheduled": Mark("to come", "to_come"),
    "possible": Mark("may happen", "unsure"),
    "alleged": Mark("alleged", "unsure"),
    "denied": Mark("denied", "denied"),
    "demanded": Mark("demanded", "wanted"),
}

OUTCOMES = {
    "planned": Mark("to come", "to_come"),
    "agreement": Mark("ended in agreement", "done"),
    "statement": Mark("ended with a statement", "done"),
    "none": Mark("ended without result", "denied"),
}

# The four quarters of PLOVER, deeds before words; the order of the report.
FAMILIES = {
    "Force and pressure": ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"),
    "Help and easing": ("AID", "COOPERATE", "RETREAT"),
    "Demands, blame and refusal": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "Talks, promises and support": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
}
OTHER_FAMILY = "Other events"

# PLOVER types and modes as nouns: they read alike whether it happened, is to come or is denied.
DEEDS = {
    "AGREE": "agreement or promise",
    "CONSULT": "talks",
    "CONSULT/visit": "visit",
    "CONSULT/phone": "phone call",
    "CONSULT/third-party": "mediation",
    "CONSULT/multilateral": "talks of many sides",
    "SUPPORT": "support in words",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "RETREAT/withdraw": "withdrawal",
    "RETREAT/release": "release",
    "RETREAT/disarm": "disarmament",
    "RETREAT/ceasefire": "ceasefire",
    "RETREAT/access": "letting in",
    "RETREAT/resign": "resignation",
    "REQUEST": "demand or appeal",
    "REQUEST/assist": "request for help",
    "REQUEST/change": "demand for change",
    "REQUEST/yield": "demand to give way",
    "REQUEST/meet": "call for talks",
    "ACCUSE": "blame",
    "ACCUSE/disapprove": "criticism",
    "ACCUSE/allege": "accusation",
    "ACCUSE/investigate": "investigation",
    "REJECT": "refusal",
    "REJECT/assist": "refusal to help",
    "REJECT/change": "refusal to change",
    "REJECT/yield": "refusal to give way",
    "REJECT/meet": "refusal to meet",
    "THREATEN": "threat",
    "THREATEN/restrict": "threat of restrictions",
    "THREATEN/arrest": "threat of arrest",
    "THREATEN/relations": "threat to relations",
    "THREATEN/expel": "threat of expulsion",
    "THREATEN/territory": "threat to take territory",
    "THREATEN/violence": "threat of violence",
    "PROTEST": "protest",
    "PROTEST/demo": "demonstration",
    "PROTEST/riot": "riot",
    "PROTEST/strike": "strike",
    "PROTEST/hunger": "hunger strike",
    "PROTEST/boycott": "boycott",
    "PROTEST/obstruct": "blockade in protest",
    "PROTEST/vandalize": "vandalism in protest",
    "SANCTION": "cut in relations",
    "SANCTION/convict": "conviction",
    "SANCTION/expel": "expulsion",
    "SANCTION/withdraw": "leaving",
    "SANCTION/discontinue": "sanctions or aid cut",
    "MOBILIZE": "mobilisation",
    "MOBILIZE/troops": "troops moved",
    "MOBILIZE/weapons": "weapons moved",
    "MOBILIZE/police": "police moved",
    "MOBILIZE/militia": "militia moved",
    "COERCE": "coercion",
    "COERCE/seize": "seizure",
    "COERCE/restrict": "restriction or ban",
    "COERCE/censor": "censorship",
    "COERCE/curfew": "curfew",
    "COERCE/martial-law": "martial law",
    "COERCE/arrest": "arrest",
    "COERCE/deport": "deportation",
    "COERCE/withhold": "withholding",
    "COERCE/misinformation": "misinformation",
    "COERCE/cyber": "cyberattack",
    "ASSAULT": "attack",
    "ASSAULT/abduct": "abduction",
    "ASSAULT/beat": "beating",
    "ASSAULT/torture": "torture",
    "ASSAULT/sexual": "sexual violence",
    "ASSAULT/targeted": "targeted killing",
    "ASSAULT/destroy": "destruction",
    "ASSAULT/primitive": "attack with blades, fire or stones",
    "ASSAULT/firearms": "shooting",
    "ASSAULT/explosives": "bombing",
    "ASSAULT/suicide-attack": "suicide attack",
    "ASSAULT/aerial": "air attack",
    "ASSAULT/drone": "drone attack",
    "ASSAULT/heavy-weapons": "shelling",
    "ASSAULT/crowd-control": "force against a crowd",
    "ASSAULT/unconventional": "attack with chemical or other forbidden weapons",
}
# PLOVER codes a meeting or visit still to come as AGREE.
TO_COME = {"AGREE": "meeting or visit"}


def factuality(event: Event) -> Mark:
    """How sure the event is: "going on", "denied"."""
    return FACTUALITIES.get(event.factuality, Mark(plain(event.factuality), "unknown"))


def outcome(gathering: Gathering) -> Mark | None:
    """What became of the gathering, or None where nothing is said."""
    if gathering.outcome is None:
        return None
    return OUTCOMES.get(gathering.outcome, Mark(plain(gathering.outcome), "unknown"))


def deed(event: Event) -> str:
    """What was done, as a noun: "air attack"."""
    if event.factuality == "scheduled" and event.mode is None and event.type in TO_COME:
        return TO_COME[event.type]
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    general = DEEDS.get(event.type, plain(event.type.lower()))
    return DEEDS.get(kind, f"{general}: {plain(event.mode or '')}" if event.mode else general)


def family(event: Event) -> str:
    """The heading that the event stands under."""
    return next((name for name, types in FAMILIES.items() if event.type in types), OTHER_FAMILY)


def by_family(events: Iterable[Event]) -> Iterator[tuple[str, list[Event]]]:
    """Headings in the order of `FAMILIES`, each with its events in the order of the text; none without events."""
    in_text = sorted(events, key=lambda event: event.evidence[0])
    for name in (*FAMILIES, OTHER_FAMILY):
        group = [event for event in in_text if family(event) == name]
        if group:
            yield name, group


def tally(events: Iterable[Event]) -> str:
    """ "10 happened, 1 denied", in the order of `FACTUALITIES`, others last; empty for no events."""
    counts = Counter(factuality(event).words for event in events)
    order = [mark.words for mark in FACTUALITIES.values()]
    known = [words for words in order if words in counts]
    return ", ".join(f"{counts[words]} {words}" for words in (*known, *(w for w in counts if w not in order)))


def sides(event: Event, known: dict[str, str]) -> str:
    """ "Hamas → Israel"; who did it alone where it was done to nobody named."""
    actors = listed(event.actors, known) or NOBODY
    return f"{actors} → {listed(event.recipients, known)}" if event.recipients else actors


def listed(ids: Iterable[str], known: dict[str, str]) -> str:
    """The names of some actors, each once: "France, Germany"."""
    return ", ".join(dict.fromkeys(known.get(i, i) for i in ids))


def event_details(event: Event, known: dict[str, str]) -> tuple[str, ...]:
    """Organ, place, date, casualties, contexts, a phrase each."""
    phrases = [f"organ: {known.get(event.organ, plain(event.organ))}"] if event.organ else []
    phrases += [f"in {event.place.text}"] if event.place else []
    phrases += when(event.date_text, event.date)
    harmed = (("killed", event.killed), ("injured", event.injured), ("captured", event.captured))
    phrases += [f"{people(bounds)} {what}" for what, bounds in harmed if bounds is not None]
    return (*phrases, *(f"about {plain(context)}" for context in event.contexts))


def people(bounds: Bounds) -> str:
    """ "at least 3", "4 to 6"; "some" where no number is said."""
    if bounds.low is None and bounds.high is None:
        return "some"
    return interval(bounds.low, bounds.high, approx=False, currency=None)


def event_words(event: Event, known: dict[str, str]) -> str:
    """One line for an event: "Hamas → Israel: shelling (going on)"."""
    return f"{sides(event, known)}: {deed(event)} ({factuality(event).words})"


def gathering_words(gathering: Gathering, known: dict[str, str]) -> str:
    """One line for a gathering: "conference of 17 countries in Paris, hosted by France"."""
    hosts = listed(gathering.hosts, known)
    return " ".join((gathering.name, *_where(gathering))) + (f", hosted by {hosts}" if hosts else "")


def _where(gathering: Gathering) -> tuple[str, ...]:
    """ "in Paris", unless the name says so itself."""
    place: EventPlace | None = gathering.place
    return () if place is None or place.text in gathering.name else (f"in {place.text}",)


def gathering_time(gathering: Gathering) -> tuple[str, ...]:
    """Where, when and how long, a phrase each."""
    duration = (f"for {gathering.duration}",) if gathering.duration else ()
    return (*_where(gathering), *when(gathering.date_text, gathering.date), *duration)


def gathering_details(gathering: Gathering, known: dict[str, str]) -> tuple[str, ...]:
    """Hosts, participants, who is left out and what it is for, a phrase each: "hosted by France"."""
    phrases = [f"hosted by {listed(gathering.hosts, known)}"] if gathering.hosts else []
    if gathering.participants:
        phrases.append(f"taking part: {listed(gathering.participants, known)}")
    if gathering.participant_count is not None:
        phrases.append(f"number of participants: {gathering.participant_count:,}")
    phrases += [_left_out(excluded, known) for excluded in gathering.excluded]
    return (*phrases, f"agenda: {gathering.agenda}") if gathering.agenda else tuple(phrases)


def _left_out(excluded: Excluded, known: dict[str, str]) -> str:
    by = f" (at the wish of {listed(excluded.by, known)})" if excluded.by else ""
    return f"left out: {known.get(excluded.actor, excluded.actor)}{by}"
