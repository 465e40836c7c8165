"""Gold files: articles coded by hand, each `NAME.gold.json` beside its article.

A gold file is one JSON object: `document` (with `file`, the article's name beside it, and `title`, `published`,
`agency` as printed), `not_coded` (texts that must stay out of the coded blocks) and one list for each record kind. A
record with `optional: true` is neither missed where it is absent nor wrong where it is given. A kind whose list is left
out was not coded: nothing is scored for it; an empty list says that there is none in the article.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import GoldError
from onrecord.evaluation.compare import Record
from onrecord.evaluation.match import KINDS

SUFFIX = ".gold.json"
ARTICLE_SUFFIXES = (".txt", ".html", ".htm")
NEEDED: Mapping[str, tuple[str, ...]] = {
    "statements": ("source", "source_kind", "content", "quote"),
    "positions": ("actor", "contribution", "stance", "area", "amounts", "source", "factuality", "holds", "evidence"),
    "estimates": ("subject", "measure", "low", "high", "approx", "source", "evidence"),
    "events": ("type", "actors", "recipients", "factuality", "evidence"),
    "gatherings": ("name", "hosts", "participants", "evidence"),
}


@dataclass(frozen=True, slots=True)
class Gold:
    """One article with its gold.

    Attributes:
        path: the gold file.
        article: the article beside it.
        document: the metadata as printed; absent is null.
        not_coded: texts that must not be coded.
        records: record kind → records; every kind is there.
        sha256: hash of the gold file's and the article's bytes.
        coded: the record kinds that were coded.
    """

    path: Path
    article: Path
    document: Record
    not_coded: tuple[str, ...]
    records: Mapping[str, tuple[Record, ...]]
    sha256: str
    coded: frozenset[str] = frozenset(KINDS)

    @property
    def name(self) -> str:
        """The file name without `.gold.json`."""
        return self.path.name.removesuffix(SUFFIX)

    @property
    def published(self) -> str | None:
        """The date that the reader is given."""
        return self.document.get("published")


def find_gold(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The gold files among `paths`: files as they are, folders searched through, each once, in order of path.

    Raises:
        GoldError: for a path that does not exist, is no gold file, or holds none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise GoldError(f"{path}: no such file or folder.", "Give a gold file or a folder that holds some.")
        files = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not files or not files[0].name.endswith(SUFFIX):
            raise GoldError(f"{path}: no gold file.", f"A gold file is named NAME{SUFFIX} and lies beside its article.")
        found.update(dict.fromkeys(files))
    return tuple(found)


def read_gold(path: Path) -> Gold:
    """One gold file, checked.

    Raises:
        GoldError: naming file and line, or file and record, and what to do.
    """
    data = parse_json(path.read_bytes(), str(path))
    if not isinstance(data, dict) or not isinstance(data.get("document"), dict):
        raise GoldError(f"{path}: there is no `document`.", "Write an object with `document` and the record kinds.")
    unknown = sorted(set(data) - {"document", "not_coded", *KINDS})
    if unknown:
        raise GoldError(f"{path}: unknown kind `{unknown[0]}`.", f"Known: document, not_coded, {', '.join(KINDS)}.")
    records = {kind: tuple(_checked(path, kind, data.get(kind, []))) for kind in KINDS}
    article = _article(path, data["document"])
    sha = hashlib.sha256(path.read_bytes() + b"\0" + article.read_bytes()).hexdigest()
    coded = frozenset(kind for kind in KINDS if kind in data)
    return Gold(path, article, data["document"], tuple(data.get("not_coded", ())), records, sha, coded)


def _checked(path: Path, kind: str, records: Any) -> Iterator[Record]:
    if not isinstance(records, list):
        raise GoldError(f"{path}: `{kind}` is no list.", "Write a list of records, [] where there are none.")
    for count, record in enumerate(records, 1):
        where = f"{path}: {kind}, record {count}"
        if not isinstance(record, dict):
            raise GoldError(f"{where} is no object.", 'Write {"field": value, …}.')
        missing = [field for field in NEEDED[kind] if field not in record]
        if missing:
            raise GoldError(f"{where}: `{missing[0]}` is missing.", "Write null where the text does not say.")
        yield record


def _article(path: Path, document: Record) -> Path:
    stem = path.name.removesuffix(SUFFIX)
    names = [document["file"]] if document.get("file") else [stem + suffix for suffix in ARTICLE_SUFFIXES]
    article = next((path.with_name(name) for name in names if path.with_name(name).is_file()), None)
    if article is None:
        raise GoldError(
            f"{path}: its article is missing ({' or '.join(names)}).",
            "Put the article beside the gold file, or correct `document.file`.",
        )
    return article


def parse_json(data: bytes, where: str, line: int = 1) -> Any:
    """The JSON value in `data`, whose first line is `line` of the file `where`.

    Raises:
        GoldError: naming file and line of what is not UTF-8 or not JSON.
    """
    try:
        return json.loads(data.decode("utf-8"))
    except json.JSONDecodeError as error:
        place = f"{where}, line {line + error.lineno - 1}, column {error.colno}"
        raise GoldError(f"{place}: not JSON ({error.msg}).", "Correct the JSON there.") from error
    except UnicodeDecodeError as error:
        number = line + data.count(b"\n", 0, error.start)
        raise GoldError(f"{where}, line {number}: not UTF-8.", "Save the file as UTF-8.") from error
