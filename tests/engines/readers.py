"""What the processes of the pool's tests read with: the text of an item says what happens to its process."""

from __future__ import annotations

import os
import time

from onrecord.errors import EmptyInput, PipelineError
from onrecord.model.document import Document, Item
from onrecord.model.records import Reading, Versions


def read(item: Item) -> Reading:
    word = item.data.decode()
    if word == "hang":
        time.sleep(60)
    if word == "die":
        os._exit(9)
    if word == "empty":
        raise EmptyInput(f"{item.place}: nothing in it.", "Save it again.")
    if word.startswith("slow"):
        time.sleep(0.3)
    return Reading(Document(word, word, ()), Versions("1", "2", "3"))


def make():
    return read


def broken():
    raise PipelineError("The pipeline is missing.", "Install it.")
