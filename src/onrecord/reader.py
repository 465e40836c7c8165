"""One input in, its reading out: the only caller of the codebook's loader, and of the rooms in a row."""

from __future__ import annotations

from importlib.metadata import version as installed
from pathlib import Path
from time import perf_counter

from spacy.language import Language
from spacy.tokens import Doc

from onrecord import page
from onrecord.codebook.loader import Codebook
from onrecord.codebook.loader import load as load_codebook
from onrecord.coding.estimates import EstimateCoder
from onrecord.coding.events import EventCoder
from onrecord.coding.gatherings import GatheringCoder
from onrecord.coding.parties import Parties
from onrecord.coding.positions import PositionCoder
from onrecord.coding.statements import statements
from onrecord.coding.tolls import with_tolls
from onrecord.frames.build import build as build_frames
from onrecord.frames.governors import Governor, governors
from onrecord.language import pipeline
from onrecord.language.tree import Parsed
from onrecord.model.document import Document, Item
from onrecord.model.frame import Frames
from onrecord.model.records import Reading, Versions
from onrecord.model.time import Time
from onrecord.resolve.actors import Actors, resolve_actors
from onrecord.resolve.issuer import issuer_of
from onrecord.resolve.places import Places, resolve_places
from onrecord.resolve.times import Times, resolve_times


class Reader:
    """Reads documents with one codebook and one pipeline; build it once for many inputs.

    Args:
        model: name or path of a spaCy pipeline; None for the default.
        codebook: name of a codebook (`climate`), or a folder laid over one; None for conflict.

    Raises:
        PipelineError: the pipeline is missing or unfit.
        CodebookError: a mistake in the codebook, with file and line.
    """

    def __init__(self, model: str | None = None, codebook: str | Path | None = None) -> None:
        self.codebook: Codebook = load_codebook(codebook)
        self.pipeline: Language = pipeline.load(model)
        pipeline.know_titles(self.pipeline, self.codebook.grammar["titles"])
        self.versions = Versions(installed("onrecord"), self.codebook.version, pipeline.version(model))

    def read(self, item: Item) -> Reading:
        """The records of one input.

        Raises:
            InputError: empty, no text, no article, another language.
        """
        return self.read_timed(item)[0]

    def read_timed(self, item: Item) -> tuple[Reading, dict[str, float]]:
        """A reading with the seconds spent: `page`, `parse` (the spaCy pipeline alone), `after` (what follows)."""
        started = perf_counter()
        document = page.read(item, self.codebook.furniture)
        seen = perf_counter()
        # What the pipeline learns of a text's words goes with the text: ten thousand texts need no more than one.
        with self.pipeline.memory_zone():
            docs = self._annotated(document)
            parsed_at = perf_counter()
            frames = self._frames(document, docs)
        reading = self._code(document, frames)
        ended = perf_counter()
        return reading, {"page": seen - started, "parse": parsed_at - seen, "after": ended - parsed_at}

    def times(self, item: Item) -> tuple[Time, ...]:
        """The time expressions of one input, with what they come to."""
        document = page.read(item, self.codebook.furniture)
        return self._times(document, self._framed(document)).found

    def governors(self, item: Item) -> tuple[Governor, ...]:
        """The words of one input that govern a reported clause or a word of deed."""
        book = self.codebook
        document = page.read(item, book.furniture)
        with self.pipeline.memory_zone():
            parsed = self._parsed(document, self._annotated(document))
        return tuple(governors(parsed, book.lexicon.deeds.anchors() | book.events.deeds.anchors()))

    def places(self, item: Item) -> Places:
        """Every toponym of one input, also those that stand for a government or in a longer name.

        Raises:
            InputError: empty, no text, no article, another language.
        """
        document = page.read(item, self.codebook.furniture)
        return self._places(document, self._framed(document))

    def _framed(self, document: Document) -> Frames:
        with self.pipeline.memory_zone():
            return self._frames(document, self._annotated(document))

    def _annotated(self, document: Document) -> list[Doc]:
        return pipeline.annotate(document, self.pipeline, self.codebook.grammar["capitals"])

    def _parsed(self, document: Document, docs: list[Doc]) -> Parsed:
        return pipeline.build(document, docs, self.codebook.actors, self.codebook.grammar)

    def _frames(self, document: Document, docs: list[Doc]) -> Frames:
        return build_frames(
            self._parsed(document, docs),
            self.codebook.cues,
            self.codebook.lexicon,
            self.codebook.events,
            self.codebook.gatherings,
            self.codebook.numbers,
            self.codebook.grammar,
        )

    def _places(self, document: Document, frames: Frames) -> Places:
        book = self.codebook
        return resolve_places(frames.mentions, document, book.gazetteer, book.actors, book.geography, frames.entities)

    def _times(self, document: Document, frames: Frames) -> Times:
        return resolve_times(document, self.codebook.times, frames.clauses)

    def _code(self, document: Document, frames: Frames) -> Reading:
        book = self.codebook.actors
        issuer = issuer_of(document, frames, book)
        actors = resolve_actors(frames.mentions, document, book, issuer)
        places = self._places(document, frames)
        times = self._times(document, frames)
        parties = Parties(frames, actors, places, times, book, issuer)
        coded = PositionCoder(frames, parties, document, self.codebook.lexicon, book).code()
        events = EventCoder(parties, document, self.codebook.events, self.codebook.lexicon, self.codebook.cues.claims)
        estimates = EstimateCoder(frames, actors, times, document, self.codebook.measures, book)
        counted = estimates.code(coded.positions)
        said = tuple(statements(frames, actors, document))
        happened = with_tolls(
            events.code(frames.events, coded.told),
            counted,
            document.text,
            self.codebook.measures.measures,
            self.codebook.events.types,
        )
        ways: dict[str, int] = {}
        for way in (*(f.way for f in frames.frames), *(r.way for r in frames.reports)):
            ways[way] = ways.get(way, 0) + 1
        return Reading(
            document=document,
            versions=self.versions,
            statements=said,
            positions=tuple(coded.positions),
            estimates=counted,
            events=happened,
            gatherings=GatheringCoder(parties, document, self.codebook.gatherings).code(
                frames.gatherings, frames.mentions
            ),
            actors=actors.with_others((a for e in happened for a in (*e.actors, *e.recipients)), book),
            places=places.table(),
            issues=(*document.issues, *frames.issues, *coded.issues),
            ways=ways,
            fired=_fired(frames, actors),
        )


def _fired(frames: Frames, actors: Actors) -> tuple[str, ...]:
    """Every lexicon entry, actor entry and repair that took part in reading the document."""
    entries = {r.entry for r in frames.reports} | {f.entry for f in frames.frames}
    entries |= {o.entry for f in frames.frames for o in f.operators}
    entries |= {r.because for r in actors.referents.values() if r.because}
    ways = {f.way for f in frames.frames} | {r.way for r in frames.reports}
    entries |= {way for way in ways if way.startswith("repair:")}
    return tuple(sorted(entries))
