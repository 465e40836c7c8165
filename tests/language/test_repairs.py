"""Named repairs: a tree built wrong by hand, and what the repair makes of it; and where its condition does not hold."""

from __future__ import annotations

import pytest

from onrecord.language import repairs
from onrecord.language.repairs import (
    apposition_on_nearer_name,
    attach,
    clause_after_reported_clause,
    means_on_giving_verb,
    verb_read_as_participle,
)
from onrecord.language.tree import Sentence, Token
from onrecord.model.document import Item

WORDS = {
    "giving_verbs": frozenset(("supply",)),
    "reporting_verbs": frozenset(("say",)),
    "person_nouns": frozenset(("spokesman",)),
}


def tree(*rows: tuple[str, str, str, str, int]) -> Sentence:
    """A sentence from rows of word, lemma, tag, label, index of the head."""
    pos = {"N": "NOUN", "V": "VERB", "I": "ADP", "M": "AUX", "C": "CCONJ", "P": "PROPN"}
    tokens, at = [], 0
    for i, (word, lemma, tag, dep, _) in enumerate(rows):
        kind = "PROPN" if tag.startswith("NNP") else "PRON" if tag == "PRP" else pos.get(tag[0], "X")
        tokens.append(Token(i, word, lemma, kind, tag, dep, at))
        at += len(word) + 1
    root = next(t for t, row in zip(tokens, rows, strict=True) if row[3] == "ROOT")
    sentence = Sentence(tokens, root, 0, 0)
    for token, row in zip(tokens, rows, strict=True):
        token.sentence = sentence
        if token is not root:
            token.head = tokens[row[4]]
            tokens[row[4]].children.append(token)
    return sentence


def test_means_belong_to_the_verb_of_giving():
    sentence = tree(
        ("Bonn", "bonn", "NNP", "nsubj", 1),
        ("supplies", "supply", "VBZ", "ROOT", 1),
        ("forces", "force", "NNS", "dobj", 1),
        ("fighting", "fight", "VBG", "acl", 2),
        ("rebels", "rebel", "NNS", "dobj", 3),
        ("with", "with", "IN", "prep", 3),
        ("rifles", "rifle", "NNS", "pobj", 5),
    )
    assert means_on_giving_verb(sentence, WORDS)
    assert sentence.tokens[5].head.text == "supplies"
    assert not means_on_giving_verb(sentence, WORDS), "its own `with` stands there now"


def test_a_joined_clause_with_that_is_reported_too():
    sentence = tree(
        ("She", "she", "PRP", "nsubj", 1),
        ("said", "say", "VBD", "ROOT", 1),
        ("talks", "talk", "NNS", "nsubj", 3),
        ("failed", "fail", "VBD", "ccomp", 1),
        ("and", "and", "CC", "cc", 1),
        ("that", "that", "IN", "mark", 7),
        ("war", "war", "NN", "nsubj", 7),
        ("looms", "loom", "VBZ", "conj", 1),
    )
    assert clause_after_reported_clause(sentence, WORDS)
    assert sentence.tokens[7].head.text == "failed"


def test_a_joined_clause_of_its_own_stays():
    sentence = tree(
        ("She", "she", "PRP", "nsubj", 1),
        ("said", "say", "VBD", "ROOT", 1),
        ("talks", "talk", "NNS", "nsubj", 3),
        ("failed", "fail", "VBD", "ccomp", 1),
        ("and", "and", "CC", "cc", 1),
        ("he", "he", "PRP", "nsubj", 6),
        ("left", "leave", "VBD", "conj", 1),
    )
    assert not clause_after_reported_clause(sentence, WORDS)


def test_a_participle_with_an_object_is_the_verb():
    sentence = tree(
        ("Troops", "troop", "NNS", "ROOT", 0),
        ("seized", "seize", "VBN", "acl", 0),
        ("towns", "town", "NNS", "dobj", 1),
    )
    assert verb_read_as_participle(sentence, WORDS)
    assert sentence.root.text == "seized"
    assert sentence.tokens[0].dep == "nsubj"


def test_a_participle_without_an_object_stays_one():
    sentence = tree(("Troops", "troop", "NNS", "ROOT", 0), ("seized", "seize", "VBN", "acl", 0))
    assert not verb_read_as_participle(sentence, WORDS)


def test_the_second_name_is_the_spokesmans():
    sentence = tree(
        ("A", "a", "DT", "det", 1),
        ("spokesman", "spokesman", "NN", "nsubj", 5),
        ("for", "for", "IN", "prep", 1),
        ("Adu", "adu", "NNP", "pobj", 2),
        ("Mensah", "mensah", "NNP", "appos", 3),
        ("spoke", "speak", "VBD", "ROOT", 5),
    )
    assert apposition_on_nearer_name(sentence, WORDS)
    assert sentence.tokens[4].head.text == "spokesman"


def test_nothing_is_hung_below_itself():
    sentence = tree(
        ("Troops", "troop", "NNS", "nsubj", 1), ("left", "leave", "VBD", "ROOT", 1), ("x", "x", "NN", "dobj", 1)
    )
    attach(sentence.root, sentence.tokens[0], "conj")
    assert sentence.root.head is sentence.root


def test_a_surname_is_the_person_named_in_full(parse):
    parsed = parse("General Tom Florence left the camp.", "Florence said the camp was empty.")
    assert parsed.sentences[1].tokens[0].ent == "PERSON"
    assert "surname_spread" in parsed.sentences[1].repairs


def test_a_place_that_is_nobodys_surname_stays_a_place(parse):
    parsed = parse("General Tom Ashby left the camp.", "Florence is a city in Italy.")
    assert parsed.sentences[1].tokens[0].ent != "PERSON"
    assert "surname_spread" not in parsed.sentences[1].repairs


def test_a_name_of_the_codebook_is_no_surname(parse):
    parsed = parse("Minister Amara Norway spoke on Monday.", "Norway has ruled out airstrikes.")
    assert parsed.sentences[1].tokens[0].ent == "GPE"


def test_a_dash_with_spaces_joins_no_words(parse):
    words = [t.text for t in parse("The talks - a last attempt - failed.").sentences[0].tokens]
    assert words == ["The", "talks", "-", "a", "last", "attempt", "-", "failed", "."]


def test_a_known_name_is_marked_whole(parse):
    tokens = parse("Fighters of the Revolutionary Armed Forces of Colombia crossed the river.").sentences[0].tokens
    name = [t for t in tokens if t.text in ("Revolutionary", "Armed", "Forces", "Colombia")]
    assert {t.ent for t in name} == {"ORG"}


# Whole sentences that the default pipeline reads wrongly: what is on record without the repair, and with it.
TABLE = [
    (
        means_on_giving_verb,
        "Norway provided militias guarding the dam with rockets.",
        [],
        [("NOR", "arms", "delivering")],
    ),
    (
        means_on_giving_verb,
        "Poland will supply troops fighting the rebels with rifles.",
        [("POL", "personnel", "committed")],
        [("POL", "arms", "committed")],
    ),
    (
        apposition_on_nearer_name,
        "A lawyer for Mr. Haddad, Nadia Khoury, said the trial was unfair.",
        ["lawyer for Mr. Haddad"],
        ["Nadia Khoury"],
    ),
    (
        apposition_on_nearer_name,
        "An aide to President Okoro, Peter Otieno, said the road was closed.",
        ["aide to President Okoro"],
        ["Peter Otieno"],
    ),
]


def on_record(reader, text):
    """Positions as (actor, contribution, stance), or the sources of statements where there are none."""
    reading = reader.read(Item(text.encode(), "text", "text/plain"))
    return [(p.actor, p.contribution, p.stance) for p in reading.positions] or [s.source for s in reading.statements]


@pytest.mark.parametrize(("rule", "text", "without", "right"), TABLE, ids=[f"{r[0].__name__}-{r[1]}" for r in TABLE])
def test_the_record_is_right_after_the_repair(reader, monkeypatch, rule, text, without, right):
    assert on_record(reader, text) == right
    monkeypatch.setattr(repairs, "REPAIRS", tuple(r for r in repairs.REPAIRS if r is not rule))
    assert on_record(reader, text) == without


UNTOUCHED = [
    (means_on_giving_verb, "Norway provided militias with rockets."),
    (means_on_giving_verb, "Norway met militias fighting the rebels with rockets."),
    (apposition_on_nearer_name, "Nadia Khoury, a lawyer, said the trial was unfair."),
    (apposition_on_nearer_name, "The road to Homs, a town in Syria, was closed."),
    (clause_after_reported_clause, "She said the talks had failed, and he left the hall."),
    (verb_read_as_participle, "Troops sent to Mali were tired."),
]


@pytest.mark.parametrize(("rule", "text"), UNTOUCHED, ids=[f"{r[0].__name__}-{r[1]}" for r in UNTOUCHED])
def test_a_repair_leaves_alone_what_does_not_meet_its_condition(parse, rule, text):
    assert rule.__name__ not in [name for s in parse(text).sentences for name in s.repairs]
