"""How a deadline was counted: every day with its mark, its number, what it was and by which notice; and back from an end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

import pytest
from small_limits import at, limit

from govinfo.calendars import Roll, official, overlay
from govinfo.deadlines import (
    CountedDay,
    DayMark,
    Deadline,
    ExtensionRequest,
    LimitUnit,
    Pause,
    due,
    how_counted,
    latest_start,
    plain_limit,
)
from govinfo.errors import InvalidValueError

SPRING = "国办发明电〔2025〕7号"


def marks(days: tuple[CountedDay, ...]) -> str:
    """Return the marks of days, one letter each."""
    return "".join(day.mark.value[0] for day in days)


def test_working_days_are_numbered_and_rests_say_by_which_notice() -> None:
    """Three working days from Friday 13 February 2026: Saturday 14 is worked, 15 to 23 February are the Spring Festival, then 24 and 25."""
    found = how_counted(Deadline(limit=plain_limit(3, LimitUnit.WORKDAY), started_on=date(2026, 2, 13)), official())

    assert date(2026, 2, 25) == found.due.last_day
    assert "sc" + "r" * 9 + "cc" == marks(found.days)
    assert [None, 1, None] == [day.number for day in found.days[:3]]
    assert [("made-up", SPRING), ("weekend", None), ("holiday", SPRING)] == [
        (day.basis.kind.value, day.basis.by) for day in found.days[1:4] if day.basis is not None
    ]
    assert 3 == found.counted


def test_days_that_the_last_one_moved_over_are_told() -> None:
    """Seven days from Saturday 7 March 2026 end on Saturday 14, which moves to Monday 16."""
    found = how_counted(Deadline(limit=limit(), started_on=date(2026, 3, 7)), official())

    assert "s" + "c" * 7 + "mm" == marks(found.days)
    assert (7, date(2026, 3, 16)) == (found.counted, found.days[-1].day)


def test_a_count_back_goes_back() -> None:
    """Three working days before the meeting on 13 October 2026: 12, 10 (a worked Saturday) and 9 October."""
    back = limit(unit=LimitUnit.WORKDAY, number=3, backward=True)
    found = how_counted(Deadline(limit=back, started_on=date(2026, 10, 13)), official())

    assert ["2026-10-13", "2026-10-12", "2026-10-11", "2026-10-10", "2026-10-09"] == [str(day.day) for day in found.days]
    assert "scrcc" == marks(found.days)


def test_pauses_and_extensions_are_told_too() -> None:
    """
    Three days from Monday 2 March, paused after 3 March until the 5th, end on Saturday 7: moved to Monday 9.

    Two more days, granted in time, make it Wednesday 11.
    """
    deadline = Deadline(
        limit=limit(number=3),
        started_on=date(2026, 3, 2),
        pauses=(Pause(sent_on=date(2026, 3, 3), answered_on=date(2026, 3, 5)),),
        requests=(ExtensionRequest(asked_at=at("2026-03-06T09:00"), reason="待数据", granted=True, number=2),),
    )

    assert "scppccmmee" == marks(how_counted(deadline, official()).days)


def test_what_is_received_after_the_close_begins_on_the_next_working_day() -> None:
    """Friday 6 March 2026 at 18:00 counts as Monday 9, so one working day is Tuesday 10."""
    after = limit(unit=LimitUnit.WORKDAY, number=1, next_day_after="17:30")
    found = how_counted(Deadline(limit=after, started_at=at("2026-03-06T18:00")), official())

    assert (date(2026, 3, 10), "bbbsc") == (found.due.last_day, marks(found.days))


def test_a_start_day_that_counts_is_the_first() -> None:
    """A month that counts 1 March 2026 is March: 31 days."""
    found = how_counted(Deadline(limit=limit(unit=LimitUnit.MONTH, number=1, count_start=True), started_on=date(2026, 3, 1)), official())

    assert (31, "c" * 31) == (found.counted, marks(found.days))


def test_named_days_and_hours_have_no_days_to_count() -> None:
    """A day that stays has none, one that moves shows where it moved: Sunday 15 December 2024 back to Friday 13."""
    named = Deadline(limit=limit(unit=LimitUnit.DATE, number=None, anchor=None, year=2024, month=12, day=15))
    moved = Deadline(limit=limit(unit=LimitUnit.DATE, number=None, anchor=None, year=2024, month=12, day=15, roll=Roll.PREVIOUS))
    hours = Deadline(limit=limit(unit=LimitUnit.HOUR, number=2), started_at=at("2026-03-02T21:50"))

    assert [(), ()] == [how_counted(one, official()).days for one in (named, hours)]
    assert ["2024-12-15", "2024-12-14", "2024-12-13"] == [str(day.day) for day in how_counted(moved, official()).days]


def test_days_of_an_overlay_are_told_by_its_name() -> None:
    """Thursday 30 and Friday 31 March 2017 were off in Guangxi: two working days from the 29th are Saturday 1 April, worked nationally."""
    west = overlay(official(), name="广西", off=[date(2017, 3, 30), date(2017, 3, 31)])
    found = how_counted(Deadline(limit=plain_limit(1, LimitUnit.WORKDAY), started_on=date(2017, 3, 29)), west)

    assert date(2017, 4, 1) == found.due.last_day
    assert ["广西", "广西", "国办发明电〔2016〕17号"] == [day.basis.by for day in found.days[1:] if day.basis is not None]


@pytest.mark.parametrize(
    ("number", "unit", "until", "start", "latest"),
    [
        (15, LimitUnit.WORKDAY, "2026-03-09", "2026-02-10", "2026-02-10"),
        (7, LimitUnit.DAY, "2026-03-09", "2026-03-02", "2026-03-02"),
        # from the 7th it would move off Saturday the 14th
        (7, LimitUnit.DAY, "2026-03-14", "2026-03-07", "2026-03-06"),
        (1, LimitUnit.MONTH, "2026-03-31", "2026-02-28", "2026-02-28"),
        (0, LimitUnit.WORKDAY, "2026-03-09", "2026-03-09", "2026-03-09"),
    ],
)
def test_back_from_an_end(number: int, unit: LimitUnit, until: str, start: str, latest: str) -> None:
    """From when a thing must be in hand: the count back, and the last day from which the limit still ends in time."""
    found = latest_start(plain_limit(number, unit), date.fromisoformat(until), official())

    assert (start, latest) == (str(found.start), str(found.latest))
    assert due(Deadline(limit=plain_limit(number, unit), started_on=date.fromisoformat(latest)), official()).last_day <= found.until


def test_hours_count_back_from_an_instant() -> None:
    """Two hours before ten past midnight are ten past ten in the evening before."""
    found = latest_start(plain_limit(2, LimitUnit.HOUR), at("2026-03-03T00:10"), official())

    assert at("2026-03-02T22:10") == found.start
    with pytest.raises(InvalidValueError, match="an instant"):
        latest_start(plain_limit(2, LimitUnit.HOUR), date(2026, 3, 3), official())


def test_only_what_counts_can_be_counted_back() -> None:
    """A named day has no start to ask for; what is no counted unit makes no plain limit."""
    named = limit(unit=LimitUnit.DATE, number=None, anchor=None, month=12, day=15)

    with pytest.raises(InvalidValueError, match="counted forward"):
        latest_start(named, date(2026, 3, 3), official())
    with pytest.raises(InvalidValueError, match="a unit that is counted"):
        plain_limit(1, LimitUnit.DATE)


def test_the_marks_agree_with_an_independent_walk() -> None:
    """2,000 random limits with up to three pauses: the days marked as counted are as many as the limit names, none of them paused or at rest."""
    draw, calendar = Random(20260311), official()
    for _ in range(2000):
        unit = draw.choice([LimitUnit.DAY, LimitUnit.WORKDAY])
        number, start = draw.randint(1, 25), date(2024, 1, 1) + timedelta(days=draw.randrange(700))
        pauses = []
        for _ in range(draw.randrange(4)):
            sent = start + timedelta(days=draw.randrange(-3, 30))
            pauses.append(Pause(sent_on=sent, answered_on=sent + timedelta(days=draw.randrange(12))))
        paused = {
            pause.sent_on + timedelta(days=n)
            for pause in pauses
            for n in range(1, 60)
            if pause.answered_on and pause.sent_on + timedelta(days=n) <= pause.answered_on
        }
        day, left = start, number
        while left:
            day += timedelta(days=1)
            left -= day not in paused and (unit is LimitUnit.DAY or calendar.is_workday(day))
        found = how_counted(Deadline(limit=plain_limit(number, unit), started_on=start, pauses=tuple(pauses)), calendar)

        assert day == found.due.nominal_last_day
        assert number == found.counted
        assert all(one.day not in paused for one in found.days if one.mark is DayMark.COUNTED)
        assert found.days[-1].day == found.due.last_day


def test_a_start_may_be_an_instant() -> None:
    """The day of the instant in Beijing starts the count."""
    found = how_counted(Deadline(limit=limit(), started_at=datetime.fromisoformat("2026-03-01T17:00:00+00:00")), official())

    assert date(2026, 3, 2) == found.days[0].day
