"""The Chinese of what worked examples say."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    "{example}: {subject}: {what} is {got}, not {expected}": "示例 {example}：{subject} 的{what}为 {got}，应为 {expected}",
    "points of {part}": "分项“{part}”得分",
    "points": "积分",
    "points awarded": "加分合计",
    "the value that ranks": "排名所依据的数值",
    "points deducted": "扣分合计",
    "complete": "待认定事项是否办结",
    "bars": "不得参评的情形",
    "notices": "通报等事项",
    "{rule} comes to": "规则 {rule} 的计分",
    "measure {measure}": "指标 {measure}",
    "payout of {period}": "{period}的发放额",
    "records without a price": "未计分的记录",
    "records outside the period": "考核期外的记录",
    "pending decisions": "待认定事项",
    "commended": "评先名单",
    "yuan": "奖金",
    "rank": "名次",
    "eligible": "评先资格",
    "nothing": "无",
    "the last day": "截止日",
    "whether it is owed": "是否应办",
    "the number of lines": "明细条数",
    "the state": "状态",
    "the result": "办理结果",
    "days late": "逾期天数",
    "minutes late": "逾期分钟数",
    "{value}": "{value}",
    "no unit and no person of the example bears the id {id}; put it among the records": (
        "示例中没有编号为 {id} 的单位或人员；请在记录中写明"
    ),
    "names no day; give it one, or the example a day of its own: on = 2024-03-05": (
        "没有日期；请写明日期，或为示例写明日期：on = 2024-03-05"
    ),
    "takes either submission or the units of an item of its own, not both": "submission 与供稿单位只能写其一",
    "two examples bear the id {id}; give one another": "有两个示例编号同为 {id}；请改其一",
    "a whole number from 1 to {most}": " 1 到 {most} 之间的整数",
    "a table": "表",
}
