"""What the schema of rulebooks says of a key (键的说明): the keys of a table, their words, their meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias, cast

from govinfo.codec import rulebook_schema

Node: TypeAlias = Mapping[str, Any]


@cache
def _schema() -> Node:
    return rulebook_schema()


@cache
def keys_of(table: tuple[str, ...]) -> Mapping[str, Node]:
    """
    Return the keys that a table may have.

    >>> "amount" in keys_of(("price",)), "covered" in keys_of(("clauses", "三")), "forms" in keys_of(())
    (True, True, True)
    """
    node = _schema()
    for part in table:
        node = _inside(node, part)
    return {name: told for shape in _shapes(node) for name, told in cast("Node", shape.get("properties", {})).items()}


def words_of(node: Node) -> tuple[str, ...]:
    """
    Return the words of which a key takes one, none where it takes any text.

    >>> words_of(keys_of(("price",))["of"])[:2]
    ('submission', 'adoption')
    """
    found = (word for shape in _shapes(node) for word in (*shape.get("enum", ()), *([shape["const"]] if "const" in shape else ())))
    return tuple(dict.fromkeys(word for word in found if isinstance(word, str)))


def told(node: Node) -> str:
    """
    Return what the schema says of a key.

    >>> told(keys_of(("price",))["of"])
    'the kind of records priced.'
    """
    return next((str(shape["description"]) for shape in (node, *_shapes(node)) if "description" in shape), "")


def is_row(name: str) -> bool:
    """
    Whether a table of the file may stand in it more than once.

    >>> is_row("price"), is_row("forms")
    (True, False)
    """
    return any(shape.get("type") == "array" for shape in _shapes(keys_of(())[name]))


def _inside(node: Node, part: str) -> Node:
    """Return what stands under a name in a table, or in the rows of one."""
    for shape in _shapes(node):
        if part in shape.get("properties", {}):
            return _row(shape["properties"][part])
        if isinstance(shape.get("additionalProperties"), Mapping):
            return _row(shape["additionalProperties"])
    return {}


def _row(node: Node) -> Node:
    return next((shape["items"] for shape in _shapes(node) if isinstance(shape.get("items"), Mapping)), node)


def _shapes(node: Node) -> Iterator[Node]:
    """Yield the forms that a node may have, those of references and alternatives among them."""
    if "$ref" in node:
        yield from _shapes(_schema()["$defs"][str(node["$ref"]).rpartition("/")[2]])
    for name in ("then", "else"):
        yield from _shapes(node[name]) if name in node else ()
    for name in ("anyOf", "oneOf", "allOf"):
        for choice in node.get(name, ()):
            yield from _shapes(choice)
    yield node
