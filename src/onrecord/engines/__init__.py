"""The same reading mapped over many documents, here or in several processes.

An engine is given what arrives and a recipe for a reading, and gives an `Outcome` for each arrival, in their order,
holding no more than a bounded window of them.
"""

from onrecord.engines.outcome import Outcome, Recipe
from onrecord.engines.run import run

__all__ = ["Outcome", "Recipe", "run"]
