"""Which engine reads: this process, or several beside it."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from onrecord.engines.here import here
from onrecord.engines.outcome import Outcome, Recipe, T
from onrecord.engines.processes import in_processes
from onrecord.errors import InputError
from onrecord.model.document import Item


def run(arrivals: Iterable[Item | InputError], recipe: Recipe[T], jobs: int = 1) -> Generator[Outcome[T], None, None]:
    """What becomes of each arrival, in their order.

    Args:
        arrivals: documents, or why one cannot be had; taken only a bounded window ahead.
        recipe: makes the function that reads; picklable where `jobs` is above 1.
        jobs: how many processes read; 1 reads in this one.

    Raises:
        OnRecordError: what the recipe raises: a pipeline or a codebook that is unfit.
    """
    if jobs > 1:
        yield from in_processes(arrivals, recipe, jobs)
    else:
        yield from here(arrivals, recipe)
