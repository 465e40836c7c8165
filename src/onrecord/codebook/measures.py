"""What a number measures, typed: the entries of `measures.yaml`, indexed by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.rows import Row

KINDS = ("undergoes", "does", "states", "phrases", "labels", "nouns", "units", "money", "kinds")
LISTS = ("people", "holding", "telling", "joined", "unmeasured", "dating_before", "dating_after", "lasting",
         "nameless", "tallies", "numbering")  # fmt: skip
_OF = ("people", "things")
_TOLLS = ("killed", "injured", "captured")
# Measures that a number has by itself: a length of time, a percentage, members of a body, and none of the others.
NEEDED = ("duration", "share", "countries", "other")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the codebook.

    Attributes:
        id: name in the codebook, `killed`.
        of: `people` or `things` where nothing else is counted so, else None.
        among: the measure of the whole of which one of its `kinds` is a share, or None.
        abroad: the measure instead where those counted went to another country, or None.
        counts: `people` where what is counted is people whatever else may be counted so, else None.
        owned: whether what is counted belongs to somebody, who is the subject then ("Iran's troops").
        moved: whether money of it belongs to whoever earns or gives it ("raised 3m", "pledged 3m").
        toll: what such a number beside an event says of it: `killed`, `injured` or `captured`; None for nothing.
    """

    id: str
    of: str | None = None
    among: str | None = None
    abroad: str | None = None
    counts: str | None = None
    owned: bool = False
    moved: bool = False
    toll: str | None = None

    @property
    def counts_people(self) -> bool:
        """Whether a number of this measure is always one of people."""
        return "people" in (self.of, self.counts)


@dataclass(frozen=True, slots=True)
class MeasureBook:
    """All measures, by the words that tell them.

    Attributes:
        measures: id → measure.
        words: kind of word (`KINDS`) → word or words → ids, in the order of the file.
        lists: name of a list of the data file (`LISTS`) → its words.
    """

    measures: Mapping[str, Measure]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    lists: Mapping[str, frozenset[str]]

    def told(self, kind: str, *words: str) -> tuple[Measure, ...]:
        """The measures that the first known of `words` tells as `kind`."""
        for word in words:
            found = self.words[kind].get(word)
            if found is not None:
                return tuple(self.measures[id] for id in found)
        return ()


def measures_from_rows(rows: Iterable[Row]) -> MeasureBook:
    """The measures of `measures.yaml`.

    Raises:
        CodebookError: naming file and line of a mistake.
    """
    rows = tuple(rows)
    measures: dict[str, Measure] = {}
    words: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in KINDS}
    lists: dict[str, frozenset[str]] = dict.fromkeys(LISTS, frozenset())
    known = {row.id for row in rows if row.id not in LISTS}
    for row in rows:
        if row.id in LISTS:
            row.only("words")
            lists[row.id] = frozenset(row.words("words"))
            continue
        measures[row.id] = _measure(row, known)
        for kind in KINDS:
            for word in row.words(kind):
                words[kind][word] = (*words[kind].get(word, ()), row.id)
    return MeasureBook(measures, words, lists)


def _measure(row: Row, known: set[str]) -> Measure:
    row.only("of", "among", "abroad", "counts", "owned", "moved", "toll", *KINDS)
    of = row.text("of")
    if of is not None and of not in _OF:
        raise row.fail(f"`of` is `{of}`", f"One of: {', '.join(_OF)}; or leave it out.")
    for key in ("among", "abroad"):
        other = row.text(key)
        if other is not None and other not in known:
            raise row.fail(f"unknown measure `{other}`", "Name a measure of this file.")
    if bool(row.text("among")) != bool(row.words("kinds")):
        raise row.fail("`among` and `kinds` go together", "Give both or neither.")
    for phrase in row.words("phrases"):
        if len(phrase.split()) != 2:
            raise row.fail(f"phrase `{phrase}`", "A phrase is a verb and one word beside it.")
    counts, toll = row.one_of("counts", ("people",)), row.one_of("toll", _TOLLS)
    owned, moved = (row.fields.get(flag) is True for flag in ("owned", "moved"))
    return Measure(row.id, of, row.text("among"), row.text("abroad"), counts, owned, moved, toll)
