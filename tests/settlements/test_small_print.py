"""What a rule says in passing: which of two prices counts, what a formula names, what was owed and when."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from offices import OFFICE, THREE, YEAR, adoption, lines, points, price, result, submission

from govinfo import Records, assess, build_register, decode_rulebook
from govinfo.labels import Grain, Status
from govinfo.records import About, Finding, Person, Target, Unit


@pytest.mark.parametrize("amounts", [(9, 4), (4, 9), (-9, 4)])
def test_of_two_prices_of_one_record_the_greater_counts_wherever_it_stands(amounts: tuple[int, int]) -> None:
    """Four and nine, nine and four; of a loss of nine and a gain of four the loss, which weighs more."""
    keep = '[[keep]]\nid = "best"\nclause = "九"\ntitle = "取高"\nrules = ["x", "y"]\nper = ["record"]\n'
    rules = price("x", str(amounts[0])) + price("y", str(amounts[1])) + keep

    assert points(result(rules, submissions=(submission("s1", "u"),)))["u"] == max(amounts, key=abs)


def test_a_formula_of_what_many_records_share_is_told_too() -> None:
    """Two for each of the two units: four, and how."""
    [line] = lines(price("x", '"2 * contributors"'), "x", submissions=(submission("s1", "u", "v"),))

    assert line.amount == 4
    assert line.why() == "规则x：2 × 2 = 4（供稿单位数 2）；2 个供稿单位，各计4分"
    assert line.why("en").startswith("规则x: 2 × 2 = 4 (contributors 2); ")


def test_a_condition_of_what_many_records_share_is_asked() -> None:
    """Only the item of two units is priced."""
    rules = price("x", "3", 'provided = "contributors > 1"\n')
    assessment = result(rules, submissions=(submission("s1", "u"), submission("s2", "u", "v")))

    assert points(assessment) == {"u": 3, "v": 3}
    assert assessment.unpriced == ("s1",)


def test_uses_of_an_item_are_counted_by_publication_and_by_level() -> None:
    """Twice in the gazette of the city, once in the district's digest."""
    tally = '[[tally]]\nid = "t"\nclause = "十"\ntitle = "t"\neach = "item"\namount = "used(\'{}\')"\n'
    lists = {
        "submissions": (submission("s1", "u"),),
        "adoptions": (adoption("a1", "s1"), adoption("a2", "s1", month=4), adoption("a3", "s1", "digest")),
    }

    assert [lines(tally.format(word), "t", **lists)[0].amount for word in ("gazette", "city", "digest", "district")] == [2, 2, 1, 1]


def test_what_nobody_decided_counts_as_nothing() -> None:
    """A tally of a decision that is missing, and of one that was made on another unit."""
    rules = '[criteria.plan]\ntitle = "方案"\nabout = ["unit"]\nleast = 0\n'
    rules += '[[tally]]\nid = "t"\nclause = "十"\ntitle = "方案分"\neach = "year"\namount = "decided(\'plan\') + 2"\n'
    finding = Finding(id="f1", criterion="plan", about=About(unit="v"), on=date(2024, 2, 1), amount=5)

    assert points(result(rules, findings=(finding,))) == {"u": 2, "v": 7}


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


def test_what_was_reached_and_what_was_owed_are_told() -> None:
    """Three sent in January, of two owed."""
    items = tuple(submission(f"s{n}", "u", day=n) for n in (1, 2, 3))
    rules = OWED.format(each="month", amount="4 if met(sent) else 0")
    [line] = [line for line in lines(rules, "owed", submissions=items, targets=(target(2),)) if line.amount]

    assert "3，任务 2" in line.why()
    assert "3, target 2" in line.why("en")
    assert (line.amount, line.on) == (4, date(2024, 1, 31))


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (None, None, 12),
        (date(2024, 3, 1), None, 10),
        (date(2024, 3, 31), None, 10),  # one day of March is enough
        (date(2024, 4, 1), None, 9),
        (None, date(2024, 3, 1), 2),  # no day of March
        (None, date(2024, 3, 2), 3),
    ],
)
def test_a_month_is_judged_where_the_unit_existed_in_it(since: date | None, until: date | None, months: int) -> None:
    """One point off for each month in which nothing was sent, if there was somebody to send it."""
    rules = OWED.format(each="month", amount="-1 if sent == 0 else 0")
    unit = Unit(id="u", name="甲单位", group="a", since=since, until=until)
    assessment = assess(build_register(Records(units=(unit,))), decode_rulebook(OFFICE + rules), YEAR)

    assert assessment.unit("u").points == -months


def test_what_one_rule_earned_in_a_span_leaves_out_the_other_rules_and_days() -> None:
    """By half-year: the gazette's ten in March, its ten in May; not the digest's four of June."""
    rules = OWED.format(each="half-year", amount="earned('gazette')")

    assert [(line.amount, line.on) for line in lines(rules, "owed", **THREE) if line.amount] == [(20, date(2024, 6, 30))]
    quarter = OWED.format(each="quarter", amount="earned('gazette') + 100 * lines('digest')")
    assert [(line.amount, line.on) for line in lines(quarter, "owed", **THREE) if line.amount] == [
        (10, date(2024, 3, 31)),
        (110, date(2024, 6, 30)),
    ]


def test_each_author_of_a_unit_is_told_with_how_many_he_shares() -> None:
    """Two of u, each in full."""
    rules = '[persons]\nawards = "each"\n'
    persons = (Person(id="p", name="p", unit="u"), Person(id="q", name="q", unit="u"))
    item = evolve(submission("s1", "u"), authors=("p", "q"))
    assessment = result(rules, persons=persons, submissions=(item,), adoptions=(adoption("a1", "s1"),))
    [line] = assessment.person("q").lines

    assert line.amount == 10
    assert line.why() == "公报采用：10分，本单位 2 名作者各计全额"
    assert line.why("en") == "公报采用: 10 points, for each of 2 authors of the unit"


def test_a_line_leads_to_its_record_and_its_item() -> None:
    """A report can show title and day without looking for them."""
    card = result("", **THREE).unit("u")

    assert [(line.facts, record.id, item.submission.id) for line, record, item in card.sourced] == [  # type: ignore[union-attr]  # they have them
        (("a1", "s1"), "a1", "s1"),
        (("a2", "s2"), "a2", "s2"),
        (("a3", "s2"), "a3", "s2"),
    ]


def test_the_arithmetic_of_a_tally_names_its_span() -> None:
    """The month and what was reached, or the year alone where nothing was asked."""
    items = tuple(submission(f"s{n}", "u", day=n) for n in (1, 2, 3))
    monthly = lines(OWED.format(each="month", amount="4 if met(sent) else 0"), "owed", submissions=items, targets=(target(2),))
    flat = lines(OWED.format(each="year", amount="5"), "owed", submissions=items)

    assert (monthly[0].why(), monthly[0].why("en")) == (
        "完成任务：2024-01：4（报送任务已完成（3，任务 2））；4分",
        "完成任务: 2024-01: 4 (target of sent met (3, target 2)); 4 points",
    )
    assert (flat[0].why(), flat[0].why("en")) == ("完成任务：2024：5；5分", "完成任务: 2024: 5; 5 points")
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
                "奖金池：2024：3（报送 3）；1000.00元 × 3 ÷ 4 = 750.00元",
                "奖金池: 2024: 3 (sent 3); 1000.00 yuan × 3 ÷ 4 = 750.00 yuan",
            )
        ],
        "v": [
            (
                250,
                "奖金池：2024：1（报送 1）；1000.00元 × 1 ÷ 4 = 250.00元",
                "奖金池: 2024: 1 (sent 1); 1000.00 yuan × 1 ÷ 4 = 250.00 yuan",
            )
        ],
    }


def test_the_first_of_a_day_is_the_one_that_was_sent_first() -> None:
    """Two items on one subject on one morning: by the first the earlier counts, by the last the later."""
    early, late = submission("s2", "u", subject="flood"), submission("s1", "u", subject="flood")
    late = evolve(late, submitted_at=late.submitted_at.replace(minute=30))
    for by, kept in (("first", "s2"), ("last", "s1")):
        keep = f'[[keep]]\nid = "k"\nclause = "九"\ntitle = "k"\nrules = ["x"]\nper = ["subject"]\nby = "{by}"\n'
        counted = [line.facts for line in lines(price("x", "2") + keep, "x", submissions=(early, late)) if line.status is Status.COUNTED]
        assert counted == [(kept,)]


def test_the_best_lines_of_one_record_are_kept() -> None:
    """Two prices of one adoption and one of another: of each record the best."""
    rules = price("x", "3", of="adoption", more="stacks = true\n")
    keep = '[[keep]]\nid = "k"\nclause = "九"\ntitle = "k"\nrules = ["gazette", "digest", "x"]\nper = ["record"]\n'

    assert points(result(rules + keep, **THREE)) == {"u": 24, "v": 10}


def test_a_line_split_by_a_cap_leads_to_its_record_on_both_sides() -> None:
    """Seven of ten count, three do not; both are the adoption's."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高17分"\neach = "year"\nparts = ["adopted"]\nmost = 17\n'
    sourced = result(cap, **THREE).unit("u").sourced

    assert sorted((line.amount, record.id) for line, record, _ in sourced) == [(3, "a2"), (4, "a3"), (7, "a2"), (10, "a1")]  # type: ignore[union-attr]  # they have one


def test_a_cap_of_each_item_looks_at_that_item_alone() -> None:
    """At most twelve an item: s1 keeps its ten, s2 keeps ten and two of four."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "每条最高12分"\neach = "item"\nparts = ["adopted"]\nmost = 12\n'

    assert points(result(cap, **THREE)) == {"u": 22, "v": 10}


def test_a_cap_of_each_item_looks_at_the_rules_that_it_names_alone() -> None:
    """Ten and ten of the gazette are cut to nineteen, though the item has four more and five less by other rules."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "每条最高19分"\neach = "item"\nrules = ["gazette"]\nmost = 19\n'
    less = price("x", "-5", 'stacks = true\nwhen = { publication = "digest" }\n', "adoption")
    used = (adoption("a1", "s1"), adoption("a2", "s1", month=4), adoption("a3", "s1", "digest"))

    assert points(result(less + cap, submissions=(submission("s1", "u"),), adoptions=used))["u"] == 19 + 4 - 5


def test_a_finding_is_priced_by_the_rule_whose_condition_holds_wherever_it_stands() -> None:
    """The first rule does not hold and the second gives twice what was found, with the arithmetic."""
    rules = '[criteria.plan]\ntitle = "方案"\nabout = ["unit"]\nleast = 0\n'
    rules += price("x", "50", 'when = { criterion = "plan" }\nprovided = "decided > 5"\n', "finding")
    rules += price("y", '"2 * decided"', 'when = { criterion = "plan" }\nprovided = "decided <= 5"\n', "finding")
    finding = Finding(id="f1", criterion="plan", about=About(unit="u"), on=date(2024, 2, 1), amount=3)
    [line] = result(rules, findings=(finding,)).unit("u").lines

    assert (line.rule, line.amount) == ("y", 6)
    assert line.why("en") == "规则y: 2 × 3 = 6 (decided 3); 6 points"


def test_a_line_of_nothing_is_no_deduction() -> None:
    """An item worth no points is shared like any other: it is not counted against its author."""
    persons = (Person(id="p", name="p", unit="u"), Person(id="q", name="q", unit="u"))
    item = evolve(submission("s1", "u"), authors=("p", "q"))
    assessment = result('[persons]\nawards = "equal"\n' + price("x", "0"), persons=persons, submissions=(item,))

    assert assessment.person("p").lines[0].why("en") == "规则x: 0 points, shared equally by 2 authors of the unit"


def test_the_best_of_each_record_and_day_is_kept() -> None:
    """Records do not compete with each other on the day they share, nor does one of them with itself on another."""
    keep = '[[keep]]\nid = "k"\nclause = "九"\ntitle = "k"\nrules = ["x", "y"]\nper = ["record", "day"]\n'
    rules = price("x", "3") + price("y", "5") + keep
    items = (submission("s1", "u"), submission("s2", "u"), submission("s3", "u", day=9))

    assert points(result(rules, submissions=items))["u"] == 15


def test_the_arithmetic_of_a_tally_of_a_plain_number_is_the_number() -> None:
    """No formula, no span to name."""
    flat = '[[tally]]\nid = "t"\nclause = "十"\ntitle = "基础分"\neach = "year"\namount = 5\n'
    [line] = lines(flat, "t")

    assert (line.why(), line.why("en")) == ("基础分：5分", "基础分: 5 points")
