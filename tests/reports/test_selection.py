"""Some units of an assessment only: what concerns the others is not in it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from govinfo import Assessment, Period, Records, assess, build_register, shipped_rulebook
from govinfo.assessment import units_of
from govinfo.codec import encode_assessment
from govinfo.labels import Action
from govinfo.papers import card_paper
from govinfo.records import AdoptionEvent, Contribution, Correction, Submission, Unit
from govinfo.rulebook import Word

AT = datetime(2024, 3, 1, 1, tzinfo=UTC)
ITEMS = tuple(Submission(id=f"s-{unit}", units=(Contribution(unit=unit),), submitted_at=AT, form="item") for unit in "uvw")
USES = tuple(AdoptionEvent(id=f"a-{unit}", submission=f"s-{unit}", publication="zhengwu", on=date(2024, 3, 5)) for unit in "uvw")


def correction(id_: str, of: str, replacement: Any = None) -> Correction:
    """A correction that voids, or replaces where a replacement is given."""
    action = Action.VOID if replacement is None else Action.REPLACE
    return Correction(id=id_, of=of, action=action, on=date(2024, 4, 1), reason="误", by="办公室", replacement=replacement)


def assessed() -> Assessment:
    """Three units; an item of each is corrected: voided, given to another unit, left alone by a voided correction."""
    moved = evolve(ITEMS[1], units=(Contribution(unit="w"),))
    corrections = (correction("c1", "s-u"), correction("c2", "s-v", moved), correction("c3", "a-w"), correction("c4", "c3"))
    units = tuple(Unit(id=unit, name=f"{unit}单位") for unit in "uvw")
    records = Records(units=units, submissions=ITEMS, adoptions=USES, corrections=corrections)
    return assess(build_register(records), shipped_rulebook("district-model"), Period.parse("2024"))


@pytest.mark.parametrize(
    ("unit", "corrected"),
    [("u", ["a-u", "s-u"]), ("v", ["s-v"]), ("w", ["c3", "s-v"])],
)
def test_only_the_corrections_of_these_units_are_listed(unit: str, corrected: list[str]) -> None:
    """A voided record is of the units it named, a replaced one of those of both versions, a correction of those of what it is of."""
    assessment = assessed()

    assert [entry.record for entry in assessment.only((unit,)).trail] == corrected
    assert [entry["id"] for entry in json.loads(encode_assessment(assessment, units=(unit,)))["corrected"]] == corrected
    assert [entry.record for entry in assessment.trail] == ["a-u", "c3", "s-u", "s-v"]


def test_a_record_that_never_was_is_of_no_unit() -> None:
    """Neither now nor before."""
    assert units_of(assessed().register, "nothing") == ()


@pytest.mark.parametrize(("grouped", "among"), [(True, 1), (False, 2)])
def test_a_rank_is_told_among_those_it_was_given_among(grouped: bool, among: int) -> None:
    """A unit alone in its group is the first of one."""
    book = shipped_rulebook("district-model")
    book = evolve(book, standing=evolve(book.standing, grouped=grouped), groups=(Word(id="bureau", title="部门"),))
    units = (Unit(id="u", name="甲局", group="bureau"), Unit(id="v", name="乙镇"))
    assessment = assess(build_register(Records(units=units)), book, Period.parse("2024"))
    page = card_paper(assessment, assessment.unit("u"), "en")

    assert f"rank 1 of {among}; " in str(page.body[0])
