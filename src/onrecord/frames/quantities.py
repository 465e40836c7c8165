"""Numbers of a sentence → quantities: bounds, ranges, money, units, and the noun that each counts.

Read over the words; of the parse only the parts of speech and, for the end of a noun phrase, the modifiers are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.codebook.numbers import NumberWords
from onrecord.frames.counted import counted, modified, unit_words
from onrecord.frames.numerals import Numeral, NumeralReader, Piece, pieces
from onrecord.frames.uncounted import is_name
from onrecord.language.tree import Sentence, Token
from onrecord.model.document import Span
from onrecord.model.frame import Quantity

_TIMES = frozenset(("seconds", "minutes", "hours", "days", "nights", "weeks", "fortnights", "months", "years",
                    "decades", "centuries"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with what it counts, as tokens.

    Attributes:
        quantity: bounds, unit and money; its span runs from the first bound word to the noun or unit.
        first, last: indices of the first bound word and of the last word of number and unit.
        noun: the head of the counted phrase, or None where nothing follows ("12 were killed").
        pronoun: the "them" of "40 of them".
        whole: the number this one is a share of: the 300 of "40 of the 300 men".
        compound: the noun joined to the number by a hyphen ("member" of "57-member"), where it is no unit.
        definite: whether the phrase points at what is known: "the two sides", "both pilots".
        digits: whether it is written in digits.
        kind: `count`, `unit`, `money` or `share`. vague: a plural scale, "dozens".
    """

    quantity: Quantity
    first: int
    last: int
    noun: Token | None = None
    pronoun: Token | None = None
    whole: int | None = None
    compound: str | None = None
    definite: bool = False
    digits: bool = False
    kind: str = "count"
    vague: bool = False


def quantity_before(noun: Token, words: NumberWords) -> Quantity | None:
    """The quantity that counts `noun`: "up to 10 military aircraft", "$50 million in aid", "a force of 400"."""
    for found in measured(noun.sentence, words):
        alone = found.noun is None and found.last + 1 == noun.i and noun.pos == "ADJ"  # "five more"
        counted = found.noun is noun or found.first <= noun.i <= found.last or alone
        if counted or (found.noun is None and found.first == noun.i + 2 and _after(noun) == "of"):
            span = found.quantity.span.union(noun.span)
            return replace(found.quantity, span=span)
    return None


def _after(token: Token) -> str:
    tokens = token.sentence.tokens
    return tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""


def measured(sentence: Sentence, words: NumberWords) -> tuple[Measured, ...]:
    """All numbers about the world in a sentence, in reading order."""
    if not any(_may_be_number(t, words) for t in sentence.tokens):
        return ()
    return tuple(_subtracted(list(_Scan(sentence, words).run()), sentence))


def _subtracted(found: list[Measured], sentence: Sentence) -> Iterator[Measured]:
    """ "All but three of the 40 hostages" are 37; without the whole, the three are nobody's number."""
    for one in found:
        if [t.lower for t in sentence.tokens[max(0, one.first - 2) : one.first]] != ["all", "but"]:
            yield one
        elif one.whole is not None and one.whole < len(found):
            whole, less = found[one.whole].quantity.low, one.quantity.low
            if whole is not None and less is not None:
                span = Span(sentence.tokens[one.first - 2].start, one.quantity.span.end)
                yield replace(one, quantity=replace(one.quantity, low=whole - less, high=whole - less, span=span))


def _may_be_number(token: Token, words: NumberWords) -> bool:
    first = token.lower.partition("-")[0]
    return (
        any(c.isdecimal() for c in token.text)
        or first in words.numbers
        or first in words.vague
        or first in words.scales
        or first in words.denominators
    )


class _Scan:
    """One sentence on its way from pieces to quantities."""

    def __init__(self, sentence: Sentence, words: NumberWords) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._words = words
        self._row: list[Piece] = pieces(sentence.tokens, words)
        self._reader = NumeralReader(words)
        self._until = -1

    def run(self) -> Iterator[Measured]:
        i = before = number = 0
        until = -1
        previous: Measured | None = None
        while i < len(self._row):
            found = self._reader.at(self._row, i)
            if found is None:
                i += 1
                continue
            second, excluded = self._range(found, before)
            end = (second or found).end
            if not excluded and not is_name(self._row, found, second, self._words):
                made = self._measured(found, second, before, number)
                if made.first > until and not self._repeats(made, previous):
                    yield made
                    number += 1
                    until, previous = max(until, self._until), made
            before = i = end

    def _repeats(self, found: Measured, previous: Measured | None) -> bool:
        """ "1,400 km (870 miles)": the same in another unit or money."""
        if previous is None or found.kind != previous.kind or found.kind not in ("unit", "money"):
            return False
        between = [t.text for t in self._tokens[previous.last + 1 : found.first]]
        return between == ["("] and found.quantity.unit != "%"

    # --- ranges

    def _range(self, first: Numeral, before: int) -> tuple[Numeral | None, bool]:
        """The second number of a range, and whether the two are a score or two years, that is nothing."""
        row, end = self._row, first.end
        if end >= len(row):
            return None, False
        dash = row[end].text in ("-", "–", "—")
        joined = row[end].joined or dash
        word = row[end].text
        if not joined and word not in ("to", "and", "or"):
            return None, False
        second = self._reader.at(row, end + 1 if dash or not row[end].joined else end)
        if second is None or second.vague or first.vague:
            return None, False
        opened = [p.text for p in row[max(before, first.first - 3) : first.first]]
        if word == "and" and "between" not in opened:
            return None, False
        if word == "to" and "from" in opened and self._changes(first.first):
            return None, False
        if word == "or" and (second.value - first.value > max(first.value, 5) or first.share != second.share):
            return None, False
        bare = first.value
        if second.scale > first.scale and bare <= second.value / second.scale:
            first.value = bare * second.scale
        first.share = first.share or second.share
        if second.value <= first.value:
            return second, True
        years = first.bare and second.bare and _is_year(first.value) and (_is_year(second.value) or second.value < 100)
        return second, years

    def _changes(self, first: int) -> bool:
        near = self._row[max(0, first - 8) : first]
        return any(p.text in self._words.lists["change"] for p in near)

    # --- one quantity

    def _measured(self, first: Numeral, second: Numeral | None, before: int, number: int) -> Measured:
        row = self._row
        last = second or first
        unit, currency, end, compound = self._unit(last.end, first, last)
        start, marks = self._bounds_before(first.first, before, unit in _TIMES)
        end, after = self._bounds_after(end)
        marks |= after
        token_end = row[end - 1].token.i + 1
        noun, pronoun, at = counted(self._tokens, token_end, currency is not None)
        if noun is None and unit is not None:
            noun = modified(self._tokens[token_end - 1])
        if noun is not None:
            marks |= self._bounds_behind(noun)
        low, high, approx = _bounds(first, second, marks)
        first_token = row[start].token.i
        tail = noun if noun is not None else self._tokens[token_end - 1]
        per = self._per(token_end, noun)
        quantity = Quantity(
            low=low,
            high=high,
            approx=approx,
            unit="%" if first.share else unit or (None if currency else unit_words(self._tokens, token_end, noun)),
            span=Span(self._tokens[first_token].start, tail.end),
            currency=currency,
            period=self._period(tail.i + 1),
            basis=self._basis(first_token, tail.i),
            per=per,
        )
        definite = self._tokens[first_token].lower in ("the", "these", "those", "both") or (
            first_token > 0 and self._tokens[first_token - 1].lower in ("the", "these", "those", "all")
        )
        return Measured(
            quantity, first_token, token_end - 1, noun, pronoun,
            number + 1 if at and self._number_between(token_end, noun or pronoun) else None,
            compound, definite, any(p.value is not None for p in row[first.first : last.end]),
            "share" if first.share else "money" if currency else "unit" if unit else "count",
            first.vague,
        )  # fmt: skip

    def _bounds_before(self, first: int, before: int, duration: bool) -> tuple[int, set[str]]:
        """Where the bounding words begin, and what they do; "over" before a duration bounds nothing."""
        start = first
        marks: set[str] = set()
        while start > before:
            found = next(
                (
                    (phrase, kind)
                    for phrase, kind in self._words.before.get(self._row[start - 1].text, ())
                    if start - len(phrase) >= before
                    and tuple(p.text for p in self._row[start - len(phrase) : start]) == phrase
                ),
                None,
            )
            if found is None or (duration and found[0][0] in self._words.lists["periods"]):
                break
            start -= len(found[0])
            marks.add(found[1])
        if start - 1 >= before and self._row[start - 1].text == "between":
            start -= 1
        return start, marks

    def _bounds_after(self, end: int) -> tuple[int, set[str]]:
        row = self._row
        if end >= len(row):
            return end, set()
        for phrase, kind in self._words.after.get(row[end].text, ()):
            if tuple(p.text for p in row[end : end + len(phrase)]) == phrase:
                return end + len(phrase), {kind}
        if row[end].joined and row[end].text == "strong":
            return end + 1, set()
        return end, set()

    def _bounds_behind(self, noun: Token) -> set[str]:
        """ "200 troops or more"."""
        at = self._row_at(noun.i)
        return self._bounds_after(at + 1)[1] if at is not None else set()

    def _unit(self, end: int, first: Numeral, last: Numeral) -> tuple[str | None, str | None, int, str | None]:
        """Unit, currency, the piece after them, and a noun joined to the number that is neither."""
        row, words = self._row, self._words
        currency = first.currency or last.currency
        texts = [p.text for p in row[end : end + 3]] + [""] * 3
        if currency is not None or first.share:
            return None, currency, end, None
        if first.vague and texts[0] == "of":
            end, texts = end + 1, [*texts[1:], ""]
        for table, is_money in ((words.nations, True), (words.money, True), (words.units, False)):
            for length in (3, 2, 1):
                found = table.get(" ".join(texts[:length]).strip()) if texts[length - 1] else None
                if found is not None:
                    return (None, found, end + length, None) if is_money else (found, None, end + length, None)
        code = words.currencies.get(row[end].token.text) if end < len(row) else None
        if code is not None and row[end].token.text.isupper():
            return None, code, end + 1, None
        end = last.end
        if end < len(row) and row[end].joined and row[end].value is None and row[end].text not in words.after:
            return None, None, end + 1, texts[0]
        return None, None, end, None

    def _per(self, after: int, noun: Token | None) -> str | None:
        """ "a day" behind the number or behind what it counts."""
        for at in (after, noun.i + 1 if noun is not None else after):
            texts = [t.lower for t in self._tokens[at : at + 2]] + [""] * 2
            for length in (2, 1):
                found = self._words.per.get(" ".join(texts[:length]).strip())
                if found is not None and texts[length - 1]:
                    return found
        return None

    def _period(self, at: int) -> str | None:
        """ "over three years" behind the amount and what it is for."""
        tokens, lists = self._tokens, self._words.lists
        self._until = -1
        for i in range(at, min(at + 7, len(tokens) - 2)):
            if tokens[i].pos in ("VERB", "AUX", "PUNCT"):
                return None
            if tokens[i].lower in lists["periods"]:
                inner = self._row_at(i + 1)
                number = self._reader.at(self._row, inner) if inner is not None else None
                if number is not None and number.end < len(self._row):
                    unit = self._row[number.end]
                    if self._words.units.get(unit.text) in _TIMES:
                        self._until = unit.token.i
                        return " ".join(t.text for t in tokens[i : unit.token.i + 1])
        return None

    def _row_at(self, token: int) -> int | None:
        return next((n for n, p in enumerate(self._row) if p.token.i == token), None)

    def _basis(self, first: int, last: int) -> str | None:
        """Whether the amount comes on top, is all there is, or what is left, by the words in and right before it."""
        lists = self._words.lists
        near = [t.lower for t in self._tokens[max(0, first - 1) : last + 1]]
        for word, behind in zip(near, [*near[1:], ""], strict=True):
            if word in lists["new_money"] and behind != "than":
                return "new"
        wide = f" {' '.join(t.lower for t in self._tokens[max(0, first - 3) : last + 4])} "
        if any(f" {w} " in wide for w in lists["total_money"]):
            return "total"
        return "remaining" if any(w in lists["remaining"] for w in near) else None

    # --- what it counts

    def _number_between(self, after: int, noun: Token | None) -> bool:
        return noun is not None and any(t.pos == "NUM" for t in self._tokens[after : noun.i])


def _is_year(value: float) -> bool:
    return 1000 <= value <= 2100


def _bounds(first: Numeral, second: Numeral | None, marks: set[str]) -> tuple[float | None, float | None, bool]:
    low: float | None = first.value
    high: float | None = second.value if second is not None else first.value
    approx = first.vague or bool(marks & {"about", "nearly", "after_about"})
    if second is not None:
        return low, high, approx
    if marks & {"only_high", "nearly", "after_high"}:
        low = None
    elif first.vague or marks & {"only_low", "after_low"}:
        high = None
    return low, high, approx
