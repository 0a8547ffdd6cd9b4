"""Days, times and periods as clerks write them (日期与时间的写法): each way that can be read in one way only."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Final

from govinfo.errors import InvalidValueError
from govinfo.instants._zone import OFFICIAL_ZONE
from govinfo.periods import Period

_LONGEST: Final = 64
"""No day and no time is longer; a cell may hold very much more."""

_DAY: Final = r"(?:(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(\d{4})(\d{2})(\d{2}))"
_ONLY_DAY: Final = re.compile(_DAY + r"(?:\s*[日号])?\Z", re.ASCII)
_HALVES: Final = "上午|早上|早|凌晨|中午|下午|晚上|晚"
_CLOCK: Final = (
    rf"(?:(?P<half>{_HALVES})\s*+)?(?P<hour>\d{{1,2}})"
    r"(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?|[时点](?:(?P<minutes>\d{1,2}|半)(?:分(?:(?P<seconds>\d{1,2})秒)?)?)?整?)"
)
_INSTANT: Final = re.compile(
    _DAY + rf"(?:\s*+[日号]\s*+|T\s*+|\s++|(?={_HALVES}))" + _CLOCK + r"\s*(?P<offset>Z|[+-]\d{2}:\d{2})?\Z", re.ASCII
)
_MONTH_AND_DAY: Final = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*[日号]", re.ASCII)
_PART_OF_YEAR: Final = re.compile(r"\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年", re.ASCII)
_NUMERALS: Final = re.compile(r"(?<![〇零○一二三四五六七八九十])[〇零○一二三四五六七八九十]++(?=[年月日号时点分])")
_DIGITS: Final = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


def _plain(text: str, year: int | None = None) -> str:
    """
    Return a text with ordinary digits and signs, nothing where it is too long to be a day or a time.

    Numerals before 年, 月 and 日 are digits; where the ledger says of which *year* it is, a month and a day are a day of it.
    """
    if len(text) > _LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", _NUMERALS.sub(_digits, text)).strip()
    return f"{year}年{plain}" if year is not None and _MONTH_AND_DAY.match(plain) else plain


def _digits(match: re.Match[str]) -> str:
    """Return numerals in digits: 二〇二四 one by one, 二十三 as the number it says, what is neither as it stands."""
    text = match[0]
    if "十" not in text:
        return "".join(_DIGITS[sign] for sign in text)
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return text
    return f"{_DIGITS.get(tens, '1')}{_DIGITS.get(ones, '0')}"


def read_day(text: str, year: int | None = None) -> str | None:
    """
    Return a day as a file of records writes it, None where *text* is none; whether the calendar has it is not asked.

    >>> read_day("2024年3月5日"), read_day("20240305"), read_day("二〇二四年三月十五日"), read_day("3月5日")
    ('2024-03-05', '2024-03-05', '2024-03-15', None)
    >>> read_day("3月5日", year=2024)
    '2024-03-05'
    """
    match = _ONLY_DAY.match(_plain(text, year))
    return None if match is None else _day_of(match)


def _day_of(match: re.Match[str]) -> str:
    year, month, day = (match[i] or match[i + 3] for i in (1, 2, 3))
    return f"{year}-{int(month):02}-{int(day):02}"


def read_instant(text: str, year: int | None = None) -> datetime | None:
    """
    Return the instant that a day with a time is, in official time where no offset is written; 24:00 is the end of its day.

    >>> read_instant("2024年3月5日9:30").isoformat(), read_instant("20240305 9时30分").isoformat()
    ('2024-03-05T09:30:00+08:00', '2024-03-05T09:30:00+08:00')
    >>> read_instant("2024年3月5日下午3点半").isoformat(), read_instant("2024-03-05 上午13:00")
    ('2024-03-05T15:30:00+08:00', None)
    >>> read_instant("2024-03-05 24:00").isoformat(), read_instant("2024-03-05")
    ('2024-03-06T00:00:00+08:00', None)
    """
    match = _INSTANT.match(_plain(text, year))
    hour = None if match is None else _hour(match["half"] or "", int(match["hour"]))
    if match is None or hour is None:
        return None
    minute = 30 if match["minutes"] == "半" else int(match["minute"] or match["minutes"] or 0)
    second = int(match["second"] or match["seconds"] or 0)
    ends = (hour, minute, second) == (24, 0, 0)
    try:
        written = f"{_day_of(match)}T{0 if ends else hour:02}:{minute:02}:{second:02}{match['offset'] or ''}"
        instant = datetime.fromisoformat(written) + timedelta(days=1 if ends else 0)
    except (ValueError, OverflowError):
        return None
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=OFFICIAL_ZONE)


def _hour(half: str, hour: int) -> int | None:
    """Return the hour of the day that an hour of its morning or afternoon is; None where there is no such, or it may be one of two."""
    if not half:
        return hour
    if half == "中午":
        return {11: 11, 12: 12, 1: 13}.get(hour)
    if half in {"下午", "晚上", "晚"}:
        return hour + 12 if 1 <= hour < 12 else hour if 12 < hour < 24 else 12 if (half, hour) == ("下午", 12) else None
    return hour if hour < 12 else None


def end_of(day: str) -> datetime | None:
    """
    Return the end of a day in official time, 24:00, which is the first instant of the next.

    >>> end_of("2024-03-05").isoformat()
    '2024-03-06T00:00:00+08:00'
    """
    try:
        following = date.fromisoformat(day) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return datetime(following.year, following.month, following.day, tzinfo=OFFICIAL_ZONE)


def is_part_of_year(text: str) -> bool:
    """
    Whether a text names a month, quarter or half without its year.

    >>> is_part_of_year("3月"), is_part_of_year("一季度"), is_part_of_year("2024年3月"), is_part_of_year("农业局")
    (True, True, False, False)
    """
    return _PART_OF_YEAR.fullmatch("".join(_plain(text).split())) is not None


def read_period(text: str, year: int | None = None) -> str:
    """
    Return a period as a file of records writes it, or *text* as it is; of a *year*, where that is said, a part of it too.

    >>> read_period("2024年"), read_period("2024年3月"), read_period("2024年第一季度"), read_period("2024年下半年"), read_period("2024-03")
    ('2024', '2024-03', '2024-Q1', '2024-H2', '2024-03')
    >>> read_period("3月份", 2024), read_period("二季度", 2024), read_period("上半年", 2024), read_period("3月份")
    ('2024-03', '2024-Q2', '2024-H1', '3月份')
    """
    plain = "".join(_plain(text).split())
    if year is not None and _PART_OF_YEAR.fullmatch(plain):
        plain = f"{year}年{plain.removesuffix('份')}"
    try:
        return Period.parse(plain).name
    except InvalidValueError:
        return text
