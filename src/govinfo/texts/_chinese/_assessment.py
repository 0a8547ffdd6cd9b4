"""The Chinese of what an assessment says: arithmetic, reasons, and why a record earned nothing."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    "{amount} × {n} times": "{amount} × {n}次",
    "depends on amounts; assess the records again": "取决于分值大小，请重新考核",
    "several versions were in force; assess the records again": "考核期内施行过几个版本，请重新考核",
    "differs in more than the plain amounts of prices; assess the records again": "与原办法的差别不限于分值数额，请重新考核",
    # arithmetic
    "{amount} points": "{amount}分",
    "{amount} yuan": "{amount}元",
    "contributing units": "个供稿单位",
    "authors": "名作者",
    "the first author": "第一作者",
    "{n} {who}, {amount} for each": "{n} {who}，各计{amount}",
    "{place} of {n} {who} gets {amount}": "{n} {who}中，{place}计{amount}",
    "{note}, shared by weight among {n} authors of the unit": "{note}，由本单位 {n} 名作者按权重分摊",
    "{note}, shared {ratio} by the first {n} authors": "{note}，由前 {n} 名作者按 {ratio} 分摊",
    "the lead": "牵头单位",
    "the first": "第一单位",
    "{amount} ÷ {n} {who} = {share}": "{amount} ÷ {n} {who} = {share}",
    "{amount} × {weight} ÷ {all} = {share}": "{amount} × {weight} ÷ {all} = {share}",
    "{duty}; {note}": "{duty}；{note}",
    "{formula}; {share}": "{formula}；{share}",
    "{period}: {words}": "{period}：{words}",
    "{period}: {words}; {amount}": "{period}：{words}；{amount}",
    "{title}: {note}": "{title}：{note}",
    "{note}, counted against the person": "{note}，计入个人",
    "{note}, for each of {n} authors of the unit": "{note}，本单位 {n} 名作者各计全额",
    "{note}, shared equally by {n} authors of the unit": "{note}，本单位 {n} 名作者平均分配",
    "{words}; not counted, {rule}{other} counts instead": "{words}；不计，改按{rule}{other}计",
    "{words}; not counted: {finding} later found that it is not met": "{words}；不计：其后认定（{finding}）不成立",
    "{note}; one unit answers for {n} of them and gets it once": "{note}；其中{n}家由同一单位承继，只计一次",
    "{notes}; together {amount}": "{notes}；合计{amount}",
    "{period} {reached}, target {target}": "{period} {reached}，任务 {target}",
    " on {record}": "（{record}）",
    "{reached}, target {target}": "{reached}，任务 {target}",
    "decides {clause} for {record}: not met, nothing is posted": "用于认定 {record} 的{clause}：不符合，不予计分",
    "{words}; not counted: {rule}": "{words}；不计：{rule}",
    "{note}; {pool} × {weight} ÷ {all} = {share}": "{note}；{pool} × {weight} ÷ {all} = {share}",
    "{note}; of it {amount}": "{note}；其中{amount}",
    "{note}; of it {amount} within the limit of {clause}": "{note}；其中{amount}在 {clause} 限额之内",
    "{clause} {title} and {other_clause} {other} both price it, and the rulebook does not say how they combine": (
        "{clause} {title}与{other_clause} {other}都对其计分，而办法没有写明如何取舍"
    ),
    # decisions that assessors owe
    "a finding on {criterion} with an amount{range}": "“{criterion}”的认定，并写明数额{range}",
    " of at least {least}": "（不低于 {least}）",
    " from {least} to {most}": "（{least} 至 {most}）",
    "": "",
    # what follows from the totals
    "{clause}: {title} ({because})": "{clause}：{title}（{because}）",
    "{period} {measure} {reached}, target {target}": "{period} {measure} {reached}，任务 {target}",
    "{reasons}": "{reasons}",
    # why a record earned nothing
    "no record has the id {got}; {hint}": "没有编号为 {got} 的记录；{hint}",
    "{action} by correction {correction} of {of}": "{of} 经更正 {correction} 予以{action}",
    "awaits {needs}, under {clause}": "按 {clause}，尚待{needs}",
    "a record of this kind is priced by no rule; rules look things up in it": "此类记录不直接计分，供规则查用",
    "its day, {day}, lies outside {period}": "日期 {day} 不在 {period} 之内",
    "no rule prices this {kind}; it counts in the measures": "没有规则对{kind}计分；计入指标",
    "no rule prices this {kind}": "没有规则对{kind}计分",
    "no {account}: nearest is {clause} {title}: {failed}": "未计{account}：最接近的是 {clause} {title}：{failed}",
    "nearest is {clause} {title}: {failed}": "最接近的是 {clause} {title}：{failed}",
    "{condition} does not hold: {reason}": "不符合条件 {condition}：{reason}",
    "it was found that {criterion} is not met": "经认定，不属于“{criterion}”",
    "{attribute} is {got}, asked for is {wanted}": "{attribute}为“{got}”，规则要求为“{wanted}”",
    "{attribute} is {got}, asked for is anything but {wanted}": "{attribute}为“{got}”，规则要求不为“{wanted}”",
    "not given": "未填写",
}
