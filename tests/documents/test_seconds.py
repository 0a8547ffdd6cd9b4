"""The second of two in what is printed and written: the other rank, the other end, the other line, the others who tie."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from attrs import evolve

from govinfo import Period, Records, assess, build_register, decode_rulebook
from govinfo.calendars import official
from govinfo.codec import decode_records, encode_assessment
from govinfo.duties import duty_states
from govinfo.papers._calendar_file import deadlines_calendar
from govinfo.records import AdoptionEvent, Contribution, Lapse, Submission, Unit
from govinfo.reports._circulars import circular_of
from govinfo.reports._commendations import commendation
from govinfo.rulebook import LastPlace, Seats

BOOK = """
schema = 1
id = "b"
title = "办法"
[source]
issuer = "办公室"
title = "办法"
[publications]
gazette = { title = "公报", level = "city" }
digest = { title = "要情", level = "district" }
[[price]]
id = "used"
clause = "一"
title = "采用"
of = "adoption"
amount = "10 if publication == 'gazette' else 4"
[[price]]
id = "late"
clause = "二"
title = "过错"
of = "lapse"
amount = -8
"""
KEEP = '[[keep]]\nid = "k"\nclause = "三"\ntitle = "取舍"\nrules = ["used"]\nper = ["item"]\n'
WHEN = datetime.fromisoformat("2024-01-05T09:00:00+08:00")


def office(*used: tuple[str, str, int], lapses: tuple[Lapse, ...] = ()) -> Records:
    """Units with an item each, adopted by a publication in a month."""
    units = sorted({unit for unit, _, _ in used})
    return Records(
        units=tuple(Unit(id=unit, name=unit) for unit in units),
        submissions=tuple(Submission(id=f"s-{unit}", units=(Contribution(unit=unit),), submitted_at=WHEN) for unit in units),
        adoptions=tuple(
            AdoptionEvent(id=f"a{n}", submission=f"s-{unit}", publication=by, on=date(2024, month, 1))
            for n, (unit, by, month) in enumerate(used)
        ),
        lapses=lapses,
    )


def test_the_circular_gives_the_rank_of_the_period_and_that_of_the_year() -> None:
    """U leads by ten points since January, v by four in the second quarter."""
    made = circular_of(build_register(office(("u", "gazette", 1), ("v", "digest", 4))), decode_rulebook(BOOK), Period.parse("2024-Q2"))

    assert {unit.unit: (unit.rank, unit.cumulative_rank) for unit in made.units} == {"v": (1, 2), "u": (2, 1)}


def test_of_equal_points_those_with_fewer_deductions_come_first() -> None:
    """Both have ten: u of ten, v of eighteen less eight."""
    records = office(("u", "gazette", 1), ("v", "gazette", 1), ("v", "digest", 2), ("v", "digest", 3))
    records = evolve(records, lapses=(Lapse(id="l", unit="v", kind="untrue", on=date(2024, 2, 1)),))
    made = commendation(
        assess(build_register(records), decode_rulebook(BOOK), Period.parse("2024")),
        units=Seats(number=1),
        last_place=LastPlace.FURTHER,
        further=("deducted",),
    )

    assert [one.subject for one in made.units[0].proposed] == ["u"]


def test_where_three_share_two_seats_and_ties_are_left_out_nobody_is_proposed() -> None:
    """All three have ten points."""
    records = office(*((unit, "gazette", 1) for unit in "uvw"))
    made = commendation(
        assess(build_register(records), decode_rulebook(BOOK), Period.parse("2024")), units=Seats(number=2), last_place=LastPlace.NONE
    )

    assert made.units[0].proposed == ()


def test_the_line_that_counts_instead_is_written_by_its_record() -> None:
    """The digest's four points give way to the gazette's ten."""
    records = office(("u", "digest", 1), ("u", "gazette", 2))
    written = json.loads(encode_assessment(assess(build_register(records), decode_rulebook(BOOK + KEEP), Period.parse("2024"))))
    [beaten] = [line for line in written["units"][0]["lines"] if line["status"] == "superseded"]

    assert (beaten["facts"], beaten["superseded_by"]) == (["a0", "s-u"], {"rule": "used", "record": "a1"})


@pytest.mark.parametrize(("close", "start", "end"), [
    ("24:00", date(2026, 3, 9), date(2026, 3, 10)),  # a whole day ends where the next begins
    ("17:30", datetime.fromisoformat("2026-03-09T09:30:00+00:00"), None),  # an instant has no length, and so no end
])  # fmt: skip
def test_a_calendar_entry_ends_where_its_limit_does(close: str, start: date, end: date | None) -> None:
    """Seven days from the second of March."""
    icalendar = pytest.importorskip("icalendar")
    book = decode_rulebook(
        BOOK
        + f'[[deadline]]\nid = "d"\nclause = "四"\nunit = "day"\nnumber = 7\nanchor = "received"\nclose = "{close}"\n'
        + '[[duty]]\nid = "y"\nclause = "四"\ntitle = "办理"\nof = "handling"\nlimit = "d"\n'
    )
    document = {
        "format": "govinfo.records/1",
        "units": [{"id": "u", "name": "u"}],
        "submissions": [{"id": "s", "units": ["u"], "submitted_at": "2026-02-25T09:00:00+08:00"}],
        "instructions": [{"id": "i", "submission": "s", "level": "city", "on": "2026-03-01"}],
        "handlings": [{"id": "h", "instruction": "i", "unit": "u", "received_at": "2026-03-02T10:00:00+08:00", "complexity": "ordinary"}],
    }
    register, at = build_register(decode_records(json.dumps(document))), datetime.fromisoformat("2026-03-03T09:00:00+08:00")
    text = deadlines_calendar(duty_states(register, book, official(), at), register, book, official(), at)
    [event] = icalendar.Calendar.from_ical(text).walk("VEVENT")

    assert event["DTSTART"].dt == start
    assert (event["DTEND"].dt if "DTEND" in event else None) == end
