"""Figures as official papers write them (数字用法): percentages, capital numerals, days and periods in words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from govinfo._doors import checked
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact, round_half_up
from govinfo.periods import Period
from govinfo.texts import Language, Text

MOST_YUAN: Final = 10**16
"""Sums of money are written in capital numerals below this many yuan (一亿亿)."""

RATE_PLACES: Final = 2
"""The decimals of a percentage where nobody asks for others."""

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_TENS: Final = ("", "拾", "佰", "仟")
_MYRIAD: Final = 10_000
_HUNDRED_MILLION: Final = 100_000_000
_NAMED: Final = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|([0-9]{2})))?\Z", re.ASCII)


@checked
def percentage(part: Exact, whole: Exact, places: int = RATE_PLACES) -> Exact | None:
    """
    Return what percentage *part* is of *whole* (占比), rounded half up (四舍五入) to so many *places*.

    Nothing of nothing is 0; something of nothing has no percentage, which is None.

    >>> percentage(43, 183), percentage(0, 0), percentage(1, 0)
    (Fraction(47, 2), 0, None)
    """
    if whole == 0:
        return 0 if part == 0 else None
    return round_half_up(exact(Fraction(part) * 100 / whole), exact(Fraction(1, 10**places)))


def capital_yuan(amount: Exact | Decimal) -> str:
    """
    Write a sum of money in Chinese capital numerals (大写金额), which nobody can alter with a stroke.

    Raises:
        InvalidValueError: *amount* is no whole number of fen, or is 10,000,000,000,000,000 yuan or more.

    >>> capital_yuan(120), capital_yuan(Decimal("1409.50")), capital_yuan(Decimal("325.04"))
    ('壹佰贰拾元整', '壹仟肆佰零玖元伍角', '叁佰贰拾伍元零肆分')
    """
    value = exact(amount)
    fen = value * 100
    if not isinstance(fen, int) and fen.denominator != 1:
        raise InvalidValueError("money", str(amount), "a whole number of fen")
    yuan, rest = divmod(abs(int(fen)), 100)
    if yuan >= MOST_YUAN:
        raise InvalidValueError("money", str(amount), Text("less than {most} yuan", most=MOST_YUAN))
    jiao, single = divmod(rest, 10)
    words = "负" if value < 0 else ""
    if yuan or not rest:
        words += f"{_whole(yuan)}元"
    if not rest:
        return words + "整"
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif yuan:
        words += "零"
    return words + (f"{_DIGITS[single]}分" if single else "")


def _whole(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    if number >= _HUNDRED_MILLION:
        high, low = divmod(number, _HUNDRED_MILLION)
        return f"{_whole(high)}亿{_below(low, _HUNDRED_MILLION)}"
    high, low = divmod(number, _MYRIAD)
    return f"{_group(high)}万{_below(low, _MYRIAD)}" if high else _group(low)


def _below(rest: int, unit: int) -> str:
    """What follows 万 or 亿: with a zero in front where the digit just below the unit is missing."""
    if rest == 0:
        return ""
    return ("零" if rest < unit // 10 else "") + _whole(rest)


def _group(group: int) -> str:
    words = ""
    gap = False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit:
            words += ("零" if words and gap else "") + _DIGITS[digit] + _TENS[place]
            gap = False
        else:
            gap = True
    return words


def day_in_words(day: date, lang: Language = "zh") -> str:
    """
    Write a day as a paper is dated (成文日期).

    >>> day_in_words(date(2024, 7, 5)), day_in_words(date(2024, 7, 5), "en")
    ('2024年7月5日', '5 July 2024')
    """
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def period_in_words(period: Period, lang: Language = "zh") -> str:
    """
    Write a period as a title has it.

    >>> period_in_words(Period.parse("2024-Q2")), period_in_words(Period.parse("2024-H1"), "en")
    ('2024年第二季度', 'the first half of 2024')
    """
    match = _NAMED.match(period.name)
    if match is None:
        first, last = day_in_words(period.start, lang), day_in_words(period.last_day, lang)
        return Text("{first} to {last}", first=first, last=last).text(lang)
    year, half, quarter, month = match[1], match[2], match[3], match[4]
    if half:
        return Text("the first half of {year}" if half == "1" else "the second half of {year}", year=year).text(lang)
    if quarter:
        number = "一二三四"[int(quarter) - 1] if lang == "zh" else quarter
        return Text("quarter {quarter} of {year}", quarter=number, year=year).text(lang)
    if month:
        return f"{year}年{int(month)}月" if lang == "zh" else f"{_MONTHS[int(month) - 1]} {year}"
    return Text("{year}", year=year).text(lang)
