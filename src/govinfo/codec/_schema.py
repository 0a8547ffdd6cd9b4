"""
The JSON Schema of the wire formats, generated from the types.

What a validator refuses is found by asking it: a string field that refuses a blank inside is an
id, a tuple that refuses to be empty has at least one item. So the schema cannot fall behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Final, TypeAlias, Union, get_args, get_origin

import attrs
from attrs import Attribute

from govinfo.codec._parts import RECORDS
from govinfo.codec._tables import FORMAT
from govinfo.errors import InvalidValueError
from govinfo.exact import MAX_DIGITS
from govinfo.labels import Labelled
from govinfo.periods import Period
from govinfo.records import LISTS, MAX_ID, MAX_TEXT, About, Contribution, Correction, Figure, Tags, Target

__all__ = ["Schema", "records_schema", "schema_of"]

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a piece of one."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_DAY: Final = "(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,6})?)?"
_NAMED: Final = "(?:19|2[0-9])[0-9]{2}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?"
_OFFSET: Final = "(?:Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
_MOST = 10**10
_NUMBERS: Final[frozenset[object]] = frozenset({int, Fraction})
_PLACES: Final[frozenset[object]] = frozenset({int, str})

_ID: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": MAX_ID, "pattern": "^[^\\s\\u0000-\\u001f\\u007f]+$"}
_TEXT: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": MAX_TEXT, "pattern": "\\S"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": _MOST}
_LEAVES: Final[Mapping[type[Any], tuple[str, Schema]]] = {
    date: ("day", {"type": "string", "format": "date", "pattern": f"^{_DAY}$"}),
    datetime: ("instant", {"type": "string", "format": "date-time", "pattern": f"^{_DAY}T{_CLOCK}{_OFFSET}$"}),
    Period: ("period", {"type": "string", "pattern": f"^(?:{_NAMED}|{_DAY}/{_DAY})$"}),
    Tags: (
        "tags",
        {
            "type": "object",
            "propertyNames": _TEXT,
            "additionalProperties": {"anyOf": [{"type": "string", "maxLength": MAX_TEXT}, {"type": ["integer", "boolean"]}]},
        },
    ),
}
_NUMBER: Final[Schema] = {
    "anyOf": [{"type": "integer"}, {"type": "string", "maxLength": MAX_DIGITS, "pattern": "^[+-]?[0-9]+(?:\\.[0-9]+|/0*[1-9][0-9]*)?$"}]
}


def _one_of(*names: str) -> Schema:
    return {"oneOf": [{"required": [name]} for name in names]}


_BETWEEN_FIELDS: Final[Mapping[type[Any], Schema]] = {
    Target: _one_of("unit", "group"),
    Figure: _one_of("unit", "person"),
    About: {"minProperties": 1, "maxProperties": 2},
    Correction: {
        "if": {"properties": {"action": {"const": "replace"}}},
        "then": {"required": ["replacement"]},
        "else": {"properties": {"replacement": False}},
    },
}


def records_schema() -> Schema:
    """
    Return the JSON Schema of `govinfo.records/1` as one JSON document (数据格式说明).

    What holds between records, such as unique ids, is not in it; nor is what a schema cannot say,
    such as the length of February.

    >>> records_schema()["properties"]["adoptions"]
    {'type': 'array', 'items': {'$ref': '#/$defs/AdoptionEvent'}}
    """
    definitions: dict[str, Schema] = {}
    lists = {name: {"type": "array", "items": schema_of(cls, definitions)} for name, cls in LISTS.items()}
    return {
        "$schema": _DIALECT,
        "$id": "urn:govinfo:records:1",
        "title": FORMAT,
        "type": "object",
        "properties": {"format": {"const": FORMAT}, **lists},
        "required": ["format"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_of(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """
    Return the schema of a type; what is used by name is put into *definitions*.

    Raises:
        TypeError: no schema is known for such a type.

    >>> schema_of(date, {})
    {'$ref': '#/$defs/day'}
    """
    return _schema(kind, definitions, None, lambda value: value)


def _schema(kind: Any, definitions: dict[str, Schema], spec: Attribute[Any] | None, wrap: Callable[[object], object]) -> Schema:
    """Return the schema of a type as the field *spec* takes it; *wrap* makes a value of the field from one of the type."""
    if get_origin(kind) in {Union, UnionType}:
        return _union(frozenset(get_args(kind)) - {NoneType}, definitions, spec, wrap)
    if get_origin(kind) is tuple:
        items = _schema(get_args(kind)[0], definitions, spec, lambda value: (value,))
        return {"type": "array", "items": items, **({"minItems": 1} if _refuses(spec, ()) else {})}
    if kind in {str, bool, int}:
        return _primitive(kind, definitions, spec, wrap)
    if kind in _LEAVES:
        return _named(*_LEAVES[kind], definitions)
    if isinstance(kind, type) and issubclass(kind, Labelled):
        return _named(kind.__name__, {"enum": [word.value for word in kind]}, definitions)
    if isinstance(kind, type) and attrs.has(kind):
        return _class(kind, definitions)
    raise TypeError(f"no schema is known for {kind}")


def _primitive(kind: Any, definitions: dict[str, Schema], spec: Attribute[Any] | None, wrap: Callable[[object], object]) -> Schema:
    if kind is str:
        return _named("id", _ID, definitions) if _refuses(spec, wrap("a b")) else _named("text", _TEXT, definitions)
    if kind is bool:
        return {"type": "boolean"}
    return dict(_COUNT) if _refuses(spec, wrap(-1)) else {"type": "integer"}


def _union(
    kinds: frozenset[object], definitions: dict[str, Schema], spec: Attribute[Any] | None, wrap: Callable[[object], object]
) -> Schema:
    if len(kinds) == 1:
        return _schema(next(iter(kinds)), definitions, spec, wrap)
    if kinds == _NUMBERS:
        return _named("number", _NUMBER, definitions)
    if kinds == _PLACES:
        return {"anyOf": [_schema(str, definitions, spec, wrap), _schema(int, definitions, spec, wrap)]}
    if kinds == RECORDS:
        return {"anyOf": [{"$ref": f"#/$defs/{cls.__name__}"} for cls in LISTS.values()]}
    raise TypeError(f"no schema is known for {sorted(map(str, kinds))}")


def _class(cls: type[Any], definitions: dict[str, Schema]) -> Schema:
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}
        attrs.resolve_types(cls)
        fields = [spec for spec in attrs.fields(cls) if spec.init]
        schema: Schema = {"title": getattr(cls, "label", name), "description": _first_sentence(cls), "type": "object"}
        schema["properties"] = {spec.name: _field(spec, definitions) for spec in fields}
        schema["required"] = [spec.name for spec in fields if spec.default is attrs.NOTHING]
        schema["additionalProperties"] = False
        schema.update(_BETWEEN_FIELDS.get(cls, {}))
        definitions[name] = {"anyOf": [_named("id", _ID, definitions), schema]} if cls is Contribution else schema
    return {"$ref": f"#/$defs/{name}"}


def _field(spec: Attribute[Any], definitions: dict[str, Schema]) -> Schema:
    schema = _schema(spec.type, definitions, spec, lambda value: value)
    return {**schema, "default": spec.default} if isinstance(spec.default, bool) else schema


def _first_sentence(cls: type[Any]) -> str:
    lines = [line.strip() for line in (cls.__doc__ or "").strip().splitlines()]
    return lines[0] if lines else cls.__name__


def _named(name: str, schema: Schema, definitions: dict[str, Schema]) -> Schema:
    definitions.setdefault(name, schema)
    return {"$ref": f"#/$defs/{name}"}


def _refuses(spec: Attribute[Any] | None, value: object) -> bool:
    if spec is None or spec.validator is None:
        return False
    try:
        spec.validator(None, spec, value)
    except InvalidValueError:
        return True
    return False
