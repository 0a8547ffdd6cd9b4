"""Which lines give way where those of several units or several rules compete, and what then becomes of the findings on them."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from offices import THREE, adoption, lines, points, price, result, submission

from govinfo.labels import Level, Status
from govinfo.records import About, Finding, LeaderInstruction, Person
from govinfo.testing import laws

BY_LENGTH = """
[[price]]
id = "long"
clause = "九"
title = "长文"
of = "instruction"
amount = "pictures"
stacks = true
"""


ONE = '[[keep]]\nid = "one"\nclause = "九"\ntitle = "只计一次"\nrules = ["instruction", "long"]\nper = {}\nacross = true\nbest = {}\n'


def test_two_rules_on_one_record_compete_although_its_units_do_not() -> None:
    """Six points by the one rule, nine by the other: both units keep the nine, neither fifteen."""
    shared = evolve(submission("s", "u", "v"), pictures=9)
    wrote = LeaderInstruction(id="i", submission="s", level=Level.CITY, on=date(2024, 3, 1))
    assessment = result(BY_LENGTH + ONE.format('["record"]', 1), submissions=(shared,), instructions=(wrote,))

    assert points(assessment) == {"u": 9, "v": 9}
    assert [(line.amount, line.status) for line in assessment.unit("u").lines] == [(6, Status.SUPERSEDED), (9, Status.COUNTED)]
    laws.check_best_are_kept(assessment)


def test_the_second_best_of_all_units_may_be_the_same_units() -> None:
    """Two count for the leader's one matter: nine and six of the shared item, nothing of the later one."""
    shared = evolve(submission("s", "u", "v", subject="flood"), pictures=9)
    other = evolve(submission("t", "v", day=2, subject="flood"), pictures=5)
    wrote = tuple(LeaderInstruction(id=f"i-{of}", submission=of, level=Level.CITY, on=date(2024, 3, 1)) for of in "st")
    assessment = result(BY_LENGTH + ONE.format('["subject"]', 2), submissions=(shared, other), instructions=wrote)

    assert points(assessment) == {"u": 15, "v": 15}
    laws.check_best_are_kept(assessment)


def test_a_larger_part_of_a_smaller_whole_comes_first() -> None:
    """Twelve in two halves of six against one of seven: lines compete, and seven is the greatest."""
    rules = """
[[price]]
id = "shared"
clause = "九"
title = "分摊"
of = "submission"
amount = "pictures"
share = "equal"
[[keep]]
id = "one"
clause = "九"
title = "只计一次"
rules = ["shared"]
per = ["subject"]
across = true
"""
    items = (evolve(submission("s", "u", "v", subject="x"), pictures=12), evolve(submission("t", "v", subject="x"), pictures=7))
    assessment = result(rules, submissions=items)

    assert points(assessment) == {"u": 0, "v": 7}
    laws.check_best_are_kept(assessment)


def test_a_decision_that_gives_nobody_a_line_is_listed() -> None:
    """The price is for the other group only: neither the item nor the decision on it disappears."""
    rules = """
[criteria.worth]
title = "质量"
about = ["submission"]
least = 0
[[price]]
id = "worth"
clause = "六"
title = "质量"
of = "submission"
decide = "worth"
amount = "decided"
groups = ["b"]
"""
    finding = Finding(id="f", criterion="worth", about=About(submission="s"), on=date(2024, 3, 1), amount=5)
    assessment = result(rules, submissions=(submission("s", "u"),), findings=(finding,))

    assert (assessment.unpriced, assessment.pending) == (("f", "s"), ())
    laws.check_every_record_accounted_for(assessment)


def test_what_an_item_costs_its_authors_share() -> None:
    """A cent short of two yuan taken from an item of two authors: one yuan of the first, ninety-nine fen of the second."""
    rules = """
[persons]
awards = "equal"
deductions = "named"
[[tally]]
id = "fee"
clause = "九"
title = "扣稿费"
each = "item"
account = "yuan"
amount = -1.99
"""
    assessment = result(
        rules,
        persons=tuple(Person(id=id_, name="作者", unit="u") for id_ in ("p", "q")),
        submissions=(evolve(submission("s", "u"), authors=("p", "q")),),
        adoptions=(adoption("a", "s"),),
    )

    assert [str(assessment.person(id_).yuan) for id_ in ("p", "q")] == ["-1.00", "-0.99"]
    laws.check_persons_share(assessment)


def test_units_of_one_record_do_not_compete_where_the_first_takes_all() -> None:
    """The joint item that came first counts for both of its units, the later one for none."""
    rules = """
[[price]]
id = "sent"
clause = "九"
title = "报送"
of = "submission"
amount = 1
[[keep]]
id = "first"
clause = "九"
title = "以先报为准"
rules = ["sent"]
per = ["subject"]
by = "first"
across = true
"""
    items = (submission("s1", "u", "v", subject="flood"), submission("s2", "v", day=2, subject="flood"))

    assert points(result(rules, submissions=items)) == {"u": 1, "v": 1}


@pytest.mark.parametrize("amounts", [(9, 4), (4, 9), (-9, 4)])
def test_of_two_prices_of_one_record_the_greater_counts_wherever_it_stands(amounts: tuple[int, int]) -> None:
    """Four and nine, nine and four; of a loss of nine and a gain of four the loss, which weighs more."""
    keep = '[[keep]]\nid = "best"\nclause = "九"\ntitle = "取高"\nrules = ["x", "y"]\nper = ["record"]\n'
    rules = price("x", str(amounts[0])) + price("y", str(amounts[1])) + keep

    assert points(result(rules, submissions=(submission("s1", "u"),)))["u"] == max(amounts, key=abs)


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


def test_the_best_of_each_record_and_day_is_kept() -> None:
    """Records do not compete with each other on the day they share, nor does one of them with itself on another."""
    keep = '[[keep]]\nid = "k"\nclause = "九"\ntitle = "k"\nrules = ["x", "y"]\nper = ["record", "day"]\n'
    rules = price("x", "3") + price("y", "5") + keep
    items = (submission("s1", "u"), submission("s2", "u"), submission("s3", "u", day=9))

    assert points(result(rules, submissions=items))["u"] == 15


def keep(id_: str, *rules: str) -> str:
    """The best line of each record by these rules."""
    return f'[[keep]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "取高"\nrules = {list(rules)}\nper = ["record"]\n'


def test_two_policies_on_one_record_choose_each_among_their_own() -> None:
    """Of three and five the five, of seven and nine the nine."""
    rules = "".join(price(id_, amount) for id_, amount in (("a", "3"), ("b", "5"), ("c", "7"), ("d", "9")))
    rules = rules.replace('of = "submission"', 'of = "submission"\nstacks = true')

    assert points(result(rules + keep("k1", "a", "b") + keep("k2", "c", "d"), submissions=(submission("s1", "u"),)))["u"] == 5 + 9
