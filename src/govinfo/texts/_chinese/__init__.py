"""The Chinese of every sentence that govinfo prints, by its English template."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from govinfo.texts._chinese import (
    _assessment,
    _cli,
    _codec,
    _deadlines,
    _documents,
    _duties,
    _examples,
    _formulas,
    _importing,
    _register,
    _rulebook,
    _testing,
    _trials,
    _values,
)

_PARTS: Final = (
    _values,
    _register,
    _formulas,
    _rulebook,
    _assessment,
    _codec,
    _deadlines,
    _duties,
    _documents,
    _importing,
    _cli,
    _examples,
    _testing,
    _trials,
)

CHINESE: Final[Mapping[str, str]] = MappingProxyType({english: chinese for part in _PARTS for english, chinese in part.CHINESE.items()})
"""The Chinese templates by their English ones, with the same places."""
