"""Cells at the edge: months that do not exist, offsets, seconds, names that several bear or that hold a separator."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from test_import import PERSONS, UNITS, problems

from govinfo.importing import import_tables
from govinfo.records import Submission

LEDGER = "编号,报送单位,报送时间,作者\ns1,{},{},{}\n"


def sent(
    when: str, unit: str = "agri", author: str = "", units: tuple[str, bytes] = UNITS, persons: tuple[str, bytes] = PERSONS
) -> Submission:
    """The one item of a ledger, with the files beside it."""
    ledger = ("报送.csv", LEDGER.format(unit, when, author).encode())
    return import_tables([units, persons, ledger]).submissions[0]


@pytest.mark.parametrize(
    ("cell", "instant"),
    [
        ("2024-03-05 09:30:15", datetime(2024, 3, 5, 1, 30, 15, tzinfo=UTC)),
        ("2024-03-05 09:30:15+00:00", datetime(2024, 3, 5, 9, 30, 15, tzinfo=UTC)),
        ("2024年12月31日 23:59:59", datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC)),
    ],
)
def test_an_instant_keeps_its_seconds_and_its_offset(cell: str, instant: datetime) -> None:
    """To the second, in Shanghai where no offset is written."""
    assert sent(cell).submitted_at == instant


@pytest.mark.parametrize("cell", ["2024-13-05 09:30", "2024年13月5日 9:30", "2024-00-05 09:30", "2024-02-30 09:30"])
def test_a_month_or_day_that_does_not_exist_is_refused(cell: str) -> None:
    """At its cell, with what was written."""
    [told] = problems(UNITS, PERSONS, ("报送.csv", LEDGER.format("agri", cell, "")))

    assert cell in told


def test_an_impossible_month_of_a_day_is_refused() -> None:
    """A thirteenth month is no December."""
    used = "编号,信息编号,刊物,采用日期\na1,s1,bulletin,2024-13-05\n"
    told = problems(UNITS, PERSONS, ("报送.csv", LEDGER.format("agri", "2024-03-05 09:30", "")), ("采用.csv", used))

    assert any("2024-13-05" in one for one in told)


def test_a_name_that_two_bear_is_refused_and_one_with_a_separator_is_found() -> None:
    """Two are called 王三; one office is called 农业、水利办."""
    twins = ("人员.csv", "编号,姓名,单位\np1,王三,agri\np2,王三,water\n".encode())
    offices = ("单位.csv", "编号,名称\nagri,农业、水利办\nwater,水利局\n".encode())
    [told] = problems(UNITS, twins, ("报送.csv", LEDGER.format("agri", "2024-03-05 09:30", "王三")))

    assert "p1" in told and "p2" in told
    assert [
        part.unit
        for part in sent("2024-03-05 09:30", "农业、水利办", units=offices, persons=("人员.csv", "编号,姓名,单位\n".encode())).units
    ] == ["agri"]
