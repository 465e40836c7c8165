"""`onrecord codebook`: a codebook of one's own, from the first file to what it does to articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.failures import complain, complaining
from onrecord.cli.options import Codebook, Model, Published
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.evaluation.trial import Change
    from onrecord.reader import Reader

app = typer.Typer(
    help="Start, check and try a codebook of your own, and ask what one knows.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of your codebook.")]


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to start it: a new or empty folder.")],
    over: Annotated[str, typer.Option(metavar="NAME", help="The codebook it is laid over.")] = "conflict",
) -> None:
    """Start a codebook of your own.

    With a small entry in each file, and an article that shows what they do.

    \b
    Examples:
      onrecord codebook new mine
      onrecord codebook new mine --over climate
    """
    from onrecord.codebook.starter import start

    with complaining():
        written = start(folder, over)
    for path in written:
        typer.echo(path.as_posix())
    typer.echo(
        f"\nTry it: onrecord codebook try {folder.as_posix()} {(folder / 'articles' / 'example.txt').as_posix()}"
    )


@app.command()
def check(folder: Folder) -> None:
    """Name every mistake with file, line and column.

    Also said: entries below that yours hide, lines that never get their turn because another entry
    has the same, and files that are not read. The exit code is 1 where there is a mistake.

    \b
    Example:
      onrecord codebook check mine
    """
    from onrecord.codebook.checks import MISTAKE, told
    from onrecord.codebook.checks import check as findings_of

    with complaining():
        findings = findings_of(folder)
    for line in told(findings, folder):
        typer.echo(line)
    mistakes = sum(one.kind == MISTAKE for one in findings)
    others = len(findings) - mistakes
    typer.echo(f"{mistakes} mistake{'' if mistakes == 1 else 's'}, {others} other finding{'' if others == 1 else 's'}.")
    raise typer.Exit(1 if mistakes else 0)


@app.command("try")
def try_out(
    folder: Folder,
    inputs: Annotated[list[str], typer.Argument(metavar="FILE", help="Articles; - reads standard input.")],
    published: Published = None,
    model: Model = None,
) -> None:
    """Show which records it adds and takes away.

    Every article is read twice: with what the folder is laid over, and with the folder. A record
    that comes out otherwise is taken away (-) and added (+). Entries of yours that took part in
    nothing are named at the end.

    \b
    Example:
      onrecord codebook try mine page.html other.txt
    """
    from onrecord.codebook.layers import base_of
    from onrecord.evaluation import trial
    from onrecord.reader import Reader

    failed = False
    with complaining():
        after, before = Reader(model=model, codebook=folder), Reader(model=model, codebook=base_of(folder))
        found: list[trial.Change] = []
        fired: list[list[str]] = []
        for name in inputs:
            try:
                old, new = (_reading(reader, name, published) for reader in (before, after))
            except InputError as error:
                complain(error, name)
                failed = True
                continue
            changes = trial.changes(old, new)
            found.extend(changes)
            fired.append(new["fired"])
            _show(name, changes)
    typer.echo(f"{folder.as_posix()} {trial.summary(found)}.")
    idle = trial.unused_entries(_entries(folder), fired)
    if idle:
        typer.echo(f"Took part in none of these articles: {', '.join(idle)}.")
    raise typer.Exit(1 if failed else 0)


@app.command()
def show(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="A word as the dictionary has it, or several.")],
    codebook: Codebook = None,
) -> None:
    """Say what a codebook knows of a word.

    Each entry that holds it, with file and line, and how the entry means it.

    \b
    Examples:
      onrecord codebook show pledge
      onrecord codebook show "phase out" --codebook climate
    """
    from onrecord.codebook.known import known

    wanted = " ".join(words)
    with complaining():
        found = known(codebook, wanted)
    if not found:
        typer.echo(f"The codebook knows nothing of “{wanted}”. Words stand in it as the dictionary has them: pledge.")
        raise typer.Exit(1)
    for one in found:
        meaning = f" ({one.meaning})" if one.meaning else ""
        place = one.row.file if one.folder is None else (one.folder / one.row.file).as_posix()
        typer.echo(f"{place}:{one.row.line}  {one.row.id}{meaning}\n    {one.field}: {one.line.strip()}")


def _reading(reader: Reader, name: str, published: str | None) -> Mapping[str, Any]:
    from onrecord.export.json import as_dict
    from onrecord.sources.files import open_input

    reading = reader.read(open_input(name, published=published))
    return {**as_dict(reading), "fired": reading.fired}


def _show(name: str, changes: Sequence[Change]) -> None:
    from onrecord.evaluation import trial

    typer.echo(f"{name}: {trial.summary(changes)}")
    for change in changes:
        typer.echo(f"  {'+' if change.added else '-'} {change.kind}: {change.words}")
        if change.because:
            typer.echo(f"      {', '.join(dict.fromkeys(change.because))}")
    typer.echo()


def _entries(folder: Path) -> tuple[str, ...]:
    """The entries of a folder that a reading names where they took part."""
    from onrecord.codebook.rows import read_folder

    telling = ("contributions.yaml", "operators.yaml", "cues.yaml")
    rows = [row for row in read_folder(folder) if row.file in telling and not row.removes]
    return tuple(f"{row.file.removesuffix('.yaml')}:{row.id}" for row in rows)
