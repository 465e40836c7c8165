"""What a reader has in mind at each point of a text: who was named last, and in which part of the sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from onrecord.model.mention import Mention, Referent

# How many sentences back a pronoun, or a state that is not named again, is looked for.
PRONOUN_REACH = 4
STATE_REACH = 3
GROUP_REACH = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A referent where it was mentioned. `gender`: f, m or None; `plural`: of the words, not of what they stand for."""

    order: int
    sentence: int
    subject: bool
    quoted: bool
    referent: Referent
    gender: str | None
    plural: bool


@dataclass(slots=True)
class Discourse:
    """Grows in reading order.

    Attributes:
        states: (mention order, sentence, state id, whether subject) of every word that names a state, also as a place
            or an adjective: known for the whole text before the rest.
        people, bodies: persons and classes of people; states, organisations, groups and other bodies.
    """

    states: list[tuple[int, int, str, bool]] = field(default_factory=list)
    people: list[Seen] = field(default_factory=list)
    bodies: list[Seen] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _parties: list[tuple[int, str, bool]] = field(default_factory=list)
    _heads: dict[str, tuple[int, Referent]] = field(default_factory=dict)

    def state(self, order: int, sentence: int, state: str, subject: bool = False) -> None:
        """Note a word that names a state; in reading order."""
        self.states.append((order, sentence, state, subject))
        self._counts[state] += 1

    def party(self, sentence: int, party: str, is_state: bool = True) -> None:
        """Note a state or a group that the text has come to, by name or by who acts for it."""
        self._parties.append((sentence, party, is_state))

    def headed(self, mention: Mention) -> Referent | None:
        """The body or document last named with the same head word: "the ministry" after "the Iraqi ministry"."""
        sentence, referent = self._heads.get(mention.head_lemma.casefold(), (0, None))
        return referent if mention.sentence - sentence <= GROUP_REACH else None

    def note(self, mention: Mention, referent: Referent, gender: str | None) -> None:
        """Note whom a mention stands for."""
        seen = Seen(
            mention.id,
            mention.sentence,
            mention.subject,
            mention.quoted_by is not None,
            referent,
            gender,
            mention.number == "plur",
        )
        institution = referent.kind not in ("person", "unnamed", "collective")
        if mention.kind == "description" and (institution or referent.source_kind == "document"):
            self._heads[mention.head_lemma.casefold()] = mention.sentence, referent
        if referent.source_kind != "document":
            (self.bodies if institution else self.people).append(seen)

    def state_around(self, order: int, sentence: int, apart: bool = False, but: str | None = None) -> str | None:
        """The state that the last sentence before a mention is about; else the one that the text names most.

        Within reach it is the subject of the nearest sentence that names states, or else the state last named there.

        Args:
            apart: whether the subject of the mention's own sentence is somebody else ("Canada accused the regime").
            but: a state that it is not.
        """
        before = self.states[: bisect_right(self.states, (order, sentence, "~", True))]
        if apart:
            subjects = {state for _, there, state, subject in before if there == sentence and subject}
            before = [s for s in before if s[2] not in subjects]
        before = [s for s in before if s[2] != but]
        if before and sentence - before[-1][1] <= STATE_REACH:
            there = [s for s in before if s[1] == before[-1][1]]
            return next((state for _, _, state, subject in reversed(there) if subject), there[-1][2])
        ranked = [pair for pair in self._counts.most_common(3) if pair[0] != but][:2]
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def pair(self, sentence: int, states: bool = False) -> tuple[str, ...]:
        """The two parties the text came to last, in the order they came; () where none are in reach.

        Args:
            states: whether only states will do ("the two countries").
        """
        found: list[str] = []
        for where, party, is_state in reversed(self._parties):
            if where < sentence - STATE_REACH - 1:
                break
            if party not in found and (is_state or not states):
                found.append(party)
            if len(found) == 2:
                return (found[1], found[0])
        return ()

    def foremost(self, mention: Mention, fits: Callable[[Seen], bool], reach: int) -> Referent | None:
        """Of the bodies within reach before a mention the one named most often; of equals, the last."""
        counts: Counter[str] = Counter()
        latest: dict[str, Referent] = {}
        for one in self.bodies:
            if one.order < mention.id and mention.sentence - one.sentence <= reach and fits(one):
                counts[one.referent.id] += 1
                latest.pop(one.referent.id, None)
                latest[one.referent.id] = one.referent
        best = max(reversed(latest), key=lambda body: counts[body], default=None)
        return None if best is None else latest[best]

    @staticmethod
    def nearest(
        seen: Sequence[Seen], mention: Mention, fits: Callable[[Seen], bool], reach: int = PRONOUN_REACH
    ) -> Referent | None:
        """Whom a pronoun most likely means: by sentence, then subjects before others, then the last.

        Outside quotations, who was only mentioned inside one comes last.
        """
        best, best_rank = None, None
        inside = mention.quoted_by is not None
        for one in reversed(seen):
            distance = mention.sentence - one.sentence
            if distance > reach:
                break
            if one.order >= mention.id or not fits(one):
                continue
            rank = (inside or not one.quoted, -distance, one.subject, one.order)
            if best_rank is None or rank > best_rank:
                best, best_rank = one.referent, rank
        return best

    @staticmethod
    def last(seen: Sequence[Seen], mention: Mention, fits: Callable[[Seen], bool], reach: int) -> Referent | None:
        """The last fitting one before a mention."""
        for one in reversed(seen):
            if mention.sentence - one.sentence > reach:
                break
            if one.order < mention.id and fits(one):
                return one.referent
        return None
