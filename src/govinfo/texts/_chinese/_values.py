"""The Chinese of what numbers, periods, records and errors say."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    "lang must be zh or en, a tag of one of them such as zh-CN or en-GB, or a Catalogue, got {got}": (
        "lang 应为 zh 或 en，或者 zh-CN、en-GB 一类的标记，或者 Catalogue，实为 {got}"
    ),
    "the class that the data is to become": "数据应读成的类",
    "a type of rule, such as Price": "规则的类型，如 Price",
    'a str such as "12", "0.5" or "10/3"': '"12"、"0.5"、"10/3" 这样的 str',
    "a list or tuple of numbers": "由数组成的 list 或 tuple",
    "one of {words}": "下列之一：{words}",
    "of the type Scope": " Scope 类型",
    "of the type Kind": " Kind 类型",
    "of the type Formula": " Formula 类型",
    "of the type Env": " Env 类型",
    "of the type {kind}": " {kind} 类型",
    "there is nothing under {got}": "没有 {got} 这一项",
    "there is nothing under {got}; {hint}": "没有 {got} 这一项；{hint}",
    "a dict of your own: make one with dict(...) and change that": "自己的 dict：请用 dict(...) 另作一份，再作修改",
    # what would have been right
    "did you mean {word}?": "是否应为 {word}？",
    "known are {words}": "可用的有：{words}",
    "known are {words} and {n} more": "可用的有：{words}等，另有 {n} 个",
    "none is declared": "没有声明任何一个",
    "{complaint}; {hint}": "{complaint}；{hint}",
    # errors
    " (line {line}, column {column})": "（第 {line} 行第 {column} 列）",
    "column {column}: {message}": "第 {column} 列：{message}",
    "no official working-day calendar is known for {year}, only for {first} to {last}; "
    "add the days of the State Council's notice for that year as an overlay": (
        "没有 {year} 年的法定工作日历，仅有{first}年至{last}年的；请按国务院办公厅当年放假通知补充该年的日期"
    ),
    # numbers
    "a finite number": "有限的数",
    "an integer or a Fraction, never a float": "整数或 Fraction，不得用浮点数",
    'a number such as "12", "0.5" or "10/3"': '形如 "12"、"0.5"、"10/3" 的数',
    "a number whose denominator is not zero": "分母不为零的数",
    "a whole number of fen": "精确到分的金额",
    "at least one weight above zero, none below": "权重不得为负，且至少有一个大于零",
    "a multiple of {quantum}": " {quantum} 的整数倍",
    # periods and days
    "a day between {first} and {last}": "{first}年至{last}年之间的日期",
    "an end after its start": "结束日晚于开始日的一段日期",
    "start or end": " start（起始年）或 end（截止年）",
    'a period such as "2024", "2024-H1", "2024-Q2", "2024-03" or "2024-01-16/2024-03-01" (half-open)': (
        '形如 "2024"、"2024-H1"、"2024-Q2"、"2024-03" 或 "2024-01-16/2024-03-01"（不含末日）的考核期'
    ),
    # fields of records
    "an id, which is a string": "编号，应为字符串",
    "an id: not empty, no white space, no invisible characters": "编号：不得为空，不得含空白或不可见字符",
    "an id of at most {most} characters": "不超过 {most} 个字符的编号",
    "a text of {least} to {most} characters, not only blanks": "{least} 至 {most} 个字符的文本，且不能全为空白",
    "a string, an integer or a boolean": "字符串、整数或 true、false",
    "a whole number, zero or more": "零或正整数",
    'an integer, a Fraction or a finite Decimal, such as exact("0.5")': '整数、Fraction 或有限的 Decimal，例如 exact("0.5")',
    "a {kind}": " {kind} 类型的值",
    "a list or a tuple": "列表或元组",
    "one of {known}": "下列之一：{known}",
    "a list with at least one item": "至少有一项的列表",
    # arguments of another type
    "a str or bytes: the content of the file": "文件内容（str 或 bytes）",
    "the Records that decode_records returns": " decode_records 返回的 Records",
    "the Register that build_register returns": " build_register 返回的 Register",
    'a Period, such as rulebook.period("2024")': ' Period，例如 rulebook.period("2024")',
    "a Rulebook, or a list of its versions": " Rulebook，或者其各版本的列表",
    "the bytes of the file": "文件的字节（bytes）",
    "the Rulebook that decode_rulebook or shipped_rulebook returns": " decode_rulebook 或 shipped_rulebook 返回的 Rulebook",
    "a mapping from readings to options": "从释义到选项的映射",
    "a date, such as date(2024, 3, 5)": " date，例如 date(2024, 3, 5)",
    'a str such as "2024-Q1"': ' str，例如 "2024-Q1"',
    "a record of one of the types in govinfo.records": "govinfo.records 中某一类型的记录",
    # what must be true of one record
    "above zero": "大于零的数",
    "zero or more": "零或正数",
    "at most one lead": "至多一个牵头单位",
    "each named once": "互不重复的编号",
    "not before {first}, which is {start}": "不早于 {first}（{start}）的时刻",
    "a day after since, which is {since}": "晚于 since（{since}）的日期",
    "given once: name one of them": "其中一项，且仅填一项",
    "a whole number, one or more": "不小于一的整数",
    "with a weight each, or none of them with one": "每人都填写权重，或者都不填写",
    "left out while granted says nothing: it is not decided": "空（granted 未填写，尚未批复）",
    "given with unit, and only with it": "与 unit 同时填写",
    "a unit that is counted, such as day or working-day": "可以计数的单位，如 day、working-day",
    "one after the other: the pause from {day} goes on": "先后不重叠：自{day}起的暂停尚未结束",
    "one after the other: the pause from {day} ends on {end}": "先后不重叠：自{day}起的暂停至{end}结束",
    "left out where returned_at is": "空（未填写 returned_at 的）",
    "the id of the instruction, matter, commission or submission that is handled": "所办理的批示、事项、约稿或报送的编号",
    "left out where of names what is handled": "空（已在 of 填写办理对象的）",
    "left out: only a merged item goes into another": "空（只有合并的信息才填写并入何条）",
    "the id of another item: none is merged into itself": "另一条信息的编号：信息不能并入自身",
    "given, or persons, or both: a merit is somebody's": "与 persons 至少填写一项：加分事项须有归属",
    "given, or yuan or record: a claim says what should be": "与 yuan、record 至少填写一项：申诉须写明主张",
    "left out while decision says nothing: it is not decided": "空（decision 未填写，尚未处理）",
    "in the order of their days, after since and before until": "按日期先后填写，晚于 since、早于 until",
    "each to another unit than the one before": "与调动前不同的单位",
    "one unit, one person, or one record and perhaps a unit beside it": "一个单位、一名人员，或者一条记录（可同时注明一个单位）",
    "the id of another record": "另一条记录的编号",
    "given with replace, and only with it": "action 为 replace 时必填，否则不填",
    "a record that keeps the id {id}": "沿用原编号 {id} 的记录",
}
