"""Parts of an assessment that add up, each expectation worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from offices import OFFICE, THREE, YEAR, adoption, submission
from wording import coded

from govinfo import Period, Records, Rulebook, build_register, decode_rulebook, shipped_rulebook, shipped_rulebooks
from govinfo.assessment import Cited, Tallied, Total, keys, parts_of_records, separable, tally, totals
from govinfo.errors import GovinfoError, InvalidValueError, RegisterError
from govinfo.labels import Per
from govinfo.records import AdoptionEvent, Lapse, Submission, Target, Unit

UNITS = (Unit(id="u", name="甲单位", group="a"), Unit(id="v", name="乙单位", group="b"))
CAP = '[[cap]]\nid = "cap"\nclause = "五"\ntitle = "封顶"\neach = "year"\nparts = ["adopted"]\nmost = 15\n'


def book(rules: str = "") -> Rulebook:
    """The office's rulebook with some more rules."""
    return decode_rulebook(OFFICE + rules)


def part(items: tuple[Submission, ...], adoptions: tuple[AdoptionEvent, ...] = (), **lists: Any) -> Records:
    """A part: the units, and some items with what became of them."""
    own: dict[str, Any] = {"units": UNITS, "submissions": items, "adoptions": adoptions, **lists}
    return Records(**own)


def added(rules: Rulebook, *parts: Records, period: Period = YEAR) -> dict[str, Total]:
    """The totals of units, of parts tallied apart."""
    several: list[Tallied] = [tally(one, rules, period) for one in parts]
    return {total.subject: total for total in totals(sum(several[1:], several[0])).units}


ONE = part((submission("s1", "u"),), (adoption("a1", "s1"),))
TWO = part(
    (submission("s2", "u", day=2), submission("s3", "v", day=3)), (adoption("a2", "s2", "digest", 6), adoption("a3", "s3", "digest"))
)


def test_counts_of_two_parts_are_added_and_cited() -> None:
    """甲单位 has 10 from one part and 4 from the other, each under its clause; 乙单位 4."""
    both = added(book(), ONE, TWO)

    assert both["u"].points == 14
    assert both["u"].cited == (
        Cited(rule="digest", clause="二", account="points", lines=1, amount=4),
        Cited(rule="gazette", clause="一", account="points", lines=1, amount=10),
    )
    assert (both["v"].points, both["u"].rank, both["v"].rank) == (4, 1, 2)


def test_a_thousand_alike_are_one_group() -> None:
    """1,000 adoptions of 10 points in one month are counted, not kept: 10,000 points from a tally with one group."""
    items = tuple(submission(f"s{n}", "u") for n in range(1000))
    counted = tally(part(items, tuple(adoption(f"a{n}", f"s{n}") for n in range(1000))), book(), YEAR)

    assert repr(counted) == "Tallied(rulebook='test', period='2024', groups=1, kept=0)"
    assert totals(counted).units[0].cited == (Cited(rule="gazette", clause="一", account="points", lines=1000, amount=10000),)


def test_a_joint_item_gives_each_unit_its_share_in_a_sum() -> None:
    """10 points shared by three units are 10/3 each; two such items in two parts 20/3 each."""
    rules = decode_rulebook(OFFICE.replace("amount = 10\n", 'amount = 10\nshare = "equal"\n'))
    units = (*UNITS, Unit(id="w", name="丙单位", group="a"))
    parts = [part((submission(f"s{n}", "u", "v", "w"),), (adoption(f"a{n}", f"s{n}"),), units=units) for n in (1, 2)]
    both = added(rules, *parts)

    assert [both[unit].points for unit in "uvw"] == [Fraction(20, 3)] * 3
    assert both["u"].cited == (Cited(rule="gazette", clause="一", account="points", lines=2, amount=Fraction(20, 3)),)


def test_a_target_of_a_group_looks_at_the_sum() -> None:
    """Units of group a owe two items sent: 甲单位 sent one in each part and has met it, what neither part alone would say."""
    target = Target(group="a", measure="sent", per=Per.YEAR, at_least=2)
    rules = book('[[tally]]\nid = "t"\nclause = "六"\ntitle = "任务"\neach = "year"\nprovided = "met(sent)"\namount = 3\n')
    parts = [evolve(one, targets=(target,)) for one in (ONE, TWO)]

    assert added(rules, *parts)["u"].points == 10 + 4 + 3
    assert added(rules, parts[0])["u"].points == 10


def test_what_a_limit_counts_is_kept_and_cut_in_the_sum() -> None:
    """At most 15 a year: 10 and 4 from two parts are 14, with another 10 they are cut to 15."""
    third = part((submission("s9", "u", day=9),), (adoption("a9", "s9", month=7),))
    both = added(book(CAP), ONE, TWO, third)

    assert both["u"].points == 15
    assert [(one.rule, one.lines, one.amount, one.unused) for one in both["u"].cited] == [("digest", 1, 4, 0), ("gazette", 2, 11, 1)]


def test_an_item_counted_once_is_counted_once_in_a_sum() -> None:
    """Two adoptions of one item in March and in May are one used item in the year, and one in each of the months."""
    rules = decode_rulebook(
        OFFICE.replace('count = "adoption"\n', 'count = "adoption"\ndistinct = true\n').replace(
            'title = "办法"\n[source]', 'title = "办法"\n[settings]\nshow = ["used"]\n[source]', 1
        )
    )
    one = part((submission("s1", "u"),), (adoption("a1", "s1"), adoption("a9", "s1", month=5)))

    assert added(rules, one, TWO)["u"].measures == {"used": 2}


def test_an_id_in_two_parts_is_refused() -> None:
    """A file counted twice, or two records under one id, are told by the id."""
    with pytest.raises(RegisterError) as caught:
        added(book(), ONE, part((submission("s1", "v"),)))

    assert coded(caught.value.problems) == ["s1: in-two-parts"]


def test_an_id_in_two_parts_is_refused_also_after_a_sum() -> None:
    """A sum keeps no words of what it counted, and says how many there are."""
    many = tally(ONE, book(), YEAR) + tally(TWO, book(), YEAR)

    with pytest.raises(RegisterError) as caught:
        _ = many + (many + tally(part((submission("s7", "u"),)), book(), YEAR))

    assert coded(caught.value.problems) == ["$: in-two-parts"]


def test_a_unit_said_in_two_ways_is_refused() -> None:
    """Parts may repeat a unit, but not give it another name."""
    other = evolve(TWO, units=(evolve(UNITS[0], name="丁单位"), UNITS[1]))

    with pytest.raises(RegisterError) as caught:
        added(book(), ONE, other)

    assert coded(caught.value.problems) == ["units.u: said-otherwise"]


@pytest.mark.parametrize(
    ("other", "period"),
    [(book(CAP), YEAR), (book(), Period.parse("2024-H1"))],
)
def test_parts_counted_otherwise_are_refused(other: Rulebook, period: Period) -> None:
    """By another rulebook or in another period is another thing."""
    with pytest.raises(InvalidValueError, match="counted"):
        _ = tally(ONE, book(), YEAR) + tally(TWO, other, period)


def test_weekly_targets_tell_days_apart() -> None:
    """Two points in each of two weeks meet a weekly target that months could not tell; a part without the target is refused."""
    weekly = Target(unit="u", measure="points", per=Per.WEEK, at_least=4, period=Period.parse("2024-01-01/2024-01-15"))
    rules = book('[[tally]]\nid = "t"\nclause = "六"\ntitle = "任务"\neach = "year"\nprovided = "met(points)"\namount = 3\n')
    one = part((submission("s1", "u"),), (adoption("a1", "s1", "digest", 1, 3),), targets=(weekly,))
    two = part((submission("s2", "u"),), (adoption("a2", "s2", "digest", 1, 10),), targets=(weekly,))

    assert tally(one, rules, YEAR).by_day
    assert added(rules, one, two)["u"].points == 4 + 4 + 3
    with pytest.raises(InvalidValueError, match="by_day"):
        _ = tally(one, rules, YEAR) + tally(evolve(two, targets=()), rules, YEAR)


def test_a_target_that_months_do_not_tell_is_refused_when_settled() -> None:
    """Counted by months without the target, a tally cannot answer for weeks, and says so."""
    weekly = Target(unit="u", measure="points", per=Per.WEEK, at_least=4)
    counted = evolve(tally(ONE, book(), YEAR), shared=evolve(ONE, submissions=(), adoptions=(), targets=(weekly,)))

    with pytest.raises(RegisterError) as caught:
        totals(counted)

    assert coded(caught.value.problems) == ["targets: needs-days"]


def test_lapses_and_what_they_name_are_kept() -> None:
    """A lapse of 8 points about an item: it, the item and its adoption stand in the tally as they are."""
    lapse = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 5, 5), submission="s1")
    one = tally(evolve(ONE, lapses=(lapse,)), book(), YEAR)

    assert sorted(str(record.id) for record in one.kept) == ["a1", "l", "s1"]
    assert totals(one + tally(TWO, book(), YEAR)).units[0].points == 10 + 4 - 8


def test_what_is_unpriced_and_outside_is_counted() -> None:
    """Of three adoptions one lies in another year, one in a publication without a price."""
    rules = decode_rulebook(OFFICE.replace("[forms]", 'plain = { title = "简报", level = "district" }\n[forms]'))
    items = tuple(submission(f"s{n}", "u") for n in (1, 2, 3))
    events = (
        adoption("a1", "s1"),
        adoption("a2", "s2", "plain"),
        AdoptionEvent(id="a3", submission="s3", publication="gazette", on=date(2025, 1, 2)),
    )
    told = totals(tally(part(items, events), rules, YEAR))

    assert (told.unpriced, told.outside) == (1, 1)


def test_a_rulebook_says_what_cannot_be_counted() -> None:
    """A cap keeps the rules that it bounds, with the reason in both languages."""
    found = separable(book(CAP))

    assert not found
    assert [(one.rule, one.by, one.reason.text("zh")) for one in found.kept] == [
        ("digest", "cap", "封顶须逐条累计"),
        ("gazette", "cap", "封顶须逐条累计"),
    ]
    assert separable(book())


def test_rules_that_compare_units_have_their_turn_after_the_sum() -> None:
    """A pool is divided when all parts are there."""
    assert separable(shipped_rulebook("hongxing-street-pool")).together == ("pool", "standing")


def test_engines_group_by_what_rules_look_at() -> None:
    """The office prices adoptions by their publication, and counts items whatever they are."""
    assert keys(book()) == {"submissions": (), "adoptions": ("record.publication",), "instructions": ()}


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_every_shipped_rulebook_says_why(name: str) -> None:
    """Whatever is kept, is kept through a rule of the rulebook, or its duties, for a reason in Chinese."""
    book = shipped_rulebook(name)
    rules = {rule.id for rule in (*book.rules, *book.measures, *book.bars, *book.notices)} | {"duties", "standing"}

    for one in separable(book).kept:
        assert one.by in rules
        assert one.reason.text("zh") != one.reason.text("en")


def test_parts_of_records_hold_whole_items() -> None:
    """An item and its adoptions are in one part, in every part all units."""
    lists: dict[str, Any] = {"units": UNITS, **THREE}
    whole = Records(**lists)
    parts = parts_of_records(whole, 3)

    for one in parts:
        build_register(one)
        assert one.units == UNITS
    assert sorted(str(item.id) for one in parts for item in one.submissions) == ["s1", "s2", "s3"]
    with pytest.raises(GovinfoError, match="at least 1"):
        parts_of_records(whole, 0)
