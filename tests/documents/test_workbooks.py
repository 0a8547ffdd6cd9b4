"""Workbooks that people work with: filters, sums that follow, charts that follow, lists to choose from, pages of A4."""

from __future__ import annotations

import io
from typing import Any

import pytest
from paper_samples import register, small

from govinfo import Period
from govinfo.papers import Paper, circular_paper, inert, paper_xlsx, payout_paper
from govinfo.reports import circular_of, payout_list

openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")

from paper_samples import book  # noqa: E402  # after what it needs


def opened(paper: Paper) -> Any:
    """Return the workbook that a paper is written as."""
    return openpyxl.load_workbook(io.BytesIO(paper_xlsx(paper)))


def circular() -> Any:
    """Return the workbook of the second quarter."""
    return opened(circular_paper(circular_of(register(), book(), Period.parse("2024-Q2"))))


def test_every_table_has_a_sheet_with_a_filter_and_a_frozen_heading() -> None:
    """On A4, its heading on every page; the words and every figure stand before them."""
    sheets = circular()

    assert sheets.sheetnames[:3] == ["正文", "总表", "各单位积分及名次"]
    ranking = sheets["各单位积分及名次"]
    assert (ranking.auto_filter.ref, ranking.freeze_panes, ranking.print_title_rows) == ("A1:K4", "C2", "$1:$1")
    assert (ranking.page_setup.paperSize, ranking.page_setup.fitToHeight) == (9, 0)
    assert ranking.print_area.startswith("'各单位积分及名次'!$A$1:$K$")


def test_sums_follow_what_is_edited() -> None:
    """The sum as it was told, 100 points of three units, and below it what the rows come to now; none where rows share items."""
    rows = [[cell.value for cell in row] for row in circular()["各单位积分及名次"]]

    assert [row[3] for row in rows[:6]] == ["积分", 90, 10, 0, 100, "=SUM(D2:D4)"]
    assert rows[5][0] == "公式核算"


def test_charts_are_the_spreadsheets_own() -> None:
    """Drawn from cells, so that they follow too."""
    drawn = circular()["图 各单位积分"]

    assert [[cell.value for cell in row[:2]] for row in drawn["A1:B4"]] == [[None, "各单位积分"], ["甲局", 90], ["乙局", 10], ["丙局", 0]]
    (made,) = drawn._charts  # noqa: SLF001  # openpyxl has no public name for it
    assert made.series[0].val.numRef.f == "'图 各单位积分'!$B$2:$B$4"


def test_who_received_his_money_is_chosen_from_a_list() -> None:
    """Signed or not, in every row of the payees."""
    (offered,) = opened(payout_paper(payout_list(small("2024-H1"))))["发放明细"].data_validations.dataValidation

    assert offered.formula1 == '"已签收,未签收"'


@pytest.mark.parametrize("name", ["\U0002ebf0某", "\U00030000", "𠀀", "〇"])
def test_rare_characters_stay_whole(name: str) -> None:
    """Those that were added to the standard after this Python too."""
    assert inert(name) == name


@pytest.mark.parametrize(("name", "shown"), [("\u202e", "\\u202e"), ("\U0002ffff", "\\U0002ffff"), ("\U000e0001", "\\U000e0001")])
def test_what_turns_or_hides_is_shown_as_its_number(name: str, shown: str) -> None:
    """Marks of direction, what is no character, and tags that nobody sees."""
    assert inert(name) == shown
