"""
The JSON Schema of `govinfo.records/1`.

What a validator refuses is found by asking it: a string field that refuses a blank inside is an
id, a tuple that refuses to be empty has at least one item.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, final

from attrs import Attribute

from govinfo.codec._parts import RECORDS
from govinfo.codec._schema import DEFINITIONS, TEXT, Schema, SchemaMaker, Wrap, referring
from govinfo.codec._tables import FORMAT
from govinfo.errors import InvalidValueError
from govinfo.records import LISTS, About, Claim, Correction, Extension, Figure, Handling, LeaderInstruction, Merit, Target
from govinfo.records._fields import MAX_ID
from govinfo.records._meanings import alone

_MOST = 10**10
_PLACES: Final[frozenset[Any]] = frozenset({int, str})

_ID: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": MAX_ID, "pattern": "^[^\\s\\u0000-\\u001f\\u007f]+$"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": _MOST}


def _one_of(*names: str) -> Schema:
    return {"oneOf": [{"required": [name]} for name in names]}


def _any_of(*names: str) -> Schema:
    return {"anyOf": [{"required": [name]} for name in names]}


_BETWEEN_FIELDS: Final[Mapping[type[Any], Schema]] = {
    Target: _one_of("unit", "group", "person", "everyone"),
    Figure: _one_of("unit", "group", "person", "everyone"),
    LeaderInstruction: _one_of("submission", "matter"),
    Handling: _one_of("of", "instruction"),
    Merit: _any_of("unit", "persons"),
    Claim: {**_one_of("unit", "person"), **_any_of("points", "yuan", "record")},
    Extension: {"dependentRequired": {"number": ["unit"], "unit": ["number"], "decided_at": ["granted"], "decided_by": ["granted"]}},
    About: {"minProperties": 1, "maxProperties": 2},
    Correction: {
        "if": {"properties": {"action": {"const": "replace"}}},
        "then": {"required": ["replacement"]},
        "else": {"properties": {"replacement": False}},
    },
}


def records_schema(*, ref_template: str = DEFINITIONS) -> Schema:
    """
    Return the JSON Schema of `govinfo.records/1` as one JSON document (数据格式说明).

    What holds between records, such as unique ids, is not in it; nor is what a schema cannot say,
    such as the length of February.

    Args:
        ref_template: where its parts are referred to, with `{model}` for the name of one.

    >>> records_schema()["properties"]["adoptions"]
    {'type': 'array', 'items': {'$ref': '#/$defs/AdoptionEvent'}}
    """
    maker = _RecordsMaker()
    lists = {name: {"type": "array", "items": maker.value(cls)} for name, cls in LISTS.items()}
    properties = {"format": {"const": FORMAT}, **lists}
    whole = {"title": FORMAT, "type": "object", "properties": properties, "required": ["format"], "additionalProperties": False}
    return referring(maker.document("urn:govinfo:records:1", FORMAT, whole), ref_template)


def schemas_of_records(*classes: type[Any]) -> tuple[tuple[Schema, ...], dict[str, Schema]]:
    """Return references to the schemas of some records, and all definitions that these need, for a format that has records in it."""
    maker = _RecordsMaker()
    return tuple(maker.value(cls) for cls in classes), maker.definitions


@final
class _RecordsMaker(SchemaMaker):
    """Makes the schema of records, whose fields say by their validators what they take."""

    def choice(self, of: frozenset[Any], spec: Attribute[Any] | None, wrap: Wrap) -> Schema:
        """A place is a text or a number, a replacement is any record."""
        if of == _PLACES:
            return {"anyOf": [self.value(str, spec, wrap), self.value(int, spec, wrap)]}
        if of == RECORDS:
            return {"anyOf": [{"$ref": f"#/$defs/{cls.__name__}"} for cls in LISTS.values()]}
        return super().choice(of, spec, wrap)

    def several(self, kind: Any, spec: Attribute[Any] | None) -> Schema:
        """A list that may not be empty says so."""
        return {**super().several(kind, spec), **({"minItems": 1} if _refuses(spec, ()) else {})}

    def primitive(self, kind: Any, spec: Attribute[Any] | None, wrap: Wrap) -> Schema:
        """A string is an id or a text, an integer a count or any number."""
        if kind is str:
            return self.named("id", _ID) if _refuses(spec, wrap("a b")) else self.named("text", TEXT)
        if kind is bool:
            return {"type": "boolean"}
        if kind is int:
            return dict(_COUNT) if _refuses(spec, wrap(-1)) else {"type": "integer"}
        return super().primitive(kind, spec, wrap)

    def field(self, cls: type[Any], spec: Attribute[Any]) -> Schema:
        """A truth that may be left out says what it is then."""
        schema = super().field(cls, spec)
        return {**schema, "default": spec.default} if isinstance(spec.default, bool) else schema

    def object(self, cls: type[Any], *, without: frozenset[str] = frozenset()) -> Schema:
        """Some fields go together; some parts may be an id alone."""
        schema = {**super().object(cls, without=without), **_BETWEEN_FIELDS.get(cls, {})}
        return schema if alone(cls) is None else {"anyOf": [self.named("id", _ID), schema]}


def _refuses(spec: Attribute[Any] | None, value: object) -> bool:
    if spec is None or spec.validator is None:
        return False
    try:
        spec.validator(None, spec, value)
    except InvalidValueError:
        return True
    return False
