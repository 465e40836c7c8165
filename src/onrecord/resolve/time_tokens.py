"""Text → the tokens of the time grammar, and the questions it asks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.codebook.times import TimeWords

_TOKEN = re.compile(
    r"\d+(?:[.,:/–-]\d+)*(?:[^\W\d_]+)?|[ap]\.m\.?(?!\w)|[^\W\d_]\w*|[^\w\s]", re.IGNORECASE
)  # fmt: skip
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_APOSTROPHES = "'’‘ʼ"


@dataclass(slots=True)
class Word:
    """A word, number or mark: offsets in the text it was cut from, and its lower case."""

    text: str
    lower: str
    start: int
    end: int


def cut(text: str, start: int, end: int) -> list[Word]:
    """The tokens of `text[start:end]`, offsets into `text`."""
    out = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        lower = word.lower()
        if lower in _APOSTROPHES:
            lower = "'"
        out.append(Word(word, lower, match.start(), match.end()))
    return out


class Cursor:
    """Tokens with the tables of the codebook: every question is asked of a place, and none fails outside the text."""

    def __init__(self, tokens: list[Word], words: TimeWords) -> None:
        self.tokens = tokens
        self.words = words

    def low(self, i: int) -> str:
        """The token in lower case, or nothing outside the text."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def listed(self, i: int, name: str) -> bool:
        """Whether the token is in a list of the codebook."""
        return self.low(i) in self.words.lists[name]

    def count(self, i: int, table: str) -> int | None:
        """What a table of numbers says of the token."""
        return self.words.counts[table].get(self.low(i))

    def code(self, i: int, table: str) -> str | None:
        """What a table of codes says of the token."""
        return self.words.codes[table].get(self.low(i))

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= i < len(self.tokens) and self.tokens[i].text[0].isupper()

    def touches(self, i: int) -> bool:
        """Whether the token stands directly behind the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def skip(self, i: int, *marks: str) -> int:
        """The place behind a mark, if one of these stands here."""
        return i + 1 if self.low(i) in marks else i

    def phrase(self, i: int, name: str) -> tuple[str, int] | None:
        """The longest phrase of a table or list that begins here, and the place behind it; full stops are passed."""
        for words in self.words.phrases[name].get(self.low(i), ()):
            at = i
            for word in words:
                at = self.skip(at, ".") if at > i else at
                if self.low(at) != word:
                    break
                at += 1
            else:
                return " ".join(words), at
        return None

    def coded_phrase(self, i: int, name: str) -> tuple[str, int] | None:
        """The code of the longest phrase of a table that begins here, and the place behind it."""
        found = self.phrase(i, name)
        if found is None:
            return None
        table: Mapping[str, str] = self.words.codes[name]
        return table[found[0]], found[1]

    def digits(self, i: int, most: int = 4) -> int | None:
        """The token as a plain number of at most so many digits."""
        word = self.low(i)
        return int(word) if word.isascii() and word.isdecimal() and len(word) <= most else None

    def ordinal(self, i: int) -> int | None:
        """The token as an ordinal: "15th", "third"."""
        match = _ORDINAL.fullmatch(self.low(i))
        return int(match[1]) if match else self.count(i, "ordinals")

    def day_number(self, i: int) -> int | None:
        """The token as a day of a month: "15", "15th"."""
        match = _ORDINAL.fullmatch(self.low(i))
        number = int(match[1]) if match else self.digits(i, 2)
        return number if number is not None and 1 <= number <= 31 else None

    def possessive(self, i: int) -> bool:
        """Whether "'s" stands here."""
        return self.low(i) == "'" and self.low(i + 1) == "s" and self.touches(i)

    def unit(self, i: int) -> tuple[int, str] | None:
        """How many of which unit the token names."""
        return self.words.units.get(self.low(i))
