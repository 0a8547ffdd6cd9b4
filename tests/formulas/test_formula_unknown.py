"""What nobody said: Kleene's three values, and numbers of which only the limits are known."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo.exact import Exact
from govinfo.formulas import UNKNOWN, FixedEnv, Interval, Kind, Scope, Unknown, Value, evaluate, explain, parse
from govinfo.formulas._lookups import DECIDED, FIGURE
from govinfo.labels import Grain

SCOPE = Scope(
    names={"x": Kind.NUMBER, "y": Kind.NUMBER, "n": Kind.NUMBER, "p": Kind.TRUTH, "q": Kind.TRUTH, "form": Kind.TEXT},
    lookups=(FIGURE, DECIDED),
    grains=Scope.finer(Grain.YEAR),
    bounds={"n": Interval(0)},
)


def of(source: str, kind: Kind, **names: Value | Unknown) -> Value | Unknown:
    """Return what a formula comes to where names that are not given are unknown."""
    known: dict[str, Value | Unknown] = dict.fromkeys(("x", "y", "n", "p", "q", "form", "figure(f)", "decided(c)"), UNKNOWN)
    return evaluate(parse(source, SCOPE, kind), FixedEnv(names=known | names))


@pytest.mark.parametrize(
    ("source", "names", "value"),
    [
        ("p and q", {"q": False}, False),
        ("p and q", {"q": True}, UNKNOWN),
        ("p or q", {"q": True}, True),
        ("p or q", {"q": False}, UNKNOWN),
        ("q or p", {"q": True}, True),
        ("not p", {}, UNKNOWN),
        ("x > 500", {}, UNKNOWN),
        ("x > 500 or 1 < 2", {}, True),
        ("x > 500 and 1 > 2", {}, False),
        ("2 < x < 1", {}, UNKNOWN),  # a comparison is not solved
        ("5 < 3 < x", {}, False),
        ("x in (1, 2)", {}, UNKNOWN),
        ("form == 'item'", {}, UNKNOWN),
        ("form in ('item',) or true", {}, True),
        ("n >= 0", {}, True),  # whatever a count is, it is not below nothing
        ("n + 1 > 0", {}, True),
        ("n < 0", {}, False),
        ("true if p else true", {}, True),
        ("given(p, false)", {}, False),
        ("given(p, false)", {"p": True}, True),
    ],
)
def test_truths_with_what_is_unknown(source: str, names: dict[str, Value | Unknown], value: bool | Unknown) -> None:
    """Known where every value that the unknown can have gives the same, else unknown."""
    assert of(source, Kind.TRUTH, **names) == value


@pytest.mark.parametrize(
    ("source", "names", "value"),
    [
        ("x + 1", {}, UNKNOWN),
        ("-x", {}, UNKNOWN),
        ("x * y", {"x": 3}, UNKNOWN),
        ("10 + n", {}, Unknown(Interval(10))),
        ("min(x, 10)", {}, Unknown(Interval(None, 10))),
        ("min(n, 0)", {}, 0),
        ("max(0, min(x, 0))", {}, 0),
        ("step(x, 0, 5)", {}, Unknown(Interval(0, 5))),
        ("step(n, 0, 5, 100, 5)", {}, 5),
        ("step(x, 0, 7 - 7, 10, 0)", {}, 0),
        ("4 if p else 4", {}, 4),
        ("4 if p else 6", {}, Unknown(Interval(4, 6))),
        ("4 if p else x", {"p": True}, 4),
        ("x if p else 4", {"p": False}, 4),
        ("ratio(x, y, 9)", {"y": 0}, 9),
        ("ratio(6, y, 9)", {}, UNKNOWN),
        ("given(x, 0) + 1", {}, 1),
        ("given(x, 0) + 1", {"x": 4}, 5),
        ("given(x + y, 7)", {"x": 4}, 7),
        ("given(x, y)", {}, UNKNOWN),
        ("figure('f')", {}, UNKNOWN),
        ("figure('f', 1)", {}, 1),
        ("figure('f', x)", {}, UNKNOWN),
        ("figure('f', x)", {"figure(f)": 3}, 3),
        ("decided('c', 2)", {}, 2),
        ("decided('c')", {"decided(c)": 0}, 0),
        ("round(n + 1, 1)", {}, Unknown(Interval(1))),
    ],
)
def test_numbers_with_what_is_unknown(source: str, names: dict[str, Value | Unknown], value: Exact | Unknown) -> None:
    """Sums and products are unknown within limits; least, greatest, steps and choices known where all comes to one."""
    assert of(source, Kind.NUMBER, **names) == value


@pytest.mark.parametrize(
    ("source", "kind", "values", "value"),
    [
        ("every(quarter, x > 0)", Kind.TRUTH, (1, UNKNOWN), UNKNOWN),
        ("every(quarter, x > 0)", Kind.TRUTH, (0, UNKNOWN), False),
        ("some(quarter, x > 0)", Kind.TRUTH, (1, UNKNOWN), True),
        ("some(quarter, x > 0)", Kind.TRUTH, (0, UNKNOWN), UNKNOWN),
        ("count(quarter, x > 0)", Kind.NUMBER, (1, UNKNOWN, 0), Unknown(Interval(1, 2))),
        ("longest(quarter, x > 0)", Kind.NUMBER, (1, UNKNOWN, 1, 0), Unknown(Interval(1, 3))),
        ("longest(quarter, x > 0)", Kind.NUMBER, (1, 1, 0, UNKNOWN), 2),
        ("total(quarter, n)", Kind.NUMBER, (3, UNKNOWN), Unknown(Interval(3))),
        ("mean(quarter, n)", Kind.NUMBER, (4, UNKNOWN), Unknown(Interval(2))),
        ("least(quarter, n)", Kind.NUMBER, (0, UNKNOWN), 0),
        ("most(quarter, n)", Kind.NUMBER, (3, UNKNOWN), Unknown(Interval(3))),
    ],
)
def test_sub_periods_with_what_is_unknown(source: str, kind: Kind, values: tuple[Value | Unknown, ...], value: object) -> None:
    """One sub-period of which nothing is known decides only where it can decide nothing else."""
    env = FixedEnv(sub=tuple((Grain.QUARTER, FixedEnv(label=f"Q{i}", names={"x": one, "n": one})) for i, one in enumerate(values)))

    assert evaluate(parse(source, SCOPE, kind), env) == value


def test_unknown_is_neither_true_nor_false() -> None:
    """Whoever takes it for one of them is told."""
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(UNKNOWN)
    assert (str(UNKNOWN), str(Unknown(Interval(12)))) == ("unknown", "unknown (12..)")


def test_limits_go_along_when_a_formula_is_pickled() -> None:
    """A count is not below nothing in another process either."""
    formula = pickle.loads(pickle.dumps(parse("n >= 0", SCOPE, Kind.TRUTH)))

    assert evaluate(formula, FixedEnv(names={"n": UNKNOWN})) is True


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        (
            "10 + n",
            "10 + 未知（至少0） = 未知（至少10）（字数 未知（至少0））",
            "10 + unknown, at least 0 = unknown, at least 10 (n unknown, at least 0)",
        ),
        ("given(x, 0) + 1", "0 + 1 = 1（x未填，按0计）", "0 + 1 = 1 (x not given: 0 counts)"),
        ("4 if x > 5 else 4", "4（x未知）", "4 (x: unknown)"),
    ],
)
def test_explanations_tell_what_is_unknown(source: str, zh: str, en: str) -> None:
    """What is unknown is called so, with its limits; what a default stands for is told."""
    env = FixedEnv(names={"x": UNKNOWN, "n": UNKNOWN}, titles={"n": "字数"})
    words = explain(parse(source, SCOPE, Kind.NUMBER), env)

    assert (words.zh, words.en) == (zh, en)


@given(
    st.sampled_from(
        [
            "x + 2 * y - n",
            "min(x, y) + max(n, 3)",
            "step(x, 0, 1, 5, y)",
            "x if p else y",
            "3 if x > y or q else 3 + n",
            "ratio(x, y, n)",
            "abs(x) + floor(y)",
            "given(x, 4) + y",
        ]
    ),
    st.fixed_dictionaries(
        {"x": st.integers(-9, 9), "y": st.integers(-9, 9), "n": st.integers(0, 9), "p": st.booleans(), "q": st.booleans()}
    ),
    st.sets(st.sampled_from(["y", "n", "p", "q"])),
)
def test_what_is_given_back_lies_within_what_was_known(source: str, values: dict[str, int | bool], hidden: set[str]) -> None:
    """Hide some values: the formula comes to what it was, or to an unknown within whose limits that lies."""
    formula = parse(source, SCOPE, Kind.NUMBER)
    known = evaluate(formula, FixedEnv(names=values))
    guessed = evaluate(formula, FixedEnv(names={name: UNKNOWN if name in hidden else value for name, value in values.items()}))

    assert not isinstance(known, (str, Unknown))
    assert guessed.within.holds(known) if isinstance(guessed, Unknown) else guessed == known
