"""Rules about many lines together, each on a few records with results worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from offices import OFFICE, THREE, adoption, points, result, submission

from govinfo import RulebookError, decode_rulebook
from govinfo.labels import Level, Status
from govinfo.records import About, Figure, Finding, Lapse, LeaderInstruction


def test_cap_counts_the_earliest_lines_and_splits_the_one_that_crosses() -> None:
    """Of 10 + 10 + 4 at most 17 count: 10, then 7 of the second, nothing of the third."""
    rules = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高17分"\neach = "year"\nparts = ["adopted"]\nmost = 17\n'
    assessment = result(rules, **THREE)

    assert points(assessment) == {"u": 17, "v": 10}
    lines = [(line.facts[0], line.amount, line.status) for line in assessment.unit("u").lines]
    assert sorted(lines) == [
        ("a1", 10, Status.COUNTED),
        ("a2", 3, Status.CAPPED),
        ("a2", 7, Status.COUNTED),
        ("a3", 4, Status.CAPPED),
    ]


def test_floor_stops_deductions_where_the_base_is_used_up() -> None:
    """A base of 10 takes 8 and 2 of the next 8; the bonus of 6 is safe."""
    rules = """
[[tally]]
id = "base"
clause = "五"
title = "基础分"
each = "year"
amount = 10
[[cap]]
id = "floor"
clause = "六"
title = "扣完为止"
each = "year"
rules = ["base", "late"]
least = 0
"""
    lapses = tuple(Lapse(id=f"l{i}", unit="u", kind="urgent-late", on=date(2024, i, 1)) for i in (1, 2))
    instruction = LeaderInstruction(id="i1", submission="s1", level=Level.CITY, on=date(2024, 3, 1))
    assessment = result(rules, lapses=lapses, submissions=(submission("s1", "u"),), instructions=(instruction,))

    assert points(assessment) == {"u": 6, "v": 10}
    assert assessment.unit("u").deducted == 10


def test_two_failures_zero_what_the_year_added() -> None:
    """Two lapses in a year take back every addition; the deductions stay."""
    rules = """
[[void]]
id = "zero"
clause = "七"
title = "两次以上,全年计零"
each = "year"
provided = "lines('late') >= 2"
"""
    one = Lapse(id="l1", unit="u", kind="urgent-late", on=date(2024, 1, 1))
    two = Lapse(id="l2", unit="u", kind="urgent-late", on=date(2024, 9, 1))

    assert points(result(rules, **THREE, lapses=(one,))) == {"u": 16, "v": 10}
    assert points(result(rules, **THREE, lapses=(one, two))) == {"u": -16, "v": 10}


def test_untrue_item_earns_nothing() -> None:
    """A finding on an item takes back that item's lines only."""
    rules = """
[criteria.untrue]
title = "失实"
about = ["submission"]
[[void]]
id = "untrue"
clause = "八"
title = "失实信息不计分"
each = "item"
provided = "finding('untrue')"
"""
    finding = Finding(id="f1", criterion="untrue", about=About(submission="s2"), on=date(2024, 7, 1), met=True)
    assessment = result(rules, **THREE, findings=(finding,))

    assert points(assessment) == {"u": 10, "v": 10}
    assert [line.status for line in assessment.unit("u").lines if "s2" in line.facts] == [Status.VOIDED, Status.VOIDED]


def test_half_of_one_item_is_deducted() -> None:
    """A percentage of one item's total, the instruction included: half of 10 + 4 + 6 is 10."""
    rules = """
[criteria.stale]
title = "失时效"
about = ["submission"]
[[tally]]
id = "half"
clause = "九"
title = "扣该条得分的一半"
each = "item"
provided = "finding('stale')"
amount = "-points * 0.5"
"""
    finding = Finding(id="f1", criterion="stale", about=About(submission="s2"), on=date(2024, 7, 1), met=True)
    instruction = LeaderInstruction(id="i1", submission="s2", level=Level.CITY, on=date(2024, 8, 1))
    assessment = result(rules, **THREE, findings=(finding,), instructions=(instruction,))

    assert points(assessment) == {"u": 20, "v": 10}


def test_pool_is_divided_by_share_to_the_last_fen() -> None:
    """100 yuan among 3 and 1 adopted items: 75 and 25; among 2 and 1: 66.67 and 33.33."""
    rules = '[[tally]]\nid = "pool"\nclause = "十"\ntitle = "奖金"\neach = "year"\naccount = "yuan"\npool = 100\namount = "used"\n'
    assessment = result(rules, **THREE)

    assert [str(assessment.unit(unit).yuan) for unit in "uv"] == ["75.00", "25.00"]
    fewer = {**THREE, "adoptions": THREE["adoptions"][1:]}
    assert [str(result(rules, **fewer).unit(unit).yuan) for unit in "uv"] == ["66.67", "33.33"]


def test_fines_feed_the_pool() -> None:
    """What one unit pays for its shortfall is divided among the items adopted."""
    rules = """
[[tally]]
id = "fine"
clause = "十一"
title = "少报罚款"
each = "year"
account = "yuan"
provided = "sent < 2"
amount = "-50 * (2 - sent)"
[[tally]]
id = "pool"
clause = "十一"
title = "罚款用于奖励"
each = "year"
account = "yuan"
step = 3
pool = "-everyone(yuan)"
amount = "used"
"""
    assessment = result(rules, **THREE)

    assert [str(assessment.unit(unit).yuan) for unit in "uv"] == ["37.50", "-37.50"]


def test_best_two_levels_each_level_once() -> None:
    """Of three adoptions at two levels the same level counts once: 10 + 4."""
    rules = """
[[keep]]
id = "same-level-once"
clause = "十二"
title = "同级只计一次"
rules = ["gazette", "digest"]
per = ["item", "level"]
[[keep]]
id = "best-two"
clause = "十二"
title = "取最高两级"
rules = ["gazette", "digest"]
per = ["item"]
best = 2
step = 2
"""
    adoptions = (adoption("a1", "s1"), adoption("a2", "s1", month=4), adoption("a3", "s1", "digest"))

    assert points(result(rules, submissions=(submission("s1", "u"),), adoptions=adoptions)) == {"u": 14, "v": 0}


def test_first_submitter_takes_all_across_units() -> None:
    """Of two units that send the same subject the first alone is scored."""
    rules = """
[[price]]
id = "sent"
clause = "十三"
title = "报送"
of = "submission"
amount = 1
[[keep]]
id = "first"
clause = "十三"
title = "以先报为准"
rules = ["sent"]
per = ["subject"]
by = "first"
across = true
"""
    items = (submission("s2", "u", day=2, subject="flood"), submission("s1", "v", day=1, subject="flood"), submission("s3", "u"))

    assert points(result(rules, submissions=items)) == {"u": 1, "v": 1}


def test_group_decides_the_price() -> None:
    """A price for one group leaves the other's record unpriced."""
    rules = '[[price]]\nid = "class-a"\nclause = "十四"\ntitle = "甲类"\nof = "submission"\ngroups = ["a"]\namount = 2\n'
    assessment = result(rules, submissions=(submission("s1", "u"), submission("s2", "v")))

    assert points(assessment) == {"u": 2, "v": 0}
    assert assessment.unpriced == ("s2",)


def test_measures_weigh_share_and_compute() -> None:
    """A joint item counts half for each, a gazette counts double, and a computed measure divides by headcount."""
    rules = """
[measures.shared]
title = "分摊条数"
count = "submission"
shared = true
[measures.converted]
title = "折算条数"
count = "adoption"
weigh = "2 if publication == 'gazette' else 1"
[measures.per_head]
title = "人均"
formula = "ratio(converted, figure('headcount'), 0)"
[[tally]]
id = "show"
clause = "十五"
title = "折算"
each = "year"
amount = "100 * shared + 10 * converted + per_head"
"""
    figures = (Figure(unit="u", name="headcount", value=4),)
    items = (submission("s1", "u", "v"), submission("s2", "u", day=2))
    adoptions = (adoption("a1", "s2"), adoption("a2", "s2", "digest"))
    assessment = result(rules, submissions=items, adoptions=adoptions, figures=figures)
    shown = {card.subject: line.amount for card in assessment.units for line in card.lines if line.rule == "show"}

    assert shown == {"u": 150 + 30 + Fraction(3, 4), "v": 50}


def test_prize_by_rank_shares_the_place_of_a_tie() -> None:
    """The first by adopted items gets 200 yuan, the second 180."""
    rules = """
[[tally]]
id = "prize"
clause = "十六"
title = "名次奖"
each = "year"
account = "yuan"
provided = "used > 0 and rank(used) <= 2"
amount = "200 if rank(used) == 1 else 180"
"""
    assert [str(result(rules, **THREE).unit(unit).yuan) for unit in "uv"] == ["200.00", "180.00"]


def test_gate_opens_the_bonus_only_above_a_mark() -> None:
    """The bonus counts only where the adopted part comes to more than 20."""
    rules = """
[[void]]
id = "gate"
clause = "十七"
title = "采用得分超过20分方计加分"
each = "whole"
provided = "earned('adopted') <= 20"
parts = ["bonus"]
"""
    instructions = (
        LeaderInstruction(id="i1", submission="s1", level=Level.CITY, on=date(2024, 8, 1)),
        LeaderInstruction(id="i2", submission="s3", level=Level.CITY, on=date(2024, 8, 1)),
    )

    assert points(result(rules, **THREE, instructions=instructions)) == {"u": 30, "v": 10}


def test_average_of_months_is_a_line_of_its_own() -> None:
    """The mean of the twelve months' points replaces their sum: 24 / 12 = 2."""
    rules = '[[tally]]\nid = "mean"\nclause = "十八"\ntitle = "月均"\neach = "year"\namount = "mean(month, points) - points"\n'

    assert points(result(rules, **THREE)) == {"u": 2, "v": Fraction(5, 6)}


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            '[measures.x]\ntitle = "x"\nformula = "y"\n[measures.y]\ntitle = "y"\nformula = "x + 1"\n',
            "measures.x.formula: the measure is computed from itself; take one of the measures apart",
        ),
        (
            '[[cap]]\nid = "c"\nclause = "一"\ntitle = "c"\neach = "year"\nrules = ["gazett"]\nmost = 1\n',
            "c.rules: there is no rule gazett; did you mean gazette?",
        ),
        (
            '[[void]]\nid = "c"\nclause = "一"\ntitle = "c"\neach = "year"\nprovided = "points"\n',
            "c.provided: column 1: a truth is needed here, and this is a number",
        ),
        (
            '[[price]]\nid = "twice"\nclause = "一"\ntitle = "c"\nof = "adoption"\namount = 1\n',
            "gazette: prices the same records as twice; say stacks = true on the one that is added, or keep the best by a [[keep]]",
        ),
    ],
)
def test_bad_settlements_are_refused_when_the_rulebook_is_loaded(rules: str, message: str) -> None:
    """Each problem names the rule and what would be right."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(OFFICE + rules)

    assert any(str(problem).startswith(message) for problem in caught.value.problems), str(caught.value)


def test_only_what_exceeds_the_task_is_paid() -> None:
    """The first two of three adoptions fulfil the task; the third is paid at its own price."""
    rules = """
[[price]]
id = "pay-gazette"
clause = "十九"
title = "公报奖励"
of = "adoption"
when = { publication = "gazette" }
account = "yuan"
amount = 20
[[price]]
id = "pay-digest"
clause = "十九"
title = "要情奖励"
of = "adoption"
when = { publication = "digest" }
account = "yuan"
amount = 5
[[void]]
id = "task"
clause = "十九"
title = "完成任务后方予奖励"
each = "year"
account = "yuan"
provided = "true"
first = 2
"""
    assessment = result(rules, **THREE)

    assert [str(assessment.unit(unit).yuan) for unit in "uv"] == ["5.00", "0.00"]


def test_instruction_counts_by_the_journal_that_carried_the_item() -> None:
    """An instruction on an item of the gazette earns 20 more, on another none."""
    rules = """
[[price]]
id = "on-gazette"
clause = "二十"
title = "公报信息获批示"
of = "instruction"
when = { carriers = "gazette" }
amount = 20
stacks = true
"""
    adoptions = (adoption("a1", "s1"), adoption("a2", "s3", "digest"))
    instructions = (
        LeaderInstruction(id="i1", submission="s1", level=Level.CITY, on=date(2024, 8, 1)),
        LeaderInstruction(id="i2", submission="s3", level=Level.CITY, on=date(2024, 8, 1)),
    )
    lists = {**THREE, "adoptions": adoptions, "instructions": instructions}

    assert points(result(rules, **lists)) == {"u": 10 + 6 + 20, "v": 4 + 6}


def refusal(rules: str) -> str:
    """What is said of a rulebook that is refused."""
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(OFFICE + rules)
    return str(caught.value)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            '[[tally]]\nid = "p"\nclause = "五"\ntitle = "t"\neach = "item"\naccount = "yuan"\npool = 10\namount = 1\n',
            "p.pool: a pool is divided among units; an item has its units already: name a span",
        ),
        (
            '[[cap]]\nid = "c"\nclause = "五"\ntitle = "t"\neach = "year"\naccount = "yuan"\nrules = ["gazette"]\nmost = 1\n',
            "c.account: none of these rules posts to yuan; name the account they post to",
        ),
        (
            '[measures.m]\ntitle = "m"\ncount = "adoption"\nwhen = { publication = { a = 1 } }\n',
            "$.measures.m.when.publication: must be a value, a list of values, or { not = ... }, got an object",
        ),
    ],
)
def test_what_could_only_fail_later_is_refused_at_once(rules: str, message: str) -> None:
    """With the rule and what would be right."""
    assert message in refusal(rules)
