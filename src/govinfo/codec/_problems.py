"""What is said of data that cannot be read: the words, the paths, and the refusals that carry them upwards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import cast, final

from attrs import frozen

from govinfo.errors import GovinfoError
from govinfo.texts import Text
from govinfo.texts._near import complain, listing, meant, nearest
from govinfo.texts._shown import show

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,79}\Z", re.ASCII)
_FEW = 10
_nearest = lru_cache(maxsize=1024)(nearest)


@final
@frozen
class Refused:
    """
    What stands in parsed data where JSON had a number that is never accepted.

    Attributes:
        text: the number as it was written.
        kind: `float`, `constant` (NaN and the infinities) or `long` (more digits than are read).
    """

    text: str
    kind: str


@final
@frozen(eq=False)
class FlawedObject:
    """
    What stands in parsed data where a JSON object gave some of its fields twice.

    Attributes:
        fields: the fields, each with the value given last.
        repeated: the names given more than once.
    """

    fields: dict[str, object]
    repeated: tuple[str, ...]


@final
class Refusal(GovinfoError):  # noqa: N818  # never leaves the codec
    """One value refused, in a whole sentence; where it stands is known further up."""

    def __init__(self, message: Text) -> None:
        """Keep the sentence."""
        super().__init__(message)
        self.message = message


@final
class Refusals(GovinfoError):  # noqa: N818  # never leaves the codec
    """Several parts of one value refused: for each the way to it and what is wrong."""

    def __init__(self, parts: Iterable[tuple[str, Exception]]) -> None:
        """Keep the parts, each as the piece of path that leads to it and its own refusal."""
        self.parts = tuple(parts)
        super().__init__(self.parts)


def describe(value: object) -> object:
    """
    Return what stands there, short enough for a message however large or deep it is.

    >>> describe("agri"), str(describe([[1]])), str(describe({"unit": "agri"}))
    ('"agri"', 'a list of 1', 'an object')
    """
    if isinstance(value, Refused):
        return show(value.text)[1:-1] if len(value.text) <= _FEW * 4 else show(value.text)
    if isinstance(value, (FlawedObject, dict)):
        return Text("an object")
    if isinstance(value, (list, tuple)):
        values = cast("list[object] | tuple[object, ...]", value)
        items = list(values[: _FEW + 1])
        if len(items) > _FEW or any(isinstance(part, (list, tuple, dict, FlawedObject, Refused)) for part in items):
            return Text("a list of {n}", n=len(values))
        return show(items)
    return show(value)


def must_be(expected: str | Text, got: object) -> Refusal:
    """Return the refusal of a value that is not what stands there in good data."""
    words = expected if isinstance(expected, Text) else Text(expected)
    return Refusal(Text("must be {expected}, got {got}", expected=words, got=describe(got)))


def not_null() -> Refusal:
    """Return the refusal of a null where the field may be left out."""
    return Refusal(Text("must not be null: leave the field out"))


def missing() -> Refusal:
    """Return the refusal of an object without a field that it must have."""
    return Refusal(Text("is missing: this field is required"))


def twice() -> Refusal:
    """Return the refusal of a field that is given more than once."""
    return Refusal(Text("is given more than once in one object: keep one of them"))


def unknown_field(name: str, known: Iterable[str], wanted: Iterable[str] = ()) -> Refusal:
    """
    Return the refusal of a field that nothing knows, with the nearest known one: of those *wanted* and not given, if one is near.

    >>> str(unknown_field("submited_at", ["id", "submitted_at"]).message)
    'is no known field; did you mean "submitted_at"?'
    """
    fields = tuple(sorted(known))
    near = _nearest(name[:80], tuple(wanted)) or _nearest(name[:80], fields)
    advice = listing(fields, most=len(fields)) if near is None else meant(show(near))
    return Refusal(complain(Text("is no known field"), advice))


def unknown_word(got: object, known: Iterable[str]) -> Refusal:
    """
    Return the refusal of a word that is not in a closed vocabulary, with the nearest known one.

    >>> str(unknown_word("provinse", ["city", "province"]).message)
    'must be one of city, province, got "provinse"; did you mean "province"?'
    """
    words = tuple(known)
    near = _nearest(got[:80], words) if isinstance(got, str) else None
    complaint = Text("must be one of {known}, got {got}", known=words, got=describe(got))
    return Refusal(complain(complaint, None if near is None else meant(show(near))))


def member(name: str) -> str:
    """
    Return the piece of a path that leads to the field *name*.

    >>> member("on"), member("a key")
    ('.on', '["a key"]')
    """
    return f".{name}" if _PLAIN_KEY.match(name) else f"[{show(name)}]"


def item(index: int) -> str:
    """Return the piece of a path that leads to the item at *index*, counted from 0."""
    return f"[{index}]"
