"""The payout list: hand-worked sums, what corrections change in the next list, and laws."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import VOID_A3, book, records, sample, small

from govinfo import Period, assess, build_register, choose
from govinfo.documents.payout_wire import decode_payout, encode_payout
from govinfo.documents.payouts import PayoutList, UnitPayout, payout_list
from govinfo.errors import DecodeError, InvalidValueError
from govinfo.exact import exact
from govinfo.labels import Action
from govinfo.records import Correction
from govinfo.testing import records as any_records


def sums(made: PayoutList) -> dict[tuple[str, str | None], object]:
    """Return what every payee gets."""
    return {(unit.unit, person): exact(sum(entry.amount for entry in entries)) for unit in made.units for person, _, entries in unit.payees}


def test_the_first_half_worked_out_by_hand() -> None:
    """What no author of the unit wrote stays with the unit; the rest is the authors'."""
    made = payout_list(small("2024-H1"))

    assert sums(made) == {("u1", None): 25, ("u1", "p1"): 110, ("u1", "p2"): 110, ("u2", "p3"): 5}
    assert made.amount == 250
    assert made.in_capitals == "贰佰伍拾元整"
    assert {entry.clause: entry.amount for entry in made.entries if entry.person == "p1"} == {"四(一)": 10, "四(四)": 50, "四(六)": 50}


def test_what_a_correction_takes_away_is_taken_back_in_the_next_list() -> None:
    """The adoption by the city report never was: each author owes 50, and the second unit's item of July is paid."""
    paid = payout_list(small("2024-H1"))

    made = payout_list(small("2024-H2", VOID_A3), [(paid, small("2024-H1", VOID_A3))])

    assert sums(made) == {("u1", "p1"): -50, ("u1", "p2"): -50, ("u2", "p3"): 20}
    assert (made.own, made.amount, made.in_capitals) == (20, -80, "负捌拾元整")
    assert [(entry.of.name, entry.paid, entry.due) for entry in made.differences] == [("2024-H1", 50, 0), ("2024-H1", 50, 0)]
    assert paid == payout_list(small("2024-H1"))  # the old list stays as it was


def test_a_difference_is_settled_once() -> None:
    """A third list that knows both earlier ones pays nothing twice."""
    first = payout_list(small("2024-H1"))
    now = small("2024-H1", VOID_A3)
    second = payout_list(small("2024-H2", VOID_A3), [(first, now)])

    third = payout_list(small("2025-H1", VOID_A3), [(first, now), (second, small("2024-H2", VOID_A3))])

    assert third.units == ()
    assert third.in_capitals == "零元整"


def test_a_list_of_a_period_that_was_paid_holds_only_what_changed() -> None:
    """A supplementary list."""
    first = payout_list(small("2024-H1"))

    again = payout_list(small("2024-H1", VOID_A3), [(first, small("2024-H1", VOID_A3))])

    assert sums(again) == {("u1", "p1"): -50, ("u1", "p2"): -50}
    assert again.differences == again.entries


def test_a_list_needs_the_lists_that_it_set_right() -> None:
    """Else what was paid for the first half would not be known."""
    first = payout_list(small("2024-H1"))
    second = payout_list(small("2024-H2", VOID_A3), [(first, small("2024-H1", VOID_A3))])

    with pytest.raises(InvalidValueError) as without:
        payout_list(small("2025-H1"), [(second, small("2024-H2"))])
    with pytest.raises(InvalidValueError) as another:
        payout_list(small("2024-H2"), [(first, small("2024-H2"))])
    assert str(without.value) == 'earlier must be a list for every period that another list sets right, got "2024-H1"'
    assert str(another.value) == 'earlier must be a list beside the assessment of its own period and rulebook, got "2024-H1"'


def test_who_is_no_longer_there_keeps_the_name_he_was_paid_under() -> None:
    """A person and a unit that the records do not know any more owe what they had; a rule that is gone stands behind the others."""
    first = payout_list(small("2024-H1"))
    unit, person, rule = (evolve(first.entries[0], **fields) for fields in ({"unit": "u9", "unit_name": "旧单位"}, {}, {"rule": "gone"}))
    person = evolve(first.units[0].entries[-1], person="p9", person_name="旧信息员")
    old = evolve(
        first,
        units=(
            *first.units,
            UnitPayout(unit="u9", name="旧单位", entries=(unit,)),
            UnitPayout(unit="u1", name="甲", entries=(person, rule)),
        ),
    )
    again = payout_list(small("2024-H1"), [(old, small("2024-H1"))])

    assert [(entry.unit_name, entry.person_name, entry.rule, entry.amount) for entry in again.entries] == [
        (first.entries[0].unit_name, None, "gone", -rule.amount),
        (first.units[0].entries[-1].unit_name, "旧信息员", person.rule, -person.amount),
        ("旧单位", None, unit.rule, -unit.amount),
    ]


def test_where_every_author_is_credited_in_full_units_are_paid() -> None:
    """The shares of persons would sum to more than there is."""
    rulebook = choose(book(), {"person-share": "each-in-full"})
    made = payout_list(assess(build_register(records()), rulebook, Period.parse("2024-H1")))

    assert made.undivided
    assert sums(made) == {("u1", None): 245, ("u2", None): 5}


def test_the_sample_year_is_paid_to_the_fen() -> None:
    """Both halves sum to the year, unit by unit and person by person."""
    halves = [payout_list(sample(name)) for name in ("2024-H1", "2024-H2")]
    year = sample("2024")
    paid: Counter[str] = Counter()
    for made in halves:
        for entry in made.entries:
            paid[entry.unit] += entry.amount  # type: ignore[assignment]
            if entry.person is not None:
                paid[entry.person] += entry.amount  # type: ignore[assignment]

    assert {card.subject: exact(card.yuan) for card in year.units} == {card.subject: paid[card.subject] for card in year.units}
    assert {card.subject: exact(card.yuan) for card in year.persons} == {card.subject: paid[card.subject] for card in year.persons}
    assert [made.amount for made in halves] == [6170, 6990]


@given(any_records(book()), st.sampled_from(("equal-split", "first-author", "each-in-full")))
@settings(max_examples=15, deadline=None)
def test_every_list_adds_up(found: object, share: str) -> None:
    """Entries sum to payees, payees to units, units to the assessment; the file says the same."""
    rulebook = choose(book(), {"person-share": share})
    assessment = assess(build_register(found), rulebook, Period.parse("2024-H1"))  # type: ignore[arg-type]
    made = payout_list(assessment)

    assert {unit.unit: unit.amount for unit in made.units if unit.amount} == {
        card.subject: exact(card.yuan) for card in assessment.units if card.yuan
    }
    assert made.amount == exact(sum((unit.amount for unit in made.units), Fraction(0))) == exact(sum(made_units(made), Fraction(0)))
    assert made == decode_payout(encode_payout(made))


def made_units(made: PayoutList) -> list[Fraction]:
    """Return what every payee gets, once more."""
    return [Fraction(entry.amount) for unit in made.units for _, _, entries in unit.payees for entry in entries]


@given(any_records(book()), st.integers(0, 50))
@settings(max_examples=15, deadline=None)
def test_what_was_paid_and_what_is_paid_now_is_what_is_due(found: object, place: int) -> None:
    """Whatever record is voided after a list was paid."""
    everything = found  # type: ignore[assignment]
    adoptions = everything.adoptions  # type: ignore[attr-defined]
    first = payout_list(assess(build_register(everything), book(), Period.parse("2024-H1")))  # type: ignore[arg-type]
    if adoptions:
        wrong = Correction(
            id="wrong", of=adoptions[place % len(adoptions)].id, action=Action.VOID, on=date(2024, 8, 1), reason="误", by="科"
        )
        everything = evolve(everything, corrections=(wrong,))  # type: ignore[misc]
    known = build_register(everything)  # type: ignore[arg-type]
    now = assess(known, book(), Period.parse("2024-H1"))
    second = payout_list(assess(known, book(), Period.parse("2024-H2")), [(first, now)])

    for card in now.units:
        both = [entry for made in (first, second) for entry in made.entries if entry.unit == card.subject and entry.of == now.period]
        assert exact(card.yuan) == exact(sum(entry.amount for entry in both))
    for card in now.persons:
        both = [entry for made in (first, second) for entry in made.entries if entry.person == card.subject and entry.of == now.period]
        assert exact(card.yuan) == exact(sum(entry.amount for entry in both)) or card.deducted


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"due": "10.00"', '"due": "10.01"', "amount"),
        ('"amount": "250.00"', '"amount": "2500.00"', "$.amount"),
        ("govinfo.payout/1", "govinfo.payout/2", "list.json: $"),
        ('"start": "2024-01-01"', '"start": "2025-01-01"', "of"),
        ('"rule"', '"rude"', "rude"),
    ],
)
def test_a_list_that_was_altered_is_refused(old: str, new: str, place: str) -> None:
    """An earlier list decides about money."""
    text = encode_payout(payout_list(small("2024-H1")))
    assert old in text

    with pytest.raises(DecodeError) as caught:
        decode_payout(text.replace(old, new), name="list.json")

    assert place in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000, '{"format": 1}', b"\xff\xfe"])
def test_what_is_no_list_is_refused(text: str | bytes) -> None:
    """In words, never with a traceback."""
    with pytest.raises(DecodeError):
        decode_payout(text)
