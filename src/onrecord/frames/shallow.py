"""The third way to a frame: actor, operators and deed in their order within one clause, where the parse gives none."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.codebook.constructions import Index
from onrecord.frames.stack import Climb, Step
from onrecord.language.tree import Sentence, Token

_STOPS = frozenset((",", ";", ":", "—", "–", "--", "“", "”", '"', "(", ")"))
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))
_CLAUSE_WORDS = frozenset(
    ("that", "which", "who", "because", "while", "although", "but", "if", "after", "before", "when", "as")
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def shallow_climb(
    sentence: Sentence, deed: Token, operators: Index, kinds: Mapping[str, str]
) -> tuple[Climb, list[Token]] | None:
    """The operators between a named actor and a deed, nearest to the deed first, and the actor; None where unclear.

    The clause is the stretch left of the deed without punctuation or a clause word. One verb operator must stand in it,
    and one subject with a name before that; every other finite verb between makes the reading unclear.
    """
    words = _clause_before(sentence, deed)
    steps: list[Step] = []
    actor: Token | None = None
    for token in reversed(words):
        if token.pos == "VERB" or (token.pos == "NOUN" and token.lemma in operators and steps == []):
            construction = next(
                (c for c in operators.get(token.lemma) if c.pos == "verb" and _stands(c.items, token, words)), None
            )
            if construction is None:
                return None
            steps.append(Step(kinds[construction.entry], construction.entry, [token], carrier=token))
        elif token.lower in _NEGATIONS and steps:
            steps[-1].negated = not steps[-1].negated
            steps[-1].words.append(token)
        elif steps and token.pos == "PROPN" and token.dep in _SUBJECTS:
            actor = token
            break
    if actor is None or not steps or len(steps) > 2:
        return None
    steps.append(Step("assert", "grammar:shallow", [steps[-1].words[0]]))
    return Climb(steps, [deed], deed, finite=True), [actor]


def _clause_before(sentence: Sentence, deed: Token) -> list[Token]:
    words: list[Token] = []
    for token in reversed(sentence.tokens[: deed.i]):
        if token.text in _STOPS or token.lower in _CLAUSE_WORDS:
            break
        words.append(token)
    return words[::-1]


def _stands(items: tuple[str, ...], anchor: Token, words: list[Token]) -> bool:
    """Whether the fixed words of a construction follow its anchor in their order."""
    if "{subject}" in items or "{doer}" in items:
        return False  # these say who does it by the tree alone
    following = [t.lower for t in words if t.i > anchor.i]
    for item in items:
        if item.startswith("{"):
            continue
        if item not in following:
            return False
        following = following[following.index(item) + 1 :]
    return True
