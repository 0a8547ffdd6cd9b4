"""What is found wrong with deadlines and duties before anything is due."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from offices import book, head

from govinfo import Rulebook, shipped_rulebook, shipped_rulebooks
from govinfo.codec import decode_rulebook
from govinfo.deadlines import Limit, LimitUnit
from govinfo.errors import RulebookError
from govinfo.rulebook import Clause, Condition, Coverage, Duty, DutyKind, Reading, Word
from govinfo.rulebook._duty_checks import duty_problems
from govinfo.rulebook._words import Under

WEEK = Limit(id="week", clause="三", unit=LimitUnit.DAY, number=7, anchor="received")
HOUR = Limit(id="hour", clause="五", unit=LimitUnit.HOUR, number=1, anchor="event")
FIFTH = Limit(id="fifth", clause="六", unit=LimitUnit.DATE, month=11)
HANDLE = Duty(id="handle", clause="三", title="办理", of=DutyKind.HANDLING, limit="week")


def problems(*duties: Duty, limits: tuple[Limit, ...] = (WEEK,), rulebook: Rulebook | None = None) -> list[str]:
    """What is wrong with a rulebook of these, in English."""
    base = rulebook or book("")
    return [str(problem) for problem in duty_problems(evolve(base, deadlines=limits, duties=duties))]


def only(attribute: str, *values: str | int | bool, negated: bool = False) -> tuple[Condition, ...]:
    """One condition."""
    return (Condition(attribute=attribute, values=values, negated=negated),)


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_shipped_rulebooks_have_no_problems(name: str) -> None:
    """None of those that the library brings."""
    assert [] == [str(problem) for problem in duty_problems(shipped_rulebook(name))]


def test_a_right_rulebook_has_no_problems() -> None:
    """One limit, one duty."""
    assert [] == problems(HANDLE)


@pytest.mark.parametrize(
    ("duty", "part"),
    [
        (evolve(HANDLE, limit="weak"), "handle.limit: there is no deadline weak; did you mean week?"),
        (evolve(HANDLE, of=DutyKind.URGENT, limit=None), "must name a [[deadline]]"),
        (evolve(HANDLE, when=only("complexty", "ordinary")), "handle.when: there is no attribute complexty; did you mean complexity?"),
        (evolve(HANDLE, when=only("complexity", "ordinry")), "handle.when.complexity: there is no word ordinry; did you mean ordinary?"),
        (evolve(HANDLE, when=only("further", "yes")), 'handle.when.further: must be a truth, got "yes"'),
        (evolve(HANDLE, owed_by=only("rank", "principal")), "handle.owed_by: there is no attribute rank"),
        (evolve(HANDLE, owed_by=only("level", "town")), "handle.owed_by.level: there is no word town"),
        (evolve(HANDLE, excuse="reason"), "handle.excuse: there is no criterion reason"),
        (evolve(HANDLE, lapses=("late",)), "handle.lapses: there is no kind of lapse late"),
        (evolve(HANDLE, start="happened_at"), "handle.start: there is no instant happened_at"),
        (evolve(HANDLE, series=True), "handle.series: needs a stage of its own"),
        (evolve(HANDLE, of=DutyKind.COMMISSION, series=True, stage="x"), "handle.series: has no meaning for a commission"),
        (evolve(HANDLE, since=date(2026, 3, 2), until=date(2026, 3, 2)), "handle.until: must be later than since, which is 2026-03-02"),
        (evolve(HANDLE, of=DutyKind.REPORT, since=date(2026, 3, 2)), "handle.since: has no meaning for a report"),
        (evolve(HANDLE, start="sent"), "handle.start: there is no instant sent; known are on, received_at"),
        (evolve(HANDLE, of=DutyKind.MATTER, done="sent"), "handle.done: there is no instant sent; known are done_at, received_at"),
        (evolve(HANDLE, lead=("市政府办",)), "handle.lead: has no meaning for a handling"),
        (evolve(HANDLE, ladder=("一", "二"), ladder_en=("one",)), "handle.ladder_en: must have as many steps as ladder, which has 2"),
        (evolve(HANDLE, reminders=(0,)), "handle.reminders: working days ahead"),
        (evolve(HANDLE, of=DutyKind.REPORT), "handle.limit: week is counted; a report needs a day"),
        (evolve(HANDLE, of=DutyKind.ITEM), "handle.when: say which items"),
        (evolve(HANDLE, of=DutyKind.URGENT, start="told"), "handle.start: there is no instant told"),
        (evolve(HANDLE, of=DutyKind.TASK), "handle.lead: say whose task it is"),
        (evolve(HANDLE, of=DutyKind.TASK, lead=("a",)), "handle.limit: week can only be counted in days, from the rulebook's issue"),
        (evolve(HANDLE, under=(("way", ("a",)),)), "handle.under: there is no reading way"),
    ],
)
def test_each_mistake_is_told_with_its_place(duty: Duty, part: str) -> None:
    """And with the nearest word where there is one."""
    assert any(part in problem for problem in problems(duty)), problems(duty)


def test_a_deadline_must_be_used_and_named_once() -> None:
    """A limit that no duty stands under has no effect."""
    assert ["hour: no duty stands under this deadline; add a [[duty]] or take it out"] == problems(HANDLE, limits=(WEEK, HOUR))
    assert ["week: 2 deadlines have this id; give each its own"] == problems(HANDLE, limits=(WEEK, WEEK))


def test_a_day_of_the_year_is_no_limit_for_a_record() -> None:
    """A handling counts from its receipt."""
    assert ["handle.limit: fifth names a day; a handling needs a limit counted from its start"] == problems(
        evolve(HANDLE, limit="fifth"), limits=(FIFTH,)
    )


def test_clauses_must_be_listed_where_there_is_a_list() -> None:
    """And a clause said to be covered by a deadline is cited by one; another text's clause is its own."""
    listed = evolve(book(""), clauses=(Clause(id="二", covered=Coverage.DEADLINE),))
    elsewhere = evolve(WEEK, clause="第二十六条", basis="政府信息公开条例")

    assert [
        "handle.clause: there is no clause 三; known are 二",
        "week.clause: there is no clause 三; known are 二",
        "clauses.二: is said to be covered by a deadline, but none cites it",
    ] == problems(HANDLE, rulebook=listed)
    assert [] == problems(evolve(HANDLE, clause="二"), limits=(elsewhere,), rulebook=listed)


def test_two_duties_of_one_record_must_be_told_apart() -> None:
    """By a condition, by the unit, by a stage; or the narrower comes first and the other is the rest."""
    other = evolve(HANDLE, id="other")
    ordinary, complex_ = only("complexity", "ordinary"), only("complexity", "complex")
    towns = only("level", "township")

    assert ["handle: applies to the same records as other; tell them apart by when, owed_by or stage"] == problems(HANDLE, other)
    assert [] == problems(evolve(HANDLE, when=ordinary), evolve(other, when=complex_))
    assert [] == problems(evolve(HANDLE, when=ordinary), evolve(other, when=only("complexity", "ordinary", negated=True)))
    assert [] == problems(evolve(HANDLE, stage="first"), evolve(other, stage="second"))
    assert [] == problems(evolve(HANDLE, when=ordinary), other)
    assert [] != problems(other, evolve(HANDLE, when=ordinary))
    assert [] == problems(evolve(HANDLE, owed_by=towns), evolve(other, owed_by=only("level", "district")))
    assert [] != problems(evolve(HANDLE, owed_by=towns), evolve(other, when=ordinary))


def test_an_id_belongs_to_one_duty() -> None:
    """Under the same readings."""
    assert "handle: two rules with this id hold under the same readings; give one another id" in problems(
        evolve(HANDLE, stage="a"), evolve(HANDLE, stage="b")
    )


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((("way", ("a",)),), (("way", ("b",)),), True),  # never in force together
        ((("way", ("a",)),), (("way", ("a", "b")),), False),
        ((("way", ("a",)),), (("how", ("x",)),), False),  # each under a reading of its own
        ((("way", ("a",)),), (), False),
        ((), (("way", ("a",)),), False),
        ((("way", ("a",)), ("how", ("x",))), (("how", ("y",)),), True),
    ],
)
def test_duties_under_other_readings_never_meet(one: Under, other: Under, apart: bool) -> None:
    """One id and one record may serve two duties that are never in force together."""
    found = problems(evolve(HANDLE, under=one), evolve(HANDLE, under=other), rulebook=read_in_two_ways())

    assert (found == []) is apart
    if not apart:
        assert "handle: two rules with this id hold under the same readings; give one another id" in found
        assert "handle: applies to the same records as handle; tell them apart by when, owed_by or stage" in found


def read_in_two_ways() -> Rulebook:
    """A rulebook with two readings of two options each."""
    readings = tuple(
        Reading(id=id_, question="?", options=tuple(Word(id=option, title=option) for option in options))
        for id_, options in (("way", "ab"), ("how", "xy"))
    )
    return evolve(book(""), readings=readings)


NOT_COMPLEX = only("complexity", "complex", negated=True)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (only("complexity", "ordinary"), only("complexity", "ordinary", "complex"), False),
        (only("complexity", "ordinary"), NOT_COMPLEX, False),
        (only("complexity", "complex"), NOT_COMPLEX, True),
        (NOT_COMPLEX, only("complexity", "complex"), True),
        (NOT_COMPLEX, only("complexity", "ordinary"), False),
        (NOT_COMPLEX, only("complexity", "ordinary", negated=True), False),
        (only("kinds", "a"), only("kinds", "b"), False),  # a matter may be of both
        (only("complexity", "ordinary"), only("further", True), False),
        ((*only("complexity", "ordinary"), *only("further", True)), only("complexity", "ordinary"), True),  # the narrower first
        (only("complexity", "ordinary"), (*only("complexity", "ordinary"), *only("further", True)), False),
        ((*only("complexity", "ordinary"), *only("further", True)), only("further", False), True),
    ],
)
def test_conditions_keep_duties_apart(first: tuple[Condition, ...], second: tuple[Condition, ...], apart: bool) -> None:
    """Where no record can meet both, or the later one is the rest of the earlier."""
    found = problems(evolve(HANDLE, when=first), evolve(HANDLE, id="other", when=second))
    told = "handle: applies to the same records as other; tell them apart by when, owed_by or stage"

    assert (told not in found) is apart


def test_what_belongs_to_a_task_alone_is_told() -> None:
    """Who is responsible, who leads; and a task must be somebody's."""
    assert "handle.responsible: has no meaning for a handling; leave it out" in problems(evolve(HANDLE, responsible=("u",)))
    assert "handle.lead: has no meaning for a handling; leave it out" in problems(evolve(HANDLE, lead=("u",)))
    task = evolve(HANDLE, of=DutyKind.TASK, limit="fifth")
    nobody = "handle.lead: say whose task it is: lead, responsible or owed_by"
    for owner in ({"lead": ("u",)}, {"responsible": ("u",)}, {"owed_by": only("level", "township")}):
        assert nobody not in problems(evolve(task, **owner), limits=(FIFTH,))
    assert nobody in problems(task, limits=(FIFTH,))


def test_a_number_and_a_tag_are_conditions_too() -> None:
    """A number is a number; any tag may be asked for; an attribute that is none is told with all that there are."""
    assert [] == problems(evolve(HANDLE, when=only("tags.area", "north")))
    [told] = problems(evolve(HANDLE, when=only("zzzzzz", "x")))
    assert told.startswith("handle.when: there is no attribute zzzzzz; known are ")
    assert "tags.…" in told


TWO_WAYS = """
[readings.clock]
question = "自发出还是自收到起算？"
clauses = ["三"]
options = { receipt = "自收到", sending = "自发出" }
[[deadline]]
id = "reply"
clause = "三"
unit = "working-day"
number = 3
anchor = "received"
[[duty]]
id = "reply"
clause = "三"
title = "答复"
of = "commission"
limit = "reply"
start = { reading = "clock", receipt = "received_at", sending = "asked_at" }
"""


def test_a_reading_may_be_of_a_duty_alone() -> None:
    """Law and practice differ about when a clock starts: one duty under each option, and the reading counts as used."""
    book = decode_rulebook(head() + TWO_WAYS)

    assert [(duty.start, duty.under) for duty in book.duties] == [
        ("received_at", (("clock", ("receipt",)),)),
        ("asked_at", (("clock", ("sending",)),)),
    ]


def test_a_deadline_itself_is_read_in_one_way() -> None:
    """Month ends that stick under one option only: two deadlines, and the duty chooses; a switch in the deadline says so."""
    wrong = TWO_WAYS.replace("number = 3", 'number = { reading = "clock", receipt = 3, sending = 5 }')
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(head() + wrong)
    assert [problem.code for problem in caught.value.problems] == ["deadline-read-in-two-ways"]

    sticky = TWO_WAYS.replace('unit = "working-day"\nnumber = 3', 'unit = "month"\nnumber = 1').replace(
        "[[duty]]",
        '[[deadline]]\nid = "sticky"\nclause = "三"\nunit = "month"\nnumber = 1\nanchor = "received"\nmonth_end = true\n[[duty]]',
    )
    book = decode_rulebook(
        head() + sticky.replace('limit = "reply"', 'limit = { reading = "clock", receipt = "reply", sending = "sticky" }')
    )
    assert [duty.limit for duty in book.duties] == ["reply", "sticky"]
