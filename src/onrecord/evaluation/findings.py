"""Every record of an article, gold or predicted, with its verdict and what may explain it: for the error browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.evaluation.align import Alignment, Pair
from onrecord.evaluation.compare import Record, pieces
from onrecord.evaluation.match import SCORED_TOGETHER, Match
from onrecord.evaluation.runs import telling, words_field
from onrecord.evaluation.score import ArticleScore
from onrecord.export.wording import spelled_out
from onrecord.model.document import Span
from onrecord.model.records import Because

MISSED, EXTRA, PARTLY, RIGHT, OPTIONAL = VERDICTS = ("missed", "extra", "partly right", "right", "optional")
_SHOWN_ELSEWHERE = ("id", "evidence", "content", "because", "confidence", "optional")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a finding.

    Attributes:
        name: as the codebook has it.
        gold, got: the values spelled out; empty where there is none.
        state: `right`, `wrong` (scored), `beside` (wrong, beside the score), or `unjudged`.
    """

    name: str
    gold: str
    got: str
    state: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A gold record, a predicted one, or a pair of them.

    Attributes:
        id: unique among the articles of a page.
        record_kind: one of `KINDS`.
        verdict: one of `VERDICTS`; `optional` are pairs whose gold record need not be found.
        title: the telling fields of the gold record, of an extra one those of the prediction.
        deciding: whether the deciding fields are right; only a pair can have them.
        wrong: names of what is wrong, as the score calls it.
        fields: every field that one of the two has.
        gold_words, got_words: the words that each stands on.
        spans: where these words stand, as far as they are found in the text.
        because: the steps that made the prediction.
        near: id and title of extra records of the same kind on words of a missed one.
        hints: issues that the reading notes on words of a missed one.
    """

    id: str
    record_kind: str
    verdict: str
    title: str
    deciding: bool = False
    wrong: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    gold_words: tuple[str, ...] = ()
    got_words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    because: tuple[Because, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """How its words are marked in the article: by verdict."""
        return self.verdict.partition(" ")[0]


def findings(article: ArticleScore, prefix: str) -> tuple[Finding, ...]:
    """All findings of an article: verdicts in the order of `VERDICTS`, each in the order of the text.

    Args:
        article: read and aligned.
        prefix: begins each id.
    """
    text = text_of_document(article.reading)
    found = [
        finding
        for alignment in article.alignments.values()
        for finding in _of_kind(alignment, text, f"{prefix}-{alignment.kind}")
    ]
    explained = [_explained(one, found, article.reading) if one.verdict == MISSED else one for one in found]
    end = Span(len(text), len(text))
    return tuple(sorted(explained, key=lambda one: (VERDICTS.index(one.verdict), min(one.spans, default=end))))


def text_of_document(reading: Record) -> str:
    """The text that a reading's spans count in; empty where the reading brings none."""
    return str((reading.get("document") or {}).get("text") or "")


def _of_kind(alignment: Alignment, text: str, prefix: str) -> Iterator[Finding]:
    kind = alignment.kind
    for number in alignment.missed():
        yield _finding(f"{prefix}-m{number}", kind, MISSED, text, gold=alignment.gold[number])
    for number in alignment.extra():
        yield _finding(f"{prefix}-e{number}", kind, EXTRA, text, got=alignment.predicted[number])
    required = alignment.required()
    for pair in alignment.pairs:
        verdict = OPTIONAL if pair not in required else RIGHT if pair.match.whole else PARTLY
        yield _paired(f"{prefix}-p{pair.gold}", alignment, pair, verdict, text)


def _paired(name: str, alignment: Alignment, pair: Pair, verdict: str, text: str) -> Finding:
    gold, got = alignment.gold[pair.gold], alignment.predicted[pair.predicted]
    found = _finding(name, alignment.kind, verdict, text, gold=gold, got=got, states=_states(pair.match))
    return replace(found, deciding=pair.match.full, wrong=pair.match.blamed)


def _finding(
    name: str,
    kind: str,
    verdict: str,
    text: str,
    *,
    gold: Record | None = None,
    got: Record | None = None,
    states: Mapping[str, str] | None = None,
) -> Finding:
    field = words_field(kind)
    got_spans = _spans(got, field, text, ()) if got is not None else ()
    gold_spans = _spans(gold, field, text, got_spans) if gold is not None else ()
    return Finding(
        name,
        kind,
        verdict,
        telling(kind, gold if gold is not None else got or {}),
        fields=tuple(_fields(gold or {}, got or {}, states or {})),
        gold_words=tuple(pieces(gold, field)) if gold is not None else (),
        got_words=tuple(pieces(got, field)) if got is not None else (),
        spans=tuple(dict.fromkeys((*gold_spans, *got_spans))),
        because=tuple(_steps(got or {})),
    )


# Fields


def _states(match: Match) -> dict[str, str]:
    """Field → its state; a part of a field that is looked at beside the score (`amounts.unit`) counts for the field."""
    states = {
        field: "wrong" if name in match.blamed else "right"
        for name in dict.fromkeys((*match.fields, *match.blamed))
        for field in SCORED_TOGETHER.get(name, (name,))
    }
    for name, right in match.extras.items():
        field = name.partition(".")[0]
        if right:
            states.setdefault(field, "right")
        elif states.get(field) != "wrong":
            states[field] = "beside"
    return states


def _fields(gold: Record, got: Record, states: Mapping[str, str]) -> Iterator[Field]:
    """Scored fields first, then those beside the score, then the rest; fields without any value are left away."""
    for name in dict.fromkeys((*states, *gold, *got)):
        wanted, given = (_told(record.get(name)) for record in (gold, got))
        if name not in _SHOWN_ELSEWHERE and (wanted or given):
            yield Field(name, wanted, given, states.get(name, "unjudged"))


def _told(value: object) -> str:
    if value is None or value in ([], ""):
        return ""
    if isinstance(value, Mapping) and "start" in value and "text" in value:
        return str(value["text"])
    return spelled_out(value)


# Words


def _spans(record: Record, field: str, text: str, near: Sequence[Span]) -> tuple[Span, ...]:
    """Where a record's words stand: by their offsets, or looked for, best where they meet words of its partner."""
    value = record.get(field)
    values = value if isinstance(value, list) else [value]
    found = [_located(one, text, near) for one in values if one]
    return tuple(span for span in found if span is not None)


def _located(words: object, text: str, near: Sequence[Span]) -> Span | None:
    if isinstance(words, Mapping):
        return _offsets(words)
    places = [Span(*match.span()) for match in re.finditer(r"\s+".join(map(re.escape, str(words).split())), text)]
    met = [place for place in places if any(place.meets(other) for other in near)]
    return next(iter((*met, *places)), None)


def _offsets(span: object) -> Span | None:
    if not isinstance(span, Mapping) or span.get("start") is None or span.get("end") is None:
        return None
    return Span(int(span["start"]), int(span["end"]))


def _steps(record: Record) -> Iterator[Because]:
    for step in record.get("because") or []:
        yield Because(
            str(step.get("step") or ""),
            str(step.get("entry") or ""),
            _offsets(step.get("span")),
            str(step.get("note") or ""),
        )


# What may explain a missed record


def _explained(missed: Finding, found: Iterable[Finding], reading: Record) -> Finding:
    near = tuple(
        (one.id, one.title)
        for one in found
        if one.verdict == EXTRA and one.record_kind == missed.record_kind and _meet(one.spans, missed.spans)
    )
    hints = [
        f"{issue.get('code')}: {issue.get('message')}"
        for issue in reading.get("issues") or []
        if (span := _offsets(issue.get("span"))) is not None and _meet((span,), missed.spans)
    ]
    return replace(missed, near=near, hints=tuple(dict.fromkeys(hints)))


def _meet(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.meets(other) for one in some for other in others)
