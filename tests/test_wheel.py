"""The built wheel, in an empty environment: it holds the compiled codebook, and reads an article there."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from onrecord.codebook.rows import COMPILED, digest, parse, read_folder

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "onrecord" / "codebook" / "data"


def call(*command: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command away from the source tree; its output, or a failure that shows it."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert result.returncode == 0, result.stdout + result.stderr
    return result


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built without a network from a copy: no build folder of an earlier day can add to it."""
    tree = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", "setup.py", "README.md"):
        shutil.copy(ROOT / name, tree)
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", tree)
    assert not list((tree / "src").rglob(COMPILED))
    (path,) = (tree / "dist").glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The folder of commands of an environment with nothing in it but the wheel.

    Its dependencies are those of the environment that runs the tests, named in a path file: they are found, and the
    source tree, which is an editable install there, is not.
    """
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=False)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    pip = (sys.executable, "-m", "pip", "--python", home / "bin" / "python")
    call(*pip, "install", "-q", "--no-deps", "--no-index", wheel)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return home / "bin"


def test_the_wheel_holds_the_codebook_compiled_and_as_its_files(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        compiled = archive.read(f"onrecord/codebook/data/{COMPILED}").decode("utf-8")
    assert parse(compiled) == (digest(DATA), read_folder(DATA))
    sources = [path for path in DATA.rglob("*") if path.suffix in (".yaml", ".csv")]
    assert {path.relative_to(ROOT / "src").as_posix() for path in sources} <= names


def test_the_wheel_holds_the_other_codebooks_and_the_starter(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("domains/climate/codebook.yaml", "domains/company/actors/groups.yaml", "starter/articles/example.txt"):
        assert f"onrecord/codebook/{name}" in names


def test_the_wheel_holds_templates_and_type_marker_and_no_tests(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"onrecord/py.typed", *(f"onrecord/templates/reading.{kind}" for kind in ("html", "css", "js"))} <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_wheel_reads_an_article_in_an_empty_environment(installed, tmp_path):
    article = tmp_path / "talks.txt"
    article.write_text(
        "Denmark has ruled out airstrikes in Syria, Foreign Minister Karla Winther said on Thursday.\n", "utf-8"
    )
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    where = call(installed / "python", "-c", "import onrecord; print(onrecord.__file__)", cwd=tmp_path, env=environment)
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)
    result = call(installed / "onrecord", "read", article, "--format", "json", cwd=tmp_path, env=environment)
    reading = json.loads(result.stdout)
    assert reading["versions"]["codebook"] == digest(DATA)
    assert [(p["actor"], p["stance"], p["contribution"]) for p in reading["positions"]] == [
        ("DNK", "ruled_out", "airstrikes")
    ]
    assert [s["source"] for s in reading["statements"]] == ["Karla Winther"]
    page = call(installed / "onrecord", "read", article, "--format", "html", cwd=tmp_path, env=environment)
    assert page.stdout.startswith("<!DOCTYPE html>")
