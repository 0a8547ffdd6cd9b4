"""Where a deadline stands at an instant, what it knew by then, and the rounds on one matter."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from cattrs.preconf.json import make_converter
from hypothesis import given
from hypothesis import strategies as st
from small_limits import MONDAY, asked, at, limit, rounds, seen

from govinfo.calendars import Roll, official
from govinfo.deadlines import Deadline, ExtensionRequest, Limit, LimitUnit, Matter, Pause, Stage, matter_state, state
from govinfo.deadlines._rounds import demand
from govinfo.errors import InvalidValueError, NaiveInstantError
from govinfo.labels import Grain
from govinfo.periods import Period


@pytest.mark.parametrize(
    ("text", "stage", "days", "workdays", "late"),
    [
        ("2026-03-01T23:59:59", Stage.NOT_STARTED, None, None, 0),
        ("2026-03-02T00:00:00", Stage.RUNNING, 7, 5, 0),
        ("2026-03-05T23:59:59", Stage.RUNNING, 4, 2, 0),
        ("2026-03-06T00:00:00", Stage.DUE_SOON, 3, 1, 0),
        ("2026-03-07T12:00:00", Stage.DUE_SOON, 2, 1, 0),
        ("2026-03-09T23:59:59", Stage.DUE_SOON, 0, 0, 0),
        ("2026-03-10T00:00:00", Stage.DUE_SOON, 0, 0, 0),
        ("2026-03-10T00:00:01", Stage.OVERDUE, -1, -1, 1),
        ("2026-03-15T12:00:00", Stage.OVERDUE, -6, -4, 7920),
    ],
)
def test_the_life_of_a_deadline(text: str, stage: Stage, days: int | None, workdays: int | None, late: int) -> None:
    """From before its start to long after its end, with the days and working days left and the minutes late."""
    found = seen(text)

    assert (stage, days, workdays, late) == (found.stage, found.days_left, found.workdays_left, found.minutes_late)


@pytest.mark.parametrize(
    ("done", "excused", "stage", "late"),
    [
        ("2026-03-04T09:00:00", None, Stage.DONE_IN_TIME, timedelta()),
        ("2026-03-10T00:00:00", None, Stage.DONE_IN_TIME, timedelta()),
        ("2026-03-10T01:30:00", None, Stage.DONE_LATE, timedelta(minutes=90)),
        ("2026-03-10T01:30:00", "台风停工", Stage.EXCUSED, timedelta(minutes=90)),
        ("2026-03-04T09:00:00", "台风停工", Stage.DONE_IN_TIME, timedelta()),
    ],
)
def test_what_is_done(done: str, excused: str | None, stage: Stage, late: timedelta) -> None:
    """Done in time or late by so much; an excuse matters only where it is late."""
    found = seen("2026-04-01T09:00:00", done_at=at(done), excused=excused)

    assert (stage, late) == (found.stage, found.late)
    assert found.days_left is None and found.workdays_left is None
    assert found.stage.closed is (stage is not Stage.EXCUSED)


def test_what_is_overdue_and_excused_says_so() -> None:
    """It is not done, and not held against the unit."""
    assert Stage.EXCUSED is seen("2026-03-11T09:00:00", excused="台风停工").stage


def test_close_of_business_ends_the_day() -> None:
    """At 17:30 in time, a minute later overdue on the last day itself."""
    rule = {"close": "17:30"}
    late = seen("2026-03-09T17:31:00", rule=rule)

    assert Stage.DUE_SOON is seen("2026-03-09T17:30:00", rule=rule).stage
    assert (Stage.OVERDUE, 0, 0, 1) == (late.stage, late.days_left, late.workdays_left, late.minutes_late)


def test_due_soon_begins_with_the_first_reminder() -> None:
    """Three working days before Monday 9 March is Wednesday the 4th; without reminders nothing is due soon."""
    assert Stage.RUNNING is seen("2026-03-03T23:00:00", rule={"reminders": (1, 3)}).stage
    assert Stage.DUE_SOON is seen("2026-03-04T00:00:00", rule={"reminders": (1, 3)}).stage
    assert Stage.RUNNING is seen("2026-03-09T12:00:00", rule={"reminders": ()}).stage


def test_due_soon_needs_no_year_before_the_start() -> None:
    """From 1 January 2004 one day ends on Friday the 2nd, one working day ahead of which lies in 2003, which nobody has to know."""
    found = seen("2004-01-01T09:00:00", rule={"number": 1}, started_on=date(2004, 1, 1))

    assert (Stage.DUE_SOON, 1, None) == (found.stage, found.workdays_left, found.needs)


def test_due_soon_waits_for_the_reminder_over_a_holiday() -> None:
    """For Thursday 8 October one working day ahead is 30 September, and the holiday between is due soon."""
    rule: dict[str, Any] = {"number": 15}

    assert Stage.RUNNING is seen("2026-09-29T12:00:00", rule=rule, started_on=date(2026, 9, 21)).stage
    assert Stage.DUE_SOON is seen("2026-09-30T12:00:00", rule=rule, started_on=date(2026, 9, 21)).stage
    assert Stage.DUE_SOON is seen("2026-10-03T12:00:00", rule=rule, started_on=date(2026, 9, 21)).stage


def test_an_urgent_report_is_late_by_minutes() -> None:
    """Half an hour from being told, through the night; never due soon."""
    rule: dict[str, Any] = {"unit": LimitUnit.MINUTE, "number": 30, "anchor": "told"}
    facts: dict[str, Any] = {"rule": rule, "started_on": None, "started_at": at("2026-03-07T23:50:00")}

    assert Stage.NOT_STARTED is seen("2026-03-07T23:49:59", **facts).stage
    assert Stage.RUNNING is seen("2026-03-08T00:20:00", **facts).stage
    assert (Stage.OVERDUE, 41) == (seen("2026-03-08T01:00:30", **facts).stage, seen("2026-03-08T01:00:30", **facts).minutes_late)


def test_a_clock_that_never_began_has_not_started() -> None:
    """The anchor has not happened, or its period has not come."""
    assert Stage.NOT_STARTED is seen("2026-03-05T09:00:00", started_on=None).stage
    rule = Limit(id="s", clause="八", unit=LimitUnit.PERIOD_END, grain=Grain.MONTH)
    report = Deadline(limit=rule, period=Period.parse("2026-04"))
    assert Stage.NOT_STARTED is state(report, at("2026-03-31T09:00:00"), official()).stage
    assert Stage.RUNNING is state(report, at("2026-04-01T00:00:00"), official()).stage


def test_what_counts_back_runs_before_its_anchor() -> None:
    """Five days before a meeting on 16 March: running before, overdue from the 12th on."""
    rule: dict[str, Any] = {"number": 5, "backward": True, "anchor": "meeting"}

    assert Stage.RUNNING is seen("2026-03-02T09:00:00", rule=rule, started_on=date(2026, 3, 16)).stage
    assert Stage.OVERDUE is seen("2026-03-12T09:00:00", rule=rule, started_on=date(2026, 3, 16)).stage


def test_what_happened_later_is_not_looked_at() -> None:
    """Before it was done it was overdue; before it was asked there was no extension; before the answer the clock stood."""
    request = ExtensionRequest(asked_at=at("2026-03-09T20:00:00"), reason="等待数据", granted=True)
    pause = Pause(sent_on=date(2026, 3, 4), answered_on=date(2026, 3, 10))

    assert Stage.OVERDUE is seen("2026-03-10T12:00:00", done_at=at("2026-03-11T09:00:00")).stage
    before, after = seen("2026-03-09T19:59:59", requests=[request]), seen("2026-03-09T20:00:00", requests=[request])
    assert before.due and after.due
    assert ("2026-03-09", "2026-03-16") == (str(before.due.last_day), str(after.due.last_day))
    stages = [seen(f"2026-03-{day}T12:00:00", pauses=[pause]).stage for day in ("03", "04", "09", "10", "16", "17")]
    assert [Stage.RUNNING, Stage.PAUSED, Stage.PAUSED, Stage.RUNNING, Stage.DUE_SOON, Stage.OVERDUE] == stages


@pytest.mark.parametrize(
    ("facts", "explained"),
    [
        ({"granted": False}, True),
        ({"granted": None}, True),
        ({"granted": False, "reason": None}, False),
        ({"granted": True, "asked_at": "2026-03-10T09:00:00"}, False),
    ],
)
def test_lateness_is_explained_where_a_reason_came_in_time(facts: dict[str, Any], explained: bool) -> None:
    """Also where more time was refused; not where the reason came after expiry."""
    facts = {"reason": "等待数据", "asked_at": "2026-03-09T10:00:00"} | facts
    request = ExtensionRequest(**facts | {"asked_at": at(facts["asked_at"])})
    found = seen("2026-03-20T09:00:00", requests=[request])

    assert (Stage.OVERDUE, explained) == (found.stage, found.explained)


@pytest.mark.parametrize(
    ("text", "done", "stage"),
    [
        ("2026-12-20T09:00:00", None, Stage.RUNNING),
        ("2027-01-10T09:00:00", None, Stage.UNKNOWN),
        ("2027-03-01T09:00:00", "2026-12-30T09:00:00", Stage.DONE_IN_TIME),
        ("2027-03-01T09:00:00", "2027-01-20T09:00:00", Stage.UNKNOWN),
    ],
)
def test_a_year_without_a_notice_stops_no_listing(text: str, done: str | None, stage: Stage) -> None:
    """Twenty working days from 14 December need 2027; what is certain all the same is said, and what is missing."""
    rule: dict[str, Any] = {"unit": LimitUnit.WORKDAY, "number": 20}
    found = seen(text, rule=rule, started_on=date(2026, 12, 14), done_at=at(done) if done else None)

    assert (stage, 2027, None) == (found.stage, found.needs, found.due)


def test_only_the_working_days_left_are_missing_where_the_last_day_is_known() -> None:
    """A natural-day limit that does not roll is due in any year; the working days left are not known there."""
    found = seen("2030-05-02T09:00:00", rule={"roll": Roll.NONE}, started_on=date(2030, 5, 1))

    assert (Stage.RUNNING, 6, None, 2030) == (found.stage, found.days_left, found.workdays_left, found.needs)
    overdue = seen("2027-02-01T09:00:00")
    assert (Stage.OVERDUE, -329, None, 2027) == (overdue.stage, overdue.days_left, overdue.workdays_left, overdue.needs)


def test_a_last_day_that_moves_back_is_not_said_to_be_running() -> None:
    """It could lie in the year before the unknown one."""
    found = seen("2026-12-30T09:00:00", rule={"roll": Roll.PREVIOUS}, started_on=date(2026, 12, 25))

    assert (Stage.UNKNOWN, 2027) == (found.stage, found.needs)


@pytest.mark.parametrize("value", [datetime(2026, 3, 5, 9), date(2026, 3, 5), "2026-03-05"])
def test_a_state_is_asked_for_at_an_instant(value: object) -> None:
    """A naive time, a day or a text is refused."""
    with pytest.raises(InvalidValueError if not isinstance(value, datetime) else NaiveInstantError, match="at must be"):
        state(Deadline(limit=limit(), started_on=MONDAY), value, official())  # type: ignore[arg-type]  # what must be refused


INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))


DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))


LIMITS = st.builds(
    limit,
    unit=st.sampled_from([LimitUnit.DAY, LimitUnit.WORKDAY, LimitUnit.MONTH, LimitUnit.YEAR]),
    number=st.integers(0, 40),
    roll=st.sampled_from([None, *Roll]),
    count_start=st.sampled_from([None, True, False]),
    close=st.sampled_from(["24:00", "17:30"]),
    reminders=st.sampled_from([None, (), (3, 1)]),
    extension_number=st.sampled_from([None, 5]),
)


REQUESTS = st.builds(
    ExtensionRequest,
    asked_at=INSTANTS,
    reason=st.sampled_from([None, "等待数据"]),
    granted=st.sampled_from([None, True, False]),
    number=st.sampled_from([None, 1, 30]),
)


PAUSES = st.builds(
    lambda sent, days: Pause(sent_on=sent, answered_on=None if days is None else sent + timedelta(days=days)),
    DAYS,
    st.sampled_from([None, 0, 20]),
)


DEADLINES = st.builds(
    Deadline,
    limit=LIMITS,
    started_on=DAYS,
    requests=st.lists(REQUESTS, max_size=2),
    pauses=st.lists(PAUSES, max_size=2),
    excused=st.sampled_from([None, "台风"]),
)


@given(deadline=DEADLINES, instant=INSTANTS)
def test_a_state_is_always_given(deadline: Deadline, instant: datetime) -> None:
    """Whatever the years and facts, listing never fails, and the parts of a state agree with each other."""
    found = state(deadline, instant, official())

    assert bool(found.late) is (found.stage in {Stage.OVERDUE, Stage.EXCUSED})
    assert found.needs is not None or found.due is not None or found.stage is Stage.NOT_STARTED
    if found.due is not None:
        assert (instant > found.due.cutoff) is bool(found.late)
        assert found.days_left is not None and (found.days_left >= 0 or found.late)


PLAIN = make_converter(forbid_extra_keys=True)
PLAIN.register_unstructure_hook(date, date.isoformat)
PLAIN.register_unstructure_hook(datetime, datetime.isoformat)


@given(deadline=DEADLINES)
def test_deadlines_survive_files(deadline: Deadline) -> None:
    """Through JSON and through pickle a deadline comes back equal, and nothing that follows from its rule is in the file."""
    text = PLAIN.dumps(deadline)

    assert deadline == PLAIN.loads(text, Deadline)
    assert deadline == pickle.loads(pickle.dumps(deadline))
    assert "last_day" not in text and "cutoff" not in text


def test_a_new_round_raises_the_level_and_cures_nothing() -> None:
    """The first round was late; with the second and third it still is, whatever they bring."""
    first = Deadline(limit=limit(), started_on=MONDAY, done_at=at("2026-03-12T09:00:00"))
    second = Deadline(limit=limit(), started_on=date(2026, 3, 16), done_at=at("2026-03-17T09:00:00"))
    third = Deadline(limit=limit(), started_on=date(2026, 3, 30))
    matter = Matter(rounds=[first, second, third])

    assert [(0, ()), (1, ()), (1, (1,)), (2, (1,)), (3, (1,)), (3, (1, 3))] == [
        (found.level, found.late)
        for found in (
            matter_state(matter, at(f"2026-{day}T12:00:00"), official()) for day in ("03-01", "03-09", "03-12", "03-17", "03-30", "04-08")
        )
    ]


def test_an_excused_round_is_not_late() -> None:
    """The excuse holds for its round alone."""
    assert () == matter_state(rounds(MONDAY, excused="台风停工"), at("2026-03-20T09:00:00"), official()).late


@pytest.mark.parametrize("starts", [(), (date(2026, 3, 16), MONDAY)])
def test_rounds_come_in_their_order(starts: tuple[date, ...]) -> None:
    """No round at all, or one before the round it follows, is refused."""
    with pytest.raises(InvalidValueError, match="rounds"):
        rounds(*starts)


def test_a_round_needs_a_start() -> None:
    """An instruction that nobody received yet is no round."""
    with pytest.raises(InvalidValueError, match="rounds with a start"):
        Matter(rounds=[Deadline(limit=limit())])


def test_a_ladder_names_what_each_round_demands() -> None:
    """The last label holds for all rounds beyond it; without a ladder nothing is demanded."""
    ladder = ("限期办理", "书面说明情况", "直接调查处理")

    assert [None, *ladder, ladder[-1]] == [demand(level, ladder) for level in range(5)]
    assert demand(3, ()) is None


def named(period: str | None = None, **settings: Any) -> Deadline:
    """Return the deadline of a named date."""
    rule = Limit(id="r", clause="八", unit=LimitUnit.DATE, **settings)
    return Deadline(limit=rule, period=Period.parse(period) if period else None)


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
