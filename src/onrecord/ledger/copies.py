"""Copies of one text: how much of the shorter stands in the longer, by sampled word shingles.

Containment finds every edited, updated and cut copy of a wire story; a symmetric measure loses those that were cut.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping

from onrecord.model.document import BlockKind, Document

SHARE = 0.5
"""Texts that share so much of the shorter one are copies of one text."""
_WORDS = 5
_ONE_IN = 4
_WORD = re.compile(r"\w+")
_TEXT = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST))


def sketch(document: Document) -> frozenset[int]:
    """One in four of the shingles of five words, as 63-bit numbers: a shingle is kept everywhere or nowhere."""
    words = [w.lower() for b in document.blocks if b.kind in _TEXT for w in _WORD.findall(b.span.of(document.text))]
    shingles = (" ".join(words[i : i + _WORDS]) for i in range(max(0, len(words) - _WORDS + 1)))
    return frozenset(h >> 1 for h in map(_hash, shingles) if h % _ONE_IN == 0)


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), "big")


def are_copies(shared: int, one: int, other: int) -> bool:
    """Whether two sketches of `one` and `other` shingles that share `shared` are of one text."""
    return shared > 1 and shared >= SHARE * min(one, other)


def pairs(sketches: Mapping[str, Collection[int]]) -> list[tuple[str, str]]:
    """All pairs of copies among a few documents, for use without a store."""
    ids = sorted(sketches)
    found = []
    for i, one in enumerate(ids):
        for other in ids[i + 1 :]:
            shared = len(set(sketches[one]) & set(sketches[other]))
            if are_copies(shared, len(sketches[one]), len(sketches[other])):
                found.append((one, other))
    return found
