"""Entries of a folder that cannot do anything, and entries below that they hide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.codebook.constructions import FIELDS, Construction, compile_row
from onrecord.codebook.lexicon import NO_CONTRIBUTION
from onrecord.codebook.measures import KINDS, LISTS
from onrecord.codebook.rows import Row
from onrecord.errors import CodebookError

# Files whose entries are lines of constructions, and which compete for one word only with each other.
LEXICONS = ("contributions.yaml", "operators.yaml", "cues.yaml", "events.yaml", "gatherings.yaml")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Idle:
    """An entry that does nothing, or hides one below.

    Attributes:
        row: the entry. term: the words of it that are meant, None for the whole.
        kind: `shadowed` or `unused`. what, remedy: in words.
    """

    row: Row
    kind: str
    what: str
    remedy: str = ""
    term: str | None = None


def idle_entries(below: tuple[Row, ...], theirs: tuple[Row, ...], replaced: Iterable[str] = ()) -> tuple[Idle, ...]:
    """What in `theirs` does nothing or hides an entry of `below`; all rows must be free of mistakes."""
    gone = frozenset(replaced)
    ours = {(row.file, row.id): row for row in below if row.file not in gone}
    laid = {**ours, **{(row.file, row.id): row for row in theirs}}
    rows = [row for row in laid.values() if not row.removes]
    mine = {id(row) for row in theirs}
    return (
        *(one for row in theirs for one in _replaced(row, ours.get((row.file, row.id)))),
        *_beaten(rows, mine),
        *_capitals(theirs),
        *_measures_told_twice(rows, mine),
        *_kinds_without_words(theirs, rows),
        *(Idle(row, "unused", f"measure `{row.id}` has no words: no number is ever told to be one")
          for row in theirs if row.file == "measures.yaml" and not row.removes and row.id not in LISTS
          and row.id not in _TOLD_BY_CODE and not any(row.words(kind) for kind in KINDS)),
    )  # fmt: skip


# What a number is where no word tells.
_TOLD_BY_CODE = ("other",)


def _replaced(row: Row, ours: Row | None) -> Iterator[Idle]:
    """An entry that stands in the place of one below: what is lost with it."""
    if ours is None or row.removes:
        return
    if dict(row.fields) == dict(ours.fields):
        yield Idle(row, "unused", f"`{row.id}` says what the codebook below says already", "Take it out.")
        return
    lost = [word for key in ours.fields for word in _words(ours, key) if word not in _words(row, key)]
    if lost:
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        told = f"`{row.id}` hides the entry below (line {ours.line} of its file) as a whole"
        yield Idle(row, "shadowed", f"{told}; gone with it: {', '.join(lost[:_SHOWN])}{more}", _COPY)


_COPY = "Copy what you want to keep, or give yours another id to add to it."


def _words(row: Row, key: str) -> tuple[str, ...]:
    value = row.fields.get(key)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    return row.words(key) if isinstance(value, str) and "|" in value else ()


def _beaten(rows: Iterable[Row], mine: set[int]) -> Iterator[Idle]:
    """Lines that never get their turn, since the same line stands earlier in the same file."""
    first: dict[tuple[str, str, str, tuple[str, ...], bool], Row] = {}
    for row in rows:
        for line, made in _lines(row):
            key = (row.file, made.anchor, made.pos, made.items, made.field == "alone")
            winner = first.setdefault(key, row)
            if winner is row or id(row) not in mine or NO_CONTRIBUTION in (row.id, winner.id):
                continue
            whose = "yours" if id(winner) in mine else "the codebook's"
            told = f"`{line}` never gets its turn: `{winner.id}` ({whose}, line {winner.line}) has the same line"
            yield Idle(row, "shadowed", told, "Take it out here, or lay that entry anew without it.", line)


def _capitals(theirs: Iterable[Row]) -> Iterator[Idle]:
    """Lines that no text can meet: words are compared in lower case."""
    for row in theirs:
        for line in dict.fromkeys(line for line, made in _lines(row) if _written(made) != _written(made).lower()):
            told = f"`{line}` never gets its turn: words are compared in lower case"
            yield Idle(row, "unused", told, "Write it small.", line)


def _written(made: Construction) -> str:
    return " ".join((made.anchor, *made.items))


def _lines(row: Row) -> Iterator[tuple[str, Construction]]:
    if row.file not in LEXICONS or row.id in _CLOSED_LISTS:
        return
    for key in FIELDS:
        for line in row.words(key):
            yield from ((line, made) for made in compile_row(_alone(row, key, line)))


def faulty_lines(row: Row) -> Iterator[CodebookError]:
    """The mistake of each line of an entry that is no construction; the program itself stops at the first."""
    if row.file not in LEXICONS or row.id in _CLOSED_LISTS:
        return
    for key in FIELDS:
        try:
            lines = row.words(key)
        except CodebookError as error:
            yield error
            continue
        for line in lines:
            try:
                compile_row(_alone(row, key, line))
            except CodebookError as error:
                yield error


# Entries of these files that are lists of words, not in the notation.
_CLOSED_LISTS = ("nouns", "anonymity", "speech", "tellers")


def _alone(row: Row, key: str, line: str) -> Row:
    return Row(row.file, row.line, row.id, {key: [line]})


def _measures_told_twice(rows: Iterable[Row], mine: set[int]) -> Iterator[Idle]:
    first: dict[tuple[str, str], Row] = {}
    for row in (r for r in rows if r.file == "measures.yaml" and r.id not in LISTS):
        for kind in KINDS:
            for word in row.words(kind):
                winner = first.setdefault((kind, word), row)
                if winner is not row and id(row) in mine and kind != "kinds" and row.text("of") == winner.text("of"):
                    told = f"`{word}` among the {kind} tells `{winner.id}` (line {winner.line}) before it tells this"
                    yield Idle(row, "shadowed", told, "Take it out of one of the two.", word)


def _kinds_without_words(theirs: Iterable[Row], rows: Iterable[Row]) -> Iterator[Idle]:
    kinds = {row.text("kind") for row in rows if row.file == "operators.yaml"}
    for row in theirs:
        if row.file == "stances.yaml" and not row.removes and row.id not in kinds and row.id not in _GRAMMATICAL:
            yield Idle(row, "unused", f"no operator is of the kind `{row.id}`", "Give one in operators.yaml.")


# Kinds that grammar gives, without an entry of operators.yaml.
_GRAMMATICAL = frozenset(("assert", "will", "may", "can", "must", "carry", "only_if", "not_until", "whether", "given"))
