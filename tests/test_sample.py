"""The sample article of the README, all the way: from the saved page to each thing that people meet."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.export.schema import ReadingModel

SAMPLE = Path(__file__).parent.parent / "docs" / "sample" / "harbour-talks.html"


def call(*arguments, **options):
    """The outcome of a command line."""
    return CliRunner().invoke(app, [str(a) for a in arguments], **options)


@pytest.fixture(scope="module")
def printed() -> str:
    """What `--format json` prints for the sample."""
    result = call("read", SAMPLE, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.fixture(scope="module")
def reading(printed):
    """The same as Python's own types."""
    return json.loads(printed)


def test_it_follows_the_schema(reading):
    ReadingModel.model_validate(reading)


def test_the_document_is_told(reading):
    document = {name: reading["document"][name] for name in ("title", "published", "date_basis", "outlet", "byline")}
    assert document == {
        "title": "Denmark does not rule out navy escorts as Aldersund harbour talks stall",
        "published": "2023-11-16",
        "date_basis": "page",
        "outlet": "The Northern Ledger",
        "byline": "Ragna Holt",
    }


@pytest.mark.parametrize(
    ("actor", "contribution", "stance"),
    [
        ("DNK", "naval", "open"),
        ("DNK", "ground_troops", "ruled_out"),
        ("NOR", "medical", "preparing"),
    ],
)
def test_who_stands_where(reading, actor, contribution, stance):
    positions = [(p["actor"], p["contribution"], p["stance"]) for p in reading["positions"]]
    assert (actor, contribution, stance) in positions


def test_who_says_what(reading):
    sources = {statement["source"] for statement in reading["statements"]}
    assert {"Karla Winther", "Einar Valsson", "Alma Sandberg"} <= sources


def test_neither_comments_nor_forms_are_coded(reading):
    words = json.dumps([reading["positions"], reading["statements"]], ensure_ascii=False)
    assert "whole navy" not in words
    assert "Sign up" not in words
    assert "Read more" not in words


def test_every_span_is_its_text(reading):
    text = reading["document"]["text"]
    spans = [s for r in (*reading["positions"], *reading["statements"]) for s in r["evidence"]]
    assert spans
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)


def test_the_same_page_gives_the_same_bytes(printed):
    assert call("read", SAMPLE, "--format", "json").stdout == printed


@pytest.mark.parametrize("columns", ["40", "100"])
def test_the_report_fits_the_terminal(columns):
    text = call("read", SAMPLE, env={"COLUMNS": columns}).stdout
    assert max(len(line) for line in text.splitlines()) <= int(columns)
    assert "Karla Winther" in text


def test_every_record_can_be_explained(reading):
    for record in (*reading["positions"], *reading["statements"]):
        result = call("explain", SAMPLE, record["id"])
        assert result.exit_code == 0
        assert record["id"] in result.stdout
        assert "1. " in result.stdout


def test_the_html_page_holds_every_record(reading):
    text = call("read", SAMPLE, "--format", "html").stdout
    for record in (*reading["positions"], *reading["statements"]):
        assert f'<li id="{record["id"]}"' in text


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.html", b"  \n\t "),
        ("picture.html", PNG),
        ("program.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>"),
        ("german.txt", "Die Bundesregierung schließt Luftangriffe weiterhin aus, sagte der Minister. ".encode() * 5),
    ],
)
def test_each_bad_input_is_one_line_that_names_it(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    result = call("read", path, SAMPLE, "--format", "json")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"onrecord: {path}")
    _, counted = result.stderr.splitlines()
    assert counted.startswith("onrecord: 1 document read, 1 failed: 1 ")
    assert len(result.stdout.splitlines()) == 1


def test_an_absent_file_is_one_line_that_names_it(tmp_path):
    result = call("read", tmp_path / "absent.html")
    assert result.exit_code == 1
    assert str(tmp_path / "absent.html") in result.stderr
    assert result.stderr.count("\n") == 1
