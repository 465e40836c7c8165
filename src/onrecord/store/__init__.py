"""Readings kept in a database, and found again. The only room that knows SQL."""

from onrecord.store.database import Store, open_store

__all__ = ["Store", "open_store"]
