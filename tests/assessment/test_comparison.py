"""What another rulebook would change, told by unit, person and rule."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from offices import assessed, head

from govinfo import Assessment
from govinfo.assessment._comparison import compare
from govinfo.records import AdoptionEvent, Contribution, Lapse, Submission, Unit

HEAD = (
    head()
    + """
[publications]
gazette = { title = "公报", level = "city" }
[[price]]
id = "late"
clause = "二"
title = "迟报"
of = "lapse"
amount = -3
[[price]]
id = "fee"
clause = "三"
title = "稿费"
of = "adoption"
account = "yuan"
amount = 20
"""
)
PRICE = '[[price]]\nid = "used"\nclause = "一"\ntitle = "采用"\ntitle_en = "adopted"\nof = "adoption"\namount = {}\n'
U, V, W = (Unit(id=id_, name=f"单位{id_}") for id_ in "uvw")
ITEMS = tuple(
    Submission(id=f"s{n}", units=(Contribution(unit=unit),), submitted_at=datetime(2024, 1, n, 1, tzinfo=UTC))
    for n, unit in ((1, "u"), (2, "u"), (3, "v"))
)
USED = tuple(AdoptionEvent(id=f"a{n}", submission=f"s{n}", publication="gazette", on=date(2024, 3, n)) for n in (1, 2, 3))
LATE = (Lapse(id="l1", unit="v", kind="urgent-late", on=date(2024, 4, 1)),)


def at_price(amount: int, *units: Unit) -> Assessment:
    """Three adoptions and a lapse, at a price."""
    there = {unit.id for unit in units}
    items = tuple(item for item in ITEMS if item.units[0].unit in there)
    used = tuple(event for event in USED if event.submission in {item.id for item in items})
    return assessed(HEAD + PRICE.format(amount), units=units, submissions=items, adoptions=used, lapses=LATE if V in units else ())


def test_a_rule_is_compared_by_the_sum_of_its_lines() -> None:
    """Two adoptions at 5 instead of 2: 10 for 4; what stays as it is, is not told."""
    change = compare(at_price(2, U, V), at_price(5, U, V)).units[0]

    assert (change.subject, change.name, change.points, change.yuan, change.unchanged) == ("u", "单位u", 6, Decimal("0.00"), False)
    assert [(rule.account, rule.clause, rule.rule, rule.title, rule.title_en, rule.before, rule.after) for rule in change.rules] == [
        ("points", "一", "used", "采用", "adopted", 4, 10)
    ]


def test_a_unit_on_one_side_only_gains_or_loses_all_it_has() -> None:
    """The new side first, by rank; then who is no longer there."""
    comparison = compare(at_price(2, U, W), at_price(2, U, V))
    told = {change.subject: (change.points, change.yuan, change.unchanged) for change in comparison.units}

    assert [change.subject for change in comparison.units] == ["u", "v", "w"]
    assert told == {"u": (0, Decimal("0.00"), True), "v": (-1, Decimal("20.00"), False), "w": (0, Decimal("0.00"), False)}
    assert [(rule.rule, rule.before, rule.after) for rule in comparison.units[1].rules] == [("used", 0, 2), ("late", 0, -3), ("fee", 0, 20)]
    back = compare(at_price(2, U, V), at_price(2, U)).units[1]
    assert (back.name, back.points, back.yuan, back.after) == ("单位v", 1, Decimal("-20.00"), None)


def test_a_rank_alone_is_a_change() -> None:
    """At 1 each unit u has 2 and v 1 - 3; at 0 both ranks stay; the one that is joined by a better one moves down."""
    alone, joined = at_price(-9, U, W), at_price(-9, U, V, W)
    ranks = {
        change.subject: (change.before and change.before.rank, change.after and change.after.rank)
        for change in compare(alone, joined).units
    }

    assert ranks == {"w": (1, 1), "v": (None, 2), "u": (2, 3)}
    assert {change.subject: change.unchanged for change in compare(alone, joined).units} == {"w": True, "v": False, "u": False}
