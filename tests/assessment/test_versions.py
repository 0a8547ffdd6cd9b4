"""A year in which the rules changed: each version prices its own days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from govinfo import Period, Records, Rulebook, RulebookError, assess, build_register, shipped_rulebook
from govinfo.records import AdoptionEvent, Contribution, Submission, Unit
from govinfo.rulebook import Price
from govinfo.rulebook._laws import Law, laws

YEAR = Period.parse("2024")
ITEM = Submission(id="s1", units=(Contribution(unit="u"),), submitted_at=datetime(2024, 1, 2, tzinfo=UTC), form="item")
DAYS = {"a1": date(2024, 6, 30), "a2": date(2024, 7, 1), "a3": date(2024, 12, 31)}
RECORDS = Records(
    units=(Unit(id="u", name="甲单位"),),
    submissions=(ITEM,),
    adoptions=tuple(AdoptionEvent(id=id_, submission="s1", publication="zhengwu", on=on) for id_, on in DAYS.items()),
)


def repriced(amount: int, since: date | None) -> Rulebook:
    """The founding regulation with another price for an item in Zhengwu."""
    book = shipped_rulebook("district-model")
    rules = tuple(evolve(rule, amount=amount) if isinstance(rule, Price) and rule.id == "zhengwu-item" else rule for rule in book.rules)
    return evolve(book, rules=rules, in_force=since)


def test_each_version_prices_the_records_of_its_days() -> None:
    """10 on 30 June under the old, 12 on 1 July and 31 December under the new; payouts keep their names."""
    old, new = repriced(10, date(2020, 1, 1)), repriced(12, date(2024, 7, 1))
    assessment = assess(build_register(RECORDS), (new, old), YEAR)

    assert [line.amount for line in assessment.unit("u").lines if line.account == "points"] == [10, 12, 12]
    assert assessment.unit("u").points == 34
    assert {name: str(yuan) for name, yuan in assessment.unit("u").payouts.items()} == {"2024-H1": "20.00", "2024-H2": "40.00"}
    assert [(span.name, book.in_force) for span, book in assessment.versions] == [
        ("2024-H1", date(2020, 1, 1)),
        ("2024-H2", date(2024, 7, 1)),
    ]


def test_a_change_inside_a_payout_period_leaves_one_payout() -> None:
    """The second half has two versions and one sum."""
    old, new = repriced(10, date(2020, 1, 1)), repriced(12, date(2024, 9, 1))
    assessment = assess(build_register(RECORDS), (old, new), YEAR)

    assert assessment.unit("u").points == 10 + 10 + 12
    assert list(assessment.unit("u").payouts) == ["2024-H1", "2024-H2"]


@pytest.mark.parametrize(
    ("since", "message"),
    [
        ((None, date(2024, 7, 1)), "say from which day this version is in force"),
        ((date(2024, 7, 1), date(2024, 7, 1)), "is in force from 2024-07-01 too"),
        ((date(2024, 3, 1), date(2024, 7, 1)), "no version is in force on 2024-01-01, the first day assessed"),
    ],
)
def test_versions_that_do_not_cover_the_period_are_refused(since: tuple[date | None, date], message: str) -> None:
    """With what is missing."""
    with pytest.raises(RulebookError, match=message):
        assess(build_register(RECORDS), [repriced(10, day) for day in since], YEAR)


def test_the_founding_regulation_keeps_the_laws_and_a_negative_price_breaks_one() -> None:
    """The rules that decide it are named."""
    assert all(answer.kept for answer in laws(shipped_rulebook("district-model")))
    broken = {answer.law: answer.rules for answer in laws(repriced(-1, None))}

    assert broken[Law.MONOTONE] == ("zhengwu-item",)
