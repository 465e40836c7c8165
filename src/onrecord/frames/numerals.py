"""Words → numbers: digits, number words, scales, vague counts, fractions; over a sentence's words, not its parse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.codebook.numbers import NumberWords
from onrecord.language.tree import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PARTS = re.compile(rf"(?:{_DIGITS.pattern})|[^\W\d_]+[²³]?|[-–—‑]|[$£€¥₹%+]")
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th|s)\b", re.IGNORECASE)
_SIGNS = re.compile(r"^([^\d\s]+?)(\d.*)$")
_HYPHENS = "-–—‑"
# A scale of one letter is one only where it is written close to its number: £5m, but no 5 m wall.
_CLOSE = 1
# Beyond it a row of digits is a key or a code.
_LARGEST = 1e18


@dataclass(slots=True)
class Piece:
    """A word, or a part of a word that holds a number: "1,400" and "kilometer" of "1,400-kilometer".

    Attributes:
        text: in lower case. token: the word it belongs to. glued: whether a hyphen or nothing stands before it.
        value: of digits, else None. joined: whether a hyphen within the same word stands before it.
    """

    text: str
    token: Token
    glued: bool = False
    value: float | None = None
    joined: bool = False


@dataclass(slots=True)
class Numeral:
    """One number: pieces `[first, end)`, its value, and how it was written.

    Attributes:
        scale: the scale it ends on, 1.0 without. vague: a plural scale ("dozens"). share: a percentage or fraction.
        currency: ISO 4217 where a sign stands before it. bare: digits alone, as a year or a label is written.
    """

    first: int
    end: int
    value: float
    scale: float = 1.0
    vague: bool = False
    share: bool = False
    currency: str | None = None
    bare: bool = False


def pieces(tokens: Sequence[Token], words: NumberWords) -> list[Piece]:
    """The sentence's words, those that hold numbers in parts."""
    out: list[Piece] = []
    for token in tokens:
        out.extend(_parts(token, words))
    return out


def _parts(token: Token, words: NumberWords) -> Iterator[Piece]:
    text = token.text
    if text[0].isdecimal():
        yield from _digit_parts(token, text)
        return
    signs = _SIGNS.match(text)
    if signs is not None and signs.group(1) in words.currencies:
        yield Piece(signs.group(1), token)
        yield from _digit_parts(token, signs.group(2))
        return
    if "-" in text[1:]:
        parts = token.lower.split("-")
        if all(parts) and (parts[0] in words.numbers or parts[0] in words.denominators or parts[0] in words.scales):
            for number, part in enumerate(parts):
                yield Piece(part, token, number > 0, joined=number > 0)
            return
    tokens = token.sentence.tokens
    near = token.i > 0 and tokens[token.i - 1].end == token.start
    lower = token.lower
    if near and lower.endswith(".") and lower[:-1] in words.scales:
        lower = lower[:-1]  # "$50m." at the end of a sentence
    yield Piece(text if text in words.currencies else lower, token, near)


def _digit_parts(token: Token, text: str) -> Iterator[Piece]:
    parts = _PARTS.findall(text)
    if "".join(parts) != text or _ORDINAL.search(text) or (text[0] == "0" and text[1:2].isdecimal()):
        yield Piece(token.lower, token)  # a clock, a date, an ordinal, a telephone number
        return
    hyphen = False
    for number, part in enumerate(parts):
        if part in _HYPHENS:
            hyphen = True
            continue
        value = float(part.replace(",", "")) if part[0].isdecimal() else None
        yield Piece(part.lower(), token, number > 0, value, hyphen)
        hyphen = False


class NumeralReader:
    """Reads the numbers of one sentence's pieces."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words

    def at(self, row: Sequence[Piece], i: int) -> Numeral | None:
        """The number that begins at piece `i`, or None."""
        words = self._words
        if i >= len(row):
            return None
        sign = words.currencies.get(row[i].text)
        start = i + 1 if sign is not None else i
        if start >= len(row):
            return None
        found = self._vague(row, start) or self._half(row, start) or self._cardinal(row, start)
        if found is None or found.value > _LARGEST:
            return None
        found.first, found.currency = i, sign
        if sign is not None:
            found.bare = False
        return self._shared(row, found)

    def _vague(self, row: Sequence[Piece], i: int) -> Numeral | None:
        """ "dozens", "tens of thousands", "several hundred", "a couple of thousand"."""
        words, text = self._words, row[i].text
        if text in words.vague:
            value, end = words.vague[text], i + 1
            while end + 1 < len(row) and row[end].text == "of" and row[end + 1].text in words.vague:
                value, end = value * words.vague[row[end + 1].text] / 2, end + 2
            return Numeral(i, end, value, vague=True)
        for length in (3, 2, 1):
            phrase = " ".join(p.text for p in row[i : i + length])
            if phrase in words.lists["several"] and i + length < len(row) and row[i + length].text in words.scales:
                end, value = i + length, 2.0
                while end < len(row) and row[end].text in words.scales:
                    value, end = value * words.scales[row[end].text], end + 1
                return Numeral(i, end, value, scale=value / 2, vague=True)
        return None

    def _half(self, row: Sequence[Piece], i: int) -> Numeral | None:
        """ "half a million", "a hundred", "half a dozen", "half of", "a third of"."""
        words = self._words
        texts = [p.text for p in row[i : i + 4]] + [""] * 4
        if texts[0] == "half":
            skip = 1 if texts[1] in ("a", "an") else 0
            if texts[1 + skip] in words.scales:
                scale = words.scales[texts[1 + skip]]
                return Numeral(i, i + 2 + skip, scale / 2, scale=scale)
            if texts[1] in ("of", "the", "its", "their", "all"):
                return Numeral(i, i + 1, 50.0, share=True)
            return None
        if texts[0] not in ("a", "an"):
            return None
        if texts[1] in words.scales and (words.scales[texts[1]] >= 12 and len(texts[1]) > 2) and texts[1] != "score":
            scale, end = words.scales[texts[1]], i + 2
            value = scale
            while end < len(row) and row[end].text in words.scales and len(row[end].text) > 2:
                value, end = value * words.scales[row[end].text], end + 1
            return Numeral(i, end, value, scale=value)
        if texts[1] in words.denominators and texts[2] == "of":
            return Numeral(i, i + 2, round(100 / words.denominators[texts[1]], 2), share=True)
        return None

    def _cardinal(self, row: Sequence[Piece], i: int) -> Numeral | None:
        """ "1,400", "1.5 million", "three hundred and fifty", "one and a half million", "two dozen"."""
        words = self._words
        total = current = 0.0
        scale, end, seen, digits = 1.0, i, False, False
        while end < len(row):
            piece = row[end]
            text = piece.text
            if piece.value is not None:
                if seen:
                    break
                current, seen, digits = piece.value, True, True
            elif text in words.numbers:
                value = words.numbers[text]
                if seen and (digits or not _fits(current, value)):
                    break
                current, seen = current + value, True
            elif seen and self._scales(row, end):
                scale = words.scales[text]
                if scale < 1000:
                    current *= scale
                else:
                    total, current = total + (current or 1) * scale, 0.0
            elif text == "and" and seen and not digits and self._goes_on(row, end, current, total):
                if row[end + 1].text == "a":
                    current += 0.5
                    end += 2
            else:
                break
            end += 1
        if not seen:
            return None
        last = row[end - 1].text
        return Numeral(
            i,
            end,
            total + current,
            words.scales.get(last, 1.0),
            bare=digits and end == i + 1 and row[i].text.isdecimal(),
        )

    def _scales(self, row: Sequence[Piece], i: int) -> bool:
        text = row[i].text
        return text in self._words.scales and (len(text) > _CLOSE or row[i].glued)

    def _goes_on(self, row: Sequence[Piece], i: int, current: float, total: float) -> bool:
        """Whether `and` stands inside a number: "three hundred and fifty", "one and a half"."""
        following = [p.text for p in row[i + 1 : i + 3]]
        if following == ["a", "half"]:
            return True
        value = self._words.numbers.get(following[0]) if following else None
        large = (current and current % 100 == 0) or (not current and total)
        return value is not None and bool(large) and following[1:2] != ["hundred"]

    def _shared(self, row: Sequence[Piece], found: Numeral) -> Numeral:
        """The number as a share where a percent sign, a denominator or "in ten" follows."""
        words = self._words
        texts = [p.text for p in row[found.end : found.end + 3]] + [""] * 3
        for length in (2, 1):
            if " ".join(texts[:length]).strip() in words.lists["percent"] and texts[length - 1]:
                found.end, found.share, found.bare = found.end + length, True, False
                return found
        small = found.value in range(1, 20) and found.scale == 1.0 and found.currency is None
        if small and texts[0] in words.denominators and texts[0] != "second":
            plural = texts[0].endswith(("s", "ves")) == (found.value > 1)
            if plural and (texts[1] in ("of", "majority") or row[found.end].joined):
                found.value = round(100 * found.value / words.denominators[texts[0]], 2)
                found.end, found.share, found.bare = found.end + 1, True, False
                return found
        skip = 2 if texts[:2] == ["out", "of"] else 1 if texts[0] == "in" else 0
        if small and skip and found.end + skip < len(row):
            other = self._cardinal(row, found.end + skip)
            if other is not None and found.value < other.value <= 100 and _plural_follows(row, other.end):
                found.value = round(100 * found.value / other.value, 2)
                found.end, found.share, found.bare = other.end, True, False
        return found


def _fits(current: float, value: float) -> bool:
    """Whether a number word goes on with the number before it: hundred + fifty, twenty + one."""
    return (
        (current >= 100 and current % 100 == 0 and value < 100)
        or (current % 10 == 0 and current % 100 >= 20 and 0 < value < 10)
        or (current == 0 and value > 0)
    )


def _plural_follows(row: Sequence[Piece], i: int) -> bool:
    return i < len(row) and row[i].token.tag in ("NNS", "NNPS", "JJ")
