"""How the lines of a unit reach its persons: authors of items, and who a lapse names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from attrs import evolve
from offices import adoption, price, result, submission

from govinfo.records import About, Contribution, Finding, Lapse, Person, Submission


def test_what_is_deducted_from_an_item_reaches_its_authors() -> None:
    """Half of 10 is taken back, and of each of two authors half of that."""
    rules = """
[persons]
awards = "equal"
[[tally]]
id = "half"
clause = "十一"
title = "减半"
each = "item"
amount = "-points / 2"
"""
    people = tuple(Person(id=id_, name=id_, unit="u") for id_ in ("p", "q"))
    item = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 1, 1, 1, tzinfo=UTC), authors=("p", "q"))
    assessment = result(rules, persons=people, submissions=(item,), adoptions=(adoption("a", "s"),))

    assert [assessment.person(id_).points * 2 for id_ in ("p", "q")] == [5, 5]


def test_each_author_of_a_unit_is_told_with_how_many_he_shares() -> None:
    """Two of u, each in full."""
    rules = '[persons]\nawards = "each"\n'
    persons = (Person(id="p", name="p", unit="u"), Person(id="q", name="q", unit="u"))
    item = evolve(submission("s1", "u"), authors=("p", "q"))
    assessment = result(rules, persons=persons, submissions=(item,), adoptions=(adoption("a1", "s1"),))
    [line] = assessment.person("q").lines

    assert line.amount == 10
    assert line.why() == "公报采用：10分，本单位 2 名作者各计全额"
    assert line.why("en") == "公报采用: 10 points, for each of 2 authors of the unit"


PLAN = '[criteria.plan]\ntitle = "方案"\nabout = ["unit", "submission", "lapse"]\nleast = 0\nmost = 50\n'


def test_shared_money_is_paid_in_the_quarter_of_its_record() -> None:
    """An item of two units in March, one in November: forty and sixty yuan for each."""
    rules = '[settings]\npayout = "quarter"\n' + price("pay", "40", 'account = "yuan"\nshare = "each"\nwhen = { form = "item" }\n')
    rules += price("more", "60", 'account = "yuan"\nshare = "each"\nwhen = { form = { not = "item" } }\n')
    items = (evolve(submission("s1", "u", "v", month=3), form="item"), submission("s2", "u", "v", month=11))
    card = result(rules, submissions=items).unit("u")

    assert card.payouts == {
        "2024-Q1": Decimal("40.00"),
        "2024-Q2": Decimal("0.00"),
        "2024-Q3": Decimal("0.00"),
        "2024-Q4": Decimal("60.00"),
    }


def test_lapses_of_several_persons_are_told_apart() -> None:
    """One was late once, another twice; a third was not named."""
    persons = tuple(Person(id=id_, name=id_, unit="u") for id_ in ("p", "q", "r"))
    lapses = tuple(
        Lapse(id=f"l{n}", unit="u", kind="urgent-late", on=date(2024, 5, n), persons=(who,)) for n, who in ((1, "p"), (2, "q"), (3, "q"))
    )
    assessment = result('[persons]\nawards = "equal"\ndeductions = "named"\n', persons=persons, lapses=lapses)

    assert {card.subject: card.points for card in assessment.persons} == {"p": -8, "q": -16, "r": 0}


def test_a_lapse_on_an_item_that_an_assessor_decided_reaches_the_person_it_names() -> None:
    """Twenty off; the author of the item, who is not named, loses nothing, in the total and in the lines."""
    rules = '[persons]\nawards = "equal"\ndeductions = "named"\n' + PLAN
    rules += price("x", '"-decided"', 'decide = "plan"\nwhen = { kind = "untrue" }\nstacks = true\n', "lapse")
    persons = (Person(id="p", name="p", unit="u"), Person(id="q", name="q", unit="u"))
    item = evolve(submission("s1", "u"), authors=("p",))
    lapse = Lapse(id="l", unit="u", kind="untrue", on=date(2024, 5, 1), submission="s1", persons=("q",))
    finding = Finding(id="f", criterion="plan", about=About(lapse="l"), on=date(2024, 5, 2), amount=20)
    assessment = result(rules, persons=persons, submissions=(item,), lapses=(lapse,), findings=(finding,))

    assert {card.subject: card.points for card in assessment.persons} == {"p": 0, "q": -28}
    assert {card.subject: sorted(line.amount for line in card.lines) for card in assessment.persons} == {"p": [], "q": [-20, -8]}


def test_a_deduction_of_a_person_is_told_as_such() -> None:
    """With the arithmetic of the unit's line."""
    lapse = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 5, 1), persons=("p",))
    rules = '[persons]\ndeductions = "named"\n'
    [line] = result(rules, persons=(Person(id="p", name="p", unit="u"),), lapses=(lapse,)).person("p").lines

    assert (line.why(), line.why("en")) == ("迟报：-8分，计入个人", "迟报: -8 points, counted against the person")
