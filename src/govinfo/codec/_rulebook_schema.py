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
from typing import Any, ClassVar, Final, cast, final

from attrs import Attribute as Field
from attrs import fields

from govinfo.codec._rulebooks import RULES, SCHEMA, RulebookFile
from govinfo.codec._schema import DEFINITIONS, Schema, SchemaMaker, Wrap, referring, same
from govinfo.exact import MAX_DIGITS
from govinfo.labels import Labelled
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
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._conditions import ATTRIBUTES, TAG, Attribute
from govinfo.rulebook._words import TagWord, TagWords, Under

_KEYED: Final = (Word, Publication, Criterion, Measure, Clause, Light, Reading, TagWords)
_SWITCHED: Final = frozenset(RULES.values())
_SUBJECTS: Final = tuple(spec.name for spec in fields(About))
_STRING: Final[Schema] = {"type": "string", "minLength": 1}
_NUMBER: Final[Schema] = {
    "type": ["number", "string"],
    "maxLength": MAX_DIGITS,
    "pattern": "^[+-]?[0-9]+(?:\\.[0-9]+|/0*[1-9][0-9]*)?$",
    "description": 'a number, a fraction as a string: "10/3"',
}
_AMOUNT: Final[Schema] = {"type": ["number", "string"], "minLength": 1, "description": "a number or a formula"}
_SCALAR: Final[Schema] = {"type": ["string", "integer", "boolean"]}
_SEATS: Final[Schema] = {
    "type": ["integer", "string"],
    "minimum": 0,
    "pattern": "^[0-9]+(?:\\.[0-9]+)?%$",
    "description": "a number, or a percentage",
}
_RATIO: Final = "^ *[0-9]+(?:\\.[0-9]+)?(?: *[:：] *[0-9]+(?:\\.[0-9]+)?)+ *$"
_ABSENT: Final[Schema] = {
    "type": "object",
    "properties": {"tags": {"type": "object", "additionalProperties": {"type": "string"}}},
    "additionalProperties": {"type": "string"},
}
_AWARDS: Final[Schema] = {"type": "string", "pattern": f"{_RATIO}|^(?:{'|'.join(word.value for word in Awards)})$"}
_UNDER: Final[Schema] = {
    "type": "object",
    "additionalProperties": {"type": ["string", "array"], "minLength": 1, "items": _STRING, "minItems": 1},
}
_NARROWER: Final[Mapping[tuple[str, str], Schema]] = {
    ("Commend", "groups"): {"type": "object", "additionalProperties": _SEATS},
    ("Criterion", "about"): {"type": "array", "items": {"enum": list(_SUBJECTS)}, "minItems": 1},
    ("Keep", "best"): {"type": "integer", "minimum": 1},
    ("Keep", "per"): {"type": "array", "items": _STRING, "minItems": 1},
    ("Persons", "deductions"): {"enum": ["named", "unit"]},
    ("Settings", "first_month"): {"type": "integer", "minimum": 1, "maximum": 12},
    ("Settings", "decimals"): {"type": "integer", "minimum": 0, "maximum": 4},
    ("Settings", "named_after"): {"enum": ["start", "end"]},
}
_COMMON: Final[Mapping[str, str]] = {
    "id": "what records, rules and formulas call it: letters, digits, - and _",
    "title": "what Chinese readers call it",
    "title_en": "what English readers call it; left out, the title",
    "clause": "the clauses by which it holds, as a clerk cites them, several joined by 、; numbers must occur in those that are quoted",
    "under": "the readings under which it holds: { reading = option } or { reading = [options] }",
    "part": "the part of the total to which it belongs",
    "groups": "the groups whose units it is for; left out, all",
    "provided": "a formula that must be true",
    "account": "where it is posted: points or yuan",
    "step": "when it is its turn, from 0 to 99",
    "question": "what the text leaves open, in words",
    "question_en": "the same in English",
    "for": "whether it is about units or persons",
}
"""What keys mean that many tables share, where a class says nothing else."""

_CHINESE: Final = re.compile("[(（]([\u4e00-\u9fff][^()（）]*)[)）]")
"""The Chinese term in a docstring."""

_DESCRIBED: Final = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def rulebook_schema(*, ref_template: str = DEFINITIONS) -> Schema:
    """
    Return the JSON Schema of a rulebook file (考核办法文件格式说明).

    What holds between tables is not in it: that a word is declared, that a formula can be read, that a
    reading has the options that a switch names. `decode_rulebook` tells of those.

    Args:
        ref_template: where its parts are referred to, with `{model}` for the name of one.

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
        schema["properties"][name] = {"if": {"type": "array"}, "then": tables, "else": table} if kind is Persons else tables
    return referring(maker.document("urn:govinfo:rulebook:1", "govinfo.rulebook/1", schema), ref_template)


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
            when = {"type": "object", "properties": {"tags": self.tags()}, "additionalProperties": self.wanted(_SCALAR)}
            return self.named("when", when)
        if kind == tuple[str, str]:
            return dict(_ABSENT)
        items = self.value(kind)
        if kind is TagWord:
            return {"type": "array", "items": {"anyOf": [_STRING, items]}, "minItems": 1}
        if kind in _KEYED:
            one: Schema = {"if": {"type": "string"}, "then": _STRING, "else": items} if kind is Word else items
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
            own = self.or_switch(own)
        said = _descriptions(cls).get(spec.name) or _COMMON.get(spec.name)
        words = {"description": said} if said is not None else {}
        written = spec.default.value if isinstance(spec.default, Labelled) else spec.default
        default = {"default": written} if isinstance(written, (bool, int, str)) else {}
        return {**own, **words, **default}

    def object(self, cls: type[Any], *, without: frozenset[str] = frozenset()) -> Schema:
        """What stands in a table of tables has its id as the key; what may be asked depends on the kind of records."""
        title = next(iter(_CHINESE.findall(cls.__doc__ or "")), cls.__name__)
        schema = {**super().object(cls, without=frozenset({"id"}) if cls in _KEYED else without), "title": title}
        if cls is Price:
            schema["allOf"] = [self.asking("of", facts) for facts in Facts]
        if cls is Measure:
            schema["allOf"] = [self.asking("count", facts) for facts in Facts]
            neither_both = {"then": {"properties": {"formula": False}}, "else": {"required": ["formula"]}}
            schema |= {"if": {"required": ["count"]}, **neither_both}
        return schema

    def asking(self, name: str, facts: Facts) -> Schema:
        """Return what `when` may ask once the kind of records is known."""
        when = self.named(f"when-{facts.value}", self.conditions(ATTRIBUTES[facts]))
        return {
            "if": {"properties": {name: {"const": facts.value}}, "required": [name]},
            "then": {"properties": {"when": self.or_switch(when)}},
        }

    def conditions(self, known: Mapping[str, Attribute]) -> Schema:
        """Return what may be asked of the attributes of one kind of records."""
        properties: dict[str, Schema] = {}
        for name, found in known.items():
            plain: Schema = {"type": {"text": ["string", "integer"], "number": "integer", "truth": "boolean"}[found.kind.value]}
            if isinstance(found.words, tuple):
                plain = {"enum": list(found.words)}
            properties[name] = {**self.wanted(plain), "description": found.title}
        return {
            "type": "object",
            "properties": {**properties, "tags": self.tags()},
            "patternProperties": {f"^{re.escape(TAG)}": self.wanted(_SCALAR)},
            "additionalProperties": False,
        }

    def tags(self) -> Schema:
        """Return what may be asked of tags, written as a table of their own."""
        return self.named("tags-wanted", {"type": "object", "additionalProperties": self.wanted(_SCALAR)})

    def wanted(self, plain: Schema) -> Schema:
        """
        Return what a condition may ask for: a value, a list of values, `{ not = ... }`, each possibly by reading.

        What is written tells which of them is meant, so that a mistake is told once and not for each of them.
        """
        listed: Schema = {"if": {"type": "array"}, "then": {"items": plain, "minItems": 1}, "else": plain}
        negated: Schema = {"properties": {"not": self.or_switch(listed)}, "required": ["not"], "additionalProperties": False}
        return self.or_switch({"if": {"type": "object"}, "then": negated, "else": listed}, name=f"wanted-{_name_of(plain)}")

    def or_switch(self, schema: Schema, name: str | None = None) -> Schema:
        """Return *schema*, or a switch with such a value for every option of a reading, under a name."""
        values = {"properties": {"reading": _STRING}, "minProperties": 2, "additionalProperties": schema}
        either = {"if": {"type": "object", "required": ["reading"]}, "then": values, "else": schema}
        name = name or f"{_name_of(schema)}-by-reading"
        while self.definitions.get(name, either) != either:  # something else is called alike
            name += "-too"
        return self.named(name, either)


def _name_of(schema: Schema) -> str:
    """Return what a piece of a schema is called: by what it refers to, else by the kind of values and what is asked of them."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return "-or-".join(map(str, schema["enum"]))
    if "if" in schema:
        return f"several-{_name_of(schema['else'])}"
    kinds = [schema["type"]] if isinstance(schema["type"], str) else cast("list[str]", schema["type"])
    asked = [str(schema[name]) for name in ("minimum", "maximum") if name in schema]
    return (
        "-or-".join(kinds)
        + ("-of-" + _name_of(schema["items"]) if "items" in schema else "")
        + "".join(f"-{one}" for one in asked)
        + ("-some" if schema.get("minItems") else "")
    )


def _descriptions(cls: type[Any]) -> Mapping[str, str]:
    """Return what the docstring of *cls* says of its fields."""
    found: Iterable[tuple[str, str]] = _DESCRIBED.findall(cleandoc(cls.__doc__ or ""))
    return {name: " ".join(words.split()) for name, words in found}
