"""When offices close: seasons, days of the week and half-days, in a limit or in the calendar, counted by hand."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import head
from small_limits import limit

from govinfo.calendars import ClosingTime, OfficeCalendars, WorkCalendar, office_close, official, overlay
from govinfo.codec import decode_calendar, decode_rulebook, encode_reckoning
from govinfo.deadlines import Count, Deadline, ExtensionRequest, Limit, LimitUnit, due, how_counted, state
from govinfo.errors import DecodeError, InvalidValueError, RulebookError
from govinfo.instants import end_of_day
from govinfo.instants._moments import localise
from govinfo.papers import reckoning_paper
from govinfo.papers._paper import Paragraph
from govinfo.texts import Language

SUMMER: Final = ClosingTime(close="18:00", since="06-01", until="09-30", title="夏季作息时间")
WINTER: Final = ClosingTime(close="17:00", since="11-01", until="03-31")
FRIDAY: Final = ClosingTime(close="12:00", weekdays=(5,))
HALF: Final = ClosingTime(close="12:00", days=(date(2026, 2, 14),))


def at(text: str) -> datetime:
    """Return an instant in Beijing."""
    return localise("at", datetime.fromisoformat(text))


def ends(started: str, *hours: ClosingTime, calendar: WorkCalendar | None = None, **rule: Any) -> str:
    """Return the instant at which one working day ends that began at *started*, offices closing at 17:30 where nothing else is said."""
    fields: dict[str, Any] = {"unit": LimitUnit.WORKDAY, "number": 1, "close": "17:30", "next_day_after": "17:30", "hours": hours or None}
    found = due(Deadline(limit=limit(**(fields | rule)), started_at=at(started)), calendar or official())
    return found.cutoff.isoformat()[:16]


@pytest.mark.parametrize(
    ("started", "cutoff"),
    [
        # Friday 29 May: the next working day is Monday 1 June, the first of summer.
        ("2026-05-29T10:00", "2026-06-01T18:00"),
        # Thursday 28 May: Friday the 29th is the last working day before summer.
        ("2026-05-28T10:00", "2026-05-29T17:30"),
        # Tuesday 29 September: Wednesday the 30th is the last of summer.
        ("2026-09-29T10:00", "2026-09-30T18:00"),
        # Wednesday 30 September: 1 to 7 October rest, the 8th is no summer any more.
        ("2026-09-30T10:00", "2026-10-08T17:30"),
        # In summer 17:50 is before the close and counts as of its own day; in spring it counts as of the next.
        ("2026-06-03T17:50", "2026-06-04T18:00"),
        ("2026-04-14T17:50", "2026-04-16T17:30"),
        ("2026-06-03T18:00", "2026-06-04T18:00"),
        ("2026-06-03T18:01", "2026-06-05T18:00"),
    ],
)
def test_a_season_closes_at_its_own_time(started: str, cutoff: str) -> None:
    """From its first day to its last one, for what comes in and for what is due."""
    assert ends(started, SUMMER) == cutoff


@pytest.mark.parametrize(
    ("started", "cutoff"),
    [
        ("2025-10-31T10:00", "2025-11-03T17:00"),  # Friday; Monday 3 November is winter
        ("2025-12-30T10:00", "2025-12-31T17:00"),  # over the new year
        ("2026-01-06T10:00", "2026-01-07T17:00"),
        ("2026-03-30T10:00", "2026-03-31T17:00"),  # the last day
        ("2026-03-31T10:00", "2026-04-01T17:30"),
    ],
)
def test_a_season_may_last_over_the_new_year(started: str, cutoff: str) -> None:
    """From 1 November to 31 March."""
    assert ends(started, WINTER) == cutoff


@pytest.mark.parametrize(
    ("started", "cutoff"),
    [
        ("2026-06-04T10:00", "2026-06-05T12:00"),  # Friday 5 June, in summer
        ("2026-06-05T11:59", "2026-06-08T18:00"),  # before noon: Monday
        ("2026-06-05T12:30", "2026-06-09T18:00"),  # the office is shut: as of Monday, so Tuesday
        ("2026-02-13T10:00", "2026-02-14T12:00"),  # Saturday 14 February is worked, and a half-day
        ("2026-02-14T12:01", "2026-02-25T17:30"),  # as of Tuesday 24 February, after the Spring Festival
        ("2026-02-12T18:00", "2026-02-14T12:00"),  # as of Friday the 13th, so the Saturday
    ],
)
def test_named_days_go_before_days_of_the_week_and_those_before_seasons(started: str, cutoff: str) -> None:
    """A half-day is a working day: it counts whole and closes at noon."""
    assert ends(started, SUMMER, FRIDAY, HALF) == cutoff


def test_the_calendar_of_a_unit_goes_before_the_limit_where_the_limit_goes_by_it() -> None:
    """In the west offices close at 20:00 in summer; others go by the limit; without `office_hours` the calendar says nothing."""
    west = overlay(official(), name="west", hours=[ClosingTime(close="20:00", since="06-01", until="09-30")])
    both = OfficeCalendars(general=official(), units={"west": west})

    assert ends("2026-06-02T10:00", SUMMER, calendar=both.of("west"), office_hours=True) == "2026-06-03T20:00"
    assert ends("2026-06-02T10:00", SUMMER, calendar=both.of("agri"), office_hours=True) == "2026-06-03T18:00"
    assert ends("2026-06-02T10:00", SUMMER, calendar=both.of("west")) == "2026-06-03T18:00"
    assert ends("2026-06-02T10:00", calendar=both, office_hours=True) == "2026-06-03T17:30"
    assert ends("2026-04-14T10:00", calendar=west, office_hours=True) == "2026-04-15T17:30"


def test_days_laid_over_other_days_keep_the_hours_underneath() -> None:
    """A unit that closes at noon on one day closes as the others on all further days."""
    office = overlay(official(), name="office", hours=[SUMMER])
    unit = overlay(office, name="unit", off=[date(2026, 6, 4)], hours=[ClosingTime(close="12:00", days=(date(2026, 6, 5),))])

    assert [office_close(unit, day) for day in (date(2026, 6, 3), date(2026, 5, 6))] == [office_close(office, date(2026, 6, 3)), None]
    assert ends("2026-06-03T10:00", calendar=unit, office_hours=True) == "2026-06-05T12:00"
    found = office_close(unit, date(2026, 6, 5))
    assert found is not None and (found.by, found.hours.close) == ("unit", "12:00")


def test_an_extension_to_a_named_day_ends_when_the_office_closes_on_it() -> None:
    """Granted until Friday 12 June, which ends at noon."""
    rule = limit(unit=LimitUnit.WORKDAY, number=3, close="17:30", hours=(FRIDAY,))
    asked = ExtensionRequest(asked_at=at("2026-06-03T10:00"), reason="等待外单位数据", granted=True, until=date(2026, 6, 12))
    deadline = Deadline(limit=rule, started_on=date(2026, 6, 1), requests=(asked,))

    assert due(deadline, official()).cutoff == at("2026-06-12T12:00")
    assert state(deadline, at("2026-06-12T12:01"), official()).minutes_late == 1


MOMENTS: Final = st.datetimes(datetime(2026, 1, 5), datetime(2026, 11, 20)).map(lambda naive: localise("start", naive))


@given(
    one=MOMENTS,
    other=MOMENTS,
    number=st.integers(0, 3),
    unit=st.sampled_from((LimitUnit.DAY, LimitUnit.WORKDAY)),
    shut=st.sampled_from((None, "17:30")),
)
def test_what_comes_later_never_ends_earlier(one: datetime, other: datetime, number: int, unit: LimitUnit, shut: str | None) -> None:
    """Whatever the hours of the days between."""
    rule = limit(unit=unit, number=number, close="17:30", next_day_after=shut, hours=(SUMMER, FRIDAY, HALF))
    first, last = (due(Deadline(limit=rule, started_at=start), official()).cutoff for start in sorted((one, other)))

    assert first <= last
    assert min(one, other) < first


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ({"hours": (SUMMER,)}, "hours"),  # closes at 24:00: nothing to change
        ({"office_hours": True}, "office_hours"),
        ({"close": "17:30", "next_day_after": "16:00", "hours": (SUMMER,)}, "hours"),  # which of the two?
        ({"close": "17:30", "hours": (ClosingTime(close="18:00"),)}, "hours"),  # always: close says so
        ({"close": "17:30", "hours": (SUMMER, ClosingTime(close="19:00", since="09-30", until="10-31"))}, "hours"),
        ({"close": "17:30", "hours": (SUMMER, ClosingTime(close="19:00", since="12-01", until="06-01"))}, "hours"),
        ({"close": "17:30", "hours": (FRIDAY, ClosingTime(close="16:00", weekdays=(4, 5)))}, "hours"),
        ({"close": "17:30", "hours": (HALF, ClosingTime(close="16:00", days=(date(2026, 2, 14),)))}, "hours"),
        ({"unit": LimitUnit.HOUR, "hours": (SUMMER,)}, "hours"),
    ],
)
def test_hours_that_mean_nothing_or_two_things_are_refused(rule: dict[str, Any], field: str) -> None:
    """Nobody has to guess which closing time holds."""
    with pytest.raises(InvalidValueError) as caught:
        limit(**({"unit": LimitUnit.WORKDAY, "number": 1} | rule))

    assert caught.value.what == field


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"close": "25:00"}, "close"),
        ({"since": "06-01"}, "until"),
        ({"since": "02-30", "until": "03-01"}, "since"),
        ({"since": "6-1", "until": "9-30"}, "since"),
        ({"weekdays": (0,)}, "weekdays"),
        ({"weekdays": ()}, "weekdays"),
        ({"days": (date(2026, 2, 14), date(2026, 2, 14))}, "days"),
        ({"days": (date(2026, 2, 14),), "weekdays": (6,)}, "days"),
        ({"title": " "}, "title"),
    ],
)
def test_a_closing_time_is_of_a_season_of_days_of_the_week_or_of_named_days(fields: dict[str, Any], what: str) -> None:
    """Half a season, a day that no year has, a day named twice are refused."""
    with pytest.raises(InvalidValueError) as caught:
        ClosingTime(**({"close": "17:30"} | fields))

    assert caught.value.what == what


def test_seasons_that_follow_each_other_may_stand_side_by_side() -> None:
    """Two halves of a year, and a day of the week of one of them beside the same day of the other."""
    halves = (ClosingTime(close="18:00", since="05-01", until="10-31"), ClosingTime(close="17:00", since="11-01", until="04-30"))
    fridays = tuple(ClosingTime(close="12:00", weekdays=(5,), since=half.since, until=half.until) for half in halves)

    assert ends("2026-04-29T10:00", *halves, *fridays) == "2026-04-30T17:00"
    assert ends("2026-05-06T10:00", *halves, *fridays) == "2026-05-07T18:00"
    assert ends("2026-05-07T10:00", *halves, *fridays) == "2026-05-08T12:00"


OURS: Final = """
name = "本局"
[[hours]]
close = "18:00"
since = "06-01"
until = "09-30"
title = "夏季作息时间"
[[hours]]
close = "12:00"
days = [2026-02-14]
[levels.township]
[[levels.township.hours]]
close = "17:00"
"""


def test_a_calendar_file_says_when_offices_close() -> None:
    """For all, and for some of their own: theirs go before those of the file."""
    ours = decode_calendar(OURS)

    assert isinstance(ours, OfficeCalendars)
    assert ends("2026-06-02T10:00", calendar=ours, office_hours=True) == "2026-06-03T18:00"
    assert ends("2026-06-02T10:00", calendar=ours.of("x", level="township"), office_hours=True) == "2026-06-03T17:00"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ('[[hours]]\nclose = "18:00"\nsince = "06-01"', ["$.hours[0].until"]),
        ('[[hours]]\nclose = "25:00"\nopen = "9:00"', ["$.hours[0].close", "$.hours[0].open"]),
        ('[[hours]]\nclose = "12:00"\ndays = [2026-10-01, 2026-02-14, 2030-01-02]', ["$.hours[0].days[0]", "$.hours[0].days[2]"]),
        ('[[hours]]\nclose = "18:00"\n[[hours]]\nclose = "17:30"', ["$.hours[1]"]),
        ('hours = "18:00"', ["$.hours"]),
    ],
)
def test_what_is_wrong_in_the_hours_of_a_calendar_file_is_told_at_its_place(text: str, paths: list[str]) -> None:
    """A half-day at rest, of an unknown year, two closing times that meet: all at once."""
    with pytest.raises(DecodeError) as caught:
        decode_calendar(f'name = "x"\n{text}\n')

    assert sorted(problem.path for problem in caught.value.problems) == paths


def test_hours_stand_in_a_rulebook_file_and_are_checked_when_it_is_loaded() -> None:
    """Two seasons that meet are refused with the place."""
    duty = '[[duty]]\nid = "d"\nclause = "三"\ntitle = "答复"\nof = "handling"\nlimit = "reply"\n'
    deadline = '[[deadline]]\nid = "reply"\nclause = "三"\nunit = "working-day"\nnumber = 3\nanchor = "received"\nclose = "17:30"\n'
    summer = '{ since = "06-01", until = "09-30", close = "18:00" }'
    book = decode_rulebook(f"{head()}{deadline}office_hours = true\nhours = [{summer}]\n{duty}")

    [found] = book.deadlines
    assert found.hours == (ClosingTime(close="18:00", since="06-01", until="09-30"),) and found.office_hours
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(f"{head()}{deadline}hours = [{summer}, {summer}]\n{duty}")
    assert [problem.path.rpartition(".")[2] for problem in caught.value.problems] == ["hours"]


def counted(started: str, rule: Limit, calendar: WorkCalendar) -> Count:
    """Return how a limit was counted."""
    return how_counted(Deadline(limit=rule, started_at=at(started)), calendar)


def said(found: Count, lang: Language = "zh") -> list[str]:
    """Return the sentences above the days."""
    return [block.words for block in reckoning_paper(found, lang).body if isinstance(block, Paragraph)]


def test_how_it_was_counted_says_when_the_office_closed() -> None:
    """Of the start why it counts as of another day, of the end why it is at noon or at six."""
    rule = limit(unit=LimitUnit.WORKDAY, number=3, close="17:30", next_day_after="17:30", hours=(WINTER,), office_hours=True)
    ours = overlay(official(), name="本局", hours=[SUMMER, HALF, FRIDAY])

    assert said(counted("2026-06-05T12:30", rule, ours))[1:3] == [
        "收到时已下班或者逢休息日，视为2026年6月8日（星期一）收到。",
        "2026年6月11日（星期四）18:00下班：夏季作息时间（日历 本局）。",
    ]
    assert said(counted("2026-10-13T10:00", rule, ours), "en")[1] == (
        "On 2026-10-16 (Friday) the office closes at 12:00 by the calendar 本局: hours of every Friday."
    )
    assert said(counted("2026-11-16T10:00", rule, ours))[1] == "2026年11月19日（星期四）17:00下班：11月1日至3月31日作息时间。"
    assert said(counted("2026-02-11T10:00", rule, ours))[1] == "2026年2月14日（星期六）12:00下班：当日作息安排（日历 本局）。"
    assert len(said(counted("2026-10-12T10:00", rule, ours))) == 2


def test_the_days_before_the_start_counts_are_marked_so() -> None:
    """Friday afternoon and the weekend; the Monday as of which it counts is the start, whose number is none."""
    rule = limit(unit=LimitUnit.WORKDAY, number=1, close="17:30", next_day_after="17:30", hours=(FRIDAY,))
    found = counted("2026-06-05T12:30", rule, official())
    document = json.loads(encode_reckoning(found))

    assert [(one.day.day, one.mark.value) for one in found.days] == [
        (5, "before"),
        (6, "before"),
        (7, "before"),
        (8, "start"),
        (9, "counted"),
    ]
    assert (document["opened"], document["close"]) == ("2026-06-08", None)
    noon = json.loads(encode_reckoning(counted("2026-06-04T10:00", rule, official())))
    assert (noon["opened"], noon["close"]) == (None, {"time": "12:00", "title": None, "by": None})


@pytest.mark.parametrize(
    ("day", "close", "ends_at"),
    [
        # Summer time began on 4 May 1986 at 2:00, when clocks were put forward to 3:00.
        ("1986-05-04", "01:59", "1986-05-04T01:59:00+08:00"),
        ("1986-05-04", "02:00", "1986-05-04T03:00:00+09:00"),
        ("1986-05-04", "02:30", "1986-05-04T03:00:00+09:00"),
        ("1986-05-04", "03:00", "1986-05-04T03:00:00+09:00"),
        ("1986-05-04", "03:01", "1986-05-04T03:01:00+09:00"),
        # In 1940 it began at midnight: the day before ends as the clocks are put forward.
        ("1940-05-31", "24:00", "1940-06-01T01:00:00+09:00"),
        # It ended on 14 September 1986: half past one was shown twice, and the later one ends the day.
        ("1986-09-14", "01:30", "1986-09-14T01:30:00+08:00"),
    ],
)
def test_a_close_that_summer_time_skipped_is_the_instant_at_which_the_clocks_went_on(day: str, close: str, ends_at: str) -> None:
    """Not half an hour before it, at a time that they showed as half past one."""
    assert end_of_day(date.fromisoformat(day), close).isoformat() == ends_at
