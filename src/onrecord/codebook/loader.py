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
from onrecord.codebook.lexicon import Lexicon, lexicon_from_rows
from onrecord.codebook.measures import MeasureBook, measures_from_rows
from onrecord.codebook.numbers import NumberWords, numbers_from_rows
from onrecord.codebook.rows import COMPILED, Row, digest, dump, lay_over, parse, read_folder
from onrecord.codebook.standing import StandingBook, standing_from_rows
from onrecord.codebook.times import TimeWords, times_from_rows
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


def load(folder: Path | None = None) -> Codebook:
    """Our codebook, with the entries of `folder` laid over it where one is given.

    Raises:
        CodebookError: naming file and line of the first mistake, or a folder that is not there.
    """
    version, rows = _ours()
    if folder is not None:
        if not folder.is_dir():
            raise CodebookError(
                f"{folder}: no such folder.", "Give a folder with files named as in the codebook's data."
            )
        added, theirs = _compiled(folder)
        version, rows = f"{version}+{added}", lay_over(rows, theirs)
    return _build(version, rows)


def _build(version: str, rows: tuple[Row, ...]) -> Codebook:
    by_file: dict[str, list[Row]] = {}
    for row in rows:
        by_file.setdefault("actors" if row.file.startswith(FOLDER) else row.file, []).append(row)
    lexicon = lexicon_from_rows(rows)
    actors = actors_from_rows(by_file.get("actors", ()))
    states = (entry.id for entry in actors.entries.values() if entry.kind == "state")
    numbers = numbers_from_rows(by_file.get("numbers.yaml", ()))
    return Codebook(
        version,
        rows,
        furniture_from_rows(by_file.get("furniture.yaml", ())),
        actors,
        cues_from_rows(by_file.get("cues.yaml", ())),
        lexicon,
        events_from_rows(by_file.get("events.yaml", ()), by_file.get("twins.yaml", ()), lexicon),
        gatherings_from_rows(by_file.get("gatherings.yaml", ()), lexicon),
        numbers,
        measures_from_rows(by_file.get("measures.yaml", ())),
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
