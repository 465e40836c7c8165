"""One input in, its reading out: the only caller of the codebook's loader, and of the rooms in a row."""

from __future__ import annotations

import re
from importlib.metadata import version as installed
from pathlib import Path
from time import perf_counter

from spacy.language import Language

from onrecord import page
from onrecord.codebook.loader import Codebook
from onrecord.codebook.loader import load as load_codebook
from onrecord.coding.estimates import EstimateCoder
from onrecord.coding.positions import PositionCoder
from onrecord.coding.statements import statements
from onrecord.frames.build import build as build_frames
from onrecord.language import pipeline
from onrecord.model.document import Document, Item, Span
from onrecord.model.frame import Frames
from onrecord.model.mention import Mention
from onrecord.model.records import Place, Reading, Versions
from onrecord.resolve.actors import Actors, resolve_actors
from onrecord.resolve.issuer import issuer_of


class Reader:
    """Reads documents with one codebook and one pipeline; build it once for many inputs.

    Args:
        model: name or path of a spaCy pipeline; None for the default.
        codebook: a folder whose entries are laid over the built-in codebook.

    Raises:
        PipelineError: the pipeline is missing or unfit.
        CodebookError: a mistake in the codebook, with file and line.
    """

    def __init__(self, model: str | None = None, codebook: Path | None = None) -> None:
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
        docs = pipeline.annotate(document, self.pipeline)
        parsed_at = perf_counter()
        frames = build_frames(
            pipeline.build(document, docs, self.codebook.actors, self.codebook.grammar),
            self.codebook.cues,
            self.codebook.lexicon,
            self.codebook.numbers,
            self.codebook.grammar,
        )
        reading = self._code(document, frames)
        ended = perf_counter()
        return reading, {"page": seen - started, "parse": parsed_at - seen, "after": ended - parsed_at}

    def _code(self, document: Document, frames: Frames) -> Reading:
        book = self.codebook.actors
        actors = resolve_actors(frames.mentions, document, book, issuer_of(document, frames, book))
        coded = PositionCoder(frames, actors, document, self.codebook.lexicon, book).code()
        said = tuple(statements(frames, actors, document))
        ways: dict[str, int] = {}
        for way in (*(f.way for f in frames.frames), *(r.way for r in frames.reports)):
            ways[way] = ways.get(way, 0) + 1
        return Reading(
            document=document,
            versions=self.versions,
            statements=said,
            positions=tuple(coded.positions),
            estimates=EstimateCoder(frames, actors, document, self.codebook.measures, book).code(coded.positions),
            actors=actors.table(),
            places=_places(frames.mentions, self.codebook),
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


def _places(mentions: tuple[Mention, ...], codebook: Codebook) -> tuple[Place, ...]:
    """Toponyms in a role of place; countries are known, coordinates are not yet."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.as_place and mention.ner in ("GPE", "LOC", "FAC"):
            found.setdefault(re.sub(r"^[Tt]he ", "", mention.text), []).append(mention)
    places = []
    for name, group in found.items():
        hit = codebook.actors.find(name)
        country = hit.entry.id if hit is not None and hit.entry.kind == "state" else None
        places.append(Place(name, country, mentions=tuple(Span(m.span.start, m.span.end) for m in group)))
    return tuple(places)
