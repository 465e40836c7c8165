"""Draws docs/report.svg, the picture of the README, from the report of the sample article: `python docs/picture.py`."""

import re
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

import onrecord
from onrecord.export.terminal import report

HERE = Path(__file__).parent
# The picture stands by itself: fonts of the reader's own, none fetched.
LOCAL = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def main() -> None:
    """Read the sample and write the picture."""
    sample = HERE / "sample" / "harbour-talks.html"
    reading = onrecord.read(sample)
    console = Console(record=True, file=StringIO(), width=100, force_terminal=True, legacy_windows=False)
    console.print(report(reading))
    svg = console.export_svg(title=f"onrecord read {sample.name}", code_format=LOCAL, unique_id="report")
    (HERE / "report.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
