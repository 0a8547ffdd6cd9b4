"""Which lines give way where those of several units or several rules compete, and what then becomes of the findings on them."""

from __future__ import annotations

from datetime import date

from attrs import evolve
from offices import adoption, points, result, submission

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
