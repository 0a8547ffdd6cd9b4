"""The one official time: instants, wall clocks, days, and the summer time of 1986 to 1991."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govinfo.calendars import official
from govinfo.codec._values import read_instant
from govinfo.deadlines import Deadline, Limit, LimitUnit, due
from govinfo.errors import InvalidValueError, NaiveInstantError
from govinfo.instants import OFFICIAL_ZONE, official_day
from govinfo.instants._moments import after, end_of_day, localise, require_instant

FORWARD = [date(1986, 5, 4), date(1987, 4, 12), date(1988, 4, 17), date(1989, 4, 16), date(1990, 4, 15), date(1991, 4, 14)]
BACK = [date(1986, 9, 14), date(1987, 9, 13), date(1988, 9, 11), date(1989, 9, 17), date(1990, 9, 16), date(1991, 9, 15)]


def wall(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a wall-clock time without an offset."""
    return datetime(day.year, day.month, day.day, hour, minute)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1991-07-01T23:30:00+08:00", date(1991, 7, 2)),  # half past midnight by the clocks of that summer
        ("1991-12-31T23:30:00+08:00", date(1991, 12, 31)),
        ("1992-01-01T00:00:00+08:00", date(1992, 1, 1)),
        ("2024-07-01T23:30:00+08:00", date(2024, 7, 1)),
        ("2024-07-01T23:30:00+07:30", date(2024, 7, 2)),
    ],
)
def test_the_day_of_an_instant_as_records_write_it(written: str, day: date) -> None:
    """Read from a file, where instants share one offset, and made by hand, where each has its own."""
    assert official_day(read_instant(written, datetime)) == day
    assert official_day(datetime.fromisoformat(written)) == day


@pytest.mark.parametrize("day", FORWARD, ids=str)
def test_a_day_that_loses_an_hour(day: date) -> None:
    """From noon to noon over the start of summer time are twenty-three hours; 24 end at 13:00."""
    noon = localise("start", wall(day - timedelta(days=1), 12))

    assert f"{day}T13:00:00+09:00" == after(noon, timedelta(hours=24)).isoformat()
    assert f"{day}T01:59:00+08:00" == localise("start", wall(day, 1, 59)).isoformat()
    assert f"{day}T03:00:00+09:00" == localise("start", wall(day, 3)).isoformat()
    with pytest.raises(InvalidValueError, match="skipped"):
        localise("start", wall(day, 2, 30))


@pytest.mark.parametrize("day", BACK, ids=str)
def test_a_day_that_gains_an_hour(day: date) -> None:
    """From noon, 24 hours over the end of summer time end at 11:00; the hour shown twice needs its offset."""
    noon = localise("start", wall(day - timedelta(days=1), 12))

    assert f"{day}T11:00:00+08:00" == after(noon, timedelta(hours=24)).isoformat()
    with pytest.raises(InvalidValueError, match="twice"):
        localise("start", wall(day, 1, 30))
    assert f"{day}T01:30:00+08:00" == end_of_day(day, "01:30").isoformat()


@given(
    start=st.datetimes(datetime(1985, 1, 1), datetime(1992, 12, 31)),
    offset=st.integers(-12, 14),
    number=st.integers(1, 400),
)
@example(start=datetime(1988, 4, 16, 12), offset=8, number=24)
@example(start=datetime(1992, 1, 1), offset=0, number=112)
def test_hours_are_elapsed_hours(start: datetime, offset: int, number: int) -> None:
    """Whatever the zone of the start and whatever the clocks did, n hours later is n hours later; midnight is 24:00 of the day that ends."""
    begun = start.replace(tzinfo=timezone(timedelta(hours=offset)))
    limit = Limit(id="h", clause="一", unit=LimitUnit.HOUR, number=number, anchor="event")
    found = due(Deadline(limit=limit, started_at=begun), official())

    assert timedelta(hours=number) == found.cutoff.astimezone(UTC) - begun.astimezone(UTC)
    assert found.cutoff.tzinfo is OFFICIAL_ZONE
    assert found.last_day == (found.cutoff - timedelta(microseconds=1)).date()


@pytest.mark.parametrize("zone", [OFFICIAL_ZONE, ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Harbin")])
def test_a_skipped_time_is_refused_with_its_zone_attached(zone: ZoneInfo) -> None:
    """Zone data accepts 02:30 on 4 May 1986 silently; a deadline does not."""
    limit = Limit(id="h", clause="一", unit=LimitUnit.HOUR, number=1, anchor="event")

    with pytest.raises(InvalidValueError, match="1986-05-04T02:30:00"):
        Deadline(limit=limit, started_at=datetime(1986, 5, 4, 2, 30, tzinfo=zone))


def test_an_offset_names_an_instant_even_in_the_skipped_hour() -> None:
    """02:30+08:00 is an instant: the clocks showed it as 03:30."""
    begun = datetime.fromisoformat("1986-05-04T02:30:00+08:00")

    assert "1986-05-04T03:30:00+09:00" == require_instant("at", begun).astimezone(OFFICIAL_ZONE).isoformat()


@pytest.mark.parametrize("value", [datetime(2026, 3, 2), datetime.max, datetime.min])
def test_a_naive_instant_is_refused(value: datetime) -> None:
    """Without an offset nobody can say when it was."""
    with pytest.raises(NaiveInstantError, match=r"\+08:00"):
        require_instant("at", value)


@pytest.mark.parametrize("value", [date(2026, 3, 2), "2026-03-02T09:00:00+08:00", 0, None])
def test_what_is_no_instant_is_refused(value: object) -> None:
    """A day, a text or a number is no instant."""
    with pytest.raises(InvalidValueError, match="at must be an instant"):
        require_instant("at", value)


@pytest.mark.parametrize("year", [1, 1900, 2999, 9999])
def test_an_instant_far_away_is_refused(year: int) -> None:
    """A year far off is a typing mistake, and is refused before it can overflow."""
    with pytest.raises(InvalidValueError, match="between 1901 and 2998"):
        require_instant("at", datetime(year, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("value", [datetime(2026, 3, 2, tzinfo=UTC), date(2026, 3, 2), "2026-03-02"])
def test_only_a_wall_clock_is_localised(value: object) -> None:
    """What has an offset, or is no time at all, is not given the official zone."""
    with pytest.raises(InvalidValueError, match="wall-clock"):
        localise("start", value)  # type: ignore[arg-type]  # what must be refused


def test_the_day_is_that_of_the_official_zone() -> None:
    """Four in the afternoon in UTC is the next day's midnight."""
    assert date(2026, 3, 1) == official_day(datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC))
    assert date(2026, 3, 2) == official_day(datetime(2026, 3, 1, 16, tzinfo=UTC))


@pytest.mark.parametrize("close", ["24:01", "7:30", "17.30", "", "12:60", "\uff11\uff17:30", "17:30\n", 1730, None])
def test_a_close_is_a_time_of_day(close: object) -> None:
    """Times are written with four ASCII digits and a colon, up to 24:00."""
    with pytest.raises(InvalidValueError, match="time of day"):
        end_of_day(date(2026, 3, 9), close)  # type: ignore[arg-type]  # what must be refused


@given(day=st.dates(date(1950, 1, 1), date(2900, 1, 1)))
def test_a_day_ends_where_the_next_begins(day: date) -> None:
    """24:00 is the first instant that is no longer the day."""
    end = end_of_day(day)

    assert day + timedelta(days=1) == official_day(end)
    assert day == official_day(after(end, -timedelta(microseconds=1)))
