"""Frozen types that the rooms pass to each other. This room knows nobody."""
