"""Reading in several processes: in order, and a document that takes its process with it loses only itself."""

import pytest
from tests.engines.readers import broken, make

from onrecord.engines.pool import read_all
from onrecord.errors import EmptyInput, PipelineError, WorkerLost
from onrecord.model.document import Item


def items(*words):
    return (Item(word.encode(), f"{number}.txt") for number, word in enumerate(words))


def outcomes(*words, jobs, patience=20.0):
    """Each word with the text of its reading, or the kind of its error."""
    return [
        (item.data.decode(), type(outcome) if isinstance(outcome, Exception) else outcome.document.text)
        for item, outcome in read_all(items(*words), make, jobs, patience)
    ]


@pytest.mark.parametrize("jobs", [1, 3])
def test_readings_come_in_the_order_of_the_items(jobs):
    words = ["slow one", *map(str, range(20)), "slow two", "last"]
    assert outcomes(*words, jobs=jobs) == [(word, word) for word in words]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_is_its_error_and_the_others_go_on(jobs):
    assert outcomes("a", "empty", "b", jobs=jobs) == [("a", "a"), ("empty", EmptyInput), ("b", "b")]


@pytest.mark.parametrize("word", ["die", "hang"])
def test_a_document_that_kills_or_hangs_its_process_is_named_and_lost_alone(word):
    found = outcomes("a", word, "b", word, "c", "d", jobs=2, patience=2.0)
    assert found == [("a", "a"), (word, WorkerLost), ("b", "b"), (word, WorkerLost), ("c", "c"), ("d", "d")]


def test_the_message_names_the_document_and_the_reason():
    ((_, lost),) = read_all(items("die"), make, jobs=2)
    assert "0.txt" in lost.message
    assert "died" in lost.message


def test_a_reader_that_cannot_be_made_is_said():
    with pytest.raises(PipelineError, match="pipeline is missing"):
        list(read_all(items("a", "b"), broken, jobs=2))


def test_no_more_is_taken_than_is_about_to_be_read():
    taken = []

    def endless():
        for number in range(1000):
            taken.append(number)
            yield Item(b"slow", f"{number}.txt")

    readings = read_all(endless(), make, jobs=2)
    next(readings)
    readings.close()
    assert len(taken) <= 10
