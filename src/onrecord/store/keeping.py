"""One document out of the store, searching, forgetting, backing up, and looking whether the store is sound."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Table, and_, delete, func, not_, select, text

from onrecord.errors import NotProven, StoreError
from onrecord.model.document import Item, Source
from onrecord.model.records import Reading, Versions
from onrecord.store import tables
from onrecord.store.database import Store
from onrecord.store.rows import (
    Row,
    actor_of,
    amount_of,
    document_of,
    estimate_of,
    event_of,
    gathering_of,
    issue_of,
    item_of,
    place_of,
    position_of,
    rows,
    statement_of,
)

RECORDS = (tables.statements, tables.positions, tables.estimates, tables.events, tables.gatherings)
COUNTED = (tables.documents, tables.appearances, *RECORDS, tables.actors, tables.originals)


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found; in `words` the matches stand between ⟦ and ⟧."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    words: str


def reading_of(connection: Connection, document: str) -> Reading:
    """A document with everything read out of it.

    Raises:
        NotProven: no such document.
    """
    d = tables.documents
    found = rows(connection, select(d).where(d.c.id == document))
    if not found:
        raise NotProven(f"{document}: the store holds no such document.", "`onrecord search` finds documents.")
    (row,) = found
    of = {table.name: _of(connection, table, document) for table in (*RECORDS, tables.actors)}
    a = tables.amounts
    amounts = rows(connection, select(a).where(a.c.document == document).order_by(a.c.number))
    return Reading(
        document=document_of(row, _source(connection, document)),
        versions=Versions(row["onrecord"], row["codebook"], row["pipeline"]),
        statements=tuple(map(statement_of, of["statements"])),
        positions=tuple(
            position_of(p, (amount_of(m) for m in amounts if m["position"] == p["id"])) for p in of["positions"]
        ),
        estimates=tuple(map(estimate_of, of["estimates"])),
        events=tuple(map(event_of, of["events"])),
        gatherings=tuple(map(gathering_of, of["gatherings"])),
        actors=tuple(map(actor_of, of["actors"])),
        places=tuple(map(place_of, row["places"])),
        issues=tuple(map(issue_of, row["issues"])),
    )


def _of(connection: Connection, table: Table, document: str) -> list[Row]:
    return rows(connection, select(table).where(table.c.document == document).order_by(table.c.number))


def _source(connection: Connection, document: str) -> Source | None:
    a = tables.appearances
    found = rows(connection, select(a).where(a.c.document == document).order_by(a.c.key).limit(1))
    return next((Source(r["input"], r["proof"], r["part"], r["given_id"], r["retrieved"]) for r in found), None)


def document_with(connection: Connection, record: str) -> tuple[str, str]:
    """The document and full id of a record, by its id or the beginning of it; a document stands for itself.

    Raises:
        NotProven: none, or several.
    """
    found: set[tuple[str, str]] = set()
    for table in RECORDS:
        query = select(table.c.document, table.c.id).where(table.c.id.startswith(record, autoescape=True)).limit(2)
        found |= {(document, found_id) for document, found_id in connection.execute(query)}
    d = tables.documents
    query = select(d.c.id, d.c.id).where(d.c.id.startswith(record, autoescape=True)).limit(2)
    found |= {(document, same) for document, same in connection.execute(query)}
    if len(found) != 1:
        what = "no record or document" if not found else "several records"
        raise NotProven(f"{record}: the store holds {what} of this id.", "Give the id as the tables print it.")
    return found.pop()


@dataclass(frozen=True, slots=True)
class Original:
    """An arrival as it came, the hash that its bytes should have, and the day on which it was read first."""

    item: Item
    sha256: str
    read_on: date


def originals_of(connection: Connection, document: str) -> list[Original]:
    """Each arrival of a document, ready to be read again."""
    a, o = tables.appearances, tables.originals
    query = select(a, o.c.data).join(o, o.c.sha256 == a.c.sha256).where(a.c.document == document).order_by(a.c.key)
    return [
        Original(item_of(row, zlib.decompress(row["data"])), row["sha256"], date.fromisoformat(row["read_on"]))
        for row in rows(connection, query)
    ]


def read_otherwise(connection: Connection, versions: Versions) -> list[str]:
    """Documents that were read with other versions than these, in order."""
    d = tables.documents
    same = and_(d.c.onrecord == versions.onrecord, d.c.codebook == versions.codebook, d.c.pipeline == versions.pipeline)
    return list(connection.scalars(select(d.c.id).where(not_(same)).order_by(d.c.id)))


def search(connection: Connection, query: str, limit: int = 20) -> list[Hit]:
    """Documents in which all the words stand, best first; "a phrase" in quotation marks stands as such."""
    if connection.dialect.name == "sqlite":
        sql = (
            "SELECT d.id, d.title, d.outlet, d.published, snippet(full_text, 1, '⟦', '⟧', ' … ', 24) AS words "
            "FROM full_text JOIN documents d ON d.number = full_text.rowid WHERE full_text MATCH :query "
            "ORDER BY bm25(full_text), d.id LIMIT :most"
        )
        asked = _fts5(query)
    else:
        sql = (
            "SELECT d.id, d.title, d.outlet, d.published, ts_headline('english', d.text, q, "
            "'StartSel=⟦, StopSel=⟧, MaxWords=24, MinWords=12') AS words FROM documents d, "
            "websearch_to_tsquery('english', :query) q "
            "WHERE to_tsvector('english', coalesce(d.title, '') || ' ' || d.text) @@ q "
            "ORDER BY ts_rank(to_tsvector('english', coalesce(d.title, '') || ' ' || d.text), q) DESC, d.id LIMIT :most"
        )
        asked = query
    if not asked:
        return []
    found = connection.execute(text(sql), {"query": asked, "most": limit})
    return [Hit(row[0], row[1], row[2], row[3], " ".join(row[4].split())) for row in found]


def _fts5(query: str) -> str:
    """Words and "phrases" as FTS5 takes them: each quoted, so that no mark in them is an operator."""
    parts = query.split('"')
    terms = [part if i % 2 else word for i, part in enumerate(parts) for word in ([part] if i % 2 else part.split())]
    return " ".join(f'"{term}"' for term in terms if term.strip())


def forget(connection: Connection, document: str) -> None:
    """Take away a document, its records, and the bytes that no other document came from.

    Raises:
        NotProven: no such document.
    """
    d, a, o = tables.documents, tables.appearances, tables.originals
    if connection.execute(delete(d).where(d.c.id == document)).rowcount == 0:
        raise NotProven(f"{document}: the store holds no such document.", "`onrecord search` finds documents.")
    connection.execute(delete(o).where(~select(a.c.key).where(a.c.sha256 == o.c.sha256).exists()))


def backup(store: Store, target: Path) -> None:
    """A copy of a store as it is now, while others may write in it.

    A SQLite store becomes a file of SQLite, a PostgreSQL one an archive of `pg_dump`, which `pg_restore` reads.

    Raises:
        StoreError: the target is there already or cannot be written, or there is no `pg_dump`.
    """
    if target.exists():
        raise StoreError(f"{target}: this file is there already.", "Give a name of its own to each backup.")
    partial = target.with_name(f"{target.name}.partial")
    try:
        if store.dialect == "sqlite":
            with store.reading() as connection:
                raw = connection.connection.driver_connection
                assert isinstance(raw, sqlite3.Connection)
                copy = sqlite3.connect(partial)
                raw.backup(copy)
                copy.close()
        else:
            _dump(store, partial)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{target}: the backup cannot be written ({error}).", "Give another place.") from error
    finally:
        partial.unlink(missing_ok=True)


def _dump(store: Store, target: Path) -> None:
    tool = shutil.which("pg_dump")
    if tool is None:
        raise StoreError("pg_dump is not installed.", "Install PostgreSQL's client programs.")
    url = store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    done = subprocess.run([tool, "--format=custom", f"--file={target}", f"--dbname={url}"], capture_output=True)
    if done.returncode:
        reason = (done.stderr.decode().strip().splitlines() or ["pg_dump failed"])[0]
        raise StoreError(f"{store.place}: {reason}", "Make the client programs those of the server's version.")


def counts(connection: Connection) -> dict[str, int]:
    """How many rows the tables of documents and records have."""
    return {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in COUNTED}


def faults(connection: Connection) -> Iterator[str]:
    """What is not sound, one sentence each: the database's own check, hashes of the bytes, words against the text."""
    if connection.dialect.name == "sqlite":
        checks = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
        yield from (f"the file is damaged: {check}" for check in checks if check != "ok")
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"a row of {row[0]} belongs to no {row[2]}"
    o, a, d = tables.originals, tables.appearances, tables.documents
    for sha256, data in connection.execute(select(o.c.sha256, o.c.data)):
        if hashlib.sha256(zlib.decompress(data)).hexdigest() != sha256:
            yield f"the bytes {sha256[:12]} are not those that were read"
    missing = select(a.c.document).where(~select(o.c.sha256).where(o.c.sha256 == a.c.sha256).exists())
    yield from (f"the bytes of document {document} are missing" for document in connection.scalars(missing))
    lonely = select(d.c.id).where(~select(a.c.key).where(a.c.document == d.c.id).exists())
    yield from (f"document {document} appeared nowhere" for document in connection.scalars(lonely))
    for table in RECORDS:
        query = select(table.c.document, table.c.id, table.c.words, table.c.evidence, d.c.text)
        for row in connection.execute(query.join(d, d.c.id == table.c.document)):
            start, end = row.evidence[0]
            if row.text[start:end] != row.words:
                yield f"record {row.id} of document {row.document} does not stand where it says"
