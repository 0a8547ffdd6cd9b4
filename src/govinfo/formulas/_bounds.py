"""Between which limits a formula's number lies, whatever its names are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import reduce
from types import MappingProxyType
from typing import Final, TypeAlias, final

from attrs import field, frozen

from govinfo.errors import InvalidValueError, WrongTypeError, check_type
from govinfo.exact import Exact, exact, format_exact, round_half_up
from govinfo.formulas._nodes import Apply, Choice, Constant, Given, LookUp, Name, Negated, Node, Over, Product, Rounded, Steps, Sum


def _as_exact(value: Exact | None) -> Exact | None:
    return None if value is None else exact(value)


@final
@frozen
class Interval:
    """
    The least and the greatest number something can be; None where there is no limit.

    Raises:
        InvalidValueError: the least is above the greatest, or a limit is not an exact number.

    >>> str(Interval(0, None)), Interval(1, 5).has_zero
    ('0..', False)
    """

    least: Exact | None = field(default=None, converter=_as_exact)
    greatest: Exact | None = field(default=None, converter=_as_exact)

    def __attrs_post_init__(self) -> None:
        """Refuse limits in the wrong order."""
        if self.least is not None and self.greatest is not None and self.least > self.greatest:
            raise InvalidValueError("interval", str(self), "a least number that is not above the greatest")

    @property
    def has_zero(self) -> bool:
        """Whether 0 lies within the limits."""
        return self.holds(0)

    def holds(self, value: Exact) -> bool:
        """Whether *value* lies within the limits."""
        try:
            return (self.least is None or self.least <= value) and (self.greatest is None or value <= self.greatest)
        except TypeError:
            raise WrongTypeError("value", type(value), "a whole number or a Fraction") from None

    def hull(self, other: Interval) -> Interval:
        """Return the narrowest interval around both."""
        check_type("other", other, Interval, "an Interval")
        low, high = min(_low(self), _low(other)), max(_high(self), _high(other))
        return _interval(low, high)

    def meet(self, other: Interval) -> Interval:
        """Return what both have in common; where that is nothing, this one."""
        check_type("other", other, Interval, "an Interval")
        low, high = max(_low(self), _low(other)), min(_high(self), _high(other))
        return _interval(low, high) if low <= high else self

    def __str__(self) -> str:
        """Return the limits with two points between them."""
        low = "" if self.least is None else format_exact(self.least)
        high = "" if self.greatest is None else format_exact(self.greatest)
        return f"{low}..{high}"


ANY_NUMBER: Final = Interval()
"""No limits."""

NOT_NEGATIVE: Final = Interval(0)
"""Nothing below 0, as counts are."""

_ZERO: Final = Interval(0, 0)

# A limit as a pair that sorts: (-1, 0) is minus infinity, (0, x) the number x, (1, 0) infinity.
_Limit: TypeAlias = tuple[int, Exact]
_MINUS_INFINITY: Final[_Limit] = (-1, 0)
_INFINITY: Final[_Limit] = (1, 0)


def _low(interval: Interval) -> _Limit:
    return _MINUS_INFINITY if interval.least is None else (0, interval.least)


def _high(interval: Interval) -> _Limit:
    return _INFINITY if interval.greatest is None else (0, interval.greatest)


def _interval(low: _Limit, high: _Limit) -> Interval:
    return Interval(None if low[0] else low[1], None if high[0] else high[1])


def _sign(limit: _Limit) -> int:
    return limit[0] or (limit[1] > 0) - (limit[1] < 0)


def _times(a: _Limit, b: _Limit) -> _Limit:
    if a[0] or b[0]:
        return (_sign(a) * _sign(b), 0)
    return (0, a[1] * b[1])


def added(a: Interval, b: Interval) -> Interval:
    """Return the limits of a sum."""
    low = None if a.least is None or b.least is None else a.least + b.least
    high = None if a.greatest is None or b.greatest is None else a.greatest + b.greatest
    return Interval(low, high)


def negated(a: Interval) -> Interval:
    """Return the limits of a number with its sign turned."""
    return Interval(None if a.greatest is None else -a.greatest, None if a.least is None else -a.least)


def multiplied(a: Interval, b: Interval) -> Interval:
    """Return the limits of a product."""
    corners = [_times(x, y) for x in (_low(a), _high(a)) for y in (_low(b), _high(b))]
    return _interval(min(corners), max(corners))


def inverse(a: Interval) -> Interval:
    """Return the limits of 1 / a; unlimited where a can be 0."""
    if a.has_zero:
        return ANY_NUMBER
    return Interval(0 if a.greatest is None else Fraction(1) / a.greatest, 0 if a.least is None else Fraction(1) / a.least)


def each_of(change: Callable[[Exact], Exact], a: Interval) -> Interval:
    """Return the limits of a function that never falls."""
    return Interval(None if a.least is None else change(a.least), None if a.greatest is None else change(a.greatest))


def hull_of(intervals: Iterable[Interval]) -> Interval:
    """Return the narrowest interval around several."""
    return reduce(Interval.hull, intervals)


def _least(items: list[Interval]) -> Interval:
    return _interval(min(map(_low, items)), min(map(_high, items)))


def _most(items: list[Interval]) -> Interval:
    return _interval(max(map(_low, items)), max(map(_high, items)))


def _absolute(items: list[Interval]) -> Interval:
    a, turned = items[0], negated(items[0])
    return _interval(max(_low(a), _low(turned), (0, 0)), max(_high(a), _high(turned)))


def _ratio(items: list[Interval]) -> Interval:
    return multiplied(items[0], inverse(items[1])).hull(items[2])


_FUNCTIONS: Final[Mapping[str, Callable[[list[Interval]], Interval]]] = MappingProxyType(
    {
        "min": _least,
        "max": _most,
        "abs": _absolute,
        "floor": lambda items: each_of(lambda x: x.__floor__(), items[0]),
        "ceil": lambda items: each_of(lambda x: x.__ceil__(), items[0]),
        "ratio": _ratio,
    }
)


def of_function(function: str, arguments: list[Interval]) -> Interval:
    """Return the limits of a listed function of numbers within limits."""
    return _FUNCTIONS[function](arguments)


def bounds_of(node: Node, known: Mapping[str, Interval]) -> Interval:
    """
    Return the limits of the number that *node* comes to.

    The limits are safe, not always the narrowest: a name that occurs twice is taken as two.

    Args:
        node: a part of a formula that comes to a number.
        known: the limits of names, of lookups as they are spelled (`target(sent)`) and of a lookup whatever its word
            (`rank()`); others have none.

    >>> from govinfo.formulas._nodes import Kind
    >>> str(bounds_of(Sum(((False, Constant(80, Kind.NUMBER)), (True, Name("late", Kind.NUMBER)))), {"late": NOT_NEGATIVE}))
    '..80'
    """
    match node:
        case Constant(value=int() | Fraction() as value):
            return Interval(value, value)
        case Name():
            return known.get(node.word, ANY_NUMBER)
        case LookUp():
            seen = known.get(f"{node.lookup}({node.word})") or known.get(f"{node.lookup}()", ANY_NUMBER)
            return seen if node.default is None else seen.hull(bounds_of(node.default, known))
        case Negated():
            return negated(bounds_of(node.part, known))
        case Sum():
            terms = [(minus, bounds_of(part, known)) for minus, part in node.terms]
            return reduce(added, (negated(term) if minus else term for minus, term in terms))
        case Product():
            factors = [(divides, bounds_of(part, known)) for divides, part in node.factors]
            return reduce(multiplied, (inverse(factor) if divides else factor for divides, factor in factors))
        case Given():
            return bounds_of(node.part, known).hull(bounds_of(node.default, known))
        case Choice():
            return hull_of([*(bounds_of(value, known) for value, _ in node.branches), bounds_of(node.otherwise, known)])
        case Apply():
            return _FUNCTIONS[node.function]([bounds_of(part, known) for part in node.arguments])
        case Rounded():
            quantum = exact(Fraction(1, 10**node.places))
            return each_of(lambda value: round_half_up(value, quantum), bounds_of(node.part, known))
        case Steps():
            return _steps(node, known)
        case Over():
            return _over(node, known)
        case _:
            return ANY_NUMBER


def _steps(node: Steps, known: Mapping[str, Interval]) -> Interval:
    """Return the limits of those steps that can be reached."""
    seen = bounds_of(node.part, known)
    ends = [threshold for threshold, _ in node.table[1:]]
    reached = [
        bounds_of(value, known)
        for (threshold, value), end in zip(node.table, [*ends, None], strict=True)
        if (0, threshold) <= _high(seen) and (end is None or _low(seen) < (0, end))
    ]
    if _low(seen) < (0, node.table[0][0]):
        reached.append(_ZERO)
    return hull_of(reached)


def _over(node: Over, known: Mapping[str, Interval]) -> Interval:
    """Return the limits of an aggregate over an unknown number of sub-periods."""
    if node.aggregate in {"count", "longest"}:
        return NOT_NEGATIVE
    each = bounds_of(node.part, known)
    if node.aggregate == "only":
        return each
    if node.aggregate == "total":
        return Interval(0 if _low(each) >= (0, 0) else None, 0 if _high(each) <= (0, 0) else None)
    return each.hull(_ZERO)
