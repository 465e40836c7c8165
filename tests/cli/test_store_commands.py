"""The commands that ask a store: formats, exit codes, complaints; the store holds one article."""

import csv
import json
from io import BytesIO, StringIO

import openpyxl
import pytest
from tests.store.arrivals import TEXT, item, keep

from onrecord.codebook.loader import load
from onrecord.store import open_store

ASKING = [
    ["ledger"],
    ["standing", "Norway"],
    ["changes"],
    ["contradictions"],
    ["pledges"],
    ["estimates"],
    ["events"],
    ["gatherings"],
    ["sources"],
    ["search", "trucks"],
    ["actors", "list"],
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("kept") / "onrecord.db")
    with open_store(path, create=True) as store:
        keep(store, load().standing, item(published="2031-03-20", outlet="=Harbour Gazette"))
    return path


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_every_question_is_answered_in_every_format(run, kept, tmp_path, command):
    table = run(*command, "--store", kept)
    assert table.exit_code == 0, table.output
    assert "Read: 1 document of 1 outlet on 1 day, 2031-03-20 to 2031-03-20." in " ".join(table.stdout.split())
    found = json.loads(run(*command, "--store", kept, "--format", "json").stdout)
    assert found["coverage"]["documents"] == 1
    assert "," in run(*command, "--store", kept, "--format", "csv").stdout.splitlines()[0]
    assert run(*command, "--store", kept, "--format", "html").stdout.startswith("<!doctype html>")
    run(*command, "--store", kept, "-o", tmp_path / "answer.xlsx")
    assert openpyxl.load_workbook(tmp_path / "answer.xlsx").sheetnames[-1] == "coverage"


def test_cells_that_look_like_formulas_stay_text(run, kept, tmp_path):
    rows = list(csv.DictReader(StringIO(run("ledger", "--store", kept, "--format", "csv").stdout)))
    assert rows[0]["outlet"] == "'=Harbour Gazette"
    run("ledger", "--store", kept, "-o", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(BytesIO((tmp_path / "a.xlsx").read_bytes()))
    assert "=Harbour Gazette" in [c.value for row in book["own deeds"].iter_rows() for c in row if c.data_type == "s"]


def test_a_workbook_needs_a_file(run, kept):
    result = run("ledger", "--store", kept, "--format", "xlsx")
    assert result.exit_code == 2
    assert "name it" in result.output


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_no_store_is_one_line_and_exit_code_1(run, tmp_path, command):
    result = run(*command, "--store", tmp_path / "none.db")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "there is no store here" in result.stderr


@pytest.mark.parametrize(("option", "told"), [("--on", "no day"), ("--known-on", "no day")])
def test_a_day_that_is_none_is_wrong_usage(run, kept, option, told):
    result = run("ledger", "--store", kept, option, "monday")
    assert result.exit_code == 2
    assert told in result.output


def test_show_cite_backup_and_forget(run, kept, tmp_path):
    run("backup", tmp_path / "b.db", "--store", kept)
    assert "Norway has offered: logistics" in run("show", "p1", "--store", tmp_path / "b.db").stdout
    assert "“Norway has offered 40 trucks to Moldova”" in run("cite", "p1", "--store", tmp_path / "b.db").stdout
    document = json.loads(run("search", "trucks", "--store", kept, "--format", "json").stdout)["documents"][0][
        "document"
    ]
    assert run("forget", document, "--store", tmp_path / "b.db").exit_code == 0
    assert run("show", "p1", "--store", tmp_path / "b.db").exit_code == 1
    assert run("show", "p1", "--store", kept).exit_code == 0


def test_money_is_converted_only_by_rates_that_are_given(run, kept, tmp_path):
    rates = tmp_path / "rates.csv"
    rates.write_text("date,currency,rate\n2031-01-01,NOK,0.1\n", "utf-8")
    found = json.loads(run("pledges", "--store", kept, "--rates", rates, "--format", "json").stdout)["pledges"]
    assert [(line["unit"], line["offered"], line["offered in USD"]) for line in found] == [
        ("NOK", 3e6, 3e5),
        ("trucks", 40, None),
    ]
    rates.write_text("date,currency,rate\n2031-01-01,NOK,much\n", "utf-8")
    assert "line 2: this is no dated rate" in run("pledges", "--store", kept, "--rates", rates).stderr


def test_decisions_about_actors_are_noted_with_who_and_when(run, kept, tmp_path):
    run("backup", tmp_path / "b.db", "--store", kept)
    assert run("actors", "merge", "MDA", "MOLDAU", "--by", "desk", "--store", tmp_path / "b.db").exit_code == 0
    noted = json.loads(run("actors", "list", "--store", tmp_path / "b.db", "--format", "json").stdout)["decisions"]
    assert [(d["by"], d["verb"], d["id"], d["into"]) for d in noted] == [("desk", "merge", "MDA", "MOLDAU")]


def test_ingest_keeps_and_passes_over(run, tmp_path, article):
    first = run("ingest", article, "--store", tmp_path / "new.db")
    assert first.stdout.startswith("Kept 1 document with 2 records in")
    again = run("ingest", article, "--store", tmp_path / "new.db")
    assert "1 was there already" in again.stdout
    assert article.read_text("utf-8") != TEXT


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(run, tmp_path, article):
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    result = run("ingest", empty, article, "--store", tmp_path / "new.db")
    assert result.exit_code == 1
    assert "1 could not be read" in result.stdout
    assert "empty.txt" in result.stderr
