"""What is read as a formula, and what is refused where."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import pytest

from govinfo.errors import FormulaError, InvalidValueError, UnknownNameError
from govinfo.formulas import FixedEnv, Formula, Interval, Kind, Lookup, Read, Scope, evaluate, parse
from govinfo.formulas._formula import bounds, numbers_in
from govinfo.formulas._lookups import FIGURE, MET
from govinfo.labels import Grain

NUMBER, TEXT, TRUTH = Kind.NUMBER, Kind.TEXT, Kind.TRUTH


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("20 if every(month, met(sent)) else 0", NUMBER),
        ("300 + 100 * ceil((characters - 1000) / 1000) if characters > 1000 else 300", NUMBER),
        ("step(points, 0, 10, 100, 25, 150, 35, 200, 45)", NUMBER),
        ("max(0, 80 + deducted)", NUMBER),
        ("form == 'item' and not composite", TRUTH),
        ("kind in ('a', 'b')", TRUTH),
        ("met('adopted-city') or targeted(sent)", TRUTH),
        ("points / headcount + sent / target(sent)", NUMBER),
        ("figure('fee', 2 * 3) * 1.5", NUMBER),
        ("reading('monthly-task')", TEXT),
        ("'item' if true else form", TEXT),
        ("every(quarter, some(month, count(week, sent > 0) >= 2))", TRUTH),
        ("\n  1 +\r\n\t2 ", NUMBER),
    ],
)
def test_formulas_of_rulebooks_are_read(scope: Scope, source: str, kind: Kind) -> None:
    """Everything regulations need has a spelling, and it can be pickled and copied."""
    formula = parse(source, scope, kind)
    assert (formula.source, formula.kind, str(formula)) == (source, kind, source)
    again = pickle.loads(pickle.dumps(formula))
    assert again == formula == copy.deepcopy(formula)
    assert hash(again) == hash(formula)


@pytest.mark.parametrize(
    ("source", "kind", "column", "said"),
    [
        ("", NUMBER, 1, "the formula is empty; write a number, a condition or a quoted word"),
        (" \n", NUMBER, 1, "the formula is empty; write a number, a condition or a quoted word"),
        ("1 +", NUMBER, 4, "the formula stops here; a value is missing"),
        ("1 + * 2", NUMBER, 5, "the formula cannot be read here; check operators, commas and brackets"),
        ("(1", NUMBER, 1, "this bracket is never closed; add a )"),
        ("1)", NUMBER, 2, "this bracket was never opened; remove it or add a ("),
        ("10 if composite", NUMBER, 1, "every if needs an else: write 20 if met(sent) else 0"),
        ("3 points", NUMBER, 3, 'an operator or a comma is missing before "points"'),
        ("'a' 'b'", TEXT, 5, "an operator or a comma is missing before \"'b'\""),
        ("f'a'", TEXT, 2, "an operator or a comma is missing before \"'a'\""),
        ("1_000", NUMBER, 1, 'a number is written like 1000 or 0.5, got "1_000"'),
        ("1e5", NUMBER, 1, 'a number is written like 1000 or 0.5, got "1e5"'),
        ("007", NUMBER, 1, 'a number is written like 1000 or 0.5, got "007"'),
        ("5.", NUMBER, 1, 'a number is written like 1000 or 0.5, got "5."'),
        ("1if composite else 2", NUMBER, 1, 'a number is written like 1000 or 0.5, got "1if"'),
        ("9" * 41, NUMBER, 1, "a number has at most 40 digits"),
        ("+5", NUMBER, 1, "leave out the + in front: 10 is written 10"),
        ("30%", NUMBER, 3, "write a percentage as a decimal, such as 0.3 for 30%"),
        ("sent.real", NUMBER, 5, "a point stands only inside a number such as 0.5"),
        ("sent[0]", NUMBER, 5, '"[" has no meaning in a formula'),
        ("2 ** 3", NUMBER, 3, "formulas have no powers; multiply instead"),
        ("7 // 2", NUMBER, 3, "write floor(a / b) instead of //"),
        ("composite && composite", TRUTH, 11, "write and instead of &&"),
        ("sent = 2", TRUTH, 6, "write == instead of ="),
        ("sent ≥ 2", TRUTH, 6, "write >= instead of ≥"),
        ("form == “item”", TRUTH, 9, "write ' instead of “"),
        ("２", NUMBER, 1, "２ is not an ordinary digit; write 2"),
        ("٣", NUMBER, 1, "٣ is not an ordinary digit; write 3"),
        ("max（1, 2)", NUMBER, 4, "（ is a full-width sign; write ("),
        ("1，2", NUMBER, 2, "， is a full-width sign; write ,"),
        ("1\u30002", NUMBER, 2, "this is not an ordinary space; write one with half-width input"),
        ("报送 + 1", NUMBER, 1, "报 can stand only inside quotation marks"),
        ("a\0b", NUMBER, 2, '"\\u0000" has no meaning in a formula'),
        ("form == 'a\\'", TRUTH, 9, "this quotation mark is never closed, or a \\ or a line break stands inside it"),
        ("form == 'it\u200bem'", TRUTH, 12, '"\\u200b" has no meaning in a formula'),
        ("form == '\ud800'", TRUTH, 10, '"\\ud800" has no meaning in a formula'),
        ("lambda: 1", NUMBER, 1, '"lambda" is no word of formulas'),
        ("sent is None", TRUTH, 6, '"is" is no word of formulas'),
        ("max(*sent)", NUMBER, 5, "this is no part of the formula language"),
        ("max(1, 2)(3)", NUMBER, 1, "this is no part of the formula language"),
        ("(1, 2)", NUMBER, 1, "a list of values stands only behind in, as in form in ('item', 'brief')"),
        ("sents", NUMBER, 1, 'there is no name "sents" here; did you mean sent?'),
        ("Sent", NUMBER, 1, 'there is no name "Sent" here; did you mean sent?'),
        ("kind == '中文' and sents > 1", TRUTH, 18, 'there is no name "sents" here; did you mean sent?'),
        ("'sent'", NUMBER, 1, '"sent" is a name; write it without quotation marks'),
        ("met", TRUTH, 1, "met is a function; write its arguments in brackets behind it"),
        ("cell(1)", NUMBER, 1, 'there is no function "cell" here; did you mean ceil?'),
        (
            "__import__('os')",
            NUMBER,
            1,
            'there is no function "__import__" here; known are abs, ceil, count, decided, every, figure, finding, floor, given, least, longest, max and 13 more',
        ),
        ("form == 'itme'", TRUTH, 9, 'form is never "itme"; did you mean item?'),
        ("'itme' != form", TRUTH, 11, 'form is never "itme"; did you mean item?'),
        ("form in ('item', 'breif')", TRUTH, 18, 'form is never "breif"; did you mean brief?'),
        ("form in ('item', 'item')", TRUTH, 18, '"item" is listed twice'),
        ("form in ('item')", TRUTH, 10, "behind in stands a list of values such as ('item', 'brief'), or ('item',) for one"),
        ("form in (kind,)", TRUTH, 10, "a list holds only quoted words or numbers"),
        ("form in ()", TRUTH, 9, "behind in stands a list of values such as ('item', 'brief'), or ('item',) for one"),
        ("sent < points in (1, 2)", TRUTH, 18, "in stands alone: form in ('item', 'brief')"),
        ("reading('monthly-task') == 'each-moth'", TRUTH, 28, 'reading(monthly-task) is never "each-moth"; did you mean each-month?'),
        ("reading('monthly-tusk')", TEXT, 9, 'reading does not know "monthly-tusk"; did you mean monthly-task?'),
        ("met(send)", TRUTH, 5, 'met does not know "send"; did you mean sent?'),
        ("met(2)", TRUTH, 5, "met takes one word, nothing to calculate"),
        ("met(sent, 2)", TRUTH, 1, "met takes exactly 1 arguments, got 2"),
        ("figure(fee)", NUMBER, 8, "write figure('fee'), with quotation marks"),
        ("figure('fee', 'a')", NUMBER, 15, "a number is needed here, and this is a text"),
        ("figure()", NUMBER, 1, "figure takes 1 to 2 arguments, got 0"),
        ("max(1)", NUMBER, 1, "max takes at least 2 arguments, got 1"),
        ("ratio(1, 2)", NUMBER, 1, "ratio takes exactly 3 arguments, got 2"),
        ("round(1, sent)", NUMBER, 10, "the places of round are a whole number from 0 to 9"),
        ("round(1, 10)", NUMBER, 10, "the places of round are a whole number from 0 to 9"),
        ("step(1, 2, 3, 4)", NUMBER, 1, "step takes a number, then pairs of a threshold and its value: step(points, 0, 10, 100, 25)"),
        ("step(sent, 10, 1, 10, 2)", NUMBER, 19, "the thresholds of step go upwards"),
        ("step(sent, points, 1)", NUMBER, 12, "a threshold of step is a plain number"),
        ("every(mouth, composite)", TRUTH, 7, 'there is no sub-period "mouth"; did you mean month?'),
        ("every('month', composite)", TRUTH, 7, "the first argument of every is a sub-period such as month"),
        (
            "every(year, composite)",
            TRUTH,
            7,
            "the period of this formula is not made of year; it can be week, half_month, month, two_months, quarter, half_year",
        ),
        ("every(month, some(quarter, composite))", TRUTH, 19, "quarter is not finer than month, in which it stands"),
        ("every(month, some(month, composite))", TRUTH, 19, "month is not finer than month, in which it stands"),
        ("every(quarter, some(two_months, composite))", TRUTH, 21, "two-months is not finer than quarter, in which it stands"),
    ],
)
def test_what_is_no_formula_is_refused_with_its_column(scope: Scope, source: str, kind: Kind, column: int, said: str) -> None:
    """Each mistake has its column, counted in characters from 1, and says what to do, in both languages."""
    with pytest.raises(FormulaError) as caught:
        parse(source, scope, kind)
    assert caught.value.message.text("en") == said
    assert caught.value.column == column
    assert caught.value.message.text("zh") != caught.value.message.text("en")


@pytest.mark.parametrize(
    ("source", "kind", "column"),
    [
        ("form", NUMBER, 1),
        ("1 + composite", NUMBER, 5),
        ("form + 1", NUMBER, 1),
        ("not sent", TRUTH, 5),
        ("composite and sent", TRUTH, 15),
        ("1 if sent else 2", NUMBER, 6),
        ("1 if composite else 'a'", NUMBER, 21),
        ("form < 'item'", TRUTH, 8),
        ("form == 1", TRUTH, 9),
        ("composite == true", TRUTH, 1),
        ("composite in (true, false)", TRUTH, 1),
        ("sent in ('1',)", TRUTH, 10),
        ("every(month, sent)", TRUTH, 14),
        ("total(month, composite)", NUMBER, 14),
        ("sent > 1", NUMBER, 1),
        ("max(1, form)", NUMBER, 8),
        ("true + 1", NUMBER, 1),
        ("-composite", NUMBER, 2),
    ],
)
def test_types_are_checked_at_load(scope: Scope, source: str, kind: Kind, column: int) -> None:
    """A number, a text and a truth never stand for each other."""
    with pytest.raises(FormulaError) as caught:
        parse(source, scope, kind)
    assert caught.value.column == column


@pytest.mark.parametrize("divisor", ["sent", "0", "2 - 2", "points", "abs(points)", "max(0, sent)", "figure('fee', 1)", "headcount - 1"])
def test_a_divisor_that_can_be_zero_is_refused(scope: Scope, divisor: str) -> None:
    """Dividing by what may be nothing fails at load and names the way out."""
    with pytest.raises(FormulaError) as caught:
        parse(f"1 / ({divisor})", scope, NUMBER)
    assert "ratio(a, b, otherwise)" in str(caught.value)
    assert parse(f"ratio(1, {divisor}, 0)", scope, NUMBER).kind is NUMBER


@pytest.mark.parametrize(
    "divisor", ["3", "-0.5", "headcount", "target(sent)", "max(1, sent)", "(1 + sent)", "-headcount", "min(points, -1)"]
)
def test_a_divisor_that_cannot_be_zero_is_taken(scope: Scope, divisor: str) -> None:
    """Literals and whatever the limits of its names keep away from zero can divide."""
    assert parse(f"1 / {divisor}", scope, NUMBER).kind is NUMBER


@pytest.mark.parametrize(
    "source", ["(" * 1000, "(" * 500 + ")" * 500, "-" * 999 + "1", "not " * 249 + "true", "abs(" * 25 + "1" + ")" * 25]
)
def test_deep_formulas_are_refused(scope: Scope, source: str) -> None:
    """Depth is bounded whichever way it comes about."""
    with pytest.raises(FormulaError) as caught:
        parse(source, scope, TRUTH if source.startswith("not") else NUMBER)
    assert "24 deep" in str(caught.value)


def test_twenty_four_levels_are_read_and_the_next_is_not(scope: Scope) -> None:
    """The bound is where the message says: the innermost number is the 24th level."""
    assert evaluate(parse("abs(" * 23 + "1" + ")" * 23, scope, NUMBER), FixedEnv()) == 1
    with pytest.raises(FormulaError):
        parse("abs(" * 24 + "1" + ")" * 24, scope, NUMBER)


def test_length_is_bounded(scope: Scope) -> None:
    """A thousand characters are read, however long the row of terms; one more is refused."""
    assert evaluate(parse("1+" * 499 + "1 ", scope, NUMBER), FixedEnv()) == 500
    with pytest.raises(FormulaError) as caught:
        parse("1+" * 500 + "1", scope, NUMBER)
    assert caught.value.column == 1001


def test_nested_choices_are_read_once_each(scope: Scope) -> None:
    """Conditions inside the first branch do not double the work at every level."""
    source = "1"
    for _ in range(22):
        source = f"({source} if composite else 0)"
    assert evaluate(parse(source, scope, NUMBER), FixedEnv(names={"composite": True})) == 1


def test_a_string_is_needed(scope: Scope) -> None:
    """A number of the file that is no string is refused with the remedy."""
    with pytest.raises(FormulaError) as caught:
        parse(20, scope, NUMBER)  # type: ignore[arg-type]  # what must be refused
    assert str(caught.value) == "column 1: a formula is written as a string, got 20"


def test_decimals_are_exact() -> None:
    """A tenth is a tenth, whatever floats make of it."""
    assert evaluate(parse("0.1 + 0.2", Scope(), NUMBER), FixedEnv()) == Fraction(3, 10)
    assert evaluate(parse("0.1234567890123456789012345678901234567", Scope(), NUMBER), FixedEnv()) == Fraction(
        1234567890123456789012345678901234567, 10**37
    )


def test_names_and_reads_are_told_with_their_grain(scope: Scope) -> None:
    """What a formula needs is known before it runs."""
    formula = parse("points + total(quarter, sent + count(month, met(sent))) + figure('fee', deducted)", scope, NUMBER)
    assert formula.names == {"points", "sent", "deducted"}
    assert formula.reads == {
        Read(None, "points"),
        Read(None, "sent", Grain.QUARTER),
        Read("met", "sent", Grain.MONTH),
        Read("figure", "fee"),
        Read(None, "deducted"),
    }


def test_numbers_come_in_the_order_of_the_text_without_signs(scope: Scope) -> None:
    """The numbers to look for in a quoted clause: thresholds and lists too, decimal places not."""
    formula = parse("-30 if sent in (1, 2) else step(points, 0, -5, 100, 0.5) + round(30, 3)", scope, NUMBER)
    assert numbers_in(formula) == (30, 1, 2, 0, 5, 100, Fraction(1, 2))


def test_without_sub_periods_no_aggregate_is_read() -> None:
    """Where a formula has no period there is nothing to go over."""
    with pytest.raises(FormulaError) as caught:
        parse("count(month, true)", Scope(), NUMBER)
    assert "no sub-periods" in str(caught.value)


@pytest.mark.parametrize("name", ["报送", "adopted-city", "not", "true", "", "1st", "None"])
def test_names_that_no_formula_can_spell_are_refused(name: str) -> None:
    """A scope with an unreachable name is a mistake of its maker."""
    with pytest.raises(InvalidValueError):
        Scope(names={name: NUMBER})


def test_a_scope_refuses_contradictions() -> None:
    """Words belong to texts, and a function has one meaning."""
    with pytest.raises(InvalidValueError):
        Scope(names={"sent": NUMBER}, words={"sent": ["a"]})
    with pytest.raises(InvalidValueError):
        Scope(lookups=(MET, MET))
    with pytest.raises(InvalidValueError):
        Scope(lookups=(Lookup(name="max", kind=NUMBER),))


def test_a_scope_can_be_evolved_and_hashed(scope: Scope) -> None:
    """A scope is a value."""
    wider = attrs.evolve(scope, names={**dict(scope.names), "rank": NUMBER})
    assert parse("rank", wider, NUMBER).names == {"rank"}
    assert hash(attrs.evolve(scope)) == hash(scope)


def test_a_lookup_of_ones_own_is_read() -> None:
    """A context can add a lookup, and an unlimited one takes any word."""
    scope = Scope(lookups=(Lookup(name="rank", kind=NUMBER), FIGURE))
    formula = parse("rank('township') + figure('anything')", scope, NUMBER)
    assert evaluate(formula, FixedEnv(names={"rank(township)": 3, "figure(anything)": Fraction(1, 2)})) == Fraction(7, 2)


def test_equal_formulas_are_one_key(scope: Scope) -> None:
    """Formulas can stand in sets and as keys."""
    assert len({parse("1", scope, NUMBER), parse("1", scope, NUMBER), parse("1 ", scope, NUMBER)}) == 2
    assert isinstance(parse("1", scope, NUMBER), Formula)


@pytest.mark.parametrize(
    ("divisor", "safe"),
    [
        ("headcount", True),  # one or more
        ("headcount - 1", False),
        ("headcount + 1", True),
        ("target(sent)", True),  # 1 to 100
        ("target(sent) - 100", False),
        ("target(sent) - 101", True),
        ("max(sent, 5)", True),
        ("min(headcount, 5)", True),
        ("min(sent, 5)", False),
        ("-headcount", True),
        ("abs(-headcount)", True),
        ("sent + 0.5", True),
        ("step(max(sent, 5), 5, 2)", True),  # always reached
        ("step(max(sent, 4), 5, 2)", False),  # 0 below the first threshold
        ("3 - step(min(sent, 5), 5, 3)", False),  # 0 at five exactly
        ("3 - step(min(sent, 4), 5, 3)", True),  # never reached
        ("step(max(sent, 10), 0, 0, 10, 2)", True),  # the first value is left behind
        ("step(max(sent, 9), 0, 0, 10, 2)", False),
        ("1 + total(month, sent)", True),
        ("total(month, -sent) - 1", True),
        ("total(month, sent)", False),
        ("1 + count(month, sent > 0)", True),
        ("count(month, sent > 0)", False),
        ("least(month, headcount)", False),  # over no month at all it is 0
        ("mean(month, headcount)", False),
        ("most(month, headcount)", False),
        ("2 if composite else 3", True),
        ("2 if composite else sent", False),
        ("headcount * headcount", True),
        ("headcount * sent", False),
        ("round(headcount)", True),
        ("floor(headcount / 2)", False),
        ("ceil(headcount / 2)", True),
        ("ratio(1, sent, 1)", False),  # 1 / sent may be as small as can be, but the reader does not tell it from 0
        ("10 / 5", True),
    ],
)
def test_what_may_be_divided_by_is_told_from_the_bounds_of_its_parts(scope: Scope, divisor: str, safe: bool) -> None:
    """Counts are never below zero, headcounts are one at least; what can be 0 for some values is refused."""
    if safe:
        assert parse(f"1 / ({divisor})", scope, NUMBER).kind is NUMBER
    else:
        with pytest.raises(FormulaError, match="this divisor can be 0"):
            parse(f"1 / ({divisor})", scope, NUMBER)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("every(month, composite, 1)", "column 1: every takes exactly 2 arguments, got 3"),
        ("every(month)", "column 1: every takes exactly 2 arguments, got 1"),
        ("every(month, some(quarter, composite))", "column 19: quarter is not finer than month, in which it stands"),
        (
            "every(year, composite)",
            "column 7: the period of this formula is not made of year; it can be week, half_month, month, two_months, quarter, half_year",
        ),
    ],
)
def test_the_whole_sentence_about_a_sub_period(scope: Scope, source: str, said: str) -> None:
    """With the words that it has and those it could have."""
    with pytest.raises(FormulaError) as caught:
        parse(source, scope, TRUTH)

    assert str(caught.value) == said


def test_a_formula_that_no_reader_of_python_takes_is_too_deep() -> None:
    """Nested beyond what is read, told with how deep it may be."""
    with pytest.raises(FormulaError) as caught:
        parse("(" * 400 + "1" + ")" * 400, Scope(names={}), NUMBER)

    assert caught.value.message.text("en") == "a formula is nested at most 24 deep; split the rule"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda: Scope(names={"and": NUMBER}),
            'name must be a word of ASCII letters, digits and _, no word of the formula language, got "and"',
        ),
        (lambda: Scope(names={"sent": NUMBER}, words={"sent": ["a"]}), 'words must be a name of the scope that is a text, got "sent"'),
        (lambda: Scope(lookups=(MET, MET)), 'lookup must be a lookup whose name no other function has, got "met"'),
        (lambda: bounds(parse("true", Scope(), TRUTH), {}), 'formula must be a formula for a number, got "true"'),
    ],
)
def test_what_a_scope_refuses_is_told_in_full(call: Callable[[], object], said: str) -> None:
    """With the word that it is about."""
    with pytest.raises(InvalidValueError) as caught:
        call()

    assert str(caught.value) == said


def test_scopes_of_the_same_names_are_equal_in_whatever_order() -> None:
    """And so are their formulas."""
    one = Scope(names={"a": TEXT, "b": TEXT}, words={"a": ["z"], "b": ["y"]}, bounds={"p": Interval(0), "o": Interval(1)})
    other = Scope(names={"b": TEXT, "a": TEXT}, words={"b": ["y"], "a": ["z"]}, bounds={"o": Interval(1), "p": Interval(0)})

    assert one == other
    assert hash(one) == hash(other)
    assert FixedEnv(names={"b": 1, "a": 2}) == FixedEnv(names={"a": 2, "b": 1})


UNREADABLE = "the formula cannot be read here; check operators, commas and brackets"


NO_ELSE = "every if needs an else: write 20 if met(sent) else 0"


@pytest.mark.parametrize(
    ("source", "kind", "column", "said"),
    [
        # blanks that no keyboard of a formula makes are not taken for nothing
        ("\u3000", NUMBER, 1, "this is not an ordinary space; write one with half-width input"),
        (" \u3000 ", NUMBER, 2, "this is not an ordinary space; write one with half-width input"),
        ("\xa0", NUMBER, 1, "this is not an ordinary space; write one with half-width input"),
        ("\f", NUMBER, 1, '"\\f" has no meaning in a formula'),
        # up to the last sign, and counted from the first
        ("(1 +)", NUMBER, 5, UNREADABLE),
        ("  (1 +)", NUMBER, 7, UNREADABLE),
        ("\t(1 +)  ", NUMBER, 6, UNREADABLE),
        ("max(1,,)", NUMBER, 7, UNREADABLE),
        # an if that stands right at a bracket is an if
        ("10 if composite", NUMBER, 1, NO_ELSE),
        ("10 if(composite)", NUMBER, 1, NO_ELSE),
        ("(10)if composite", NUMBER, 2, NO_ELSE),
        ("sent + (10 if composite)", NUMBER, 9, NO_ELSE),
        # and one that has its else is not what is wrong
        ("1 if composite else * 2", NUMBER, 21, UNREADABLE),
        ("1 if composite else(* 2)", NUMBER, 21, UNREADABLE),
        ("(1 if composite else 2) 'a' if composite else", NUMBER, 25, "an operator or a comma is missing before \"'a'\""),
        # functions, listed, aggregates and lookups, are no names
        ("max", NUMBER, 1, "max is a function; write its arguments in brackets behind it"),
        ("1 + step", NUMBER, 5, "step is a function; write its arguments in brackets behind it"),
        ("count", NUMBER, 1, "count is a function; write its arguments in brackets behind it"),
        ("figure + 1", NUMBER, 1, "figure is a function; write its arguments in brackets behind it"),
    ],
)
def test_where_a_mistake_stands(scope: Scope, source: str, kind: Kind, column: int, said: str) -> None:
    """With its column, counted from 1 in the text as it was written."""
    with pytest.raises(FormulaError) as caught:
        parse(source, scope, kind)

    assert (str(caught.value), caught.value.column) == (f"column {column}: {said}", column)


@pytest.mark.parametrize(
    ("source", "value"), [("\t1 + 1", 2), ("1\t+\t1\t", 2), ("\r\n1\n+\n1\n", 2), (" X", 7), ("X\tif true\telse\n0", 7)]
)
def test_blanks_and_capitals_are_read(source: str, value: int) -> None:
    """Tabs and line ends are blanks wherever they stand, a capital letter is a name like any other."""
    assert evaluate(parse(source, Scope(names={"X": NUMBER}), NUMBER), FixedEnv(names={"X": 7})) == value


@pytest.mark.parametrize("trouble", [ValueError, RecursionError, MemoryError])
def test_a_formula_at_which_the_interpreter_gives_up_is_told_to_be_too_deep(
    monkeypatch: pytest.MonkeyPatch, scope: Scope, trouble: type[Exception]
) -> None:
    """However it gives up: at column 1, with how deep a formula may be."""

    def give_up(*_: Any, **__: Any) -> ast.AST:
        raise trouble

    with monkeypatch.context() as patched:
        patched.setattr(ast, "parse", give_up)
        with pytest.raises(FormulaError) as caught:
            parse("-" * 900 + "1", scope, NUMBER)

    assert str(caught.value) == "column 1: a formula is nested at most 24 deep; split the rule"
    assert caught.value.column == 1


TWELVE = [f"{letter}{letter}{letter}" for letter in "abcdefghijkl"]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ([], "none is declared"),
        (TWELVE[:1], "known are aaa"),
        (TWELVE[:2], "known are aaa, bbb"),
        (TWELVE, "known are aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii, jjj, kkk, lll"),
        ([*TWELVE, "mmm"], "known are aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii, jjj, kkk, lll and 1 more"),
        ([*TWELVE, "mmm", "nnn"], "known are aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii, jjj, kkk, lll and 2 more"),
        ([*TWELVE, "xyzx"], "did you mean xyzx?"),
    ],
)
def test_what_is_known_instead(known: list[str], said: str) -> None:
    """The one that is near, else up to twelve, else how many more; for a name, for the word of a lookup, for a value."""
    with pytest.raises(FormulaError) as of_name:
        parse("xyz", Scope(names=dict.fromkeys(known, NUMBER)), NUMBER)
    with pytest.raises(FormulaError) as of_lookup:
        parse("met(xyz)", Scope(lookups=(MET.knowing(known),)), TRUTH)
    with pytest.raises(UnknownNameError) as of_value:
        evaluate(parse("xyz", Scope(names={"xyz": NUMBER}), NUMBER), FixedEnv(names=dict.fromkeys(known, 1)))

    assert str(of_name.value) == f'column 1: there is no name "xyz" here; {said}'
    assert str(of_lookup.value) == f'column 5: met does not know "xyz"; {said}'
    assert str(of_value.value) == f'there is no name "xyz" here; {said}'


def test_a_lookup_without_a_value_is_named_as_it_is_spelled() -> None:
    """What the target is was not said; that of another measure was."""
    formula = parse("target(sent)", Scope(lookups=(Lookup(name="target", kind=NUMBER, bare=True),)), NUMBER)
    with pytest.raises(UnknownNameError) as caught:
        evaluate(formula, FixedEnv(names={"target(send)": 1}))

    assert str(caught.value) == 'there is no name "target(sent)" here; did you mean target(send)?'


@pytest.mark.parametrize(
    ("source", "word"), [("count(month, true)", "count"), ("every(week, true)", "every"), ("1 + most(month, 1)", "most")]
)
def test_where_there_are_no_sub_periods_the_aggregate_is_named(source: str, word: str) -> None:
    """With its place."""
    with pytest.raises(FormulaError) as caught:
        parse(source, Scope(), TRUTH if word == "every" else NUMBER)

    assert str(caught.value) == f"column {source.index(word) + 1}: this formula has no sub-periods; {word} cannot stand here"


@pytest.mark.parametrize("called", [False, True])
@pytest.mark.parametrize("word", ["true", "false", "True", "False", "if", "1st", "a-b", "字"])
def test_words_with_a_meaning_of_their_own_name_nothing(word: str, called: bool) -> None:
    """Neither a name nor a lookup."""
    with pytest.raises(InvalidValueError) as caught:
        Scope(names={} if called else {word: NUMBER}, lookups=(Lookup(name=word, kind=NUMBER),) if called else ())

    assert str(caught.value) == f'name must be a word of ASCII letters, digits and _, no word of the formula language, got "{word}"'
