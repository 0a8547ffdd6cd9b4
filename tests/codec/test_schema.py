"""The JSON Schema of records says what the codec does."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from attrs import fields
from hypothesis import given, settings
from strategies import corrected_records, records

from govinfo.codec import decode_records, encode_records, records_schema
from govinfo.errors import DecodeError
from govinfo.labels import Level
from govinfo.records import LISTS, Records

SCHEMA = records_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
GOOD: dict[str, dict[str, Any]] = {
    "units": {"id": "agri", "name": "农业农村局"},
    "submissions": {"id": "s1", "units": ["agri", {"unit": "fin", "weight": "0.5"}], "submitted_at": "2024-03-05T09:30:00+08:00"},
    "adoptions": {"id": "a1", "submission": "s1", "publication": "zhengwu", "on": "2024-03-05", "fee": "10/3", "tags": {"a": True}},
    "findings": {"id": "f1", "criterion": "timely", "about": {"unit": "agri"}, "on": "2024-03-05"},
    "targets": {"unit": "agri", "measure": "sent", "per": "month", "at_least": 2, "period": "2024-H1"},
    "corrections": {"id": "c1", "of": "a1", "action": "void", "on": "2024-03-05", "reason": "重复", "by": "王"},
}


def test_the_schema_is_a_schema() -> None:
    """It keeps to the rules of its dialect, and every definition is used."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    text = json.dumps(SCHEMA)
    assert all(f'"#/$defs/{name}"' in text for name in SCHEMA["$defs"])


def test_every_list_and_every_field_is_in_the_schema() -> None:
    """Fields in their order; those without a default are required; nothing else is allowed."""
    assert list(SCHEMA["properties"]) == ["format", *LISTS]
    for cls in LISTS.values():
        schema = SCHEMA["$defs"][cls.__name__]
        assert list(schema["properties"]) == [spec.name for spec in fields(cls)]
        assert schema["additionalProperties"] is False
        assert schema["title"] == cls.label
    assert SCHEMA["$defs"]["AdoptionEvent"]["required"] == ["id", "submission", "publication", "on"]
    assert SCHEMA["$defs"]["Submission"]["properties"]["urgent"] == {"type": "boolean", "default": False}
    assert SCHEMA["$defs"]["Submission"]["properties"]["units"] == {
        "type": "array",
        "items": {"$ref": "#/$defs/Contribution"},
        "minItems": 1,
    }
    assert SCHEMA["$defs"]["Level"] == {"enum": [level.value for level in Level]}


@settings(max_examples=25, deadline=None)
@given(records() | corrected_records())
def test_what_the_codec_writes_is_valid(facts: Records) -> None:
    """Any records at all, written and looked at by a validator that knows the schema alone."""
    VALIDATOR.validate(json.loads(encode_records(facts)))


def test_the_good_examples_are_good() -> None:
    """The records that are spoiled below are accepted by both as they are."""
    document = {"format": "govinfo.records/1", **{name: [row] for name, row in GOOD.items()}}
    VALIDATOR.validate(document)
    assert len(decode_records(json.dumps(document))) == 6


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("units", {"nmae": "x"}),
        ("units", {"name": None}),
        ("units", {"name": " "}),
        ("units", {"name": "x" * 10_001}),
        ("units", {"id": "a b"}),
        ("units", {"id": ""}),
        ("units", {"level": "citty"}),
        ("units", {"since": "2024-13-01"}),
        ("units", {"since": "2024-03-05T00:00:00+08:00"}),
        ("units", {"parent": None}),
        ("units", {"tags": {"a": None}}),
        ("units", {"tags": {"a": 0.5}}),
        ("submissions", {"units": []}),
        ("submissions", {"units": "agri"}),
        ("submissions", {"units": ["a b"]}),
        ("submissions", {"units": [{"unit": "agri", "wieght": 1}]}),
        ("submissions", {"submitted_at": "2024-03-05T09:30:00"}),
        ("submissions", {"submitted_at": "2024-03-05"}),
        ("submissions", {"urgent": "true"}),
        ("submissions", {"characters": -1}),
        ("submissions", {"authors": ["p 1"]}),
        ("adoptions", {"fee": 0.5}),
        ("adoptions", {"fee": "1/0"}),
        ("adoptions", {"fee": "１"}),
        ("adoptions", {"issue": []}),
        ("findings", {"about": {}}),
        ("findings", {"about": {"unti": "agri"}}),
        ("targets", {"group": "towns"}),
        ("targets", {"per": "decade"}),
        ("targets", {"period": "2024-Q5"}),
        ("corrections", {"action": "replace"}),
        ("corrections", {"replacement": GOOD["adoptions"]}),
        ("corrections", {"action": "replace", "replacement": {"id": "a1"}}),
    ],
    ids=str,
)
def test_the_schema_refuses_the_mistakes_that_the_codec_refuses(name: str, change: dict[str, Any]) -> None:
    """A record spoiled in one place is refused by both."""
    document = {"format": "govinfo.records/1", name: [{**GOOD[name], **change}]}
    assert not VALIDATOR.is_valid(document)
    with pytest.raises(DecodeError):
        decode_records(json.dumps(document))


@pytest.mark.parametrize("document", [[], {}, {"format": "govinfo.records/2"}, {"format": "govinfo.records/1", "unit": []}, {"format": 1}])
def test_the_schema_refuses_other_documents(document: object) -> None:
    """The format and the names of the lists are part of it."""
    assert not VALIDATOR.is_valid(document)
    with pytest.raises(DecodeError):
        decode_records(json.dumps(document))
