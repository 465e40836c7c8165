"""Which place each toponym of a document stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log10

from onrecord.codebook.actor_entries import Use
from onrecord.codebook.actors import ActorBook
from onrecord.codebook.gazetteer import FILE, Gazetteer, PlaceEntry, distance, lies_in, place_key
from onrecord.model.document import Document, Span
from onrecord.model.frame import NamedEntity
from onrecord.model.mention import Mention
from onrecord.model.place import PlaceReferent, Toponym
from onrecord.model.records import Place
from onrecord.resolve.place_names import Match, Words
from onrecord.resolve.toponyms import Finder

# How well known a place is by its kind alone, on the scale of the logarithm of a population.
_RENOWN = {"state": 9.0, "continent": 9.0, "sea": 7.5, "region": 7.0, "province": 7.0, "island": 6.0, "mountain": 6.0}
_RENOWN |= {"river": 6.0, "desert": 6.0, "lake": 6.0}
_LEAST = 30_000  # a town of places.csv is in the news, however few live there
_OTHER_NAME = 1.5  # lost where the name is not the place's usual one
_NEAR_KM = 300.0
_NEAR_DEGREES = 12.0  # beyond this nothing is near, whatever the distance
_STATED = 12.0  # a place that the text itself locates
_KIND = 4.0
_CAPITAL = 2.5
_GREAT = 1.5
_METROPOLIS = 1_000_000
_COUNTRY = 3.0
_AREA = 3.0
_CLOSE = 2.0
_MOST_NEAR = 1.5
_SAME = 2.0
_FAMOUS = 5.5
_MOST_COMPANY = _AREA + _CLOSE * _MOST_NEAR + _SAME
_DOUBT = 0.2  # a country's weight where no country is named
_REACH = 600.0  # characters within which another toponym's weight halves, about a paragraph


@dataclass(frozen=True, slots=True)
class Places:
    """The toponyms of a document and the places they stand for.

    Attributes:
        toponyms: in reading order, each with its place; one that no gazetteer knows has a name and no more.
        referents: mention id → place, for mentions that name one.
    """

    toponyms: tuple[tuple[Toponym, PlaceReferent], ...]
    referents: Mapping[int, PlaceReferent]

    def of(self, mention: int | None) -> PlaceReferent | None:
        """The place that the mention with this id names, or None."""
        return None if mention is None else self.referents.get(mention)

    def inside(self, span: Span) -> Iterator[tuple[Toponym, PlaceReferent]]:
        """The places named as places inside a span, in reading order."""
        return ((t, place) for t, place in self.toponyms if span.covers(t.span) and t.use == "place")

    def within(self, span: Span) -> PlaceReferent | None:
        """The first place named as a place inside a span: "Paris" of "the Paris conference"."""
        return next((place for _, place in self.inside(span)), None)

    def table(self) -> tuple[Place, ...]:
        """The places named as places, one entry a place, in order of first mention: the `places` of the reading."""
        rows: dict[object, tuple[PlaceReferent, list[Span]]] = {}
        for toponym, place in self.toponyms:
            if toponym.use == "place":
                key = place.geonameid or place.because or place_key(place.name)
                rows.setdefault(key, (place, []))[1].append(toponym.span)
        return tuple(Place(p.name, p.country, p.geonameid, p.lat, p.lon, tuple(found)) for p, found in rows.values())


def resolve_places(
    mentions: Sequence[Mention],
    document: Document,
    gazetteer: Gazetteer,
    book: ActorBook,
    words: Words,
    entities: Sequence[NamedEntity] = (),
) -> Places:
    """The places that a document names.

    A name stands for one place in the whole document, unless the text itself says where it lies ("Tripoli, Lebanon").

    Args:
        mentions: in reading order.
        document: for the text and its coded blocks.
        gazetteer: what places bear a name.
        book: names of states and their peoples.
        words: the lists of `geography.yaml`.
        entities: names as the recogniser labelled them, in reading order.
    """
    matches = Finder(document, gazetteer, book, words, entities).matches()
    chosen = _Choice(matches).run()
    first: dict[str, str] = {}
    toponyms = []
    for match, entry in zip(matches, chosen, strict=True):
        name = first.setdefault(
            entry.origin if entry else match.key, entry.name if entry and match.use == "demonym" else match.text
        )
        toponyms.append((match, _referent(match, entry, name, document)))
    referents = _of_mentions(mentions, toponyms)
    uses = _uses(mentions, toponyms)
    made = tuple((Toponym(m.span, m.text, uses.get(id(m), m.use), m.area), place) for m, place in toponyms)
    return Places(made, referents)


def _referent(match: Match, entry: PlaceEntry | None, name: str, document: Document) -> PlaceReferent:
    area = match.area.of(document.text) if match.area is not None else None
    if entry is None:
        over = match.qualifier.places if match.qualifier is not None and match.places else ()
        return PlaceReferent(name, max(over, key=_renown).country if over else None, area_text=area)
    return PlaceReferent(name, entry.country, entry.kind, entry.lat, entry.lon, entry.geonameid, area, entry.origin)


def _of_mentions(
    mentions: Sequence[Mention], toponyms: Sequence[tuple[Match, PlaceReferent]]
) -> dict[int, PlaceReferent]:
    """The place of each mention whose head is a toponym, or that stands beside one ("the city of Mosul")."""
    found: dict[int, PlaceReferent] = {}
    ends = {match.span.end: place for match, place in toponyms if match.use == "place"}
    for mention in mentions:
        place = ends.get(mention.span.end)
        if place is not None and mention.kind != "pronoun":
            found[mention.id] = place
    return found


def _uses(mentions: Sequence[Mention], toponyms: Sequence[tuple[Match, PlaceReferent]]) -> dict[int, str]:
    """Which states and capitals stand for those who govern there: named without a role of place."""
    at = {m.span.end: m for m in mentions if m.kind == "name"}
    uses: dict[int, str] = {}
    for match, place in toponyms:
        governs = match.hit is not None and (match.hit.entry.id == place.country or match.hit.use is Use.SEAT)
        located = match.qualifies or match.qualifier is not None or match.area is not None or match.role != ""
        if match.use == "place" and governs and not located:
            mention = at.get(match.span.end)
            if mention is None or not mention.as_place:
                uses[id(match)] = "metonym"
    return uses


class _Choice:
    """Among the places of each name the one that the document speaks of."""

    def __init__(self, matches: Sequence[Match]) -> None:
        self._matches = matches
        self._countries = [(m.span.start, m.key, m.hit.entry.id) for m in matches if m.hit and m.use != "part"]
        self._rows = _kinds_of_rows(matches)
        self._over = {
            id(m): m.qualifier for m in matches if m.qualifier and m.row not in self._rows and _locates(m, m.qualifier)
        }

    def run(self) -> list[PlaceEntry | None]:
        """The place of each match, in their order; None where no place of the name can be meant."""
        groups: dict[str, list[Match]] = {}
        for match in self._matches:
            if match.places:
                groups.setdefault(match.key, []).append(match)
        scored = {key: self._scored(group) for key, group in groups.items()}
        chosen = {key: max(scores, key=_score)[1] for key, scores in scored.items()}
        parts = {key for key, group in groups.items() if all(m.use == "part" and m.hit for m in group)}
        for key, scores in scored.items():
            others = [entry for other, entry in chosen.items() if other != key and other not in parts]
            chosen[key] = _with_company(scores, others)
        return [self._of(m, scored.get(m.key, []), chosen.get(m.key)) for m in self._matches]

    def _of(self, match: Match, scores: list[tuple[float, PlaceEntry]], usual: PlaceEntry | None) -> PlaceEntry | None:
        """The place where the text puts this match; None where it puts it where no place of the name is known."""
        over = self._over.get(id(match))
        if over is None:
            return usual
        stated = [(score, entry) for score, entry in scores if any(lies_in(entry, area) for area in over.places)]
        if stated:
            return max(stated, key=_score)[1]
        named = max(over.places, key=_renown).kind in ("state", "province")
        famous = max((_renown(entry) for _, entry in scores), default=0.0) > _FAMOUS
        return None if named and not famous else usual

    def _scored(self, group: Sequence[Match]) -> list[tuple[float, PlaceEntry]]:
        """Each place of the name with what speaks for it by itself, by the words beside it and by the countries."""
        kinds = next((m.kinds for m in group if m.kinds), frozenset[str]())
        kinds |= {self._rows[m.row] for m in group if m.row in self._rows}
        capital = next((m.hit.entry.id for m in group if m.hit is not None and m.hit.use is Use.CAPITAL), None)
        shares = self._shares(group)
        areas = [area for m in group if (over := self._over.get(id(m))) is not None for area in over.places]
        scores = []
        for entry in group[0].places:
            score = _renown(entry) + (_KIND if entry.kind in kinds else 0.0)
            if entry.kind == "town" and entry.country == capital:
                score += _CAPITAL
            elif entry.kind == "town" and entry.population >= _METROPOLIS:
                score += _GREAT
            score += _COUNTRY * shares.get(entry.country or "", 0.0)
            if any(lies_in(entry, area) for area in areas):
                score += _STATED
            scores.append((score, entry))
        return scores

    def _shares(self, group: Sequence[Match]) -> dict[str, float]:
        """How much the document speaks of each country, near a match more than far from it: from 0 to 1."""
        shares: dict[str, float] = {}
        for match in group if len(group[0].places) > 1 else ():
            weights: dict[str, float] = {}
            for at, key, country in self._countries:
                if key != match.key:
                    weights[country] = weights.get(country, 0.0) + exp(-abs(at - match.span.start) / _REACH)
            total = sum(weights.values()) + _DOUBT
            for country, weight in weights.items():
                shares[country] = max(shares.get(country, 0.0), weight / total)
        return shares


def _score(scored: tuple[float, PlaceEntry]) -> float:
    return scored[0]


def _with_company(scores: list[tuple[float, PlaceEntry]], others: Sequence[PlaceEntry]) -> PlaceEntry:
    """The place with the best score once the other places of the document are considered."""
    best = max(map(_score, scores))
    able = [(score, entry) for score, entry in scores if score + _MOST_COMPANY >= best]
    if len(able) == 1:
        return able[0][1]
    return max(((score + _company(entry, others), entry) for score, entry in able), key=_score)[1]


def _company(entry: PlaceEntry, others: Sequence[PlaceEntry]) -> float:
    """What other toponyms of the document add: those over it or inside it, and those close by."""
    parts = [other for other in others if other.kind not in ("state", "continent")]
    area = any(lies_in(entry, other) or lies_in(other, entry) for other in parts)
    close = [other for other in parts if abs(other.lat - entry.lat) < _NEAR_DEGREES and entry.kind != "state"]
    near = sum(exp(-distance(entry, other) / _NEAR_KM) for other in close)
    same = sum(other.country == entry.country for other in others) / (len(others) + 1)
    return (_AREA if area else 0.0) + _CLOSE * min(_MOST_NEAR, near) + _SAME * same


def _renown(entry: PlaceEntry) -> float:
    """How well known a place is, on the scale of the logarithm of a town's population."""
    ours = entry.origin.startswith(FILE)
    if entry.kind in ("town", "district"):
        base = log10(max(entry.population, _LEAST if ours else 0) + 10) - (1.0 if entry.kind == "district" else 0.0)
    elif ours:
        base = _RENOWN.get(entry.kind, 5.0)
    else:
        base = min(5.0, log10(entry.population + 10))
    return base if entry.own else base - _OTHER_NAME


def _kinds_of_rows(matches: Sequence[Match]) -> dict[int | None, str]:
    """Number of an enumeration → the kind that most of its members are best known as, if those are states or parts."""
    rows: dict[int, list[str]] = {}
    for match in matches:
        if match.row is not None and match.places:
            rows.setdefault(match.row, []).append(max(match.places, key=_renown).kind)
    kinds = {row: max(("state", "province"), key=found.count) for row, found in rows.items()}
    return {row: kind for row, kind in kinds.items() if 2 * rows[row].count(kind) > len(rows[row])}


def _locates(match: Match, over: Match) -> bool:
    """Whether what stands behind the comma may say where the place lies; "Georgia, Alabama" are two of a kind."""
    if not over.places:
        return False
    kinds = {max(m.places, key=_renown).kind for m in (match, over) if m.places}
    return len(kinds) > 1 or not kinds <= {"state", "province"} or match.key == over.key
