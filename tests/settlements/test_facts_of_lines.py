"""What a line rests on: the record, what a finding is about, the item; and whose line it is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from test_settlements import adoption, result, submission

from govinfo.labels import Level, Status
from govinfo.records import About, Contribution, Finding, Lapse, LeaderInstruction, Person

GOOD = """
[criteria.good]
title = "优秀"
about = ["submission", "adoption", "instruction", "lapse", "unit"]
[[price]]
id = "good"
clause = "十"
title = "优秀加分"
of = "finding"
when = { criterion = "good" }
amount = 3
"""
LISTS: dict[str, Any] = {
    "submissions": (submission("s1", "u"),),
    "adoptions": (adoption("a1", "s1"),),
    "instructions": (LeaderInstruction(id="i1", submission="s1", level=Level.CITY, on=date(2024, 4, 1)),),
    "lapses": (Lapse(id="l1", unit="u", kind="urgent-late", on=date(2024, 5, 1)),),
}


@pytest.mark.parametrize(
    ("about", "facts"),
    [
        (About(submission="s1"), ("f1", "s1")),
        (About(adoption="a1"), ("f1", "a1", "s1")),
        (About(instruction="i1"), ("f1", "i1", "s1")),
        (About(lapse="l1"), ("f1", "l1")),
        (About(unit="u"), ("f1",)),
    ],
)
def test_a_line_on_a_finding_rests_on_what_the_finding_is_about(about: About, facts: tuple[str, ...]) -> None:
    """The finding, the record it judges, and that record's item."""
    finding = Finding(id="f1", criterion="good", about=about, on=date(2024, 6, 1), met=True)
    [line] = [line for line in result(GOOD, findings=(finding,), **LISTS).unit("u").lines if line.rule == "good"]

    assert (line.amount, line.facts) == (3, facts)


def test_lines_lie_on_the_day_of_their_record() -> None:
    """An item on the day it was sent, in Shanghai; a finding on a record on that record's day."""
    finding = Finding(id="f1", criterion="good", about=About(lapse="l1"), on=date(2024, 6, 1), met=True)
    days = {line.facts[0]: line.on for line in result(GOOD, findings=(finding,), **LISTS).unit("u").lines}

    assert days == {"a1": date(2024, 3, 1), "i1": date(2024, 4, 1), "l1": date(2024, 5, 1), "f1": date(2024, 5, 1)}


def test_a_line_of_a_group_is_nobody_elses() -> None:
    """A price for the units of group a gives the others nothing, and their record stays unpriced."""
    price = '[[price]]\nid = "sent"\nclause = "十"\ntitle = "报送"\nof = "submission"\ngroups = ["a"]\namount = 2\n'
    assessment = result(price, submissions=(submission("s1", "u", "v"), submission("s2", "v")))

    assert {card.subject: [line.facts for line in card.lines] for card in assessment.units} == {"u": [("s1",)], "v": []}
    assert assessment.unpriced == ("s2",)


def share(how: str, weights: tuple[int | None, int | None] = (None, None), leads: tuple[bool, bool] = (False, False)) -> dict[str, object]:
    """What ten points for an item of u and v come to for each."""
    price = f'[[price]]\nid = "sent"\nclause = "十"\ntitle = "报送"\nof = "submission"\nshare = "{how}"\namount = 10\n'
    parts = tuple(Contribution(unit=unit, weight=weight, lead=lead) for unit, weight, lead in zip("uv", weights, leads, strict=True))
    assessment = result(price, submissions=(evolve(submission("s1", "u", "v"), units=parts),))
    return {card.subject: card.points for card in assessment.units}


def test_units_share_as_the_price_says() -> None:
    """Each in full, equal parts, by weight, the first alone, the lead alone."""
    assert share("each") == {"u": 10, "v": 10}
    assert share("equal") == {"u": 5, "v": 5}
    assert share("weight", (3, 1)) == {"u": Fraction(15, 2), "v": Fraction(5, 2)}
    assert share("weight") == {"u": 5, "v": 5}
    assert share("first") == {"u": 10, "v": 0}
    assert share("lead", leads=(False, True)) == {"u": 0, "v": 10}


def people(awards: str, *authors: str, deductions: str = "named", **lists: Any) -> dict[str, tuple[object, str]]:
    """What three persons of u and one of v have."""
    rules = f'[persons]\nawards = "{awards}"\ndeductions = "{deductions}"\n'
    rules += '[[price]]\nid = "pay"\nclause = "十"\ntitle = "稿费"\nof = "adoption"\naccount = "yuan"\nstacks = true\namount = 100\n'
    persons = tuple(Person(id=id_, name=id_, unit="v" if id_ == "q" else "u") for id_ in ("p1", "p2", "p3", "q"))
    item = evolve(submission("s1", "u", "v"), authors=authors)
    assessment = result(rules, persons=persons, submissions=(item,), adoptions=(adoption("a1", "s1"),), **lists)
    return {card.subject: (card.points, str(card.yuan)) for card in assessment.persons}


def test_authors_share_what_their_own_unit_has() -> None:
    """Ten points and a hundred yuan for each unit: in equal parts, to the first of the unit, or to each in full."""
    assert people("equal", "p2", "p1", "p3", "q") == {
        "p1": (Fraction(10, 3), "33.33"),
        "p2": (Fraction(10, 3), "33.34"),
        "p3": (Fraction(10, 3), "33.33"),
        "q": (10, "100.00"),
    }
    assert people("first", "q", "p2", "p1") == {"p1": (0, "0.00"), "p2": (10, "100.00"), "p3": (0, "0.00"), "q": (10, "100.00")}
    assert people("each", "p2", "p1") == {"p1": (10, "100.00"), "p2": (10, "100.00"), "p3": (0, "0.00"), "q": (0, "0.00")}


def test_a_deduction_reaches_whom_it_names_or_the_whole_unit() -> None:
    """Eight points: from those named, or, where the rulebook says so, from every person of the unit."""
    named = Lapse(id="l1", unit="u", kind="urgent-late", on=date(2024, 5, 1), persons=("p1", "q"))

    assert {id_: points for id_, (points, _) in people("equal", lapses=(named,)).items()} == {"p1": -8, "p2": 0, "p3": 0, "q": -8}
    everybody = people("equal", deductions="unit", lapses=(evolve(named, persons=()),))
    assert {id_: points for id_, (points, _) in everybody.items()} == {"p1": -8, "p2": -8, "p3": -8, "q": 0}


def test_a_person_has_no_share_of_a_line_that_gave_way() -> None:
    """Of the two adoptions the gazette's counts; the other stands in the unit's list alone."""
    keep = (
        '[persons]\nawards = "equal"\n[[keep]]\nid = "best"\nclause = "九"\ntitle = "取高"\nrules = ["gazette", "digest"]\nper = ["item"]\n'
    )
    item = evolve(submission("s1", "u"), authors=("p1",))
    assessment = result(
        keep,
        persons=(Person(id="p1", name="p1", unit="u"),),
        submissions=(item,),
        adoptions=(adoption("a1", "s1"), adoption("a2", "s1", "digest")),
    )

    assert assessment.person("p1").points == 10
    assert [(line.facts[0], line.status) for line in assessment.person("p1").lines] == [("a1", Status.COUNTED)]
    assert [(line.facts[0], line.status) for line in assessment.unit("u").lines] == [("a2", Status.SUPERSEDED), ("a1", Status.COUNTED)]
