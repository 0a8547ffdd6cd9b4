"""Proposals for commendation: seats, ties, bars."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import book, sample, small

from govinfo import Period, RulebookError, assess, build_register, decode_rulebook, sample_year, shipped_rulebook
from govinfo.errors import InvalidValueError
from govinfo.reports._commendations import GroupProposal, Verdict, commendation
from govinfo.rulebook import Commend, LastPlace, Seats
from govinfo.testing import records


def names(group: GroupProposal) -> list[str]:
    """Return who is proposed."""
    return [one.subject for one in group.proposed]


def test_the_sample_year_worked_out_from_its_ranking() -> None:
    """Water, third by points, is barred by deductions of exactly 100; housing, fourth with 99, is not."""
    made = commendation(sample("2024"), units=Seats(number=3))
    (group,) = made.units
    water = next(one for one in group.candidates if one.subject == "water")

    assert names(group) == ["education", "agri", "housing"]
    assert water.outcome is Verdict.BARRED
    assert [reason.clause for reason in water.reasons] == ["五(四)"]
    assert {one.unit for one in made.follows if one.reason.clause == "五(四)"} == {"emergency", "market"}


@pytest.mark.parametrize(
    ("policy", "further", "proposed"),
    [
        (LastPlace.ALL, (), ["education", "agri", "housing", "transport", "archives", "statistics"]),
        (LastPlace.NONE, (), ["education", "agri", "housing", "transport"]),
        # both have 35 points and three items adopted; the archives sent 7 items, the statistics 6
        (LastPlace.FURTHER, ("adopted", "sent"), ["education", "agri", "housing", "transport", "archives"]),
        (LastPlace.FURTHER, ("adopted",), ["education", "agri", "housing", "transport", "archives", "statistics"]),
    ],
)
def test_several_at_the_last_place(policy: LastPlace, further: tuple[str, ...], proposed: list[str]) -> None:
    """All of them, none of them, or whom further measures name."""
    made = commendation(sample("2024"), units=Seats(number=5), last_place=policy, further=further)

    assert names(made.units[0]) == proposed


def test_groups_have_seats_of_their_own() -> None:
    """One department, one key unit; the others by the number for all."""
    made = commendation(sample("2024"), units=Seats(number=2), groups={"key": Seats(number=1), "departments": Seats(percent=20)})
    seats = {group.group: (group.among, group.seats, names(group)) for group in made.units}

    assert seats["key"] == (3, 1, ["agri"])
    assert seats["departments"] == (7, 1, ["education"])  # a fifth of 7 is 1.4
    assert seats[None] == (2, 2, ["archives", "statistics"])
    assert seats["subdistricts"] == (2, 2, [])  # both are barred


def test_what_is_lacking_for_commendation() -> None:
    """The second of the small half-year lacks 90 points of the first's 100; the third is barred."""
    made = commendation(small("2024-H1"), units=Seats(number=1), persons=Seats(number=1))
    first, second, third = made.units[0].candidates

    assert (first.subject, second.lacking, third.lacking) == ("u1", 90, 100)
    assert [one.outcome for one in (first, second, third)] == [Verdict.PROPOSED, Verdict.BEHIND, Verdict.BARRED]
    assert made.persons is not None
    # p1 and p2 wrote s2 together: 40 points each
    assert names(made.persons) == ["p1", "p2"]
    assert [one.unit for one in made.persons.proposed] == ["甲局", "甲局"]


def test_nobody_without_points_is_proposed() -> None:
    """Doing nothing is no merit, however many seats there are."""
    made = commendation(small("2023"), units=Seats(number=3))

    assert names(made.units[0]) == []
    assert {one.outcome for one in made.units[0].candidates} == {Verdict.NO_POINTS, Verdict.BARRED}


@pytest.mark.parametrize(
    "wrong",
    [
        Seats,
        lambda: Seats(number=1, percent=2),
        lambda: Seats(number=-1),
        lambda: Seats(number=True),
        lambda: Seats(percent=101),
        lambda: Seats(percent=0.5),
        lambda: commendation(small("2024"), units=Seats(number=1), groups={"kee": Seats(number=1)}),
        lambda: commendation(small("2024"), units=Seats(number=1), last_place=LastPlace.FURTHER),
        lambda: commendation(small("2024"), units=Seats(number=1), last_place=LastPlace.FURTHER, further=("sendt",)),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: object) -> None:
    """Seats out of range, groups and measures that nobody knows."""
    with pytest.raises(InvalidValueError):
        wrong()  # type: ignore[operator]


def test_a_percentage_is_rounded_half_up() -> None:
    """A quarter of ten is two and a half: three."""
    assert Seats(percent=25).of(10) == 3
    assert Seats(percent=Fraction(1, 3)).of(3) == 0
    assert Seats(percent=0).of(10) == 0


@given(records(book()), st.integers(0, 6), st.sampled_from((LastPlace.ALL, LastPlace.NONE)))
@settings(max_examples=15, deadline=None)
def test_every_proposal_is_fair(found: object, seats: int, policy: LastPlace) -> None:
    """Nobody barred is proposed, nobody better is passed over, equals are treated alike; everybody is accounted for."""
    assessment = assess(build_register(found), book(), Period.parse("2024"))  # type: ignore[arg-type]
    made = commendation(assessment, units=Seats(number=seats), persons=Seats(number=seats), last_place=policy)

    for group, cards in ((made.units[0], assessment.units), (made.persons, assessment.persons)):
        assert group is not None
        able = [card for card in cards if card.eligible and card.points > 0]
        chosen = set(names(group))
        assert {one.subject for one in group.candidates} == {card.subject for card in cards}
        assert chosen <= {card.subject for card in able}
        for card in able:
            for other in able:
                if card.rank <= other.rank and other.subject in chosen:
                    assert card.subject in chosen
        assert len(chosen) <= seats or policy is LastPlace.ALL
        assert len(chosen) >= min(seats, len(able)) or policy is LastPlace.NONE


def test_what_the_regulation_says_of_seats_is_taken_where_nobody_says_otherwise() -> None:
    """Two units, ties at the last place broken by items adopted; whoever calls may still say otherwise."""
    book = evolve(
        shipped_rulebook("district-model"),
        commend=Commend(clause="五(三)", units=Seats(number=2), last_place=LastPlace.FURTHER, further=("adopted",)),
    )
    year = assess(build_register(sample_year()), book, Period.parse("2024"))

    made = commendation(year)
    assert (made.last_place, made.further) == (LastPlace.FURTHER, ("adopted",))
    assert [one.subject for one in made.units[0].proposed] == ["education", "agri"]
    assert [one.subject for one in commendation(year, units=Seats(number=1)).units[0].proposed] == ["education"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('units = "many"', '$.commend.units: must be a number, or a percentage such as "20%", got "many"'),
        ('last_place = "further"', "$.commend.further: must be measures beside the policy further, and only beside it, got []"),
        ('units = 3\nlast_place = "further"\nfurther = ["adoptd"]', "commend.further: there is no measure adoptd; did you mean adopted?"),
    ],
)
def test_a_regulation_that_says_it_wrongly_is_refused(table: str, message: str) -> None:
    """When the rulebook is loaded."""
    head = 'schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "区政府办"\ntitle = "办法"\n[publications]\nbulletin = { title = "快报", level = "city" }\n[measures.adopted]\ntitle = "采用"\ncount = "adoption"\n'
    with pytest.raises(RulebookError) as caught:
        decode_rulebook(head + "[commend]\n" + table + "\n")

    assert [str(problem).rpartition(" (line ")[0] for problem in caught.value.problems] == [message]


def test_a_rulebook_file_says_how_many() -> None:
    """A percentage of all units, a number for one group."""
    head = 'schema = 1\nid = "x"\ntitle = "办法"\n[source]\nissuer = "区政府办"\ntitle = "办法"\n'
    book = decode_rulebook(head + '[commend]\nunits = "20%"\npersons = 3\nby_group = true\ngroups = { key = 2 }\n')

    assert book.commend == Commend(units=Seats(percent=20), persons=Seats(number=3), by_group=True, groups=(("key", Seats(number=2)),))
