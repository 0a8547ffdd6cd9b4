"""Extensions: who may ask for how much, in time and how often, what is granted, and that nothing is lost by it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_limits import MONDAY, asked, at, extended, found, pause

from govinfo.calendars import Roll, official
from govinfo.deadlines import Deadline, ExtensionRequest, Outcome, due
from govinfo.deadlines._limits import Limit, LimitUnit
from govinfo.errors import InvalidValueError
from govinfo.records import Extension

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


STARTS = st.dates(date(2013, 1, 10), date(2024, 6, 30))


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


def test_what_became_of_a_request_is_told() -> None:
    """Refused, granted for three days, and asked for when it was too late."""
    requests = (asked("2026-03-05T10:00:00", granted=False), asked(number=3), asked("2026-03-20T10:00:00"))
    told = [(decided.message.text("zh"), decided.message.text("en")) for decided in found(deadline={"requests": requests}).requests]

    assert told == [
        (
            "三：3月5日10:00提出延期申请，未获同意；截止日期仍为3月9日",
            "三: asked at 2026-03-05 10:00, refused; the last day stays 2026-03-09",
        ),
        (
            "三：3月9日10:00提出延期申请，同意延期；截止日期延至3月12日",
            "三: asked at 2026-03-09 10:00, granted; the last day is now 2026-03-12",
        ),
        (
            "三：3月20日10:00提出延期申请时，期限已于3月12日24:00届满；逾期不予延期，按逾期报送处理",
            (
                "三: asked at 2026-03-20 10:00, after the limit had ended at 2026-03-12 24:00; "
                "after expiry there is no extension, only a late report"
            ),
        ),
    ]


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


def last_day(deadline: Deadline) -> str:
    """Return on which day it is due."""
    return str(due(deadline, official()).last_day)
