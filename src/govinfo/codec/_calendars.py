"""Calendar files (日历文件) read strictly: an office's own days off and days worked, laid over the official working days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, cast, final

from attrs import field, frozen

from govinfo.calendars import ClosingTime, OfficeCalendars, Overlay, WorkCalendar, official, overlay
from govinfo.calendars._hours import check_hours
from govinfo.codec._convert import structure_all
from govinfo.codec._located import located
from govinfo.codec._problems import Refusal, item, member, must_be
from govinfo.codec._rulebook_values import rulebook_converter
from govinfo.codec._toml import parse_toml
from govinfo.errors import DecodeError, InvalidValueError, Problem, first_problems
from govinfo.labels import Level
from govinfo.records._fields import check_text
from govinfo.texts._near import complain, hint

_PARTS: Final = {"unit": "units", "group": "groups", "level": "levels"}
"""The tables of those who have days of their own: by what they are named, in the singular as well."""


@final
@frozen(kw_only=True)
class _CalendarFile:
    """
    What a calendar file says, or a table of it for some units.

    Attributes:
        name: what audits call the calendar.
        years: whole years to add to those of the calendar underneath.
        off: days at rest.
        work: days worked.
        hours: when offices close.
    """

    name: str = field(validator=check_text)
    years: tuple[int, ...] = ()
    off: tuple[date, ...] = ()
    work: tuple[date, ...] = ()
    hours: tuple[ClosingTime, ...] = ()


def decode_calendar(text: str | bytes, *, name: str = "") -> Overlay | OfficeCalendars:
    r"""
    Read a calendar file, TOML: `name`, and of `years`, `off`, `work` and `hours` what there is.

    Tables `[units.ID]`, `[groups.NAME]` and `[levels.LEVEL]` hold days of their own for single units, groups and levels, laid
    over the days of the file.

    Args:
        text: the TOML.
        name: what to call the file in front of every path.

    Returns:
        The days laid over the official table, as `overlay` does; where some have days of their own, all calendars together.

    Raises:
        DecodeError: it is no calendar; every problem with its place.

    >>> decode_calendar('name = "ours"\nyears = [2027]\noff = [2027-01-01]').is_workday(date(2027, 1, 1))
    False
    >>> west = decode_calendar('name = "ours"\n[groups."西片"]\noff = [2026-03-30]')
    >>> west.is_workday(date(2026, 3, 30)), west.of("agri", group="西片").is_workday(date(2026, 3, 30))
    (True, False)
    """
    prefix = f"{name}: " if name else ""
    try:
        document = parse_toml(text, str, least='name = "ours"')
    except Refusal as refusal:
        raise DecodeError(located([Problem(path=f"{prefix}$", message=refusal.message)], text, name=name)) from None
    parts = {key: document.pop(key) for key in list(document) if key in _PARTS or key in _PARTS.values()}
    problems: list[Problem] = []
    general = _read(official(), document, f"{prefix}$", problems)
    own: dict[str, dict[str, Overlay]] = {}
    for key, tables in parts.items():
        path = f"{prefix}${member(key)}"
        if not isinstance(tables, dict):
            problems.append(Problem(path=path, message=must_be("tables, such as [units.agri]", tables).message))
            continue
        for who, table in cast("dict[str, object]", tables).items():
            at = f"{path}{member(who)}"
            if not isinstance(table, dict):
                problems.append(Problem(path=at, message=must_be("a table of off, work and years", table).message))
                continue
            if _PARTS.get(key, key) == "levels" and who not in _LEVELS:
                problems.append(Problem(path=at, message=complain(must_be("a level", who).message, hint(who, _LEVELS))))
            days = {"name": _own_name(document, who)} | cast("dict[str, object]", table)
            said = _read(general or _years_added(document), days, at, problems)
            if said is not None:
                own.setdefault(_PARTS.get(key, key), {})[who] = said
    if problems or general is None:
        raise DecodeError(located(first_problems(problems), text, name=name))
    return OfficeCalendars(general=general, **own) if own else general


def _years_added(document: Mapping[str, object]) -> WorkCalendar:
    """Return the official table with the years that a file adds, where its own days are wrong: those of units are held against these."""
    said = document.get("years")
    years = [year for year in cast("list[object]", said) if type(year) is int] if isinstance(said, list) else []
    try:
        return overlay(official(), name="-", years=years)
    except InvalidValueError:
        return official()


_LEVELS: Final = tuple(level.value for level in Level)


def _own_name(document: Mapping[str, object], who: str) -> str:
    return f"{document.get('name') or ''} {who}".strip()


def _read(base: WorkCalendar, table: Mapping[str, object], path: str, problems: list[Problem]) -> Overlay | None:
    """Return the days of a table laid over *base*; None where it has problems, which are added."""
    try:
        said = structure_all(_CalendarFile, table, path, converter=rulebook_converter())
    except DecodeError as error:
        problems += error.problems
        return None
    found = list(_problems(base, said, path))
    problems += found
    return None if found else overlay(base, name=said.name, off=said.off, work=said.work, years=said.years, hours=said.hours)


def _problems(base: WorkCalendar, said: _CalendarFile, path: str) -> Iterator[Problem]:
    """Yield what contradicts itself or the calendar underneath, each at its place."""
    try:
        known = overlay(base, name=said.name, years=said.years)
    except InvalidValueError as error:
        yield Problem(path=f"{path}.years", message=must_be(error.expected, error.got).message)
        return
    for list_, days in (("off", said.off), ("work", said.work)):
        for place, day in enumerate(days):
            if not known.first <= day <= known.last:
                message = must_be("a day of a known year; name the year in years to add it", str(day)).message
                yield Problem(path=f"{path}.{list_}{item(place)}", message=message)
            elif list_ == "work" and day in said.off:
                yield Problem(path=f"{path}.work{item(place)}", message=must_be("either off or worked, not both", str(day)).message)
    if {*said.off} & {*said.work}:
        return
    yield from _hours_problems(
        overlay(base, name=said.name, off=_known(said.off, known), work=_known(said.work, known), years=said.years), said, path
    )


def _known(days: Iterable[date], calendar: Overlay) -> tuple[date, ...]:
    return tuple(day for day in days if calendar.first <= day <= calendar.last)


def _hours_problems(calendar: Overlay, said: _CalendarFile, path: str) -> Iterator[Problem]:
    """Yield the closing times that meet, and those of days of rest and of unknown years."""
    for place, hours in enumerate(said.hours):
        for at, day in enumerate(hours.days or ()):
            where = f"{path}.hours{item(place)}.days{item(at)}"
            if not calendar.first <= day <= calendar.last:
                message = must_be("a day of a known year; name the year in years to add it", str(day)).message
                yield Problem(path=where, message=message)
            elif not calendar.is_workday(day):
                yield Problem(path=where, message=must_be("a day worked: on a day of rest offices do not open", str(day)).message)
        try:
            check_hours("hours", said.hours[: place + 1])
        except InvalidValueError as error:
            yield Problem(path=f"{path}.hours{item(place)}", message=must_be(error.expected, error.got).message)
            return
