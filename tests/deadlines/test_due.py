"""When a deadline is due: counting, rolling, pauses, extensions, reminders, and refusing what cannot be counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small_limits import MONDAY, asked, at, found, limit, pause, rounds

from govinfo.calendars import Roll, official
from govinfo.deadlines import (
    Deadline,
    ExtensionRequest,
    Limit,
    LimitUnit,
    Matter,
    Pause,
    due,
)
from govinfo.errors import InvalidValueError, NaiveInstantError, UnknownCalendarYear
from govinfo.labels import Grain
from govinfo.periods import Period

IN_DAYS = [LimitUnit.DAY, LimitUnit.WORKDAY, LimitUnit.MONTH, LimitUnit.YEAR]


STARTS = st.dates(date(2013, 1, 10), date(2024, 6, 30))


class NeverAsked:
    """A calendar that fails when anybody asks it."""

    name = "never-asked"
    first = date(2026, 1, 1)
    last = date(2026, 1, 1)

    def is_workday(self, day: date) -> bool:
        """Fail."""
        raise AssertionError(day)


# Counting


@pytest.mark.parametrize(
    ("start", "settings", "last_day"),
    [
        (date(2026, 3, 16), {"number": 5, "backward": True}, "2026-03-11"),
        (date(2026, 3, 16), {"number": 5, "backward": True, "count_start": True}, "2026-03-12"),
        (date(2026, 3, 16), {"number": 2, "backward": True}, "2026-03-14"),
        (date(2026, 3, 16), {"number": 2, "backward": True, "roll": Roll.PREVIOUS}, "2026-03-13"),
        (date(2026, 10, 8), {"number": 3, "backward": True, "unit": LimitUnit.WORKDAY}, "2026-09-28"),
        (date(2026, 3, 31), {"number": 1, "backward": True, "unit": LimitUnit.MONTH}, "2026-02-28"),
        (date(2026, 3, 1), {"number": 0}, "2026-03-02"),
        (date(2026, 3, 1), {"number": 0, "unit": LimitUnit.WORKDAY}, "2026-03-02"),
        (date(2026, 3, 2), {"number": 0, "count_start": True}, "2026-03-02"),
        (date(2026, 3, 2), {"count_start": True}, "2026-03-09"),
        (date(2026, 3, 2), {"number": 1, "unit": LimitUnit.MONTH, "count_start": True}, "2026-04-01"),
        (date(2024, 2, 29), {"number": 1, "unit": LimitUnit.YEAR}, "2025-02-28"),
        (date(2024, 2, 29), {"number": 1, "unit": LimitUnit.YEAR, "roll": Roll.NONE}, "2025-02-28"),
        (date(2026, 10, 2), {"number": 1, "roll": Roll.PREVIOUS}, "2026-10-08"),
        (date(2026, 9, 30), {"number": 1, "roll": Roll.PREVIOUS}, "2026-09-30"),
    ],
)
def test_the_last_day(start: date, settings: dict[str, Any], last_day: str) -> None:
    """Backwards, with the start day, on the same day, over leap years, and never before the start."""
    assert last_day == str(found(start, **settings).last_day)


@pytest.mark.parametrize(
    ("start", "number", "last_day"),
    [
        ("2026-03-02T12:00:00", 0, "2026-03-02"),
        ("2026-03-02T12:00:01", 0, "2026-03-03"),
        ("2026-03-06T15:00:00", 0, "2026-03-09"),
        ("2026-03-06T15:00:00", 1, "2026-03-10"),
    ],
)
def test_what_comes_after_a_time_of_day_counts_as_the_next_working_day(start: str, number: int, last_day: str) -> None:
    """Received in the morning: the same day; in the afternoon: the next working day."""
    assert last_day == str(found(start, number=number, unit=LimitUnit.WORKDAY, next_day_after="12:00").last_day)


def test_both_days_are_kept_when_the_last_day_moves() -> None:
    """The nominal day, the last day and the instant at which it ends are three things."""
    result = found(date(2026, 9, 24))

    assert ("2026-10-01", "2026-10-08") == (str(result.nominal_last_day), str(result.last_day))
    assert result.cutoff == result.original_cutoff == at("2026-10-09T00:00:00")


def test_hours_that_leave_out_the_hour_begun_count_back_to_a_whole_hour() -> None:
    """Forward from the next full hour, also where it is a full hour; backward from the last one."""
    facts: dict[str, Any] = {"unit": LimitUnit.HOUR, "number": 2, "count_start": False}

    assert "2026-03-02T12:00:00+08:00" == found("2026-03-02T09:20:30", **facts).cutoff.isoformat()
    assert "2026-03-02T12:00:00+08:00" == found("2026-03-02T09:00:00", **facts).cutoff.isoformat()
    assert "2026-03-02T07:00:00+08:00" == found("2026-03-02T09:20:30", **facts, backward=True).cutoff.isoformat()
    assert "2026-03-02T09:23:00+08:00" == found("2026-03-02T09:20:30", **facts | {"unit": LimitUnit.MINUTE}).cutoff.isoformat()


@pytest.mark.parametrize(
    ("period", "settings", "last_day"),
    [
        ("2024", {"month": 12, "day": 15}, "2024-12-15"),
        ("2024", {"month": 12, "day": 15, "inclusive": False}, "2024-12-14"),
        ("2024", {"month": 11}, "2024-11-30"),
        ("2024", {"month": 2}, "2024-02-29"),
        ("2023-12-01/2024-12-01", {"month": 12, "day": 15}, "2023-12-15"),
        ("2023-12-01/2024-12-01", {"month": 11, "day": 30}, "2024-11-30"),
        ("2024", {"month": 12, "day": 15, "year": 2025}, "2025-12-15"),
        (None, {"month": 2, "day": 29, "year": 2024}, "2024-02-29"),
        ("2024-Q1", {"grain": Grain.QUARTER}, "2024-03-31"),
        ("2024-Q4", {"grain": Grain.QUARTER, "months_after": 1}, "2025-01-31"),
        ("2024-03-04/2024-03-11", {"grain": Grain.WEEK, "roll": Roll.PREVIOUS}, "2024-03-08"),
        ("2024-02-16/2024-03-01", {"grain": Grain.HALF_MONTH}, "2024-02-29"),
        ("2024-03", {"grain": Grain.MONTH, "day": 10}, "2024-03-10"),
        ("2024-03", {"grain": Grain.MONTH, "inclusive": False}, "2024-03-30"),
        ("2024", {"grain": Grain.YEAR, "months_after": 3, "day": 31}, "2025-03-31"),
        ("2025", {"grain": Grain.YEAR, "months_after": 1, "day": 31, "roll": Roll.PREVIOUS}, "2026-01-30"),
    ],
)
def test_named_dates_and_period_ends(period: str | None, settings: dict[str, Any], last_day: str) -> None:
    """A named date falls in its period; a report is due at the period's end or so many months after it."""
    unit = LimitUnit.PERIOD_END if "grain" in settings else LimitUnit.DATE
    rule = Limit(id="r", clause="八", unit=unit, **settings)

    assert last_day == str(due(Deadline(limit=rule, period=Period.parse(period) if period else None), official()).last_day)


def test_a_due_day_that_a_month_lacks_is_refused() -> None:
    """31 April is not cut to the 30th."""
    rule = Limit(id="r", clause="八", unit=LimitUnit.PERIOD_END, grain=Grain.QUARTER, months_after=1, day=31)

    with pytest.raises(InvalidValueError, match="2024-04-31"):
        due(Deadline(limit=rule, period=Period.parse("2024-Q1")), official())


@given(start=STARTS, number=st.integers(0, 25), unit=st.sampled_from(IN_DAYS), where=st.sampled_from(Roll), later=st.integers(0, 20))
def test_deadlines_are_monotone_in_start_and_number(start: date, number: int, unit: LimitUnit, where: Roll, later: int) -> None:
    """A later start or a larger number never ends earlier."""
    assume(unit is not LimitUnit.YEAR or number <= 1)
    assume(unit is not LimitUnit.MONTH or number <= 12)
    facts: dict[str, Any] = {"unit": unit, "roll": where}
    result = found(start, number=number, **facts)

    assert result.cutoff <= found(start + timedelta(days=later), number=number, **facts).cutoff
    assert result.cutoff <= found(start, number=number + 1, **facts).cutoff
    if where is not Roll.NONE or (unit is LimitUnit.WORKDAY and number):
        assert official().is_workday(result.last_day)
    assert result.last_day >= start


# The calendar is asked only where the rule needs it


@pytest.mark.parametrize(
    "settings",
    [
        {"unit": LimitUnit.HOUR},
        {"unit": LimitUnit.MINUTE},
        {"roll": Roll.NONE},
        {"unit": LimitUnit.MONTH, "roll": Roll.NONE},
        {"backward": True},
    ],
)
def test_hours_and_days_that_stay_never_ask_the_calendar(settings: dict[str, Any]) -> None:
    """They are due in any year at all."""
    deadline = Deadline(limit=limit(**settings), started_at=at("2030-05-01T09:00:00"))

    assert not due(deadline, NeverAsked()).provisional


def test_natural_days_ask_for_their_last_day_only() -> None:
    """A limit over an unknown year end is refused when computed, not when made, and one before it is not."""
    deadline = Deadline(limit=limit(number=10), started_on=date(2026, 12, 28))

    assert "2026-12-30" == str(found(date(2026, 12, 23)).last_day)
    with pytest.raises(UnknownCalendarYear) as caught:
        due(deadline, official())
    assert 2027 == caught.value.year


@pytest.mark.parametrize(
    ("settings", "provisional"),
    [
        ({"number": 1}, False),
        ({"number": 2}, True),
        ({"number": 2, "unit": LimitUnit.WORKDAY}, True),
        ({"number": 2, "roll": Roll.NONE}, False),
        ({"number": 2, "roll": Roll.PREVIOUS}, True),
    ],
)
def test_late_december_is_provisional(settings: dict[str, Any], provisional: bool) -> None:
    """From 24 December on the next notice could move a day, unless the rule never asks for it."""
    assert provisional is found(date(2026, 12, 22), **settings).provisional


def test_a_day_that_was_granted_by_name_is_not_provisional() -> None:
    """The approver's date stands, whatever the next notice says."""
    result = found(date(2026, 12, 18), deadline={"requests": [asked("2026-12-24T10:00:00", until=date(2027, 1, 31))]})

    assert ("2026-12-25", "2027-01-31", False) == (str(result.original_last_day), str(result.last_day), result.provisional)


@pytest.mark.parametrize("settings", [{"number": 100_000, "unit": LimitUnit.YEAR}, {"number": 100_000, "unit": LimitUnit.MONTH}])
def test_a_huge_number_is_refused_not_an_overflow(settings: dict[str, Any]) -> None:
    """What leaves the years that are read says so."""
    with pytest.raises(InvalidValueError, match="between 1900 and 2999"):
        found(**settings)


def test_a_hundred_thousand_days_are_a_date_like_any_other() -> None:
    """The largest number of days needs no calendar where it does not roll: 2 March 2026 + 100,000 days."""
    assert date.fromordinal(MONDAY.toordinal() + 100_000) == found(number=100_000, roll=Roll.NONE).last_day
    with pytest.raises(UnknownCalendarYear):
        found(number=100_000, unit=LimitUnit.WORKDAY)


@pytest.mark.parametrize(
    ("pauses", "settings", "last_day"),
    [
        ([("04", "10")], {}, "2026-03-16"),
        ([("04", "10"), ("06", "08")], {}, "2026-03-16"),
        ([("06", "10"), ("04", "08")], {}, "2026-03-16"),
        ([("04", "10")], {"unit": LimitUnit.MONTH, "number": 1}, "2026-04-08"),
        ([("04", "04")], {}, "2026-03-09"),
        ([("09", "20")], {}, "2026-03-09"),
        ([("08", "10")], {}, "2026-03-11"),
        ([("04", "10")], {"unit": LimitUnit.WORKDAY, "number": 5}, "2026-03-13"),
    ],
)
def test_paused_days_are_left_out(pauses: list[tuple[str, str]], settings: dict[str, Any], last_day: str) -> None:
    """Days after the question up to the answer do not count, once each; a pause after the end changes nothing."""
    assert last_day == str(found(deadline={"pauses": [pause(*days) for days in pauses]}, **settings).last_day)


def test_a_last_day_does_not_roll_into_a_pause() -> None:
    """Seven days from Saturday 7 March end on Saturday 14; Monday and Tuesday are paused, so Wednesday is the last day."""
    assert "2026-03-18" == str(found(date(2026, 3, 7), deadline={"pauses": [pause("15", "17")]}).last_day)


def test_a_pause_before_the_start_changes_nothing() -> None:
    """Nothing ran yet."""
    early = Pause(sent_on=date(2026, 2, 2), answered_on=MONDAY)

    assert "2026-03-09" == str(found(deadline={"pauses": [early]}).last_day)


def test_an_open_pause_has_no_last_day_yet() -> None:
    """Without an instant it is refused; with one the clock stands up to then."""
    deadline = Deadline(limit=limit(), started_on=MONDAY, pauses=[pause("04", None)])

    with pytest.raises(InvalidValueError, match="the clock stands"):
        due(deadline, official())
    assert "2026-03-16" == str(due(deadline, official(), at=at("2026-03-10T09:00:00")).last_day)


@given(
    start=STARTS,
    number=st.integers(1, 20),
    unit=st.sampled_from([LimitUnit.DAY, LimitUnit.WORKDAY]),
    spans=st.lists(st.tuples(st.integers(-5, 40), st.integers(0, 15)), max_size=4),
)
def test_paused_days_are_left_out_one_by_one(start: date, number: int, unit: LimitUnit, spans: list[tuple[int, int]]) -> None:
    """Whatever the pauses, the result is that of walking day by day and leaving each paused day out."""
    pauses = [Pause(sent_on=start + timedelta(days=a), answered_on=start + timedelta(days=a + b)) for a, b in spans]
    day, left = start, number
    while left:
        day += timedelta(days=1)
        paused = any(one.sent_on < day <= (one.answered_on or day) for one in pauses)
        left -= not paused and (unit is LimitUnit.DAY or official().is_workday(day))

    assert day == found(start, number=number, unit=unit, roll=Roll.NONE, deadline={"pauses": pauses}).last_day


# Facts that a rule cannot run on


@pytest.mark.parametrize(
    ("rule", "facts", "field"),
    [
        ({}, {"started_on": MONDAY, "started_at": datetime(2026, 3, 2, tzinfo=UTC)}, "started_on"),
        ({"unit": LimitUnit.HOUR}, {"started_on": MONDAY}, "started_on"),
        ({"next_day_after": "12:00"}, {"started_on": MONDAY}, "started_on"),
        ({}, {"started_on": datetime(2026, 3, 2, tzinfo=UTC)}, "started_on"),
        ({}, {"started_at": MONDAY}, "started_at"),
        ({}, {"started_at": "2026-03-02T09:00:00+08:00"}, "started_at"),
        ({}, {"started_on": MONDAY, "done_at": MONDAY}, "done_at"),
        ({}, {"started_at": datetime(2026, 3, 2, tzinfo=UTC), "done_at": datetime(2026, 3, 1, tzinfo=UTC)}, "done_at"),
        ({}, {"started_on": MONDAY, "period": Period.parse("2026")}, "period"),
        ({"unit": LimitUnit.DATE, "number": None, "anchor": None, "month": 12}, {"started_on": MONDAY}, "start"),
        ({"unit": LimitUnit.DATE, "number": None, "anchor": None, "month": 12}, {}, "period"),
        ({"unit": LimitUnit.PERIOD_END, "number": None, "anchor": None, "grain": Grain.MONTH}, {}, "period"),
        ({"unit": LimitUnit.HOUR}, {"started_at": datetime(2026, 3, 2, tzinfo=UTC), "pauses": (Pause(sent_on=MONDAY),)}, "pauses"),
        ({"backward": True}, {"started_on": MONDAY, "pauses": (Pause(sent_on=MONDAY),)}, "pauses"),
        ({}, {"started_on": MONDAY, "pauses": "none"}, "pauses"),
        ({}, {"started_on": MONDAY, "requests": (Pause(sent_on=MONDAY),)}, "requests"),
    ],
)
def test_facts_that_the_rule_cannot_run_on_are_refused(rule: dict[str, Any], facts: dict[str, Any], field: str) -> None:
    """A day where an instant is needed and the reverse, both at once, or a fact without meaning for the rule."""
    with pytest.raises(InvalidValueError) as caught:
        Deadline(limit=limit(**rule), **facts)

    assert field == caught.value.what


def test_a_naive_start_is_refused() -> None:
    """The message shows how to write it."""
    with pytest.raises(NaiveInstantError, match=r"\+08:00"):
        Deadline(limit=limit(), started_at=datetime(2026, 3, 2, 9))


def test_the_message_names_the_rule() -> None:
    """Who reads it knows which rule wants an instant."""
    with pytest.raises(InvalidValueError, match=r"紧急信息 \(五\) counts from an instant"):
        Deadline(limit=limit(unit=LimitUnit.HOUR, title="紧急信息", clause="五"), started_on=MONDAY)


def test_what_has_not_begun_is_not_due() -> None:
    """Without a start there is nothing to compute."""
    with pytest.raises(InvalidValueError, match="has not begun to run"):
        due(Deadline(limit=limit()), official())


def test_a_pause_does_not_end_before_it_begins() -> None:
    """The answer is not before the question."""
    with pytest.raises(InvalidValueError, match="sent_on"):
        pause("10", "09")


NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


FIFTH = date(2024, 3, 5)


IN_ORDER = "rounds must be rounds with a start, each not before the one it follows"


def named(period: str | None = None, **settings: Any) -> Deadline:
    """Return the deadline of a named date."""
    rule = Limit(id="r", clause="八", unit=LimitUnit.DATE, **settings)
    return Deadline(limit=rule, period=Period.parse(period) if period else None)


def last_day(deadline: Deadline) -> str:
    """Return on which day it is due."""
    return str(due(deadline, official()).last_day)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda: Deadline(limit=limit(), started_at=NOON, started_on=FIFTH),
            'started_on must be left out where started_at is given, got "2024-03-05"',
        ),
        (
            lambda: Deadline(limit=limit(backward=True), started_on=FIFTH, pauses=[Pause(sent_on=FIFTH), Pause(sent_on=FIFTH)]),
            "pauses must be none: r (三) counts no days forward, got 2",
        ),
        (lambda: Deadline(limit=limit(), started_on=FIFTH, pauses=5), "pauses must be a list or a tuple, got 5"),  # type: ignore[arg-type]  # what must be refused
        (lambda: Deadline(limit=limit(), started_on=FIFTH, requests=""), 'requests must be a list or a tuple, got ""'),
        (
            lambda: ExtensionRequest(asked_at=NOON, number=100_001),
            "number must be a whole number from 1 to 100000, got 100001",
        ),
        (
            lambda: last_day(
                Deadline(
                    limit=Limit(id="r", clause="八", unit=LimitUnit.PERIOD_END, grain=Grain.QUARTER, months_after=1, day=31),
                    period=Period.parse("2024-Q1"),
                )
            ),
            'day must be a day that the calendar has: r (八) names one that its month lacks, got "2024-04-31"',
        ),
        (
            lambda: found(date(2999, 12, 25), roll=Roll.NONE),
            "number must be a number of days that stays between 1900 and 2999, got 7",
        ),
        (
            lambda: found(date(1900, 1, 7), backward=True),
            "number must be a number of days that stays between 1900 and 2999, got -7",
        ),
        (lambda: Matter(rounds=[Deadline(limit=limit())]), f"{IN_ORDER}, got 1"),
        (
            lambda: limit(reminders=(3, 367)),
            "reminders must be a list of working days ahead, each from 1 to 366 and named once, got [3, 367]",
        ),
        (lambda: limit(number=100_001), "number must be a whole number from 0 to 100000, got 100001"),
        (lambda: limit(extension_number=0), "extension_number must be a whole number from 1 to 100000, got 0"),
        (lambda: limit(extension_number=3, extension_times=101), "extension_times must be a whole number from 0 to 100, got 101"),
        (
            lambda: limit(because="原文未写明"),
            'because must be the reason of what was assumed, and only together with assumed = true, got "原文未写明"',
        ),
        (
            lambda: Limit(id="r", clause="八", unit=LimitUnit.PERIOD_END, grain=Grain.MONTH, day=29),
            "day must be a day that every month has, 1 to 28; leave it out for the end of the month, got 29",
        ),
        (lambda: rounds(MONDAY, date(2026, 3, 16), date(2026, 3, 15)), f"{IN_ORDER}, got 3"),
    ],
)
def test_a_deadline_says_what_it_cannot_take(call: Callable[[], Any], said: str) -> None:
    """The sentence names the fact, what would be right and what came."""
    with pytest.raises(InvalidValueError) as caught:
        call()

    assert str(caught.value) == said


def test_the_least_and_the_most_that_a_rule_may_say() -> None:
    """No days and a hundred thousand, reminders a year ahead, extensions never and a hundred times, the 28th of each month."""
    short = limit(number=0, reminders=(1, 366), extension_number=1, extension_times=0)
    long = limit(number=100_000, extension_number=100_000, extension_times=100)
    monthly = Limit(id="r", clause="八", unit=LimitUnit.PERIOD_END, grain=Grain.MONTH, day=28, months_after=0)

    assert (short.number, short.reminds, short.extension_number, short.extension_times) == (0, (366, 1), 1, 0)
    assert (long.number, long.extension_number, long.extension_times) == (100_000, 100_000, 100)
    assert last_day(Deadline(limit=monthly, period=Period.parse("2026-02"))) == "2026-02-28"


# Counting


def test_the_first_and_the_last_year_are_counted_through() -> None:
    """Seven days before Christmas Eve 2999 is over, and back to New Year's Day 1900."""
    assert "2999-12-31" == str(found(date(2999, 12, 24), roll=Roll.NONE).last_day)
    assert "1900-01-01" == str(found(date(1900, 1, 8), backward=True).last_day)


def test_parts_of_a_second_belong_to_the_hour_and_the_minute_begun() -> None:
    """Half a second after 09:20:30 the next full hour is 10:00:00 and the next full minute 09:21:00, to the microsecond."""
    facts: dict[str, Any] = {"number": 2, "count_start": False}

    assert found("2026-03-02T09:20:30.500000", unit=LimitUnit.HOUR, **facts).cutoff.isoformat() == "2026-03-02T12:00:00+08:00"
    assert found("2026-03-02T09:20:30.500000", unit=LimitUnit.MINUTE, **facts).cutoff.isoformat() == "2026-03-02T09:23:00+08:00"


@pytest.fixture(name="kolkata")
def fixture_kolkata(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine stand in a zone that is half an hour off the full one: UTC+5:30."""
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system sets its zone in another way")
@pytest.mark.usefixtures("kolkata")
def test_a_full_hour_is_one_of_the_official_time() -> None:
    """09:20:30 is followed by 10:00 where offices live, although it is ten to seven on the machine in Kolkata."""
    rule: dict[str, Any] = {"unit": LimitUnit.HOUR, "number": 2, "count_start": False}

    assert found("2026-03-02T09:20:30", **rule).cutoff.isoformat() == "2026-03-02T12:00:00+08:00"
    assert found("2026-03-02T09:20:30", **rule, backward=True).cutoff.isoformat() == "2026-03-02T07:00:00+08:00"


def test_the_day_of_the_answer_does_not_count_where_a_last_day_would_roll_on_to_it() -> None:
    """Seven days from Saturday 7 March end on Saturday 14; Monday the 16th, the day of the answer, is paused, so Tuesday it is."""
    assert "2026-03-17" == str(found(date(2026, 3, 7), deadline={"pauses": [pause("15", "16")]}).last_day)


def test_a_named_day_on_which_its_period_begins_is_in_the_period() -> None:
    """15 December 2024, not the one a year later; of a period that begins a day later it is the one of 2025."""
    rule: dict[str, Any] = {"month": 12, "day": 15}

    assert last_day(named("2024-12-15/2025-12-15", **rule)) == "2024-12-15"
    assert last_day(named("2024-12-16/2025-12-16", **rule)) == "2025-12-15"


def test_a_day_before_a_named_one_is_found_in_the_last_years() -> None:
    """Before 15 December of 2998 and of 2999 is the 14th."""
    assert last_day(named("2998", month=12, day=15, inclusive=False)) == "2998-12-14"
    assert last_day(named("2999", month=12, day=15, inclusive=False)) == "2999-12-14"
