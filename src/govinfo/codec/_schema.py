"""
The one maker of JSON Schemas: it walks the types of a format, so that no schema can fall behind them.

What the formats share stands here: objects from classes, lists from tuples, days, instants, periods,
words. A format says in a class of its own what it writes otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, ClassVar, Final, TypeAlias, Union, cast, get_args, get_origin

import attrs
from attrs import Attribute

from govinfo.codec._values import key_of
from govinfo.errors import InvalidValueError, check_type
from govinfo.exact import MAX_DIGITS
from govinfo.labels import Labelled
from govinfo.periods import Period
from govinfo.records import Tags
from govinfo.records._fields import MAX_TEXT
from govinfo.texts import Text

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a piece of one."""

Wrap: TypeAlias = Callable[[object], object]
"""Makes a value of a field from a value of the type inside it, as a tuple from an item."""

DAY: Final = "(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
"""The pattern of a day."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_CLOCK: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,6})?)?"
_SPOKEN: Final = "年(?:度|[上下]半年|第?[1-4一二三四]季度|(?:0?[1-9]|1[0-2])月份?)?"
_NAMED: Final = f"(?:19|2[0-9])[0-9]{{2}}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2])|H[12]|Q[1-4]|{_SPOKEN})?"
_OFFSET: Final = "(?:Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"

TEXT: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": MAX_TEXT, "pattern": "\\S"}
"""A text with something in it."""

NUMBER: Final[Schema] = {
    "anyOf": [{"type": "integer"}, {"type": "string", "maxLength": MAX_DIGITS, "pattern": "^[+-]?[0-9]+(?:\\.[0-9]+|/0*[1-9][0-9]*)?$"}]
}
"""An exact number."""

LEAVES: Final[Mapping[type[Any], tuple[str, Schema]]] = {
    date: ("day", {"type": "string", "format": "date", "pattern": f"^{DAY}$"}),
    datetime: ("instant", {"type": "string", "format": "date-time", "pattern": f"^{DAY}T{_CLOCK}{_OFFSET}$"}),
    Period: ("period", {"type": "string", "pattern": f"^(?:{_NAMED}|{DAY}/{DAY})$"}),
    Tags: (
        "tags",
        {
            "type": "object",
            "propertyNames": TEXT,
            "additionalProperties": {"anyOf": [{"type": "string", "maxLength": MAX_TEXT}, {"type": ["integer", "boolean"]}]},
        },
    ),
}
"""The values that every format writes alike, by name."""


def same(value: object) -> object:
    """Return the value itself: the field holds the type and nothing around it."""
    return value


class SchemaMaker:
    """
    Makes the schema of one format.

    Attributes:
        unions: what a choice between several types is called, and its schema; a type or nothing is no choice.
        definitions: what was used by name so far.
    """

    unions: ClassVar[Mapping[frozenset[Any], tuple[str, Schema]]] = {frozenset({int, Fraction}): ("number", NUMBER)}

    def __init__(self) -> None:
        """Begin with nothing defined."""
        self.definitions: dict[str, Schema] = {}

    def document(self, id_: str, title: str, schema: Schema) -> Schema:
        """Return a whole schema: *schema* under a name, with all that it uses."""
        head = {"$schema": _DIALECT, "$id": id_}
        return {**head, **schema, "title": title, "$defs": dict(sorted(self.definitions.items()))}

    def value(self, kind: Any, spec: Attribute[Any] | None = None, wrap: Wrap = same) -> Schema:
        """
        Return the schema of a type as the field *spec* takes it.

        Raises:
            TypeError: no schema is known for such a type.
        """
        if get_origin(kind) in {Union, UnionType}:
            of = frozenset(get_args(kind)) - {NoneType}
            return self.value(next(iter(of)), spec, wrap) if len(of) == 1 else self.choice(of, spec, wrap)
        if get_origin(kind) is tuple:
            return self.several(get_args(kind)[0], spec)
        if get_origin(kind) is Mapping:
            return {"type": "object", "additionalProperties": self.value(get_args(kind)[1])}
        if kind in LEAVES:
            return self.named(*LEAVES[kind])
        if isinstance(kind, type) and issubclass(kind, Labelled):
            return self.named(kind.__name__, {"enum": [word.value for word in kind]})
        if isinstance(kind, type) and attrs.has(kind):
            return self.refer(kind)
        return self.primitive(kind, spec, wrap)

    def choice(self, of: frozenset[Any], spec: Attribute[Any] | None, wrap: Wrap) -> Schema:
        """Return the schema of a value of one of several types."""
        if of in self.unions:
            return self.named(*self.unions[of])
        raise TypeError(f"no schema is known for {sorted(map(str, of))}")

    def several(self, kind: Any, spec: Attribute[Any] | None) -> Schema:
        """Return the schema of a list of values of one type."""
        return {"type": "array", "items": self.value(kind, spec, lambda value: (value,))}

    def primitive(self, kind: Any, spec: Attribute[Any] | None, wrap: Wrap) -> Schema:
        """Return the schema of a text, a number or a truth."""
        raise TypeError(f"no schema is known for {kind}")

    def field(self, cls: type[Any], spec: Attribute[Any]) -> Schema:
        """Return the schema of one field of a class."""
        return self.value(spec.type, spec)

    def refer(self, cls: type[Any]) -> Schema:
        """Return a reference to the schema of a class, which is made when it is first met."""
        name = cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.object(cls)
        return {"$ref": f"#/$defs/{name}"}

    def object(self, cls: type[Any], *, without: frozenset[str] = frozenset()) -> Schema:
        """Return the schema of a class, *without* the fields that stand elsewhere."""
        attrs.resolve_types(cls)
        fields = [spec for spec in attrs.fields(cls) if spec.init and spec.name not in without]
        return {
            "title": getattr(cls, "label", cls.__name__),
            "description": _first_sentence(cls),
            "type": "object",
            "properties": {key_of(spec): self.field(cls, spec) for spec in fields},
            "required": [key_of(spec) for spec in fields if spec.default is attrs.NOTHING],
            "additionalProperties": False,
        }

    def named(self, name: str, schema: Schema) -> Schema:
        """Return a reference to *schema*, which is kept under a name."""
        self.definitions.setdefault(name, schema)
        return {"$ref": f"#/$defs/{name}"}


DEFINITIONS: Final = "#/$defs/{model}"
"""Where the parts of a schema stand that is one document."""


def referring(schema: Schema, template: str) -> Schema:
    """
    Return a schema whose parts are referred to elsewhere: in OpenAPI they stand under `#/components/schemas/{model}`.

    Raises:
        InvalidValueError: the template does not say where the name of a part stands.
    """
    check_type("ref_template", template, str, "a str")
    if "{model}" not in template:
        example = "#/components/schemas/{model}"
        expected = Text("a text with {place} in it, such as {example}", place="{model}", example=example)
        raise InvalidValueError("ref_template", template, expected)
    start = DEFINITIONS.partition("{")[0]

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: moved(one) for key, one in cast("dict[str, Any]", value).items()}
        if isinstance(value, list):
            return list(map(moved, cast("Iterable[Any]", value)))
        if isinstance(value, str) and value.startswith(start):
            return template.replace("{model}", value.removeprefix(start))
        return value

    return schema if template == DEFINITIONS else cast("Schema", moved(schema))


def _first_sentence(cls: type[Any]) -> str:
    lines = (cls.__doc__ or "").strip().splitlines()
    return lines[0] if lines else cls.__name__
