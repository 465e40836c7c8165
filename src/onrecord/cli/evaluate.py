"""`onrecord evaluate`: figures against gold, the gate, and predictions for other people's test sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.failures import complaining
from onrecord.cli.options import Codebook, Model

if TYPE_CHECKING:
    from onrecord.evaluation.commands import Outcome
    from onrecord.frames.governors import Governor
    from onrecord.model.records import Reading
    from onrecord.model.time import Time
    from onrecord.reader import Reader
    from onrecord.resolve.places import Places

LINES = (".jsonl", ".jsonl.gz")


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Gold files (*.gold.json, each beside its article) or folders of them."),
]
Gate = Annotated[Path | None, typer.Option(metavar="FLOORS", help="Fail where a figure is under its floor here.")]
UpdateFloors = Annotated[bool, typer.Option("--update-floors", help="Write the figures into the --gate file instead.")]
Reason = Annotated[
    str | None, typer.Option(metavar="REASON", help="Why a floor may sink; --update-floors refuses without.")
]
Show = Annotated[bool, typer.Option("--show", help="List what was missed, extra or partly right.")]
Browse = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write gold and readings side by side to this HTML file, the error browser."),
]
Once = Annotated[
    bool, typer.Option("--once", help="List entries and repairs that fire in one article of PATH and no text.")
]
Texts = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="For --once, --unknown: JSON lines or a folder of .txt; repeatable."),
]
Unknown = Annotated[
    bool, typer.Option("--unknown", help="List words in the --texts over a clause or a deed that no lexicon knows.")
]
Attribution = Annotated[
    Path | None, typer.Option(metavar="ROWS", help="Write attributions of these texts (JSON lines) to -o.")
]
Extraction = Annotated[
    Path | None, typer.Option(metavar="ROWS", help="Write the main text of these pages (JSON lines) to -o.")
]
Pubdate = Annotated[
    Path | None, typer.Option(metavar="ROWS", help="Write the publication dates of these pages (JSON lines) to -o.")
]
Geo = Annotated[Path | None, typer.Option(metavar="ROWS", help="Write the toponyms of these texts (JSON lines) to -o.")]
Dates = Annotated[
    Path | None, typer.Option(metavar="ROWS", help="Write the time expressions of these texts (JSON lines) to -o.")
]
Events = Annotated[
    Path | None, typer.Option(metavar="ROWS", help="Write the events of these sentences (JSON lines) to -o.")
]
Entities = Annotated[
    Path | None, typer.Option(metavar="ROWS", help="Write the entities of these texts (JSON lines) to -o.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where predictions go.")]


def evaluate(
    paths: Paths = None,
    gate: Gate = None,
    update_floors: UpdateFloors = False,
    because: Reason = None,
    show: Show = False,
    browse: Browse = None,
    once: Once = False,
    texts: Texts = None,
    unknown: Unknown = False,
    attribution: Attribution = None,
    extraction: Extraction = None,
    pubdate: Pubdate = None,
    geo: Geo = None,
    dates: Dates = None,
    events: Events = None,
    entities: Entities = None,
    output: Output = None,
    model: Model = None,
    codebook: Codebook = None,
) -> None:
    """Score readings against gold files.

    Says what changed since the last run, case by case, and prints found, full, whole and tightness
    of each record kind with n and a bootstrap interval, field accuracies, the confusion of stances,
    and the share and precision of each way to a frame.

    \b
    Examples:
      onrecord evaluate tests/gold
      onrecord evaluate tests/gold --gate tests/floors.json
      onrecord evaluate tests/gold --browse errors.html
      onrecord evaluate --once tests/gold --texts texts.jsonl.gz
      onrecord evaluate --attribution rows.jsonl.gz -o predictions.jsonl
    """
    rows = {
        "attribution": attribution,
        "extraction": extraction,
        "pubdate": pubdate,
        "geo": geo,
        "dates": dates,
        "events": events,
        "entities": entities,
    }
    asked = [(kind, path) for kind, path in rows.items() if path is not None]
    if len(asked) > 1:
        raise typer.BadParameter(f"only one of --{', --'.join(rows)} at a time.")
    if asked and output is None:
        raise typer.BadParameter("predictions need a file to go to.", param_hint="-o")
    if not asked and not paths and not (unknown and texts):
        raise typer.BadParameter("name gold files or a folder of them.", param_hint="PATH")
    from onrecord.evaluation import commands

    read = _Read(model, codebook)
    with complaining():
        if asked and output is not None:
            outcome = _predictions(*asked[0], output, read)
        elif unknown:
            outcome = commands.unknown_command([*(texts or []), *(paths or [])], read.governors, read.lexicons)
        elif once:
            outcome = _once(paths or [], texts or [], read)
        else:
            outcome = commands.evaluate_command(
                paths or [],
                read.article,
                gate=gate,
                update_floors=update_floors,
                because=because,
                show=show,
                browse=browse,
            )
    typer.echo(outcome.text)
    raise typer.Exit(outcome.status)


def _predictions(kind: str, rows: Path, output: Path, read: _Read) -> Outcome:
    from onrecord.evaluation import commands
    from onrecord.evaluation.entities import EntityFinder
    from onrecord.evaluation.event_rows import events
    from onrecord.evaluation.extraction import extraction_lines, pubdate_lines

    if kind == "attribution":
        return commands.attribution_command(rows, output, read.text)
    if kind == "geo":
        return commands.geo_command(rows, output, read.places)
    if kind == "dates":
        return commands.dates_command(rows, output, read.times)
    if kind == "events":
        known = read.reader.codebook.actors.entries
        return commands.rows_command(rows, output, read.text, lambda reading, _: {"events": events(reading, known)})
    if kind == "entities":
        return commands.rows_command(rows, output, read.text, EntityFinder.of(read.reader.codebook).prediction)
    lines = extraction_lines if kind == "extraction" else pubdate_lines
    return commands.extraction_command(lines(rows, read.reader.codebook.furniture), output)


def _once(paths: list[Path], texts: list[Path], read: _Read) -> Outcome:
    """`--texts A B`: what follows the first file arrives as a PATH; JSON lines can only be meant as texts."""
    from onrecord.evaluation import commands

    also = [path for path in paths if path.name.endswith(LINES)]
    return commands.once_command([p for p in paths if p not in also], [*texts, *also], read.article, read.text)


class _Read:
    """The two readers that evaluation asks for; the pipeline is loaded on first use."""

    def __init__(self, model: str | None, codebook: str | None) -> None:
        self._model, self._codebook = model, codebook
        self._reader: Reader | None = None

    @property
    def reader(self) -> Reader:
        from onrecord.reader import Reader

        if self._reader is None:
            self._reader = Reader(model=self._model, codebook=self._codebook)
        return self._reader

    def article(self, path: Path, published: str | None) -> Mapping[str, Any]:
        """The reading of a file."""
        from onrecord.sources.files import open_input

        return _plain(self.reader.read(open_input(str(path), published=published)))

    def text(self, text: str, published: str | None) -> Mapping[str, Any]:
        """The reading of a plain text."""
        from onrecord.model.document import Item

        return _plain(self.reader.read(Item(text.encode(), "-", "text/plain", published)))

    def places(self, text: str) -> Places:
        """The toponyms of a plain text."""
        from onrecord.model.document import Item

        return self.reader.places(Item(text.encode(), "-", "text/plain"))

    def governors(self, text: str) -> Sequence[Governor]:
        """The words of a plain text over a reported clause or a word of deed."""
        from onrecord.model.document import Item

        return self.reader.governors(Item(text.encode(), "-", "text/plain"))

    @property
    def lexicons(self) -> frozenset[str]:
        """Every lemma that the codebook knows."""
        from onrecord.codebook.loader import words_of

        return words_of(self.reader.codebook)

    def times(self, text: str, published: str | None) -> Sequence[Time]:
        """The time expressions of a plain text."""
        from onrecord.model.document import Item

        return self.reader.times(Item(text.encode(), "-", "text/plain", published))


def _plain(reading: Reading) -> Mapping[str, Any]:
    from onrecord.export.json import as_dict

    return {**as_dict(reading), "ways": reading.ways, "fired": reading.fired}
