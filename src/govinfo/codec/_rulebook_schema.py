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
from typing import Any, ClassVar, Final, final

from attrs import Attribute as Field
from attrs import fields

from govinfo.codec._rulebooks import RULES, SCHEMA, RulebookFile
from govinfo.codec._schema import Schema, SchemaMaker, Wrap, same
from govinfo.exact import MAX_DIGITS
from govinfo.records import About
from govinfo.rulebook import (
    Awards,
    Clause,
    Condition,
    Criterion,
    Facts,
    Light,
    Measure,
    Persons,
    Price,
    Publication,
    Ratio,
    Reading,
    Seats,
    Word,
)
from govinfo.rulebook._conditions import ATTRIBUTES, TAG, Attribute
from govinfo.rulebook._posts import ACCOUNTS
from govinfo.rulebook._words import Under

_KEYED: Final = (Word, Publication, Criterion, Measure, Clause, Light, Reading)
_SWITCHED: Final = frozenset(RULES.values())
_SUBJECTS: Final = tuple(spec.name for spec in fields(About))
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
_RATIO: Final = "^ *[0-9]+(?:\\.[0-9]+)?(?: *[:：] *[0-9]+(?:\\.[0-9]+)?)+ *$"
_AWARDS: Final[Schema] = {"anyOf": [{"enum": [word.value for word in Awards]}, {"type": "string", "pattern": _RATIO}]}
_UNDER: Final[Schema] = {
    "type": "object",
    "additionalProperties": {"anyOf": [_STRING, {"type": "array", "items": _STRING, "minItems": 1}]},
}
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
    maker = _RulebookMaker()
    schema = maker.object(RulebookFile, without=frozenset({"schema"}))
    schema["properties"] = {"schema": {"const": SCHEMA}} | schema["properties"]
    schema["required"] = ["schema", *schema["required"]]
    for name, kind in RULES.items():
        table: Schema = maker.refer(kind)
        tables: Schema = {"type": "array", "items": table}
        schema["properties"][name] = {"anyOf": [table, tables]} if kind is Persons else tables
    return maker.document("urn:govinfo:rulebook:1", "govinfo.rulebook/1", schema)


@final
class _RulebookMaker(SchemaMaker):
    """Makes the schema of a rulebook as TOML writes it."""

    unions: ClassVar[Mapping[frozenset[Any], tuple[str, Schema]]] = {
        frozenset({int, Fraction, str}): ("amount", _AMOUNT),
        frozenset({int, Fraction}): ("number", _NUMBER),
        frozenset({Awards, Ratio}): ("awards", _AWARDS),
    }

    def value(self, kind: Any, spec: Field[Any] | None = None, wrap: Wrap = same) -> Schema:
        """Readings are a table, seats a number or a percentage."""
        if kind == Under:
            return self.named("under", _UNDER)
        return self.named("seats", _SEATS) if kind is Seats else super().value(kind, spec, wrap)

    def several(self, kind: Any, spec: Field[Any] | None) -> Schema:
        """A list, or the table that stands for one."""
        if kind is Condition:
            when = {"type": "object", "properties": {"tags": self.tags()}, "additionalProperties": _wanted(_SCALAR)}
            return self.named("when", when)
        items = self.value(kind)
        if kind in _KEYED:
            one: Schema = {"anyOf": [_STRING, items]} if kind is Word else items
            return {"type": "object", "propertyNames": {"minLength": 1}, "additionalProperties": one}
        return {"type": "array", "items": items}

    def primitive(self, kind: Any, spec: Field[Any] | None, wrap: Wrap) -> Schema:
        """A string is not empty."""
        if kind is str:
            return dict(_STRING)
        return {"type": "boolean" if kind is bool else "integer"} if kind in {bool, int} else super().primitive(kind, spec, wrap)

    def field(self, cls: type[Any], spec: Field[Any]) -> Schema:
        """A field is described by the docstring of its class; in a rule a switch may stand for its value."""
        own = _NARROWER.get((cls.__name__, spec.name)) or super().field(cls, spec)
        if spec.name == "account":
            own = {"enum": list(ACCOUNTS)}
        if cls in _SWITCHED and spec.name not in {"id", "under"}:
            own = _or_switch(own)
        said = _descriptions(cls)
        words = {"description": said[spec.name]} if spec.name in said and "$ref" not in own else {}
        default = {"default": spec.default} if isinstance(spec.default, (bool, int)) else {}
        return {**own, **words, **default}

    def object(self, cls: type[Any], *, without: frozenset[str] = frozenset()) -> Schema:
        """What stands in a table of tables has its id as the key; what may be asked depends on the kind of records."""
        schema = {**super().object(cls, without=frozenset({"id"}) if cls in _KEYED else without), "title": cls.__name__}
        if cls is Price:
            schema["allOf"] = [self.asking("of", facts) for facts in Facts]
        if cls is Measure:
            schema["allOf"] = [self.asking("count", facts) for facts in Facts]
            schema["oneOf"] = [{"required": ["count"]}, {"required": ["formula"]}]
        return schema

    def asking(self, name: str, facts: Facts) -> Schema:
        """Return what `when` may ask once the kind of records is known."""
        when = self.named(f"when-{facts.value}", self.conditions(ATTRIBUTES[facts]))
        return {
            "if": {"properties": {name: {"const": facts.value}}, "required": [name]},
            "then": {"properties": {"when": _or_switch(when)}},
        }

    def conditions(self, known: Mapping[str, Attribute]) -> Schema:
        """Return what may be asked of the attributes of one kind of records."""
        properties: dict[str, Schema] = {}
        for name, found in known.items():
            plain: Schema = {"type": {"text": ["string", "integer"], "number": "integer", "truth": "boolean"}[found.kind.value]}
            if isinstance(found.words, tuple):
                plain = {"enum": list(found.words)}
            properties[name] = {**_wanted(plain), "description": found.title}
        return {
            "type": "object",
            "properties": {**properties, "tags": self.tags()},
            "patternProperties": {f"^{re.escape(TAG)}": _wanted(_SCALAR)},
            "additionalProperties": False,
        }

    def tags(self) -> Schema:
        """Return what may be asked of tags, written as a table of their own."""
        return self.named("tags-wanted", {"type": "object", "additionalProperties": _wanted(_SCALAR)})


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
