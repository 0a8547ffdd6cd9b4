"""The circulars of offices whose regulations are of other kinds are what somebody read and found right."""

from __future__ import annotations

import re

import pytest
from golden_offices import FOLDER, FORMATS, OFFICES, office_paper, rendered

from govinfo.papers import paper_text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", OFFICES)
def test_the_circular_is_the_one_that_was_read(name: str, form: str) -> None:
    """What changed is to be read before the file is written anew."""
    assert (FOLDER / f"{name}.{form}").read_text("utf-8") == rendered(name, form)


@pytest.mark.parametrize(
    ("name", "words"), [("land-without-points", "积分|奖金|采用|名次|报送条数"), ("tax-by-kinds", "积分|奖金|名次|采用率")]
)
def test_what_a_regulation_does_not_know_is_not_told(name: str, words: str) -> None:
    """Where nothing ranks and no points are known, no column and no sentence speaks of them."""
    assert re.findall(words, paper_text(office_paper(name))) == []


def test_a_decision_that_several_rules_wait_for_is_owed_once() -> None:
    """Five notices wait for the grade of one unit, two of them for its figure too: two decisions, under its name."""
    told = paper_text(office_paper("land-without-points"))

    assert "另有2项尚待认定，所涉结果为暂定" in told
    assert "通化市国土资源局尚有事项待认定，所列结果为暂定。" in told


def test_what_ranks_by_a_formula_is_told_by_its_own_name_and_value() -> None:
    """Of 31 accepted 30 are done, 3000/31 = 96.77 percent, of 30 27, 90: not the town that accepted most is first."""
    told = paper_text(office_paper("towns-by-rate"))

    assert "排名用办结率（%，没有受理的计0）居前的单位：乙镇（96.77）、甲镇（90）。" in told
    assert "受理件数居前" not in told


def test_what_gives_no_points_brings_no_column_of_points() -> None:
    """The company counts late circulars without taking anything away; it is ranked by items sent."""
    told = paper_text(office_paper("company-with-works"))

    assert "积分" not in told
    assert re.search(r"名次 +单位 +类别 +报送条数", told)
