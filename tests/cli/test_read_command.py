"""`onrecord read`: inputs, formats, where output goes, what happens to inputs that cannot be read."""

import json

import pytest


def test_the_report_is_what_is_printed_unless_something_else_is_asked_for(run, article):
    result = run("read", article)
    assert result.exit_code == 0
    assert "has ruled out: airstrikes" in result.stdout
    assert result.stderr == ""


def test_options_reach_the_item_and_the_reader(run, article, asked, tmp_path):
    run("read", article, "--published", "2023-11-16", "--outlet", "Ledger", "--model", "m", "--codebook", tmp_path)
    assert asked.readers == [("m", tmp_path)]
    (item,) = asked.items
    assert (item.published, item.outlet) == ("2023-11-16", "Ledger")


def test_a_dash_reads_standard_input(run, asked):
    result = run("read", "-", input="Some words.")
    assert result.exit_code == 0
    assert asked.items[0].data == b"Some words."


def test_json_is_one_object_in_utf8(run, article):
    result = run("read", article, "--format", "json")
    assert json.loads(result.stdout_bytes.decode("utf-8"))["positions"][0]["stance"] == "ruled_out"


def test_several_inputs_as_json_are_one_line_each(run, article):
    lines = run("read", article, article, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["versions"]["codebook"] for line in lines] == ["c0debeef", "c0debeef"]


@pytest.mark.parametrize(
    ("name", "start"), [("out.json", "{"), ("out.html", "<!DOCTYPE html>"), ("out.txt", "(no title)"), ("out", "(no t")]
)
def test_the_ending_of_the_output_chooses_the_format(run, article, tmp_path, name, start):
    result = run("read", article, "-o", tmp_path / name)
    assert (result.exit_code, result.output) == (0, "")
    text = (tmp_path / name).read_text("utf-8")
    assert text.startswith(start)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_format_wins_over_the_ending(run, article, tmp_path):
    run("read", article, "-o", tmp_path / "out.txt", "--format", "json")
    assert json.loads((tmp_path / "out.txt").read_text("utf-8"))["document"]["url"]


def test_into_a_folder_each_input_gets_a_file_and_no_two_the_same(run, article, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "talks.txt").write_text("Other words.", "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    assert run("read", article, other / "talks.txt", "--format", "html", "-o", out).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["talks-2.html", "talks.html"]


def test_one_bad_input_is_named_and_the_others_go_on(run, article, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    result = run("read", empty, tmp_path / "absent.txt", article)
    assert result.exit_code == 1
    assert "has ruled out" in result.stdout
    first, second, counted = result.stderr.splitlines()
    assert first.startswith(f"onrecord: {empty}: ")
    assert str(tmp_path / "absent.txt") in second
    assert counted == "onrecord: 1 document read, 2 failed: 1 empty-input, 1 input."


def test_a_missing_pipeline_is_said_once_with_its_remedy(run, article):
    result = run("read", article, article, "--model", "missing")
    assert result.exit_code == 1
    assert result.stderr == "onrecord: The pipeline `missing` is not installed. Install it.\n"


def test_output_that_cannot_be_written_is_one_line(run, article, tmp_path):
    result = run("read", article, "-o", tmp_path / "no" / "such" / "folder.json")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"onrecord: {tmp_path}/no/such/folder.json: cannot be written (")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "INPUT"),
        (["read", "{article}", "--published", "Monday"], "is no date"),
        (["read", "{article}", "--format", "pdf"], "'pdf' is not one of"),
        (["read", "{article}", "--codebook", "/no/such/folder"], "does not exist"),
        (["read", "{article}", "{article}", "--format", "html"], "name a folder"),
        (["read", "{article}", "-o", "{article}"], "would be overwritten"),
        (["reed"], "No such command"),
    ],
)
def test_wrong_usage_is_2_and_says_what_is_wrong(run, article, arguments, told):
    before = article.read_text("utf-8")
    result = run(*(a.format(article=article) for a in arguments))
    assert result.exit_code == 2
    assert told in result.stderr
    assert article.read_text("utf-8") == before
