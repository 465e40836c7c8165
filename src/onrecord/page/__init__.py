"""Item → Document: blocks, noise, metadata."""

from onrecord.page.read import read

__all__ = ["read"]
