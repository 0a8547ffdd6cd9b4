"""A template offers the words that may stand in its cells, and shows them as what they are."""

from __future__ import annotations

import io
from typing import Any

import pytest

from govinfo import shipped_rulebook
from govinfo.importing import import_tables, template
from govinfo.labels import Level


def offered(book: Any, sheet: str, heading: str) -> tuple[list[str], bool]:
    """Return the words that the cells under a heading offer, and whether others are refused."""
    letter = next(cell.column_letter for cell in book[sheet][1] if cell.value.rstrip("*") == heading)
    lists = {str(one.sqref): one for one in book[sheet].data_validations.dataValidation}
    found = lists[f"{letter}2:{letter}2000"]
    where, _, cells = found.formula1.rpartition("!")
    return [row[0].value for row in book[where.strip("'")][cells.replace("$", "")] if row[0].value is not None], found.showErrorMessage


def test_a_template_offers_the_words_of_the_rulebook() -> None:
    """What is chosen from the lists is read; units are offered as they are listed on their own sheet."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    district = shipped_rulebook("district-model")
    made = template("xlsx", rulebook=district)
    assert isinstance(made, bytes)
    book = openpyxl.load_workbook(io.BytesIO(made))
    book["单位"].append(["agri", "农业农村局", offered(book, "单位", "层级")[0][1]])
    forms, publications = offered(book, "报送", "信息形式"), offered(book, "采用", "刊物")
    urgent = offered(book, "报送", "紧急")
    row = {"编号": "s1", "报送单位": "农业农村局", "报送时间": "2024-03-05 9:00", "信息形式": forms[0][0], "紧急": urgent[0][1]}
    book["报送"].append([row.get(cell.value.rstrip("*")) for cell in book["报送"][1]])
    book["采用"].append(["a1", "s1", publications[0][0], "2024-03-08"])
    filled = io.BytesIO()
    book.save(filled)
    read = import_tables([("台账.xlsx", filled.getvalue())], rulebook=district)

    assert (forms, publications[0][:2], urgent) == (
        (["单条信息", "简讯", "综合调研信息"], True),
        ["《政务》", "“每日要情”"],
        (["是", "否"], True),
    )
    assert offered(book, "人员", "单位") == (["农业农村局"], True)
    assert offered(book, "过错", "过错种类")[0][0] == "紧急信息迟报"
    item, used = read.submissions[0], read.adoptions[0]
    assert (read.units[0].level, item.form, item.urgent, used.publication) == (Level.DISTRICT, "item", False, "zhengwu")


def test_a_template_shows_days_as_days_and_makes_no_date_of_an_issue() -> None:
    """The headings stay where they are, and what is text is text to the spreadsheet too."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra office")
    made = template("xlsx")
    assert isinstance(made, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(made))["采用"]
    shown = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}

    assert (sheet.freeze_panes, shown["采用日期*"], shown["期号"], shown["字数"]) == ("B2", "yyyy-mm-dd", "@", "0")
    assert [v.formula1 for v in sheet.data_validations.dataValidation] == []  # a form is the office's own word while nothing is declared
