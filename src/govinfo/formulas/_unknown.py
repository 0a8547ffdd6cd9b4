"""The sentence about a word that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from govinfo.texts import Text, nearest

_LISTED: Final = 12


def unknown(complaint: Text, word: str, known: Iterable[str]) -> Text:
    """
    Return *complaint* with the nearest known word, else with the known ones.

    >>> str(unknown(Text("there is no name {word} here", word="sents"), "sents", ["sent"]))
    'there is no name sents here; did you mean sent?'
    """
    words = sorted(set(known))
    near = nearest(word, words)
    if near is not None:
        return Text("{complaint}; did you mean {near}?", complaint=complaint, near=near)
    if not words:
        return Text("{complaint}; none is known here", complaint=complaint)
    if len(words) > _LISTED:
        return Text(
            "{complaint}; known are {known} and {n} more", complaint=complaint, known=tuple(words[:_LISTED]), n=len(words) - _LISTED
        )
    return Text("{complaint}; known are {known}", complaint=complaint, known=tuple(words))
