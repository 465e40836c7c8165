"""JSON Lines: an object a line, each an item."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import BrokenRecord, InputError, TooLarge
from onrecord.model.document import Item
from onrecord.sources.asked import Asked, megabytes
from onrecord.sources.files import opened
from onrecord.sources.rows import item_of_row

# JSON may write six bytes (\u00e9) for two.
_ESCAPED = 3
_PIECE = 1024 * 1024


def items(path: Path, asked: Asked) -> Iterator[Item | InputError]:
    """Each line of a `.jsonl` or `.jsonl.gz` as an item, in order; a line that cannot be read is its error.

    Raises:
        InputError: the file cannot be opened, or breaks off.
    """
    with opened(path, meter=asked.meter) as stream:
        for number, line in _lines(stream, _ESCAPED * asked.limit):
            part = f"line {number}"
            try:
                yield _item(line, str(path), part, asked)
            except InputError as error:
                yield error


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines that are not blank, with their numbers; one longer than `limit` is passed over and given as None."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(_PIECE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif line.strip():
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _item(line: bytes | None, origin: str, part: str, asked: Asked) -> Item:
    place = f"{origin}, {part}"
    if line is None:
        raise TooLarge(
            f"{place}: more than {megabytes(asked.limit)} in one line.", "Write one object a line, one article each."
        )
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep or not UTF-8"
        raise BrokenRecord(f"{place}: this is no JSON ({why}).", "Write one JSON object a line, in UTF-8.") from error
    if not isinstance(row, dict):
        raise BrokenRecord(f"{place}: this is JSON, but no object.", 'Write {"text": "…"} in each line.')
    return item_of_row(row, origin, part, asked)
