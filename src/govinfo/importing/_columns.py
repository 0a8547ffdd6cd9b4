"""The columns of a ledger kept in a spreadsheet (台账表头): for every list of records its columns, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, final

from attrs import frozen

from govinfo._doors import checked
from govinfo.errors import InvalidValueError
from govinfo.labels import Labelled
from govinfo.records import LISTS
from govinfo.texts import Language, Text


class CellKind(Labelled):
    """What a cell holds (单元格内容), and how it is written in a spreadsheet."""

    TEXT = "text", "文字"
    ID = "id", "编号"
    IDS = "ids", "编号，多个以顿号隔开"
    UNIT = "unit", "单位编号或名称"
    UNITS = "units", "单位编号或名称，多个以顿号隔开"
    PERSON = "person", "人员编号或姓名"
    PERSONS = "persons", "人员编号或姓名，多个以顿号隔开"
    NUMBER = "number", "数"
    NUMBERS = "numbers", "数，多个以顿号隔开"
    COUNT = "count", "整数"
    PLACE = "place", "整数或文字"
    DAY = "day", "日期，如 2024-03-05"
    INSTANT = "instant", "时间，如 2024-03-05 09:30（北京时间）"
    DUE = "due", "时间，如 2024-03-05 17:30（北京时间），只写日期的为当日24:00"
    PERIOD = "period", "考核期，如 2024、2024-H1、2024-03"
    YES_NO = "yes-no", "是或否"
    LEVEL = "level", "层级：乡镇级、区县级、市级、省级、国家级"
    RANK = "rank", "主要领导或其他领导"
    COMPLEXITY = "complexity", "一般、较复杂、复杂且涉及多方"
    GRAIN = "grain", "每周、每半月、每月、每两月、每季度、每半年、每年"
    ACTION = "action", "作废"


@final
@frozen
class TableColumn:
    """
    A column of a table (列).

    Attributes:
        name: its English heading, which is the field's name.
        title: its Chinese heading.
        kind: what its cells hold.
        needed: whether every row must fill it.
    """

    name: str
    title: str
    kind: CellKind
    needed: bool = False

    def heading(self, lang: Language) -> str:
        """Return the heading in *lang*."""
        return self.title if lang == "zh" else self.name


_K = CellKind
_ID = TableColumn("id", "编号", _K.ID, needed=True)

COLUMNS: Final[Mapping[str, tuple[TableColumn, ...]]] = MappingProxyType(
    {
        "units": (
            _ID,
            TableColumn("name", "名称", _K.TEXT, needed=True),
            TableColumn("level", "层级", _K.LEVEL),
            TableColumn("group", "考核类别", _K.ID),
            TableColumn("parent", "上级单位", _K.UNIT),
            TableColumn("since", "设立日期", _K.DAY),
            TableColumn("until", "撤销日期", _K.DAY),
            TableColumn("successor", "承接单位", _K.UNIT),
        ),
        "persons": (
            _ID,
            TableColumn("name", "姓名", _K.TEXT, needed=True),
            TableColumn("unit", "单位", _K.UNIT, needed=True),
        ),
        "commissions": (
            _ID,
            TableColumn("by", "约稿层级", _K.LEVEL, needed=True),
            TableColumn("units", "约稿单位", _K.UNITS, needed=True),
            TableColumn("asked_at", "约稿时间", _K.INSTANT, needed=True),
            TableColumn("due_at", "截止时间", _K.DUE, needed=True),
            TableColumn("title", "标题", _K.TEXT),
        ),
        "submissions": (
            _ID,
            TableColumn("units", "报送单位", _K.UNITS, needed=True),
            TableColumn("weights", "权重", _K.NUMBERS),
            TableColumn("lead", "牵头单位", _K.UNIT),
            TableColumn("submitted_at", "报送时间", _K.INSTANT, needed=True),
            TableColumn("title", "标题", _K.TEXT),
            TableColumn("authors", "作者", _K.PERSONS),
            TableColumn("form", "信息形式", _K.ID),
            TableColumn("kinds", "信息类别", _K.IDS),
            TableColumn("happened_at", "事发时间", _K.INSTANT),
            TableColumn("characters", "字数", _K.COUNT),
            TableColumn("pictures", "图片数", _K.COUNT),
            TableColumn("channel", "报送渠道", _K.ID),
            TableColumn("commission", "约稿编号", _K.ID),
            TableColumn("subject", "主题", _K.TEXT),
            TableColumn("urgent", "紧急", _K.YES_NO),
        ),
        "adoptions": (
            _ID,
            TableColumn("submission", "报送编号", _K.ID, needed=True),
            TableColumn("publication", "刊物", _K.ID, needed=True),
            TableColumn("on", "采用日期", _K.DAY, needed=True),
            TableColumn("form", "采用形式", _K.ID),
            TableColumn("issue", "期号", _K.PLACE),
            TableColumn("grade", "等次", _K.TEXT),
            TableColumn("position", "版位", _K.PLACE),
            TableColumn("channel", "渠道", _K.ID),
            TableColumn("characters", "字数", _K.COUNT),
            TableColumn("fee", "稿费", _K.NUMBER),
        ),
        "instructions": (
            _ID,
            TableColumn("submission", "报送编号", _K.ID, needed=True),
            TableColumn("level", "层级", _K.LEVEL, needed=True),
            TableColumn("on", "批示日期", _K.DAY, needed=True),
            TableColumn("rank", "领导职务", _K.RANK),
            TableColumn("leader", "批示领导", _K.TEXT),
            TableColumn("affirmative", "肯定性批示", _K.YES_NO),
            TableColumn("follows", "前次批示", _K.ID),
        ),
        "handlings": (
            _ID,
            TableColumn("instruction", "批示编号", _K.ID, needed=True),
            TableColumn("unit", "办理单位", _K.UNIT, needed=True),
            TableColumn("received_at", "收到时间", _K.INSTANT, needed=True),
            TableColumn("complexity", "办理难度", _K.COMPLEXITY, needed=True),
            TableColumn("done_at", "办结时间", _K.INSTANT),
        ),
        "lapses": (
            _ID,
            TableColumn("unit", "单位", _K.UNIT, needed=True),
            TableColumn("kind", "过错种类", _K.ID, needed=True),
            TableColumn("on", "日期", _K.DAY, needed=True),
            TableColumn("by", "通报层级", _K.LEVEL),
            TableColumn("submission", "报送编号", _K.ID),
            TableColumn("commission", "约稿编号", _K.ID),
            TableColumn("persons", "责任人", _K.PERSONS),
        ),
        "findings": (
            _ID,
            TableColumn("criterion", "认定标准", _K.ID, needed=True),
            TableColumn("about_unit", "认定单位", _K.UNIT),
            TableColumn("about_person", "认定人员", _K.PERSON),
            TableColumn("about_submission", "认定报送", _K.ID),
            TableColumn("about_adoption", "认定采用", _K.ID),
            TableColumn("about_instruction", "认定批示", _K.ID),
            TableColumn("about_lapse", "认定过错", _K.ID),
            TableColumn("on", "认定日期", _K.DAY, needed=True),
            TableColumn("met", "是否符合", _K.YES_NO),
            TableColumn("amount", "认定数额", _K.NUMBER),
            TableColumn("text", "认定意见", _K.TEXT),
            TableColumn("by", "认定人", _K.TEXT),
            TableColumn("reason", "理由", _K.TEXT),
        ),
        "targets": (
            TableColumn("id", "编号", _K.ID),
            TableColumn("unit", "单位", _K.UNIT),
            TableColumn("group", "考核类别", _K.ID),
            TableColumn("measure", "指标", _K.ID, needed=True),
            TableColumn("per", "周期", _K.GRAIN, needed=True),
            TableColumn("at_least", "任务数", _K.NUMBER, needed=True),
            TableColumn("period", "适用期间", _K.PERIOD),
        ),
        "figures": (
            TableColumn("id", "编号", _K.ID),
            TableColumn("unit", "单位", _K.UNIT),
            TableColumn("person", "人员", _K.PERSON),
            TableColumn("name", "名称", _K.ID, needed=True),
            TableColumn("value", "数值", _K.NUMBER, needed=True),
            TableColumn("period", "适用期间", _K.PERIOD),
        ),
        "corrections": (
            _ID,
            TableColumn("of", "更正对象", _K.ID, needed=True),
            TableColumn("action", "更正方式", _K.ACTION, needed=True),
            TableColumn("on", "更正日期", _K.DAY, needed=True),
            TableColumn("reason", "理由", _K.TEXT, needed=True),
            TableColumn("by", "更正人", _K.TEXT, needed=True),
        ),
    }
)
"""
The columns of every list, by the list's name.

What has parts of its own stays out: the extensions and reports of a handling, the replacement of a
correction. Tags stand in columns named `tag:` and the key, or 标签： and the key.
"""


@checked
def list_title(name: str, lang: Language = "zh") -> str:
    """
    Return what the sheet of a list is called.

    Raises:
        InvalidValueError: there is no such list.

    >>> list_title("submissions"), list_title("submissions", "en")
    ('报送', 'submissions')
    """
    if name not in LISTS:
        raise InvalidValueError("name", name, Text("one of {known}", known=tuple(LISTS)))
    return LISTS[name].label if lang == "zh" else name


def list_named(title: str) -> str | None:
    """
    Return the list that a sheet or file is named after, None where there is none.

    >>> list_named("报送"), list_named("Submissions "), list_named("sheet1")
    ('submissions', 'submissions', None)
    """
    plain = title.strip()
    return next((name for name in LISTS if plain == LISTS[name].label or plain.casefold() == name), None)
