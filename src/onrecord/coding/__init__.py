"""Frames and referents → records, one module a record kind; no token of a parser is seen here."""
