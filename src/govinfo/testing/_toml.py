"""TOML as generated rulebooks are written, so that a person can read it, and paste it where a rulebook is read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeAlias, cast, final

from govinfo.exact import format_exact

Document: TypeAlias = dict[str, Any]
"""What a rulebook file says, as plain lists and tables."""

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+\Z", re.ASCII)


@final
class RulebookText(str):
    """The text of a rulebook file, which a failing test prints as the lines that it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the text between quotation marks, as it can be pasted into a program."""
        lines = self.replace("\\", "\\\\").replace("'''", "''\\'")
        return f"'''\n{lines}'''"


def toml_text(document: Mapping[str, object]) -> RulebookText:
    """
    Write *document* as TOML: what is plain first, then a table for each table and for each rule.

    >>> print(toml_text({"id": "x", "forms": {"item": "单条"}, "price": [{"id": "p", "when": {"form": "item"}}]}))
    id = "x"
    <BLANKLINE>
    [forms]
    item = "单条"
    <BLANKLINE>
    [[price]]
    id = "p"
    when = { form = "item" }
    <BLANKLINE>
    """
    plain = {name: value for name, value in document.items() if not (isinstance(value, dict) or _is_rules(value))}
    parts = [_lines(plain)]
    for name, value in document.items():
        if isinstance(value, dict):
            parts.append(f"[{_key(name)}]\n{_lines(cast('Document', value))}")
        elif _is_rules(value):
            parts += [f"[[{_key(name)}]]\n{_lines(rule)}" for rule in cast("list[Document]", value)]
    return RulebookText("\n".join(parts))


def _is_rules(value: object) -> bool:
    several = cast("list[object]", value) if isinstance(value, list) else []
    return bool(several) and all(isinstance(rule, dict) for rule in several)


def _lines(table: Mapping[str, object]) -> str:
    return "".join(f"{_key(name)} = {_value(value)}\n" for name, value in table.items())


def _key(name: str) -> str:
    return name if _BARE.match(name) else json.dumps(name, ensure_ascii=False)


def _value(value: object) -> str:
    """Write one value, a table in one line."""
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(name)} = {_value(one)}" for name, one in cast("Document", value).items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_value, cast("list[object]", value))) + "]"
    if isinstance(value, Fraction):
        return format_exact(value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
