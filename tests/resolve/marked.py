"""Mentions written into a sentence: `{words}` or `{words|marks}`; a line is a sentence.

Marks: a label of NER in capitals (PERSON, GPE, ORG, NORP); `place`, `subj`, `plur`, `sing`, `name`, `desc`;
`head=word`, `mods=a+b` (the modifiers that are its own); and links by the number of the other mention, from 0: `poss=0`
(its genitive), `of=0,2` (what is attached by a preposition), `app=0` (apposition), `by=3` (inside a quotation of),
`cluster=1`.
"""

from __future__ import annotations

import re

from onrecord.model.document import Block, BlockKind, Document, Span
from onrecord.model.mention import Mention

_MARK = re.compile(r"\{([^{}|]+)(?:\|([^{}]*))?\}")
_PRONOUNS = re.compile(r"(?i)he|him|his|she|her|its?|they|them|their|we|us|our|i|me|my|both|who|\w+sel(?:f|ves)")
_ATTACHED = re.compile(r" (?:of|from|for|in|to|at) ")


def _mention(number: int, span: Span, words: str, marks: str, sentence: int) -> Mention:
    parts = marks.split()
    links = dict(part.split("=", 1) for part in parts if "=" in part)
    flags = {part for part in parts if "=" not in part}
    person = "PERSON" in flags
    head = links.get("head") or (words if person else _ATTACHED.split(words)[0]).split()[-1]
    bare = re.sub(r"['’]s?$", "", head)
    kind = "pronoun" if _PRONOUNS.fullmatch(words) else "name" if person or bare[:1].isupper() else "description"
    kind = "description" if "desc" in flags else "name" if "name" in flags else kind
    plural = not person and bare.endswith("s") and not bare.endswith("ss")
    lemma = bare[:-1] if plural and kind == "description" else bare
    before = links["mods"].split("+") if "mods" in links else words.split(head)[0].split()
    return Mention(
        id=number,
        span=span,
        text=words,
        head=bare,
        head_lemma=lemma,
        modifiers=tuple(w for w in before if w.lower() not in ("the", "a", "an") and not w.endswith(("'s", "’s"))),
        possessor=int(links["poss"]) if "poss" in links else None,
        of=tuple(map(int, links["of"].split(","))) if "of" in links else (),
        appositive=tuple(map(int, links["app"].split(","))) if "app" in links else (),
        kind=kind,
        number="plur" if "plur" in flags or (plural and "sing" not in flags) else "sing",
        ner=next((f for f in flags if f.isupper()), None),
        cluster=int(links["cluster"]) if "cluster" in links else None,
        sentence=sentence,
        quoted_by=int(links["by"]) if "by" in links else None,
        as_place="place" in flags,
        subject="subj" in flags,
    )


def marked(source: str, published: str | None = None) -> tuple[list[Mention], Document]:
    """The mentions of a marked text, and the document of its plain text."""
    source = source.strip()
    text, mentions, at = "", [], 0
    for match in _MARK.finditer(source):
        text += source[at : match.start()]
        span = Span(len(text), len(text) + len(match.group(1)))
        mentions.append(_mention(len(mentions), span, match.group(1), match.group(2) or "", text.count("\n")))
        text += match.group(1)
        at = match.end()
    text += source[at:]
    document = Document("d", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), published=published)
    return mentions, document
