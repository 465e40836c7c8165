"""`onrecord read` over many documents: formats, names, filters, summary, Ctrl-C, and what a terminal sees."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.cli.interrupts import Interrupts
from onrecord.cli.progress import Tally
from onrecord.errors import BrokenRecord, TooLarge


@pytest.fixture
def rows(tmp_path):
    """JSON lines: three documents, and one line that is none."""
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "one"}\nno json\n{"text": "two"}\n{"text": "three"}\n', "utf-8")
    return path


def test_one_file_with_several_documents_is_a_line_each(run, rows):
    result = run("read", rows, "--format", "json")
    assert [json.loads(line)["document"]["url"] for line in result.stdout.splitlines()] == [str(rows)] * 3
    assert result.exit_code == 1


def test_jsonl_is_a_line_also_for_one_document(run, article):
    result = run("read", article, "--format", "jsonl")
    assert json.loads(result.stdout)["document"]["text"]
    assert result.stdout.count("\n") == 1


def test_what_failed_is_named_where_it_stands_and_counted(run, rows):
    result = run("read", rows, "--format", "jsonl")
    assert result.stderr.splitlines() == [
        f"onrecord: {rows}, line 2: this is no JSON (Expecting value). Write one JSON object a line, in UTF-8.",
        "onrecord: 3 documents read, 1 failed: 1 broken-record.",
    ]


def test_into_a_folder_each_row_gets_a_file_that_names_it(run, rows, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    run("read", rows, "-o", out, "--format", "json")
    assert sorted(os.listdir(out)) == ["rows-line-1.json", "rows-line-3.json", "rows-line-4.json"]
    assert json.loads((out / "rows-line-1.json").read_text("utf-8"))["versions"]


def test_several_documents_as_html_want_a_folder(run, rows):
    result = run("read", rows, "--format", "html")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Name a folder" in result.stderr


def test_csv_names_its_columns_once_and_has_a_row_a_record(run, article, tmp_path):
    run("read", article, article, "-o", tmp_path / "out.csv")
    table = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8"))))
    assert [row["kind"] for row in table] == ["statement", "position"] * 2
    assert (table[1]["who"], table[1]["how"], table[1]["what"]) == ("DNK", "ruled_out", "airstrikes")
    assert table[1]["words"] == "Denmark has ruled out airstrikes"


def test_markdown_parts_documents_by_a_rule(run, article, tmp_path):
    run("read", article, article, "-o", tmp_path / "out.md")
    text = (tmp_path / "out.md").read_text("utf-8")
    assert text.count("# (no title)\n") == 2
    assert text.count("\n---\n") == 1
    assert "**Denmark** has ruled out: airstrikes" in text


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--kinds", "positions"], (0, 1)),
        (["--kinds", "statements,events"], (1, 0)),
        (["--kinds", "statements", "--kinds", "positions"], (1, 1)),
        (["--min-confidence", "0.5"], (1, 1)),
        (["--min-confidence", "0.51"], (0, 0)),
    ],
)
def test_only_the_records_that_are_asked_for(run, article, options, expected):
    reading = json.loads(run("read", article, "--format", "json", *options).stdout)
    assert (len(reading["statements"]), len(reading["positions"])) == expected
    assert reading["actors"]


def test_options_reach_the_sources(run, asked, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("BODY,When\nSome words.,2014-03-04\n", "utf-8")
    run("read", path, "--column", "text=BODY", "--column", "published=When", "--language", "en")
    (item,) = asked.items
    assert (item.data, item.published, item.language) == (b"Some words.", "2014-03-04", "en")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--kinds", "rumours"], "'rumours' is none of statements"),
        (["--min-confidence", "2"], "less than or equal to 1"),
        (["--language", "fr"], "only English is: en"),
        (["--jobs", "0"], "greater than or equal to 1"),
        (["--column", "body"], "is not FIELD=NAME"),
        (["--column", "body=BODY"], "is not FIELD=NAME"),
    ],
)
def test_wrong_options_are_2_and_say_what_is_right(run, article, options, told):
    result = run("read", article, *options)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.replace("│", " ").split())


def test_an_archive_with_another_name_is_said_before_anything_is_read(run, article, asked, tmp_path):
    result = run("read", article, "--archive", tmp_path / "pages.zip")
    assert result.exit_code == 1
    assert "ends in .warc" in result.stderr
    assert asked.items == []


def test_a_tally_in_words():
    tally = Tally()
    assert str(tally) == "0 documents read"
    tally.add(None)
    assert str(tally) == "1 document read"
    for error in (TooLarge("x"), BrokenRecord("x"), BrokenRecord("x")):
        tally.add(error)
    assert str(tally) == "1 document read, 3 failed: 2 broken-record, 1 too-large"


def test_an_interrupt_waits_until_what_is_held_is_done():
    done = []

    def interrupted(interrupts: Interrupts) -> None:
        with interrupts.held():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("whole")
        done.append("more")

    with Interrupts() as interrupts, pytest.raises(KeyboardInterrupt):
        interrupted(interrupts)
    assert done == ["whole"]
    with Interrupts(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def command(*arguments: object) -> list[str]:
    return [str(Path(sys.executable).with_name("onrecord")), "read", *map(str, arguments)]


def many(path: Path, number: int) -> Path:
    row = json.dumps({"text": "Denmark has ruled out airstrikes in Syria, its foreign minister said on Monday."})
    path.write_text(f"{row}\n" * number, "utf-8")
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_leaves_whole_lines_and_says_how_many(tmp_path, jobs):
    source, target = many(tmp_path / "rows.jsonl", 5000), tmp_path / "out.jsonl"
    process = subprocess.Popen(
        command(source, "-o", target, "--jobs", jobs), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    end = time.monotonic() + 60
    while time.monotonic() < end and not (target.exists() and target.stat().st_size > 100_000):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    written = target.read_bytes()
    assert process.returncode == 130
    assert written.endswith(b"\n")
    count = len([json.loads(line) for line in written.splitlines()])
    assert told == f"onrecord: stopped. {count} documents read; what is written is whole.\n"


def test_a_terminal_sees_a_bar_and_whole_lines_above_it(tmp_path):
    source = many(tmp_path / "rows.jsonl", 30)
    with source.open("a") as file:
        file.write("no json\n")
    ours, theirs = pty.openpty()
    wide = {**os.environ, "COLUMNS": "300"}
    process = subprocess.Popen(command(source, "-o", tmp_path / "out.jsonl"), stderr=theirs, env=wide)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:
        pass
    os.close(ours)
    assert process.wait() == 1
    lines = shown.decode().replace("\r", "\n").replace("\x1b[2K", "").splitlines()
    assert any("a second" in line and "%" in line and "left" in line for line in lines)
    assert any(line.startswith(f"onrecord: {source}, line 31: this is no JSON") for line in lines)
    assert any(line.endswith("onrecord: 30 documents read, 1 failed: 1 broken-record.") for line in lines)
