"""Limits of other kinds: shortest times, month ends that stick, rows of days of rest, days of the week."""

from __future__ import annotations

from datetime import date

import pytest
from offices import head, register, stand
from small_limits import at, found, limit

from govinfo.calendars import official
from govinfo.codec import decode_rulebook
from govinfo.deadlines import Deadline, LimitUnit, Stage, due, state
from govinfo.duties import Result
from govinfo.errors import InvalidValueError
from govinfo.labels import Grain
from govinfo.periods import Period

SHOWN = limit(number=7, at_least=True)


@pytest.mark.parametrize(
    ("done", "moment", "stage"),
    [
        (None, "2026-03-08T09:00", Stage.RUNNING),
        (None, "2026-04-05T09:00", Stage.RUNNING),  # longer is no fault
        ("2026-03-08T17:00", "2026-04-05T09:00", Stage.DONE_EARLY),
        ("2026-03-14T23:59", "2026-04-05T09:00", Stage.DONE_EARLY),
        ("2026-03-15T00:00", "2026-04-05T09:00", Stage.DONE_IN_TIME),
    ],
)
def test_a_shortest_time_is_over_when_it_is_over(done: str | None, moment: str, stage: Stage) -> None:
    """Shown from Saturday 7 March 2026 for seven days: to Saturday 14 at 24:00, which moves nowhere."""
    deadline = Deadline(limit=SHOWN, started_on=date(2026, 3, 7), done_at=None if done is None else at(done))

    assert date(2026, 3, 14) == due(deadline, official()).last_day
    assert stage is state(deadline, at(moment), official()).stage


def test_only_what_is_counted_has_a_shortest_time() -> None:
    """A named day has none."""
    with pytest.raises(InvalidValueError, match="shortest"):
        limit(unit=LimitUnit.DATE, number=None, anchor=None, month=12, day=15, at_least=True)


@pytest.mark.parametrize(
    ("start", "number", "last_day"),
    [("2026-02-28", 1, "2026-03-31"), ("2024-02-29", 12, "2025-02-28"), ("2026-03-30", 1, "2026-04-30"), ("2026-04-30", 1, "2026-05-31")],
)
def test_month_ends_stick_where_the_rule_says_so(start: str, number: int, last_day: str) -> None:
    """28 February is the end of its month, so that a month on is 31 March; 30 March is not the end of its."""
    assert (
        date.fromisoformat(last_day)
        == found(date.fromisoformat(start), unit=LimitUnit.MONTH, number=number, month_end=True).nominal_last_day
    )


def test_three_days_of_rest_in_a_row_are_added() -> None:
    """
    Fifteen days from Friday 25 September 2026 would end on Saturday 10 October, a worked one.

    25 to 27 September were a holiday of three days, of which 26 and 27 lie inside: a row of two counts for nothing. 1 to 7 October are
    seven in a row and are added: Saturday the 17th, which moves to Monday the 19th.
    """
    plain, taxed = found(date(2026, 9, 25), number=15), found(date(2026, 9, 25), number=15, rest_run=3)

    assert (date(2026, 10, 10), date(2026, 10, 10)) == (plain.nominal_last_day, plain.last_day)
    assert (date(2026, 10, 17), date(2026, 10, 19)) == (taxed.nominal_last_day, taxed.last_day)


def test_the_monthly_return_of_october() -> None:
    """Due on the 15th of the next month; in October 2026 seven days of rest are added: the 22nd."""
    monthly = limit(unit=LimitUnit.PERIOD_END, number=None, anchor=None, grain=Grain.MONTH, months_after=1, day=15, rest_run=3)
    days = [due(Deadline(limit=monthly, period=Period.parse(month)), official()).last_day for month in ("2026-08", "2026-09")]

    assert [date(2026, 9, 15), date(2026, 10, 22)] == days


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        ({"weekdays": [8]}, "weekdays"),
        ({"weekdays": [4, 4]}, "weekdays"),
        ({"weekdays": []}, "weekdays"),
        ({"grain": Grain.MONTH, "weekdays": [4]}, "grain week"),
        ({"working_days": True}, "weekdays"),
    ],
)
def test_days_of_the_week_that_cannot_be_are_refused(settings: dict[str, object], part: str) -> None:
    """Eight, twice the same, none, of a month, and working days of nothing."""
    with pytest.raises(InvalidValueError, match=part):
        limit(**{"unit": LimitUnit.PERIOD_END, "number": None, "anchor": None, "grain": Grain.WEEK} | settings)


BOOK = (
    head()
    + """
[[deadline]]
id = "thursday"
clause = "一"
unit = "period-end"
grain = "week"
weekdays = [4]
close = "17:30"
[[deadline]]
id = "daily"
clause = "二"
unit = "period-end"
grain = "week"
weekdays = [1, 2, 3, 4, 5, 6, 7]
working_days = true
close = "10:00"
[[duty]]
id = "week"
clause = "一"
title = "每周四报送"
of = "report"
limit = "thursday"
owed_by = { unit = "agri" }
[[duty]]
id = "day"
clause = "二"
title = "每个工作日10时前报送"
of = "report"
limit = "daily"
owed_by = { unit = "water" }
"""
)


def test_reports_of_every_week_and_of_every_working_day() -> None:
    """
    In the week of 27 September 2026 the 28th to 30th are worked and the 1st of October, a Thursday, is not; the Sunday before is no day of work.

    The weekly report is due on Thursdays all the same; the daily ones on Sunday the 20th, which is worked, but not on Thursday the 1st.
    """
    sent = [
        {"id": "s1", "units": ["agri"], "submitted_at": "2026-09-24T17:30:00", "tags": {"duty": "week"}},
        {"id": "s2", "units": ["water"], "submitted_at": "2026-09-29T10:01:00", "tags": {"duty": "day"}},
    ]
    states = {one.id: one for one in stand(register(submissions=sent), decode_rulebook(BOOK), "2026-10-02T09:00:00")}

    assert Result.IN_TIME is states["duty:week:2026-09-21/2026-09-28:agri"].result
    assert Result.NEVER is states["duty:week:2026-09-28/2026-10-05:agri"].result
    assert (Result.LATE, 1) == (
        states["duty:day:2026-09-29/2026-09-30:water"].result,
        states["duty:day:2026-09-29/2026-09-30:water"].state.minutes_late,
    )
    assert Result.NEVER is states["duty:day:2026-09-20/2026-09-21:water"].result
    assert "duty:day:2026-10-01/2026-10-02:water" not in states
    assert "duty:day:2026-09-27/2026-09-28:water" not in states


@pytest.mark.parametrize(
    ("moment", "stage"), [("2026-03-02T15:00", Stage.RUNNING), ("2026-03-02T19:50", Stage.DUE_SOON), ("2026-03-02T21:50", Stage.DUE_SOON)]
)
def test_hours_are_due_soon_by_minutes(moment: str, stage: Stage) -> None:
    """Two hours before the end of twelve, which is 21:50; the nearer reminder says nothing of its own."""
    urgent = limit(unit=LimitUnit.HOUR, number=12, reminder_minutes=[30, 120])
    deadline = Deadline(limit=urgent, started_at=at("2026-03-02T09:50"))

    assert stage is state(deadline, at(moment), official()).stage
    with pytest.raises(InvalidValueError, match="reminder_minutes"):
        limit(reminder_minutes=[30])
