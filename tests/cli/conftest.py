"""The command line with a reader that knows one article: what is asked of it is kept, what it gives is fixed."""

import sys
from types import ModuleType, SimpleNamespace

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import EmptyInput, PipelineError
from onrecord.model.document import Block, BlockKind, Document, Item, Span
from onrecord.model.records import Actor, Because, Position, Reading, Statement, Versions

TEXT = "Denmark has ruled out airstrikes, Karla Winther said."
VERSIONS = Versions("0.1.0", "c0debeef", "en_core_web_sm 3.8.0")


def reading_of(item: Item) -> Reading:
    """What stands in TEXT, under the item's own origin and date."""
    document = Document(
        id="d-1",
        text=TEXT,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),),
        url=item.origin,
        outlet=item.outlet,
        published=item.published,
        date_basis="given" if item.published else "none",
    )
    because = (Because("operator", "operators:rule_out", Span(12, 21)),)
    return Reading(
        document,
        VERSIONS,
        statements=(Statement("s-77", "Karla Winther", "named", "said", (Span(0, 32),), "indirect", (Span(0, 53),)),),
        positions=(Position("p-41", "DNK", "airstrikes", "ruled_out", (Span(0, 32),), because=because),),
        actors=(Actor("DNK", "state", "Denmark"),),
    )


@pytest.fixture
def asked():
    """What the commands asked for: the readers they made, the items they gave them."""
    return SimpleNamespace(readers=[], items=[])


@pytest.fixture(autouse=True)
def reader(monkeypatch, asked):
    """A reader in the place of the real one; it refuses empty files, and a pipeline called `missing`."""

    class Reader:
        versions = VERSIONS

        def __init__(self, model=None, codebook=None):
            if model == "missing":
                raise PipelineError("The pipeline `missing` is not installed.", "Install it.")
            asked.readers.append((model, codebook))

        def read(self, item):
            asked.items.append(item)
            if not item.data.strip():
                raise EmptyInput("There is nothing in it.", "Save the page again.")
            return reading_of(item)

        def places(self, item):
            asked.items.append(item)
            return "places"

        def times(self, item):
            asked.items.append(item)
            return "times"

    module = ModuleType("onrecord.reader")
    module.Reader = Reader
    monkeypatch.setitem(sys.modules, "onrecord.reader", module)


@pytest.fixture
def run():
    """Call the command line: `run("read", "a.txt")` → exit_code, stdout, stderr, output."""
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(app, [str(a) for a in arguments], **options)


@pytest.fixture
def article(tmp_path):
    """A file that the reader takes."""
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, "utf-8")
    return path
