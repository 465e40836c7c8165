"""Names before the recogniser's opinion: known names are marked whole, surnames are spread over the article."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from onrecord.language.tree import Sentence, Token

_LONGEST = 6
# What a surname may have been taken for.
_NO_PERSON = frozenset(("GPE", "ORG", "LOC", "FAC", "NORP", ""))


class Gazetteer(Protocol):
    """What the codebook tells of names: how long one can be that begins with a word, and what it names."""

    @property
    def lengths(self) -> Mapping[str, int]:
        """First word in lower case → number of words of the longest name."""

    @property
    def firm_words(self) -> frozenset[str]:
        """Last words of the names of firms, in lower case."""

    @property
    def firm_nouns(self) -> frozenset[str]:
        """Lemmas of nouns of firms."""

    def label(self, text: str) -> str | None:
        """Entity label of a whole name, or None."""


def mark_firms(sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """A name that ends in "Motors", or stands behind "the carmaker", is a firm's, whatever the recogniser took it for.

    Returns: whether a label was changed.
    """
    tokens, changed, i = sentence.tokens, False, 0
    while i < len(tokens):
        last = i
        while tokens[last].pos == "PROPN" and last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
            last += 1
        part = tokens[i : last + 1]
        ended = len(part) > 1 and part[-1].lower in gazetteer.firm_words
        introduced = i > 0 and tokens[i - 1].pos == "NOUN" and tokens[i - 1].lemma in gazetteer.firm_nouns
        if part[0].pos == "PROPN" and (ended or introduced) and gazetteer.label(_text(part)) is None:
            changed = _mark(part, "ORG") or changed
        i = last + 1
    return changed


def mark_names(sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """Give each known name of several words one entity label, so that none is half-tagged; True if one was changed."""
    tokens, changed, i = sentence.tokens, False, 0
    while i < len(tokens):
        length = min(gazetteer.lengths.get(tokens[i].lower, 0), _LONGEST, len(tokens) - i)
        for size in range(length, 0, -1):
            part = tokens[i : i + size]
            if part[0].ent and not part[0].ent_first:
                continue  # inside a longer name
            if not part[0].text[:1].isupper() or not part[-1].text[:1].isupper():
                continue
            label = gazetteer.label(_text(part))
            if label is not None and (size > 1 or not part[0].ent or (label == "GPE" and _alone(tokens[i]))):
                changed = _mark(part, label) or changed
                i += size - 1
                break
        i += 1
    return changed


def mark_towns(sentence: Sentence, settlements: frozenset[str]) -> bool:
    """ "The town of Kidal": a name behind such a noun is a place's, whatever the recogniser took it for.

    Args:
        settlements: nouns of settlements and parts of a state.

    Returns: whether a label was changed.
    """
    changed = False
    for token in sentence.tokens:
        of = token.head
        if token.dep != "pobj" or token.pos != "PROPN" or of.lower != "of" or of.head.lemma not in settlements:
            continue
        first = of.i + 1
        part = [t for t in sentence.tokens[first : token.i + 1] if t.text[:1].isupper()]
        if part and len(part) == token.i + 1 - first and any(t.ent != "GPE" for t in part):
            changed = _mark(part, "GPE") or changed
    return changed


def _alone(token: Token) -> bool:
    """Whether the entity is this one word: a state's name that the recogniser took for something else."""
    return token.ent_first and token.ends_name()


def _text(part: list[Token]) -> str:
    words = part[0].text
    for before, token in itertools.pairwise(part):
        words += ("" if before.end == token.start else " ") + token.text
    return words


def _mark(part: list[Token], label: str) -> bool:
    before = [t.ent for t in part]
    for number, token in enumerate(part):
        token.ent, token.ent_first = label, number == 0
    return any(e != before[0] or not e for e in before)


def spread_surnames(sentences: Iterable[Sentence], gazetteer: Gazetteer) -> set[int]:
    """A lone surname of a person named in full elsewhere is that person, whatever the recogniser took it for.

    Returns: indices of the sentences that were changed.
    """
    sentences = list(sentences)
    surnames: set[str] = set()
    for sentence in sentences:
        for token in sentence.tokens:
            following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
            if token.ent == "PERSON" and not token.ent_first and (following is None or following.ent != "PERSON"):
                surnames.add(token.text)
    surnames = {s for s in surnames if s[:1].isupper() and len(s) > 2 and gazetteer.label(s) is None}
    changed = set()
    for sentence in sentences:
        for token in sentence.tokens:
            named = token.text in surnames and token.pos == "PROPN" and token.ent in _NO_PERSON
            if named and (not token.ent or _alone(token)):
                token.ent, token.ent_first = "PERSON", True
                changed.add(sentence.index)
    return changed


def spread_firms(sentences: Iterable[Sentence], gazetteer: Gazetteer) -> set[int]:
    """A name of one word that is mostly a body's in the article is one everywhere, also where it was no name at all.

    Returns: indices of the sentences that were changed.
    """
    labels: dict[str, Counter[str]] = {}
    alone = [t for sentence in sentences for t in sentence.tokens if t.text[:1].isupper() and _by_itself(t)]
    for token in alone:
        labels.setdefault(token.text, Counter())[token.ent] += 1
    firms = {
        name
        for name, told in labels.items()
        if told["ORG"] and told["ORG"] >= max(told["PERSON"], told["GPE"]) and gazetteer.label(name) is None
    }
    changed = set()
    for token in alone:
        if token.text in firms and (token.ent != "ORG" or token.pos != "PROPN") and token.pos in ("NOUN", "PROPN"):
            token.pos, token.tag = "PROPN", "NNP"
            token.ent, token.ent_first = "ORG", True
            changed.add(token.sentence.index)
    return changed


def _by_itself(token: Token) -> bool:
    """Whether no name goes on before or behind a token."""
    tokens = token.sentence.tokens
    beside = [tokens[n] for n in (token.i - 1, token.i + 1) if 0 <= n < len(tokens)]
    return not any(t.pos == "PROPN" or (t.ent and t.ent == token.ent) for t in beside)
