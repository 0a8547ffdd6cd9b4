"""Days, times and periods as clerks write them (日期与时间的写法): each way that can be read in one way only."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Final

from govinfo.errors import InvalidValueError
from govinfo.instants import OFFICIAL_ZONE
from govinfo.periods import Period

_LONGEST: Final = 64
"""No day and no time is longer; a cell may hold very much more."""

_DAY: Final = r"(?:(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(\d{4})(\d{2})(\d{2}))"
_ONLY_DAY: Final = re.compile(_DAY + r"(?:\s*[日号])?\Z", re.ASCII)
_CLOCK: Final = r"(\d{1,2})(?::(\d{2})(?::(\d{2}))?|[时点](?:(\d{1,2})(?:分(?:(\d{1,2})秒)?)?)?)"
_INSTANT: Final = re.compile(_DAY + r"(?:\s*[日号]\s*|T\s*|\s+)" + _CLOCK + r"\s*(Z|[+-]\d{2}:\d{2})?\Z", re.ASCII)


def _plain(text: str) -> str:
    """Return a text with ordinary digits and signs, nothing where it is too long to be a day or a time."""
    return unicodedata.normalize("NFKC", text).strip() if len(text) <= _LONGEST else ""


def read_day(text: str) -> str | None:
    """
    Return a day as a file of records writes it, None where *text* is none; whether the calendar has it is not asked.

    >>> read_day("2024年3月5日"), read_day("20240305"), read_day("2024年03月05号"), read_day("3月5日")
    ('2024-03-05', '2024-03-05', '2024-03-05', None)
    """
    match = _ONLY_DAY.match(_plain(text))
    return None if match is None else _day_of(match)


def _day_of(match: re.Match[str]) -> str:
    year, month, day = (match[i] or match[i + 3] for i in (1, 2, 3))
    return f"{year}-{int(month):02}-{int(day):02}"


def read_instant(text: str) -> datetime | None:
    """
    Return the instant that a day with a time is, in official time where no offset is written; 24:00 is the end of its day.

    >>> read_instant("2024年3月5日9:30").isoformat(), read_instant("20240305 9时30分").isoformat()
    ('2024-03-05T09:30:00+08:00', '2024-03-05T09:30:00+08:00')
    >>> read_instant("2024-03-05 24:00").isoformat(), read_instant("2024-03-05")
    ('2024-03-06T00:00:00+08:00', None)
    """
    match = _INSTANT.match(_plain(text))
    if match is None:
        return None
    hour, minute, second = int(match[7]), int(match[8] or match[10] or 0), int(match[9] or match[11] or 0)
    ends = (hour, minute, second) == (24, 0, 0)
    try:
        written = f"{_day_of(match)}T{0 if ends else hour:02}:{minute:02}:{second:02}{match[12] or ''}"
        instant = datetime.fromisoformat(written) + timedelta(days=1 if ends else 0)
    except (ValueError, OverflowError):
        return None
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=OFFICIAL_ZONE)


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


def read_period(text: str) -> str:
    """
    Return a period as a file of records writes it, or *text* as it is.

    >>> read_period("2024年"), read_period("2024年3月"), read_period("2024年第一季度"), read_period("2024年下半年"), read_period("2024-03")
    ('2024', '2024-03', '2024-Q1', '2024-H2', '2024-03')
    """
    try:
        return Period.parse("".join(_plain(text).split())).name
    except InvalidValueError:
        return text
