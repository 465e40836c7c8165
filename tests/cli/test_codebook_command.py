"""`onrecord codebook` at the command line: what it prints, and its exit codes. The how-to is the test of `try`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["codebook", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    assert run("new", tmp_path / "mine")[0] == 0
    return tmp_path / "mine"


def test_a_new_codebook_is_sound_and_says_how_to_try_it(tmp_path):
    code, out, _ = run("new", tmp_path / "mine")
    assert code == 0
    assert f"Try it: onrecord codebook try {(tmp_path / 'mine').as_posix()}" in out
    assert run("check", tmp_path / "mine")[:2] == (0, "0 mistakes, 0 other findings.\n")


def test_nothing_is_started_over_something(mine):
    code, out, error = run("new", mine)
    assert (code, out) == (1, "")
    assert error == f"onrecord: {mine}: something is there already. Name a new or empty folder.\n"


def test_a_codebook_that_is_not_there_cannot_be_laid_under(tmp_path):
    code, _, error = run("new", tmp_path / "mine", "--over", "wether")
    assert code == 1
    assert "There is no codebook `wether`. One of: conflict, climate, company." in error


def test_a_mistake_is_told_as_editors_jump_to_it_and_fails(mine):
    (mine / "cues.yaml").write_text("grouse:\n  manner: loud\n  verbs: [grouse]\n", "utf-8")
    code, out, _ = run("check", mine)
    assert code == 1
    assert out.startswith(f"{(mine / 'cues.yaml').as_posix()}:2:11: mistake: unknown manner `loud`. One of: clause")
    assert out.endswith("1 mistake, 0 other findings.\n")


def test_what_is_only_shadowed_does_not_fail(mine):
    (mine / "operators.yaml").write_text("x:\n  kind: rule_out\n  verbs:\n    - spurn {theme}\n", "utf-8")
    code, out, _ = run("check", mine)
    assert code == 0
    assert out.endswith("0 mistakes, 1 other finding.\n")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    code, _, error = run("check", tmp_path / "nowhere")
    assert code == 1
    assert "no such folder" in error


def test_a_word_is_shown_with_its_place_and_meaning(mine):
    code, out, _ = run("show", "grouse", "--codebook", mine)
    assert code == 0
    assert f"{(mine / 'cues.yaml').as_posix()}:2  grouse (manner: clause)\n    verbs: grouse\n" in out


def test_a_word_of_another_codebook_is_shown_from_its_files():
    code, out, _ = run("show", "coal-free", "--codebook", "climate")
    assert code == 0
    assert "coal_exit (parent: mitigation, event: CLOSE)\n    verbs: go coal-free" in out


def test_a_word_nobody_knows_fails(mine):
    code, out, _ = run("show", "xyzzy")
    assert code == 1
    assert "knows nothing of “xyzzy”" in out
