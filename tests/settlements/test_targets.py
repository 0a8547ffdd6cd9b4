"""Where targets bind: in sub-periods, in the whole assessment, in days of their own, in a year in which a unit was founded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from offices import OFFICE, YEAR, adoption, lines, price, result, submission

from govinfo import Assessment, Period, Records, assess, build_register, check_records, decode_rulebook
from govinfo.labels import Grain
from govinfo.records import About, Finding, Target, Unit
from govinfo.reports._tallies import quotas_of
from govinfo.rulebook._fit import check_vocabulary

JULY = date(2024, 7, 1)


U = Unit(id="u", name="甲单位", group="a")


def target(per: Grain, at_least: int, period: str | None = None, **owner: str) -> Target:
    """So many items that must be used."""
    days = None if period is None else Period.parse(period)
    return Target(id="t", measure="used", per=per, at_least=at_least, period=days, **(owner or {"unit": "u"}))


def judged(
    rules: str, *targets: Target, units: tuple[Unit, ...] = (U,), uses: tuple[int, ...] = (3, 9), period: Period = YEAR
) -> Assessment:
    """Assess one item, used once on the fifth of each of some months."""
    lists: dict[str, Any] = {"adoptions": tuple(adoption(f"a{n}", "s", month=month, day=5) for n, month in enumerate(uses))}
    records = Records(units=units, submissions=(submission("s", units[0].id),), targets=targets, **lists)
    return assess(build_register(records), decode_rulebook(OFFICE + rules), period)


def bar(provided: str, kind: str = "bar") -> str:
    """A bar or notice."""
    return f'[[{kind}]]\nid = "b"\nclause = "九"\ntitle = "未完成任务"\nprovided = "{provided}"\n'


@pytest.mark.parametrize(
    ("per", "at_least", "eligible"),
    [
        (Grain.YEAR, 3, False),
        (Grain.YEAR, 2, True),
        (Grain.HALF_YEAR, 1, True),
        (Grain.QUARTER, 1, False),  # none in the second and in the last
        (Grain.MONTH, 0, True),
    ],
)
def test_a_bar_sees_the_targets_of_the_whole_assessment(per: Grain, at_least: int, *, eligible: bool) -> None:
    """Used in March and in September: two in the year, one in each half."""
    assessment = judged(bar("not met(used)"), target(per, at_least))

    assert assessment.unit("u").eligible is eligible
    assert [notice.rule for notice in judged(bar("not met(used)", "notice"), target(per, at_least)).unit("u").notices] == (
        [] if eligible else ["b"]
    )


def test_a_bar_by_a_target_tells_what_was_reached_and_what_was_owed() -> None:
    """Two of three in the year; the quarters without any, by their names."""
    [year] = judged(bar("not met(used)"), target(Grain.YEAR, 3)).unit("u").barred
    [quarter] = judged(bar("not met(used)"), target(Grain.QUARTER, 1)).unit("u").barred

    assert "2，任务 3" in year.text()
    assert "2024年第二季度完成0，任务1" in quarter.text()
    assert "2024年第四季度完成0，任务1" in quarter.text()
    assert "2024-Q1" not in quarter.text()


@pytest.mark.parametrize(
    ("formula", "amount"),
    [
        ("target(used)", 3),
        ("target(used) - used", 1),
        ("1 if targeted(used) else 0", 1),
        ("1 if targeted(sent) else 0", 0),
        ("1 if met(used) else 0", 0),
    ],
)
def test_a_tally_of_the_whole_sees_targets(formula: str, amount: int) -> None:
    """Three owed in the year, two used."""
    rules = f'[[tally]]\nid = "t"\nclause = "十"\ntitle = "合计"\neach = "whole"\namount = "{formula}"\n'

    assert judged(rules, target(Grain.YEAR, 3)).unit("u").points - 20 == amount


def test_what_is_owed_in_each_month_is_owed_twelve_times_in_the_year() -> None:
    """Two a month from March on: ten months."""
    rules = '[[tally]]\nid = "t"\nclause = "十"\ntitle = "合计"\neach = "whole"\namount = "target(used)"\n'

    assert judged(rules, target(Grain.MONTH, 2, "2024-03-01/2025-01-01")).unit("u").points - 20 == 20


@pytest.mark.parametrize(
    ("uses", "at_least", "eligible"),
    [
        ((7, 8, 9), 2, True),  # 5 July and 5 September lie outside: one
        ((8, 8, 9), 3, False),
        ((1, 2, 3), 1, False),
    ],
)
@pytest.mark.parametrize("provided", ["not met(used)", "not targets_met", "some(year, not met(used))"])
def test_a_target_with_days_of_its_own_binds_in_those(uses: tuple[int, ...], at_least: int, provided: str, *, eligible: bool) -> None:
    """From 5 July to the end of August, a year's target though it is called."""
    own = target(Grain.YEAR, at_least, "2024-07-05/2024-09-01")

    assert judged(bar(provided), own, uses=uses).unit("u").eligible is eligible


def test_days_of_its_own_bind_where_they_lie_in_the_assessment() -> None:
    """Half of them lie before the second half-year, which cannot judge them; the year does."""
    own = target(Grain.YEAR, 9, "2024-06-16/2024-09-01")

    assert judged(bar("not met(used)"), own, period=Period.parse("2024-H2")).unit("u").eligible
    assert not judged(bar("not met(used)"), own).unit("u").eligible
    whole = target(Grain.MONTH, 1, "2024-06-16/2024-09-01")  # July and August are whole, and bind by themselves
    [missed] = judged(bar("not met(used)"), whole, uses=(7,)).unit("u").barred
    assert "2024年8月完成0，任务1" in missed.text()


def test_the_circular_shows_a_target_with_days_of_its_own() -> None:
    """One of nine in the summer."""
    [quota] = quotas_of(judged("", target(Grain.YEAR, 9, "2024-07-16/2024-09-01"), uses=(8,)), "u")

    assert (quota.period.name, quota.reached, quota.target, quota.state.value) == ("2024-07-16/2024-09-01", 1, 9, "missed")


NEW = Unit(id="u", name="新单位", group="a", since=JULY)


def test_a_target_set_for_a_unit_founded_within_the_year_binds_in_full() -> None:
    """Whoever set three for the year knew that the unit begins in July; one set for its group binds those that were there."""
    assert not judged(bar("not targets_met"), target(Grain.YEAR, 3), units=(NEW,)).unit("u").eligible
    assert judged(bar("not targets_met"), target(Grain.YEAR, 3, group="a"), units=(NEW,)).unit("u").eligible
    assert judged(bar("not targets_met"), target(Grain.HALF_YEAR, 2, group="a"), units=(NEW,), uses=(8, 9)).unit("u").eligible
    assert not judged(bar("not targets_met"), target(Grain.HALF_YEAR, 3, group="a"), units=(NEW,), uses=(8, 9)).unit("u").eligible


def test_a_year_target_of_the_group_goes_on_under_the_new_name() -> None:
    """The old unit owed three from January; its successor, of no group, is judged by what both had."""
    units = (Unit(id="v", name="旧", group="a", until=JULY, successor="u"), Unit(id="u", name="新", since=JULY))
    three = target(Grain.YEAR, 3, group="a")

    assert not judged(bar("not targets_met"), three, units=units, uses=(3, 9)).unit("u").eligible
    assert judged(bar("not targets_met"), three, units=units, uses=(3, 8, 9)).unit("u").eligible


def test_the_last_month_of_the_old_unit_is_judged_by_its_own_target() -> None:
    """Renamed on 15 March: the group's two a month bind in January, February and March, its own heir's one from April on."""
    units = (
        Unit(id="v", name="旧", group="a", until=date(2024, 3, 15), successor="u"),
        Unit(id="u", name="新", group="b", since=date(2024, 3, 15)),
    )
    old, new = evolve(target(Grain.MONTH, 2, group="a"), id="t1"), target(Grain.MONTH, 1, group="b")
    rules = '[[tally]]\nid = "t"\nclause = "十"\ntitle = "合计"\neach = "month"\namount = "target(used)"\n'
    owed = [line.amount for line in judged(rules, old, new, units=units, uses=()).unit("u").lines]

    assert owed == [2, 2, 2, *[1] * 9]


def questions(*targets: Target, units: tuple[Unit, ...] = (U,), first_month: int = 1) -> list[str]:
    """What is asked about some targets, with a rulebook whose year begins in a month."""
    records = Records(units=units, targets=targets)
    book = decode_rulebook(OFFICE + f"[settings]\nfirst_month = {first_month}\n" + bar("not met(used)"))
    return [f"{problem.path}: {problem.message.text('en')}" for problem in (*check_records(records), *check_vocabulary(records, book))]


def test_a_target_that_no_sub_period_holds_is_asked_about() -> None:
    """Also the year that begins in another month; a whole one is not."""
    words = "no whole {} lies in {}; the target is owed once in these days"

    assert questions(target(Grain.YEAR, 9, "2024-07-16/2024-09-01")) == [
        "$.targets[0].period: " + words.format("year", "2024-07-16 to 2024-08-31")
    ]
    assert questions(target(Grain.YEAR, 9, "2024-07-01/2025-07-01")) == [
        "$.targets[0].period: " + words.format("year", "2024-07-01 to 2025-06-30")
    ]
    assert questions(target(Grain.YEAR, 9, "2024-07-01/2025-07-01"), first_month=7) == []
    assert questions(target(Grain.MONTH, 9, "2024-07")) == []


def test_a_target_for_days_in_which_its_unit_does_not_exist_is_asked_about() -> None:
    """It binds nowhere; one for days of which the unit sees some binds."""
    ended = Unit(id="u", name="甲单位", group="a", until=JULY)
    words = "does not exist in 2024-08; the target binds nowhere"

    assert questions(target(Grain.MONTH, 1, "2024-08"), units=(ended,)) == [f"$.targets[0].period: 甲单位 {words}"]
    assert questions(target(Grain.MONTH, 1, "2024-08", group="a"), units=(ended,)) == [
        "$.targets[0].period: no unit of group a exists in 2024-08; the target binds nowhere"
    ]
    assert questions(target(Grain.MONTH, 1, "2024-06"), units=(ended,)) == []


def test_a_year_target_of_a_unit_founded_within_the_year_is_asked_about() -> None:
    """Its own binds in full; the group's does not bind it, unless a predecessor owed it or it has one of its own."""
    own = "$.targets[0].unit: 新单位 exists from 2024-07-01 on; the target of 2024 binds it in full"
    group = (
        "$.targets[0].group: 新单位 exists from 2024-07-01 on; the target of 2024 does not bind it, unless it is set for the unit itself"
    )
    old = Unit(id="v", name="旧", group="a", until=JULY, successor="u")

    assert questions(target(Grain.YEAR, 3), units=(NEW,)) == [own]
    assert questions(target(Grain.YEAR, 3, group="a"), units=(NEW,)) == [group]
    assert questions(target(Grain.YEAR, 3, group="a"), units=(NEW, old)) == []
    assert questions(target(Grain.YEAR, 3), units=(NEW,), first_month=7) == []
    assert questions(target(Grain.HALF_YEAR, 3, group="a"), units=(NEW,)) == []
    assert questions(target(Grain.YEAR, 3, "2024-07-01/2025-01-01"), units=(NEW,)) == [
        "$.targets[0].period: no whole year lies in 2024-H2; the target is owed once in these days"
    ]


OWED = """
[[tally]]
id = "owed"
clause = "十"
title = "完成任务"
each = "{each}"
amount = "{amount}"
"""


def asked_of_u(at_least: int, per: Grain = Grain.MONTH) -> Target:
    """So many items that u must send."""
    return Target(id="t", unit="u", measure="sent", per=per, period=YEAR, at_least=at_least)


def test_what_was_reached_and_what_was_owed_are_told() -> None:
    """Three sent in January, of two owed."""
    items = tuple(submission(f"s{n}", "u", day=n) for n in (1, 2, 3))
    rules = OWED.format(each="month", amount="4 if met(sent) else 0")
    [line] = [line for line in lines(rules, "owed", submissions=items, targets=(asked_of_u(2),)) if line.amount]

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


PLAN = '[criteria.plan]\ntitle = "方案"\nabout = ["unit", "submission", "lapse"]\nleast = 0\nmost = 50\n'


def tally(amount: str, each: str = "year", id_: str = "t", more: str = "") -> str:
    """A tally with a clause of its own."""
    return f'[[tally]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "合计{id_}"\neach = "{each}"\namount = "{amount}"\n{more}'


@pytest.mark.parametrize(
    ("groups", "owed"), [(("a", "a"), {"u": 6, "v": 6}), (("a", None), {"u": 6, "v": 0}), ((None, None), {"u": 0, "v": 0})]
)
def test_a_target_of_a_group_binds_its_units_and_no_others(groups: tuple[str | None, ...], owed: dict[str, int]) -> None:
    """A unit of no group owes nothing."""
    units = tuple(Unit(id=id_, name=id_, group=group) for id_, group in zip("uv", groups, strict=True))
    target = Target(id="t", group="a", measure="sent", per=Grain.HALF_YEAR, period=YEAR, at_least=3)
    book = decode_rulebook(OFFICE + tally("target(sent)", "half-year"))
    cards = assess(build_register(Records(units=units, targets=(target,))), book, YEAR)

    assert {card.subject: card.points for card in cards.units} == owed


def test_targets_of_a_unit_and_of_the_one_it_succeeded_both_bind() -> None:
    """Three in the half-year of the old unit, five in that of the new."""
    units = (
        Unit(id="u", name="旧", until=date(2024, 7, 1), successor="v"),
        Unit(id="v", name="新", since=date(2024, 7, 1)),
    )
    targets = (
        Target(id="t1", unit="u", measure="sent", per=Grain.HALF_YEAR, at_least=3),
        Target(id="t2", unit="v", measure="sent", per=Grain.HALF_YEAR, at_least=5),
    )
    book = decode_rulebook(OFFICE + tally("target(sent)", "half-year"))
    card = assess(build_register(Records(units=units, targets=targets)), book, YEAR).unit("v")

    assert [(line.on, line.amount) for line in card.lines] == [(date(2024, 6, 30), 3), (date(2024, 12, 31), 5)]


def test_what_was_found_and_what_is_owed_is_told_without_figures() -> None:
    """Of a unit, of an item, and of a target that binds."""
    rules = PLAN + price("x", "1")
    rules += tally("3", id_="t", more="provided = \"finding('plan')\"\n") + tally("4", "item", "i", "provided = \"finding('plan')\"\n")
    rules += tally("5", "half-year", "o", 'provided = "targeted(sent)"\n')
    findings = (
        Finding(id="f1", criterion="plan", about=About(unit="u"), on=date(2024, 5, 2), met=True),
        Finding(id="f2", criterion="plan", about=About(submission="s1"), on=date(2024, 5, 2), met=True),
    )
    targets = (Target(id="t1", unit="u", measure="sent", per=Grain.HALF_YEAR, at_least=1, period=Period.parse("2024-H1")),)
    card = result(rules, submissions=(submission("s1", "u"),), findings=findings, targets=targets).unit("u")

    assert {line.rule: line.why("en") for line in card.lines if line.rule in {"t", "i", "o"}} == {
        "t": "合计t: 2024: found: plan, 3; 3 points",
        "i": "合计i: s1: found: plan, 4; 4 points",
        "o": "合计o: 2024-H1: a target of sent is set, 5; 5 points",
    }
