"""Sentences parsed as the reader parses them; pages in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

import onrecord
from onrecord.language import pipeline
from onrecord.language.tree import Parsed
from onrecord.model.document import Block, BlockKind, Document, Span


@pytest.fixture(scope="session")
def reader() -> onrecord.Reader:
    return onrecord.Reader()


@pytest.fixture(scope="session")
def parse(reader: onrecord.Reader) -> Callable[..., Parsed]:
    def parsed(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Parsed:
        text, blocks = "", []
        for paragraph in paragraphs:
            start = len(text)
            text += paragraph + "\n\n"
            blocks.append(Block(kind, Span(start, start + len(paragraph))))
        document = Document("d", text, tuple(blocks))
        docs = pipeline.annotate(document, reader.pipeline)
        return pipeline.build(document, docs, reader.codebook.actors, reader.codebook.grammar)

    return parsed


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture
def in_browser(tmp_path: Path) -> Callable[[str, str], Any]:
    """Opens a page in Chromium; a script, the body of a function, does what a reader does, and its value comes back.

    The content policy, which would not let the script run, is taken out. Skips where there is no Chromium.
    """
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")

    def acted(page: str, script: str) -> Any:
        driver = (
            "const out = document.createElement('pre'); out.id = 'out'; "
            f"out.textContent = JSON.stringify((() => {{ {script} }})()); document.body.append(out);"
        )
        file = tmp_path / "page.html"
        file.write_text(POLICY.sub("", page).replace("</body>", f"<script>{driver}</script></body>"), "utf-8")
        switches = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}")
        command = [CHROMIUM, *switches, "--dump-dom", file.as_uri()]
        shown = subprocess.run(command, capture_output=True, check=True, timeout=60)
        return json.loads(lxml_html.document_fromstring(shown.stdout.decode()).xpath("string(//pre[@id='out'])"))

    return acted
