"""Calendars beside the official one: plain weeks, and days laid over another calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final, final

from attrs import field, frozen

from govinfo._doors import checked, typed
from govinfo.calendars._hours import ClosingTime, check_hours
from govinfo.calendars._protocol import WorkCalendar, refusal, settled_through, workday_ordinals
from govinfo.calendars._table import settled_until
from govinfo.errors import InvalidValueError, check_type
from govinfo.instants._moments import check_day
from govinfo.periods import LAST_YEAR
from govinfo.texts import Text

FIRST_FIVE_DAY_YEAR: Final = 1996
"""The first whole year in which state organs rested on Saturdays; no working days are counted before it."""


@final
@frozen(kw_only=True, field_transformer=typed)
class WeekdaysOnly:
    """
    Monday to Friday and nothing else (不含节假日调整): for tests and for estimates that say so, never a fallback.

    >>> WeekdaysOnly().is_workday(date(2026, 10, 1))
    True
    """

    name: str = "weekdays-only"
    first: date = date(FIRST_FIVE_DAY_YEAR, 1, 1)
    last: date = date(LAST_YEAR, 12, 31)

    def is_workday(self, day: date) -> bool:
        """
        Return whether *day* is a Monday to Friday.

        Raises:
            UnknownCalendarYear: *day* is outside its span.
        """
        if type(day) is date and self.first <= day <= self.last:
            return day.weekday() < 5
        raise refusal(self, day)


_DAY: Final = timedelta(days=1)


def _listed(over: Overlay) -> Sequence[int] | None:
    known = workday_ordinals(over.base)
    if known is None:
        return None
    days = {*known, *(day.toordinal() for day in over.work)} - {day.toordinal() for day in over.off}
    for first, last in ((over.first, over.base.first - _DAY), (over.base.last + _DAY, over.last)):
        added = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        days.update(day.toordinal() for day in added if over.is_workday(day))
    return tuple(sorted(days))


@final
@frozen(kw_only=True, field_transformer=typed)
class Overlay:
    """
    A calendar with days of its own over another one (地方调整); made by `overlay`.

    Attributes:
        base: the calendar underneath.
        off: days at rest whatever the base says.
        work: days worked whatever the base says.
        workday_ordinals: the ordinals of all its working days, in order, where the base lists its own.

    >>> from datetime import date
    >>> from govinfo.calendars import official, overlay
    >>> own = overlay(official(), name="本局", off=[date(2024, 9, 2)])
    >>> own.is_workday(date(2024, 9, 2)), official().is_workday(date(2024, 9, 2))
    (False, True)
    """

    name: str
    base: WorkCalendar
    off: frozenset[date] = field(repr=False)
    work: frozenset[date] = field(repr=False)
    first: date
    last: date
    settled_through: date
    hours: tuple[ClosingTime, ...] = ()
    workday_ordinals: Sequence[int] | None = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no day, and list the working days once."""
        for name, days in (
            ("off", self.off),
            ("work", self.work),
            ("first, last, settled_through", (self.first, self.last, self.settled_through)),
        ):
            for day in days:
                check_type(name, day, date, "a date, such as date(2024, 3, 5)", but=datetime)
        object.__setattr__(self, "workday_ordinals", _listed(self))

    def is_workday(self, day: date) -> bool:
        """
        Return whether offices work on *day*: by its own days, then by the base, then by the week in an added year.

        Raises:
            UnknownCalendarYear: *day* is in no year of the base and none that was added.
        """
        if type(day) is not date or not self.first <= day <= self.last:
            raise refusal(self, day)
        if day in self.work:
            return True
        if day in self.off:
            return False
        return self.base.is_workday(day) if self.base.first <= day <= self.base.last else day.weekday() < 5


@checked
def overlay(
    base: WorkCalendar,
    *,
    name: str,
    off: Iterable[date] = (),
    work: Iterable[date] = (),
    years: Iterable[int] = (),
    hours: Iterable[ClosingTime] = (),
) -> Overlay:
    """
    Lay local days over *base*, or add a year whose notice is out before the library has it.

    Args:
        base: the calendar underneath.
        name: what messages and audits call the result.
        off: days at rest; days that rest anyway may be among them.
        work: days worked, above all weekend days.
        years: whole years to add, next to those of *base*; there all weekdays work but those in *off*.
        hours: when offices close, where a limit goes by it; a half-day is a day worked that closes at noon.

    Raises:
        InvalidValueError: a day both off and worked, a day in a year that is neither known nor added,
            a year that is known already or leaves a gap, two closing times on one day, one of a day of rest.

    >>> from govinfo.calendars import official
    >>> local = overlay(official(), name="cn-2027", off=[date(2027, 1, 1)], work=[date(2027, 1, 2)], years=[2027])
    >>> local.is_workday(date(2027, 1, 1)), local.is_workday(date(2027, 1, 2)), local.settled_through
    (False, True, datetime.date(2027, 12, 23))
    """
    rests, works, added = frozenset(off), frozenset(work), sorted(set(years))
    for day in (*rests, *works):
        check_day("day", day)
    first, last = base.first, base.last
    for year in (*reversed([y for y in added if y < first.year]), *(y for y in added if y >= first.year)):
        if year not in {first.year - 1, last.year + 1} or not FIRST_FIVE_DAY_YEAR <= year <= LAST_YEAR:
            raise InvalidValueError(
                "years", year, Text("a year from 1996 on, next to the known ones, {first} to {last}", first=first.year, last=last.year)
            )
        first, last = min(first, date(year, 1, 1)), max(last, date(year, 12, 31))
    for day in sorted(rests | works):
        if not first <= day <= last:
            raise InvalidValueError("day", str(day), "a day of a known year; name the year in years to add it")
    both = sorted(rests & works)
    if both:
        raise InvalidValueError("day", str(both[0]), "either off or worked, not both")
    settled = settled_through(base) if last == base.last else settled_until(last.year)
    closes = tuple(hours)
    check_hours("hours", closes)
    made = Overlay(name=name, base=base, off=rests, work=works, first=first, last=last, settled_through=settled, hours=closes)
    for day in (day for one in closes for day in one.days or ()):
        if not first <= day <= last:
            raise InvalidValueError("day", str(day), "a day of a known year; name the year in years to add it")
        if not made.is_workday(day):
            raise InvalidValueError("hours", str(day), "a day worked: on a day of rest offices do not open")
    return made
