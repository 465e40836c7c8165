"""What onrecord costs beside the spaCy parse it rests on.

    cost.py ARTICLES… [--limit N] [--runs N]

ARTICLES are article files, folders of them, or JSON lines (plain or gzipped) with a `text`. Printed are

1. the seconds of the page, of the parse (default pipeline with NER) and of everything after it, summed over all texts
   in one run, and the ratio of the last two;
2. the seconds from the command to its record beside a bare load and parse of the same text, each in a process of its
   own: the medians of some runs by turns, on the text of median length.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from onrecord.errors import InputError, OnRecordError
from onrecord.evaluation.gold import ARTICLE_SUFFIXES
from onrecord.evaluation.texts import LINES, read_texts
from onrecord.model.document import Item

STEPS = ("page", "parse", "after")
BARE = """
import importlib, pathlib, sys
nlp = importlib.import_module(sys.argv[1]).load()
nlp(pathlib.Path(sys.argv[2]).read_text("utf-8"))
"""


class TimedReader(Protocol):
    """What this benchmark needs of `onrecord.reader.Reader`."""

    def read_timed(self, item: Item) -> tuple[Any, dict[str, float]]:
        """The reading of an item and the seconds of each of `STEPS`."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of each step over all texts, and how much was read."""

    seconds: dict[str, float]
    texts: int
    characters: int
    unread: int

    @property
    def ratio(self) -> float:
        """Everything after the parse, as a multiple of the parse."""
        return self.seconds["after"] / self.seconds["parse"] if self.seconds["parse"] else 0.0


def items(paths: Iterable[Path]) -> Iterator[Item]:
    """Every article of the files, folders and JSON lines."""
    for path in paths:
        if path.is_dir():
            yield from items(sorted(p for p in path.rglob("*") if p.suffix in ARTICLE_SUFFIXES))
        elif path.name.endswith(LINES):
            for text in read_texts([path]):
                yield Item(text.text.encode(), text.where, "text/plain", text.published)
        else:
            yield Item(path.read_bytes(), str(path), "text/plain" if path.suffix == ".txt" else None)


def cost(reader: TimedReader, texts: Iterable[Item]) -> Cost:
    """Read every text once; one that cannot be read is counted and costs nothing."""
    seconds = dict.fromkeys(STEPS, 0.0)
    read = characters = unread = 0
    for item in texts:
        try:
            reading, times = reader.read_timed(item)
        except InputError as error:
            unread += 1
            print(f"not read: {item.origin}: {error.message}", file=sys.stderr)
            continue
        for step in STEPS:
            seconds[step] += times[step]
        read += 1
        characters += len(reading.document.text)
    return Cost(seconds, read, characters, unread)


def first_record(item: Item, text: str, package: str, runs: int) -> tuple[float, float]:
    """Median seconds of the command on an item, and of a bare load and parse of its text, measured by turns."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt" if item.media_type == "text/plain" else "article.html")
        article.write_bytes(item.data)
        words = Path(folder, "words")
        words.write_text(text, "utf-8")
        command = [str(Path(sys.executable).with_name("onrecord")), "read", str(article), "--format", "json"]
        bare = [sys.executable, "-c", BARE, package, str(words)]
        times = [(_seconds(command), _seconds(bare)) for _ in range(runs)]
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _of_median_length(texts: Sequence[Item]) -> Item:
    return sorted(texts, key=lambda item: len(item.data))[len(texts) // 2]


def main() -> int:
    """Print both measures."""
    from onrecord.language.pipeline import DEFAULT
    from onrecord.reader import Reader

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="read only the first N texts")
    parser.add_argument("--runs", type=int, default=5, help="runs of each process (default 5)")
    args = parser.parse_args()
    try:
        texts = list(islice(items(args.articles), args.limit))
    except OnRecordError as error:
        parser.error(str(error))
    if not texts:
        parser.error("no article in these paths")
    reader = Reader()
    print(f"pipeline: {DEFAULT} ({', '.join(reader.pipeline.pipe_names)})")
    chosen = _of_median_length(texts)
    reading = reader.read(chosen)  # also warms what is built on first use, as in any run over many texts
    total = cost(reader, texts)
    shown = "  ".join(f"{step} {seconds:.2f} s" for step, seconds in total.seconds.items())
    print(f"{total.texts} texts, {total.characters:,} characters, {total.unread} not read: {shown}")
    print(f"after the parse / parse = {total.ratio:.3f}")
    ours, bare = first_record(chosen, reading.document.text, DEFAULT, args.runs)
    print(
        f"command to record {ours:.2f} s, bare load and parse {bare:.2f} s, ratio {ours / bare:.2f} ({args.runs} runs)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
