import pytest

from onrecord.codebook.loader import load
from onrecord.codebook.standing import StandingBook


@pytest.fixture(scope="session")
def book() -> StandingBook:
    return load().standing
