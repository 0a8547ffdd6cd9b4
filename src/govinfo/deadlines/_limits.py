"""
Limit rules (时限规定) as data: how long, from when, where the last day goes, when it ends, and the clause.

A limit is what a rulebook says, not yet a deadline: nothing here asks a calendar. Its fields are
plain, so that a table of a rulebook file becomes one as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final, cast, final

from attrs import Attribute, field, frozen
from attrs.validators import optional

from govinfo._doors import typed
from govinfo.calendars import ClosingTime
from govinfo.calendars._arithmetic import Roll
from govinfo.calendars._hours import as_tuple, check_hours, check_weekdays
from govinfo.errors import InvalidValueError
from govinfo.instants._moments import check_time_of_day
from govinfo.labels import Grain, LimitUnit
from govinfo.records._fields import check_bool, check_id, check_text, each, part
from govinfo.texts import Text

MAX_NUMBER: Final = 100_000
"""The largest number of units in a limit or an extension."""

ANCHORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "assigned": "交办",
        "corrected": "补正",
        "created": "信息形成",
        "event": "事件发生",
        "issued": "文件印发",
        "meeting": "会议结束",
        "period-end": "周期结束",
        "published": "公布",
        "received": "收到",
        "registered": "登记",
        "requested": "提出申请",
        "sent": "发出",
        "signed": "签批",
        "told": "接报",
    }
)
"""What commonly starts a clock (起算点), with its Chinese label; a rulebook may name others."""


_TIMED: Final = frozenset(unit for unit in LimitUnit if unit.timed)

COUNTED: Final = frozenset(unit for unit in LimitUnit if unit.counted)
"""The units that a number of is counted from an anchor."""

_ROLLS: Final = MappingProxyType(
    {LimitUnit.DAY: Roll.NEXT, LimitUnit.WORKDAY: Roll.NEXT, LimitUnit.MONTH: Roll.NEXT, LimitUnit.YEAR: Roll.NEXT}
)
_ALWAYS_THERE: Final = 28
_GRAINS_ENDING_ANYWHERE: Final = frozenset({Grain.WEEK, Grain.HALF_MONTH, Grain.MONTH})


def _check_number(least: int, most: int, _: object, attribute: Attribute[Any], value: object) -> None:
    if type(value) is not int or not least <= value <= most:
        raise InvalidValueError(attribute.name, value, Text("a whole number from {least} to {most}", least=least, most=most))


def _check_time(_: object, attribute: Attribute[Any], value: object) -> None:
    check_time_of_day(attribute.name, value)


def _are_days_ahead(value: object) -> bool:
    if not isinstance(value, tuple):
        return False
    days = cast("tuple[object, ...]", value)
    return all(type(day) is int and 1 <= day <= 366 for day in days) and len(set(days)) == len(days)


def _check_reminders(_: object, attribute: Attribute[Any], value: object) -> None:
    if not _are_days_ahead(value):
        raise InvalidValueError(attribute.name, value, "a list of working days ahead, each from 1 to 366 and named once")


def _check_minutes(_: object, attribute: Attribute[Any], value: object) -> None:
    given = value
    minutes = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    if not minutes or not all(type(one) is int and 1 <= one <= MAX_NUMBER for one in minutes) or len(set(minutes)) != len(minutes):
        raise InvalidValueError(attribute.name, given, "a list of minutes ahead, each 1 or more and named once")


@final
@frozen(kw_only=True, field_transformer=typed)
class Limit:
    """
    One limit rule (时限规定).

    A setting that is left out is that of the Civil Code where there is one; `silent` names those.

    Attributes:
        id: the rule's id.
        clause: where in the regulation it stands, as a clerk cites it.
        unit: what it counts; `date` is a day of the year, `period-end` a day at or after a period's end.
        title: what it is for, in words.
        number: how many units; zero days is the same day.
        anchor: what starts the clock, such as `received`; see `ANCHORS`.
        count_start: whether the start day, or the hour or minute begun, counts; left out, a day does not and an hour does.
        backward: whether it counts back from the anchor, as "five days before the meeting".
        roll: where a last day that is no working day goes; left out, counted days go to the next one,
            named dates, period ends and days counted back stay.
        close: when the last day ends: `24:00` or the close of business.
        next_day_after: a time of day after which what starts the clock counts as of the next working day.
        hours: when offices close on days on which that is not the time of `close` and `next_day_after`: in a season, on a day of
            the week, on half-days (半天).
        office_hours: whether the closing times of the calendar by which its days are counted go before all of these.
        year: the year of a named date; left out, the period's.
        month: the month of a named date.
        day: the day of a named date, or of the month in which a period's report is due; left out, the last one.
        grain: the length of the periods of a period end; beside a day of the year `year`, which says that the day is for the year in
            which it lies, and not for the report on the year before.
        weekdays: beside the grain `week`, on which days of the week a report is due, Monday being 1; of several each has its own.
        working_days: whether days named by `weekdays` on which nobody works fall away.
        month_end: whether a month counted from the last day of one ends on the last day of another (月末对月末).
        rest_run: from how many days of rest in a row inside the limit on they are added to it, as three by the rules of tax
            collection (税收征收管理法实施细则第一百零九条).
        at_least: whether it is the shortest time and not the longest, as the seven days for which something must be shown (公示).
        months_after: how many months after its period's last month a report is due.
        inclusive: whether a named day is still in the limit, as custom reads 15日前.
        reminders: working days ahead at which to remind; left out, one for limits in days, none for hours.
        reminder_minutes: of hours and minutes, how many minutes ahead to remind; the farthest makes it due soon.
        extension_number: the longest extension, and its length where a grant names none.
        extension_unit: what the extension counts; left out, the limit's own unit.
        extension_times: how often it may be extended; left out, as often as it is granted.
        approver: the role that grants extensions.
        assumed: whether the text is silent and the unit or another setting was filled in.
        because: why it was filled in so; goes with `assumed`.
        basis: the title of the text, where it is not the rulebook's own.

    Raises:
        InvalidValueError: a setting is out of its range, is missing or has no meaning for the unit.

    >>> limit = Limit(id="ordinary", clause="三", unit=LimitUnit.DAY, number=7, anchor="received")
    >>> limit.rolls, limit.counts_start, limit.silent
    (<Roll.NEXT: 'next'>, False, ('count_start', 'roll'))
    """

    id: str = field(validator=check_id)
    clause: str = field(validator=check_text)
    unit: LimitUnit = field(validator=part(LimitUnit))
    title: str | None = field(default=None, validator=optional(check_text))
    number: int | None = field(default=None, validator=optional(partial(_check_number, 0, MAX_NUMBER)))
    anchor: str | None = field(default=None, validator=optional(check_id))
    count_start: bool | None = field(default=None, validator=optional(check_bool))
    backward: bool = field(default=False, validator=check_bool)
    roll: Roll | None = field(default=None, validator=optional(part(Roll)))
    close: str = field(default="24:00", validator=_check_time)
    next_day_after: str | None = field(default=None, validator=optional(_check_time))
    hours: tuple[ClosingTime, ...] | None = field(default=None, converter=as_tuple, validator=optional(each(part(ClosingTime))))
    office_hours: bool = field(default=False, validator=check_bool)
    year: int | None = field(default=None, validator=optional(partial(_check_number, 1900, 2999)))
    month: int | None = field(default=None, validator=optional(partial(_check_number, 1, 12)))
    day: int | None = field(default=None, validator=optional(partial(_check_number, 1, 31)))
    grain: Grain | None = field(default=None, validator=optional(part(Grain)))
    weekdays: tuple[int, ...] | None = field(default=None, converter=as_tuple, validator=optional(check_weekdays))
    working_days: bool = field(default=False, validator=check_bool)
    month_end: bool | None = field(default=None, validator=optional(check_bool))
    rest_run: int | None = field(default=None, validator=optional(partial(_check_number, 2, 100)))
    at_least: bool = field(default=False, validator=check_bool)
    months_after: int | None = field(default=None, validator=optional(partial(_check_number, 0, 120)))
    inclusive: bool = field(default=True, validator=check_bool)
    reminders: tuple[int, ...] | None = field(default=None, converter=as_tuple, validator=optional(_check_reminders))
    reminder_minutes: tuple[int, ...] | None = field(default=None, converter=as_tuple, validator=optional(_check_minutes))
    extension_number: int | None = field(default=None, validator=optional(partial(_check_number, 1, MAX_NUMBER)))
    extension_unit: LimitUnit | None = field(default=None, validator=optional(part(LimitUnit)))
    extension_times: int | None = field(default=None, validator=optional(partial(_check_number, 0, 100)))
    approver: str | None = field(default=None, validator=optional(check_text))
    assumed: bool = field(default=False, validator=check_bool)
    because: str | None = field(default=None, validator=optional(check_text))
    basis: str | None = field(default=None, validator=optional(check_text))

    def __attrs_post_init__(self) -> None:
        """Refuse settings that are missing, meaningless for the unit, or contradict each other."""
        _check_shape(self)
        _check_day_of_month(self)
        _check_closing(self)
        if self.backward and self.roll is Roll.NEXT:
            raise InvalidValueError("roll", self.roll.value, "none or previous: what is counted back never moves past its day")
        if self.unit.timed and self.roll is not None and self.roll is not Roll.NONE:
            raise InvalidValueError("roll", self.roll.value, "none: hours and minutes run through rest days")
        if self.extension_unit is not None and (self.extension_unit not in COUNTED or self.extension_number is None):
            raise InvalidValueError("extension_unit", self.extension_unit.value, "a counted unit, with extension_number beside it")
        if self.assumed is (self.because is None):
            raise InvalidValueError("because", self.because, "the reason of what was assumed, and only together with assumed = true")

    @property
    def rolls(self) -> Roll:
        """Where the last day goes: as stated, else as the Civil Code has it for the unit."""
        if self.roll is not None:
            return self.roll
        return Roll.NONE if self.backward or self.at_least else _ROLLS.get(self.unit, Roll.NONE)

    @property
    def counts_start(self) -> bool:
        """Whether the start counts: as stated, else the hour begun does and the start day does not (Civil Code Art. 201)."""
        return self.unit.timed if self.count_start is None else self.count_start

    @property
    def reminds(self) -> tuple[int, ...]:
        """The working days ahead at which to remind, the farthest first."""
        if self.reminders is None:
            return () if self.unit.timed else (1,)
        return tuple(sorted(self.reminders, reverse=True))

    @property
    def silent(self) -> tuple[str, ...]:
        """The settings that the rule does not state and a default fills."""
        names = ("count_start", "roll") if self.unit in COUNTED else ("roll",)
        return tuple(name for name in names if getattr(self, name) is None)

    @property
    def cited(self) -> Text:
        """The rule as messages name it: its title or id, and its clause."""
        return Text("{rule} ({clause})", rule=self.title or self.id, clause=self.clause)


_ONLY_FOR: Final[Mapping[str, frozenset[LimitUnit]]] = MappingProxyType(
    {
        "number": COUNTED,
        "anchor": COUNTED,
        "count_start": COUNTED,
        "next_day_after": COUNTED - _TIMED,
        "hours": frozenset(LimitUnit) - _TIMED,
        "year": frozenset({LimitUnit.DATE}),
        "month": frozenset({LimitUnit.DATE}),
        "day": frozenset({LimitUnit.DATE, LimitUnit.PERIOD_END}),
        "grain": frozenset({LimitUnit.DATE, LimitUnit.PERIOD_END}),
        "months_after": frozenset({LimitUnit.PERIOD_END}),
        "weekdays": frozenset({LimitUnit.PERIOD_END}),
        "month_end": frozenset({LimitUnit.MONTH, LimitUnit.YEAR}),
        "rest_run": frozenset({LimitUnit.DAY, LimitUnit.MONTH, LimitUnit.YEAR, LimitUnit.PERIOD_END}),
        "reminders": frozenset(LimitUnit) - _TIMED,
        "reminder_minutes": _TIMED,
    }
)
"""The settings that have a meaning for some units only."""

_NEEDED: Final[Mapping[LimitUnit, tuple[str, ...]]] = MappingProxyType(
    dict.fromkeys(COUNTED, ("number", "anchor")) | {LimitUnit.DATE: ("month",), LimitUnit.PERIOD_END: ("grain",)}
)


def _check_shape(limit: Limit) -> None:
    unit = limit.unit
    for name, units in _ONLY_FOR.items():
        value = getattr(limit, name)
        if value is not None and unit not in units:
            raise InvalidValueError(name, str(value), Text("left out: it has no meaning for the unit {unit}", unit=unit))
    for name in _NEEDED[unit]:
        if getattr(limit, name) is None:
            raise InvalidValueError(name, None, Text("given: the unit {unit} needs it", unit=unit))
    if unit is LimitUnit.DATE and limit.grain is not None and (limit.grain is not Grain.YEAR or limit.year is not None):
        raise InvalidValueError("grain", limit.grain.value, "year, and only beside a day that comes every year")
    if limit.weekdays is not None and (limit.grain is not Grain.WEEK or limit.day is not None or limit.months_after is not None):
        raise InvalidValueError("weekdays", list(limit.weekdays), "left out, or beside the grain week alone, without day and months_after")
    if limit.working_days and limit.weekdays is None:
        raise InvalidValueError("working_days", limit.working_days, "false where no weekdays are named")
    if limit.at_least and (unit not in COUNTED or limit.backward):
        raise InvalidValueError("at_least", limit.at_least, "false: only what is counted from its start has a shortest time")
    if unit.timed and limit.number == 0:
        raise InvalidValueError("number", 0, "at least 1 for hours and minutes")
    if limit.backward and (unit not in COUNTED or limit.next_day_after is not None):
        raise InvalidValueError("backward", limit.backward, "false for named dates and period ends, and where next_day_after is given")
    if not limit.inclusive and unit in COUNTED:
        raise InvalidValueError("inclusive", limit.inclusive, 'true: a limit "within" a number includes it (Civil Code Art. 1259)')
    if unit.timed and limit.close != "24:00":
        raise InvalidValueError("close", limit.close, "left out: hours and minutes end at their own instant")


def _check_closing(limit: Limit) -> None:
    closes = {limit.close, limit.next_day_after or limit.close} - {"24:00"}
    for name, said in (("hours", bool(limit.hours)), ("office_hours", limit.office_hours)):
        if said and len(closes) != 1:
            value = [one.close for one in limit.hours or ()] if name == "hours" else limit.office_hours
            raise InvalidValueError(
                name, value, "left out, or beside the usual closing time in close, in next_day_after, or the same in both"
            )
    if limit.hours is not None:
        for one in limit.hours:
            if one.general:
                raise InvalidValueError(
                    "hours", one.close, "closing times of a season, of days of the week or of named days: close says the usual one"
                )
        check_hours("hours", limit.hours)


def _check_day_of_month(limit: Limit) -> None:
    day = limit.day
    if day is None:
        return
    if limit.unit is LimitUnit.DATE and limit.month is not None:
        # A leap year has every day that any year has; 29 February needs its year named.
        text = f"{limit.month:02}-{day:02}"
        try:
            date(limit.year or 2000, limit.month, day)
        except ValueError:
            raise InvalidValueError("date", f"{limit.year}-{text}" if limit.year else text, "a day that the calendar has") from None
        if limit.year is None and (limit.month, day) == (2, 29):
            raise InvalidValueError("date", text, "a day that every year has; leave the day out for the end of the month")
    elif limit.grain in _GRAINS_ENDING_ANYWHERE and day > _ALWAYS_THERE:
        raise InvalidValueError("day", day, "a day that every month has, 1 to 28; leave it out for the end of the month")
