"""The word that was probably meant, and the sentences that say so."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from typing import Final, final

from attrs import define, field

from govinfo.texts._text import Text

_LONGEST: Final = 80
_LISTED: Final = 12
_MOST_COMPARISONS: Final = 200_000


def nearest(word: str, known: Iterable[str]) -> str | None:
    """
    Return the known word that *word* was probably meant to be, None where none is near.

    >>> nearest("zhengwo", ["today", "zhengwu"])
    'zhengwu'
    """
    words = sorted(set(known))
    folded = {other.casefold().replace("_", "-"): other for other in words}
    key = word[:_LONGEST].casefold().replace("_", "-")
    close = difflib.get_close_matches(key, folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def hint(word: str, known: Collection[str]) -> Text:
    """
    Return the nearest of the known words, else the first of all of them.

    >>> str(hint("sents", ["sent", "used"])), str(hint("x", ["sent", "used"]))
    ('did you mean sent?', 'known are sent, used')
    """
    return meant(nearest(word, known)) or listing(sorted(set(known)))


def meant(near: str | None) -> Text | None:
    """Return the question whether the nearest word was meant, None where none is near."""
    return None if near is None else called(near)


def called(near: object) -> Text:
    """Return the question whether a word, perhaps with its title, was meant."""
    return Text("did you mean {word}?", word=near)


def listing(known: Sequence[object], *, most: int = _LISTED) -> Text:
    """Return the words that would have been right, in their order, and how many more there are behind *most* of them."""
    if not known:
        return Text("none is declared")
    if len(known) > most:
        return Text("known are {words} and {n} more", words=tuple(known[:most]), n=len(known) - most)
    return Text("known are {words}", words=tuple(known))


def complain(complaint: Text, advice: Text | None) -> Text:
    """
    Return a complaint with the next step behind it, such as the word that was probably meant.

    >>> str(complain(Text("is no known field"), hint("unti", ["unit"])))
    'is no known field; did you mean unit?'
    """
    return complaint if advice is None else Text("{complaint}; {hint}", complaint=complaint, hint=advice)


@final
@define(eq=False)
class Suggestions:
    """
    The nearest words for many words, of which there may be thousands: looked for until enough was compared, then no more.

    Attributes:
        left: how many more words are compared.

    >>> near = Suggestions()
    >>> near.of("agry", ["agri", "water"]), Suggestions(left=1).of("agry", ["agri", "water"])
    ('agri', None)
    """

    left: int = _MOST_COMPARISONS
    _found: dict[str, str | None] = field(factory=dict[str, str | None], init=False)

    def of(self, word: str, known: Collection[str]) -> str | None:
        """Return the nearest of the *known* words, which are the same at every call; None where none is near or enough was compared."""
        if word not in self._found and self.left >= len(known):
            self.left -= len(known)
            self._found[word] = nearest(word, known)
        return self._found.get(word)
