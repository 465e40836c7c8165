"""Codebooks in layers: whole ones that come with the program, folders of one's own, and what each is laid over.

A folder may hold `codebook.yaml`, its manifest:

    about: What somebody reads this codebook for.
    over: climate            # a codebook by its name, or a folder beside this one; left out: conflict
    replaces: [events.yaml]  # files of which no category below is kept

Without a manifest a folder is laid over conflict, entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from onrecord.codebook.rows import Row, data_files, rows_of_file
from onrecord.errors import CodebookError

MANIFEST = "codebook.yaml"
CONFLICT = "conflict"
"""The name of the codebook below all others, whose data lies in `data/`."""
_FIELDS = ("about", "over", "replaces")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder says of itself.

    Attributes:
        over: name or folder of the codebook it is laid over.
        replaces: data files of which nothing below is kept.
        about: what it is for; None where it does not say.
    """

    over: str = CONFLICT
    replaces: tuple[str, ...] = ()
    about: str | None = None


def shipped() -> dict[str, Path]:
    """The folders of the codebooks that come with the program, by name; conflict is none of them."""
    home = Path(str(files("onrecord.codebook") / "domains"))
    return {path.name: path for path in sorted(home.iterdir()) if (path / MANIFEST).is_file()} if home.is_dir() else {}


def folder_of(codebook: str | Path) -> Path | None:
    """The folder of a codebook given by name or path; None for conflict itself.

    Raises:
        CodebookError: neither a name nor a folder.
    """
    if str(codebook) == CONFLICT:
        return None
    known = shipped()
    if str(codebook) in known:
        return known[str(codebook)]
    if not Path(codebook).is_dir():
        raise CodebookError(
            f"{codebook}: no such folder.",
            f"Give a folder with files named as in the codebook's data, or one of: {', '.join((CONFLICT, *known))}.",
        )
    return Path(codebook)


def manifest_of(folder: Path) -> Manifest:
    """What the folder's `codebook.yaml` says; without one, that it is laid over conflict.

    Raises:
        CodebookError: a mistake in the manifest, with file and line.
    """
    path = folder / MANIFEST
    return manifest_of_rows(rows_of_file(path, MANIFEST)) if path.is_file() else Manifest()


def manifest_of_rows(rows: Iterable[Row]) -> Manifest:
    """The manifest that these rows of `codebook.yaml` make.

    Raises:
        CodebookError: an unknown field, or one that holds no text, with file and line.
    """
    by_id = {row.id: row for row in rows}
    for row in by_id.values():
        if row.id not in _FIELDS:
            raise row.fail(f"unknown field `{row.id}`", f"Known fields: {', '.join(_FIELDS)}.")
    over, replaces, about = (by_id.get(name) for name in ("over", "replaces", "about"))
    return Manifest(
        over.need("words") if over else CONFLICT,
        replaces.words("words") if replaces else (),
        about.need("words") if about else None,
    )


def base_of(folder: Path) -> str | Path:
    """What a folder is laid over: a codebook's name, or a folder, as `folder_of` takes it.

    Raises:
        CodebookError: a mistake in the manifest.
    """
    over = manifest_of(folder).over
    return over if over in (CONFLICT, *shipped()) else folder / over


def chain(codebook: str | Path | None) -> tuple[Path, ...]:
    """The folders to lay over conflict, the lowest first, the codebook's own last.

    Raises:
        CodebookError: no such folder, a mistake in a manifest, or folders laid over each other in a ring.
    """
    folders: list[Path] = []
    folder = folder_of(codebook) if codebook is not None else None
    while folder is not None:
        if folder.resolve() in (f.resolve() for f in folders):
            raise CodebookError(
                f"{folder / MANIFEST}: it is laid over itself.", "Correct `over` in one of the folders."
            )
        folders.append(folder)
        folder = folder_of(base_of(folder))
    return tuple(reversed(folders))


def own_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows without those of the manifest."""
    return tuple(row for row in rows if row.file != MANIFEST)


def unread_files(folder: Path) -> list[Path]:
    """Files of a folder that look like data and are not read, because their names end otherwise."""
    read = set(data_files(folder))
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in _LOOKALIKES and p.is_file() and p not in read)


_LOOKALIKES = (".yml", ".yaml", ".csv", ".tsv", ".xlsx", ".json")
