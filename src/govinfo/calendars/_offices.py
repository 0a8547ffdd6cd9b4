"""Calendars of an office whose units do not all work on the same days (分单位日历)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, final

from attrs import field, frozen

from govinfo._doors import checked, typed
from govinfo.calendars._protocol import WorkCalendar, settled_through, workday_ordinals
from govinfo.errors import WrongTypeError
from govinfo.texts import Text

_NONE: Final[Mapping[str, WorkCalendar]] = MappingProxyType({})


def _closed(calendars: Mapping[str, WorkCalendar]) -> Mapping[str, WorkCalendar]:
    return MappingProxyType(dict(calendars))


def _check_calendars(_: object, attribute: object, value: Mapping[str, object]) -> None:
    for one in value.values():
        if not isinstance(one, WorkCalendar):
            raise WrongTypeError(getattr(attribute, "name", "calendars"), type(one), Text("a calendar of working days"))


@final
@frozen(kw_only=True, field_transformer=typed)
class OfficeCalendars:
    """
    A calendar for all, and others for single units, groups or levels (分单位日历).

    It is a calendar itself, the one for all; whoever counts for a unit asks `calendar_of` for that unit's own. A
    unit's own goes before that of its group, and that before the one of its level.

    Attributes:
        general: the calendar of everybody without another one.
        units: those of single units by their ids.
        groups: those of groups (考核类别).
        levels: those of levels by their words, such as `city`.

    >>> from govinfo.calendars import official, overlay
    >>> west = overlay(official(), name="广西", off=[date(2017, 3, 30)])
    >>> calendars = OfficeCalendars(general=official(), groups={"广西": west})
    >>> [one.is_workday(date(2017, 3, 30)) for one in (calendars, calendars.of("agri", group="广西"))]
    [True, False]
    """

    general: WorkCalendar
    units: Mapping[str, WorkCalendar] = field(default=_NONE, converter=_closed, validator=_check_calendars)
    groups: Mapping[str, WorkCalendar] = field(default=_NONE, converter=_closed, validator=_check_calendars)
    levels: Mapping[str, WorkCalendar] = field(default=_NONE, converter=_closed, validator=_check_calendars)

    @property
    def name(self) -> str:
        """The name of the calendar for all."""
        return self.general.name

    @property
    def first(self) -> date:
        """The first day that the calendar for all knows."""
        return self.general.first

    @property
    def last(self) -> date:
        """The last day that the calendar for all knows."""
        return self.general.last

    @property
    def settled_through(self) -> date:
        """The last day of the calendar for all that no notice still to come can change."""
        return settled_through(self.general)

    @property
    def workday_ordinals(self) -> Sequence[int] | None:
        """The working days of the calendar for all, where it lists them."""
        return workday_ordinals(self.general)

    def is_workday(self, day: date) -> bool:
        """
        Return whether those work on *day* who have no calendar of their own.

        Raises:
            UnknownCalendarYear: the calendar for all does not know the day.
        """
        return self.general.is_workday(day)

    @checked
    def of(self, unit: str, *, group: str | None = None, level: str | None = None) -> WorkCalendar:
        """Return the calendar of a unit: its own, that of its group, that of its level, or the one for all."""
        for known, key in ((self.units, unit), (self.groups, group), (self.levels, level)):
            if key is not None and key in known:
                return known[key]
        return self.general


@checked
def calendar_of(calendar: WorkCalendar, unit: str, *, group: str | None = None, level: str | None = None) -> WorkCalendar:
    """
    Return the calendar that a unit's days are counted by: *calendar* itself where it is the same for all.

    >>> from govinfo.calendars import official
    >>> calendar_of(official(), "agri", level="township").name
    'cn-2026.2'
    """
    return calendar.of(unit, group=group, level=level) if isinstance(calendar, OfficeCalendars) else calendar
