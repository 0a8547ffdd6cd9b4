"""What a formula may name: the names, lookups and sub-periods of the place where it stands."""

from __future__ import annotations

import keyword
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Self, TypeAlias, cast, final

from attrs import evolve, field, frozen

from govinfo.errors import InvalidValueError
from govinfo.formulas._bounds import Interval
from govinfo.formulas._functions import AGGREGATES, ARITIES
from govinfo.formulas._nodes import Kind
from govinfo.labels import Grain

_Words: TypeAlias = tuple[tuple[str, frozenset[str] | None], ...]
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


def _pairs(values: Mapping[str, Iterable[str]] | Iterable[str] | None) -> _Words | None:
    if values is None:
        return None
    if isinstance(values, Mapping):
        closed = cast("Mapping[str, Iterable[str]]", values)
        return tuple((word, frozenset(closed[word])) for word in sorted(closed))
    return tuple((word, None) for word in sorted(set(values)))


@final
@frozen(kw_only=True)
class Lookup:
    """
    A function of one word that asks the world outside the formula (查询函数), such as `met(sent)` or `figure('headcount')`.

    Attributes:
        name: what it is called in formulas.
        kind: what it comes to.
        bare: whether its word may stand without quotation marks.
        defaults: whether a second argument, the number where nothing is known, may follow.
        known: the words it knows, each with the texts it can come to (None: any); None for any word at all.

    >>> [word for word, _ in MET.knowing(["sent", "adopted"]).known]
    ['adopted', 'sent']
    """

    name: str
    kind: Kind
    bare: bool = False
    defaults: bool = False
    known: _Words | None = None

    def knowing(self, words: Mapping[str, Iterable[str]] | Iterable[str]) -> Self:
        """Return the lookup with the words it knows; a mapping says which texts each can come to."""
        return evolve(self, known=_pairs(words))


MET: Final = Lookup(name="met", kind=Kind.TRUTH, bare=True)
"""`met(measure)`: whether the target of the measure was reached."""

TARGETED: Final = Lookup(name="targeted", kind=Kind.TRUTH, bare=True)
"""`targeted(measure)`: whether a target is set for the measure."""

TARGET: Final = Lookup(name="target", kind=Kind.NUMBER, bare=True)
"""`target(measure)`: the target of the measure."""

FIGURE: Final = Lookup(name="figure", kind=Kind.NUMBER, defaults=True)
"""`figure('name')` or `figure('name', default)`: a number from outside (基础数据)."""

FINDING: Final = Lookup(name="finding", kind=Kind.TRUTH)
"""`finding('criterion')`: whether the assessor found the criterion met."""

DECIDED: Final = Lookup(name="decided", kind=Kind.NUMBER)
"""`decided('criterion')`: the amount that the assessor decided."""

TAG: Final = Lookup(name="tag", kind=Kind.TEXT)
"""`tag('key')`: the text of a tag."""

READING: Final = Lookup(name="reading", kind=Kind.TEXT)
"""`reading('id')`: the option chosen for a reading (口径)."""


# The converters take what they return as well, so that a scope can be evolved.


def _names(names: Mapping[str, Kind] | Iterable[tuple[str, Kind]]) -> tuple[tuple[str, Kind], ...]:
    return tuple(sorted(dict(names).items()))


def _words(words: Mapping[str, Iterable[str]] | Iterable[tuple[str, Iterable[str]]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(sorted((name, frozenset(values)) for name, values in dict(words).items()))


def _limits(limits: Mapping[str, Interval] | Iterable[tuple[str, Interval]]) -> tuple[tuple[str, Interval], ...]:
    return tuple(sorted(dict(limits).items()))


@final
@frozen(kw_only=True)
class Scope:
    """
    What a formula may name in the place where it stands (可用名称).

    Attributes:
        names: the names and what each comes to; given as a mapping.
        words: for names of texts, the only words each can be; a name without an entry can be any text.
        lookups: the lookups, each with the words it knows.
        grains: the sub-periods over which aggregates may go; none where there is no period.
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

    @staticmethod
    def finer(grain: Grain) -> frozenset[Grain]:
        """Return the grains that a period of *grain* is made of, for `grains`."""
        return frozenset(inner for inner in Grain if divides(inner, grain))
