"""Counts and shares, and a printed table held against itself."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import register

from govinfo import Period
from govinfo.errors import InvalidValueError
from govinfo.exact import parse_exact
from govinfo.reports._statistics import Flaw, FlawKind, PrintedShare, category_shares, flaws_of, statistics_of

PRINTED = (
    ("国土党务、政务类信息", 7, "3.83"),
    ("国土执法", 20, "10.92"),
    ("政策法律法规及依据", 4, "2.19"),
    ("市场信息", 4, "2.19"),
    ("资源管理", 8, "4.37"),
    ("精神文明建设专栏", 8, "4.37"),
    ("工作动态", 43, "23.50"),
    ("便民服务", 3, "1.64"),
    ("国土文萃", 26, "14.21"),
    ("公示公告", 38, "20.77"),
    ("公开指南", 3, "1.64"),
    ("公开监督", 1, "0.54"),
    ("阳光政府四项制度专栏", 3, "1.64"),
    ("四项制度专", None, "0.54"),
    ("效能政府四项制度", 7, "3.83"),
    ("其它信息", 7, "3.83"),
)
"""The categories of a land bureau's report on disclosure in 2011, of 183 items in all, as they are printed."""


def test_the_inconsistent_figures_of_a_printed_report_are_named() -> None:
    """One category has no count, which the others leave at 1; three shares were cut off where they should be rounded."""
    rows = [PrintedShare(category=name, count=count, percent=parse_exact(percent)) for name, count, percent in PRINTED]

    assert flaws_of(rows, 183) == (
        Flaw(kind=FlawKind.SHARE, category="国土执法", printed=Fraction(1092, 100), computed=Fraction(1093, 100)),
        Flaw(kind=FlawKind.SHARE, category="公开监督", printed=Fraction(54, 100), computed=Fraction(55, 100)),
        Flaw(kind=FlawKind.NO_COUNT, category="四项制度专", computed=1),
        Flaw(kind=FlawKind.SHARE, category="四项制度专", printed=Fraction(54, 100), computed=Fraction(55, 100)),
    )


def test_all_other_printed_figures_are_found_again() -> None:
    """Thirteen categories agree; the shares, each rounded by itself, sum to four hundredths more than the whole."""
    made = category_shares([(name, 1 if count is None else count) for name, count, _ in PRINTED])
    printed = {name: parse_exact(percent) for name, _, percent in PRINTED}

    assert made.total == made.counted == 183
    assert sum(row.percent == printed[row.category] for row in made.rows) == 13
    assert made.percent == Fraction(10004, 100)


def test_a_total_that_the_counts_do_not_make_is_named() -> None:
    """Two and three are five, not six."""
    rows = [PrintedShare(category="动态", count=2), PrintedShare(category="经验", count=3)]

    assert flaws_of(rows, 6) == (Flaw(kind=FlawKind.TOTAL, category="", printed=6, computed=5),)


def test_items_are_counted_by_form_and_unit_and_adoptions_by_publication() -> None:
    """The small year: five items, one of two units; five adoptions."""
    year = Period.parse("2024")
    by_form, by_unit, by_publication = (statistics_of(register(), year, by) for by in ("form", "unit", "publication"))

    assert [(row.category, row.count, row.percent) for row in by_form.rows] == [("item", 5, 100)]
    assert [(row.category, row.count, row.percent) for row in by_unit.rows] == [("u1", 3, 60), ("u2", 3, 60)]
    assert (by_unit.counted, by_unit.total) == (6, 5)
    assert [(row.category, row.count, row.percent) for row in by_publication.rows] == [("zhengwu", 4, 80), ("city-report", 1, 20)]


@pytest.mark.parametrize("counts", [[("a", -1)], [("a", 1), ("a", 2)]])
def test_counts_that_cannot_be_are_refused(counts: list[tuple[str, int]]) -> None:
    """Fewer than none, or one category twice."""
    with pytest.raises(InvalidValueError):
        category_shares(counts)


@given(st.lists(st.integers(0, 10**6), max_size=20), st.integers(0, 6))
@settings(deadline=None)
def test_what_is_computed_has_no_flaw(numbers: list[int], places: int) -> None:
    """And the shares are never further from 100 than their rounding."""
    made = category_shares([(str(place), number) for place, number in enumerate(numbers)], places=places)
    printed = [PrintedShare(category=row.category, count=row.count, percent=row.percent) for row in made.rows]

    assert flaws_of(printed, made.total, places=places) == ()
    if made.total:
        assert abs(made.percent - 100) <= Fraction(len(numbers), 2 * 10**places)
