"""Recipes that cross to other processes; what a document says is what happens."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from onrecord.errors import EmptyInput, PipelineError
from onrecord.model.document import Item


def told() -> Callable[[Item], str]:
    """A reading that does what the document says: `wait 0.2`, `die`, `hang`, `fault` …; else its words."""
    return _read


def missing() -> Callable[[Item], str]:
    """No reader can be made."""
    raise PipelineError("There is no pipeline.", "Install it.")


def dies_at_once() -> Callable[[Item], str]:
    """The process ends before it reads."""
    os._exit(3)


def _read(item: Item) -> str:
    what, _, how = item.data.decode().partition(" ")
    match what:
        case "wait":
            time.sleep(float(how))
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(600)
        case "swallow":
            while True:
                with suppress(Exception):
                    time.sleep(600)
        case "fault":
            raise ZeroDivisionError("no\nsuch number")
        case "empty":
            raise EmptyInput(f"{item.place}: there is nothing in it.", "Save it again.")
    return item.data.decode()
