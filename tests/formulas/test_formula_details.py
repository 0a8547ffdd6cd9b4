"""The small print of formulas: where each mistake stands and what is known instead, and the last sign of an explanation."""

from __future__ import annotations

import ast
from fractions import Fraction
from typing import Any

import pytest

from govinfo.errors import FormulaError, InvalidValueError, UnknownNameError
from govinfo.formulas import FixedEnv, Kind, Lookup, Scope, evaluate, explain, parse
from govinfo.formulas._evaluate import value_of
from govinfo.formulas._functions import longest_run
from govinfo.formulas._lexer import number_at
from govinfo.formulas._scope import MET
from govinfo.labels import Grain

NUMBER, TEXT, TRUTH = Kind.NUMBER, Kind.TEXT, Kind.TRUTH
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


ENV = FixedEnv(
    label="2024",
    names={
        "sent": 9,
        "points": 120,
        "headcount": 4,
        "form": "brief",
        "composite": False,
        "figure(fee)": Fraction(10, 3),
        "figure(last-year)": 0,
    },
    titles={
        "sent": "报送条数",
        "points": "得分",
        "headcount": "人数",
        "form": "形式",
        "item": "单条",
        "brief": "简讯",
        "composite": "综合信息",
    },
)


@pytest.mark.parametrize(
    ("source", "kind", "english", "chinese"),
    [
        # a fraction holds together like a division
        ("2 * figure('fee')", NUMBER, "2 × (10/3) = 20/3 (fee 10/3)", "2 × (10/3) = 20/3（fee 10/3）"),
        ("figure('fee') * 2", NUMBER, "10/3 × 2 = 20/3 (fee 10/3)", "10/3 × 2 = 20/3（fee 10/3）"),
        ("1 + figure('fee')", NUMBER, "1 + 10/3 = 13/3 (fee 10/3)", "1 + 10/3 = 13/3（fee 10/3）"),
        ("-figure('fee')", NUMBER, "-(10/3) = -10/3 (fee 10/3)", "-(10/3) = -10/3（fee 10/3）"),
        # a ratio that can be divided is a division
        ("ratio(points, sent, 0)", NUMBER, "120 ÷ 9 = 40/3 (points 120; sent 9)", "120 ÷ 9 = 40/3（得分 120；报送条数 9）"),
        ("ratio(points, figure('fee'), 0)", NUMBER, "120 ÷ (10/3) = 36 (points 120; fee 10/3)", "120 ÷ (10/3) = 36（得分 120；fee 10/3）"),
        (
            "ratio(points + sent, headcount - 1, 0)",
            NUMBER,
            "(120 + 9) ÷ (4 - 1) = 43 (points 120; sent 9; headcount 4)",
            "(120 + 9) ÷ (4 - 1) = 43（得分 120；报送条数 9；人数 4）",
        ),
        (
            "2 * ratio(points, headcount, 0)",
            NUMBER,
            "2 × (120 ÷ 4) = 60 (points 120; headcount 4)",
            "2 × (120 ÷ 4) = 60（得分 120；人数 4）",
        ),
        # one that cannot is what stands for it
        (
            "ratio(points, figure('last-year'), sent + 1) * 2",
            NUMBER,
            "(9 + 1) × 2 = 20 (last-year 0, nothing to divide by; sent 9)",
            "(9 + 1) × 2 = 20（last-year 0，除数为 0；报送条数 9）",
        ),
        # a choice within the arithmetic is the branch that it takes, and why
        (
            "points + (100 if composite else 50)",
            NUMBER,
            "120 + 50 = 170 (composite: no; points 120)",
            "120 + 50 = 170（综合信息：否；得分 120）",
        ),
        (
            "points * (sent + 1 if composite else sent - 1)",
            NUMBER,
            "120 × (9 - 1) = 960 (composite: no; points 120; sent 9)",
            "120 × (9 - 1) = 960（综合信息：否；得分 120；报送条数 9）",
        ),
        # a choice of conditions too
        (
            "composite if points > 100 else true",
            TRUTH,
            "no (points 120 > 100; composite: no)",
            "否（得分 120 > 100；综合信息：否）",
        ),
        (
            "composite if points < 100 else not composite",
            TRUTH,
            "points 120 ≥ 100; composite: no",
            "得分 120 ≥ 100；综合信息：否",
        ),
        # a condition about nothing
        ("true", TRUTH, "yes", "是"),
        ("false", TRUTH, "no", "否"),
        ("not false", TRUTH, "yes", "是"),
        ("composite or true", TRUTH, "yes", "是"),
        # a text with what it comes from
        ("form", TEXT, "brief (form brief)", "简讯（形式 简讯）"),
        ("'brief'", TEXT, "brief", "简讯"),
        ("'item' if composite else form", TEXT, "brief (composite: no; form brief)", "简讯（综合信息：否；形式 简讯）"),
        (
            "('item' if composite else form) != 'item'",
            TRUTH,
            "composite: no; form brief; brief ≠ item",
            "综合信息：否；形式 简讯；简讯 ≠ 单条",
        ),
    ],
)
def test_explained_to_the_last_sign(scope: Scope, source: str, kind: Kind, english: str, chinese: str) -> None:
    """Nine sent, 120 points, four heads, ten thirds the fee, nothing last year; a brief, not composite."""
    told = explain(parse(source, scope, kind), ENV)

    assert (told.en, told.zh) == (english, chinese)


@pytest.mark.parametrize(
    ("n", "english", "chinese"),
    [
        (11, "m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11", "m1、m2、m3、m4、m5、m6、m7、m8、m9、m10、m11"),
        (12, "m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12", "m1、m2、m3、m4、m5、m6、m7、m8、m9、m10、m11、m12"),
        (
            13,
            "m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12 and 1 more",
            "m1、m2、m3、m4、m5、m6、m7、m8、m9、m10、m11、m12等，另有 1 项",
        ),
    ],
)
def test_a_year_of_months_is_listed_as_a_whole(n: int, english: str, chinese: str) -> None:
    """Twelve are told one by one, the thirteenth is one more."""
    scope = Scope(names={"sent": NUMBER}, grains=frozenset({Grain.MONTH}))
    months = tuple((Grain.MONTH, FixedEnv(label=f"m{at}", names={"sent": 1})) for at in range(1, n + 1))
    told = explain(parse("count(month, sent > 0)", scope, NUMBER), FixedEnv(sub=months))

    assert told.en == f"{n} (by month, holds in {n} of {n}: {english})"
    assert told.zh == f"{n}（按每月计，{n} 期中 {n} 期符合：{chinese}）"


@pytest.mark.parametrize(("source", "value"), [("0.5 + 0.5", 1), ("1.5 - 0.5 - 1", 0), ("0.5 * 4", 2), ("-(0.5 + 1.5)", -2)])
def test_whole_parts_of_a_formula_are_whole_numbers(source: str, value: int) -> None:
    """Two halves are the number one, in a part of a formula as in the whole."""
    part = value_of(parse(source, Scope(), NUMBER).root, FixedEnv())

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
