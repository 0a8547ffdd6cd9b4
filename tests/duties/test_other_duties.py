"""Commissions, urgent reports, items, periodic reports and tasks."""

from __future__ import annotations

from datetime import date

import pytest
from offices import at, book, register, stand, standing_of

from govinfo import Period, assess, shipped_rulebook
from govinfo.calendars import official
from govinfo.deadlines import Stage
from govinfo.duties import Result, duty_questions, duty_states
from govinfo.errors import RegisterError
from govinfo.labels import Role

SLIPS = book(
    '[[duty]]\nid = "slip"\nclause = "四"\ntitle = "约稿"\nof = "commission"\nexcuse = "good-reason"\n[criteria.good-reason]\ntitle = "理由"\nabout = ["submission"]\n'
)
COMMISSION = {"id": "c1", "by": "city", "units": ["agri", "water"], "asked_at": "2026-03-02T09:00:00", "due_at": "2026-03-06T17:30:30"}


def test_each_unit_asked_answers_by_the_slip_to_the_second() -> None:
    """One came at that very second, the other half a minute later."""
    records = register(
        commissions=[COMMISSION],
        submissions=[
            {"id": "s1", "units": ["agri"], "submitted_at": "2026-03-06T17:30:30", "commission": "c1"},
            {"id": "s2", "units": ["water"], "submitted_at": "2026-03-06T17:31:01", "commission": "c1"},
        ],
    )

    found = {one.unit: one for one in stand(records, SLIPS, "2026-03-09T09:00:00")}

    assert (Result.IN_TIME, Result.LATE) == (found["agri"].result, found["water"].result)
    assert (0, 1) == (found["water"].late_days, found["water"].state.minutes_late)
    assert ("c1", "s2") == found["water"].facts


def test_a_slip_until_midnight_ends_on_the_day_before() -> None:
    """00:00 of the 7th is 24:00 of the 6th."""
    records = register(commissions=[COMMISSION | {"units": ["agri"], "due_at": "2026-03-07T00:00:00"}])

    found = standing_of(records, SLIPS, "2026-03-06T23:00:00")

    assert found.due is not None
    assert (date(2026, 3, 6), 0, Stage.DUE_SOON) == (found.due.last_day, found.state.days_left, found.state.stage)


def test_a_slip_needs_no_calendar_to_be_late() -> None:
    """In 2027 nobody knows the working days yet, but the slip's time is past."""
    late = COMMISSION | {"units": ["agri"], "asked_at": "2027-03-01T09:00:00", "due_at": "2027-03-03T09:00:00"}

    found = standing_of(register(commissions=[late]), SLIPS, "2027-03-05T09:00:00")

    assert (Result.NEVER, 2, 2027) == (found.result, found.late_days, found.state.needs)


def test_what_a_successor_sends_answers_for_the_unit_that_was() -> None:
    """The bureau was merged into another one between the slip and its answer."""
    records = register(
        units=[
            {"id": "old", "name": "旧局", "until": "2026-03-04", "successor": "new"},
            {"id": "new", "name": "新局", "since": "2026-03-04"},
        ],
        commissions=[COMMISSION | {"units": ["old"]}],
        submissions=[{"id": "s1", "units": ["new"], "submitted_at": "2026-03-05T09:00:00", "commission": "c1"}],
    )

    assert Result.IN_TIME is standing_of(records, SLIPS, "2026-03-09T09:00:00").result


def test_phone_and_writing_have_a_clock_each() -> None:
    """20 minutes by phone, 40 in writing, both from the event, through a night and a holiday."""
    records = register(
        submissions=[
            {
                "id": "s1",
                "units": ["east"],
                "urgent": True,
                "happened_at": "2026-02-17T23:50:00",
                "submitted_at": "2026-02-18T00:31:00",
                "tags": {"phoned-at": "2026-02-18T00:10:00+08:00"},
            }
        ]
    )

    found = {one.duty.stage: one for one in stand(records, shipped_rulebook("county-urgent-reports-2018"), "2026-02-18T09:00:00")}

    assert (Result.IN_TIME, Result.LATE) == (found["phone"].result, found["written"].result)
    assert (1, 0) == (found["written"].state.minutes_late, found["written"].late_days)
    assert ("duty:s1:east:phone", "duty:s1:east:written") == (found["phone"].id, found["written"].id)


def test_each_level_counts_from_when_it_was_told() -> None:
    """The township is told at nine and has two hours; the enterprise has one."""
    book_of = shipped_rulebook("production-accidents-2007")
    item = {"urgent": True, "happened_at": "2026-03-02T07:00:00", "submitted_at": "2026-03-02T10:30:00"}
    units = [{"id": "mine", "name": "某矿", "group": "enterprise"}, {"id": "east", "name": "东镇", "level": "township"}]
    told = {"told-at": "2026-03-02T09:00:00+08:00"}
    records = register(
        units=units,
        submissions=[{"id": "s1", "units": ["mine"], "tags": told} | item, {"id": "s2", "units": ["east"], "tags": told} | item],
    )

    found = {one.unit: one for one in stand(records, book_of, "2026-03-03T09:00:00")}

    assert (Result.LATE, 30) == (found["mine"].result, found["mine"].state.minutes_late)
    assert Result.IN_TIME is found["east"].result


def test_severity_decides_the_limit() -> None:
    """A grave event goes to the province in an hour, any other to the local government."""
    book_of = shipped_rulebook("shanxi-urgent-reports")
    item = {"units": ["east"], "urgent": True, "happened_at": "2026-03-02T07:00:00", "submitted_at": "2026-03-02T08:00:00"}
    records = register(submissions=[{"id": "s1", "tags": {"grade": "I"}} | item, {"id": "s2", "tags": {"grade": "III"}} | item])

    assert {"s1": "grave", "s2": "first"} == {one.about: one.duty.id for one in stand(records, book_of, "2026-03-03T09:00:00")}


def test_an_instant_in_a_tag_that_is_none_is_refused_with_its_place() -> None:
    """Every one of them, with the value and an example; a time without an offset is none."""
    item = {"units": ["east"], "urgent": True, "happened_at": "2026-03-02T07:00:00", "submitted_at": "2026-03-02T07:30:00"}
    submissions = [{"id": f"s{n}", "tags": {"phoned-at": text}} | item for n, text in enumerate(("soon", "2026-03-02T07:10:00", 7, True))]

    with pytest.raises(RegisterError) as caught:
        stand(register(submissions=submissions), shipped_rulebook("county-urgent-reports-2018"), "2026-03-03T09:00:00")

    assert [f"s{n}.tags.phoned-at" for n in range(4)] == [problem.path for problem in caught.value.problems]
    assert all("2024-03-05T09:30:00+08:00" in str(problem) for problem in caught.value.problems)


def test_an_urgent_report_sent_before_its_event_is_not_late() -> None:
    """That is odd, and the register asks about it; a deadline must not break on it."""
    item = {"id": "s1", "units": ["east"], "urgent": True, "happened_at": "2026-03-02T07:00:00", "submitted_at": "2026-03-02T06:00:00"}

    found = {
        one.duty.stage: one.result
        for one in stand(register(submissions=[item]), shipped_rulebook("county-urgent-reports-2018"), "2026-03-03T09:00:00")
    }

    assert Result.IN_TIME is found["written"]


def test_disclosure_counts_working_days_across_the_spring_festival() -> None:
    """
    Created on Tuesday 10 February 2026: 11, 12, 13, 14 (a Saturday worked), 24 ... 28 (a Saturday worked), 2 ... 7 March.

    11 12 13 14 = 4, 24 25 26 27 28 = 9, 2 3 4 5 6 = 14, the 15th is Monday 9 March.
    """
    item = {
        "id": "s1",
        "units": ["agri"],
        "kinds": ["disclosure"],
        "happened_at": "2026-02-10T09:00:00",
        "submitted_at": "2026-02-10T09:00:00",
    }
    open_ = standing_of(register(submissions=[item]), shipped_rulebook("wuhai-drug-disclosure-2008"), "2026-03-02T09:00:00")
    done = item | {"tags": {"disclosed-at": "2026-03-09T23:00:00+08:00"}}
    closed = standing_of(register(submissions=[done]), shipped_rulebook("wuhai-drug-disclosure-2008"), "2026-03-10T09:00:00")

    assert open_.due is not None
    assert (date(2026, 3, 9), 5) == (open_.due.last_day, open_.state.workdays_left)
    assert Result.IN_TIME is closed.result


def test_minutes_are_due_24_hours_after_the_meeting_even_on_a_holiday() -> None:
    """The meeting ended on the eve of the National Day holiday."""
    item = {"id": "s1", "units": ["agri"], "form": "minutes", "happened_at": "2026-09-30T20:00:00", "submitted_at": "2026-10-01T20:01:00"}

    found = standing_of(register(submissions=[item]), shipped_rulebook("office-minutes-24h"), "2026-10-09T09:00:00")

    assert (Result.LATE, 1) == (found.result, found.state.minutes_late)


def test_monthly_reports_are_due_by_the_fifteenth_of_the_next_month() -> None:
    """January in time, February late, March not at all, April still running; each unit of the group and no other."""
    units = [{"id": "agri", "name": "农业农村局", "group": "chizhou"}, {"id": "water", "name": "水利局"}]
    sent = [
        {"id": "s1", "units": ["agri"], "kinds": ["indicators"], "submitted_at": "2026-02-15T23:00:00"},
        {"id": "s2", "units": ["agri"], "kinds": ["indicators"], "submitted_at": "2026-03-16T08:00:00"},
        {"id": "s3", "units": ["agri"], "kinds": ["indicators"], "submitted_at": "2026-03-20T08:00:00", "tags": {"period": "2026-04"}},
        {"id": "s4", "units": ["water"], "kinds": ["indicators"], "submitted_at": "2026-04-10T08:00:00"},
    ]
    records = register(units=units, submissions=sent)

    found = {one.id: one.result for one in stand(records, shipped_rulebook("monthly-reports-chizhou-chengdu"), "2026-04-20T09:00:00")}

    assert {
        "duty:indicators:2025-12:agri": Result.NEVER,
        "duty:indicators:2026-01:agri": Result.IN_TIME,
        "duty:indicators:2026-02:agri": Result.LATE,
        "duty:indicators:2026-03:agri": Result.NEVER,
        "duty:indicators:2026-04:agri": Result.IN_TIME,
    } == found


def test_the_span_of_reports_can_be_chosen() -> None:
    """Those whose day lies in it, and nothing that has not begun."""
    units = [{"id": "agri", "name": "农业农村局", "group": "chizhou"}]
    book_of = shipped_rulebook("monthly-reports-chizhou-chengdu")

    found = duty_states(register(units=units), book_of, official(), at("2026-04-20T09:00:00"), period=Period.parse("2025-Q4"))

    assert ["2025-09", "2025-10", "2025-11"] == [one.period.name for one in found if one.period is not None]


def test_yearly_self_summaries_are_due_on_named_days() -> None:
    """Counties by 30 November, cities by 15 December; a summary of the county sent on 1 December is a day late."""
    units = [{"id": "a", "name": "甲县局", "group": "county"}, {"id": "b", "name": "乙市局", "group": "city"}, {"id": "p", "name": "省厅"}]
    sent = [
        {"id": "s1", "units": ["a"], "kinds": ["self-summary"], "submitted_at": "2024-12-01T00:00:01"},
        {"id": "s2", "units": ["b"], "kinds": ["self-summary"], "submitted_at": "2024-12-15T18:00:00"},
    ]

    found = {
        one.unit: one
        for one in stand(register(units=units, submissions=sent), shipped_rulebook("jilin-land-openness-2001"), "2024-12-20T09:00:00")
    }

    assert (Result.LATE, 1) == (found["a"].result, found["a"].late_days)
    assert Result.IN_TIME is found["b"].result
    assert {"a", "b"} == set(found)


def test_no_report_is_due_before_the_regulation_was_issued() -> None:
    """The opinion is of 19 March 2001; the year 2000 owes nothing."""
    units = [{"id": "a", "name": "甲县局", "group": "county"}]
    book_of = shipped_rulebook("jilin-land-openness-2001")

    assert () == duty_states(register(units=units), book_of, official(), at("2001-02-01T09:00:00"), period=Period.parse("2000"))


GUIXI = [
    {"id": "fgw", "name": "市发改局", "group": "departments"},
    {"id": "czj", "name": "市财政局", "group": "departments", "tags": {"task-01": True}},
    {"id": "xz", "name": "某镇", "group": "townships"},
    {"id": "jb", "name": "某街办", "group": "subdistricts"},
]


def test_twelve_tasks_have_lead_and_responsible_units() -> None:
    """The first task is led by the reform bureau; the ninth, on the budget, binds no sub-district."""
    states = stand(register(units=GUIXI), shipped_rulebook("guixi-tasks-2010"), "2010-12-01T09:00:00")

    assert 12 == len({one.duty.id for one in states})
    assert {"fgw": Role.LEAD, "czj": Role.RESPONSIBLE, "xz": Role.RESPONSIBLE, "jb": Role.RESPONSIBLE} == {
        one.unit: one.role for one in states if one.duty.id == "task-01"
    }
    assert {"czj": Role.LEAD, "xz": Role.RESPONSIBLE} == {one.unit: one.role for one in states if one.duty.id == "task-09"}
    assert all(one.due is not None and one.due.last_day == date(2010, 12, 31) and one.state.days_left == 30 for one in states)


def test_the_departments_that_a_task_concerns_are_those_that_the_records_name() -> None:
    """
    市直有关部门: the text does not say which. The finance bureau is named for the first task and for none of the others.

    The reform bureau leads the first two by the text; where nobody is named, nobody is listed and one question a task asks who it is.
    """
    states = stand(register(units=GUIXI), shipped_rulebook("guixi-tasks-2010"), "2010-12-01T09:00:00")
    asked = [one for one in duty_questions(register(units=GUIXI), shipped_rulebook("guixi-tasks-2010")) if one.code == "task-of-whom"]

    departments = {(one.duty.id, one.unit) for one in states if one.unit in {"fgw", "czj"}}
    assert {("task-01", "fgw"), ("task-01", "czj"), ("task-02", "fgw"), ("task-09", "czj")} == departments
    assert [f"task-{n:02}" for n in range(2, 13)] == [one.path for one in asked]
    assert asked[0].message.text() == (
        "“推进工程建设领域信息公开”由“市直有关部门、单位”中的有关单位承担，但记录未写明是哪些单位：请给有关单位加上以任务编号为名的标签，填“是”"
    )


def test_a_list_that_is_given_is_closed_and_one_of_noes_alone_names_nobody() -> None:
    """One yes makes a list, in which whoever says nothing does not stand; all saying no is an answer; one no among silent ones is none."""
    book = shipped_rulebook("guixi-tasks-2010")

    def asked(*said: object) -> tuple[list[str], bool]:
        units = [
            {"id": f"u{n}", "name": f"{n}局", "group": "departments", "tags": {} if word is None else {"task-03": word}}
            for n, word in enumerate(said)
        ]
        found = stand(register(units=units), book, "2010-12-01T09:00:00")
        problems = duty_questions(register(units=units), book)
        return [one.unit for one in found if one.duty.id == "task-03"], ("task-of-whom", "task-03") in {
            (one.code, one.path) for one in problems
        }

    assert asked(True, None, False, "是") == (["u0", "u3"], False)
    assert asked(False, "否") == ([], False)
    assert asked(False, None) == ([], True)
    assert asked("也许", None) == ([], True)


PRICED = """
[groups]
departments = "市直部门"
[[deadline]]
id = "end"
clause = "一"
title = "11月底"
unit = "date"
year = 2010
month = 11
[[duty]]
id = "open"
clause = "一"
title = "公开预算"
of = "task"
limit = "end"
concerned = ["departments"]
[[price]]
id = "late"
clause = "一"
title = "未完成任务"
of = "duty"
when = { result = "never" }
amount = -1
"""


@pytest.mark.parametrize(("word", "points", "complete"), [(None, 0, False), (False, 0, True), (True, -1, True)])
def test_a_priced_task_of_those_concerned_leaves_the_card_open_until_somebody_says_who_they_are(
    word: bool | None, points: int, complete: bool
) -> None:
    """Nothing was reported by the end of November: one off where the department is concerned, nothing where it is not, and a wait before."""
    unit = {"id": "czj", "name": "市财政局", "group": "departments", "tags": {} if word is None else {"open": word}}
    found = assess(register(units=[unit]), book(PRICED), Period.parse("2010"))

    assert (points, complete) == (found.unit("czj").points, found.unit("czj").complete)
    assert ([] if complete else ["czj"]) == [one.subject for one in found.pending]
    assert all("是否为“公开预算”的有关单位" in one.needs.text("zh") for one in found.pending)


def test_a_task_is_done_by_a_report_that_names_it() -> None:
    """The tag duty names the task; one unit reported in January."""
    sent = [
        {"id": "s1", "units": ["fgw"], "submitted_at": "2010-12-31T18:00:00", "tags": {"duty": "task-01"}},
        {"id": "s2", "units": ["czj"], "submitted_at": "2011-01-04T09:00:00", "tags": {"duty": "task-01"}},
    ]

    states = stand(register(units=GUIXI, submissions=sent), shipped_rulebook("guixi-tasks-2010"), "2011-02-01T09:00:00")
    first = {one.unit: (one.result, one.late_days) for one in states if one.duty.id == "task-01"}

    assert {"fgw": (Result.IN_TIME, 0), "czj": (Result.LATE, 4), "xz": (Result.NEVER, 32), "jb": (Result.NEVER, 32)} == first


def test_what_no_record_knows_is_asked_about() -> None:
    """Tasks of units that no record knows, urgent reports without a start, handlings that no duty covers, vague lapses."""
    tasks = duty_questions(register(units=GUIXI), shipped_rulebook("guixi-tasks-2010"))
    urgent = duty_questions(
        register(
            submissions=[{"id": "s1", "units": ["east"], "urgent": True, "submitted_at": "2026-03-02T06:00:00"}],
            lapses=[{"id": "l1", "unit": "east", "kind": "urgent-late", "on": "2026-03-02"}],
        ),
        shipped_rulebook("county-urgent-reports-2018"),
    )

    assert "“推进工程建设领域信息公开”列有“市建设局”，但没有单位用这一编号、名称或类别" in [problem.message.text() for problem in tasks]
    assert ["s1.happened_at", "l1"] == [problem.path for problem in urgent]


def test_a_rest_duty_takes_what_the_narrower_one_leaves() -> None:
    """Urgent instructions in 5 days, all others in 15."""
    submissions = [{"id": "s1", "units": ["agri"], "submitted_at": "2026-03-01T09:00:00"}]
    instructions = [{"id": "i1", "submission": "s1", "level": "city", "on": "2026-03-01"}]
    handling = {"instruction": "i1", "unit": "agri", "received_at": "2026-03-02T09:00:00", "complexity": "ordinary"}
    records = register(
        submissions=submissions,
        instructions=instructions,
        handlings=[{"id": "h1", "tags": {"urgency": "urgent"}} | handling, {"id": "h2"} | handling],
    )

    found = {
        one.about: one.due.last_day
        for one in stand(records, shipped_rulebook("pingdingshan-instructions-2017"), "2026-03-03T09:00:00")
        if one.due
    }

    # 2 + 5 is Saturday the 7th, which rolls to Monday the 9th; 2 + 15 is Tuesday the 17th.
    assert {"h1": date(2026, 3, 9), "h2": date(2026, 3, 17)} == found


def test_the_day_of_receipt_can_count() -> None:
    """In Ziyang the day of receipt is the first of 15 working days: Monday 2 March to Friday 20 March."""
    slip = {
        "id": "c1",
        "by": "city",
        "units": ["agri"],
        "asked_at": "2026-03-02T09:00:00",
        "due_at": "2026-12-31T00:00:00",
        "tags": {"kind": "request"},
    }

    found = standing_of(register(commissions=[slip]), shipped_rulebook("ziyang-research-2022"), "2026-03-03T09:00:00")

    assert found.due is not None
    assert date(2026, 3, 20) == found.due.last_day


@pytest.mark.parametrize(("received", "last_day"), [("2026-03-06T11:59:00", "2026-03-06"), ("2026-03-06T12:01:00", "2026-03-09")])
def test_half_days_decide_in_ningbo(received: str, last_day: str) -> None:
    """In the morning: the same day; in the afternoon of a Friday: Monday."""
    slip = {
        "id": "c1",
        "by": "city",
        "units": ["agri"],
        "asked_at": received,
        "due_at": "2026-12-31T00:00:00",
        "tags": {"kind": "incoming"},
    }

    found = standing_of(register(commissions=[slip]), shipped_rulebook("ningbo-office-2007"), "2026-03-06T13:00:00")

    assert found.due is not None
    assert date.fromisoformat(last_day) == found.due.last_day
