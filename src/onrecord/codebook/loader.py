"""The only reader of the codebook's data: our folder, compiled or as source, with a user's folder laid over it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from onrecord.codebook.actors import FOLDER, ActorBook, actors_from_rows
from onrecord.codebook.cues import CueBook, cues_from_rows
from onrecord.codebook.events import EventBook, events_from_rows
from onrecord.codebook.furniture import Furniture, furniture_from_rows
from onrecord.codebook.gatherings import GatheringBook, gatherings_from_rows
from onrecord.codebook.gazetteer import FILE as PLACES
from onrecord.codebook.gazetteer import Gazetteer, gazetteer_from_rows
from onrecord.codebook.gazetteer_file import open_gazetteer
from onrecord.codebook.layers import MANIFEST, Manifest, chain, manifest_of, own_rows
from onrecord.codebook.lexicon import Lexicon, lexicon_from_rows
from onrecord.codebook.measures import LISTS, NEEDED, MeasureBook, measures_from_rows
from onrecord.codebook.numbers import NumberWords, numbers_from_rows
from onrecord.codebook.rows import CLOSED, COMPILED, Row, digest, dump, lay_over, parse, read_folder
from onrecord.codebook.standing import StandingBook, standing_from_rows
from onrecord.codebook.times import TimeWords, times_from_rows
from onrecord.codebook.types import types_from_rows
from onrecord.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything the reading steps are told; `version` is a hash of the data it was built from."""

    version: str
    rows: tuple[Row, ...]
    furniture: Furniture
    actors: ActorBook
    cues: CueBook
    lexicon: Lexicon
    events: EventBook
    gatherings: GatheringBook
    numbers: NumberWords
    measures: MeasureBook
    times: TimeWords
    grammar: Mapping[str, frozenset[str]]
    gazetteer: Gazetteer
    geography: Mapping[str, frozenset[str]]
    standing: StandingBook


def words_of(book: Codebook) -> frozenset[str]:
    """Every lemma that a lexicon or a closed list of the codebook knows."""
    lexicons = (book.cues.index, book.lexicon.operators, book.lexicon.deeds, book.events.deeds, book.gatherings.deeds)
    return frozenset().union(*(index.anchors() for index in lexicons), *book.grammar.values())


def load(codebook: str | Path | None = None) -> Codebook:
    """A codebook: conflict, or the one of this name or folder, laid over what its manifest says.

    Raises:
        CodebookError: naming file and line of the first mistake, or a folder that is not there.
    """
    return build(*_layers(codebook))


def load_standing(codebook: str | Path | None = None) -> StandingBook:
    """Only what the ledger asks of a codebook: who asks a store needs no names of actors and places.

    Raises:
        CodebookError: as `load`, for what it reads.
    """
    _, rows = _layers(codebook)
    types, standing = ([row for row in rows if row.file == name] for name in ("types.yaml", "standing.yaml"))
    return standing_from_rows(standing, lexicon_from_rows(rows, types_from_rows(types)))


def _layers(codebook: str | Path | None) -> tuple[str, tuple[Row, ...]]:
    """Version and rows of a codebook, all that it is laid over below it."""
    version, rows = _ours()
    for folder in chain(codebook):
        added, theirs = _compiled(folder)
        version = f"{version}+{added}"
        rows = laid(rows, own_rows(theirs), replaced_files(manifest_of(folder), rows, folder))
    return version, rows


HOLDERS = f"{FOLDER}holders.csv"
# Lists of the language inside files that a codebook may replace: they stay.
KEPT = frozenset(("measures.yaml", name) for name in LISTS)


def laid(below: tuple[Row, ...], theirs: tuple[Row, ...], replaced: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows below with a folder's laid over them; with actors that are replaced go the terms of office in them.

    Raises:
        CodebookError: as `lay_over`.
    """
    rows = lay_over(below, theirs, replaced, KEPT)
    gone = {row.id for row in below if row.file in replaced} - {row.id for row in rows if row.file.startswith(FOLDER)}
    return tuple(row for row in rows if row.file != HOLDERS or row.fields.get("state") not in gone)


def replaced_files(manifest: Manifest, below: tuple[Row, ...], folder: Path) -> tuple[str, ...]:
    """The files that a manifest replaces.

    Raises:
        CodebookError: one that is not there to be replaced, or that the program asks for entry by entry.
    """
    known = frozenset(row.file for row in below) - CLOSED
    for name in manifest.replaces:
        if name not in known:
            raise CodebookError(
                f"{folder / MANIFEST}: `replaces` names `{name}`, which cannot be replaced.",
                f"One of: {', '.join(sorted(known))}.",
                file=MANIFEST,
                entry="replaces",
                fault=f"`{name}` cannot be replaced",
            )
    return manifest.replaces


def build(version: str, rows: tuple[Row, ...]) -> Codebook:
    """The typed codebook of these rows.

    Raises:
        CodebookError: naming file and line of the first mistake.
    """
    by_file: dict[str, list[Row]] = {}
    for row in rows:
        by_file.setdefault("actors" if row.file.startswith(FOLDER) else row.file, []).append(row)
    types = types_from_rows(by_file.get("types.yaml", ()))
    lexicon = lexicon_from_rows(rows, types)
    actors = actors_from_rows(by_file.get("actors", ()))
    states = (entry.id for entry in actors.entries.values() if entry.kind == "state")
    numbers = numbers_from_rows(by_file.get("numbers.yaml", ()))
    measures = measures_from_rows(by_file.get("measures.yaml", ()))
    for name in NEEDED:
        if name not in measures.measures:
            fault = f"there is no measure `{name}`, which a number can have by itself"
            raise CodebookError(f"measures.yaml: {fault}.", "Add it.", file="measures.yaml", fault=fault)
    return Codebook(
        version,
        rows,
        furniture_from_rows(by_file.get("furniture.yaml", ())),
        actors,
        cues_from_rows(by_file.get("cues.yaml", ())),
        lexicon,
        events_from_rows(by_file.get("events.yaml", ()), by_file.get("twins.yaml", ()), types, lexicon),
        gatherings_from_rows(by_file.get("gatherings.yaml", ()), lexicon),
        numbers,
        measures,
        times_from_rows(by_file.get("times.yaml", ()), numbers),
        _lists(by_file.get("grammar.yaml", ())),
        gazetteer_from_rows(by_file.get(PLACES, ()), states, open_gazetteer(_data(), _cache())),
        _lists(by_file.get("geography.yaml", ())),
        standing_from_rows(by_file.get("standing.yaml", ()), lexicon),
    )


def _lists(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    return {row.id: frozenset(row.words("words")) for row in rows}


def _data() -> Path:
    return Path(str(files("onrecord.codebook") / "data"))


def _ours() -> tuple[str, tuple[Row, ...]]:
    compiled = _data() / COMPILED
    if compiled.is_file():
        return parse(compiled.read_text("utf-8"))
    return _compiled(_data())


def _compiled(folder: Path) -> tuple[str, tuple[Row, ...]]:
    """Rows of a folder, from the cache where the same bytes were read before."""
    version = digest(folder)
    cache = _cache() / f"{version}.json"
    if cache.is_file():
        try:
            return parse(cache.read_text("utf-8"))
        except (ValueError, TypeError):
            cache.unlink(missing_ok=True)  # cut off or written over: made anew below
    rows = read_folder(folder)
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        partial = cache.with_suffix(f".{os.getpid()}")
        partial.write_text(dump(rows, version), "utf-8")
        partial.replace(cache)
    except OSError:
        return version, rows  # a cache that cannot be written costs time, not the reading
    return version, rows


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "onrecord"
