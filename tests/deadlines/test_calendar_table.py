"""The shipped table against its own transcription, against other libraries, and through time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from govinfo.calendars import (
    Overlay,
    WeekdaysOnly,
    WorkCalendar,
    chinese_calendar,
    count_workdays,
    next_workday,
    notices,
    official,
    overlay,
    settled_through,
)
from govinfo.calendars._package import adapt, disagreements
from govinfo.calendars._table import CnTable
from govinfo.errors import InvalidValueError, UnknownCalendarYear

WORKING_DAYS = dict(
    zip(
        range(2004, 2027),
        (252, 251, 251, 249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248),
        strict=True,
    )
)


def days_of(year: int) -> Iterator[date]:
    """Yield every day of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def transcribed(kind: str) -> set[date]:
    """Read the independent transcription of the notices: weekdays at rest or weekend days worked."""
    lines = (Path(__file__).parent / "official_days.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.split() for line in lines)
    return {date.fromisoformat(year + day) for year, word, *days in parts if word == kind for day in days}


def test_the_table_is_the_transcription() -> None:
    """Every departure from Monday to Friday is one that the notices name, and none is missing."""
    rests, works = transcribed("rest"), transcribed("work")

    assert (407, 151) == (len(rests), len(works))
    assert rests | works == official().exceptions
    assert not any(official().is_workday(day) for day in rests)
    assert all(official().is_workday(day) for day in works)


@pytest.mark.parametrize("year", WORKING_DAYS)
def test_working_days_of_a_year(year: int) -> None:
    """Each year has the number of working days counted by hand from its notice."""
    assert WORKING_DAYS[year] == sum(map(official().is_workday, days_of(year)))
    if year > 2004:
        assert WORKING_DAYS[year] == count_workdays(official(), date(year - 1, 12, 31), date(year, 12, 31))


@pytest.mark.parametrize("year", WORKING_DAYS)
def test_agrees_with_chinesecalendar_day_by_day(year: int) -> None:
    """The other package's own answer is the table's for every day of the year."""
    package = pytest.importorskip("chinese_calendar")

    differs = [day for day in days_of(year) if package.is_workday(day) is not official().is_workday(day)]

    # The notice for 2006 has Saturday 31 December 2005 worked; the package, which has the notice for 2005 only from a
    # forum, leaves it out.
    assert ([date(2005, 12, 31)] if year == 2005 else []) == differs


@pytest.mark.parametrize("year", WORKING_DAYS)
def test_agrees_with_holidays_day_by_day(year: int) -> None:
    """The other package's own answer is the table's for every day of the year."""
    china = pytest.importorskip("holidays", minversion="0.92").country_holidays("CN", years=year)

    assert [] == [day for day in days_of(year) if china.is_working_day(day) is not official().is_workday(day)]


@pytest.mark.parametrize(
    ("before", "since", "day", "worked_before"),
    [
        (date(2015, 5, 12), date(2015, 5, 13), date(2015, 9, 3), True),
        (date(2015, 5, 12), date(2015, 5, 13), date(2015, 9, 6), False),
        (date(2019, 3, 21), date(2019, 3, 22), date(2019, 5, 2), True),
        (date(2019, 3, 21), date(2019, 3, 22), date(2019, 4, 28), False),
        (date(2020, 1, 25), date(2020, 1, 26), date(2020, 1, 31), True),
        (date(2020, 1, 25), date(2020, 1, 26), date(2020, 2, 1), True),
        (date(2018, 12, 5), date(2018, 12, 6), date(2018, 12, 31), True),
        (date(2018, 12, 5), date(2018, 12, 6), date(2018, 12, 29), False),
    ],
)
def test_as_of_knows_an_amendment_from_its_day_on(before: date, since: date, day: date, worked_before: bool) -> None:
    """A day changes with the notice that changes it, and not earlier."""
    assert worked_before is official().as_of(before).is_workday(day)
    assert worked_before is not official().as_of(since).is_workday(day)


def test_as_of_ends_with_the_last_year_announced() -> None:
    """The day before a notice its year is unknown; with all notices the table is the shipped one."""
    early = official().as_of(date(2023, 10, 24))

    assert date(2023, 12, 31) == early.last
    assert date(2023, 12, 23) == settled_through(early)
    assert "cn-2026.2@2023-10-24" == early.name
    assert date(2024, 12, 31) == official().as_of(date(2023, 10, 25)).last
    assert official() is official().as_of(date(2026, 11, 21))
    with pytest.raises(UnknownCalendarYear):
        early.is_workday(date(2024, 1, 2))


@pytest.mark.parametrize("day", [date(2003, 12, 17), datetime(2020, 1, 1, tzinfo=UTC), "2020-01-01", None])
def test_as_of_refuses_days_before_the_first_notice_and_other_things(day: object) -> None:
    """Nothing was known then; an instant or a text is no day."""
    with pytest.raises(InvalidValueError, match="as_of"):
        official().as_of(day)  # type: ignore[arg-type]  # what must be refused


def test_every_notice_has_a_page_and_was_known_before_its_year_or_amends_it() -> None:
    """The first notice of a year comes before the year; amendments come within it; pages are unique."""
    first: set[int] = set()
    for notice in notices():
        assert notice.path.startswith(("/", "https://")) and " " not in notice.path
        assert notice.known_by.year == (notice.year if notice.year in first else notice.year - 1)
        assert all(day.weekday() < 5 for day in notice.rests)
        assert all(day.weekday() > 4 for day in (*notice.works, *notice.withdrawn))
        first.add(notice.year)

    assert set(WORKING_DAYS) == first
    assert len({notice.path for notice in notices()}) == len(notices()) == 26
    assert sorted(notices(), key=lambda notice: notice.known_by) == list(notices())


@pytest.mark.parametrize("year", [1, 1994, 2003, 2027, 9999])
def test_years_without_a_notice_are_never_guessed(year: int) -> None:
    """Beyond the table the error names the year asked for, the years known and what to do."""
    with pytest.raises(UnknownCalendarYear, match="overlay") as caught:
        official().is_workday(date(year, 6, 15))

    assert (year, (2004, 2026)) == (caught.value.year, caught.value.known)


@pytest.mark.parametrize("day", [datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2), "2026-03-02", 20260302, None])
@pytest.mark.parametrize("make", [official, WeekdaysOnly, lambda: overlay(official(), name="local")])
def test_only_a_calendar_day_is_a_day(make: Callable[[], WorkCalendar], day: object) -> None:
    """An instant is not a day, nor is a text or a number."""
    with pytest.raises(InvalidValueError, match="a day such as"):
        make().is_workday(day)  # type: ignore[arg-type]  # what must be refused


def test_a_local_day_lies_over_the_official_table() -> None:
    """A province's day of rest and the weekend worked for it change those two days and no other."""
    local = overlay(official(), name="gx", off=[date(2026, 4, 20)], work=[date(2026, 4, 25)])

    assert [date(2026, 4, 20), date(2026, 4, 25)] == [found.day for found in disagreements(local, official())]
    assert (official().first, official().last, date(2026, 12, 23)) == (local.first, local.last, local.settled_through)


def test_an_added_year_settles_the_december_before_it() -> None:
    """With the next notice laid over, its year is known and the late December before it no longer provisional."""
    local = overlay(official(), name="cn-2027", off=[date(2027, 1, 1), date(2026, 12, 31)], work=[date(2027, 1, 3)], years=[2027])

    assert date(2027, 12, 31) == local.last
    assert date(2027, 12, 23) == settled_through(local)
    assert date(2027, 1, 3) == next_workday(local, date(2026, 12, 31))
    with pytest.raises(UnknownCalendarYear):
        local.is_workday(date(2028, 1, 1))


def test_years_are_added_on_both_sides_and_an_overlay_can_lie_on_an_overlay() -> None:
    """Years may be named in any order as long as no gap is left."""
    lower = overlay(official(), name="a", years=[2028, 2002, 2027, 2003])
    upper = overlay(lower, name="b", off=[date(2028, 5, 1)])

    assert (date(2002, 1, 1), date(2028, 12, 31)) == (upper.first, upper.last)
    assert upper.is_workday(date(2002, 1, 3)) and not upper.is_workday(date(2028, 5, 1))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"off": [date(2027, 1, 1)]}, "name the year in years"),
        ({"years": [2028]}, "next to the known ones"),
        ({"years": [2026]}, "next to the known ones"),
        ({"years": [2025]}, "next to the known ones"),
        ({"years": range(1995, 2004)}, "1996"),
        ({"off": [date(2026, 5, 20)], "work": [date(2026, 5, 20)]}, "not both"),
        ({"off": [datetime(2026, 5, 20, tzinfo=UTC)]}, "a day such as"),
    ],
)
def test_an_overlay_refuses_what_cannot_be(days: dict[str, object], expected: str) -> None:
    """Gaps, years known already, days of unknown years and contradictions are refused with what would be right."""
    with pytest.raises(InvalidValueError, match=expected):
        overlay(official(), name="local", **days)  # type: ignore[arg-type]  # what must be refused


def test_the_adapter_agrees_with_the_table_and_says_so() -> None:
    """The installed package differs from the table on one day, the last of 2005, which the notice for 2006 has worked."""
    pytest.importorskip("chinese_calendar")
    adapter = chinese_calendar()

    assert [(date(2005, 12, 31), official().name)] == [(one.day, one.working) for one in adapter.disagreements]
    assert date(2004, 1, 1) == adapter.first
    assert adapter.is_workday(date(2009, 10, 10)) and not adapter.is_workday(date(2009, 10, 8))
    with pytest.raises(UnknownCalendarYear):
        adapter.is_workday(adapter.last + timedelta(days=1))


def test_the_adapter_reports_each_day_on_which_it_differs() -> None:
    """A holiday it lacks and a weekend it works are both told, with who says what."""
    table = official()
    rests = [day for day in table.exceptions if day.weekday() < 5 and day != date(2020, 1, 31)]
    works = [*(day for day in table.exceptions if day.weekday() > 4), date(2026, 3, 14)]
    adapter = adapt("9", rests, works, table)

    assert [
        "2020-01-31 is a working day in chinesecalendar-9 and a day of rest in cn-2026.2",
        "2026-03-14 is a working day in chinesecalendar-9 and a day of rest in cn-2026.2",
    ] == [str(found.message) for found in adapter.disagreements]


def test_the_adapter_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the error names the extra."""
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)

    with pytest.raises(ImportError, match=r"govinfo-core\[calendar\]"):
        chinese_calendar()


def test_calendars_fit_the_protocol() -> None:
    """Every shipped calendar is a WorkCalendar, hashable and equal to its like."""
    calendars: list[WorkCalendar] = [official(), WeekdaysOnly(), overlay(official(), name="x")]

    assert all(isinstance(calendar, WorkCalendar) for calendar in calendars)
    assert overlay(official(), name="x") == calendars[2] and hash(overlay(official(), name="x")) == hash(calendars[2])
    assert isinstance(official(), CnTable) and isinstance(calendars[2], Overlay)
    assert "exceptions" not in repr(official())
