"""Statements: reports with their sources resolved (codebook §2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.coding.identity import record_id
from onrecord.model.document import BlockKind, Document, Span
from onrecord.model.frame import Frames, Report
from onrecord.model.mention import Mention, Referent
from onrecord.model.records import Because, Statement
from onrecord.resolve.actors import Actors

# Cues that make even an unknown description speak; others need somebody who can ("the crisis warned" is no statement).
_CORE = frozenset(("cues:say", "quotation:continued", "quotation:colon", "quotation:post"))
_PHRASE = "cues:according"
# A prior until weights are learned: how often a record of each way to a frame is right, roughly.
_PRIOR = {"parse": 0.8, "repair": 0.75, "quotes": 0.75, "shallow": 0.5}


def statements(frames: Frames, actors: Actors, document: Document) -> Iterator[Statement]:
    """One statement a report whose source has a name or a phrase of its own.

    An outlet that only relays what another says ("…, Reuters reported") is that statement's `via`, no statement.
    """
    mentions = {m.id: m for m in frames.mentions}
    relays = {r.id: r.parent for r in frames.reports if _relayed(r, frames.reports, mentions, actors)}
    told = [
        _statement(report, mentions, actors, document, report.id in relays or report.parent is None)
        for report in frames.reports
        if report.id not in relays.values()
    ]
    yield from _told_once([t for t in told if t is not None], document)


def _relayed(report: Report, reports: tuple[Report, ...], mentions: dict[int, Mention], actors: Actors) -> bool:
    """Whether the report around this one is an outlet's that relays it."""
    outer = next((r for r in reports if r.id == report.parent), None)
    if report.via_mention is None or outer is None or report.via_mention not in outer.sources:
        return False
    relay = actors.of(report.via_mention)
    return mentions[report.via_mention].kind == "name" if relay is None else relay.kind == "media"


def _told_once(told: list[Statement], document: Document) -> Iterator[Statement]:
    """What headline and body both tell is one statement, the body's, with the headline as further evidence."""
    headlines = [b.span for b in document.blocks if b.kind is BlockKind.HEADLINE]
    in_headline = [t for t in told if any(h.covers(t.evidence[0]) for h in headlines)]
    added: dict[str, tuple[Span, ...]] = {}
    dropped = set()
    for head in in_headline:
        words = _words(head, document.text)
        same = [
            t
            for t in told
            if t not in in_headline
            and t.source_id == head.source_id
            and _shared(words, _words(t, document.text)) >= 0.5
        ]
        if same:
            dropped.add(head.id)
            added[same[0].id] = (*added.get(same[0].id, ()), *head.evidence)
    for statement in told:
        if statement.id not in dropped:
            yield replace(statement, evidence=(*statement.evidence, *added.get(statement.id, ())))


def _words(statement: Statement, text: str) -> set[str]:
    return {w.strip(".,“”\"'").lower() for s in statement.content for w in s.of(text).split()}


def _shared(shorter: set[str], longer: set[str]) -> float:
    return len(shorter & longer) / max(1, len(shorter))


def _statement(
    report: Report, mentions: dict[int, Mention], actors: Actors, document: Document, relayed: bool
) -> Statement | None:
    text = document.text
    referents = [actors.of(m) for m in report.sources]
    names = [_name(mentions[m], r, text) for m, r in zip(report.sources, referents, strict=True)]
    source = " and ".join(dict.fromkeys(n for n in names if n))
    if not source and report.source is not None:
        source = _bare(report.source.of(text))
    if not source:
        return None
    first = next((r for r in referents if r is not None), None) or _known(source, actors)
    if first is None and not report.document and not _speaks(report, mentions):
        return None
    spans = [s for s in (report.source, report.cue, *report.content) if s is not None]
    return Statement(
        id=record_id(document.id, "statement", source, *(f"{s.start}-{s.end}" for s in report.content)),
        source=source,
        source_kind=first.source_kind if first is not None else "document" if report.document else "unnamed",
        source_id=first.id if first is not None else None,
        cue=report.cue.of(text) if report.cue is not None else None,
        content=report.content,
        quote=report.quote,
        evidence=(Span(min(s.start for s in spans), max(s.end for s in spans)),),
        via=_via(report, actors, text) if relayed else None,
        audience=_bare(report.audience.of(text)) if report.audience is not None else None,
        anonymity=report.anonymity.of(text) if report.anonymity is not None and _unnamed(first) else None,
        confidence=_PRIOR[report.way.partition(":")[0]],
        because=(
            Because("way", report.way),
            Because("cue", report.entry, report.cue),
            Because("actor", first.because if first is not None else "text", report.source, source),
        ),
    )


def _known(source: str, actors: Actors) -> Referent | None:
    """The body of the text whose short name a source without a mention begins with ("ICRC Africa" under a post)."""
    word = source.split()[0]
    return next((r for r in actors.referents.values() if r.id == word and r.source_kind == "institution"), None)


def _via(report: Report, actors: Actors, text: str) -> str | None:
    if report.via is None:
        return None
    relay = actors.of(report.via_mention)
    return relay.name if relay is not None else _bare(report.via.of(text))


def _speaks(report: Report, mentions: dict[int, Mention]) -> bool:
    """Whether a source that stands for no known actor can say something.

    An unknown name or pronoun can, and whoever "said" it; a thing cannot ("the crisis warned"), nor does a bare noun
    after "according to" ("went according to plan").
    """
    sources = [mentions[m] for m in report.sources]
    if report.entry == _PHRASE:
        return not all(m.kind == "description" and m.number == "sing" and m.text == m.head for m in sources)
    return report.entry in _CORE or any(m.kind != "description" or m.head[:1].isupper() for m in sources)


def _unnamed(referent: Referent | None) -> bool:
    return referent is None or referent.source_kind == "unnamed"


def _name(mention: Mention, referent: Referent | None, text: str) -> str | None:
    if referent is not None:
        return referent.name
    return _bare(mention.text)


def _bare(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words
