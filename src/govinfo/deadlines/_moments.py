"""Days, instants and lengths of time as a clerk writes them (3月28日9:00, 3月27日24:00, 20小时59分钟)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, final

from attrs import frozen

from govinfo.instants import OFFICIAL_ZONE
from govinfo.labels import LimitUnit
from govinfo.texts import Language
from govinfo.texts._languages import either

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MEASURES: Final = {
    LimitUnit.MINUTE: ("分钟", "minute"),
    LimitUnit.HOUR: ("小时", "hour"),
    LimitUnit.DAY: ("日", "day"),
    LimitUnit.WORKDAY: ("个工作日", "working day"),
    LimitUnit.MONTH: ("个月", "month"),
    LimitUnit.YEAR: ("年", "year"),
}
_UNITS: Final = ((1440, "天", "day"), (60, "小时", "hour"), (1, "分钟", "minute"))


@final
@frozen
class Calendrical:
    """
    A day for readers; in Chinese without its year where that is the year they have in mind.

    >>> Calendrical(date(2026, 3, 9), 2026).text("zh"), Calendrical(date(2027, 1, 4), 2026).text("zh")
    ('3月9日', '2027年1月4日')
    """

    day: date
    year: int | None = None

    def text(self, lang: Language = "zh") -> str:
        """Return the day in *lang*."""
        year = "" if self.day.year == self.year else f"{self.day.year}年"
        return either(f"{year}{self.day.month}月{self.day.day}日", self.day.isoformat(), lang)


@final
@frozen
class DayOfYear:
    """
    A day of every year for readers, from its month and day.

    >>> DayOfYear("06-01").text("zh"), DayOfYear("09-30").text("en")
    ('6月1日', '30 September')
    """

    text_of: str

    def text(self, lang: Language = "zh") -> str:
        """Return the day in *lang*."""
        month, day = (int(part) for part in self.text_of.split("-"))
        return either(f"{month}月{day}日", f"{day} {_MONTHS[month - 1]}", lang)


@final
@frozen
class Moment:
    """
    An instant for readers, in the official zone; as the end of a limit midnight is 24:00 of the day before.

    >>> Moment(datetime(2026, 3, 28, tzinfo=OFFICIAL_ZONE), 2026, end=True).text("zh")
    '3月27日24:00'
    """

    at: datetime
    year: int | None = None
    end: bool = False

    @property
    def day(self) -> date:
        """The day of the instant in the official zone."""
        return self.at.astimezone(OFFICIAL_ZONE).date()

    def text(self, lang: Language = "zh") -> str:
        """Return the instant in *lang*, to the minute."""
        local = self.at.astimezone(OFFICIAL_ZONE)
        hour, day = local.hour, local.date()
        if self.end and (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0):
            hour, day = 24, day - timedelta(days=1)
        words = Calendrical(day, self.year).text(lang)
        return either(f"{words}{hour}:{local:%M}", f"{words} {hour:02}:{local:%M}", lang)


@final
@frozen
class Length:
    """
    A length of time for readers, in days, hours and minutes.

    >>> Length(1259).text("zh"), Length(1441).text("en")
    ('20小时59分钟', '1 day 1 minute')
    """

    minutes: int

    def text(self, lang: Language = "zh") -> str:
        """Return the length in *lang*."""
        left, parts = self.minutes, list[str]()
        for size, zh, en in _UNITS:
            number, left = divmod(left, size)
            if number or (size == 1 and not parts):
                parts.append(either(f"{number}{zh}", f"{number} {en}{'' if number == 1 else 's'}", lang))
        return either("", " ", lang).join(parts)


@final
@frozen
class Measure:
    """
    A number of counted units for readers.

    >>> Measure(15, LimitUnit.WORKDAY).text("zh"), Measure(1, LimitUnit.MONTH).text("en")
    ('15个工作日', '1 month')
    """

    number: int
    unit: LimitUnit

    def text(self, lang: Language = "zh") -> str:
        """Return the number and its unit in *lang*."""
        zh, en = _MEASURES[self.unit]
        return either(f"{self.number}{zh}", f"{self.number} {en}{'' if self.number == 1 else 's'}", lang)


@final
@frozen
class Weekday:
    """
    The weekday of a day for readers.

    >>> Weekday(date(2026, 3, 2)).text("zh"), Weekday(date(2026, 3, 8)).text("en")
    ('星期一', 'Sunday')
    """

    day: date

    def text(self, lang: Language = "zh") -> str:
        """Return the weekday in *lang*."""
        number = self.day.weekday()
        return either(f"星期{'一二三四五六日'[number]}", _WEEKDAYS[number], lang)
