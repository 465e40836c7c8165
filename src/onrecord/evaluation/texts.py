"""Texts out of files: JSON lines, plain or gzipped, with a `text` field; or a file that is one text."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import GoldError
from onrecord.evaluation.gold import parse_json

LINES = (".jsonl", ".jsonl.gz")


@dataclass(frozen=True, slots=True)
class Text:
    """One text: where it stands, its id in the set (or the file name), its words and its publication date, if given."""

    where: str
    id: str
    text: str
    published: str | None


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON lines with their line numbers; `.gz` is unpacked.

    Raises:
        GoldError: naming file and line of what is missing, no gzip file or no JSON object.
    """
    if not path.is_file():
        raise GoldError(f"{path}: no such file.", "Give a file of JSON lines (.jsonl or .jsonl.gz).")
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, zlib.error) as error:
        raise GoldError(f"{path}: not a gzip file ({error}).", "Pack it again with gzip.") from error
    for line, raw in enumerate(data.split(b"\n"), 1):
        if raw.strip():
            row = parse_json(raw, str(path), line)
            if not isinstance(row, dict):
                raise GoldError(f"{path}, line {line}: not an object.", "Write one JSON object a line.")
            yield line, row


def field_of(row: Mapping[str, Any], name: str, path: Path, line: int) -> str:
    """A text field of a row.

    Raises:
        GoldError: where it is absent or no text.
    """
    value = row.get(name)
    if not isinstance(value, str):
        raise GoldError(f"{path}, line {line}: `{name}` is missing.", f"Each line needs `{name}` as text.")
    return value


def read_texts(paths: Iterable[Path]) -> Iterator[Text]:
    """Every text of the files and folders: rows of JSON lines, and each `.txt` file of a folder, as one text each."""
    for path in paths:
        if path.is_dir():
            yield from read_texts(sorted(path.rglob("*.txt")))
        elif path.name.endswith(LINES):
            for line, row in read_rows(path):
                published = row.get("published")
                text = field_of(row, "text", path, line)
                yield Text(
                    f"{path}, line {line}", str(row.get("id", line)), text, str(published) if published else None
                )
        elif path.is_file():
            yield Text(str(path), path.name, _whole(path), None)
        else:
            raise GoldError(f"{path}: no such file or folder.", "Give text files, folders or JSON lines.")


def _whole(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8.", "Save the file as UTF-8.") from error
