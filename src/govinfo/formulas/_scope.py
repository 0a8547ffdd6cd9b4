"""What a formula may name: the names, lookups and sub-periods of the place where it stands."""

from __future__ import annotations

import keyword
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, final

from attrs import field, frozen

from govinfo._doors import checked, typed
from govinfo.errors import InvalidValueError
from govinfo.formulas._bounds import ANY_NUMBER, Interval
from govinfo.formulas._functions import AGGREGATES, ARITIES
from govinfo.formulas._lookups import Lookup
from govinfo.formulas._nodes import Kin, Kind
from govinfo.labels import Grain

_HALF_MONTHS: Final[Mapping[Grain, int]] = MappingProxyType(
    {Grain.HALF_MONTH: 1, Grain.MONTH: 2, Grain.TWO_MONTHS: 4, Grain.QUARTER: 6, Grain.HALF_YEAR: 12, Grain.YEAR: 24}
)


def divides(inner: Grain, outer: Grain) -> bool:
    """
    Whether periods of *outer* are made of several periods of *inner*.

    Weeks run across the ends of months, yet are finer than any of them; two months do not make up a quarter.

    >>> divides(Grain.MONTH, Grain.QUARTER), divides(Grain.QUARTER, Grain.QUARTER), divides(Grain.TWO_MONTHS, Grain.QUARTER)
    (True, False, False)
    """
    if inner is Grain.WEEK or outer is Grain.WEEK:
        return inner is not outer and inner is Grain.WEEK
    small, large = _HALF_MONTHS[inner], _HALF_MONTHS[outer]
    return small < large and large % small == 0


# The converters take what they return as well, so that a scope can be evolved.


def _names(names: Mapping[str, Kind] | Iterable[tuple[str, Kind]]) -> tuple[tuple[str, Kind], ...]:
    return tuple(sorted(dict(names).items()))


def _words(words: Mapping[str, Iterable[str]] | Iterable[tuple[str, Iterable[str]]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(sorted((name, frozenset(values)) for name, values in dict(words).items()))


def _limits(limits: Mapping[str, Interval] | Iterable[tuple[str, Interval]]) -> tuple[tuple[str, Interval], ...]:
    return tuple(sorted(dict(limits).items()))


@final
@frozen(kw_only=True, field_transformer=typed)
class Scope:
    """
    What a formula may name in the place where it stands (可用名称).

    Attributes:
        names: the names and what each comes to; given as a mapping.
        words: for names of texts, the only words each can be; a name without an entry can be any text.
        lookups: the lookups, each with the words it knows.
        grains: the sub-periods over which aggregates may go; none where there is no period.
        kin: what may be named of the subject's unit, persons or children, by whom.
        bounds: the limits of names, and of lookups as they are spelled (`target(sent)`).

    Raises:
        InvalidValueError: a name that a formula cannot spell, two functions of one name, or words for a name that is no text.

    >>> Scope(names={"sent": Kind.NUMBER}, grains=Scope.finer(Grain.QUARTER)).names
    (('sent', <Kind.NUMBER: 'number'>),)
    """

    names: tuple[tuple[str, Kind], ...] = field(default=(), converter=_names)
    words: tuple[tuple[str, frozenset[str]], ...] = field(default=(), converter=_words)
    lookups: tuple[Lookup, ...] = ()
    grains: frozenset[Grain] = frozenset()
    kin: tuple[tuple[Kin, Scope], ...] = ()
    bounds: tuple[tuple[str, Interval], ...] = field(default=(), converter=_limits)

    def __attrs_post_init__(self) -> None:
        """Refuse names that a formula could never reach."""
        kinds = dict(self.names)
        called = [*ARITIES, *AGGREGATES, *(lookup.name for lookup in self.lookups)]
        for word, times in Counter(called).items():
            if times > 1:
                raise InvalidValueError("lookup", word, "a lookup whose name no other function has")
        for word in [*kinds, *(lookup.name for lookup in self.lookups)]:
            if not (word.isascii() and word.isidentifier()) or keyword.iskeyword(word) or word in {"true", "false"}:
                raise InvalidValueError("name", word, "a word of ASCII letters, digits and _, no word of the formula language")
        for word, _ in self.words:
            if kinds.get(word) is not Kind.TEXT:
                raise InvalidValueError("words", word, "a name of the scope that is a text")

    @property
    def limits(self) -> Mapping[str, Interval]:
        """The limits of names, of lookups as they are spelled, and of lookups whatever their word (`rank()`)."""
        return {f"{lookup.name}()": lookup.bounds for lookup in self.lookups if lookup.bounds != ANY_NUMBER} | dict(self.bounds)

    @staticmethod
    @checked
    def finer(grain: Grain) -> frozenset[Grain]:
        """Return the grains that a period of *grain* is made of, for `grains`."""
        return frozenset(inner for inner in Grain if divides(inner, grain))
