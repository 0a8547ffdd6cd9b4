"""Deadlines and duties of a rulebook: what is told of those that make no sense, and which of two comes first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from small_rulebook import BASE, tally

from govinfo import Records, build_register, decode_rulebook
from govinfo.calendars import official
from govinfo.duties import duty_states
from govinfo.labels import Complexity, Level
from govinfo.limits import Limit, LimitUnit
from govinfo.records import Contribution, Handling, LeaderInstruction, Submission, Unit
from govinfo.rulebook import Condition, Duty, DutyKind
from govinfo.rulebook._duty_checks import duty_problems

SMALL = decode_rulebook(BASE)


LAPSES = "commission-late, commission-missed, criticised, untrue, urgent-concealed, urgent-late, urgent-omitted"


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
    return [str(problem) for problem in duty_problems(evolve(decode_rulebook(BASE + reading), deadlines=limits, duties=duties))]


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        (
            evolve(HANDLE, when=(*only("zzz", "x"), *only("complexity", "ordinry", "ordinary", "zzz"), *only("further", 1))),
            [
                "handle.when: there is no attribute zzz; known are affirmative, complexity, further, leader, level, rank, tags.…",
                "handle.when.complexity: there is no word ordinry; did you mean ordinary?",
                "handle.when.complexity: there is no word zzz; known are complex, multi-party, ordinary",
                "handle.when.further: must be a truth, got 1",
            ],
        ),
        (evolve(URGENT, when=only("contributors", 2)), []),
        (evolve(URGENT, when=only("contributors", "two")), ['handle.when.contributors: must be a number, got "two"']),
        (evolve(URGENT, when=only("form", "itm")), ["handle.when.form: there is no word itm; did you mean item?"]),
        (evolve(HANDLE, owed_by=only("group", "x")), []),  # no groups are declared, so any may be meant
        (
            evolve(HANDLE, owed_by=(*only("zzz", "x"), *only("level", "town"))),
            [
                "handle.owed_by: there is no attribute zzz; known are group, level, tags.…, unit",
                "handle.owed_by.level: there is no word town; did you mean township?",
            ],
        ),
        (evolve(HANDLE, done="submitted_at"), ["handle.done: has a meaning for urgent reports and items only; leave it out"]),
        (evolve(URGENT, start="submitted_at", done="submitted_at"), []),
        (evolve(URGENT, start="tags.told", done="tags.sent"), []),
        (
            evolve(URGENT, start="zzzzzzzz", done="zzzzzzzz"),
            [
                "handle.start: there is no instant zzzzzzzz; known are happened_at, submitted_at, tags.…",
                "handle.done: there is no instant zzzzzzzz; known are submitted_at, tags.…",
            ],
        ),
        (
            evolve(URGENT, start="tags.", done="happened_at"),
            [
                "handle.start: there is no instant tags.; did you mean tags.…?",
                "handle.done: there is no instant happened_at; known are submitted_at, tags.…",
            ],
        ),
        (
            evolve(REPORT, ladder=("一",), signed=True, lead=("甲局",), responsible=("乙局",)),
            [f"handle.{name}: has no meaning for a report; leave it out" for name in ("ladder", "signed", "lead", "responsible")],
        ),
        (evolve(HANDLE, ladder=("一", "二"), ladder_en=("one", "two"), signed=True), []),
        (evolve(HANDLE, reminders=(366, 1)), []),
        (evolve(HANDLE, reminders=(367,)), ["handle.reminders: working days ahead, each from 1 to 366 and named once"]),
        (evolve(HANDLE, reminders=(3, 0)), ["handle.reminders: working days ahead, each from 1 to 366 and named once"]),
        (evolve(HANDLE, reminders=(3, 3)), ["handle.reminders: working days ahead, each from 1 to 366 and named once"]),
        (
            evolve(HANDLE, lapses=("urgnt-late", "untrue", "zzz"), excuse="rnage"),
            [
                "handle.excuse: there is no criterion rnage; did you mean range?",
                "handle.lapses: there is no kind of lapse urgnt-late; did you mean urgent-late?",
                f"handle.lapses: there is no kind of lapse zzz; known are {LAPSES}",
            ],
        ),
        (evolve(HANDLE, limit=None), ["handle.limit: must name a [[deadline]]; only a commission may leave it to its own due time"]),
        (evolve(HANDLE, of=DutyKind.COMMISSION, limit=None), []),
        (
            evolve(HANDLE, of=DutyKind.COMMISSION, limit="fifth"),
            ["handle.limit: fifth names a day; a commission needs a limit counted from its start"],
        ),
        (evolve(REPORT, limit="hour"), ["handle.limit: hour is counted; a report needs a day of the year or of its period"]),
        (evolve(HANDLE, id="city"), ["city: a rule has this id already; give the duty another one"]),
    ],
)
def test_all_that_is_wrong_with_a_duty_is_told(duty: Duty, expected: list[str]) -> None:
    """Each with its place and what would be right."""
    assert told(duty) == expected


def test_an_option_under_which_a_duty_never_holds_is_told() -> None:
    """And a reading that there is not, first."""
    duty = evolve(HANDLE, under=(("zzz", ("a",)), ("way", ("z", "x"))))

    assert told(duty, reading=WAY + tally(under='{ way = "x" }')) == [
        "handle.under: there is no reading zzz; known are way",
        "handle.under.way: there is no option z; known are x, y",
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
    expected = f"handle.limit: {limit.id} can only be counted in days, from the rulebook's issue; give source.issued or in_force"

    assert [str(problem) for problem in duty_problems(book)] == ([] if fits else [expected])


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

    assert found == ([] if apart else ["handle: applies to the same records as other; tell them apart by when, owed_by or stage"])


def test_the_duty_of_fewer_units_comes_before_the_rest() -> None:
    """The same records, of towns first and then of all others; the other way round the second would never be owed."""
    ordinary = only("complexity", "ordinary")
    towns = evolve(HANDLE, when=ordinary, owed_by=only("level", "township"))
    rest = evolve(HANDLE, id="rest", when=ordinary)

    assert told(towns, rest) == []
    assert told(rest, towns) == ["rest: applies to the same records as handle; tell them apart by when, owed_by or stage"]


def test_duties_of_other_records_between_hide_nothing() -> None:
    """Two duties of all instructions, with one of urgent reports between them; and no duty asks of instructions what items have."""
    other = evolve(HANDLE, id="other")

    assert told(HANDLE, URGENT_TOO, other) == ["handle: applies to the same records as other; tell them apart by when, owed_by or stage"]
    [said] = told(evolve(HANDLE, when=only("composite", True)))
    assert said.startswith("handle.when: there is no attribute composite; ")


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

    assert said.startswith("handle.when: there is no attribute tags.; did you mean tags.…?")
