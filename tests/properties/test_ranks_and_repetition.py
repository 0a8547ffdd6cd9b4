"""Laws 8 and 10: equal scores have equal ranks, and assessing twice gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys

from drawing import Case, assessed, cases
from hypothesis import given, settings

from govinfo import Period, Records
from govinfo.records import Figure, Person, Unit
from govinfo.testing import laws

HASHED = """
import hashlib
from govinfo import *
from govinfo.testing.laws._show import picture
found = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
print(hashlib.sha256(repr(picture(found)).encode()).hexdigest())
"""


@settings(max_examples=80, deadline=None)
@given(cases("district-model", size=3))
def test_equal_scores_have_equal_ranks(case: Case) -> None:
    """Ranks follow the scores and the tie policy."""
    laws.check_ranks(assessed(case))


@settings(max_examples=80, deadline=None)
@given(cases())
def test_ranks_under_any_shipped_rulebook(case: Case) -> None:
    """The same under every shipped rulebook."""
    laws.check_ranks(assessed(case))


def test_persons_who_are_ranked_by_a_formula_need_not_stand_as_their_points_do() -> None:
    """Two persons without points, of scores that another office gave: 30 comes before 20."""
    people = tuple(Person(id=id_, name=id_, unit="u") for id_ in ("p", "q"))
    scores = (Figure(person="p", name="score", value=20), Figure(person="q", name="score", value=30))
    records = Records(units=(Unit(id="u", name="第一局", group="departments"),), persons=people, figures=scores)
    found = assessed(Case(records, "jiaxing-2008", {}, Period.parse("2008")))

    laws.check_ranks(found)
    assert [(card.subject, card.rank) for card in found.persons] == [("q", 1), ("p", 2)]


@settings(max_examples=60, deadline=None)
@given(cases("district-model"))
def test_assessing_twice_gives_the_same_bytes(case: Case) -> None:
    """Every figure, line and reason is the same the second time."""
    laws.check_same_bytes(*case.parts)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_the_same_bytes_under_any_shipped_rulebook(case: Case) -> None:
    """The same under every shipped rulebook."""
    laws.check_same_bytes(*case.parts)


def test_the_order_of_hashes_is_irrelevant() -> None:
    """Two processes with other hash seeds print the same."""
    printed = {
        subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-c", HASHED], env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("1", "2")
    }

    assert len(printed) == 1
