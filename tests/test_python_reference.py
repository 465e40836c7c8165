"""docs/python.md: what `import onrecord` offers, from the docstrings.

`ONRECORD_REWRITE_DOCS=1 pytest tests/test_python_reference.py` writes it anew.
"""

from __future__ import annotations

import dataclasses
import inspect
import os
from collections.abc import Iterator
from pathlib import Path

import onrecord

PAGE = Path(__file__).parent.parent / "docs" / "python.md"
_HEAD = """# In Python

What `import onrecord` offers, made from the docstrings. Offsets are code points of `reading.document.text`, half-open;
records are frozen. Fields of records one by one: [Records](records.md).

```python
import onrecord

reading = onrecord.read("docs/sample/harbour-talks.html")
for position in reading.positions:
    words = position.evidence[0].of(reading.document.text)
    print(position.actor, position.stance, position.contribution, "|", words)
```
"""


def signature(name: str, thing: object) -> str:
    """The call of a function or class; of a dataclass only that it takes its fields."""
    if dataclasses.is_dataclass(thing):
        return f"onrecord.{name}(…)"
    return f"onrecord.{name}{inspect.signature(thing)}".replace("'", "")  # type: ignore[arg-type]


def sections(name: str, thing: object) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"```text\n{signature(name, thing)}\n\n{inspect.getdoc(thing)}\n```\n"
    for method, function in inspect.getmembers(thing, inspect.isfunction) if inspect.isclass(thing) else ():
        if not method.startswith("_") and function.__doc__:
            call = str(inspect.signature(function)).replace("'", "").replace("(self, ", "(").replace("(self)", "()")
            yield f"```text\n{name}.{method}{call}\n\n{inspect.getdoc(function)}\n```\n"


def test_what_is_public_is_documented() -> None:
    parts = [part for name in onrecord.__all__ for part in sections(name, getattr(onrecord, name))]
    page = "\n".join((_HEAD, *parts))
    if os.environ.get("ONRECORD_REWRITE_DOCS"):
        PAGE.write_text(page, "utf-8")
    assert PAGE.read_text("utf-8") == page
