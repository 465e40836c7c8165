import itertools

import pytest
from tests.store.postgres import Server

from onrecord.codebook.loader import load
from onrecord.store import open_store

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server():
    """The suite's PostgreSQL; where it cannot be had the tests fail and say so."""
    running = Server()
    yield running
    running.end()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of a store that is not there yet, on each of the two databases."""
    if request.param == "sqlite":
        return str(tmp_path / "onrecord.db")
    return request.getfixturevalue("server").database(f"test{next(_NUMBERS)}")


@pytest.fixture
def store(url):
    with open_store(url, create=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def book():
    return load().standing
