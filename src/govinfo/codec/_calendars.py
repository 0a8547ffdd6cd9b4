"""Calendar files (日历文件) read strictly: an office's own days off and days worked, laid over the official working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, final

from attrs import field, frozen

from govinfo.calendars import Overlay, official, overlay
from govinfo.codec._convert import structure_all
from govinfo.codec._located import located
from govinfo.codec._problems import Refusal, item, member, must_be
from govinfo.codec._rulebook_values import rulebook_converter
from govinfo.codec._toml import parse_toml
from govinfo.errors import DecodeError, InvalidValueError, Problem, first_problems
from govinfo.records._fields import check_text
from govinfo.texts import Text

_FOR_SOME: Final = ("level", "levels", "unit", "units")


@final
@frozen(kw_only=True)
class _CalendarFile:
    """
    What a calendar file says.

    Attributes:
        name: what audits call the calendar.
        years: whole years to add to those of the official table.
        off: days at rest.
        work: days worked.
    """

    name: str = field(validator=check_text)
    years: tuple[int, ...] = ()
    off: tuple[date, ...] = ()
    work: tuple[date, ...] = ()


def decode_calendar(text: str | bytes, *, name: str = "") -> Overlay:
    r"""
    Read a calendar file, TOML: `name`, and of `years`, `off` and `work` what there is.

    Args:
        text: the TOML.
        name: what to call the file in front of every path.

    Returns:
        The days laid over the official table, as `overlay` does.

    Raises:
        DecodeError: it is no calendar; every problem with its place.

    >>> decode_calendar('name = "ours"\nyears = [2027]\noff = [2027-01-01]').is_workday(date(2027, 1, 1))
    False
    """
    prefix = f"{name}: " if name else ""
    try:
        document = parse_toml(text, str, least='name = "ours"')
    except Refusal as refusal:
        raise DecodeError(located([Problem(path=f"{prefix}$", message=refusal.message)], text, name=name)) from None
    problems = [Problem(path=f"{prefix}${member(key)}", message=_ONE_FOR_ALL) for key in document if key in _FOR_SOME]
    document = {key: value for key, value in document.items() if key not in _FOR_SOME}
    try:
        said = structure_all(_CalendarFile, document, f"{prefix}$", converter=rulebook_converter())
    except DecodeError as error:
        raise DecodeError(located(first_problems([*problems, *error.problems]), text, name=name)) from None
    problems += _problems(said, f"{prefix}$")
    if problems:
        raise DecodeError(located(first_problems(problems), text, name=name))
    return overlay(official(), name=said.name, off=said.off, work=said.work, years=said.years)


_ONE_FOR_ALL: Final = Text("one calendar holds for all units and levels: write name, years, off and work only")


def _problems(said: _CalendarFile, path: str) -> Iterator[Problem]:
    """Yield what contradicts itself or the official table, each at its place."""
    try:
        known = overlay(official(), name=said.name, years=said.years)
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
