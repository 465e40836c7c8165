"""Consoles that speak no UTF-8: what is shown keeps its sense."""

import io
import sys

import pytest

from onrecord.cli.console import speak_plainly


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "“Oslo → Malmö” · €5"),
        ("latin-1", '"Oslo > Malmö" · EUR5'),
        ("ascii", '"Oslo > Malm?" - EUR5'),
    ],
)
def test_marks_are_written_as_well_as_the_encoding_can(monkeypatch, encoding, shown):
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding))
    speak_plainly()
    print("“Oslo → Malmö” · €5", end="", flush=True)
    assert data.getvalue().decode(encoding) == shown
