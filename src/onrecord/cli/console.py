"""What a console that speaks no UTF-8 is given for the typographic marks that it cannot show."""

from __future__ import annotations

import codecs
import sys

HANDLER = "onrecord-plain"
# One column each where possible: lines were broken before.
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "→": ">", "·": "-", "–": "-", "—": "-", "…": "...", "×": "x", "�": "?"}
    | {"⟦": "[", "⟧": "]", "€": "EUR", "£": "GBP", "•": "*", "─": "-", "\u00a0": " "}
)


def speak_plainly() -> None:
    """Let stdout and stderr write what their encoding knows, plain marks for others, and ? for the rest."""
    codecs.register_error(HANDLER, _plain)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=HANDLER)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    words = error.object[error.start : error.end].translate(PLAIN)
    return words.encode(error.encoding, "replace").decode(error.encoding), error.end
