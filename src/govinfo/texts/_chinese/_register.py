"""The Chinese of what the register says about records as a whole."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    # the word for one record of each list
    "record": "记录",
    "unit": "单位",
    "person": "人员",
    "commission": "约稿",
    "submission": "报送",
    "adoption": "采用",
    "instruction": "批示",
    "handling": "办理",
    "lapse": "过错",
    "finding": "认定",
    "target": "目标任务",
    "figure": "基础数据",
    # errors
    "id {id} is used already, at {other}; ids are unique over all records": "编号 {id} 与 {other} 处重复；编号在全部记录中不得重复",
    "there is no {kind} {id}": "没有编号为 {id} 的{kind}",
    "add it or correct the reference": "请补录或更正引用",
    "{kind} {id} is voided by {correction}; correct this record too": "{kind} {id} 已被更正 {correction} 作废；请一并更正本条记录",
    "{id} is a {other}, not a {kind}": "{id} 是{other}，不是{kind}",
    "{unit} has no part in {record}; its units are {units}": "{unit}与{record}无关；其所涉单位为：{units}",
    "{link} goes round in a circle: {circle}": "{link} 形成循环：{circle}",
    "correction {id} is part of a circle of corrections; void one of them by a new correction": (
        "更正 {id} 与其他更正互相更正，形成循环；请另作一条更正，作废其中之一"
    ),
    "the replacement belongs to {got}, the record it replaces to {list}": "替换后的记录属于 {got}，而被替换的记录属于 {list}",
    "a replaced correction must be of the same record; void it and write a new one": (
        "替换更正时，所更正的记录不得改变；请作废原更正，另作一条"
    ),
    # questions
    "corrects {other}, which is dated later, on {on}": "所更正的更正 {other} 日期在后（{on}）",
    "id {id} differs from {other} only in capitals; is it another record?": "编号 {id} 与 {other} 仅大小写不同；确为两条记录吗？",
    "id {id} differs from {other} only in how its characters are written (width, accents, what is invisible); is it another record?": (
        "编号 {id} 与 {other} 仅字符写法不同（全角半角、附加符号、不可见字符）；确为两条记录吗？"
    ),
    "says neither whether it is met nor an amount, so that the finding of {day} stays in force": (
        "既未写明是否符合，也未写明数额；{day}的认定仍然有效"
    ),
    "no unit belongs to group {group}; the target binds nobody": "没有单位属于类别 {group}；此项任务未落实到任何单位",
    "adopted on {on}, before {item} was sent on {sent}": "采用日期{on}早于{item}的报送日期{sent}",
    "the same adoption of {item} stands at {other} too; is it entered twice?": "{item}的同一采用已记于 {other}；是否重复录入？",
    "{item}, sent by the same units on the same day, stands at {id} too; is it entered twice?": (
        "{item}由同样的单位在同一天报送，已记于 {id}；是否重复录入？"
    ),
    "{unit} does not exist on {day}": "{unit}在{day}尚未设立或已经撤销",
    "weights are given for some of the units only; {units} then count as 1": "只给部分供稿单位写了权重；{units}将按 1 计",
    "{person} belongs to {unit}, which did not contribute; where authors share by their units {person} has none": (
        "{person}所在的{unit}不是供稿单位；按供稿单位分给作者时，{person}不参与分配"
    ),
    "sent before what it reports happened on {day}": "报送早于所报事项的发生日期{day}",
    "answers a commission to {units}, none of which contributed": "所答复的约稿面向{units}，而供稿单位不在其中",
    "written on {on}, before {item} was sent on {sent}": "批示日期{on}早于{item}的报送日期{sent}",
    "an instruction on {item}, which no publication adopted": "{item}未被任何刊物采用而有批示",
    "follows {other}, which is later or on another item": "所承接的批示 {other} 时间在后，或者不是对同一条信息的批示",
    "received before the instruction of {on} was given": "收到时间早于批示日期{on}",
    "{person} belongs to {unit}, not to the unit of the lapse": "{person}属于{unit}，不属于过错单位",
    "{person} belongs to {unit}, not to the unit of the merit": "{person}属于{unit}，不属于加分事项所列单位",
    "received before {of} began on {day}": "收到时间早于{of}的发生日期{day}",
    "reviewed on {on}, before {item} was sent on {sent}": "审稿日期{on}早于{item}的报送日期{sent}",
    "{item} was merged, but nothing says into which item": "{item}已合并，但未填写并入哪一条信息",
    "adopted on {on}, though {item} was {outcome} on {day} ({review})": "{on}采用，而{item}已于{day}{outcome}（{review}）",
    "claims {record}, which is no record here": "所主张的记录 {record} 不在台账中",
    "was dismissed, and names correction {correction} all the same": "申诉不成立，却填写了所致更正 {correction}",
    "an amount is decided although the criterion is not met; the amount does not count": "认定为不符合，却填写了数额；该数额不计",
    "{unit} has a successor but no last day; say until when it existed": "{unit}有承继单位而无终止日期；请填写存续至何日",
    "{unit} ends on {until}, its successor {other} begins on {since}; the days between belong to both or to none": (
        "{unit}至{until}终止，其承继单位{other}自{since}设立；两日之间的归属重叠或空缺"
    ),
    "another unit is called {name} too": "另有单位也名为 {name}",
    "{unit} does not exist in {period}; the target binds nowhere": "{unit}在{period}内不存在；此项任务未落实到任何单位",
    "no unit of group {group} exists in {period}; the target binds nowhere": (
        "类别 {group} 没有单位在{period}内存在；此项任务未落实到任何单位"
    ),
    "no whole {per} lies in {period}; the target is owed once in these days": "{period}之内没有完整的{per}；此项任务按这段时间一次考核",
    "{unit} exists from {since} on; the target of {period} binds it in full": "{unit}自{since}起存在；{period}的任务按全额考核",
    "{unit} exists from {since} on; the target of {period} does not bind it, unless it is set for the unit itself": (
        "{unit}自{since}起存在；{period}的任务对它不适用，除非单独下达"
    ),
    "{units} became {unit} and differ in {name}, so that none of it holds; give {unit} one of its own": (
        "{units}合并为{unit}，其“{name}”各不相同，均不采用；请另为{unit}填报"
    ),
    "several targets of {measure} bind the same unit; every one of them must be met": "同一单位有多项“{measure}”任务；每一项均须完成",
    "asked for more time on {got}, before it was received on {day}; one of the two is wrong": (
        "延期申请（{got}）早于收到日期（{day}）；请核对这两个日期"
    ),
    "is due on {got}, before it was received on {day}; one of the two is wrong": "截止时间（{got}）早于收到日期（{day}）；请核对这两个日期",
}
