"""Opening a store: SQLite in one file, or PostgreSQL; brought up to this version, or refused with a reason."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from onrecord.errors import NewerStore, NoStore, NotAStore, StoreError
from onrecord.store.faults import gone, plain, told_plainly
from onrecord.store.metadata_file import write_metadata_file
from onrecord.store.views import make_views

PATIENCE = 60
"""Seconds that a writer waits for another."""
TRIES = 6
"""How often a transaction is tried where the server went away; between them 1, 2, 4, 8, 16 seconds."""
_LOCK = 0x6F6E7265
_WRITING = "onrecord_writing"
_T = TypeVar("_T")


class Store:
    """A store that is open. `place` names it for people; close it, or use it as a context."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.engine = engine
        self.place = place
        self._writer = engine.execution_options(**{_WRITING: True})

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the store as it is now.

        Raises:
            StoreError: the database refuses.
        """
        with told_plainly(self.place), self.engine.connect() as connection:
            yield connection

    def write(self, work: Callable[[Connection], _T]) -> _T:
        """Do all of `work` in one transaction, or nothing; again where the server went away meanwhile.

        Raises:
            StoreError: the database refuses.
        """
        for attempt in range(TRIES):
            try:
                with self._writer.begin() as connection:
                    if self.dialect == "postgresql":
                        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                    return work(connection)
            except DBAPIError as error:
                if not gone(error) or attempt == TRIES - 1:
                    raise plain(error, self.place) from error
                time.sleep(2**attempt)
        raise AssertionError("the last try returns or raises")

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(url: str, *, create: bool = False) -> Store:
    """The store at a path or SQLAlchemy address, brought up to this version.

    Args:
        url: `onrecord.db`, `sqlite:///…` or `postgresql+psycopg://…`.
        create: make it where there is none.

    Raises:
        NoStore, NotAStore, NewerStore, StoreReadOnly, StoreUnreachable: naming the place.
        StoreError: an address that is none.
    """
    path = _path(url)
    if path is not None and not create and not path.is_file():
        raise NoStore(f"{path}: there is no store here.", "`onrecord ingest` makes one; --store names another.")
    if path is not None and create and not path.parent.is_dir():
        raise NoStore(f"{path.parent}: there is no such folder.", "Make it, or name another store with --store.")
    store = Store(_engine(url, path), str(path) if path is not None else make_url(url).render_as_string())
    try:
        _bring_up(store, create=create)
    except BaseException:
        store.close()
        raise
    if path is not None and create:
        write_metadata_file(path)
    return store


def _path(url: str) -> Path | None:
    """The file of a SQLite store; None for another database."""
    if "://" not in url:
        return Path(url)
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None


def _engine(url: str, path: Path | None) -> Engine:
    try:
        engine = create_engine(f"sqlite:///{path}" if path is not None else url, pool_pre_ping=path is None)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(
            f"{url}: this is no address of a store.", "Write onrecord.db or postgresql+psycopg://user@host/name."
        ) from error
    if path is not None:
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # Python's sqlite3 would begin transactions by itself, too late for a writer that must wait for another.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={PATIENCE * 1000}", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    if cursor.execute("PRAGMA query_only").fetchone()[0] == 0:
        _write_ahead(cursor)
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """Turn on the write-ahead log; of two that begin at once one must wait, which SQLite does not do by itself here."""
    deadline = time.monotonic() + PATIENCE
    while cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except Exception as error:
            if "readonly" in str(error):
                return
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _bring_up(store: Store, *, create: bool) -> None:
    config = Config()
    config.set_main_option("script_location", str(files("onrecord.store") / "migrations"))
    script = ScriptDirectory.from_config(config)
    with store.reading() as connection:
        current = _revision(connection, store.place, script, create=create)
    if current == script.get_current_head():
        return

    def migrate(connection: Connection) -> None:
        # Two that make the same store: the second finds it made.
        _revision(connection, store.place, script, create=create)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        make_views(connection)

    logging.getLogger("alembic").setLevel(logging.WARNING)
    store.write(migrate)


def _revision(connection: Connection, place: str, script: ScriptDirectory, *, create: bool) -> str | None:
    """The revision of what is there, None for an empty database."""
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        tables = inspect(connection).get_table_names()
        if tables:
            raise NotAStore(f"{place}: this database holds something else.", "Name another store with --store.")
        if not create:
            raise NoStore(f"{place}: there is no store here.", "`onrecord ingest` makes one; --store names another.")
        return None
    if current not in {revision.revision for revision in script.walk_revisions()}:
        raise NewerStore(f"{place}: a newer version of onrecord wrote this store.", "Update onrecord.")
    return current
