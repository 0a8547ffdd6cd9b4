"""Targets that the regulation sets itself, and units that it does not rank."""

from __future__ import annotations

from typing import Any

import pytest
from offices import OFFICE, YEAR, result, submission

from govinfo import decode_rulebook
from govinfo.assessment import kept_counts, reassess, reprice
from govinfo.errors import RulebookError
from govinfo.labels import Per
from govinfo.papers import assessment_paper, paper_text, rulebook_paper
from govinfo.records import Lapse, Person, Records, Target

SHORT = '[[notice]]\nid = "short"\nclause = "九"\ntitle = "未完成任务"\nprovided = "not met(sent)"\n'


def owed(per: str, at_least: int, more: str = "", measure: str = "sent") -> str:
    """A target that the regulation sets."""
    return f'[[target]]\nid = "task"\nclause = "八"\ntitle = "任务"\nmeasure = "{measure}"\nper = "{per}"\nat_least = {at_least}\n{more}'


def sent(unit: str, *months: int) -> tuple[Any, ...]:
    """One item of a unit in each of some months."""
    return tuple(submission(f"{unit}{month}", unit, month=month) for month in months)


def short(rules: str, **lists: Any) -> list[str]:
    """The units that are told to have fallen short."""
    return [card.subject for card in result(rules + SHORT, **lists).units if card.notices]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (owed("year", 3), ["v"]),  # u sent three, v two
        (owed("year", 3, 'groups = ["a"]\n'), []),
        (owed("year", 3, 'groups = ["b"]\n'), ["v"]),
        (owed("year", 0), []),
        (owed("quarter", 1), ["u", "v"]),  # neither sent in the last quarter
        (owed("period", 2, 'period = "2024-01-01/2024-04-01"\n'), ["v"]),  # two of u in January and March, one of v
        (owed("month", 1, 'period = "2024-02"\n'), ["u"]),
    ],
)
def test_what_the_regulation_sets_binds_without_a_record(rules: str, expected: list[str]) -> None:
    """The first, u, sent in January, March and July, v in February and August."""
    assert short(rules, submissions=(*sent("u", 1, 3, 7), *sent("v", 2, 8))) == expected


def test_a_recorded_target_of_the_same_measure_and_sub_period_goes_before() -> None:
    """The regulation asks for two a year; one is asked of v, which sent one; what is asked of u by month changes nothing by year."""
    targets = (
        Target(unit="v", measure="sent", per=Per.YEAR, at_least=1),
        Target(unit="u", measure="sent", per=Per.MONTH, at_least=0),
    )

    assert short(owed("year", 2), submissions=(*sent("u", 1), *sent("v", 2)), targets=targets) == ["u"]
    assert short(owed("year", 2), submissions=sent("v", 2), targets=(Target(group="b", measure="sent", per=Per.YEAR, at_least=1),)) == ["u"]


def test_persons_owe_what_is_set_for_persons_of_a_group() -> None:
    """Of p in u of group a and q in v of group b, nobody sent anything; two are asked of those of b, one of q by a record."""
    people = (Person(id="p", name="甲某", unit="u"), Person(id="q", name="乙某", unit="v"))
    told = SHORT.replace("provided", 'for = "persons"\nprovided')
    rules = owed("year", 2, 'groups = ["b"]\nfor = "persons"\n') + told

    assert [card.subject for card in result(rules, persons=people).persons if card.notices] == ["q"]
    target = Target(person="q", measure="sent", per=Per.YEAR, at_least=0)
    assert [card.subject for card in result(rules, persons=people, targets=(target,)).persons if card.notices] == []


def test_a_target_that_counts_nothing_known_or_that_nobody_looks_at_is_a_problem() -> None:
    """Misspelt, of a group that is not declared, and looked at by no rule."""
    with pytest.raises(RulebookError) as refused:
        decode_rulebook(OFFICE + owed("year", 2, 'groups = ["c"]\n', "snet") + SHORT)
    assert [problem.path for problem in refused.value.problems] == ["task.measure", "task.groups"]
    with pytest.raises(RulebookError) as refused:
        decode_rulebook(OFFICE + owed("year", 2))
    assert [problem.path for problem in refused.value.problems] == ["task"]
    with pytest.raises(RulebookError):
        decode_rulebook(OFFICE + owed("year", -2) + SHORT)


def test_the_paper_of_a_rulebook_tells_what_is_owed() -> None:
    """The clause, the sub-period, how much, and until when."""
    book = decode_rulebook(OFFICE + owed("period", 12, 'period = "2024-03-01/2024-07-01"\ngroups = ["a"]\n') + SHORT)

    told = paper_text(rulebook_paper(book))
    assert "办法所定任务（1 项）" in told
    assert "整个期间" in told
    assert "甲类" in told


TASKS = "[standing]\nprovided = \"group != 'b'\"\n"


def test_a_unit_that_is_not_ranked_takes_nobody_elses_place() -> None:
    """Eight are taken from u; v, of the group that is not ranked, has nothing: it has no card, and the paper says so; with a lapse it stands behind."""
    late = Lapse(id="l", unit="u", kind="urgent-late", on=YEAR.start)
    made = result(TASKS, lapses=(late,))

    assert [(card.subject, card.rank) for card in made.units] == [("u", 1)]
    assert made.unranked == ("v",)
    assert "不参加排名：乙单位。" in paper_text(assessment_paper(made))
    both = result(
        TASKS,
        lapses=(
            late,
            Lapse(id="m", unit="v", kind="urgent-late", on=YEAR.start),
            Lapse(id="n", unit="u", kind="urgent-late", on=YEAR.start),
        ),
    )
    assert [(card.subject, card.points, card.rank) for card in both.units] == [("u", -16, 1), ("v", -8, 2)]
    assert both.unranked == ()


def test_who_is_ranked_is_not_guessed_when_only_prices_change() -> None:
    """Repricing is refused, and assessing again assesses everything."""
    made = result(TASKS)

    with pytest.raises(RulebookError):
        reprice(kept_counts(made), made.rulebook)
    again = reassess(made, made.register.with_records(Records(lapses=(Lapse(id="l", unit="v", kind="urgent-late", on=YEAR.start),))))
    assert [(card.subject, card.rank) for card in again.units] == [("u", 1), ("v", 2)]


def test_a_unit_whose_place_is_not_known_yet_is_ranked_and_waits() -> None:
    """Nobody said how many tasks u had."""
    made = result(TASKS.replace("group != 'b'", "figure('tasks') > 0") + '[figures]\ntasks = "任务数"\n')

    assert {card.subject for card in made.units} == {"u", "v"}
    assert {one.rule for one in made.pending} == {"standing"}
