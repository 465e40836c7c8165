"""Named rewrites of heads and labels for what small pipelines are known to get wrong.

Each repair is a function with the condition under which it applies in its docstring; its name is noted on the
sentence, so that a record can say that it stands on a repaired tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.language.complements import (
    Words,
    for_with_infinitive,
    gerund_read_as_clause_beside,
    participle_under_wish,
)
from onrecord.language.tree import Sentence, Token, attach

Repair = Callable[[Sentence, Words], bool]

_HYPHENS = frozenset(("-", "‑", "‐"))
_BACKSHIFT = frozenset(("will", "would", "should", "could", "might", "may"))


def join_hyphens(sentence: Sentence) -> None:
    """Make one token of "co-chair", "rebel-held", "anti-tank": words split at a hyphen without spaces around it."""
    tokens = sentence.tokens
    if not any(t.text in _HYPHENS for t in tokens):
        return
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        last = i
        while (
            last + 2 < len(tokens)
            and tokens[last + 1].text in _HYPHENS
            and tokens[last].end == tokens[last + 1].start
            and tokens[last + 1].end == tokens[last + 2].start
            and tokens[last].text[-1].isalnum()
        ):
            last += 2
        kept.append(_joined(tokens[i : last + 1], sentence) if last > i else tokens[i])
        i = last + 1
    for number, token in enumerate(kept):
        token.i = number
    sentence.tokens = kept


_SUM = re.compile(r"(?:\d[\d.,]*)?([a-z]+)\.?", re.IGNORECASE)
_MILLION = "million"


def name_sums(sentence: Sentence, sums: frozenset[str]) -> None:
    """Give abbreviated sums behind a currency sign ("$3m", "€2bn") the lemma of a noun that lexicons know."""
    for token in sentence.tokens:
        written = _SUM.fullmatch(token.text)
        if written is None or written[1].lower() not in sums:
            continue
        before = sentence.tokens[max(0, token.i - 2) : token.i]
        if any(t.tag == "$" or t.pos == "SYM" for t in before):
            token.lemma = _MILLION


def _joined(parts: list[Token], sentence: Sentence) -> Token:
    inside = set(map(id, parts))
    # The highest part: another one may hang on a word that itself hangs on this one.
    top = next(p for p in parts if not any(id(a) in inside for a in p.ancestors()))
    text = "".join(p.text for p in parts)
    lemma = "".join([*(p.lower for p in parts[:-1]), parts[-1].lemma])
    whole = Token(parts[0].i, text, lemma, top.pos, top.tag, top.dep, parts[0].start)
    whole.ent, whole.ent_first, whole.sentence = top.ent, parts[0].ent_first or top.ent_first, sentence
    if top.head is not top:
        whole.head = top.head
        top.head.children[top.head.children.index(top)] = whole
    else:
        sentence.root = whole
    for part in parts:
        for child in part.children:
            if id(child) not in inside:
                child.head = whole
                whole.children.append(child)
        if part is not top and id(part.head) not in inside:
            part.head.children.remove(part)
    whole.children.sort(key=lambda t: t.start)
    return whole


def means_on_giving_verb(sentence: Sentence, words: Words) -> bool:
    """A "with" phrase hung on a verb inside the object of a verb of giving belongs to the verb of giving.

    Condition: the verb of giving has an object and no "with" of its own; the phrase's verb modifies that object.
    """
    changed = False
    for verb in sentence.tokens:
        if verb.lemma not in words["giving_verbs"] or verb.pos != "VERB":
            continue
        if any(c.dep == "prep" and c.lower == "with" for c in verb.children):
            continue
        target = verb.child("dobj")
        clause = target.child("acl", "relcl") if target is not None else None
        if clause is None:
            continue
        phrase = next(
            (t for t in clause.subtree() if t.dep == "prep" and t.lower == "with" and t.i > clause.i + 1), None
        )
        if phrase is not None:
            attach(phrase, verb, "prep")
            changed = True
    return changed


def clause_after_reported_clause(sentence: Sentence, words: Words) -> bool:
    """A clause joined to a reporting verb by "and that", or by a bare "and" with a backshifted modal, is reported too.

    Condition: the reporting verb has a clause of content; the joined clause has its own subject and the mark "that", or
    a modal and no comma before the conjunction.
    """
    changed = False
    for verb in sentence.tokens:
        if verb.lemma not in words["reporting_verbs"] or not verb.is_verb():
            continue
        content = verb.child("ccomp")
        joined = [c for c in verb.children if c.dep == "conj" and c.child("nsubj", "nsubjpass") is not None]
        for clause in joined:
            if content is None or clause.i < content.i or not _reported_too(clause, verb):
                continue
            attach(clause, content, "conj")
            changed = True
    return changed


def _reported_too(clause: Token, verb: Token) -> bool:
    if any(c.dep == "mark" and c.lower == "that" for c in clause.children):
        return True
    conjunction = next((c for c in verb.children if c.dep == "cc" and c.i < clause.i), None)
    if conjunction is None:
        return False
    before = clause.sentence.tokens[conjunction.i - 1] if conjunction.i else conjunction
    modal = any(c.dep == "aux" and c.lower in _BACKSHIFT for c in clause.children)
    return modal and before.text not in (",", "”", '"', ";")


def report_beside_report(sentence: Sentence, words: Words) -> bool:
    """ "The minister said the island will not be judged and demanded that …": he demanded, not the island.

    Condition: a reporting verb in the past, without a subject of its own, is coordinated with the clause of another
    reporting verb's content, and that clause is not in the past.
    """
    changed = False
    for verb in sentence.tokens:
        content = verb.head
        if verb.dep != "conj" or verb.tag != "VBD" or verb.lemma not in words["reporting_verbs"]:
            continue
        reporting = content.dep == "ccomp" and content.head.lemma in words["reporting_verbs"]
        if reporting and verb.child("nsubj") is None and not _is_past(content):
            attach(verb, content.head, "conj")
            changed = True
    return changed


def _is_past(verb: Token) -> bool:
    return verb.tag == "VBD" or any(c.tag == "VBD" or c.lower == "would" for c in verb.children)


def verb_read_as_participle(sentence: Sentence, words: Words) -> bool:
    """After a long subject a finite verb is read as its participle: "Troops from three states seized the town".

    Condition: the root is a noun without a verb of its own, and its participle has a direct object, which a passive
    participle cannot have.
    """
    root = sentence.root
    if root.pos not in ("NOUN", "PROPN"):
        return False
    for clause in root.children:
        if clause.dep == "acl" and clause.tag in ("VBN", "VBD") and clause.child("dobj") is not None:
            root.children.remove(clause)
            clause.head, clause.dep, clause.tag = clause, "ROOT", "VBD"
            sentence.root = clause
            for other in list(root.children):
                if other.dep == "punct" and other.i > clause.i:
                    attach(other, clause, "punct")
            attach(root, clause, "nsubj")
            return True
    return False


def active_tagged_participle(sentence: Sentence, words: Words) -> bool:
    """ "The two countries, which share a border, last held talks": a past tense tagged as a participle.

    Condition: a verb tagged VBN has a subject before it and an object behind it, and no auxiliary.
    """
    changed = False
    for verb in sentence.tokens:
        if verb.tag != "VBN" or verb.child("aux", "auxpass") is not None:
            continue
        subject, thing = verb.child("nsubj"), verb.child("dobj")
        if subject is not None and thing is not None and subject.i < verb.i < thing.i:
            verb.tag = "VBD"
            changed = True
    return changed


def apposition_on_nearer_name(sentence: Sentence, words: Words) -> bool:
    """ "A spokesperson for Buhari, Garba Shehu, said": the second name is the spokesperson's, not Buhari's.

    Condition: a name stands in apposition to a name that is the object of a preposition on a noun of person.
    """
    changed = False
    for token in sentence.tokens:
        inner = token.head
        if token.dep != "appos" or token.pos != "PROPN" or inner.pos != "PROPN" or inner.dep != "pobj":
            continue
        outer = inner.head.head
        if outer.lemma in words["person_nouns"] and inner.head.dep == "prep":
            attach(token, outer, "appos")
            changed = True
    return changed


def ampersand_in_name(sentence: Sentence, words: Words) -> bool:
    """ "Cobb & Lytton will close": one firm, not two.

    Condition: "&" stands between two capitalised names that were read as joined.
    """
    changed = False
    for token in sentence.tokens[1:-1]:
        first, second = sentence.tokens[token.i - 1], sentence.tokens[token.i + 1]
        named = all(t.pos == "PROPN" and t.text[:1].isupper() for t in (first, second))
        joined = next((c for c in token.head.children if c.dep == "conj" and c.i >= second.i), None)
        if token.text == "&" and named and joined is not None:
            joined.dep = "flat"
            changed = True
    return changed


def condition_on_reporting_verb(sentence: Sentence, words: Words) -> bool:
    """ "Denmark said it would mediate, provided that both withdraw": the condition is the offer's, not the saying's.

    Condition: "provided that" hangs on a reporting verb behind the clause of its content.
    """
    changed = False
    for verb in sentence.tokens:
        content = verb.child("ccomp") if verb.lemma in words["reporting_verbs"] else None
        if content is None:
            continue
        for clause in [c for c in verb.children if c.dep == "advcl" and c.lower in ("provided", "providing")]:
            if clause.i > content.i > verb.i:
                attach(clause, content, "advcl")
                changed = True
    return changed


def list_read_as_apposition(sentence: Sentence, words: Words) -> bool:
    """ "Saudi Arabia, the United Arab Emirates, Bahrain and Egypt": countries in a list are none the other.

    Condition: the name of a country stands in apposition to another, and others are joined to it.
    """
    changed = False
    for token in sentence.tokens:
        if token.dep == "appos" and token.ent == token.head.ent == "GPE" and token.child("conj") is not None:
            token.dep = "conj"
            changed = True
    return changed


def subject_before_joined_verb(sentence: Sentence, words: Words) -> bool:
    """ "Egypt co-hosted the talks": the subject hangs on "co" as a compound.

    Condition: a verb written with a hyphen has no subject and a name or noun before it as a compound.
    """
    changed = False
    for verb in sentence.tokens:
        if not verb.is_verb() or "-" not in verb.text or verb.child("nsubj", "nsubjpass") is not None:
            continue
        subject = next((c for c in verb.children if c.dep in ("compound", "nmod") and c.i < verb.i), None)
        if subject is not None:
            attach(subject, verb, "nsubj")
            changed = True
    return changed


def adverb_of_verb_before(sentence: Sentence, words: Words) -> bool:
    """ "Brought the two sides together in Muscat": the adverb is the verb's, not the preposition's behind it.

    Condition: an adverb that goes with verbs hangs on the preposition that follows it, and that on a verb before it.
    """
    changed = False
    for adverb in sentence.tokens:
        preposition = adverb.head
        verb = preposition.head
        if adverb.dep != "advmod" or preposition.dep != "prep" or adverb.i != preposition.i - 1 or not verb.is_verb():
            continue
        if adverb.lower in words["verb_adverbs"] and verb.i < adverb.i:
            attach(adverb, verb, "advmod")
            changed = True
    return changed


REPAIRS: tuple[Repair, ...] = (
    ampersand_in_name,
    means_on_giving_verb,
    clause_after_reported_clause,
    report_beside_report,
    verb_read_as_participle,
    active_tagged_participle,
    apposition_on_nearer_name,
    condition_on_reporting_verb,
    participle_under_wish,
    for_with_infinitive,
    gerund_read_as_clause_beside,
    list_read_as_apposition,
    subject_before_joined_verb,
    adverb_of_verb_before,
)


def repair(sentence: Sentence, words: Words) -> None:
    """Apply every repair whose condition holds and note its name on the sentence."""
    for rule in REPAIRS:
        if rule(sentence, words):
            sentence.repairs.append(rule.__name__)
