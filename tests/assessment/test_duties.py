"""Lateness that the library finds and lapses recorded by hand meet in one ledger, never twice."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve
from offices import head

from govinfo import Assessment, Period, Records, assess, build_register, decode_rulebook
from govinfo.calendars import WeekdaysOnly, official
from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import Complexity, Level, Status
from govinfo.records import Commission, Contribution, Handling, Lapse, LeaderInstruction, Submission, Unit
from govinfo.testing import laws

BOOK = decode_rulebook(
    head("duties", title="督查考核", issuer="市政府办")
    + """
[[deadline]]
id = "seven-days"
clause = "一"
unit = "day"
number = 7
anchor = "received"
[[duty]]
id = "handle"
clause = "一"
title = "批示件7日内办结"
of = "handling"
limit = "seven-days"
[[duty]]
id = "reply"
clause = "二"
title = "约稿按时报送"
of = "commission"
[[price]]
id = "in-time"
clause = "一"
title = "批示件按期办结"
of = "duty"
when = { duty = "handle", result = "in-time" }
amount = 5
[[price]]
id = "late"
clause = "一"
title = "批示件逾期,每日扣1分"
of = "duty"
when = { duty = "handle", result = ["late", "never"] }
amount = "-late_days"
[[price]]
id = "commission"
clause = "二"
title = "约稿逾期"
of = "duty"
when = { duty = "reply", result = ["late", "never"] }
amount = -10
[[price]]
id = "commission-by-hand"
clause = "二"
title = "约稿迟报(登记)"
of = "lapse"
when = { kind = ["commission-late", "commission-missed"] }
amount = -10
[measures.late]
title = "逾期件数"
count = "duty"
when = { result = ["late", "never"] }
"""
)


def at(month: int, day: int, hour: int = 9) -> datetime:
    """An instant of 2024 in the official zone."""
    return datetime(2024, month, day, hour, tzinfo=OFFICIAL_ZONE)


ITEM = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=at(3, 1))
INSTRUCTION = LeaderInstruction(id="i", submission="s", level=Level.CITY, on=date(2024, 3, 4))


def handling(id_: str, done: datetime | None) -> Handling:
    """Received on Monday 4 March 2024: due on Monday the 11th, at 24:00."""
    return Handling(id=id_, instruction="i", unit="u", received_at=at(3, 4), complexity=Complexity.ORDINARY, done_at=done)


def result(year: str = "2024", **lists: Any) -> Assessment:
    """Assess a few records of one unit."""
    records = Records(units=(Unit(id="u", name="甲单位"),), submissions=(ITEM,), instructions=(INSTRUCTION,), **lists)
    return assess(build_register(records), BOOK, Period.parse(year))


def test_a_matter_handled_in_time_earns_and_a_late_one_costs_by_the_day() -> None:
    """Done on the 11th: 5. Done on the 14th: three days late, -3."""
    assessment = result(handlings=(handling("h1", at(3, 11, 23)), handling("h2", at(3, 14))))
    lines = {line.facts[0]: (line.amount, line.clause, line.status) for line in assessment.unit("u").lines}

    assert lines == {"h1": (5, "一", Status.COUNTED), "h2": (-3, "一", Status.COUNTED)}


def test_a_lapse_recorded_by_hand_takes_the_place_of_the_lateness_found() -> None:
    """The missed commission costs 10 once, whether or not somebody wrote it down."""
    commission = Commission(id="c", by=Level.DISTRICT, units=("u",), asked_at=at(4, 1), due_at=at(4, 3))
    lapse = Lapse(id="l", unit="u", kind="commission-missed", on=date(2024, 4, 4), commission="c")

    assert result(commissions=(commission,)).unit("u").points == -10
    both = result(commissions=(commission,), lapses=(lapse,))
    assert both.unit("u").points == -10
    assert [line.rule for line in both.unit("u").lines] == ["commission-by-hand"]


def test_an_outcome_counts_in_one_year_only() -> None:
    """What became late in March 2024 and is done in 2025 costs its year nothing twice."""
    late = handling("h", datetime(2025, 1, 2, 9, tzinfo=OFFICIAL_ZONE))

    assert result(handlings=(late,)).unit("u").points < 0
    assert result("2025", handlings=(late,)).unit("u").points == 0


def test_a_year_without_a_notice_is_pending_and_not_guessed() -> None:
    """Received on 20 December 2030: whether it was late needs working days that nobody has announced."""
    received = datetime(2030, 12, 20, 9, tzinfo=OFFICIAL_ZONE)
    late = Handling(id="h", instruction="i", unit="u", received_at=received, complexity=Complexity.ORDINARY)
    assessment = result("2030", handlings=(late,))

    assert assessment.unit("u").points == 0
    assert [(pending.about, pending.needs.text("en")) for pending in assessment.pending] == [
        ("h", "the working days of 2030: no notice is known")
    ]


ONLY = (
    head("duties", title="督查考核", issuer="市政府办")
    + """
deadline = [{ id = "seven-days", clause = "一", unit = "day", number = 7, anchor = "received" }]
duty = [{ id = "handle", clause = "一", title = "批示件7日内办结", of = "handling", limit = "seven-days" }]
"""
)
PRICED = '[[price]]\nid = "late"\nclause = "一"\ntitle = "逾期"\nof = "duty"\nwhen = { result = ["late", "never"] }\namount = -4\n'
COUNTED = """
[measures.late]
title = "逾期件数"
count = "duty"
when = { result = ["late", "never"] }
[[tally]]
id = "late"
clause = "一"
title = "逾期"
each = "year"
amount = "-4 * late"
"""


@pytest.mark.parametrize("rules", [PRICED, COUNTED], ids=["priced", "counted"])
def test_an_outcome_is_found_whether_it_is_priced_or_only_counted(rules: str) -> None:
    """Done three days late: -4 either way."""
    records = Records(
        units=(Unit(id="u", name="甲单位"),), submissions=(ITEM,), instructions=(INSTRUCTION,), handlings=(handling("h", at(3, 14)),)
    )

    assert assess(build_register(records), decode_rulebook(ONLY + rules), Period.parse("2024")).unit("u").points == -4


REPORTED = (
    head("duties", title="督查考核", issuer="市政府办")
    + """
deadline = [{ id = "fifth", clause = "三", unit = "period-end", grain = "month", months_after = 1, day = 5 }]
duty = [{ id = "monthly", clause = "三", title = "月报", title_en = "monthly report", of = "report", limit = "fifth", when = { kinds = "monthly" } }]
kinds = { monthly = "月报" }
price = [{ id = "missing", clause = "四", title = "漏报", of = "duty", when = { result = "never" }, amount = -2 }]
"""
)


def test_a_line_on_what_was_never_done_names_the_duty_and_its_period() -> None:
    """No record tells of a report that was never sent; the duty and its month do."""
    records = Records(units=(Unit(id="u", name="甲单位"),))
    assessment = assess(build_register(records), decode_rulebook(REPORTED), Period.parse("2024-03"))
    [line] = assessment.unit("u").lines

    assert (line.amount, line.clause, line.facts, line.measures, line.on) == (-2, "四", (), ("monthly",), date(2024, 3, 6))
    assert line.why() == "漏报：月报（2024年2月）：逾期未办；-2分"
    assert line.why("en") == "漏报: monthly report (2024-02): never; -2 points"


def test_a_line_by_the_days_of_a_delay_names_its_duty() -> None:
    """Three days late, two points for each."""
    by_days = '[[price]]\nid = "late"\nclause = "一"\ntitle = "逾期"\nof = "duty"\nwhen = { result = "late" }\namount = "-2 * late_days"\n'
    lists = {"submissions": (ITEM,), "instructions": (INSTRUCTION,), "handlings": (handling("h", at(3, 14)),)}
    records = Records(units=(Unit(id="u", name="甲单位"),), **lists)  # type: ignore[arg-type]
    [line] = assess(build_register(records), decode_rulebook(ONLY + by_days), Period.parse("2024")).unit("u").lines

    assert (line.amount, line.facts, line.measures) == (-6, ("h", "i", "s"), ("handle",))


def test_what_an_assessor_and_what_the_calendar_owes_is_all_pending() -> None:
    """A finding on the item, and the working days of a year without a notice."""
    asked = '[criteria.good]\ntitle = "好"\nabout = ["instruction"]\nleast = 1\nmost = 3\n'
    asked += '[[price]]\nid = "good"\nclause = "二"\ntitle = "好"\nof = "instruction"\ndecide = "good"\namount = "decided"\n'
    asked += '[[price]]\nid = "late"\nclause = "一"\ntitle = "逾期"\nof = "duty"\nwhen = { result = "late" }\namount = -4\n'
    received = datetime(2030, 12, 20, 9, tzinfo=OFFICIAL_ZONE)
    late = Handling(id="h", instruction="i", unit="u", received_at=received, complexity=Complexity.ORDINARY)
    instruction = evolve(INSTRUCTION, on=date(2030, 12, 19))
    records = Records(units=(Unit(id="u", name="甲单位"),), submissions=(ITEM,), instructions=(instruction,), handlings=(late,))
    book = decode_rulebook(ONLY.replace('unit = "day"', 'unit = "working-day"') + asked)
    assessment = assess(build_register(records), book, Period.parse("2030"))

    assert [(pending.about, pending.rule) for pending in assessment.pending] == [("h", "handle"), ("i", "good")]


def test_what_a_duty_came_to_is_never_listed_as_unpriced() -> None:
    """Three days late, of which the rule takes no notice; the item and the instruction themselves are priced by nothing."""
    long = '[[price]]\nid = "late"\nclause = "一"\ntitle = "逾期"\nof = "duty"\nwhen = { result = "late" }\nprovided = "late_days > 5"\namount = -2\n'
    lists = {"submissions": (ITEM,), "instructions": (INSTRUCTION,), "handlings": (handling("h", at(3, 14)),)}
    records = Records(units=(Unit(id="u", name="甲单位"),), **lists)  # type: ignore[arg-type]
    assessment = assess(build_register(records), decode_rulebook(ONLY + long), Period.parse("2024"))

    assert (assessment.unit("u").lines, assessment.unpriced) == ((), ("i", "s"))


def test_an_assessment_keeps_the_calendar_its_duties_were_due_by() -> None:
    """Whoever assesses another period beside it takes the same working days; left out, they are the official ones."""
    none = build_register(Records())
    year = Period.parse("2024")

    assert assess(none, BOOK, year, calendar=WeekdaysOnly()).calendar == WeekdaysOnly()
    assert assess(none, BOOK, year).calendar is official()


def test_an_earlier_instruction_handled_in_the_quarter_is_outside_in_no_list() -> None:
    """Written on 25 March, handled in time on 3 April: the line of April rests on it; the item of March is cited too."""
    instruction = evolve(INSTRUCTION, on=date(2024, 3, 25))
    other = LeaderInstruction(id="j", submission="s", level=Level.CITY, on=date(2024, 3, 26))
    done = Handling(
        id="h",
        instruction="i",
        unit="u",
        received_at=at(4, 1),
        complexity=Complexity.ORDINARY,
        done_at=datetime(2024, 4, 3, tzinfo=OFFICIAL_ZONE),
    )
    records = Records(units=(Unit(id="u", name="甲单位"),), submissions=(ITEM,), instructions=(instruction, other), handlings=(done,))
    assessment = assess(build_register(records), BOOK, Period.parse("2024-Q2"))
    laws.check_assessment(assessment, records)

    assert [(line.amount, line.facts) for line in assessment.unit("u").lines] == [(5, ("h", "i", "s"))]
    assert (assessment.outside, assessment.unpriced) == (("j",), ())


def test_a_lapse_of_the_successor_tells_of_what_the_old_unit_owed() -> None:
    """Asked of u on 1 April, which was renamed twice before anybody wrote the missed commission down: ten once."""
    units = (
        Unit(id="u", name="旧", until=date(2024, 4, 2), successor="v"),
        Unit(id="v", name="中", since=date(2024, 4, 2), until=date(2024, 5, 1), successor="w"),
        Unit(id="w", name="新", since=date(2024, 5, 1)),
    )
    commission = Commission(id="c", by=Level.DISTRICT, units=("u",), asked_at=at(4, 1), due_at=at(4, 3))
    for unit in ("u", "v", "w"):
        lapse = Lapse(id="l", unit=unit, kind="commission-missed", on=date(2024, 6, 4), commission="c")
        records = Records(units=units, commissions=(commission,), lapses=(lapse,))
        [card] = [one for one in assess(build_register(records), BOOK, Period.parse("2024")).units if one.points]

        assert (card.subject, card.points, [line.rule for line in card.lines]) == ("w", -10, ["commission-by-hand"])
