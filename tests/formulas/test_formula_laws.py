"""Laws of the formula language, on formulas made at random."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from work import calls

from govinfo.errors import FormulaError
from govinfo.formulas import FixedEnv, Interval, Kind, Scope, Value, evaluate, explain, parse
from govinfo.formulas._formula import bounds
from govinfo.formulas._lookups import DECIDED, FIGURE, MET, TAG, TARGET
from govinfo.labels import Grain

NUMBER, TEXT, TRUTH = Kind.NUMBER, Kind.TEXT, Kind.TRUTH
MOST_CALLS = 300_000
"""What reading and working out the longest formula may take, of some thousand characters."""

WORDS = ("item", "brief", "调研")
LIMITS = {"n": Interval(0), "h": Interval(1)}
SCOPE = Scope(
    names={"n": NUMBER, "h": NUMBER, "x": NUMBER, "form": TEXT, "flag": TRUTH},
    words={"form": WORDS},
    lookups=(MET.knowing(["m"]), TARGET.knowing(["m"]), FIGURE.knowing(["f"]), DECIDED, TAG),
    grains=Scope.finer(Grain.YEAR),
    bounds=LIMITS,
)


@frozen
class Piece:
    """A formula and, beside it, what it means, in Python's own arithmetic."""

    source: str
    means: Callable[[FixedEnv], Any]


def _name(word: str) -> Piece:
    return Piece(word, lambda env: dict(env.names)[word])


def _join(sign: str, a: Piece, b: Piece) -> Piece:
    act: dict[str, Callable[[Any, Any], Any]] = {
        "+": lambda x, y: x + y,
        "-": lambda x, y: x - y,
        "*": lambda x, y: x * y,
        "<": lambda x, y: x < y,
        "<=": lambda x, y: x <= y,
        "==": lambda x, y: x == y,
        "!=": lambda x, y: x != y,
        "and": lambda x, y: x and y,
        "or": lambda x, y: x or y,
    }
    return Piece(f"({a.source} {sign} {b.source})", lambda env: act[sign](a.means(env), b.means(env)))


def _choose(test: Piece, a: Piece, b: Piece) -> Piece:
    return Piece(f"({a.source} if {test.source} else {b.source})", lambda env: a.means(env) if test.means(env) else b.means(env))


def _ratio(a: Piece, b: Piece, c: Piece) -> Piece:
    return Piece(
        f"ratio({a.source}, {b.source}, {c.source})",
        lambda env: Fraction(a.means(env)) / b.means(env) if b.means(env) else c.means(env),
    )


def _call(name: str, *parts: Piece) -> Piece:
    act: dict[str, Callable[..., Any]] = {"min": min, "max": max, "abs": abs, "floor": floor, "ceil": ceil}
    return Piece(f"{name}({', '.join(part.source for part in parts)})", lambda env: act[name](*(part.means(env) for part in parts)))


def _step(part: Piece, low: int, more: int, a: Piece, b: Piece) -> Piece:
    def means(env: FixedEnv) -> Any:
        at = part.means(env)
        return b.means(env) if at >= low + more else a.means(env) if at >= low else 0

    return Piece(f"step({part.source}, {low}, {a.source}, {low + more}, {b.source})", means)


def _over(name: str, part: Piece) -> Piece:
    def run(truths: list[bool]) -> int:
        return max(len(word) for word in "".join("x" if truth else " " for truth in truths).split(" "))

    act: dict[str, Callable[[list[Any]], Any]] = {
        "every": all,
        "some": any,
        "count": lambda values: len([value for value in values if value]),
        "longest": run,
        "total": sum,
        "mean": lambda values: Fraction(sum(values)) / len(values) if values else 0,
        "least": lambda values: min(values) if values else 0,
        "most": lambda values: max(values) if values else 0,
    }
    return Piece(f"{name}(month, {part.source})", lambda env: act[name]([part.means(sub) for sub in env.parts(Grain.MONTH)]))


literals = st.one_of(
    st.integers(0, 300).map(lambda n: Piece(str(n), lambda _: n)),
    st.integers(0, 99).map(lambda n: Piece(f"{n // 10}.{n % 10}", lambda _: Fraction(n, 10))),
)
figures = st.just(Piece("figure('f', 3)", lambda env: dict(env.names).get("figure(f)", 3)))
numbers_below = st.one_of(literals, st.sampled_from("nhx").map(_name), figures, st.just(Piece("target(m)", _name("target(m)").means)))
texts = st.one_of(st.sampled_from(WORDS).map(lambda word: Piece(f"'{word}'", lambda _: word)), st.just(_name("form")))
truths_below = st.one_of(st.just(_name("flag")), st.just(_name("met(m)")), st.booleans().map(lambda b: Piece(str(b).lower(), lambda _: b)))


def _numbers(numbers: st.SearchStrategy[Piece], truths: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    return st.one_of(
        st.builds(_join, st.sampled_from("+-*"), numbers, numbers),
        st.builds(_choose, truths, numbers, numbers),
        st.builds(_ratio, numbers, numbers, numbers),
        numbers.map(lambda a: Piece(f"({a.source} / h)", lambda env: Fraction(a.means(env)) / _name("h").means(env))),
        numbers.map(lambda a: Piece(f"-{a.source}", lambda env: -a.means(env))),
        st.builds(_call, st.sampled_from(["min", "max"]), numbers, numbers),
        st.builds(_call, st.sampled_from(["abs", "floor", "ceil"]), numbers),
        st.builds(_step, numbers, st.integers(0, 20), st.integers(1, 50), numbers, numbers),
        numbers.map(lambda a: Piece(f"round({a.source}, 1)", lambda env: _half_up(Fraction(a.means(env))))),
    )


def _half_up(value: Fraction) -> Fraction:
    tenths = floor(abs(value) * 10 + Fraction(1, 2))
    return Fraction(-tenths if value < 0 else tenths, 10)


def _truths(numbers: st.SearchStrategy[Piece], truths: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    return st.one_of(
        st.builds(_join, st.sampled_from(["<", "<=", "==", "!="]), numbers, numbers),
        st.builds(_join, st.sampled_from(["==", "!="]), texts, texts),
        st.builds(_join, st.sampled_from(["and", "or"]), truths, truths),
        truths.map(lambda a: Piece(f"(not {a.source})", lambda env: not a.means(env))),
        texts.map(lambda a: Piece(f"({a.source} in ('item', 'brief'))", lambda env: a.means(env) in {"item", "brief"})),
    )


numbers_1, truths_1 = _numbers(numbers_below, truths_below), _truths(numbers_below, truths_below)
numbers_2, truths_2 = _numbers(numbers_1 | numbers_below, truths_1), _truths(numbers_1, truths_1 | truths_below)
totals = st.builds(_over, st.sampled_from(["total", "mean", "least", "most"]), numbers_2 | numbers_below)
counts = st.builds(_over, st.sampled_from(["count", "longest"]), truths_2 | truths_below)
overs = st.builds(_over, st.sampled_from(["every", "some"]), truths_2 | truths_below)
numbers_3 = _numbers(numbers_2 | totals | counts, truths_2 | overs) | numbers_below
truths_3 = _truths(numbers_2 | totals | counts, truths_2 | overs) | truths_below

exact_numbers = st.one_of(st.integers(-50, 400), st.fractions(-50, 400, max_denominator=12))


def _values(*, figure: bool) -> st.SearchStrategy[dict[str, Any]]:
    names: dict[str, st.SearchStrategy[Any]] = {
        "n": st.integers(0, 40),
        "h": st.integers(1, 20),
        "x": exact_numbers,
        "form": st.sampled_from(WORDS),
        "flag": st.booleans(),
        "met(m)": st.booleans(),
        "target(m)": st.integers(0, 9),
    }
    return st.fixed_dictionaries({**names, "figure(f)": exact_numbers} if figure else names)


values = st.booleans().flatmap(lambda figure: _values(figure=figure))
envs = st.builds(
    lambda names, subs: FixedEnv(
        label="2024", names=names, sub=tuple((Grain.MONTH, FixedEnv(label=f"2024-{at:02}", names=sub)) for at, sub in enumerate(subs, 1))
    ),
    values,
    st.lists(values, max_size=4),
)


@settings(max_examples=150, deadline=None)
@given(numbers_3.filter(lambda piece: len(piece.source) <= 1000), envs)
def test_a_number_is_what_it_means_within_its_limits(piece: Piece, env: FixedEnv) -> None:
    """Evaluating gives what the formula means, in its one spelling, within its limits, and can be explained."""
    formula = parse(piece.source, SCOPE, NUMBER)
    value = evaluate(formula, env)
    assert value == piece.means(env)
    assert isinstance(value, int | Fraction)
    assert type(value) is int or value.denominator > 1
    assert bounds(formula, LIMITS).holds(value)
    told = explain(formula, env)
    assert told.en
    assert told.zh


@settings(max_examples=150, deadline=None)
@given(truths_3.filter(lambda piece: len(piece.source) <= 1000), envs)
def test_a_truth_is_what_it_means(piece: Piece, env: FixedEnv) -> None:
    """A condition comes to a plain truth, and its explanation says no where it does not hold, and only there."""
    formula = parse(piece.source, SCOPE, TRUTH)
    value = evaluate(formula, env)
    assert value is bool(piece.means(env))
    told = explain(formula, env)
    assert told.zh.startswith("否") is not value
    assert value or told.en.startswith("no")


def _is_read_or_refused(source: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind in Kind:
            try:
                parse(source, SCOPE, kind)
            except FormulaError as error:
                assert 1 <= error.column <= len(source) + 1
                assert error.message.text("zh")
                assert str(error).startswith("column ")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text("nxh (),'\"<>=!+-*/.019\n\\%_[]{}:;if not else in and or éx中０（", max_size=80))
def test_any_text_is_read_or_refused(source: str) -> None:
    """Whatever is typed, nothing but a formula error comes out, and Python's parser warns of nothing."""
    _is_read_or_refused(source)


@settings(max_examples=150, deadline=None)
@given(numbers_3, st.integers(0, 400), st.integers(0, 3), st.text("nx(),'<=+-*/ .0if中\0", max_size=3))
def test_a_spoiled_formula_is_read_or_refused(piece: Piece, at: int, cut: int, put: str) -> None:
    """A formula with a few signs lost or added is another one or an error with its place."""
    _is_read_or_refused(piece.source[:at] + put + piece.source[at + cut :])


@pytest.mark.parametrize(
    "source",
    [
        "*".join(["x"] * 500),
        "x" + "/h" * 499,
        "total(quarter, total(month, total(week, " + "*".join(["x"] * 200) + ")))",
        "total(month, " + "+".join(["x/h"] * 200) + ")",
        "9" * 40 + ("*" + "9" * 40) * 23,
        "step(" * 20 + "x" + ", 0, x*x)" * 20,
    ],
)
def test_results_cannot_grow_without_bound(source: str) -> None:
    """Without powers a result has at most as many digits as the longest formula can write, and comes at once."""
    names: dict[str, Value] = {"x": Fraction(10**12 + 39, 10**12 + 61), "h": 10**6 + 3}
    week = (Grain.WEEK, FixedEnv(label="w", names=names))
    month = (Grain.MONTH, FixedEnv(label="m", names=names, sub=(week,) * 4))
    env = FixedEnv(names=names, sub=(*[month] * 12, *[(Grain.QUARTER, FixedEnv(names=names, sub=(month,) * 3))] * 4))
    found: list[object] = []
    assert calls(lambda: found.append(evaluate(parse(source, SCOPE, NUMBER), env))) < MOST_CALLS
    (value,) = found
    assert isinstance(value, int | Fraction)
    assert value.numerator.bit_length() + value.denominator.bit_length() < 100_000


@pytest.mark.parametrize(
    "source", ["(" * 1000, "-" * 1000, "1+" * 500, "not " * 250, "(1 if flag else " * 62, "'" * 1000, "n<" * 500, "x," * 500]
)
def test_hostile_formulas_are_refused_at_once(source: str) -> None:
    """The longest bad formulas cost no time."""
    assert calls(lambda: _is_read_or_refused(source)) < MOST_CALLS
