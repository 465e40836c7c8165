"""Contradictions: two records that cannot both be true, both holding, from different voices.

A later word of the actor or an outlet is a change, no contradiction. What contradicts is (1) said on one day, (2) said
by others of the actor while what it says itself stands, (3) an estimate disjoint from another of the same thing, time
and scope, (4) a deed told and denied.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from onrecord.codebook.standing import StandingBook
from onrecord.ledger.cells import by_key
from onrecord.ledger.standing import able, since, turns
from onrecord.ledger.voices import voice
from onrecord.model.ledger import Contradiction, Filed, Judged, Key
from onrecord.model.records import Estimate, Event, Position

APPROXIMATELY = 0.1
"""By how much "about" widens an interval, as a share of its ends: about 2,600 does not contradict 2,650."""
NEWS = timedelta(days=30)
"""So long a deed that is told and one that is denied, without a day of their own, can be the same."""
_TOLD_SO = frozenset(("happened", "ongoing", "alleged"))


def of_positions(
    positions: Iterable[Filed[Position]], book: StandingBook, on: date = date.max, known_on: date = date.max
) -> list[Contradiction[Position]]:
    """Stances that stand against each other, and positions that are denied."""
    same: dict[Hashable, dict[Key, list[Filed[Position]]]] = {}
    for key, series in by_key(positions, book).items():
        same.setdefault(replace(key, contribution=""), {})[key] = series
    found: dict[Hashable, Contradiction[Position]] = {}
    for cells in same.values():
        stood = {key: list(turns(series, book, on, known_on)) for key, series in cells.items()}
        for key, series in cells.items():
            ready = able(series, book, on, known_on)
            for contradiction in (*_against_standing(key, ready, stood, book), *_denials(key, series)):
                found.setdefault(_matter(contradiction, key), contradiction)
    return sorted(found.values(), key=lambda c: (c.day, c.about, c.one.record.id))


def _matter(contradiction: Contradiction[Position], key: Key) -> Hashable:
    """What makes two contradictions one: the same parties, voices, stances and contributions, in any order."""
    sides = ((voice(f), f.record.stance, f.record.contribution) for f in (contradiction.one, contradiction.other))
    return replace(key, contribution=""), contradiction.kind, frozenset(sides)


def _against_standing(
    key: Key, ready: list[Judged], stood: dict[Key, list[tuple[date, Filed[Position]]]], book: StandingBook
) -> Iterator[Contradiction[Position]]:
    """Each record of a cell against what stood on its day there, in its branch and in its leaves."""
    related = [other for other in stood if _overlap(key, other, book)]
    for one in ready:
        for other in related:
            standing = _on_day(stood[other], one.since)
            if standing is None or not book.against(one.filed.record.stance, standing.record.stance):
                continue
            if voice(standing) != voice(one.filed) and _excludes(one, key, standing, other, book):
                assert one.since is not None
                yield Contradiction("stance", _about(key), standing, one.filed, one.since)


def _overlap(key: Key, other: Key, book: StandingBook) -> bool:
    one, two = key.contribution, other.contribution
    return one == two or book.branches.get(one) == two or book.branches.get(two) == one


def _excludes(one: Judged, key: Key, standing: Filed[Position], other: Key, book: StandingBook) -> bool:
    """A leaf refused leaves the rest of its branch open; a branch refused excludes its leaves.

    Between a branch and a leaf only what is told on one day counts: later words are changes of their own cells.
    """
    if key.contribution == other.contribution:
        return True
    branch = one.filed if book.branches.get(other.contribution) == key.contribution else standing
    same_day = since(standing, book) == one.since
    return branch.record.stance not in book.steps and (same_day or one.filed.record.factuality == "reported")


def _on_day(stood: list[tuple[date, Filed[Position]]], day: date | None) -> Filed[Position] | None:
    if day is None:
        return None
    place = bisect_right([start for start, _ in stood], day)
    return stood[place - 1][1] if place else None


def _denials(key: Key, series: list[Filed[Position]]) -> Iterator[Contradiction[Position]]:
    for denied in (f for f in series if f.record.factuality == "denied"):
        for told in series:
            if (
                told.record.factuality != "denied"
                and told.record.stance == denied.record.stance
                and not told.retracts
                and voice(told) != voice(denied)
            ):
                yield Contradiction("denial", _about(key), told, denied, denied.told.known)
                break


def _about(key: Key) -> tuple[str, ...]:
    return tuple(v for v in (key.actor, key.contribution, key.beneficiary, key.target, key.doer, key.area) if v)


def of_estimates(estimates: Iterable[Filed[Estimate]]) -> list[Contradiction[Estimate]]:
    """Disjoint estimates of one thing for one time and scope; a share of another is compared with shares alone."""
    same: dict[Hashable, list[Filed[Estimate]]] = {}
    for filed in estimates:
        e = filed.record
        time = e.date or (filed.told.published and filed.told.published.isoformat())
        if time is not None and not filed.retracts and filed.correction is None:
            thing = (e.subject, e.measure, e.unit, e.currency, e.per, e.scope, e.part_of is not None, time)
            same.setdefault(thing, []).append(filed)
    found = (pair for several in same.values() for pair in _disjoint(several))
    return sorted(found, key=lambda c: (c.day, c.about, c.one.record.id))


def _disjoint(several: list[Filed[Estimate]]) -> Iterator[Contradiction[Estimate]]:
    """The first record of each voice against the first of every other."""
    first: dict[str, Filed[Estimate]] = {}
    for filed in sorted(several, key=lambda f: (f.told.known, f.record.id)):
        first.setdefault(voice(filed), filed)
    told = list(first.values())
    for i, one in enumerate(told):
        for other in told[i + 1 :]:
            if _apart(one.record, other.record):
                e = one.record
                about = tuple(v for v in (e.subject, e.measure, e.unit or e.currency, e.scope) if v)
                yield Contradiction("estimate", about, one, other, max(one.told.known, other.told.known))


def _apart(one: Estimate, other: Estimate) -> bool:
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return high < least or most < low


def _bounds(estimate: Estimate) -> tuple[float, float]:
    slack = APPROXIMATELY if estimate.approx else 0.0
    low = float("-inf") if estimate.low is None else estimate.low * (1 - slack)
    high = float("inf") if estimate.high is None else estimate.high * (1 + slack)
    return low, high


def of_events(events: Iterable[Filed[Event]]) -> list[Contradiction[Event]]:
    """A deed told and the same deed denied: of one type and mode, its doers and recipients meeting, within a month."""
    told: dict[Hashable, list[Filed[Event]]] = {}
    denied: list[Filed[Event]] = []
    for filed in events:
        if filed.record.factuality == "denied":
            denied.append(filed)
        elif filed.record.factuality in _TOLD_SO:
            for actor in filed.record.actors:
                told.setdefault((filed.record.type, actor), []).append(filed)
    found = []
    for no in denied:
        candidates = (f for a in no.record.actors for f in told.get((no.record.type, a), ()))
        yes = next((f for f in candidates if _same_deed(f, no)), None)
        if yes is not None:
            about = (no.record.type, *no.record.actors)
            found.append(Contradiction("denial", about, yes, no, max(yes.told.known, no.told.known)))
    return sorted(found, key=lambda c: (c.day, c.about, c.one.record.id))


def _same_deed(told: Filed[Event], denied: Filed[Event]) -> bool:
    one, other = told.record, denied.record
    recipients = not other.recipients or bool({*one.recipients} & {*other.recipients})
    near = abs(told.told.known - denied.told.known) <= NEWS
    same = one.mode in (None, other.mode) and (one.date is None or other.date in (None, one.date))
    return recipients and near and same and voice(told) != voice(denied)
