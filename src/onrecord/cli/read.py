"""`onrecord read`: inputs → report, JSON, HTML, Markdown or CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.arriving import INTERRUPTED, arriving, asked_for
from onrecord.cli.failures import complain, complaining
from onrecord.cli.interrupts import Interrupts
from onrecord.cli.output import Output, output_for
from onrecord.cli.progress import Bar, Tally, bar_for, say_tally
from onrecord.cli.rendering import Format, Rendering, format_of
from onrecord.export.choice import KINDS, Choice

if TYPE_CHECKING:
    from onrecord.sources import Arrival

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files (HTML, text, PDF, EML, JSONL, CSV, Parquet, RSS, Atom, WARC, WACZ), folders, patterns, "
        "http(s) addresses; - reads standard input.",
    ),
]
ChosenFormat = Annotated[
    Format | None, typer.Option("--format", help="Default: by the ending of -o, else report.", show_default=False)
]
Destination = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE|DIR", help="Where to write; into a folder, one file a document."),
]


def read(
    inputs: Inputs,
    published: options.Published = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    kinds: options.Kinds = None,
    min_confidence: options.MinConfidence = 0.0,
    chosen_format: ChosenFormat = None,
    output: Destination = None,
    jobs: options.Jobs = 1,
    follow: options.Follow = False,
    column: options.Columns = None,
    archive: options.Archive = None,
    user_agent: options.UserAgent = None,
    model: options.Model = None,
    codebook: options.Codebook = None,
) -> None:
    """Read articles and show who said, offered and refused what.

    Several documents as JSON are printed as one line each. A document that cannot be read is named
    on stderr, the others go on, and the exit code is 1.

    \b
    Examples:
      onrecord read page.html
      onrecord read page.html --published 2014-09-15 --outlet "Harbour Gazette"
      onrecord read - < pasted.txt
      onrecord read rows.jsonl pages/ crawl.warc.gz -o readings.jsonl --jobs 2
      onrecord read https://outlet.example/feed --follow --archive pages.warc.gz -o readings.jsonl
      onrecord read page.html -o page.record.html
    """
    chosen = chosen_format or format_of(output)
    _check_output(inputs, chosen, output)
    asked = asked_for(published, outlet, follow, column, language)
    as_it_is = chosen is Format.REPORT and output is None
    choice = Choice(frozenset(kinds or KINDS), min_confidence)
    recipe = Rendering(None if as_it_is else chosen, choice, model, codebook)
    tally = Tally()
    try:
        with (
            complaining(),
            arriving(inputs, asked, archive, user_agent) as arrivals,
            bar_for(inputs, asked.meter, quiet=output is None and sys.stdout.isatty()) as bar,
        ):
            _run(arrivals, recipe, jobs, output_for(chosen, output, many=len(inputs) > 1), bar, tally)
    except KeyboardInterrupt:
        typer.echo(f"onrecord: stopped. {tally}; what is written is whole.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    say_tally(tally)
    if tally.failed:
        raise typer.Exit(1)


def _check_output(inputs: list[str], chosen: Format, output: Path | None) -> None:
    if output is not None and output.is_file() and any(output.samefile(i) for i in inputs if Path(i).is_file()):
        raise typer.BadParameter("that is one of the inputs, it would be overwritten.", param_hint="-o")
    if chosen is Format.HTML and len(inputs) > 1 and not (output and output.is_dir()):
        raise typer.BadParameter(
            "several inputs as HTML are several files: name a folder that exists.", param_hint="-o"
        )


def _run(arrivals: Iterable[Arrival], recipe: Rendering, jobs: int, output: Output, bar: Bar, tally: Tally) -> None:
    """Read and write, document by document; what fails is said where it stands in the order."""
    from onrecord.engines import run

    with Interrupts() as interrupts, closing(run(arrivals, recipe, jobs)) as outcomes:
        try:
            for outcome in outcomes:
                with interrupts.held():
                    if outcome.error is not None:
                        complain(outcome.error, outcome.place)
                    elif outcome.value is not None:
                        output.write(outcome.origin, outcome.place, outcome.value)
                    tally.add(outcome.error)
                    bar.show(tally)
        finally:
            with interrupts.held():
                output.close()
