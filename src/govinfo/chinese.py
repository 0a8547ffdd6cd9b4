"""The Chinese of every sentence that govinfo prints, by its English template."""

from __future__ import annotations

from typing import Final

__all__ = ["CHINESE"]

CHINESE: Final[dict[str, str]] = {}
