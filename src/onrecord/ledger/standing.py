"""What holds in a cell on a day. The rules, in the order in which they are asked:

1. Out is what was not known yet, was corrected since, is denied, was over when it was told, has no day, or is to come.
2. What the actor or the outlet says beats what others say of the actor: hearsay stands only where nothing else does,
   and nobody denies it.
3. Later beats earlier; on one day a named source an unnamed one, then the later told; the same again confirms it.
4. A lasting stance (delivering) holds until one that stands against it: milder things said later stand beside it.

Which stances last and what stands against what is the codebook's `standing.yaml`. The cases are
`tests/ledger/standing.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from onrecord.codebook.standing import StandingBook
from onrecord.ledger.cells import answers, by_key
from onrecord.ledger.days import days_of
from onrecord.ledger.voices import voices
from onrecord.model.ledger import Cell, Filed, Judged, Key, Verdict
from onrecord.model.records import Position

WHY: dict[Verdict, str] = {
    "holds": "stands: the latest that is said by the actor or the outlet",
    "confirms": "says the same as what stands",
    "beside": "milder than what goes on, which holds until it is ended",
    "replaced": "something later took its place",
    "hearsay": "others say it of the actor, and the actor or an outlet says otherwise",
    "denied": "denied: never stands",
    "over": "was over when it was told",
    "undated": "no day is known",
    "to come": "begins later",
    "not known yet": "was not known on that day",
    "corrected": "a correction took it back",
    "retraction": "told only to take it back",
}


def since(filed: Filed[Position], book: StandingBook) -> date | None:
    """The day from which a position holds: that of its text, else that of its article; None where neither is known.

    A month or year counts as late as it can; what is promised for a day to come is promised from the day it was told.
    """
    published, stated = filed.told.published, days_of(filed.record.date)
    if stated is None or stated.first is None:
        return published
    start = stated.first if stated.exact or published is None else min(stated.last or published, published)
    if published is None or start <= published or filed.record.stance in book.on_the_day:
        return max(start, stated.first)
    return published


def stand(key: Key, series: Iterable[Filed[Position]], book: StandingBook, on: date, known_on: date) -> Cell:
    """The cell of one key.

    Args:
        series: every position of the key, in any order.
        on: the day asked for. known_on: only what could be known on this day counts.
    """
    judged = _placed(series, book, on, known_on)
    run: list[int] = []
    for _, standing_run in _runs(judged, book):
        run = standing_run
    for i in run:
        judged[i] = replace(judged[i], verdict="confirms")
    if run:
        judged[run[-1]] = replace(judged[run[-1]], verdict="holds")
    held = [judged[i] for i in run]
    return Cell(
        key,
        holds=held[-1].filed if held else None,
        since=held[0].since if held else None,
        confirmed=max(one.filed.told.known for one in held) if held else None,
        voices=voices(one.filed for one in held),
        series=tuple(judged),
    )


def turns(
    series: Iterable[Filed[Position]], book: StandingBook, on: date, known_on: date
) -> Iterator[tuple[date, Filed[Position]]]:
    """The stances that stood in a cell one after the other at the end of a day, each with its first record."""
    judged = _placed(series, book, on, known_on)
    last: str | None = None
    for day, run in _runs(judged, book):
        first = judged[run[0]].filed
        if first.record.stance != last:
            last = first.record.stance
            yield day, first


def able(series: Iterable[Filed[Position]], book: StandingBook, on: date, known_on: date) -> list[Judged]:
    """The records of a cell that no rule bars from standing, hearsay too, in the order of their days."""
    return [one for one in _placed(series, book, on, known_on) if one.verdict == "replaced"]


def standing(
    positions: Iterable[Filed[Position]], book: StandingBook, on: date, known_on: date | None = None
) -> list[Cell]:
    """Every cell of the positions; with `known_on` None all that is known counts.

    A wider cell names the narrower ones that answer it.
    """
    known = date.max if known_on is None else known_on
    cells = [stand(key, series, book, on, known) for key, series in by_key(positions, book).items()]
    by_actor: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.holds is not None:
            by_actor.setdefault(cell.key.actor, []).append(cell)
    return [
        replace(cell, answers=tuple(c.key for c in by_actor.get(cell.key.actor, ()) if answers(c.key, cell.key, book)))
        for cell in cells
    ]


def _bar(filed: Filed[Position], start: date | None, on: date, known_on: date) -> Verdict | None:
    """Why a position cannot stand on the day, or None."""
    correction = filed.correction
    if filed.told.known > known_on:
        return "not known yet"
    if filed.retracts:
        return "retraction"
    if correction is not None and correction.known <= known_on:
        return "corrected"
    if filed.record.factuality == "denied":
        return "denied"
    if not filed.record.holds:
        return "over"
    if start is None:
        return "undated"
    return "to come" if start > on else None


def _placed(series: Iterable[Filed[Position]], book: StandingBook, on: date, known_on: date) -> list[Judged]:
    """The records in the order of their days; what may stand is `replaced` until it is seen to stand."""
    judged = []
    for filed in series:
        start = since(filed, book)
        judged.append(Judged(filed, start, _bar(filed, start, on, known_on) or "replaced"))
    denied = {one.filed.record.stance for one in judged if one.verdict == "denied"}
    return sorted((_answered(one, denied) for one in judged), key=_in_time)


def _answered(judged: Judged, denied: set[str]) -> Judged:
    """Hearsay that somebody denies is answered by the denial."""
    record = judged.filed.record
    if judged.verdict == "replaced" and record.factuality == "reported" and record.stance in denied:
        return replace(judged, verdict="hearsay")
    return judged


def _runs(judged: list[Judged], book: StandingBook) -> Iterator[tuple[date, list[int]]]:
    """Day by day, the records of the stance that stands at its end; verdicts of the others are written down."""
    run: list[int] = []
    heard: list[int] = []
    own = False
    days = groupby((i for i, one in enumerate(judged) if one.verdict == "replaced"), key=lambda i: judged[i].since)
    for day, several in days:
        for i in several:
            asserted = judged[i].filed.record.factuality == "asserted"
            if asserted and not own:
                own, run = True, []
                for earlier in heard:
                    judged[earlier] = replace(judged[earlier], verdict="hearsay")
            if own and not asserted:
                judged[i] = replace(judged[i], verdict="hearsay")
            else:
                heard.append(i)
                run = _next(run, i, judged, book)
        if run and day is not None:
            yield day, run


def _next(run: list[int], i: int, judged: list[Judged], book: StandingBook) -> list[int]:
    """The run of records of the stance that stands, after record `i`."""
    stance = judged[i].filed.record.stance
    if not run:
        return [i]
    current = judged[run[-1]].filed.record.stance
    if stance == current:
        run.append(i)
        return run
    if current in book.lasting and not book.against(current, stance):
        judged[i] = replace(judged[i], verdict="beside")
        return run
    return [i]


def _in_time(judged: Judged) -> tuple[date, bool, date, str, str]:
    """Of one day, what rests on an unnamed source comes first, and so gives way to what a name or outlet stands for."""
    told, named = judged.filed.told, judged.filed.source_kind != "unnamed"
    return (judged.since or date.min, named, told.known, told.document, judged.filed.record.id)
