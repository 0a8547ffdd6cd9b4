"""Mappings that are handed out: nobody can change them, and a key that is not there is told with the nearest one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final, NoReturn, TypeVar, cast, final

from govinfo.errors import UnknownNameError, WrongTypeError
from govinfo.texts import Text
from govinfo.texts._near import hint
from govinfo.texts._shown import show

__all__: list[str] = []

K = TypeVar("K")
V = TypeVar("V")

_MOST_COMPARED: Final = 5000


def nothing_under(key: object, known: Iterable[object]) -> UnknownNameError:
    """Return the error that there is nothing under a key, with the nearest of those that there are."""
    if not isinstance(key, str):
        return UnknownNameError(Text("there is nothing under {got}", got=show(key)))
    words = tuple(word for word in islice(known, _MOST_COMPARED) if isinstance(word, str))
    return UnknownNameError(Text("there is nothing under {got}; {hint}", got=show(key), hint=hint(key, words)))


@final
class Frozen(dict[K, V]):
    """
    A dict that cannot be changed once it is made; as fast to look into, and it survives pickling.

    >>> Frozen({"agri": 1})["agry"]
    Traceback (most recent call last):
    ...
    govinfo.errors.UnknownNameError: there is nothing under "agry"; did you mean agri?
    """

    __slots__ = ()

    def __missing__(self, key: object) -> NoReturn:
        """Say what is there instead."""
        raise nothing_under(key, self)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise WrongTypeError("mapping", type(self), "a dict of your own: make one with dict(...) and change that")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse  # pyright: ignore[reportAssignmentType]  # none of them does what it did

    def __reduce__(self) -> tuple[Any, ...]:
        """Survive pickling and deep copies, which fill an empty dict."""
        return (type(self), (dict(cast("Mapping[Any, Any]", self)),))


def altered(table: Mapping[K, V], without: Iterable[K], more: Mapping[K, V]) -> Frozen[K, V]:
    """Return a table like another one but for some keys that are gone and some that are there now; it is copied once."""
    made = Frozen(table)
    for key in without:
        dict.__delitem__(made, key)  # pyright: ignore[reportUnknownMemberType]  # what is refused to everybody else
    dict.update(made, more)  # pyright: ignore[reportUnknownMemberType]  # the same
    return made
