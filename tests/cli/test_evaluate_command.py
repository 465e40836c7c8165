"""`onrecord evaluate` hands its arguments on to the evaluation room, and its outcome back."""

from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation import commands
from onrecord.evaluation.commands import Outcome


@pytest.fixture
def called(monkeypatch):
    """What reached the evaluation room, by function; each answers `done` with status 1."""
    calls = {}

    def note(name):
        def answer(*arguments, **options):
            calls[name] = (arguments, options)
            return Outcome("done", 1)

        return answer

    for name in ("evaluate_command", "once_command", "attribution_command", "geo_command", "dates_command"):
        monkeypatch.setattr(commands, name, note(name))
    return calls


def test_text_and_status_come_from_the_evaluation(run, called):
    result = run("evaluate", "gold")
    assert (result.stdout, result.exit_code) == ("done\n", 1)


def test_options_are_handed_on(run, called):
    run(
        "evaluate",
        "a",
        "b",
        "--gate",
        "floors.json",
        "--update-floors",
        "--because",
        "new gold",
        "--show",
        "--browse",
        "e.html",
    )
    (paths, _), options = called["evaluate_command"]
    assert paths == [Path("a"), Path("b")]
    assert options == {
        "gate": Path("floors.json"),
        "update_floors": True,
        "because": "new gold",
        "show": True,
        "browse": Path("e.html"),
    }


def test_what_it_reads_with_gives_plain_readings_with_their_ways(run, called, article):
    run("evaluate", "gold")
    (_, read), _ = called["evaluate_command"]
    reading = read(article, "2023-11-16")
    assert reading["positions"][0]["stance"] == "ruled_out"
    assert reading["document"]["published"] == "2023-11-16"
    assert reading["ways"] == {}


@pytest.mark.parametrize("texts", ["--texts a.jsonl b.jsonl.gz", "--texts a.jsonl --texts b.jsonl.gz"])
def test_texts_may_follow_each_other(run, called, texts):
    run("evaluate", "--once", "gold", *texts.split())
    (paths, given, *_), _ = called["once_command"]
    assert paths == [Path("gold")]
    assert given == [Path("a.jsonl"), Path("b.jsonl.gz")]


def test_attributions_go_to_a_file(run, called):
    run("evaluate", "--attribution", "rows.jsonl", "-o", "out.jsonl")
    (rows, out, read_text), _ = called["attribution_command"]
    assert (rows, out) == (Path("rows.jsonl"), Path("out.jsonl"))
    assert read_text("Some words.", None)["statements"][0]["source"] == "Karla Winther"


def test_toponyms_go_to_a_file(run, called, asked):
    run("evaluate", "--geo", "rows.jsonl", "-o", "out.jsonl")
    (rows, out, read_places), _ = called["geo_command"]
    assert (rows, out) == (Path("rows.jsonl"), Path("out.jsonl"))
    assert read_places("Some words.") == "places"
    assert (asked.items[0].data, asked.items[0].media_type) == (b"Some words.", "text/plain")


def test_times_go_to_a_file(run, called, asked):
    run("evaluate", "--dates", "rows.jsonl", "-o", "out.jsonl")
    (rows, out, read_times), _ = called["dates_command"]
    assert (rows, out) == (Path("rows.jsonl"), Path("out.jsonl"))
    assert read_times("Some words.", "2014-09-15") == "times"
    assert (asked.items[0].data, asked.items[0].published) == (b"Some words.", "2014-09-15")


@pytest.mark.parametrize(
    ("arguments", "told"), [([], "name gold files"), (["--attribution", "rows.jsonl"], "need a file to go to")]
)
def test_wrong_usage_is_2(run, arguments, told):
    result = run("evaluate", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_gold_that_cannot_be_used_is_one_line(run, monkeypatch):
    def refuse(*_arguments, **_options):
        raise GoldError("x.gold.json, line 3: not JSON.", "Correct it.")

    monkeypatch.setattr(commands, "evaluate_command", refuse)
    result = run("evaluate", "gold")
    assert (result.exit_code, result.stderr) == (1, "onrecord: x.gold.json, line 3: not JSON. Correct it.\n")
