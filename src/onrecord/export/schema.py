"""The JSON Schema of what `--format json` prints, from pydantic models that mirror `export.json` field by field."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model.document import BlockKind


class _Closed(BaseModel):
    """A JSON object with exactly these fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SpanModel(_Closed):
    """Words of the document: code points `[start, end)` of `document.text`."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str


class BlockModel(_Closed):
    """A stretch of the page in reading order; `published` only for an entry of a liveblog."""

    kind: BlockKind
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    published: str | None = None


class SourceModel(_Closed):
    """Where the document came from."""

    input: str
    part: Annotated[str | None, Field(description="which part of the input: line 3, record 12")]
    id: Annotated[str | None, Field(description="the id that the row or entry bears")]
    retrieved: Annotated[str | None, Field(description="ISO 8601, UTC")]
    sha256: Annotated[str, Field(description="of the bytes as they arrived")]


class DocumentModel(_Closed):
    """The page as the program sees it."""

    id: str
    text: str
    title: str | None
    published: Annotated[str | None, Field(description="ISO 8601")]
    date_basis: Literal["given", "page", "url", "text", "none"]
    byline: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    language: Annotated[str | None, Field(description="ISO 639-1, detected")]
    source: SourceModel | None
    blocks: list[BlockModel]


class ActorModel(_Closed):
    """What is known of one actor id."""

    id: str
    kind: str
    name: str
    country: str | None
    organ: str | None
    role: str | None
    mentions: list[SpanModel]


class PlaceModel(_Closed):
    """A toponym of the coded blocks."""

    name: str
    geonameid: int | None
    country: str | None
    lat: float | None
    lon: float | None
    mentions: list[SpanModel]


class BecauseModel(_Closed):
    """One step on the way from words to record."""

    step: str
    entry: Annotated[str, Field(description="codebook entry or rule")]
    span: SpanModel | None
    note: str


class StatementModel(_Closed):
    """Who says it."""

    id: str
    source: str
    source_id: str | None
    source_kind: Literal["named", "unnamed", "institution", "document"]
    via: str | None
    cue: str | None
    content: Annotated[list[SpanModel] | None, Field(description="null where nothing was said: declined to comment")]
    quote: Literal["direct", "indirect", "mixed", "none"]
    audience: str | None
    anonymity: str | None
    evidence: Annotated[list[SpanModel], Field(min_length=1)]
    confidence: Annotated[float, Field(ge=0, le=1, description="a prior, not calibrated yet")]
    because: list[BecauseModel]


class AmountModel(_Closed):
    """A quantity of a position: the interval that the words state."""

    low: float | None
    high: float | None
    unit: str | None
    currency: Annotated[str | None, Field(description="ISO 4217")]
    period: str | None
    approx: bool
    basis: Literal["new", "total", "remaining"] | None


class PositionModel(_Closed):
    """Who offers, gives, prepares, refuses what."""

    id: str
    actor: str
    organ: str | None
    contribution: str
    stance: str
    beneficiary: str | None
    target: str | None
    doer: str | None
    area: str | None
    area_text: str | None
    amounts: list[AmountModel]
    condition: str | None
    source: str | None
    factuality: Literal["asserted", "reported", "denied"]
    denied_by: str | None
    holds: bool
    date: Annotated[str | None, Field(description="EDTF")]
    date_text: str | None
    evidence: Annotated[list[SpanModel], Field(min_length=1)]
    confidence: Annotated[float, Field(ge=0, le=1, description="a prior, not calibrated yet")]
    because: list[BecauseModel]


class EventPlaceModel(_Closed):
    """Where an event or gathering was: the words, and what the gazetteer knows of them."""

    text: str
    name: str | None
    geonameid: int | None
    country: Annotated[str | None, Field(description="ISO 3166 alpha-3")]
    lat: float | None
    lon: float | None


class BoundsModel(_Closed):
    """The interval that words state for a number of people."""

    low: float | None
    high: float | None


class EventModel(_Closed):
    """Who did what to whom: PLOVER's types and modes."""

    id: str
    type: str
    mode: str | None
    contexts: list[str]
    actors: list[str]
    organ: str | None
    recipients: list[str]
    factuality: Literal["happened", "ongoing", "scheduled", "possible", "alleged", "denied", "demanded"]
    date: Annotated[str | None, Field(description="EDTF")]
    date_text: str | None
    place: EventPlaceModel | None
    killed: BoundsModel | None
    injured: BoundsModel | None
    captured: BoundsModel | None
    trigger: SpanModel
    evidence: Annotated[list[SpanModel], Field(min_length=1)]
    confidence: Annotated[float, Field(ge=0, le=1, description="a prior, not calibrated yet")]
    because: list[BecauseModel]


class ExcludedModel(_Closed):
    """Who is left out of a gathering, and who objected."""

    actor: str
    by: list[str]


class GatheringModel(_Closed):
    """A conference, summit or round of talks."""

    id: str
    name: str
    place: EventPlaceModel | None
    date: Annotated[str | None, Field(description="EDTF")]
    date_text: str | None
    duration: str | None
    hosts: list[str]
    participants: list[str]
    participant_count: int | None
    excluded: list[ExcludedModel]
    agenda: str | None
    outcome: str | None
    evidence: Annotated[list[SpanModel], Field(min_length=1)]
    confidence: Annotated[float, Field(ge=0, le=1, description="a prior, not calibrated yet")]
    because: list[BecauseModel]


class EstimateModel(_Closed):
    """How many, how much."""

    id: str
    subject: str
    measure: str
    low: float | None
    high: float | None
    approx: bool
    unit: str | None
    currency: Annotated[str | None, Field(description="ISO 4217")]
    per: str | None
    scope: str | None
    part_of: Annotated[str | None, Field(description="id of the estimate it is a share of")]
    source: str | None
    date: Annotated[str | None, Field(description="EDTF")]
    date_text: str | None
    evidence: Annotated[list[SpanModel], Field(min_length=1)]
    confidence: Annotated[float, Field(ge=0, le=1, description="a prior, not calibrated yet")]
    because: list[BecauseModel]


class IssueModel(_Closed):
    """Something that was not understood or was left out."""

    code: str
    message: str
    span: SpanModel | None


class VersionsModel(_Closed):
    """Same bytes and same three versions: same records."""

    onrecord: str
    codebook: str
    pipeline: str


class ReadingModel(_Closed):
    """Everything read out of one document."""

    document: DocumentModel
    actors: list[ActorModel]
    places: list[PlaceModel]
    statements: list[StatementModel]
    positions: list[PositionModel]
    estimates: list[EstimateModel]
    events: list[EventModel]
    gatherings: list[GatheringModel]
    issues: list[IssueModel]
    versions: VersionsModel


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a reading."""
    plain = ReadingModel.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **plain, "title": "onrecord reading"}


def dumps() -> str:
    """The JSON Schema as text without a final line end."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)
