"""Tallies and pools: what they see of a span, how they are divided, and what they are told to rest on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from offices import OFFICE, THREE, YEAR, adoption, assessed, lines, points, price, result, submission

from govinfo import Assessment, Records, assess, build_register, decode_rulebook
from govinfo.errors import RulebookError
from govinfo.exact import Exact
from govinfo.labels import Grain
from govinfo.records import About, Contribution, Figure, Finding, Lapse, Target, Unit


def test_money_by_formula_is_paid_in_whole_fen() -> None:
    """10/3 yuan for one unit is 3.33; a cap of 20/3 stops at 6.67."""
    price = '[[price]]\nid = "pay"\nclause = "五"\ntitle = "奖励"\nof = "adoption"\naccount = "yuan"\namount = "10 / 3"\n'
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "封顶"\neach = "year"\naccount = "yuan"\nrules = ["pay"]\nmost = "20 / 3"\n'

    assert [str(result(price, **THREE).unit(unit).yuan) for unit in "uv"] == ["9.99", "3.33"]
    assert [str(result(price + cap, **THREE).unit(unit).yuan) for unit in "uv"] == ["6.67", "3.33"]


def test_months_before_a_unit_existed_are_not_settled() -> None:
    """A unit founded in November owes two months, not twelve."""
    rules = '[[tally]]\nid = "monthly"\nclause = "十"\ntitle = "每月"\neach = "month"\nprovided = "sent < 1"\namount = -1\n'
    units = (Unit(id="u", name="新单位", since=date(2024, 11, 1)),)

    assert assess(build_register(Records(units=units)), decode_rulebook(OFFICE + rules), YEAR).unit("u").points == -2


def test_formulas_see_where_an_item_was_used_and_the_best_of_all_units() -> None:
    """Two uses by the gazette and one at district level; half of the best unit's three adoptions."""
    rules = """
[[tally]]
id = "used"
clause = "十二"
title = "多处采用"
each = "item"
provided = "used('gazette') >= 1 and used('district') >= 1"
amount = "adoptions"
[[tally]]
id = "best"
clause = "十三"
title = "相对得分"
each = "year"
amount = "ratio(100 * used, best(used), 0)"
"""
    assessment = result(rules, **THREE)
    lines = {(card.subject, line.rule): line.amount for card in assessment.units for line in card.lines if line.measures}

    assert lines == {("u", "used"): 2, ("u", "best"): 100, ("v", "best"): Fraction(100, 3)}


def test_uses_of_an_item_are_counted_by_publication_and_by_level() -> None:
    """Twice in the gazette of the city, once in the district's digest."""
    tally = '[[tally]]\nid = "t"\nclause = "十"\ntitle = "t"\neach = "item"\namount = "used(\'{}\')"\n'
    lists = {
        "submissions": (submission("s1", "u"),),
        "adoptions": (adoption("a1", "s1"), adoption("a2", "s1", month=4), adoption("a3", "s1", "digest")),
    }

    assert [lines(tally.format(word), "t", **lists)[0].amount for word in ("gazette", "city", "digest", "district")] == [2, 2, 1, 1]


OWED = """
[[tally]]
id = "owed"
clause = "十"
title = "完成任务"
each = "{each}"
amount = "{amount}"
"""


def target(at_least: int, per: Grain = Grain.MONTH) -> Target:
    """So many items that u must send."""
    return Target(id="t", unit="u", measure="sent", per=per, period=YEAR, at_least=at_least)


def test_what_one_rule_earned_in_a_span_leaves_out_the_other_rules_and_days() -> None:
    """By half-year: the gazette's ten in March, its ten in May; not the digest's four of June."""
    rules = OWED.format(each="half-year", amount="earned('gazette')")

    assert [(line.amount, line.on) for line in lines(rules, "owed", **THREE) if line.amount] == [(20, date(2024, 6, 30))]
    quarter = OWED.format(each="quarter", amount="earned('gazette') + 100 * lines('digest')")
    assert [(line.amount, line.on) for line in lines(quarter, "owed", **THREE) if line.amount] == [
        (10, date(2024, 3, 31)),
        (110, date(2024, 6, 30)),
    ]


def test_the_arithmetic_of_a_tally_names_its_span() -> None:
    """The month and what was reached, or the year alone where nothing was asked."""
    items = tuple(submission(f"s{n}", "u", day=n) for n in (1, 2, 3))
    monthly = lines(OWED.format(each="month", amount="4 if met(sent) else 0"), "owed", submissions=items, targets=(target(2),))
    flat = lines(OWED.format(each="year", amount="5"), "owed", submissions=items)

    assert (monthly[0].why(), monthly[0].why("en")) == (
        "完成任务：2024年1月：4（报送任务已完成（3，任务 2））；4分",
        "完成任务: 2024-01: 4 (target of sent met (3, target 2)); 4 points",
    )
    assert (flat[0].why(), flat[0].why("en")) == ("完成任务：2024年：5；5分", "完成任务: 2024: 5; 5 points")
    assert monthly[0].facts == ("t",)
    assert monthly[0].measures == ("sent",)


def test_a_pool_is_told_with_the_weight_of_the_unit_and_of_all() -> None:
    """A thousand yuan by items sent: three of four, one of four."""
    pool = '[[tally]]\nid = "p"\nclause = "五"\ntitle = "奖金池"\neach = "year"\naccount = "yuan"\npool = 1000\namount = "sent"\n'
    items = (*(submission(f"s{n}", "u", day=n) for n in (1, 2, 3)), submission("s9", "v", day=9))
    assessment = result(pool, submissions=items)

    assert {card.subject: [(line.amount, line.why(), line.why("en")) for line in card.lines] for card in assessment.units} == {
        "u": [
            (
                750,
                "奖金池：2024年：3（报送 3）；1000.00元 × 3 ÷ 4 = 750.00元",
                "奖金池: 2024: 3 (sent 3); 1000.00 yuan × 3 ÷ 4 = 750.00 yuan",
            )
        ],
        "v": [
            (
                250,
                "奖金池：2024年：1（报送 1）；1000.00元 × 1 ÷ 4 = 250.00元",
                "奖金池: 2024: 1 (sent 1); 1000.00 yuan × 1 ÷ 4 = 250.00 yuan",
            )
        ],
    }


def test_the_arithmetic_of_a_tally_of_a_plain_number_is_the_number() -> None:
    """No formula, no span to name."""
    flat = '[[tally]]\nid = "t"\nclause = "十"\ntitle = "基础分"\neach = "year"\namount = 5\n'
    [line] = lines(flat, "t")

    assert (line.why(), line.why("en")) == ("基础分：5分", "基础分: 5 points")


PLAN = '[criteria.plan]\ntitle = "方案"\nabout = ["unit", "submission", "lapse"]\nleast = 0\nmost = 50\n'


def tally(amount: str, each: str = "year", id_: str = "t", more: str = "") -> str:
    """A tally with a clause of its own."""
    return f'[[tally]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "合计{id_}"\neach = "{each}"\namount = "{amount}"\n{more}'


def amounts(assessment: Assessment, rule: str) -> list[object]:
    """The amounts of u's lines by one rule, in order."""
    return [line.amount for line in assessment.unit("u").lines if line.rule == rule]


def test_a_tally_of_a_quarter_sees_points_and_money_of_that_quarter_apart() -> None:
    """Ten points and a hundred yuan in March; in May the same, and twice a loss of eight."""
    pay = price("pay", "100", 'account = "yuan"\nstacks = true\nwhen = { publication = "gazette" }\n', "adoption")
    lapses = tuple(Lapse(id=f"l{day}", unit="u", kind="urgent-late", on=date(2024, 5, day)) for day in (9, 10))
    used = {"submissions": (submission("s1", "u"),), "adoptions": (adoption("a1", "s1"), adoption("a2", "s1", month=5))}
    by_quarter = {
        word: amounts(result(pay + tally(f"1000 * {word}", "quarter"), lapses=lapses, **used), "t")
        for word in ("points", "awarded", "deducted", "yuan")
    }

    assert by_quarter == {
        "points": [10_000, -6_000, 0, 0],
        "awarded": [10_000, 10_000, 0, 0],
        "deducted": [0, 16_000, 0, 0],
        "yuan": [100_000, 100_000, 0, 0],
    }


def test_a_tally_of_the_year_sees_what_was_added_and_what_was_taken_away() -> None:
    """Ten added, eight taken away, two left."""
    lists: dict[str, Any] = {"submissions": (submission("s1", "u"),), "adoptions": (adoption("a1", "s1"),)}
    lists["lapses"] = (Lapse(id="l1", unit="u", kind="urgent-late", on=date(2024, 5, 9)),)

    assert amounts(result(tally("10000 * awarded + 100 * deducted + points"), **lists), "t") == [100_802]


def test_an_item_on_which_nothing_was_decided_counts_the_default() -> None:
    """What the formula says in its place; where it says nothing, the item waits for the decision."""
    items = (submission("s1", "u"),)
    base = PLAN + price("x", "1")

    assert amounts(result(base + tally("100 + decided('plan', 7)", "item"), submissions=items), "t") == [107]
    waiting = result(base + tally("100 + decided('plan')", "item"), submissions=items)
    assert amounts(waiting, "t") == []
    assert [(one.rule, one.about, one.subject) for one in waiting.pending] == [("t", "s1", "u")]


def test_a_decision_without_an_amount_is_pending_and_one_that_refused_comes_to_nothing() -> None:
    """It was found to be so, and no number was given; it was found not to be so, and no number is needed."""
    finding = Finding(id="f", criterion="plan", about=About(unit="u"), on=date(2024, 5, 2), met=True)

    assert amounts(result(PLAN + tally("100 + decided('plan')"), findings=(finding,)), "t") == []
    refused = evolve(finding, met=False)
    assert amounts(result(PLAN + tally("100 + decided('plan')"), findings=(refused,)), "t") == [100]


def test_a_unit_of_no_group_is_of_the_empty_group() -> None:
    """As a formula sees it."""
    book = decode_rulebook(OFFICE + tally("5 if group == '' else 7"))
    records = Records(units=(Unit(id="u", name="甲单位"), Unit(id="v", name="乙单位", group="a")))
    cards = assess(build_register(records), book, YEAR)

    assert {card.subject: card.points for card in cards.units} == {"u": 5, "v": 7}


def test_a_figure_that_nobody_gave_is_the_default_of_the_formula() -> None:
    """Thirty-eight were given for u; for v the formula's twelve, and a rule that has none waits."""
    rules = '[figures]\nheadcount = "人数"\n' + tally("figure('headcount', 12)") + tally("figure('headcount')", id_="n")
    figures = (Figure(unit="u", name="headcount", value=38),)

    assessment = result(rules, figures=figures)
    assert points(assessment) == {"u": 38 + 38, "v": 12}
    assert [(one.rule, one.subject) for one in assessment.pending] == [("n", "v")]


def test_what_a_finding_does_not_say_is_false_and_told_as_no() -> None:
    """An amount was given, whether it is met was not."""
    rules = PLAN + price("x", '"7 if met else 9"', 'when = { criterion = "plan" }\n', "finding")
    finding = Finding(id="f", criterion="plan", about=About(unit="u"), on=date(2024, 5, 2), amount=3)
    [line] = lines(rules, "x", findings=(finding,))

    assert line.amount == 9
    assert line.why("en") == "规则x: 9 (met: no); 9 points"


def test_money_of_a_tally_is_paid_in_whole_fen_and_points_stay_exact() -> None:
    """A third of ten."""
    rules = tally("10 / 3", id_="p") + tally("10 / 3", id_="m", more='account = "yuan"\n')
    assessment = result(rules)

    assert amounts(assessment, "p") == [Fraction(10, 3)]
    assert amounts(assessment, "m") == [Fraction(333, 100)]


def test_the_tally_of_an_item_names_the_item() -> None:
    """And not the year."""
    [line] = lines(price("x", "1") + tally("10 * instructions", "item"), "t", submissions=(submission("s1", "u"),))

    assert line.why("en") == "合计t: s1: 10 × 0 = 0 (instructions 0); 0 points"


POOL = '[[tally]]\nid = "p"\nclause = "五"\ntitle = "池"\neach = "year"\naccount = "{}"\npool = {}\namount = "sent"\n'


SENT = {"submissions": (submission("s1", "u"), submission("s2", "v"), submission("s3", "v", day=2))}


def test_a_pool_of_points_is_divided_exactly_and_one_of_money_to_the_fen() -> None:
    """A third and two thirds of ten; of ten yuan and of three yuan and a third."""
    of = {
        (account, pool): points_and_yuan(result(POOL.format(account, pool), **SENT))
        for account, pool in (("points", "10"), ("points", '"10 / 3"'), ("yuan", "10"), ("yuan", '"10 / 3"'))
    }

    assert of == {
        ("points", "10"): {"u": (Fraction(10, 3), "0.00"), "v": (Fraction(20, 3), "0.00")},
        ("points", '"10 / 3"'): {"u": (Fraction(10, 9), "0.00"), "v": (Fraction(20, 9), "0.00")},
        ("yuan", "10"): {"u": (0, "3.33"), "v": (0, "6.67")},
        ("yuan", '"10 / 3"'): {"u": (0, "1.11"), "v": (0, "2.22")},
    }


def points_and_yuan(assessment: Assessment) -> dict[str, tuple[object, str]]:
    """What both units have."""
    return {card.subject: (card.points, str(card.yuan)) for card in assessment.units}


def test_a_pool_of_one_unit_alone_is_its_own() -> None:
    """Only u is reckoned at all."""
    pool = POOL.format("points", '"everyone(sent)"') + 'provided = "sent == 1"\n'

    assert points(result(pool, **SENT)) == {"u": 3, "v": 0}


def test_a_pool_waits_for_the_quarter_in_which_something_was_sent() -> None:
    """Nothing in the first quarter; one item of u in the second, and one of v in the fourth."""
    pool = POOL.format("points", "10").replace("year", "quarter")
    assessment = result(pool, submissions=(submission("s1", "u", month=5), submission("s2", "v", month=11)))

    assert {card.subject: [(line.on.month, line.amount) for line in card.lines] for card in assessment.units} == {
        "u": [(6, 10), (12, 0)],
        "v": [(6, 0), (12, 10)],
    }


JOINT = '[[tally]]\nid = "joint"\nclause = "十一"\ntitle = "合报"\neach = "item"\namount = 9\nshare = "{}"\n'


@pytest.mark.parametrize(
    ("share", "u", "v"),
    [("each", 9, 9), ("equal", Fraction(9, 2), Fraction(9, 2)), ("weight", 6, 3), ("first", 9, 0), ("lead", 0, 9)],
)
def test_what_a_tally_gives_for_a_joint_item_is_shared_as_it_says(share: str, u: Exact, v: Exact) -> None:
    """Nine for an item of two units at 2 to 1, the second of which leads; the item itself earns 10 each."""
    parts = (Contribution(unit="u", weight=2), Contribution(unit="v", weight=1, lead=True))
    item = evolve(submission("s1", "u"), units=parts)
    assessment = result(JOINT.format(share), submissions=(item,), adoptions=(adoption("a1", "s1"),))

    assert (assessment.unit("u").points, assessment.unit("v").points) == (10 + u, 10 + v)


def test_a_shared_tally_tells_its_arithmetic() -> None:
    """The amount, the division."""
    assessment = result(JOINT.format("equal"), submissions=(submission("s1", "u", "v"),), adoptions=(adoption("a1", "s1"),))
    [line] = [line for line in assessment.unit("u").lines if line.rule == "joint"]
    assert line.why() == "合报：9分 ÷ 2 个供稿单位 = 4.5分"


def test_a_tally_of_a_joint_item_of_two_children_counts_once_at_their_parent() -> None:
    """Rolled up: the parent has the price once and the tally once; where both have parts it has both parts."""
    units = (Unit(id="p", name="上级"), Unit(id="u", name="甲", parent="p"), Unit(id="v", name="乙", parent="p"))
    lists = {"submissions": (submission("s1", "u", "v"),), "adoptions": (adoption("a1", "s1"),)}
    for share in ("each", "equal"):
        assessment = assessed(OFFICE + "[settings]\nroll_up = true\n" + JOINT.format(share), units=units, **lists)
        assert [(card.subject, card.points) for card in assessment.units] == [("p", 19)]


def test_only_what_is_given_for_an_item_is_shared() -> None:
    """A year belongs to one unit alone."""
    with pytest.raises(RulebookError, match='share: only what is given for an item is shared: write each = "item", or leave share out'):
        decode_rulebook(OFFICE + JOINT.format("equal").replace('"item"', '"year"'))
