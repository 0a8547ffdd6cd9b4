"""TOML as the tests take it apart and write it again."""

from __future__ import annotations

import json
import tomllib
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

__all__ = ["as_json", "read", "written"]


def read(text: str) -> dict[str, Any]:
    """Return the document of a TOML text, decimals as they are written."""
    return tomllib.loads(text, parse_float=Decimal)


def as_json(value: object) -> Any:
    """Return what a reader of TOML found as JSON would have it."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def written(document: dict[str, Any]) -> str:
    """Write a document as TOML, one key to a line."""
    return "\n".join(f"{json.dumps(key)} = {_value(value)}" for key, value in document.items())


def _value(value: Any) -> str:
    """Write one value: tables inline, days and decimals as they are."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else json.dumps(value)
