"""What a sentence says, as plain data: deeds with their operators and roles, reports with their content.

Frames point at mentions by id and at words by span; no token of a parser reaches a coder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Issue, Span
from onrecord.model.mention import Mention

_BEHIND = "prep:"


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what fills a slot: a mention where it is a noun phrase, and always its words."""

    name: str
    mention: int | None
    span: Span

    @property
    def preposition(self) -> str | None:
        """`against` of a role `prep:against`, None of any other."""
        return self.name[len(_BEHIND) :] if self.name.startswith(_BEHIND) else None


@dataclass(frozen=True, slots=True)
class Operator:
    """Something that acts on a deed: negation, attitude, phase, modality …

    Attributes:
        kind: one of the closed set of `stances.yaml`.
        entry: id of the lexicon entry, `operators:rule_out`.
        span: from its first word to its last.
    """

    kind: str
    entry: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds, as the words state them, and the phrase it counts."""

    low: float | None
    high: float | None
    approx: bool
    unit: str | None
    span: Span
    currency: str | None = None
    period: str | None = None
    basis: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One deed of the lexicon as it stands in a clause.

    Attributes:
        id: number in the document.
        entry: id of the lexicon entry that names the deed, `contributions:airstrikes`.
        trigger: the words that name it.
        sentence: number of the sentence.
        roles: agent, doer, recipient, theme, target, place, condition, time … in reading order.
        operators: outermost first.
        evidence: from the first to the last word of all parts.
        report: number of the report whose content holds the frame, or None: the outlet's own telling.
        way: `parse`, `repair:<name>` or `shallow`.
        quantities: amounts of what is given.
        past: told as over ("had offered", "struck in 2013").
        aspect: `progressive` ("is training"), `present` ("trains") or "": how the clause tells it.
        hearsay: told with "allegedly", "reportedly".
    """

    id: int
    entry: str
    trigger: Span
    sentence: int
    roles: tuple[Role, ...]
    operators: tuple[Operator, ...]
    evidence: Span
    report: int | None = None
    way: str = "parse"
    quantities: tuple[Quantity, ...] = ()
    past: bool = False
    aspect: str = ""
    hearsay: bool = False

    def role(self, name: str) -> Role | None:
        """The first filler of a slot, or None."""
        return next((r for r in self.roles if r.name == name), None)


@dataclass(frozen=True, slots=True)
class Report:
    """A stretch of content attributed to somebody (codebook §2).

    Attributes:
        id: number in the document, in order of content.
        cue: the reporting words, or None where quotation goes on without any.
        entry: id of the cue entry (`cues:say`), or the name of the rule (`quotation:continued`).
        sources: mention ids of who says it; several for a joined phrase.
        source: the words that name the source where they stand, or None.
        content: spans of what is said, without cue and source.
        quote: direct, indirect, mixed or none.
        audience, via, anonymity: the words, or None. via_mention: mention id of who relays.
        parent: the report inside whose content this one stands.
        way: `parse`, `repair:<name>`, `quotes` or `shallow`.
        document: whether the source is a thing that tells ("figures", "footage").
    """

    id: int
    cue: Span | None
    entry: str
    sources: tuple[int, ...]
    source: Span | None
    content: tuple[Span, ...]
    quote: str
    sentence: int
    audience: Span | None = None
    via: Span | None = None
    via_mention: int | None = None
    anonymity: Span | None = None
    parent: int | None = None
    way: str = "parse"
    document: bool = False


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name as the recogniser cut and labelled it (PERSON, ORG, GPE, NORP, LOC, FAC …)."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of a counted phrase.

    Attributes:
        lemma: of the verb, or of the noun of deed in "the killing of 12 people".
        role: `object` (also the subject of a passive), `subject`, `state` (an adjective or participle of the phrase or
            said of it), `of` (a noun before "of") or `value` (the number is what a label comes to: "rose to 300").
        companions: lemmas of objects, particles, complements and prepositional objects beside it.
        span: the word itself.
    """

    lemma: str
    role: str
    companions: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """A number about the world with the phrase that it counts and what is said of it.

    Attributes:
        id: number in the document, in reading order.
        quantity: bounds, unit, money; its span runs from the first bound word to the noun.
        noun: lemma of the counted head, or None where nothing follows the number ("12 were killed").
        phrase: the counted words without the number, or None.
        mention: mention id of the counted head, or of the pronoun in "40 of them".
        owners: mention ids of the names before the head, its possessors and what stands behind "of", nearest first.
        labels: lemmas of nouns whose value the number is: "toll" of "the toll rose to 300".
        predicates: nearest first.
        agents: mention ids of who does what the nearest predicate says.
        place, time: the words for where and when, without preposition. into: whether the place is where they went.
        compound: the noun joined to the number ("member" of "57-member"), or None.
        kind: `count`, `unit`, `money` or `share`. digits: whether the number is written in digits. vague: "dozens".
        definite: whether the phrase points at what is known ("the two sides").
        lead: the word before the number, in lower case, or empty; follow: the word behind it and what it counts.
        part_of: id of the count that this one is a share of.
        report: number of the report whose content holds it, or None: the outlet's own telling.
        evidence: from the first bound word to the end of what is said of the phrase.
    """

    id: int
    quantity: Quantity
    sentence: int
    evidence: Span
    noun: str | None = None
    phrase: Span | None = None
    mention: int | None = None
    owners: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    agents: tuple[int, ...] = ()
    place: Span | None = None
    into: bool = False
    time: Span | None = None
    compound: str | None = None
    kind: str = "count"
    definite: bool = False
    digits: bool = False
    vague: bool = False
    lead: str = ""
    follow: str = ""
    part_of: int | None = None
    report: int | None = None


Tense = Literal["past", "present", "future", "open"]


@dataclass(frozen=True, slots=True)
class Clause:
    """How far a verb reaches.

    Attributes:
        span: from the first to the last word that hangs on it, clauses below it included.
        sentence: number of the sentence.
        tense: of the verb; `open` of an infinitive; None where its form tells none.
        finite: whether the verb has a tense; a participle or infinitive carries on from the clause above.
        joined: coordinated with the clause above, sharing its subject.
    """

    span: Span
    sentence: int
    tense: Tense | None
    finite: bool
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """All that coders see of a document: deeds of the contribution tree (`frames`), events and what is done
    with gatherings apart."""

    frames: tuple[Frame, ...]
    reports: tuple[Report, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Frame, ...] = ()
    gatherings: tuple[Frame, ...] = ()
    issues: tuple[Issue, ...] = ()
    entities: tuple[NamedEntity, ...] = ()
    counts: tuple[Count, ...] = ()
    clauses: tuple[Clause, ...] = ()
