"""Evaluating a formula: each part becomes a Python function once, when the formula is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Protocol, TypeAlias

from govinfo.exact import Exact, exact, round_half_up
from govinfo.formulas._functions import FUNCTIONS, MERGES, comparing, longest_run, quotient
from govinfo.formulas._nodes import (
    AllOf,
    Among,
    AnyOf,
    Apply,
    Choice,
    Comparison,
    Constant,
    Given,
    Kin,
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
)
from govinfo.formulas._possible import Limits, settled
from govinfo.formulas._unknown import Met, Unknown
from govinfo.labels import Grain
from govinfo.texts import Language, Worded
from govinfo.texts._word import word_of


class Env(Protocol):
    """
    What a formula is evaluated in: the values of its names (取值环境).

    A value must be of the kind that the scope gave it, or an `Unknown`; then evaluating never raises.

    >>> from govinfo.formulas import FixedEnv
    >>> env: Env = FixedEnv(names={"n": 3})
    >>> env.name("n")
    3
    """

    @property
    def label(self) -> str | Worded:
        """The period or the subject, as readers call it."""
        ...

    def name(self, word: str, /) -> Value | Unknown:
        """Return the value of a name."""
        ...

    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value | Unknown:
        """Return what a lookup tells of *word*: *default*, where one is given and nothing is known."""
        ...

    def parts(self, grain: Grain | Kin, /) -> Sequence[Env]:
        """Return the sub-periods of a grain, or a subject's persons, children or unit, in order."""
        ...

    def title(self, word: str, lang: Language, /) -> str:
        """Return what readers call a name or the word of a lookup."""
        ...

    def told(self, lookup: str, word: str, lang: Language, /) -> str:
        """Return the figures behind a lookup that is true or false, in a few words; nothing where there are none."""
        ...


Run: TypeAlias = Callable[[Env], Any]
"""A part of a formula as a function; what it returns is of the part's kind."""


def value_of(node: Node, env: Env, limits: Limits) -> Value | Unknown:
    """
    Return what *node* comes to, a number in its one spelling.

    >>> from govinfo.formulas import FixedEnv
    >>> value_of(Negated(Name("late", Kind.NUMBER)), FixedEnv(names={"late": 2}), {})
    -2
    """
    try:
        value: Value = compiled(node)(env)
    except Met:
        return settled(node, env, limits)
    return exact(value) if node.kind is Kind.NUMBER and not isinstance(value, str) else value


def compiled(node: Node) -> Run:
    """
    Return *node* as a function of an environment.

    >>> from govinfo.formulas import FixedEnv
    >>> compiled(Constant(2, Kind.NUMBER))(FixedEnv())
    2
    """
    match node:
        case Constant(value=value):
            return lambda _: value
        case Name():
            return _name(node)
        case LookUp():
            return _look_up(node)
        case Negated():
            part = compiled(node.part)
            return lambda env: -part(env)
        case Sum():
            return _sum(node)
        case Product():
            return _product(node)
        case Comparison():
            return _comparison(node)
        case Among(choices=choices, inside=inside):
            part = compiled(node.part)
            if node.part.kind is Kind.TEXT:
                words = frozenset(word_of(choice) for choice in choices if isinstance(choice, str))
                return lambda env: (word_of(part(env)) in words) is inside
            listed = frozenset(choices)
            return lambda env: (part(env) in listed) is inside
        case AllOf():
            runs = tuple(compiled(part) for part in node.parts)
            return lambda env: all(run(env) for run in runs)
        case AnyOf():
            runs = tuple(compiled(part) for part in node.parts)
            return lambda env: any(run(env) for run in runs)
        case Not():
            part = compiled(node.part)
            return lambda env: not part(env)
        case Choice():
            return _choice(node)
        case Given():
            return _given(node)
        case _:
            return _called(node)


def _name(node: Name) -> Run:
    word = node.word

    def run(env: Env) -> Value:
        value = env.name(word)
        if isinstance(value, Unknown):
            raise Met
        return value

    return run


def _look_up(node: LookUp) -> Run:
    lookup, word = node.lookup, node.word
    default = None if node.default is None else compiled(node.default)

    def run(env: Env) -> Value:
        value = env.look_up(lookup, word, None if default is None else exact(default(env)))
        if isinstance(value, Unknown):
            raise Met
        return value

    return run


def _given(node: Given) -> Run:
    part, default = compiled(node.part), compiled(node.default)

    def run(env: Env) -> Value:
        try:
            value: Value = part(env)
        except Met:
            known = settled(node.part, env, {})
            value = default(env) if isinstance(known, Unknown) else known
        return value

    return run


def _sum(node: Sum) -> Run:
    if len(node.terms) == 2:
        (_, left), (minus, right) = node.terms
        a, b = compiled(left), compiled(right)
        return (lambda env: a(env) - b(env)) if minus else (lambda env: a(env) + b(env))
    plus = tuple(compiled(part) for minus, part in node.terms if not minus)
    less = tuple(compiled(part) for minus, part in node.terms if minus)
    return lambda env: sum(run(env) for run in plus) - sum(run(env) for run in less)


def _product(node: Product) -> Run:
    first = compiled(node.factors[0][1])
    rest = tuple((divides, compiled(part)) for divides, part in node.factors[1:])
    if len(rest) == 1:
        divides, b = rest[0]
        return (lambda env: quotient(first(env), b(env))) if divides else (lambda env: first(env) * b(env))

    def run(env: Env) -> Exact:
        value: Exact = first(env)
        for divides, factor in rest:
            value = quotient(value, factor(env)) if divides else value * factor(env)
        return value

    return run


def _comparison(node: Comparison) -> Run:
    first = compiled(node.first)
    rest = tuple((comparing(sign, node.first.kind), compiled(part)) for sign, part in node.rest)
    if len(rest) == 1:
        compare, b = rest[0]
        return lambda env: compare(first(env), b(env))

    def run(env: Env) -> bool:
        left = first(env)
        for compare, part in rest:
            right = part(env)
            if not compare(left, right):
                return False
            left = right
        return True

    return run


def _choice(node: Choice) -> Run:
    branches = tuple((compiled(test), compiled(value)) for value, test in node.branches)
    otherwise = compiled(node.otherwise)
    if len(branches) == 1:
        test, value = branches[0]
        return lambda env: value(env) if test(env) else otherwise(env)

    def run(env: Env) -> Value:
        for test, value in branches:
            if test(env):
                chosen: Value = value(env)
                return chosen
        last: Value = otherwise(env)
        return last

    return run


def _called(node: Apply | Rounded | Steps | Over) -> Run:
    match node:
        case Apply():
            return _apply(node)
        case Rounded():
            part, quantum = compiled(node.part), exact(Fraction(1, 10**node.places))
            return lambda env: round_half_up(part(env), quantum)
        case Steps():
            return _steps(node)
        case Over():
            return _over(node)


def _apply(node: Apply) -> Run:
    runs = tuple(compiled(part) for part in node.arguments)
    if node.function == "ratio":
        above, below, otherwise = runs

        def ratio(env: Env) -> Exact:
            divisor: Exact = below(env)
            if divisor:
                return quotient(above(env), divisor)
            value: Exact = otherwise(env)
            return value

        return ratio
    function = FUNCTIONS[node.function]
    return lambda env: function([run(env) for run in runs])


def _steps(node: Steps) -> Run:
    part = compiled(node.part)
    falling = tuple((threshold, compiled(value)) for threshold, value in reversed(node.table))

    def run(env: Env) -> Exact:
        reached: Exact = part(env)
        for threshold, value in falling:
            if reached >= threshold:
                beside: Exact = value(env)
                return beside
        return 0

    return run


def _over(node: Over) -> Run:
    part, grain = compiled(node.part), node.grain
    match node.aggregate:
        case "every":
            return lambda env: all(part(sub) for sub in env.parts(grain))
        case "some":
            return lambda env: any(part(sub) for sub in env.parts(grain))
        case "count":
            return lambda env: sum(1 for sub in env.parts(grain) if part(sub))
        case "only":
            return lambda env: part(env.parts(grain)[0])
        case "longest":
            return lambda env: longest_run(part(sub) for sub in env.parts(grain))[1]
        case _:
            merge = MERGES[node.aggregate]
            return lambda env: merge([part(sub) for sub in env.parts(grain)])
