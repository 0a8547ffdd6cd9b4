"""Other prices from kept counts: the same as assessing again, where that can be."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from importlib.resources import files

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import head

from govinfo import (
    Assessment,
    Period,
    Records,
    Rulebook,
    RulebookError,
    assess,
    build_register,
    choose,
    decode_rulebook,
    sample_year,
    shipped_rulebook,
)
from govinfo.assessment._repricing import kept_counts, reprice
from govinfo.examples import decode_examples
from govinfo.records import About, AdoptionEvent, Contribution, Finding, Lapse, Submission, Unit
from govinfo.rulebook import Price

BOOK = shipped_rulebook("district-model")
REGISTER = build_register(sample_year())
YEAR = Period.parse("2024")
COUNTS = kept_counts(assess(REGISTER, BOOK, YEAR))
PRICES = [rule.id for rule in BOOK.rules if isinstance(rule, Price) and not isinstance(rule.amount, str)]


def repriced(amounts: dict[str, int]) -> Rulebook:
    """The founding regulation with other amounts."""
    return evolve(
        BOOK,
        rules=tuple(
            evolve(rule, amount=amounts[rule.id]) if isinstance(rule, Price) and rule.id in amounts else rule for rule in BOOK.rules
        ),
    )


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(PRICES), st.integers(-50, 500), max_size=8))
def test_repricing_is_assessing_again(amounts: dict[str, int]) -> None:
    """Points, money to the fen, and ranks, for any other prices."""
    book = repriced(amounts)
    again = assess(REGISTER, book, YEAR)

    assert [(one.subject, one.points, one.yuan, one.rank) for one in reprice(COUNTS, book)] == [
        (card.subject, card.points, card.yuan, card.rank) for card in again.units
    ]


def test_what_needs_another_assessment_is_refused() -> None:
    """A reading that keeps the greatest, another reading, another condition."""
    with pytest.raises(RulebookError, match="highest-circular: depends on amounts; assess the records again"):
        kept_counts(assess(REGISTER, choose(BOOK, {"several-circulars": "highest"}), YEAR))
    with pytest.raises(RulebookError, match="differs in more than the plain amounts of prices"):
        reprice(COUNTS, choose(BOOK, {"composite-price": "adds"}))


SMALL = (
    head("small")
    + """
publications = { gazette = { title = "公报", level = "city" } }
price = [
    { id = "used", clause = "一", title = "采用", of = "adoption", amount = 10 },
    { id = "late", clause = "二", title = "迟报", of = "lapse", amount = -4 },
    { id = "paid", clause = "三", title = "稿费", of = "adoption", account = "yuan", amount = 10, share = "equal" },
]
"""
)
TALLY = '[[tally]]\nid = "t"\nclause = "四"\ntitle = "t"\neach = "year"\namount = "{}"\n'


def small(more: str = "") -> Assessment:
    """One item of two units, one of one, a lapse on an item of both."""
    units = tuple(Unit(id=id_, name=id_) for id_ in ("u", "v", "w"))
    parts = (Contribution(unit="u"), Contribution(unit="v")), (Contribution(unit="u"),)
    items = tuple(Submission(id=f"s{n}", units=own, submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC)) for n, own in enumerate(parts))
    used = tuple(AdoptionEvent(id=f"a{n}", submission=f"s{n}", publication="gazette", on=date(2024, 3, 1)) for n in (0, 1))
    lapse = Lapse(id="l", unit="u", kind="untrue", submission="s0", on=date(2024, 4, 1))
    records = Records(units=units, submissions=items, adoptions=used, lapses=(lapse,))
    return assess(build_register(records), decode_rulebook(SMALL + more), YEAR)


def test_shared_and_lonely_prices_are_told_apart() -> None:
    """Ten, ten, less four for u; ten for v; money ten and five, five; nothing for w. Then at twelve and eleven."""
    first = small()
    counts = kept_counts(first)
    assert [(one.subject, one.points, str(one.yuan), one.rank) for one in reprice(counts, first.rulebook)] == [
        ("u", 16, "15.00", 1),
        ("v", 10, "5.00", 2),
        ("w", 0, "0.00", 3),
    ]
    dearer = decode_rulebook(
        SMALL.replace("amount = 10 }", "amount = 12 }").replace('account = "yuan", amount = 10', 'account = "yuan", amount = 11')
    )
    assert [(one.subject, one.points, str(one.yuan)) for one in reprice(counts, dearer)] == [
        ("u", 20, "16.50"),
        ("v", 12, "5.50"),
        ("w", 0, "0.00"),
    ]


@pytest.mark.parametrize("formula", ["points / 2", "awarded", "deducted", "yuan", "earned('used')"])
def test_a_tally_of_totals_needs_another_assessment(formula: str) -> None:
    """What it gives depends on the prices."""
    with pytest.raises(RulebookError, match=r"^t: depends on amounts; assess the records again$"):
        kept_counts(small(TALLY.format(formula)))


def test_a_tally_of_counts_does_not() -> None:
    """Three points for each lapse, whatever the prices."""
    counted = '[measures.lapses]\ntitle = "过错"\ncount = "lapse"\n' + TALLY.format("3 * lapses")
    assessment = small(counted)

    assert [(one.subject, one.points) for one in reprice(kept_counts(assessment), assessment.rulebook)] == [("u", 19), ("v", 10), ("w", 0)]


def test_the_day_from_which_a_rulebook_holds_may_differ() -> None:
    """A draft for next year is priced on the counts of this one."""
    counts = kept_counts(small())
    draft = decode_rulebook("in_force = 2025-01-01\n" + SMALL)

    assert [one.points for one in reprice(counts, draft)] == [16, 10, 0]


def test_several_versions_need_another_assessment() -> None:
    """Two are one too many."""
    versions = [decode_rulebook(f"in_force = {day}\n" + SMALL) for day in ("2020-01-01", "2024-07-01")]

    with pytest.raises(RulebookError, match=r"^small: several versions were in force; assess the records again$"):
        kept_counts(assess(small().register, versions, YEAR))


def test_prices_by_formula_keep_what_they_gave() -> None:
    """Two and one for the units of the items, of which the first is of both; the plain price goes from ten to twelve."""
    book = SMALL.replace(
        "price = [", 'price = [{ id = "by", clause = "四", title = "按单位", of = "submission", amount = "2 * contributors" },'
    )
    counts = kept_counts(assess(small().register, decode_rulebook(book), YEAR))
    dearer = decode_rulebook(book.replace("amount = 10 }", "amount = 12 }"))

    assert {one.subject: one.points for one in reprice(counts, dearer)} == {"u": 4 + 2 + 12 + 12 - 4, "v": 4 + 12, "w": 0}


WEIGHED = """
criteria = { good = { title = "好", about = ["unit", "submission", "lapse"] } }
keep = [{ id = "first", clause = "五", title = "取先", rules = ["late", "used", "paid"], per = ["day", "record"], by = "first" }]
"""
GOOD = 'price = [{ id = "good", clause = "六", title = "好", of = "finding", when = { met = true }, share = "equal", amount = 4 },'


def test_what_one_unit_has_alone_is_not_shared_when_it_is_priced_again() -> None:
    """A lapse and three findings: on the lapse, on u's part in the item of two units, and on the item of both."""
    first = small()
    found = tuple(
        Finding(id=f"f{n}", criterion="good", about=about, on=date(2024, 5, n), met=True)
        for n, about in ((1, About(lapse="l")), (2, About(submission="s0", unit="u")), (3, About(submission="s0")))
    )
    register = build_register(evolve(first.register.records, findings=found))
    text = SMALL.replace('of = "lapse", amount', 'of = "lapse", share = "equal", amount').replace("price = [", GOOD) + WEIGHED
    book = decode_rulebook(text)
    dearer = decode_rulebook(text.replace("amount = 4 }", "amount = 6 }").replace("amount = -4", "amount = -7"))
    counts = kept_counts(assess(register, book, YEAR))

    for rulebook, late, good in ((book, -4, 4), (dearer, -7, 6)):
        expected = {"u": 10 + 10 + late + good + good + Fraction(good, 2), "v": 10 + Fraction(good, 2), "w": 0}
        assert {one.subject: one.points for one in reprice(counts, rulebook)} == expected
        assert {card.subject: card.points for card in assess(register, rulebook, YEAR).units} == expected


def test_several_shared_lines_of_one_rule_are_all_priced_again() -> None:
    """The item of both is adopted three times more: four times ten for v, forty yuan in halves."""
    records = small().register.records
    more = tuple(AdoptionEvent(id=f"b{n}", submission="s0", publication="gazette", on=date(2024, 5, n)) for n in (1, 2, 3))
    assessment = assess(build_register(evolve(records, adoptions=(*records.adoptions, *more))), decode_rulebook(SMALL), YEAR)

    assert [(one.subject, one.points, str(one.yuan)) for one in reprice(kept_counts(assessment), assessment.rulebook)] == [
        ("u", 46, "30.00"),
        ("v", 40, "20.00"),
        ("w", 0, "0.00"),
    ]


def test_a_share_of_a_unit_that_is_gone_is_priced_for_its_successor() -> None:
    """Ten points and half of ten yuan for w, which followed u; the same for v. Of two units that became one, the points once and both shares."""
    gone = (Unit(id="u", name="u", until=date(2024, 6, 1), successor="w"), Unit(id="w", name="w", since=date(2024, 6, 1)))
    item = Submission(id="s", units=(Contribution(unit="u"), Contribution(unit="v")), submitted_at=datetime(2024, 1, 5, 1, tzinfo=UTC))
    used = AdoptionEvent(id="a", submission="s", publication="gazette", on=date(2024, 3, 1))
    totals = []
    for v in (Unit(id="v", name="v"), Unit(id="v", name="v", until=date(2024, 6, 1), successor="w")):
        records = Records(units=(*gone, v), submissions=(item,), adoptions=(used,))
        assessment = assess(build_register(records), decode_rulebook(SMALL), YEAR)
        totals.append({one.subject: (one.points, str(one.yuan)) for one in reprice(kept_counts(assessment), assessment.rulebook)})

    assert totals == [
        {"v": (10, "5.00"), "w": (10, "5.00")},
        {"w": (10, "10.00")},
    ]


SEVERAL = SMALL.replace(
    "price = [",
    """forms = { item = "单条" }
keep = [{ id = "k", clause = "五", title = "取先列", rules = ["first", "second"], per = ["record"], by = "listed" }]
price = [
    { id = "second", clause = "六", title = "次", of = "adoption", when = { form = "item" }, stacks = true, amount = 1 },
    { id = "first", clause = "七", title = "先", of = "adoption", when = { form = "item" }, stacks = true, amount = 2 },
""",
)


def test_what_one_price_gave_under_several_forms_is_added_up() -> None:
    """Of the form that has two more rules, of which the one that is listed first counts; and of no form."""
    records = small().register.records
    forms = (None, "item", "item", None)
    used = tuple(
        AdoptionEvent(id=f"c{n}", submission="s1", publication="gazette", on=date(2024, 5, 1), form=form) for n, form in enumerate(forms)
    )
    assessment = assess(build_register(evolve(records, adoptions=used, lapses=())), decode_rulebook(SEVERAL), YEAR)
    dearer = decode_rulebook(SEVERAL.replace("amount = 2 }", "amount = 7 }").replace("amount = 10 }", "amount = 100 }"))

    assert assessment.unit("u").points == 4 * 10 + 2 * 2
    assert reprice(kept_counts(assessment), dearer)[0].points == 4 * 100 + 2 * 7


OFFICE = (
    head("office")
    + """
[standing]
STANDING
[publications.gazette]
title = "公报"
level = "city"
[groups]
town = "乡镇"
bureau = "部门"
[measures.adopted]
title = "采用数"
count = "adoption"
[[price]]
id = "gazette"
clause = "一"
title = "公报采用"
of = "adoption"
amount = 2
[[price]]
id = "paid"
clause = "二"
title = "稿酬"
of = "adoption"
account = "yuan"
amount = 20
"""
)


def office(standing: str, more: str = "") -> Assessment:
    """Three units with one, two and two adoptions: a bureau and two townships."""
    units = (Unit(id="a", name="甲局", group="bureau"), Unit(id="b", name="乙镇", group="town"), Unit(id="c", name="丙乡", group="town"))
    owners = ("a", "b", "b", "c", "c")
    at = datetime(2024, 3, 1, 1, tzinfo=UTC)
    records = Records(
        units=units,
        submissions=tuple(Submission(id=f"s{i}", units=(Contribution(unit=unit),), submitted_at=at) for i, unit in enumerate(owners)),
        adoptions=tuple(AdoptionEvent(id=f"a{i}", submission=f"s{i}", publication="gazette", on=date(2024, 3, 5)) for i in range(5)),
    )
    return assess(build_register(records), decode_rulebook(OFFICE.replace("STANDING", standing) + more), YEAR)


@pytest.mark.parametrize(
    ("standing", "ranks"),
    [
        ("grouped = false", {"a": 3, "b": 1, "c": 1}),
        ("grouped = true", {"a": 1, "b": 1, "c": 1}),
        ('by = "yuan"\ngrouped = true', {"a": 1, "b": 1, "c": 1}),
        ('by = "adopted"', {"a": 3, "b": 1, "c": 1}),
        ('by = "0 - adopted"\nties = "dense"', {"a": 1, "b": 2, "c": 2}),
        ('by = "adopted"\nthen = ["1 if group == \'town\' else 0"]', {"a": 3, "b": 1, "c": 1}),
    ],
)
def test_ranks_are_those_of_the_standing(standing: str, ranks: dict[str, int]) -> None:
    """Each group by itself, by money, by what no price changes; with the ties of the rulebook."""
    assessment = office(standing)
    told = reprice(kept_counts(assessment), assessment.rulebook)

    assert {one.subject: one.rank for one in told} == ranks
    assert {card.subject: card.rank for card in assessment.units} == ranks
    assert [one.eligible for one in told] == [True] * 3


@pytest.mark.parametrize("by", ["points + adopted", "0 - awarded", "yuan * 2"])
def test_a_ranking_by_a_formula_over_totals_needs_another_assessment(by: str) -> None:
    """It is refused by name."""
    with pytest.raises(RulebookError, match=r"standing\.by: depends on amounts"):
        kept_counts(office(f'by = "{by}"'))


@pytest.mark.parametrize("standing", ['then = ["adopted"]', 'by = "adopted"\nthen = ["0 - awarded"]'])
def test_equals_that_prices_make_or_tell_apart_need_another_assessment(standing: str) -> None:
    """What is compared between equals is not among the counts."""
    with pytest.raises(RulebookError, match=r"standing\.then: depends on amounts"):
        kept_counts(office(standing))


def test_who_may_be_commended_is_not_told_where_a_bar_looks_at_totals() -> None:
    """Another price could lift somebody above it."""
    bar = """
    [[bar]]
    id = "few"
    clause = "三"
    title = "积分不足"
    provided = "LOOK < 3"
    """
    by_points, by_count = office("", bar.replace("LOOK", "points")), office("", bar.replace("LOOK", "adopted"))

    assert {card.subject: card.eligible for card in by_points.units} == {"a": False, "b": True, "c": True}
    assert {one.subject: one.eligible for one in reprice(kept_counts(by_points), by_points.rulebook)} == dict.fromkeys("abc")
    assert {one.subject: one.eligible for one in reprice(kept_counts(by_count), by_count.rulebook)} == dict.fromkeys("abc", False)


def registers() -> list[tuple[str, Assessment]]:
    """Every shipped example, assessed as its rulebook is read there, where it can be priced again."""
    folder = files("govinfo").joinpath("data").joinpath("examples")
    found: list[tuple[str, Assessment]] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".toml"):
            continue
        for example in decode_examples(path.read_bytes(), name=path.name):
            read = choose(shipped_rulebook(path.name.removesuffix(".toml")), dict(example.readings))
            found.append((f"{path.name}:{example.id}", assess(build_register(example.records), read, read.period(example.period))))
    return found


def test_the_same_prices_give_the_same_totals_and_ranks_under_every_shipped_rulebook() -> None:
    """Over all worked examples: what is not refused is what the assessment says, ranks and eligibility too."""
    differences: list[str] = []
    priced = 0
    for name, assessment in registers():
        try:
            counts = kept_counts(assessment)
        except RulebookError:
            continue
        priced += 1
        told = [(one.subject, one.points, one.yuan, one.rank) for one in reprice(counts, assessment.rulebook)]
        if told != [(card.subject, card.points, card.yuan, card.rank) for card in assessment.units]:
            differences.append(name)
        eligible = {one.subject: one.eligible for one in reprice(counts, assessment.rulebook)}
        differences += [name for card in assessment.units if eligible[card.subject] not in {None, card.eligible}]

    assert priced > 100
    assert differences == []
