"""The share and the precision of each way to a frame."""

from pathlib import Path

import pytest

from onrecord.evaluation.score import score
from onrecord.evaluation.ways import Way, ways, ways_of

from .records import gold, position, statement


def by(*entries: str) -> list[dict[str, str]]:
    return [{"step": "way", "entry": entry} for entry in entries]


@pytest.mark.parametrize(
    ("because", "expected"),
    [
        (by("parse"), ("parse",)),
        (by("repair:split-verb", "repair:range"), ("repair:split-verb", "repair:range")),
        ([{"step": "cue", "entry": "cues:say"}, *by("shallow", "shallow")], ("shallow",)),
        ([{"step": "cue", "entry": "cues:say"}], ("unnamed",)),
        (None, ("unnamed",)),
    ],
)
def test_the_ways_a_record_names(because: object, expected: tuple[str, ...]) -> None:
    assert ways_of({"because": because}) == expected


def test_share_and_precision(tmp_path: Path) -> None:
    optional = statement(content="the bridge is closed for good", optional=True)
    wanted = gold(tmp_path, positions=[position()], statements=[statement(), optional])
    reading = {
        "ways": {"parse": 8, "shallow": 2},
        "positions": [position(because=by("parse"))],
        "statements": [
            statement(because=by("parse"), source="Otto Lind"),  # found, not full
            statement(because=by("shallow"), content="wholly another thing"),  # extra
            optional | {"because": by("shallow")},  # met an optional record: neither right nor wrong
        ],
    }
    assert ways(score([(wanted, reading)]).articles) == (
        Way("parse", frames=8, records=2, full=1, of=3),
        Way("shallow", frames=2, records=1, full=0, of=3),
    )


def test_figures_of_a_way() -> None:
    assert Way("parse", 0, 4, 3, 8).share == 0.5
    assert Way("parse", 0, 4, 3, 8).precision == 0.75
    assert Way("parse", 5, 0, 0, 0).precision is None
