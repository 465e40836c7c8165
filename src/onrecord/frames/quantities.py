"""Numbers before a noun → bounds: a small grammar over the words, independent of the parse."""

from __future__ import annotations

import re

from onrecord.codebook.numbers import NumberWords
from onrecord.language.tree import Token
from onrecord.model.document import Span
from onrecord.model.frame import Quantity

_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)([a-z]{0,2})$", re.IGNORECASE)
_RANGE = frozenset(("to", "and", "-", "–", "or"))
_CONNECTS = frozenset(("of", "the", "a", "an", "about", "some", "around"))


def quantity_before(noun: Token, words: NumberWords) -> Quantity | None:
    """The quantity that counts `noun`: "up to 10 military aircraft", "$50 million in aid", "dozens of tanks"."""
    tokens = noun.sentence.tokens
    low = min(c.edges()[0] for c in noun.children) if noun.children else noun.i
    low = min(low, noun.i)
    reach = max(0, low - 8)
    region = tokens[reach : noun.i + 1]
    runs = _runs(region, words)
    if not runs:
        return None
    first, last, values = runs[-1]
    between = region[last + 1 : -1]
    if (
        any(t.pos in ("VERB", "AUX", "PUNCT", "CCONJ") for t in between)
        or sum(t.pos == "NOUN" and t.dep == "pobj" for t in between) > 1
    ):
        return None
    return _quantity(noun, region, first, last, values, words)


def _runs(region: list[Token], words: NumberWords) -> list[tuple[int, int, list[float]]]:
    out: list[tuple[int, int, list[float]]] = []
    i = 0
    while i < len(region):
        value, end = _number(region, i, words)
        if value is None:
            i += 1
            continue
        values, last = [value], end
        if end + 1 < len(region) and region[end].lower in _RANGE:
            second, after = _number(region, end + 1, words)
            if second is not None:
                values, last = [value, second], after
        out.append((i, last - 1, values))
        i = last
    return out


def _number(region: list[Token], i: int, words: NumberWords) -> tuple[float | None, int]:
    """The number that begins at word `i`, and the index after it."""
    text = region[i].lower.lstrip("$£€¥₹")
    match = _DIGITS.match(text)
    if region[i].text in words.currencies and i + 1 < len(region) and not match:
        return _number(region, i + 1, words) if region[i].text[-1] in "$£€¥₹" else (None, i)
    if match:
        value = float(match.group(1).replace(",", ""))
        if match.group(2):
            if match.group(2) not in words.scales:
                return None, i
            value *= words.scales[match.group(2)]
        if region[i].ent == "DATE" and value < 2100 and len(match.group(1)) == 4:
            return None, i
    elif text in words.numbers:
        value = words.numbers[text]
    elif "-" in text and all(p in words.numbers for p in text.split("-")):
        value = sum(words.numbers[p] for p in text.split("-"))
    elif text in words.vague:
        return words.vague[text], i + 1
    elif text == "a" and i + 1 < len(region) and region[i + 1].lower in words.scales:
        value = 1.0
    else:
        return None, i
    i += 1
    while i < len(region) and (region[i].lower in words.scales):
        value *= words.scales[region[i].lower]
        i += 1
    return value, i


def _quantity(
    noun: Token, region: list[Token], first: int, last: int, values: list[float], words: NumberWords
) -> Quantity:
    before = " ".join(t.lower for t in region[max(0, first - 4) : first])
    vague = any(t.lower in words.vague for t in region[first : last + 1])
    low: float | None = min(values)
    high: float | None = max(values)
    approx = vague or _ends(before, words.about) or _ends(before, words.nearly)
    start = first
    if _ends(before, words.only_high) or _ends(before, words.nearly):
        low = None
    elif vague or _ends(before, words.only_low):
        high = None
    for group in (words.about, words.only_low, words.only_high, words.nearly):
        phrase = next((p for p in group if _ends(before, (p,))), None)
        if phrase:
            start = first - len(phrase.split())
            break
    currency = _currency(region[max(0, first - 1) : last + 3], words)
    basis = "new" if any(t.lower in words.new_money for t in region) else None
    unit = None if currency else _unit(region[last + 1 :])
    return Quantity(low, high, approx, unit, Span(region[max(0, start)].start, noun.end), currency, None, basis)


def _ends(text: str, phrases: tuple[str, ...]) -> bool:
    return any(text == p or text.endswith(" " + p) for p in phrases)


def _currency(region: list[Token], words: NumberWords) -> str | None:
    for token in region:
        found = words.currencies.get(token.text) or words.currencies.get(token.lower)
        if found is None and token.text[:1] in "$£€¥₹":
            found = words.currencies.get(token.text[0])
        if found:
            return found
    return None


def _unit(rest: list[Token]) -> str | None:
    kept = [t.text for t in rest if t.lower not in _CONNECTS and t.pos != "PUNCT"]
    return " ".join(kept) or None
