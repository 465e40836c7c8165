"""Reads an input and tells what came: the words of each item, or the error in its place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from onrecord.errors import InputError
from onrecord.sources import Arrival, Asked, arrivals


@pytest.fixture
def read() -> Callable[..., list[Arrival]]:
    return lambda *inputs, **asked: list(arrivals(map(str, inputs), Asked(**asked)))


@pytest.fixture
def told(read: Callable[..., list[Arrival]]) -> Callable[..., list[str]]:
    """Each item as its words, each error as its code."""

    def tell(*inputs: object, **asked: object) -> list[str]:
        came = read(*inputs, **asked)
        return [a.code if isinstance(a, InputError) else a.data.decode("utf-8", "replace") for a in came]

    return tell
