"""Periods (考核期): half-open spans of days with a name, and the sub-periods inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Self, final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.errors import InvalidValueError, WrongTypeError, check_type
from govinfo.labels import Grain
from govinfo.texts import Language, Text
from govinfo.texts._languages import either

__all__ = ["Period", "parse_date"]

FIRST_YEAR = 1900
LAST_YEAR = 2999
"""Days are read between 1 January of `FIRST_YEAR` and 31 December of `LAST_YEAR`; beyond, a typing mistake is likelier."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_NAMED = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?\Z", re.ASCII)
_SPOKEN = re.compile(
    r"([0-9]{4})(?:([HQ])([1-4])|年(?:度|([上下])半年|第?([1-4一二三四])季度|(0?[1-9]|1[0-2])月份?)?)\Z",
    re.ASCII,
)
_HALVES, _QUARTERS = "上下", "一二三四"
_MONTHS = {Grain.MONTH: 1, Grain.TWO_MONTHS: 2, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.YEAR: 12}
_EXPECTED = 'a period such as "2024", "2024-H1", "2024-Q2", "2024-03" or "2024-01-16/2024-03-01" (half-open)'
_A_DAY = "a date, such as date(2024, 3, 5)"
_A_PERIOD = 'a Period, such as Period.parse("2024-Q1")'


@checked
def parse_date(text: str) -> date:
    """
    Read a day written as `2024-03-05`, and in no other way.

    Raises:
        InvalidValueError: not so written, no such day, or outside 1900-2999.

    >>> parse_date("2024-02-29")
    datetime.date(2024, 2, 29)
    """
    if _DATE.match(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise InvalidValueError("date", text, "a day that the calendar has") from None
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        raise InvalidValueError("date", text, Text("a day between {first} and {last}", first=FIRST_YEAR, last=LAST_YEAR))
    raise InvalidValueError("date", text, 'a day such as "2024-03-05"')


def _spoken(text: str) -> str:
    """Return a period's name as people write it in the form that programs write, anything else as it is."""
    match = _SPOKEN.match(text)
    if match is None:
        return text
    year, letter, number, half, quarter, month = match.groups()
    if letter is not None:
        return f"{year}-{letter}{number}"
    if half is not None:
        return f"{year}-H{_HALVES.index(half) + 1}"
    if quarter is not None:
        return f"{year}-Q{_QUARTERS.index(quarter) + 1 if quarter in _QUARTERS else quarter}"
    return year if month is None else f"{year}-{int(month):02}"


def _first(year: int, month0: int) -> date:
    return date(year + month0 // 12, month0 % 12 + 1, 1)


@final
@frozen(order=False)
class Period:
    """
    A half-open span of days (考核期): `start` is in it, `end` is not.

    Two periods are equal when they span the same days; the name is only how people call them.

    Raises:
        InvalidValueError: *end* is not after *start*.
        WrongTypeError: one of them is no date; a datetime is none.

    >>> Period.parse("2024-Q1")
    Period(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 4, 1), name='2024-Q1')
    >>> date(2024, 3, 31) in Period.parse("2024-Q1"), date(2024, 4, 1) in Period.parse("2024-Q1")
    (True, False)
    """

    start: date
    end: date
    name: str = field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no day and an empty span, and give a nameless one its plain name."""
        check_type("start", self.start, date, _A_DAY, but=datetime)
        check_type("end", self.end, date, _A_DAY, but=datetime)
        check_type("name", self.name, str, "a str")
        if self.start >= self.end:
            raise InvalidValueError("period", f"{self.start}/{self.end}", "an end after its start")
        if not self.name:
            object.__setattr__(self, "name", _plain_name(self.start, self.end))

    def text(self, lang: Language = "zh") -> str:
        """
        Return the period for readers: in Chinese as it is called, or from its first day to its last one; in English by its name.

        >>> [Period.parse(name).text("zh") for name in ("2024-07", "2024-Q2", "2026-03-01/2026-03-16", "2024-01-01/2024-03-01")]
        ['2024年7月', '2024年第二季度', '2026年3月1日至3月15日', '2024年1月至2月']
        """
        found = _NAMED.match(self.name)
        if found is None:
            return either(self._from_first_to_last(), f"{self.start} to {self.last_day}", lang)
        year, half, quarter, month = found.groups()
        part = f"第{_QUARTERS[int(quarter) - 1]}季度" if quarter else f"{int(month)}月" if month else ""
        return either(f"{year}年{_HALVES[int(half) - 1]}半年" if half else f"{year}年{part}", self.name, lang)

    def _from_first_to_last(self) -> str:
        """Return the first day and the last one in Chinese, the months where they are whole."""
        first, last = self.start, self.last_day
        whole = self.start.day == 1 == self.end.day
        begin, end = (f"{day.month}月" if whole else f"{day.month}月{day.day}日" for day in (first, last))
        return f"{first.year}年{begin}至" + (end if first.year == last.year else f"{last.year}年{end}")

    @classmethod
    def parse(cls, text: str, *, first_month: int = 1, named_after: str = "start") -> Self:
        """
        Read a period's name.

        Args:
            text: `2024`, `2024-H1`, `2024-Q2`, `2024-03`, or two days with a slash, the second excluded; or as people write
                them: `2024年`, `2024年上半年`, `2024年第二季度`, `2024Q2`, `2024年3月`. The name is the plain one in either case.
            first_month: the month in which the assessment year begins; halves and quarters follow it.
            named_after: whether such a year bears the number of the calendar year in which it `start`s or `end`s.

        Raises:
            InvalidValueError: *text* is none of these, or *named_after* is another word.
            WrongTypeError: *text* is no string.

        >>> Period.parse("2021", first_month=12, named_after="end").start
        datetime.date(2020, 12, 1)
        >>> [Period.parse(text).name for text in ("2024年上半年", "2024年第二季度", "2024Q2", "2024年3月")]
        ['2024-H1', '2024-Q2', '2024-Q2', '2024-03']
        """
        check_type("period", text, str, 'a str such as "2024-Q1"')
        if named_after not in ("start", "end"):
            raise InvalidValueError("named_after", named_after, "start or end")
        _check_month(first_month)
        if text.count("/") == 1:
            start, end = (parse_date(part) for part in text.split("/"))
            return cls(start, end)
        name = _spoken(text)
        match = _NAMED.match(name)
        if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise InvalidValueError("period", text, _EXPECTED)
        year, half, quarter, month = int(match[1]), match[2], match[3], match[4]
        if month:
            return cls(_first(year, int(month) - 1), _first(year, int(month)))
        begin = first_month - 1 - (12 if first_month > 1 and named_after == "end" else 0)
        length = 6 if half else 3 if quarter else 12
        begin += length * (int(half or quarter or 1) - 1)
        return cls(_first(year, begin), _first(year, begin + length), name)

    def __contains__(self, day: date) -> bool:
        """Whether *day* lies in the period."""
        try:  # asked for every record: what is no day is told only where comparing fails
            return self.start <= day < self.end
        except TypeError:
            raise WrongTypeError("day", type(day), _A_DAY) from None

    def includes(self, other: Period) -> bool:
        """Whether every day of *other* lies in this period."""
        try:
            return self.start <= other.start and other.end <= self.end
        except AttributeError:
            raise WrongTypeError("other", type(other), _A_PERIOD) from None

    def intersection(self, other: Period) -> Period | None:
        """Return the days common to both, None where there are none."""
        check_type("other", other, Period, _A_PERIOD)
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start < end else None

    @property
    def last_day(self) -> date:
        """The last day in the period."""
        return self.end - timedelta(days=1)

    def parts(self, grain: Grain, *, first_month: int = 1) -> tuple[Period, ...]:
        """
        Return the whole sub-periods of *grain* that lie inside, in order.

        A week runs from Monday to Sunday, a half-month from the 1st or the 16th; two months,
        quarters, halves and years are counted from *first_month*. A sub-period that is only
        partly inside is left out: it can be judged only where all of it is seen.

        >>> [part.name for part in Period.parse("2024-H1").parts(Grain.QUARTER)]
        ['2024-Q1', '2024-Q2']
        """
        return tuple(part for part in self.touching(grain, first_month=first_month) if self.includes(part))

    def touching(self, grain: Grain, *, first_month: int = 1) -> Iterator[Period]:
        """Yield every sub-period of *grain* that shares a day with this one, in order."""
        check_type("grain", grain, Grain, "a Grain, such as Grain.MONTH")
        _check_month(first_month)
        start = _grain_start(self.start, grain, first_month)
        while start < self.end:
            end = _grain_end(start, grain)
            yield Period(start, end)
            start = end


def _check_month(first_month: int) -> None:
    if type(first_month) is not int or not 1 <= first_month <= 12:
        raise InvalidValueError("first_month", first_month, "a month from 1 to 12")


def _grain_start(day: date, grain: Grain, first_month: int) -> date:
    if grain is Grain.WEEK:
        return day - timedelta(days=day.weekday())
    if grain is Grain.HALF_MONTH:
        return day.replace(day=16 if day.day > 15 else 1)
    into = (day.month - first_month) % _MONTHS[grain]
    return _first(day.year, day.month - 1 - into)


def _grain_end(start: date, grain: Grain) -> date:
    if grain is Grain.WEEK:
        return start + timedelta(days=7)
    if grain is Grain.HALF_MONTH:
        return start.replace(day=16) if start.day == 1 else _first(start.year, start.month)
    return _first(start.year, start.month - 1 + _MONTHS[grain])


def _plain_name(start: date, end: date) -> str:
    if start.day == 1 and end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        if months == 1:
            return f"{start.year:04}-{start.month:02}"
        if months == 12 and start.month == 1:
            return f"{start.year:04}"
        if months == 6 and start.month in {1, 7}:
            return f"{start.year:04}-H{1 if start.month == 1 else 2}"
        if months == 3 and start.month % 3 == 1:
            return f"{start.year:04}-Q{start.month // 3 + 1}"
    return f"{start}/{end}"
