"""The project's own actor book, read once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import onrecord.codebook.rows
from onrecord.codebook.actors import ActorBook, actors_from_rows
from onrecord.codebook.rows import read_folder


@pytest.fixture(scope="session")
def book() -> ActorBook:
    folder = Path(onrecord.codebook.rows.__file__).parent / "data" / "actors"
    return actors_from_rows(replace(row, file=f"actors/{row.file}") for row in read_folder(folder))
