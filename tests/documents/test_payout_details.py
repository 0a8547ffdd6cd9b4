"""The payout list in the details: small sums, fines, rules and persons that are gone, and under which title money is taken back."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from types import FrameType

import pytest
from attrs import evolve
from paper_samples import small

from govinfo import Assessment, Period, Records, assess, build_register, decode_rulebook
from govinfo.papers._payout import payout_paper
from govinfo.records import AdoptionEvent, Contribution, Lapse, Person, Submission, Unit
from govinfo.reports._payout_values import PayoutList, UnitPayout
from govinfo.reports._payouts import payout_list

BOOK = """
schema = 1
id = "test"
title = "办法"
[source]
issuer = "办公室"
title = "办法"
[publications]
gazette = {{ title = "公报", level = "city" }}
[persons]
awards = "equal"
deductions = "named"
[[price]]
id = "fee"
clause = "一"
title = "{title}"
of = "adoption"
account = "yuan"
amount = {fee}
[[price]]
id = "fine"
clause = "二"
title = "扣发"
title_en = "fine"
of = "lapse"
account = "yuan"
amount = -30
"""


def earned(period: str = "2024-H1", *, fee: int = 20, title: str = "稿费", lapses: tuple[Lapse, ...] = ()) -> Assessment:
    """Assess an item of u that p wrote, adopted in March 2024."""
    records = Records(
        units=(Unit(id="u", name="甲单位"),),
        persons=(Person(id="p", name="赵一", unit="u"),),
        submissions=(
            Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 3, 1, 1, tzinfo=UTC), authors=("p",)),
        ),
        adoptions=(AdoptionEvent(id="a", submission="s", publication="gazette", on=date(2024, 3, 5)),),
        lapses=lapses,
    )
    return assess(build_register(records), decode_rulebook(BOOK.format(fee=fee, title=title)), Period.parse(period))


def entries(made: PayoutList) -> list[tuple[str, str | None, str, object]]:
    """Return who is paid what by which rule, in order."""
    return [(entry.unit, entry.person, entry.rule, entry.amount) for entry in made.entries]


def test_a_single_yuan_is_its_authors_and_a_fine_that_names_a_person_is_the_units() -> None:
    """One yuan for the item goes to p; the thirty for the lapse, which names p, stay with the unit."""
    late = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 5, 6), persons=("p",))
    made = payout_list(earned(fee=1, lapses=(late,)))

    assert entries(made) == [("u", None, "fine", -30), ("u", "p", "fee", 1)]
    assert (made.amount, made.in_capitals) == (-29, "负贰拾玖元整")


def test_what_is_taken_back_of_a_person_bears_the_title_it_was_paid_under() -> None:
    """The fee was twenty yuan and is nought now, under another title; the twenty are taken back as the fee that they were."""
    paid = payout_list(earned())
    made = payout_list(earned("2024-H2", fee=0, title="停发"), [(paid, earned(fee=0, title="停发"))])

    assert [(entry.person, entry.title, entry.paid, entry.due, entry.amount) for entry in made.entries] == [("p", "稿费", 20, 0, -20)]


def test_a_unit_stands_before_its_persons_and_a_rule_that_is_gone_behind_the_others() -> None:
    """An earlier list paid u1 three yuan by a rule that is gone, and four to P9, who is gone too and whose id comes before all others."""
    now = small("2024-H1")
    first = payout_list(now)
    own = next(entry for entry in first.entries if entry.unit == "u1" and entry.person is None)
    gone = evolve(own, rule="a-rule-that-is-gone", due=3)
    left = evolve(own, person="P9", person_name="旧信息员", due=4)
    old = evolve(first, units=(UnitPayout(unit="u1", name="甲局", entries=(gone, left)),))
    [unit, _] = payout_list(now, [(old, now)]).units

    assert [(entry.person, entry.rule, entry.amount) for entry in unit.entries][:4] == [
        (None, "pay-zhengwu-item", 20),
        (None, "pay-zhengwu-brief", 5),
        (None, "a-rule-that-is-gone", -3),
        ("P9", own.rule, -4),
    ]
    assert [(person, name) for person, name, _ in unit.payees] == [(None, "甲局"), ("P9", "旧信息员"), ("p1", "赵一"), ("p2", "钱二")]


def test_an_entry_bears_its_rules_title_in_both_languages() -> None:
    """The fee has no English title, the fine has one."""
    late = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 5, 6))

    assert [(entry.title, entry.title_en) for entry in payout_list(earned(lapses=(late,))).entries] == [("扣发", "fine"), ("稿费", None)]


CAPPED = """
[[cap]]
id = "most"
clause = "三"
title = "全年不超过50元"
each = "year"
rules = ["fee"]
account = "yuan"
most = 50
"""


@pytest.mark.parametrize(
    ("order", "amounts"),
    [
        (("2024-H1", "2024-H2"), (40, 10)),
        (("2024-H2", "2024-H1"), (40, 10)),
        (("2024-Q1", "2024-Q4", "2024-H1", "2024-Q3", "2024"), (40, 20, 0, -10, 0)),
        (("2024-Q1", "2024-Q3", "2024-Q4", "2024-Q2"), (40, 20, 20, -30)),
    ],
)
def test_a_cap_of_the_year_holds_however_the_year_is_cut(order: tuple[str, ...], amounts: tuple[int, ...]) -> None:
    """Four items at 20 yuan, two in the first quarter, one in each of the last two; no more than 50 yuan a year."""
    days = (date(2024, 3, 5), date(2024, 3, 6), date(2024, 9, 5), date(2024, 12, 5))
    records = Records(
        units=(Unit(id="u", name="甲单位"),),
        submissions=(Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 3, 1, 1, tzinfo=UTC)),),
        adoptions=tuple(AdoptionEvent(id=f"a{n}", submission="s", publication="gazette", on=day) for n, day in enumerate(days)),
    )
    register, book = (
        build_register(records),
        decode_rulebook(BOOK.format(fee=20, title="稿费") + CAPPED + '[settings]\npayout = "quarter"\n'),
    )
    lists: list[PayoutList] = []
    for name in order:
        lists.append(payout_list(assess(register, book, Period.parse(name)), lists))

    assert tuple(made.amount for made in lists) == amounts
    assert sum(amounts) == 50


def test_the_versions_of_an_earlier_lists_days_are_used() -> None:
    """Until July an item brings 20 yuan, since then 30; the list of the second half takes nothing back of the first."""
    old, new = (
        decode_rulebook(BOOK.format(fee=fee, title="稿费").replace('title = "办法"\n[', f'title = "办法"\nin_force = {day}\n[', 1))
        for fee, day in ((20, "2020-01-01"), (30, "2024-07-01"))
    )
    register = earned().register
    first = payout_list(assess(register, (old, new), Period.parse("2024-H1")))
    second = payout_list(assess(register, (old, new), Period.parse("2024-H2")), [first], rulebook=(old, new))

    assert (first.amount, second.entries) == (20, ())


def test_many_units_make_the_paper_no_slower_than_they_are_many() -> None:
    """Entries are told apart by themselves, never by comparing each with every other: 4,000 are compared a few times each."""
    made = payout_list(earned())
    entry = made.entries[0]
    entries = tuple(evolve(entry, unit=f"u{n}", paid=n % 2) for n in range(4_000))
    many = evolve(made, units=tuple(UnitPayout(unit=one.unit, name="甲", entries=(one,)) for one in entries))
    compared = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal compared
        compared += event == "call" and frame.f_code.co_name == "__eq__"

    sys.setprofile(count)
    try:
        payout_paper(many)
    finally:
        sys.setprofile(None)
    assert 0 < compared < 10 * len(entries)  # each with every other would be 8,000,000
