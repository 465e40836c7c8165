"""Files and standard input become items; what cannot be opened is said with a remedy."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from onrecord.errors import InputError, TooLarge
from onrecord.sources import open_input


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.html", "text/html"), ("a.HTM", "text/html"), ("a.txt", "text/plain"), ("a", None), ("a.asp", None)],
)
def test_a_file_is_an_item(tmp_path: Path, name: str, media_type: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(b"bytes \xff as they are")
    item = open_input(path, published="2014-03-04", outlet="Zenda Post")
    assert (item.data, item.origin, item.media_type) == (b"bytes \xff as they are", str(path), media_type)
    assert (item.published, item.outlet) == ("2014-03-04", "Zenda Post")


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"pasted")))
    item = open_input("-")
    assert (item.data, item.origin, item.media_type) == (b"pasted", "-", None)


def test_a_page_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.html"
    path.write_bytes(b"x" * 1001)
    assert len(open_input(path, limit=1001).data) == 1001
    with pytest.raises(TooLarge, match="more than"):
        open_input(path, limit=1000)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * 1001)))
    with pytest.raises(TooLarge):
        open_input("-", limit=1000)


def test_fifty_megabytes_are_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(TooLarge, match="more than 20 MB"):
        open_input(path)


@pytest.mark.parametrize(
    ("name", "says"), [("missing.html", "no such file"), ("folder", "a folder"), ("\0", "null byte")]
)
def test_what_is_no_file(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=says) as caught:
        open_input(f"{tmp_path}/{name}")
    assert caught.value.remedy


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "locked.html"
    path.touch(mode=0)
    with pytest.raises(InputError, match="may not be read"):
        open_input(path)
