"""
Matters with pauses, extensions, fresh starts and days of rest of a unit's own, held against a walk that counts one day after the other.

The walk knows nothing of the library but which days are worked. 600 matters are walked with every run; `GOVINFO_WALKS=10000` walks more.
"""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from attrs import frozen
from offices import head

from govinfo import build_register
from govinfo.calendars import OfficeCalendars, WorkCalendar, official, overlay
from govinfo.codec import decode_rulebook
from govinfo.deadlines import Stage
from govinfo.duties import duty_states
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import LimitUnit
from govinfo.records import Assignee, Extension, Handling, Interruption, Matter, Records, Unit

WALKS: Final = int(os.environ.get("GOVINFO_WALKS", "600"))
_DAY: Final = timedelta(days=1)
_BOOKS: Final = {
    (unit, number): decode_rulebook(
        head()
        + f"""
[[deadline]]
id = "l"
clause = "一"
unit = "{unit}"
number = {number}
anchor = "arose"
[[duty]]
id = "d"
clause = "一"
title = "办理"
of = "matter"
limit = "l"
"""
    )
    for unit in ("day", "working-day")
    for number in (1, 5, 15, 20)
}
_WEST: Final = overlay(official(), name="west", off=[date(2025, 3, 10) + timedelta(days=n) for n in range(5)], work=[date(2025, 4, 12)])
_CALENDARS: Final = OfficeCalendars(general=official(), units={"west": _WEST})


def instant(day: date, hour: int = 9) -> datetime:
    """Return an hour of a day in Beijing."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=OFFICIAL_ZONE)


@frozen
class Drawn:
    """What was drawn: a limit, a start, pauses, a fresh start, one extension, and the day on which it is looked at."""

    unit: str
    limit: tuple[str, int]
    start: date
    pauses: tuple[tuple[date, date | None], ...]
    restarted: date | None
    extension: tuple[date, date, int, str] | None
    today: date


def drawn(draw: Random) -> Drawn:
    """Draw one matter."""
    start = date(2025, 1, 2) + timedelta(days=draw.randrange(330))
    pauses: list[tuple[date, date | None]] = []
    day = start + timedelta(days=draw.randrange(6))
    for _ in range(draw.randrange(4)):
        end = day + timedelta(days=draw.randrange(15))
        pauses.append((day, end))
        day = end + timedelta(days=draw.randrange(8))
    if pauses and draw.random() < 0.2:
        pauses[-1] = (pauses[-1][0], None)
    restarted = start + timedelta(days=draw.randrange(20)) if draw.random() < 0.3 else None
    extension = None
    if draw.random() < 0.6:
        asked = (restarted or start) + timedelta(days=draw.randrange(25))
        extension = (asked, asked + timedelta(days=draw.randrange(6)), draw.randrange(1, 15), draw.choice(["day", "working-day"]))
    limit = (draw.choice(["day", "working-day"]), draw.choice([1, 5, 15, 20]))
    return Drawn(
        draw.choice(["agri", "west"]), limit, start, tuple(pauses), restarted, extension, start + timedelta(days=draw.randrange(70))
    )


def works(one: Drawn, day: date) -> bool:
    """Whether the unit works on a day."""
    calendar: WorkCalendar = _WEST if one.unit == "west" else official()
    return calendar.is_workday(day)


def walked(one: Drawn) -> tuple[date, bool]:
    """Walk day by day to the last day, as the day looked at knows it; and say whether the clock stands."""
    known = [(first, end if end is not None and end <= one.today else None) for first, end in one.pauses if first <= one.today]
    # Without an answer it stands until the day looked at.
    spans = [(first, end if end is not None else max(first, one.today)) for first, end in known]

    def paused(day: date) -> bool:
        return any(first < day <= end for first, end in spans)

    def count(day: date, unit: str, number: int) -> date:
        while number:
            day += _DAY
            number -= not paused(day) and (unit == "day" or works(one, day))
        while not works(one, day) or paused(day):
            day += _DAY
        return day

    start = one.restarted if one.restarted is not None and one.restarted <= one.today else one.start
    last = count(start, *one.limit)
    if one.extension is not None:
        asked, decided, number, unit = one.extension
        if start <= asked <= last and decided <= one.today:
            last = count(last, unit, number)
    return last, any(end is None for _, end in known)


def stood(one: Drawn) -> tuple[date | None, Stage]:
    """Return what the library says of the same."""
    extensions = ()
    if one.extension is not None:
        asked, decided, number, unit = one.extension
        granted = Extension(
            asked_at=instant(asked, 10), reason="x", granted=True, decided_at=instant(decided, 11), number=number, unit=LimitUnit(unit)
        )
        extensions = (granted,)
    handling = Handling(
        id="h",
        of="m",
        unit=one.unit,
        received_at=instant(one.start),
        extensions=extensions,
        pauses=tuple(Interruption(from_=first, until=end, reason="x") for first, end in one.pauses),
        restarted_at=None if one.restarted is None else instant(one.restarted, 9),
    )
    records: dict[str, Any] = {
        "units": (Unit(id=one.unit, name=one.unit),),
        "matters": (Matter(id="m", kind="case", units=(Assignee(unit=one.unit),), arose_at=instant(one.start)),),
        "handlings": (handling,),
    }
    [found] = duty_states(build_register(Records(**records)), _BOOKS[one.limit], _CALENDARS, instant(one.today, 12))
    return None if found.due is None else found.due.last_day, found.state.stage


def test_matters_stand_as_a_walk_over_the_days_says() -> None:
    """The last day, and whether it is over; a clock that stands is told as standing, unless its limit had run out before."""
    draw = Random(20251128)
    told = dict.fromkeys(Stage, 0)
    for _ in range(WALKS):
        one = drawn(draw)
        last, stands = walked(one)
        day, stage = stood(one)
        told[stage] += 1
        if stage is not Stage.PAUSED or day is not None:
            assert last == day, one
        assert (stage is Stage.OVERDUE) is (one.today > last), one
        assert stage is not Stage.PAUSED or stands, one
    assert min(told[stage] for stage in (Stage.RUNNING, Stage.PAUSED, Stage.DUE_SOON, Stage.OVERDUE)) > 0
