"""Operators, stances and contributions: the typed entries that frames and positions are read with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.codebook.constructions import Index, compile_row
from onrecord.codebook.rows import Row

OWN = ("bare", "delivering", "committed", "preparing", "offered", "considering", "open", "undecided", "declined",
       "ruled_out", "ended")  # fmt: skip
OTHERS = ("urging", "opposed", "tolerating")
STANCES = frozenset((*OWN, *OTHERS))
_CONTRIBUTION_FIELDS = (
    *("parent", "event", "object", "against", "toward", "requires", "becomes", "in_passing", "abroad"),
    *("verbs", "nouns", "things", "weak_verbs", "weak_nouns"),
)
# The entry of constructions that look like contributions and are none ("the death penalty").
NO_CONTRIBUTION = "NONE"
_ABOUT = ("other", "victim")
_REQUIRED = ("people", "party")
_ABROAD = ("said", "assumed")
_OBJECTS = ("target", "beneficiary", "doer", "none")


@dataclass(frozen=True, slots=True)
class Composition:
    """What one kind of operator makes of the stance it governs, plain and negated."""

    kind: str
    plain: Mapping[str, str]
    negated: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Contribution:
    """A leaf or branch of the contribution tree.

    Attributes:
        id: name in the codebook. parent: the branch, or None for a branch.
        object: whom the direct object of its verbs stands for: `target`, `beneficiary`, `doer` or `none`.
        against: prepositions whose object is the target. toward: those whose object gains.
        requires: what the object of its verbs must be: `people` (a release), `party` (an actor), else None.
        becomes: actor id, or kind of actor, → the contribution it is when given to, or asked or given by, such a one.
        in_passing: whether its noun with an agent of its own tells the deed ("French airstrikes"); not for branches,
            nor for what is mostly a topic ("China trade").
        event: PLOVER type, or `TYPE/mode`, of the deed once done (`events.yaml` has them).
        abroad: for deeds of force, which on one's own ground are war and no contribution (codebook §3): `said` where
            the text must say that it is for or among others, `assumed` where it must not say otherwise, else None.
    """

    id: str
    parent: str | None
    object: str
    against: frozenset[str]
    toward: frozenset[str]
    requires: str | None = None
    becomes: Mapping[str, str] = field(default_factory=dict)
    in_passing: bool = True
    event: str | None = None
    abroad: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries of the three files, indexed.

    Attributes:
        deeds: constructions of the contributions. operators: constructions of the operators.
        kinds: operator entry → kind. others: operator entries that speak of another's deed; victims: those whose
            subject is the one to whom the deed is done.
    """

    contributions: Mapping[str, Contribution]
    compositions: Mapping[str, Composition]
    deeds: Index
    operators: Index
    kinds: Mapping[str, str]
    others: frozenset[str]
    victims: frozenset[str]

    def of(self, entry: str) -> Contribution:
        """The contribution of a construction's entry (`contributions:arms`)."""
        return self.contributions[entry.partition(":")[2]]

    def branch(self, contribution: str) -> str:
        """The branch a contribution hangs on, or itself."""
        entry = self.contributions[contribution]
        return entry.parent or entry.id


def lexicon_from_rows(rows: Iterable[Row]) -> Lexicon:
    """The lexicon of `contributions.yaml`, `operators.yaml` and `stances.yaml`.

    Raises:
        CodebookError: naming file and line of a mistake.
    """
    by_file: dict[str, list[Row]] = {}
    for row in rows:
        by_file.setdefault(row.file, []).append(row)
    compositions = {r.id: _composition(r) for r in by_file.get("stances.yaml", ())}
    operators = by_file.get("operators.yaml", [])
    for row in operators:
        row.only("kind", "about", "alone", "verbs", "nouns", "adjectives", "adverbs", "prepositions", "words")
        row.one_of("kind", sorted(compositions))
        row.one_of("about", _ABOUT)
    contributions = by_file.get("contributions.yaml", [])
    known = {r.id for r in contributions}
    return Lexicon(
        contributions={r.id: _contribution(r, known) for r in contributions if r.id != NO_CONTRIBUTION},
        compositions=compositions,
        deeds=Index(tuple(c for r in contributions for c in compile_row(r))),
        operators=Index(tuple(c for r in operators for c in compile_row(r))),
        kinds={f"operators:{r.id}": r.need("kind") for r in operators},
        others=_about("other", operators),
        victims=_about("victim", operators),
    )


def _about(whom: str, operators: Iterable[Row]) -> frozenset[str]:
    return frozenset(f"operators:{r.id}" for r in operators if r.text("about") == whom)


def _composition(row: Row) -> Composition:
    row.only("plain", "negated")
    tables = []
    for key in ("plain", "negated"):
        table = row.fields.get(key) or {}
        if not isinstance(table, dict):
            raise row.fail(f"`{key}` must map stances to stances", "Write it as {bare: committed}.")
        for inner, outer in table.items():
            for stance in (inner, outer):
                if stance not in STANCES:
                    raise row.fail(f"unknown stance `{stance}`", f"One of: {', '.join(sorted(STANCES))}.")
        tables.append(table)
    return Composition(row.id, *tables)


def _becomes(row: Row, known: set[str]) -> dict[str, str]:
    table = row.fields.get("becomes") or {}
    if not isinstance(table, dict) or not all(isinstance(v, list) for v in table.values()):
        raise row.fail("`becomes` must map contributions to actors", "Write it as {peacekeeping: [UN, AU]}.")
    for other in table:
        if other not in known:
            raise row.fail(f"unknown contribution `{other}`", "Name an entry of this file.")
    return {str(actor): other for other, actors in table.items() for actor in actors}


def _contribution(row: Row, known: set[str]) -> Contribution:
    row.only(*_CONTRIBUTION_FIELDS)
    parent = row.text("parent")
    if parent is not None and parent not in known:
        raise row.fail(f"unknown parent `{parent}`", "Name a branch of this file.")
    role = row.one_of("object", _OBJECTS) or "none"
    return Contribution(
        row.id,
        parent,
        role,
        frozenset(row.words("against") or ("against", "on")),
        frozenset(row.words("toward")),
        row.one_of("requires", _REQUIRED),
        _becomes(row, known),
        row.one_of("in_passing", ("never",)) is None and parent is not None,
        row.text("event"),
        row.one_of("abroad", _ABROAD),
    )
