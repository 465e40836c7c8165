"""docs/store.md lists every table, column and view; `ONRECORD_REWRITE_DOCS=1` writes the lists anew."""

import os
import re
from pathlib import Path

from onrecord.store.tables import metadata
from onrecord.store.views import VIEWS

PAGE = Path(__file__).parents[2] / "docs" / "store.md"
LISTS = re.compile(r"<!-- views -->\n.*?(?=^## Tables).*\Z", re.DOTALL | re.MULTILINE)


def views() -> str:
    rows = "\n".join(f"| `{name}` | {', '.join(f'`{c}`' for c in columns(query))} |" for name, query in VIEWS.items())
    return f"| view | columns |\n| --- | --- |\n{rows}\n"


def columns(query: str) -> list[str]:
    """The names of what a view selects."""
    chosen = query.split("FROM")[0].replace("SELECT", "").split(",")
    return [part.split()[-1].rpartition(".")[2] for part in chosen]


def tables() -> str:
    parts = []
    for table in sorted(metadata.tables.values(), key=lambda t: t.name):
        rows = "\n".join(f"| `{c.name}` | {c.comment or 'as in the table it belongs to'} |" for c in table.columns)
        parts.append(f"### {table.name}\n\n{table.comment}.\n\n| column | |\n| --- | --- |\n{rows}\n")
    return "\n".join(parts)


def test_the_page_lists_what_is_there():
    text = PAGE.read_text("utf-8")
    expected = LISTS.sub(lambda _: f"<!-- views -->\n\n{views()}\n## Tables\n\n<!-- tables -->\n\n{tables()}", text)
    if os.environ.get("ONRECORD_REWRITE_DOCS"):
        PAGE.write_text(expected, "utf-8")
    assert PAGE.read_text("utf-8") == expected


def test_every_column_says_what_it_is_or_belongs_to_another_table():
    bare = [f"{t.name}.{c.name}" for t in metadata.tables.values() for c in t.columns if not c.comment]
    told = {"document", "actor", "role", "approx", "hosts", "participants", "participant_count", "one", "other"}
    assert [name for name in bare if name.split(".")[1] not in told] == []
