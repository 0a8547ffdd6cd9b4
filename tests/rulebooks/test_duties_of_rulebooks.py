"""Deadlines and duties of a rulebook: what is told of those that make no sense, and which of two comes first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from small_rulebook import BASE, tally
from wording import coded

from govinfo import Records, build_register, decode_rulebook
from govinfo.calendars import official
from govinfo.deadlines._limits import Limit, LimitUnit
from govinfo.duties import duty_states
from govinfo.labels import Complexity, Level
from govinfo.records import Contribution, Handling, LeaderInstruction, Submission, Unit
from govinfo.rulebook import Condition, Duty, DutyKind
from govinfo.rulebook._duty_checks import duty_problems

SMALL = decode_rulebook(BASE)


WAY = '[readings.way]\nquestion = "?"\noptions = { x = "甲", y = "乙" }\n'


# Deadlines and duties

WEEK = Limit(id="week", clause="三", unit=LimitUnit.DAY, number=7, anchor="received")


HOUR = Limit(id="hour", clause="五", unit=LimitUnit.HOUR, number=1, anchor="event")


FIFTH = Limit(id="fifth", clause="六", unit=LimitUnit.DATE, month=11)


HANDLE = Duty(id="handle", clause="三", title="办理", of=DutyKind.HANDLING, limit="week")


URGENT = evolve(HANDLE, of=DutyKind.URGENT, limit="hour")


URGENT_TOO = evolve(URGENT, id="urgent")


REPORT = evolve(HANDLE, of=DutyKind.REPORT, limit="fifth")


TASK = evolve(HANDLE, of=DutyKind.TASK, lead=("甲局",))


DAY = date(2024, 1, 1)


def only(attribute: str, *values: str | int | bool, negated: bool = False) -> tuple[Condition, ...]:
    """One condition."""
    return (Condition(attribute=attribute, values=values, negated=negated),)


def told(*duties: Duty, reading: str = "") -> list[str]:
    """What is wrong with these duties, under those of the limits that they name."""
    named = {duty.limit for duty in duties}
    limits = tuple(limit for limit in (WEEK, HOUR, FIFTH) if limit.id in named)
    return coded(duty_problems(evolve(decode_rulebook(BASE + reading), deadlines=limits, duties=duties)))


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        (
            evolve(HANDLE, when=(*only("zzz", "x"), *only("complexity", "ordinry", "ordinary", "zzz"), *only("further", 1))),
            [
                "handle.when: unknown-word",
                "handle.when.complexity: unknown-word",
                "handle.when.complexity: unknown-word",
                "handle.when.further: wrong-value",
            ],
        ),
        (evolve(URGENT, when=only("contributors", 2)), []),
        (evolve(URGENT, when=only("contributors", "two")), ["handle.when.contributors: wrong-value"]),
        (evolve(URGENT, when=only("form", "itm")), ["handle.when.form: unknown-word"]),
        (evolve(HANDLE, owed_by=only("group", "x")), []),  # no groups are declared, so any may be meant
        (
            evolve(HANDLE, owed_by=(*only("zzz", "x"), *only("level", "town"))),
            [
                "handle.owed_by: unknown-word",
                "handle.owed_by.level: unknown-word",
            ],
        ),
        (evolve(HANDLE, done="submitted_at"), ["handle.done: wrong-duty"]),
        (evolve(URGENT, start="submitted_at", done="submitted_at"), []),
        (evolve(URGENT, start="tags.told", done="tags.sent"), []),
        (
            evolve(URGENT, start="zzzzzzzz", done="zzzzzzzz"),
            [
                "handle.start: unknown-word",
                "handle.done: unknown-word",
            ],
        ),
        (
            evolve(URGENT, start="tags.", done="happened_at"),
            [
                "handle.start: unknown-word",
                "handle.done: unknown-word",
            ],
        ),
        (
            evolve(REPORT, ladder=("一",), signed=True, lead=("甲局",), responsible=("乙局",)),
            [f"handle.{name}: wrong-duty" for name in ("ladder", "signed", "lead", "responsible")],
        ),
        (evolve(HANDLE, ladder=("一", "二"), ladder_en=("one", "two"), signed=True), []),
        (evolve(HANDLE, reminders=(366, 1)), []),
        (evolve(HANDLE, reminders=(367,)), ["handle.reminders: wrong-value"]),
        (evolve(HANDLE, reminders=(3, 0)), ["handle.reminders: wrong-value"]),
        (evolve(HANDLE, reminders=(3, 3)), ["handle.reminders: wrong-value"]),
        (
            evolve(HANDLE, lapses=("urgnt-late", "untrue", "zzz"), excuse="rnage"),
            [
                "handle.excuse: unknown-word",
                "handle.lapses: unknown-word",
                "handle.lapses: unknown-word",
            ],
        ),
        (evolve(URGENT, limit=None), ["handle.limit: wrong-deadline"]),
        (evolve(HANDLE, limit=None), []),
        (evolve(HANDLE, of=DutyKind.MATTER, limit=None), []),
        (evolve(HANDLE, of=DutyKind.COMMISSION, limit=None), []),
        (
            evolve(HANDLE, of=DutyKind.COMMISSION, limit="fifth"),
            ["handle.limit: wrong-deadline"],
        ),
        (evolve(REPORT, limit="hour"), ["handle.limit: wrong-deadline"]),
        (evolve(HANDLE, id="city"), ["city: duplicate-rule"]),
    ],
)
def test_all_that_is_wrong_with_a_duty_is_told(duty: Duty, expected: list[str]) -> None:
    """Each with its place and what would be right."""
    assert told(duty) == expected


def test_an_option_under_which_a_duty_never_holds_is_told() -> None:
    """And a reading that there is not, first."""
    duty = evolve(HANDLE, under=(("zzz", ("a",)), ("way", ("z", "x"))))

    assert told(duty, reading=WAY + tally(under='{ way = "x" }')) == [
        "handle.under: unknown-word",
        "handle.under.way: unknown-word",
    ]


@pytest.mark.parametrize(
    ("limit", "issued", "in_force", "fits"),
    [
        (WEEK, None, None, False),
        (WEEK, DAY, None, True),
        (WEEK, None, DAY, True),
        (HOUR, DAY, DAY, False),  # nobody knows the hour of the issue
        (evolve(WEEK, next_day_after="17:00"), DAY, DAY, False),
        (FIFTH, None, None, True),  # a day of the year counts from nothing
    ],
)
def test_a_task_counts_its_days_from_the_issue_of_the_rulebook(
    limit: Limit, issued: date | None, in_force: date | None, fits: bool
) -> None:
    """From the day of issue, else from the day on which it comes into force; a day, not an instant."""
    source = evolve(SMALL.source, issued=issued)
    book = evolve(SMALL, source=source, in_force=in_force, deadlines=(limit,), duties=(evolve(TASK, limit=limit.id),))

    assert coded(duty_problems(book)) == ([] if fits else ["handle.limit: wrong-deadline"])


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (only("complexity", "ordinary", negated=True), only("complexity", "ordinary", "complex"), False),  # the complex ones
        (only("complexity", "ordinary", "complex", negated=True), only("complexity", "ordinary"), True),
        (only("complexity", "ordinary", "complex"), only("complexity", "ordinary", negated=True), False),
        (only("complexity", "ordinary"), only("complexity", "ordinary", "complex", negated=True), True),
    ],
)
def test_what_is_left_out_keeps_duties_apart(first: tuple[Condition, ...], second: tuple[Condition, ...], apart: bool) -> None:
    """Where nothing that one asks for is left by the other."""
    found = told(evolve(HANDLE, when=first), evolve(HANDLE, id="other", when=second))

    assert found == ([] if apart else ["handle: overlapping-duties"])


def test_the_duty_of_fewer_units_comes_before_the_rest() -> None:
    """The same records, of towns first and then of all others; the other way round the second would never be owed."""
    ordinary = only("complexity", "ordinary")
    towns = evolve(HANDLE, when=ordinary, owed_by=only("level", "township"))
    rest = evolve(HANDLE, id="rest", when=ordinary)

    assert told(towns, rest) == []
    assert told(rest, towns) == ["rest: overlapping-duties"]


def test_duties_of_other_records_between_hide_nothing() -> None:
    """Two duties of all instructions, with one of urgent reports between them; and no duty asks of instructions what items have."""
    other = evolve(HANDLE, id="other")

    assert told(HANDLE, URGENT_TOO, other) == ["handle: overlapping-duties"]
    assert told(evolve(HANDLE, when=only("composite", True))) == ["handle.when: unknown-word"]


def test_an_instruction_that_follows_another_one_may_owe_more() -> None:
    """The first is to be handled within a week, what is instructed again within an hour."""
    deadlines = (WEEK, evolve(HOUR, anchor="received"))
    duties = (evolve(HANDLE, id="again", limit="hour", when=only("further", True)), evolve(HANDLE, id="first"))
    received = datetime(2024, 3, 5, 1, tzinfo=UTC)
    records = Records(
        units=(Unit(id="u", name="甲单位"),),
        submissions=(Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 3, 1, 1, tzinfo=UTC)),),
        instructions=(
            LeaderInstruction(id="i1", submission="s", level=Level.CITY, on=date(2024, 3, 4)),
            LeaderInstruction(id="i2", submission="s", level=Level.CITY, on=date(2024, 3, 5), follows="i1"),
        ),
        handlings=tuple(
            Handling(id=f"h{n}", instruction=f"i{n}", unit="u", received_at=received, complexity=Complexity.ORDINARY) for n in (1, 2)
        ),
    )
    states = duty_states(build_register(records), evolve(SMALL, deadlines=deadlines, duties=duties), official(), received)

    assert {state.about: state.duty.id for state in states} == {"h1": "first", "h2": "again"}


@pytest.mark.parametrize("duty", [HANDLE, URGENT], ids=["handling", "urgent"])
def test_a_tag_of_no_name_is_no_attribute(duty: Duty) -> None:
    """Whatever the kind of duty."""
    [said] = told(evolve(duty, when=only("tags.", "x")))

    assert said.startswith("handle.when: unknown-word")
