"""Templates made into one HTML file that loads nothing: style and script stand in it, and its content policy allows
these two and nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.export import wording


def one_file(name: str, styles: Iterable[str], **values: Any) -> str:
    """The template `NAME.html` with the style sheets and the script `NAME.js`, filled with `values`.

    The template has `style`, `script`, `policy`, the filters `spans` (`"0-5 9-12"`, code points),
    `plain` and `cell`.
    """
    style = "".join(_source(sheet) for sheet in styles)
    script = _source(f"{name}.js")
    policy = (
        f"default-src 'none'; style-src '{_policy_hash(style)}'; script-src '{_policy_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template(f"{name}.html")
    return template.render(style=Markup(style), script=Markup(script), policy=Markup(policy), **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["spans"] = lambda spans: " ".join(f"{span.start}-{span.end}" for span in spans)
    environment.filters["plain"] = wording.plain
    environment.filters["cell"] = wording.cell_words
    return environment


def _source(name: str) -> str:
    return files("onrecord").joinpath("templates", name).read_text("utf-8")


def _policy_hash(source: str) -> str:
    """The `'sha256-…'` by which the page's content policy knows an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
