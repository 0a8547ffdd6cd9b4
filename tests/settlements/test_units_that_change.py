"""Units that are renamed, merged, founded or rolled up within the period: who has what in the end, worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from offices import OFFICE, YEAR, adoption, submission

from govinfo import Assessment, Period, Records, assess, build_register, decode_rulebook, shipped_rulebook
from govinfo.assessment._comparison import compare
from govinfo.exact import Exact
from govinfo.labels import Grain, Status
from govinfo.records import About, AdoptionEvent, Contribution, Figure, Finding, Lapse, Person, Submission, Target, Unit

PAID = '[[price]]\nid = "pay"\nclause = "五"\ntitle = "奖励"\nof = "submission"\naccount = "yuan"\namount = 1\nshare = "equal"\n'
FOUND = '[criteria.good]\ntitle = "好"\nabout = ["unit"]\nleast = 0\n'
TALLY = '[[tally]]\nid = "t"\nclause = "六"\ntitle = "结算"\neach = "{}"\n{}\n'
ROLL_UP = "[settings]\nroll_up = true\n"


def named(id_: str, successor: str | None = None, until: date | None = None, **more: object) -> Unit:
    """A unit, perhaps one that another one took over from."""
    return Unit(id=id_, name=id_, successor=successor, until=until, **more)  # type: ignore[arg-type]


def result(rules: str, units: tuple[Unit, ...], period: Period = YEAR, **lists: object) -> Assessment:
    """Assess the records of some units under the rules of the settlements and some more."""
    head = OFFICE.replace("[source]", rules.partition("|")[0] + "[source]") if "|" in rules else OFFICE
    return assess(build_register(Records(units=units, **lists)), decode_rulebook(head + rules.rpartition("|")[2]), period)  # type: ignore[arg-type]


def points(made: Assessment) -> dict[str, Exact]:
    """The points of every unit that has a card."""
    return {card.subject: card.points for card in made.units}


CHAIN = (named("a", "b", date(2024, 3, 1)), named("b", "c", date(2024, 12, 31)), named("c"))
USED = {"submissions": (submission("s", "a"),), "adoptions": (adoption("x", "s"),)}


def test_the_last_of_a_chain_of_names_has_the_lines_of_the_first() -> None:
    """A became b in March, b became c on the last day of the year: ten points are c's. A quarter earlier they are b's."""
    assert points(result("", CHAIN, **USED)) == {"c": 10}
    assert points(result("", CHAIN, Period.parse("2024-Q1"), **USED)) == {"b": 10, "c": 0}


def test_a_branch_counts_for_its_top() -> None:
    """Two steps up."""
    units = (named("a", parent="b"), named("b", parent="c"), named("c"))

    assert points(result(ROLL_UP + "|", units, **USED)) == {"c": 10}


def test_one_unit_has_a_joint_item_once_and_its_money_whole() -> None:
    """Two offices that were merged wrote together with a third: ten points once, two of three parts of one yuan."""
    units = (named("a", "c", date(2024, 6, 1)), named("b", "c", date(2024, 6, 1)), named("c"), named("d"))
    made = result(PAID, units, submissions=(submission("s", "a", "b", "d"),), adoptions=(adoption("x", "s"),))

    assert points(made) == {"c": 10, "d": 10}
    assert [str(made.unit(id_).yuan) for id_ in "cd"] == ["0.67", "0.33"]


@pytest.mark.parametrize(("owner", "since", "points_of_december"), [
    ("unit", date(2024, 12, 2), -7), ("group", date(2024, 12, 2), 0), ("group", date(2024, 12, 1), -7), ("unit", date(2025, 1, 1), None),
])  # fmt: skip
def test_what_a_newcomer_owes(owner: str, since: date, points_of_december: int | None) -> None:
    """A target of its own binds from its first day; one of its group where it is there from the first of the month."""
    target = Target(
        **({"unit": "a"} if owner == "unit" else {"group": "a"}),
        measure="sent",
        per=Grain.MONTH,
        at_least=1,
        period=Period.parse("2024-12"),
    )  # type: ignore[arg-type]
    made = result(
        TALLY.format("month", 'provided = "not met(sent)"\namount = -7'), (named("a", group="a", since=since),), targets=(target,)
    )

    assert points(made).get("a") == points_of_december


def test_a_target_of_the_old_group_goes_on_to_bind() -> None:
    """The old unit was a town, the one that took it over in June is an office: each owes what its own group owed while it was there."""
    units = (named("a", "b", date(2024, 6, 1), group="a"), named("b", group="b", since=date(2024, 6, 1)))
    owed = {
        (group, month): Target(group=group, measure="sent", per=Grain.MONTH, at_least=1, period=Period.parse(f"2024-0{month}"))
        for group in "ab"
        for month in (5, 6)
    }
    missed = TALLY.format("month", 'provided = "not met(sent)"\namount = -7')

    assert points(result(missed, units, targets=(owed["a", 5], owed["a", 6]))) == {"b": -7}
    assert points(result(missed, units, targets=(owed["b", 5],))) == {"b": 0}
    assert points(result(missed, units, targets=(owed["b", 6],))) == {"b": -7}


def test_the_latest_finding_on_either_name_decides() -> None:
    """Good in March, no longer good in May, both found of the old name and the new: formulas and prices see the same."""
    units = (named("a", "b", date(2024, 6, 1)), named("b"))
    price = '[[price]]\nid = "good"\nclause = "七"\ntitle = "好"\nof = "finding"\nwhen = { met = true }\namount = 3\n'
    asked = TALLY.format("year", "provided = \"finding('good')\"\namount = 100")
    findings = tuple(
        Finding(id=id_, criterion="good", about=About(unit=unit), on=date(2024, month, 1), met=met)
        for id_, unit, month, met in (("f", "b", 3, True), ("g", "a", 5, False))
    )
    made = result(FOUND + price + asked, units, findings=findings)

    assert points(made) == {"b": 0}
    assert [(line.facts, line.status) for line in made.unit("b").lines] == [(("f", "g"), Status.SUPERSEDED)]
    assert points(result(FOUND + price + asked, units, findings=(findings[0],))) == {"b": 103}


def test_figures_are_handed_on_where_they_agree() -> None:
    """Seven of the old name are seven of the new one; of two merged units that say seven and eight nothing is known; its own goes first."""
    units = (named("a", "c", date(2024, 6, 1)), named("b", "c", date(2024, 6, 1)), named("c"))
    asked = TALLY.format("year", "amount = \"figure('staff', 100)\"")
    seven, eight = Figure(unit="a", name="staff", value=7), Figure(unit="b", name="staff", value=8)

    assert points(result(asked, units, figures=(seven,))) == {"c": 7}
    assert points(result(asked, units, figures=(seven, eight))) == {"c": 100}
    assert points(result(asked, units, figures=(seven, eight, Figure(unit="c", name="staff", value=9)))) == {"c": 9}


def test_a_figure_of_the_period_goes_before_a_general_one() -> None:
    """Nine for the year, five in general."""
    figures = (Figure(unit="a", name="staff", value=5), Figure(unit="a", name="staff", value=9, period=YEAR))
    asked = TALLY.format("year", "amount = \"figure('staff', 0)\"")

    for order in (figures, figures[::-1]):
        assert points(result(asked, (named("a"),), figures=order)) == {"a": 9}


def test_months_without_the_unit_are_not_its_months() -> None:
    """From November on there are two months: each cost a point, and in every one of them something was sent or not."""
    young = (named("a", since=date(2024, 11, 1)),)
    every = TALLY.format("year", 'provided = "every(month, sent >= 1)"\namount = 5')
    sent = tuple(submission(f"s{month}", "a", month=month) for month in (11, 12))

    assert points(result(TALLY.format("month", 'provided = "sent == 0"\namount = -1'), young)) == {"a": -2}
    assert points(result(every, young, submissions=sent)) == {"a": 5}
    assert points(result(every, young, submissions=sent[:1])) == {"a": 0}


def test_a_pool_is_that_of_its_quarter() -> None:
    """Ten yuan for each item of the quarter: one in the first, two in the second, all to the only unit."""
    pool = TALLY.format("quarter", 'account = "yuan"\namount = "sent"\npool = "10 * everyone(sent)"')
    items = tuple(submission(f"s{month}", "a", month=month) for month in (1, 4, 5))
    made = result(pool, (named("a"),), submissions=items)

    assert [(line.on, line.amount) for line in made.unit("a").lines] == [(date(2024, 3, 31), 10), (date(2024, 6, 30), 20)]


KEEP = '[[price]]\nid = "sent"\nclause = "八"\ntitle = "报送"\nof = "submission"\namount = {}\n[[keep]]\nid = "k"\nclause = "八"\ntitle = "取舍"\nrules = ["sent"]\nper = ["subject"]\n{}\n'


def test_the_second_line_is_kept_and_the_best_is_named() -> None:
    """Of nine, seven and five pictures two count; the third says that the first counts instead."""
    items = tuple(evolve(submission(f"s{n}", "a", day=day, subject="x"), pictures=n) for n, day in ((5, 1), (9, 2), (7, 3)))
    made = result(KEEP.format('"pictures"', "best = 2"), (named("a"),), submissions=items)

    assert points(made) == {"a": 16}
    assert [line.superseded_by for line in made.unit("a").lines if line.superseded_by] == [("sent", "s9")]


@pytest.mark.parametrize(("by", "kept"), [("first", "s2"), ("last", "s1")])
def test_of_two_items_of_one_day_the_clock_decides(by: str, kept: str) -> None:
    """The item with the greater id was sent an hour earlier."""
    first = submission("s2", "a", subject="x")
    items: tuple[Submission, ...] = (evolve(first, id="s1", submitted_at=first.submitted_at.replace(hour=2)), first)
    made = result(KEEP.format("1", f'by = "{by}"'), (named("a"),), submissions=items)

    assert [line.facts[0] for line in made.unit("a").lines if line.status is Status.COUNTED] == [kept]


PERSONS = '[persons]\nawards = "equal"\ndeductions = "unit"\n'


def test_persons_go_with_their_unit_and_are_compared() -> None:
    """Their unit was renamed: they keep what they wrote and answer for what it lost; a dearer bulletin is five points more for each."""
    people = tuple(Person(id=id_, name=id_, unit="a") for id_ in ("p", "q"))
    wrote = {"submissions": (evolve(submission("s", "a"), authors=("p", "q")),), "adoptions": (adoption("x", "s"),)}
    lapses = (Lapse(id="l", unit="a", kind="untrue", on=date(2024, 2, 1)),)
    made = result(PERSONS, CHAIN, persons=people, lapses=lapses, **wrote)
    head = OFFICE.replace("amount = 10", "amount = 20")
    dearer = assess(made.register, decode_rulebook(head + PERSONS), YEAR)
    compared = compare(made, dearer)

    assert [(card.subject, card.points) for card in made.persons] == [("p", 5 - 8), ("q", 5 - 8)]
    assert [(change.subject, change.points, [one.rule for one in change.rules]) for change in compared.persons] == [
        ("p", 5, ["gazette"]),
        ("q", 5, ["gazette"]),
    ]


def test_who_is_gone_or_only_lost_its_place_has_changed() -> None:
    """Under the second rulebook each unit stands for itself; b, with nothing either way, is now behind a."""
    separate = '[settings]\nsuccession = "separate"\n|'
    units = (named("a", "c", date(2024, 6, 1)), named("b"), named("c"))
    inherited, apart = result("", units, **USED), result(separate, units, **USED)
    compared = {change.subject: change for change in compare(apart, inherited).units}

    assert {subject: change.points for subject, change in compared.items()} == {"a": -10, "b": 0, "c": 10}
    assert compared["a"].after is None
    lost = evolve(compared["b"], before=evolve(compared["b"].after, rank=1), after=evolve(compared["b"].after, rank=2))
    assert not lost.unchanged


def test_a_part_in_a_record_is_judged_once_for_the_units_that_became_one() -> None:
    """Both halves of an item were judged the main part, at 3 and at 4, before the two became one: the later 4 counts, beside the 10 (三(一)6)."""
    old = [Unit(id=id_, name=id_, until=date(2024, 7, 1), successor="n") for id_ in ("u", "v")]
    records = Records(
        units=(*old, Unit(id="n", name="n", since=date(2024, 7, 1))),
        submissions=(
            Submission(id="s", units=(Contribution(unit="u"), Contribution(unit="v")), submitted_at=datetime(2024, 3, 1, 1, tzinfo=UTC)),
        ),
        adoptions=(AdoptionEvent(id="a", submission="s", publication="zhengwu", form="item", on=date(2024, 3, 5)),),
        findings=tuple(
            Finding(id=f"f{n}", criterion="main-contributor", about=About(adoption="a", unit=unit), on=date(2024, 3, 6 + n), amount=n)
            for n, unit in ((3, "u"), (4, "v"))
        ),
    )
    card = assess(build_register(records), shipped_rulebook("district-model"), Period.parse("2024")).unit("n")

    assert card.points == 14
