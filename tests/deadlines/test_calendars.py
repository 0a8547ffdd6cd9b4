"""Calendars: notices, the first and the last days they know, local days over local days, and two of them beside each other."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from govinfo.calendars import (
    Disagreement,
    OfficeCalendars,
    WeekdaysOnly,
    add_workdays,
    chinese_calendar,
    notices,
    official,
    overlay,
    settled_through,
)
from govinfo.calendars._package import adapt, disagreements
from govinfo.errors import WrongTypeError
from govinfo.instants._moments import localise

# Notices


def test_a_notice_says_what_it_gives_takes_and_takes_back() -> None:
    """The Spring Festival of 2020 was made longer by Friday 31 January, and Saturday 1 February was no longer worked."""
    [longer] = [notice for notice in notices() if notice.known_by == date(2020, 1, 26)]

    assert (longer.year, longer.number) == (2020, "国办发明电〔2020〕1号")
    assert longer.path == "/zhengce/zhengceku/2020-01/27/content_5472352.htm"
    assert (longer.rests, longer.works, longer.withdrawn) == ((date(2020, 1, 31),), (), (date(2020, 2, 1),))


def test_every_notice_has_its_number() -> None:
    """As the pages and gazettes that carry the notices give them; two years have an amendment each, 2019 and 2020, and 2015 a special day."""
    assert [notice.number for notice in notices()] == [
        "国办发明电〔2003〕53号",
        "国办发明电〔2004〕52号",
        "国办发明电〔2005〕35号",
        "国办发明电〔2006〕49号",
        "国办发明电〔2007〕52号",
        "国办发明电〔2008〕42号",
        "国办发明电〔2009〕27号",
        "国办发明电〔2010〕40号",
        "国办发明电〔2011〕45号",
        "国办发明电〔2012〕33号",
        "国办发明电〔2013〕28号",
        "国办发明电〔2014〕28号",
        "国发明电〔2015〕1号",
        "国办发明电〔2015〕18号",
        "国办发明电〔2016〕17号",
        "国办发明电〔2017〕12号",
        "国办发明电〔2018〕15号",
        "国办发明电〔2019〕3号",
        "国办发明电〔2019〕16号",
        "国办发明电〔2020〕1号",
        "国办发明电〔2020〕27号",
        "国办发明电〔2021〕11号",
        "国办发明电〔2022〕16号",
        "国办发明电〔2023〕7号",
        "国办发明电〔2024〕12号",
        "国办发明电〔2025〕7号",
    ]


def test_a_notice_says_what_it_is_called_and_whether_the_government_holds_it() -> None:
    """The three that amend a year or give a day of remembrance have names of their own; of that for 2005 only reprints were found."""
    titles = {notice.number: notice.title for notice in notices()}

    assert titles["国办发明电〔2011〕45号"] == "国务院办公厅关于2012年部分节假日安排的通知"
    assert titles["国办发明电〔2019〕3号"] == "国务院办公厅关于调整2019年劳动节假期安排的通知"
    assert titles["国办发明电〔2020〕1号"] == "国务院办公厅关于延长2020年春节假期的通知"
    assert titles["国发明电〔2015〕1号"] == "国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知"
    assert len({*titles.values()}) == len(notices())
    assert [notice.year for notice in notices() if not notice.official] == [2005]


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2006-12-17", 2006),
        ("2006-12-18", 2007),
        ("2011-12-05", 2011),
        ("2011-12-06", 2012),
        ("2013-12-10", 2013),
        ("2013-12-11", 2014),
        ("2024-11-11", 2024),
        ("2024-11-12", 2025),
    ],
)
def test_a_notice_is_known_from_the_day_on_which_it_was_public(day: str, last: int) -> None:
    """That for 2014 was published on 11 December 2013, that for 2025 on the evening of 12 November 2024."""
    assert date(last, 12, 31) == official().as_of(date.fromisoformat(day)).last


def test_days_before_2013_are_counted_as_the_notices_of_their_time_have_them() -> None:
    """
    Fifteen working days from 12 September 2008, by hand.

    15 September is Mid-Autumn Day made up for: 16-19 are four, 22-26 nine, the worked weekend of 27 and 28 eleven; 29 September to
    5 October rest; 6-9 October are twelve to fifteen.
    """
    assert add_workdays(official(), date(2008, 9, 12), 15) == date(2008, 10, 9)
    assert not official().is_workday(date(2008, 9, 15)) and official().is_workday(date(2005, 12, 31))


# First and last days


def test_the_table_of_an_earlier_day_begins_with_the_first_year() -> None:
    """What was known in January 2020 reaches from 1 January 2004 to 31 December 2020."""
    table = official().as_of(date(2020, 1, 25))

    assert (table.first, table.last) == (date(2004, 1, 1), date(2020, 12, 31))


def test_the_first_and_the_last_day_of_a_calendar_may_be_local_days() -> None:
    """New Year's Day 2004 worked, the last day of 2026, a Thursday, at rest."""
    local = overlay(official(), name="x", off=[date(2026, 12, 31)], work=[date(2004, 1, 1)])

    assert (local.is_workday(date(2004, 1, 1)), local.is_workday(date(2026, 12, 31))) == (True, False)
    assert (local.is_workday(date(2004, 1, 2)), local.is_workday(date(2026, 12, 30))) == (True, True)


def test_the_last_day_of_a_calendar_is_its_own_under_another_one() -> None:
    """A Thursday on which the lower calendar rests is no working day in the upper one either."""
    lower = overlay(official(), name="lower", off=[date(2026, 12, 31)])
    upper = overlay(lower, name="upper", years=[2027])

    assert [upper.is_workday(day) for day in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1))] == [True, False, True]


def test_the_first_and_the_last_year_that_can_be_added() -> None:
    """1996, the first whole year of five days a week, and 2999, the last that is read."""
    early = overlay(official(), name="early", years=range(1996, 2004))
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
        Disagreement(day=date(2026, 4, 20), working="cn-2026.2", resting="gx"),
        Disagreement(day=date(2026, 4, 25), working="gx", resting="cn-2026.2"),
        Disagreement(day=date(2026, 12, 31), working="cn-2026.2", resting="gx"),
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


def test_some_units_may_have_days_of_their_own() -> None:
    """A unit's own goes before its group's, that before its level's, and that before everybody's."""
    day = date(2026, 3, 9)
    off = overlay(official(), name="off", off=[day])
    calendars = OfficeCalendars(general=official(), units={"agri": official()}, groups={"west": off}, levels={"township": off})

    assert [True, False, False, True] == [
        calendars.of("agri", group="west").is_workday(day),
        calendars.of("east", group="west", level="city").is_workday(day),
        calendars.of("east", level="township").is_workday(day),
        calendars.of("east", level="city").is_workday(day),
    ]
    assert (calendars.name, calendars.is_workday(day)) == (official().name, True)
    with pytest.raises(WrongTypeError):
        OfficeCalendars(general=official(), units={"agri": "always"})  # type: ignore[dict-item]  # that is the point


def test_an_overlay_steps_as_its_days_say() -> None:
    """The list of working days of an overlay agrees with its days, over added years too."""
    over = overlay(official(), name="more", off=[date(2026, 3, 9), date(2027, 1, 1)], work=[date(2027, 1, 2)], years=[2027, 2003])
    days = [date.fromordinal(n) for n in range(over.first.toordinal(), over.last.toordinal() + 1)]

    assert over.workday_ordinals is not None
    assert [day for day in days if over.is_workday(day)] == [date.fromordinal(n) for n in over.workday_ordinals]
    assert add_workdays(over, date(2026, 3, 6), 1) == date(2026, 3, 10)
    assert overlay(WeekdaysOnly(), name="plain").workday_ordinals is None
