"""How deadlines count in the details: parts of a second, the last day of a pause, reminders, later extensions, the very instant."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from test_due import MONDAY, asked, at, extended, found, limit, pause
from test_states import rounds, seen

from govinfo.calendars import Roll, official
from govinfo.deadlines import (
    Deadline,
    ExtensionRequest,
    Limit,
    LimitUnit,
    Matter,
    Outcome,
    Pause,
    Stage,
    due,
    matter_state,
    reminder_days,
    state,
)
from govinfo.errors import InvalidValueError
from govinfo.labels import Grain
from govinfo.periods import Period

TUESDAY = date(2026, 3, 3)
NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
FIFTH = date(2024, 3, 5)
IN_ORDER = "rounds must be rounds with a start, each not before the one it follows"


@pytest.fixture(name="kolkata")
def fixture_kolkata(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine stand in a zone that is half an hour off the full one: UTC+5:30."""
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


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
        (lambda: Deadline(limit=limit(), started_on=FIFTH, pauses=5), "pauses must be a tuple, got 5"),  # type: ignore[arg-type]  # what must be refused
        (lambda: Deadline(limit=limit(), started_on=FIFTH, requests=""), 'requests must be a tuple, got ""'),
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


# Extensions


def test_an_extension_to_a_named_day_ends_at_the_close_of_business() -> None:
    """Until 12 March at half past five, as the rule closes."""
    result = found(deadline={"requests": [asked(until=date(2026, 3, 12))]}, close="17:30")

    assert result.cutoff.isoformat() == "2026-03-12T17:30:00+08:00"


def test_only_extensions_that_move_the_last_day_are_counted() -> None:
    """Two are allowed: to the 16th, in vain to the same day, to the 23rd; the fourth request is one too many."""
    requests = (
        asked("2026-03-09T10:00:00"),
        asked("2026-03-12T10:00:00", until=date(2026, 3, 16)),
        asked("2026-03-16T10:00:00"),
        asked("2026-03-23T10:00:00"),
    )

    assert extended(*requests, extension_times=2) == (
        [Outcome.GRANTED, Outcome.NO_LATER, Outcome.GRANTED, Outcome.TOO_OFTEN],
        "2026-03-23",
    )


def test_an_extended_last_day_does_not_roll_into_a_pause() -> None:
    """Five days after Monday 9 March is Saturday 14; Monday and Tuesday are paused, so Wednesday is the last day."""
    result = found(deadline={"requests": [asked(number=5)], "pauses": [pause("15", "17")]})

    assert ("2026-03-09", "2026-03-18") == (str(result.original_last_day), str(result.last_day))


def test_an_extension_that_moves_back_is_never_over_before_it_begins() -> None:
    """Extended to Saturday 14 March by name, then by a day to Sunday: the Friday before is over, so the Monday after it is."""
    more = (asked(until=date(2026, 3, 14)), asked("2026-03-13T10:00:00", number=1))

    assert extended(*more, roll=Roll.PREVIOUS) == ([Outcome.GRANTED, Outcome.GRANTED], "2026-03-16")


def test_the_longest_extension_is_a_hundred_thousand() -> None:
    """A hundred thousand days after 9 March 2026 is 23 December 2299."""
    result = found(deadline={"requests": [asked(number=100_000)]}, roll=Roll.NONE)

    assert ("2026-03-09", "2299-12-23") == (str(result.original_last_day), str(result.last_day))


# Reminders


def test_what_counts_back_reminds_before_its_last_day() -> None:
    """Five days before the meeting of Monday 16 March is Wednesday 11; three working days ahead is Friday 6, one is Tuesday 10."""
    deadline = Deadline(limit=limit(number=5, backward=True, anchor="meeting", reminders=(1, 3)), started_on=date(2026, 3, 16))

    assert reminder_days(deadline, due(deadline, official()), official()) == (date(2026, 3, 6), date(2026, 3, 10))


def test_a_limit_of_the_same_day_reminds_on_no_day_before_its_start() -> None:
    """What starts and ends on Tuesday has no reminder on Monday."""
    deadline = Deadline(limit=limit(number=0), started_on=TUESDAY)

    assert reminder_days(deadline, due(deadline, official()), official()) == ()


def test_no_day_is_asked_for_beyond_the_farthest_reminder() -> None:
    """Friday 4 January 2013 is the first day worked that the calendar knows, and one working day ahead of the 5th."""
    near = named(year=2013, month=1, day=5, reminders=(1,))

    assert reminder_days(near, due(near, official()), official()) == (date(2013, 1, 4),)


def test_where_nobody_is_reminded_no_year_is_needed() -> None:
    """A limit that ends in 2030, of which no working day is known."""
    silent = Deadline(limit=limit(reminders=(), roll=Roll.NONE), started_on=date(2030, 5, 1))

    assert reminder_days(silent, due(silent, official()), official()) == ()


# The very instant


def test_a_clock_runs_from_the_instant_at_which_it_starts() -> None:
    """At ten to midnight and not a second later."""
    rule: dict[str, Any] = {"unit": LimitUnit.MINUTE, "number": 30, "anchor": "told"}

    assert Stage.RUNNING is seen("2026-03-07T23:50:00", rule=rule, started_on=None, started_at=at("2026-03-07T23:50:00")).stage


def test_what_is_done_at_an_instant_is_done_at_that_instant() -> None:
    """The second before it is running."""
    done = at("2026-03-05T09:00:00")

    assert Stage.RUNNING is seen("2026-03-05T08:59:59", done_at=done).stage
    assert Stage.DONE_IN_TIME is seen("2026-03-05T09:00:00", done_at=done).stage


def test_a_request_is_known_from_the_instant_at_which_it_is_asked() -> None:
    """At eight in the evening the first of two is known, which extends to the 16th, and the second is not."""
    requests = [asked("2026-03-09T20:00:00"), asked("2026-03-09T20:00:01", number=3)]
    before, known, after = (seen(f"2026-03-09T{text}", requests=requests).due for text in ("19:59:59", "20:00:00", "20:00:01"))

    assert before and known and after
    assert [(len(one.requests), str(one.last_day)) for one in (before, known, after)] == [
        (0, "2026-03-09"),
        (1, "2026-03-16"),
        (2, "2026-03-19"),
    ]


def test_what_is_done_late_is_explained_by_a_reason_that_came_in_time() -> None:
    """More time was refused on the 9th, it was done on the 12th; without the request nothing explains it."""
    refused = asked(granted=False)
    facts: dict[str, Any] = {"done_at": at("2026-03-12T09:00:00")}
    told, silent = seen("2026-03-20T09:00:00", requests=[refused], **facts), seen("2026-03-20T09:00:00", **facts)

    assert (told.stage, told.explained) == (Stage.DONE_LATE, True)
    assert (silent.stage, silent.explained) == (Stage.DONE_LATE, False)


def test_due_soon_waits_for_the_working_day_ahead_of_a_day_of_rest() -> None:
    """For Sunday 15 March one working day ahead is Friday 13; on Thursday it is not due soon, with one working day left."""
    report = named(year=2026, month=3, day=15)
    thursday, friday = (state(report, at(f"2026-03-{day}T12:00:00"), official()) for day in (12, 13))

    assert (thursday.stage, thursday.days_left, thursday.workdays_left) == (Stage.RUNNING, 3, 1)
    assert (friday.stage, friday.days_left, friday.workdays_left) == (Stage.DUE_SOON, 2, 0)


def test_a_clock_that_stands_before_an_unknown_year_is_told_as_standing() -> None:
    """Twenty working days from 14 December need 2027; on the 20th the question of the 18th is still open."""
    rule: dict[str, Any] = {"unit": LimitUnit.WORKDAY, "number": 20}
    standing = seen("2026-12-20T09:00:00", rule=rule, started_on=date(2026, 12, 14), pauses=[Pause(sent_on=date(2026, 12, 18))])

    assert (standing.stage, standing.needs, standing.due) == (Stage.PAUSED, 2027, None)


def test_two_rounds_may_begin_on_one_day() -> None:
    """The second instruction came in the afternoon of the first."""
    found_now = matter_state(rounds(MONDAY, MONDAY), at("2026-03-02T18:00:00"), official())

    assert (found_now.level, found_now.late) == (2, ())
