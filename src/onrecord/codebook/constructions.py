"""The one notation for everything lexical: words with slots, as in `stand in the way of {theme}`.

A construction begins with its anchor, the lemma under which it is filed; a noun's anchor is its head, the words before
it follow marked `^`. Then come fixed words, each governed by the word before it or by the anchor, and slots in braces.
A slot behind a fixed preposition is that preposition's object; a slot behind the anchor or a particle is what the
anchor governs: object, passive subject or clause. Articles are left out of the comparison. `a|b` gives two
constructions. The agent needs no slot: it is the subject.

Slots: `{theme}` noun or clause, `{clause}` a clause only, `{infinitive}` one without a subject of its own, `{planned}`
one that says what will or shall be done, `{passive}` a passive one without an agent, `{deed}` a clause or a nominal
deed, `{subject}` what stands as subject ("go on {subject}"), `{recipient}`, `{doer}`, `{content}`, `{source}`,
`{audience}`, `{target}`, `{place}`, `{companion}` (does it too), `{any}`
(must be there, plays no role).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from onrecord.codebook.rows import Row

SLOTS = frozenset(
    (
        "theme",
        "deed",
        "recipient",
        "content",
        "source",
        "audience",
        "target",
        "place",
        "doer",
        "subject",
        "clause",
        "infinitive",
        "planned",
        "passive",
        "companion",
        "any",
    )
)
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "their"))
# Words that end the part of a noun phrase before its head.
_JOINTS = frozenset(
    (
        *("of", "on", "in", "to", "for", "with", "from", "against", "at", "be", "that", "by", "towards", "toward"),
        *("over", "about", "whether", "and"),
    )
)
_PARTS_OF_SPEECH = frozenset(("verb", "noun", "adj", "adv", "prep", "any"))


@dataclass(frozen=True, slots=True)
class Construction:
    """One compiled line of the notation.

    Attributes:
        anchor: lemma of the first word.
        pos: part of speech the anchor must have: verb, noun, adj, adv, prep or any.
        items: what follows: fixed words as they stand, `^word` for one that must stand before the anchor, slots as
            `{name}`.
        entry: id of the entry the line belongs to, `file:id`.
        field: the list of the entry in which the line stands (`verbs`, `things` …).
    """

    anchor: str
    pos: str
    items: tuple[str, ...]
    entry: str
    field: str = ""

    @property
    def fixed(self) -> int:
        """How many words must stand there: the more, the more telling."""
        return 1 + sum(not item.startswith("{") for item in self.items)


def compile_line(line: str, pos: str, row: Row, field: str = "") -> Iterator[Construction]:
    """The constructions one line of notation stands for.

    Raises:
        CodebookError: an unknown slot, a line that begins with a slot, an unknown part of speech.
    """
    if pos not in _PARTS_OF_SPEECH:
        raise row.fail(f"unknown part of speech `{pos}`", f"One of: {', '.join(sorted(_PARTS_OF_SPEECH))}.")
    parts = re.findall(r"\{[^}]*\}|[^\s{}]+", line)
    if not parts or parts[0].startswith("{"):
        raise row.fail(f"the construction `{line}` must begin with a word")
    for part in parts:
        if part.startswith("{") and part[1:-1] not in SLOTS:
            raise row.fail(f"unknown slot `{part}`", f"Slots: {', '.join(sorted(SLOTS))}.")
    kept = [parts[0], *(p for p in parts[1:] if p not in _ARTICLES)]
    if pos == "noun":
        kept = _from_head(kept)
    for choice in product(*(_alternatives(p) for p in kept)):
        yield Construction(choice[0], pos, tuple(choice[1:]), f"{row.file.removesuffix('.yaml')}:{row.id}", field)


def _alternatives(part: str) -> list[str]:
    mark = "^" if part.startswith("^") else ""
    return [mark + p for p in part.removeprefix("^").split("|")]


def _from_head(parts: list[str]) -> list[str]:
    """A noun's words from its head: `special operations force of {theme}` is filed under `force`."""
    end = next(
        (i for i, p in enumerate(parts) if i and (p.startswith("{") or _JOINTS.issuperset(p.split("|")))), len(parts)
    )
    return [parts[end - 1], *(f"^{p}" for p in reversed(parts[: end - 1])), *parts[end:]]


def compile_row(row: Row) -> tuple[Construction, ...]:
    """All constructions of a row: those of each of its lists that `FIELDS` names."""
    out: list[Construction] = []
    for key, pos in FIELDS.items():
        for line in row.words(key):
            out.extend(compile_line(line, pos, row, key))
    if not out:
        raise row.fail("no words", f"Give at least one of: {', '.join(FIELDS)}.")
    return tuple(out)


FIELDS = {
    "verbs": "verb",
    "nouns": "noun",
    "things": "noun",
    "weak_verbs": "verb",
    "weak_nouns": "noun",
    "alone": "verb",
    "adjectives": "adj",
    "adverbs": "adv",
    "prepositions": "prep",
    "words": "any",
}


class Index:
    """Constructions by the lemma of their anchor, the longest first, else in the order of the file."""

    def __init__(self, constructions: tuple[Construction, ...]) -> None:
        self._by_anchor: dict[str, list[Construction]] = {}
        for construction in constructions:
            self._by_anchor.setdefault(construction.anchor, []).append(construction)
        for group in self._by_anchor.values():
            group.sort(key=lambda c: -c.fixed)

    def anchors(self) -> frozenset[str]:
        """The lemmas under which constructions are filed."""
        return frozenset(self._by_anchor)

    def nouns(self) -> frozenset[str]:
        """The lemmas under which nouns are filed."""
        return frozenset(a for a, group in self._by_anchor.items() if any(c.pos == "noun" for c in group))

    def get(self, lemma: str) -> list[Construction]:
        """The constructions filed under a lemma, the most specific first."""
        return self._by_anchor.get(lemma, _NONE)

    def __contains__(self, lemma: str) -> bool:
        return lemma in self._by_anchor


_NONE: list[Construction] = []
