"""The documentation fails the build: what a user can meet is documented, and what is documented is there.

`ONRECORD_REWRITE_DOCS=1 pytest tests/test_docs.py` writes the help texts of docs/cli.md anew.
"""

import ast
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from onrecord import errors
from onrecord.cli import app
from onrecord.export.schema import ReadingModel, schema

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GROUP = typer.main.get_command(app).commands
COMMANDS = sorted(GROUP)
# Commands under a command ("codebook new").
NESTED = sorted(f"{name} {under}" for name in COMMANDS for under in getattr(GROUP[name], "commands", {}))
HELP = re.compile(r"<!-- help: ([\w ]+) -->\n(?:\n```text\n.*?\n```\n)?", re.DOTALL)


def help_of(name: str) -> str:
    """The help of a command (`onrecord`: of the whole) as an 80 column terminal shows it."""
    arguments = ["--help"] if name == "onrecord" else [*name.split(), "--help"]
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "80"}, prog_name="onrecord")
    return f"<!-- help: {name} -->\n\n```text\n{result.stdout.rstrip()}\n```\n"


def test_cli_page_shows_the_help_of_every_command_as_it_is():
    path = DOCS / "cli.md"
    text = path.read_text("utf-8")
    expected = HELP.sub(lambda match: help_of(match[1]), text)
    if os.environ.get("ONRECORD_REWRITE_DOCS"):
        path.write_text(expected, "utf-8")
    assert path.read_text("utf-8") == expected
    assert sorted(match[1] for match in HELP.finditer(text)) == sorted(["onrecord", *COMMANDS, *NESTED])


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_section(command):
    assert f"\n## {command}\n" in (DOCS / "cli.md").read_text("utf-8")


def models() -> Iterator[tuple[str, list[str]]]:
    """Heading in records.md, and the field names that its table must have."""
    yield "Reading", list(ReadingModel.model_fields)
    for name, definition in schema()["$defs"].items():
        if definition["type"] == "object":
            yield name.removesuffix("Model"), list(definition["properties"])


@pytest.mark.parametrize(("heading", "fields"), list(models()))
def test_each_field_of_a_record_is_documented_and_no_other(heading, fields):
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", (DOCS / "records.md").read_text("utf-8"), re.M | re.S))
    rows = re.findall(r"^\| (`.*?) \|", sections[heading], re.M)
    documented = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(documented) == sorted(fields)


def subclasses(base: type[Exception]) -> Iterator[type[Exception]]:
    """`base` and everything under it."""
    yield base
    for child in base.__subclasses__():
        yield from subclasses(child)


@pytest.mark.parametrize("error", list(subclasses(errors.OnRecordError)), ids=lambda error: error.__name__)
def test_each_error_is_documented_with_cause_and_remedy(error):
    page = (DOCS / "messages.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `([\w-]+)` \| (.+?) \| (.+?) \|$", page, re.M)
    assert [(code, bool(cause and remedy)) for name, code, cause, remedy in rows if name == error.__name__] == [
        (error.code, True)
    ]


def issue_codes() -> set[str]:
    """The codes of every `Issue("code", …)` in the package."""
    calls = (
        node
        for path in (ROOT / "src" / "onrecord").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Issue"
    )
    return {ast.literal_eval(call.args[0]) for call in calls}


def test_each_code_of_an_issue_is_documented_and_no_other():
    issues = (DOCS / "messages.md").read_text("utf-8").split("## Issues")[1]
    assert sorted(re.findall(r"^\| `([\w-]+)` \|", issues, re.M)) == sorted({*issue_codes(), "code"})


def shell_lines() -> Iterator[tuple[str, str]]:
    """Every `onrecord …` line of a shell block in README and docs."""
    for path in (ROOT / "README.md", *sorted(DOCS.rglob("*.md"))):
        for block in re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.M | re.S):
            yield from ((path.name, line) for line in block.splitlines() if line.startswith("onrecord "))


@pytest.mark.parametrize(("_page", "line"), list(shell_lines()))
def test_each_command_line_in_the_docs_is_one_that_works(_page, line):
    words = shlex.split(line.split("<")[0], comments=True)[1:]
    name = " ".join(words[:2]) if " ".join(words[:2]) in NESTED else words[0]
    options = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", help_of(name)))
    assert words[0] in COMMANDS
    assert {word for word in words[1:] if word.startswith("-") and word != "-"} <= options


def test_the_python_example_of_the_readme_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    exec(example, {})
    assert "DNK open naval | Denmark " in capsys.readouterr().out


def test_the_readme_shows_what_was_promised():
    text = (ROOT / "README.md").read_text("utf-8")
    examples = re.search(r"## Five examples\n(.*?)^## ", f"{text}\n## ", re.M | re.S)[1]
    assert len(re.findall(r"^# \d\. ", examples, re.M)) == 5
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", text, re.M):
        assert f"\n{target}:" in makefile


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))], ids=lambda path: path.name)
def test_each_link_between_pages_leads_somewhere(path):
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target
