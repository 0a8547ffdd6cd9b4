"""Caps: what they let in, how they split a line, and of which lines they are."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from offices import THREE, adoption, lines, points, price, result, submission

from govinfo.labels import Status
from govinfo.records import Person


def test_a_line_split_by_a_cap_leads_to_its_record_on_both_sides() -> None:
    """Seven of ten count, three do not; both are the adoption's."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高17分"\neach = "year"\nparts = ["adopted"]\nmost = 17\n'
    lines = result(cap, **THREE).unit("u").lines

    assert sorted((line.amount, line.record.id) for line in lines) == [(3, "a2"), (4, "a3"), (7, "a2"), (10, "a1")]  # type: ignore[union-attr]  # they have one


def test_a_cap_of_each_item_looks_at_that_item_alone() -> None:
    """At most twelve an item: s1 keeps its ten, s2 keeps ten and two of four."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "每条最高12分"\neach = "item"\nparts = ["adopted"]\nmost = 12\n'

    assert points(result(cap, **THREE)) == {"u": 22, "v": 10}


def test_a_cap_of_each_item_looks_at_the_rules_that_it_names_alone() -> None:
    """Ten and ten of the gazette are cut to nineteen, though the item has four more and five less by other rules."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "每条最高19分"\neach = "item"\nrules = ["gazette"]\nmost = 19\n'
    less = price("x", "-5", 'stacks = true\nwhen = { publication = "digest" }\n', "adoption")
    used = (adoption("a1", "s1"), adoption("a2", "s1", month=4), adoption("a3", "s1", "digest"))

    assert points(result(less + cap, submissions=(submission("s1", "u"),), adoptions=used))["u"] == 19 + 4 - 5


def tally(amount: str, each: str = "year", id_: str = "t", more: str = "") -> str:
    """A tally with a clause of its own."""
    return f'[[tally]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "合计{id_}"\neach = "{each}"\namount = "{amount}"\n{more}'


def test_a_line_keeps_its_arithmetic_when_a_cap_looks_at_it() -> None:
    """Two for each of the two units: the same words with a cap that cuts nothing and one that cuts."""
    by_units = price("x", '"2 * contributors"')
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高"\neach = "year"\nrules = ["x"]\nmost = {most}\n'
    items = (submission("s1", "u", "v"), submission("s2", "u", "v", day=2))
    plain = [line.why("en") for line in lines(by_units, "x", submissions=items)]
    cut = [line.why("en") for line in lines(by_units + cap.format(most=5), "x", submissions=items)]

    assert plain == ["规则x: 2 × 2 = 4 (contributors 2); 2 contributing units, 4 points for each"] * 2
    assert all(words.startswith(plain[0]) for words in cut)
    assert len(cut) == 3


def test_a_formula_line_of_one_unit_keeps_its_arithmetic_when_a_cap_looks_at_it() -> None:
    """An item of one unit, priced like others of its form; the cap is exceeded by another rule's line."""
    rules = price("x", '"3 * contributors"') + '[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高"\neach = "year"\nmost = 11\n'
    lists = {"submissions": (submission("s1", "u"),), "adoptions": (adoption("a1", "s1"),)}
    [line] = lines(rules, "x", **lists)

    assert line.why("en") == "规则x: 3 × 1 = 3 (contributors 1); 3 points"


def test_a_line_split_by_a_cap_is_its_authors_and_its_items_on_both_sides() -> None:
    """Seven of ten count: for the author too."""
    cap = '[persons]\nawards = "equal"\n[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高7分"\neach = "year"\nmost = 7\n'
    item = evolve(submission("s1", "u"), authors=("p",))
    persons = (Person(id="p", name="p", unit="u"),)
    assessment = result(cap, persons=persons, submissions=(item,), adoptions=(adoption("a1", "s1"),))

    assert assessment.person("p").points == 7
    assert [(line.amount, line.item.submission.id) for line in assessment.unit("u").lines] == [(3, "s1"), (7, "s1")]  # type: ignore[union-attr]  # they have one


def test_a_tally_split_by_a_cap_names_what_it_measures_on_both_sides() -> None:
    """Three for each of two items, of which five count."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高5分"\neach = "year"\nrules = ["t"]\nmost = 5\n'
    found = lines(tally("3 * sent") + cap, "t", submissions=(submission("s1", "u"), submission("s2", "u")))

    assert sorted((line.amount, line.measures) for line in found) == [(1, ("sent",)), (5, ("sent",))]


@pytest.mark.parametrize(
    ("bound", "counted"),
    [
        ("most = 5", 5),  # ten and a half less two; three and a half of the ten and a half are left out
        ("most = 8.5", Fraction(17, 2)),
        ("most = -3", -2),  # nothing that adds is let in, and what takes away stays
        ("least = 9", 9),
        ("least = 10.5", Fraction(21, 2)),  # all that takes away is left out
        ("least = 11", Fraction(21, 2)),
        ("least = 8.5", Fraction(17, 2)),
    ],
)
def test_a_limit_lets_in_as_much_as_leads_to_it(bound: str, counted: object) -> None:
    """Ten points, half a point and nothing at all are added, one and a half and a half taken away."""
    rules = "".join(
        price(id_, amount, "stacks = true\n") for id_, amount in (("a", "10"), ("b", "0.5"), ("c", "0"), ("d", "-1.5"), ("e", "-0.5"))
    )
    cap = f'[[cap]]\nid = "limit"\nclause = "五"\ntitle = "限额"\neach = "year"\n{bound}\n'
    assessment = result(rules + cap, submissions=(submission("s1", "u"),))

    assert points(assessment)["u"] == counted
    assert [line.status for line in assessment.unit("u").lines if line.rule == "c"] == [Status.COUNTED]


@pytest.mark.parametrize(("first", "left"), [("0", 9), ("1", 7), ("2", 5), ("1.9", 7), ("-3", 9), ("9", 0)])
def test_as_many_lines_are_taken_back_as_the_rule_says(first: str, left: int) -> None:
    """Of two, two, two and three points on four days, and a line of nothing, the earliest."""
    void = f'[[void]]\nid = "v"\nclause = "七"\ntitle = "取消"\neach = "year"\nprovided = "true"\ngains = true\nfirst = "{first}"\n'
    rules = price("x", '"step(characters, 1, 2, 9, 3)"')
    items = tuple(evolve(submission(f"s{n}", "u", day=n), characters=length) for n, length in ((1, 0), (2, 1), (3, 1), (4, 1), (5, 9)))
    found = lines(rules + void, "x", submissions=items)

    assert sum(line.amount for line in found if line.status is Status.COUNTED) == left
    assert [line.status for line in found if line.facts == ("s1",)] == [Status.COUNTED]


def test_units_are_held_to_a_limit_of_what_all_have_together_as_it_was_before() -> None:
    """Twenty and ten: a third of thirty for each, and not a third of what is left when the first was cut."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "限额"\neach = "year"\nmost = "everyone(points) / 3"\n'
    items = (submission("s1", "u"), submission("s2", "v"))
    used = (adoption("a1", "s1"), adoption("a2", "s1", month=4), adoption("a3", "s2"))

    assert points(result(cap, submissions=items, adoptions=used)) == {"u": 10, "v": 10}
