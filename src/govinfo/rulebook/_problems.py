"""How the checks of a rulebook tell what they found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo.errors import Problem
from govinfo.rulebook._words import Under
from govinfo.texts import Text, hint


def flaw(path: str, message: Text) -> Problem:
    """Return an error at *path*."""
    return Problem(path=path, message=message)


def unknown(path: str, got: str, known: Sequence[str], what: str) -> Iterator[Problem]:
    """Yield the error that *got* is none of the known words, with the nearest."""
    if got not in known:
        yield flaw(path, Text("there is no {what} {got}; {hint}", what=Text(what), got=got, hint=hint(got, tuple(known))))


def together(one: Under, other: Under) -> bool:
    """Whether some choice of readings takes both."""
    options = dict(one)
    return all(reading not in options or not set(options[reading]).isdisjoint(allowed) for reading, allowed in other)
