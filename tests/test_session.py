"""docs/ledger.md is a session: every command on it is run, in its order, and prints what stands there.

`ONRECORD_REWRITE_DOCS=1 pytest tests/test_session.py` writes the outputs and scores anew.
"""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from tests.timeline.scoring import ARTICLES, KINDS, expected, gold, gold_records, made, right
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.codebook.loader import load
from onrecord.store import lookup, open_store
from onrecord.store.lookup import Wanted

PAGE = Path(__file__).parent.parent / "docs" / "ledger.md"
STEP = re.compile(r"```sh\nonrecord ([^\n]*)\n```\n\n```text\n(.*?)```\n", re.DOTALL)
SCORES = re.compile(r"<!-- scores -->\n.*\Z", re.DOTALL)
FLOORS = {"cells": 22, "changes": 8, "contradictions": 4, "pledges": 3}


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """The page with the outputs that the commands print now, and the folder in which they ran."""
    folder = tmp_path_factory.mktemp("session")
    shutil.copy(ARTICLES, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        page = STEP.sub(lambda match: step(match[1]), PAGE.read_text("utf-8"))
    finally:
        os.chdir(before)
    return SCORES.sub(lambda _: f"<!-- scores -->\n\n{table(scores(folder / 'onrecord.db'))}\n", page), folder


def step(line):
    result = CliRunner().invoke(app, shlex.split(line), env={"COLUMNS": "100", "TERM": "dumb"})
    assert result.exit_code == 0, result.output
    return f"```sh\nonrecord {line}\n```\n\n```text\n{result.stdout}```\n"


def scores(path):
    """Kind → how many are wanted, right from gold records, right and extra from the program's own reading."""
    book, coded = load().standing, gold()
    with open_store(str(path)) as store, store.reading() as connection:
        article_of = {document: url.rsplit("/", 1)[1] for document, url in lookup.addresses(connection).items()}
        records = lookup.positions(connection, Wanted()), lookup.estimates(connection, Wanted())
    wanted, days = expected(coded), list(coded["cells"])
    from_gold = right(wanted, made(*gold_records(coded), book, days))
    from_reading = right(wanted, made(*records, book, days, article_of))
    return {kind: (from_gold[kind], from_reading[kind]) for kind in KINDS}


def table(found):
    head = "| | wanted | right from gold | ledger errors | right from own reading | reading errors | extra |\n"
    rows = "\n".join(
        f"| {kind} | {gold_[0]} | {gold_[1]} | {gold_[0] - gold_[1]} | {own[1]} | {gold_[1] - own[1]} | {own[2]} |"
        for kind, (gold_, own) in found.items()
    )
    return f"{head}| --- | --- | --- | --- | --- | --- | --- |\n{rows}"


def test_the_session_of_the_docs_is_what_the_program_prints(session):
    page, _ = session
    if os.environ.get("ONRECORD_REWRITE_DOCS"):
        PAGE.write_text(page, "utf-8")
    assert PAGE.read_text("utf-8") == page


@pytest.mark.parametrize("kind", KINDS)
def test_the_timeline_from_its_own_reading_does_not_sink(kind, session):
    _, folder = session
    _, (_, good, _) = scores(folder / "onrecord.db")[kind]
    assert good >= FLOORS[kind]
