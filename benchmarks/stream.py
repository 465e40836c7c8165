"""Memory and rate of one long run, and what a second process gives.

    stream.py [--documents N] [--jobs N]… [--every N]

Writes N short articles (JSON lines, each with names of its own, so that the vocabulary never ends), reads them with
`onrecord read … -o`, once for each `--jobs`, and prints the resident memory of all its processes whenever another
`--every` documents are written, the documents a second, the rates as multiples of the first, and the time of the
processor, which a busy machine changes less.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

SYLLABLES = tuple(first + last for first in "bdfghjklmnprstvz" for last in ("a", "e", "i", "o", "u", "an", "el", "or"))
ARTICLE = """{city}, {month} 3 — {state} has offered to send {count} doctors to {other}, Foreign Minister {man} said \
on Monday.

“We will not send troops,” {man} told reporters in {city}. “But we are ready to pay for two field hospitals.”

Officials in {other} said about {dead} people were killed when forces of the {group} shelled the town of {town} last \
week. {woman}, a spokeswoman for the council, urged {state} to lift its ban on fuel.

Talks between the two sides are to be held in {place} next month."""
STATES = ("Denmark", "Norway", "Ghana", "Chile", "Kenya", "Japan", "Peru", "Portugal", "Jordan", "Vietnam")
PLACES = ("Geneva", "Vienna", "Doha", "Nairobi", "Oslo")
MONTHS = ("March", "April", "May", "June")
PAGE = 4096


def rows(number: int) -> Iterator[str]:
    """So many articles as JSON lines; the same each time."""
    chance = random.Random(7)

    def name() -> str:
        return "".join(chance.choices(SYLLABLES, k=3)).capitalize()

    for one in range(number):
        state, other = chance.sample(STATES, 2)
        text = ARTICLE.format(
            city=name(),
            month=chance.choice(MONTHS),
            state=state,
            other=other,
            count=chance.randint(5, 900),
            man=f"{name()} {name()}",
            woman=f"{name()} {name()}",
            dead=chance.randint(3, 400),
            group=f"{name()} Front",
            town=name(),
            place=chance.choice(PLACES),
        )
        yield json.dumps({"id": f"r-{one}", "text": text, "published": "2021-05-04"})


def run(source: Path, target: Path, jobs: int, every: int) -> float:
    """Read `source` into `target`, print samples on the way; the seconds it took."""
    command = [str(Path(sys.executable).with_name("onrecord")), "read", str(source), "-o", str(target)]
    start = time.perf_counter()
    wanted = every
    with subprocess.Popen([*command, "--jobs", str(jobs)]) as process, _Lines(target) as lines:
        while process.poll() is None:
            time.sleep(0.1)
            written = lines.so_far()
            if written >= wanted:
                seconds, size = time.perf_counter() - start, resident(process.pid) / 1e6
                print(f"{written:>8} documents {seconds:>7.1f} s {size:>7.1f} MB", flush=True)
                wanted = written - written % every + every
        if process.returncode:
            sys.exit(f"onrecord ended with {process.returncode}")
    return time.perf_counter() - start


class _Lines:
    """Counts the lines of a file that grows."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(b"")
        self._file = path.open("rb")
        self._count = 0

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def so_far(self) -> int:
        """Lines that are there by now."""
        while piece := self._file.read(1 << 20):
            self._count += piece.count(b"\n")
        return self._count


def resident(process: int) -> int:
    """Bytes of memory that a process and all under it hold."""
    try:
        size = int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0
    return size + sum(resident(int(child)) for child in children)


def processor_seconds() -> float:
    """What all processes that have ended spent, those under them included."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each number of processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, action="append", help="processes; repeatable (default: 1 and 2)")
    parser.add_argument("--every", type=int, default=1000, help="documents between two samples")
    args = parser.parse_args(arguments)
    first = 0.0
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "rows.jsonl"), Path(folder, "readings.jsonl")
        source.write_text("\n".join(rows(args.documents)) + "\n", "utf-8")
        for jobs in args.jobs or [1, 2]:
            print(f"--jobs {jobs}")
            before = processor_seconds()
            seconds = run(source, target, jobs, args.every)
            spent = processor_seconds() - before
            rate = args.documents / seconds
            first = first or rate
            print(
                f"{args.documents:>8} documents in {seconds:.1f} s, {rate:.1f} a second, {rate / first:.2f} times",
                end=", ",
            )
            print(f"{spent:.1f} s of processor time", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
