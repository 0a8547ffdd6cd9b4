"""By what the words of records and rules are compared (用语)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from govinfo.texts._shown import spelled

_LONGEST: Final = 80
_YES: Final = frozenset({"true", "yes", "是", "有", "对", "√", "✓", "✔", "☑"})
_NO: Final = frozenset({"false", "no", "否", "无", "错", "×", "✕", "✗", "✘", "☒"})


def word_of(value: str | int | None) -> str:
    """
    Return by what the words of records and rules are compared (用语): *value* as it reads.

    The number 1 and the text `1` are one word, full-width characters and blanks around a word make no other
    one, and what a clerk writes for yes or no is the mark `true` or `false`, which no number is. Nothing
    given is the empty word. `01` and `1.0` read otherwise than `1`, and so are other words.

    >>> word_of(1) == word_of("１") == word_of(" 1 ") == "1", word_of("01")
    (True, '01')
    >>> word_of(True) == word_of("是") == word_of("TRUE") == word_of("✓") == "true", word_of(None)
    (True, '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _known_word(value) if len(value) <= _LONGEST else _word(value)
    return spelled(value)


def _word(text: str) -> str:
    plain_text = " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())
    mark = plain_text.casefold()
    return "true" if mark in _YES else "false" if mark in _NO else plain_text


_known_word = lru_cache(maxsize=8192)(_word)
