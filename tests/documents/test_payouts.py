"""The payout list: hand-worked sums, what corrections change in the next list, and laws."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from paper_samples import VOID_A3, book, records, sample, small

from govinfo import Period, Rulebook, assess, build_register, choose, sample_year
from govinfo.codec._payouts import decode_payout, encode_payout
from govinfo.errors import DecodeError, InvalidValueError
from govinfo.exact import exact
from govinfo.labels import Action, Grain
from govinfo.records import Correction, Records, Unit
from govinfo.reports._payout_values import PayoutList, UnitPayout
from govinfo.reports._payouts import payout_list
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
    with pytest.raises(InvalidValueError) as of_old:  # a list written before lists named those that they took into account
        payout_list(small("2025-H1"), [(evolve(second, earlier=()), small("2024-H2"))])
    with pytest.raises(InvalidValueError) as another:
        payout_list(small("2024-H2"), [(first, small("2024-H2"))])
    words = 'earlier must be the list of 2024-H1 over 250.00 yuan too, which another list took into account, got "2024-H2"'
    assert str(without.value) == words
    assert str(of_old.value) == 'earlier must be a list for every period that another list sets right, got "2024-H1"'
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
    rulebook = choose(paying_by(Grain.MONTH), {"person-share": share})
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


PARTS = ("2024-H1", "2024-H2", "2024-Q1", "2024-Q4", "2024-05", "2024-02-01/2024-09-01", "2024-10-01/2024-12-01", "2024")
"""Spans of one year that overlap in many ways."""


def paying_by(grain: Grain) -> Rulebook:
    """Return the founding regulation, but for the periods by which it pays."""
    return evolve(book(), settings=evolve(book().settings, payout=grain))


@given(
    any_records(book()),
    st.sampled_from(("equal-split", "first-author", "each-in-full")),
    st.lists(st.sampled_from(PARTS), max_size=4),
    st.permutations(("2024-Q1", "2024-Q2", "2024-07", "2024-08-01/2024-11-01", "2024-11-01/2025-01-01")),
    st.lists(st.integers(0, 50), max_size=4),
)
@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_nothing_is_paid_twice(found: object, share: str, more: list[str], parts: list[str], voided: list[int]) -> None:
    """Lists of every part of the year and of others that overlap them, records voided between them, come to what the year earns."""
    everything: Records = found  # type: ignore[assignment]
    rulebook = choose(paying_by(Grain.MONTH), {"person-share": share})
    lists: list[PayoutList] = []
    for number, name in enumerate([*more, *parts]):
        known = build_register(evolve(everything, corrections=_voids(everything, voided[:number])))
        lists.append(payout_list(assess(known, rulebook, Period.parse(name)), reversed(lists)))
        assert lists[-1] == decode_payout(encode_payout(lists[-1]))

    year = assess(build_register(evolve(everything, corrections=_voids(everything, voided))), rulebook, Period.parse("2024"))
    last = payout_list(year, lists)
    entries = [entry for made in (*lists, last) for entry in made.entries]
    to: dict[str, Fraction | int] = {}
    for entry in entries:
        unit = year.answering[entry.unit]
        to[unit] = to.get(unit, 0) + entry.amount
        if entry.person is not None:
            to[entry.person] = to.get(entry.person, 0) + entry.amount

    if len(voided) <= len(lists) - 1:  # else the last list still has something to take back
        assert last.units == ()
    assert {card.subject: exact(card.yuan) for card in year.units if card.yuan} == {
        card.subject: exact(to.get(card.subject, 0)) for card in year.units if to.get(card.subject)
    }
    if not last.undivided:
        assert {card.subject: exact(card.yuan) for card in year.persons if card.yuan} == {
            card.subject: exact(to.get(card.subject, 0)) for card in year.persons if to.get(card.subject)
        }


def _voids(everything: Records, places: list[int]) -> tuple[Correction, ...]:
    of = {everything.adoptions[place % len(everything.adoptions)].id for place in places} if everything.adoptions else set()
    return tuple(Correction(id=f"void-{id_}", of=id_, action=Action.VOID, on=date(2024, 8, 1), reason="误", by="科") for id_ in sorted(of))


Q1_H1 = [("2024-Q1", 2720), ("2024-H1", 3450)]
H1_Q2 = [("2024-H1", 6170), ("2024-Q2", 0)]
H1_YEAR = [("2024-H1", 6170), ("2024", 6990)]
YEAR_Q3 = [("2024", 13160), ("2024-Q3", 0)]


@pytest.mark.parametrize("steps", [Q1_H1, H1_Q2, H1_YEAR, YEAR_Q3, [("2024-H1", 6170), ("2024-H1", 0)]])
def test_a_list_that_overlaps_an_earlier_one_pays_only_what_that_did_not(steps: list[tuple[str, int]]) -> None:
    """The sample year earns 2720 in its first quarter, 6170 in its first half and 13160 altogether."""
    lists: list[PayoutList] = []
    register, rulebook = build_register(sample_year()), paying_by(Grain.QUARTER)
    for name, amount in steps:
        lists.append(payout_list(assess(register, rulebook, Period.parse(name)), lists))
        assert (name, lists[-1].amount) == (name, amount)

    assert [(one.period.name, one.amount) for one in lists[-1].earlier] == steps[:-1]


def test_a_unit_that_was_renamed_is_paid_once() -> None:
    """What the old unit was paid counts against the one that answers for it; what was wrong is taken back from that one."""
    units = (
        evolve(records().units[0], until=date(2024, 9, 1), successor="n1"),
        *records().units[1:],
        Unit(id="n1", name="新甲局", since=date(2024, 9, 1)),
    )
    renamed, corrected = (build_register(evolve(records(), units=units, corrections=voids)) for voids in ((), (VOID_A3,)))
    first = payout_list(assess(renamed, book(), Period.parse("2024-H1")))

    assert first.amount == 250
    assert sums(payout_list(assess(renamed, book(), Period.parse("2024")), [first])) == {("u2", "p3"): 20}
    assert sums(payout_list(assess(corrected, book(), Period.parse("2024-H2")), [first])) == {
        ("n1", "p1"): -50, ("n1", "p2"): -50, ("u2", "p3"): 20,
    }  # fmt: skip


def test_a_list_given_twice_is_refused() -> None:
    """Else what it paid would be taken back."""
    first = payout_list(small("2024-H1"))

    with pytest.raises(InvalidValueError) as twice:
        payout_list(small("2024-H2"), [first, first])
    assert str(twice.value) == 'earlier must be each list once: this one is given twice, got "2024-H1"'


def test_a_list_of_another_regulation_is_refused() -> None:
    """It paid for something else."""
    first = evolve(payout_list(small("2024-H1")), rulebook="another")

    with pytest.raises(InvalidValueError) as another:
        payout_list(small("2024-H2"), [first])
    assert "a list beside the assessment of its own period and rulebook" in str(another.value)


@pytest.mark.parametrize(
    ("period", "cut"), [("2024-Q1", "2024-H1"), ("2024-04-01/2024-10-01", "2024-H1"), ("2024-01-01/2024-12-31", "2024-H2")]
)
def test_a_period_that_the_rulebook_does_not_pay_by_is_refused(period: str, cut: str) -> None:
    """The regulation pays by half-years (四): a quarter and other days are cut out of one, which the error names."""
    with pytest.raises(InvalidValueError) as caught:
        payout_list(small(period))

    assert (caught.value.what, caught.value.got) == ("period", Period.parse(period).name)
    assert dict(caught.value.expected.values) == {"period": cut}


def test_halves_and_years_are_whole_periods_of_payment() -> None:
    """One half, both, and the year from one July to the next."""
    assert [payout_list(small(name)).period.name for name in ("2024-H1", "2024", "2024-07-01/2025-07-01")] == [
        "2024-H1", "2024", "2024-07-01/2025-07-01",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"due": "10.00"', '"due": "10.01"', "amount"),
        ('"amount": "250.00"', '"amount": "2500.00"', "$.amount"),
        ("govinfo.payout/1", "govinfo.payout/2", "list.json: $"),
        ('"start": "2024-01-01"', '"start": "2025-01-01"', "of"),
        ('"rule"', '"rude"', "rude"),
        ("贰佰伍拾元整", "贰佰陆拾元整", "$.capitals"),
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
