"""What a text names (`Mention`) and whom it stands for (`Referent`): plain data, to be read without a parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Span

MentionKind = Literal["name", "description", "pronoun"]
Number = Literal["sing", "plur"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun of the text; links to other mentions are their ids.

    Coordinations are split before they come here: "U.S. and Saudi officials" is one mention with the modifier `U.S.`
    and one with `Saudi`, both with the head `officials`.

    Attributes:
        id: unique in the document; ids rise in reading order.
        span: the words of the phrase (with article and modifiers, without relative clause), code points, half-open.
        text: the words as in the document.
        head: the head word; for a name of several words the last of them ("Kerry" of "John Kerry").
        head_lemma: its lemma, lowercase unless a name ("official").
        modifiers: the words before the head in their order and case, without articles and possessors:
            ("senior", "Iraqi", "intelligence"); for a name also titles and first names ("British", "Prime", "Minister",
            "David"). A compound word stays one entry ("U.S.", "anti-government").
        possessor: the mention of "France's" in "France's president", of "his" in "his country".
        of: mentions attached to the head by of, from, for, in, to ("president of France", "ambassador to the UN").
        appositive: mentions that stand in apposition to this one, on either side ("Geng Shuang, a spokesman"), or are
            said to be it ("Geng Shuang is a spokesman").
        kind: `name`, `description` (common head) or `pronoun`.
        number: of the head, None where the form does not tell.
        ner: label of the named entity that covers the head (PERSON, ORG, GPE, NORP, LOC, FAC …), or None.
        cluster: mentions with the same number are suggested, by form, to be the same; None where nothing is suggested.
        sentence: number of the sentence in the document.
        block: number of the block in `Document.blocks`.
        quoted_by: the mention of the speaker where this one stands inside a quotation.
        as_place: stands in a role of place ("talks in Washington"), hence is no actor.
        subject: is the subject of its clause (of an active or passive verb).
        within: of a pronoun in an adverbial clause, the subject of the clause around it ("the school was full when it
            was hit").
    """

    id: int
    span: Span
    text: str
    head: str
    head_lemma: str
    modifiers: tuple[str, ...] = ()
    possessor: int | None = None
    of: tuple[int, ...] = ()
    appositive: tuple[int, ...] = ()
    kind: MentionKind = "name"
    number: Number | None = None
    ner: str | None = None
    cluster: int | None = None
    sentence: int = 0
    block: int = 0
    quoted_by: int | None = None
    as_place: bool = False
    subject: bool = False
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a mention stands for (codebook §1).

    Attributes:
        id: actor id: state, igo, group …; the person's fullest name; the phrase of a collective or unnamed source.
        kind: `state`, `igo`, `coalition`, `group`, `company`, `ngo`, `media`, `person`, `collective` or `unnamed`.
        name: the words that name it best in this document, no leading article ("White House", "David Cameron",
            "senior Iraqi intelligence official"): what a statement's `source` shows.
        source_kind: what a statement by this mention has as its source: `named`, `unnamed`, `institution`, `document`.
        acts_for: id on whose behalf positions are taken (`USA` for John Kerry, Secretary of State); equals `id` for
            bodies; None where nobody is bound (a senator, "Western officials").
        country: ISO 3166 alpha-3 of where the actor belongs, or None.
        organ: `government`, `head`, `military`, `legislature`, `court`, `police`, `intelligence`, `diplomatic`; of an
            igo the organ's name; or None.
        role: title or function as the text gives it ("foreign ministry spokesman").
        members: ids of the parties of "the two countries", "both sides"; then `id` is the phrase.
        because: the codebook entry or rule that decided ("actors/states.csv:USA", "coreference:he").
    """

    id: str
    kind: str
    name: str
    source_kind: str
    acts_for: str | None = None
    country: str | None = None
    organ: str | None = None
    role: str | None = None
    members: tuple[str, ...] = ()
    because: str = ""
