"""The cost benchmark: what is read, and how seconds add up."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from onrecord.errors import EmptyInput
from onrecord.model.document import Item

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "cost.py"


@pytest.fixture(scope="module")
def cost() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cost", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["cost"] = module
    spec.loader.exec_module(module)
    return module


class Reader:
    """Takes a second for the page, four for the parse and one for the rest."""

    def read_timed(self, item: Item) -> tuple[Any, dict[str, float]]:
        if not item.data:
            raise EmptyInput("nothing in it")
        return SimpleNamespace(document=SimpleNamespace(text=item.data.decode())), {"page": 1, "parse": 4, "after": 1}


def test_articles_of_every_sort_are_read(cost: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text('{"text": "One.", "published": "2011-05-02"}\n', "utf-8")
    (tmp_path / "pages").mkdir()
    for name in ("b.txt", "a.html", "a.gold.json"):
        (tmp_path / "pages" / name).write_text(name, "utf-8")
    items = list(cost.items([tmp_path / "set.jsonl", tmp_path / "pages"]))
    assert [(i.data, i.media_type, i.published) for i in items] == [
        (b"One.", "text/plain", "2011-05-02"),
        (b"a.html", None, None),
        (b"b.txt", "text/plain", None),
    ]


def test_seconds_add_up_over_the_texts_that_are_read(cost: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    total = cost.cost(Reader(), [Item(b"One.", "one"), Item(b"", "two"), Item(b"Three.", "three")])
    assert (total.seconds, total.texts, total.characters, total.unread) == (
        {"page": 2, "parse": 8, "after": 2},
        2,
        10,
        1,
    )
    assert total.ratio == 0.25
    assert "two: nothing in it" in capsys.readouterr().err
