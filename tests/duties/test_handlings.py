"""Handlings of leaders' instructions under the supervision opinion of 2006."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from offices import register, stand, standing_of

from govinfo import Register, shipped_rulebook
from govinfo.deadlines import Outcome, Stage
from govinfo.duties import Result

HEZE = shipped_rulebook("heze-supervision-2006")
SUBMISSIONS = [{"id": "s1", "units": ["water"], "submitted_at": "2026-02-25T09:00:00", "title": "河道采砂"}]
INSTRUCTIONS = [
    {"id": "i1", "submission": "s1", "level": "city", "on": "2026-03-01"},
    {"id": "i2", "submission": "s1", "level": "city", "on": "2026-03-16", "follows": "i1"},
    {"id": "i3", "submission": "s1", "level": "city", "on": "2026-04-20", "follows": "i2"},
]


def handled(*handlings: dict[str, Any], **lists: list[dict[str, Any]]) -> Register:
    """A register of handlings of the three instructions."""
    full = [
        {"instruction": "i1", "unit": "water", "received_at": "2026-03-02T10:00:00", "complexity": "ordinary"} | one for one in handlings
    ]
    return register(submissions=SUBMISSIONS, instructions=INSTRUCTIONS, handlings=full, **lists)


@pytest.mark.parametrize(
    ("complexity", "received", "last_day"),
    [
        ("ordinary", "2026-03-02", "2026-03-09"),  # 2 + 7 is Monday the 9th
        ("complex", "2026-03-02", "2026-03-12"),
        ("multi-party", "2026-09-01", "2026-10-08"),  # 1 October and the holiday after it roll to the 8th
        ("ordinary", "2026-02-10", "2026-02-24"),  # the 17th lies in the Spring Festival, work begins on the 24th
    ],
)
def test_the_complexity_decides_the_limit(complexity: str, received: str, last_day: str) -> None:
    """Ordinary 7 days, more complex 10 days, several parties a month; the last day moves off days of rest."""
    records = handled({"id": "h1", "complexity": complexity, "received_at": f"{received}T10:00:00"})

    found = standing_of(records, HEZE, f"{received}T11:00:00")

    assert found.due is not None
    assert date.fromisoformat(last_day) == found.due.last_day
    assert Result.OPEN is found.result


@pytest.mark.parametrize(
    ("done", "result", "days", "minutes"),
    [
        ("2026-03-09T23:59:59", Result.IN_TIME, 0, 0),
        ("2026-03-10T00:00:00", Result.IN_TIME, 0, 0),  # 24:00 of the 9th
        ("2026-03-10T00:00:01", Result.LATE, 1, 1),
        ("2026-03-12T09:00:00", Result.LATE, 3, 3420),  # two days and nine hours
    ],
)
def test_the_last_day_runs_to_midnight(done: str, result: Result, days: int, minutes: int) -> None:
    """One second after 24:00 is late, and late by a day."""
    found = standing_of(handled({"id": "h1", "done_at": done}), HEZE, "2026-03-20T09:00:00")

    assert (result, days, minutes) == (found.result, found.late_days, found.state.minutes_late)


def test_what_is_not_done_is_never_done_as_far_as_one_knows() -> None:
    """Three days after the end nothing has come; at an earlier instant it was simply running."""
    records = handled({"id": "h1", "done_at": "2026-03-20T09:00:00"})

    overdue = standing_of(records, HEZE, "2026-03-12T09:00:00")
    assert (Result.NEVER, 3) == (overdue.result, overdue.late_days)
    assert Stage.DUE_SOON is standing_of(records, HEZE, "2026-03-07T09:00:00").state.stage
    assert Stage.RUNNING is standing_of(records, HEZE, "2026-03-04T09:00:00").state.stage
    assert Stage.NOT_STARTED is standing_of(records, HEZE, "2026-03-02T09:00:00").state.stage


def test_an_extension_in_time_moves_the_last_day_and_keeps_the_original() -> None:
    """Asked on the last evening and granted without a length: seven days more."""
    extension = {"asked_at": "2026-03-09T18:30:00", "reason": "需会同县区核实", "granted": True}

    found = standing_of(handled({"id": "h1", "extensions": [extension], "done_at": "2026-03-16T09:00:00"}), HEZE, "2026-03-20T09:00:00")

    assert found.due is not None
    assert (date(2026, 3, 9), date(2026, 3, 16)) == (found.due.original_last_day, found.due.last_day)
    assert Result.IN_TIME is found.result


def test_an_extension_asked_after_expiry_is_recorded_and_changes_nothing() -> None:
    """There is only a late report then; the outcome says so, with the rule."""
    extension = {"asked_at": "2026-03-10T09:00:00", "reason": "人手不足", "granted": True}

    found = standing_of(handled({"id": "h1", "extensions": [extension], "done_at": "2026-03-11T09:00:00"}), HEZE, "2026-03-20T09:00:00")

    assert found.due is not None
    assert [Outcome.TOO_LATE] == [decided.outcome for decided in found.due.requests]
    assert "一般批示件" in found.due.requests[0].message.text("en")
    assert (Result.LATE, 2) == (found.result, found.late_days)


def test_rounds_escalate_and_never_cure() -> None:
    """The second round demands a written explanation, the third goes to direct investigation; lateness stays."""
    records = handled(
        {"id": "h1", "done_at": "2026-03-11T09:00:00"},
        {"id": "h2", "instruction": "i2", "received_at": "2026-03-17T09:00:00", "done_at": "2026-03-20T09:00:00"},
        {"id": "h3", "instruction": "i3", "received_at": "2026-04-21T09:00:00"},
        {"id": "h4", "instruction": "i3", "unit": "agri", "received_at": "2026-04-21T09:00:00"},
    )

    found = {one.about: one for one in stand(records, HEZE, "2026-04-29T09:00:00")}

    assert [1, 2, 3, 3] == [found[id_].round for id_ in ("h1", "h2", "h3", "h4")]
    third = "由市政府督查室直接调查处理，前两次情况不实或者严重失误的移交纪检监察部门"
    assert ["限期办理", "限期办理并写出详细情况说明", third] == [found[id_].demands() for id_ in ("h1", "h2", "h3")]
    assert found["h3"].demands("en").startswith("direct investigation by the supervision office; ")
    assert [(), (1,), (1,), ()] == [found[id_].late_rounds for id_ in ("h1", "h2", "h3", "h4")]
    assert [Result.LATE, Result.IN_TIME, Result.NEVER] == [found[id_].result for id_ in ("h1", "h2", "h3")]


def test_several_units_on_one_instruction_have_a_clock_each() -> None:
    """One received it on Monday, the other on Thursday."""
    records = handled({"id": "h1"}, {"id": "h2", "unit": "agri", "received_at": "2026-03-05T09:00:00"})

    found = {one.unit: one.due.last_day for one in stand(records, HEZE, "2026-03-06T09:00:00") if one.due is not None}

    assert {"water": date(2026, 3, 9), "agri": date(2026, 3, 12)} == found


def test_a_report_must_be_signed() -> None:
    """The head of the unit signs; a report without a name, or after the instant, is no signature."""
    reports: list[dict[str, Any]] = [{"at": "2026-03-08T09:00:00", "text": "办结"}]
    unsigned = handled({"id": "h1", "done_at": "2026-03-08T09:00:00", "reports": reports})
    signed = handled({"id": "h1", "done_at": "2026-03-08T09:00:00", "reports": [reports[0] | {"signed_by": "局长"}]})

    assert standing_of(unsigned, HEZE, "2026-03-09T09:00:00").unsigned
    assert not standing_of(signed, HEZE, "2026-03-09T09:00:00").unsigned
    assert not standing_of(unsigned, HEZE, "2026-03-07T09:00:00").unsigned


def test_a_reminder_before_the_end_is_told() -> None:
    """In time, but only after it was chased; a reminder after it was done says nothing."""
    chased = handled({"id": "h1", "done_at": "2026-03-09T15:00:00", "tags": {"reminded-at": "2026-03-09T09:00:00+08:00"}})
    after = handled({"id": "h1", "done_at": "2026-03-09T08:00:00", "tags": {"reminded-at": "2026-03-09T09:00:00+08:00"}})

    assert Result.AFTER_REMINDER is standing_of(chased, HEZE, "2026-03-10T09:00:00").result
    assert Result.IN_TIME is standing_of(after, HEZE, "2026-03-10T09:00:00").result


def test_lateness_can_be_excused_by_a_finding_or_a_tag() -> None:
    """The finding names the instruction, perhaps the unit; a finding not met takes the excuse back."""
    late = {"id": "h1", "done_at": "2026-03-12T09:00:00"}
    finding = {"id": "f1", "criterion": "excused", "about": {"instruction": "i1"}, "on": "2026-03-13", "met": True, "reason": "防汛抢险"}
    taken_back = finding | {"id": "f2", "on": "2026-03-14", "met": False}

    excusing = evolve(HEZE, duties=tuple(evolve(duty, excuse="excused") for duty in HEZE.duties))

    excused = standing_of(handled(late, findings=[finding]), excusing, "2026-03-20T09:00:00")

    assert (Result.EXCUSED, "防汛抢险") == (excused.result, excused.deadline.excused)
    assert Result.LATE is standing_of(handled(late, findings=[finding, taken_back]), excusing, "2026-03-20T09:00:00").result
    assert Result.EXCUSED is standing_of(handled(late | {"tags": {"excused": "停电"}}), excusing, "2026-03-20T09:00:00").result
    for said, result in ((True, Result.EXCUSED), ("是", Result.EXCUSED), (False, Result.LATE), ("否", Result.LATE), ("false", Result.LATE)):
        found = standing_of(handled(late | {"tags": {"excused": said}}), excusing, "2026-03-20T09:00:00")
        assert found.result is result


def test_heze_knows_no_excuse_after_the_day() -> None:
    """Its opinion knows a written explanation in time where more is needed, and nothing that cures lateness."""
    finding = {"id": "f1", "criterion": "excused", "about": {"instruction": "i1"}, "on": "2026-03-13", "met": True, "reason": "防汛抢险"}

    found = standing_of(handled({"id": "h1", "done_at": "2026-03-12T09:00:00"}, findings=[finding]), HEZE, "2026-03-20T09:00:00")

    assert Result.LATE is found.result


def test_a_year_without_a_notice_is_named_and_stops_nothing() -> None:
    """The last day of 2026-12-28 + 7 days lies in 2027, whose notice nobody knows yet."""
    found = standing_of(handled({"id": "h1", "received_at": "2026-12-28T09:00:00"}), HEZE, "2026-12-29T09:00:00")

    assert (2027, None, Result.OPEN) == (found.state.needs, found.due, found.result)
