"""Figures and targets of a group and of everyone, figures of longer periods, targets over days of their own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from govinfo import Period, assess, build_register, check_records, decode_records, decode_rulebook
from govinfo.assessment import Assessment
from govinfo.records import Records
from govinfo.rulebook import check_vocabulary

HEAD = """
schema = 1
id = "b"
title = "考核办法"
source = { issuer = "市政府办公室", title = "考核办法" }
[figures]
base = "基数"
[measures]
sent = { title = "报送条数", count = "submission" }
"""
SCORED = """
[[tally]]
id = "base"
clause = "一"
title = "基数"
each = "EACH"
amount = "figure('base', 0)"
"""
UNITS = [
    {"id": "a", "name": "甲局", "group": "bureau"},
    {"id": "b", "name": "乙局", "group": "bureau"},
    {"id": "c", "name": "丙镇", "group": "town"},
]


def records(**lists: list[dict[str, Any]]) -> Records:
    """Return records of three units in two groups."""
    return decode_records(json.dumps({"format": "govinfo.records/1", "units": UNITS} | lists))


def assessed(rules: str, period: str = "2024", **lists: list[dict[str, Any]]) -> Assessment:
    """Return the assessment of some records."""
    return assess(build_register(records(**lists)), decode_rulebook(HEAD + rules), Period.parse(period))


def points(found: Assessment) -> list[object]:
    """Return the points of the three units."""
    return [found.unit(id_).points for id_ in ("a", "b", "c")]


def test_the_most_specific_figure_holds() -> None:
    """A unit's own goes before its group's, that before everyone's, whatever their periods."""
    figures = [
        {"everyone": True, "name": "base", "value": 1, "period": "2024"},
        {"group": "bureau", "name": "base", "value": 10},
        {"unit": "a", "name": "base", "value": 100},
    ]
    assert points(assessed(SCORED.replace("EACH", "year"), figures=figures)) == [100, 10, 1]


def test_a_figure_of_a_longer_period_holds_inside_it() -> None:
    """Of a figure for the year, one for the first quarter and one for March, March has its own, January the quarter's, April the year's."""
    figures = [
        {"unit": "a", "name": "base", "value": 1, "period": "2024"},
        {"unit": "a", "name": "base", "value": 10, "period": "2024-Q1"},
        {"unit": "a", "name": "base", "value": 100, "period": "2024-03"},
    ]
    found = assessed(SCORED.replace("EACH", "month"), figures=figures)
    by_month = {line.on.month: line.amount for line in found.unit("a").lines}
    assert by_month == {1: 10, 2: 10, 3: 100} | dict.fromkeys(range(4, 13), 1)


def test_a_figure_for_a_shorter_period_says_nothing_of_a_longer_one() -> None:
    """March is not the year; a figure for no period holds where nothing else does."""
    march = {"unit": "a", "name": "base", "value": 100, "period": "2024-03"}
    assert points(assessed(SCORED.replace("EACH", "year"), figures=[march])) == [0, 0, 0]
    assert points(assessed(SCORED.replace("EACH", "year"), figures=[march, {"unit": "a", "name": "base", "value": 7}])) == [7, 0, 0]


TARGETED = """
[[bar]]
id = "targets"
clause = "二"
title = "未完成任务"
provided = "not met(sent)"
"""


def item(id_: str, on: str, unit: str = "a") -> dict[str, Any]:
    """Return an item sent on a day."""
    return {"id": id_, "units": [unit], "submitted_at": f"{on}T09:30:00+08:00"}


def test_a_target_for_everyone_binds_every_unit() -> None:
    """One item each in the year: the first unit sent one, the others none."""
    target = {"everyone": True, "measure": "sent", "per": "year", "at_least": 1}
    found = assessed(TARGETED, targets=[target], submissions=[item("s1", "2024-03-05")])
    assert [found.unit(id_).eligible for id_ in ("a", "b", "c")] == [True, False, False]


def test_a_target_over_days_of_its_own_is_one_span() -> None:
    """Two items in the weeks of the vacation: what was sent before and after them is no matter."""
    target = {"group": "bureau", "measure": "sent", "per": "period", "at_least": 2, "period": "2024-07-16/2024-09-01"}
    sent = [item("s1", "2024-07-16"), item("s2", "2024-08-31"), item("s3", "2024-07-15", "b"), item("s4", "2024-08-01", "b")]
    found = assessed(TARGETED, targets=[target], submissions=sent)
    assert [found.unit(id_).eligible for id_ in ("a", "b", "c")] == [True, False, True]
    spans = [span.name for _, several in found.targets_of("b") for span in several]
    assert spans == ["2024-07-16/2024-09-01"]
    assert assessed(TARGETED, "2024-Q1", targets=[target]).unit("b").eligible


def test_a_target_per_period_without_one_is_owed_over_all_that_is_assessed() -> None:
    """Two items in the assessed half-year."""
    target = {"unit": "a", "measure": "sent", "per": "period", "at_least": 2}
    sent = [item("s1", "2024-03-05"), item("s2", "2024-08-05")]
    assert not assessed(TARGETED, "2024-H1", targets=[target], submissions=sent).unit("a").eligible
    assert assessed(TARGETED, "2024", targets=[target], submissions=sent).unit("a").eligible


def test_a_target_that_no_rule_looks_at_is_asked_about() -> None:
    """A rulebook that judges months never sees a yearly target, one that asks for no target sees none; each is told with its record."""
    yearly = {"id": "t1", "unit": "a", "measure": "sent", "per": "year", "at_least": 9}
    monthly = '[[tally]]\nid = "task"\nclause = "三"\ntitle = "任务"\neach = "month"\nprovided = "met(sent)"\namount = 1\n'
    asked = [check_vocabulary(records(targets=[yearly]), decode_rulebook(HEAD + rules)) for rules in ("", monthly, TARGETED)]
    assert [[problem.code for problem in several] for several in asked] == [["target-unread"], ["target-unread"], []]
    assert asked[1][0].message.text("zh") == "没有规则查看每年的“报送条数”任务；此项任务不起作用"


@pytest.mark.parametrize("whose", [{"unit": "a"}, {"group": "bureau"}])
def test_a_target_beside_one_for_everyone_is_asked_about(whose: dict[str, Any]) -> None:
    """Both bind the unit, and both must be met, which may not be meant."""
    targets = [
        {"everyone": True, "measure": "sent", "per": "year", "at_least": 1},
        whose | {"measure": "sent", "per": "year", "at_least": 2},
    ]
    assert [problem.path for problem in check_records(records(targets=targets))] == ["$.targets[1]"]
