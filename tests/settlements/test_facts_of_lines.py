"""What a line rests on: the record, what a finding is about, the item; and whose line it is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from offices import THREE, adoption, result, submission

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
    assert people("first-of-unit", "q", "p2", "p1") == {"p1": (0, "0.00"), "p2": (10, "100.00"), "p3": (0, "0.00"), "q": (10, "100.00")}
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


@pytest.mark.parametrize(
    ("how", "leads", "weights", "unit", "zh", "en"),
    [
        ("each", (False, False), (None, None), "v", "报送：2 个供稿单位，各计10分", "报送: 2 contributing units, 10 points for each"),
        ("equal", (False, False), (3, 1), "v", "报送：10分 ÷ 2 个供稿单位 = 5分", "报送: 10 points ÷ 2 contributing units = 5 points"),
        ("weight", (False, False), (3, 1), "v", "报送：10分 × 1 ÷ 4 = 2.5分", "报送: 10 points × 1 ÷ 4 = 2.5 points"),
        ("weight", (False, False), (3, None), "v", "报送：10分 × 1 ÷ 4 = 2.5分", "报送: 10 points × 1 ÷ 4 = 2.5 points"),
        (
            "first",
            (False, True),
            (None, None),
            "u",
            "报送：2 个供稿单位中，第一单位计10分",
            "报送: the first of 2 contributing units gets 10 points",
        ),
        (
            "lead",
            (False, True),
            (None, None),
            "v",
            "报送：2 个供稿单位中，牵头单位计10分",
            "报送: the lead of 2 contributing units gets 10 points",
        ),
        (
            "lead",
            (False, False),
            (None, None),
            "u",
            "报送：2 个供稿单位中，牵头单位计10分",
            "报送: the lead of 2 contributing units gets 10 points",
        ),
    ],
)
def test_a_share_is_told_with_its_arithmetic(
    how: str, leads: tuple[bool, bool], weights: tuple[int | None, int | None], unit: str, zh: str, en: str
) -> None:
    """Who of how many gets what; a unit without a weight has one."""
    price = f'[[price]]\nid = "sent"\nclause = "十"\ntitle = "报送"\nof = "submission"\nshare = "{how}"\namount = 10\n'
    parts = tuple(Contribution(unit=id_, weight=weight, lead=lead) for id_, weight, lead in zip("uv", weights, leads, strict=True))
    assessment = result(price, submissions=(evolve(submission("s1", "u", "v"), units=parts),))
    [line] = assessment.unit(unit).lines

    assert (line.why(), line.why("en")) == (zh, en)
    if how in {"first", "lead"}:
        assert assessment.unit("v" if unit == "u" else "u").lines == ()


def test_a_price_of_one_group_reaches_it_wherever_it_stands() -> None:
    """The unit of the other group is named first and gets nothing."""
    price = '[[price]]\nid = "sent"\nclause = "十"\ntitle = "报送"\nof = "submission"\ngroups = ["a"]\namount = 2\n'
    assessment = result(price, submissions=(submission("s1", "v", "u"),))

    assert {card.subject: card.points for card in assessment.units} == {"u": 2, "v": 0}
    assert assessment.unpriced == ()


DECIDED = """
[criteria.worth]
title = "质量"
about = ["submission", "unit"]
least = 0
[[price]]
id = "worth"
clause = "九"
title = "质量分"
of = "submission"
decide = "worth"
provided = "decided >= 2"
amount = "decided"
"""


def test_a_condition_on_what_was_decided_is_asked_of_each_decision() -> None:
    """Three counts, one does not, and what was found not to hold is unpriced; what is undecided is pending."""
    items = tuple(submission(f"s{n}", "u", day=n) for n in (1, 2, 3, 4))
    found = tuple(
        Finding(id=f"f{n}", criterion="worth", about=About(submission=f"s{n}"), on=date(2024, 2, n), amount=amount, met=met)
        for n, amount, met in ((1, 3, True), (2, 1, True), (3, None, False))
    )
    assessment = result(DECIDED, submissions=items, findings=found)

    assert [(line.facts, line.amount) for line in assessment.unit("u").lines] == [(("f1", "s1"), 3)]
    assert [pending.about for pending in assessment.pending] == ["s4"]
    assert set(assessment.unpriced) >= {"s2", "s3"}
    assert "s1" not in assessment.unpriced


OF_FINDINGS = """
[criteria.worth]
title = "质量"
about = ["submission", "unit"]
least = 0
[[price]]
id = "found"
clause = "九"
title = "质量分"
of = "finding"
when = { criterion = "worth" }
amount = "decided"
[[tally]]
id = "of-items"
clause = "九"
title = "逐条质量分"
each = "item"
amount = "10 * decided('worth', 0)"
[[tally]]
id = "of-units"
clause = "九"
title = "单位质量分"
each = "year"
amount = "100 * decided('worth', 0)"
"""


@pytest.mark.parametrize(("met", "points"), [(True, 7 + 70 + 3 + 300), (None, 7 + 70 + 3 + 300), (False, 0)])
def test_an_amount_beside_not_met_does_not_count(met: bool | None, points: int) -> None:
    """Seven for an item and three for a unit, as a price, for each item and for the year; nothing where the criterion is not met, as the question says."""
    findings = (
        Finding(id="f1", criterion="worth", about=About(submission="s1"), on=date(2024, 2, 1), amount=7, met=met),
        Finding(id="f2", criterion="worth", about=About(unit="u"), on=date(2024, 2, 1), amount=3, met=met),
    )
    assert result(OF_FINDINGS, findings=findings, submissions=(submission("s1", "u"),)).unit("u").points == points


def test_findings_outside_the_year_do_not_hide_those_inside() -> None:
    """One on a lapse of the year before, one on a unit, one on an item: two count."""
    findings = (
        Finding(id="f1", criterion="good", about=About(lapse="l0"), on=date(2024, 6, 1), met=True),
        Finding(id="f2", criterion="good", about=About(unit="u"), on=date(2024, 6, 1), met=True),
        Finding(id="f3", criterion="good", about=About(submission="s1"), on=date(2024, 6, 1), met=True),
    )
    lapses = (Lapse(id="l0", unit="u", kind="urgent-late", on=date(2023, 5, 1)),)
    assessment = result(GOOD, findings=findings, submissions=(submission("s1", "u"),), lapses=lapses)

    assert sorted(line.facts for line in assessment.unit("u").lines) == [("f2",), ("f3", "s1")]
    assert set(assessment.outside) == {"f1", "l0"}


def test_a_condition_on_the_item_of_a_finding_is_asked() -> None:
    """Only the finding on the long item counts."""
    price = GOOD.replace("amount = 3", "provided = \"subject == 'long'\"\namount = 3")
    items = (evolve(submission("s1", "u"), subject="long"), evolve(submission("s2", "u"), subject="short"))
    findings = tuple(Finding(id=f"f{n}", criterion="good", about=About(submission=f"s{n}"), on=date(2024, 6, n), met=True) for n in (1, 2))
    assessment = result(price, submissions=items, findings=findings)

    assert [line.facts for line in assessment.unit("u").lines] == [("f1", "s1")]
    assert "f2" in assessment.unpriced


def test_a_line_leads_to_its_record_and_its_item() -> None:
    """A report can show title and day without looking for them."""
    card = result("", **THREE).unit("u")

    assert [(line.facts, line.record.id, line.item.submission.id) for line in card.lines] == [  # type: ignore[union-attr]  # they have them
        (("a1", "s1"), "a1", "s1"),
        (("a2", "s2"), "a2", "s2"),
        (("a3", "s2"), "a3", "s2"),
    ]
