"""The ways in for the command line: plain arguments in, an `Outcome` (text to print, exit status) out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, OnRecordError
from onrecord.evaluation import gate as gates
from onrecord.evaluation import report, runs
from onrecord.evaluation.attribution import POLNEAR, Convention, attributions
from onrecord.evaluation.browse import browser
from onrecord.evaluation.compare import Record
from onrecord.evaluation.dates import timexes
from onrecord.evaluation.geo import CONVENTIONS, EVERYTHING, toponyms
from onrecord.evaluation.gold import SUFFIX, find_gold, read_gold
from onrecord.evaluation.once import ReadText, once
from onrecord.evaluation.score import Evaluation, ReadArticle, evaluate
from onrecord.evaluation.texts import field_of, read_rows, read_texts
from onrecord.evaluation.unknown import ReadGovernors, unknown
from onrecord.model.time import Time
from onrecord.resolve.places import Places

ReadTimes = Callable[[str, str | None], Sequence[Time]]
FindSpans = Callable[[Mapping[str, Any], str], list[dict[str, Any]]]
ReadPlaces = Callable[[str], Places]

Predict = Callable[[Record, str], Mapping[str, Any]]
"""Makes the fields of a prediction out of a reading and the text it was read from."""

LAST_RUN = Path(".onrecord/last-run.json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to print, and the exit status: 0, or 1 where the gate stays shut or something could not be read."""

    text: str
    status: int = 0


def evaluate_command(
    paths: Sequence[Path],
    read: ReadArticle,
    *,
    gate: Path | None = None,
    update_floors: bool = False,
    because: str | None = None,
    last: Path = LAST_RUN,
    show: bool = False,
    browse: Path | None = None,
) -> Outcome:
    """Score the gold files in `paths`; compare with the last run and save this one; hold the figures to the floors.

    Args:
        paths: gold files or folders of them.
        read: reads an article.
        gate: the floors file; a figure under its floor makes the status 1.
        update_floors: write the figures into `gate` instead; refused where one sank and `because` is not given.
        because: the reason for lower floors.
        last: where the last run is kept.
        show: also list what was missed, extra or partly right.
        browse: where to write the error browser, one HTML file.

    Raises:
        GoldError: for gold, floors or saved runs that do not follow their format, and for a refused lowering.
        OnRecordError: where the error browser cannot be written.
    """
    evaluation = evaluate(paths, read)
    sections = [report.render(evaluation)]
    if show:
        sections.append(report.render_cases(evaluation.articles))
    if browse is not None:
        sections.append(_write_browser(evaluation, browse))
    sections.append(_compare_and_save(evaluation, last))
    if gate is None:
        return Outcome("\n\n".join(sections))
    if update_floors:
        sections.append(_update_floors(evaluation, gate, because))
        return Outcome("\n\n".join(sections))
    breaches = gates.breaches(gates.load_floors(gate), gates.measured(evaluation))
    sections.append(
        "\n".join(["The gate stays shut:", *(f"  {b}" for b in breaches)]) if breaches else "The gate is open."
    )
    return Outcome("\n\n".join(sections), 1 if breaches else 0)


def _write_browser(evaluation: Evaluation, path: Path) -> str:
    try:
        path.write_text(browser(evaluation), "utf-8", newline="\n")
    except OSError as error:
        raise OnRecordError(
            f"{path}: cannot be written ({error.strerror}).", "Give --browse a place you may write to."
        ) from error
    return f"Error browser written to {path}."


def _compare_and_save(evaluation: Evaluation, last: Path) -> str:
    now, before = runs.cases_of(evaluation.articles), runs.load_run(last)
    runs.save_run(last, now)
    return report.render_changes(runs.changes(before, now), len(set(now) & set(before)))


def _update_floors(evaluation: Evaluation, gate: Path, because: str | None) -> str:
    old = gates.load_floors(gate) if gate.exists() else gates.Floors()
    gates.save_floors(gate, gates.update(old, gates.measured(evaluation), because))
    return f"Floors written to {gate}."


def once_command(paths: Sequence[Path], texts: Sequence[Path], read: ReadArticle, read_text: ReadText) -> Outcome:
    """List what fires in exactly one article of `paths` (gold files, folders of them, or articles) and in no text.

    Raises:
        GoldError: for a path or line that cannot be used.
        OnRecordError: whatever `read` raises.
    """
    articles = ((path, read(path, published)) for path, published in _articles(paths))
    found = once(articles, read_texts(texts), read_text)
    return Outcome(report.render_once(found), 1 if found.unread else 0)


def _articles(paths: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    for path in paths:
        if path.is_file() and not path.name.endswith(SUFFIX):
            yield path, None
        else:
            for gold in map(read_gold, find_gold([path])):
                yield gold.article, gold.published


def unknown_command(files: Sequence[Path], read: ReadGovernors, lexicons: Container[str]) -> Outcome:
    """List the governors in the texts of `files` (JSON lines, or folders of .txt) that no lexicon knows.

    Raises:
        GoldError: for a path or line that cannot be used.
    """
    found = unknown(read_texts(files), read, lexicons)
    return Outcome(report.render_unknown(found), 1 if found.unread else 0)


def attribution_command(rows: Path, out: Path, read_text: ReadText, convention: Convention = POLNEAR) -> Outcome:
    """Read every row (`id`, `text`, `published`) of `rows` and write its attributions to `out`, a line each.

    A text that cannot be read gets a line without attributions and is named.

    Raises:
        GoldError: for a row without `id` or `text`, or a reading whose text is not the row's.
    """
    return rows_command(
        rows, out, read_text, lambda reading, text: {"attributions": attributions(reading, text, convention)}
    )


def rows_command(rows: Path, out: Path, read_text: ReadText, predict: Predict) -> Outcome:
    """Read every row (`id`, `text`, `published`) of `rows` and write what `predict` makes of it to `out`, a line each.

    A text that cannot be read gets the line of an empty reading and is named.

    Raises:
        GoldError: for a row without `id` or `text`; whatever `predict` raises.
    """
    lines: list[Mapping[str, Any]] = []
    unread: list[str] = []
    for number, row in read_rows(rows):
        name, text = (field_of(row, key, rows, number) for key in ("id", "text"))
        try:
            reading = read_text(text, row.get("published"))
        except InputError as error:
            reading = {}
            unread.append(f"{rows}, line {number}: {error.message}")
        lines.append({"id": name, **predict(reading, text)})
    return _written(lines, out, unread)


def geo_command(rows: Path, out: Path, read_places: ReadPlaces) -> Outcome:
    """Read every row (`id`, `text`, `set`) of `rows` and write its toponyms to `out`, a line each.

    A text that cannot be read gets a line without toponyms and is named.

    Raises:
        GoldError: for a row without `id` or `text`.
    """

    def found(row: Mapping[str, Any], text: str) -> list[dict[str, Any]]:
        return toponyms(read_places(text), CONVENTIONS.get(str(row.get("set")), EVERYTHING))

    return _spans_command(rows, out, "toponyms", found)


def dates_command(rows: Path, out: Path, read_times: ReadTimes) -> Outcome:
    """Read every row (`id`, `text`, `dct` or `published`) of `rows` and write its times to `out`, a line each.

    A text that cannot be read gets a line without any and is named.

    Raises:
        GoldError: for a row without `id` or `text`.
    """

    def found(row: Mapping[str, Any], text: str) -> list[dict[str, Any]]:
        return timexes(read_times(text, row.get("published") or row.get("dct")))

    return _spans_command(rows, out, "timexes", found)


def _spans_command(rows: Path, out: Path, key: str, found: FindSpans) -> Outcome:
    lines: list[Mapping[str, Any]] = []
    unread: list[str] = []
    for number, row in read_rows(rows):
        name, text = (field_of(row, field, rows, number) for field in ("id", "text"))
        spans: list[dict[str, Any]] = []
        try:
            spans = found(row, text)
        except InputError as error:
            unread.append(f"{rows}, line {number}: {error.message}")
        lines.append({"id": name, key: spans})
    return _written(lines, out, unread)


def extraction_command(lines: Iterable[Mapping[str, Any]], out: Path) -> Outcome:
    """Write lines that are ready (`{"id", "body"}`) to `out`."""
    return _written(list(lines), out, [])


def _written(lines: Sequence[Mapping[str, Any]], out: Path, unread: Sequence[str]) -> Outcome:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    out.write_bytes(gzip.compress(text, mtime=0) if out.suffix == ".gz" else text)
    told = [f"{len(lines)} lines written to {out}.", *report.unread_lines(unread)]
    return Outcome("\n".join(told), 1 if unread else 0)
