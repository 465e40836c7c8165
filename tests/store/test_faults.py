"""What can go wrong around a store: a clear error or a retry, and nothing half-written."""

import os
import shutil
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import event, text
from tests.store.arrivals import TEXT, contents, item, keep

from onrecord.errors import (
    NewerStore,
    NoStore,
    NotAStore,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreUnreachable,
)
from onrecord.store import database, open_store


def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "onrecord.db"
    path.write_text("Dear diary, today nothing happened. " * 50)
    before = path.read_bytes()
    for create in (True, False):
        with pytest.raises(NotAStore, match=r"onrecord\.db"):
            open_store(str(path), create=create)
    assert path.read_bytes() == before


def test_a_database_of_something_else_is_refused_and_left_as_it_is(url):
    engine = database._engine(url, database._path(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(NotAStore, match="something else"):
        open_store(url, create=True)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM recipes")).scalar() == 0
    engine.dispose()


def test_a_store_of_a_newer_version_is_refused(url):
    with open_store(url, create=True) as store:
        store.write(lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(NewerStore, match="newer version"):
        open_store(url)


def test_asking_makes_no_store(tmp_path, server):
    with pytest.raises(NoStore, match="there is no store here"):
        open_store(str(tmp_path / "none.db"))
    with pytest.raises(NoStore, match="there is no store here"):
        open_store(server.database("empty"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["mongodb://here", "postgresql+nothing://here/x", "://"])
def test_an_address_that_is_none_is_told_so(url):
    with pytest.raises(StoreError, match="no address of a store"):
        open_store(url, create=True)


def test_a_folder_that_is_not_there_is_told_so(tmp_path):
    with pytest.raises(NoStore, match="no such folder"):
        open_store(str(tmp_path / "away" / "onrecord.db"), create=True)


def opened_by_nobody(path: Path) -> str:
    """What a user who may not write everywhere, as root may, is told: the name of the error."""
    outlet, inlet = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        told = b"opened"
        try:
            open_store(str(path), create=True)
        except Exception as error:  # noqa: BLE001  (whatever it is, the parent compares it)
            told = type(error).__name__.encode()
        os.write(inlet, told)
        os._exit(0)
    os.waitpid(child, 0)
    return os.read(outlet, 100).decode()


@pytest.fixture
def public(tmp_path):
    """A folder that everybody reaches; pytest's own are closed to others."""
    folder = Path("/tmp") / f"onrecord-faults-{os.getpid()}"
    folder.mkdir()
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_is_told_so(public):
    public.chmod(0o555)
    assert opened_by_nobody(public / "onrecord.db") == "StoreReadOnly"


def test_a_store_that_may_not_be_written_is_told_so(tmp_path, book):
    path = tmp_path / "onrecord.db"
    with open_store(str(path), create=True) as store:
        keep(store, book, item())
    with open_store(str(path)) as store:
        event.listen(store.engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only=ON"))
        store.engine.dispose()
        with pytest.raises(StoreReadOnly, match="cannot be written"):
            keep(store, book, item(f"{TEXT} More."))


def test_a_full_disk_is_told_and_leaves_what_was_kept(tmp_path, book):
    path = tmp_path / "onrecord.db"
    with open_store(str(path), create=True) as store:
        keep(store, book, item())
        before = contents(store)
    with open_store(str(path)) as store:
        pages = sqlite3.connect(path).execute("PRAGMA page_count").fetchone()[0]
        event.listen(store.engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages + 2}"))
        store.engine.dispose()

        def fill() -> None:
            for number in range(200):
                keep(store, book, item(f"{TEXT * 20} {number}"))

        with pytest.raises(StoreFull, match="disk is full"):
            fill()
        kept = contents(store)
    assert set(before["documents"]) <= set(kept["documents"])
    assert len(kept["appearances"]) == len(kept["documents"])
    assert list(sqlite3.connect(path).execute("PRAGMA integrity_check")) == [("ok",)]


def test_a_writer_that_never_ends_is_not_waited_for_forever(tmp_path, book, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    path = str(tmp_path / "onrecord.db")
    with open_store(path, create=True) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        store.engine.dispose()
        with pytest.raises(StoreBusy, match="another program writes"):
            keep(store, book, item())
        other.execute("ROLLBACK")
        assert keep(store, book, item())


def test_two_writers_at_once_both_finish(url, book):
    with open_store(url, create=True):
        pass

    def write(outlet: str) -> None:
        with open_store(url, create=True) as store:
            for number in range(15):
                keep(store, book, item(f"{TEXT} {number}.", outlet=outlet))

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Gazette", "Herald")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(url) as store:
        found = contents(store)
    assert (len(found["documents"]), len(found["appearances"])) == (15, 30)


def test_two_that_make_one_store_at_once_both_open_it(url):
    opened = []

    def make() -> None:
        with open_store(url, create=True) as store:
            opened.append(store.place)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4


def test_a_server_that_goes_away_and_comes_back_costs_a_retry(server, book):
    with open_store(server.database("gone_and_back"), create=True) as store:
        keep(store, book, item())
        server.stop()
        back = threading.Timer(1.5, server.start)
        back.start()
        assert keep(store, book, item(f"{TEXT} More.")) is True
        back.join()
        assert len(contents(store)["documents"]) == 2


def test_a_server_that_stays_away_is_told_so(server, book, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with open_store(server.database("gone"), create=True) as store:
        server.stop()
        try:
            with pytest.raises(StoreUnreachable, match="does not answer"):
                keep(store, book, item())
        finally:
            monkeypatch.undo()
            server.start()
        assert contents(store)["documents"] == []
