"""The command line: one module a command; this one only lists them."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import codebook
from onrecord.cli.actors import actors
from onrecord.cli.cite import cite
from onrecord.cli.console import speak_plainly
from onrecord.cli.doctor import doctor
from onrecord.cli.evaluate import evaluate
from onrecord.cli.explain import explain
from onrecord.cli.ingest import ingest
from onrecord.cli.keeping import backup, forget, show
from onrecord.cli.ledger import changes, contradictions, ledger, standing
from onrecord.cli.lists import estimates, events, gatherings, search, sources
from onrecord.cli.pledges import pledges
from onrecord.cli.read import read
from onrecord.cli.recode import recode
from onrecord.cli.schema import schema

FIRST = """\
onrecord puts the news on record: who said, offered, refused what, each with the sentence that proves it.

Try first:
  onrecord read ARTICLE.html                     a saved page or a text file; - reads what you paste
  onrecord read ARTICLE.html --format html -o ARTICLE.record.html
                                                 the article and its records side by side, for a browser
  onrecord read https://outlet.example/article   a page from the web; also feeds, folders, JSONL, CSV, PDF, WARC
  onrecord explain ARTICLE.html ID               how the words became one record
  onrecord ingest FOLDER                         keep many articles, then ask: ledger, changes, contradictions
  onrecord --help                                all commands
"""

app = typer.Typer(
    name="onrecord",
    help="Put the news on record: who said, offered, refused what, each with the sentence that proves it.",
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("read")(read)
app.command("explain")(explain)
app.command("ingest")(ingest)
app.command("ledger")(ledger)
app.command("standing")(standing)
app.command("changes")(changes)
app.command("contradictions")(contradictions)
app.command("pledges")(pledges)
app.command("estimates")(estimates)
app.command("events")(events)
app.command("gatherings")(gatherings)
app.command("sources")(sources)
app.command("search")(search)
app.command("show")(show)
app.command("cite")(cite)
app.add_typer(actors, name="actors")
app.command("recode")(recode)
app.command("forget")(forget)
app.command("backup")(backup)
app.command("schema")(schema)
app.command("doctor")(doctor)
app.command("evaluate")(evaluate)
app.add_typer(codebook.app, name="codebook")


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Without a command, say what to try first."""
    if context.invoked_subcommand is None:
        typer.echo(FIRST, nl=False)


def main() -> None:
    """The `onrecord` command."""
    speak_plainly()
    app()
