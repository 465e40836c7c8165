"""Many documents in one or several processes: the same outcomes in the same order, whatever happens to one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import recipes

from onrecord.engines import Outcome, run
from onrecord.engines.here import here
from onrecord.engines.processes import AHEAD, in_processes
from onrecord.errors import BrokenRecord, InputError, OnRecordError, PipelineError
from onrecord.model.document import Item


def item(words: str, number: int = 0) -> Item:
    return Item(words.encode(), "rows.jsonl", part=f"line {number}")


def items(*words: str) -> list[Item | InputError]:
    return [item(one, number) for number, one in enumerate(words, 1)]


def told(outcomes: Iterable[Outcome[str]]) -> list[str]:
    """Each value, or the code of the error in its place."""
    return [outcome.error.code if outcome.error else outcome.value or "" for outcome in outcomes]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_order_is_that_of_the_input(jobs: int):
    words = [f"wait {0.1 if number % 5 == 0 else 0.001}" for number in range(20)]
    assert told(run(items(*words), recipes.told, jobs)) == words


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_that_fails_is_named_and_the_others_go_on(jobs: int):
    arrivals = [*items("a", "empty", "fault"), BrokenRecord("rows.jsonl, line 4: no JSON.", "Mend it."), item("b", 5)]
    outcomes = list(run(arrivals, recipes.told, jobs))
    assert told(outcomes) == ["a", "empty-input", "reading-failed", "broken-record", "b"]
    fault = outcomes[2].error
    assert fault is not None
    assert fault.message.startswith("rows.jsonl, line 3: onrecord failed in the reading (ZeroDivisionError: no such n")
    assert "recipes.py:" in fault.message
    assert fault.remedy


@pytest.mark.parametrize("bad", ["die", "hang"])
def test_a_worker_that_dies_or_hangs_loses_only_its_document(bad: str):
    began = monotonic()
    outcomes = list(in_processes(items("a", bad, "b", "c", bad, "d"), recipes.told, 2, patience=2.0))
    assert told(outcomes) == ["a", "worker-lost", "b", "c", "worker-lost", "d"]
    error = outcomes[1].error
    assert error is not None
    assert error.message.startswith("rows.jsonl, line 2: its reading ")
    assert ("signal SIGKILL" if bad == "die" else "longer than 2 seconds") in error.message
    assert monotonic() - began < 20


def test_one_that_hangs_in_this_process_is_stopped_too():
    outcomes = list(here(items("a", "hang", "swallow", "b"), recipes.told, patience=0.3))
    assert told(outcomes) == ["a", "worker-lost", "worker-lost", "b"]
    error = outcomes[1].error
    assert error is not None
    assert error.message == "rows.jsonl, line 2: its reading took longer than 0.3 seconds and was stopped."


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_that_cannot_be_made_is_said_once(jobs: int):
    with pytest.raises(PipelineError, match="no pipeline"):
        list(run(items("a", "b"), recipes.missing, jobs))


def test_a_process_that_cannot_start_is_said():
    with pytest.raises(OnRecordError, match=r"could not start \(exit code 3\)"):
        list(run(items("a"), recipes.dies_at_once, 2))


@pytest.mark.parametrize(("jobs", "most"), [(1, 1), (2, 2 * AHEAD)])
def test_no_more_than_a_window_is_taken_ahead(jobs: int, most: int):
    taken = 0

    def endless() -> Iterator[Item]:
        nonlocal taken
        while True:
            taken += 1
            yield item("wait 0.05" if taken == 1 else "a")

    outcomes = run(endless(), recipes.told, jobs)
    for given in range(1, 50):
        next(outcomes)
        assert taken - given <= most
    outcomes.close()


def test_nothing_in_nothing_out():
    assert list(run([], recipes.told, 2)) == []
