"""What a unit's end, its renaming, its merger and its place below another do to its points."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve
from offices import OFFICE, YEAR, adoption, head, submission

from govinfo import Assessment, Period, Records, assess, build_register, check_records, decode_rulebook, shipped_rulebook
from govinfo.assessment._repricing import kept_counts, reprice
from govinfo.labels import Status
from govinfo.records import About, AdoptionEvent, Contribution, Figure, Finding, Lapse, Person, Submission, Unit
from govinfo.testing import laws

JULY = date(2024, 7, 1)


def assessed(rules: str, units: tuple[Unit, ...], **lists: Any) -> Assessment:
    """Assess a few records of some units in 2024; every law of an assessment holds."""
    records = Records(units=units, **lists)
    assessment = assess(build_register(records), decode_rulebook(OFFICE + rules), YEAR)
    laws.check_assessment(assessment, records)
    return assessment


def cap(each: str, bound: str) -> str:
    """A limit on everything."""
    return f'[[cap]]\nid = "cap"\nclause = "五"\ntitle = "限额"\neach = "{each}"\n{bound}\n'


def tally(amount: str, each: str = "year", more: str = "") -> str:
    """A tally."""
    return f'[[tally]]\nid = "t"\nclause = "十"\ntitle = "合计"\neach = "{each}"\n{more}amount = "{amount}"\n'


FIVE = {
    "submissions": tuple(submission(f"s{n}", "u", day=n) for n in range(1, 6)),
    "adoptions": tuple(adoption(f"a{n}", f"s{n}", month=7, day=n) for n in range(1, 6)),
}


@pytest.mark.parametrize("until", [None, JULY, date(2024, 7, 3)])
@pytest.mark.parametrize("each", ["month", "quarter", "week"])
def test_a_limit_holds_in_months_in_which_the_unit_exists_no_more(until: date | None, each: str) -> None:
    """Five adoptions of ten from Monday 1 July 2024 on, at most twenty."""
    unit = Unit(id="u", name="甲单位", until=until)

    assert assessed(cap(each, "most = 20"), (unit,), **FIVE).unit("u").points == 20


def test_a_floor_holds_before_a_unit_exists() -> None:
    """Two lapses of eight in March, at least ten below zero; the unit begins in April."""
    lapses = tuple(Lapse(id=f"l{n}", unit="u", kind="untrue", on=date(2024, 3, n)) for n in (1, 2))
    unit = Unit(id="u", name="甲单位", since=date(2024, 4, 1))

    assert assessed(cap("month", "least = -10"), (unit,), lapses=lapses).unit("u").points == -10


@pytest.mark.parametrize(("provided", "points"), [("used >= 5", 0), ("used >= 6", 50)])
def test_what_a_month_forfeits_is_forfeited_where_the_unit_exists_no_more(provided: str, points: int) -> None:
    """Five were used in July; the unit ended in June."""
    void = f'[[void]]\nid = "v"\nclause = "七"\ntitle = "取消"\neach = "month"\nprovided = "{provided}"\n'

    assert assessed(void, (Unit(id="u", name="甲单位", until=JULY),), **FIVE).unit("u").points == points


@pytest.mark.parametrize(
    ("amount", "points"),
    [
        ("2 * used", 10),  # what was counted after the end is paid
        ("-1 if used < 9 else 0", -6),  # too few in each month of its life; in July nobody was there to have more
        ("-1 if sent < 1 else 0", -5),  # nothing sent: February to June, and nobody owes anything from July on
        ("-1 if sent < 1 and used < 9 else 0", -5),  # nor does what was used make it owe what was not sent
        ("earned('gazette') / 10", 5),
        ("1", 6),  # base marks are for months in which the unit exists
    ],
)
def test_a_month_after_the_end_gives_for_what_was_counted_and_owes_nothing(amount: str, points: int) -> None:
    """Five items sent in January and used in July; the unit ended on the last day of June."""
    given = assessed(tally(amount, "month"), (Unit(id="u", name="甲单位", until=JULY),), **FIVE)

    assert given.unit("u").points - 50 == points


def test_a_month_after_the_end_takes_for_lapses_that_came_to_light() -> None:
    """Two lapses of eight in July, and a point more for each."""
    measure = '[measures.faults]\ntitle = "过错"\ncount = "lapse"\n'
    lapses = tuple(Lapse(id=f"l{n}", unit="u", kind="untrue", on=date(2024, 7, n)) for n in (1, 2))
    unit = Unit(id="u", name="甲单位", until=JULY)

    assert assessed(measure + tally("-1 * faults", "month"), (unit,), lapses=lapses).unit("u").points == -18
    assert assessed(measure + tally("faults - 3", "month"), (unit,), lapses=lapses).unit("u").points == -16 - 6 * 3 - 1


@pytest.mark.parametrize(("until", "capped"), [(None, 4), (JULY, 10)])
def test_the_monthly_floors_of_the_website_rules_hold_for_an_ended_unit_too(until: date | None, capped: int) -> None:
    """Ten deductions of five in July: thirty marks are there to lose, six deductions; an ended unit has none."""
    unit = Unit(id="u", name="甲单位", until=until)
    lapses = tuple(Lapse(id=f"l{n}", unit="u", kind="not-in-time", on=date(2024, 7, n)) for n in range(1, 11))
    assessment = assess(build_register(Records(units=(unit,), lapses=lapses)), shipped_rulebook("yongkang-hrss-website"), YEAR)

    assert sum(line.status is Status.CAPPED for line in assessment.unit("u").lines) == capped


GOOD = '[criteria.good]\ntitle = "好"\nabout = ["unit"]\nleast = 0\n'
HEIRS = (
    Unit(id="u", name="旧单位", until=date(2024, 3, 1), successor="v"),
    Unit(id="v", name="中间单位", since=date(2024, 3, 1), until=JULY, successor="w"),
    Unit(id="w", name="新单位", since=JULY),
)


def good(id_: str, unit: str, month: int, amount: int | None = None, *, met: bool | None = None) -> Finding:
    """A judgement on a unit."""
    return Finding(id=id_, criterion="good", about=About(unit=unit), on=date(2024, month, 1), amount=amount, met=met)


@pytest.mark.parametrize("unit", ["u", "v", "w"])
def test_a_renamed_unit_hands_on_its_figures_and_the_findings_that_formulas_read(unit: str) -> None:
    """Seven heads and five decided, whatever the unit was called then; the line rests on both."""
    lists = {"figures": (Figure(id="f", unit=unit, name="headcount", value=7),), "findings": (good("d", unit, 2, 5),)}
    assessment = assessed(GOOD + tally("figure('headcount') + decided('good')"), HEIRS, **lists)
    [line] = assessment.unit("w").lines

    assert (line.amount, line.facts) == (12, ("d", "f"))
    assert assessment.unpriced == ()


def test_of_findings_under_several_names_the_latest_counts() -> None:
    """Five under the first name in January, three under the last in August; and a refusal at the end."""
    findings = (good("d1", "u", 1, 5), good("d2", "w", 8, 3))

    assert assessed(GOOD + tally("decided('good')"), HEIRS, findings=findings).unit("w").points == 3
    refused = (*findings, good("d3", "v", 9, met=False))
    assert assessed(GOOD + tally("1 if finding('good') else 0"), HEIRS, findings=refused).unit("w").points == 0


def test_a_figure_of_its_own_goes_before_those_that_were_handed_on() -> None:
    """Nine heads after the renaming; seven and eight before."""
    figures = tuple(Figure(unit=unit, name="headcount", value=value) for unit, value in (("u", 7), ("v", 8), ("w", 9)))

    assert assessed(tally("figure('headcount')"), HEIRS, figures=figures).unit("w").points == 9


MERGED = (
    Unit(id="u", name="甲", until=JULY, successor="w"),
    Unit(id="v", name="乙", until=JULY, successor="w"),
    Unit(id="w", name="丙", since=JULY),
)
BELOW = (Unit(id="w", name="主管"), Unit(id="u", name="甲", parent="w"), Unit(id="v", name="乙", parent="w"))
ROLL = "[settings]\nroll_up = true\n"


def test_figures_of_merged_units_that_differ_hold_for_nobody() -> None:
    """Which of seven and eight is the headcount of the new unit nobody said: the default counts."""
    seven, eight = (Figure(unit=unit, name="headcount", value=value) for unit, value in (("u", 7), ("v", 8)))
    rules = tally("figure('headcount', 1)")

    assert assessed(rules, MERGED, figures=(seven, eight)).unit("w").points == 1
    assert assessed(rules, MERGED, figures=(seven, evolve(eight, value=7))).unit("w").points == 7


def test_figures_of_merged_units_that_differ_are_asked_about() -> None:
    """Seven and eight; not where they agree, nor where the new unit has its own, nor for different years."""
    seven, eight, nine = (Figure(unit=unit, name="headcount", value=value) for unit, value in (("u", 7), ("v", 8), ("w", 9)))

    def asked(*figures: Figure) -> list[str]:
        return [str(problem) for problem in check_records(Records(units=MERGED, figures=figures))]

    words = "甲, 乙 became 丙 and differ in headcount, so that none of it holds; give 丙 one of its own"
    assert asked(seven, eight) == [f"$.figures[1].value: {words}"]
    assert asked(seven, evolve(eight, value=7)) == []
    assert asked(seven, eight, nine) == []
    assert asked(evolve(seven, period=YEAR), evolve(eight, period=Period.parse("2023"))) == []


def test_what_was_found_on_a_unit_below_speaks_where_nothing_was_found_on_the_one_above() -> None:
    """Five on the child; three on the parent, which go before, also when they were decided earlier."""
    rules = ROLL + GOOD + tally("decided('good')")

    assert assessed(rules, BELOW, findings=(good("d1", "u", 5, 5),)).unit("w").points == 5
    assert assessed(rules, BELOW, findings=(good("d1", "u", 5, 5), good("d2", "w", 1, 3))).unit("w").points == 3


def test_a_parent_that_was_renamed_hands_on_what_rolls_up_to_it() -> None:
    """The child's ten points are those of the parent's successor; nobody else is ranked."""
    units = (
        Unit(id="p", name="旧主管", until=JULY, successor="q"),
        Unit(id="q", name="新主管", since=JULY),
        Unit(id="u", name="下属", parent="p"),
    )
    assessment = assessed(ROLL, units, submissions=(submission("s", "u"),), adoptions=(adoption("a", "s"),))

    assert [(card.subject, card.points) for card in assessment.units] == [("q", 10)]


def test_parents_and_successors_that_lead_back_to_each_other_end_somewhere() -> None:
    """The child's successor is its parent's, and the parent's successor the child: no walk goes round for ever."""
    units = (Unit(id="u", name="甲", until=JULY, successor="w"), Unit(id="w", name="乙", parent="u"))

    assert assessed(ROLL, units, submissions=(submission("s", "u"),), adoptions=(adoption("a", "s"),)).units[0].points == 10


JOINT = """
[persons]
awards = "equal"
[[price]]
id = "pay"
clause = "六"
title = "奖励"
of = "adoption"
account = "yuan"
share = "{share}"
amount = 10
"""


@pytest.mark.parametrize("share", ["equal", "weight", "each", "first", "lead"])
@pytest.mark.parametrize("units", [MERGED, BELOW], ids=["merged", "below"])
def test_an_item_of_two_units_that_one_answers_for_counts_once(units: tuple[Unit, ...], share: str) -> None:
    """Ten points once and ten yuan in all, in one line each; half of it for each author of either unit."""
    item = Submission(
        id="s",
        units=(Contribution(unit="u", weight=1), Contribution(unit="v", weight=3)),
        submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC),
        authors=("p", "q"),
    )
    used = AdoptionEvent(id="a", submission="s", publication="gazette", on=date(2024, 3, 1))
    persons = (Person(id="p", name="p", unit="u"), Person(id="q", name="q", unit="v"))
    rules = (ROLL if units is BELOW else "") + JOINT.format(share=share)
    assessment = assessed(rules, units, submissions=(item,), adoptions=(used,), persons=persons)
    card = assessment.unit("w")

    assert [(line.account, line.amount, line.facts) for line in card.lines] == [("points", 10, ("a", "s")), ("yuan", 10, ("a", "s"))]
    assert [(one.points, str(one.yuan)) for one in assessment.persons] == [(5, "5.00"), (5, "5.00")]
    assert [(one.subject, one.points, str(one.yuan)) for one in reprice(kept_counts(assessment), assessment.rulebook)] == [
        ("w", 10, "10.00")
    ]


def test_shares_of_two_of_three_units_are_added_with_their_arithmetic() -> None:
    """Of ten yuan 3.34 and 3.33 for the two that became one; 3.33 for the third."""
    units = (*MERGED, Unit(id="x", name="丁"))
    assessment = assessed(
        JOINT.format(share="equal"), units, submissions=(submission("s", "u", "v", "x"),), adoptions=(adoption("a", "s"),)
    )
    [line] = [line for line in assessment.unit("w").lines if line.account == "yuan"]

    assert [str(assessment.unit(id_).yuan) for id_ in ("w", "x")] == ["6.67", "3.33"]
    assert line.why() == "奖励：10.00元 ÷ 3 个供稿单位 = 3.34元；10.00元 ÷ 3 个供稿单位 = 3.33元；合计6.67元"


def test_a_measure_counts_an_item_of_two_units_that_one_answers_for_once() -> None:
    """One item; where parts are counted, both parts, also where each item is counted once."""
    measures = '[measures.parts]\ntitle = "份额"\ncount = "submission"\nshared = true\ndistinct = {}\n'
    for distinct in ("true", "false"):
        rules = measures.format(distinct) + tally("100 * parts + sent")
        assert assessed(rules, MERGED, submissions=(submission("s", "u", "v"),)).unit("w").points == 101


def test_lines_of_a_duty_nobody_fulfilled_compete() -> None:
    """The reports of twelve months were missing; two points once a year, for the first of them."""
    rules = """
deadline = [{ id = "fifth", clause = "三", unit = "period-end", grain = "month", months_after = 1, day = 5 }]
duty = [{ id = "monthly", clause = "三", title = "月报", title_en = "monthly report", of = "report", limit = "fifth", when = { kinds = "monthly" } }]
kinds = { monthly = "月报" }
price = [{ id = "missing", clause = "四", title = "漏报", of = "duty", when = { result = "never" }, amount = -2 }]
keep = [{ id = "once", clause = "四", title = "一年只扣一次", rules = ["missing"], per = ["duty"] }]
"""
    records = Records(units=(Unit(id="u", name="甲单位"),))
    assessment = assess(build_register(records), decode_rulebook(head("duties", title="督查") + rules), YEAR)
    laws.check_assessment(assessment, records)
    first, second, *_ = lines = assessment.unit("u").lines

    assert assessment.unit("u").points == -2
    assert [line.status for line in lines] == [Status.COUNTED] + [Status.SUPERSEDED] * 11
    assert (first.on, second.superseded_by) == (date(2024, 1, 6), ("missing", "duty:monthly:2023-12:u"))
    assert second.why() == "漏报：月报（2024年1月）：逾期未办；-2分；不计（四 一年只扣一次），改按四 漏报（月报（2023年12月）：逾期未办）计"


UNTRUE = """
[criteria.serious]
title = "后果"
about = ["lapse"]
least = 50
most = 100
[[price]]
id = "untrue"
clause = "八"
title = "失实"
of = "lapse"
when = { kind = "untrue" }
decide = "serious"
amount = "-decided"
"""


def test_a_decision_that_was_taken_back_leaves_the_lapse_decided() -> None:
    """Seventy-five in February, found not met in March: no deduction, nothing pending, nothing unpriced, and the line says why."""
    lapse = Lapse(id="l", unit="u", kind="untrue", on=date(2024, 1, 10))
    findings = (
        Finding(id="f1", criterion="serious", about=About(lapse="l"), on=date(2024, 2, 1), amount=75),
        Finding(id="f2", criterion="serious", about=About(lapse="l"), on=date(2024, 3, 1), met=False),
    )
    rules = OFFICE.replace('of = "lapse"', 'of = "lapse"\nwhen = { kind = "commission-late" }') + UNTRUE
    records = Records(units=(Unit(id="u", name="甲单位"),), lapses=(lapse,), findings=findings)
    assessment = assess(build_register(records), decode_rulebook(rules), YEAR)
    laws.check_assessment(assessment, records)
    [line] = assessment.unit("u").lines

    assert (line.amount, line.status, line.superseded_by) == (-75, Status.SUPERSEDED, ("untrue", "f2"))
    assert (assessment.pending, assessment.unpriced) == ((), ())
    assert line.facts == ("f1", "l", "f2")
    assert line.why().endswith("不计：其后认定（f2）不成立")


def test_a_judgement_on_a_unit_that_was_taken_back_says_so_and_neither_is_unpriced() -> None:
    """Good in February, not so in March."""
    rules = (
        GOOD
        + '[[price]]\nid = "good"\nclause = "八"\ntitle = "好"\nof = "finding"\nwhen = { criterion = "good", met = true }\namount = 20\n'
    )
    findings = (good("d1", "u", 2, met=True), good("d2", "u", 3, met=False))
    assessment = assessed(rules, (Unit(id="u", name="甲单位"),), findings=findings)
    [line] = assessment.unit("u").lines

    assert (line.amount, line.status, line.facts) == (20, Status.SUPERSEDED, ("d1", "d2"))
    assert assessment.unpriced == ()
    assert line.why() == "好：20分；不计：其后认定（d2）不成立"
