"""Duties at the very instant: what has begun, what is over, what is known, and the second of two things."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from offices import at, book, register, stand, standing_of

from govinfo import shipped_rulebook
from govinfo.calendars import official
from govinfo.deadlines import Stage
from govinfo.duties import Result, duty_outcomes

HEZE = shipped_rulebook("heze-supervision-2006")
SLIP = '[[duty]]\nid = "reply"\nclause = "三"\ntitle = "约稿"\nof = "commission"\nreminders = [1]\n'
ITEM = {"id": "s1", "units": ["water"], "submitted_at": "2026-02-25T09:00:00"}
FIRST = {"id": "i1", "submission": "s1", "level": "city", "on": "2026-03-01"}
SECOND = {"id": "i2", "submission": "s1", "level": "city", "on": "2026-03-20", "follows": "i1"}


def asked(due: str, *answers: str) -> Any:
    """A commission of one unit, and the instants of its answers."""
    commission = {"id": "c", "by": "city", "units": ["agri"], "asked_at": "2026-03-02T09:00:00", "due_at": due}
    items = [{"id": f"s{n}", "units": ["agri"], "submitted_at": when, "commission": "c"} for n, when in enumerate(answers)]
    return register(commissions=[commission], submissions=items)


def handled(*handlings: dict[str, Any]) -> Any:
    """Handlings of the two instructions."""
    usual = {"unit": "water", "instruction": "i1", "complexity": "ordinary"}
    return register(submissions=[ITEM], instructions=[FIRST, SECOND], handlings=[usual | one for one in handlings])


def test_midnight_of_a_slip_is_the_end_of_the_day_before() -> None:
    """Due at 00:00 on the 6th: the last day is the 5th, and an answer at midnight is in time."""
    found = standing_of(asked("2026-03-06T00:00:00", "2026-03-06T00:00:00"), book(SLIP), "2026-03-07T09:00:00")

    assert found.due is not None
    assert (found.due.last_day, found.deadline.limit.close, found.result) == (date(2026, 3, 5), "24:00", Result.IN_TIME)
    assert found.deadline.limit.day == 5


def test_a_commission_begins_when_it_is_asked() -> None:
    """At nine it runs; a second before nobody knows of it."""
    slip, records = book(SLIP), asked("2026-03-06T12:00:00")

    assert standing_of(records, slip, "2026-03-02T09:00:00").state.stage is Stage.RUNNING
    assert stand(records, slip, "2026-03-02T08:59:59") == ()


def test_an_answer_yet_to_come_is_not_known() -> None:
    """On the 7th the commission is overdue, whatever comes on the 8th; at the instant of the answer it is done."""
    slip, records = book(SLIP), asked("2026-03-06T12:00:00", "2026-03-08T12:00:00")

    assert standing_of(records, slip, "2026-03-07T12:00:00").state.stage is Stage.OVERDUE
    assert standing_of(records, slip, "2026-03-08T12:00:00").state.stage is Stage.DONE_LATE


def rounds(*handlings: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    """By handling the earlier rounds that were late, at the end of March."""
    return {str(found.about): found.late_rounds for found in stand(handled(*handlings), HEZE, "2026-03-31T09:00:00")}


def test_one_late_handling_of_two_makes_a_round_late() -> None:
    """The first of the unit's two handlings came late, the other in time: the round was late. Another unit's lateness is its own."""
    late = {"id": "h1", "received_at": "2026-03-02T10:00:00", "done_at": "2026-03-18T10:00:00"}
    soon = {"id": "h2", "received_at": "2026-03-02T10:00:00", "done_at": "2026-03-03T10:00:00"}
    again = {"id": "h3", "instruction": "i2", "received_at": "2026-03-21T10:00:00"}

    assert rounds(late, soon, again)["h3"] == (1,)
    assert rounds(late | {"unit": "agri"}, soon, again)["h3"] == ()


@pytest.mark.parametrize(("signed_at", "unsigned"), [("2026-03-09T09:00:00", False), ("2026-03-09T09:00:01", True)])
def test_a_report_is_signed_at_its_instant(signed_at: str, unsigned: bool) -> None:
    """Looked at on the 9th at nine."""
    report = {"at": signed_at, "signed_by": "局长"}
    records = handled({"id": "h1", "received_at": "2026-03-02T10:00:00", "done_at": "2026-03-08T09:00:00", "reports": [report]})

    assert standing_of(records, HEZE, "2026-03-09T09:00:00").unsigned is unsigned


def test_what_is_done_in_time_counts_on_the_day_it_was_done() -> None:
    """On the 5th, not on the 9th when it was due."""
    records = handled({"id": "h1", "received_at": "2026-03-02T10:00:00", "done_at": "2026-03-05T10:00:00"})

    assert [one.on for one in duty_outcomes(records, HEZE, official(), at("2026-03-31T09:00:00"))] == [date(2026, 3, 5)]


def test_a_lapse_of_one_months_report_says_nothing_of_another_month() -> None:
    """Of three reports never sent by the unit the one of February was recorded by hand."""
    monthly = (
        '[[deadline]]\nid = "d"\nclause = "三"\nunit = "period-end"\ngrain = "month"\n'
        '[[duty]]\nid = "monthly"\nclause = "三"\ntitle = "月报"\nof = "report"\nlimit = "d"\nlapses = ["untrue"]\n'
        'when = { urgent = false }\nowed_by = { unit = "agri" }\n'
    )
    tags = {"duty": "monthly", "period": "2026-02"}
    records = register(lapses=[{"id": "l", "unit": "agri", "kind": "untrue", "on": "2026-03-05", "tags": tags}])
    told = [one.lapse for one in duty_outcomes(records, book(monthly), official(), at("2026-04-15T09:00:00"))]

    assert told == [None, "l", None]
