"""Which period a report is for, who is there to owe it, and days that some month lacks."""

from __future__ import annotations

from typing import Any

import pytest
from offices import at, book, register, stand

from govinfo import Rulebook, decode_rulebook, shipped_rulebook
from govinfo.calendars import official
from govinfo.duties import duty_outcomes, duty_questions
from govinfo.errors import RulebookError

DISCLOSURE = shipped_rulebook("disclosure-regulation-2019")
DEPARTMENT = [{"id": "agri", "name": "农业农村局", "group": "departments"}, {"id": "county", "name": "县政府", "group": "governments"}]
JANUARY = '[[deadline]]\nid = "january"\nclause = "一"\nunit = "date"\nmonth = 1\nday = 31\n'
REPORT = '[[duty]]\nid = "report"\nclause = "一"\ntitle = "年度报告"\nof = "report"\nlimit = "january"\nwhen = { kinds = "yearly" }\n'


def sent(day: str, unit: str = "agri", kind: str = "yearly-report", period: str | None = None) -> dict[str, Any]:
    """One report, with the period that it says it is on."""
    row = {"id": f"{unit}-{day}", "units": [unit], "submitted_at": f"{day}T09:00:00", "kinds": [kind]}
    return row if period is None else row | {"tags": {"period": period}}


def rows(units: list[dict[str, Any]], submissions: list[dict[str, Any]], rulebook: Rulebook, moment: str) -> list[tuple[str, str, str]]:
    """Each report that is owed: by whom, for which period, and how it ended."""
    found = stand(register(units=units, submissions=submissions), rulebook, moment)
    return sorted((one.unit, "" if one.period is None else one.period.name, one.result.value) for one in found)


@pytest.mark.parametrize("period", ["2025", None])
def test_a_yearly_report_is_on_the_year_before(period: str | None) -> None:
    """Sent on 20 January 2026 it is that of 2025, whether it says so or not; the government has until 31 March."""
    got = rows(DEPARTMENT, [sent("2026-01-20", period=period)], DISCLOSURE, "2026-02-05T09:00:00")

    assert [("agri", "2025", "in-time"), ("county", "2025", "open")] == got


def test_a_yearly_report_on_another_year_is_none_on_this() -> None:
    """The report on 2024, sent in January 2026, leaves that on 2025 unsent."""
    got = rows(DEPARTMENT, [sent("2026-01-20", period="2024")], DISCLOSURE, "2026-02-05T09:00:00")

    assert ("agri", "2025", "never") in got


@pytest.mark.parametrize(("period", "result"), [("2025", "in-time"), ("2026", "in-time"), ("2024", "never"), (None, "in-time")])
def test_under_a_day_early_in_the_year_a_report_on_the_year_before_is_found(period: str | None, result: str) -> None:
    """31 January 2026 named as a day of the year: the report says that it is on 2025, or a plan that it is on 2026."""
    units = [{"id": "agri", "name": "农业农村局"}]

    assert [("agri", "2026", result)] == rows(
        units, [sent("2026-01-20", kind="yearly", period=period)], book(JANUARY + REPORT), "2026-02-05T09:00:00"
    )


def test_a_day_that_is_said_to_be_for_its_own_year_takes_no_report_on_another() -> None:
    """With grain = year the plan of 2026 is due on 31 January 2026, and a report on 2025 is no such plan."""
    plan = book(JANUARY + 'grain = "year"\n' + REPORT)
    units = [{"id": "agri", "name": "农业农村局"}]

    assert [("agri", "2026", "never")] == rows(units, [sent("2026-01-20", kind="yearly", period="2025")], plan, "2026-02-05T09:00:00")
    assert [("agri", "2026", "in-time")] == rows(units, [sent("2026-01-20", kind="yearly", period="2026")], plan, "2026-02-05T09:00:00")


def test_a_day_early_in_the_year_is_asked_about_until_it_says_which_year_it_is_for() -> None:
    """January, February and March; in April and with a grain there is nothing to ask. The assessment year may begin in December."""

    def asked(text: str, head: str = "") -> list[str]:
        return [problem.path for problem in duty_questions(register(), book(head + text + REPORT))]

    assert ["january.month"] == asked(JANUARY) == asked(JANUARY.replace("month = 1", "month = 3"))
    assert [] == asked(JANUARY + 'grain = "year"\n') == asked(JANUARY.replace("month = 1\nday = 31", "month = 4"))
    assert [] == asked(JANUARY.replace("month = 1", "month = 3"), head="[settings]\nfirst_month = 12\n")
    assert ["january.month"] == asked(JANUARY.replace("month = 1", "month = 12"), head="[settings]\nfirst_month = 12\n")
    assert () == duty_questions(register(), DISCLOSURE)


# Days that some month lacks


@pytest.mark.parametrize(
    ("settings", "months"),
    [
        ('grain = "quarter"\nmonths_after = 1\nday = 31', "4"),
        ('grain = "quarter"\nday = 31', "6, 9"),
        ('grain = "year"\nmonths_after = 2\nday = 29', "2"),
        ('grain = "half-year"\nmonths_after = 3\nday = 31', "9"),
        ('grain = "two-months"\nday = 30', "2"),
    ],
)
def test_a_day_that_a_month_in_which_it_falls_due_lacks_is_refused_when_the_rulebook_is_loaded(settings: str, months: str) -> None:
    """The list never stops on it later; the error names the rule, its setting, and the months."""
    text = f'[[deadline]]\nid = "january"\nclause = "一"\nunit = "period-end"\n{settings}\n' + REPORT

    with pytest.raises(RulebookError) as caught:
        book(text)
    [problem] = caught.value.problems
    assert "january.day" == problem.path and f"(month {months})" in str(problem.message)


@pytest.mark.parametrize(
    "settings",
    [
        'grain = "quarter"\nmonths_after = 1\nday = 30',
        'grain = "year"\nmonths_after = 3\nday = 31',
        'grain = "half-year"\nmonths_after = 1\nday = 31',
    ],
)
def test_a_day_that_every_such_month_has_is_taken(settings: str) -> None:
    """30 April, July, October and January; 31 March; 31 January and 31 July."""
    assert book(f'[[deadline]]\nid = "january"\nclause = "一"\nunit = "period-end"\n{settings}\n' + REPORT).id == "b"


def test_the_months_follow_the_assessment_year() -> None:
    """Quarters of a year that begins in December end with February, May, August and November: a month later all four months have 30 days."""
    text = '[settings]\nfirst_month = 12\n[[deadline]]\nid = "january"\nclause = "一"\nunit = "period-end"\ngrain = "quarter"\nmonths_after = {}\nday = 31\n'

    with pytest.raises(RulebookError, match=r"month 6, 9"):
        book(text.format(1) + REPORT)
    with pytest.raises(RulebookError, match=r"month 2, 11"):
        book(text.format(0) + REPORT)


# Who is there

MONTHLY = book(
    '[[deadline]]\nid = "monthly"\nclause = "六"\nunit = "period-end"\ngrain = "month"\nmonths_after = 1\nday = 15\n'
    '[[duty]]\nid = "monthly"\nclause = "六"\ntitle = "月报"\nof = "report"\nlimit = "monthly"\nwhen = { kinds = "monthly" }\n'
)


def owed(units: list[dict[str, Any]], moment: str = "2026-04-20T09:00:00", rulebook: Rulebook = MONTHLY) -> list[tuple[str, str]]:
    """Who owes which report, where nothing was ever sent."""
    return [(unit, period) for unit, period, _ in rows(units, [], rulebook, moment)]


@pytest.mark.parametrize(
    ("since", "first"), [("2026-02-28", "2026-02"), ("2026-02-10", "2026-02"), ("2026-02-01", "2026-02"), ("2026-03-01", "2026-03")]
)
def test_a_unit_owes_reports_on_the_periods_whose_end_it_saw(since: str, first: str) -> None:
    """Founded within February it owes February's report and none on January, though that was due on 15 February."""
    got = owed([{"id": "new", "name": "新局", "since": since}])

    assert [("new", period) for period in ("2026-02", "2026-03", "2026-04") if period >= first] == got


def test_a_unit_that_is_gone_leaves_its_last_report_to_its_successor() -> None:
    """Merged on 10 March: February's report, due on 15 March, is still the old bureau's, March's is the new one's; either may send it."""
    units = [
        {"id": "old", "name": "旧局", "until": "2026-03-10", "successor": "new"},
        {"id": "new", "name": "新局", "since": "2026-03-10"},
    ]
    got = rows(units, [sent("2026-03-12", unit="new", kind="monthly", period="2026-02")], MONTHLY, "2026-04-20T09:00:00")

    assert [
        ("new", "2026-03", "never"),
        ("new", "2026-04", "open"),
        ("old", "2025-12", "never"),
        ("old", "2026-01", "never"),
        ("old", "2026-02", "in-time"),
    ] == got


def test_a_unit_that_is_gone_without_a_successor_owes_nothing_that_fell_due_later() -> None:
    """Nobody is there to send it."""
    assert [("old", "2025-12"), ("old", "2026-01")] == owed([{"id": "old", "name": "旧局", "until": "2026-03-10"}])


def test_a_rulebook_asks_for_no_report_on_a_period_that_ended_before_it_was_in_force() -> None:
    """In force from 20 January: December's report, though due on the 31st, is not asked for; January's is, and March has begun."""
    text = (
        'schema = 1\nid = "b"\ntitle = "办法"\nin_force = 2026-01-20\n[source]\nissuer = "市政府"\ntitle = "办法"\n'
        '[[deadline]]\nid = "monthly"\nclause = "六"\nunit = "period-end"\ngrain = "month"\nmonths_after = 1\n'
        '[[duty]]\nid = "monthly"\nclause = "六"\ntitle = "月报"\nof = "report"\nlimit = "monthly"\nwhen = { kinds = "monthly" }\n'
    )

    assert [("agri", "2026-01"), ("agri", "2026-02"), ("agri", "2026-03")] == owed(
        [{"id": "agri", "name": "农业农村局"}], "2026-03-10T09:00:00", decode_rulebook(text)
    )


def test_a_new_office_owes_no_circular_on_the_year_before_it() -> None:
    """The office of a provincial commission, founded on 1 January 2016, owes nothing on the last months of 2015 in February."""
    units = [{"id": "office", "name": "办公室", "group": "office", "since": "2016-01-01"}]
    got = owed(units, "2016-02-10T09:00:00", shipped_rulebook("provincial-drc-2016"))

    assert [("office", "2016-01")] == [row for row in got if row[1] <= "2016-01"]
    assert not [row for row in got if row[1].startswith("2015")]


def test_a_counted_task_is_owed_by_who_was_there_when_it_was_given() -> None:
    """Thirty days from the issue of 2 March; a town founded in May has no part in it."""
    text = (
        'schema = 1\nid = "b"\ntitle = "办法"\n[source]\nissuer = "市政府"\ntitle = "办法"\nissued = 2026-03-02\n'
        '[[deadline]]\nid = "month"\nclause = "一"\nunit = "day"\nnumber = 30\nanchor = "issued"\n'
        '[[duty]]\nid = "plan"\nclause = "一"\ntitle = "制定方案"\nof = "task"\nlimit = "month"\nresponsible = ["towns"]\nwhen = { kinds = "plan" }\n'
    )
    towns = [
        {"id": "east", "name": "东镇", "group": "towns"},
        {"id": "west", "name": "西镇", "group": "towns", "since": "2026-05-01"},
    ]

    assert [("east", "")] == owed(towns, "2026-06-01T09:00:00", decode_rulebook(text))


# Nothing known only later

HEZE = shipped_rulebook("heze-supervision-2006")
ITEM = {"id": "s1", "units": ["water"], "submitted_at": "2026-02-25T09:00:00", "title": "河道采砂"}


def instruction(number: int, on: str) -> dict[str, Any]:
    """An instruction on the one matter, after the one before it."""
    row = {"id": f"i{number}", "submission": "s1", "level": "city", "on": on}
    return row if number == 1 else row | {"follows": f"i{number - 1}"}


def handled(number: int, received: str, **more: Any) -> dict[str, Any]:
    """The water bureau's work on it."""
    row = {"id": f"h{number}", "instruction": f"i{number}", "unit": "water", "received_at": received, "complexity": "ordinary"}
    return row | more


def test_an_earlier_day_knows_nothing_of_later_rounds() -> None:
    """On 10 March there is the first round alone; on 16 March the second is given and not received yet."""
    records = register(
        submissions=[ITEM],
        instructions=[instruction(1, "2026-03-01"), instruction(2, "2026-03-16"), instruction(3, "2026-04-20")],
        handlings=[
            handled(1, "2026-03-02T10:00:00", done_at="2026-03-13T16:00:00"),
            handled(2, "2026-03-17T09:00:00"),
            handled(3, "2026-04-21T09:00:00"),
        ],
    )

    def seen(moment: str) -> list[tuple[str | None, int, str]]:
        return [(one.about, one.round, one.state.stage.value) for one in stand(records, HEZE, moment)]

    assert [("h1", 1, "overdue")] == seen("2026-03-10T09:00:00")
    assert [("h2", 2, "not-started"), ("h1", 1, "done-late")] == seen("2026-03-16T09:00:00")
    assert ["h2", "h3", "h1"] == [row[0] for row in seen("2026-04-20T09:00:00")]
    assert [] == seen("2026-02-20T09:00:00")


EXCUSABLE = book(
    '[[duty]]\nid = "slip"\nclause = "四"\ntitle = "约稿"\nof = "commission"\nexcuse = "good-reason"\n'
    '[criteria.good-reason]\ntitle = "理由"\nabout = ["submission"]\n'
)


def test_an_earlier_day_knows_no_slip_answer_or_excuse_of_later() -> None:
    """Asked on the 2nd, due on the 6th, answered on the 9th, excused on the 20th."""
    records = register(
        commissions=[{"id": "c1", "by": "city", "units": ["agri"], "asked_at": "2026-03-02T09:00:00", "due_at": "2026-03-06T17:30:00"}],
        submissions=[{"id": "s1", "units": ["agri"], "submitted_at": "2026-03-09T09:00:00", "commission": "c1"}],
        findings=[
            {
                "id": "f1",
                "criterion": "good-reason",
                "about": {"submission": "s1"},
                "met": True,
                "text": "等数",
                "on": "2026-03-20",
            }
        ],
    )

    def seen(moment: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(one.state.stage.value, one.facts) for one in stand(records, EXCUSABLE, moment)]

    assert [] == seen("2026-03-01T09:00:00")
    assert [("overdue", ("c1",))] == seen("2026-03-08T09:00:00")
    assert [("done-late", ("c1", "s1"))] == seen("2026-03-19T09:00:00")
    assert [("excused", ("c1", "s1"))] == seen("2026-03-20T09:00:00")


def test_an_event_to_come_owes_nothing_yet_and_one_without_its_time_is_told_once_it_was_sent() -> None:
    """What has no start was written down when the item came in, not before."""
    urgent = {"units": ["east"], "urgent": True}
    records = register(
        submissions=[
            urgent | {"id": "s1", "happened_at": "2026-03-05T08:00:00", "submitted_at": "2026-03-05T08:30:00"},
            urgent | {"id": "s2", "submitted_at": "2026-03-05T08:30:00"},
        ]
    )

    assert set() == {one.about for one in stand(records, TWO_HOURS, "2026-03-05T07:00:00")}
    assert {"s1"} == {one.about for one in stand(records, TWO_HOURS, "2026-03-05T08:10:00")}
    assert {"s1", "s2"} == {one.about for one in stand(records, TWO_HOURS, "2026-03-05T09:00:00")}


# Hours

TWO_HOURS = book(
    '[[deadline]]\nid = "two"\nclause = "五"\nunit = "hour"\nnumber = 2\nanchor = "event"\n'
    '[[duty]]\nid = "two"\nclause = "五"\ntitle = "2小时内报告"\nof = "urgent"\nlimit = "two"\n'
)


@pytest.mark.parametrize(
    ("event", "came", "days", "minutes"),
    [
        ("2026-03-02T21:50:00", "2026-03-03T00:10:00", 0, 20),
        ("2026-03-02T01:00:00", "2026-03-02T23:59:00", 0, 1259),
        ("2026-03-02T01:00:00", "2026-03-03T02:59:59", 0, 1440),
        ("2026-03-02T01:00:00", "2026-03-03T03:00:00", 1, 1440),
        ("2026-03-02T01:00:00", "2026-03-04T04:00:00", 2, 2940),
    ],
)
def test_hours_are_late_by_the_time_that_has_gone(event: str, came: str, days: int, minutes: int) -> None:
    """Twenty minutes over midnight are no day, and a day is 24 hours after the limit's instant: what rules price is the same."""
    records = register(submissions=[{"id": "s1", "units": ["east"], "urgent": True, "happened_at": event, "submitted_at": came}])
    [outcome] = duty_outcomes(records, TWO_HOURS, official(), at("2026-03-10T09:00:00"))

    assert (days, minutes) == (outcome.late_days, outcome.late_minutes)


def test_what_runs_by_the_hour_stands_among_what_is_due_soon() -> None:
    """Due in five minutes, it comes before what is due tomorrow."""
    both = book(
        '[[deadline]]\nid = "two"\nclause = "五"\nunit = "hour"\nnumber = 2\nanchor = "event"\n'
        '[[deadline]]\nid = "week"\nclause = "六"\nunit = "day"\nnumber = 7\nanchor = "event"\n'
        '[[duty]]\nid = "two"\nclause = "五"\ntitle = "2小时内报告"\nof = "urgent"\nlimit = "two"\n'
        '[[duty]]\nid = "week"\nclause = "六"\ntitle = "7日内答复"\nof = "item"\nlimit = "week"\nwhen = { kinds = "request" }\ndone = "tags.answered-at"\n'
    )
    records = register(
        submissions=[
            {
                "id": "a",
                "units": ["east"],
                "kinds": ["request"],
                "happened_at": "2026-03-03T09:00:00",
                "submitted_at": "2026-03-03T09:00:00",
            },
            {"id": "b", "units": ["east"], "urgent": True, "happened_at": "2026-03-09T08:00:00", "submitted_at": "2026-03-09T11:00:00"},
        ]
    )

    found = stand(records, both, "2026-03-09T09:55:00")

    assert [("b", 5), ("a", None)] == [(one.about, one.state.minutes_left if one.deadline.limit.unit.timed else None) for one in found]
