"""How lines reach persons and parents, and what a plan leaves to be read later."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from attrs import evolve

from govinfo import Assessment, Period, Records, assess, build_register, choose, shipped_rulebook
from govinfo.labels import Level, Status
from govinfo.records import AdoptionEvent, Contribution, Lapse, Person, Submission, Unit

BOOK = shipped_rulebook("district-model")
NINE = datetime(2024, 2, 28, 1, tzinfo=UTC)
UNITS = (Unit(id="u", name="甲单位"), Unit(id="v", name="乙单位"))
PEOPLE = tuple(Person(id=id_, name=f"信息员{id_}", unit=unit) for id_, unit in (("p1", "u"), ("p2", "u"), ("p3", "u"), ("q", "v")))


def item(id_: str, units: tuple[str, ...], authors: tuple[str, ...]) -> Submission:
    """A single item with authors."""
    parts = tuple(Contribution(unit=unit) for unit in units)
    return Submission(id=id_, units=parts, submitted_at=NINE, form="item", authors=authors)


def result(readings: dict[str, str] | None = None, **lists: Any) -> Assessment:
    """Assess a few records in 2024."""
    records = Records(units=UNITS, persons=PEOPLE, **lists)
    return assess(build_register(records), choose(BOOK, readings or {}), Period.parse("2024"))


def adopted(item_id: str, publication: str = "zhengwu") -> AdoptionEvent:
    """An adoption of an item."""
    return AdoptionEvent(id=f"a-{item_id}-{publication}", submission=item_id, publication=publication, on=date(2024, 3, 5))


def test_three_authors_share_ten_points_and_twenty_yuan_to_the_last_part() -> None:
    """10/3 each; 6.67, 6.67, 6.66, the first authors first."""
    cards = result(submissions=(item("s", ("u",), ("p2", "p1", "p3")),), adoptions=(adopted("s"),))

    assert [cards.person(id_).points for id_ in ("p1", "p2", "p3")] == [Fraction(10, 3)] * 3
    assert [str(cards.person(id_).yuan) for id_ in ("p2", "p1", "p3")] == ["6.67", "6.67", "6.66"]


def test_authors_of_another_unit_share_in_their_own_units_line() -> None:
    """A composite item: 10 points for each unit, each shared among its own authors only."""
    cards = result(submissions=(item("s", ("u", "v"), ("p1", "q", "p2")),), adoptions=(adopted("s"),))

    assert [cards.person(id_).points for id_ in ("p1", "p2", "q", "p3")] == [5, 5, 10, 0]


def test_a_lapse_counts_in_full_against_each_person_it_names_of_whatever_unit() -> None:
    """The line stands in the person's own list, so that total and lines agree."""
    lapse = Lapse(id="l", unit="u", kind="urgent-late", by=Level.CITY, on=date(2024, 6, 1), persons=("p1", "q"))
    cards = result(lapses=(lapse,))

    assert [cards.person(id_).deducted for id_ in ("p1", "q", "p2")] == [50, 50, 0]
    for id_ in ("p1", "q"):
        assert [(line.amount, line.facts) for line in cards.person(id_).lines] == [(-50, ("l",))]


def test_what_a_child_does_counts_for_the_parent_where_the_rulebook_rolls_up() -> None:
    """The enterprise's point goes to its county; the child is not ranked."""
    units = (Unit(id="county", name="县政府办"), Unit(id="point", name="企业直报点", parent="county"))
    records = Records(units=units, submissions=(item("s", ("point",), ()),), adoptions=(adopted("s"),))
    book = evolve(BOOK, settings=evolve(BOOK.settings, roll_up=True))

    assert [(card.subject, card.points) for card in assess(build_register(records), book, Period.parse("2024")).units] == [("county", 10)]
    assert len(assess(build_register(records), BOOK, Period.parse("2024")).units) == 2


def test_lines_are_made_when_they_are_read_and_say_the_same_each_time() -> None:
    """Two reads, equal lines; totals are the sums of the counted ones."""
    assessment = result(submissions=(item("s", ("u",), ("p1",)),), adoptions=(adopted("s"), adopted("s", "city-report")))
    card = assessment.unit("u")

    assert card.lines == card.lines
    assert card.points == sum(line.amount for line in card.lines if line.account == "points" and line.status is Status.COUNTED) == 60


def test_an_assessment_survives_pickling() -> None:
    """A web application may cache it."""
    assessment = result(submissions=(item("s", ("u",), ("p1",)),), adoptions=(adopted("s"),))
    again: Assessment = pickle.loads(pickle.dumps(assessment))

    assert [(card.subject, card.points, card.lines) for card in again.units] == [
        (card.subject, card.points, card.lines) for card in assessment.units
    ]


def test_an_assessment_is_shown_in_one_line() -> None:
    """Whatever its size: what a failing test or a debugger prints must be readable."""
    assert repr(result()) == "Assessment(rulebook='district-model', period='2024', units=2, persons=4)"
