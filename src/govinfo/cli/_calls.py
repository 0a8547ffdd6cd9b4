"""What is wrong with a call (调用错误): the one error that belongs to the command line alone."""

from __future__ import annotations

from collections.abc import Iterable

from govinfo.errors import GovinfoError
from govinfo.texts import Text, nearest


class CallError(GovinfoError):
    """
    A call that cannot be carried out, or a file that cannot be read or written: exit status 2.

    Attributes:
        message: what is wrong and what to do.
    """

    def __init__(self, message: Text) -> None:
        """Keep the sentence."""
        super().__init__(message)
        self.message = message


def none_of(name: str, got: str, known: Iterable[str]) -> Text:
    """Return the complaint about a value that is none of the *known* words, with the nearest of them."""
    words = tuple(known)
    close = nearest(got, words)
    if close is None:
        return Text("{name} must be one of {known}, got {got}", name=name, known=words, got=got)
    return Text("{name} must be one of {known}, got {got}; did you mean {near}?", name=name, known=words, got=got, near=close)
