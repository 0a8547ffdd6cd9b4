"""Who is assessed, and what is known of them: units, persons, targets, figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, final

from attrs import field, frozen
from attrs.validators import optional

from govinfo.errors import InvalidValueError
from govinfo.exact import Exact
from govinfo.labels import Level, Per
from govinfo.periods import Period
from govinfo.records._accepted import as_exact, as_level_or_none, as_per, as_tuple
from govinfo.records._fields import (
    NO_TAGS,
    Tags,
    as_tags,
    check_bool,
    check_day,
    check_exact,
    check_id,
    check_text,
    each,
    exactly_one,
    part,
)
from govinfo.records._meanings import means
from govinfo.texts import Text
from govinfo.texts._text import plain


@final
@frozen(kw_only=True)
class Unit:
    """
    A unit (单位): a department, township or other body that is assessed.

    Attributes:
        id: what other records call it.
        name: its official name.
        level: the level of government it belongs to.
        group: its class in the assessment (考核类别).
        parent: the unit it rolls up to.
        since: the first day on which it exists; None for always.
        until: the first day on which it exists no more; None for never.
        successor: the unit that takes over from it when it is renamed, merged or split.
        tags: what else an application wants to keep.

    >>> Unit(id="agri", name="农业农村局").name
    '农业农村局'
    """

    label: ClassVar[str] = "单位"

    id: str = field(validator=check_id, metadata=means("编号"))
    name: str = field(validator=check_text, metadata=means("名称"))
    level: Level | None = field(default=None, converter=as_level_or_none, validator=optional(part(Level)), metadata=means("层级"))
    group: str | None = field(default=None, validator=optional(check_id), metadata=means("考核类别", declared="groups"))
    parent: str | None = field(default=None, validator=optional(check_id), metadata=means("上级单位", refers="units"))
    since: date | None = field(default=None, validator=optional(check_day), metadata=means("设立日期"))
    until: date | None = field(default=None, validator=optional(check_day), metadata=means("撤销日期"))
    successor: str | None = field(default=None, validator=optional(check_id), metadata=means("承接单位", refers="units"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))

    def __attrs_post_init__(self) -> None:
        """Refuse a unit that ends before it begins."""
        if self.since is not None and self.until is not None and self.until <= self.since:
            raise InvalidValueError("until", str(self.until), Text("a day after since, which is {since}", since=self.since))

    def exists_on(self, day: date) -> bool:
        """Whether the unit exists on *day*."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def exists_in(self, period: Period) -> bool:
        """Whether the unit exists on some day of *period*."""
        return (self.since is None or self.since < period.end) and (self.until is None or self.until > period.start)


@final
@frozen(kw_only=True)
class Move:
    """
    A person went to another unit (调动): from which day, and to which unit.

    >>> from datetime import date
    >>> Move(on=date(2024, 7, 1), unit="water").unit
    'water'
    """

    label: ClassVar[str] = "调动"

    on: date = field(validator=check_day, metadata=means("调动日期"))
    unit: str = field(validator=check_id, metadata=means("调入单位", refers="units"))


def _moves(value: Iterable[Move]) -> tuple[Move, ...]:
    return as_tuple(value)


@final
@frozen(kw_only=True)
class Person:
    """
    A person (信息员 / 作者) of a unit, who writes items and is scored beside the unit.

    Attributes:
        unit: the unit the person belongs to, before any move.
        since: the first day of the person's work; None for always.
        until: the first day after it; None for never.
        moves: to which other units the person went, and when.

    >>> Person(id="agri-1", name="农业农村局信息员", unit="agri").unit
    'agri'
    """

    label: ClassVar[str] = "人员"

    id: str = field(validator=check_id, metadata=means("编号"))
    name: str = field(validator=check_text, metadata=means("姓名"))
    unit: str = field(validator=check_id, metadata=means("单位", refers="units"))
    tags: Tags = field(default=NO_TAGS, converter=as_tags, validator=part(Tags), metadata=means("标签"))
    since: date | None = field(default=None, validator=optional(check_day), metadata=means("任职日期"))
    until: date | None = field(default=None, validator=optional(check_day), metadata=means("离任日期"))
    moves: tuple[Move, ...] = field(default=(), converter=_moves, validator=each(part(Move)), metadata=means("调动"))

    def __attrs_post_init__(self) -> None:
        """Refuse work that ends before it begins, and moves out of order, outside of it or to where the person is already."""
        if self.since is not None and self.until is not None and self.until <= self.since:
            raise InvalidValueError("until", str(self.until), Text("a day after since, which is {since}", since=self.since))
        before, unit = self.since, self.unit
        for move in self.moves:
            if (before is not None and move.on <= before) or (self.until is not None and move.on >= self.until):
                raise InvalidValueError("moves", str(move.on), "in the order of their days, after since and before until")
            if move.unit == unit:
                raise InvalidValueError("moves", move.unit, "each to another unit than the one before")
            before, unit = move.on, move.unit

    def unit_on(self, day: date) -> str:
        """
        Return the id of the unit that the person belongs to on *day*; before `since` and after `until` the first and the last one.

        >>> person = Person(id="p", name="张三", unit="a", moves=(Move(on=date(2024, 7, 1), unit="b"),))
        >>> person.unit_on(date(2024, 6, 30)), person.unit_on(date(2024, 7, 1))
        ('a', 'b')
        """
        return next((move.unit for move in reversed(self.moves) if move.on <= day), self.unit)

    def works_on(self, day: date) -> bool:
        """Whether the person is at work on *day*."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def works_in(self, period: Period) -> bool:
        """Whether the person is at work on some day of *period*."""
        return (self.since is None or self.since < period.end) and (self.until is None or self.until > period.start)


@final
@frozen(kw_only=True)
class Target:
    """
    A target (目标任务): what a unit, each unit of a group, a person, or everyone owes in every sub-period.

    Attributes:
        measure: what is counted: `sent`, `adopted`, `points` or a measure that the rulebook declares.
        per: the sub-period in which it is owed, or that its own days are one span.
        at_least: how much is owed in each of them.
        everyone: whether every unit owes it.
        period: the days for which the target holds; None for the whole assessment.

    >>> Target(unit="agri", measure="sent", per=Per.MONTH, at_least=2).at_least
    2
    """

    label: ClassVar[str] = "目标任务"

    measure: str = field(validator=check_id, metadata=means("指标", declared="measures"))
    per: Per = field(converter=as_per, validator=part(Per), metadata=means("周期"))
    at_least: Exact = field(converter=as_exact, validator=check_exact, metadata=means("任务数"))
    unit: str | None = field(default=None, validator=optional(check_id), metadata=means("单位", refers="units", place=2))
    group: str | None = field(default=None, validator=optional(check_id), metadata=means("考核类别", declared="groups", place=3))
    person: str | None = field(default=None, validator=optional(check_id), metadata=means("人员", refers="persons", place=4))
    everyone: bool = field(default=False, validator=check_bool, metadata=means("全体", place=5))
    period: Period | None = field(default=None, validator=optional(part(Period)), metadata=means("适用期间"))
    id: str | None = field(default=None, validator=optional(check_id), metadata=means("编号", place=1))

    def __attrs_post_init__(self) -> None:
        """Refuse a target that nobody or two parties owe, or that is below zero."""
        exactly_one(unit=self.unit, group=self.group, person=self.person, everyone=self.everyone)
        if self.at_least < 0:
            raise InvalidValueError("at_least", plain(self.at_least, "en"), "zero or more")

    def span(self, first_month: int = 1) -> Period | None:
        """
        Return the target's own period where it is owed in that as a whole: it says so, or no whole sub-period lies in it.

        Args:
            first_month: the month in which the assessment year begins.

        >>> summer = Period.parse("2024-07-16/2024-09-01")
        >>> Target(unit="agri", measure="sent", per=Per.YEAR, at_least=9, period=summer).span()
        Period(start=datetime.date(2024, 7, 16), end=datetime.date(2024, 9, 1), name='2024-07-16/2024-09-01')
        """
        grain = self.per.grain
        if self.period is None or (grain is not None and self.period.parts(grain, first_month=first_month)):
            return None
        return self.period


@final
@frozen(kw_only=True)
class Figure:
    """
    A number from outside (基础数据): headcount, last year's score, a rank in someone else's list.

    It is said of a unit, of the units of a group, of a person, or of everyone.

    >>> Figure(unit="agri", name="headcount", value=38).value
    38
    """

    label: ClassVar[str] = "基础数据"

    name: str = field(validator=check_id, metadata=means("名称", declared="figures"))
    value: Exact = field(converter=as_exact, validator=check_exact, metadata=means("数值"))
    unit: str | None = field(default=None, validator=optional(check_id), metadata=means("单位", refers="units", place=2))
    group: str | None = field(default=None, validator=optional(check_id), metadata=means("考核类别", place=3))
    person: str | None = field(default=None, validator=optional(check_id), metadata=means("人员", refers="persons", place=4))
    everyone: bool = field(default=False, validator=check_bool, metadata=means("全体", place=5))
    period: Period | None = field(default=None, validator=optional(part(Period)), metadata=means("适用期间"))
    id: str | None = field(default=None, validator=optional(check_id), metadata=means("编号", place=1))

    def __attrs_post_init__(self) -> None:
        """Refuse a figure of nobody or of two parties."""
        exactly_one(unit=self.unit, group=self.group, person=self.person, everyone=self.everyone)
