"""What duties came to, as facts that rules can price: never twice with a lapse recorded by hand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import at, book, register

from govinfo import Period, Register, Rulebook, assess, shipped_rulebook
from govinfo.calendars import official
from govinfo.duties import DutyOutcome, Result, duty_outcomes
from govinfo.duties._outcomes import outcomes_in

DUTIES = book("""
[lapses]
handling-late = "批示件逾期"
report-late = "月报逾期"
[[deadline]]
id = "week"
clause = "三"
unit = "day"
number = 7
anchor = "received"
[[deadline]]
id = "hour"
clause = "五"
unit = "hour"
number = 1
anchor = "event"
[[deadline]]
id = "fifth"
clause = "六"
unit = "period-end"
grain = "month"
months_after = 1
day = 5
[[duty]]
id = "handle"
clause = "三"
title = "批示件七日内办结"
of = "handling"
limit = "week"
lapses = ["handling-late"]
[[duty]]
id = "slip"
clause = "四"
title = "约稿"
of = "commission"
[[duty]]
id = "urgent"
clause = "五"
title = "紧急信息一小时内报送"
of = "urgent"
limit = "hour"
[[duty]]
id = "monthly"
clause = "六"
title = "月报"
of = "report"
limit = "fifth"
owed_by = { group = "towns" }
when = { kinds = "monthly" }
lapses = ["report-late"]
""")

URGENT = {"id": "s1", "units": ["agri"], "urgent": True, "happened_at": "2026-03-02T07:00:00", "submitted_at": "2026-03-02T08:30:00"}
COMMISSION = {"id": "c1", "by": "city", "units": ["agri"], "asked_at": "2026-03-02T09:00:00", "due_at": "2026-03-06T17:30:00"}
ITEM = {"id": "s2", "units": ["water"], "submitted_at": "2026-03-01T09:00:00"}
INSTRUCTION = {"id": "i1", "submission": "s2", "level": "city", "on": "2026-03-01"}
HANDLING = {"id": "h1", "instruction": "i1", "unit": "water", "received_at": "2026-03-02T10:00:00", "complexity": "ordinary"}


def outcomes(records: Register, moment: str = "2026-03-31T09:00:00", rulebook: Rulebook = DUTIES) -> dict[str, DutyOutcome]:
    """The outcomes by the kind of duty, reports of earlier months left out."""
    found = duty_outcomes(records, rulebook, official(), at(moment))
    return {one.of: one for one in found if "2025" not in one.id and "2026-01" not in one.id}


def office(*lapses: dict[str, Any]) -> Register:
    """An office in which everything went wrong, and what was recorded of it by hand."""
    return register(
        submissions=[URGENT, ITEM], commissions=[COMMISSION], instructions=[INSTRUCTION], handlings=[HANDLING], lapses=list(lapses)
    )


def test_an_outcome_tells_how_late_and_on_which_day_it_counts() -> None:
    """A late one counts on the day on which it became late, however it ends."""
    found = outcomes(office())

    assert ("duty:s1:agri", Result.LATE, 30, date(2026, 3, 2)) == (
        found["urgent"].id, found["urgent"].result, found["urgent"].late_minutes, found["urgent"].on
    )  # fmt: skip
    assert ("duty:c1:agri", Result.NEVER, 25, date(2026, 3, 6)) == (
        found["commission"].id, found["commission"].result, found["commission"].late_days, found["commission"].on
    )  # fmt: skip
    assert ("duty:h1:water", Result.NEVER, 22, date(2026, 3, 10)) == (
        found["handling"].id, found["handling"].result, found["handling"].late_days, found["handling"].on
    )  # fmt: skip
    assert ("duty:monthly:2026-02:east", Result.NEVER, "六") == (found["report"].id, found["report"].result, found["report"].clause)


def test_one_in_time_counts_on_the_day_it_was_done() -> None:
    """And it can be rewarded."""
    records = register(submissions=[ITEM], instructions=[INSTRUCTION], handlings=[HANDLING | {"done_at": "2026-03-05T09:00:00"}])

    assert (Result.IN_TIME, date(2026, 3, 5), 0) == (
        outcomes(records)["handling"].result, outcomes(records)["handling"].on, outcomes(records)["handling"].late_days
    )  # fmt: skip


def test_what_is_still_open_has_no_outcome() -> None:
    """On 5 March only the urgent report has ended."""
    assert {"urgent"} == set(outcomes(office(), "2026-03-05T09:00:00"))


def test_the_id_and_the_day_of_a_late_outcome_stay_the_same_when_it_is_done_at_last() -> None:
    """Never in March is late in April, but it is the same outcome of the same day."""
    never = outcomes(office())["handling"]
    done = register(submissions=[ITEM], instructions=[INSTRUCTION], handlings=[HANDLING | {"done_at": "2026-04-02T09:00:00"}])
    late = outcomes(done, "2026-04-03T09:00:00")["handling"]

    assert (Result.NEVER, Result.LATE) == (never.result, late.result)
    assert (never.id, never.on) == (late.id, late.on)


def test_every_outcome_counts_in_exactly_one_month() -> None:
    """
    The slip of 31 March ends at 24:00: it is late on 1 April, and counts in April, as late or as never.

    The report of February was due on 5 March and is late on 6 March; the one of December on 6 January.
    """
    slip = COMMISSION | {"due_at": "2026-04-01T00:00:00"}
    records = register(submissions=[URGENT, ITEM], commissions=[slip], instructions=[INSTRUCTION], handlings=[HANDLING])
    months = [f"2026-{month:02}" for month in range(1, 6)]

    found = {month: {one.id for one in outcomes_in(records, DUTIES, official(), Period.parse(month))} for month in months}

    assert {
        "2026-01": {"duty:monthly:2025-12:east"},
        "2026-02": {"duty:monthly:2026-01:east"},
        "2026-03": {"duty:monthly:2026-02:east", "duty:s1:agri", "duty:h1:water"},
        "2026-04": {"duty:monthly:2026-03:east", "duty:c1:agri"},
        "2026-05": {"duty:monthly:2026-04:east"},
    } == found


@pytest.mark.parametrize(
    ("of", "lapse"),
    [
        ("urgent", {"unit": "agri", "kind": "urgent-late", "submission": "s1"}),
        ("urgent", {"unit": "agri", "kind": "urgent-concealed", "submission": "s1"}),
        ("commission", {"unit": "agri", "kind": "commission-missed", "commission": "c1"}),
        ("commission", {"unit": "agri", "kind": "commission-late", "commission": "c1"}),
        ("handling", {"unit": "water", "kind": "handling-late", "submission": "s2"}),
        ("handling", {"unit": "water", "kind": "handling-late", "tags": {"duty": "h1"}}),
        ("report", {"unit": "east", "kind": "report-late", "tags": {"duty": "monthly", "period": "2026-02"}}),
        ("report", {"unit": "east", "kind": "report-late", "tags": {"duty": "monthly", "period": " ２０２６-02"}}),
    ],
)
def test_a_lapse_recorded_by_hand_takes_the_place_of_the_outcome(of: str, lapse: dict[str, Any]) -> None:
    """It is still told, with the lapse that stands for it, and does not count."""
    found = outcomes(office({"id": "l1", "on": "2026-03-20"} | lapse))

    assert ("l1", False) == (found[of].lapse, found[of].counts)
    assert all(one.counts for kind, one in found.items() if kind != of)


def test_a_lapse_names_a_handling_by_a_number_too() -> None:
    """A ledger's cell 7 is the number 7, and the id is a text."""
    lapse = {"id": "l1", "on": "2026-03-20", "unit": "water", "kind": "handling-late", "tags": {"duty": 7}}
    records = register(submissions=[ITEM], instructions=[INSTRUCTION], handlings=[HANDLING | {"id": "7"}], lapses=[lapse])

    assert outcomes(records)["handling"].lapse == "l1"


@pytest.mark.parametrize(
    "lapse",
    [
        {"unit": "water", "kind": "urgent-late", "submission": "s1"},  # of another unit
        {"unit": "agri", "kind": "untrue", "submission": "s1"},  # of another kind
        {"unit": "agri", "kind": "urgent-late"},  # names nothing
        {"unit": "agri", "kind": "commission-late", "submission": "s2"},  # names something else
        {"unit": "east", "kind": "report-late", "tags": {"duty": "monthly", "period": "2026-03"}},  # another month
    ],
)
def test_another_lapse_takes_nobodys_place(lapse: dict[str, Any]) -> None:
    """Unit, kind and record must all agree."""
    assert all(one.counts for one in outcomes(office({"id": "l1", "on": "2026-03-20"} | lapse)).values())


def test_a_voided_lapse_does_not_take_the_place() -> None:
    """The correction takes the lapse away, and the outcome counts again."""
    lapse = {"id": "l1", "unit": "agri", "kind": "urgent-late", "submission": "s1", "on": "2026-03-03"}
    void = {"id": "k1", "of": "l1", "action": "void", "on": "2026-03-04", "reason": "重复", "by": "市政府办"}
    records = register(submissions=[URGENT], lapses=[lapse], corrections=[void])

    assert outcomes(records)["urgent"].counts


@settings(deadline=None, max_examples=15)
@given(
    hours=st.lists(st.integers(0, 24 * 60), min_size=2, max_size=8, unique=True),
    done=st.one_of(st.none(), st.integers(0, 24 * 60)),
)
def test_an_outcome_never_gets_better_as_time_goes_by(hours: list[int], done: int | None) -> None:
    """Open, then in time or never; never, then late; late stays late by the same; ids and days stay."""
    end = None if done is None else f"{date.fromordinal(date(2026, 3, 2).toordinal() + done // 24)}T{done % 24:02}:30:00"
    start = HANDLING | {"received_at": "2026-03-02T00:10:00"} | ({"done_at": end} if end else {})
    records = register(submissions=[ITEM], instructions=[INSTRUCTION], handlings=[start])
    moments = [f"{date.fromordinal(date(2026, 3, 2).toordinal() + hour // 24)}T{hour % 24:02}:15:00" for hour in sorted(hours)]
    after = {None: {None, Result.IN_TIME, Result.NEVER, Result.LATE}, Result.IN_TIME: {Result.IN_TIME}, Result.LATE: {Result.LATE}}
    after[Result.NEVER] = {Result.NEVER, Result.LATE}

    found = [outcomes(records, moment).get("handling") for moment in moments]

    for one, other in pairwise(found):
        assert (other.result if other else None) in after[one.result if one else None]
        if one is not None and other is not None:
            assert (one.id, one.on, one.lapse) == (other.id, other.on, other.lapse)
            assert one.late_minutes <= other.late_minutes


def test_the_order_of_records_changes_nothing() -> None:
    """Handlings, slips and submissions in any order."""
    one = register(
        submissions=[URGENT, ITEM], commissions=[COMMISSION], instructions=[INSTRUCTION], handlings=[HANDLING, HANDLING | {"id": "h0"}]
    )
    other = register(
        submissions=[ITEM, URGENT], commissions=[COMMISSION], instructions=[INSTRUCTION], handlings=[HANDLING | {"id": "h0"}, HANDLING]
    )

    moment = at("2026-03-31T09:00:00")
    assert duty_outcomes(one, DUTIES, official(), moment) == duty_outcomes(other, DUTIES, official(), moment)


def test_no_duties_no_outcomes() -> None:
    """Most rulebooks name no time at all."""
    assert () == duty_outcomes(office(), shipped_rulebook("district-model"), official(), at("2026-03-31T09:00:00"))


def test_a_price_may_ask_for_the_role_the_reminders_and_what_was_sent_back() -> None:
    """The lead that was late loses a point for each of two reminders and one for the report sent back; the responsible unit was late too."""
    rules = book(
        """
[[deadline]]
id = "l"
clause = "一"
unit = "day"
number = 7
anchor = "arose"
[[duty]]
id = "d"
clause = "一"
title = "办理"
of = "matter"
limit = "l"
[[price]]
id = "late-lead"
clause = "一"
title = "牵头单位逾期，每催办一次"
of = "duty"
when = { result = "late", role = "lead" }
amount = "-reminders"
[[price]]
id = "returned"
clause = "二"
title = "报告被退回"
of = "duty"
when = { result = "late", role = ["lead", "responsible"] }
amount = "-returned"
stacks = true
"""
    )
    matter = {
        "id": "m",
        "kind": "x",
        "arose_at": "2026-03-02T09:00:00",
        "units": [{"unit": "agri", "role": "lead"}, {"unit": "water", "role": "responsible"}],
    }
    lead = {
        "id": "h1", "of": "m", "unit": "agri", "received_at": "2026-03-02T09:00:00", "done_at": "2026-03-12T09:00:00",
        "urged": [{"at": "2026-03-08T09:00:00"}, {"at": "2026-03-10T09:00:00"}],
        "reports": [{"at": "2026-03-06T09:00:00", "returned_at": "2026-03-07T09:00:00"}],
    }  # fmt: skip
    other = {"id": "h2", "of": "m", "unit": "water", "received_at": "2026-03-02T09:00:00", "done_at": "2026-03-14T09:00:00"}
    result = assess(register(matters=[matter], handlings=[lead, other]), rules, Period.parse("2026-03"))

    assert {"agri": -3, "water": 0, "east": 0} == {card.subject: card.points for card in result.units}
