"""The id of a record: of what it says and where, so that the same text read again has the same."""

from __future__ import annotations

import hashlib


def record_id(*parts: object) -> str:
    """Twelve hexadecimal digits of the parts that make a record this one: document, kind, fields, spans."""
    key = "|".join(map(str, parts))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
