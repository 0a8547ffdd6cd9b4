"""When a deadline is due: counting, rolling, pauses, extensions, reminders, and refusing what cannot be counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govinfo.calendars import Roll, add_workdays, official
from govinfo.deadlines import (
    Deadline,
    Due,
    ExtensionRequest,
    Limit,
    LimitUnit,
    Outcome,
    Pause,
    due,
    reminder_days,
)
from govinfo.errors import InvalidValueError, NaiveInstantError, UnknownCalendarYear
from govinfo.instants import localise
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import Extension

MONDAY = date(2026, 3, 2)
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


def limit(**settings: Any) -> Limit:
    """Return a limit of seven days with other settings."""
    facts: dict[str, Any] = {"id": "r", "clause": "三", "unit": LimitUnit.DAY, "number": 7, "anchor": "received"}
    return Limit(**facts | settings)


def at(text: str) -> datetime:
    """Return a wall-clock time in the official zone."""
    return localise("at", datetime.fromisoformat(text))


def found(start: date | str = MONDAY, *, deadline: dict[str, Any] | None = None, **settings: Any) -> Due:
    """Return when the limit with *settings* is due from *start*."""
    begin: dict[str, Any] = {"started_at": at(start)} if isinstance(start, str) else {"started_on": start}
    return due(Deadline(limit=limit(**settings), **begin, **(deadline or {})), official())


def asked(text: str = "2026-03-09T10:00:00", **settings: Any) -> ExtensionRequest:
    """Return a granted request with a reason."""
    facts: dict[str, Any] = {"reason": "等待数据", "granted": True}
    return ExtensionRequest(asked_at=at(text), **facts | settings)


def extended(*requests: ExtensionRequest, **settings: Any) -> tuple[list[Outcome], str]:
    """Return the outcomes of requests on the seven days from 2 March, which end on 9 March, and the last day."""
    result = found(deadline={"requests": requests}, **settings)
    assert date(2026, 3, 9) == result.original_last_day
    return [decided.outcome for decided in result.requests], str(result.last_day)


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


@given(start=STARTS, number=st.integers(1, 25), ahead=st.sets(st.integers(1, 40), max_size=4))
def test_reminders_lie_before_the_last_day(start: date, number: int, ahead: set[int]) -> None:
    """Each reminder is a working day before the last day, not before the start, and they come in order."""
    deadline = Deadline(limit=limit(number=number, reminders=tuple(ahead)), started_on=start)
    result = due(deadline, official())
    days = reminder_days(deadline, result, official())

    span = (result.last_day - start).days
    workdays = [day for day in (result.last_day - timedelta(days=back) for back in range(1, span + 1)) if official().is_workday(day)]
    assert [day for place, day in enumerate(workdays, 1) if place in ahead][::-1] == list(days)


def test_reminders_before_the_start_need_no_year_before_it() -> None:
    """Of Friday 11 January 2013 the first working day ahead is the start; the eighth lies in 2012, which the calendar does not know."""
    deadline = Deadline(limit=limit(number=1, reminders=(8, 1)), started_on=date(2013, 1, 10))

    assert (date(2013, 1, 10),) == reminder_days(deadline, due(deadline, official()), official())
    with pytest.raises(UnknownCalendarYear):
        add_workdays(official(), date(2013, 1, 11), -8)


def test_reminders_of_a_named_day_have_no_start_to_stop_at() -> None:
    """Two working days before Friday 11 January 2013 is the 9th; the eighth, in 2012, is asked for in vain."""
    near = Deadline(limit=Limit(id="r", clause="五", unit=LimitUnit.DATE, year=2013, month=1, day=11, reminders=(2,)))
    far = Deadline(limit=Limit(id="r", clause="五", unit=LimitUnit.DATE, year=2013, month=1, day=11, reminders=(8,)))

    assert (date(2013, 1, 9),) == reminder_days(near, due(near, official()), official())
    with pytest.raises(UnknownCalendarYear):
        reminder_days(far, due(far, official()), official())


def test_no_reminders_are_no_days() -> None:
    """An empty list reminds on no day, and a limit of no days has none before its start."""
    silent = Deadline(limit=limit(reminders=()), started_on=MONDAY)
    at_once = Deadline(limit=limit(number=0), started_on=MONDAY)

    assert () == reminder_days(silent, due(silent, official()), official())
    assert () == reminder_days(at_once, due(at_once, official()), official())


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


# Pauses


def pause(sent: str, answered: str | None) -> Pause:
    """Return a pause in March 2026."""
    return Pause(sent_on=date.fromisoformat(f"2026-03-{sent}"), answered_on=date.fromisoformat(f"2026-03-{answered}") if answered else None)


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


# Extensions


@pytest.mark.parametrize(
    ("request_", "settings", "outcome", "last_day"),
    [
        ({}, {}, Outcome.GRANTED, "2026-03-16"),
        ({"number": 3}, {}, Outcome.GRANTED, "2026-03-12"),
        ({"number": 3, "unit": LimitUnit.WORKDAY}, {}, Outcome.GRANTED, "2026-03-12"),
        ({"number": 1, "unit": LimitUnit.MONTH}, {}, Outcome.GRANTED, "2026-04-09"),
        ({"until": date(2026, 3, 15)}, {}, Outcome.GRANTED, "2026-03-15"),
        ({"until": date(2026, 3, 9)}, {}, Outcome.NO_LATER, "2026-03-09"),
        ({"until": date(2026, 3, 6)}, {}, Outcome.NO_LATER, "2026-03-09"),
        ({"granted": False, "number": 7}, {}, Outcome.REFUSED, "2026-03-09"),
        ({"granted": None}, {}, Outcome.UNDECIDED, "2026-03-09"),
        ({"reason": None}, {}, Outcome.NO_REASON, "2026-03-09"),
        ({}, {"extension_number": 3}, Outcome.GRANTED, "2026-03-12"),
        ({"number": 10}, {"extension_number": 3}, Outcome.CAPPED, "2026-03-12"),
        ({"until": date(2026, 3, 31)}, {"extension_number": 3}, Outcome.CAPPED, "2026-03-12"),
        ({"number": 2}, {"extension_number": 5, "extension_unit": LimitUnit.WORKDAY}, Outcome.GRANTED, "2026-03-11"),
        ({}, {"extension_times": 0}, Outcome.TOO_OFTEN, "2026-03-09"),
    ],
)
def test_what_becomes_of_a_request(request_: dict[str, Any], settings: dict[str, Any], outcome: Outcome, last_day: str) -> None:
    """A date stands as named, units count from the last day in force, a cap holds, and no other request moves anything."""
    assert ([outcome], last_day) == extended(asked(**request_), **settings)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("2026-03-09T23:59:59", Outcome.GRANTED),
        ("2026-03-10T00:00:00", Outcome.GRANTED),
        ("2026-03-10T00:00:01", Outcome.TOO_LATE),
    ],
)
def test_a_request_is_in_time_up_to_the_cutoff(text: str, outcome: Outcome) -> None:
    """The cutoff's own instant is still in time, as for the work itself."""
    assert [outcome] == extended(asked(text))[0]


def test_a_request_after_expiry_is_recorded_with_the_rule_it_breaks() -> None:
    """Nothing moves, even where somebody granted it, and the message names the rule, in both languages."""
    result = found(deadline={"requests": [asked("2026-03-10T09:00:00")]}, title="一般批示件")
    message = str(result.requests[0].message)

    assert (Outcome.TOO_LATE, "2026-03-09") == (result.requests[0].outcome, str(result.last_day))
    assert message.startswith("一般批示件 (三): asked at 2026-03-10 09:00, after the limit had ended at 2026-03-09 24:00;")
    assert "after expiry there is no extension" in message


def test_extensions_follow_one_another_in_the_order_asked() -> None:
    """A second request in the extended time counts from the extended day; the order of the records does not matter."""
    first, second = asked(), asked("2026-03-16T10:00:00")

    assert ([Outcome.GRANTED, Outcome.GRANTED], "2026-03-23") == extended(first, second) == extended(second, first)
    assert ([Outcome.GRANTED, Outcome.TOO_OFTEN], "2026-03-16") == extended(first, second, extension_times=1)
    refused = asked("2026-03-05T10:00:00", granted=False)
    assert ([Outcome.REFUSED, Outcome.GRANTED], "2026-03-16") == extended(refused, first, extension_times=1)


def test_twenty_more_working_days_for_disclosure() -> None:
    """20 working days from 18 September 2026 end on 22 October; twenty more, asked on that day, on 19 November."""
    rule: dict[str, Any] = {"unit": LimitUnit.WORKDAY, "number": 20, "extension_number": 20, "extension_times": 1}
    result = found(date(2026, 9, 18), deadline={"requests": [asked("2026-10-22T17:00:00")]}, **rule)

    assert ("2026-10-22", "2026-11-19") == (str(result.original_last_day), str(result.last_day))


def test_hours_are_extended_by_hours_or_to_the_end_of_a_day() -> None:
    """Two hours more are two hours after the first end; a named day ends at 24:00."""
    facts: dict[str, Any] = {"unit": LimitUnit.HOUR, "number": 24}
    more, until = asked("2026-03-02T20:00:00", number=2), asked("2026-03-02T20:00:00", until=date(2026, 3, 4))

    assert at("2026-03-03T11:00:00") == found("2026-03-02T09:00:00", deadline={"requests": [more]}, **facts).cutoff
    assert at("2026-03-05T00:00:00") == found("2026-03-02T09:00:00", deadline={"requests": [until]}, **facts).cutoff


def test_a_named_date_needs_a_length_for_its_extension() -> None:
    """Granted without a date or a number there is nothing to count; with either there is."""
    rule = Limit(id="r", clause="七", unit=LimitUnit.DATE, year=2026, month=3, day=9)

    def after(request: ExtensionRequest) -> tuple[Outcome, str]:
        result = due(Deadline(limit=rule, requests=[request]), official())
        return result.requests[0].outcome, str(result.last_day)

    assert (Outcome.NO_LENGTH, "2026-03-09") == after(asked())
    assert (Outcome.NO_LENGTH, "2026-03-09") == after(asked(number=3))
    assert (Outcome.GRANTED, "2026-03-12") == after(asked(number=3, unit=LimitUnit.DAY))
    assert (Outcome.GRANTED, "2026-03-20") == after(asked(until=date(2026, 3, 20)))


def test_the_extension_of_a_records_file_is_a_request() -> None:
    """Its four facts are taken over."""
    record = Extension(asked_at=at("2026-03-09T10:00:00"), reason="等待数据", granted=True, until=date(2026, 3, 20))

    assert asked(until=date(2026, 3, 20)) == ExtensionRequest.of(record)


@given(
    start=STARTS,
    more=st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20), st.sampled_from([True, False, None])), max_size=4),
)
def test_extensions_never_lose_the_original_and_never_shorten(start: date, more: list[tuple[int, int, bool | None]]) -> None:
    """Whatever is asked, the original last day is that of the rule alone and the last day is not before it."""
    begun = datetime(start.year, start.month, start.day, 4, tzinfo=UTC)
    requests = [
        ExtensionRequest(asked_at=begun + timedelta(days=day), reason="等待", granted=granted, number=number)
        for day, number, granted in more
    ]
    result = found(start, deadline={"requests": requests})

    assert found(start).last_day == result.original_last_day <= result.last_day
    assert (result.original_last_day == result.last_day) is not any(decided.outcome.moves for decided in result.requests)


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


def test_what_became_of_a_request_is_told() -> None:
    """Refused, granted for three days, and asked for when it was too late."""
    requests = (asked("2026-03-05T10:00:00", granted=False), asked(number=3), asked("2026-03-20T10:00:00"))
    told = [(decided.message.text("zh"), decided.message.text("en")) for decided in found(deadline={"requests": requests}).requests]

    assert told == [
        (
            "r（三）：3月5日10:00提出延期申请，未获同意；截止日期仍为3月9日",
            "r (三): asked at 2026-03-05 10:00, refused; the last day stays 2026-03-09",
        ),
        (
            "r（三）：3月9日10:00提出延期申请，同意延期；截止日期延至3月12日",
            "r (三): asked at 2026-03-09 10:00, granted; the last day is now 2026-03-12",
        ),
        (
            "r（三）：3月20日10:00提出延期申请时，期限已于3月12日24:00届满；逾期不予延期，按逾期报送处理",
            (
                "r (三): asked at 2026-03-20 10:00, after the limit had ended at 2026-03-12 24:00; "
                "after expiry there is no extension, only a late report"
            ),
        ),
    ]


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


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"number": 0}, "number"),
        ({"number": 1.5}, "number"),
        ({"number": 3, "until": MONDAY}, "until"),
        ({"unit": LimitUnit.DAY}, "unit"),
        ({"unit": LimitUnit.DATE, "number": 3}, "unit"),
        ({"until": datetime(2026, 3, 20, tzinfo=UTC)}, "until"),
        ({"reason": "  "}, "reason"),
        ({"granted": "yes"}, "granted"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(facts: dict[str, Any], field: str) -> None:
    """No length, two lengths, a unit alone, an instant as a day, a blank reason."""
    with pytest.raises(InvalidValueError) as caught:
        asked(**facts)

    assert field == caught.value.what


def test_a_pause_does_not_end_before_it_begins() -> None:
    """The answer is not before the question."""
    with pytest.raises(InvalidValueError, match="sent_on"):
        pause("10", "09")
