"""What calendars, limits and deadlines refuse, in full sentences: what was meant, what would be right, what came."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from govinfo.calendars import Roll, WeekdaysOnly, add_workdays, chinese_calendar, count_workdays, official, overlay, previous_workday, roll
from govinfo.calendars._months import add_months, month_end
from govinfo.deadlines import Deadline, ExtensionRequest, Limit, LimitUnit, Pause, due
from govinfo.errors import GovinfoError, InvalidValueError, NaiveInstantError
from govinfo.instants import official_day
from govinfo.instants._moments import after, check_time_of_day, end_of_day, localise, require_instant
from govinfo.labels import Grain
from govinfo.periods import Period

DAY = "must be a day such as date(2024, 3, 5), no instant and no text"
INSTANT = 'must be an instant such as "2024-03-05T09:30:00+08:00", not a day'
NAIVE = 'must be an instant with its offset, such as "2024-03-05T09:30:00+08:00"'
NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


FIFTH = date(2024, 3, 5)


def limit(**fields: Any) -> Limit:
    """Seven days from receipt, or otherwise."""
    return Limit(**({"id": "r", "clause": "五", "unit": LimitUnit.DAY, "number": 7, "anchor": "received"} | fields))


HOURS = limit(unit=LimitUnit.HOUR, number=24)


NAMED = Limit(id="r", clause="五", unit=LimitUnit.DATE, month=1, day=31)


MONTHLY = Limit(id="r", clause="五", unit=LimitUnit.PERIOD_END, grain=Grain.MONTH)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        # days and numbers
        (lambda: roll(official(), "x", Roll.NEXT), f'day {DAY}, got "x"'),
        (lambda: add_workdays(official(), NOON, 3), f'day {DAY}, got "2024-03-05 12:00:00+00:00"'),
        (lambda: add_workdays(official(), FIFTH, 1.5), 'number must be a whole number of working days, got "1.5"'),
        (lambda: count_workdays(official(), "x", FIFTH), f'start {DAY}, got "x"'),
        (lambda: count_workdays(official(), FIFTH, "x"), f'end {DAY}, got "x"'),
        (lambda: add_months("x", 1), f'day {DAY}, got "x"'),
        (lambda: add_months(FIFTH, 1.5), 'number must be a whole number of months, got "1.5"'),
        (lambda: add_months(FIFTH, 12 * 976), "number must be a number of months that stays between 1900 and 2999, got 11712"),
        (lambda: add_months(FIFTH, -12 * 125), "number must be a number of months that stays between 1900 and 2999, got -1500"),
        (lambda: official().is_workday("x"), f'day {DAY}, got "x"'),
        (
            lambda: official().is_workday(date(2050, 1, 1)),
            (
                "no official working-day calendar is known for 2050, only for 2004 to 2026; "
                "add the days of the State Council's notice for that year as an overlay"
            ),
        ),
        (
            lambda: official().as_of(date(2001, 1, 1)),
            'as_of must be a day from 2003-12-18 on, when the first notice was known, got "2001-01-01"',
        ),
        (
            lambda: overlay(official(), name="x", off=[date(2050, 1, 3)]),
            'day must be a day of a known year; name the year in years to add it, got "2050-01-03"',
        ),
        (
            lambda: overlay(official(), name="x", off=[FIFTH], work=[FIFTH]),
            'day must be either off or worked, not both, got "2024-03-05"',
        ),
        # instants
        (lambda: require_instant("sent", "x"), f'sent {INSTANT}, got "x"'),
        (lambda: require_instant("sent", datetime(2024, 3, 5, 9)), f'sent {NAIVE}, got "2024-03-05T09:00:00"'),
        (
            lambda: require_instant("sent", datetime(1900, 3, 5, 9, tzinfo=UTC)),
            'sent must be an instant between 1901 and 2998, got "1900-03-05T09:00:00+00:00"',
        ),
        (
            lambda: localise("sent", datetime(1986, 5, 4, 2, 30)),
            'sent must be a time that the clocks showed: summer time skipped this one, got "1986-05-04T02:30:00"',
        ),
        (
            lambda: localise("sent", datetime(1986, 9, 14, 1, 30)),
            'sent must be a time with its offset: the clocks showed this one twice, got "1986-09-14T01:30:00"',
        ),
        (lambda: localise("sent", NOON), 'sent must be a wall-clock time without an offset, got "2024-03-05 12:00:00+00:00"'),
        (lambda: after("x", timedelta(hours=1)), f'instant {INSTANT}, got "x"'),
        (lambda: official_day("x"), f'instant {INSTANT}, got "x"'),
        (lambda: check_time_of_day("close", "25:00"), 'close must be a time of day from "00:00" to "24:00", such as "17:30", got "25:00"'),
        # pauses and requests
        (
            lambda: Pause(sent_on=FIFTH, answered_on=date(2024, 3, 4)),
            'answered_on must be not before sent_on, which is 2024-03-05, got "2024-03-04"',
        ),
        (
            lambda: ExtensionRequest(asked_at=NOON, reason="r", granted=None, number=0),
            "number must be a whole number from 1 to 100000, got 0",
        ),
        (
            lambda: ExtensionRequest(asked_at=NOON, reason="r", granted=None, number=3, until=FIFTH),
            'until must be left out where number is given: one new length, not two, got "2024-03-05"',
        ),
        (
            lambda: ExtensionRequest(asked_at=NOON, reason="r", granted=None, unit=LimitUnit.DAY),
            'unit must be a counted unit, with number beside it, got "day"',
        ),
        # deadlines
        (
            lambda: Deadline(limit=limit(), started_at=NOON, done_at=NOON - timedelta(hours=1)),
            'done_at must be not before started_at, which is 2024-03-05T12:00:00+00:00, got "2024-03-05T11:00:00+00:00"',
        ),
        (
            lambda: Deadline(limit=HOURS, started_on=FIFTH),
            'started_on must be left out and started_at given: r (五) counts from an instant, got "2024-03-05"',
        ),
        (
            lambda: Deadline(limit=limit(next_day_after="17:30"), started_on=FIFTH),
            'started_on must be left out and started_at given: under r (五) the time of day decides when the count begins, got "2024-03-05"',
        ),
        (
            lambda: Deadline(limit=limit(), started_on=FIFTH, period=Period.parse("2024")),
            'period must be left out: r (五) counts from its anchor, got "2024"',
        ),
        (lambda: Deadline(limit=NAMED, started_on=FIFTH), 'start must be left out: r (五) names its day, got "2024-03-05"'),
        (lambda: Deadline(limit=MONTHLY), "period must be the period for which r (五) names a day, got null"),
        (lambda: due(Deadline(limit=limit()), official()), "start must be the start of the clock: r (五) has not begun to run, got null"),
        (
            lambda: due(Deadline(limit=limit(number=9999), started_on=date(2990, 1, 1)), official()),
            "number must be a number of days that stays between 1900 and 2999, got 9999",
        ),
        (
            lambda: due(Deadline(limit=limit(), started_on=FIFTH, pauses=(Pause(sent_on=FIFTH),)), official()),
            "answered_on must be the day of the answer, or an instant in at: while the clock stands there is no last day, got null",
        ),
        # limits
        (lambda: limit(number=-1), "number must be a whole number from 0 to 100000, got -1"),
        (lambda: limit(reminders=(0,)), "reminders must be a list of working days ahead, each from 1 to 366 and named once, got [0]"),
        (
            lambda: limit(backward=True, roll=Roll.NEXT),
            'roll must be none or previous: what is counted back never moves past its day, got "next"',
        ),
        (
            lambda: limit(unit=LimitUnit.HOUR, roll=Roll.NEXT),
            'roll must be none: hours and minutes run through rest days, got "next"',
        ),
        (lambda: limit(extension_unit=LimitUnit.DAY), 'extension_unit must be a counted unit, with extension_number beside it, got "day"'),
        (lambda: limit(assumed=True), "because must be the reason of what was assumed, and only together with assumed = true, got null"),
        (lambda: limit(month=3), 'month must be left out: it has no meaning for the unit day, got "3"'),
        (lambda: limit(number=None), "number must be given: the unit day needs it, got null"),
        (lambda: limit(unit=LimitUnit.HOUR, number=0), "number must be at least 1 for hours and minutes, got 0"),
        (
            lambda: limit(backward=True, next_day_after="17:30"),
            "backward must be false for named dates and period ends, and where next_day_after is given, got true",
        ),
        (
            lambda: limit(inclusive=False),
            'inclusive must be true: a limit "within" a number includes it (Civil Code Art. 1259), got false',
        ),
        (
            lambda: limit(unit=LimitUnit.HOUR, close="17:30"),
            'close must be left out: hours and minutes end at their own instant, got "17:30"',
        ),
        (
            lambda: Limit(id="r", clause="五", unit=LimitUnit.DATE, month=2, day=30),
            'date must be a day that the calendar has, got "02-30"',
        ),
        (
            lambda: Limit(id="r", clause="五", unit=LimitUnit.DATE, month=2, day=29),
            'date must be a day that every year has; leave the day out for the end of the month, got "02-29"',
        ),
        (
            lambda: Limit(id="r", clause="五", unit=LimitUnit.DATE, year=2023, month=2, day=29),
            'date must be a day that the calendar has, got "2023-02-29"',
        ),
        (
            lambda: Limit(id="r", clause="五", unit=LimitUnit.PERIOD_END, grain=Grain.MONTH, day=31),
            "day must be a day that every month has, 1 to 28; leave it out for the end of the month, got 31",
        ),
    ],
)
def test_the_sentence_says_what_would_be_right(call: Callable[[], Any], said: str) -> None:
    """Nobody has to look up what was wrong."""
    with pytest.raises(GovinfoError) as caught:
        call()

    assert str(caught.value) == said


def test_a_skipped_time_is_refused_in_any_zone_that_skips_it() -> None:
    """On 29 March 2026 the clocks of Brussels went from 02:00 to 03:00; half past two was never shown."""
    with pytest.raises(InvalidValueError) as caught:
        require_instant("sent", datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Brussels")))

    assert str(caught.value) == 'sent must be a time that the clocks showed: summer time skipped this one, got "2026-03-29T02:30:00"'


def test_time_is_added_on_the_line_of_time() -> None:
    """An hour after half past one of the night in which summer time began in 1986 it was half past three."""
    before = datetime(1986, 5, 4, 1, 30, tzinfo=timezone(timedelta(hours=8)))

    assert after(before, timedelta(hours=1)).isoformat() == "1986-05-04T03:30:00+09:00"
    assert after(datetime(2024, 3, 5, 20, tzinfo=UTC), timedelta(0)).isoformat() == "2024-03-06T04:00:00+08:00"
    assert official_day(datetime(2024, 3, 5, 16, tzinfo=UTC)) == date(2024, 3, 6)
    assert end_of_day(FIFTH).isoformat() == "2024-03-06T00:00:00+08:00"
    assert end_of_day(FIFTH, "17:30").isoformat() == "2024-03-05T17:30:00+08:00"


def test_no_step_and_a_step_back() -> None:
    """Nought working days is the day itself, a rest day too; months stay within the years that are read."""
    saturday = date(2024, 3, 9)

    assert add_workdays(official(), saturday, 0) == saturday
    assert add_workdays(official(), saturday, -1) == date(2024, 3, 8)
    assert add_months(date(2999, 11, 30), 1) == date(2999, 12, 30)
    assert add_months(date(1900, 2, 1), -1) == date(1900, 1, 1)


def test_an_overlay_may_add_years_on_both_sides() -> None:
    """2003 and 2027, in any order; the known years stay as they are."""
    wide = overlay(official(), name="x", years=[2027, 2003, 2002, 2028])

    assert (wide.first, wide.last) == (date(2002, 1, 1), date(2028, 12, 31))
    assert wide.is_workday(date(2002, 1, 3))
    assert wide.settled_through > official().settled_through
    assert overlay(official(), name="x", off=[FIFTH]).settled_through == official().settled_through


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
        (lambda: overlay(official(), name="x", years=[2013]), f"{YEARS}, 2004 to 2026, got 2013"),
        (lambda: overlay(official(), name="x", years=[2028]), f"{YEARS}, 2004 to 2026, got 2028"),
        (lambda: overlay(official(), name="x", years=[2002]), f"{YEARS}, 2004 to 2026, got 2002"),
        (lambda: overlay(official(), name="x", years=[2003, 2004]), f"{YEARS}, 2003 to 2026, got 2004"),
        (lambda: overlay(official(), name="x", years=range(1995, 2004)), f"{YEARS}, 1996 to 2026, got 1995"),
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
