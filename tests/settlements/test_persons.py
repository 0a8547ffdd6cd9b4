"""Persons as subjects of their own: rules of every type about them, and how their units' lines reach them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from offices import OFFICE, adoption, assessed, price, result, submission

from govinfo.assessment import Assessment, explain_record
from govinfo.codec import decode_rulebook
from govinfo.errors import RulebookError
from govinfo.labels import Grain
from govinfo.papers import paper_text, rulebook_paper
from govinfo.records import About, Contribution, Contributor, Figure, Finding, Lapse, Move, Person, Records, Target, Unit
from govinfo.reports import payout_list
from govinfo.reports._tallies import QuotaState, quotas_of
from govinfo.rulebook import Price, check_vocabulary

PEOPLE = tuple(Person(id=id_, name=f"作者{id_}", unit="v" if id_ == "q" else "u") for id_ in ("p1", "p2", "p3", "q"))
EQUAL = '[persons]\nawards = "equal"\ndeductions = "named"\n'


def item(id_: str, units: str, *authors: str, day: int = 1, month: int = 1) -> Any:
    """An item of some units by some authors."""
    return evolve(submission(id_, *units, day=day, month=month), authors=authors)


def rule(table: str, id_: str, more: str) -> str:
    """A rule about persons with a clause of its own."""
    return f'[[{table}]]\nid = "{id_}"\nclause = "{id_}"\ntitle = "规则{id_}"\nfor = "persons"\n{more}\n'


def of(rules: str, **lists: Any) -> Assessment:
    """Assess the four persons."""
    return result(rules, persons=PEOPLE, **lists)


def points(assessment: Assessment) -> dict[str, object]:
    """The points of those who have any."""
    return {card.subject: card.points for card in assessment.persons if card.points}


def by_hand(awards: str, units: str, *authors: str, **price: Any) -> dict[str, object]:
    """What an item of some units by some authors, adopted for 10 points, comes to."""
    rules = f'[persons]\nawards = "{awards}"\n'
    book_lists = {"submissions": (item("s1", units, *authors),), "adoptions": (adoption("a1", "s1"),)}
    share = price.get("share")
    rules += (
        "" if share is None else f'[[price]]\nid = "x"\nclause = "x"\ntitle = "另计"\nof = "submission"\nshare = "{share}"\namount = 20\n'
    )
    return points(of(rules, **book_lists))


def test_the_first_named_author_has_the_line_whatever_its_unit() -> None:
    """Ten for u alone: q of v, who is named first, has them; of those of u it is p2."""
    assert by_hand("first", "u", "q", "p2", "p1") == {"q": 10}
    assert by_hand("first-of-unit", "u", "q", "p2", "p1") == {"p2": 10}


def test_an_item_of_two_units_reaches_its_first_author_once() -> None:
    """Each unit has 10 of the adoption: the author has 10, not 20; of 20 that the units share he has all."""
    assert by_hand("first", "uv", "q", "p1") == {"q": 10}
    assert by_hand("first", "uv", "q", "p1", share="equal") == {"q": 30}
    assert by_hand("first", "uv", "q", "p1", share="first") == {"q": 30}


def test_the_first_two_authors_share_three_to_two() -> None:
    """Ten: 6 and 4, the third nothing; where there is only one, all of it."""
    assert by_hand("3:2", "u", "p2", "p1", "p3") == {"p2": 6, "p1": 4}
    assert by_hand("3：2", "u", "p2") == {"p2": 10}
    # Each of two units has ten: each of the pair has its part from its own unit's line.
    assert by_hand("3:2", "uv", "p2", "q") == {"p2": 6, "q": 4}


def test_a_share_by_ratio_says_so() -> None:
    """The arithmetic of a line tells the ratio."""
    rules = '[persons]\nawards = "3:2"\n'
    assessment = of(rules, submissions=(item("s1", "u", "p2", "p1"),), adoptions=(adoption("a1", "s1"),))
    [line] = assessment.person("p1").lines
    assert line.why() == "公报采用：10分，由前 2 名作者按 3 : 2 分摊"
    assert line.why("en") == "公报采用: 10 points, shared 3 : 2 by the first 2 authors"


@pytest.mark.parametrize("awards", ["3:0", "3:-2", "3:", "3", "a:b", "half"])
def test_a_ratio_that_divides_nothing_is_refused(awards: str) -> None:
    """Numbers above zero, at least two."""
    with pytest.raises(RulebookError, match=r"awards: must be (a ratio of numbers above zero|one of equal|one of each)"):
        decode_rulebook(OFFICE + f'[persons]\nawards = "{awards}"\n')


QUOTA = rule("tally", "quota", 'each = "quarter"\nprovided = "sent >= 2"\namount = 5')


def test_a_tally_for_persons_posts_on_each_person() -> None:
    """Two items in the first quarter by p1, one of them with p2: p1 has 5 and p2 has not; no unit has a line of it."""
    items = (item("s1", "u", "p1", "p2"), item("s2", "u", "p1", month=2), item("s3", "v", "q", month=5))
    assessment = of(QUOTA, submissions=items)

    assert points(assessment) == {"p1": 5}
    assert [line.rule for card in assessment.units for line in card.lines] == []
    [line] = assessment.person("p1").lines
    assert (line.on, line.clause, line.amount) == (date(2024, 3, 31), "quota", 5)


def test_persons_are_ranked_by_what_they_have_by_themselves_too() -> None:
    """Shares of 10 and 4 points and a bonus of 5: p1 has 9, q 10."""
    items = (item("s1", "u", "p1"), item("s2", "u", "p1", month=2), item("s3", "v", "q"))
    adoptions = (adoption("a1", "s1", "digest"), adoption("a2", "s3"))
    assessment = of(EQUAL + QUOTA, submissions=items, adoptions=adoptions)

    assert [(card.subject, card.rank, card.points) for card in assessment.persons] == [
        ("q", 1, 10),
        ("p1", 2, 9),
        ("p2", 3, 0),
        ("p3", 3, 0),
    ]


def test_a_cap_for_persons_bounds_what_one_person_has() -> None:
    """Three adoptions at 10, alone and shared: 10 + 10 + 5 = 25 of p1 are cut to 22, the 5 of p2 stay, the unit keeps 30."""
    items = (item("s1", "u", "p1"), item("s2", "u", "p1", day=2), item("s3", "u", "p1", "p2", day=3))
    adoptions = tuple(adoption(f"a{n}", f"s{n}", day=n) for n in (1, 2, 3))
    assessment = of(EQUAL + rule("cap", "limit", 'each = "year"\nmost = 22'), submissions=items, adoptions=adoptions)

    assert points(assessment) == {"p1": 22, "p2": 5}
    assert assessment.unit("u").points == 30
    assert [(line.amount, line.status.value) for line in assessment.person("p1").lines] == [
        (10, "counted"),
        (10, "counted"),
        (3, "capped"),
        (2, "counted"),
    ]


def test_a_keep_and_a_void_for_persons() -> None:
    """Of the lines of one item a person keeps the best; with a lapse of its own it keeps nothing, and others keep theirs."""
    rules = EQUAL + rule("keep", "best", 'rules = ["gazette", "digest"]\nper = ["item"]')
    rules += '[measures.lapsed]\ntitle = "过错"\ncount = "lapse"\n' + rule("void", "none", 'each = "year"\nprovided = "lapsed > 0"')
    lists = {"submissions": (item("s1", "u", "p1", "p2"),), "adoptions": (adoption("a1", "s1"), adoption("a2", "s1", "digest", 5))}
    assert points(of(rules, **lists)) == {"p1": 5, "p2": 5}

    lapse = Lapse(id="l1", unit="u", kind="urgent-late", on=date(2024, 5, 1), persons=("p2",))
    assert points(of(rules, lapses=(lapse,), **lists)) == {"p1": 5, "p2": -8}


def test_findings_about_persons_are_priced_on_them() -> None:
    """Training done is 3 points for p1; the price of a record for persons is shared as it says."""
    rules = '[criteria.training]\ntitle = "培训"\nabout = ["person"]\n'
    rules += rule("price", "trained", 'of = "finding"\nwhen = { criterion = "training", met = true }\namount = 3')
    rules += rule("price", "bonus", 'of = "adoption"\naccount = "yuan"\namount = 100\nshare = "equal"')
    found = Finding(id="f1", criterion="training", about=About(person="p1"), on=date(2024, 4, 1), met=True)
    assessment = of(rules, findings=(found,), submissions=(item("s1", "u", "p1", "p2", "q"),), adoptions=(adoption("a1", "s1"),))

    assert points(assessment) == {"p1": 3}
    assert {card.subject: card.yuan for card in assessment.persons if card.yuan} == {
        "p1": Decimal("33.34"),
        "p2": Decimal("33.33"),
        "q": Decimal("33.33"),
    }
    assert assessment.unpriced == ()
    [training] = [line for line in assessment.person("p1").lines if line.rule == "trained"]
    [bonus] = [line for line in assessment.person("q").lines if line.rule == "bonus"]
    assert (training.facts, training.on) == (("f1",), date(2024, 4, 1))
    assert bonus.why() == "规则bonus：100.00元 ÷ 3 名作者 = 33.33元"
    assert sum(card.yuan for card in assessment.units) == 0


def test_a_finding_that_later_fails_takes_the_line_of_a_person_back() -> None:
    """Of two findings on one person the latest counts."""
    rules = '[criteria.training]\ntitle = "培训"\nabout = ["person"]\n'
    rules += rule("price", "trained", 'of = "finding"\nwhen = { criterion = "training", met = true }\namount = 3')
    first = Finding(id="f1", criterion="training", about=About(person="p1"), on=date(2024, 4, 1), met=True)
    then = evolve(first, id="f2", on=date(2024, 6, 1), met=False)
    assessment = of(rules, findings=(first, then))

    assert points(assessment) == {}
    assert [(line.status.value, line.withdrawn) for line in assessment.person("p1").lines] == [("superseded", True)]


def test_bars_and_notices_of_persons_look_at_their_own_measures_figures_and_findings() -> None:
    """Fewer than two items bar; a figure of the person and a finding about it may be asked."""
    rules = '[criteria.clean]\ntitle = "廉洁"\nabout = ["person"]\n[figures]\nheadcount = "人数"\n'
    rules += rule("bar", "few", "provided = \"sent < 2 or not finding('clean')\"")
    rules += rule("notice", "praise", 'provided = "figure(\'headcount\', 0) > 3"\nside = "favourable"')
    found = Finding(id="f1", criterion="clean", about=About(person="p1"), on=date(2024, 4, 1), met=True)
    figure = Figure(person="p2", name="headcount", value=4)
    items = (item("s1", "u", "p1", "p2"), item("s2", "u", "p1", "p2", day=2))
    assessment = of(rules, findings=(found,), figures=(figure,), submissions=items)

    assert [card.subject for card in assessment.persons if card.eligible] == ["p1"]
    assert {card.subject: [one.rule for one in card.notices] for card in assessment.persons if card.notices} == {"p2": ["praise"]}
    assert all(card.eligible for card in assessment.units)


def test_persons_are_ranked_by_a_formula_and_in_the_groups_of_their_units() -> None:
    """By items sent; those of group a apart from those of group b."""
    rules = '[standing]\npersons_by = "sent"\npersons_grouped = true\n[persons]\n'
    items = (item("s1", "u", "p1"), item("s2", "u", "p1", day=2), item("s3", "u", "p2", day=3), item("s4", "v", "q", day=4))
    assessment = of(rules, submissions=items)

    assert {card.subject: card.rank for card in assessment.persons} == {"p1": 1, "p2": 2, "p3": 3, "q": 1}


def test_a_pool_is_divided_among_persons() -> None:
    """Ninety points by items sent: two and one."""
    pool = rule("tally", "pool", 'each = "year"\namount = "sent"\npool = 90')
    assert points(of(pool, submissions=(item("s1", "u", "p1"), item("s2", "u", "p1", day=2), item("s3", "v", "q")))) == {"p1": 60, "q": 30}


def test_rank_and_best_of_persons_are_among_persons() -> None:
    """The best of all persons has 10 more; units are not among them."""
    first = rule("tally", "top", 'each = "year"\nprovided = "sent > 0 and rank(sent) == 1"\namount = "best(sent) + everyone(sent)"')
    # Three persons sent 2, 1, 1: the best is 2, all together 4.
    items = (item("s1", "u", "p1", "p2"), item("s2", "u", "p1", day=2), item("s3", "v", "q"))
    assert points(of(first, submissions=items)) == {"p1": 6}


def test_what_cannot_be_said_of_persons_is_refused() -> None:
    """A duty names no person, among authors nobody leads, and a price for persons is one for authors."""
    for wrong, message in (
        (price("x", "1", 'for = "persons"\n', of="duty"), "names a unit and no person"),
        (price("x", "1", 'for = "persons"\nshare = "lead"\n'), "nobody leads"),
        (price("x", "1", 'for = "people"\n'), "x.*for: must be one of units, persons"),
    ):
        with pytest.raises(RulebookError, match=message):
            decode_rulebook(OFFICE + wrong)


def test_prices_of_units_and_of_persons_do_not_meet() -> None:
    """The same record gives the unit 10 and its author 5, and nothing need say how these combine."""
    rules = price("mine", "5", 'for = "persons"\nwhen = { publication = "gazette" }\n', of="adoption")
    assessment = of(rules, submissions=(item("s1", "u", "p1"),), adoptions=(adoption("a1", "s1"),))

    assert (assessment.unit("u").points, points(assessment), assessment.questions) == (10, {"p1": 5}, ())
    assert isinstance(assessment.rulebook.rules[-1], Price)


def test_a_price_for_persons_is_shared_by_weight_and_by_group() -> None:
    """Only those of units of group b have a share."""
    rules = price("mine", "9", 'for = "persons"\ngroups = ["b"]\nshare = "equal"\n', of="submission")
    assert points(of(rules, submissions=(item("s1", "u", "p1", "p2", "q"),))) == {"q": 3}


def test_an_untold_share_is_a_fraction() -> None:
    """Ten among three."""
    assert by_hand("equal", "u", "p1", "p2", "p3") == dict.fromkeys(("p1", "p2", "p3"), Fraction(10, 3))


def test_units_that_share_are_told_as_before() -> None:
    """The words for units stay."""
    rules = price("pay", "30", 'share = "equal"\n')
    item_ = evolve(submission("s1", "u", "v"), units=(Contribution(unit="u"), Contribution(unit="v")))
    [line] = result(rules, submissions=(item_,)).unit("u").lines
    assert line.why() == "规则pay：30分 ÷ 2 个供稿单位 = 15分"


# Asking about each other

SENT = (item("s1", "u", "p1"), item("s2", "u", "p1", "p2", day=2), item("s3", "v", "q", day=3))


def test_a_person_may_ask_about_its_unit() -> None:
    """Three of u sent two items, q of v one: those of a unit that sent two have 5 more."""
    bonus = rule("tally", "team", 'each = "year"\nprovided = "unit(sent >= 2) and unit(group) == \'a\'"\namount = "unit(sent) + sent"')
    assessment = of(bonus, submissions=SENT)

    assert points(assessment) == {"p1": 4, "p2": 3, "p3": 2}
    [line] = assessment.person("p3").lines
    assert line.why() == "规则team：2024年：所在单位报送 2 ≥ 2；所在单位考核类别 = 甲类、2 + 0 = 2（所在单位报送 2；报送 0）；2分"


def test_a_section_that_fails_bars_its_head() -> None:
    """V sent one item and is below two: q cannot be commended, those of u can."""
    bar = rule("bar", "section", 'provided = "unit(sent < 2)"')
    assessment = of(bar, submissions=SENT)

    assert {card.subject: card.eligible for card in assessment.persons} == {"p1": True, "p2": True, "p3": True, "q": False}
    [reason] = assessment.person("q").barred
    assert reason.text() == "section：规则section（所在单位报送 1 < 2）"
    assert reason.text("en") == "section: 规则section (unit: sent 1 < 2)"


def about_units(table: str, id_: str, more: str) -> str:
    """A rule about units with a clause of its own."""
    return rule(table, id_, more).replace('for = "persons"\n', "")


def test_a_unit_may_ask_about_its_persons() -> None:
    """Of u: two of three sent something, two items and one; together 3, at most 2, on average 1."""
    amount = "persons(total, sent) * 100 + persons(most, sent) * 10 + persons(count, sent > 0) + persons(mean, sent) + persons(least, sent)"
    tally = about_units("tally", "team", f'each = "year"\nprovided = "persons(some, sent == 2)"\namount = "{amount}"')
    assessment = of(tally, submissions=SENT)

    assert (assessment.unit("u").points, assessment.unit("v").points) == (323, 0)
    [line] = assessment.unit("u").lines
    assert line.why("en") == (
        "规则team: 2024: persons: 1 of 3: 作者p1 sent = 2, 3 × 100 + 2 × 10 + 2 + 1 + 0 = 323 "
        "(persons: total 3: 作者p1 2, 作者p2 1, 作者p3 0; persons: most 2: 作者p1 2, 作者p2 1, 作者p3 0; persons: 2 of 3: 作者p1, 作者p2; "
        "persons: mean 1: 作者p1 2, 作者p2 1, 作者p3 0; persons: least 0: 作者p1 2, 作者p2 1, 作者p3 0); 323 points"
    )


def test_a_unit_may_ask_about_the_totals_of_its_persons_once_they_are_final() -> None:
    """A bar looks at what persons have; a tally of units comes before, since persons have shares in its lines' fellows."""
    lists = {"submissions": SENT, "adoptions": (adoption("a1", "s1"), adoption("a2", "s3", "digest"))}
    assessment = of(EQUAL + about_units("bar", "weak", 'provided = "persons(most, points) < 10"'), **lists)
    assert [card.subject for card in assessment.units if card.eligible] == ["u"]

    for total in ("points", "earned('gazette')", "rank(points)"):
        with pytest.raises(RulebookError, match=r"x\.amount: column \d+: (there is no name|there is no function|rank does not know)"):
            decode_rulebook(OFFICE + about_units("tally", "x", f'each = "year"\namount = "persons(total, {total})"'))


def test_a_unit_may_ask_about_the_units_below_it() -> None:
    """The office has two children with 10 and 4 points and gets a tenth of what they have."""
    rules = about_units("tally", "tenth", 'each = "year"\namount = "children(total, points) / 10"')
    units = (Unit(id="u", name="甲单位"), Unit(id="v", name="乙单位", parent="u"), Unit(id="w", name="丙单位", parent="u"))
    lists = {"submissions": (item("s1", "v"), item("s2", "w")), "adoptions": (adoption("a1", "s1"), adoption("a2", "s2", "digest"))}
    assessment = assessed(OFFICE + rules, units=units, **lists)

    assert {card.subject: card.points for card in assessment.units} == {"u": Fraction(7, 5), "v": 10, "w": 4}


def test_children_that_are_rolled_up_cannot_be_asked() -> None:
    """Their scores are the parent's."""
    rules = about_units("tally", "tenth", 'each = "year"\namount = "children(total, points) / 10"')
    with pytest.raises(RulebookError, match=r"tenth\.amount: with roll_up units below another have no score of their own"):
        decode_rulebook(OFFICE + "[settings]\nroll_up = true\n" + rules)


@pytest.mark.parametrize(
    ("formula", "for_", "message"),
    [
        ("persons(total, sent)", "persons", "stands only in formulas about a unit, and asks about its persons"),
        ("children(total, sent)", "persons", "stands only in formulas about a unit, and asks about the units below it"),
        ("unit(sent)", "units", "stands only in formulas about a person, and asks about its unit"),
        ("unit(unit(sent))", "persons", "stands only in formulas about a person"),
        ("unit(persons(total, sent))", "persons", "stands only in formulas about a unit"),
        ("persons(total, unit(sent))", "units", "stands only in formulas about a person"),
        ("persons(longest, sent > 0)", "units", "the first argument of persons is one of"),
        ("persons(sent)", "units", "persons takes exactly 2 arguments, got 1"),
        ("unit()", "persons", "unit takes exactly 1 arguments, got 0"),
        ("unit(snet)", "persons", 'there is no name "snet" here; did you mean sent'),
        ("unit", "persons", "unit is a function"),
        ("1 / persons(total, sent)", "units", "this divisor can be 0"),
    ],
)
def test_whom_a_formula_cannot_ask_is_told_when_it_is_read(formula: str, for_: str, message: str) -> None:
    """A person has no persons; nobody asks through another."""
    tables = rule("tally", "x", f'each = "year"\namount = "{formula}"').replace('"persons"', f'"{for_}"')
    with pytest.raises(RulebookError, match=message):
        decode_rulebook(OFFICE + tables)


# Who belongs where, and what is owed

MOVER = Person(id="m", name="李四", unit="u", moves=(Move(on=date(2024, 7, 1), unit="v"),))


def test_one_who_moves_in_mid_year_takes_part_where_he_was_when_the_item_was_sent() -> None:
    """Sent in March for u, adopted in August: 10 of u are his. Sent in August for u: none. For v: 4. He stands with v."""
    items = (item("s1", "u", "m", month=3), item("s2", "u", "m", month=8), item("s3", "v", "m", month=8, day=2))
    adoptions = (adoption("a1", "s1", month=8), adoption("a2", "s2", month=9), adoption("a3", "s3", "digest", 9))
    for awards in ("equal", "each", "first-of-unit", "weight"):
        rules = f'[persons]\nawards = "{awards}"\n' + rule("bar", "head", "provided = \"unit(group) == 'b'\"")
        assessment = result(rules, persons=(MOVER, PEOPLE[0]), submissions=items, adoptions=adoptions)
        assert points(assessment) == {"m": 14}
        assert [line.facts for line in assessment.person("m").lines] == [("a1", "s1"), ("a3", "s3")]
        assert not assessment.person("m").eligible
        assert [card.subject for card in assessment.only(["v"]).persons] == ["m"]


def test_one_who_moves_answers_for_his_unit_of_the_day() -> None:
    """Every deduction of the unit counts: that of June at u and that of July at v, not that of August at u."""
    lapses = tuple(
        Lapse(id=id_, unit=unit, kind="urgent-late", on=date(2024, month, 5))
        for id_, unit, month in (("l1", "u", 6), ("l2", "v", 7), ("l3", "u", 8))
    )
    gone = Person(id="g", name="王五", unit="u", until=date(2024, 8, 1))
    assessment = result('[persons]\ndeductions = "unit"\n', persons=(MOVER, gone), lapses=lapses)
    assert points(assessment) == {"m": -16, "g": -8}


def test_persons_who_are_not_at_work_in_the_period_have_no_card_but_what_they_earned() -> None:
    """One left in 2023 and earned nothing; one left too, and an item of hers was adopted; one comes in 2025."""
    people = tuple(
        Person(id=id_, name=id_, unit="u", since=since, until=until)
        for id_, since, until in (
            ("a", None, date(2023, 9, 1)),
            ("b", None, date(2023, 9, 1)),
            ("c", date(2025, 1, 1), None),
            ("d", None, None),
        )
    )
    lists = {"submissions": (item("s1", "u", "b"),), "adoptions": (adoption("a1", "s1"),)}
    assert [card.subject for card in result(EQUAL, persons=people, **lists).persons] == ["b", "d"]


def test_authors_share_by_their_weights() -> None:
    """Ten at 3 to 1 among two of u; q of v has v's own line."""
    weighed = evolve(
        submission("s1", "u", "v"), authors=tuple(Contributor(person=id_, weight=w) for id_, w in (("p1", 3), ("p2", 1), ("q", 4)))
    )
    assessment = of('[persons]\nawards = "weight"\n', submissions=(weighed,), adoptions=(adoption("a1", "s1"),))
    assert points(assessment) == {"p1": Fraction(15, 2), "p2": Fraction(5, 2), "q": 10}
    [line] = assessment.person("p2").lines
    assert line.why() == "公报采用：2 个供稿单位，各计10分，由本单位 2 名作者按权重分摊"


TARGETS = (
    Target(person="p1", measure="sent", per=Grain.QUARTER, at_least=1),
    Target(person="q", measure="points", per=Grain.YEAR, at_least=8),
    Target(unit="u", measure="sent", per=Grain.YEAR, at_least=3),
)


def test_a_persons_quota_is_its_own() -> None:
    """p1 owes an item a quarter and sends in two: 2 × 5 and -2 × 3. p2 owes nothing. The unit sent all three it owes."""
    rules = rule("tally", "met", 'each = "quarter"\nprovided = "targeted(sent) and met(sent)"\namount = 5')
    rules += rule("tally", "missed", 'each = "quarter"\nprovided = "not met(sent)"\namount = -3')
    items = (item("s1", "u", "p1"), item("s2", "u", "p1", "p2", month=5), item("s3", "u", "p2", month=6))
    assessment = of(rules, submissions=items, targets=TARGETS)

    assert points(assessment) == {"p1": 4}
    assert [line.on.month for line in assessment.person("p1").lines] == [3, 6, 9, 12]
    assert all(quota.state is QuotaState.MET for quota in quotas_of(assessment, "u"))
    assert [(quota.period.name, quota.reached, quota.state.value) for quota in quotas_of(assessment, "p1")] == [
        ("2024-Q1", 1, "met"),
        ("2024-Q2", 1, "met"),
        ("2024-Q3", 0, "missed"),
        ("2024-Q4", 0, "missed"),
    ]


def test_a_person_below_its_own_target_is_not_eligible() -> None:
    """Q has a share of 4 and owes 8: barred, with the figures; p1 sent nothing in three quarters. Whole targets bind as a whole."""
    bar = '[[bar]]\nid = "short"\nclause = "五"\ntitle = "未完成任务"\nprovided = "not targets_met"\npersons = true\n'
    lists = {"submissions": (item("s1", "v", "q"),), "adoptions": (adoption("a1", "s1", "digest"),), "targets": TARGETS[1:2]}
    assessment = of(EQUAL + bar, **lists)

    assert [card.subject for card in assessment.persons if not card.eligible] == ["q"]
    [reason] = assessment.person("q").barred
    assert reason.text() == "五：未完成任务（2024年积分4，任务8）"
    assert all(card.eligible for card in assessment.units)


def test_money_of_persons_own_is_paid_besides_what_units_divide() -> None:
    """The unit has 100, of which p1 wrote all; a bonus of 30 for p1 comes besides; m wrote for u before he went to v."""
    rules = '[persons]\nawards = "equal"\n' + price("pay", "100", 'account = "yuan"\n', of="adoption")
    rules += rule("tally", "bonus", 'each = "year"\naccount = "yuan"\nprovided = "sent > 0"\namount = 30')
    items = (item("s1", "u", "m", month=3),)
    assessment = result(rules, persons=(MOVER, PEOPLE[0]), submissions=items, adoptions=(adoption("a1", "s1"),))
    paid = payout_list(assessment)

    assert [(entry.unit, entry.person, entry.rule, entry.amount) for entry in paid.entries] == [
        ("u", "m", "pay", 100),
        ("v", "m", "bonus", 30),
    ]
    assert paid.amount == 130


def test_the_listing_of_a_rulebook_says_whom_a_rule_is_about() -> None:
    """Persons, or units and persons; of units it says nothing."""
    both = '[[bar]]\nid = "both"\nclause = "九"\ntitle = "都不得参评"\nprovided = "points < 0"\npersons = true\n'
    text = paper_text(rulebook_paper(decode_rulebook(OFFICE + QUOTA + both + about_units("tally", "plain", 'each = "year"\namount = 1'))))
    rows = {line.split()[0]: line for line in text.splitlines() if line.split()}

    assert "每季度；对个人" in rows["quota"] or "对个人；每季度" in rows["quota"]
    assert "对单位和个人" in rows["九"]
    assert "对" not in rows["plain"]


def test_why_a_price_for_persons_gave_nothing_is_told() -> None:
    """The nearest rule is looked for among those for persons too."""
    rules = price("mine", "5", 'for = "persons"\nwhen = { composite = true }\n')
    answer = explain_record(of(rules, submissions=(item("s1", "u", "p1"),)), "s1")
    assert answer.near is not None
    assert answer.near.rule == "mine"


def test_a_target_for_everyone_is_every_units_and_no_persons() -> None:
    """Each unit owes an item: u sent one, v none. No person owes anything, so nobody is short."""
    bar = '[[bar]]\nid = "short"\nclause = "五"\ntitle = "未完成任务"\nprovided = "not targets_met"\npersons = true\n'
    targets = (Target(everyone=True, measure="sent", per=Grain.YEAR, at_least=1),)
    assessment = of(EQUAL + bar, submissions=(item("s1", "u", "p1"),), targets=targets)

    assert [card.subject for card in assessment.units if not card.eligible] == ["v"]
    assert all(card.eligible for card in assessment.persons)


@pytest.mark.parametrize(
    ("rules", "asked"),
    [
        ("", ["person", "unit"]),
        (rule("bar", "x", 'provided = "not targets_met"'), ["unit"]),
        (rule("bar", "x", 'provided = "not met(sent)"'), ["unit"]),
        (rule("bar", "x", 'provided = "not unit(met(sent))"'), ["person"]),
        (about_units("bar", "x", 'provided = "not persons(every, met(sent))"'), ["unit"]),
        (about_units("bar", "x", 'provided = "not targets_met"\npersons = true'), []),
    ],
)
def test_a_target_that_no_rule_of_its_subject_looks_at_is_asked_about(rules: str, asked: list[str]) -> None:
    """A rule about units does not look at what persons owe, unless it asks them."""
    targets = (
        Target(id="person", person="p1", measure="sent", per=Grain.YEAR, at_least=1),
        Target(id="unit", unit="u", measure="sent", per=Grain.YEAR, at_least=1),
    )
    records = Records(units=(Unit(id="u", name="甲"), Unit(id="v", name="乙")), persons=PEOPLE, targets=targets)
    assert [problem.record for problem in check_vocabulary(records, decode_rulebook(OFFICE + rules))] == asked


def test_money_of_a_person_that_waits_leaves_the_rank_by_points_known() -> None:
    """What the lapse costs p1 is for an assessor to decide, in yuan: who stands first by points is known, and p1 is told so."""
    rules = '[criteria]\nquality = { title = "质量", about = ["lapse"], least = 0, most = 10 }\n'
    rules += rule("price", "fine", 'of = "lapse"\ndecide = "quality"\namount = "-decided"\naccount = "yuan"')
    rules += rule("notice", "first", 'provided = "rank(points) <= 1"')
    lapses = (Lapse(id="l1", unit="u", kind="untrue", on=date(2024, 3, 5), persons=("p1",)),)
    found = of(rules, lapses=lapses, submissions=(item("s1", "u", "p1"),))
    assert [(pending.subject, pending.rule) for pending in found.pending] == [("p1", "fine")]
    assert [reason.rule for reason in found.person("p1").notices] == ["first"]
