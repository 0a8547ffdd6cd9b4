"""Other prices from kept counts: the same as assessing again, where that can be."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

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
from govinfo.assessment.repricing import kept_counts, reprice
from govinfo.records import AdoptionEvent, Contribution, Lapse, Submission, Unit
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


SMALL = """
schema = 1
id = "small"
title = "办法"
source = { issuer = "办公室", title = "办法" }
publications = { gazette = { title = "公报", level = "city" } }
price = [
    { id = "used", clause = "一", title = "采用", of = "adoption", amount = 10 },
    { id = "late", clause = "二", title = "迟报", of = "lapse", amount = -4 },
    { id = "paid", clause = "三", title = "稿费", of = "adoption", account = "yuan", amount = 10, share = "equal" },
]
"""
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
