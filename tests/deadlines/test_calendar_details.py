"""Calendars at their edges: first and last days, local days over local days, what two calendars say of each other, and refusals."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import pytest
from test_deadline_refusals import DAY, FIFTH, NAIVE

from govinfo.calendars import (
    Disagreement,
    Roll,
    WeekdaysOnly,
    chinese_calendar,
    disagreements,
    month_end,
    notices,
    official,
    overlay,
    previous_workday,
    roll,
    settled_through,
)
from govinfo.calendars._package import adapt
from govinfo.errors import GovinfoError, NaiveInstantError
from govinfo.instants import end_of_day, localise
from govinfo.instants._moments import require_instant

YEARS = "years must be a year from 1996 on, next to the known ones"


class NoOffset(tzinfo):
    """A zone that cannot say how far it is from UTC."""

    def utcoffset(self, _: datetime | None) -> timedelta | None:
        """Return nothing."""
        return None

    def dst(self, _: datetime | None) -> timedelta | None:
        """Return nothing."""
        return None

    def tzname(self, _: datetime | None) -> str | None:
        """Return nothing."""
        return None


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: roll(official(), "x", Roll.NONE), f'day {DAY}, got "x"'),  # type: ignore[arg-type]  # what must be refused
        (lambda: roll(official(), "x", Roll.PREVIOUS), f'day {DAY}, got "x"'),  # type: ignore[arg-type]  # what must be refused
        (lambda: previous_workday(official(), "x"), f'day {DAY}, got "x"'),  # type: ignore[arg-type]  # what must be refused
        (lambda: month_end("x"), f'day {DAY}, got "x"'),  # type: ignore[arg-type]  # what must be refused
        (lambda: end_of_day("x"), f'day {DAY}, got "x"'),  # type: ignore[arg-type]  # what must be refused
        (lambda: end_of_day(FIFTH, "7:30"), 'close must be a time of day from "00:00" to "24:00", such as "17:30", got "7:30"'),
        (lambda: official().as_of("x"), f'as_of {DAY}, got "x"'),  # type: ignore[arg-type]  # what must be refused
        (lambda: overlay(official(), name="x", off=["x"]), f'day {DAY}, got "x"'),  # type: ignore[list-item]  # what must be refused
        (lambda: overlay(official(), name="x", work=[FIFTH, "x"]), f'day {DAY}, got "x"'),  # type: ignore[list-item]  # what must be refused
        (lambda: overlay(official(), name="x", years=[2013]), f"{YEARS}, 2013 to 2026, got 2013"),
        (lambda: overlay(official(), name="x", years=[2028]), f"{YEARS}, 2013 to 2026, got 2028"),
        (lambda: overlay(official(), name="x", years=[2011]), f"{YEARS}, 2013 to 2026, got 2011"),
        (lambda: overlay(official(), name="x", years=[2012, 2013]), f"{YEARS}, 2012 to 2026, got 2013"),
        (lambda: overlay(official(), name="x", years=range(1995, 2013)), f"{YEARS}, 1996 to 2026, got 1995"),
        (lambda: overlay(WeekdaysOnly(), name="x", years=[3000]), f"{YEARS}, 1996 to 2999, got 3000"),
        (lambda: require_instant("sent", datetime(2024, 3, 5, 9, tzinfo=NoOffset())), f'sent {NAIVE}, got "2024-03-05T09:00:00"'),
        (
            lambda: localise("sent", datetime(1986, 9, 14, 1, 30, fold=1)),
            'sent must be a time with its offset: the clocks showed this one twice, got "1986-09-14T01:30:00"',
        ),
    ],
)
def test_a_calendar_says_what_it_cannot_take(call: Callable[[], Any], said: str) -> None:
    """The sentence names the argument, what would be right, the years that are known by then, and what came."""
    with pytest.raises(GovinfoError) as caught:
        call()

    assert str(caught.value) == said


def test_a_zone_that_knows_no_offset_makes_no_instant() -> None:
    """It is refused as a naive time is."""
    with pytest.raises(NaiveInstantError):
        require_instant("sent", datetime(2024, 3, 5, 9, tzinfo=NoOffset()))


def test_a_package_that_is_missing_is_named_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is the one that is installed, not the one that is imported."""
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)

    with pytest.raises(ImportError) as caught:
        chinese_calendar()

    assert str(caught.value) == 'the package chinesecalendar is needed for this: install it with pip install "govinfo-core[calendar]"'


# Notices


def test_a_notice_says_what_it_gives_takes_and_takes_back() -> None:
    """The Spring Festival of 2020 was made longer by Friday 31 January, and Saturday 1 February was no longer worked."""
    [longer] = [notice for notice in notices() if notice.known_by == date(2020, 1, 26)]

    assert (longer.year, longer.number) == (2020, "国办发明电〔2020〕1号")
    assert longer.path == "/zhengce/zhengceku/2020-01/27/content_5472352.htm"
    assert (longer.rests, longer.works, longer.withdrawn) == ((date(2020, 1, 31),), (), (date(2020, 2, 1),))


def test_a_notice_has_its_number_where_it_is_known() -> None:
    """Eleven of the seventeen bear one; the others bear none, not an empty one."""
    assert [notice.number for notice in notices() if notice.number is not None] == [
        "国办发明电〔2012〕33号",
        "国办发明电〔2013〕28号",
        "国发明电〔2015〕1号",
        "国办发明电〔2015〕18号",
        "国办发明电〔2016〕17号",
        "国办发明电〔2017〕12号",
        "国办发明电〔2019〕3号",
        "国办发明电〔2019〕16号",
        "国办发明电〔2020〕1号",
        "国办发明电〔2022〕16号",
        "国办发明电〔2024〕12号",
    ]


@pytest.mark.parametrize(("day", "last"), [("2013-12-10", 2013), ("2013-12-11", 2014), ("2024-11-11", 2024), ("2024-11-12", 2025)])
def test_a_notice_is_known_from_the_day_on_which_it_was_public(day: str, last: int) -> None:
    """That for 2014 was published on 11 December 2013, that for 2025 on the evening of 12 November 2024."""
    assert date(last, 12, 31) == official().as_of(date.fromisoformat(day)).last


# First and last days


def test_the_table_of_an_earlier_day_begins_with_the_first_year() -> None:
    """What was known in January 2020 reaches from 1 January 2013 to 31 December 2020."""
    table = official().as_of(date(2020, 1, 25))

    assert (table.first, table.last) == (date(2013, 1, 1), date(2020, 12, 31))


def test_the_first_and_the_last_day_of_a_calendar_may_be_local_days() -> None:
    """New Year's Day 2013 worked, the last day of 2026, a Thursday, at rest."""
    local = overlay(official(), name="x", off=[date(2026, 12, 31)], work=[date(2013, 1, 1)])

    assert (local.is_workday(date(2013, 1, 1)), local.is_workday(date(2026, 12, 31))) == (True, False)
    assert (local.is_workday(date(2013, 1, 2)), local.is_workday(date(2026, 12, 30))) == (False, True)


def test_the_last_day_of_a_calendar_is_its_own_under_another_one() -> None:
    """A Thursday on which the lower calendar rests is no working day in the upper one either."""
    lower = overlay(official(), name="lower", off=[date(2026, 12, 31)])
    upper = overlay(lower, name="upper", years=[2027])

    assert [upper.is_workday(day) for day in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1))] == [True, False, True]


def test_the_first_and_the_last_year_that_can_be_added() -> None:
    """1996, the first whole year of five days a week, and 2999, the last that is read."""
    early = overlay(official(), name="early", years=range(1996, 2013))
    late = overlay(WeekdaysOnly(last=date(2998, 12, 31)), name="late", years=[2999])

    assert (early.first, early.last) == (date(1996, 1, 1), date(2026, 12, 31))
    assert (late.first, late.last) == (date(1996, 1, 1), date(2999, 12, 31))


def test_what_is_settled_stays_settled_under_local_days() -> None:
    """No notice changes plain weeks, nor does one with an earlier year beside them; a later year settles up to 23 December."""
    weeks = WeekdaysOnly(first=date(2020, 1, 1), last=date(2026, 12, 31))

    assert settled_through(overlay(weeks, name="x", off=[date(2026, 5, 20)])) == date(2026, 12, 31)
    assert settled_through(overlay(weeks, name="x", years=[2019])) == date(2026, 12, 31)
    assert settled_through(overlay(weeks, name="x", years=[2027])) == date(2027, 12, 23)


# Two calendars beside each other


def test_a_difference_says_which_calendar_works_and_which_rests() -> None:
    """On Monday 20 April and on the last day of 2026 the one rests, on Saturday 25 April it works."""
    local = overlay(official(), name="gx", off=[date(2026, 4, 20), date(2026, 12, 31)], work=[date(2026, 4, 25)])
    expected = (
        Disagreement(day=date(2026, 4, 20), working="cn-2026.1", resting="gx"),
        Disagreement(day=date(2026, 4, 25), working="gx", resting="cn-2026.1"),
        Disagreement(day=date(2026, 12, 31), working="cn-2026.1", resting="gx"),
    )

    assert disagreements(local, official()) == disagreements(official(), local) == expected


def test_a_weekday_among_the_days_worked_is_an_ordinary_working_day() -> None:
    """Of Friday 9 and Saturday 10 January 2026 only the Saturday is an exception; Thursday the 1st is at rest."""
    adapter = adapt("0", [date(2026, 1, 1)], [date(2026, 1, 9), date(2026, 1, 10)], WeekdaysOnly())

    assert adapter.exceptions == {date(2026, 1, 1), date(2026, 1, 10)}
    assert [adapter.is_workday(date(2026, 1, day)) for day in (1, 8, 9, 10, 11)] == [False, True, True, True, False]


def test_the_package_is_compared_with_the_calendar_that_is_named() -> None:
    """Its first day, Thursday 1 January 2004, is a holiday, which plain weeks do not know."""
    pytest.importorskip("chinese_calendar")
    adapter = chinese_calendar(WeekdaysOnly())

    assert adapter.disagreements[0] == Disagreement(day=date(2004, 1, 1), working="weekdays-only", resting=adapter.name)


def test_a_clock_that_was_told_twice_over_is_read_once() -> None:
    """A mark for the second showing means nothing for an hour that was shown once: one in the afternoon is one in the afternoon."""
    local = localise("sent", datetime(2024, 3, 5, 13, fold=1))

    assert (local.isoformat(), local.fold) == ("2024-03-05T13:00:00+08:00", 0)
    assert local == datetime(2024, 3, 5, 5, tzinfo=UTC)
