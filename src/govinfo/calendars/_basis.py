"""What a calendar says of a day: why it is worked or at rest (日期依据), and when offices close on it (下班时间)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import NoneType
from typing import final

from attrs import frozen

from govinfo._doors import checked
from govinfo.calendars._hours import ClosingTime, closing_time
from govinfo.calendars._notices import Notice
from govinfo.calendars._offices import OfficeCalendars
from govinfo.calendars._others import Overlay
from govinfo.calendars._protocol import WorkCalendar
from govinfo.calendars._table import CnTable
from govinfo.errors import check_type
from govinfo.instants._moments import check_day
from govinfo.labels import Labelled


class DayKind(Labelled):
    """
    What a day is to an office (日期类别).

    >>> [(kind.value, kind.label) for kind in DayKind]
    [('working-day', '工作日'), ('made-up', '调休上班'), ('weekend', '周末休息'), ('holiday', '放假')]
    """

    WORKDAY = "working-day", "工作日"
    MADE_UP = "made-up", "调休上班"
    WEEKEND = "weekend", "周末休息"
    HOLIDAY = "holiday", "放假"

    @property
    def works(self) -> bool:
        """Whether offices work on it."""
        return self in {DayKind.WORKDAY, DayKind.MADE_UP}


@final
@frozen(kw_only=True)
class DayBasis:
    """
    What a day is, and what makes it so (日期依据).

    Attributes:
        day: the day.
        kind: what it is.
        by: the number of the notice (文号), else its page, or the name of the calendar that says so; None where its weekday does.

    >>> from datetime import date
    >>> DayBasis(day=date(2024, 10, 1), kind=DayKind.HOLIDAY, by="国办发明电〔2023〕7号").kind.label
    '放假'
    """

    day: date
    kind: DayKind
    by: str | None = None


@checked
def day_basis(calendar: WorkCalendar, day: date) -> DayBasis:
    """
    Return what *day* is in *calendar*, and by which notice or overlay.

    Raises:
        UnknownCalendarYear: *calendar* does not know the day.

    >>> from govinfo.calendars import official
    >>> [(one.kind.value, one.by) for one in (day_basis(official(), date(2026, 9, 20)), day_basis(official(), date(2026, 3, 7)))]
    [('made-up', '国办发明电〔2025〕7号'), ('weekend', None)]
    """
    if isinstance(calendar, OfficeCalendars):
        return day_basis(calendar.general, day)
    works = calendar.is_workday(day)
    if isinstance(calendar, Overlay):
        if calendar.base.first <= day <= calendar.base.last and calendar.base.is_workday(day) is works:
            return day_basis(calendar.base, day)
        listed = day in calendar.off or day in calendar.work or works is not (day.weekday() < 5)
        return DayBasis(day=day, kind=_kind(day, works=works), by=calendar.name if listed else None)
    if works is (day.weekday() < 5):
        return DayBasis(day=day, kind=_kind(day, works=works))
    by = calendar.name
    if isinstance(calendar, CnTable):
        last = [notice for notice in calendar.notices if day in (*notice.rests, *notice.works, *notice.withdrawn)][-1]
        by = _cited(last)
    return DayBasis(day=day, kind=_kind(day, works=works), by=by)


def _kind(day: date, *, works: bool) -> DayKind:
    if day.weekday() < 5:
        return DayKind.WORKDAY if works else DayKind.HOLIDAY
    return DayKind.MADE_UP if works else DayKind.WEEKEND


def _cited(notice: Notice) -> str:
    return notice.number or notice.path


@final
@frozen(kw_only=True)
class OfficeClose:
    """
    When offices close on a day, and who says so (下班时间及依据).

    Attributes:
        hours: the closing time.
        by: the name of the calendar that says so; None where a limit says so itself.

    >>> OfficeClose(hours=ClosingTime(close="12:00", weekdays=(5,)), by="本局").hours.close
    '12:00'
    """

    hours: ClosingTime
    by: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no closing time, and a name that is no text."""
        check_type("hours", self.hours, ClosingTime, "of the type ClosingTime")
        check_type("by", self.by, (str, NoneType), "a string or None")


@checked
def office_close(calendar: WorkCalendar, day: date) -> OfficeClose | None:
    """
    Return when offices close on *day* by *calendar*: its own hours, else those of the calendar underneath; None where none says so.

    >>> from datetime import date
    >>> from govinfo.calendars import official, overlay
    >>> ours = overlay(official(), name="本局", hours=[ClosingTime(close="12:00", weekdays=(5,), title="星期五下午不办公")])
    >>> office_close(ours, date(2026, 3, 6)).hours.close, office_close(ours, date(2026, 3, 5))
    ('12:00', None)
    """
    check_day("day", day)
    if isinstance(calendar, OfficeCalendars):
        return office_close(calendar.general, day)
    hours: Sequence[ClosingTime] = getattr(calendar, "hours", ())
    found = closing_time(hours, day)
    if found is not None:
        return OfficeClose(hours=found, by=calendar.name)
    return office_close(calendar.base, day) if isinstance(calendar, Overlay) else None
