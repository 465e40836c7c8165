"""Numbers that count nothing: years and days, ages, clock times, labels, names."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.codebook.numbers import NumberWords
from onrecord.frames.numerals import Numeral, Piece
from onrecord.language.tree import Token

_NAMED = frozenset(("ORG", "PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT", "PERSON", "GPE", "NORP", "LOC"))
_TITLE_SHARE = 0.6


def is_name(row: Sequence[Piece], first: Numeral, second: Numeral | None, words: NumberWords) -> bool:
    """Whether a number belongs to a date, an age, a clock time, a label or a name."""
    last = second or first
    around = _Around(row, first, last)
    if first.currency is not None or first.share or first.vague:
        return around.in_name() if first.vague else False
    return (
        around.is_date(words)
        or around.is_age(words)
        or around.is_clock(words)
        or (second is None and around.is_label(words))
        or around.in_name()
        or around.is_address(words)
        or around.digits_beside()
    )


class _Around:
    """The words around a number."""

    def __init__(self, row: Sequence[Piece], first: Numeral, last: Numeral) -> None:
        self._row, self._first, self._last = row, first, last
        self._before = [p.text for p in row[max(0, first.first - 3) : first.first]]
        self._after = [p.text for p in row[last.end : last.end + 3]]
        self.token: Token = row[first.first].token
        self._tokens = self.token.sentence.tokens

    def _previous(self) -> Token | None:
        return self._tokens[self.token.i - 1] if self.token.i > 0 else None

    def is_date(self, words: NumberWords) -> bool:
        """A day beside its month, a year, a number of years that is a point in time."""
        if self._first.bare and self._first.value <= 31 and self._month_beside(words):
            return True
        if not self._first.bare or not 1000 <= self._first.value <= 2100 or "," in self.token.text:
            return False
        if self._last.end < len(self._row) and self._row[self._last.end].joined:
            return False
        following = self._row[self._last.end].token if self._last.end < len(self._row) else None
        counts = following is not None and following.tag in ("NNS", "JJ", "NNPS") and self.token.ent != "DATE"
        if counts and self._before[-1:] and self._before[-1] in words.lists["year_before"]:
            return self._before[-1] in ("in", "since", "by", "late", "early", "mid")
        return not counts

    def _month_beside(self, words: NumberWords) -> bool:
        row = self._row
        beside = (*row[max(0, self._first.first - 1) : self._first.first], *row[self._last.end : self._last.end + 1])
        return any(p.text in words.lists["months"] and p.token.text[:1].isupper() for p in beside)

    def is_age(self, words: NumberWords) -> bool:
        """ "32-year-old", "aged 45", "John Smith, 45,", "45 years old", "boys of 15"."""
        if "old" in self._after[1:3] or self._after[:1] == ["old"]:
            return True
        if self._before[-1:] and self._before[-1] in words.lists["ages"]:
            return True
        if not self._first.bare or self._first.value > 120:
            return False
        if self._before[-1:] == [","] and (not self._after or self._after[0] in (",", ".", ")", ";")):
            before = self._tokens[self.token.i - 2] if self.token.i > 1 else None
            return before is not None and (before.pos == "PROPN" or before.ent == "PERSON")
        return (
            self._before[-1:] == ["of"]
            and self._before[-2:-1] != []
            and (self._before[-2] in words.lists["people_of"] and not _noun(self._row, self._last.end))
        )

    def is_clock(self, words: NumberWords) -> bool:
        return bool(self._after[:1]) and self._first.value < 2400 and self._after[0] in words.lists["clock"]

    def is_label(self, words: NumberWords) -> bool:
        """A number behind the noun that it names: "Resolution 2254", "Task Force 50"."""
        before = self._previous()
        if before is None or self._first.scale != 1.0 or not self._before:
            return False
        if before.text == ")" and self._first.bare and self._tokens[self.token.i - 2].text.isupper():
            return True  # "Task Force (CTF) 50"
        if self._before[-1] in words.lists["labels"]:
            return self._first.bare or before.text[:1].isupper()
        named = before.pos == "PROPN" and before.text[:1].isupper() and not self._titles()
        if not named or not self._first.bare:
            return False
        return self.token.head is before or (
            self.token.ent in _NAMED and before.ent == self.token.ent and not self.token.ent_first
        )

    def is_address(self, words: NumberWords) -> bool:
        """ "12 Harbour Street"."""
        if not self._first.bare or self._titles():
            return False
        last = self._row[self._last.end - 1].token.i
        for token in self._tokens[last + 1 : last + 5]:
            if not token.text[:1].isupper():
                return False
            if token.lower in words.lists["addresses"]:
                return True
        return False

    def in_name(self) -> bool:
        """A number word written large inside a name: "Group of Seven", "Five Eyes"."""
        if not self.token.text[:1].isupper() or self.token.text[:1].isdecimal() or self._titles():
            return False
        previous = self._previous()
        following = self._tokens[self.token.i + 1] if self.token.i + 1 < len(self._tokens) else None
        if previous is None or previous.text in ("“", '"', "—", "–", ":"):
            return following is not None and following.pos == "PROPN" and self.token.ent in _NAMED
        return True

    def digits_beside(self) -> bool:
        """A row of digits, as telephone numbers have."""
        first, last = self.token.i, self._row[self._last.end - 1].token.i
        beside = (*self._tokens[max(0, first - 1) : first], *self._tokens[last + 1 : last + 2])
        return self._first.bare and any(t.text.isdecimal() for t in beside)

    def _titles(self) -> bool:
        """Whether the sentence is written as a headline, every word large."""
        long = [t for t in self._tokens if len(t.text) > 2 and t.text.isalpha()]
        if any(t.text.islower() and t.pos in ("NOUN", "VERB", "ADJ") for t in long):
            return False
        return sum(t.text[0].isupper() for t in long) > _TITLE_SHARE * len(long)


def _noun(row: Sequence[Piece], i: int) -> bool:
    return i < len(row) and row[i].token.pos in ("NOUN", "PROPN", "ADJ")
