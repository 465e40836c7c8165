"""A folder to begin a codebook of one's own with: a small entry in each file, an article that shows what they do."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from onrecord.codebook.layers import CONFLICT, shipped
from onrecord.errors import CodebookError


def start(folder: Path, over: str = CONFLICT) -> tuple[Path, ...]:
    """Write the files of the starter into a new or empty folder; the paths written, in order.

    Args:
        folder: where; parents are made.
        over: name of the codebook to lay it over.

    Raises:
        CodebookError: the folder holds something, cannot be written, or there is no such codebook.
    """
    names = (CONFLICT, *shipped())
    if over not in names:
        raise CodebookError(f"There is no codebook `{over}`.", f"One of: {', '.join(names)}.")
    home = Path(str(files("onrecord.codebook") / "starter"))
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CodebookError(f"{folder}: something is there already.", "Name a new or empty folder.")
        written = []
        for source in sorted(p for p in home.rglob("*") if p.is_file()):
            target = folder / source.relative_to(home)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(source.read_text("utf-8").replace("{over}", over), "utf-8")
            written.append(target)
    except OSError as error:
        raise CodebookError(f"{folder}: cannot be written ({error.strerror}).", "Name another place.") from error
    return tuple(written)
