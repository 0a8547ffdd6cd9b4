"""What holds where several things come together: two policies, two units, two accounts, two kinds of persons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from offices import OFFICE, YEAR, adoption, lines, points, price, result, submission

from govinfo import Assessment, Period, Records, assess, build_register, decode_rulebook
from govinfo.assessment._standing import ranks
from govinfo.labels import Grain, Status
from govinfo.records import About, Figure, Finding, Lapse, Person, Target, Unit
from govinfo.rulebook import Ties

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
    """Ten points and a hundred yuan in March; in May the same, and twice a loss of eight."""
    pay = price("pay", "100", 'account = "yuan"\nstacks = true\nwhen = { publication = "gazette" }\n', "adoption")
    lapses = tuple(Lapse(id=f"l{day}", unit="u", kind="urgent-late", on=date(2024, 5, day)) for day in (9, 10))
    used = {"submissions": (submission("s1", "u"),), "adoptions": (adoption("a1", "s1"), adoption("a2", "s1", month=5))}
    by_quarter = {
        word: amounts(result(pay + tally(f"1000 * {word}", "quarter"), lapses=lapses, **used), "t")
        for word in ("points", "awarded", "deducted", "yuan")
    }

    assert by_quarter == {
        "points": [10_000, -6_000, 0, 0],
        "awarded": [10_000, 10_000, 0, 0],
        "deducted": [0, 16_000, 0, 0],
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


@pytest.mark.parametrize("long", ["tag('size') == 'long'", "characters > 9"])
def test_a_measure_asks_for_tags_in_its_conditions_and_in_its_weight(long: str) -> None:
    """Only what came by wire counts, what is long counts twice; the tag of the condition is not in the weight."""
    rules = '[measures.wired]\ntitle = "电传"\ncount = "submission"\nwhen = { "tags.way" = "wire" }\n'
    rules += f'weigh = "2 if {long} else 1"\n' + tally("wired")
    wires = ({"way": "wire", "size": "long"}, {"way": "wire"}, {"way": "post", "size": "long"})
    items = tuple(
        evolve(submission(f"s{n}", "u", day=n + 1), tags=tags, characters=10 if "size" in tags else 9) for n, tags in enumerate(wires)
    )

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
    book = decode_rulebook(OFFICE + tally("5 if group == '' else 7"))
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
    book = decode_rulebook(OFFICE + tally("target(sent)", "half-year"))
    cards = assess(build_register(Records(units=units, targets=(target,))), book, YEAR)

    assert {card.subject: card.points for card in cards.units} == owed


def test_a_tie_is_followed_by_the_next_rank_or_by_the_place() -> None:
    """Nine, nine, seven, seven, one."""
    scores = {"a": 1, "b": 9, "c": 7, "d": 9, "e": 7}

    assert ranks(scores, Ties.SKIP) == {"a": 5, "b": 1, "c": 3, "d": 1, "e": 3}
    assert ranks(scores, Ties.DENSE) == {"a": 3, "b": 1, "c": 2, "d": 1, "e": 2}
    assert ranks({}, Ties.DENSE) == {}


def test_a_deduction_of_a_person_is_told_as_such() -> None:
    """With the arithmetic of the unit's line."""
    lapse = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 5, 1), persons=("p",))
    rules = '[persons]\ndeductions = "named"\n'
    [line] = result(rules, persons=(Person(id="p", name="p", unit="u"),), lapses=(lapse,)).person("p").lines

    assert (line.why(), line.why("en")) == ("迟报：-8分，计入个人", "迟报: -8 points, counted against the person")


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


def test_a_decision_that_refused_or_was_too_small_does_not_hide_the_later_one() -> None:
    """Refused, then one, then four, of at least two: four counts."""
    rules = PLAN + price("x", '"decided"', 'decide = "plan"\nprovided = "decided >= 2"\n')
    found = tuple(
        Finding(id=f"f{n}", criterion="plan", about=About(submission="s1"), on=date(2024, 5, n), met=met, amount=amount)
        for n, met, amount in ((1, False, None), (2, True, 1), (3, True, 3), (4, True, 4))
    )
    assessment = result(rules, submissions=(submission("s1", "u"),), findings=found)

    assert [(line.facts, line.amount, line.status) for line in assessment.unit("u").lines] == [
        (("f3", "s1"), 3, Status.SUPERSEDED),
        (("f4", "s1"), 4, Status.COUNTED),
    ]
    assert points(assessment)["u"] == 4


def test_the_last_of_several_days_is_the_one_that_counts() -> None:
    """Two items on one subject, on the first and on the ninth."""
    items = (evolve(submission("s1", "u"), subject="flood"), evolve(submission("s2", "u", day=9), subject="flood"))
    choose = '[[keep]]\nid = "k"\nclause = "九"\ntitle = "k"\nrules = ["x"]\nper = ["subject"]\nby = "last"\n'

    assert [line.facts for line in lines(price("x", "2") + choose, "x", submissions=items) if line.status is Status.COUNTED] == [("s2",)]


def test_money_of_a_tally_is_paid_in_whole_fen_and_points_stay_exact() -> None:
    """A third of ten."""
    rules = tally("10 / 3", id_="p") + tally("10 / 3", id_="m", more='account = "yuan"\n')
    assessment = result(rules)

    assert amounts(assessment, "p") == [Fraction(10, 3)]
    assert amounts(assessment, "m") == [Fraction(333, 100)]


def test_the_tally_of_an_item_names_the_item() -> None:
    """And not the year."""
    [line] = lines(price("x", "1") + tally("10 * instructions", "item"), "t", submissions=(submission("s1", "u"),))

    assert line.why("en") == "合计t: s1: 10 × 0 = 0 (instructions 0); 0 points"


POOL = '[[tally]]\nid = "p"\nclause = "五"\ntitle = "池"\neach = "year"\naccount = "{}"\npool = {}\namount = "sent"\n'
SENT = {"submissions": (submission("s1", "u"), submission("s2", "v"), submission("s3", "v", day=2))}


def test_a_pool_of_points_is_divided_exactly_and_one_of_money_to_the_fen() -> None:
    """A third and two thirds of ten; of ten yuan and of three yuan and a third."""
    of = {
        (account, pool): points_and_yuan(result(POOL.format(account, pool), **SENT))
        for account, pool in (("points", "10"), ("points", '"10 / 3"'), ("yuan", "10"), ("yuan", '"10 / 3"'))
    }

    assert of == {
        ("points", "10"): {"u": (Fraction(10, 3), "0.00"), "v": (Fraction(20, 3), "0.00")},
        ("points", '"10 / 3"'): {"u": (Fraction(10, 9), "0.00"), "v": (Fraction(20, 9), "0.00")},
        ("yuan", "10"): {"u": (0, "3.33"), "v": (0, "6.67")},
        ("yuan", '"10 / 3"'): {"u": (0, "1.11"), "v": (0, "2.22")},
    }


def points_and_yuan(assessment: Assessment) -> dict[str, tuple[object, str]]:
    """What both units have."""
    return {card.subject: (card.points, str(card.yuan)) for card in assessment.units}


def test_a_pool_of_one_unit_alone_is_its_own() -> None:
    """Only u is reckoned at all."""
    pool = POOL.format("points", '"everyone(sent)"') + 'provided = "sent == 1"\n'

    assert points(result(pool, **SENT)) == {"u": 3, "v": 0}


def test_a_line_split_by_a_cap_is_its_authors_and_its_items_on_both_sides() -> None:
    """Seven of ten count: for the author too."""
    cap = '[persons]\nawards = "equal"\n[[cap]]\nid = "most"\nclause = "五"\ntitle = "最高7分"\neach = "year"\nmost = 7\n'
    item = evolve(submission("s1", "u"), authors=("p",))
    persons = (Person(id="p", name="p", unit="u"),)
    assessment = result(cap, persons=persons, submissions=(item,), adoptions=(adoption("a1", "s1"),))

    assert assessment.person("p").points == 7
    assert [(line.amount, found.submission.id) for line, _, found in assessment.unit("u").sourced] == [(3, "s1"), (7, "s1")]  # type: ignore[union-attr]  # they have one


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


def test_targets_of_a_unit_and_of_the_one_it_succeeded_both_bind() -> None:
    """Three in the half-year of the old unit, five in that of the new."""
    units = (
        Unit(id="u", name="旧", until=date(2024, 7, 1), successor="v"),
        Unit(id="v", name="新", since=date(2024, 7, 1)),
    )
    targets = (
        Target(id="t1", unit="u", measure="sent", per=Grain.HALF_YEAR, at_least=3),
        Target(id="t2", unit="v", measure="sent", per=Grain.HALF_YEAR, at_least=5),
    )
    book = decode_rulebook(OFFICE + tally("target(sent)", "half-year"))
    card = assess(build_register(Records(units=units, targets=targets)), book, YEAR).unit("v")

    assert [(line.on, line.amount) for line in card.lines] == [(date(2024, 6, 30), 3), (date(2024, 12, 31), 5)]


def test_a_pool_waits_for_the_quarter_in_which_something_was_sent() -> None:
    """Nothing in the first quarter; one item of u in the second, and one of v in the fourth."""
    pool = POOL.format("points", "10").replace("year", "quarter")
    assessment = result(pool, submissions=(submission("s1", "u", month=5), submission("s2", "v", month=11)))

    assert {card.subject: [(line.on.month, line.amount) for line in card.lines] for card in assessment.units} == {
        "u": [(6, 10), (12, 0)],
        "v": [(6, 0), (12, 10)],
    }


def test_units_are_held_to_a_limit_of_what_all_have_together_as_it_was_before() -> None:
    """Twenty and ten: a third of thirty for each, and not a third of what is left when the first was cut."""
    cap = '[[cap]]\nid = "most"\nclause = "五"\ntitle = "限额"\neach = "year"\nmost = "everyone(points) / 3"\n'
    items = (submission("s1", "u"), submission("s2", "v"))
    used = (adoption("a1", "s1"), adoption("a2", "s1", month=4), adoption("a3", "s2"))

    assert points(result(cap, submissions=items, adoptions=used)) == {"u": 10, "v": 10}


def test_what_was_found_and_what_is_owed_is_told_without_figures() -> None:
    """Of a unit, of an item, and of a target that binds."""
    rules = PLAN + price("x", "1")
    rules += tally("3", id_="t", more="provided = \"finding('plan')\"\n") + tally("4", "item", "i", "provided = \"finding('plan')\"\n")
    rules += tally("5", "half-year", "o", 'provided = "targeted(sent)"\n')
    findings = (
        Finding(id="f1", criterion="plan", about=About(unit="u"), on=date(2024, 5, 2), met=True),
        Finding(id="f2", criterion="plan", about=About(submission="s1"), on=date(2024, 5, 2), met=True),
    )
    targets = (Target(id="t1", unit="u", measure="sent", per=Grain.HALF_YEAR, at_least=1, period=Period.parse("2024-H1")),)
    card = result(rules, submissions=(submission("s1", "u"),), findings=findings, targets=targets).unit("u")

    assert {line.rule: line.why("en") for line in card.lines if line.rule in {"t", "i", "o"}} == {
        "t": "合计t: 2024: found: plan, 3; 3 points",
        "i": "合计i: s1: found: plan, 4; 4 points",
        "o": "合计o: 2024-H1: a target of sent is set, 5; 5 points",
    }


def test_a_refusal_after_a_decision_that_counted_is_not_lost() -> None:
    """Three were decided, then it was refused: the three give way, and the line tells of the refusal."""
    rules = PLAN + price("x", '"decided"', 'decide = "plan"\n')
    found = (
        Finding(id="f1", criterion="plan", about=About(submission="s1"), on=date(2024, 5, 1), met=True, amount=3),
        Finding(id="f2", criterion="plan", about=About(submission="s1"), on=date(2024, 5, 2), met=False),
    )
    assessment = result(rules, submissions=(submission("s1", "u"),), findings=found)

    assert [(line.facts, line.status) for line in assessment.unit("u").lines] == [(("f1", "s1", "f2"), Status.SUPERSEDED)]
    assert (points(assessment)["u"], assessment.unpriced, assessment.pending) == (0, (), ())


def test_a_line_that_was_taken_back_says_under_which_clause() -> None:
    """The seventh clause takes the ten points back."""
    void = '[[void]]\nid = "v"\nclause = "七"\ntitle = "取消"\neach = "year"\nprovided = "true"\n'
    [line] = result(void, submissions=(submission("s1", "u"),), adoptions=(adoption("a1", "s1"),)).unit("u").lines

    assert line.status is Status.VOIDED
    assert (line.why(), line.why("en")) == ("公报采用：10分；不计：七 取消", "公报采用: 10 points; not counted: 七 取消")
