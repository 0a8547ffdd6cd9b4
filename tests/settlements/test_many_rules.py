"""What holds where several things come together: two policies, two units, two accounts, two kinds of persons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from test_settlements import HEAD, YEAR, adoption, points, result, submission
from test_small_print import lines, price

from govinfo import Assessment, Records, assess, build_register, decode_rulebook
from govinfo.labels import Grain
from govinfo.records import About, Figure, Finding, Lapse, Person, Target, Unit

PLAN = '[criteria.plan]\ntitle = "方案"\nabout = ["unit", "submission", "lapse"]\nleast = 0\nmost = 50\n'


def tally(amount: str, each: str = "year", id_: str = "t", more: str = "") -> str:
    """A tally with a clause of its own."""
    return f'[[tally]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "合计{id_}"\neach = "{each}"\namount = "{amount}"\n{more}'


def keep(id_: str, *rules: str) -> str:
    """The best line of each record by these rules."""
    return f'[[keep]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "取高"\nrules = {list(rules)}\nper = ["record"]\n'


def amounts(assessment: Assessment, rule: str) -> list[object]:
    """The amounts of u's lines by one rule, in order."""
    return [line.amount for line in assessment.unit("u").lines if line.rule == rule]


def test_two_policies_on_one_record_choose_each_among_their_own() -> None:
    """Of three and five the five, of seven and nine the nine."""
    rules = "".join(price(id_, amount) for id_, amount in (("a", "3"), ("b", "5"), ("c", "7"), ("d", "9")))
    rules = rules.replace('of = "submission"', 'of = "submission"\nstacks = true')

    assert points(result(rules + keep("k1", "a", "b") + keep("k2", "c", "d"), submissions=(submission("s1", "u"),)))["u"] == 5 + 9


def test_a_tally_of_a_quarter_sees_points_and_money_of_that_quarter_apart() -> None:
    """Ten points and a hundred yuan in March, ten points and a loss of eight in May, a hundred yuan each time."""
    pay = price("pay", "100", 'account = "yuan"\nstacks = true\nwhen = { publication = "gazette" }\n', "adoption")
    lapses = (Lapse(id="l1", unit="u", kind="urgent-late", on=date(2024, 5, 9)),)
    used = {"submissions": (submission("s1", "u"),), "adoptions": (adoption("a1", "s1"), adoption("a2", "s1", month=5))}
    by_quarter = {
        word: amounts(result(pay + tally(f"1000 * {word}", "quarter"), lapses=lapses, **used), "t")
        for word in ("points", "awarded", "deducted", "yuan")
    }

    assert by_quarter == {
        "points": [10_000, 2_000, 0, 0],
        "awarded": [10_000, 10_000, 0, 0],
        "deducted": [0, 8_000, 0, 0],
        "yuan": [100_000, 100_000, 0, 0],
    }


def test_a_tally_of_the_year_sees_what_was_added_and_what_was_taken_away() -> None:
    """Ten added, eight taken away, two left."""
    lists: dict[str, Any] = {"submissions": (submission("s1", "u"),), "adoptions": (adoption("a1", "s1"),)}
    lists["lapses"] = (Lapse(id="l1", unit="u", kind="urgent-late", on=date(2024, 5, 9)),)

    assert amounts(result(tally("10000 * awarded + 100 * deducted + points"), **lists), "t") == [100_802]


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


def test_a_measure_asks_for_tags_in_its_conditions_and_in_its_weight() -> None:
    """Only what came by wire counts, what is long counts twice; the tag of the condition is not in the weight."""
    rules = '[measures.wired]\ntitle = "电传"\ncount = "submission"\nwhen = { "tags.way" = "wire" }\n'
    rules += "weigh = \"2 if tag('size') == 'long' else 1\"\n" + tally("wired")
    tags = ({"way": "wire", "size": "long"}, {"way": "wire"}, {"way": "post", "size": "long"})
    items = tuple(evolve(submission(f"s{n}", "u", day=n + 1), tags=own) for n, own in enumerate(tags))

    assert amounts(result(rules, submissions=items), "t") == [3]


def test_an_item_on_which_nothing_was_decided_counts_the_default() -> None:
    """Nothing, or what the formula says in its place."""
    items = (submission("s1", "u"),)
    base = PLAN + price("x", "1")

    assert amounts(result(base + tally("100 + decided('plan')", "item"), submissions=items), "t") == [100]


def test_a_decision_without_an_amount_counts_as_nothing() -> None:
    """It was found to be so, and no number was given."""
    finding = Finding(id="f", criterion="plan", about=About(unit="u"), on=date(2024, 5, 2), met=True)

    assert amounts(result(PLAN + tally("100 + decided('plan')"), findings=(finding,)), "t") == [100]


def test_a_unit_of_no_group_is_of_the_empty_group() -> None:
    """As a formula sees it."""
    book = decode_rulebook(HEAD + tally("5 if group == '' else 7"))
    records = Records(units=(Unit(id="u", name="甲单位"), Unit(id="v", name="乙单位", group="a")))
    cards = assess(build_register(records), book, YEAR)

    assert {card.subject: card.points for card in cards.units} == {"u": 5, "v": 7}


def test_a_figure_that_nobody_gave_is_the_default_of_the_formula() -> None:
    """Thirty-eight were given for u; for v the formula's twelve, and nothing where it has none."""
    rules = '[figures]\nheadcount = "人数"\n' + tally("figure('headcount', 12)") + tally("figure('headcount')", id_="n")
    figures = (Figure(unit="u", name="headcount", value=38),)

    assert points(result(rules, figures=figures)) == {"u": 38 + 38, "v": 12 + 0}


def test_what_a_finding_does_not_say_is_false_and_told_as_no() -> None:
    """An amount was given, whether it is met was not."""
    rules = PLAN + price("x", '"7 if met else 9"', 'when = { criterion = "plan" }\n', "finding")
    finding = Finding(id="f", criterion="plan", about=About(unit="u"), on=date(2024, 5, 2), amount=3)
    [line] = lines(rules, "x", findings=(finding,))

    assert line.amount == 9
    assert line.why("en") == "规则x: 9 (met: no); 9 points"


@pytest.mark.parametrize(
    ("groups", "owed"), [(("a", "a"), {"u": 6, "v": 6}), (("a", None), {"u": 6, "v": 0}), ((None, None), {"u": 0, "v": 0})]
)
def test_a_target_of_a_group_binds_its_units_and_no_others(groups: tuple[str | None, ...], owed: dict[str, int]) -> None:
    """A unit of no group owes nothing."""
    units = tuple(Unit(id=id_, name=id_, group=group) for id_, group in zip("uv", groups, strict=True))
    target = Target(id="t", group="a", measure="sent", per=Grain.HALF_YEAR, period=YEAR, at_least=3)
    book = decode_rulebook(HEAD + tally("target(sent)", "half-year"))
    cards = assess(build_register(Records(units=units, targets=(target,))), book, YEAR)

    assert {card.subject: card.points for card in cards.units} == owed
