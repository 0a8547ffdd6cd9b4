"""
The JSON Schema of a rulebook file, generated from the types, for editors that complete and check TOML.

It speaks of the file as a TOML reader sees it: tables whose keys are ids, decimals, days, and in the
rules a switch `{ reading = "ID", OPTION = VALUE, ... }` wherever a value may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from inspect import cleandoc
from types import NoneType
from typing import Any, Final, get_args, get_origin

import attrs

from govinfo.codec._rulebooks import RULES, SCHEMA, RulebookFile
from govinfo.codec._schema import Schema, schema_of
from govinfo.exact import MAX_DIGITS
from govinfo.rulebook import Clause, Condition, Criterion, Facts, Measure, Persons, Price, Publication, Reading, Seats, Under, Word
from govinfo.rulebook.analysis import ACCOUNTS
from govinfo.rulebook.conditions import ATTRIBUTES, TAG, Attribute

__all__ = ["rulebook_schema"]

_KEYED: Final = (Word, Publication, Criterion, Measure, Clause, Reading)
_SUBJECTS: Final = ("unit", "person", "submission", "adoption", "instruction", "lapse")
_STRING: Final[Schema] = {"type": "string", "minLength": 1}
_NUMBER: Final[Schema] = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "maxLength": MAX_DIGITS, "pattern": "^[+-]?[0-9]+(?:\\.[0-9]+|/0*[1-9][0-9]*)?$"},
    ]
}
_AMOUNT: Final[Schema] = {"type": ["number", "string"], "minLength": 1, "description": "a number or a formula"}
_SCALAR: Final[Schema] = {"type": ["string", "integer", "boolean"]}
_SEATS: Final[Schema] = {
    "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+(?:\\.[0-9]+)?%$"}],
    "description": "a number, or a percentage",
}
_UNDER: Final[Schema] = {
    "type": "object",
    "additionalProperties": {"anyOf": [_STRING, {"type": "array", "items": _STRING, "minItems": 1}]},
}
_UNIONS: Final[Mapping[frozenset[Any], str]] = {frozenset({int, Fraction, str}): "amount", frozenset({int, Fraction}): "number"}
_NARROWER: Final[Mapping[tuple[str, str], Schema]] = {
    ("Commend", "groups"): {"type": "object", "additionalProperties": _SEATS},
    ("Criterion", "about"): {"type": "array", "items": {"enum": list(_SUBJECTS)}, "minItems": 1},
    ("Keep", "best"): {"type": "integer", "minimum": 1},
    ("Keep", "per"): {"type": "array", "items": _STRING, "minItems": 1},
    ("Persons", "deductions"): {"enum": ["named", "unit"]},
    ("Settings", "first_month"): {"type": "integer", "minimum": 1, "maximum": 12},
    ("Settings", "named_after"): {"enum": ["start", "end"]},
}
_DESCRIBED: Final = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def rulebook_schema() -> Schema:
    """
    Return the JSON Schema of a rulebook file (考核办法文件格式说明).

    What holds between tables is not in it: that a word is declared, that a formula can be read, that a
    reading has the options that a switch names. `decode_rulebook` tells of those.

    >>> rulebook_schema()["properties"]["schema"]
    {'const': 1}
    >>> sorted(rulebook_schema()["required"])
    ['id', 'schema', 'source', 'title']
    """
    definitions: dict[str, Schema] = {"amount": dict(_AMOUNT), "number": dict(_NUMBER), "under": dict(_UNDER)}
    schema = _object(RulebookFile, definitions, switched=False)
    schema["properties"]["schema"] = {"const": SCHEMA}
    for name, kind in RULES.items():
        definitions[kind.__name__] = _rule(kind, definitions)
        table: Schema = {"$ref": f"#/$defs/{kind.__name__}"}
        tables: Schema = {"type": "array", "items": table}
        schema["properties"][name] = {"anyOf": [table, tables]} if kind is Persons else tables
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:govinfo:rulebook:1",
        **schema,
        "title": "govinfo.rulebook/1",
        "$defs": dict(sorted(definitions.items())),
    }


def _rule(kind: type[Any], definitions: dict[str, Schema]) -> Schema:
    schema = _object(kind, definitions, switched=True)
    if kind is Price:
        schema["allOf"] = [_asking("of", facts, definitions) for facts in Facts]
    return schema


def _asking(name: str, facts: Facts, definitions: dict[str, Schema]) -> Schema:
    """Return what `when` may ask once the kind of records is known."""
    definitions.setdefault(f"when-{facts.value}", _conditions(ATTRIBUTES[facts], definitions))
    return {
        "if": {"properties": {name: {"const": facts.value}}, "required": [name]},
        "then": {"properties": {"when": _or_switch({"$ref": f"#/$defs/when-{facts.value}"})}},
    }


def _object(cls: type[Any], definitions: dict[str, Schema], *, switched: bool, keyed: bool = False) -> Schema:
    attrs.resolve_types(cls)
    fields = [spec for spec in attrs.fields(cls) if not (keyed and spec.name == "id")]
    said = _descriptions(cls)
    properties: dict[str, Schema] = {}
    for spec in fields:
        own = _NARROWER.get((cls.__name__, spec.name)) or _value(spec.type, definitions)
        if spec.name == "account":
            own = {"enum": list(ACCOUNTS)}
        if switched and spec.name not in {"id", "under"}:
            own = _or_switch(own)
        words = {"description": said[spec.name]} if spec.name in said and "$ref" not in own else {}
        default = {"default": spec.default} if isinstance(spec.default, (bool, int)) else {}
        properties[spec.name] = {**own, **words, **default}
    schema: Schema = {
        "title": cls.__name__,
        "description": (cls.__doc__ or "").strip().splitlines()[0],
        "type": "object",
        "properties": properties,
        "required": [spec.name for spec in fields if spec.default is attrs.NOTHING],
        "additionalProperties": False,
    }
    if cls is Measure:
        schema["allOf"] = [_asking("count", facts, definitions) for facts in Facts]
        schema["oneOf"] = [{"required": ["count"]}, {"required": ["formula"]}]
    return schema


def _value(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if kind == Under:
        return {"$ref": "#/$defs/under"}
    of: frozenset[Any] = frozenset(get_args(kind)) - {NoneType}
    if get_origin(kind) is tuple:
        return _several(get_args(kind)[0], definitions)
    if of in _UNIONS:
        return {"$ref": f"#/$defs/{_UNIONS[of]}"}
    if len(of) == 1:
        return _value(next(iter(of)), definitions)
    if kind is str:
        return dict(_STRING)
    if kind in {bool, int}:
        return {"type": "boolean" if kind is bool else "integer"}
    if kind is Seats:
        definitions.setdefault("seats", dict(_SEATS))
        return {"$ref": "#/$defs/seats"}
    if not attrs.has(kind):
        return schema_of(kind, definitions)
    name: str = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(kind, definitions, switched=False, keyed=kind in _KEYED)
    return {"$ref": f"#/$defs/{name}"}


def _several(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """Return a list, or the table that stands for one."""
    if kind is Condition:
        tags = {"tags": _tags(definitions)}
        definitions.setdefault("when", {"type": "object", "properties": tags, "additionalProperties": _wanted(_SCALAR)})
        return {"$ref": "#/$defs/when"}
    items = _value(kind, definitions)
    if kind in _KEYED:
        one: Schema = {"anyOf": [_STRING, items]} if kind is Word else items
        return {"type": "object", "propertyNames": {"minLength": 1}, "additionalProperties": one}
    return {"type": "array", "items": items}


def _conditions(known: Mapping[str, Attribute], definitions: dict[str, Schema]) -> Schema:
    properties: dict[str, Schema] = {}
    for name, found in known.items():
        plain: Schema = {"type": {"text": ["string", "integer"], "number": "integer", "truth": "boolean"}[found.kind.value]}
        if isinstance(found.words, tuple):
            plain = {"enum": list(found.words)}
        properties[name] = {**_wanted(plain), "description": found.title}
    return {
        "type": "object",
        "properties": {**properties, "tags": _tags(definitions)},
        "patternProperties": {f"^{re.escape(TAG)}": _wanted(_SCALAR)},
        "additionalProperties": False,
    }


def _tags(definitions: dict[str, Schema]) -> Schema:
    """Return what may be asked of tags, written as a table of their own."""
    definitions.setdefault("tags-wanted", {"type": "object", "additionalProperties": _wanted(_SCALAR)})
    return {"$ref": "#/$defs/tags-wanted"}


def _wanted(plain: Schema) -> Schema:
    """Return what a condition may ask for: a value, a list of values, `{ not = ... }`, each possibly by reading."""
    listed: Schema = {"anyOf": [plain, {"type": "array", "items": plain, "minItems": 1}]}
    negated: Schema = {"type": "object", "properties": {"not": _or_switch(listed)}, "required": ["not"], "additionalProperties": False}
    return _or_switch({"anyOf": [*listed["anyOf"], negated]})


def _or_switch(schema: Schema) -> Schema:
    """Return *schema*, or a switch with such a value for every option of a reading."""
    switch = {
        "type": "object",
        "properties": {"reading": _STRING},
        "required": ["reading"],
        "minProperties": 2,
        "additionalProperties": schema,
    }
    return {"anyOf": [schema, switch]}


def _descriptions(cls: type[Any]) -> Mapping[str, str]:
    """Return what the docstring of *cls* says of its fields."""
    found: Iterable[tuple[str, str]] = _DESCRIBED.findall(cleandoc(cls.__doc__ or ""))
    return {name: " ".join(words.split()) for name, words in found}
