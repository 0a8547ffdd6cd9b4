"""What no rule prices, and what only seems so."""

from __future__ import annotations

from datetime import date

from attrs import evolve
from offices import OFFICE, YEAR, adoption, points, price, result, submission

from govinfo import Records, assess, build_register, decode_rulebook
from govinfo.records import About, Finding, Lapse, Unit

PLAN = '[criteria.plan]\ntitle = "方案"\nabout = ["unit", "submission", "lapse"]\nleast = 0\nmost = 50\n'


def test_an_item_too_short_for_the_rule_is_unpriced() -> None:
    """A length of five is not above five; one of six is."""
    items = (evolve(submission("s1", "u"), characters=5), evolve(submission("s2", "u", day=2), characters=6))
    assessment = result(price("x", "3", 'provided = "characters > 5"\n'), submissions=items)

    assert (points(assessment)["u"], assessment.unpriced) == (3, ("s1",))


def test_an_item_that_no_rule_prices_by_itself_is_not_unpriced_where_its_adoption_earns() -> None:
    """The price on items asks for another form; s1 was adopted, s2 was not."""
    rules = price("x", "3", 'when = { form = "item" }\n')
    assessment = result(rules, submissions=(submission("s1", "u"), submission("s2", "u", day=2)), adoptions=(adoption("a1", "s1"),))

    assert (assessment.unpriced, assessment.outside) == (("s2",), ())


def test_what_a_measure_counts_is_not_unpriced() -> None:
    """Of two items that no rule prices the measure counts the one of its form."""
    book = OFFICE.replace('count = "submission"', 'count = "submission"\nwhen = { form = "item" }')
    items = (evolve(submission("s1", "u"), form="item"), submission("s2", "u", day=2))
    records = Records(units=(Unit(id="u", name="甲单位"),), submissions=items)

    assert assess(build_register(records), decode_rulebook(book), YEAR).unpriced == ("s2",)


def test_a_lapse_of_one_unit_on_the_item_of_another_is_its_own() -> None:
    """The item is v's."""
    lapse = Lapse(id="l", unit="u", kind="untrue", on=date(2024, 5, 1), submission="s1")

    assert points(result("", submissions=(submission("s1", "v"),), lapses=(lapse,))) == {"u": -8, "v": 0}


def test_a_finding_that_one_rule_prices_is_not_unpriced_for_another_that_is_not_its_units() -> None:
    """The second rule is for the other group."""
    asks = 'when = {{ criterion = "plan" }}\nstacks = true\ngroups = ["{}"]\n'
    rules = PLAN + price("x", "5", asks.format("a"), "finding") + price("y", "7", asks.format("b"), "finding")
    finding = Finding(id="f", criterion="plan", about=About(unit="u"), on=date(2024, 5, 2), met=True)
    assessment = result(rules, findings=(finding,))

    assert (points(assessment), assessment.unpriced) == ({"u": 5, "v": 0}, ())
