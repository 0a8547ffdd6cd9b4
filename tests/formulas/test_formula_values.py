"""What formulas come to, and between which limits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govinfo.errors import InvalidValueError, UnknownNameError
from govinfo.formulas import FixedEnv, Interval, Kind, Scope, evaluate, parse
from govinfo.formulas._bounds import ANY_NUMBER, NOT_NEGATIVE
from govinfo.formulas._evaluate import value_of
from govinfo.formulas._formula import bounds
from govinfo.formulas._functions import longest_run
from govinfo.formulas._lexer import number_at
from govinfo.formulas._lookups import FIGURE, TARGET
from govinfo.labels import Grain

NUMBER, TEXT, TRUTH = Kind.NUMBER, Kind.TEXT, Kind.TRUTH


def _month(number: int, sent: int) -> tuple[Grain, FixedEnv]:
    return Grain.MONTH, FixedEnv(label=f"2024-{number:02}", names={"sent": sent, "met(sent)": sent >= 2})


YEAR = FixedEnv(
    label="2024",
    names={
        "sent": 9,
        "points": 120,
        "characters": 2300,
        "deducted": -30,
        "headcount": 4,
        "form": "brief",
        "kind": "experience",
        "composite": True,
        "met(sent)": False,
        "target(sent)": 12,
        "figure(fee)": Fraction(1, 2),
        "reading(monthly-task)": "each-month",
    },
    sub=(_month(1, 3), _month(2, 1), _month(3, 2), _month(4, 3)),
)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("20 if every(month, met(sent)) else 0", 0),
        ("20 if every(month, sent >= 1) else 0", 20),
        ("300 + 100 * ceil((characters - 1000) / 1000) if characters > 1000 else 300", 500),
        ("step(points, 0, 10, 100, 25, 150, 35, 200, 45)", 25),
        ("step(100, 0, 10, 100, 25)", 25),
        ("step(99.9, 0, 10, 100, 25)", 10),
        ("step(-1, 0, 10, 100, 25)", 0),
        ("max(0, 80 + deducted)", 50),
        ("min(3, 1, 2)", 1),
        ("abs(deducted)", 30),
        ("floor(-0.5)", -1),
        ("ceil(-0.5)", 0),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(2.345, 2)", Fraction(47, 20)),
        ("points / 7 * 7", 120),
        ("10 - 2 - 3", 5),
        ("10 - (2 - 3)", 11),
        ("2 + 3 * 4 - 6 / 3", 12),
        ("12 / 2 * 3", 18),
        ("-deducted", 30),
        ("--2", 2),
        ("ratio(1, sent - 9, 7)", 7),
        ("ratio(1, sent, 7)", Fraction(1, 9)),
        ("figure('fee') * 4", 2),
        ("figure('last-year', 0.5 + 0.5)", 1),
        ("points / headcount", 30),
        ("sent / target(sent)", Fraction(3, 4)),
        ("count(month, sent >= 2)", 3),
        ("longest(month, sent >= 2)", 2),
        ("longest(month, sent > 5)", 0),
        ("total(month, sent)", 9),
        ("mean(month, sent)", Fraction(9, 4)),
        ("least(month, sent)", 1),
        ("most(month, sent)", 3),
        ("total(quarter, 1)", 0),
        ("mean(quarter, 1)", 0),
        ("least(quarter, 1)", 0),
        ("most(quarter, 1)", 0),
        ("count(quarter, true)", 0),
        ("2 if points < 100 else 5 if points < 200 else 8", 5),
    ],
)
def test_numbers(scope: Scope, source: str, value: int | Fraction) -> None:
    """Each value worked out by hand; whole ones are plain integers."""
    result = evaluate(parse(source, scope, NUMBER), YEAR)
    assert (result, type(result)) == (value, type(value))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("form == 'item' and not composite", False),
        ("form != 'item' and composite", True),
        ("form in ('item', 'brief')", True),
        ("form not in ('item', 'brief')", False),
        ("sent in (8, 9.0)", True),
        ("0 < sent <= 9", True),
        ("0 < sent < 9", False),
        ("9 == sent != 8", True),
        ("met(sent) or composite", True),
        ("some(month, sent == 1)", True),
        ("every(month, sent > 1)", False),
        ("every(quarter, false)", True),
        ("some(quarter, true)", False),
        ("reading('monthly-task') == 'each-month'", True),
        ("not True or False", False),
    ],
)
def test_truths(scope: Scope, source: str, value: object) -> None:
    """Conditions, among them those over no sub-period at all: every holds, some does not."""
    assert evaluate(parse(source, scope, TRUTH), YEAR) is value


def test_texts(scope: Scope) -> None:
    """A text can be chosen."""
    assert evaluate(parse("'item' if composite else form", scope, TEXT), YEAR) == "item"


def test_nested_aggregates_look_into_each_sub_period() -> None:
    """Two quarters, of which one has a month with nothing."""
    quarters = tuple(
        (Grain.QUARTER, FixedEnv(sub=tuple((Grain.MONTH, FixedEnv(names={"sent": n})) for n in months)))
        for months in ((1, 2, 3), (0, 5, 5))
    )
    scope = Scope(names={"sent": NUMBER}, grains=Scope.finer(Grain.YEAR))
    env = FixedEnv(sub=quarters)
    assert evaluate(parse("count(quarter, every(month, sent > 0))", scope, NUMBER), env) == 1
    assert evaluate(parse("total(quarter, most(month, sent))", scope, NUMBER), env) == 8


def test_the_grains_within_a_period() -> None:
    """A quarter is made of weeks, half-months and months; two months do not fit, a week has nothing finer."""
    assert Scope.finer(Grain.QUARTER) == {Grain.WEEK, Grain.HALF_MONTH, Grain.MONTH}
    assert Scope.finer(Grain.YEAR) == set(Grain) - {Grain.YEAR}
    assert Scope.finer(Grain.WEEK) == frozenset()


def test_the_fixed_environment_names_what_it_lacks() -> None:
    """Trying a formula out with a value missing says which."""
    with pytest.raises(UnknownNameError, match="did you mean sent"):
        evaluate(parse("sents", Scope(names={"sents": NUMBER}), NUMBER), FixedEnv(names={"sent": 1}))


@pytest.mark.parametrize(
    ("source", "least", "greatest"),
    [
        ("5", 5, 5),
        ("x", 2, 4),
        ("y", None, None),
        ("-x", -4, -2),
        ("x + 1 - n", None, 5),
        ("x * -3", -12, -6),
        ("n * n", 0, None),
        ("n * -2", None, 0),
        ("x * y", None, None),
        ("0 * y", 0, 0),
        ("12 / x", 3, 6),
        ("12 / -x", -6, -3),
        ("1 / (n + 1)", 0, 1),
        ("min(x, y)", None, 4),
        ("max(x, y)", 2, None),
        ("max(0, 80 + low)", 0, 80),
        ("abs(y)", 0, None),
        ("abs(low)", 0, None),
        ("abs(x - 3)", 0, 1),
        ("abs(-x)", 2, 4),
        ("floor(x / 4)", 0, 1),
        ("ceil(x / 3)", 1, 2),
        ("round(x / 8, 1)", Fraction(3, 10), Fraction(1, 2)),
        ("ratio(x, n, 7)", None, None),
        ("ratio(x, x, 7)", Fraction(1, 2), 7),
        ("20 if flag else -5", -5, 20),
        ("step(x, 0, 10, 3, 25, 5, 99)", 10, 25),
        ("step(x, 3, 25)", 0, 25),
        ("step(x, 5, 25)", 0, 0),
        ("step(n, 0, 1)", 1, 1),
        ("step(y, 0, -1, 10, -3)", -3, 0),
        ("count(month, flag)", 0, None),
        ("longest(month, flag)", 0, None),
        ("total(month, x)", 0, None),
        ("total(month, -x)", None, 0),
        ("total(month, y)", None, None),
        ("mean(month, x)", 0, 4),
        ("least(month, -x)", -4, 0),
        ("target(m)", 1, 12),
        ("target(k)", None, None),
        ("figure('f', 9)", 0, 9),
    ],
)
def test_limits(source: str, least: int | None, greatest: int | None) -> None:
    """Of the names x lies between 2 and 4, n is not negative, low not positive, of y nothing is known."""
    known = {
        "x": Interval(2, 4),
        "n": NOT_NEGATIVE,
        "low": Interval(None, 0),
        "target(m)": Interval(1, 12),
        "figure(f)": Interval(0, 5),
    }
    scope = Scope(
        names={"x": NUMBER, "y": NUMBER, "n": NUMBER, "low": NUMBER, "flag": TRUTH},
        lookups=(TARGET, FIGURE),
        grains=Scope.finer(Grain.YEAR),
        bounds=known,
    )
    assert bounds(parse(source, scope, NUMBER), known) == Interval(least, greatest)


def test_intervals() -> None:
    """An interval knows its order and prints itself."""
    assert str(ANY_NUMBER) == ".."
    assert str(Interval(Fraction(1, 2), 2)) == "0.5..2"
    assert Interval(0, 1).holds(Fraction(1, 2))
    assert not Interval(0, 1).holds(2)
    with pytest.raises(InvalidValueError):
        Interval(2, 1)


def test_only_numbers_have_limits(scope: Scope) -> None:
    """Asking a condition for its limits is a mistake of the caller."""
    with pytest.raises(InvalidValueError):
        bounds(parse("composite", scope, TRUTH), {})


@pytest.mark.parametrize(("source", "value"), [("0.5 + 0.5", 1), ("1.5 - 0.5 - 1", 0), ("0.5 * 4", 2), ("-(0.5 + 1.5)", -2)])
def test_whole_parts_of_a_formula_are_whole_numbers(source: str, value: int) -> None:
    """Two halves are the number one, in a part of a formula as in the whole."""
    part = value_of(parse(source, Scope(), NUMBER).root, FixedEnv(), {})

    assert (part, type(part)) == (value, int)


@pytest.mark.parametrize(
    ("truths", "run"),
    [
        ([], (0, 0)),
        ([False], (0, 0)),
        ([False, False, False], (0, 0)),
        ([True], (0, 1)),
        ([False, True], (1, 1)),
        ([True, False, True], (0, 1)),
        ([True, True, False, True, True], (0, 2)),
        ([False, True, False, True, True, False], (3, 2)),
        ([True, False, True, True, True], (2, 3)),
    ],
)
def test_the_longest_run(truths: list[bool], run: tuple[int, int]) -> None:
    """Where it begins and how long it is: the first of equals, nothing at the beginning where nothing holds."""
    assert longest_run(truths) == run


@pytest.mark.parametrize(
    ("source", "at", "number"),
    [("0.50 * 2", 0, "0.50"), ("0.50 * 2", 7, "2"), ("1000", 0, "1000"), ("2 + sent", 4, ""), ("2", 1, "")],
)
def test_the_number_that_begins_at_a_place(source: str, at: int, number: str) -> None:
    """As it is written; nothing where none begins."""
    assert number_at(source, at) == number
