"""Words of the field: closed vocabularies, each word with its official Chinese label."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from govinfo.texts import Language
from govinfo.texts._languages import either

__all__ = [
    "Action",
    "Complexity",
    "Decision",
    "Grain",
    "Labelled",
    "LapseKind",
    "LeaderRank",
    "Level",
    "Per",
    "ReviewOutcome",
    "Role",
    "Status",
]


class Labelled(StrEnum):
    """
    A closed vocabulary: the value is the word on the wire, `label` the Chinese term.

    >>> Level.CITY.value, Level.CITY.label
    ('city', '市级')
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its word and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def text(self, lang: Language) -> str:
        """Return the word for a reader of *lang*: the label in Chinese (`zh`), else the plain word."""
        return either(self.label, self.value, lang)


class Level(Labelled):
    """
    A level of government (层级), ordered from township to national.

    >>> Level.CITY.order > Level.DISTRICT.order
    True
    """

    TOWNSHIP = "township", "乡镇级"
    DISTRICT = "district", "区县级"
    CITY = "city", "市级"
    PROVINCE = "province", "省级"
    NATIONAL = "national", "国家级"

    @property
    def order(self) -> int:
        """The place in the order of levels, township 0, national 4."""
        return list(Level).index(self)


class LeaderRank(Labelled):
    """
    The rank of a leader within a level (领导职务): the principal leader or another one.

    >>> LeaderRank("principal").label
    '主要领导'
    """

    PRINCIPAL = "principal", "主要领导"
    OTHER = "other", "其他领导"


class Complexity(Labelled):
    """
    How hard a matter is to handle (办理难度).

    >>> Complexity("multi-party").label
    '复杂且涉及多方'
    """

    ORDINARY = "ordinary", "一般"
    COMPLEX = "complex", "较复杂"
    MULTI_PARTY = "multi-party", "复杂且涉及多方"


class LapseKind(Labelled):
    """
    The kinds of lapse (过错) that every rulebook knows; a rulebook may declare more.

    >>> LapseKind.URGENT_LATE.value, LapseKind.URGENT_LATE.label
    ('urgent-late', '紧急信息迟报')
    """

    URGENT_LATE = "urgent-late", "紧急信息迟报"
    URGENT_OMITTED = "urgent-omitted", "紧急信息漏报"
    URGENT_CONCEALED = "urgent-concealed", "紧急信息瞒报"
    UNTRUE = "untrue", "信息失实"
    COMMISSION_LATE = "commission-late", "约稿迟报"
    COMMISSION_MISSED = "commission-missed", "约稿不报"
    CRITICISED = "criticised", "通报批评"


class Action(Labelled):
    """
    What a correction (更正) does to the record it names.

    >>> [action.label for action in Action]
    ['作废', '替换']
    """

    VOID = "void", "作废"
    REPLACE = "replace", "替换"


class Status(Labelled):
    """
    What became of a ledger line (计分状态); only counted lines add up.

    >>> [(status.value, status.label) for status in Status]
    [('counted', '计入'), ('superseded', '被取代'), ('capped', '超限不计'), ('voided', '取消')]
    """

    COUNTED = "counted", "计入"
    SUPERSEDED = "superseded", "被取代"
    CAPPED = "capped", "超限不计"
    VOIDED = "voided", "取消"


class Grain(Labelled):
    """
    The length of a sub-period (周期).

    >>> Grain("half-year").label
    '每半年'
    """

    WEEK = "week", "每周"
    HALF_MONTH = "half-month", "每半月"
    MONTH = "month", "每月"
    TWO_MONTHS = "two-months", "每两月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half-year", "每半年"
    YEAR = "year", "每年"


class Per(Labelled):
    """
    In which spans a target (目标任务) is owed: in every sub-period of a length, or in the target's own days as one span.

    >>> [one.value for one in Per]
    ['week', 'half-month', 'month', 'two-months', 'quarter', 'half-year', 'year', 'period']
    """

    WEEK = "week", "每周"
    HALF_MONTH = "half-month", "每半月"
    MONTH = "month", "每月"
    TWO_MONTHS = "two-months", "每两月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half-year", "每半年"
    YEAR = "year", "每年"
    PERIOD = "period", "整个期间"

    @property
    def grain(self) -> Grain | None:
        """The length of the sub-period; None where the target's own days are one span."""
        return None if self is Per.PERIOD else Grain(self.value)


class Role(Labelled):
    """
    What a unit does in a matter (承办分工).

    >>> [(one.value, one.label) for one in Role]
    [('lead', '牵头'), ('responsible', '责任'), ('supervisor', '督办')]
    """

    LEAD = "lead", "牵头"
    RESPONSIBLE = "responsible", "责任"
    SUPERVISOR = "supervisor", "督办"


class ReviewOutcome(Labelled):
    """
    What became of an item beside adoption (审稿结果).

    >>> [(one.value, one.label) for one in ReviewOutcome]
    [('accepted', '受理'), ('returned', '退回'), ('rejected', '不予采用'), ('merged', '合并'), ('withdrawn', '撤回')]
    """

    ACCEPTED = "accepted", "受理"
    RETURNED = "returned", "退回"
    REJECTED = "rejected", "不予采用"
    MERGED = "merged", "合并"
    WITHDRAWN = "withdrawn", "撤回"


class Decision(Labelled):
    """
    What was decided on a claim (申诉处理结果).

    >>> [(one.value, one.label) for one in Decision]
    [('upheld', '成立'), ('partly', '部分成立'), ('dismissed', '不成立')]
    """

    UPHELD = "upheld", "成立"
    PARTLY = "partly", "部分成立"
    DISMISSED = "dismissed", "不成立"


class LimitUnit(Labelled):
    """
    What a limit is counted in (期限单位), or the two kinds that are not counted at all.

    >>> LimitUnit("working-day").label
    '工作日'
    """

    MINUTE = "minute", "分钟"
    HOUR = "hour", "小时"
    DAY = "day", "日"
    WORKDAY = "working-day", "工作日"
    MONTH = "month", "月"
    YEAR = "year", "年"
    DATE = "date", "指定日期"
    PERIOD_END = "period-end", "周期末"

    @property
    def timed(self) -> bool:
        """Whether it runs from an instant to an instant, through nights and holidays."""
        return self in {LimitUnit.MINUTE, LimitUnit.HOUR}

    @property
    def counted(self) -> bool:
        """Whether a number of them is counted from an anchor."""
        return self not in {LimitUnit.DATE, LimitUnit.PERIOD_END}
