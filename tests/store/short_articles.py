"""Short articles for runs of the whole program: each its own text, few sentences."""

from __future__ import annotations

from pathlib import Path

STATES = ("Norway", "Denmark", "Sweden", "Finland", "Iceland", "Estonia", "Latvia", "Poland", "Austria", "Ireland")
DEEDS = (
    "has offered {n} trucks to Moldova",
    "has ruled out sending troops to Georgia",
    "pledged ${n} million in aid for Moldova",
    "will host talks on the ceasefire",
    "has not ruled out sanctions against Belarus",
    "has sent {n} tents to Armenia",
)


def write_articles(folder: Path, count: int) -> None:
    """`count` text files in a folder; of every ten the last is a cut copy of the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        source = number - 1 if number % 10 == 9 else number
        state, deed = STATES[source % len(STATES)], DEEDS[source % len(DEEDS)].format(n=source + 3)
        sentences = [
            f"{state} {deed}, officials said on Monday.",
            f"It was the {source + 2}th such announcement since the talks in Vienna began, diplomats said.",
            f"About {source * 30 + 200} people have fled villages near post {source + 11}, the United Nations said.",
            f"Critics in the capital said the plan of {state} came {source + 4} weeks too late.",
        ]
        text = " ".join(sentences[: 3 if source != number else 4])
        (folder / f"{number:03}.txt").write_text(f"{text}\n", "utf-8")
