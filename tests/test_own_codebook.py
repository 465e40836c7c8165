"""The how-to on one's own codebook, run as it stands: files written, commands run, what they print."""

import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli import app

PAGE = Path(__file__).parent.parent / "docs" / "own-codebook.md"
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```", re.M | re.S)


def test_the_how_to_does_what_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    output, ran = "", 0
    for block in BLOCK.finditer(PAGE.read_text("utf-8")):
        if block["file"]:
            (tmp_path / block["file"]).write_text(block["body"], "utf-8")
        elif block["kind"] == "sh":
            results = [CliRunner().invoke(app, shlex.split(line)[1:]) for line in block["body"].splitlines()]
            assert all(isinstance(r.exception, SystemExit | None) for r in results), results
            output = "\n".join(r.output for r in results)
            ran += len(results)
        else:
            missing = [line for line in block["body"].splitlines() if line.strip() not in output]
            assert not missing, output
    assert ran >= 10
