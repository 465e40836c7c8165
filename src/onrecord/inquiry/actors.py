"""Who is whom across the articles of a store: the list, decisions about it, a reference file of the user."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.export.sheet import Sheet
from onrecord.inquiry.question import Answer, Question, answered
from onrecord.ledger.actors import identities, may_be_one
from onrecord.model.decision import Decision
from onrecord.store import Connection
from onrecord.store.decisions import decisions, known_actors


def listed(connection: Connection, kind: str | None = None) -> Answer:
    """Every actor, with what was decided about it, and whom it may be one with by its name."""
    known = [(actor, times) for actor, times in known_actors(connection) if kind in (None, actor.kind)]
    made = decisions(connection)
    who = identities(made)
    open_pairs = [(a, b) for a, b in may_be_one(actor for actor, _ in known) if who.of(a.id) != who.of(b.id)]
    maybe = {a.id: b.id for a, b in open_pairs}
    rows = tuple(
        (
            actor.id,
            actor.kind,
            who.names.get(actor.id, actor.name),
            actor.country,
            times,
            who.into.get(actor.id),
            who.wikidata.get(actor.id),
            maybe.get(actor.id),
        )
        for actor, times in known
    )
    columns = ("id", "kind", "name", "country", "documents", "merged into", "wikidata", "may be")
    history = tuple((d.made_at, d.made_by, d.verb, d.actor, d.into, d.name, d.wikidata) for d in made)
    sheets = (
        Sheet("actors", columns, rows),
        Sheet("decisions", ("at", "by", "verb", "id", "into", "name", "wikidata"), history),
    )
    return answered("Actors", sheets, connection, Question(), rows)


def reference(path: Path, made_at: str, made_by: str) -> Iterator[Decision]:
    """The links of a CSV file with the columns `id`, `names` (divided by `|`) and `wikidata`.

    The first name is what the actor is called; ids that stand under `same` (divided by `|`) are merged into it.

    Raises:
        InputError: the file cannot be read, or a line has no id; naming the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{path}: the reference cannot be read.", "Give a CSV file with id, names, wikidata."
        ) from error
    for number, line in enumerate(lines, 2):
        actor = (line.get("id") or "").strip()
        if not actor:
            raise InputError(f"{path}, line {number}: there is no id.", "Write id,names,wikidata,same.")
        name = next((n for n in _parts(line.get("names"))), None)
        yield Decision(made_at, made_by, "link", actor, None, name, (line.get("wikidata") or "").strip() or None)
        for other in _parts(line.get("same")):
            yield Decision(made_at, made_by, "merge", other, actor)


def _parts(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]
