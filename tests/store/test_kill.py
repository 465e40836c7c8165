"""`kill -9` at random moments of an ingest, then the same command again: the store is that of an undisturbed run."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from tests.store.arrivals import contents
from tests.store.short_articles import write_articles

from onrecord.store import open_store

KILLS = 100 if os.environ.get("ONRECORD_SOAK") else 20
KILLS_A_STORE = 5


def ingest(folder, store, **options):
    command = [sys.executable, "-m", "onrecord", "ingest", str(folder), "--jobs", "2", "--store", str(store)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def finished(process):
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    return out


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """Sixty articles, the store of a run that nobody disturbed, and how long it took."""
    base = tmp_path_factory.mktemp("undisturbed")
    write_articles(base / "articles", 60)
    began = time.monotonic()
    assert finished(ingest(base / "articles", base / "whole.db")).startswith("Kept 60 documents")
    took = time.monotonic() - began
    with open_store(str(base / "whole.db")) as store:
        return base / "articles", contents(store), took


@pytest.mark.parametrize("round_", range(KILLS // KILLS_A_STORE))
def test_a_killed_ingest_given_again_ends_as_if_undisturbed(round_, undisturbed, tmp_path):
    articles, whole, took = undisturbed
    moments = random.Random(round_)
    for _ in range(KILLS_A_STORE):
        process = ingest(articles, tmp_path / "killed.db", start_new_session=True)
        time.sleep(moments.uniform(0.2, 1.0) * took)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    finished(ingest(articles, tmp_path / "killed.db"))
    with open_store(str(tmp_path / "killed.db")) as store:
        assert contents(store) == whole


def test_two_ingests_at_once_on_one_file_both_finish(undisturbed, tmp_path):
    articles, whole, _ = undisturbed
    both = [ingest(articles, tmp_path / "shared.db") for _ in range(2)]
    for process in both:
        finished(process)
    with open_store(str(tmp_path / "shared.db")) as store:
        assert contents(store) == whole
