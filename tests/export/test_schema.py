"""The JSON Schema says exactly what is printed: nothing is missing from it, nothing else is allowed by it."""

import json

import pytest
from pydantic import ValidationError

from onrecord.export.json import as_dict
from onrecord.export.schema import ReadingModel, dumps, schema


def test_what_is_printed_follows_the_schema_and_comes_back_the_same(reading):
    plain = as_dict(reading)
    assert ReadingModel.model_validate(plain).model_dump(mode="json", exclude_unset=True) == plain


def _without(plain):
    del plain["positions"][0]["stance"]


def _with_another_field(plain):
    plain["positions"][0]["mood"] = "grim"


def _with_an_unknown_source_kind(plain):
    plain["statements"][0]["source_kind"] = "rumour"


def _without_evidence(plain):
    plain["positions"][0]["evidence"] = []


@pytest.mark.parametrize("spoil", [_without, _with_another_field, _with_an_unknown_source_kind, _without_evidence])
def test_what_does_not_follow_it_is_refused(reading, spoil):
    plain = as_dict(reading)
    spoil(plain)
    with pytest.raises(ValidationError):
        ReadingModel.model_validate(plain)


def test_every_object_is_closed_and_names_all_it_must_have():
    for name, definition in schema()["$defs"].items():
        if definition.get("type") == "object":
            optional = {"published"} if name == "BlockModel" else set()
            assert definition["additionalProperties"] is False, name
            assert set(definition["required"]) | optional >= set(definition["properties"]), name


def test_the_text_is_the_schema():
    assert json.loads(dumps()) == schema()
    assert schema()["$schema"].endswith("2020-12/schema")
