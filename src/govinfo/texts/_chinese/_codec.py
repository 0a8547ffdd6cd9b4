"""The Chinese of what the codec says."""

from __future__ import annotations

from typing import Final

CHINESE: Final[dict[str, str]] = {
    "a text with {place} in it, such as {example}": "含 {place} 的文字，例如 {example}",
    "is a workbook or another packed file, and no text: a ledger is read by import, which writes records": (
        "是电子表格或其他压缩文件，不是文本：台账请先用 import 转为记录"
    ),
    # a third language
    "a tag such as fr or zh-Hant": "fr、zh-Hant 一类的标记",
    "is no sentence of the library": "不是本库的语句",
    "must have the places {places}, as the English sentence has": "占位应与英文语句相同：{places}",
    # whole sentences, which stand behind a path
    "must be {expected}, got {got}": "应为{expected}，实为 {got}",
    "{what} must be {expected}, got {got}": "{what} 应为{expected}，实为 {got}",
    "must be one of {known}, got {got}": "应为下列之一：{known}，实为 {got}",
    "must be {expected}, got the float {got}: write it as a string, {string}": "应为{expected}，实为小数 {got}：请写成字符串 {string}",
    "must be a text without the character U+0000, got {got}: take it out": "文本中不得含有空字符 U+0000，实为 {got}：请删去该字符",
    "must be a text of whole characters, got half of a surrogate pair in {got}: write the character itself": (
        "文本须由完整字符组成，{got} 中有半个代理对：请直接写出该字符"
    ),
    "must not be null: leave the field out": "不得为 null：没有内容时请不写此字段",
    "has more problems than these {most}: mend these first": "问题不止这 {most} 个：请先改正这些",
    "is longer than {most} characters: split it": "超过 {most} 个字符：请拆分",
    "{what} must be {expected}": "{what} 应为{expected}",
    "has {n} entries, more than {most}: split it": "有 {n} 条，超过 {most} 条：请拆分",
    "the examples have more than {most} records: split the file": "算例的记录超过 {most} 条：请拆分文件",
    "is missing: this field is required": "缺少此必填字段",
    "is missing: begin with {beginning}": "缺少此字段：文件应以 {beginning} 开头",
    "is given more than once in one object: keep one of them": "同一对象中重复出现：请只保留一个",
    "tables, such as [units.agri]": "若干个表，例如 [units.agri]",
    "a table of off, work and years": "含 off、work、years 的表",
    "a level": "层级",
    "is no known field": "没有此字段",
    "is not UTF-8: byte {byte} at offset {offset}; save the file as UTF-8": (
        "不是 UTF-8 编码：偏移 {offset} 处的字节为 {byte}；请将文件另存为 UTF-8"
    ),
    "is empty: write at least {least}": "文件为空：至少应写 {least}",
    "is nested too deeply: records need fewer than ten levels of brackets": "括号嵌套过深：记录所需的嵌套不超过十层",
    "is nested too deeply: at most {most} replacements inside each other": "替换记录嵌套过深：至多嵌套 {most} 层",
    "is not JSON at line {line}, column {column}: {reason}": "第 {line} 行第 {column} 列不符合 JSON 格式：{reason}",
    "does not belong into the first line, which holds the format alone: give each record a line": (
        "不应写在首行，首行只写 format：请每条记录单独成行"
    ),
    "reads as a record of no list, and no record here bears the id {of}": "不是任何一类记录，且文件中没有编号为 {of} 的记录",
    "cannot be read: {reason}": "无法读取：{reason}",
    # why a text is no JSON
    "a field name in double quotes is expected here": "此处应为带双引号的字段名",
    "a colon is expected here": "此处应为冒号",
    "a comma or the closing bracket is expected here": "此处应为逗号或右括号",
    "the string that begins here never ends": "此处开始的字符串没有结束",
    "a control character stands in a string; write it as an escape": "字符串中有控制字符；请写成转义形式",
    "an escape in a string is not one that JSON has": "字符串中的转义写法不是 JSON 所允许的",
    "something follows after the end": "正文结束之后还有多余内容",
    "a value is expected here; a comma may be left over": "此处应有一个值；可能多写了逗号",
    # what would have been right
    "a string": "字符串",
    "true or false": " true 或 false",
    "a whole number": "整数",
    "a string or a whole number": "字符串或整数",
    "a list": "列表",
    "an object": "对象",
    "an object: the whole record as it should have been": "对象，即更正后的整条记录",
    "an object that begins {beginning}": "以 {beginning} 开头的对象",
    'an integer or a string such as "0.5" or "10/3"': '整数，或形如 "0.5"、"10/3" 的字符串',
    "a number of at most {digits} characters": "不超过 {digits} 个字符的数",
    'a day such as "2024-03-05"': '形如 "2024-03-05" 的日期',
    'an instant such as "2024-03-05T09:30:00+08:00"': '形如 "2024-03-05T09:30:00+08:00" 的时刻',
    "an instant that the calendar and the clock have": "历法和时钟上存在的时刻",
    'a period such as "2024-Q2" or "2024-01-16/2024-03-01"': '形如 "2024-Q2" 或 "2024-01-16/2024-03-01" 的考核期',
    '"govinfo.records/1"': ' "govinfo.records/1"',
    'an amount of yuan such as "220.00"': '形如 "220.00" 的金额（元）',
    "a rank, 1 or more": "名次，1 或更大的整数",
    "a number of questions, 0 or more": "问题个数，0 或更大",
    # what was there instead
    "a list of {n}": "含 {n} 项的列表",
}
