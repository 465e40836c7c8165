"""Where bytes come from → Item."""

from onrecord.sources.files import open_input

__all__ = ["open_input"]
