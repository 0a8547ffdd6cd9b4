"""Days and periods as official papers write them (日期用语)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from govinfo.instants import OFFICIAL_ZONE
from govinfo.periods import Period
from govinfo.texts import Language, Text, Words

_NAMED: Final = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|([0-9]{2})))?\Z", re.ASCII)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_INSTANT: Final = timedelta(microseconds=1)
_QUARTERS: Final = "一二三四"


def day_in_words(day: date, lang: Language = "zh") -> str:
    """
    Write a day as a paper is dated (成文日期).

    >>> day_in_words(date(2024, 7, 5)), day_in_words(date(2024, 7, 5), "en")
    ('2024年7月5日', '5 July 2024')
    """
    return Text("{day} {month} {year}", day=day.day, month=_month(day.month), year=day.year).text(lang)


def _month(number: int) -> Words:
    return Words(str(number), _MONTHS[number - 1])


def period_in_words(period: Period, lang: Language = "zh") -> str:
    """
    Write a period as a title has it.

    >>> period_in_words(Period.parse("2024-Q2")), period_in_words(Period.parse("2024-H1"), "en")
    ('2024年第二季度', 'the first half of 2024')
    """
    match = _NAMED.match(period.name)
    if match is None:
        return _span_in_words(period, lang)
    year, half, quarter, month = match[1], match[2], match[3], match[4]
    if half:
        return Text("the first half of {year}" if half == "1" else "the second half of {year}", year=year).text(lang)
    if quarter:
        return Text("quarter {quarter} of {year}", quarter=Words(_QUARTERS[int(quarter) - 1], quarter), year=year).text(lang)
    if month:
        return Text("{month} {year}", month=_month(int(month)), year=year).text(lang)
    return Text("{year}", year=year).text(lang)


def _span_in_words(period: Period, lang: Language) -> str:
    """Write a span without a name, whole months as months; in Chinese a year that stays the same is said once."""
    first, last = period.start, period.last_day
    months = period.start.day == 1 and period.end.day == 1

    def said(day: date, in_lang: Language) -> str:
        template = "{month} {year}" if months else "{day} {month} {year}"
        return Text(template, day=day.day, month=_month(day.month), year=day.year).text(in_lang)

    zh = said(last, "zh")
    zh = zh.removeprefix(f"{last.year}年") if first.year == last.year else zh
    return Text("{first} to {last}", first=said(first, lang), last=Words(zh, said(last, "en"))).text(lang)


def as_at(at: datetime) -> str:
    """
    Write an instant as a clerk in China reads it, the last one of a day as its end.

    >>> from datetime import UTC
    >>> as_at(datetime(2024, 3, 5, 1, 30, tzinfo=UTC)), as_at(datetime(2024, 3, 5, 15, 59, 59, 999999, tzinfo=UTC))
    ('2024-03-05 09:30', '2024-03-05 24:00')
    """
    local = at.astimezone(OFFICIAL_ZONE)
    last = (at + _INSTANT).astimezone(OFFICIAL_ZONE)
    if last.date() != local.date():
        return f"{local:%Y-%m-%d} 24:00"
    return f"{local:%Y-%m-%d %H:%M}"
