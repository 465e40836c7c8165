"""`onrecord cite`: from an id to outlet, date, address, words and hash, and to the bytes that were kept."""

import gzip
import hashlib

import pytest

from onrecord.sources.archive import Archive


@pytest.fixture
def readings(run, article, tmp_path):
    path = tmp_path / "readings.jsonl"
    assert run("read", article, article, "-o", path, "--outlet", "Ledger", "--published", "2014-03-04").exit_code == 0
    return path


def test_a_record_is_found_by_the_start_of_its_id(run, readings):
    result = run("cite", "p-4", readings)
    assert result.exit_code == 0
    assert result.stdout.startswith("Ledger, 2014-03-04\n")
    assert "position p-41: DNK ruled out airstrikes\n" in result.stdout
    assert "“Denmark has ruled out airstrikes”" in result.stdout


def test_one_object_over_many_lines_and_packed_readings_are_read_too(run, readings, article, tmp_path):
    run("read", article, "-o", tmp_path / "one.json")
    (tmp_path / "readings.jsonl.gz").write_bytes(gzip.compress(readings.read_bytes()))
    assert run("cite", "s-77", tmp_path / "one.json").stdout.count("statement s-77") == 1
    assert run("cite", "s-77", tmp_path / "readings.jsonl.gz").stdout.count("statement s-77") == 2


@pytest.mark.parametrize(
    ("wanted", "name", "code", "told"),
    [
        ("q", "readings.jsonl", 1, "no record has an id that begins with 'q'"),
        ("p-41", "absent.jsonl", 1, "cannot be read (No such file or directory)"),
        ("p-41", "talks.txt", 1, "line 1: this is no reading"),
        ("", "readings.jsonl", 2, "2 records begin with '': p-41, s-77"),
    ],
)
def test_what_cannot_be_cited(run, readings, tmp_path, wanted, name, code, told):
    result = run("cite", wanted, tmp_path / name)
    assert result.exit_code == code
    assert told in result.stderr


@pytest.mark.parametrize("kept", [True, False])
def test_the_archive_proves_a_record_or_does_not(run, article, tmp_path, kept):
    reading = tmp_path / "one.json"
    run("read", article, "-o", reading)
    body = article.read_bytes() if kept else b"other words"
    sha256 = hashlib.sha256(article.read_bytes()).hexdigest()
    reading.write_text(reading.read_text("utf-8").replace('"source": null', f'"source": {{"sha256": "{sha256}"}}', 1))
    with Archive(tmp_path / "pages.warc.gz", "onrecord 0") as archive:
        archive.keep("https://zenda.example/7", "2014-03-04T10:00:00Z", b"HTTP/1.1 200 OK\r\nContent-Type: a/b", body)
    result = run("cite", "p-41", reading, "--archive", tmp_path / "pages.warc.gz")
    if kept:
        assert result.exit_code == 0
        assert "fetched 2014-03-04T10:00:00Z from https://zenda.example/7" in result.stdout
    else:
        assert result.exit_code == 1
        assert "the bytes of p-41 are not in this archive" in result.stderr
