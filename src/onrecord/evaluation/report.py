"""An evaluation as plain text: tables that read well in any terminal, log or review."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from onrecord.evaluation.align import Alignment
from onrecord.evaluation.compare import Record
from onrecord.evaluation.match import KINDS, SCORED_TOGETHER
from onrecord.evaluation.once import Once
from onrecord.evaluation.runs import Change, label
from onrecord.evaluation.score import ArticleScore, Evaluation, Figure
from onrecord.evaluation.tally import Share, Tally
from onrecord.evaluation.unknown import Unknown
from onrecord.evaluation.ways import ways
from onrecord.export.wording import counted

SHOWN = 10


def render(evaluation: Evaluation) -> str:
    """All figures of an evaluation; the intervals are 95 %, articles resampled."""
    sections = [
        f"{counted(len(evaluation.articles), 'article')}. F1 with the 95 % interval of articles drawn again.",
        _kinds(evaluation),
        _fields(evaluation),
        _document(evaluation),
        _confusion(evaluation),
        _ways(evaluation),
    ]
    return "\n\n".join(section for section in sections if section)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns set flush: the first to the left, the others to the right."""
    lines = [tuple(head), *map(tuple, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(line[1:], widths[1:], strict=True))])
        for line in lines
    )


def _two(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _interval(figure: Figure) -> str:
    between = "" if figure.low is None else f" [{_two(figure.low)}–{_two(figure.high)}]"
    return _two(figure.value) + between


def _kinds(evaluation: Evaluation) -> str:
    rows = []
    for kind in KINDS:
        counts, figures = evaluation.tallies[kind].counts, evaluation.figures[kind]
        shown = counts.gold or counts.predicted
        cells = (
            [_two(counts.precision()), _two(counts.recall()), *map(_interval, figures.values())]
            if shown
            else ["–"] * (2 + len(figures))
        )
        rows.append([kind, str(counts.gold), str(counts.predicted), *cells])
    return table(["kind", "gold", "got", "P", "R", "found F1", "full F1", "whole F1", "tightness"], rows)


def _fields(evaluation: Evaluation) -> str:
    lines = []
    for kind in KINDS:
        tally = evaluation.tallies[kind]
        if tally.counts.found:
            lines.append(f"  {kind} (n {tally.counts.found}): {_shares(tally.fields, tally)}")
            if tally.extras:
                lines.append(f"    beside the score: {_shares(tally.extras, tally)}")
    return "\n".join(["Fields of the found records", *lines]) if lines else ""


def _shares(shares: Mapping[str, Share], tally: Tally) -> str:
    """Name and share of each; with its n where not every found record counts, and with the share of those given."""
    return "  ".join(f"{name} {_two(share.value)}{_of_these(name, share, tally)}" for name, share in shares.items())


def _of_these(name: str, share: Share, tally: Tally) -> str:
    given = tally.given.get(name, Share())
    notes = [] if share.n == tally.counts.found else [f"n {share.n}"]
    if 0 < given.n < share.n:
        notes.append(f"given {given.n}: {_two(given.value)}")
    return f" ({', '.join(notes)})" if notes else ""


def _document(evaluation: Evaluation) -> str:
    return "  ".join(
        f"{name} {share.hits}/{share.n}" + ("" if share.value is None else f" = {share.value:.2f}")
        for name, share in evaluation.document.items()
    )


def _confusion(evaluation: Evaluation) -> str:
    stances = evaluation.tallies["positions"].stances
    if not stances:
        return ""
    golds = sorted({gold for gold, _ in stances})
    rows = []
    for gold in golds:
        total = sum(n for (g, _), n in stances.items() if g == gold)
        wrong = sorted(((n, got) for (g, got), n in stances.items() if g == gold != got), key=lambda x: (-x[0], x[1]))
        taken = ", ".join(f"{got} {n}" for n, got in wrong)
        right = stances.get((gold, gold), 0)
        rows.append(
            f"  {gold.ljust(max(map(len, golds)))}  {right}/{total}" + (f"  taken for {taken}" if taken else "")
        )
    return "\n".join(["Stances of the found positions", *rows])


def _ways(evaluation: Evaluation) -> str:
    found = ways(evaluation.articles)
    if not found:
        return ""
    rows = [[w.name, str(w.frames), str(w.records), _two(w.share), str(w.full), _two(w.precision)] for w in found]
    return table(["way to a frame", "frames", "records", "share", "full", "precision"], rows)


def render_cases(articles: Iterable[ArticleScore]) -> str:
    """What was missed, extra or only partly right, article by article."""
    lines: list[str] = []
    for article in articles:
        found = [line for alignment in article.alignments.values() for line in _case_lines(alignment)]
        lines += [f"{article.gold.name}:", *found] if found else [f"{article.gold.name}: all right."]
    return "\n".join(lines)


def _case_lines(alignment: Alignment) -> list[str]:
    kind = alignment.kind
    one = kind.removesuffix("s")
    missed = [f"  missed {one}: {label(kind, alignment.gold[i], 200)}" for i in alignment.missed()]
    extra = [f"  extra {one}: {label(kind, alignment.predicted[j], 200)}" for j in alignment.extra()]
    partly = []
    for pair in alignment.required():
        if not pair.match.whole:
            gold, got = alignment.gold[pair.gold], alignment.predicted[pair.predicted]
            partly.append(f"  partly {one} ({', '.join(pair.match.blamed)}): {label(kind, gold, 200)}")
            partly += [f"      {name}: {_value(gold, name)} | got {_value(got, name)}" for name in pair.match.wrong]
    return missed + extra + partly


def _value(record: Record, name: str) -> str:
    """What a record has in a field, or in the fields that are scored together under one name."""
    values = [record.get(field) for field in SCORED_TOGETHER.get(name, (name,))]
    return " ".join(json.dumps(value, ensure_ascii=False) for value in values)


def render_changes(changes: Sequence[Change], compared: int) -> str:
    """What changed since the last run, case by case."""
    if not compared:
        return "No earlier run of these articles to compare with."
    better = sum(change.better for change in changes)
    head = f"Since the last run of {counted(compared, 'article')}: {better} better, {len(changes) - better} worse"
    return "\n".join([head + (":" if changes else "."), *map(str, changes)])


def render_once(found: Once) -> str:
    """What fires in one article only."""
    head = (
        f"{len(found.entries)} of {max(found.firing, found.anywhere):,} entries that fire "
        f"({100 * found.share:.1f} %; {found.firing:,} fire in the articles) do so in exactly one of "
        f"{counted(found.articles, 'article')} and in none of {counted(found.texts, 'other text')}."
    )
    lines = [f"  {entry}  ({article})" for entry, article in found.entries.items()]
    return "\n".join([head, *lines, *unread_lines(found.unread)])


def render_unknown(found: Unknown) -> str:
    """What no lexicon knows, most frequent first, and the share of occurrences that one does."""
    head = (
        f"{found.known:,} of {found.all:,} verbs and nouns over a reported clause or a word of deed are known "
        f"({100 * found.share:.1f} %) in {counted(found.texts, 'text')}."
    )
    lines = [f"  {n:>4}  {lemma} ({pos})  over {over}" for (lemma, pos), (n, over) in found.words.items()]
    return "\n".join([head, *lines, *unread_lines(found.unread)])


def unread_lines(unread: Sequence[str]) -> list[str]:
    """The texts that could not be read: their number and the first few with the reason."""
    if not unread:
        return []
    more = [f"  … and {len(unread) - SHOWN} more"] if len(unread) > SHOWN else []
    return [f"{counted(len(unread), 'text')} could not be read:", *(f"  {line}" for line in unread[:SHOWN]), *more]
