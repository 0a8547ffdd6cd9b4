"""Ids that a reader takes for one although they are two: full width, accents written apart, what nobody sees."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, normalize

__all__: list[str] = []

_INVISIBLE: Final = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]",
)
"""What takes no ink although it counts as printable: fillers, variation selectors, the empty braille pattern."""


def as_it_looks(id_: str) -> str:
    """
    Return what two ids have in common that a reader cannot tell apart, or would take for one.

    >>> as_it_looks("ＡＧＲＩ"), as_it_looks("agri")
    ('agri', 'agri')
    """
    if id_.isascii():
        return id_.casefold()
    plain = _INVISIBLE.sub("", normalize("NFKC", id_)).casefold()
    return normalize("NFKC", plain)  # folding can leave accents apart again


def spelled_out(id_: str) -> str:
    """Return an id with what nobody sees, and accents that stand apart, as their numbers."""
    return "".join(f"\\u{ord(char):04x}" if category(char) == "Mn" or _INVISIBLE.match(char) else char for char in id_)
