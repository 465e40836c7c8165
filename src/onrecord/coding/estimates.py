"""Estimates: how many, how much (codebook §4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.codebook.actors import ActorBook
from onrecord.codebook.measures import MeasureBook
from onrecord.coding.estimates_once import told_once
from onrecord.coding.identity import record_id
from onrecord.coding.measure import Measurer, Told
from onrecord.model.document import Document
from onrecord.model.frame import Count, Frames
from onrecord.model.records import Because, Estimate, Position
from onrecord.resolve.actors import Actors
from onrecord.resolve.times import Times

# A prior until weights are learned: how often a record whose measure was told in each way is right, roughly.
_PRIOR = {"said": 0.75, "label": 0.7, "noun": 0.65, "unit": 0.65, "money": 0.6, "whole": 0.6, "none": 0.4}
_SMALL = 20
_BODIES = frozenset(("coalition", "igo"))


class EstimateCoder:
    """Codes the counts of one document."""

    def __init__(
        self,
        frames: Frames,
        actors: Actors,
        times: Times,
        document: Document,
        measures: MeasureBook,
        book: ActorBook,
    ) -> None:
        self._frames = frames
        self._actors = actors
        self._times = times
        self._document = document
        self._book = measures
        self._actor_book = book
        self._mentions = {m.id: m for m in frames.mentions}
        self._reports = {r.id: r for r in frames.reports}
        self._wholes = {c.part_of for c in frames.counts}
        self._sources = {m for r in frames.reports for m in r.sources}
        self._measurer = Measurer(measures, book, self._mentions)
        self._counts = {c.id: self._with_antecedent(self._measurer.unnamed(c)) for c in frames.counts}
        self._told: dict[int, Told] = {}

    def code(self, positions: Iterable[Position] = ()) -> tuple[Estimate, ...]:
        """All estimates, what is told twice merged into one; amounts of `positions` are left out."""
        amounts = [(a.low, a.high, s) for p in positions for a in p.amounts for s in p.evidence]
        made: list[tuple[Count, Estimate]] = []
        for count in self._counts.values():
            told = self._measure(count)
            spans = (s for low, high, s in amounts if (low, high) == (count.quantity.low, count.quantity.high))
            if self._is_about_the_world(count, told) and not any(s.meets(count.quantity.span) for s in spans):
                made.append((count, self._estimate(count, told)))
        return told_once(made, self._document)

    def _measure(self, count: Count) -> Told:
        if count.id not in self._told:
            before = count.part_of if count.part_of is not None and count.part_of < count.id else None
            whole = self._measure(self._counts[before]) if before is not None else None
            told = self._measurer.of(count, self._document.text, whole)
            if told.measure == "other" and self._member_of(count) is not None:
                told = Told("countries", "noun", count.phrase)
            self._told[count.id] = told
        return self._told[count.id]

    def _member_of(self, count: Count) -> str | None:
        """The coalition or organisation whose members are counted."""
        if count.noun != "member":
            return None
        for owner in count.owners:
            referent = self._actors.of(owner)
            if referent is not None and referent.kind in _BODIES:
                return referent.id
            if self._labels(self._mentions[owner].head_lemma.lower(), "countries"):
                return referent.id if referent is not None else self._bare(self._mentions[owner].text)
        return None

    def _is_about_the_world(self, count: Count, told: Told) -> bool:
        """Whether the number counts something, and is no date, idiom, ordinal, or mere pointing at what is known."""
        quantity, lists = count.quantity, self._book.lists
        most = quantity.high if quantity.high is not None else quantity.low or 0
        strong = told.way in ("said", "label")
        if count.compound is not None and count.compound not in lists["joined"]:
            return False
        if count.kind == "unit":
            return self._is_measured(count, told)
        if count.kind in ("money", "share"):
            return True
        if most <= 1:
            return strong and not self._partitive(count)
        if strong or told.way == "whole":
            return True
        if count.noun is None or count.noun in lists["nameless"]:
            return False
        if told.measure == "other" and count.noun in lists["unmeasured"]:
            return False
        if count.id in self._wholes or count.part_of is not None:
            return True
        if most <= _SMALL and told.measure == "other" and (self._partitive(count) or count.mention in self._sources):
            return False
        return not count.definite or most > _SMALL or (count.digits and most >= _SMALL / 2)

    def _partitive(self, count: Count) -> bool:
        """ "one of the men": picked out of what is known, not counted."""
        return " of " in count.quantity.span.of(self._document.text)

    def _is_measured(self, count: Count, told: Told) -> bool:
        """Whether a length, area, time is one of the world and no date ("two years ago", "the next three days")."""
        if told.measure != "duration":
            return told.measure != "other" or count.quantity.per is not None
        if count.follow in self._book.lists["dating_after"] or count.lead in self._book.lists["dating_before"]:
            return False
        return count.noun is not None or count.lead in self._book.lists["lasting"]

    # --- fields

    def _estimate(self, count: Count, told: Told) -> Estimate:
        quantity, text = count.quantity, self._document.text
        subject, because = self._subject(count, told)
        when = self._times.within(count.time) if count.time is not None else None
        unit = quantity.unit if count.kind in ("unit", "share") else None
        return Estimate(
            id=record_id(self._document.id, "estimate", told.measure, quantity.low, quantity.high, count.evidence),
            subject=subject,
            measure=told.measure,
            low=quantity.low,
            high=quantity.high,
            approx=quantity.approx,
            unit=unit,
            currency=quantity.currency,
            per=quantity.per,
            scope=count.place.of(text) if count.place is not None else None,
            source=self._source(count),
            date=when.edtf if when is not None else None,
            date_text=count.time.of(text) if count.time is not None else None,
            evidence=(count.evidence,),
            confidence=_PRIOR[told.way],
            because=(
                Because("number", f"numbers:{count.kind}", quantity.span),
                Because("measure", f"measures:{told.measure}", told.span, told.way),
                Because("actor", because, None, subject),
            ),
        )

    def _subject(self, count: Count, told: Told) -> tuple[str, str]:
        """What is counted, and the rule that says so."""
        actor = self._owner(count, told)
        if actor is not None:
            return actor, "subject:owner"
        if told.way == "noun" and told.measure == "countries":
            label = next((w for w in count.labels if self._labels(w, "countries")), None)
            if label is not None:
                return label, "subject:label"
        if count.phrase is not None and count.noun not in self._book.lists["nameless"]:
            return self._bare(count.phrase.of(self._document.text)), "subject:noun"
        if count.part_of is not None and count.part_of in self._told:
            whole = self._counts[count.part_of]
            return self._subject(whole, self._told[whole.id])[0], "subject:whole"
        if count.labels and told.way != "said":
            return count.labels[0], "subject:label"
        measure = self._book.measures[told.measure]
        return ("people" if measure.of == "people" else told.measure), "subject:measure"

    def _labels(self, word: str, measure: str) -> bool:
        return any(m.id == measure for m in self._book.told("labels", word))

    def _owner(self, count: Count, told: Told) -> str | None:
        """The actor whose men, members, losses or money they are."""
        member = self._member_of(count)
        if member is not None:
            return member
        measure = self._book.measures[told.measure]
        owned = measure.owned or (count.noun is None and told.way == "label")
        owners = count.owners if owned else ()
        named = self._named_before(count) if measure.owned else None
        if named is not None:
            return named
        if told.way == "money" and measure.moved:
            owners = count.agents
        held = any(p.lemma in self._book.lists["holding"] for p in count.predicates)
        if measure.owned and held:
            owners = (*owners, *count.agents)
        for owner in owners:
            referent = self._actors.of(owner)
            actor = (referent.acts_for or referent.id) if referent is not None else None
            if referent is not None and referent.kind not in ("collective", "unnamed", "person"):
                return actor
        if measure.among is not None and count.part_of is not None:
            return self._subject(self._counts[count.part_of], self._told[count.part_of])[0]
        return None

    def _named_before(self, count: Count) -> str | None:
        """The actor named in the phrase itself: "Islamic State fighters"."""
        words = self._bare(count.phrase.of(self._document.text)).split()[:-1] if count.phrase is not None else []
        hit = self._actor_book.find(" ".join(words)) if words and words[0][:1].isupper() else None
        return hit.entry.id if hit is not None and hit.entry.acts else None

    def _with_antecedent(self, count: Count) -> Count:
        """The count with the noun that "40 of them" or a bare "thousands" leaves out: the nearest plural before it."""
        if count.noun is not None or count.part_of is not None or count.kind != "count":
            return count
        pronoun = self._mentions.get(count.mention) if count.mention is not None else None
        if pronoun is None and self._measurer.of(count, self._document.text, None).way == "said":
            return count
        numbered = count.lead in self._book.lists["numbering"]
        reach = 2 if pronoun is not None else 0
        plural = [
            m
            for m in self._mentions.values()
            if m.span.end <= count.quantity.span.start
            and m.sentence >= count.sentence - reach
            and m.number == "plur"
            and m.kind == "description"
            and (numbered or m.id not in count.agents)
            and (pronoun is not None or numbered or self._book.told("nouns", m.head_lemma))
        ]
        if not plural or not (pronoun is not None or numbered or count.vague):
            return count
        found = plural[-1]
        phrase = next((c.phrase for c in self._frames.counts if c.mention == found.id), None) or found.span
        return replace(count, noun=found.head_lemma, phrase=phrase, mention=found.id)

    def _source(self, count: Count) -> str | None:
        """Who says so: the report's source, or who "put the toll at 300"."""
        report = self._reports.get(count.report) if count.report is not None else None
        if report is not None and report.sources:
            return " and ".join(dict.fromkeys(self._name(m) for m in report.sources))
        if any(p.lemma in self._book.lists["telling"] and p.role == "value" for p in count.predicates[:1]):
            return self._name(count.agents[0]) if count.agents else None
        return None

    def _name(self, mention: int) -> str:
        referent = self._actors.of(mention)
        return referent.name if referent is not None else self._bare(self._mentions[mention].text)

    def _bare(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        return rest if rest and first.lower() in ("the", "a", "an") else words
