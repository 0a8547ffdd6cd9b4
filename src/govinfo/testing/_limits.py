"""Strategies for limit rules, for deadlines under them, and for seats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from govinfo.calendars import ClosingTime, Roll
from govinfo.deadlines import Deadline, ExtensionRequest, Limit, LimitUnit, Pause
from govinfo.deadlines._limits import ANCHORS, COUNTED
from govinfo.labels import Grain
from govinfo.rulebook import Commend, LastPlace, Seats
from govinfo.testing._fields import maybe
from govinfo.testing._values import days, exact_numbers, instants, periods, record_ids, texts

Fields: TypeAlias = dict[str, st.SearchStrategy[Any]]

TIMES: Final = ("24:00", "17:30", "12:00")
_CLOSING: Final = (
    ClosingTime(close="18:00", since="06-01", until="09-30", title="夏季作息时间"),
    ClosingTime(close="17:00", since="11-01", until="03-31"),
    ClosingTime(close="12:00", weekdays=(5,)),
    ClosingTime(close="12:00", days=(date(2026, 2, 14),)),
)
"""Closing times of which any may stand beside each other."""
DAYS_OF_MONTHS: Final = (5, 1, 15, 28)


def limits() -> st.SearchStrategy[Limit]:
    """Limit rules: counted in minutes, hours, days, working days, months and years, on a named day, or at a period's end."""
    return st.sampled_from(LimitUnit).flatmap(lambda unit: st.fixed_dictionaries(_ALWAYS[unit], optional=_SOMETIMES[unit]).map(_limit))


def _limit(fields: Mapping[str, Any]) -> Limit:
    given: dict[str, Any] = dict(fields)
    extension: Mapping[str, Any] = given.pop("extension", None) or {}
    assumed = given.pop("silent", None)
    if assumed is not None:
        given |= {"assumed": True, "because": assumed}
    if given.get("backward"):
        given.pop("next_day_after", None)
        given.pop("at_least", None)
        if given.get("roll") is Roll.NEXT:
            given["roll"] = Roll.PREVIOUS
    if given.get("year") is not None:
        given.pop("yearly", None)
    if given.pop("yearly", None):
        given["grain"] = Grain.YEAR
    weekly: Mapping[str, Any] | None = given.pop("weekly", None)
    if weekly is not None:
        given |= {"grain": Grain.WEEK, "day": None, "months_after": None, **weekly}
    if given.get("hours") or given.get("office_hours"):
        # Hours change the usual closing time, which must be one.
        given["close"] = given.get("next_day_after") or "17:30"
    return Limit(**given, **extension)


def _always(unit: LimitUnit) -> Fields:
    """Return the fields that a limit in *unit* must have."""
    fields: Fields = {"unit": st.just(unit), "id": record_ids(), "clause": texts()}
    if unit in COUNTED:
        return fields | {"number": st.integers(1 if unit.timed else 0, 60), "anchor": st.sampled_from(list(ANCHORS))}
    return fields | ({"month": st.integers(1, 12)} if unit is LimitUnit.DATE else {"grain": st.sampled_from(Grain)})


def _sometimes(unit: LimitUnit) -> Fields:
    """Return the fields that a limit in *unit* may have."""
    number: Fields = {"extension_number": st.integers(1, 30)}
    length = st.fixed_dictionaries(number, optional=Fields(extension_unit=st.sampled_from(sorted(COUNTED))))
    fields: Fields = {"title": texts(), "extension": length, "extension_times": st.integers(0, 3), "approver": texts()}
    fields |= {"silent": texts(), "basis": texts()}
    if unit.timed:
        minutes = st.lists(st.integers(1, 600), min_size=1, max_size=3, unique=True).map(tuple)
        return fields | {"count_start": st.booleans(), "backward": st.booleans(), "at_least": st.booleans(), "reminder_minutes": minutes}
    fields |= {"close": st.sampled_from(TIMES), "roll": st.sampled_from(Roll)}
    fields["reminders"] = st.lists(st.integers(1, 10), max_size=3, unique=True).map(tuple)
    fields |= {"hours": st.lists(st.sampled_from(_CLOSING), max_size=3, unique=True).map(tuple), "office_hours": st.booleans()}
    if unit is not LimitUnit.WORKDAY and unit is not LimitUnit.DATE:
        fields["rest_run"] = st.integers(2, 5)
    if unit in {LimitUnit.MONTH, LimitUnit.YEAR}:
        fields["month_end"] = st.booleans()
    if unit in COUNTED:
        counted: Fields = {"count_start": st.booleans(), "backward": st.booleans(), "at_least": st.booleans()}
        return fields | counted | {"next_day_after": st.sampled_from(TIMES[1:])}
    fields |= {"day": st.sampled_from(DAYS_OF_MONTHS), "inclusive": st.booleans()}
    if unit is LimitUnit.DATE:
        return fields | {"year": st.integers(2004, 2026), "yearly": st.booleans()}
    weekdays = st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True).map(sorted).map(tuple)
    weekly = st.fixed_dictionaries(Fields(weekdays=weekdays, working_days=st.booleans()))
    return fields | {"months_after": st.integers(0, 12), "weekly": weekly}


_ALWAYS: Final[Mapping[LimitUnit, Fields]] = MappingProxyType({unit: _always(unit) for unit in LimitUnit})
_SOMETIMES: Final[Mapping[LimitUnit, Fields]] = MappingProxyType({unit: _sometimes(unit) for unit in LimitUnit})


def extension_requests() -> st.SearchStrategy[ExtensionRequest]:
    """Requests for more time, decided or not, for a new day, for a number of units or for whatever the rule grants."""
    number: Fields = {"number": st.integers(1, 60)}
    until: Fields = {"until": days()}
    counted: Fields = {"unit": st.sampled_from(sorted(COUNTED))}
    lengths = st.one_of(st.fixed_dictionaries(Fields()), st.fixed_dictionaries(until), st.fixed_dictionaries(number, optional=counted))
    asked: Fields = {"asked_at": _instants(), "reason": maybe(texts()), "granted": st.sampled_from((True, False, None))}
    return st.builds(_both, st.fixed_dictionaries(asked | {"approved_by": maybe(texts())}), lengths)


def _both(asked: Mapping[str, Any], length: Mapping[str, Any]) -> ExtensionRequest:
    return ExtensionRequest(**asked, **length)


def pauses() -> st.SearchStrategy[Pause]:
    """Times that do not count, over or not."""
    return st.builds(_pause, st.lists(days(), min_size=1, max_size=2), maybe(texts()))


def _pause(between: list[date], reason: str | None) -> Pause:
    return Pause(sent_on=min(between), answered_on=max(between) if len(between) > 1 else None, reason=reason)


def _instants() -> st.SearchStrategy[datetime]:
    """Return the strategy of instants at which a calendar still has days before and behind it."""
    return instants().filter(lambda at: 1902 < at.year < 2998)


def deadlines(limit: Limit | None = None) -> st.SearchStrategy[Deadline]:
    """
    Deadlines under *limit*, or under any: with the facts that its unit needs, extended, paused, done, excused or none of it.

    >>> from hypothesis import Phase, find, settings
    >>> from govinfo.deadlines import LimitUnit
    >>> week = Limit(id="week", clause="三", unit=LimitUnit.DAY, number=7, anchor="received")
    >>> first = settings(phases=[Phase.generate])
    >>> find(deadlines(week), lambda deadline: deadline.done_at is not None, settings=first).limit.id
    'week'
    """
    return limits().flatmap(_under) if limit is None else _under(limit)


def _under(limit: Limit) -> st.SearchStrategy[Deadline]:
    fields: Fields = {"limit": st.just(limit), "requests": st.lists(extension_requests(), max_size=2).map(tuple)}
    fields |= {"excused": maybe(texts()), "about": maybe(record_ids())}
    if limit.unit not in COUNTED:
        fields["period"] = periods() if limit.year is None else maybe(periods())
        return st.fixed_dictionaries(fields | {"done_at": maybe(_instants())}).map(_deadline)
    if not (limit.unit.timed or limit.backward):
        fields["pauses"] = st.lists(pauses(), max_size=2).map(tuple)
    started: Fields = {"started_at": maybe(_instants())}
    if not limit.unit.timed and limit.next_day_after is None:
        started = {"started_at": maybe(_instants()), "started_on": maybe(days())}
    return st.fixed_dictionaries(fields | started | {"after": maybe(st.integers(0, 90 * 24))}).map(_deadline)


def _deadline(fields: Mapping[str, Any]) -> Deadline:
    given = dict(fields)
    after = given.pop("after", None)
    started = given.get("started_at")
    if started is not None:
        given.pop("started_on", None)
        if after is not None:
            given["done_at"] = started + timedelta(hours=after)
    return Deadline(**given)


def seats() -> st.SearchStrategy[Seats]:
    """How many are to be commended: numbers and percentages."""
    return st.integers(0, 50).map(lambda number: Seats(number=number)) | exact_numbers(0, 100).map(lambda percent: Seats(percent=percent))


def commends() -> st.SearchStrategy[Commend]:
    """How many units and persons a regulation commends, and what happens where several share the last place."""
    further = st.lists(st.sampled_from(("points", "awarded", "yuan")), min_size=1, max_size=2, unique=True).map(tuple)
    plain = Fields(last_place=st.sampled_from((LastPlace.ALL, LastPlace.NONE)))
    decided = Fields(last_place=st.just(LastPlace.FURTHER), further=further)
    lasts = st.fixed_dictionaries(plain) | st.fixed_dictionaries(decided)
    fields: Fields = {"units": maybe(seats()), "persons": maybe(seats()), "by_group": st.booleans(), "clause": maybe(texts())}
    return st.builds(_commend, st.fixed_dictionaries(fields), lasts)


def _commend(seated: Mapping[str, Any], last: Mapping[str, Any]) -> Commend:
    return Commend(**seated, **last)
