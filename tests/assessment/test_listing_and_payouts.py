"""Which units a period lists, and what it pays in which part of the year."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from offices import YEAR, assessed, head

from govinfo import Assessment, Period, decode_rulebook
from govinfo.records import AdoptionEvent, Contribution, Lapse, Person, Submission, Unit

BOOK = """
[publications]
gazette = { title = "公报", level = "city" }
[[price]]
id = "fee"
clause = "一"
title = "稿费"
of = "adoption"
account = "yuan"
amount = 20
[[price]]
id = "fine"
clause = "二"
title = "扣发"
of = "lapse"
account = "yuan"
amount = -30
"""
U = Unit(id="u", name="甲单位")


def paid(
    *units: Unit, settings: str = "", lapses: tuple[Lapse, ...] = (), used: tuple[date, ...] = (), period: Period = YEAR
) -> Assessment:
    """Adoptions of an item of u on some days, and lapses."""
    item = Submission(id="s", units=(Contribution(unit="u"),), submitted_at=datetime(2023, 6, 1, 1, tzinfo=UTC))
    adoptions = tuple(AdoptionEvent(id=f"a{n}", submission="s", publication="gazette", on=day) for n, day in enumerate(used))
    items = (item,) if units[0].id == "u" else ()
    return assessed(head() + settings + BOOK, period, units=units, submissions=items, adoptions=adoptions, lapses=lapses)


def test_a_fine_lowers_what_its_quarter_pays() -> None:
    """40 - 30 in the first quarter, a fine alone in the second, nothing in the others."""
    late = tuple(Lapse(id=f"l{month}", unit="u", kind="urgent-late", on=date(2024, month, 1)) for month in (2, 5))
    settings = '[settings]\npayout = "quarter"'
    card = paid(U, settings=settings, lapses=late, used=(date(2024, 1, 1), date(2024, 3, 31))).unit("u")

    assert card.payouts == {
        "2024-Q1": Decimal("10.00"),
        "2024-Q2": Decimal("-30.00"),
        "2024-Q3": Decimal("0.00"),
        "2024-Q4": Decimal("0.00"),
    }
    assert card.yuan == Decimal("-20.00")


def test_quarters_begin_where_the_year_does() -> None:
    """A year from December: its first quarter holds December to February."""
    settings = '[settings]\npayout = "quarter"\nfirst_month = 12'
    book = decode_rulebook(head() + settings + BOOK)
    year = book.period("2024")
    card = paid(
        U, settings=settings, used=(year.start, date(year.start.year + 1, 2, 28), date(year.start.year + 1, 3, 1)), period=year
    ).unit("u")

    assert year.start.month == 12
    assert list(card.payouts.values()) == [Decimal("40.00"), Decimal("20.00"), Decimal("0.00"), Decimal("0.00")]


@pytest.mark.parametrize(
    ("since", "until", "listed"),
    [
        (None, None, True),
        (date(2024, 12, 31), None, True),
        (date(2025, 1, 1), None, False),
        (None, date(2024, 1, 2), True),
        (None, date(2024, 1, 1), False),  # the first day on which it is no more
        (date(2023, 1, 1), date(2023, 12, 1), False),
    ],
)
def test_a_unit_is_listed_in_the_years_it_existed(since: date | None, until: date | None, listed: bool) -> None:
    """One that earned nothing stands in the list all the same, unless it was not there."""
    cards = paid(U, Unit(id="v", name="乙单位", since=since, until=until)).units

    assert [card.subject for card in cards] == (["u", "v"] if listed else ["u"])


def test_a_unit_that_is_gone_is_listed_where_something_still_counts() -> None:
    """What was adopted after its last day, and a fine that came later."""
    gone = Unit(id="u", name="甲单位", until=date(2023, 12, 1))
    late = Lapse(id="l", unit="u", kind="urgent-late", on=date(2024, 2, 1))

    assert [card.yuan for card in paid(gone, used=(date(2024, 1, 5),)).units] == [Decimal("20.00")]
    assert [card.yuan for card in paid(gone, lapses=(late,)).units] == [Decimal("-30.00")]
    assert paid(gone).units == ()


def test_an_item_sent_outside_whose_adoption_pays_nobody_is_listed_outside() -> None:
    """
    Persons are paid for adoptions; of two adoptions in the second half-year only one names a person.

    Both items were sent in 2023. The one that paid 20 is a fact of that line; the other earned nothing, and is outside.
    """
    rules = """
[publications]
gazette = { title = "公报", level = "city" }
[measures]
adopted = { title = "采用条数", count = "adoption" }
[[price]]
id = "fee"
clause = "一"
title = "稿费"
of = "adoption"
amount = 20
for = "persons"
"""
    sent = datetime(2023, 6, 1, 1, tzinfo=UTC)
    items = (
        Submission(id="named", units=(Contribution(unit="u"),), submitted_at=sent, authors=("p",)),
        Submission(id="nameless", units=(Contribution(unit="u"),), submitted_at=sent),
    )
    adoptions = tuple(AdoptionEvent(id=f"a-{item.id}", submission=item.id, publication="gazette", on=date(2024, 3, 1)) for item in items)
    year = assessed(head() + rules, units=(U,), persons=(Person(id="p", unit="u", name="某甲"),), submissions=items, adoptions=adoptions)

    assert year.person("p").points == 20
    assert year.outside == ("nameless",)
    assert year.unpriced == ()  # both are counted as adopted
