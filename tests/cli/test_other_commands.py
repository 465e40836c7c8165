"""`explain`, `schema`, `doctor`, and `onrecord` alone."""

import json
import subprocess
import sys
from types import ModuleType

import pytest


def test_without_a_command_it_says_what_to_try_first(run):
    result = run()
    assert result.exit_code == 0
    assert "Try first:" in result.stdout
    assert "onrecord read ARTICLE.html" in result.stdout


def test_help_lists_every_command(run):
    text = run("--help").stdout
    for command in ("read", "explain", "schema", "doctor", "evaluate"):
        assert f"\n  {command} " in text


@pytest.mark.parametrize("command", ["read", "explain", "schema", "doctor", "evaluate"])
def test_the_help_of_every_command_has_examples(run, command):
    text = run(command, "--help").stdout
    assert f"    onrecord {command}" in text


def test_version(run):
    assert run("--version").stdout.startswith("onrecord 0.")


def test_explain_shows_the_way_of_one_record(run, article):
    result = run("explain", article, "p-41")
    assert result.exit_code == 0
    assert "operators:rule_out" in result.stdout
    assert "Denmark has ⟦ruled out⟧ airstrikes, Karla Winther said." in result.stdout


def test_explain_takes_the_beginning_of_an_id(run, article):
    assert run("explain", article, "s").stdout == run("explain", article, "s-77").stdout


def test_explain_without_an_id_lists_the_records(run, article):
    assert run("explain", article).stdout.splitlines() == [
        "p-41  Denmark has ruled out: airstrikes",
        "s-77  Karla Winther · said: “Denmark has ruled out airstrikes”",
    ]


@pytest.mark.parametrize(("record_id", "told"), [("x-1", "no record begins with 'x-1'"), ("", "2 records begin")])
def test_explain_with_an_id_that_fits_none_or_several_is_wrong_usage(run, article, record_id, told):
    result = run("explain", article, record_id)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_explain_says_why_a_file_cannot_be_read(run, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    result = run("explain", empty, "p-41")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"onrecord: {empty}: ")


def test_schema_is_json(run):
    assert json.loads(run("schema").stdout)["title"] == "onrecord reading"


@pytest.fixture
def pipeline(monkeypatch):
    module = ModuleType("onrecord.language.pipeline")
    module.describe = lambda name: {"name": name or "default", "version": "3.8.0", "path": "/p", "hash": "ab12"}
    monkeypatch.setitem(sys.modules, "onrecord.language.pipeline", module)


@pytest.mark.usefixtures("pipeline")
def test_doctor_names_pipeline_and_codebook(run, tmp_path):
    rows = dict(line.split(maxsplit=1) for line in run("doctor", "--codebook", tmp_path).stdout.splitlines()[:-1])
    assert rows["pipeline"] == "default"
    assert rows["version"] == "3.8.0"
    assert rows["hash"] == "ab12"
    assert rows["codebook"] == f"c0debeef with {tmp_path} laid over it"


@pytest.mark.usefixtures("pipeline")
def test_doctor_fails_where_the_pipeline_does(run):
    result = run("doctor", "--model", "missing")
    assert result.exit_code == 1
    assert result.stderr == "onrecord: The pipeline `missing` is not installed. Install it.\n"


def test_help_is_there_at_once_without_loading_the_pipeline():
    program = "import sys, onrecord.cli; print(sorted({'spacy', 'pydantic', 'lxml', 'jinja2'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
