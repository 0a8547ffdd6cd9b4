"""Periods: how they are named and read, what lies in them, and how they are divided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from govinfo import Period
from govinfo.errors import GovinfoError, InvalidValueError
from govinfo.labels import Grain
from govinfo.periods import parse_date

NAMED = 'a period such as "2024", "2024-H1", "2024-Q2", "2024-03" or "2024-01-16/2024-03-01" (half-open)'


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: parse_date("2023-02-29"), 'date must be a day that the calendar has, got "2023-02-29"'),
        (lambda: parse_date("2024-2-9"), 'date must be a day such as "2024-03-05", got "2024-2-9"'),
        (lambda: parse_date("20240209"), 'date must be a day such as "2024-03-05", got "20240209"'),
        (lambda: parse_date("２０２４-03-05"), 'date must be a day such as "2024-03-05", got "２０２４-03-05"'),
        (lambda: parse_date("1899-12-31"), 'date must be a day between 1900 and 2999, got "1899-12-31"'),
        (lambda: parse_date("3000-01-01"), 'date must be a day between 1900 and 2999, got "3000-01-01"'),
        (lambda: Period.parse("1899"), f'period must be {NAMED}, got "1899"'),
        (lambda: Period.parse("3000-Q1"), f'period must be {NAMED}, got "3000-Q1"'),
        (lambda: Period.parse("2024-Q5"), f'period must be {NAMED}, got "2024-Q5"'),
        (lambda: Period.parse("2024-13"), f'period must be {NAMED}, got "2024-13"'),
        (lambda: Period.parse("2024-01-01/2024-02-01/x"), f'period must be {NAMED}, got "2024-01-01/2024-02-01/x"'),
        (lambda: Period.parse("2024-01-01/2024-01-01"), 'period must be an end after its start, got "2024-01-01/2024-01-01"'),
        (lambda: Period(datetime(2024, 1, 1), date(2024, 2, 1)), "start must be a date, such as date(2024, 3, 5), got datetime"),
        (lambda: Period(date(2024, 2, 1), date(2024, 1, 1)), 'period must be an end after its start, got "2024-02-01/2024-01-01"'),
    ],
)
def test_what_is_refused_and_how(call: Callable[[], Any], said: str) -> None:
    """The sentence tells what would be right and what came."""
    with pytest.raises(GovinfoError) as caught:
        call()

    assert str(caught.value) == said


def test_the_first_and_the_last_year_are_read() -> None:
    """Both bounds are inside."""
    assert (parse_date("1900-01-01"), parse_date("2999-12-31")) == (date(1900, 1, 1), date(2999, 12, 31))
    assert (Period.parse("1900").start, Period.parse("2999").end) == (date(1900, 1, 1), date(3000, 1, 1))


@pytest.mark.parametrize(
    ("name", "first_month", "named_after", "start", "end"),
    [
        ("2024", 1, "start", "2024-01-01", "2025-01-01"),
        ("2024-H1", 1, "start", "2024-01-01", "2024-07-01"),
        ("2024-H2", 1, "start", "2024-07-01", "2025-01-01"),
        ("2024-Q1", 1, "start", "2024-01-01", "2024-04-01"),
        ("2024-Q4", 1, "start", "2024-10-01", "2025-01-01"),
        ("2024-01", 1, "start", "2024-01-01", "2024-02-01"),
        ("2024-12", 1, "start", "2024-12-01", "2025-01-01"),
        ("2024-02-28/2024-03-01", 1, "start", "2024-02-28", "2024-03-01"),
        ("2024", 1, "end", "2024-01-01", "2025-01-01"),
        ("2024", 12, "start", "2024-12-01", "2025-12-01"),
        ("2024", 12, "end", "2023-12-01", "2024-12-01"),
        ("2024-H2", 12, "end", "2024-06-01", "2024-12-01"),
        ("2024-Q2", 12, "end", "2024-03-01", "2024-06-01"),
        ("2024-Q3", 7, "start", "2025-01-01", "2025-04-01"),
        ("2024", 2, "end", "2023-02-01", "2024-02-01"),
        ("2024-12", 12, "end", "2024-12-01", "2025-01-01"),  # a month is a month wherever the year begins
    ],
)
def test_a_name_is_read(name: str, first_month: int, named_after: str, start: str, end: str) -> None:
    """Halves and quarters follow the month in which the year begins."""
    period = Period.parse(name, first_month=first_month, named_after=named_after)

    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert period.name == name


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2024-01-01", "2025-01-01", "2024"),
        ("2024-02-01", "2025-02-01", "2024-02-01/2025-02-01"),
        ("2024-01-01", "2024-07-01", "2024-H1"),
        ("2024-07-01", "2025-01-01", "2024-H2"),
        ("2024-06-01", "2024-12-01", "2024-06-01/2024-12-01"),
        ("2024-01-01", "2024-04-01", "2024-Q1"),
        ("2024-04-01", "2024-07-01", "2024-Q2"),
        ("2024-10-01", "2025-01-01", "2024-Q4"),
        ("2024-02-01", "2024-05-01", "2024-02-01/2024-05-01"),
        ("2024-03-01", "2024-04-01", "2024-03"),
        ("2024-12-01", "2025-01-01", "2024-12"),
        ("2024-01-01", "2024-03-01", "2024-01-01/2024-03-01"),
        ("2024-01-01", "2026-01-01", "2024-01-01/2026-01-01"),
        ("2024-01-02", "2024-02-01", "2024-01-02/2024-02-01"),
        ("2024-01-01", "2024-01-31", "2024-01-01/2024-01-31"),
        ("2024-01-15", "2024-02-15", "2024-01-15/2024-02-15"),
    ],
)
def test_a_nameless_span_gets_its_plain_name(start: str, end: str, name: str) -> None:
    """That of a calendar year, half, quarter or month; else its days."""
    assert Period(date.fromisoformat(start), date.fromisoformat(end)).name == name


def spans(period: Period, grain: Grain, first_month: int = 1) -> list[str]:
    """The whole parts, by their first and last days."""
    return [f"{part.start:%m%d}-{part.last_day:%m%d}" for part in period.parts(grain, first_month=first_month)]


@pytest.mark.parametrize(
    ("period", "grain", "first_month", "parts"),
    [
        ("2024-02", Grain.WEEK, 1, ["0205-0211", "0212-0218", "0219-0225"]),  # 1 February is a Thursday
        ("2024-01-01/2024-01-15", Grain.WEEK, 1, ["0101-0107", "0108-0114"]),
        ("2024-02", Grain.HALF_MONTH, 1, ["0201-0215", "0216-0229"]),
        ("2024-02-02/2024-03-16", Grain.HALF_MONTH, 1, ["0216-0229", "0301-0315"]),
        ("2024-02-16/2024-03-01", Grain.HALF_MONTH, 1, ["0216-0229"]),
        ("2024-Q1", Grain.MONTH, 1, ["0101-0131", "0201-0229", "0301-0331"]),
        ("2024-01-02/2024-04-01", Grain.MONTH, 1, ["0201-0229", "0301-0331"]),
        ("2024-H1", Grain.TWO_MONTHS, 1, ["0101-0229", "0301-0430", "0501-0630"]),
        ("2024-H1", Grain.TWO_MONTHS, 12, ["0201-0331", "0401-0531"]),
        ("2024", Grain.QUARTER, 12, ["0301-0531", "0601-0831", "0901-1130"]),
        ("2024", Grain.HALF_YEAR, 1, ["0101-0630", "0701-1231"]),
        ("2024", Grain.HALF_YEAR, 12, ["0601-1130"]),
        ("2024", Grain.YEAR, 1, ["0101-1231"]),
        ("2024", Grain.YEAR, 12, []),
    ],
)
def test_a_period_has_whole_parts(period: str, grain: Grain, first_month: int, parts: list[str]) -> None:
    """A part of which a day is missing cannot be judged."""
    assert spans(Period.parse(period), grain, first_month) == parts


def test_touching_yields_the_parts_that_are_cut_too() -> None:
    """From the one in which the period begins to the one in which its last day lies."""
    part = Period.parse("2024-02-15/2024-04-02")

    assert [month.name for month in part.touching(Grain.MONTH)] == ["2024-02", "2024-03", "2024-04"]
    assert [half.start.day for half in part.touching(Grain.HALF_MONTH)] == [1, 16, 1, 16, 1]
    assert [half.start.day for half in Period.parse("2024-02-16/2024-03-02").touching(Grain.HALF_MONTH)] == [16, 1]
    assert [month.name for month in Period.parse("2024-02-15/2024-04-01").touching(Grain.MONTH)] == ["2024-02", "2024-03"]


def test_what_two_periods_share() -> None:
    """Half-open: one that begins where the other ends shares nothing."""
    first, second = Period.parse("2024-Q1"), Period.parse("2024-02-10/2024-05-01")

    assert first.intersection(second) == second.intersection(first) == Period(date(2024, 2, 10), date(2024, 4, 1))
    assert first.intersection(Period.parse("2024-Q2")) is None
    assert first.includes(Period.parse("2024-01"))
    assert first.includes(Period.parse("2024-03"))
    assert first.includes(first)
    assert not first.includes(second)
    assert not second.includes(first)
    assert (date(2024, 3, 31) in first, date(2024, 4, 1) in first, date(2023, 12, 31) in first) == (True, False, False)
    assert first.last_day == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("2024年", "2024"), ("2024年度", "2024"), ("2024年上半年", "2024-H1"), ("2024年下半年", "2024-H2"), ("2024H2", "2024-H2"),
        ("2024年第二季度", "2024-Q2"), ("2024年二季度", "2024-Q2"), ("2024年第4季度", "2024-Q4"), ("2024Q2", "2024-Q2"),
        ("2024年3月", "2024-03"), ("2024年03月", "2024-03"), ("2024年12月份", "2024-12"),
    ],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it(written: str, plain: str) -> None:
    """The days and the name are those of the plain form."""
    assert (Period.parse(written), Period.parse(written).name) == (Period.parse(plain), plain)


@pytest.mark.parametrize(
    "written", ["2024年13月", "2024年第五季度", "2024年三季", "二〇二四年", "2024年上", "2024Q5", "2024年0月", "年", "2024年 3月", "1024年"]
)
def test_what_is_nearly_a_period_is_refused(written: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(InvalidValueError):
        Period.parse(written)
