"""Laws of duties over made-up registers: nothing raises, ids are unique, order and splitting change nothing, calendars may end."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Records, Rulebook, build_register, shipped_rulebook
from govinfo.calendars import WeekdaysOnly, official
from govinfo.deadlines import Stage
from govinfo.duties import Result, duty_outcomes, duty_states
from govinfo.duties._states import by_urgency
from govinfo.labels import Complexity, Level
from govinfo.records import Commission, Contribution, Extension, Handling, LeaderInstruction, Submission, Unit

BOOKS: tuple[Rulebook, ...] = tuple(
    shipped_rulebook(name) for name in ("heze-supervision-2006", "county-urgent-reports-2018", "provincial-drc-2016")
)
BEIJING = timezone(timedelta(hours=8))
START = datetime(2026, 9, 20, 9, tzinfo=BEIJING)
HOURS = st.integers(0, 24 * 130)  # into the year that nobody knows
UNITS = (
    Unit(id="a", name="甲", group="office", tags={"direct-report": True}),
    Unit(id="b", name="乙", group="division"),
    Unit(id="c", name="丙", group="division"),
)


def after(hours: int) -> datetime:
    """An instant so many hours after the first."""
    return START + timedelta(hours=hours)


@st.composite
def registers(draw: st.DrawFn) -> Records:
    """Handlings in rounds with extensions, slips and their answers, urgent reports; of three units."""
    unit = st.sampled_from(("a", "b", "c"))
    submissions = [
        Submission(
            id=f"s{n}",
            units=(Contribution(unit=draw(unit)),),
            submitted_at=after(draw(HOURS)),
            happened_at=draw(st.none() | HOURS.map(after)),
            urgent=draw(st.booleans()),
            kinds=draw(st.sampled_from(((), ("circular",), ("progress",)))),
            commission=draw(st.sampled_from((None, "c0"))),
        )
        for n in range(draw(st.integers(1, 3)))
    ]
    rounds = draw(st.integers(1, 3))
    instructions = [
        LeaderInstruction(
            id=f"i{n}", submission="s0", level=Level.CITY, on=START.date() + timedelta(days=9 * n), follows=f"i{n - 1}" if n else None
        )
        for n in range(rounds)
    ]
    handlings = [_handling(draw, n, draw(unit), rounds) for n in range(draw(st.integers(0, 4)))]
    asked = draw(HOURS)
    slip = Commission(id="c0", by=Level.CITY, units=("b", "c"), asked_at=after(asked), due_at=after(asked + draw(st.integers(0, 900))))
    return Records(units=UNITS, submissions=submissions, instructions=instructions, handlings=handlings, commissions=(slip,))


def _handling(draw: st.DrawFn, n: int, unit: str, rounds: int) -> Handling:
    received = draw(HOURS)
    extensions = tuple(
        Extension(
            asked_at=after(draw(HOURS)),
            reason="原因",
            granted=draw(st.booleans()),
            until=draw(st.none() | HOURS.map(lambda h: after(h).date())),
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    done = draw(st.none() | st.integers(0, 1200))
    return Handling(
        id=f"h{n}",
        instruction=f"i{draw(st.integers(0, rounds - 1))}",
        unit=unit,
        received_at=after(received),
        complexity=draw(st.sampled_from(list(Complexity))),
        extensions=extensions,
        done_at=None if done is None else after(received + done),
    )


@settings(deadline=None, max_examples=20)
@given(records=registers(), hours=HOURS, rulebook=st.sampled_from(BOOKS))
def test_states_are_told_whatever_is_recorded(records: Records, hours: int, rulebook: Rulebook) -> None:
    """Sorted by urgency, each id once, results that fit their stages; an unknown year is named and never raised."""
    found = duty_states(build_register(records), rulebook, official(), after(hours))

    assert sorted(found, key=by_urgency) == list(found)
    assert len({one.id for one in found}) == len(found)
    assert all(one.state.needs in {None, 2027} for one in found)
    assert all((one.late_days, one.state.minutes_late) == (0, 0) for one in found if one.result in {Result.IN_TIME, Result.AFTER_REMINDER})
    assert all(one.state.minutes_late > 0 for one in found if one.result in {Result.LATE, Result.NEVER})
    assert all(
        one.result is Result.OPEN for one in found if one.state.stage in {Stage.UNKNOWN, Stage.RUNNING, Stage.DUE_SOON, Stage.NOT_STARTED}
    )


@settings(deadline=None, max_examples=10)
@given(records=registers(), hours=HOURS, rulebook=st.sampled_from(BOOKS), data=st.data())
def test_the_order_of_records_changes_nothing(records: Records, hours: int, rulebook: Rulebook, data: st.DataObject) -> None:
    """Not even the units'."""
    lists: dict[str, Any] = {
        name: data.draw(st.permutations(getattr(records, name))) for name in ("units", "submissions", "instructions", "handlings")
    }
    other = Records(commissions=records.commissions, **lists)
    at = after(hours)

    assert duty_states(build_register(records), rulebook, official(), at) == duty_states(build_register(other), rulebook, official(), at)
    assert duty_outcomes(build_register(records), rulebook, official(), at) == duty_outcomes(
        build_register(other), rulebook, official(), at
    )


@settings(deadline=None, max_examples=10)
@given(records=registers(), hours=HOURS, later=st.integers(0, 2000))
def test_with_a_calendar_that_knows_all_an_outcome_once_in_time_stays(records: Records, hours: int, later: int) -> None:
    """Time goes by: what was in time stays so, what was late gets no better, and every id stays."""
    register = build_register(records)
    before = {one.id: one for one in duty_outcomes(register, BOOKS[0], WeekdaysOnly(), after(hours))}
    then = {one.id: one for one in duty_outcomes(register, BOOKS[0], WeekdaysOnly(), after(hours + later))}

    handlings = {id_: one for id_, one in before.items() if one.of == "handling"}
    assert set(handlings) <= set(then)
    assert all(then[id_].on == one.on for id_, one in handlings.items())
    assert all(then[id_].result is one.result for id_, one in handlings.items() if one.result is not Result.NEVER)
