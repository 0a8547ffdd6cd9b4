"""Where a limit begins and ends: months that begin with their first day, offices that are shut, ends at midnight, clocks that stand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govinfo.calendars import Roll, WeekdaysOnly, official
from govinfo.deadlines import Deadline, Due, ExtensionRequest, Limit, LimitUnit, Outcome, Pause, Stage, due, state
from govinfo.errors import InvalidValueError
from govinfo.instants import localise
from govinfo.labels import Grain
from govinfo.periods import Period


def limit(**settings: Any) -> Limit:
    """Return a limit of one day with other settings."""
    facts: dict[str, Any] = {"id": "r", "clause": "三", "unit": LimitUnit.DAY, "number": 1, "anchor": "received"}
    return Limit(**facts | settings)


def at(text: str) -> datetime:
    """Return a wall-clock time in the official zone."""
    return localise("at", datetime.fromisoformat(text))


def found(start: str, **settings: Any) -> Due:
    """Return when the limit with *settings* is due, from a day or an instant."""
    begin: dict[str, Any] = {"started_at": at(start)} if "T" in start else {"started_on": date.fromisoformat(start)}
    return due(Deadline(limit=limit(**settings), **begin), official())


# Months and years that begin with the start day


@pytest.mark.parametrize(
    ("start", "months", "last_day"),
    [
        # a calendar month runs from its first day to its last
        ("2026-03-01", 1, "2026-03-31"),
        ("2026-05-01", 1, "2026-05-31"),
        ("2026-07-01", 1, "2026-07-31"),
        ("2026-10-01", 1, "2026-10-31"),
        ("2026-12-01", 1, "2026-12-31"),
        ("2026-02-01", 1, "2026-02-28"),
        ("2024-02-01", 1, "2024-02-29"),
        ("2026-03-01", 6, "2026-08-31"),
        # within a month to the day before the same number
        ("2026-03-02", 1, "2026-04-01"),
        ("2026-03-31", 2, "2026-05-30"),
        # where the day before is the last of February
        ("2026-01-28", 1, "2026-02-27"),
        ("2026-01-29", 1, "2026-02-28"),
        # there is no 30th and no 31st of February: its last day, as where the start does not count (Civil Code Art. 202)
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-29", 1, "2024-02-28"),
        ("2024-01-30", 1, "2024-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-08-31", 18, "2028-02-29"),
    ],
)
def test_months_that_count_their_start_end_the_day_before(start: str, months: int, last_day: str) -> None:
    """The day before the corresponding one; where the last month has none, its end."""
    assert last_day == str(found(start, unit=LimitUnit.MONTH, number=months, count_start=True, roll=Roll.NONE).last_day)


@pytest.mark.parametrize(
    ("start", "last_day"),
    [("2023-03-01", "2024-02-29"), ("2024-03-01", "2025-02-28"), ("2024-02-29", "2025-02-28"), ("2023-02-28", "2024-02-27")],
)
def test_a_year_that_counts_its_start_ends_the_day_before(start: str, last_day: str) -> None:
    """From 1 March to the end of February, however long it is."""
    assert last_day == str(found(start, unit=LimitUnit.YEAR, number=1, count_start=True, roll=Roll.NONE).last_day)


@pytest.mark.parametrize(
    ("start", "first_day"),
    [("2026-03-31", "2026-03-01"), ("2026-03-28", "2026-03-01"), ("2026-03-27", "2026-02-28"), ("2026-02-28", "2026-01-29")],
)
def test_months_counted_back_that_count_their_start_begin_the_day_after(start: str, first_day: str) -> None:
    """1 to 31 March is one month; of 31 February there is none, and the day after the end of February is 1 March."""
    assert first_day == str(found(start, unit=LimitUnit.MONTH, number=1, count_start=True, backward=True).last_day)


# Shut offices


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        ("2026-03-06T17:30:00", "2026-03-09"),
        ("2026-03-06T18:00:00", "2026-03-10"),
        ("2026-03-07T09:00:00", "2026-03-10"),
        ("2026-03-07T18:00:00", "2026-03-10"),
        ("2026-03-08T09:00:00", "2026-03-10"),
        ("2026-03-09T09:00:00", "2026-03-10"),
        ("2026-03-09T17:30:01", "2026-03-11"),
    ],
)
@pytest.mark.parametrize("unit", [LimitUnit.DAY, LimitUnit.WORKDAY])
def test_an_office_that_is_shut_receives_on_its_next_working_day(received: str, last_day: str, unit: LimitUnit) -> None:
    """On Friday evening, on Saturday and on Sunday it is as if it had come on Monday the 9th."""
    assert last_day == str(found(received, unit=unit, next_day_after="17:30").last_day)


def test_where_a_notice_to_come_could_open_the_office_the_day_may_still_move() -> None:
    """Whether Saturday 26 December 2026 is worked next year's notice may still say, though the last day does not roll."""
    settings: dict[str, Any] = {"next_day_after": "17:30", "roll": Roll.NONE, "number": 1}

    assert found("2026-12-26T09:00:00", **settings).provisional
    assert not found("2026-12-21T09:00:00", **settings).provisional


# A limit is never over before it begins


@pytest.mark.parametrize(
    ("received", "settings", "cutoff"),
    [
        ("2026-03-05T17:00:00", {"number": 0}, "2026-03-05T17:30:00"),
        ("2026-03-05T17:30:00", {"number": 0}, "2026-03-06T17:30:00"),
        ("2026-03-05T18:00:00", {"number": 0}, "2026-03-06T17:30:00"),
        ("2026-03-06T18:00:00", {"number": 0}, "2026-03-09T17:30:00"),
        ("2026-03-06T18:00:00", {"number": 0, "roll": Roll.NONE}, "2026-03-07T17:30:00"),
        ("2026-03-06T18:00:00", {"number": 0, "unit": LimitUnit.WORKDAY}, "2026-03-09T17:30:00"),
        ("2026-03-06T18:00:00", {"number": 1, "unit": LimitUnit.WORKDAY, "count_start": True}, "2026-03-09T17:30:00"),
        ("2026-03-05T18:00:00", {"number": 1, "count_start": True}, "2026-03-06T17:30:00"),
        # one day, moved back off Saturday to the Friday that is over: on to Monday
        ("2026-03-06T18:00:00", {"number": 1, "roll": Roll.PREVIOUS}, "2026-03-09T17:30:00"),
        ("2026-03-06T17:00:00", {"number": 1, "roll": Roll.PREVIOUS}, "2026-03-06T17:30:00"),
    ],
)
def test_what_comes_after_the_close_of_its_only_day_has_the_next(received: str, settings: dict[str, Any], cutoff: str) -> None:
    """Same day means before that day's end; received after it, the next."""
    assert at(cutoff) == found(received, close="17:30", **settings).cutoff


STARTS = st.datetimes(datetime(2013, 2, 1), datetime(2024, 6, 30)).map(lambda naive: localise("start", naive))
LIMITS = st.builds(
    limit,
    unit=st.sampled_from([LimitUnit.DAY, LimitUnit.WORKDAY, LimitUnit.MONTH, LimitUnit.YEAR]),
    number=st.integers(0, 2) | st.integers(0, 20),
    count_start=st.sampled_from([None, True, False]),
    roll=st.sampled_from([None, *Roll]),
    close=st.sampled_from(["24:00", "17:30", "12:00"]),
    next_day_after=st.sampled_from([None, "17:30", "12:00"]),
) | st.builds(
    limit,
    unit=st.sampled_from([LimitUnit.HOUR, LimitUnit.MINUTE]),
    number=st.integers(1, 100),
    count_start=st.sampled_from([None, True, False]),
)


@given(rule=LIMITS, start=STARTS, later=st.timedeltas(timedelta(), timedelta(days=4)))
def test_what_is_received_later_never_ends_earlier(rule: Limit, start: datetime, later: timedelta) -> None:
    """For every limit there is, whatever the hour and the day; and none is over before it begins."""
    one = due(Deadline(limit=rule, started_at=start), WeekdaysOnly())
    other = due(Deadline(limit=rule, started_at=start + later), WeekdaysOnly())

    assert start < one.cutoff <= other.cutoff


@given(rule=LIMITS, start=STARTS, later=st.timedeltas(timedelta(), timedelta(days=4)))
def test_the_order_holds_over_holidays_and_worked_weekends(rule: Limit, start: datetime, later: timedelta) -> None:
    """Under the official calendar too."""
    assume(rule.unit is not LimitUnit.YEAR or (rule.number or 0) <= 2)
    one = due(Deadline(limit=rule, started_at=start), official())

    assert start < one.cutoff <= due(Deadline(limit=rule, started_at=start + later), official()).cutoff


# Ends at midnight


def test_a_limit_that_ends_at_midnight_ends_with_the_day_before() -> None:
    """Five days from 1 March are over on the 6th at 24:00; 24 hours more end with the 7th, and two hours from 22:00 with their own day."""
    more = ExtensionRequest(asked_at=at("2026-03-05T10:00:00"), reason="等待数据", granted=True, number=24, unit=LimitUnit.HOUR)
    extended = due(Deadline(limit=limit(number=5), started_on=date(2026, 3, 1), requests=[more]), official())
    hours = found("2026-03-02T22:00:00", unit=LimitUnit.HOUR, number=2)

    assert (date(2026, 3, 6), at("2026-03-07T00:00:00")) == (extended.original_last_day, extended.original_cutoff)
    assert (date(2026, 3, 7), at("2026-03-08T00:00:00")) == (extended.last_day, extended.cutoff)
    assert (date(2026, 3, 2), at("2026-03-03T00:00:00")) == (hours.last_day, hours.cutoff)


# Facts of a start


def test_nothing_is_done_before_the_day_on_which_it_began() -> None:
    """As with an instant; the same day is early enough, and what counts back is done before by nature."""
    facts: dict[str, Any] = {"started_on": date(2026, 3, 5)}

    with pytest.raises(InvalidValueError, match="started_on"):
        Deadline(limit=limit(), done_at=at("2026-03-04T23:59:00"), **facts)
    assert Deadline(limit=limit(), done_at=at("2026-03-05T00:00:00"), **facts).done_at is not None
    assert Deadline(limit=limit(backward=True), done_at=at("2026-03-01T09:00:00"), **facts).done_at is not None


def test_a_grant_is_not_known_before_it_is_decided() -> None:
    """Asked on the 3rd, decided on the 5th: on the 4th it waits and the last day stands."""
    asked = ExtensionRequest(
        asked_at=at("2026-03-03T10:00:00"), reason="等待数据", granted=True, number=3, decided_at=at("2026-03-05T10:00:00")
    )
    deadline = Deadline(limit=limit(number=4), started_on=date(2026, 3, 2), requests=[asked])

    def seen(day: str) -> tuple[Outcome, str]:
        known = state(deadline, at(f"{day}T12:00:00"), official()).due
        assert known is not None
        return known.requests[0].outcome, str(known.last_day)

    assert (Outcome.UNDECIDED, "2026-03-06") == seen("2026-03-04")
    assert (Outcome.GRANTED, "2026-03-09") == seen("2026-03-05")


@pytest.mark.parametrize("facts", [{"granted": None}, {"granted": True, "asked_at": "2026-03-06T10:00:00"}])
def test_a_decision_follows_its_request_and_says_how(facts: dict[str, Any]) -> None:
    """No decision before it was asked for, and none without an answer."""
    asked = at(facts.get("asked_at", "2026-03-03T10:00:00"))

    with pytest.raises(InvalidValueError, match="decided_at"):
        ExtensionRequest(asked_at=asked, granted=facts["granted"], decided_at=at("2026-03-05T10:00:00"))


# Clocks that stand


@pytest.mark.parametrize(
    ("settings", "start", "sent", "stage"),
    [
        ({"unit": LimitUnit.WORKDAY, "number": 20}, "2026-11-16", "2026-11-20", Stage.PAUSED),
        ({"unit": LimitUnit.WORKDAY, "number": 20}, "2026-12-14", "2026-12-18", Stage.PAUSED),
        ({"unit": LimitUnit.WORKDAY, "number": 20}, "2026-12-14", "2027-02-01", Stage.UNKNOWN),
        ({"unit": LimitUnit.DAY, "number": 10}, "2026-11-16", "2026-12-18", Stage.OVERDUE),
    ],
)
def test_a_clock_that_was_stopped_in_time_stands_in_any_year(settings: dict[str, Any], start: str, sent: str, stage: Stage) -> None:
    """In 2027, of which nobody knows the working days, it stands still; one that had run out before is overdue, one that may have is unknown."""
    deadline = Deadline(
        limit=limit(**settings),
        started_on=date.fromisoformat(start),
        pauses=[Pause(sent_on=date.fromisoformat(sent), reason="征求第三方意见")],
    )

    assert stage is state(deadline, at("2027-03-01T09:00:00"), official()).stage


# Time left


def test_the_time_left_is_told_to_the_minute() -> None:
    """Five minutes and a half before the end five whole ones are left, after it none; once done there is nothing to tell."""
    deadline = Deadline(limit=limit(unit=LimitUnit.HOUR, number=2), started_at=at("2026-03-09T08:00:00"))
    done = Deadline(limit=deadline.limit, started_at=deadline.started_at, done_at=at("2026-03-09T09:00:00"))

    assert [5, 0, 0, None] == [
        state(deadline, at("2026-03-09T09:54:30"), official()).minutes_left,
        state(deadline, at("2026-03-09T10:00:00"), official()).minutes_left,
        state(deadline, at("2026-03-09T10:05:00"), official()).minutes_left,
        state(done, at("2026-03-09T09:30:00"), official()).minutes_left,
    ]


# Days of the year that say which year they are for


def test_a_day_of_the_year_may_say_that_it_is_for_its_own_year() -> None:
    """Only for years, and only where it comes every year."""
    facts: dict[str, Any] = {"id": "r", "clause": "八", "unit": LimitUnit.DATE, "month": 1, "day": 31}
    plan = Limit(**facts, grain=Grain.YEAR)

    assert date(2026, 1, 31) == due(Deadline(limit=plan, period=Period.parse("2026")), official()).last_day
    for wrong in ({"grain": Grain.MONTH}, {"grain": Grain.YEAR, "year": 2026}):
        with pytest.raises(InvalidValueError, match="grain"):
            Limit(**facts | wrong)
