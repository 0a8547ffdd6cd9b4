"""The careful way to evaluate: what a formula comes to where something in it is unknown (Kleene's three values)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias, final

from attrs import frozen

from govinfo.exact import Exact, exact, round_half_up
from govinfo.formulas._bounds import ANY_NUMBER, Interval, added, each_of, hull_of, inverse, multiplied, negated, of_function
from govinfo.formulas._functions import comparing, longest_run
from govinfo.formulas._nodes import (
    AllOf,
    Among,
    AnyOf,
    Apply,
    Choice,
    Comparison,
    Constant,
    Given,
    Kind,
    LookUp,
    Name,
    Negated,
    Node,
    Not,
    Over,
    Product,
    Rounded,
    Steps,
    Sum,
    Value,
    children,
)
from govinfo.formulas._unknown import UNKNOWN, Unknown
from govinfo.texts._word import word_of

if TYPE_CHECKING:
    from govinfo.formulas._evaluate import Env

Limits: TypeAlias = Mapping[str, Interval]
"""The limits of names and lookups, as a scope has them."""


def settled(node: Node, env: Env, limits: Limits) -> Value | Unknown:
    """
    Return what *node* comes to, or that it is unknown: known only where every value of what is unknown gives the same.

    >>> from govinfo.formulas import FixedEnv
    >>> a, b = Name("a", Kind.TRUTH), Name("b", Kind.TRUTH)
    >>> settled(AllOf((a, b)), FixedEnv(names={"a": UNKNOWN, "b": False}), {})
    False
    """
    return _Careful(env, limits).value(node)


def missing(node: Node, env: Env, limits: Limits) -> Iterator[tuple[Env, Name | LookUp]]:
    """Yield the names and lookups for want of which *node* is unknown, each with the environment that does not tell it."""
    careful = _Careful(env, limits)
    if not isinstance(careful.value(node), Unknown):
        return
    match node:
        case Name() | LookUp():
            yield env, node
            if isinstance(node, LookUp) and node.default is not None:
                yield from missing(node.default, env, limits)
        case Choice():
            for value, test in node.branches:
                found = careful.truth(test)
                yield from missing(test, env, limits)
                if found is not False:
                    yield from missing(value, env, limits)
                if found is True:
                    return
            yield from missing(node.otherwise, env, limits)
        case Over():
            for within in env.parts(node.grain):
                yield from missing(node.part, within, limits)
        case _:
            for part in children(node):
                yield from missing(part, env, limits)


def as_interval(value: object) -> Interval:
    """Return a number as the interval that it is, an unknown one as the limits in which it lies."""
    if isinstance(value, Unknown):
        return value.within
    assert isinstance(value, (int, Fraction))
    return Interval(value, value)


def from_interval(found: Interval) -> Exact | Unknown:
    """Return the one number that an interval holds, or an unknown within it."""
    return exact(found.least) if found.least is not None and found.least == found.greatest else Unknown(found)


@final
@frozen
class _Careful:
    """Evaluates the parts of a formula in one environment."""

    env: Env
    limits: Limits

    def value(self, node: Node) -> Value | Unknown:
        if node.kind is Kind.NUMBER:
            return from_interval(self.number(node))
        return self.truth(node) if node.kind is Kind.TRUTH else self.text(node)

    def read(self, node: Name | LookUp) -> Value | Unknown:
        if isinstance(node, Name):
            return self.env.name(node.word)
        found = self.env.look_up(node.lookup, node.word, None)
        if node.default is None or not isinstance(found, Unknown):
            return found
        default = self.value(node.default)
        return default if isinstance(default, (Unknown, str)) else self.env.look_up(node.lookup, node.word, exact(default))

    # Numbers, as the limits between which they lie.

    def number(self, node: Node) -> Interval:
        match node:
            case Name():
                return self.narrowed(self.read(node), self.limits.get(node.word, ANY_NUMBER))
            case LookUp():
                bounds = self.limits.get(f"{node.lookup}({node.word})") or self.limits.get(f"{node.lookup}()", ANY_NUMBER)
                return self.narrowed(self.read(node), ANY_NUMBER if node.default is not None else bounds)
            case Constant():
                return as_interval(node.value)
            case Negated():
                return negated(self.number(node.part))
            case Sum():
                terms = [(minus, self.number(part)) for minus, part in node.terms]
                return reduce(added, (negated(term) if minus else term for minus, term in terms))
            case Product():
                factors = [(divides, self.number(part)) for divides, part in node.factors]
                return reduce(multiplied, (inverse(factor) if divides else factor for divides, factor in factors))
            case Apply(function="ratio", arguments=(above, below, otherwise)):
                divisor = self.number(below)
                if divisor == Interval(0, 0):
                    return self.number(otherwise)
                found = multiplied(self.number(above), inverse(divisor))
                return found.hull(self.number(otherwise)) if divisor.has_zero else found
            case Apply():
                return of_function(node.function, [self.number(part) for part in node.arguments])
            case Rounded():
                quantum = exact(Fraction(1, 10**node.places))
                return each_of(lambda value: round_half_up(value, quantum), self.number(node.part))
            case Steps():
                return self.steps(node)
            case Choice():
                return hull_of([self.number(branch) for branch in self.open_branches(node)])
            case Given():
                part = self.given(node)
                return self.number(node.default) if isinstance(part, Unknown) else as_interval(part)
            case Over():
                return self.over(node)
            case _:
                return ANY_NUMBER

    def given(self, node: Given) -> Value | Unknown:
        """Return the part that has a default, without regard to limits: known or not is what is asked here."""
        return _Careful(self.env, {}).value(node.part)

    def narrowed(self, value: Value | Unknown, bounds: Interval) -> Interval:
        if not isinstance(value, Unknown):
            return as_interval(value)
        return value.within.meet(bounds)

    def steps(self, node: Steps) -> Interval:
        seen = self.number(node.part)
        ends = [threshold for threshold, _ in node.table[1:]]
        reached: list[Interval] = []
        for (threshold, value), end in zip(node.table, [*ends, None], strict=True):
            if (seen.greatest is None or seen.greatest >= threshold) and (end is None or seen.least is None or seen.least < end):
                reached.append(self.number(value))
        if seen.least is None or seen.least < node.table[0][0]:
            reached.append(Interval(0, 0))
        return hull_of(reached)

    def open_branches(self, node: Choice) -> Iterator[Node]:
        """Yield the branches that may be the one taken."""
        for value, test in node.branches:
            found = self.truth(test)
            if found is not False:
                yield value
            if found is True:
                return
        yield node.otherwise

    # Texts and truths.

    def text(self, node: Node) -> str | Unknown:
        match node:
            case Name() | LookUp():
                found: Any = self.read(node)
            case Constant():
                found = node.value
            case Choice():
                several = [self.text(branch) for branch in self.open_branches(node)]
                found = several[0] if all(one == several[0] for one in several) else UNKNOWN
            case Given():
                given = self.given(node)
                found = self.text(node.default) if isinstance(given, Unknown) else given
            case Over():  # of the one it asks about
                found = self.only(node).text(node.part)
            case _:
                found = UNKNOWN
        return found if isinstance(found, str) else UNKNOWN

    def truth(self, node: Node) -> bool | Unknown:
        match node:
            case Name() | LookUp():
                found = self.read(node)
            case Constant():
                found = node.value
            case AllOf():
                return every([self.truth(part) for part in node.parts])
            case AnyOf():
                return some([self.truth(part) for part in node.parts])
            case Not():
                return opposite(self.truth(node.part))
            case Comparison():
                return self.comparison(node)
            case Among():
                return self.among(node)
            case Choice():
                several = [self.truth(branch) for branch in self.open_branches(node)]
                return several[0] if all(one is several[0] for one in several) else UNKNOWN
            case Given():
                found = self.given(node)
                return self.truth(node.default) if isinstance(found, Unknown) else found is True
            case Over(aggregate="only"):
                return self.only(node).truth(node.part)
            case Over():
                parts = [self.at(part).truth(node.part) for part in self.env.parts(node.grain)]
                return every(parts) if node.aggregate == "every" else some(parts)
            case _:
                return UNKNOWN
        return found if isinstance(found, bool) else UNKNOWN

    def comparison(self, node: Comparison) -> bool | Unknown:
        found: list[bool | Unknown] = []
        left = node.first
        for sign, right in node.rest:
            if node.first.kind is Kind.TEXT:
                one, other = self.text(left), self.text(right)
                unsure = isinstance(one, Unknown) or isinstance(other, Unknown)
                found.append(UNKNOWN if unsure else comparing(sign, Kind.TEXT)(one, other))
            else:
                found.append(compared(sign, self.number(left), self.number(right)))
            left = right
        return every(found)

    def among(self, node: Among) -> bool | Unknown:
        if node.part.kind is Kind.TEXT:
            word = self.text(node.part)
            if isinstance(word, Unknown):
                return UNKNOWN
            return (word_of(word) in {word_of(choice) for choice in node.choices if isinstance(choice, str)}) is node.inside
        seen = self.number(node.part)
        found = some([compared("==", seen, as_interval(choice)) for choice in node.choices])
        return found if node.inside else opposite(found)

    # Aggregates.

    def at(self, env: Env) -> _Careful:
        return _Careful(env, self.limits)

    def only(self, node: Over) -> _Careful:
        return self.at(self.env.parts(node.grain)[0])

    def over(self, node: Over) -> Interval:
        if node.aggregate == "only":
            return self.only(node).number(node.part)
        parts = self.env.parts(node.grain)
        if node.aggregate in {"count", "longest"}:
            truths = [self.at(part).truth(node.part) for part in parts]
            few, many = ([truth is True or (truth is not False and unsure) for truth in truths] for unsure in (False, True))
            if node.aggregate == "count":
                return Interval(sum(few), sum(many))
            return Interval(longest_run(few)[1], longest_run(many)[1])
        values = [self.at(part).number(node.part) for part in parts]
        if not values:
            return Interval(0, 0)
        if node.aggregate in {"least", "most"}:
            return of_function("min" if node.aggregate == "least" else "max", values)
        total = reduce(added, values)
        return total if node.aggregate == "total" else multiplied(total, inverse(Interval(len(values), len(values))))


def every(truths: Sequence[bool | Unknown]) -> bool | Unknown:
    """
    Return whether all hold, in Kleene's sense.

    >>> every([True, UNKNOWN]) is UNKNOWN, every([False, UNKNOWN]), every([])
    (True, False, True)
    """
    if any(truth is False for truth in truths):
        return False
    return True if all(truth is True for truth in truths) else UNKNOWN


def some(truths: Sequence[bool | Unknown]) -> bool | Unknown:
    """
    Return whether any holds, in Kleene's sense.

    >>> some([False, UNKNOWN]) is UNKNOWN, some([True, UNKNOWN]), some([])
    (True, True, False)
    """
    if any(truth is True for truth in truths):
        return True
    return False if all(truth is False for truth in truths) else UNKNOWN


def opposite(truth: bool | Unknown) -> bool | Unknown:  # noqa: FBT001  # a truth is what it is about
    """Return the contrary of a truth; that of unknown is unknown."""
    return truth if isinstance(truth, Unknown) else not truth


def compared(sign: str, one: Interval, other: Interval) -> bool | Unknown:
    """
    Return whether numbers within two intervals compare so, whichever they are.

    >>> compared(">=", Interval(5), Interval(2, 2)), compared("==", Interval(5), Interval(2, 2)), compared("<", Interval(5), Interval(9, 9))
    (True, False, Unknown(within=Interval(least=None, greatest=None)))
    """
    if sign in {">", ">="}:
        return compared("<" if sign == ">" else "<=", other, one)
    if sign == "!=":
        return opposite(compared("==", one, other))
    below = one.greatest is not None and other.least is not None and one.greatest < other.least
    above = one.least is not None and other.greatest is not None and one.least > other.greatest
    point = one.least is not None and one.least == one.greatest
    if sign == "==":
        if below or above:
            return False
        return True if point and one == other else UNKNOWN
    if sign == "<":
        return True if below else False if _reaches(one, other) else UNKNOWN
    touches = one.greatest is not None and other.least is not None and one.greatest <= other.least
    return True if touches else False if above else UNKNOWN


def _reaches(one: Interval, other: Interval) -> bool:
    """Whether every number of the first is at least every number of the second."""
    return one.least is not None and other.greatest is not None and one.least >= other.greatest
