"""When two values of a record are the same: words, actors, numbers, evidence.

A record is a mapping from field to value, as it stands in a gold file or in the JSON of a reading. A text field may
be a string, a span `{"start", "end", "text"}`, or a list of either; an actor field an id, a phrase, or `{"id"}` or
`{"name"}`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

Record = Mapping[str, Any]

_WORD = re.compile(r"[a-z0-9$%]+(?:[.,][0-9]+)*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_CODE = re.compile(r"[A-Z][A-Z0-9_]+")
_COUNTRY = re.compile(r"[A-Z]{3}")

# Evidence is the same where the shorter text lies mostly inside the longer one and the two are not of wholly different
# size; a secondary field may differ by half of its words.
INSIDE, SIZE, HALF = 0.6, 0.3, 0.5


def words(text: str | None) -> list[str]:
    """The words and numbers of a text, folded: no case, no possessive, no punctuation but inside numbers."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return _WORD.findall(folded.replace("’", "'").replace("'s", ""))


def overlap(one: str | None, other: str | None) -> tuple[float, float]:
    """The share of the shorter text's words found in the longer one, and the F1 of the words: two numbers in [0, 1]."""
    a, b = Counter(words(one)), Counter(words(other))
    common = (a & b).total()
    if not common:
        return 0.0, 0.0
    return common / min(a.total(), b.total()), 2 * common / (a.total() + b.total())


def pieces(record: Record, field: str = "evidence") -> list[str]:
    """The text of each span of a field."""
    value = record.get(field)
    values = value if isinstance(value, list) else [value]
    return [str((v.get("text") if isinstance(v, Mapping) else v) or "") for v in values]


def text_of(record: Record, field: str = "evidence") -> str:
    """All spans of a field as one text."""
    return " ".join(pieces(record, field))


def tightness(gold: str, record: Record, field: str) -> float:
    """How closely the best span of a field, or all of them together, fits the gold's words: F1 in [0, 1]."""
    return max(overlap(gold, text)[1] for text in _readings(record, field))


def same_evidence(gold: str, record: Record) -> bool:
    """Whether the record's evidence, one span or all together, is the gold's words."""
    return any(
        share >= INSIDE and f1 >= SIZE for share, f1 in (overlap(gold, t) for t in _readings(record, "evidence"))
    )


def _readings(record: Record, field: str) -> list[str]:
    parts = pieces(record, field)
    return [*parts, " ".join(parts)] if len(parts) > 1 else parts or [""]


def said(gold: Record, predicted: Record, field: str) -> bool:
    """Whether a secondary text field stands where the gold has it, with at least half of its words, and only there."""
    a, b = gold.get(field), predicted.get(field)
    if not a or not b:
        return not a and not b
    return overlap(text_of(gold, field) or str(a), text_of(predicted, field) or str(b))[1] >= HALF


def ident(actor: object) -> str:
    """An actor field as text: its id or name without a leading article; of a list only a single member counts."""
    if isinstance(actor, list):
        actor = actor[0] if len(actor) == 1 else None
    if isinstance(actor, Mapping):
        actor = actor.get("id") or actor.get("name") or ""
    return _ARTICLE.sub("", str(actor or "").strip())


def same_actor(gold: object, predicted: object) -> bool:
    """Whether two actor fields name the same one.

    Codes must be equal; persons agree by family name unless the given names differ; phrases by more than half of their
    words, or half where one holds the other, and only if they share a proper name where both have one.
    """
    g, p = ident(gold), ident(predicted)
    if not g or not p:
        return not g and not p
    gold_words, predicted_words = words(g.replace("_", " ")), words(p.replace("_", " "))
    if gold_words == predicted_words:
        return True
    if _are_codes(g, p):
        return False
    if _are_names(g, p) and gold_words and predicted_words and gold_words[-1] == predicted_words[-1]:
        return 1 in (len(gold_words), len(predicted_words)) or gold_words[0][0] == predicted_words[0][0]
    names = _proper_names(g), _proper_names(p)
    if all(names) and not names[0] & names[1]:
        return False
    share, f1 = overlap(" ".join(gold_words), " ".join(predicted_words))
    return f1 > HALF or (share == 1.0 and f1 == HALF)


def _are_codes(one: str, other: str) -> bool:
    both = all(_CODE.fullmatch(x) for x in (one, other))
    return both or any(_COUNTRY.fullmatch(x) for x in (one, other))


def _are_names(one: str, other: str) -> bool:
    return all(w[:1].isupper() for w in one.split() + other.split())


def _proper_names(phrase: str) -> set[str]:
    return {w.strip(".,").casefold() for w in phrase.split() if w[:1].isupper()}


def same_actors(gold: Iterable[object], predicted: object, elsewhere: Iterable[object] = ()) -> bool:
    """Whether each gold actor has one of its own among the predicted.

    One more may stand there, unless the gold has it `elsewhere`, on the other side of the event.
    """
    left = [x for x in (predicted if isinstance(predicted, list) else [predicted]) if ident(x)]
    gold = list(gold)
    if not gold:
        return not left
    for actor in gold:
        found = next((x for x in left if ident(x) == ident(actor)), None)
        if found is None:
            found = next((x for x in left if same_actor(actor, x)), None)
        if found is None:
            return False
        left.remove(found)
    return len(left) <= 1 and not any(same_actor(o, x) for o in elsewhere for x in left)


def number(value: object) -> float | None:
    """A bound as a float; None stays None, what is no number is NaN and equals nothing."""
    if value is None:
        return None
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return float("nan")


def same_number(one: object, other: object) -> bool:
    """Whether two bounds are both absent or equal to one part in a million."""
    a, b = number(one), number(other)
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))


def bounds(amounts: object) -> set[tuple[float | None, float | None]]:
    """The (low, high) of each of a position's amounts."""
    return {(number(a.get("low")), number(a.get("high"))) for a in amount_list(amounts)}


def amount_list(amounts: object) -> list[Record]:
    """A position's amounts, given as one or as a list."""
    values = [amounts] if isinstance(amounts, Mapping) else amounts or []
    return [a for a in values if isinstance(a, Mapping)] if isinstance(values, list) else []
