"""Where targets bind: in sub-periods, in the whole assessment, in days of their own, in a year in which a unit was founded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from test_settlements import HEAD, YEAR, adoption, submission

from govinfo import Assessment, Period, Records, assess, build_register, check_records, decode_rulebook
from govinfo.labels import Grain
from govinfo.records import Target, Unit
from govinfo.reports._tallies import quotas_of
from govinfo.vocabulary import check_vocabulary

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
    return assess(build_register(records), decode_rulebook(HEAD + rules), period)


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
    assert "2024-Q2 0，任务 1" in quarter.text()
    assert "2024-Q4 0，任务 1" in quarter.text()
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
    assert "2024-08 0，任务 1" in missed.text()


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
    book = decode_rulebook(HEAD + f"[settings]\nfirst_month = {first_month}\n")
    return [f"{problem.path}: {problem.message.text('en')}" for problem in (*check_records(records), *check_vocabulary(records, book))]


def test_a_target_that_no_sub_period_holds_is_asked_about() -> None:
    """Also the year that begins in another month; a whole one is not."""
    words = "no whole {} lies in {}; the target is owed once in these days"

    assert questions(target(Grain.YEAR, 9, "2024-07-16/2024-09-01")) == [
        "$.targets[0].period: " + words.format("year", "2024-07-16/2024-09-01")
    ]
    assert questions(target(Grain.YEAR, 9, "2024-07-01/2025-07-01")) == [
        "$.targets[0].period: " + words.format("year", "2024-07-01/2025-07-01")
    ]
    assert questions(target(Grain.YEAR, 9, "2024-07-01/2025-07-01"), first_month=7) == []
    assert questions(target(Grain.MONTH, 9, "2024-07")) == []


def test_a_target_for_days_in_which_its_unit_does_not_exist_is_asked_about() -> None:
    """It binds nowhere; one for days of which the unit sees some binds."""
    ended = Unit(id="u", name="甲单位", group="a", until=JULY)
    words = "does not exist in 2024-08; the target binds nowhere"

    assert questions(target(Grain.MONTH, 1, "2024-08"), units=(ended,)) == [f"$.targets[0].period: u {words}"]
    assert questions(target(Grain.MONTH, 1, "2024-08", group="a"), units=(ended,)) == [
        "$.targets[0].period: no unit of group a exists in 2024-08; the target binds nowhere"
    ]
    assert questions(target(Grain.MONTH, 1, "2024-06"), units=(ended,)) == []


def test_a_year_target_of_a_unit_founded_within_the_year_is_asked_about() -> None:
    """Its own binds in full; the group's does not bind it, unless a predecessor owed it or it has one of its own."""
    own = "$.targets[0].unit: u exists from 2024-07-01 on; the target of 2024 binds it in full"
    group = "$.targets[0].group: u exists from 2024-07-01 on; the target of 2024 does not bind it, unless it is set for the unit itself"
    old = Unit(id="v", name="旧", group="a", until=JULY, successor="u")

    assert questions(target(Grain.YEAR, 3), units=(NEW,)) == [own]
    assert questions(target(Grain.YEAR, 3, group="a"), units=(NEW,)) == [group]
    assert questions(target(Grain.YEAR, 3, group="a"), units=(NEW, old)) == []
    assert questions(target(Grain.YEAR, 3), units=(NEW,), first_month=7) == []
    assert questions(target(Grain.HALF_YEAR, 3, group="a"), units=(NEW,)) == []
    assert questions(target(Grain.YEAR, 3, "2024-07-01/2025-01-01"), units=(NEW,)) == [
        "$.targets[0].period: no whole year lies in 2024-H2; the target is owed once in these days"
    ]
