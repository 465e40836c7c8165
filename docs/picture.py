"""Draws the two pictures of the README from the sample article: `python docs/picture.py`.

docs/report.svg is the beginning of the report; docs/page.png is the HTML view, and needs `chromium`.
"""

import re
import shutil
import subprocess
import tempfile
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.segment import SegmentLines

import onrecord
from onrecord.export.html import page
from onrecord.export.terminal import report
from onrecord.model.records import Reading

HERE = Path(__file__).parent
SAMPLE = HERE / "sample" / "harbour-talks.html"
LINES = 78
# The picture stands by itself: fonts of the reader's own, none fetched.
LOCAL = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def draw_report(reading: Reading) -> None:
    """The first lines of the report, as the terminal shows them."""
    console = Console(record=True, file=StringIO(), width=100, force_terminal=True, legacy_windows=False)
    console.print(SegmentLines(console.render_lines(report(reading), pad=False)[:LINES], new_lines=True))
    svg = console.export_svg(title=f"onrecord read {SAMPLE.name}", code_format=LOCAL, unique_id="report")
    (HERE / "report.svg").write_text(svg, "utf-8")


def draw_page(reading: Reading, chromium: str) -> None:
    """The HTML view with one event held: its card stands beside its lit words."""
    urged = next(event for event in reading.events if event.type == "REQUEST" and event.recipients)
    with tempfile.TemporaryDirectory() as folder:
        (file := Path(folder, "page.html")).write_text(page(reading), "utf-8")
        sizes = ("--window-size=1280,860", "--hide-scrollbars", f"--screenshot={HERE / 'page.png'}")
        switches = ("--headless", "--no-sandbox", "--disable-gpu", *sizes)
        subprocess.run([chromium, *switches, f"{file.as_uri()}#{urged.id}"], check=True, capture_output=True)


def main() -> None:
    """Read the sample and draw what can be drawn here."""
    reading = onrecord.read(SAMPLE)
    draw_report(reading)
    if chromium := shutil.which("chromium"):
        draw_page(reading, chromium)


if __name__ == "__main__":
    main()
