"""Repairs of clauses that complete a verb and were hung beside it: wishes, calls for something, gerunds.

Each is a repair as in `repairs`, with its condition in the docstring.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.language.tree import Sentence, attach

Words = Mapping[str, frozenset[str]]


def participle_under_wish(sentence: Sentence, words: Words) -> bool:
    """ "Kenya wants the embargo lifted", "ordered the border closed": a participle is read as a past tense.

    Condition: below a verb of wishing or ordering a clause in the past tense has no mark, auxiliary or object, and its
    subject, or the object of the verb, stands before it.
    """
    changed = False
    for clause in sentence.tokens:
        verb = clause.head
        if clause.dep not in ("ccomp", "xcomp", "acl") or clause.tag not in ("VBD", "VBN") or clause.i < verb.i:
            continue
        thing = verb.child("dobj")
        subject = clause.child("nsubj") or thing
        bare = clause.child("mark", "aux", "auxpass", "dobj", "cc") is None
        if verb.lemma not in words["wishing_verbs"] or not bare or subject is None or subject.i > clause.i:
            continue
        clause.tag, clause.dep = "VBN", "ccomp"
        attach(subject, clause, "nsubjpass")
        changed = True
    return changed


def for_with_infinitive(sentence: Sentence, words: Words) -> bool:
    """ "Called for the embargo to be lifted", "for Israel to withdraw": what is called for is the whole clause.

    Condition: an infinitive below a verb has the mark "for", or follows at once the object of a "for" on that verb.
    """
    changed = False
    for clause in sentence.tokens:
        verb = clause.head
        if clause.dep not in ("advcl", "xcomp", "ccomp", "acl") or not any(
            c.dep == "aux" and c.lower == "to" for c in clause.children
        ):
            continue
        mark = next((c for c in clause.children if c.dep == "mark" and c.lower == "for"), None)
        subject = clause.child("nsubj", "nsubjpass")
        if mark is not None and subject is not None and verb.is_verb() and clause.i > verb.i:
            attach(mark, verb, "prep")
            mark.pos = "ADP"
        else:
            mark = next((c for c in verb.children if c.dep == "prep" and c.lower == "for" and c.i < clause.i), None)
            subject = mark.child("pobj") if mark is not None and clause.child("nsubj", "nsubjpass") is None else None
            if mark is None or subject is None or subject.edges()[1] + 1 != clause.edges()[0]:
                continue
            passive = clause.child("auxpass") is not None
            attach(subject, clause, "nsubjpass" if passive else "nsubj")
        attach(clause, mark, "pcomp")
        changed = True
    return changed


def gerund_read_as_clause_beside(sentence: Sentence, words: Words) -> bool:
    """ "Germany has ruled out sending arms": what is ruled out, not what goes along with it.

    Condition: a gerund without subject or mark follows a verb that takes one, or its particle, at once.
    """
    changed = False
    for clause in sentence.tokens:
        verb = clause.head
        if clause.dep != "advcl" or clause.tag != "VBG" or verb.lemma not in words["gerund_verbs"]:
            continue
        particle = verb.child("prt")
        follows = clause.edges()[0] == (verb if particle is None else particle).i + 1
        if follows and clause.child("nsubj", "mark") is None:
            clause.dep = "xcomp"
            changed = True
    return changed
