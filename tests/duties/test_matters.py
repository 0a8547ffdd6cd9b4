"""Matters that are no items, and the handling of whatever has a clock: due times, pauses, a fresh start, urgings, returned reports."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from offices import head, register, stand, standing_of

from govinfo.codec import decode_rulebook
from govinfo.deadlines import Stage
from govinfo.duties import DutyState, Result, duty_questions
from govinfo.labels import Role
from govinfo.rulebook import Rulebook

BOOK = decode_rulebook(
    head("matters", issuer="区政府办")
    + """
[matters]
case = { title = "办件" }
minutes = { title = "会议纪要" }
[[deadline]]
id = "days"
clause = "一"
unit = "working-day"
number = 5
anchor = "arose"
extension_number = 5
[[deadline]]
id = "hours"
clause = "二"
unit = "hour"
number = 24
anchor = "meeting"
[[duty]]
id = "handle-case"
clause = "一"
title = "办件5个工作日内办结"
of = "matter"
limit = "days"
when = { kind = "case" }
[[duty]]
id = "write-minutes"
clause = "二"
title = "会议纪要24小时内印发"
of = "matter"
limit = "hours"
when = { kind = "minutes" }
[[duty]]
id = "slip"
clause = "三"
title = "批示按办文单所定时间办理"
of = "handling"
"""
)
CASE: dict[str, Any] = {"id": "m1", "kind": "case", "units": ["agri"], "arose_at": "2026-03-02T10:00:00", "title": "低保申请"}


def handled(*, at: str, matter: dict[str, Any] | None = None, **handling: Any) -> DutyState:
    """Return where the case of 2 March stands, handled as given; five working days from the 2nd end on Monday the 9th."""
    one = {"id": "h1", "of": "m1", "unit": "agri", "received_at": "2026-03-02T10:00:00"} | handling
    return standing_of(register(matters=[CASE | (matter or {})], handlings=[one] if handling else []), BOOK, at)


def test_a_matter_is_owed_before_anybody_handles_it() -> None:
    """Minutes are owed from the end of the meeting: seven hours left, then overdue by an hour, and nobody has written anything."""
    minutes = {"id": "k1", "kind": "minutes", "units": ["east"], "arose_at": "2026-03-02T17:10:00", "title": "常务会议"}
    records = register(matters=[minutes])

    [before] = stand(records, BOOK, "2026-03-03T10:10:00")
    [after] = stand(records, BOOK, "2026-03-03T18:10:00")

    assert (Stage.RUNNING, 420) == (before.state.stage, before.state.minutes_left)
    assert (Stage.OVERDUE, 60, "duty:k1:east") == (after.state.stage, after.state.minutes_late, after.id)
    assert () == stand(records, BOOK, "2026-03-02T17:00:00")


def test_each_unit_owes_it_with_its_role_and_who_supervises_owes_nothing() -> None:
    """The lead is done, the responsible one is late; the supervisor is not in the list."""
    units = [{"unit": "agri", "role": "lead"}, {"unit": "water", "role": "responsible"}, {"unit": "east", "role": "supervisor"}]
    records = register(
        matters=[CASE | {"units": units}],
        handlings=[
            {"id": "h1", "of": "m1", "unit": "agri", "received_at": "2026-03-02T11:00:00", "done_at": "2026-03-06T09:00:00"},
            {"id": "h2", "of": "m1", "unit": "water", "received_at": "2026-03-02T11:00:00", "done_at": "2026-03-11T09:00:00"},
        ],
    )
    found = {one.unit: one for one in stand(records, BOOK, "2026-03-20T09:00:00")}

    assert {"agri": (Role.LEAD, Result.IN_TIME), "water": (Role.RESPONSIBLE, Result.LATE)} == {
        unit: (one.role, one.result) for unit, one in found.items()
    }
    assert (2, ("m1", "h2")) == (found["water"].late_days, found["water"].facts)


def test_a_due_time_of_its_own_goes_before_the_rule_and_that_of_the_handling_before_it() -> None:
    """The rule says the 9th, the matter the 12th at 12:00, the handling the 11th."""
    own = {"due_at": "2026-03-12T12:00:00"}
    late = handled(at="2026-03-12T12:00:01", matter=own)
    earlier = handled(at="2026-03-12T12:00:00", matter=own, due_at="2026-03-11T12:00:00")

    assert late.due is not None
    assert ("2026-03-12T12:00:00+08:00", Stage.OVERDUE) == (late.due.cutoff.isoformat(), late.state.stage)
    assert (Stage.OVERDUE, 1) == (earlier.state.stage, earlier.late_days)


EXTENSION = {"asked_at": "2026-03-06T09:00:00", "reason": "待外地回函"}
GRANTED = EXTENSION | {"granted": True, "decided_at": "2026-03-10T09:00:00", "decided_by": "分管主任", "number": 3, "unit": "working-day"}


@pytest.mark.parametrize(
    ("extension", "at", "stage", "last_day"),
    [
        (EXTENSION, "2026-03-07T09:00:00", Stage.DUE_SOON, "2026-03-09"),
        (EXTENSION, "2026-03-10T09:00:00", Stage.OVERDUE, "2026-03-09"),
        # granted on the 10th at 9:00, three working days on from the 9th; on the 10th at 8:00 nobody knew
        (GRANTED, "2026-03-10T08:00:00", Stage.OVERDUE, "2026-03-09"),
        (GRANTED, "2026-03-10T09:00:00", Stage.RUNNING, "2026-03-12"),
        (
            EXTENSION | {"granted": True, "decided_at": "2026-03-09T09:00:00", "until": "2026-03-11"},
            "2026-03-10T09:00:00",
            Stage.DUE_SOON,
            "2026-03-11",
        ),
        (EXTENSION | {"granted": False, "decided_at": "2026-03-09T09:00:00"}, "2026-03-10T09:00:00", Stage.OVERDUE, "2026-03-09"),
        # asked after the end there is no extension
        (GRANTED | {"asked_at": "2026-03-10T00:00:01"}, "2026-03-11T09:00:00", Stage.OVERDUE, "2026-03-09"),
    ],
)
def test_an_extension_is_known_from_when_it_was_decided(extension: dict[str, Any], at: str, stage: Stage, last_day: str) -> None:
    """Asked, pending, granted, refused: each list is as its day knew it."""
    found = handled(at=at, extensions=[extension])

    assert found.due is not None
    assert (stage, date.fromisoformat(last_day)) == (found.state.stage, found.due.last_day)


def test_a_pause_stops_the_clock_and_its_answer_sets_it_going() -> None:
    """Asked on Tuesday the 3rd, answered on Friday the 6th: of the five working days one was gone, four follow: Thursday the 12th."""
    pause = [{"from": "2026-03-03", "until": "2026-03-06", "reason": "征求第三方意见"}]
    stands = handled(at="2026-03-05T09:00:00", pauses=pause)
    goes_on = handled(at="2026-03-12T23:00:00", pauses=pause)

    assert Stage.PAUSED is stands.state.stage
    assert goes_on.due is not None
    assert (date(2026, 3, 12), Stage.DUE_SOON) == (goes_on.due.last_day, goes_on.state.stage)


def test_a_fresh_period_after_correction() -> None:
    """Corrected on Monday the 9th: five working days from then end on the 16th; on the 8th nobody knew, and the 9th was the end."""
    again = {"restarted_at": "2026-03-09T15:00:00", "done_at": "2026-03-16T15:00:00"}
    before, after = handled(at="2026-03-08T09:00:00", **again), handled(at="2026-03-17T09:00:00", **again)

    assert before.due is not None
    assert after.due is not None
    assert (date(2026, 3, 9), date(2026, 3, 16)) == (before.due.last_day, after.due.last_day)
    assert (Result.IN_TIME, date(2026, 3, 2)) == (after.result, after.began)


def test_what_was_done_or_asked_before_the_fresh_start_is_past() -> None:
    """Done on the 4th and begun afresh on the 5th it is not done: due on the 12th; the grant of the 4th is of the old period."""
    past = [{"asked_at": "2026-03-03T09:00:00", "reason": "x", "granted": True, "decided_at": "2026-03-04T09:00:00", "until": "2026-03-31"}]
    again = {"restarted_at": "2026-03-05T15:00:00", "done_at": "2026-03-04T15:00:00", "extensions": past}
    found = handled(at="2026-03-06T09:00:00", **again)

    assert found.due is not None
    assert (date(2026, 3, 12), Result.OPEN) == (found.due.last_day, found.result)
    assert Result.IN_TIME is handled(at="2026-03-05T09:00:00", **again).result


def test_what_was_sent_back_is_not_done() -> None:
    """Reported on the 6th, in time; sent back on the 8th; the second report of the 11th is two days late."""
    reports = [
        {"at": "2026-03-06T09:00:00", "returned_at": "2026-03-08T09:00:00", "returned_because": "情况不实"},
        {"at": "2026-03-11T09:00:00"},
    ]
    known = [
        handled(at=at, done_at="2026-03-06T09:00:00", reports=reports)
        for at in ("2026-03-07T09:00:00", "2026-03-08T10:00:00", "2026-03-10T09:00:00", "2026-03-12T09:00:00")
    ]

    assert [Result.IN_TIME, Result.OPEN, Result.NEVER, Result.LATE] == [one.result for one in known]
    assert [0, 1, 1, 1] == [one.returned for one in known]
    assert 2 == known[-1].late_days


def test_urgings_are_counted_from_when_they_were_made() -> None:
    """Urged on the 5th and the 8th, done on the 9th: after a reminder."""
    urged = [{"at": "2026-03-05T09:00:00", "by": "督查室"}, {"at": "2026-03-08T09:00:00"}]
    early = handled(at="2026-03-06T09:00:00", urged=urged, done_at="2026-03-09T09:00:00")
    late = handled(at="2026-03-10T09:00:00", urged=urged, done_at="2026-03-09T09:00:00")

    assert (1, Result.OPEN) == (len(early.urged), early.result)
    assert (2, Result.AFTER_REMINDER) == (len(late.urged), late.result)


def test_an_instruction_on_a_matter_with_a_time_of_its_own() -> None:
    """The slip says the 6th at noon; done at one it is an hour late, and the matter gives it its title and number."""
    records = register(
        matters=[CASE | {"number": "督〔2026〕3号"}],
        instructions=[{"id": "i1", "matter": "m1", "level": "city", "on": "2026-03-03"}],
        handlings=[
            {
                "id": "h1",
                "of": "i1",
                "unit": "agri",
                "received_at": "2026-03-03T10:00:00",
                "due_at": "2026-03-06T12:00:00",
                "done_at": "2026-03-06T13:00:00",
            }
        ],
    )
    found = {one.id: one for one in stand(records, BOOK, "2026-03-20T09:00:00")}["duty:h1:agri"]

    assert (Result.LATE, 60, "低保申请", "督〔2026〕3号") == (found.result, found.state.minutes_late, found.title, found.number)


def questions(book: Rulebook = BOOK, **lists: Any) -> list[tuple[str, str]]:
    """Return what is asked, in English."""
    return [(one.path, str(one.message)) for one in duty_questions(register(**lists), book)]


def test_what_nobody_says_until_when_is_asked() -> None:
    """A kind without a duty, a slip without a time."""
    found = questions(
        matters=[CASE | {"kind": "other"}],
        submissions=[{"id": "s1", "units": ["agri"], "submitted_at": "2026-03-02T09:00:00"}],
        instructions=[{"id": "i1", "submission": "s1", "level": "city", "on": "2026-03-03"}],
        handlings=[{"id": "h1", "of": "i1", "unit": "agri", "received_at": "2026-03-03T10:00:00"}],
    )

    assert [
        ("m1", "no duty of 办法 says until when it is due"),
        ("h1.due_at", "says no due time, and neither does the regulation: give its due_at"),
    ] == found


def test_what_cannot_be_is_asked() -> None:
    """Two handlings of one matter by one unit, an end before the fresh start, a pause of a due time that was said."""
    one = {"of": "m1", "unit": "agri", "received_at": "2026-03-02T10:00:00"}
    pause = {"from": "2026-03-03", "until": "2026-03-06", "reason": "x"}
    found = questions(
        matters=[CASE],
        handlings=[
            one | {"id": "h1", "restarted_at": "2026-03-05T10:00:00", "done_at": "2026-03-04T10:00:00"},
            one | {"id": "h2", "pauses": [pause], "due_at": "2026-03-09T10:00:00"},
        ],
    )

    assert ["h1.done_at", "h2", "h2.pauses"] == sorted(path for path, _ in found)


def test_hours_run_through_a_pause_and_that_is_asked() -> None:
    """Minutes are due in 24 hours, whoever is asked meanwhile."""
    minutes = {"id": "k1", "kind": "minutes", "units": ["east"], "arose_at": "2026-03-02T17:10:00"}
    work = {
        "id": "h1",
        "of": "k1",
        "unit": "east",
        "received_at": "2026-03-02T17:10:00",
        "pauses": [{"from": "2026-03-02", "reason": "x"}],
    }
    [found] = stand(register(matters=[minutes], handlings=[work]), BOOK, "2026-03-03T10:10:00")

    assert Stage.RUNNING is found.state.stage
    assert ["h1.pauses"] == [path for path, _ in questions(matters=[minutes], handlings=[work])]


SERIES = decode_rulebook(
    head()
    + """
[[deadline]]
id = "hours"
clause = "一"
unit = "hour"
number = 24
anchor = "arose"
[[deadline]]
id = "month"
clause = "二"
unit = "period-end"
grain = "month"
months_after = 1
day = 5
[[duty]]
id = "again"
clause = "一"
title = "每日续报"
of = "matter"
limit = "hours"
stage = "again"
series = true
[[duty]]
id = "nil"
clause = "二"
title = "每月5日前报告，无情况的零报告"
of = "report"
limit = "month"
owed_by = { unit = "east" }
"""
)


def test_a_series_goes_on_until_the_work_is_done() -> None:
    """
    An event of 2 March at 10:00: reports every 24 hours, on the 3rd at 9:00 and, three hours late, on the 4th at 13:00; over on the 5th at 8:00.

    On the 4th at 12:00 the second one is overdue, and what came later is not known.
    """
    event = {"id": "e1", "kind": "event", "units": ["east"], "arose_at": "2026-03-02T10:00:00"}
    reports = [{"at": "2026-03-03T09:00:00"}, {"at": "2026-03-04T13:00:00"}]
    work = {
        "id": "h1",
        "of": "e1",
        "unit": "east",
        "received_at": "2026-03-02T10:00:00",
        "reports": reports,
        "done_at": "2026-03-05T08:00:00",
    }
    records = register(matters=[event], handlings=[work])

    def told(moment: str) -> dict[str, tuple[str, int]]:
        found = [one for one in stand(records, SERIES, moment) if one.duty.id == "again"]
        return {one.id.rpartition(":")[2]: (one.result.value, one.state.minutes_late) for one in found}

    assert {"1": ("in-time", 0), "2": ("late", 180), "3": ("in-time", 0)} == told("2026-03-10T10:00:00")
    assert {"1": ("in-time", 0), "2": ("never", 120), "3": ("open", 0)} == told("2026-03-04T12:00:00")


def test_a_nil_report_is_a_matter_and_no_item() -> None:
    """February's is due by 5 March; a paper without an item meets it, and nothing is counted as sent."""
    nil = {"id": "n1", "kind": "paper", "units": ["east"], "arose_at": "2026-03-04T10:00:00", "tags": {"duty": "nil", "period": "2026-02"}}
    found = {one.id: one for one in stand(register(matters=[nil]), SERIES, "2026-03-20T09:00:00")}

    assert (Result.IN_TIME, ("n1",)) == (found["duty:nil:2026-02:east"].result, found["duty:nil:2026-02:east"].facts)
    assert Result.NEVER is found["duty:nil:2026-01:east"].result


def test_what_was_asked_or_due_before_it_was_received_is_asked_about() -> None:
    """More time asked for on 1 March for a case received on the 2nd, and due on the 1st."""
    early = {"asked_at": "2026-03-01T09:00:00", "reason": "x"}
    work = {
        "id": "h1",
        "of": "m1",
        "unit": "agri",
        "received_at": "2026-03-02T10:00:00",
        "due_at": "2026-03-01T10:00:00",
        "extensions": [early],
    }
    found = register(matters=[CASE], handlings=[work]).questions

    assert [
        (
            "$.handlings[0].extensions[0].asked_at",
            "asked for more time on 2026-03-01, before it was received on 2026-03-02; one of the two is wrong",
        ),
        ("$.handlings[0].due_at", "is due on 2026-03-01, before it was received on 2026-03-02; one of the two is wrong"),
    ] == [(one.path, str(one.message)) for one in found]
