"""The ways in for the command line, from files to text and exit status."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import EmptyInput, GoldError, OnRecordError
from onrecord.evaluation.commands import (
    attribution_command,
    dates_command,
    evaluate_command,
    extraction_command,
    geo_command,
    once_command,
)
from onrecord.model.document import Span
from onrecord.model.place import PlaceReferent, Toponym
from onrecord.model.time import Time
from onrecord.resolve.places import Places

from .records import TEXT, document, position, statement, write_gold

Predicted = dict[str, Any]
GOOD: Predicted = {"statements": [statement()], "positions": [position(because=[{"step": "way", "entry": "parse"}])]}
POOR: Predicted = {"statements": [statement(source="Otto Lind")], "positions": [position(stance="open", source="x")]}


class Reader:
    """Reads every article as it is told."""

    def __init__(self, predicted: Predicted) -> None:
        self.predicted = predicted

    def __call__(self, path: Path, published: str | None) -> Predicted:
        return {"document": document(path.read_text("utf-8")), **self.predicted}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("east", "west"):
        write_gold(tmp_path / "gold", name, statements=[statement()], positions=[position()])
    return tmp_path


def run(folder: Path, predicted: Predicted, **options: Any) -> tuple[str, int]:
    outcome = evaluate_command([folder / "gold"], Reader(predicted), last=folder / "last.json", **options)
    return outcome.text, outcome.status


def test_the_error_browser_goes_to_a_file(folder: Path) -> None:
    text, status = run(folder, POOR, browse=folder / "errors.html")
    assert (status, f"Error browser written to {folder / 'errors.html'}." in text) == (0, True)
    assert (folder / "errors.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_an_error_browser_with_nowhere_to_go_is_refused(folder: Path) -> None:
    with pytest.raises(OnRecordError, match="cannot be written"):
        run(folder, POOR, browse=folder / "absent" / "errors.html")


def test_the_report_has_every_figure(folder: Path) -> None:
    text, status = run(folder, GOOD)
    assert status == 0
    for line in (
        "2 articles. F1 with the 95 % interval of articles drawn again.",
        "positions      2    2  1.00  1.00  1.00 [1.00–1.00]  1.00 [1.00–1.00]  1.00 [1.00–1.00]  1.00 [1.00–1.00]",
        "gatherings     0    0     –     –                 –                 –                 –                 –",
        "  statements (n 2): source 1.00  quote 1.00  source_kind 1.00  audience 1.00  anonymity 1.00",
        "    beside the score: cue 1.00",
        "evidence in text 2/4 = 0.50  noise kept out 0/0  metadata right 0/0",  # the statements here have no evidence
        "  ruled_out  2/2",
        "parse                0        2   0.50     2       1.00",
        "No earlier run of these articles to compare with.",
    ):
        assert line in text.splitlines()


def test_stances_taken_for_others(folder: Path) -> None:
    assert "  ruled_out  0/2  taken for open 2" in run(folder, POOR)[0].splitlines()


def test_what_changed_since_the_last_run(folder: Path) -> None:
    run(folder, POOR)
    better, _ = run(folder, GOOD)
    assert "Since the last run of 2 articles: 4 better, 0 worse:" in better
    assert "+ now whole, was found: [east.gold.json] statement Anna Berg indirect “the border stays open”" in better
    assert "Since the last run of 2 articles: 0 better, 0 worse." in run(folder, GOOD)[0]
    assert "Since the last run of 2 articles: 0 better, 4 worse:" in run(folder, POOR)[0]


def test_show_lists_what_is_wrong(folder: Path) -> None:
    extra = statement(content="nobody said this at all")
    text, _ = run(folder, {**POOR, "statements": [extra]}, show=True)
    for line in (
        "east:",
        "  missed statement: Anna Berg indirect “the border stays open”",
        "  extra statement: Anna Berg indirect “nobody said this at all”",
        "  partly position (stance, source): NOR personnel ruled_out “Norland has ruled out sending troops”",
        '      stance: "ruled_out" | got "open"',
    ):
        assert line in text.splitlines()
    assert "east: all right." in run(folder, GOOD, show=True)[0]


def test_the_gate(folder: Path) -> None:
    floors = folder / "floors.json"
    with pytest.raises(GoldError, match="no such floors file"):
        run(folder, GOOD, gate=floors)
    assert run(folder, GOOD, gate=floors, update_floors=True)[1] == 0
    assert run(folder, GOOD, gate=floors)[0].endswith("The gate is open.")
    text, status = run(folder, POOR, gate=floors)
    assert status == 1
    assert "  positions full: 0.0000, floor 1.0000, tolerance 0.005" in text


def test_the_gate_is_lowered_only_with_a_sentence(folder: Path) -> None:
    floors = folder / "floors.json"
    run(folder, GOOD, gate=floors, update_floors=True)
    before = floors.read_bytes()
    with pytest.raises(GoldError, match="not lowered without a reason"):
        run(folder, POOR, gate=floors, update_floors=True)
    assert floors.read_bytes() == before
    run(folder, POOR, gate=floors, update_floors=True, because="Sources are stricter now.")
    assert json.loads(floors.read_text("utf-8"))["lowered"][0]["because"] == "Sources are stricter now."
    assert run(folder, POOR, gate=floors)[1] == 0


def read_text(text: str, published: str | None) -> Predicted:
    if not text.strip():
        raise EmptyInput("nothing in it", "Give a text.")
    start = text.index("the border")
    content = {"start": start, "end": start + len("the border stays open"), "text": "the border stays open"}
    cue = [{"step": "cue", "entry": "cues:say"}]
    return {"document": {"text": text}, "statements": [statement(content=[content], evidence=[], because=cue)]}


def test_once_reads_gold_folders_and_plain_articles(folder: Path) -> None:
    (folder / "texts.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", "utf-8")
    (folder / "plain.txt").write_text(TEXT, "utf-8")
    because = [{"step": "cue", "entry": "cues:say"}, {"step": "operator", "entry": "operators:vow"}]
    seen: list[str] = []

    def read(path: Path, published: str | None) -> Predicted:
        seen.append(path.name)
        return {"statements": [statement(because=because if path.name == "plain.txt" else because[:1])]}

    outcome = once_command([folder / "gold", folder / "plain.txt"], [folder / "texts.jsonl"], read, read_text)
    assert seen == ["east.txt", "west.txt", "plain.txt"]
    assert outcome.text.splitlines() == [
        "1 of 2 entries that fire (50.0 %; 2 fire in the articles) do so in exactly one of 3 articles "
        "and in none of 1 other text.",
        "  operators:vow  (plain.txt)",
    ]
    assert outcome.status == 0


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_attributions_are_written_line_by_line(tmp_path: Path, name: str) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps({"id": i, "text": t}) for i, t in (("x", TEXT), ("y", " "))), "utf-8")
    outcome = attribution_command(rows, tmp_path / name, read_text)
    data = (tmp_path / name).read_bytes()
    lines = [json.loads(line) for line in (gzip.decompress(data) if name.endswith(".gz") else data).splitlines()]
    assert lines[1] == {"id": "y", "attributions": []}
    (one,) = lines[0]["attributions"]
    assert TEXT[slice(*one["source"][0])] == "Anna Berg"
    assert TEXT[slice(*one["content"][0])] == "the border stays open"
    assert outcome.status == 1  # one text could not be read, and is named
    assert outcome.text.splitlines() == [
        f"2 lines written to {tmp_path / name}.",
        "1 text could not be read:",
        f"  {rows}, line 2: nothing in it",
    ]


def test_toponyms_are_written_as_each_set_counts_them(tmp_path: Path) -> None:
    rows, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    sets = (("x", "LGL", TEXT), ("y", "GeoVirus", TEXT), ("z", "LGL", " "))
    rows.write_text("\n".join(json.dumps({"id": i, "set": s, "text": t}) for i, s, t in sets), "utf-8")
    uses = {"place": Span(0, 2), "metonym": Span(3, 5), "demonym": Span(6, 8), "part": Span(9, 11)}
    where = PlaceReferent("Rota", "ESP", "town", 36.6, -6.4, 2511700)
    places = Places(tuple((Toponym(span, "Rota", use), where) for use, span in uses.items()), {})

    def read_places(text: str) -> Places:
        if not text.strip():
            raise EmptyInput("nothing in it")
        return places

    outcome = geo_command(rows, out, read_places)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [[t["start"] for t in line["toponyms"]] for line in lines] == [[0, 3, 6, 9], [0, 3, 9], []]
    assert lines[0]["toponyms"][0] == {"start": 0, "end": 2, "lat": 36.6, "lon": -6.4, "geonameid": 2511700}
    assert outcome.status == 1  # one text could not be read, and is named
    assert outcome.text.splitlines()[-1] == f"  {rows}, line 3: nothing in it"


def test_times_are_written_with_intervals_as_their_ends(tmp_path: Path) -> None:
    rows, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    rows.write_text(json.dumps({"id": "x", "text": TEXT, "dct": "2014-09-17"}) + "\n", "utf-8")
    ends = (Time(Span(5, 6), "date", "2014-09-15", "2014-09-15"), Time(Span(9, 10), "date", "2014-09-18", "2014-09-18"))
    asked: list[str | None] = []

    def read_times(text: str, published: str | None) -> tuple[Time, ...]:
        asked.append(published)
        interval = Time(Span(4, 10), "date", "2014-09-15/2014-09-18", ends=ends)
        return Time(Span(0, 2), "duration", None, "P2D"), interval

    outcome = dates_command(rows, out, read_times)
    (line,) = map(json.loads, out.read_text("utf-8").splitlines())
    assert [(t["start"], t["type"], t["value"]) for t in line["timexes"]] == [
        (0, "DURATION", "P2D"),
        (5, "DATE", "2014-09-15"),
        (9, "DATE", "2014-09-18"),
    ]
    assert (asked, outcome.status) == (["2014-09-17"], 0)


def test_extraction_lines_are_written(tmp_path: Path) -> None:
    outcome = extraction_command(iter([{"id": "x", "body": "Ü"}]), tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text("utf-8") == '{"id": "x", "body": "Ü"}\n'
    assert outcome.status == 0
