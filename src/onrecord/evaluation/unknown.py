"""Words that no lexicon has, by how often they stand where one would be asked for: the work list of the lexicons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.evaluation.texts import Text
from onrecord.frames.governors import Governor

ReadGovernors = Callable[[str], Iterable[Governor]]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What governs a reported clause or a word of deed and is in no lexicon.

    Attributes:
        words: (lemma, part of speech) → how often, most often first, with what it stood over most.
        known, all: occurrences of governors that are known, and of all.
        texts: how many were read. unread: those that could not be read, each with the reason.
    """

    words: Mapping[tuple[str, str], tuple[int, str]]
    known: int
    all: int
    texts: int
    unread: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of occurrences that a lexicon knows; 1 where there are none."""
        return self.known / self.all if self.all else 1.0


def unknown(texts: Iterable[Text], read: ReadGovernors, lexicons: Container[str]) -> Unknown:
    """Count the governors of the texts whose lemma is in none of the lexicons."""
    count: Counter[tuple[str, str]] = Counter()
    over: dict[tuple[str, str], Counter[str]] = {}
    known = everything = number = 0
    unread = []
    for text in texts:
        try:
            found = list(read(text.text))
        except InputError as error:
            unread.append(f"{text.where}: {error.message}")
            continue
        number += 1
        everything += len(found)
        for governor in found:
            if governor.lemma in lexicons:
                known += 1
                continue
            key = governor.lemma, governor.pos
            count[key] += 1
            over.setdefault(key, Counter())[governor.over] += 1
    words = {key: (n, over[key].most_common(1)[0][0]) for key, n in count.most_common()}
    return Unknown(words, known, everything, number, tuple(unread))
