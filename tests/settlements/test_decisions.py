"""Findings and decisions: which one counts, what nobody decided, and what a refusal leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve
from offices import adoption, lines, points, price, result, submission

from govinfo.labels import Status
from govinfo.records import About, Finding


def test_a_condition_is_asked_before_an_assessor_is() -> None:
    """A short text owes no decision; a long one does."""
    rules = """
[criteria.worth]
title = "稿酬"
about = ["submission"]
least = 0
[[price]]
id = "worth"
clause = "六"
title = "稿酬"
of = "submission"
provided = "characters >= 200"
decide = "worth"
amount = "decided"
"""
    items = tuple(evolve(submission(f"s{n}", "u"), characters=n) for n in (100, 300))
    assessment = result(rules, submissions=items)

    assert [pending.about for pending in assessment.pending] == ["s300"]
    assert assessment.unpriced == ("s100",)


def test_a_finding_on_one_units_part_leaves_the_others_alone() -> None:
    """Of a shared item only the part that was judged is taken back."""
    rules = """
[criteria.idle]
title = "未参与"
about = ["submission"]
[[void]]
id = "idle"
clause = "七"
title = "未实际参与不计分"
each = "item"
provided = "finding('idle')"
"""
    finding = Finding(id="f", criterion="idle", about=About(submission="s", unit="u"), on=date(2024, 4, 1), met=True)
    lists: dict[str, Any] = {"submissions": (submission("s", "u", "v"),), "adoptions": (adoption("a", "s"),), "findings": (finding,)}

    assert points(result(rules, **lists)) == {"u": 0, "v": 10}


def test_what_nobody_decided_is_pending() -> None:
    """A tally of a decision that is missing waits for it; five were decided on another unit, which has seven."""
    rules = '[criteria.plan]\ntitle = "方案"\nabout = ["unit"]\nleast = 0\n'
    rules += '[[tally]]\nid = "t"\nclause = "十"\ntitle = "方案分"\neach = "year"\namount = "decided(\'plan\') + 2"\n'
    finding = Finding(id="f1", criterion="plan", about=About(unit="v"), on=date(2024, 2, 1), amount=5)

    assessment = result(rules, findings=(finding,))
    assert points(assessment) == {"u": 0, "v": 7}
    assert {card.subject: card.complete for card in assessment.units} == {"u": False, "v": True}
    [pending] = assessment.pending
    assert (pending.rule, pending.clause, pending.about, pending.subject) == ("t", "十", "u", "u")
    assert pending.needs.text("en") == "a finding on plan of 甲单位 in 2024 with an amount"
    assert pending.needs.text() == "对甲单位2024年“方案”的认定（须写明数额）"


def test_a_finding_is_priced_by_the_rule_whose_condition_holds_wherever_it_stands() -> None:
    """The first rule does not hold and the second gives twice what was found, with the arithmetic."""
    rules = '[criteria.plan]\ntitle = "方案"\nabout = ["unit"]\nleast = 0\n'
    rules += price("x", "50", 'when = { criterion = "plan" }\nprovided = "decided > 5"\n', "finding")
    rules += price("y", '"2 * decided"', 'when = { criterion = "plan" }\nprovided = "decided <= 5"\n', "finding")
    finding = Finding(id="f1", criterion="plan", about=About(unit="u"), on=date(2024, 2, 1), amount=3)
    [line] = result(rules, findings=(finding,)).unit("u").lines

    assert (line.rule, line.amount) == ("y", 6)
    assert line.why("en") == "规则y: 2 × 3 = 6 (decided 3); 6 points"


PLAN = '[criteria.plan]\ntitle = "方案"\nabout = ["unit", "submission", "lapse"]\nleast = 0\nmost = 50\n'


def test_a_decision_that_refused_or_was_too_small_does_not_hide_the_later_one() -> None:
    """Refused, then one, then four, of at least two: four counts."""
    rules = PLAN + price("x", '"decided"', 'decide = "plan"\nprovided = "decided >= 2"\n')
    found = tuple(
        Finding(id=f"f{n}", criterion="plan", about=About(submission="s1"), on=date(2024, 5, n), met=met, amount=amount)
        for n, met, amount in ((1, False, None), (2, True, 1), (3, True, 3), (4, True, 4))
    )
    assessment = result(rules, submissions=(submission("s1", "u"),), findings=found)

    assert [(line.facts, line.amount, line.status) for line in assessment.unit("u").lines] == [
        (("f3", "s1"), 3, Status.SUPERSEDED),
        (("f4", "s1"), 4, Status.COUNTED),
    ]
    assert points(assessment)["u"] == 4


def test_the_last_of_several_days_is_the_one_that_counts() -> None:
    """Two items on one subject, on the first and on the ninth."""
    items = (evolve(submission("s1", "u"), subject="flood"), evolve(submission("s2", "u", day=9), subject="flood"))
    choose = '[[keep]]\nid = "k"\nclause = "九"\ntitle = "k"\nrules = ["x"]\nper = ["subject"]\nby = "last"\n'

    assert [line.facts for line in lines(price("x", "2") + choose, "x", submissions=items) if line.status is Status.COUNTED] == [("s2",)]


def test_a_refusal_after_a_decision_that_counted_is_not_lost() -> None:
    """Three were decided, then it was refused: the three give way, and the line tells of the refusal."""
    rules = PLAN + price("x", '"decided"', 'decide = "plan"\n')
    found = (
        Finding(id="f1", criterion="plan", about=About(submission="s1"), on=date(2024, 5, 1), met=True, amount=3),
        Finding(id="f2", criterion="plan", about=About(submission="s1"), on=date(2024, 5, 2), met=False),
    )
    assessment = result(rules, submissions=(submission("s1", "u"),), findings=found)

    assert [(line.facts, line.status) for line in assessment.unit("u").lines] == [(("f1", "s1", "f2"), Status.SUPERSEDED)]
    assert (points(assessment)["u"], assessment.unpriced, assessment.pending) == (0, (), ())


DUE = '[criteria.leadership]\ntitle = "领导重视"\nabout = ["unit"]\ndue = "year"\n'


def test_a_criterion_that_must_be_judged_is_waited_for_and_others_are_not_found() -> None:
    """Nobody judged u: its tally and bar wait; v was found not to be so, and a criterion without a due date is simply not found."""
    rules = DUE + DUE.replace("leadership", "other").replace('due = "year"\n', "")
    rules += '[[tally]]\nid = "t"\nclause = "十"\ntitle = "领导重视分"\neach = "year"\nprovided = "finding(\'leadership\')"\namount = 3\n'
    rules += '[[tally]]\nid = "o"\nclause = "十"\ntitle = "其他分"\neach = "year"\nprovided = "finding(\'other\')"\namount = 3\n'
    rules += '[[bar]]\nid = "b"\nclause = "十"\ntitle = "不重视"\nprovided = "not finding(\'leadership\')"\n'
    finding = Finding(id="f1", criterion="leadership", about=About(unit="v"), on=date(2024, 2, 1), met=False)
    assessment = result(rules, findings=(finding,))

    assert {card.subject: (card.points, card.eligible, card.complete) for card in assessment.units} == {
        "u": (0, True, False),
        "v": (0, False, True),
    }
    assert [(one.rule, one.subject, one.needs.text()) for one in assessment.pending] == [
        ("b", "u", "对甲单位2024年“领导重视”的认定"),
        ("t", "u", "对甲单位2024年“领导重视”的认定"),
    ]


def test_a_price_of_findings_waits_for_each_span_in_which_one_is_due() -> None:
    """Due every half-year: u was judged in the first, v in none."""
    rules = DUE.replace('"year"', '"half-year"') + price("p", "4", 'when = { criterion = "leadership", met = true }\n', "finding")
    finding = Finding(id="f1", criterion="leadership", about=About(unit="u"), on=date(2024, 2, 1), met=True)
    assessment = result(rules, findings=(finding,))

    assert points(assessment) == {"u": 4, "v": 0}
    assert [(one.subject, one.period.name if one.period else "") for one in assessment.pending] == [
        ("u", "2024-H2"),
        ("v", "2024-H1"),
        ("v", "2024-H2"),
    ]


def test_a_finding_that_says_no_decides_nothing_and_one_without_an_amount_waits() -> None:
    """Two findings that a price puts its amount on: refused is 0, found to be so without an amount is not known."""
    rules = '[criteria.plan]\ntitle = "方案"\nabout = ["unit"]\nleast = 0\n' + price(
        "p", '"decided + 1"', 'when = { criterion = "plan" }\n', "finding"
    )
    refused = Finding(id="f1", criterion="plan", about=About(unit="u"), on=date(2024, 2, 1), met=False)
    silent = Finding(id="f2", criterion="plan", about=About(unit="v"), on=date(2024, 2, 1), met=True)
    assessment = result(rules, findings=(refused, silent))

    assert points(assessment) == {"u": 1, "v": 0}
    assert [(one.about, one.subject, one.needs.text()) for one in assessment.pending] == [("f2", "v", "f2的认定数额（请在该记录中补填）")]
