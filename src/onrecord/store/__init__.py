"""Readings kept in a database, and found again. The only room that knows SQL."""

from sqlalchemy import Connection

from onrecord.store.database import Store, open_store

__all__ = ["Connection", "Store", "open_store"]
