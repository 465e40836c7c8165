"""`onrecord actors`: who is whom across articles."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import DEFAULT, AsFormat, Output, StoreAt, answer
from onrecord.cli.failures import complaining
from onrecord.export.wording import counted

if TYPE_CHECKING:
    from onrecord.model.decision import Decision

actors = typer.Typer(
    help="Show and decide who is whom across articles: list, merge, split, rename, link.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Id = Annotated[str, typer.Argument(metavar="ID", help="The id as the tables print it.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; without it, your user name.")]


@actors.command("list")
def list_(
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="person, group, state …")] = None,
    store: StoreAt = DEFAULT,
    chosen_format: AsFormat = None,
    output: Output = None,
) -> None:
    """List the actors of the store, whom each may be one with by its name, and what was decided."""
    from onrecord.inquiry import actors as room
    from onrecord.inquiry.question import Question

    answer(store, Question(), chosen_format, output, lambda connection, _q, _b: room.listed(connection, kind))


@actors.command()
def merge(
    actor: Id, into: Annotated[str, typer.Argument(metavar="INTO")], by: By = None, store: StoreAt = DEFAULT
) -> None:
    """Count ID as INTO from now on; the records keep their own ids."""
    from onrecord.model.decision import Decision

    _decide(store, [Decision(_now(), _who(by), "merge", actor, into)])


@actors.command()
def split(actor: Id, by: By = None, store: StoreAt = DEFAULT) -> None:
    """Undo a merge: count ID by itself again."""
    from onrecord.model.decision import Decision

    _decide(store, [Decision(_now(), _who(by), "split", actor)])


@actors.command()
def rename(
    actor: Id, name: Annotated[str, typer.Argument(metavar="NAME")], by: By = None, store: StoreAt = DEFAULT
) -> None:
    """Give ID a name; it is found by it."""
    from onrecord.model.decision import Decision

    _decide(store, [Decision(_now(), _who(by), "rename", actor, None, name)])


@actors.command()
def link(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV with id, names, wikidata and same.")],
    by: By = None,
    store: StoreAt = DEFAULT,
) -> None:
    """Take names, Wikidata numbers and merges from a reference file of yours."""
    from onrecord.inquiry.actors import reference

    with complaining():
        _decide(store, list(reference(file, _now(), _who(by))))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _who(by: str | None) -> str:
    return by or getpass.getuser()


def _decide(store: str, made: Iterable[Decision]) -> None:
    from onrecord.store import open_store
    from onrecord.store.decisions import decide

    decisions = list(made)
    with complaining(), open_store(store) as opened:
        opened.write(lambda connection: decide(connection, decisions))
    typer.echo(f"Noted {counted(len(decisions), 'decision')}.")
