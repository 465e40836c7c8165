"""Whose voice a record is: what many outlets tell counts once where one of them, or one person, told it first."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.ledger import Filed, RecordT

_SPEAKS = frozenset(("named", "institution", "document"))


def voice(filed: Filed[RecordT]) -> str:
    """The name under which a record's source is counted.

    A named person or body that many quote is one; so is an agency that many credit, a text that many copy, and
    an outlet that others relay. What an unnamed official told is as many voices as texts.
    """
    told = filed.told
    if filed.source_id is not None and filed.source_kind in _SPEAKS:
        return filed.source_id
    if filed.via is not None or told.agency is not None:
        return filed.via or told.agency or ""
    if filed.source_kind == "unnamed":
        return f"unnamed in {told.story or told.document}"
    return told.story_outlet or told.outlet or told.story or told.document


def voices(several: Iterable[Filed[RecordT]]) -> tuple[str, ...]:
    """The different voices of several records, in order."""
    return tuple(dict.fromkeys(voice(filed) for filed in several))
