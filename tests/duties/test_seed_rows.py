"""
Demands of the systems that offices described which no worked example of their rulebook holds: each with records as the office keeps them.

What is in the examples of the rulebooks, and in the golden papers of `test_seed_papers.py`, is not said again here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest

from govinfo import Period, assess, build_register, check_records, decode_records, decode_rulebook, shipped_rulebook
from govinfo.calendars import official
from govinfo.cli import main
from govinfo.deadlines import Stage
from govinfo.duties import Result, duty_states
from govinfo.labels import Role
from govinfo.reports import FlawKind, PrintedShare, flaws_of
from govinfo.rulebook import check_vocabulary

Print = Callable[..., str]


def records(**lists: list[dict[str, Any]]) -> str:
    """Return records as a file holds them."""
    return json.dumps({"format": "govinfo.records/1"} | lists, ensure_ascii=False)


@pytest.fixture
def printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Print:
    """Return what prints a paper of records."""

    def call(lists: dict[str, list[dict[str, Any]]], *arguments: str) -> str:
        path = tmp_path / "records.json"
        path.write_text(records(**lists), "utf-8")
        command, *rest = arguments
        assert 0 == main([command, str(path), *rest])
        return capsys.readouterr().out

    return call


def at(text: str) -> str:
    """Return an instant in Beijing."""
    return f"{text}:00+08:00"


WINDOWS: Final = [{"id": "land", "name": "国土窗口"}, {"id": "bureau", "name": "县国土局"}]


def test_the_register_of_a_case_holds_what_the_opinion_lists(printed: Print) -> None:
    """登记内容包括办理事项的名称、申办的时间、办结的时限、办理的过程、转接的责任人以及办理结果: every one of them in the row."""
    case = {"id": "c", "kind": "agency", "title": "采矿许可", "by": "某公司", "units": ["land"], "arose_at": at("2026-06-01T09:00")}
    work = {"id": "w", "of": "c", "unit": "land", "received_at": at("2026-06-01T09:00"), "done_at": at("2026-06-12T16:00")}
    reports = [{"at": at("2026-06-04T09:00"), "text": "材料报市局"}]
    page = printed(
        {
            "units": WINDOWS,
            "matters": [case | {"due_at": at("2026-06-15T17:00")}],
            "handlings": [work | {"reports": reports, "tags": {"person": "王某"}}],
        },
        "deadlines", "--rulebook", "pixian-service-2007", "--register", "2026-06",
    )  # fmt: skip
    row = next(line for line in page.splitlines() if "采矿许可" in line).split()

    assert ["1", "采矿许可", "某公司", "国土窗口", "王某", "代理件按承诺时限办结"] == row[:6]
    assert ["6月1日", "6月15日17:00", "6月4日材料报市局", "6月12日16:00", "按期"] == row[6:]
    assert "责任人" in page and "文号" not in page and "分工" not in page


def test_what_is_sent_back_to_the_bureau_is_answered_by_it_in_its_own_time() -> None:
    """
    派驻单位必须在规定的时间内提出审批意见，并作出书面答复: the window has until the 19th, the bureau until the 12th and answers on the 15th.

    Three days late; the window did its part in time.
    """
    joint = {"id": "c", "kind": "joint", "units": ["land"], "arose_at": at("2026-06-01T09:00"), "due_at": at("2026-06-19T17:00")}
    work = {"of": "c", "received_at": at("2026-06-02T09:00")}
    bureau = {"id": "w2", "unit": "bureau", "due_at": at("2026-06-12T17:00"), "done_at": at("2026-06-15T10:00")}
    given = records(
        units=WINDOWS,
        matters=[joint],
        handlings=[work | {"id": "w1", "unit": "land", "done_at": at("2026-06-18T09:00")}, work | bureau],
    )
    found = duty_states(
        build_register(decode_records(given)),
        shipped_rulebook("pixian-service-2007"),
        official(),
        datetime.fromisoformat(at("2026-06-30T09:00")),
    )

    assert {"land": (Result.IN_TIME, 0), "bureau": (Result.LATE, 3)} == {one.unit: (one.result, one.late_days) for one in found}


@pytest.mark.parametrize(
    ("accepted", "done", "percent", "right"),
    [
        (10835, 10697, "98.7", None),  # 98.726
        (19687, 19372, "98.4", None),  # 98.400
        (10907, 10846, "99.47", Fraction(9944, 100)),  # 99.4407
    ],
)
def test_the_printed_rates_of_service_centres_are_held_against_their_numbers(
    accepted: int, done: int, percent: str, right: Fraction | None
) -> None:
    """受理、办结、办结率 as three centres print them: two agree, one does not and is told what it should be."""
    places = len(percent.partition(".")[2])
    rows = [PrintedShare(category="办结", count=done, percent=Fraction(percent)), PrintedShare(category="未办结", count=accepted - done)]

    told = [(flaw.kind, flaw.computed) for flaw in flaws_of(rows, accepted, places=places)]
    assert told == ([] if right is None else [(FlawKind.SHARE, right)])


def test_cases_of_a_county_are_those_of_its_two_kinds() -> None:
    """292 = 156 + 136: 53.42 and 46.58 percent."""
    rows = [
        PrintedShare(category="行政许可", count=156, percent=Fraction("53.42")),
        PrintedShare(category="其他服务", count=136, percent=Fraction("46.58")),
    ]

    assert () == flaws_of(rows, 292)


BUREAU: Final = [{"id": "office", "name": "办公室"}, {"id": "drugs", "name": "药品科"}]


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2026-03-12", Stage.RUNNING),  # 13, 16, 17, 18, 19, 20, 23: seven working days to go
        ("2026-03-16", Stage.DUE_SOON),  # five: the office reminds
        ("2026-03-19", Stage.DUE_SOON),
        ("2026-03-24", Stage.OVERDUE),
    ],
)
def test_what_is_near_its_limit_and_not_disclosed_is_seen_in_time(day: str, stage: Stage) -> None:
    """临近规定时限尚未公开的，及时督办: made on 2 March, fifteen working days end on the 23rd; due soon from five working days ahead."""
    paper = {"id": "d", "kind": "disclosure", "units": ["drugs"], "arose_at": at("2026-03-02T09:00"), "title": "药品抽检结果"}
    register = build_register(decode_records(records(units=BUREAU, matters=[paper])))
    (found,) = duty_states(register, shipped_rulebook("wuhai-drug-disclosure-2008"), official(), datetime.fromisoformat(at(f"{day}T09:00")))

    assert stage is found.state.stage
    assert found.due is not None and "2026-03-23" == found.due.last_day.isoformat()


def test_the_results_of_disclosure_tell_what_was_urged(printed: Print) -> None:
    """局领导小组办公室及时督办: one disclosed in time after it was urged, one overdue since the 23rd, eight days at the end of March."""
    paper = {"kind": "disclosure", "units": ["drugs"], "arose_at": at("2026-03-02T09:00")}
    urged = {"unit": "drugs", "received_at": at("2026-03-02T09:00"), "urged": [{"at": at("2026-03-19T09:00"), "by": "办公室"}]}
    page = printed(
        {
            "units": BUREAU,
            "matters": [paper | {"id": "d1", "title": "抽检结果"}, paper | {"id": "d2", "title": "许可目录"}],
            "handlings": [urged | {"id": "w1", "of": "d1", "done_at": at("2026-03-20T09:00")}, urged | {"id": "w2", "of": "d2"}],
        },
        "deadlines", "--rulebook", "wuhai-drug-disclosure-2008", "--circular", "2026-03",
    )  # fmt: skip

    assert ["药品科", "2", "1", "1", "0", "0", "1", "0", "50.00", "50.00"] == next(
        line.split() for line in page.splitlines() if line.startswith("药品科")
    )
    assert "共催办2次。" in page
    assert "药品科“许可目录”（信息生成后15个工作日内公开，3月23日截止），逾期8天，已催办1次" in page


def test_information_officers_of_the_ministry_are_part_time_or_specially_engaged() -> None:
    """聘请兼职信息员和特聘信息员: another sort is refused with those there are."""
    book = shipped_rulebook("ministry-construction-2002")

    def told(post: str) -> list[str]:
        person = {"id": "p", "name": "张三", "unit": "a", "tags": {"post": post}}
        return [
            problem.code
            for problem in check_vocabulary(decode_records(records(units=[{"id": "a", "name": "甲厅"}], persons=[person])), book)
        ]

    assert [] == told("part-time") == told("special")
    assert ["tag-word"] == told("full-time")


def test_each_task_of_the_city_has_the_lead_units_that_the_text_names() -> None:
    """牵头单位 of the twelve tasks, counted in the text: 1, 3, 2, 5, 1, 3, 1, 2, 1, 3, 2, 2; each a unit by its name."""
    names = {
        "市发改局", "市建设局", "市规划局", "市政府办", "市监察局", "市政府法制办", "市编委办", "市行政服务中心管委会", "市信息中心",
        "市财政局", "市民政局",
    }  # fmt: skip
    units = [{"id": f"u{n}", "name": name, "group": "departments"} for n, name in enumerate(sorted(names))]
    register = build_register(decode_records(records(units=units)))
    states = duty_states(register, shipped_rulebook("guixi-tasks-2010"), official(), datetime.fromisoformat(at("2010-12-01T09:00")))
    leads = Counter(one.duty.id for one in states if one.role is Role.LEAD)

    assert [1, 3, 2, 5, 1, 3, 1, 2, 1, 3, 2, 2] == [leads[f"task-{n:02}"] for n in range(1, 13)]
    assert {Role.LEAD} == {one.role for one in states}


@pytest.mark.parametrize(
    ("moment", "stage", "left"),
    [("15:00", Stage.RUNNING, 130), ("16:30", Stage.DUE_SOON, 40), ("17:10", Stage.DUE_SOON, 0), ("17:11", Stage.OVERDUE, 0)],
)
def test_minutes_that_are_owed_are_urgent_in_their_last_two_hours(moment: str, stage: Stage, left: int) -> None:
    """会议结束24小时以内: over at 17:10 on 2 March, so until 17:10 on the 3rd, and late from then on."""
    meeting = {"id": "k", "kind": "minutes", "units": ["one"], "arose_at": at("2026-03-02T17:10"), "title": "防汛专题会纪要"}
    register = build_register(decode_records(records(units=[{"id": "one", "name": "一处"}], matters=[meeting])))
    (found,) = duty_states(register, shipped_rulebook("office-minutes-24h"), official(), datetime.fromisoformat(at(f"2026-03-03T{moment}")))

    assert (stage, left) == (found.state.stage, found.state.minutes_left)


TAX: Final = [{"id": "jinjiang", "name": "晋江市国税局"}]


def test_a_commission_of_the_city_bureau_is_answered_by_its_day(printed: Print) -> None:
    """按时完成约稿: due on 11 May, answered on the 14th, three days late."""
    asked = {"id": "k", "by": "city", "units": ["jinjiang"], "asked_at": at("2007-05-08T09:00"), "due_at": at("2007-05-11T17:30")}
    page = printed(
        {
            "units": TAX,
            "commissions": [asked | {"title": "出口退税情况"}],
            "submissions": [{"id": "s", "units": ["jinjiang"], "kinds": ["economy"], "commission": "k", "submitted_at": at("2007-05-14T09:00")}],
        },
        "deadlines", "--rulebook", "quanzhou-tax-2007", "--at", "2007-05-31",
    )  # fmt: skip

    assert next(line.split() for line in page.splitlines() if "出口退税情况" in line)[-2:] == ["5月11日17:30", "逾期3天"]


def test_news_is_sent_beside_the_four_kinds_and_fills_none_of_them() -> None:
    """兼顾动态性信息: thirty items of news meet no quota."""
    items = [
        {"id": f"s{n}", "units": ["jinjiang"], "kinds": ["news"], "submitted_at": at(f"2007-04-{n % 28 + 1:02}T09:00")} for n in range(30)
    ]
    found = assess(
        build_register(decode_records(records(units=TAX, submissions=items))), shipped_rulebook("quanzhou-tax-2007"), Period.parse("2007")
    )

    assert {"exchange": 0, "economy": 0, "politics": 0, "problems": 0} == {
        name: found.measured(name, "jinjiang", found.period) for name in ("exchange", "economy", "politics", "problems")
    }


TRAINING: Final = """
schema = 1
id = "b"
title = "信息员培训"
source = { issuer = "省发展改革委办公室", title = "信息员培训" }
[kinds]
training = "培训"
[measures.trainings]
title = "培训次数"
count = "submission"
when = { kinds = "training" }
[[target]]
id = "twice"
clause = "一(一)"
title = "每年开展2次培训"
measure = "trainings"
per = "year"
at_least = 2
[[notice]]
id = "short"
clause = "一(一)"
title = "培训不足2次"
provided = "not met(trainings)"
"""


@pytest.mark.parametrize(("days", "notices"), [(["2016-04-12"], ["short"]), (["2016-04-12", "2016-10-20"], [])])
def test_training_is_held_twice_a_year(days: list[str], notices: list[str]) -> None:
    """每年开展2次信息员、综合文字骨干业务培训: one in a year is one too few."""
    held = [{"id": f"s{n}", "units": ["office"], "kinds": ["training"], "submitted_at": at(f"{day}T09:00")} for n, day in enumerate(days)]
    found = assess(
        build_register(decode_records(records(units=[{"id": "office", "name": "办公室"}], submissions=held))),
        decode_rulebook(TRAINING),
        Period.parse("2016"),
    )

    assert notices == [one.rule for one in found.unit("office").notices]


def test_who_supervises_is_recorded_and_owes_nothing() -> None:
    """
    副市长批示件由副秘书长督办: the instruction is on a matter that names who leads, who carries out and who supervises.

    Received on 2 March, seven days end on the 9th; who supervises has no row.
    """
    units = [{"id": "water", "name": "水利局"}, {"id": "deputy", "name": "副秘书长"}]
    parts = [{"unit": "water", "role": "lead"}, {"unit": "deputy", "role": "supervisor"}]
    given = records(
        units=units,
        matters=[{"id": "m", "kind": "flood", "title": "河堤加固", "units": parts, "arose_at": at("2026-03-02T09:00")}],
        instructions=[{"id": "i", "matter": "m", "level": "city", "leader": "副市长", "rank": "other", "on": "2026-03-02"}],
        handlings=[{"id": "h", "of": "i", "unit": "water", "complexity": "ordinary", "received_at": at("2026-03-02T10:00")}],
    )
    register = build_register(decode_records(given))
    states = duty_states(register, shipped_rulebook("heze-supervision-2006"), official(), datetime.fromisoformat(at("2026-03-05T09:00")))

    assert () == check_records(decode_records(given))
    assert [("water", "河堤加固", "2026-03-09")] == [(one.unit, one.title, one.due and one.due.last_day.isoformat()) for one in states]


def test_nobody_is_found_below_eighty_percent_whose_satisfaction_nobody_entered() -> None:
    """满意率达到80%以上: found excellent, and no figure given: neither excellent nor short of it, and the card waits."""
    found = assess(
        build_register(
            decode_records(
                records(
                    units=[{"id": "siping", "name": "四平市国土资源局", "group": "city"}],
                    findings=[{"id": "f", "criterion": "grade", "about": {"unit": "siping"}, "amount": 1, "on": "2024-12-20"}],
                )
            )
        ),
        shipped_rulebook("jilin-land-openness-2001"),
        Period.parse("2024"),
    )
    card = found.unit("siping")

    assert [] == [one.rule for one in card.notices]
    assert not card.complete
