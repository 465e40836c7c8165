"""The codebook's furniture, and short ways to read a page or a text with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from page_words import Reader

import onrecord.codebook
from onrecord.codebook.furniture import Furniture, furniture_from_rows
from onrecord.codebook.rows import read_folder
from onrecord.model.document import Document, Item
from onrecord.page import read


@pytest.fixture(scope="session")
def furniture(tmp_path_factory: pytest.TempPathFactory) -> Furniture:
    folder = tmp_path_factory.mktemp("codebook")
    shutil.copy(Path(onrecord.codebook.__file__).parent / "data" / "furniture.yaml", folder)
    return furniture_from_rows(read_folder(folder))


@pytest.fixture(scope="session")
def read_text(furniture: Furniture) -> Reader:
    def reader(text: str, published: str | None = None) -> Document:
        return read(Item(text.encode(), "pasted.txt", "text/plain", published), furniture)

    return reader


@pytest.fixture(scope="session")
def read_html(furniture: Furniture) -> Reader:
    def reader(markup: str, origin: str = "page.html", published: str | None = None) -> Document:
        return read(Item(markup.encode(), origin, "text/html", published), furniture)

    return reader
