"""How great a formula's number can get: between which limits it lies, and how many values of unknown size it multiplies."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govinfo.errors import InvalidValueError
from govinfo.exact import Exact
from govinfo.formulas import FixedEnv as Env
from govinfo.formulas import Interval, Kind, Scope, evaluate, parse
from govinfo.formulas._bounds import NOT_NEGATIVE
from govinfo.formulas._degree import degree
from govinfo.formulas._formula import bounds
from govinfo.formulas._lookups import DECIDED, FIGURE, MET, TAG
from govinfo.labels import Grain

NUMBER, TEXT, TRUTH = Kind.NUMBER, Kind.TEXT, Kind.TRUTH
HALF = Fraction(1, 2)
KNOWN = {
    "x": Interval(2, 4),
    "z": Interval(1, 2),
    "part": Interval(Fraction(1, 4), HALF),
    "loss": Interval(None, -2),
    "gain": Interval(2, None),
    "less": Interval(-HALF, Fraction(-1, 4)),
    "over": Interval(-3, 5),
    "low": Interval(None, 3),
    "n": NOT_NEGATIVE,
    "figure(fee)": Interval(3, 6),
}
SCOPE = Scope(
    names=dict.fromkeys([name for name in KNOWN if name.isidentifier()] + ["y"], NUMBER) | {"form": TEXT, "flag": TRUTH},
    lookups=(FIGURE, DECIDED, MET, TAG),
    grains=Scope.finer(Grain.YEAR),
    bounds=KNOWN,
)


@pytest.mark.parametrize(
    ("source", "least", "greatest"),
    [
        # divided: the greatest divisor makes the least quotient, whatever the sign
        ("1 / part", 2, 4),
        ("1 / less", -4, -2),
        ("1 / x", Fraction(1, 4), HALF),
        ("1 / -x", -HALF, Fraction(-1, 4)),
        ("1 / gain", 0, HALF),
        ("1 / loss", -HALF, 0),
        ("x / part", 4, 16),
        ("over / part", -12, 20),
        ("over / less", -20, 12),
        ("1 / gain / loss", Fraction(-1, 4), 0),
        # without their sign
        ("abs(x)", 2, 4),
        ("abs(-x)", 2, 4),
        ("abs(over)", 0, 5),
        ("abs(-over)", 0, 5),
        ("abs(loss)", 2, None),
        ("abs(low)", 0, None),
        # of two that are divided where that can be done, and of what stands for it elsewhere
        ("ratio(x, z, 7)", 1, 7),
        ("ratio(x, z, 2)", 1, 4),
        ("ratio(x, z, 0.5)", HALF, 4),
        ("ratio(z, x, 0.3)", Fraction(1, 4), 1),
        # multiplied with what has no limit on one side
        ("gain * gain", 4, None),
        ("loss * loss", 4, None),
        ("gain * loss", None, -4),
        ("loss * -1", 2, None),
        ("loss * over", None, None),
        ("over * over", -15, 25),
        ("0 * gain", 0, 0),
        ("low * 0", 0, 0),
        ("n * -x", None, 0),
        # added and taken away
        ("x + z", 3, 6),
        ("x - z", 0, 3),
        ("z - x", -3, 0),
        ("gain - loss", 4, None),
        ("gain + loss", None, None),
        ("x + gain + loss", None, None),
        ("-low", -3, None),
        # the less and the greater of several
        ("min(x, z)", 1, 2),
        ("max(x, z)", 2, 4),
        ("min(x, gain, over)", -3, 4),
        ("max(z, loss, over)", 1, 5),
        ("min(x, low)", None, 3),
        ("max(x, low)", 2, 4),
        ("max(gain, low)", 2, None),
        # whole numbers and decimal places
        ("floor(part)", 0, 0),
        ("ceil(part)", 1, 1),
        ("floor(less)", -1, -1),
        ("ceil(less)", 0, 0),
        ("floor(low / 2)", None, 1),
        ("ceil(gain / 4)", 1, None),
        ("round(part)", 0, 1),
        ("round(part, 1)", Fraction(3, 10), HALF),
        ("round(x / 3, 2)", Fraction(67, 100), Fraction(133, 100)),
        # one of several
        ("x if flag else z", 1, 4),
        ("z if flag else x", 1, 4),
        ("1 if flag else 9 if form == 'brief' else 5", 1, 9),
        ("1 if flag else 5 if form == 'brief' else 9", 1, 9),
        ("9 if flag else 1 if form == 'brief' else loss", None, 9),
        ("step(over, 0, x, 5, 9, 6, 99)", 0, 9),
        ("step(x, 2, 7)", 7, 7),
        ("step(x, 0, 1, 2, 7)", 7, 7),
        ("step(x, 0, 1, 3, 7)", 1, 7),
        ("step(x, 3, 7)", 0, 7),
        ("step(x, 4, 7)", 0, 7),
        ("step(x, 5, 7)", 0, 0),
        ("step(low, 3, 7)", 0, 7),
        ("step(low, 4, 7)", 0, 0),
        ("step(gain, 2, 7, 100, 1)", 1, 7),
        ("step(y, 2, 7)", 0, 7),
        # over sub-periods, of which there may be none and may be many
        ("total(month, 1)", 0, None),
        ("total(month, -1)", None, 0),
        ("total(month, 0)", 0, 0),
        ("total(month, part)", 0, None),
        ("total(month, 1 if flag else 0)", 0, None),
        ("total(month, -1 if flag else 1)", None, None),
        ("mean(month, over)", -3, 5),
        ("mean(month, x)", 0, 4),
        ("most(month, -x)", -4, 0),
        ("least(month, gain)", 0, None),
        ("count(month, x > 3)", 0, None),
        ("longest(month, x > 3)", 0, None),
        # lookups, and what stands where nothing is known
        ("figure('fee')", 3, 6),
        ("figure('fee', 4)", 3, 6),
        ("figure('fee', 1)", 1, 6),
        ("figure('fee', loss)", None, 6),
        ("figure('other')", None, None),
        ("decided('fee')", None, None),
        ("y", None, None),
    ],
)
def test_limits_on_both_sides(source: str, least: Exact | None, greatest: Exact | None) -> None:
    """The name x is 2 to 4, z 1 to 2, part 1/4 to 1/2, less its contrary, over -3 to 5, gain at least 2, loss at most -2, low at most 3."""
    assert bounds(parse(source, SCOPE, NUMBER), KNOWN) == Interval(least, greatest)


@pytest.mark.parametrize(
    ("least", "greatest", "said"),
    [
        (2, 1, 'interval must be a least number that is not above the greatest, got "2..1"'),
        (HALF, -1, 'interval must be a least number that is not above the greatest, got "0.5..-1"'),
    ],
)
def test_limits_in_the_wrong_order_are_refused(least: Exact, greatest: Exact, said: str) -> None:
    """Told with both of them."""
    with pytest.raises(InvalidValueError) as caught:
        Interval(least, greatest)

    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("interval", "held", "not_held"),
    [
        (Interval(1, 3), [1, 2, 3], [Fraction(9, 10), Fraction(31, 10)]),
        (Interval(1), [1, 10**9], [0, -5]),
        (Interval(None, 1), [1, 0, -(10**9)], [2]),
        (Interval(), [0, -(10**9), 10**9], []),
    ],
)
def test_what_lies_within_limits(interval: Interval, held: list[Exact], not_held: list[Exact]) -> None:
    """The limits themselves do."""
    assert [interval.holds(value) for value in held] == [True] * len(held)
    assert [interval.holds(value) for value in not_held] == [False] * len(not_held)
    assert interval.has_zero is (0 in held)


@pytest.mark.parametrize(
    ("one", "other", "around"),
    [
        (Interval(1, 2), Interval(5, 6), Interval(1, 6)),
        (Interval(1, 6), Interval(2, 3), Interval(1, 6)),
        (Interval(1, None), Interval(-2, 0), Interval(-2, None)),
        (Interval(None, 1), Interval(3, 4), Interval(None, 4)),
        (Interval(None, 1), Interval(3, None), Interval()),
    ],
)
def test_the_narrowest_limits_around_two(one: Interval, other: Interval, around: Interval) -> None:
    """Whichever of them is asked."""
    assert (one.hull(other), other.hull(one)) == (around, around)


def of_size(lookup: str | None, word: str) -> int:
    """How much a name multiplies: y three values, the figure of y seven, the figure of x none, all else one."""
    return {(None, "y"): 3, ("figure", "y"): 7, ("figure", "x"): 0}.get((lookup, word), 1)


@pytest.mark.parametrize(
    ("source", "factors"),
    [
        # a plain number is none, unless it is a very long one
        ("5", 0),
        ("-5", 0),
        ("1000000", 0),
        ("1000001", 1),
        ("-1000001", 1),
        ("0.000001", 0),
        ("0.0000001", 1),
        ("1" + "0" * 20, 1),
        ("1" + "0" * 19 + "1", 2),
        ("0." + "0" * 19 + "1", 1),
        ("0." + "0" * 20 + "1", 2),
        # each name is what it is said to be
        ("x", 1),
        ("y", 3),
        ("figure('fee')", 1),
        ("figure('x')", 0),
        ("figure('y')", 7),
        ("figure('fee', y)", 3),
        ("figure('y', x)", 7),
        ("decided('y')", 1),
        # multiplied and divided they add up; the greatest counts where they are not
        ("x * y", 4),
        ("x / gain", 2),
        ("1 / gain", 1),
        ("2 * x * 3", 1),
        ("x * x + y", 3),
        ("(x + 1) * x", 2),
        ("(y - x) * x * 2", 4),
        ("-y * x", 4),
        ("max(x, y) * x", 4),
        ("abs(y)", 3),
        ("round(y * x, 2)", 4),
        ("floor(y) * ceil(x)", 4),
        ("step(x, 0, y, 5, 1)", 3),
        ("step(y, 0, x) * x", 4),
        ("total(month, x * y) * x", 5),
        ("(x if flag else y) * x", 4),
        ("(y if flag else x) * x", 4),
        # a ratio divides; what stands in its place does not
        ("ratio(y, x, 2)", 4),
        ("ratio(x, y, 2)", 4),
        ("ratio(x, x, y)", 3),
        ("ratio(x, z, 1) * x", 3),
        ("ratio(1, y, x)", 3),
        ("ratio(y, 1, x)", 3),
        ("ratio(figure('y'), y, 1)", 10),
        # conditions and texts have no size of their own
        ("(3 if flag else 4) * x", 1),
        ("(3 if met('y') else 4) * x", 1),
        ("(3 if form == 'brief' else 4) * x", 1),
        ("(3 if tag('y') == 'a' else 4) * x", 1),
        ("(3 if x > 1 else 4) * x", 1),
        ("(3 if true else 4) * x", 1),
        ("count(month, x > 1) * x", 1),
        ("count(month, not flag) * x", 1),
        ("count(month, y in (1, 2)) * x", 3),
        ("longest(month, met(sent)) * x", 1),
        # yet what they calculate is calculated
        ("1 if x * x * x > 2 else 0", 3),
        ("x if y * y > 2 else 0", 6),
        ("count(month, x * y > 1)", 4),
    ],
)
def test_how_many_values_are_multiplied(source: str, factors: int) -> None:
    """At most, anywhere in the formula: y is three, the figure of y seven, the figure of x none, every other name one."""
    assert degree(parse(source, SCOPE, NUMBER), of_size) == factors


@pytest.mark.parametrize(
    ("source", "kind", "factors"),
    [
        ("flag", TRUTH, 0),
        ("not flag", TRUTH, 0),
        ("met('y')", TRUTH, 0),
        ("form", TEXT, 0),
        ("'brief'", TEXT, 0),
        ("tag('y')", TEXT, 0),
        ("true", TRUTH, 0),
        ("form == 'brief' or flag and met('y')", TRUTH, 0),
        ("flag or x * y > 1", TRUTH, 4),
        ("x > 1 and flag", TRUTH, 1),
        ("every(month, x * x > 1)", TRUTH, 2),
        ("'a' if y > x else 'b'", TEXT, 3),
    ],
)
def test_how_many_values_a_condition_or_a_text_multiplies(source: str, kind: Kind, factors: int) -> None:
    """None but those that it calculates with on the way."""
    assert degree(parse(source, SCOPE, kind), of_size) == factors


@pytest.mark.parametrize(("places", "value"), [(0, 0), (1, Fraction(1, 10)), (9, Fraction(142857143, 10**9))])
def test_up_to_nine_decimal_places_are_rounded_to(places: int, value: Exact) -> None:
    """A seventh is 0.142857142857 and so on."""
    assert evaluate(parse(f"round(1 / 7, {places})", SCOPE, NUMBER), Env()) == value


def test_numbers_have_up_to_forty_signs_and_formulas_up_to_a_thousand() -> None:
    """Forty nines are read; a thousand characters, spaces behind included."""
    assert evaluate(parse("9" * 40, SCOPE, NUMBER), Env()) == 10**40 - 1
    assert evaluate(parse("7" + " " * 999, SCOPE, NUMBER), Env()) == 7
